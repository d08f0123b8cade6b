"""Rules of pen and burin: line drawing, black and white ink, engraving, blueprint, chart.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels and what is given beside it; it redraws the image.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn.functional import interpolate

from generator import drafting, shapes
from generator.colours import luma

if TYPE_CHECKING:
    from generator.masks import Given

HALF = 0.5  # of a mask: what lies within
SPECK = 2.4  # widths of a line: what is smaller isn't drawn in the ground
HAIR = 0.5  # half the width of a grid's line, in pixels
PAPER, INK = (0.985, 0.98, 0.965), (0.06, 0.06, 0.08)


def lines(image: Tensor, size: float, given: Given) -> Tensor:
    """A pen's outlines on paper, the darkest filled, hatched where a thing is in shade."""
    image = spared(image, size, given)
    light = drafting.stretched(luma(image))
    black = torch.sigmoid(40 * (0.14 - light)) * given.thing
    shade = torch.sigmoid(30 * (0.5 - light)) * given.thing
    hatch = (drafting.stroke(image, 4 * size, 1.0, torch.zeros(())) > 0.72).float() * 0.75
    drawn = torch.maximum(torch.maximum(bold(image, size, given), black), shade * hatch)
    return drafting.paint(image, PAPER).lerp(drafting.paint(image, INK), drawn)


def spared(image: Tensor, size: float, given: Given) -> Tensor:
    """An image without the flowers, pebbles and blades that lie about its things: a pen would make debris of them."""
    return drafting.blurred(image, SPECK * size).lerp(image, drafting.blurred(given.main, 2 * size))


def pen(image: Tensor, width: float, wall: float = 0.07) -> Tensor:
    """Outlines (1, 1, h, w) in 0…1 where colours change by about `wall`, so wide or narrower as the hand presses."""
    line = shapes.contours(image, 0.7 * wall)
    press = interpolate(drafting.noise((1, 1, 9, 9)), size=image.shape[2:], mode="bicubic")
    return shapes.thick(line, 0.6 * width).lerp(shapes.thick(line, 1.2 * width), (0.5 + press).clamp(0, 1))


def bold(image: Tensor, width: float, given: Given, wall: float = 0.07) -> Tensor:
    """The same with the main things' own outline twice as wide, as a brush is led around them."""
    around = shapes.thick(shapes.seams(given.main[0, 0] > HALF), 2.2 * width)
    return torch.maximum(pen(image, width, wall), around)


def inked(image: Tensor, size: float, given: Given) -> Tensor:
    """Black and white areas with fine outlines, and rows of dots where it is between."""
    image = spared(image, size, given)
    light = drafting.stretched(luma(image))
    around = drafting.blurred(light, 26 * size)
    tone = light - 0.35 * (around - 0.5) + 0.10 * (given.thing - 0.5)
    white = torch.sigmoid(40 * (tone - 0.47))
    dots = (drafting.screen(image, 3.6 * size, 0.6) < 0.22).float()
    between = torch.sigmoid(30 * (0.13 - (tone - 0.55).abs()))
    drawn = white * (1 - dots * between)
    outline = pen(image, size, 0.06)
    drawn = drawn * (1 - outline) + outline * (1 - white) * 0.95
    return drafting.paint(image, INK).lerp(drafting.paint(image, PAPER), drawn)


def hatching(image: Tensor, size: float, given: Given) -> Tensor:
    """Cut lines that swell with darkness, cross where it is deep and run otherwise over things, under outlines."""
    light = drafting.stretched(luma(image))
    dark = 0.9 - 0.85 * light - 0.24 * (1 - given.thing) * (1 - light)
    bent = 2.5 * drafting.blurred(light, 3 * size) * size
    first = drafting.stroke(image, size, 0.35, bent).lerp(drafting.stroke(image, size, -0.5, bent), given.thing.round())
    second = drafting.stroke(image, size, 1.1, bent)
    ink = torch.sigmoid(8 * (dark - 0.1 - first)) + torch.sigmoid(8 * (dark - 0.5 - second))
    ink = torch.maximum(ink.clamp(0, 1), bold(image, size / 3, given))
    return drafting.paint(image, (0.95, 0.93, 0.88)).lerp(drafting.paint(image, INK), 0.93 * ink)


def blueprint(image: Tensor, size: float, given: Given) -> Tensor:
    """White lines on blue paper with a grid, hatched where it is dark, and dimensions about the thing."""
    rows, columns = drafting.lattice(image, size)
    grid = (torch.minimum(drafting.to_edge(rows), drafting.to_edge(columns)) * size < 2 * HAIR).float() * 0.16
    paper = drafting.paint(image, (0.06, 0.24, 0.56)) * (0.9 + 0.2 * luma(image))
    shade = (drafting.stroke(image, size / 4, 1.0, torch.zeros(())) > 0.8) & (luma(image) < 0.3) & (given.thing > 0.5)
    drawn = torch.maximum(bold(image, size / 14, given) * (0.5 + 0.5 * given.thing), 0.55 * shade.float())
    drawn = torch.maximum(torch.maximum(drawn, grid), 0.9 * _dimensions(image, size, given.subject))
    return paper.lerp(drafting.paint(image, (0.93, 0.97, 1.0)), drawn)


def _dimensions(image: Tensor, size: float, subject: Tensor) -> Tensor:
    """Lines with ticks left of and below the box of the subject; none without one."""
    down, right = drafting.pixels(image)
    inside = (subject[0, 0] > 0.5).nonzero()
    if not len(inside):
        return torch.zeros_like(subject)
    (top, left), (bottom, end) = inside.amin(0), inside.amax(0)
    beside, below = left - 0.7 * size, bottom + 0.7 * size
    hair = HAIR * size / 16
    tall, wide = (down > top) & (down < bottom), (right > left) & (right < end)
    drawn: Tensor = ((right - beside).abs() < hair) & tall | ((down - below).abs() < hair) & wide
    for at in (top, bottom):
        drawn |= ((down - at).abs() < hair) & ((right - beside).abs() < size / 3)
    for at in (left, end):
        drawn |= ((right - at).abs() < hair) & ((down - below).abs() < size / 3)
    return drawn.to(subject.dtype)[None, None]


def chart(image: Tensor, size: float, given: Given) -> Tensor:
    """Brown outlines on tinted parchment, with a net of degrees, a scale about it and a rose of winds."""
    down, right = drafting.pixels(image)
    middle = right - image.shape[3] / 2
    rows = ((down + middle**2 / (2.5 * image.shape[3])) / size).frac()
    columns = (middle * (1 + 0.3 * (down / image.shape[2] - 0.5) ** 2) / size + 64).frac()
    net = (torch.minimum(drafting.to_edge(rows), drafting.to_edge(columns)) * size < 2 * HAIR).float() * 0.35
    shade = (drafting.stroke(image, size / 9, 0.8, torch.zeros(())) > 0.6) & (luma(image) < 0.45) & (given.main > HALF)
    ink = torch.maximum(bold(image, size / 18, given, 0.06), net * (1 - given.thing))
    ink = torch.maximum(ink, 0.45 * shade.float())
    stain = interpolate(drafting.noise((1, 1, 6, 6)), size=image.shape[2:], mode="bicubic") * 0.05
    paper = drafting.paint(image, (0.93, 0.86, 0.69)).lerp(image, 0.38 + 0.2 * given.main) + stain
    brown = drafting.paint(image, (0.30, 0.19, 0.10))
    drawn = paper.lerp(brown, 0.85 * ink)
    drawn = drawn.lerp(brown, 0.9 * _rose(image, size)[None, None])
    scale, bars = _scale(image, size)
    return torch.where(scale, drafting.paint(image, (0.95, 0.89, 0.74)), drawn).lerp(
        brown, 0.85 * bars.float()[None, None]
    )


def _rose(image: Tensor, size: float) -> Tensor:
    """A star of eight points (h, w) above on the right."""
    down, right = drafting.pixels(image)
    v, u = down - 1.35 * size, right - (image.shape[3] - 1.35 * size)
    away, turn = torch.hypot(v, u) / size, torch.atan2(v, u)
    long = 0.8 * torch.cos(2 * turn).abs() ** 6 + 0.16
    short = 0.5 * torch.sin(2 * turn).abs() ** 8 + 0.12
    reach = torch.maximum(long, short)
    star = (away < reach) & ((torch.sin(4 * turn) > 0) | (away > reach - 0.07))
    return torch.where(star | ((away - 0.62).abs() < 0.02), 1.0, 0.0)


def _scale(image: Tensor, size: float) -> tuple[Tensor, Tensor]:
    """The margin, and the black bars and lines in it."""
    height, width = image.shape[2:]
    down, right = drafting.pixels(image)
    away = torch.stack([down, right, height - down, width - right]).amin(0)
    along = torch.where(torch.minimum(down, height - down) < torch.minimum(right, width - right), right, down)
    wide = size / 3
    bar = (away > 0.3 * wide) & (away < 0.7 * wide) & ((along / size * 2).long() % 2 == 0)
    rule = (
        ((away - 0.3 * wide).abs() < HAIR * 2)
        | ((away - 0.7 * wide).abs() < HAIR * 2)
        | ((away - wide).abs() < HAIR * 3)
    )
    return away < wide, bar | rule
