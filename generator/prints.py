"""Rules of line and print: outlines, hatching, dots, glowing signs.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels and what is given beside it; it redraws the image.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn.functional import interpolate

from generator import drafting
from generator.colours import luma
from generator.ornaments import framed
from generator.pens import pen
from generator.surfaces import poster

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.masks import Given

HALF = 0.5  # of a mask: what lies within
PANELS = (  # of a screen print: inks of the ground, of what is dark, between and bright
    ((0.99, 0.85, 0.10), (0.10, 0.10, 0.45), (0.95, 0.15, 0.45), (1.00, 0.75, 0.70)),
    ((0.05, 0.65, 0.85), (0.35, 0.05, 0.35), (0.98, 0.50, 0.10), (1.00, 0.93, 0.35)),
    ((0.95, 0.25, 0.60), (0.05, 0.20, 0.35), (0.10, 0.70, 0.60), (0.80, 1.00, 0.75)),
    ((0.45, 0.80, 0.25), (0.40, 0.05, 0.10), (0.30, 0.25, 0.80), (0.85, 0.80, 1.00)),
)


def comic(image: Tensor, size: float, _given: Given) -> Tensor:
    """Flat, loud colours, printed as dots where they are darker, within black outlines."""
    return _printed(drafting.stepped(drafting.vivid(image, 1.7)), image, size)


def screenprint(image: Tensor, size: float, given: Given) -> Tensor:
    """The things four times, in four sets of loud inks, dotted in their half-tones."""
    height, width = image.shape[2:]
    half = (math.ceil(height / 2), math.ceil(width / 2))
    near = framed(image, given, height / 14)
    small, thing = (interpolate(one, size=half, mode="bilinear", antialias=True) for one in near)
    panels = [_panel(small, thing, size, inks) for inks in PANELS]
    rows = [torch.cat(panels[i : i + 2], 3) for i in (0, 2)]
    return torch.cat(rows, 2)[..., :height, :width]


def _panel(image: Tensor, thing: Tensor, size: float, inks: Sequence[tuple[float, float, float]]) -> Tensor:
    ground, dark, middle, bright = (drafting.paint(image, ink) for ink in inks)
    light = luma(image)
    inside = light[thing > HALF] if (thing > HALF).any() else light
    low, high = inside.quantile(0.15), inside.quantile(0.7)
    dots = ((drafting.screen(image, size, math.pi / 4) < 0.34) & (light < high)).float()
    flat = torch.where(light > high, bright, torch.where(light > low, middle, dark)).lerp(dark, 0.35 * dots)
    line = drafting.ink(image, 0.9, 0.95) * (0.15 + 0.85 * thing)
    return ground.lerp(flat, thing) * (1 - line)


def _printed(flat: Tensor, image: Tensor, size: float) -> Tensor:
    reach = (1 - luma(image)).clamp(0, 1).sqrt() * 0.7 - 0.12  # nothing is left of it where the picture is bright
    dots = drafting.screen(image, size, math.pi / 4) < reach
    return torch.where(dots, flat * 0.8, flat * 0.75 + 0.25) * (1 - drafting.ink(image, 1.2, 0.95))


def rain(image: Tensor, size: float, _given: Given) -> Tensor:
    """Columns of green code that is bright where the picture is, and brightest along its outlines."""
    light = luma(image) - 0.7 * drafting.blurred(
        luma(image), 5 * size
    )  # an even sky tells nothing: what stands out does
    shine = drafting.stretched(light) ** 1.6
    edge = drafting.ink(image, 1.2, 0.975)
    lit = torch.where(_glyphs(image, size), 0.1 + 0.85 * shine, 0.3 * shine**1.5)
    lit = torch.maximum(lit, 0.85 * edge)
    return torch.cat([lit**3 * 0.75, lit**0.85, lit**2.2 * 0.55], 1).clamp(0, 1)


def _glyphs(image: Tensor, size: float) -> Tensor:
    """Where (h, w) a sign of 5 by 4 random dots in each cell, with a gap below and beside it, is lit."""
    down, right = drafting.pixels(image)
    rows, columns = (down / size).long(), (right / size).long()
    signs = torch.zeros(int(rows.max()) + 1, int(columns.max()) + 1, 6, 5, dtype=torch.bool)
    signs[:, :, :5, :4] = drafting.noise((*signs.shape[:2], 5, 4)).sign() > 0
    part_down, part_right = drafting.lattice(image, size)
    return signs[rows, columns, (part_down * 6).long(), (part_right * 5).long()]


def neon(image: Tensor, size: float, given: Given) -> Tensor:
    """Outlines that glow pink above and cyan below, on dusk with scan lines; a grid runs over the ground."""
    height, width = image.shape[2:]
    down, right = (place / extent for place, extent in zip(drafting.pixels(image), (height, width), strict=True))
    edge = pen(image, size / 3, 0.1) * (0.35 + 0.65 * given.thing)
    depth = 1 / (down - 0.55).clamp_min(0.02)
    rows, columns = (0.9 * depth).frac(), ((right - 0.5) * depth * 1.1 + 64).frac()
    near = torch.minimum(drafting.to_edge(rows), drafting.to_edge(columns)) < 0.05
    grid = (near & (down > 0.62)).float() * (1 - given.thing)
    tube = torch.stack([1 - 0.85 * down, 0.2 + 0.75 * down, torch.ones_like(down)])
    drawn = torch.maximum(edge, 0.75 * grid)
    glow = drawn + 0.9 * drafting.blurred(drawn, 1.6 * size)
    scan = 0.9 + 0.1 * torch.cos(2 * math.pi * down * height / size)
    dusk = (image**1.5).lerp(
        torch.stack([0.5 - 0.4 * down, 0.05 + 0 * down, 0.45 - 0.2 * down])[None], 0.35 * (1 - given.thing)
    )
    return dusk * scan * (1 - 0.5 * edge) + 0.9 * glow * tube


def gilded(image: Tensor, size: float, given: Given) -> Tensor:
    """Flat colours within golden outlines, over faint rays from below."""
    height, width = image.shape[2:]
    down, right = drafting.pixels(image)
    angle = torch.atan2(1.1 * height - down, right - width / 2)
    rays = (torch.cos(angle * 2 * math.pi * 9 / size) > 0).float() * 0.09
    gold = torch.tensor([0.87, 0.7, 0.32])[:, None, None]
    flat = poster(image, size, given).lerp(image, 0.25) ** 1.5 * (1 - rays) + rays * gold
    return flat.lerp(gold.expand_as(flat), 0.95 * drafting.ink(image, 1.3, 0.95))


def noir(image: Tensor, size: float, _given: Given) -> Tensor:
    """Hard light that falls through a blind from above on the left, and grain."""
    height, width = image.shape[2:]
    down, right = drafting.pixels(image)
    light = drafting.stretched(luma(image))
    hard = 0.02 + 0.93 * torch.sigmoid(8 * (light - light.mean() - 0.03))
    slats = torch.sigmoid(6 * torch.sin(2 * math.pi * (down + 0.35 * right) / (2.2 * size)))
    beam = torch.exp(-(((down / height - 0.35 - 0.25 * right / width) / 0.42) ** 2))
    lit = hard * (0.5 + 0.62 * beam * (0.55 + 0.45 * slats)) + 0.05 * drafting.noise((1, 1, height, width))
    corner = ((down / height - 0.5) ** 2 + (right / width - 0.5) ** 2) * 0.9
    return (lit - corner).clamp(0, 1).expand_as(image)
