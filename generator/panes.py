"""Rules that cut a picture where it changes: stained glass, low poly, an improvisation of shapes.

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
from generator.pens import bold, pen

if TYPE_CHECKING:
    from generator.masks import Given

LEAD = (0.06, 0.13)  # width of the lead, of a pane: between two of one colour, and about a thing
APART = 0.16  # difference of lightness or hue at which two panes belong to two things


def glass(image: Tensor, size: float, given: Given) -> Tensor:
    """Panes of coloured glass, cut along the picture's outlines, in lead that is thickest there."""
    soft = drafting.blurred(image, size / 14)
    label = shapes.panes(soft, size, 0.3)
    flat = drafting.mean(image, label)
    seam = shapes.seams(label)
    outline = (shapes.edges(flat) > APART).float()
    lead = torch.maximum(shapes.thick(seam, LEAD[0] * size), shapes.thick(outline, LEAD[1] * size))
    lead = torch.maximum(lead, bold(image, 0.05 * size, given, 0.12) * (0.3 + 0.7 * given.main))
    lead = torch.maximum(lead, _frame(image, size / 5))
    melt = interpolate(drafting.noise((1, 1, 40, 12)), size=image.shape[2:], mode="bicubic")
    tone = 0.14 * drafting.noise((int(label.max()) + 1,))[label] + 0.07 * melt
    shine = 0.22 * drafting.blurred(1 - lead, size / 3) - 0.1
    panes = drafting.vivid(flat.lerp(image, 0.45), 1.75) * (1 + tone + shine)
    return panes * (1 - lead) + 0.07 * lead


def _frame(image: Tensor, width: float) -> Tensor:
    """1 along the border."""
    down, right = drafting.pixels(image)
    away = torch.stack([down, right, image.shape[2] - down, image.shape[3] - right]).amin(0)
    return (away < width).float()[None, None]


def lowpoly(image: Tensor, size: float, given: Given) -> Tensor:
    """Flat triangles along the picture's outlines, each lit a little otherwise; small ones where there are things."""
    large, small = shapes.mesh(image, 2.2 * size), shapes.mesh(image, size)
    inside = drafting.mean(given.thing.expand_as(image), small)[0, 0] > 0.5
    label = torch.where(inside, small + large.max() + 1, large)
    lit = 0.08 * drafting.noise((int(label.max()) + 1,))[label] + 0.04 * (1 - 2 * (label % 2))
    return drafting.vivid(drafting.mean(image, label), 1.15) * (1 + lit)


def improvised(image: Tensor, size: float, given: Given) -> Tensor:
    """The picture bent, in patches of the look's colours, among strokes, arcs and circles of its own."""
    both = drafting.warped(torch.cat([image, given.thing], 1), size / 4, 6)
    image, thing = both[:, :3], both[:, 3:]
    label = shapes.panes(image, size, 0.25)
    inks = drafting.vivid(drafting.inks(given.look).T[None, :, None], 1.5)[0, :, 0].T
    hue = inks[(drafting.noise((int(label.max()) + 1,)) + 1).mul(len(inks) / 2 - 1e-3).long()][label]
    patches = drafting.vivid(drafting.mean(image, label), 1.6)
    ground = _struck(patches.lerp(hue.permute(2, 0, 1)[None], 0.5), size)
    ink = pen(image, size / 10, 0.1) * (0.2 + 0.8 * thing)
    return ground.lerp(patches.lerp(image, 0.4), 0.88 * thing) * (1 - ink)


def geometric(image: Tensor, _size: float, given: Given) -> Tensor:
    """Flat things before a cream sheet with a red disc, a blue wedge and black bars."""
    height, width = image.shape[2:]
    down, right = drafting.pixels(image)
    v, u = down / height, right / width
    sheet = drafting.paint(image, (0.94, 0.89, 0.78)) * (0.93 + 0.1 * luma(image))
    shapes_ = (
        (torch.hypot(v - 0.36, u - 0.66) < 0.30, (0.85, 0.20, 0.14)),
        ((v > 0.62) & (v - 0.62 < 0.75 * (1 - u)), (0.12, 0.30, 0.58)),
        ((v + 0.9 * u - 0.46).abs() < 0.018, (0.08, 0.08, 0.09)),
        ((v + 0.9 * u - 0.53).abs() < 0.007, (0.08, 0.08, 0.09)),
        (torch.hypot(v - 0.17, u - 0.2) < 0.095, (0.96, 0.76, 0.16)),
        ((torch.hypot(v - 0.17, u - 0.2) - 0.125).abs() < 0.008, (0.08, 0.08, 0.09)),
        ((u > 0.9) & (u < 0.93) & (v > 0.5), (0.96, 0.76, 0.16)),
        ((u > 0.945) & (u < 0.955) & (v > 0.4), (0.08, 0.08, 0.09)),
    )
    for where, colour in shapes_:
        sheet = sheet.lerp(drafting.paint(image, colour), 0.93 * where.float()[None, None])
    label = shapes.panes(image, width / 22, 0.06)
    flat = drafting.vivid(drafting.mean(image, label).lerp(image, 0.5), 1.35)
    hem = (drafting.blurred(given.main, width / 60) * (1 - given.main) * 2.5).clamp(0, 1)
    return sheet.lerp(drafting.paint(image, (0.97, 0.94, 0.86)), hem).lerp(flat, given.main)


def _struck(image: Tensor, size: float) -> Tensor:
    height, width = image.shape[2:]
    down, right = (place / size for place in drafting.pixels(image))
    colours = image.new_tensor([[0.85, 0.1, 0.12], [0.1, 0.25, 0.7], [0.96, 0.8, 0.1], [0.05, 0.05, 0.08]])
    chance = drafting.noise((40, 5))
    for i, (y, x, turn, wide, kind) in enumerate(chance.tolist()):
        top, left = (0.5 + 0.5 * y) * height / size, (0.5 + 0.5 * x) * width / size
        away = torch.hypot(down - top, right - left)
        along = math.cos(3 * turn) * (right - left) + math.sin(3 * turn) * (down - top)
        across = math.cos(3 * turn) * (down - top) - math.sin(3 * turn) * (right - left)
        radius = 0.3 + 0.9 * abs(wide) ** 2
        shape = [
            (away - radius).abs() < 0.06,
            away < 0.5 * radius,
            (across.abs() < 0.05) & (along.abs() < 3 * radius),
            (across - 0.3 * along**2).abs().lt(0.07) & (along.abs() < 1.4 * radius),
        ][int((kind + 1) * 1.999)]
        paint = colours[3 if i % 2 else i // 2 % 3][:, None, None].expand_as(image)
        image = image.lerp(paint, 0.8 * shape.float()[None, None])
    return image
