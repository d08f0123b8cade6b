"""How fast this machine paints, learnt from what it has painted."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.recipe import Recipe

# Seconds of one view of one pixel before anything was measured. Pocket: 80 steps of 2 views at 256² in 10 s on two
# cores; a ViT-B/32 reads every view at 224², so that one of 360 views at 256² takes about 3 minutes there.
FIRST_GUESS = {"pocket": 10 / (80 * 2 * 256**2)}
LARGE_EYE = 180 / (60 * 6 * 256**2)
WEIGHT_OF_NEWS = 0.5  # pictures on a machine take alike: the last few count


class Pace:
    """Seconds per view and pixel, for each eye."""

    def __init__(self) -> None:
        self._measured: dict[str, float] = {}

    def learn(self, recipe: Recipe, steps: int, seconds: float) -> None:
        """Take note of how long some steps of a recipe took."""
        if steps <= 0:
            return
        news = seconds / (steps * _size(recipe))
        known = self._measured.get(recipe.eye, news)
        self._measured[recipe.eye] = known + WEIGHT_OF_NEWS * (news - known)

    def seconds(self, recipe: Recipe) -> float:
        """Estimate how long a recipe takes, in seconds."""
        guess = FIRST_GUESS.get(recipe.eye, LARGE_EYE)
        return self._measured.get(recipe.eye, guess) * recipe.steps * _size(recipe)


def _size(recipe: Recipe) -> int:
    return recipe.width * recipe.height * recipe.views
