"""What images look like to an eye at one size, and how far a picture is from it."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch

from generator.views import Scales, size_of

if TYPE_CHECKING:
    from torch import Tensor

    from generator.recipe import Freedom
    from generator.towers import Tower

OWN = 0.5  # share of the first image in what `free` takes from all: with none, things of other outlines leave halos
STRIDE = 8  # of pocket's tower: sides are multiples of it
# At a picture's own side steps take turns in where the early map's grid of every second pixel begins: what always lies
# between its lines is not seen, and outlines came out dotted.
TURNS = ((0, 0), (1, 1), (0, 1), (1, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What images look like at one size (h, w): the layers compared, the maps to find there.

    shift: pixels down and right by which they are moved before, round the edge.
    """

    size: tuple[int, int]
    shift: tuple[int, int]
    layers: tuple[int, ...]
    maps: tuple[Tensor, ...] = field(repr=False)

    def apart(self, tower: Tower, picture: Scales) -> list[Tensor]:
        """How far a picture is from them in each layer: 0 alike … 1 as unlike as empty maps, or more."""
        found = tower.maps(_shifted(picture.at(self.size), self.shift), self.layers)
        return [apart(one, goal) for one, goal in zip(found, self.maps, strict=True)]


def sights(tower: Tower, images: Tensor, side: int, layers: tuple[int, ...], freedom: Freedom) -> tuple[Sight, ...]:
    """Images (k, 3, h, w) at one side, a sight for each turn."""
    early, size = tower.habit.maps.layers[0], sized(images, side)  # type: ignore[union-attr]
    turns = TURNS if size == size_of(images) and layers == (early,) else TURNS[:1]
    scaled = Scales(images).at(size)
    found = []
    for shift in turns:
        levels = zip(layers, tower.maps(_shifted(scaled, shift), layers), strict=True)
        maps = tuple(chosen(level[:, None], 0 if layer == early else 1, freedom) for layer, level in levels)
        found.append(Sight(size=size, shift=shift, layers=layers, maps=maps))
    return tuple(found)


def chosen(level: Tensor, depth: int, freedom: Freedom) -> Tensor:
    """(n, c, h, w) out of one level's maps of k images (k, n, c, h, w): the first image's, the mean, or between."""
    if freedom == "close" or (freedom == "free" and (depth == 0 or len(level) == 1)):
        return level[0]
    mixed = level.mean(0) if freedom == "wild" else torch.lerp(level.mean(0), level[0], OWN)
    return mixed.contiguous(memory_format=torch.channels_last)  # as convolutions give theirs: no copies in the loss


def apart(found: Tensor, goal: Tensor) -> Tensor:
    """Squared distance of two maps, in squared lengths of the goal."""
    return _squared(found - goal) / _squared(goal).clamp_min(1e-6)


def sized(images: Tensor, side: int) -> tuple[int, int]:
    """(h, w) of side² pixels in the images' proportions, in whole strides."""
    height, width = size_of(images)
    scale = side / math.sqrt(height * width) / STRIDE
    return max(1, round(height * scale)) * STRIDE, max(1, round(width * scale)) * STRIDE


def _shifted(images: Tensor, shift: tuple[int, int]) -> Tensor:
    return images.roll(shift, (2, 3)) if any(shift) else images


def _squared(maps: Tensor) -> Tensor:
    return (maps * maps).sum()  # the gradient of mse_loss would lose the maps' layout in memory, and be copied twice
