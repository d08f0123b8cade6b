"""Forgetting a person: rows, files, and the traces that a database keeps of what was deleted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import delete, select, text

from storage import rows
from storage.database import opened, transaction
from storage.errors import UnreachableError
from storage.faults import name_of, told
from storage.schema import Base, RunRow, SettingRow, StarRow

if TYPE_CHECKING:
    from sqlalchemy import Engine

    from storage.files import Files

BATCH = 100  # runs deleted in one transaction


def forget(url: str, files: Files, person: int) -> int:
    """Remove all runs, stars and settings of a person, and the files that nobody else's runs use; gives how many runs.

    Afterwards the words are gone from the database's own files too: see `scrub`. Backups are not touched; each is a
    database with files of its own, on which this can be called. Called again after a crash, it goes on.
    Raises StorageError.
    """
    count = 0
    with opened(url) as engine:
        while found := _forget_some(engine, files, person):
            count += found
        with transaction(engine, writes=True) as session:
            session.execute(delete(StarRow).where(StarRow.person == person))
            session.execute(delete(SettingRow).where(SettingRow.scope == "person", SettingRow.key == person))
        scrub(engine)
    return count


def scrub(engine: Engine) -> None:
    """Wipe what a database keeps of deleted rows: SQLite's index and log, PostgreSQL's dead rows.

    SQLite itself overwrites deleted rows at once. PostgreSQL rewrites its tables, which blocks others meanwhile; its
    write-ahead log is its server's to recycle. Raises UnreachableError where others keep SQLite's log in use.
    """
    if engine.dialect.name == "postgresql":
        _on_its_own(engine, f"VACUUM FULL {', '.join(Base.metadata.tables)}")
        return
    with transaction(engine, writes=True) as session:
        session.execute(text("INSERT INTO search(search) VALUES ('rebuild')"))
    if _on_its_own(engine, "PRAGMA wal_checkpoint(TRUNCATE)"):
        raise UnreachableError(f"The log of {name_of(engine.url)} is in use: call this again when the bot is idle.")


def _forget_some(engine: Engine, files: Files, person: int) -> int:
    with transaction(engine, writes=True) as session:
        runs = session.scalars(select(RunRow).where(RunRow.owner == person).limit(BATCH)).all()
        used = {number for run in runs for number in rows.unlink(session, run, list(run.links))}
        for run in runs:
            session.delete(run)
        unused = rows.drop_unused(session, used)
    for sha256 in unused:
        files.remove(sha256)
    return len(runs)


def _on_its_own(engine: Engine, statement: str) -> int:
    # Outside of any transaction; the first number of an answer is 1 where SQLite could not do it all.
    with told(engine.url), engine.execution_options(isolation_level="AUTOCOMMIT").connect() as connection:
        result = connection.exec_driver_sql(statement)
        return int(result.scalar_one()) if result.returns_rows else 0
