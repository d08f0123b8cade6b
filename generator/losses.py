"""The summands of the objective. A term says how wrong the picture is, as one number; the objective is Σ weight · term.

All terms look at a Glance and give a scalar tensor. A new one is a new function.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F  # noqa: N812  (the field's own name for it)
from torch import Tensor

from generator.views import Box, Scales, look, size_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.recipe import Freedom
    from generator.towers import Maps, Tower

MEAN_SHARE = 0.3  # of the cosine of the mean embedding beside the mean of the cosines (deep-daze: less repetition)
COARSE_UNTIL = 0.3  # share of the steps in which places are compared at the two smallest sides only
OWN = 0.5  # share of the first image in what `free` takes from all: with none, things of other outlines leave halos
SHORTEST = 0.003  # of a gradient: below a step of 8 bits, where its length has no direction
STRIDE = 8  # of pocket's tower: sides are multiples of it


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
    views: tuple[Box, ...]
    seen: tuple[Seen, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One summand: its weight, which may change with the share of the steps done, and how it is measured."""

    loss: Callable[[Glance], Tensor] = field(repr=False)
    weight: float = 1.0
    fade: tuple[float, float] = (1.0, 1.0)  # factor of the weight at the start and at the end
    steady: bool = True  # whether its value early and late may be compared: a style joins side by side

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


def place(tower: Tower, images: Tensor, freedom: Freedom, fine: float = 1.0) -> Callable[[Glance], Tensor]:
    """Distance to images (k, 3, h, w) at the same position, in the tower's feature maps.

    `close` compares all maps with the first image. `free` compares the early ones with the first, the others half with
    the mean over all; `wild` these with the mean, and early ones not at all: they copy with any network (near-copies
    1.0, with the whole mean for `free` .52, .15). `fine`: share of the sides beyond the two smallest.
    """
    maps = tower.habit.maps
    if maps is None:
        raise NotImplementedError(f"no table of feature maps for {tower.model.__class__.__name__}")
    return _by_sides(tower, maps, images, freedom, fine) if maps.sides else _by_views(tower, maps, images, freedom)


def _by_sides(tower: Tower, maps: Maps, images: Tensor, freedom: Freedom, fine: float) -> Callable[[Glance], Tensor]:
    wanted = _layers_by_side(maps, round(math.sqrt(images.shape[-2] * images.shape[-1])), freedom)
    shares = {side: 1.0 if side in maps.sides[:2] else fine for side in wanted}
    sizes = {side: _size(images, side) for side in wanted if shares[side]}
    scales = Scales(images)
    with torch.no_grad():
        goals = {side: _goals(tower, scales.at(size), wanted[side], freedom) for side, size in sizes.items()}
        norms = {side: [_norm(goal) for goal in goals[side]] for side in sizes}

    def distances(glance: Glance, side: int) -> Tensor:
        found = tower.maps(glance.scales.at(sizes[side]), wanted[side])
        each = (F.mse_loss(f, g, reduction="sum") / n for f, g, n in zip(found, goals[side], norms[side], strict=True))
        return torch.stack(list(each)).sum()

    def loss(glance: Glance) -> Tensor:
        sides = [s for s in sizes if glance.share >= COARSE_UNTIL or s in maps.sides[:2]]
        total = torch.stack([shares[side] * distances(glance, side) for side in sides]).sum()
        return total / sum(shares[side] * len(wanted[side]) for side in sides)

    return loss


def _by_views(tower: Tower, maps: Maps, images: Tensor, freedom: Freedom) -> Callable[[Glance], Tensor]:
    layers = maps.layers[1:] if freedom == "wild" else maps.layers

    def loss(glance: Glance) -> Tensor:
        with torch.no_grad():
            each = [tower.maps(look(Scales(image[None]), glance.views, tower.side), layers) for image in images]
            goals = [_chosen(torch.stack(level), i, freedom) for i, level in enumerate(zip(*each, strict=True))]
        found = tower.maps(look(glance.scales, glance.views, tower.side), layers)
        pairs = zip(found, goals, strict=True)
        return torch.stack([F.mse_loss(f, g, reduction="sum") / _norm(g) for f, g in pairs]).mean()

    return loss


def _layers_by_side(maps: Maps, own: int, freedom: Freedom) -> dict[int, tuple[int, ...]]:
    """The layers that are compared at each side: all at the eye's own sides, then the early one up to the picture's."""
    early, middle, deep = maps.layers
    whole = (middle, deep) if freedom == "wild" else (early, middle, deep)
    found: dict[int, tuple[int, ...]] = {side: whole for side in maps.sides if side <= own}
    if freedom == "wild":
        return found
    finer = maps.sides[-1] * 2
    while finer < own:
        found[finer] = (early,)
        finer *= 2
    return found | ({own: (early,)} if own > maps.sides[-1] else {})


def _goals(tower: Tower, images: Tensor, layers: Sequence[int], freedom: Freedom) -> list[Tensor]:
    return [
        _chosen(level[:, None], 0 if layer == tower.habit.maps.layers[0] else 1, freedom)  # type: ignore[union-attr]
        for layer, level in zip(layers, tower.maps(images, layers), strict=True)
    ]


def _chosen(level: Tensor, depth: int, freedom: Freedom) -> Tensor:
    """(n, c, h, w) out of one level's maps of k images (k, n, c, h, w): the first image's, the mean, or between."""
    if freedom == "close" or (freedom == "free" and depth == 0):
        return level[0]
    mixed = level.mean(0) if freedom == "wild" else torch.lerp(level.mean(0), level[0], OWN)
    return mixed.contiguous(memory_format=torch.channels_last)  # as convolutions give theirs: no copies in the loss


def _norm(goal: Tensor) -> Tensor:
    return goal.pow(2).sum().clamp_min(1e-6)


def _size(images: Tensor, side: int) -> tuple[int, int]:
    """(h, w) of side² pixels in the images' proportions, in whole strides."""
    height, width = size_of(images)
    scale = side / math.sqrt(height * width) / STRIDE
    return max(1, round(height * scale)) * STRIDE, max(1, round(width * scale)) * STRIDE


def apart(near: Callable[[Glance], Tensor]) -> Callable[[Glance], Tensor]:
    """Repulsion from what `near` measures; it ends at distance 1, where maps are as unlike as empty ones."""

    def loss(glance: Glance) -> Tensor:
        return F.relu(1 - near(glance))

    return loss


def smooth(glance: Glance) -> Tensor:
    """Total variation: the mean length of the gradient, alike in every direction (Rudin, Osher & Fatemi 1992)."""
    image = glance.image
    across, down = image[..., :-1, 1:] - image[..., :-1, :-1], image[..., 1:, :-1] - image[..., :-1, :-1]
    return (across.square() + down.square() + SHORTEST**2).sqrt().mean() - SHORTEST


def hold(start: Tensor) -> Callable[[Glance], Tensor]:
    """Mean squared distance to the start picture (1, 3, h, w)."""

    def loss(glance: Glance) -> Tensor:
        return (glance.image - start).pow(2).mean()

    return loss
