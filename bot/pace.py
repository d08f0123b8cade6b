"""How fast this machine paints: measured with a few steps of each quality, then learnt from what it has painted."""

from __future__ import annotations

import time
from contextlib import aclosing
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from generator.executor import Executor
    from generator.recipe import Recipe

# Seconds of one view of one pixel before anything was measured. Pocket: 80 steps of 2 views at 256² in 10 s on two
# cores; a ViT-B/32 reads every view at 224², so that one of 360 views at 256² takes about 3 minutes there.
FIRST_GUESS = {"pocket": 10 / (80 * 2 * 256**2)}
LARGE_EYE = 180 / (60 * 6 * 256**2)
WEIGHT_OF_NEWS = 0.5  # pictures on a machine take alike: the last few count
STEPS = 8  # of a painting that is only for measuring
PATIENCE = 20.0  # seconds that one such painting may take: what would take longer is judged by the smaller ones


class Pace:
    """Seconds per view and pixel, for each eye and quality: small pictures cost more by the pixel than large ones."""

    def __init__(self) -> None:
        self._measured: dict[tuple[str, str], float] = {}

    def learn(self, recipe: Recipe, steps: int, seconds: float) -> None:
        """Take note of how long some steps of a recipe took."""
        if steps <= 0:
            return
        news, key = seconds / (steps * _size(recipe)), (recipe.eye, recipe.quality)
        known = self._measured.get(key, news)
        self._measured[key] = known + WEIGHT_OF_NEWS * (news - known)

    def seconds(self, recipe: Recipe) -> float:
        """Estimate how long a recipe takes, in seconds."""
        return self._rate(recipe) * recipe.steps * _size(recipe)

    def _rate(self, recipe: Recipe) -> float:
        exact = self._measured.get((recipe.eye, recipe.quality))
        others = [rate for (eye, _), rate in self._measured.items() if eye == recipe.eye]
        return exact or (others or [FIRST_GUESS.get(recipe.eye, LARGE_EYE)])[-1]


async def measure(
    executor: Executor,
    recipes: Iterable[Recipe],
    idle: Callable[[], bool] = lambda: True,
    clock: Callable[[], float] = time.perf_counter,
) -> Mapping[str, float]:
    """Paint a few steps of recipes, the quickest first, and give the seconds of one step by the name of the quality.

    It ends early once there is something else to be painted, or where a next one would take longer than PATIENCE.
    """
    found: dict[str, float] = {}
    pace = Pace()
    for recipe in recipes:
        probe = replace(recipe, steps=STEPS + 1)
        if not found:
            await _seconds(executor, probe, clock)  # the very first steps of a program take many times as long
        if found and pace.seconds(probe) > PATIENCE:
            break
        seconds = await _seconds(executor, probe, clock)
        if not idle():  # its steps had to wait for others
            break
        pace.learn(probe, STEPS, seconds)
        found[recipe.quality] = seconds / STEPS
    return found


async def _seconds(executor: Executor, probe: Recipe, clock: Callable[[], float]) -> float:
    """Paint all steps of a short recipe but the last: the first few of a long one cost less than half of the others."""
    async with aclosing(executor.frames(probe)) as frames:
        await anext(frames)  # opening the eye isn't painting
        began = clock()
        for _ in range(STEPS):
            await anext(frames)
        return clock() - began


def _size(recipe: Recipe) -> int:
    return recipe.width * recipe.height * recipe.views
