"""How far a picture is like others at the same position, in the feature maps of an eye.

Early maps copy with any network, deep ones leave freedom; several aligned drawings of one thing at once say what the
thing is. But what they do not share, a face or a handle, becomes a smear: so they are looked at together while the
picture is coarse, and then one of them leads.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F  # noqa: N812  (the field's own name for it)

from generator import sights
from generator.sights import Sight, sized
from generator.views import Scales, look

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

    from generator.losses import Glance
    from generator.recipe import Freedom
    from generator.towers import Maps, Tower

    Loss = Callable[[Glance], Tensor]

COARSE_UNTIL = 0.3  # share of the steps in which places are compared at the two smallest sides only
CRISP_FROM = 0.35  # share of the steps from which lines and faces are looked at harder: the finest octave moves
WASHED = 32  # pixels of a side


@dataclass(frozen=True, slots=True, kw_only=True)
class Stress:
    """What counts how much: the sides beyond the two smallest, and their early maps from CRISP_FROM on."""

    fine: float = 1.0
    crisp: float = 1.0


def place(tower: Tower, images: Tensor, freedom: Freedom, stress: Stress = Stress()) -> Loss:
    """Distance to images (k, 3, h, w) at the same position, in the tower's feature maps: the sum of its `parts`."""
    each = parts(tower, images, freedom, stress)
    return lambda glance: torch.stack([part(glance) for part in each]).sum()


def parts(tower: Tower, images: Tensor, freedom: Freedom, stress: Stress = Stress()) -> tuple[Loss, ...]:
    """What `place` sums up, the dearest last: it takes about as long as all else in a step.

    `close` compares all maps with the first image, and so does `free`, but for the first steps, which compare all but
    the early ones half with the mean over all. `wild` compares these with the mean to the end, and early ones not at
    all: they copy with any network (near-copies 1.0).
    """
    maps = tower.habit.maps
    if maps is None:
        raise NotImplementedError(f"no table of feature maps for {tower.model.__class__.__name__}")
    if not maps.sides:
        return (_by_views(tower, maps, images, freedom),)
    return _by_sides(tower, maps, images, freedom, stress)


def wash(image: Tensor) -> Loss:
    """Mean squared distance of the colours from those of image (1, 3, h, w), as a wash of WASHED² pixels.

    On even grounds maps hardly tell a tint: what first octaves spilt round a thing stayed as a pastel haze.
    """
    size = sized(image, WASHED)
    colours = Scales(image).at(size)
    return lambda glance: F.mse_loss(glance.scales.at(size), colours)


def apart(near: Loss) -> Loss:
    """Repulsion from what `near` measures; it ends at distance 1, where maps are as unlike as empty ones."""

    def loss(glance: Glance) -> Tensor:
        return F.relu(1 - near(glance))

    return loss


def _by_sides(tower: Tower, maps: Maps, images: Tensor, freedom: Freedom, stress: Stress) -> tuple[Loss, Loss]:
    wanted = _layers_by_side(maps, round(math.sqrt(images.shape[-2] * images.shape[-1])), freedom)
    shares = {side: 1.0 if side in maps.sides[:2] else stress.fine for side in wanted}
    leading = _leading(images, freedom, COARSE_UNTIL)
    with torch.no_grad():
        begin = {s: sights.sights(tower, images, s, wanted[s], freedom) for s in wanted if s in maps.sides[:2]}
        whole = {s: sights.sights(tower, leading, s, wanted[s], freedom) for s in wanted if shares[s]}

    def looked(glance: Glance) -> dict[int, tuple[Sight, ...]]:
        return whole if glance.share >= COARSE_UNTIL else begin

    def distance(glance: Glance, side: int, turn: int) -> Tensor:
        """What one side adds to the mean over all sides and layers."""
        at = looked(glance)
        sight = at[side][turn % len(at[side])]
        each = sight.apart(tower, glance.scales)
        harder = side not in maps.sides[:2] and sight.layers[0] == maps.layers[0] and glance.share >= CRISP_FROM
        near = shares[side] * torch.stack([each[0] * (stress.crisp if harder else 1.0), *each[1:]]).sum()
        return near / sum(shares[s] * len(turns[0].layers) for s, turns in at.items())

    def coarse(glance: Glance) -> Tensor:
        return torch.stack([distance(glance, s, 0) for s in looked(glance) if s in maps.sides[:2]]).sum()

    def fine(glance: Glance) -> Tensor:
        """Sides take turns, each for all: a quarter of the time of a painting, and nobody sees it."""
        sides = [s for s in looked(glance) if s not in maps.sides[:2]]
        if not sides:
            return glance.image.new_zeros(())
        turn, now = divmod(glance.step, len(sides))
        return len(sides) * distance(glance, sides[now], turn)

    return coarse, fine


def _by_views(tower: Tower, maps: Maps, images: Tensor, freedom: Freedom) -> Loss:
    layers = maps.layers[1:] if freedom == "wild" else maps.layers

    def loss(glance: Glance) -> Tensor:
        with torch.no_grad():
            led = _leading(images, freedom, glance.share)
            each = [tower.maps(look(Scales(image[None]), glance.views, tower.side), layers) for image in led]
            goals = [sights.chosen(torch.stack(level), i, freedom) for i, level in enumerate(zip(*each, strict=True))]
        found = tower.maps(look(glance.scales, glance.views, tower.side), layers)
        return torch.stack([sights.apart(f, g) for f, g in zip(found, goals, strict=True)]).mean()

    return loss


def _leading(images: Tensor, freedom: Freedom, share: float) -> Tensor:
    """The images that are compared after this share of the steps: all, or the first alone."""
    return images if freedom == "wild" or share < COARSE_UNTIL else images[:1]


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
