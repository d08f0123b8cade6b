"""The statements that the gallery runs: pure functions from what is wanted to a SELECT."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, or_, select, update
from sqlalchemy.orm import selectinload

from storage.schema import FileRow, LinkRow, RunRow, StarRow
from storage.search import narrowed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.sql.dml import ReturningUpdate

    from storage.status import Status
    from storage.values import Filter, Front

# What hangs on runs is read for many runs at once.
_WHOLE = selectinload(RunRow.changes), selectinload(RunRow.links), selectinload(RunRow.stars)


def page(wanted: Filter, dialect: str, *, before: int | None, limit: int) -> Select[RunRow]:
    """Select the newest runs that fit a filter and are older than `before`, for one page."""
    statement, number = narrowed(select(RunRow).where(*_conditions(wanted)), wanted, dialect)
    if wanted.starred:
        statement = statement.join(StarRow, and_(StarRow.run_id == RunRow.id, StarRow.person == wanted.viewer))
        number = StarRow.run_id.expression  # a person's stars are few: they are gone through first
    if before is not None:
        statement = statement.where(number < before)
    return statement.order_by(number.desc()).limit(limit).options(*_WHOLE)


def open_runs(front: Front, statuses: Iterable[Status], worker: str) -> Select[RunRow]:
    """Select the runs of a front and worker ("": of all) in some states whose end was not told yet, oldest first."""
    fits = [~RunRow.told, RunRow.front == front, RunRow.status.in_(statuses)]
    if worker:
        fits.append(RunRow.worker.in_(("", worker)))
    return select(RunRow).where(*fits).order_by(RunRow.id).options(*_WHOLE)


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


def wipe_tokens(now: datetime) -> ReturningUpdate[int]:
    """Forget every interaction token that has died by now; gives the runs' ids."""
    dead = RunRow.token.is_not(None), RunRow.token_until <= now
    return update(RunRow).where(*dead).values(token=None, token_until=None).returning(RunRow.id)


def _conditions(wanted: Filter) -> Iterator[ColumnElement[bool]]:
    yield visible(wanted.viewer)
    for name in ("owner", "guild", "style", "status", "front"):
        value = getattr(wanted, name)
        if value is not None:
            yield getattr(RunRow, name) == value
