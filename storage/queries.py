"""The statements that the gallery runs: pure functions from what is wanted to a SELECT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.orm import selectinload

from storage.schema import ChangeRow, RunRow
from storage.status import Status

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.sql.dml import ReturningUpdate

    from storage.values import Front

# What hangs on runs is read for many runs at once.
WHOLE = selectinload(RunRow.changes), selectinload(RunRow.links), selectinload(RunRow.stars)

NEWEST = 5_000  # of a person's runs, in which the lately are: no machine paints more for one in a day
OPEN = ~RunRow.told  # these have an index; a run that was told has no token any more


def open_runs(front: Front, statuses: Iterable[Status], worker: str) -> Select[RunRow]:
    """Select the runs of a front and worker ("": of all) in some states whose end was not told yet, oldest first."""
    fits = [~RunRow.told, RunRow.front == front, RunRow.status.in_(statuses)]
    if worker:
        fits.append(RunRow.worker.in_(("", worker)))
    return select(RunRow).where(*fits).order_by(RunRow.id).options(*WHOLE)


def lately(owner: int, guild: int, limit: int) -> Select[datetime]:
    """Select when the newest runs of a person in a server began, but not those that failed or were never painted."""
    columns = RunRow.id, RunRow.guild, RunRow.status, RunRow.step
    near = select(*columns).where(RunRow.owner == owner).order_by(RunRow.id.desc()).limit(NEWEST).subquery().c
    began = select(func.min(ChangeRow.at)).where(ChangeRow.run_id == near.id).scalar_subquery()
    undone = or_(near.status == Status.FAILED, and_(near.status == Status.CANCELLED, near.step == 0))
    return select(began).where(near.guild == guild, ~undone).order_by(near.id.desc()).limit(limit)


def wipe_tokens(now: datetime, *within: ColumnElement[bool]) -> ReturningUpdate[int]:
    """Forget every interaction token that has died by now, among some runs; gives their ids."""
    dead = RunRow.token.is_not(None), RunRow.token_until <= now
    return update(RunRow).where(*within, *dead).values(token=None, token_until=None).returning(RunRow.id)
