"""Bringing a database to the newest schema, by itself, at start."""

from __future__ import annotations

import sqlite3
import threading
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

from alembic import command
from alembic.config import Config
from alembic.runtime.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import text

from storage.errors import NewerError
from storage.faults import name_of

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine

_ONE_AT_A_TIME = threading.Lock()  # Alembic keeps the migration that runs in module globals
_LOCK_KEY = 0x5265_7665  # "Reve": any number that other programs on the same server are unlikely to lock


def upgrade(engine: Engine) -> None:
    """Run what is missing up to the newest revision, in one transaction, after copying a SQLite file that holds data.

    Raises NewerError where the database has a revision that we don't know.
    """
    with _ONE_AT_A_TIME, engine.execution_options(writes=True).begin() as connection:
        if engine.dialect.name == "postgresql":
            connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _LOCK_KEY})
        now = revision(connection)
        if now == head():
            return
        if now is not None and now not in _known():
            raise NewerError(f"The database {name_of(engine.url)} was made by a newer version: upgrade this program.")
        if now is not None and engine.dialect.name == "sqlite":
            _copy_aside(Path(str(engine.url.database)), now)
        command.upgrade(_configuration(connection), "head")


def revision(connection: Connection) -> str | None:
    """Say which revision a database has; None for an empty one."""
    return MigrationContext.configure(connection).get_current_revision()


def head() -> str:
    """Say which revision is the newest that we know."""
    return str(ScriptDirectory.from_config(_configuration()).get_current_head())


def _known() -> set[str]:
    return {one.revision for one in ScriptDirectory.from_config(_configuration()).walk_revisions()}


def _configuration(connection: Connection | None = None) -> Config:
    # Alembic otherwise reads this from an ini file, which a wheel would have to carry.
    config = Config(attributes={"connection": connection})
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")).replace("%", "%%"))
    return config


def _copy_aside(path: Path, now: str) -> None:
    # The write lock is ours already, and SQLite's own copy reads past it, the log included.
    part = Path(f"{path}.{now}.part")  # `leftovers` looks for these, too
    part.unlink(missing_ok=True)  # of a start that was killed
    try:
        with closing(sqlite3.connect(path)) as old, closing(sqlite3.connect(part)) as new:
            old.backup(new)
        part.replace(f"{path}.{now}.backup")
    except BaseException:
        part.unlink(missing_ok=True)
        raise
