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

FINE = 400  # pixels of a side up to which a scene is redrawn at twice its size, so that lines have soft edges


class Redrawing:
    """Redraws by the rule of the knobs. Scenes (1, 3, h, w) are aligned drawings of one thing, the first leads."""

    def __init__(self, look: Look, knobs: Knobs, scenes: Sequence[Tensor]) -> None:
        self._look, self._knobs = look, knobs
        self.dressed = tuple(dressed(scene, look, knobs) for scene in scenes)
        self._whole = self._scene(scenes) if scenes and knobs.rule and knobs.drawn else None

    def __call__(self, goal: Tensor) -> Tensor:
        """Goal (1, 3, h, w) as the rule would have it."""
        if not self._knobs.rule:
            return goal
        ruled = self._redraw(goal, masks.given(self._look, goal.cpu())) if self._whole is None else self._whole
        return goal.lerp(_as(ruled, goal), self._knobs.rule_share).clamp(0, 1)

    def references(self) -> Tensor:
        """Pictures (k, 3, h, w) to paint after by place: the scene that was redrawn, or all in the look's colours."""
        return torch.cat(self.dressed) if self._whole is None else self._whole

    def _scene(self, scenes: Sequence[Tensor]) -> Tensor:
        """The first scene redrawn, in its own size; it is the same all through a painting."""
        height, width = scenes[0].shape[2:]
        times = 2 if max(height, width) <= FINE else 1
        first, *others = (_sized(scene.cpu(), times * height, times * width) for scene in scenes)
        given = masks.given(self._look, first, others)
        large = self._redraw(_sized(self.dressed[0].cpu(), times * height, times * width), given)
        return interpolate(large, size=(height, width), mode="area").to(scenes[0].device)

    def _redraw(self, image: Tensor, given: masks.Given) -> Tensor:
        size = self._knobs.rule_size * math.sqrt(image.shape[2] * image.shape[3]) / 256
        return RULES[self._knobs.rule](image.cpu(), size, given).to(image.device).clamp(0, 1)


def dressed(images: Tensor, look: Look, knobs: Knobs) -> Tensor:
    """Pictures (n, 3, h, w) in the look's colours, before anything is painted after them."""
    return recolour(images, look.mean, look.cov, share=knobs.recolour, keep=knobs.lightness)


def _sized(image: Tensor, height: int, width: int) -> Tensor:
    return interpolate(image, size=(height, width), mode="bicubic", antialias=True).clamp(0, 1)


def _as(image: Tensor, like: Tensor) -> Tensor:
    same = image.shape == like.shape
    return image if same else _sized(image, *like.shape[2:]).to(like.device)
