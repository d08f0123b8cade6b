"""The pen of one message: one edit at a time, not too often, always the newest."""

from __future__ import annotations

import asyncio
import logging
import time
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Coroutine

    from bot.layouts import Draft

log = logging.getLogger(__name__)


class Pen:
    """Writes drafts with at least `every` seconds between two; a newer one takes the place of one that waits."""

    def __init__(self, write: Callable[[Draft], Awaitable[None]], every: float) -> None:
        self._write, self._every = write, every
        self._next: Callable[[], Draft] | None = None
        self._writing: asyncio.Task[None] | None = None
        self._dropped = asyncio.Event()
        self._written = float("-inf")  # when, on the monotonic clock

    def show(self, make: Callable[[], Draft]) -> None:
        """Write this as soon as may be; it is drawn in a thread, and only if nothing newer comes before."""
        if self._dropped.is_set():
            return
        self._next = make
        if self._writing is None or self._writing.done():
            self._writing = started(self._work())

    async def drop(self) -> None:
        """Let go of what waits, and wait for the edit under way: two at a time could overtake each other."""
        self._next = None
        self._dropped.set()
        if self._writing is not None:
            await asyncio.wait([self._writing])

    async def _work(self) -> None:
        while self._next is not None:
            with suppress(TimeoutError):
                await asyncio.wait_for(self._dropped.wait(), max(self._written + self._every - time.monotonic(), 0))
            make, self._next = self._next, None
            if make is not None:
                await self._write(await asyncio.to_thread(make))
                self._written = time.monotonic()


def started(work: Coroutine[None, None, None]) -> asyncio.Task[None]:
    """Start a task whose fault is logged: a message that can't be written loses no picture."""
    task = asyncio.create_task(work)
    task.add_done_callback(_logged)
    return task


def _logged(task: asyncio.Future[None]) -> None:
    if not task.cancelled() and (error := task.exception()) is not None:
        log.error("a message could not be written", exc_info=error)
