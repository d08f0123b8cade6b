"""A style's rule at work on one painting: it redraws the strokes' goal, or the scene that is painted after."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch.nn.functional import interpolate

from generator import masks
from generator.colours import recolour
from generator.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor

    from generator.looks import Look
    from generator.styles import Knobs

GREY = 0.1  # mean difference between the channels of a picture on tinted paper
FINE = 400  # pixels of a side up to which a scene is redrawn at twice its size, so that lines have soft edges


class Redrawing:
    """Redraws by the rule of the knobs. Scenes (1, 3, h, w) are aligned drawings of one thing, the first leads.

    areas (1, 2, h, w): what their things and their sky cover, if that is known.
    """

    def __init__(self, look: Look, knobs: Knobs, scenes: Sequence[Tensor], areas: Tensor | None = None) -> None:
        self._look, self._knobs = look, knobs
        self._dressed = tuple(dressed(scene, look, knobs) for scene in scenes)
        self.guide: Tensor | None = None  # (1, 3, h, w) what is painted after
        self.subject: Tensor | None = None  # (1, 1, h, w) where it must stay itself; drawn by a rule it stays anyway
        self._drawn = bool(scenes and knobs.rule and knobs.drawn)
        if scenes:
            times = 2 if max(scenes[0].shape[2:]) <= FINE else 1
            first, *others = (_sized(scene.cpu(), times) for scene in scenes)
            given = masks.given(look, first, others, areas)
            whole = self._redraw(_sized(self._dressed[0].cpu(), times), given) if self._drawn else None
            self.guide = self._dressed[0] if whole is None else _sized(whole, 1 / times).to(scenes[0].device)
            self.subject = None if self._drawn else _sized(given.subject, 1 / times).to(scenes[0].device)

    def __call__(self, goal: Tensor) -> Tensor:
        """Goal (1, 3, h, w) as the rule would have it."""
        if not self._knobs.rule:
            return goal
        if self._drawn and self.guide is not None:
            ruled = interpolate(self.guide, size=goal.shape[2:], mode="bicubic", antialias=True).clamp(0, 1)
        else:
            ruled = self._redraw(goal, masks.given(self._look, goal.cpu()))
        return goal.lerp(ruled, self._knobs.rule_share).clamp(0, 1)

    @property
    def grey(self) -> bool:
        """Whether what is painted after has next to no colours."""
        return self.guide is not None and float((self.guide.amax(1) - self.guide.amin(1)).mean()) < GREY

    def references(self) -> Tensor:
        """Pictures (k, 3, h, w) to paint after by place: the scene that was redrawn, or all in the look's colours."""
        return self.guide if self._drawn and self.guide is not None else torch.cat(self._dressed)

    def _redraw(self, image: Tensor, given: masks.Given) -> Tensor:
        size = self._knobs.rule_size * math.sqrt(image.shape[2] * image.shape[3]) / 256
        return RULES[self._knobs.rule](image.cpu(), size, given).to(image.device).clamp(0, 1)


def dressed(images: Tensor, look: Look, knobs: Knobs) -> Tensor:
    """Pictures (n, 3, h, w) in the look's colours, before anything is painted after them."""
    return recolour(images, look.mean, look.cov, share=knobs.recolour, keep=knobs.lightness)


def _sized(image: Tensor, times: float) -> Tensor:
    """Image so many times as large: 2, 1 or ½."""
    size = [round(n * times) for n in image.shape[2:]]
    mode = "area" if times < 1 else "bicubic"
    return image if times == 1 else interpolate(image, size=size, mode=mode).clamp(0, 1)
