"""The column types that the tables are made of."""

from __future__ import annotations

from dataclasses import asdict
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from sqlalchemy import JSON, DateTime, Enum, Text
from sqlalchemy.types import TypeDecorator

if TYPE_CHECKING:
    from enum import StrEnum

    from sqlalchemy import Dialect


class UtcDateTime(TypeDecorator[datetime]):
    """A time with a zone, kept as UTC; SQLite itself forgets the zone."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Refuse a time without a zone, which would mean another moment on another machine."""
        if value is not None and value.tzinfo is None:
            raise ValueError("a time needs a zone")
        return value and value.astimezone(UTC)

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:  # noqa: ARG002
        """Give every time in UTC."""
        return value and (value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC))


class Words(TypeDecorator[str]):
    """Text without what no database takes: NUL characters are dropped, lone surrogates become question marks."""

    impl = Text
    cache_ok = True

    def process_bind_param(self, value: str | None, dialect: Dialect) -> str | None:  # noqa: ARG002
        """Clean what comes from people."""
        return value and value.replace("\0", "").encode(errors="replace").decode()


class Packed(TypeDecorator[tuple[Any, ...]]):
    """A row of small frozen values, as JSON."""

    impl = JSON
    cache_ok = True

    def __init__(self, kind: type[Any]) -> None:
        super().__init__()
        self.kind = kind

    def process_bind_param(self, value: tuple[Any, ...] | None, dialect: Dialect) -> list[dict[str, Any]] | None:  # noqa: ARG002
        """Turn values into what JSON knows."""
        return None if value is None else [asdict(one) for one in value]

    def process_result_value(self, value: list[dict[str, Any]] | None, dialect: Dialect) -> tuple[Any, ...] | None:  # noqa: ARG002
        """Turn JSON back into values, lists into tuples."""
        return None if value is None else tuple(self._value(fields) for fields in value)

    def _value(self, fields: dict[str, Any]) -> Any:  # noqa: ANN401
        return self.kind(**{name: tuple(one) if isinstance(one, list) else one for name, one in fields.items()})


def named(kind: type[StrEnum]) -> Enum:
    """Keep an enum by its names."""
    # Plain text without a check constraint: a new name must not need a migration.
    return Enum(kind, native_enum=False, length=16, values_callable=lambda names: [name.value for name in names])
