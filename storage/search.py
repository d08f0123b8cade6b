"""How a text filter becomes a condition: the one place that knows how prompts are searched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import and_, true

from storage.schema import RunRow

if TYPE_CHECKING:
    from sqlalchemy import ColumnElement


def matches(text: str) -> ColumnElement[bool]:
    """Give the condition that every word of a text occurs in a run's prompt line, whatever the case."""
    return and_(true(), *(RunRow.line.icontains(word, autoescape=True) for word in text.split()))
