"""Files by content: each under the SHA-256 of its bytes, whole or not there at all, checked when read.

Equal bytes are one file, whoever they belong to. So that nobody removes what another one is about to link to a run,
who puts files in does both, putting and linking, inside `storing`, and who removes files looks after the rows and
removes inside `alone`. Both are locks of the system: they hold between processes, and end with them.
"""

from __future__ import annotations

import fcntl
import hashlib
import os
import re
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from storage.disk import told
from storage.errors import DamagedError, MissingError
from storage.values import Stored

if TYPE_CHECKING:
    from collections.abc import Iterator
    from contextlib import AbstractContextManager

KINDS = ("png", "gif", "jpg", "webp", "bmp", "tiff", "avif", "safetensors", "json", "zip")
_SHA256 = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Listed:
    """A file that is there, and its size in bytes."""

    sha256: str
    size: int


class Files:
    """Files under `folder/ab/abcdef….kind`. Safe from any thread and process; nothing is ever overwritten.

    Whoever waits for `storing` or `alone` must hold no transaction of the database: these come inside.
    Every method raises MissingError for a hash that is not there, and DamagedError, FullError or UnwritableError.
    """

    def __init__(self, folder: Path) -> None:
        """Use a folder, made where needed; raises UnwritableError."""
        self._folder = folder
        self._new = folder / ".new"  # files that are being written; on the same disk, so that a rename is whole
        with told(folder):
            self._new.mkdir(parents=True, exist_ok=True)

    def storing(self) -> AbstractContextManager[None]:
        """Keep what is there while a block puts files in and links them to a run; many may do so at once."""
        return self._locked(fcntl.LOCK_SH)

    def alone(self) -> AbstractContextManager[None]:
        """Wait until nobody is storing anything, and keep others from it while a block removes files."""
        return self._locked(fcntl.LOCK_EX)

    def put(self, data: bytes, kind: str) -> Stored:
        """Keep bytes of a kind (a file ending without its dot, one of KINDS); returns at once where they are kept."""
        if kind not in KINDS:
            raise ValueError(f"{kind!r} is not one of {', '.join(KINDS)}")
        sha256 = hashlib.sha256(data).hexdigest()
        kept = self._find(sha256)
        if kept is not None and _intact(kept):
            return Stored(sha256=sha256, kind=kept.suffix[1:], size=len(data))
        with told(self._folder):
            _write(data, self._new, kept or self._folder / sha256[:2] / f"{sha256}.{kind}")
        return Stored(sha256=sha256, kind=kept.suffix[1:] if kept else kind, size=len(data))

    def put_file(self, path: Path) -> Stored:
        """Keep a copy of a file; its ending says its kind."""
        try:
            data = path.read_bytes()
        except OSError as error:
            raise MissingError(f"The file {path} can't be read: {error.strerror}.") from error
        return self.put(data, path.suffix[1:].lower())

    def path(self, sha256: str) -> Path:
        """Say where a file lies, without looking inside."""
        found = self._find(sha256)
        if found is None:
            raise MissingError(f"The file {sha256[:12]}… is not in {self._folder}.")
        return found

    def read(self, sha256: str) -> bytes:
        """Give the bytes of a file, which are those that were put in."""
        path = self.path(sha256)
        with told(path):
            data = path.read_bytes()
        if hashlib.sha256(data).hexdigest() != sha256:
            raise DamagedError(f"The file {path} is damaged: put it back from a backup, or remove it.")
        return data

    def exists(self, sha256: str) -> bool:
        """Whether a file is there, without looking inside."""
        return self._find(sha256) is not None

    def remove(self, sha256: str) -> None:
        """Remove a file; one that is not there is fine."""
        path = self._find(sha256)
        if path is not None:
            with told(path):
                path.unlink(missing_ok=True)

    def listed(self) -> Iterator[Listed]:
        """Give every file that is there, by its hash."""
        for folder in sorted(self._folder.glob("[0-9a-f][0-9a-f]")):
            with told(folder):
                paths = sorted(folder.iterdir())
            for path in paths:
                with told(path), suppress(FileNotFoundError):  # removed since
                    if _SHA256.fullmatch(path.stem):
                        yield Listed(sha256=path.stem, size=path.stat().st_size)

    def tidy(self) -> int:
        """Remove what a killed program was writing; only for who holds the folder's lock. Gives how many."""
        with told(self._new):
            left = list(self._new.iterdir())
            for path in left:
                path.unlink(missing_ok=True)
        return len(left)

    @contextmanager
    def _locked(self, how: int) -> Iterator[None]:
        with told(self._folder):
            number = os.open(self._folder, os.O_RDONLY)
        try:
            fcntl.flock(number, how)  # opened anew each time: of each other, threads are as strange as processes
            yield
        finally:
            os.close(number)

    def _find(self, sha256: str) -> Path | None:
        # A hash from outside never becomes a path of its own making.
        if not _SHA256.fullmatch(sha256):
            return None
        folder = self._folder / sha256[:2]
        with told(folder):
            return next((path for kind in KINDS if (path := folder / f"{sha256}.{kind}").exists()), None)


def _intact(path: Path) -> bool:
    with told(path), path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest() == path.stem


def _write(data: bytes, new: Path, path: Path) -> None:
    path.parent.mkdir(exist_ok=True)
    number, name = tempfile.mkstemp(dir=new)
    try:
        with os.fdopen(number, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(number)  # the bytes are on the disk before the name is: a power cut leaves no empty file
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    finally:
        os.close(number)
