"""A copy of everything, database and files, made while the bot goes on."""

from __future__ import annotations

import shutil
from contextlib import contextmanager
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, select

from storage import disk
from storage.copying import copy
from storage.database import opened, transaction
from storage.errors import DamagedError, MissingError, StorageError
from storage.files import Files
from storage.schema import FileRow, LinkRow
from storage.values import utc_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

    from sqlalchemy import Engine

NAME = "reverie.db"  # as in a data folder
MADE = "made"  # the file that says when: a folder's own time changes with what is done inside


@dataclass(frozen=True, slots=True, kw_only=True)
class Backup:
    """What a backup holds; `lost` are the hashes of files that were missing or damaged before it was made."""

    folder: Path
    runs: int
    files: int
    lost: tuple[str, ...]


def backup(
    url: str,
    files: Files,
    folder: Path,
    *,
    seen: Callable[[int, int], None] = lambda *_: None,
    clock: Callable[[], datetime] = utc_now,
) -> Backup:
    """Write a folder with a SQLite database and all files of its runs, of one moment; the bot may run meanwhile.

    The folder is a data folder of its own, and appears when it is whole. `seen` is told how many rows, and then how
    many files, of how many are written. Raises StorageError, UnwritableError or FullError, and then leaves nothing.
    """
    with _whole(folder, clock) as part:
        place = disk.address(part / NAME)
        counts = copy(url, place, seen=seen)
        with opened(url) as live, opened(place) as kept:
            lost = _take(files, Files(part / "files"), kept, seen)
            let_go = {sha256 for sha256 in lost if not _knows(live, sha256)}
            _forget(kept, let_go)
    found = counts["files"] - len(lost)
    return Backup(folder=folder, runs=counts["runs"], files=found, lost=tuple(sorted(lost - let_go)))


@contextmanager
def _whole(folder: Path, clock: Callable[[], datetime]) -> Iterator[Path]:
    part = folder.with_name(f"{folder.name}.part")
    with disk.told(part):
        if folder.exists() or part.exists():
            raise StorageError(f"{folder if folder.exists() else part} is there already: choose a new name.")
        part.mkdir(parents=True)
    try:
        with disk.told(part):
            (part / MADE).write_text(clock().isoformat())
        yield part
        with disk.told(folder):
            part.rename(folder)
    except BaseException:
        shutil.rmtree(part, ignore_errors=True)
        raise


def _take(files: Files, copies: Files, kept: Engine, seen: Callable[[int, int], None]) -> set[str]:
    with transaction(kept, writes=False) as session:
        wanted = session.execute(select(FileRow.sha256, FileRow.kind).order_by(FileRow.id)).all()
    lost = set()
    for done, (sha256, kind) in enumerate(wanted, 1):
        try:
            copies.put(files.read(sha256), kind)
        except (MissingError, DamagedError):
            lost.add(sha256)
        seen(done, len(wanted))
    return lost


def _knows(engine: Engine, sha256: str) -> bool:
    with transaction(engine, writes=False) as session:
        return session.scalar(select(FileRow.id).where(FileRow.sha256 == sha256)) is not None


def _forget(kept: Engine, hashes: set[str]) -> None:
    # The bot let go of these between the two copies, as of a state when there is a newer one.
    with transaction(kept, writes=True) as session:
        ids = select(FileRow.id).where(FileRow.sha256.in_(hashes)).scalar_subquery()
        session.execute(delete(LinkRow).where(LinkRow.file_id.in_(ids)))
        session.execute(delete(FileRow).where(FileRow.sha256.in_(hashes)))
