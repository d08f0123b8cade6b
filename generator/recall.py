"""The bundled memory: words fetch drawings from the bank, drawings become a scene, the scene is what is looked at."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from generator.bank import BANK, Bank
from generator.cutouts import cut_out
from generator.memory import Recalled
from generator.pasting import ground
from generator.references import look_up
from generator.scene import pictured, staged

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from generator.memory import Embed
    from generator.recipe import Recipe


class Drawings:
    """A memory of licensed drawings, laid out on a setting."""

    def __init__(self, bank: Bank) -> None:
        self._bank = bank

    def recall(self, words: str, recipe: Recipe, embed: Embed, backdrop: NDArray[np.uint8] | None) -> Recalled:
        """Up to four aligned pictures of the scene that the words tell, for the recipe's size and seed.

        For a collage its cutouts too.
        """
        lookup = look_up(self._bank, words, embed)
        stage = staged(lookup, self._bank, (recipe.width, recipe.height), recipe.seed)
        if stage is None:
            return Recalled(notes=lookup.notes)
        scene = pictured(stage, self._bank, backdrop, recipe.freedom)
        found = Recalled(images=scene.images, sources=scene.sources, notes=lookup.notes)
        if recipe.canvas == "paint":
            return found
        setting = np.round(ground(stage.behind, stage.size, backdrop) * 255).astype(np.uint8)
        return replace(found, cutouts=cut_out(stage, self._bank, bare=backdrop is not None), setting=setting)


@cache
def bundled(path: Path = BANK) -> Drawings:
    """The memory that comes with the program; opened once."""
    return Drawings(Bank.open(path))
