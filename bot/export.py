"""Everything that a person asked for, packed into ZIPs that fit into messages; for threads."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from io import BytesIO
from typing import TYPE_CHECKING
from zipfile import ZipFile

from storage.errors import DamagedError, MissingError
from storage.values import Filter, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from bot.reel import Store
    from storage.gallery import Gallery
    from storage.values import Link, Run

PAGE = 50  # runs read at a time
LIMIT = 8 * 2**20  # bytes of a ZIP: a direct message takes 10 MiB
AROUND = 76  # bytes that a ZIP keeps for each file beside its name, twice, and its content
NAMES = {Role.PNG: "picture", Role.GIF: "film", Role.START: "start", Role.TARGET: "target", Role.STYLE: "style"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file in a ZIP."""

    name: str
    data: bytes

    @property
    def size(self) -> int:
        """How many bytes it takes in a ZIP."""
        return len(self.data) + 2 * len(self.name) + AROUND


def entries(store: Store, person: int) -> Iterator[Entry]:
    """Give what is kept of a person, file by file: settings and stars, then each run, the newest first."""
    starred = [run.id for run in _all(store.gallery, Filter(viewer=person, starred=True))]
    yield _json("you.json", {"settings": store.gallery.settings("person", person), "starred": starred})
    for run in runs_of(store.gallery, person):
        yield from _run(store, run)


def runs_of(gallery: Gallery, person: int) -> Iterator[Run]:
    """Give all runs of a person, the newest first."""
    return _all(gallery, Filter(viewer=person, owner=person))


def packed(all_of_them: Iterable[Entry], limit: int = LIMIT) -> Iterator[list[Entry]]:
    """Put files together up to a limit; one that is larger stays alone."""
    pack: list[Entry] = []
    for entry in all_of_them:
        if pack and sum(one.size for one in pack) + entry.size > limit:
            yield pack
            pack = []
        pack.append(entry)
    if pack:
        yield pack


def zipped(pack: Sequence[Entry]) -> bytes:
    """Make a ZIP; pictures and films are as small as they get already."""
    out = BytesIO()
    with ZipFile(out, "w") as file:
        for entry in pack:
            file.writestr(entry.name, entry.data)
    return out.getvalue()


def _all(gallery: Gallery, wanted: Filter) -> Iterator[Run]:
    before = None
    while page := gallery.history(wanted, before=before, limit=PAGE):
        yield from page
        before = page[-1].id


def _run(store: Store, run: Run) -> Iterator[Entry]:
    folder, lost = f"run-{run.id}", []
    for link in run.files:
        if link.role in NAMES:
            name = f"{folder}/{_name(link)}"
            try:
                yield Entry(name=name, data=store.files.read(link.file.sha256))
            except (MissingError, DamagedError):
                lost.append(name)
    yield Entry(name=f"{folder}/recipe.json", data=run.recipe.encode())
    yield _json(f"{folder}/about.json", {**_about(run), "lost": lost})


def _about(run: Run) -> dict[str, object]:
    """Give what else is known of a run, as JSON knows it."""
    return {
        "run": run.id,
        "words": run.line,
        "state": run.status,
        "times": [[change.status, change.at.isoformat()] for change in run.changes],
        "private": run.private,
        "server": run.guild,
        "channel": run.channel,
        "message": run.message,
        "language": run.locale,
        "from": run.parent,
        "steps": run.step,
        "seconds": run.seconds,
        "error": run.error,
        "scores": [asdict(score) for score in run.scores],
        "sources": [asdict(source) for source in run.sources],
        "notes": run.notes,
    }


def _name(link: Link) -> str:
    return f"{NAMES[link.role]}{f'-{link.n}' if link.n else ''}.{link.file.kind}"


def _json(name: str, value: object) -> Entry:
    return Entry(name=name, data=json.dumps(value, indent=2, ensure_ascii=False).encode())
