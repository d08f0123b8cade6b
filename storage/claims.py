"""Whose runs are whose on a shared database, and taking over those of a data folder that is lost.

A run belongs to the data folder that accepted it, by its name. On PostgreSQL, a program shows that it lives by a shared
lock of that name, which each of its connections holds and the server lets go of: see `database.py`.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import func, select, update

from storage.database import LIVING, number_of, opened, transaction
from storage.errors import HeldError
from storage.schema import RunRow

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True, slots=True, kw_only=True)
class Owner:
    """A data folder with so many open runs, and whether a program works in it; None: SQLite can't tell."""

    name: str
    runs: int
    lives: bool | None


def others(url: str, worker: str) -> tuple[Owner, ...]:
    """Give the other data folders that have open runs. StorageError."""
    theirs = ~RunRow.told, RunRow.worker.not_in(("", worker))
    counts = select(RunRow.worker, func.count()).where(*theirs).group_by(RunRow.worker).order_by(RunRow.worker)
    with opened(url) as engine, transaction(engine, writes=False) as session:
        found = session.execute(counts).all()
        return tuple(Owner(name=name, runs=count, lives=_lives(session, name)) for name, count in found)


def adopt(url: str, name: str, worker: str) -> int:
    """Make the open runs of a data folder those of a worker; gives how many. HeldError where a program works in it.

    Its files are not there: a picture begins anew, and one that needs a given picture will fail with a sentence.
    """
    with opened(url) as engine, transaction(engine, writes=True) as session:
        if _lives(session, name):
            raise HeldError(f"A program works in the data folder {name}: its runs are its own.")
        open_ones = update(RunRow).where(~RunRow.told, RunRow.worker == name)
        return len(session.scalars(open_ones.values(worker=worker).returning(RunRow.id)).all())


def _lives(session: Session, name: str) -> bool | None:
    """Whether anybody holds the lock of a name; if not, nobody can take it before this transaction ends."""
    if session.get_bind().dialect.name != "postgresql":
        return None
    return not session.scalar(select(func.pg_try_advisory_xact_lock(LIVING, number_of(name))))
