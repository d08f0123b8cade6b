"""Rules of thread and wool: a knotted carpet.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels and what is given beside it; it redraws the image.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor

from generator import drafting, shapes
from generator.looks import nearest
from generator.ornaments import DYES, framed

if TYPE_CHECKING:
    from generator.masks import Given

MADDER, INDIGO, IVORY, OCHRE, WALNUT = 0, 1, 2, 3, 6  # of the dyes
BANDS = ((1.5, IVORY), (2.5, INDIGO), (3.5, OCHRE), (9.5, MADDER), (10.5, OCHRE), (11.5, IVORY), (12.5, INDIGO))
EDGE = BANDS[-1][0]  # knots from the rug's edge to its field


def rug(image: Tensor, size: float, given: Given) -> Tensor:
    """Things knotted in few dyes, on a field of small flowers within borders, with fringes."""
    seen, thing = (drafting.blocks(one, size) for one in framed(image, given, EDGE * size))
    height, width = seen.shape[2:]
    knots = _field(seen, thing > 0.5)
    down, right = drafting.pixels(seen)
    knots = _border(knots, down, right)
    large = drafting.up(knots, image)
    rows, columns = drafting.lattice(image, size)
    tuft = 0.88 + 0.12 * torch.minimum(drafting.to_edge(rows), drafting.to_edge(columns)) * 4 - 0.08 * rows
    wool = 1 + 0.05 * drafting.up(drafting.noise((1, 1, height, width)), image)
    return large * tuft * wool


def _field(seen: Tensor, thing: Tensor) -> Tensor:
    """Each knot's dye: the thing's own, within an ivory line, on a ground that is unlike it."""
    dyes = seen.new_tensor(DYES)
    flat = drafting.vivid(seen, 1.35)[0].flatten(1).T
    own = dyes[nearest(flat, dyes)].T.reshape(seen.shape)
    mean = seen[0].flatten(1)[:, thing.flatten()].mean(1) if thing.any() else seen.mean((0, 2, 3))
    ground = INDIGO if torch.dist(mean, dyes[MADDER]) < torch.dist(mean, dyes[INDIGO]) else MADDER
    field = dyes[ground][:, None, None].expand_as(seen)
    down, right = drafting.pixels(seen)
    flower = _flowers(down, right)
    field = torch.where(flower[0], dyes[IVORY][:, None, None], field)
    field = torch.where(flower[1], dyes[OCHRE][:, None, None], field)
    wide = torch.nn.functional.max_pool2d(thing.float(), 3, 1, 1) > 0
    own = torch.where(shapes.edges(seen) > 0.18, dyes[WALNUT][:, None, None] * 0.7, own)
    return torch.where(thing, own, torch.where(wide, dyes[IVORY][:, None, None], field))


def _flowers(down: Tensor, right: Tensor) -> tuple[Tensor, Tensor]:
    """Petals and hearts of small flowers, nine knots apart."""
    right = right + ((down / 9).long() % 2) * 4.5
    y, x = ((down / 9).frac() * 9 - 4.5).abs(), ((right / 9).frac() * 9 - 4.5).abs()
    petal = ((y < 0.6) & (x > 0.6) & (x < 2.2)) | ((x < 0.6) & (y > 0.6) & (y < 2.2))
    return petal, ((y < 0.6) & (x < 0.6)) | ((y > 3.6) & (x > 3.6))


def _border(knots: Tensor, down: Tensor, right: Tensor) -> Tensor:
    height, width = knots.shape[2:]
    dyes = knots.new_tensor(DYES)
    away = torch.stack([down, right, height - down, width - right]).amin(0)
    along = torch.where(torch.minimum(down, height - down) > away + 0.01, down, right)
    for reach, dye in reversed(BANDS):
        knots = torch.where(away < reach, dyes[dye][:, None, None], knots)
    beat = (along / 8).frac() * 8 - 4
    diamond = (away - 6.5).abs() + beat.abs()
    for reach, dye in ((3.4, INDIGO), (2.4, IVORY), (1.2, MADDER)):
        inside = (diamond < reach) & (away > 3.5) & (away < 9.5)
        knots = torch.where(inside, dyes[dye][:, None, None], knots)
    return knots
