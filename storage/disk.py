"""What the system says about files and folders, turned into our own errors."""

from __future__ import annotations

import errno
from contextlib import contextmanager
from typing import TYPE_CHECKING
from urllib.parse import quote

from storage.errors import FullError, UnwritableError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_FULL = {errno.ENOSPC, errno.EDQUOT, errno.EFBIG}


def address(file: Path) -> str:
    """Give the URL of a SQLite file: ?, # and % in a folder's name would otherwise mean something there."""
    return f"sqlite:///{quote(str(file))}"


@contextmanager
def told(path: Path) -> Iterator[None]:
    """Raise FullError or UnwritableError, of one sentence that names a path, in place of an OSError inside."""
    try:
        yield
    except OSError as error:
        if error.errno in _FULL:
            raise FullError(f"No space is left for {path}: make room on the disk.") from error
        raise UnwritableError(f"{path} can't be used: {error.strerror}.") from error
