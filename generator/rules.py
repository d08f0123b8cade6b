"""Ways to redraw a picture by rule, for looks that live by a lattice or by lines: tiles, dots, hatching, facets.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels (of a tile, a dot, a line's period …) and the look, and
gives the image redrawn. The painting is pulled to it as to any goal; a style names its rule in styles.toml.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn.functional import interpolate

from generator import drafting
from generator.colours import luma
from generator.looks import nearest

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.looks import Look

    Rule = Callable[[Tensor, float, Look], Tensor]

HAIR = 0.5  # half the width of a grid's line, in pixels


def pixels(image: Tensor, size: float, look: Look) -> Tensor:
    """Square pixels in few colours."""
    return drafting.up(poster(drafting.blocks(image, size), size, look), image)


def poster(image: Tensor, _size: float, look: Look) -> Tensor:
    """Flat areas in the look's own colours."""
    inks = drafting.inks(look)
    flat = image[0].flatten(1).T
    return inks[nearest(flat, inks)].T.reshape(image.shape)


def tiles(image: Tensor, size: float, _look: Look) -> Tensor:
    """Square stones, each a little lighter or darker than it should be, with a seam between them."""
    stones = drafting.blocks(image, size)
    stones = drafting.up(stones + 0.07 * drafting.noise((1, 1, *stones.shape[2:])), image)
    rows, columns = drafting.lattice(image, size)
    seam = torch.minimum(drafting.to_edge(rows), drafting.to_edge(columns)) * size < max(0.6, size / 12)
    return torch.where(seam, 0.35 * image + 0.45, stones)


def knots(image: Tensor, size: float, look: Look) -> Tensor:
    """Rows of woven knots: small blocks in few colours, each shaded from one corner to the other."""
    woven = drafting.up(poster(drafting.blocks(image, size), size, look), image)
    rows, columns = drafting.lattice(image, size)
    return woven * (0.84 + 0.3 * (rows + columns) / 2)


def glass(image: Tensor, size: float, _look: Look) -> Tensor:
    """Panes of coloured glass in lead."""
    label, near, second = drafting.sites(image, size)
    lead = torch.maximum((second - near < size / 7).float(), drafting.ink(image, 1.4, 0.92))
    return drafting.mean(image, label).lerp(image, 0.45) * (1 - 0.92 * lead)


def facets(image: Tensor, size: float, _look: Look) -> Tensor:
    """Flat triangles on a bent lattice."""
    height, width = image.shape[2:]
    bend = interpolate(
        drafting.noise((1, 2, int(height / size) + 2, int(width / size) + 2)), size=(height, width), mode="bilinear"
    )
    down, right = drafting.pixels(image)
    rows, columns = down / size + 0.42 * bend[0, 0], right / size + 0.42 * bend[0, 1]
    upper = (rows.frac() + columns.frac()).long()
    across = int(width / size) + 4
    label = ((rows.floor().long() + 1) * across + columns.floor().long() + 1) * 2 + upper
    return drafting.mean(image, label)


def points(image: Tensor, size: float, _look: Look) -> Tensor:
    """Round dabs of pure colour on pale ground."""
    label, near, _ = drafting.sites(image, size)
    hue = 0.13 * drafting.noise((int(label.max()) + 1, 3))[label].permute(2, 0, 1)[None]
    dabs = drafting.mean(image, label) + hue - hue.mean(1, keepdim=True) * 0.5
    return torch.where(near < 0.62 * size, dabs, 0.6 * image + 0.38)


def comic(image: Tensor, size: float, look: Look) -> Tensor:
    """Flat colours, darker ones printed as dots, and black outlines."""
    flat = poster(image, size, look).lerp(image, 0.3)
    reach = (1 - luma(image)).clamp(0, 1).sqrt() * 0.7 - 0.12  # nothing is left of it where the picture is bright
    dots = drafting.screen(image, size, math.pi / 4) < reach
    inked = torch.where(dots, flat * 0.78, flat * 0.4 + 0.6 * flat.clamp_min(0.75))
    return inked * (1 - drafting.ink(image, 1.2, 0.95))


def lines(image: Tensor, size: float, _look: Look) -> Tensor:
    """Dark outlines, and the barest grey in the shade, on paper."""
    wash = 0.98 - 0.1 * (1 - luma(image)) ** 2
    return (wash * (1 - 0.97 * drafting.ink(image, size, 0.96))).expand_as(image)


def outlines(image: Tensor, size: float, _look: Look) -> Tensor:
    """The picture with dark outlines, as a key block prints them."""
    return image * (1 - 0.85 * drafting.ink(image, size, 0.95))


def wash(image: Tensor, size: float, _look: Look) -> Tensor:
    """Thin pools of colour, darker at their rims, on paper that shows through."""
    height, width = image.shape[2:]
    pool = interpolate(drafting.noise((1, 1, height // 24 + 2, width // 24 + 2)), size=(height, width), mode="bicubic")
    tooth = interpolate(drafting.noise((1, 1, height // 2 + 1, width // 2 + 1)), size=(height, width), mode="bilinear")
    soft = drafting.blurred(image, size)
    rim = (soft - drafting.blurred(image, 3 * size)).abs().mean(1, keepdim=True)
    thin = (0.66 + 0.22 * pool + 0.05 * tooth + 2.2 * rim).clamp(0.2, 1.1)
    return 0.97 - (0.97 - soft) * thin


def hatching(image: Tensor, size: float, _look: Look) -> Tensor:
    """Cut lines that swell with darkness and cross where it is deep, under outlines."""
    dark = (1 - luma(image)) * 1.05
    bent = 6 * drafting.blurred(luma(image), 3 * size) * size
    first = drafting.stroke(image, size, 0.5, bent)
    second = drafting.stroke(image, size, -0.7, bent)
    ink = torch.sigmoid(14 * (dark * 1.1 - 0.1 - first)) + torch.sigmoid(14 * (dark - 0.45 - second))
    return (0.95 - 0.88 * torch.maximum(ink.clamp(0, 1), drafting.ink(image, 1.0, 0.95))).clamp(0, 1).expand_as(image)


def blueprint(image: Tensor, size: float, _look: Look) -> Tensor:
    """White lines on blue paper with a grid."""
    rows, columns = drafting.lattice(image, size)
    grid = (torch.minimum(drafting.to_edge(rows), drafting.to_edge(columns)) * size < HAIR).float() * 0.16
    paper = torch.tensor([0.07, 0.25, 0.58])[:, None, None] * (0.85 + 0.3 * luma(image))
    drawn = torch.maximum(drafting.ink(image, 1.0, 0.97), grid)
    return paper + drawn * (torch.tensor([0.93, 0.97, 1.0])[:, None, None] - paper)


def rain(image: Tensor, size: float, _look: Look) -> Tensor:
    """Columns of green code that is bright where the picture is, and brightest along its outlines."""
    light = drafting.up(drafting.blocks(luma(image), size), image) * 0.4 + luma(image) * 0.6
    low, high = light.quantile(0.05), light.quantile(0.95)
    edge = drafting.ink(image, 1.2, 0.97)
    shine = ((light - low) / (high - low).clamp_min(1e-3)).clamp(0, 1) ** 1.4 * (1 - edge) + edge * 0.9
    lit = torch.where(_glyphs(image, size), 0.06 + 0.94 * shine, 0.34 * shine**1.5)
    return torch.cat([lit**3 * 0.75, lit**0.85, lit**2.2 * 0.55], 1).clamp(0, 1)


def _glyphs(image: Tensor, size: float) -> Tensor:
    """Where (h, w) a sign of 5 by 4 random dots in each cell, with a gap below and beside it, is lit."""
    down, right = drafting.pixels(image)
    rows, columns = (down / size).long(), (right / size).long()
    signs = torch.zeros(int(rows.max()) + 1, int(columns.max()) + 1, 6, 5, dtype=torch.bool)
    signs[:, :, :5, :4] = drafting.noise((*signs.shape[:2], 5, 4)).sign() > 0
    part_down, part_right = drafting.lattice(image, size)
    return signs[rows, columns, (part_down * 6).long(), (part_right * 5).long()]


def neon(image: Tensor, size: float, _look: Look) -> Tensor:
    """Glowing outlines and scan lines."""
    edge = drafting.ink(image, 1.0, 0.97)
    down = drafting.pixels(image)[0] / image.shape[2]
    tube = torch.stack([1 - 0.9 * down, 0.25 + 0.65 * down, torch.ones_like(down)])
    glow = edge + 0.9 * drafting.blurred(edge, 2 * size)
    scan = 0.9 + 0.1 * torch.cos(2 * math.pi * down * image.shape[2] / size)
    return image**1.5 * 0.8 * scan + glow * tube * 0.85


def gilded(image: Tensor, size: float, look: Look) -> Tensor:
    """Flat colours within golden outlines, over faint rays from below."""
    height, width = image.shape[2:]
    down, right = drafting.pixels(image)
    angle = torch.atan2(1.1 * height - down, right - width / 2)
    rays = (torch.cos(angle * 2 * math.pi * 9 / size) > 0).float() * 0.09
    gold = torch.tensor([0.87, 0.7, 0.32])[:, None, None]
    flat = poster(image, size, look).lerp(image, 0.35) * (1 - rays) + rays * gold
    return flat.lerp(gold.expand_as(flat), 0.95 * drafting.ink(image, 1.3, 0.95))


def noir(image: Tensor, _size: float, _look: Look) -> Tensor:
    """Hard light: nearly black and nearly white."""
    light = luma(image)
    middle = light.mean()
    return (0.02 + 0.93 * torch.sigmoid(11 * (light - middle - 0.03))).expand_as(image)


RULES: dict[str, Rule] = {
    rule.__name__: rule
    for rule in (
        *(pixels, poster, tiles, knots, glass, facets, points, comic, lines),
        *(outlines, wash, hatching, blueprint, rain, neon, gilded, noir),
    )
}
