"""What a database driver says, turned into our own errors."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING

from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeoutError

from storage.errors import DamagedError, FullError, StorageError, UnreachableError, UnwritableError

if TYPE_CHECKING:
    from collections.abc import Iterator

    from sqlalchemy import URL

_SQLITE = {
    sqlite3.SQLITE_FULL: (FullError, "No space is left for the database {name}: make room on the disk."),
    sqlite3.SQLITE_NOTADB: (
        DamagedError,
        "The file {name} is not a database of this program: move it away, or put a backup in its place.",
    ),
    sqlite3.SQLITE_CORRUPT: (DamagedError, "The database {name} is damaged: put a backup in its place."),
    sqlite3.SQLITE_READONLY: (UnwritableError, "The database {name} can't be written: check who owns the file."),
    sqlite3.SQLITE_CANTOPEN: (UnwritableError, "The database {name} can't be opened: check its folder."),
    sqlite3.SQLITE_BUSY: (UnreachableError, "The database {name} is busy: another program holds it."),
    # Memory that is shared through a file, as WAL needs it, can't grow: only a full disk is known to do that.
    sqlite3.SQLITE_IOERR_SHMSIZE: (FullError, "No space is left for the database {name}: make room on the disk."),
    sqlite3.SQLITE_IOERR: (UnwritableError, "The disk under the database {name} fails to read or write."),
}

_OTHER = (StorageError, "The database {name} failed: {what}.")
_DOWN = (UnreachableError, "The database {name} can't be reached: is it running, and is DATABASE_URL right?")

# A whole SQLSTATE, or its first two signs, which name its class: https://www.postgresql.org/docs/current/errcodes-appendix.html
_POSTGRES = {
    "53": (FullError, "The database server of {name} is out of space, memory or connections."),
    "28": (UnreachableError, "The database {name} refuses our user or password."),
    "3D": (UnreachableError, "The database {name} does not exist on its server: create it first."),
    "25006": (UnwritableError, "The database {name} can only be read just now."),
    "42501": (UnwritableError, "The database {name} does not let our user work on its tables."),
    "57": _DOWN,  # the server is shutting down
    "XX": (DamagedError, "The database {name} reports that its data are damaged."),
}


@contextmanager
def told(url: URL) -> Iterator[None]:
    """Raise a StorageError of one sentence in place of whatever the driver raises inside."""
    try:
        yield
    except (DBAPIError, sqlite3.Error) as error:
        raise fault(error, url) from error
    except PoolTimeoutError as error:
        raise UnreachableError(f"The database {name_of(url)} is busy: all connections are in use.") from error


def fault(error: DBAPIError | sqlite3.Error, url: URL) -> StorageError:
    """Say in one sentence what a driver's error means for the owner."""
    own, cut = (error.orig, error.connection_invalidated) if isinstance(error, DBAPIError) else (error, False)
    code = getattr(own, "sqlite_errorcode", None)
    state = getattr(own, "sqlstate", None)
    if code is not None:
        kind, sentence = _SQLITE.get(code) or _SQLITE.get(code & 0xFF, _OTHER)
    elif state is not None:
        kind, sentence = _POSTGRES.get(state) or _POSTGRES.get(state[:2], _OTHER)
    elif cut or type(own).__name__ == "OperationalError":
        kind, sentence = _DOWN
    else:
        kind, sentence = _OTHER
    return kind(sentence.format(name=name_of(url), what=str(own).partition("\n")[0]))


def name_of(url: URL) -> str:
    """Name a database for its owner: a path, or database and host, without user and password."""
    if url.get_backend_name() == "sqlite":
        return str(url.database)
    return f"{url.database} on {url.host or url.query.get('host', 'this machine')}"
