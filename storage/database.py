"""Opening a database: SQLite by default, PostgreSQL by URL, brought to the newest schema before anything uses it."""

from __future__ import annotations

import zlib
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.orm import Session

from storage import disk
from storage.errors import MissingError, StorageError
from storage.faults import told
from storage.migrate import upgrade

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import Connection
    from sqlalchemy.engine.interfaces import DBAPIConnection
    from sqlalchemy.pool import ConnectionPoolEntry

BUSY_SECONDS = 10  # how long SQLite waits for another writer
# Of PostgreSQL, so that a network that swallows everything is noticed within a minute; seconds, and milliseconds.
PATIENCE = {"connect_timeout": 10, "keepalives_idle": 20, "keepalives_interval": 10, "tcp_user_timeout": 30_000}
LIVING = 0x4C69_7665  # "Live": the first of two numbers, which no lock of one number is mistaken for
NO_ADDRESS = (
    "DATABASE_URL is not a database address such as sqlite:///data/reverie.db (in a password, @ is written %40)."
)
DRIVERS = {"postgresql": "postgresql+psycopg", "postgres": "postgresql+psycopg"}


def open_database(url: str, worker: str = "") -> Engine:
    """Open the database of a URL, made and migrated where needed; on PostgreSQL, others see that a worker lives.

    Raises StorageError where it can't be reached, opened or written, is damaged, or is newer than this program.
    """
    place = parse_url(url)
    _make_folder(place)
    engine = _engine(place, worker)
    try:
        with told(place):
            upgrade(engine)
    except BaseException:
        engine.dispose()
        raise
    return engine


@contextmanager
def opened(url: str) -> Iterator[Engine]:
    """Give a database that exists for a block; raises StorageError as `open_database` does, and makes no new one."""
    place = parse_url(url)
    if place.get_backend_name() == "sqlite" and not Path(str(place.database)).exists():
        raise MissingError(f"There is no database {place.database}.")
    engine = open_database(url)
    try:
        yield engine
    finally:
        engine.dispose()


def parse_url(url: str) -> URL:
    """Read a database URL and choose our driver for it; raises StorageError."""
    try:
        place = make_url(url)
    except (ArgumentError, ValueError):  # without its cause, which says the end of a password with an @ as if a port
        raise StorageError(NO_ADDRESS) from None
    sqlite = place.get_backend_name() == "sqlite"
    if not sqlite and "@" in f"{place.host} {place.database}":  # the same, as if a host
        raise StorageError(NO_ADDRESS)
    if sqlite and place.database in {None, "", ":memory:"}:
        raise StorageError("DATABASE_URL names no file: runs kept in memory would be lost.")
    return place.set(drivername=DRIVERS.get(place.drivername, place.drivername))


@contextmanager
def transaction(engine: Engine, *, writes: bool) -> Iterator[Session]:
    """Give a session for one transaction, committed at the end; raises StorageError.

    A writing one takes SQLite's write lock at its start: a transaction that reads first and writes later could
    find that another has written in between, and no waiting would help it.
    """
    bound = engine.execution_options(writes=writes)
    with told(engine.url), Session(bound) as session, session.begin():
        yield session


def _make_folder(place: URL) -> None:
    if place.get_backend_name() != "sqlite":
        return
    folder = Path(str(place.database)).parent
    with disk.told(folder):
        folder.mkdir(parents=True, exist_ok=True)


def _engine(place: URL, worker: str) -> Engine:
    try:
        if place.get_backend_name() != "sqlite":
            # A prepared statement would be planned once for all words, though rare and usual ones need other plans.
            engine = create_engine(place, pool_pre_ping=True, connect_args={"prepare_threshold": None, **PATIENCE})
            if worker:
                event.listen(engine, "connect", partial(_live, worker))
            return engine
        patience = float(str(place.query.get("timeout", BUSY_SECONDS)))
        engine = create_engine(place, connect_args={"timeout": patience})
    except (ModuleNotFoundError, NoSuchModuleError) as error:
        raise StorageError(
            f"No driver for {place.drivername} is installed: PostgreSQL needs `pip install -e '.[postgres]'`."
        ) from error
    except ValueError as error:
        raise StorageError(NO_ADDRESS) from error
    event.listen(engine, "connect", _prepare)
    event.listen(engine, "begin", _begin)
    return engine


def _prepare(connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:  # noqa: ARG001
    connection.isolation_level = None  # sqlite3 keeps out of transactions: `_begin` starts them
    cursor = connection.cursor()
    for pragma in (
        "journal_mode = WAL",  # reading goes on while somebody writes
        "synchronous = FULL",  # a told commit outlives a power cut
        "foreign_keys = ON",
        "secure_delete = ON",  # what is deleted is gone from the file
    ):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _live(worker: str, connection: DBAPIConnection, record: ConnectionPoolEntry) -> None:  # noqa: ARG001
    cursor = connection.cursor()
    cursor.execute("SELECT pg_advisory_lock_shared(%s, %s)", (LIVING, number_of(worker)))
    cursor.close()
    connection.commit()


def number_of(worker: str) -> int:
    """Give the number by which PostgreSQL's locks know a worker."""
    return zlib.crc32(worker.encode()) - 2**31


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes")
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
