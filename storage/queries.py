"""The statements that the gallery runs: pure functions from what is wanted to a SELECT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import or_, select, update
from sqlalchemy.orm import selectinload

from storage.schema import FileRow, LinkRow, RunRow

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.sql.dml import ReturningUpdate

    from storage.status import Status
    from storage.values import Front

# What hangs on runs is read for many runs at once.
WHOLE = selectinload(RunRow.changes), selectinload(RunRow.links), selectinload(RunRow.stars)

OPEN = ~RunRow.told  # these have an index; a run that was told has no token any more


def open_runs(front: Front, statuses: Iterable[Status], worker: str) -> Select[RunRow]:
    """Select the runs of a front and worker ("": of all) in some states whose end was not told yet, oldest first."""
    fits = [~RunRow.told, RunRow.front == front, RunRow.status.in_(statuses)]
    if worker:
        fits.append(RunRow.worker.in_(("", worker)))
    return select(RunRow).where(*fits).order_by(RunRow.id).options(*WHOLE)


def visible_file(viewer: int, sha256: str) -> Select[int]:
    """Select a run that a person may see and that uses a file."""
    return (
        select(RunRow.id)
        .join(LinkRow, LinkRow.run_id == RunRow.id)
        .join(FileRow, FileRow.id == LinkRow.file_id)
        .where(FileRow.sha256 == sha256, visible(viewer))
        .limit(1)
    )


def visible(viewer: int) -> ColumnElement[bool]:
    """Give the condition that a person may see a run: a private one is its owner's alone."""
    return or_(~RunRow.private, RunRow.owner == viewer)


def wipe_tokens(now: datetime, *within: ColumnElement[bool]) -> ReturningUpdate[int]:
    """Forget every interaction token that has died by now, among some runs; gives their ids."""
    dead = RunRow.token.is_not(None), RunRow.token_until <= now
    return update(RunRow).where(*within, *dead).values(token=None, token_until=None).returning(RunRow.id)
