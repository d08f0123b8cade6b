"""Rules of line and print: outlines, hatching, dots, glowing signs.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels and the look, and gives the image redrawn.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor

from generator import drafting
from generator.colours import luma
from generator.surfaces import poster

if TYPE_CHECKING:
    from generator.looks import Look

HAIR = 0.5  # half the width of a grid's line, in pixels


def comic(image: Tensor, size: float, _look: Look) -> Tensor:
    """Flat, loud colours, printed as dots where they are darker, within black outlines."""
    return _printed(drafting.stepped(drafting.vivid(image, 1.7)), image, size)


def screenprint(image: Tensor, size: float, look: Look) -> Tensor:
    """The same in the few inks of the look."""
    return _printed(poster(image, size, look), image, size)


def _printed(flat: Tensor, image: Tensor, size: float) -> Tensor:
    reach = (1 - luma(image)).clamp(0, 1).sqrt() * 0.7 - 0.12  # nothing is left of it where the picture is bright
    dots = drafting.screen(image, size, math.pi / 4) < reach
    return torch.where(dots, flat * 0.8, flat * 0.75 + 0.25) * (1 - drafting.ink(image, 1.2, 0.95))


def lines(image: Tensor, size: float, _look: Look) -> Tensor:
    """Dark outlines, and the barest grey in the shade, on paper."""
    wash = 0.99 - 0.09 * (1 - luma(image)) ** 2
    return (wash * (1 - drafting.ink(image, size, 0.975))).expand_as(image)


def outlines(image: Tensor, size: float, _look: Look) -> Tensor:
    """The picture with dark outlines, as a key block prints them."""
    return image * (1 - 0.85 * drafting.ink(image, size, 0.95))


def hatching(image: Tensor, size: float, _look: Look) -> Tensor:
    """Cut lines that swell with darkness and cross where it is deep, under outlines."""
    dark = 0.95 - 0.9 * drafting.stretched(luma(image))
    bent = 2.5 * drafting.blurred(luma(image), 3 * size) * size
    first = drafting.stroke(image, size, 0.5, bent)
    second = drafting.stroke(image, size, -0.7, bent)
    ink = torch.sigmoid(9 * (dark - 0.12 - first)) + torch.sigmoid(9 * (dark - 0.55 - second))
    return (0.95 - 0.88 * torch.maximum(ink.clamp(0, 1), drafting.ink(image, 1.2, 0.96))).clamp(0, 1).expand_as(image)


def blueprint(image: Tensor, size: float, _look: Look) -> Tensor:
    """White lines on blue paper with a grid."""
    rows, columns = drafting.lattice(image, size)
    grid = (torch.minimum(drafting.to_edge(rows), drafting.to_edge(columns)) * size < HAIR).float() * 0.16
    paper = torch.tensor([0.07, 0.25, 0.58])[:, None, None] * (0.85 + 0.3 * luma(image))
    drawn = torch.maximum(drafting.ink(image, 1.0, 0.97), grid)
    return paper + drawn * (torch.tensor([0.93, 0.97, 1.0])[:, None, None] - paper)


def chart(image: Tensor, size: float, _look: Look) -> Tensor:
    """Brown outlines and a curved net of degrees on tinted parchment."""
    down, right = drafting.pixels(image)
    middle = right - image.shape[3] / 2
    rows = ((down + middle**2 / (2.5 * image.shape[3])) / size).frac()
    columns = (middle * (1 + 0.3 * (down / image.shape[2] - 0.5) ** 2) / size + 64).frac()
    net = (torch.minimum(drafting.to_edge(rows), drafting.to_edge(columns)) * size < HAIR).float() * 0.4
    ink = torch.maximum(drafting.ink(image, 1.0, 0.97), net)
    parchment = image.new_tensor([0.93, 0.87, 0.72])[:, None, None]
    paper = parchment.expand_as(image).lerp(image, 0.45)
    return paper.lerp(image.new_tensor([0.30, 0.19, 0.10])[:, None, None].expand_as(image), 0.85 * ink)


def rain(image: Tensor, size: float, _look: Look) -> Tensor:
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


def neon(image: Tensor, size: float, _look: Look) -> Tensor:
    """Outlines that glow pink above and cyan below, on dusk, with scan lines."""
    edge = drafting.ink(image, 1.0, 0.975)
    down = drafting.pixels(image)[0] / image.shape[2]
    tube = torch.stack([1 - 0.85 * down, 0.2 + 0.75 * down, torch.ones_like(down)])
    glow = edge + 0.8 * drafting.blurred(edge, 2 * size)
    scan = 0.88 + 0.12 * torch.cos(2 * math.pi * down * image.shape[2] / size)
    return drafting.vivid(image, 1.2) ** 2 * 0.8 * scan * (1 - 0.5 * edge) + glow * tube


def gilded(image: Tensor, size: float, look: Look) -> Tensor:
    """Flat colours within golden outlines, over faint rays from below."""
    height, width = image.shape[2:]
    down, right = drafting.pixels(image)
    angle = torch.atan2(1.1 * height - down, right - width / 2)
    rays = (torch.cos(angle * 2 * math.pi * 9 / size) > 0).float() * 0.09
    gold = torch.tensor([0.87, 0.7, 0.32])[:, None, None]
    flat = poster(image, size, look).lerp(image, 0.25) ** 1.5 * (1 - rays) + rays * gold
    return flat.lerp(gold.expand_as(flat), 0.95 * drafting.ink(image, 1.3, 0.95))


def noir(image: Tensor, _size: float, _look: Look) -> Tensor:
    """Hard light: nearly black and nearly white."""
    light = luma(image)
    middle = light.mean()
    return (0.02 + 0.93 * torch.sigmoid(9 * (light - middle - 0.02))).expand_as(image)
