"""The summands of the objective. A term says how wrong the picture is, as one number; the objective is Σ weight · term.

All terms look at a Glance and give a scalar tensor. A new one is a new function.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F  # noqa: N812  (the field's own name for it)
from torch import Tensor

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.views import Box, Scales

MEAN_SHARE = 0.3  # of the cosine of the mean embedding beside the mean of the cosines (deep-daze: less repetition)
SHORTEST = 0.003  # of a gradient: below a step of 8 bits, where its length has no direction
CALM = (2.0, 0.5)  # factors of smoothing at the start and at the end, unless a picture leads
OUTLINE = 0.12  # a gradient from one pixel to the next at which smoothing counts half at the end


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What one tower saw: unit embeddings (n, d) of the views, and their coherence weights (n, 1), mean 1."""

    embedded: Tensor
    weights: Tensor


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """All that a term may look at: the picture (1, 3, h, w), how far we are (0…1), the views, what the towers saw."""

    image: Tensor
    scales: Scales  # of the image
    share: float
    step: int
    views: tuple[Box, ...] = ()
    seen: tuple[Seen, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One summand: its weight, which may change with the share of the steps done, and how it is measured."""

    loss: Callable[[Glance], Tensor] = field(repr=False)
    weight: float = 1.0
    fade: tuple[float, float] = (1.0, 1.0)  # factor of the weight at the start and at the end
    steady: bool = True  # whether its value early and late may be compared: a style joins side by side
    dear: bool = False  # takes about as long as all others together, and looks at nothing but the picture

    def __call__(self, glance: Glance) -> Tensor:
        """Weighted loss, a scalar."""
        start, end = self.fade
        return self.weight * (start + (end - start) * glance.share) * self.loss(glance)


def meaning(goals: Sequence[Tensor], sign: float, stop: float | None) -> Callable[[Glance], Tensor]:
    """Distance in meaning to a text or an image, given by its unit embedding (1, d) for every tower.

    Attraction (sign > 0) is 1 − cosine and ends at `stop`; repulsion is the cosine above the floor `stop`, so that a
    negative prompt can't run away into noise.
    """

    def loss(glance: Glance) -> Tensor:
        cosine = torch.stack([_cosine(seen, goal) for seen, goal in zip(glance.seen, goals, strict=True)]).mean()
        if sign > 0:
            return 1 - (cosine if stop is None else cosine.clamp(max=stop))
        return F.relu(cosine - (-1.0 if stop is None else stop))

    return loss


def _cosine(seen: Seen, goal: Tensor) -> Tensor:
    each = (seen.embedded @ goal.T * seen.weights).mean()
    mean = F.normalize((seen.embedded * seen.weights).mean(0, keepdim=True), dim=-1)
    return (1 - MEAN_SHARE) * each + MEAN_SHARE * (mean @ goal.T).squeeze()


def smooth(spared: Tensor | None = None) -> Callable[[Glance], Tensor]:
    """Total variation: the mean length of the gradient, alike in every direction (Rudin, Osher & Fatemi 1992).

    Where a picture (1, 3, h, w) that is spared has lines and outlines, which it would take away, it counts less and
    less; at first it must clear them of noise, too.
    """
    less = None if spared is None else 1 / (1 + _thick(_steepness(spared)) / OUTLINE) - 1

    def loss(glance: Glance) -> Tensor:
        steepness = _steepness(glance.image)
        return (steepness if less is None else steepness * (1 + glance.share * less)).mean()

    return loss


def _steepness(image: Tensor) -> Tensor:
    """Length of the gradient (n, 3, h - 1, w - 1), less what 8 bits can't show."""
    across, down = image[..., :-1, 1:] - image[..., :-1, :-1], image[..., 1:, :-1] - image[..., :-1, :-1]
    return (across.square() + down.square() + SHORTEST**2).sqrt() - SHORTEST


def _thick(steepness: Tensor) -> Tensor:
    """The steepest of the channels and of the pixels around: a line has two sides."""
    return F.max_pool2d(steepness.amax(1, keepdim=True), 3, stride=1, padding=1)


def hold(start: Tensor) -> Callable[[Glance], Tensor]:
    """Mean squared distance to the start picture (1, 3, h, w)."""

    def loss(glance: Glance) -> Tensor:
        return (glance.image - start).pow(2).mean()

    return loss
