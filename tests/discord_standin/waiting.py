"""Waiting for what comes without sleeping: everything that changes says so here."""

import asyncio
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")


class Changes:
    """A counter that grows with every change, and wakes those who wait for one."""

    def __init__(self) -> None:
        self.count = 0
        self._woken: list[asyncio.Future[None]] = []

    def tell(self) -> None:
        """Something changed."""
        self.count += 1
        woken, self._woken = self._woken, []
        for future in woken:
            if not future.done():
                future.set_result(None)

    async def _next(self) -> None:
        future: asyncio.Future[None] = asyncio.get_running_loop().create_future()
        self._woken.append(future)
        await future

    async def until(self, look: Callable[[], T | None], *, within: float = 60.0, what: str = "") -> T:
        """Return the first true value of `look()`, asked anew after every change.

        Raises TimeoutError, naming `what`, after `within` real seconds.
        """
        try:
            async with asyncio.timeout(within):
                while not (seen := look()):
                    await self._next()
        except TimeoutError:
            raise TimeoutError(f"Waited {within} s in vain for {what or look}") from None
        return seen
