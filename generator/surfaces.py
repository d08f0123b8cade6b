"""Rules of surfaces: pixels, stones, knots, planes, points, chalk, crayon.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels and what is given beside it; it redraws the image.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from generator import drafting, shapes
from generator.brushes import Brush, one_way, painted
from generator.colours import luma
from generator.looks import nearest
from generator.pens import bold, pen

if TYPE_CHECKING:
    from generator.masks import Given

LAYERS = ((1.0, 0.1, 0.62), (0.8, 0.24, 0.4))  # of dabs: distance in sizes, how far colours stray, radius of one
EARTHS = ((0.78, 0.60, 0.34), (0.50, 0.36, 0.22), (0.40, 0.47, 0.52), (0.72, 0.69, 0.60), (0.45, 0.48, 0.38))
CHALK = Brush(widths=(1.8, 1.0, 0.6), length=7, form=0.6, tone=0.08, hue=0.07, loose=0.2, relief=0.0)


def pixels(image: Tensor, size: float, _given: Given) -> Tensor:
    """Square pixels in few, vivid colours."""
    return drafting.up(drafting.stepped(drafting.vivid(drafting.blocks(image, size), 1.3)), image)


def poster(image: Tensor, _size: float, given: Given) -> Tensor:
    """Flat areas in the look's own colours."""
    inks = drafting.inks(given.look)
    flat = drafting.vivid(image, 1.5)[0].flatten(1).T
    return inks[nearest(flat, inks)].T.reshape(image.shape)


def tiles(image: Tensor, size: float, given: Given) -> Tensor:
    """Stones laid along the picture's outlines, each a little lighter or darker than it should be, in pale mortar."""
    label = shapes.panes(image, size, 0.9)
    stones = drafting.mean(drafting.vivid(image, 1.25), label)
    stones = stones + 0.09 * drafting.noise((int(label.max()) + 1,))[label]
    contour = shapes.thick(shapes.seams((given.main[0, 0] > 0.5).long()), size / 2).expand_as(image)
    stones = stones * (1 - 0.6 * (drafting.mean(contour, label) > 0.25).float())
    mortar = shapes.thick(shapes.seams(label), size / 9)
    return stones.lerp(drafting.paint(image, (0.80, 0.76, 0.68)), 0.85 * mortar)


def knots(image: Tensor, size: float, _given: Given) -> Tensor:
    """Crosses of thread in few colours on linen."""
    thread = drafting.stepped(drafting.vivid(drafting.blocks(image, size), 1.35))
    rows, columns = drafting.lattice(image, size)
    one, two = (rows - columns).abs(), (rows + columns - 1).abs()
    wool = drafting.up(thread, image) * (0.82 + 0.25 * torch.where(one < two, rows, columns))
    linen = drafting.paint(image, (0.93, 0.89, 0.80)) * (1 - 0.3 * (torch.hypot(rows - 0.5, columns).lt(0.15)).float())
    bare = torch.sigmoid(30 * (torch.minimum(one, two) - 0.27))[None, None]
    return wool.lerp(0.35 * wool + 0.65 * linen, bare)


def planes(image: Tensor, size: float, given: Given) -> Tensor:
    """Planes between long straight lines, each seen from elsewhere and lit to one side, in ochres, slates and greys."""
    label, along, chance = shapes.crossed(image, given.main, size)
    seen = shapes.elsewhere(image, label, chance[:3] * image.new_tensor([0.34, 0.34, 0.2])[:, None], size)
    earths = image.new_tensor(EARTHS)[((chance[3] + 1) * len(EARTHS) / 2 - 1e-3).long()][label].permute(2, 0, 1)[None]
    light = (drafting.stretched(luma(seen)) * 0.8 + 0.16) * (1 + 0.42 * along)
    earth = earths * light / luma(earths)
    toned = (drafting.vivid(seen, 1.1) * (1 + 0.3 * along)).lerp(earth.clamp(0, 1), 0.75 - 0.35 * given.main)
    ink = 0.6 * shapes.thick(shapes.seams(label), size / 20) * (0.55 + 0.45 * along.clamp(-1, 1))
    ink = torch.maximum(ink, 0.75 * pen(seen, size / 22, 0.1))
    ink = torch.maximum(ink, 0.5 * bold(image, size / 30, given, 0.14) * given.main)
    dry = 0.035 * drafting.noise((1, 1, *image.shape[2:]))
    return (toned + dry).lerp(drafting.paint(image, (0.13, 0.10, 0.09)), ink)


def points(image: Tensor, size: float, _given: Given) -> Tensor:
    """Round dabs of pure colour and its complement, one layer over the other, which mix in the eye."""
    canvas = drafting.vivid(image, 1.2).lerp(drafting.paint(image, (0.93, 0.90, 0.84)), 0.3)
    down, right = drafting.pixels(image)
    for scale, hue, reach in LAYERS:
        rows, columns = (place / size / scale + 0.37 / scale for place in (down, right))
        label, near, _ = drafting.sites(rows, columns)
        stray = drafting.noise((int(label.max()) + 1, 3))[label].permute(2, 0, 1)[None]
        dabs = drafting.vivid(drafting.mean(image, label), 1.35) + hue * (stray - stray.mean(1, keepdim=True))
        canvas = torch.where(near < reach, dabs.clamp(0, 1), canvas)
    return canvas


def chalk(image: Tensor, size: float, _given: Given) -> Tensor:
    """Soft sticks of chalk rubbed over toned paper, its tooth bare between the strokes."""
    drawn = painted(drafting.vivid(image, 1.35), size, CHALK, one_way(image, -0.95))
    down, right = drafting.pixels(image)
    tooth = drafting.noise((1, 1, *image.shape[2:]))
    across = torch.cos(
        math.pi * (0.82 * right + 0.57 * down) / size + 3 * drafting.clouds(image.shape[2], image.shape[3], 9 * size)
    )
    bare = torch.sigmoid(6 * (0.6 * tooth + 0.45 * across - 0.62)) * 0.6
    return drawn.lerp(drafting.paint(image, (0.80, 0.74, 0.66)), bare)


def crayon(image: Tensor, size: float, given: Given) -> Tensor:
    """Wobbling wax outlines, coloured in with a full fist, on white paper."""
    image = drafting.warped(image, 1.2 * size, 9)
    down, right = drafting.pixels(image)
    curve = 6 * torch.sin(right / (9 * size)) + 5 * torch.sin(down / (11 * size))
    wax = drafting.stroke(image, 1.3 * size, 0.8, curve * size / 2)
    tooth = drafting.noise((1, 1, *image.shape[2:]))
    flat = drafting.vivid(drafting.mean(image, shapes.panes(image, 6 * size, 0.05)), 1.7) * 1.04
    cover = torch.sigmoid(5 * (wax - 0.36) + 1.6 * tooth) * (0.55 + 0.4 * given.thing)
    drawn = drafting.paint(image, (0.985, 0.98, 0.97)).lerp(flat, cover)
    line = bold(image, size, given, 0.09) * (0.75 + 0.25 * tooth).clamp(0, 1)
    return drawn * (1 - line) + line * 0.42 * flat
