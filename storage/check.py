"""Looking after what is kept: whether rows and files agree, and whether the bytes are still those written."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Literal

from sqlalchemy import exists, func, select, text

from storage.database import opened, transaction
from storage.errors import DamagedError, MissingError
from storage.schema import FileRow, LinkRow
from storage.sweep import known, without_row

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from storage.files import Files

BATCH = 500

Fault = Literal["missing", "damaged", "orphan", "unused", "database"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Something that is not as it should be, with what to do about it; `runs` are those that it touches."""

    fault: Fault
    sentence: str
    sha256: str = ""
    runs: tuple[int, ...] = ()


def check(url: str, files: Files, *, seen: Callable[[int, int], None] = lambda *_: None) -> Iterator[Problem]:
    """Compare a database with its files, reading every byte; safe while the bot runs, and changes nothing.

    `seen` is told how many files of how many were read. Raises StorageError where the database can't be opened.
    """
    done = 0
    with opened(url) as engine:
        yield from _database(engine)
        count = _count(engine)
        for batch in _batches(engine):
            for row in batch:
                yield from _file(engine, files, row)
            done += len(batch)
            seen(done, max(count, done))
        for file in without_row(partial(known, engine), files)[0]:
            sentence = f"The file {file.sha256} is in no row: `db clean` removes it."
            yield Problem(fault="orphan", sentence=sentence, sha256=file.sha256)


def _database(engine: Engine) -> Iterator[Problem]:
    if engine.dialect.name != "sqlite":
        return  # PostgreSQL looks after its pages and references itself
    with transaction(engine, writes=False) as session:
        for (what,) in session.execute(text("PRAGMA integrity_check")):
            if what != "ok":
                yield Problem(fault="database", sentence=f"The database is damaged ({what}): restore a backup.")
        for table, row, other, _ in session.execute(text("PRAGMA foreign_key_check")):
            yield Problem(
                fault="database",
                sentence=f"Row {row} of {table} points to a row of {other} that is gone: restore a backup.",
            )
    yield from _index(engine)


def _index(engine: Engine) -> Iterator[Problem]:
    # FTS5 compares its index with all prompts; others wait to write meanwhile, three seconds at a million runs.
    try:
        with transaction(engine, writes=True) as session:
            session.execute(text("INSERT INTO search(search, rank) VALUES ('integrity-check', 1)"))
    except DamagedError:
        sentence = "The index of the prompts does not hold what they say: `db copy` to a new file makes it anew."
        yield Problem(fault="database", sentence=sentence)


def _count(engine: Engine) -> int:
    with transaction(engine, writes=False) as session:
        return session.scalar(select(func.count()).select_from(FileRow)) or 0


def _batches(engine: Engine) -> Iterator[Sequence[FileRow]]:
    # Each in a transaction of its own: one that lasts for hours would keep the bot's log from being folded in.
    last = 0
    while True:
        with transaction(engine, writes=False) as session:
            rows = session.scalars(select(FileRow).where(FileRow.id > last).order_by(FileRow.id).limit(BATCH)).all()
            session.expunge_all()
        if not rows:
            return
        yield rows
        last = rows[-1].id


def _file(engine: Engine, files: Files, row: FileRow) -> Iterator[Problem]:
    try:
        files.read(row.sha256)
    except MissingError:
        yield from _known(engine, row, "missing", "is missing: restore it from a backup, or delete the runs")
    except DamagedError:
        yield from _known(engine, row, "damaged", "is damaged: restore it from a backup, or delete the runs")
    else:
        with transaction(engine, writes=False) as session:
            if not session.scalar(select(exists().where(LinkRow.file_id == row.id))) and _is_there(session, row):
                sentence = f"The {row.kind} {row.sha256} belongs to no run: `db clean` removes it."
                yield Problem(fault="unused", sentence=sentence, sha256=row.sha256)


def _known(engine: Engine, row: FileRow, fault: Fault, what: str) -> Iterator[Problem]:
    with transaction(engine, writes=False) as session:
        if _is_there(session, row):  # the bot may have let go of it since
            runs = tuple(session.scalars(select(LinkRow.run_id).distinct().where(LinkRow.file_id == row.id)))
            sentence = f"The {row.kind} {row.sha256} {what} {', '.join(map(str, sorted(runs))) or '(none)'}."
            yield Problem(fault=fault, sentence=sentence, sha256=row.sha256, runs=runs)


def _is_there(session: Session, row: FileRow) -> bool:
    return session.get(FileRow, row.id) is not None
