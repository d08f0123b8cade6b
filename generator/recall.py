"""The bundled memory: words fetch drawings from the bank, drawings become a scene, the scene is what is looked at."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from generator.bank import BANK, Bank
from generator.memory import Recalled
from generator.references import look_up
from generator.scene import compose

if TYPE_CHECKING:
    from pathlib import Path

    import numpy as np
    from numpy.typing import NDArray

    from generator.memory import Embed
    from generator.recipe import Recipe


class Drawings:
    """A memory of licensed drawings, laid out on a setting."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def recall(self, words: str, recipe: Recipe, embed: Embed, backdrop: NDArray[np.uint8] | None) -> Recalled:
        """Up to four aligned pictures of the scene that the words tell, for the recipe's size and seed."""
        lookup = look_up(self._bank, words, embed)
        scene = compose(lookup, self._bank, (recipe.width, recipe.height), recipe.seed, backdrop)
        return Recalled(images=scene.images, sources=scene.sources, notes=lookup.notes)


@cache
def bundled(path: Path = BANK) -> Drawings:
    """The memory that comes with the program; opened once."""
    return Drawings(Bank.open(path))
