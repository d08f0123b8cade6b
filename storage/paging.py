"""One page of a history: by keys, so that a page far back costs no more than the first.

PostgreSQL's planner takes owner, words and tags for independent and guesses badly how many runs fit all of them; so
its pages are asked for by two statements that leave it no choice. As a rule the first one is enough.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from sqlalchemy import and_, literal_column, or_, select, text

from storage import search
from storage.queries import WHOLE
from storage.schema import RunRow, StarRow

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from sqlalchemy import ColumnElement, Select
    from sqlalchemy.orm import Session

    from storage.values import Filter

NEAR = 3_000  # runs that are looked through one by one, in 2 ms, before the index is asked
INDEXED = ("owner", "guild", "style")
ASKED = (*INDEXED, "status", "front")
COLUMNS = [RunRow.id, RunRow.private, *(getattr(RunRow, name) for name in ASKED)]


def newest(session: Session, wanted: Filter, *, before: int | None, limit: int) -> Sequence[RunRow]:
    """Give the newest runs that fit a filter and are older than `before`."""
    if search.is_void(wanted):
        return ()
    if session.get_bind().dialect.name != "postgresql" or wanted.starred or not search.helps(wanted):
        return session.scalars(_page(wanted, before, limit)).all()
    # Its default fits disks with moving heads: it would rather read half a table than a thousand places by an index.
    session.execute(text("SET LOCAL random_page_cost = 1.1"))
    found = session.scalars(_near(wanted, before, limit)).all()
    return found if len(found) == limit else session.scalars(_far(wanted, before, limit)).all()


def _page(wanted: Filter, before: int | None, limit: int) -> Select[RunRow]:
    statement, number = select(RunRow).where(*_conditions(wanted, RunRow)), RunRow.id.expression
    if wanted.starred:  # a person's stars are few: they are gone through first
        statement = statement.join(StarRow, and_(StarRow.run_id == RunRow.id, StarRow.person == wanted.viewer))
        statement = statement.where(*search.by_words(wanted, RunRow.words.expression))
        number = StarRow.run_id.expression
    elif search.helps(wanted):  # ordered by its own column, the index is read from the newest on, and only so far
        number = search.FTS.c.rowid
        statement = statement.join(search.FTS, number == RunRow.id).where(search.by_index(wanted, "sqlite"))
    if before is not None:
        statement = statement.where(number < before)
    return statement.order_by(number.desc()).limit(limit).options(*WHOLE)


def _near(wanted: Filter, before: int | None, limit: int) -> Select[RunRow]:
    """Look through the newest runs of the owner, guild or style; these have indexes that end with the id."""
    first = next((name for name in INDEXED if getattr(wanted, name) is not None), None)
    within = () if first is None else (getattr(RunRow, first) == getattr(wanted, first),)
    runs = select(*COLUMNS, RunRow.words).where(*within).order_by(RunRow.id.desc()).limit(NEAR)
    near = (runs if before is None else runs.where(RunRow.id < before)).subquery()
    return _best(near.c, (*_conditions(wanted, near.c), *search.by_words(wanted, near.c.words)), limit)


def _far(wanted: Filter, before: int | None, limit: int) -> Select[RunRow]:
    """Ask the index for all runs that fit; the offset keeps the planner from looking for another way."""
    fits = search.by_index(wanted, "postgresql")
    far = select(*COLUMNS).where(fits).offset(literal_column("0")).subquery()
    older = () if before is None else (far.c.id < before,)
    return _best(far.c, (*_conditions(wanted, far.c), *older), limit)


def _best(columns: Any, conditions: Sequence[ColumnElement[bool]], limit: int) -> Select[RunRow]:  # noqa: ANN401
    best = select(columns.id).where(*conditions).order_by(columns.id.desc()).limit(limit).subquery()
    return select(RunRow).join(best, best.c.id == RunRow.id).order_by(RunRow.id.desc()).options(*WHOLE)


def _conditions(wanted: Filter, columns: Any) -> Iterator[ColumnElement[bool]]:  # noqa: ANN401  a table or a subquery
    yield or_(~columns.private, columns.owner == wanted.viewer)
    for name in ASKED:
        value = getattr(wanted, name)
        if value is not None:
            yield getattr(columns, name) == value
