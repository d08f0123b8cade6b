"""The lock on a data folder: one process paints or recovers from it; reading needs no lock."""

from __future__ import annotations

import fcntl
import json
import os
import secrets
import socket
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING, TextIO

from storage.disk import told
from storage.errors import HeldError
from storage.values import utc_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from datetime import datetime
    from pathlib import Path

NAME, WORKER = "lock", "worker"


@contextmanager
def held(folder: Path, what: str = "painting", *, clock: Callable[[], datetime] = utc_now) -> Iterator[bool]:
    """Hold a data folder while the block runs; raises HeldError, naming the holder, FullError, UnwritableError.

    Gives whether the last one who held it died. `what` says what the holder is doing. The system lets go of the folder
    when the process ends, however it ends: there is no stale lock to remove by hand.
    """
    with _opened(folder) as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise HeldError(_holder(file, folder)) from error
        died = os.fstat(file.fileno()).st_size > len(json.dumps({}))
        since = f"{clock():%Y-%m-%d %H:%M:%S} UTC"
        _sign(file, {"pid": os.getpid(), "host": socket.gethostname(), "what": what, "since": since})
        try:
            yield died
        finally:
            _sign(file, {})


def in_use(folder: Path) -> bool:
    """Whether somebody seems to hold a data folder; it asks without taking the lock, which others may want just now."""
    try:
        holder = json.loads((folder / NAME).read_text())
        pid, host = int(holder["pid"]), holder["host"]
    except (OSError, ValueError, KeyError):
        return False
    if host != socket.gethostname():
        return True  # whether that process still runs can't be seen from here
    try:
        os.kill(pid, 0)  # sends nothing
    except OSError as error:
        return not isinstance(error, ProcessLookupError)
    return True


def name_of(folder: Path) -> str:
    """Give the name that a data folder has for good, made the first time it is asked for; for who holds it.

    It tells those apart who paints from one database into several folders.
    """
    path = folder / WORKER
    with told(path):
        name = path.read_text().strip() if path.exists() else ""
        return name or _named(path)


def _named(path: Path) -> str:
    # On the disk before it has its name: an empty one, as a power cut may leave it, would be everybody's.
    name, new = secrets.token_hex(8), path.with_suffix(".new")
    with new.open("w") as file:
        file.write(name)
        file.flush()
        os.fsync(file.fileno())
    new.replace(path)
    return name


def _opened(folder: Path) -> TextIO:
    # The file itself stays for ever: were it removed, two processes could each lock one of two files.
    with told(folder):
        folder.mkdir(parents=True, exist_ok=True)
        return (folder / NAME).open("a+")


def _sign(file: TextIO, holder: dict[str, int | str]) -> None:
    with suppress(OSError):  # on a full disk it is held all the same, by somebody without a name
        os.ftruncate(file.fileno(), 0)
        os.pwrite(file.fileno(), json.dumps(holder).encode(), 0)


def _holder(file: TextIO, folder: Path) -> str:
    file.seek(0)
    try:
        who = "process {pid} on {host}, {what} since {since}".format_map(json.loads(file.read()))
    except (ValueError, KeyError):  # it has the lock, but has not signed yet
        who = "another process"
    return f"The data folder {folder} is in use by {who}: stop that one first, or choose another DATA_DIR."
