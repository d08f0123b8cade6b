"""Forgetting a person: rows, files, and the traces that a database keeps of what was deleted."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from sqlalchemy import delete, func, select

from storage import rows
from storage.database import opened, transaction
from storage.schema import RunRow, SettingRow, StarRow
from storage.scrub import scrub
from storage.status import Status
from storage.sweep import known, remove_unknown, strays

if TYPE_CHECKING:
    from collections.abc import Callable

    from sqlalchemy import Engine

    from storage.files import Files

BATCH = 100  # runs deleted in one transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Forgotten:
    """What was removed of a person: so many runs, and so many files that nobody else's runs use.

    `painting`: one of these was being painted, so that its painter may have written something since.
    """

    runs: int
    files: int
    painting: bool = False


def forget(
    url: str, files: Files, person: int, *, thorough: bool = True, seen: Callable[[int, int], None] = lambda *_: None
) -> Forgotten:
    """Remove all runs, stars and settings of a person, and the files that nobody else's runs use.

    Afterwards the words are gone from the database's own files too: see `scrub` for this, and for `thorough`, which
    also looks for files that a crash has left without a row. Backups are not touched; each is a database with files
    of its own, on which this can be called. Called again after a crash, it goes on. `seen` is told how many runs of
    how many are gone. Raises StorageError.
    """
    done = Forgotten(runs=0, files=0)
    with opened(url) as engine:
        count = _count(engine, person)
        while (some := _forget_some(engine, files, person)).runs:
            done = _sum(done, some)
            seen(done.runs, max(count, done.runs))
        with transaction(engine, writes=True) as session:
            session.execute(delete(StarRow).where(StarRow.person == person))
            session.execute(delete(SettingRow).where(SettingRow.scope == "person", SettingRow.key == person))
        scrub(engine, thorough=thorough)
        if thorough:
            there = partial(known, engine)
            remove_unknown(files, [file.sha256 for file in strays(there, files)], there)
    return done


def _count(engine: Engine, person: int) -> int:
    with transaction(engine, writes=False) as session:
        return session.scalar(select(func.count()).where(RunRow.owner == person)) or 0


def _forget_some(engine: Engine, files: Files, person: int) -> Forgotten:
    with files.alone(), transaction(engine, writes=True) as session:
        runs = session.scalars(select(RunRow).where(RunRow.owner == person).limit(BATCH)).all()
        painting = any(run.status is Status.PAINTING for run in runs)
        return Forgotten(runs=len(runs), files=rows.erase(session, files, runs), painting=painting)


def _sum(one: Forgotten, two: Forgotten) -> Forgotten:
    return Forgotten(runs=one.runs + two.runs, files=one.files + two.files, painting=one.painting or two.painting)
