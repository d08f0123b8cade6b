"""Wiping what a database itself keeps of deleted rows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import text

from storage.database import transaction
from storage.errors import UnreachableError
from storage.faults import name_of, told
from storage.schema import Base

if TYPE_CHECKING:
    from sqlalchemy import Engine

PAGES = 500  # of the full-text index that are merged while others wait to write


def scrub(engine: Engine, *, thorough: bool = True) -> None:
    """Wipe what a database keeps of deleted rows: SQLite's index and log, PostgreSQL's dead rows.

    SQLite itself overwrites deleted rows at once. PostgreSQL, if it shall be thorough, rewrites its tables one after
    the other, and others wait for each; else its dead rows are let go of, and overwritten by later ones. Its
    write-ahead log is its server's to recycle. Raises UnreachableError where others keep SQLite's log in use.
    """
    if engine.dialect.name == "postgresql":
        _on_its_own(engine, f"VACUUM {'(FULL) ' * thorough}{', '.join(Base.metadata.tables)}")
        return
    _merge(engine)
    if _on_its_own(engine, "PRAGMA wal_checkpoint(TRUNCATE)"):
        raise UnreachableError(f"The log of {name_of(engine.url)} is in use: call this again when the bot is idle.")


def _merge(engine: Engine) -> None:
    # FTS5 only notes what was deleted, words and all, until its parts are merged into one; step by step, as building
    # the index anew would keep others from writing for minutes: https://sqlite.org/fts5.html#the_merge_command
    changed = 2
    while changed > 1:  # less than two changes: nothing was left to do
        with transaction(engine, writes=True) as session:
            before = session.scalar(text("SELECT total_changes()")) or 0
            session.execute(text("INSERT INTO search(search, rank) VALUES ('merge', :pages)"), {"pages": -PAGES})
            changed = (session.scalar(text("SELECT total_changes()")) or 0) - before


def _on_its_own(engine: Engine, statement: str) -> int:
    # Outside of any transaction; the first number of an answer is 1 where SQLite could not do it all.
    with told(engine.url), engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        result = connection.exec_driver_sql(statement)
        return int(result.scalar_one()) if result.returns_rows else 0
