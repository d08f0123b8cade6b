"""How long each quality takes on this machine: measured at the first start, kept, and said with each choice.

From then on the last pictures refine it. Nothing waits for the measuring, and it gives way to a picture.
"""

from __future__ import annotations

import asyncio
import importlib.metadata
import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot.order import samples
from bot.pen import started
from generator.errors import ReverieError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from bot.client import Reverie
    from bot.order import Hashes
    from bot.pace import Pace
    from bot.settings import Settings
    from generator.recipe import Recipe
    from storage.gallery import Gallery

log = logging.getLogger(__name__)

KEPT = "seconds a step"  # in what the bot keeps for itself: machine -> quality -> seconds


def machine(settings: Settings, hashes: Hashes) -> str:
    """Say what the times hold for: another eye, device or torch takes another time."""
    torch = importlib.metadata.version("torch")
    return f"{settings.eye} {hashes.weights(settings.eye)[:8]} {settings.device} {settings.painting_threads} {torch}"


def kept(gallery: Gallery, here: str) -> Mapping[str, float]:
    """Give the seconds of a step by quality as an earlier start measured them here, if one did; StorageError."""
    found: Mapping[str, float] = gallery.settings("bot", 0).get(KEPT, {}).get(here, {})
    return found


def learn(pace: Pace, recipes: Mapping[str, Recipe], seconds: Mapping[str, float]) -> None:
    """Take note of the seconds of a step, by quality."""
    for name in recipes.keys() & seconds.keys():
        pace.learn(recipes[name], 1, seconds[name])


@asynccontextmanager
async def measuring(client: Reverie, here: str) -> AsyncIterator[None]:
    """Measure beside the block, if that wasn't done yet."""
    task = started(_measure(client, here))
    try:
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def _measure(client: Reverie, here: str) -> None:
    bot = client.parts
    if await asyncio.to_thread(kept, bot.store.gallery, here):
        return
    recipes = await asyncio.to_thread(samples, bot.eye, bot.hashes)
    try:
        found = await bot.studio.measure(recipes.values())
    except ReverieError as error:  # whoever asks for a picture is told, too
        log.warning("how long pictures take could not be measured: %s", error)
        return
    learn(bot.pace, recipes, found)
    if len(found) == len(recipes):
        await asyncio.to_thread(_keep, bot.store.gallery, here, found)
    await client.retell()


def _keep(gallery: Gallery, here: str, found: Mapping[str, float]) -> None:
    gallery.amend("bot", 0, lambda before: {**before, KEPT: {here: dict(found)}})
