"""The manner of a painting: the look that its style, or a person's style picture, asks for, and how it is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch

from generator import styles
from generator.chance import drawn
from generator.colours import recolour
from generator.looks import Look, load_look, measure
from generator.losses import Term
from generator.strokes import Strokes

if TYPE_CHECKING:
    from collections.abc import Sequence

    import numpy as np
    from numpy.typing import NDArray
    from torch import Tensor

    from generator.losses import Glance
    from generator.memory import Library
    from generator.recipe import Prompt, Recipe
    from generator.styles import Knobs


@dataclass(frozen=True, slots=True, kw_only=True)
class Manner:
    """A look and the knobs it is painted with."""

    look: Look
    knobs: Knobs

    def dressed(self, images: Tensor, like: Tensor | None = None) -> Tensor:
        """Pictures (n, 3, h, w) in the look's colours, before anything is painted after them.

        like: a picture (1, 3, h, w) that they are parts of, so that all go the same road.
        """
        look, knobs = self.look, self.knobs
        return recolour(images, look.mean, look.cov, share=knobs.recolour, keep=knobs.lightness, like=like)

    def strokes(self, scenes: Sequence[Tensor], areas: NDArray[np.uint8] | None = None) -> Strokes:
        """The pull to the look; scenes (1, 3, h, w) are what the picture is painted after, the best first.

        areas (h, w, 2): what their things and their sky cover.
        """
        known = None if areas is None else torch.from_numpy(areas.copy()).permute(2, 0, 1)[None].float() / 255
        return Strokes(self.look, self.knobs, scenes, known)


# In the style of a person's picture: its colours and patches, which alone are soft, over a brush's crisp strokes.
PICTURED = styles.Knobs(
    contrast=1.6, follow=0.4, recolour=0.95, lightness=0.35, smooth=0.01, strokes=60, rule="brush", rule_size=3.5,
    rule_share=0.55, drawn=True,
)  # fmt: skip


# What `wild` paints after drawings: mere freedom from their lines left smears.
WILD = styles.Knobs(
    recolour=0.0, contrast=0.6, follow=0.8, tint=0.9, rule="loose", rule_size=3.2, rule_share=0.95, drawn=True
)


def manner(recipe: Recipe, library: Library, *, led: bool = False) -> Manner | None:
    """The manner of a recipe: a style picture before a style's own look; None without either.

    led: whether drawings lead; without a style `wild` has a brush of its own for them.
    """
    style = styles.find(recipe.style) if recipe.style else None
    knobs = style.knobs if style else PICTURED
    if recipe.style_image:
        return Manner(look=measure(library.image(recipe.style_image)), knobs=knobs)
    if led and recipe.freedom == "wild" and not style:
        return Manner(look=load_look("oil"), knobs=WILD)
    return Manner(look=load_look(style.look), knobs=knobs) if style and style.look else None


# Where no picture leads, words are weaker and would be painted over: first they paint the thing, then the strokes join.
UNLED, JOIN = 0.3, 0.5  # of the strokes' weight at the end; share of the steps before which they have none


def term(strokes: Strokes, knobs: Knobs, seed: int, *, led: bool) -> Term:
    """The strokes as one summand; their chance is drawn from (seed, step)."""

    def loss(glance: Glance) -> Tensor:
        joined = 1.0 if led else (glance.share - JOIN) / (1 - JOIN)
        if joined <= 0:
            return torch.zeros((), device=glance.image.device)
        return joined * strokes(glance.image, glance.share, glance.step, drawn(seed, glance.step, "strokes"))

    return Term(loss=loss, weight=knobs.strokes * (1.0 if led else UNLED), steady=False)


def worded(recipe: Recipe, prompts: tuple[Prompt, ...], *, small_eye: bool) -> tuple[Prompt, ...]:
    """The prompts as the style says them; to a small eye words of style mean little, so there a look speaks alone."""
    if not recipe.style:
        return prompts
    style = styles.find(recipe.style)
    return prompts if small_eye and style.look else styles.apply(style, prompts)
