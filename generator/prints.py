"""Rules of line and print: outlines, hatching, dots, glowing signs.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels and what is given beside it; it redraws the image.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn.functional import interpolate

from generator import drafting, shapes
from generator.colours import luma
from generator.ornaments import framed
from generator.pens import bold, pen

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.masks import Given

HALF = 0.5  # of a mask: what lies within
BLACK, PAPER = (0.04, 0.04, 0.06), (0.985, 0.975, 0.94)
PANEL = (0.8, 1.2)  # where a panel's margin and its line end, in sizes from the border
WEDGES, FREE = 72, 0.02  # of emphasis about a thing; how near they may come, as a share of a soft mask of it
NIGHT, TEAL, BRASS, IVORY = (0.05, 0.09, 0.20), (0.07, 0.36, 0.42), (0.86, 0.66, 0.28), (0.97, 0.92, 0.78)
PANELS = (  # of a screen print: inks of the ground, of what is dark, between and bright
    ((0.99, 0.85, 0.10), (0.10, 0.10, 0.45), (0.95, 0.15, 0.45), (1.00, 0.75, 0.70)),
    ((0.05, 0.65, 0.85), (0.35, 0.05, 0.35), (0.98, 0.50, 0.10), (1.00, 0.93, 0.35)),
    ((0.95, 0.25, 0.60), (0.05, 0.20, 0.35), (0.10, 0.70, 0.60), (0.80, 1.00, 0.75)),
    ((0.45, 0.80, 0.25), (0.40, 0.05, 0.10), (0.30, 0.25, 0.80), (0.85, 0.80, 1.00)),
)


def comic(image: Tensor, size: float, given: Given) -> Tensor:
    """Flat, loud colours, dotted where they are darker, in black outlines; lines that point at the thing; a panel."""
    flat = drafting.mean(image, shapes.panes(image, 2.5 * size, 0.05)).lerp(image, 0.3)
    printed = _printed(drafting.stepped(drafting.vivid(flat, 1.75)).lerp(drafting.vivid(flat, 1.75), 0.4), flat, size)
    black = torch.sigmoid(50 * (0.16 - luma(flat))) * given.thing
    drawn = torch.maximum(torch.maximum(bold(image, 0.42 * size, given, 0.09), black), _emphasis(image, given.main))
    down, right = drafting.pixels(image)
    away = torch.stack([down, right, image.shape[2] - down, image.shape[3] - right]).amin(0) / size
    sheet = torch.where(
        away < PANEL[1], drafting.paint(image, BLACK), printed.lerp(drafting.paint(image, BLACK), drawn)
    )
    return torch.where(away < PANEL[0], drafting.paint(image, PAPER), sheet)


def _emphasis(image: Tensor, thing: Tensor) -> Tensor:
    """Wedges (1, 1, h, w) that come from the border towards the middle of the things, and end well before them."""
    inside = (thing[0, 0] > HALF).nonzero().float()
    if not len(inside):
        return torch.zeros_like(thing)
    down, right = drafting.pixels(image)
    row, column = inside.mean(0)
    reach = torch.hypot(down - row, right - column) / min(image.shape[2:])
    turn = (torch.atan2(down - row, right - column) / (2 * math.pi) + 0.5) * WEDGES
    chance = drafting.noise((2, WEDGES + 1))[:, turn.long()]
    wide = (reach - 0.62 - 0.1 * chance[0]) * (0.7 + 0.3 * chance[1])
    near = drafting.blurred(thing, min(image.shape[2:]) / 12)
    return torch.sigmoid(60 * (wide - (turn.frac() - 0.5).abs()))[None, None] * (near < FREE)


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
    line = pen(image, size / 3.2) * thing
    return ground.lerp(flat, thing) * (1 - line)


def _printed(flat: Tensor, image: Tensor, size: float) -> Tensor:
    reach = (1 - luma(image)).clamp(0, 1).sqrt() * 0.7 - 0.12  # nothing is left of it where the picture is bright
    dots = drafting.screen(image, size, math.pi / 4) < reach
    return torch.where(dots, flat * 0.82, flat * 0.75 + 0.25)


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
    """Night blue, teal, brass and ivory in golden outlines, before rays from below, in a stepped golden frame."""
    height, width = image.shape[2:]
    down, right = drafting.pixels(image)
    angle = torch.atan2(0.92 * height - down, right - width / 2)
    rays = (torch.cos(angle * 34) > 0)[None, None] * (1 - given.main)
    tones = image.new_tensor((NIGHT, TEAL, BRASS, IVORY))
    soft = drafting.mean(image, shapes.panes(image, 18 * size, 0.06)).lerp(image, 0.3)
    light = drafting.stretched(luma(soft)) + 0.05
    light = (0.62 * light + 0.17 * rays).lerp(light, given.main)
    step = torch.where(light < 0.3, 0, torch.where(light < 0.55, 1, torch.where(light < 0.82, 2, 3)))[0, 0]
    flat = tones[step].permute(2, 0, 1)[None].lerp(drafting.vivid(soft, 1.3), 0.12 + 0.33 * given.main)
    gold = drafting.paint(image, BRASS)
    drawn = flat.lerp(gold * 1.1, 0.95 * bold(image, 2.2 * size, given, 0.1))
    within = _within(image, 2 * size)
    line = shapes.thick(shapes.seams(within.long()), 2 * size)
    return drafting.paint(image, NIGHT).lerp(drawn, within.float()).lerp(gold, line)


def _within(image: Tensor, size: float) -> Tensor:
    """Where (h, w) a sheet whose corners are cut in two steps lies within its margin of three sizes."""
    down, right = drafting.pixels(image)
    v, u = (
        torch.minimum(place, end - place) / size for place, end in ((down, image.shape[2]), (right, image.shape[3]))
    )
    return (v > 3) & (u > 3) & ((v > 9) | (u > 6)) & ((v > 6) | (u > 9))


def noir(image: Tensor, size: float, given: Given) -> Tensor:
    """Hard light that falls through a blind from above on the left, along a thing's edge too, and grain."""
    height, width = image.shape[2:]
    down, right = drafting.pixels(image)
    light = drafting.stretched(luma(image))
    level = light.mean().lerp((light * given.main).sum() / given.main.sum().clamp_min(1), 0.8 * given.main)
    hard = 0.02 + 0.93 * torch.sigmoid(8 * (light - level - 0.03))
    soft = drafting.blurred(given.main, size)
    rim = (soft - torch.roll(soft, (round(size / 2), round(size / 2)), (2, 3))).clamp_min(0) * given.main
    slats = torch.sigmoid(6 * torch.sin(2 * math.pi * (down + 0.35 * right) / (2.2 * size)))
    beam = torch.exp(-(((down / height - 0.35 - 0.25 * right / width) / 0.42) ** 2))
    lit = hard * (0.5 + 0.62 * beam * (0.55 + 0.45 * slats)) + 1.1 * rim + 0.05 * drafting.noise((1, 1, height, width))
    corner = ((down / height - 0.5) ** 2 + (right / width - 0.5) ** 2) * 0.9
    return (lit - corner).clamp(0, 1).expand_as(image)
