"""Rules that keep a picture's things and lay ornament on their ground: gold and spirals, leaves, a painted page.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels and what is given beside it; it redraws the image.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn.functional import interpolate, pad

from generator import drafting, masks, shapes
from generator.colours import luma
from generator.pens import bold, pen

if TYPE_CHECKING:
    from generator.masks import Given

GOLD, UMBER = (0.93, 0.72, 0.26), (0.30, 0.17, 0.07)
DYES = (
    (0.58, 0.11, 0.12), (0.11, 0.15, 0.32), (0.92, 0.85, 0.70), (0.85, 0.60, 0.22), (0.22, 0.40, 0.28),
    (0.40, 0.58, 0.68), (0.33, 0.19, 0.12), (0.86, 0.50, 0.42), (0.07, 0.06, 0.08), (0.55, 0.57, 0.55),
)  # fmt: skip  # madder, indigo, ivory, ochre, green, sky, walnut, rose, black, ash


def gilt(image: Tensor, size: float, given: Given) -> Tensor:
    """Things in small bright stones on gold leaf that is full of spirals."""
    thing = given.thing
    light = drafting.blurred(luma(image), size / 8)
    leaf = drafting.up(drafting.noise((1, 1, *(int(2.5 * n / size) + 1 for n in image.shape[2:]))), image)
    gold = drafting.paint(image, GOLD) * (0.7 + 0.42 * light + 0.07 * leaf)
    ground = gold.lerp(drafting.paint(image, UMBER), 0.65 * _spirals(image, size))
    ground = torch.where(_confetti(image, size / 4, 0.1), image.new_tensor([0.95, 0.9, 0.75])[:, None, None], ground)
    stones = _set(image, size / 3.2)
    drawn = ground.lerp(stones, thing)
    return drawn.lerp(drafting.paint(image, UMBER), 0.9 * bold(image, size / 14, given) * (0.25 + 0.75 * thing))


def _spirals(image: Tensor, size: float) -> Tensor:
    """Lines (1, 1, h, w) that wind to the middle of each cell, one way and the other."""
    down, right = drafting.pixels(image)
    row = (down / size).long()
    right = right + (row % 2) * size / 2
    hand = 1.0 - 2 * ((row + (right / size).long()) % 2)
    v, u = (down / size).frac() - 0.5, (right / size).frac() - 0.5
    away, turn = torch.hypot(u, v), torch.atan2(v, u * hand)
    wind = torch.cos(2 * math.pi * away * 7.5 - turn)
    return (torch.sigmoid(7 * (wind - 0.35)) * torch.sigmoid(60 * (0.5 - away)))[None, None]


def _confetti(image: Tensor, size: float, share: float) -> Tensor:
    """Where (h, w) one of the few cells that are filled has its small square."""
    rows, columns = drafting.lattice(image, size)
    cells = drafting.noise((1, 1, *(math.ceil(n / size) for n in image.shape[2:])))
    chosen = drafting.up(cells, image)[0, 0] > 1 - 2 * share
    return chosen & (drafting.to_edge(rows) > 0.2) & (drafting.to_edge(columns) > 0.28)


def _set(image: Tensor, size: float) -> Tensor:
    """The image in stones of many shades with golden seams."""
    cells = drafting.noise((1, 1, *(math.ceil(n / size) for n in image.shape[2:])))
    shade = drafting.up(cells, image)
    rows, columns = drafting.lattice(image, size)
    seam = (torch.minimum(drafting.to_edge(rows), drafting.to_edge(columns)) < 0.09) | (shade[0, 0] > 0.86)
    calm = drafting.calm(image, size / 2)
    rich = drafting.vivid(image, 1.3) * (1 + 0.2 * shade)
    return rich.lerp(drafting.paint(image, GOLD), 0.75 * seam.float() * calm)


def foliage(image: Tensor, size: float, given: Given) -> Tensor:
    """Flat things before a hanging of leaves and berries on deep blue."""
    image, thing = framed(image, given, 0)
    ground = drafting.paint(image, (0.10, 0.17, 0.22)) * (0.9 + 0.25 * luma(image))
    for colour, rib, scale in (((0.22, 0.36, 0.30), 0.55, 1.25), ((0.47, 0.58, 0.40), 0.75, 0.8)):
        leaf, vein = _leaves(image, size * scale, int(scale * 100))
        ground = ground.lerp(drafting.paint(image, colour), leaf)
        ground = ground.lerp(drafting.paint(image, (0.80, 0.82, 0.62)), rib * vein)
    berry, _ = _dots(image, size * 1.1)
    ground = ground.lerp(drafting.paint(image, (0.72, 0.22, 0.18)), berry)
    flat = drafting.vivid(drafting.mean(image, shapes.panes(image, size / 2, 0.1)).lerp(image, 0.4), 0.95)
    warm = flat * image.new_tensor([1.0, 0.96, 0.84])[:, None, None]
    rim = (drafting.blurred(thing, size / 6) * (1 - thing) * 3).clamp(0, 1)
    drawn = ground.lerp(drafting.paint(image, (0.90, 0.86, 0.70)), 0.9 * rim).lerp(warm, thing)
    return drawn * (1 - 0.85 * thing * pen(image, size / 11))


def _leaves(image: Tensor, size: float, salt: int) -> tuple[Tensor, Tensor]:
    """Pointed leaves, one about each point of a jittered lattice, and their middle ribs, (1, 1, h, w) each."""
    down, right = (place / size for place in drafting.pixels(image))
    leaf, vein = torch.zeros_like(down), torch.zeros_like(down)
    rows, columns = int(down.max()) + 3, int(right.max()) + 3
    shift = drafting.noise((3, rows + salt, columns))[:, salt:]
    for i in range(9):
        row, column = down.long() + i // 3, right.long() + i % 3
        y = down - (row - 0.5 + 0.3 * shift[0][row, column])
        x = right - (column - 0.5 + 0.3 * shift[1][row, column])
        turn = 0.8 * torch.sin(row * 1.9 + column * 2.6) + 0.5 * shift[2][row, column] + 1.57 * ((row + column) % 2)
        along, across = torch.cos(turn) * x + torch.sin(turn) * y, torch.cos(turn) * y - torch.sin(turn) * x
        across = across - 0.25 * along**2
        room = 0.26 * (1 - (along / 0.72) ** 2)
        leaf = torch.maximum(leaf, torch.sigmoid(40 * (room - across.abs())))
        rib = torch.exp(-((across / 0.035) ** 2)) + 0.6 * torch.exp(
            -((((along - across.abs()) * 5).frac() - 0.5) ** 2) * 60
        )
        vein = torch.maximum(vein, rib.clamp(0, 1) * torch.sigmoid(40 * (room - across.abs() - 0.03)))
    return leaf[None, None], vein[None, None]


def _dots(image: Tensor, size: float) -> tuple[Tensor, Tensor]:
    """Round spots on a jittered lattice, and their rims."""
    _, near, _ = drafting.sites(*drafting.bent(image, size, 0))
    return (near < 0.17).float()[None, None], ((near - 0.2).abs() < 0.04).float()[None, None]


def page(image: Tensor, size: float, given: Given) -> Tensor:
    """Flat, inked things before a chequered ground of blue, red and gold, in a border of knots on vellum."""
    inner, thing = framed(image, given, 2 * size)
    flat = drafting.vivid(drafting.stepped(inner).lerp(inner, 0.4), 1.25)
    drawn = _diaper(inner, 1.5 * size).lerp(flat, thing) * (1 - 0.9 * pen(inner, size / 5) * thing)
    return _bordered(drawn, size)


def framed(image: Tensor, given: Given, margin: float) -> tuple[Tensor, Tensor]:
    """The main things and where they are, seen from nearer, within a margin: no frame hides them."""
    by = round(min(margin, 0.2 * min(image.shape[2:])))
    size = [n - 2 * by for n in image.shape[2:]]
    box = masks.about(given.main)
    near = (interpolate(one[box], size=size, mode="bilinear", antialias=True) for one in (image, given.main))
    seen, thing = (pad(one, (by, by, by, by), mode="replicate") for one in near)
    return seen, thing


def _diaper(image: Tensor, size: float) -> Tensor:
    """Diamonds of blue and red, gold between them and a spark in each."""
    down, right = drafting.pixels(image)
    one, two = (right + down) / size, (right - down) / size + 64
    line = torch.minimum(drafting.to_edge(one.frac()), drafting.to_edge(two.frac()))
    even = ((one.long() + two.long()) % 2).float()[None, None]
    field = drafting.paint(image, (0.10, 0.20, 0.56)).lerp(drafting.paint(image, (0.66, 0.10, 0.12)), even)
    field = field.lerp(image, 0.12) * (0.85 + 0.3 * drafting.blurred(luma(image), size))
    gold = ((line < 0.06) | (torch.hypot(one.frac() - 0.5, two.frac() - 0.5) < 0.11)).float()[None, None]
    return field.lerp(drafting.paint(image, GOLD), 0.92 * gold)


def _bordered(image: Tensor, size: float) -> Tensor:
    height, width = image.shape[2:]
    down, right = drafting.pixels(image)
    away = torch.stack([down, right, height - down, width - right]).amin(0) / size
    along = torch.where(torch.minimum(down, height - down) < torch.minimum(right, width - right), right, down) / size
    wave = 0.42 * torch.sin(math.pi * along)
    over = torch.cos(math.pi * along) > 0
    first, second = (away - 1.15 - wave).abs(), (away - 1.15 + wave).abs()
    strand = torch.where(
        over, torch.minimum(first, second + (first < 0.3)), torch.minimum(second, first + (second < 0.3))
    )
    vellum = drafting.paint(image, (0.91, 0.84, 0.68)) + 0.03 * drafting.noise((1, 1, height, width))
    band = drafting.paint(image, (0.12, 0.30, 0.26)).lerp(
        drafting.paint(image, GOLD), (strand < 0.16).float()[None, None]
    )
    band = band * (1 - 0.85 * ((strand - 0.2).abs() < 0.05).float()[None, None])
    frame = torch.where((away > 0.45) & (away < 1.85), band, vellum)
    rule = ((away - 0.42).abs() < 0.06) | ((away - 1.9).abs() < 0.07)
    frame = torch.where(rule, drafting.paint(image, (0.55, 0.12, 0.10)), frame)
    return torch.where(away < 1.97, frame, image)
