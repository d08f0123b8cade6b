"""Copies that hold what was there when they were made: backups, and databases from before a new version or a move."""

from __future__ import annotations

import sqlite3
from contextlib import closing, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from storage.backup import MADE, NAME
from storage.database import parse_url
from storage.gallery import Gallery

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

BACKUPS = "backups"  # the folder of backups inside a data folder, if no other is named
COUNT = """
    SELECT (SELECT count(*) FROM runs WHERE owner = :person)
        + (SELECT count(*) FROM stars WHERE person = :person)
        + (SELECT count(*) FROM settings WHERE scope = 'person' AND key = :person)
"""
KEY, PLACES = 1, "backups"  # of what the bot keeps for itself: the backups that are somewhere else


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """A folder with a backup, or a database file alone, made at a time; so many rows are theirs (None: unreadable)."""

    place: Path
    made: datetime
    rows: int | None


def note(url: str, folder: Path) -> None:
    """Remember where a backup is that lies outside the data folder; StorageError."""
    place, gallery = str(folder.absolute()), Gallery(url)
    gallery.amend("bot", KEY, lambda kept: {**kept, PLACES: sorted({*kept.get(PLACES, ()), place})})
    gallery.close()


def copies(url: str, data: Path, person: int) -> Iterator[Copy]:
    """Give all known copies that hold rows of a person, or can't be read. StorageError."""
    for folder in _folders(url, data):
        with suppress(OSError, ValueError):  # no backup of ours
            made = datetime.fromisoformat((folder / MADE).read_text())
            yield from _held(Copy(place=folder, made=made, rows=_rows(folder / NAME, person)))
    for file in _beside(url, data):
        made = datetime.fromtimestamp(file.stat().st_mtime, UTC)
        yield from _held(Copy(place=file, made=made, rows=_rows(file, person)))


def _folders(url: str, data: Path) -> Iterable[Path]:
    gallery = Gallery(url)
    noted = gallery.settings("bot", KEY).get(PLACES, ())
    gallery.close()
    inside = (data / BACKUPS).iterdir() if (data / BACKUPS).is_dir() else ()
    return sorted({path.absolute() for path in (*inside, *map(Path, noted))})


def _beside(url: str, data: Path) -> Iterable[Path]:
    """Give the copies from before a new version, half ones too, and the SQLite file from before a move."""
    place, first = parse_url(url), data / NAME
    used = Path(str(place.database)) if place.get_backend_name() == "sqlite" else None
    endings = "backup", "part"
    found = {
        copy for path in (first, used or first) for end in endings for copy in path.parent.glob(f"{path.name}.*.{end}")
    }
    moved = {first} if first.exists() and (used is None or used.absolute() != first.absolute()) else set()
    return sorted(found | moved)


def _held(copy: Copy) -> Iterator[Copy]:
    if copy.rows != 0:
        yield copy


def _rows(path: Path, person: int) -> int | None:
    """Count rows without bringing the copy to today's schema, which would leave yet another copy."""
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True)) as database:
            return int(database.execute(COUNT, {"person": person}).fetchone()[0])
    except sqlite3.Error:
        return None
