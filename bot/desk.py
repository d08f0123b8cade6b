"""All reporters of Discord whose run hasn't ended, so that they can say goodbye when the bot goes down."""

from __future__ import annotations

import asyncio
import time
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.patience import Patience
from bot.progress import Progress

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterator

    import discord

    from bot.address import Address
    from bot.reel import Store

TELLING = 10.0  # seconds for the end of a run that is about to be deleted


@dataclass(frozen=True, slots=True, kw_only=True)
class Rhythm:
    """How often is told, in seconds: the least time between two edits, and the run's length that earns a mention."""

    every: float = 2.5
    long: float = 60.0
    retries: tuple[float, ...] = (2, 10, 60, 300, 1500)  # between attempts to tell an end while Discord is away


@dataclass(frozen=True, slots=True, kw_only=True)
class Newsroom:
    """What reporters work with. `call_off` cancels the run of a number; the clock gives UNIX time."""

    client: discord.Client
    store: Store
    call_off: Callable[[int], Awaitable[object]]
    clock: Callable[[], float] = time.time
    rhythm: Rhythm = field(default_factory=Rhythm)
    patience: Patience = field(default_factory=Patience)  # with the store


class Desk:
    """Gives reporters and knows those that have something left to tell."""

    def __init__(self, room: Newsroom) -> None:
        self._room = room
        self._open: set[Progress] = set()

    @property
    def retries(self) -> tuple[float, ...]:
        """The seconds between attempts while Discord is away."""
        return self._room.rhythm.retries

    def reporter(self, address: Address, parent: int | None = None) -> Progress:
        """Give the reporter of a run."""
        made = Progress(self._room, address, parent, self._open.discard)
        self._open.add(made)
        return made

    @contextmanager
    def hired(self, address: Address, parent: int | None) -> Iterator[Progress]:
        """Give the reporter of a run that is written down in this block; where that fails, it has nothing to tell."""
        made = self.reporter(address, parent)
        try:
            yield made
        except BaseException:
            self._open.discard(made)
            raise

    def of_server(self, guild: int) -> list[int]:
        """Give the runs of a server that haven't ended."""
        return [one.about.run for one in self._open if one.about and one.address.guild == guild]

    async def told(self, owner: int) -> None:
        """Wait until it is told how a person's runs ended, but not for ever while Discord is away."""
        ends = [asyncio.create_task(one.pause()) for one in self._open if one.address.owner == owner]
        if ends:
            await asyncio.wait(ends, timeout=TELLING)

    async def pause(self) -> None:
        """Say in every open message that the bot will be back, and wait for ends that are being told."""
        if self._open:
            await asyncio.wait([asyncio.create_task(one.pause()) for one in self._open])
