"""The bundled memory: words fetch drawings from the bank, drawings become a scene, the scene is what is looked at."""

from __future__ import annotations

from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING

import numpy as np

from generator.areas import covered
from generator.backdrop import without_near
from generator.bank import BANK, Bank
from generator.blending import finished
from generator.cutouts import cut_out, used
from generator.enlarging import enlarged
from generator.glassware import glazed, watched
from generator.memory import Recalled
from generator.pasting import ground
from generator.references import look_up
from generator.scene import pictured, staged
from generator.spelling import mended
from generator.tongues import in_english

if TYPE_CHECKING:
    from pathlib import Path

    from numpy.typing import NDArray

    from generator.memory import Embed
    from generator.recipe import Recipe
    from generator.scene import Stage

READ_AS = 'Read as "{english}".'


class Drawings:
    """A memory of licensed drawings, laid out on a setting; `flat` shows all as they are in the bank."""

    def __init__(self, bank: Bank, *, flat: bool = False) -> None:
        self._bank, self._flat = bank, flat

    def recall(self, words: str, recipe: Recipe, embed: Embed, backdrop: NDArray[np.uint8] | None) -> Recalled:
        """Up to four aligned pictures of the scene that the words tell, for the recipe's size and seed.

        For a collage its cutouts too.
        """
        read = in_english(self._bank, words)
        english = mended(self._bank, words) if read == words else read
        told = () if english == words else (READ_AS.format(english=english),)
        english = watched(self._bank, english, embed)
        styled = backdrop is None and bool(recipe.style or recipe.style_image)
        bare = backdrop is None and recipe.canvas == "paint"
        if bare and (under := glazed(self._bank, english, recipe, embed, flat=self._flat)):
            images, areas = tuple(finished(image) for image in under.images), under.areas if styled else None
            return Recalled(images=images, areas=areas, sources=under.sources, notes=(*told, *under.notes))
        lookup = look_up(self._bank, english, embed)
        notes = (*told, *lookup.notes)
        stage = staged(lookup, self._bank, (recipe.width, recipe.height), recipe.seed)
        if stage is None:
            return Recalled(notes=notes)
        if backdrop is not None:
            light = replace(stage.light, soft=0.0, blades=False, gloss=0.0)  # its ground is none that we know
            stage = replace(stage, front=without_near(stage.front), light=light)
        if recipe.canvas != "paint":
            return self._cut_up(enlarged(stage), backdrop, notes)
        scene = pictured(stage, self._bank, backdrop, None if self._flat else recipe.freedom)
        images = scene.images if backdrop is not None else tuple(finished(image) for image in scene.images)
        areas = covered(stage, self._bank, recipe.freedom) if styled else None
        return Recalled(images=images, areas=areas, sources=scene.sources, notes=notes)

    def _cut_up(self, stage: Stage, backdrop: NDArray[np.uint8] | None, notes: tuple[str, ...]) -> Recalled:
        """The scene for a collage: its cutouts, and one picture of it with the drawings as they are."""
        return Recalled(
            images=pictured(stage, self._bank, backdrop).images[:1],
            cutouts=cut_out(stage, self._bank, bare=backdrop is not None),
            setting=np.round(ground(stage.behind, stage.size, backdrop) * 255).astype(np.uint8),
            sources=used(stage, self._bank),
            notes=notes,
        )


@cache
def bundled(path: Path = BANK) -> Drawings:
    """The memory that comes with the program; opened once."""
    return Drawings(Bank.open(path))
