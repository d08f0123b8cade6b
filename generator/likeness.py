"""How far a picture is like others at the same position, in the feature maps of an eye.

Early maps copy with any network, deep ones leave freedom; several aligned drawings of one thing at once say what the
thing is. But what they do not share, a face or a handle, becomes a smear: so they are looked at together while the
picture is coarse, and then one of them leads.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F  # noqa: N812  (the field's own name for it)

from generator.views import Scales, look, size_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

    from generator.losses import Glance
    from generator.recipe import Freedom
    from generator.towers import Maps, Tower

COARSE_UNTIL = 0.3  # share of the steps in which places are compared at the two smallest sides only
OWN = 0.5  # share of the first image in what `free` takes from all: with none, things of other outlines leave halos
CRISP_FROM = 0.35  # share of the steps from which lines and faces are looked at harder: the finest octave moves
WASHED = 32  # pixels of a side
STRIDE = 8  # of pocket's tower: sides are multiples of it
# At a picture's own side steps take turns in where the early map's grid of every second pixel begins: what always lies
# between its lines is not seen, and outlines came out dotted.
TURNS = ((0, 0), (1, 1), (0, 1), (1, 0))


@dataclass(frozen=True, slots=True, kw_only=True)
class Stress:
    """What counts how much: the sides beyond the two smallest, and their early maps from CRISP_FROM on."""

    fine: float = 1.0
    crisp: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Sight:
    """What images look like at one size (h, w): the layers compared, the maps to find there, their squared lengths.

    shift: pixels down and right by which they are moved before, round the edge.
    """

    size: tuple[int, int]
    shift: tuple[int, int]
    layers: tuple[int, ...]
    maps: tuple[Tensor, ...] = field(repr=False)
    norms: tuple[Tensor, ...] = field(repr=False)


def place(
    tower: Tower,
    images: Tensor,
    freedom: Freedom,
    stress: Stress = Stress(),
) -> Callable[[Glance], Tensor]:
    """Distance to images (k, 3, h, w) at the same position, in the tower's feature maps.

    `close` compares all maps with the first image, and so does `free`, but for the first steps, which compare all but
    the early ones half with the mean over all. `wild` compares these with the mean to the end, and early ones not at
    all: they copy with any network (near-copies 1.0).
    """
    maps = tower.habit.maps
    if maps is None:
        raise NotImplementedError(f"no table of feature maps for {tower.model.__class__.__name__}")
    return _by_sides(tower, maps, images, freedom, stress) if maps.sides else _by_views(tower, maps, images, freedom)


def wash(image: Tensor) -> Callable[[Glance], Tensor]:
    """Mean squared distance of the colours from those of image (1, 3, h, w), as a wash of WASHED² pixels.

    On even grounds maps hardly tell a tint: what first octaves spilt round a thing stayed as a pastel haze.
    """
    size = _size(image, WASHED)
    colours = Scales(image).at(size)
    return lambda glance: F.mse_loss(glance.scales.at(size), colours)


def apart(near: Callable[[Glance], Tensor]) -> Callable[[Glance], Tensor]:
    """Repulsion from what `near` measures; it ends at distance 1, where maps are as unlike as empty ones."""

    def loss(glance: Glance) -> Tensor:
        return F.relu(1 - near(glance))

    return loss


def _by_sides(tower: Tower, maps: Maps, images: Tensor, freedom: Freedom, stress: Stress) -> Callable[[Glance], Tensor]:
    wanted = _layers_by_side(maps, round(math.sqrt(images.shape[-2] * images.shape[-1])), freedom)
    shares = {side: 1.0 if side in maps.sides[:2] else stress.fine for side in wanted}
    leading = _leading(images, freedom, COARSE_UNTIL)
    with torch.no_grad():
        begin = {s: _sights(tower, images, s, wanted[s], freedom) for s in wanted if s in maps.sides[:2]}
        whole = {s: _sights(tower, leading, s, wanted[s], freedom) for s in wanted if shares[s]}

    def distance(glance: Glance, side: int, sight: Sight) -> Tensor:
        found = tower.maps(_shifted(glance.scales.at(sight.size), sight.shift), sight.layers)
        pairs = zip(found, sight.maps, sight.norms, strict=True)
        each = [_squared(f - g) / n for f, g, n in pairs]
        harder = side not in maps.sides[:2] and sight.layers[0] == maps.layers[0] and glance.share >= CRISP_FROM
        return shares[side] * torch.stack([each[0] * (stress.crisp if harder else 1.0), *each[1:]]).sum()

    def loss(glance: Glance) -> Tensor:
        sights = whole if glance.share >= COARSE_UNTIL else begin
        fine = [side for side in sights if side not in maps.sides[:2]]
        turn, now = divmod(glance.step, max(1, len(fine)))
        each = [distance(glance, s, turns[turn % len(turns)]) for s, turns in sights.items() if s not in fine]
        if fine:  # they take turns, each for all: a quarter of the time of a painting, and nobody sees it
            turns = sights[fine[now]]
            each.append(len(fine) * distance(glance, fine[now], turns[turn % len(turns)]))
        return torch.stack(each).sum() / sum(shares[side] * len(turns[0].layers) for side, turns in sights.items())

    return loss


def _by_views(tower: Tower, maps: Maps, images: Tensor, freedom: Freedom) -> Callable[[Glance], Tensor]:
    layers = maps.layers[1:] if freedom == "wild" else maps.layers

    def loss(glance: Glance) -> Tensor:
        with torch.no_grad():
            led = _leading(images, freedom, glance.share)
            each = [tower.maps(look(Scales(image[None]), glance.views, tower.side), layers) for image in led]
            goals = [_chosen(torch.stack(level), i, freedom) for i, level in enumerate(zip(*each, strict=True))]
        found = tower.maps(look(glance.scales, glance.views, tower.side), layers)
        pairs = zip(found, goals, strict=True)
        return torch.stack([_squared(f - g) / _norm(g) for f, g in pairs]).mean()

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


def _sights(tower: Tower, images: Tensor, side: int, layers: tuple[int, ...], freedom: Freedom) -> tuple[Sight, ...]:
    """The images at one side, a sight for each turn."""
    early, size = tower.habit.maps.layers[0], _size(images, side)  # type: ignore[union-attr]
    turns = TURNS if size == size_of(images) and layers == (early,) else TURNS[:1]
    sized = Scales(images).at(size)
    found = []
    for shift in turns:
        levels = zip(layers, tower.maps(_shifted(sized, shift), layers), strict=True)
        maps = tuple(_chosen(level[:, None], 0 if layer == early else 1, freedom) for layer, level in levels)
        found.append(Sight(size=size, shift=shift, layers=layers, maps=maps, norms=tuple(map(_norm, maps))))
    return tuple(found)


def _shifted(images: Tensor, shift: tuple[int, int]) -> Tensor:
    return images.roll(shift, (2, 3)) if any(shift) else images


def _chosen(level: Tensor, depth: int, freedom: Freedom) -> Tensor:
    """(n, c, h, w) out of one level's maps of k images (k, n, c, h, w): the first image's, the mean, or between."""
    if freedom == "close" or (freedom == "free" and (depth == 0 or len(level) == 1)):
        return level[0]
    mixed = level.mean(0) if freedom == "wild" else torch.lerp(level.mean(0), level[0], OWN)
    return mixed.contiguous(memory_format=torch.channels_last)  # as convolutions give theirs: no copies in the loss


def _norm(goal: Tensor) -> Tensor:
    return _squared(goal).clamp_min(1e-6)


def _squared(maps: Tensor) -> Tensor:
    return (maps * maps).sum()  # the gradient of mse_loss would lose the maps' layout in memory, and be copied twice


def _size(images: Tensor, side: int) -> tuple[int, int]:
    """(h, w) of side² pixels in the images' proportions, in whole strides."""
    height, width = size_of(images)
    scale = side / math.sqrt(height * width) / STRIDE
    return max(1, round(height * scale)) * STRIDE, max(1, round(width * scale)) * STRIDE
