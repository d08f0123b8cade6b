"""Copying a whole database into another, of the same sort or not, and proving that both hold the same."""

from __future__ import annotations

import hashlib
from contextlib import closing
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, text

from storage.database import open_database, opened
from storage.errors import DamagedError, StorageError
from storage.faults import name_of, told
from storage.schema import Base

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Connection, Engine, Table

BATCH = 1_000
NUMBERED = ("runs", "changes", "files")  # the tables that number their rows themselves


def copy(source: str, target: str, *, seen: Callable[[int, int], None] = lambda *_: None) -> dict[str, int]:
    """Copy what a database holds at one moment into an empty one, read it back, and compare checksums.

    Safe while the bot runs on the source. `seen` is told how many rows of how many are written. Gives the number of
    rows of each table. Raises StorageError where the target holds something already, DamagedError where it does not
    hold what was written; the target is then as it was.
    """
    with opened(source) as old, told(old.url), _snapshot(old) as reading:
        new = open_database(target)
        try:
            with told(new.url), new.execution_options(writes=True).begin() as writing:
                return _copy(reading, writing, seen)
        finally:
            new.dispose()


def _copy(reading: Connection, writing: Connection, seen: Callable[[int, int], None]) -> dict[str, int]:
    tables = Base.metadata.sorted_tables  # those that others point to come first
    if any(_count(writing, table) for table in tables):
        raise StorageError(f"The database {name_of(writing.engine.url)} is not empty: nothing was copied.")
    counts = {table.name: _count(reading, table) for table in tables}
    done, of = 0, sum(counts.values())
    for table in tables:
        for batch in _batches(reading, table):
            writing.execute(insert(table), batch)
            done += len(batch)
            seen(done, of)
        if checksum(reading, table) != checksum(writing, table):
            raise DamagedError(f"The table {table.name} reads otherwise than it was written: nothing was copied.")
    _number_on(reading, writing)
    return counts


def checksum(connection: Connection, table: Table) -> str:
    """Give the SHA-256 of all rows of a table, in their order, the same on every sort of database."""
    summed = hashlib.sha256()
    for batch in _batches(connection, table):
        for row in batch:
            summed.update(repr(row).encode())
    return summed.hexdigest()


def _batches(connection: Connection, table: Table) -> Iterator[list[dict[str, Any]]]:
    # A run has a higher number than the one that it points to: in this order, every row finds what it needs.
    rows = select(table).order_by(*table.primary_key.columns)
    with closing(connection.execute(rows, execution_options={"yield_per": BATCH})) as result:
        for batch in result.mappings().partitions():
            yield [dict(row) for row in batch]


def _count(connection: Connection, table: Table) -> int:
    return connection.scalar(select(func.count()).select_from(table)) or 0


def _snapshot(engine: Engine) -> Connection:
    # On SQLite a transaction that reads sees one moment by itself, whatever is written meanwhile.
    level = {"isolation_level": "REPEATABLE READ"} if engine.dialect.name == "postgresql" else {}
    return engine.connect().execution_options(**level)


def _number_on(reading: Connection, writing: Connection) -> None:
    # The number of a deleted run must not be given again, so that the highest one there is won't do.
    last = {name: reading.scalar(select(func.max(Base.metadata.tables[name].c.id))) or 0 for name in NUMBERED}
    last["runs"] = max(last["runs"], _last_run(reading))
    if writing.dialect.name == "sqlite":
        writing.execute(text("DELETE FROM sqlite_sequence WHERE name = 'runs'"))
        writing.execute(text("INSERT INTO sqlite_sequence VALUES ('runs', :last)"), {"last": last["runs"]})
        return
    for name, number in last.items():
        where = {"name": f"{name}_id_seq", "next": number + 1}
        writing.execute(text("SELECT setval(:name, :next, false)"), where)


def _last_run(connection: Connection) -> int:
    sqlite = text("SELECT seq FROM sqlite_sequence WHERE name = 'runs'")
    postgres = text("SELECT last_value - (NOT is_called)::int FROM runs_id_seq")
    return int(connection.scalar(sqlite if connection.dialect.name == "sqlite" else postgres) or 0)
