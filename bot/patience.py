"""Patience with the store: one that is away, full or can't be written delays a picture, and loses none."""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass
from itertools import chain, repeat
from typing import TYPE_CHECKING, TypeVar

from storage.errors import FullError, UnreachableError, UnwritableError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from storage.errors import StorageError

log = logging.getLogger(__name__)

Result = TypeVar("Result")

OPENING = (UnreachableError, FullError)  # what ends by itself, or once the owner has made room
PASSING = (*OPENING, UnwritableError)  # with what they can mend while pictures wait; at a start they rather see it end


async def in_thread(work: Callable[[], Result]) -> Result:
    """Do something in a thread; who is cancelled meanwhile still waits for its end, as a thread can't be stopped."""
    doing = asyncio.ensure_future(asyncio.to_thread(work))
    try:
        return await asyncio.shield(doing)
    except asyncio.CancelledError:
        await asyncio.wait([doing])
        if not doing.cancelled():
            doing.exception()  # nobody is left to be told
        raise


async def _nobody(_error: StorageError) -> None:
    """Nobody waits for it."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Patience:
    """How long is waited between two attempts, in seconds; the last pause is repeated for as long as it takes."""

    pauses: tuple[float, ...] = (1, 2, 5, 10, 30)
    sleep: Callable[[float], Awaitable[object]] = asyncio.sleep
    passing: tuple[type[StorageError], ...] = PASSING

    async def outlast(
        self, work: Callable[[bool], Result], held_up: Callable[[StorageError], Awaitable[object]] = _nobody
    ) -> Result:
        """Do something with the store, in a thread, again and again while that fails for a passing reason.

        `work` is told whether it is tried again: an attempt may have succeeded although its answer was lost.
        `held_up` is awaited once, at the first failure. All other errors come out.
        """
        for again, pause in enumerate(chain(self.pauses, repeat(self.pauses[-1]))):
            try:
                done = await in_thread(lambda again=again: work(again > 0))  # type: ignore[misc]
            except self.passing as error:
                log.log(logging.INFO if again else logging.WARNING, "%s It is tried again.", error)
                if not again:
                    await held_up(error)
                await self.sleep(pause)
            else:
                if again:
                    log.warning("The store works again.")
                return done
        raise AssertionError  # `repeat` has no end
