"""Rules of painters, each with a brush of their own: oil, Impressionism, van Gogh, Cézanne, Munch, the Fauves, Vrubel.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels and what is given beside it; it redraws the image.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from generator import drafting, masks
from generator.brushes import Brush, eddies, one_way, painted, waves
from generator.colours import luma
from generator.pens import bold, pen

if TYPE_CHECKING:
    from generator.masks import Given

OIL = Brush(widths=(2.4, 1.2, 0.6), length=6, tone=0.05, relief=0.2)
DABS = Brush(widths=(1.7, 1.1, 0.7), length=2.6, form=0.5, tone=0.06, hue=0.1, loose=0.3, relief=0.15)
LOADED = Brush(widths=(1.6, 1.0, 0.55), length=8, form=1.6, tone=0.11, hue=0.06, relief=0.28)
BLOCKS = Brush(widths=(1.6, 1.0, 0.5), length=3.2, form=0.15, tone=0.09, hue=0.06, relief=0.1)
RIBBONS = Brush(widths=(1.5, 0.9, 0.45), length=14, form=1.4, tone=0.12, hue=0.05, loose=0.17, relief=0.12)
FLAT = Brush(widths=(2.0, 1.0, 0.4), length=3.5, tone=0.05, hue=0.09, relief=0.08)
SLABS = Brush(widths=(2.2, 1.4, 0.7), length=1.5, form=0.3, tone=0.13, hue=0.06, relief=0.12)
LOOSE = Brush(widths=(3.0, 1.5, 0.7), length=6, form=1.2, tone=0.09, hue=0.07, loose=0.2, relief=0.22)
STARS = 7  # at most, in a night sky or any other
TURNED = 1.5  # radii of a star within which strokes go round it
OPEN = 0.5  # of a mask of the sky
LAVENDER, BLUE, NAVY = (0.80, 0.76, 0.92), (0.16, 0.22, 0.42), (0.06, 0.08, 0.20)
AMETHYST, DEEP, EMBER = (0.36, 0.28, 0.58), (0.10, 0.16, 0.34), (0.96, 0.66, 0.30)
HEAT = (
    (0.10, 0.12, 0.48),
    (0.42, 0.12, 0.55),
    (0.88, 0.16, 0.30),
    (0.98, 0.52, 0.12),
    (1.0, 0.86, 0.25),
    (1.0, 0.95, 0.80),
)


def brush(image: Tensor, size: float, _given: Given) -> Tensor:
    """Oil: strokes along the forms, thick paint."""
    return painted(drafting.vivid(image, 1.1), size, OIL, eddies(image, 40 * size))


def dabs(image: Tensor, size: float, _given: Given) -> Tensor:
    """Broken touches of light and its complements; no shade is black."""
    airy = drafting.vivid(image, 1.25)
    airy = airy.lerp(drafting.paint(image, LAVENDER), 0.34 * (1 - luma(image)))
    return painted(airy, size, DABS, one_way(image, 0.12))


def swirl(image: Tensor, size: float, given: Given) -> Tensor:
    """Loaded strokes that turn with a current, about stars in the sky; dark outlines."""
    current, lit = eddies(image, 28 * size), drafting.vivid(image, 1.3)
    down, right = drafting.pixels(image)
    sky = masks.sky(image, given)
    for row, column, radius in _stars(image, sky):
        away = torch.hypot(down - row, right - column) / radius
        near = torch.exp(-(away**2))
        turn = torch.atan2(right - column, row - down)
        current = torch.where(away < TURNED, turn, current)  # a stroke knows no sense, and so no seam
        rings = near * (0.75 + 0.25 * torch.cos(away * 11)) * sky
        lit = lit.lerp(drafting.paint(image, (1.0, 0.90, 0.42)), rings.clamp(0, 1))
    drawn = painted(lit, size, LOADED, current)
    return drawn.lerp(drafting.paint(image, NAVY), 0.75 * bold(image, 0.35 * size, given, 0.12))


def _stars(image: Tensor, sky: Tensor) -> list[tuple[float, float, float]]:
    """Rows, columns and radii of stars that stand in the sky, clear of things and of each other."""
    side = min(image.shape[2:])
    found: list[tuple[float, float, float]] = []
    for y, x, wide in drafting.noise((60, 3)).tolist():
        row, column = (0.5 + 0.5 * y) * 0.6 * image.shape[2], (0.5 + 0.5 * x) * image.shape[3]
        radius = (0.075 + 0.03 * wide) * side
        clear = all(math.hypot(row - r, column - c) > 2.6 * (radius + s) / TURNED for r, c, s in found)
        box = sky[
            ..., int(max(0, row - radius)) : int(row + radius), int(max(0, column - radius)) : int(column + radius)
        ]
        if clear and len(found) < STARS and box.numel() and float(box.min()) > OPEN:
            found.append((row, column, radius))
    return found


def blocks(image: Tensor, size: float, given: Given) -> Tensor:
    """Parallel touches that build planes, leaning one way, within broken blue contours."""
    drawn = painted(drafting.vivid(image, 1.15), size, BLOCKS, one_way(image, -0.85))
    return drawn.lerp(drafting.paint(image, BLUE), 0.6 * bold(image, 0.25 * size, given, 0.1))


def ribbons(image: Tensor, size: float, given: Given) -> Tensor:
    """Long bands that wave through land and sky and echo what stands there."""
    drawn = painted(drafting.vivid(image, 1.4), size, RIBBONS, waves(image, 0.8 * image.shape[3]))
    return drawn.lerp(drafting.paint(image, NAVY), 0.55 * bold(image, 0.25 * size, given, 0.12))


def pure(image: Tensor, size: float, given: Given) -> Tensor:
    """Flat touches of colours straight from the tube, cold for shade and hot for light, within blue lines."""
    light = (drafting.stretched(luma(image)) * (len(HEAT) - 1)).clamp(0, len(HEAT) - 1.001)
    tubes = image.new_tensor(HEAT)
    low = tubes[light[0, 0].long()].permute(2, 0, 1)[None]
    high = tubes[light[0, 0].long() + 1].permute(2, 0, 1)[None]
    hot = drafting.vivid(image, 2.4).lerp(low.lerp(high, light.frac()), 0.45)
    drawn = painted(hot, size, FLAT, eddies(image, 25 * size))
    return drawn.lerp(drafting.paint(image, NAVY), 0.8 * bold(image, 0.3 * size, given, 0.1))


def loose(image: Tensor, size: float, _given: Given) -> Tensor:
    """Broad, wet strokes in loud colours, wherever the arm swings."""
    return painted(drafting.vivid(image, 1.5), size, LOOSE, eddies(image, 35 * size))


def facets(image: Tensor, size: float, given: Given) -> Tensor:
    """Slabs of a palette knife that lie like crystals in violet dusk, a golden halo behind the thing."""
    light, down = drafting.stretched(luma(image)), drafting.pixels(image)[0] / image.shape[2]
    dusk = drafting.paint(image, AMETHYST).lerp(drafting.paint(image, DEEP), (1.2 * down).clamp(0, 1))
    dream = drafting.vivid(image, 1.1).lerp(dusk * (0.35 + 1.1 * light), 0.82 * (1 - given.main))
    halo = _halo(image, given.main) * (1 - given.main)
    dream = dream.lerp(drafting.paint(image, EMBER) * (0.8 + 0.3 * light), 0.9 * halo)
    dream = dream.lerp(dream * dusk * 1.8, 0.35 * given.main * down)
    turned = (eddies(image, 12 * size) * 3).round() / 3
    drawn = painted(dream.clamp(0, 1), size, SLABS, turned)
    return drawn * (1 - 0.6 * pen(image, 0.2 * size, 0.1) * given.main)


def _halo(image: Tensor, main: Tensor) -> Tensor:
    """A disc (1, 1, h, w) behind the upper half of a thing, paler outwards, with two rings about it."""
    (down, right), inside = drafting.pixels(image), (main[0, 0] > OPEN).nonzero().float()
    if not len(inside):
        return torch.zeros_like(main)
    (top, left), (low, end) = inside.amin(0).tolist(), inside.amax(0).tolist()
    radius = min(0.7 * max(end - left, 0.6 * (low - top)), 0.46 * min(image.shape[2:]))
    away = torch.hypot(down - top - 0.36 * (low - top), right - (left + end) / 2) / radius
    rings = torch.exp(-(((away - 1.1) / 0.03) ** 2)) + 0.6 * torch.exp(-(((away - 1.24) / 0.02) ** 2))
    glow: Tensor = torch.sigmoid(30 * (1 - away)) * (1 - 0.45 * away).clamp(0, 1) + rings
    return glow[None, None].clamp(0, 1)
