"""What the commands and buttons of Discord work with."""

from __future__ import annotations

import asyncio
import time
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, cast

from bot.hashes import HASHES
from bot.pages import Shelf

if TYPE_CHECKING:
    from collections.abc import Callable

    import discord

    from bot.desk import Desk
    from bot.order import Hashes
    from bot.pace import Pace
    from bot.reel import Store
    from bot.studio import Studio

    Interaction = discord.Interaction[discord.Client]

TWICE = 2.0  # seconds within which the same press by the same person is a double click


class Once:
    """Tells double clicks from clicks."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        self._clock = clock
        self._pressed: dict[tuple[object, ...], float] = {}

    def first(self, *what: object) -> bool:
        """Whether this wasn't done a moment ago."""
        now = self._clock()
        self._pressed = {key: at for key, at in self._pressed.items() if now - at < TWICE}
        if what in self._pressed:
            return False
        self._pressed[what] = now
        return True


@dataclass(frozen=True, slots=True, kw_only=True)
class Parts:
    """The studio, the store, the reporters, and what is painted with."""

    studio: Studio
    store: Store
    desk: Desk
    pace: Pace
    forget: Callable[[int], object]  # removes all that is kept of a person; for a thread
    eye: str = "pocket"
    hashes: Hashes = HASHES
    clock: Callable[[], float] = time.time
    once: Once = field(default_factory=Once)
    shelf: Shelf = field(default_factory=Shelf)
    counting: asyncio.Lock = field(default_factory=asyncio.Lock)  # held while a run that is counted is written down


def parts(interaction: Interaction) -> Parts:
    """Give the parts of the bot that an interaction came to."""
    return cast("Parts", cast("Any", interaction.client).parts)
