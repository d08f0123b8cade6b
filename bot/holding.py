"""Files that a new run will use stay where they are until its row says so: see `storage.files`."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack, asynccontextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Iterable

    from storage.files import Files
    from storage.values import Link


@asynccontextmanager
async def storing(files: Files) -> AsyncIterator[None]:
    """Hold all files while a block puts some in and links them to a run."""
    stack = ExitStack()
    await asyncio.to_thread(lambda: stack.enter_context(files.storing()))
    try:
        yield
    finally:
        await asyncio.to_thread(stack.close)


def check_there(files: Files, links: Iterable[Link]) -> None:
    """Raise MissingError where a file is gone, as the run that it came from was deleted a moment ago; for a thread."""
    for link in links:
        files.path(link.file.sha256)
