"""Rules of printed sheets: a woodblock, a poster with a halo, a storybook's vignette, a miniature in its margins.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels and what is given beside it; it redraws the image.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn.functional import interpolate, max_pool2d

from generator import drafting, masks, shapes
from generator.colours import luma
from generator.ornaments import framed
from generator.pens import pen

if TYPE_CHECKING:
    from generator.masks import Given

INDIGO, PRUSSIAN, BEIGE, RED = (0.08, 0.11, 0.22), (0.10, 0.25, 0.48), (0.93, 0.87, 0.73), (0.76, 0.17, 0.12)
PENCIL = (0.30, 0.28, 0.32)
SEPIA, AGED = (0.22, 0.14, 0.09), (0.94, 0.89, 0.78)


def woodblock(image: Tensor, size: float, given: Given) -> Tensor:
    """Flat inks within indigo lines, the sky shaded from Prussian blue, the wood's grain, and a red cartouche."""
    height, width = image.shape[2:]
    flat = drafting.mean(image, shapes.panes(image, 9 * size, 0.06)).lerp(image, 0.25)
    inks = flat * drafting.paint(image, (1.0, 0.96, 0.86)) + 0.02
    down, _ = drafting.pixels(image)
    shaded = (1 - down / height / 0.3).clamp(0, 1) ** 1.3 * masks.sky(image, given)
    inks = inks.lerp(drafting.paint(image, PRUSSIAN), 0.85 * shaded)
    grain = interpolate(drafting.noise((1, 1, height // 3, 8)), size=(height, width), mode="bicubic")
    inks = inks * (1 + 0.045 * grain * (1 - given.thing))
    inks = inks.lerp(drafting.paint(image, INDIGO), 0.93 * pen(image, 1.7 * size, 0.055))
    return _cartouche(_sheet(inks, size), size)


def _sheet(image: Tensor, size: float) -> Tensor:
    """The image within a thin line and a margin of paper."""
    down, right = drafting.pixels(image)
    away = torch.stack([down, right, image.shape[2] - down, image.shape[3] - right]).amin(0) / size
    framed = torch.where((away < 7.5) & (away > 6), drafting.paint(image, INDIGO), image)
    return torch.where(away <= 6, drafting.paint(image, BEIGE), framed)


def _cartouche(image: Tensor, size: float) -> Tensor:
    """A narrow red field with a column of signs, above on the right, and a small seal beside it."""
    down, right = drafting.pixels(image)
    v, u = down / size - 14, (image.shape[3] - right) / size - 14
    field = (v > 0) & (v < 54) & (u > 0) & (u < 15)
    rim = field & ((v < 1.5) | (v > 52.5) | (u < 1.5) | (u > 13.5))
    cells = drafting.noise((18, 6)) > 0.05
    row, column = (v / 3).long().clamp(0, 17), ((u - 3) / 1.5).long().clamp(0, 5)
    signs = field & cells[row, column] & (u > 3) & (u < 12) & (v > 4) & (v < 50) & ((v / 11.5).frac() > 0.22)
    image = torch.where(field, drafting.paint(image, RED), image)
    return torch.where(rim | signs, drafting.paint(image, INDIGO), image)


def halo(image: Tensor, size: float, given: Given) -> Tensor:
    """Things in one bold contour and fine lines before a ring of ornament, on pale flat grounds."""
    height, width = image.shape[2:]
    top, left, radius = _round(given, height, width)
    down, right = drafting.pixels(image)
    away = torch.hypot(down - top, right - left) / radius
    turn = torch.atan2(down - top, right - left) / (2 * math.pi) + 1
    soft = drafting.blurred(image, 2 * size)
    pale = soft * 0.55 + 0.42 * image.new_tensor([0.97, 0.91, 0.78])[:, None, None]
    ground = torch.where(away < 0.86, pale, pale * 0.88)
    ring = (away > 0.86) & (away < 1.1)
    bead = torch.hypot((away - 0.98) * 6.5, ((turn * 22).frac() - 0.5) * 1.9)
    band = drafting.paint(image, (0.80, 0.62, 0.36)).lerp(
        drafting.paint(image, (0.93, 0.83, 0.62)), (bead < 0.5).float()
    )
    band = torch.where(bead < 0.25, drafting.paint(image, (0.62, 0.24, 0.16)), band)
    line = ((away - 0.86).abs() < 0.013) | ((away - 1.1).abs() < 0.013) | ((bead - 0.5).abs() < 0.08) & ring
    ground = torch.where(line, drafting.paint(image, SEPIA), torch.where(ring, band, ground))
    flat = drafting.mean(image, shapes.panes(image, 9 * size, 0.06)).lerp(image, 0.35)
    warm = drafting.vivid(flat, 1.05) * image.new_tensor([1.03, 0.99, 0.90])[:, None, None]
    solid = (given.main > 0.5).float()
    contour = drafting.blurred(max_pool2d(solid, _odd(4.5 * size), 1, _odd(4.5 * size) // 2) - solid, size)
    drawn = ground.lerp(warm, given.main) * (1 - 0.8 * pen(image, size) * (0.25 + 0.75 * given.main))
    return drawn.lerp(drafting.paint(image, SEPIA), contour.clamp(0, 1))


def _odd(width: float) -> int:
    return max(1, round(width)) // 2 * 2 + 1


def _round(given: Given, height: int, width: int) -> tuple[float, float, float]:
    """Middle and radius of the ring: about the subject's upper part, else the picture's."""
    inside = (given.subject[0, 0] > 0.5).nonzero().float()
    if len(inside) < 9:
        return 0.42 * height, 0.5 * width, 0.36 * min(height, width)
    row, column = inside.mean(0).tolist()
    return row - 0.06 * height, column, 0.36 * min(height, width)


def storybook(image: Tensor, size: float, given: Given) -> Tensor:
    """Sepia pen lines and pale washes that fade into old paper towards the edges."""
    height, width = image.shape[2:]
    pool = interpolate(drafting.noise((1, 1, 9, 9)), size=(height, width), mode="bicubic")
    soft = drafting.blurred(image, 2.5 * size)
    paper = drafting.paint(image, AGED) + 0.012 * drafting.noise((1, 1, height, width))
    wash = paper * (0.22 + 0.80 * soft) + 0.03 * pool
    line = pen(image, size, 0.045) * (0.6 + 0.4 * given.thing)
    hatch = (drafting.stroke(image, 3.6 * size, 0.8, 3 * pool * size) > 0.8) & (luma(soft) < 0.42)
    drawn = wash.lerp(drafting.paint(image, SEPIA), torch.maximum(0.85 * line, 0.4 * hatch.float()))
    return drawn.lerp(paper, (1 - _vignette(image, 0.06)) * (1 - 0.6 * given.subject))


def _vignette(image: Tensor, depth: float) -> Tensor:
    """1 inside, 0 at the border, with a ragged edge about so deep a share of the picture."""
    height, width = image.shape[2:]
    down, right = drafting.pixels(image)
    away = torch.stack([down / height, right / width, 1 - down / height, 1 - right / width]).amin(0)
    ragged = drafting.clouds(height, width, min(height, width) / 5)
    return torch.sigmoid((away - depth + 0.05 * ragged) * 90)


def washed(image: Tensor, size: float, given: Given) -> Tensor:
    """Thin pools of colour over a pencil's lines, darker at their rims, that leave the paper bare in places."""
    height, width = image.shape[2:]
    pool = interpolate(drafting.noise((1, 1, 12, 12)), size=(height, width), mode="bicubic")
    tooth = interpolate(drafting.noise((1, 1, height // 2, width // 2)), size=(height, width), mode="bilinear")
    bleed = drafting.blurred(drafting.warped(image, 0.5 * size, height // 8), 0.7 * size)
    rim = (drafting.blurred(bleed, size) - drafting.blurred(bleed, 3.5 * size)).abs().mean(1, keepdim=True)
    thin = (0.86 + 0.24 * pool + 0.05 * tooth + 2.2 * rim).clamp(0.35, 1.35)
    drawn = 0.975 - (0.975 - drafting.vivid(bleed, 1.2)) * thin
    drawn = drawn.lerp(drafting.paint(image, PENCIL), 0.4 * pen(image, 0.6 * size, 0.08) * (0.3 + 0.7 * given.main))
    edge = _vignette(image, 0.05)
    rim = (edge * (1 - edge) * 4) * 0.12
    return drafting.paint(image, (0.975, 0.97, 0.955)).lerp(drawn - rim, edge)


def miniature(image: Tensor, size: float, given: Given) -> Tensor:
    """Bright flat colours in fine lines, within gold rules and a margin set with flowers."""
    inner, thing = framed(image, given, 17 * size)
    flat = drafting.vivid(drafting.mean(inner, shapes.panes(inner, 8 * size, 0.08)).lerp(inner, 0.4), 1.3)
    drawn = flat * (1 - 0.85 * pen(inner, 1.1 * size, 0.06) * (0.4 + 0.6 * thing))
    down, right = drafting.pixels(image)
    away = torch.stack([down, right, image.shape[2] - down, image.shape[3] - right]).amin(0) / size
    margin = drafting.paint(image, (0.93, 0.86, 0.70))
    _, near, second = drafting.sites(*drafting.bent(image, 10 * size, 0))
    margin = margin.lerp(drafting.paint(image, (0.70, 0.20, 0.20)), (near < 0.26).float())
    margin = margin.lerp(drafting.paint(image, (0.25, 0.42, 0.28)), ((second - near) < 0.08).float() * 0.7)
    margin = torch.where(near < 0.11, drafting.paint(image, (0.96, 0.80, 0.35)), margin)
    gold = ((away > 12) & (away < 17)) | (away < 1.5)
    around = torch.where(gold, drafting.paint(image, (0.85, 0.66, 0.26)), margin)
    blue = (away > 13.6) & (away < 15.4)
    around = torch.where(blue, drafting.paint(image, (0.12, 0.20, 0.45)), around)
    return torch.where(away < 17, around, drawn)
