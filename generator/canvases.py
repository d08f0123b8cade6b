"""Rules of painted canvases: an old master's varnish, a city's slashes, an echo of speed, a golden haze.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels and what is given beside it; it redraws the image.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor

from generator import drafting, shapes
from generator.brushes import Brush, eddies, one_way, painted
from generator.colours import luma
from generator.lens import modelled
from generator.pens import HALF, bold

if TYPE_CHECKING:
    from generator.masks import Given

ECHOES = 5  # of what rushes
UMBER, AMBER = (0.26, 0.15, 0.08), (1.0, 0.88, 0.66)
GLAZE = Brush(widths=(1.6, 0.8, 0.4), length=5, form=1.5, tone=0.02, hue=0.01, relief=0.07)
HARSH = Brush(widths=(1.4, 0.9, 0.5), length=7, form=0.25, tone=0.13, hue=0.08, loose=0.3, relief=0.12)


def varnished(image: Tensor, size: float, given: Given) -> Tensor:
    """A warm key light on things that come out of brown dark, smooth glazes, varnish with fine cracks."""
    height, width = image.shape[2:]
    down, right = drafting.pixels(image)
    side, light = min(height, width), drafting.stretched(luma(image))
    key = torch.exp(-((torch.hypot(down - 0.36 * height, right - 0.40 * width) / (0.62 * side)) ** 2))
    spill = drafting.blurred(given.main, side / 4).clamp(0, 1)
    dusk = image.lerp(drafting.paint(image, UMBER), 0.45) * (0.2 + 0.6 * key * light + 0.35 * spill)
    body = drafting.vivid(image, 1.1) * modelled(given.main) * (0.45 + 0.75 * key)
    glazed = dusk.lerp(body, given.main) * drafting.paint(image, AMBER)
    drawn = painted(glazed.clamp(0, 1), size, GLAZE, eddies(image, 50 * size)) ** 0.92
    _, near, second = drafting.sites(*drafting.bent(image, 3.2 * size, 0.8))
    crack = torch.sigmoid(70 * (0.03 - (second - near))) * drafting.clouds(height, width, 40 * size).clamp(0, 1)
    return drawn * (1 - 0.3 * crack * light) + drafting.paint(image, UMBER) * 0.06


def slashed(image: Tensor, size: float, given: Given) -> Tensor:
    """Steep, harsh strokes in acid colours within black."""
    acid = drafting.vivid(image, 1.9) * drafting.paint(image, (1.04, 1.0, 1.02))
    drawn = painted(acid.clamp(0, 1), size, HARSH, one_way(image, 1.15))
    return drawn * (1 - 0.95 * bold(image, 0.45 * size, given, 0.09))


def rushing(image: Tensor, size: float, given: Given) -> Tensor:
    """Things with echoes of themselves behind them, in wedges of hot and cold light that run out and shift them."""
    drawn, ghost = drafting.vivid(image, 1.5), drafting.vivid(image, 1.8)
    drawn = drawn * (1 - 0.9 * bold(image, 0.14 * size, given, 0.09))
    contour = shapes.thick(shapes.seams(given.main[0, 0] > HALF), size / 4)
    for turn in range(ECHOES, 0, -1):
        by = (round(0.3 * turn * size), round(1.35 * turn * size))
        behind = 1 - given.main
        trail, rim = (_moved(one, by) * behind for one in (given.main, contour))
        drawn = drawn.lerp(_moved(ghost, by), trail * (0.85 - 0.1 * turn)) * (1 - (0.8 - 0.1 * turn) * rim)
    down, right = drafting.pixels(image)
    angle = torch.atan2(down - 0.75 * image.shape[2], right + 0.15 * image.shape[3])
    wedge = torch.cos(angle * 26)
    hot = torch.sigmoid(14 * wedge)[None, None]
    drawn = drawn.lerp(_moved(drawn, (round(-0.35 * size), round(0.9 * size))), hot)
    light = drafting.paint(image, (0.72, 0.88, 1.18)).lerp(drafting.paint(image, (1.3, 0.88, 0.58)), hot)
    line = torch.sigmoid(26 * (0.06 - wedge.abs())) * 0.5 * (1 - 0.5 * given.main)
    return drawn * light * (1 + 0.3 * (hot - 0.5)) * (1 - line)


def _moved(image: Tensor, by: tuple[int, int]) -> Tensor:
    """Image moved so many pixels down and right, its border repeated."""
    rows, columns = ((torch.arange(n) - far).clamp(0, n - 1) for n, far in zip(image.shape[2:], by, strict=True))
    return image[..., rows, :][..., columns]


def haze(image: Tensor, size: float, given: Given) -> Tensor:
    """Everything dissolves in golden light that comes from where it is brightest; things stay as dark shapes."""
    height, width = image.shape[2:]
    thing = given.thing
    down, right = drafting.pixels(image)
    top, left = _sun(image, thing)
    away = torch.hypot((down - top) / height, (right - left) / width)
    glow = torch.exp(-((away / 0.42) ** 2))[None, None]
    light = drafting.stretched(luma(image))
    low, high = drafting.paint(image, (0.24, 0.17, 0.16)), drafting.paint(image, (0.98, 0.90, 0.66))
    tone = low.lerp(drafting.paint(image, (0.80, 0.57, 0.30)), (2 * light).clamp(0, 1)).lerp(
        high, (2 * light - 1).clamp(0, 1)
    )
    air = tone.lerp(drafting.vivid(image, 1.3), 0.42)
    smoke = drafting.clouds(height, width, size * 6)
    air = air + 0.10 * smoke * (1 - thing)
    veil = ((0.85 * glow + 0.08) * (1 - 0.6 * thing)).clamp(0, 1)
    lit = air.lerp(drafting.paint(image, (1.0, 0.84, 0.46)), veil)
    core = torch.exp(-((away / 0.11) ** 2)) + 0.55 * torch.exp(-(((right - left) / width / 0.05) ** 2)) * (
        down > 0.6 * height
    )
    lit = lit + (1 - lit) * drafting.paint(image, (0.95, 0.90, 0.72)) * 0.8 * core * (1 - thing)
    edge = 1 - 0.8 * (away[None, None] - 0.4).clamp(0, 1)
    return _rubbed(drafting.vivid(lit, 1.25) * edge, size)


def _sun(image: Tensor, thing: Tensor) -> tuple[float, float]:
    """Row and column of the brightest, warmest place above the middle that no thing hides."""
    height, width = image.shape[2:]
    warm = drafting.blurred(luma(image) + 0.6 * (image[:, :1] - image[:, 2:]) - 0.5 * thing, width / 8)[0, 0]
    down, right = drafting.pixels(image)
    where = int((warm - 4 * ((down / height) > 0.5).float() - 0.4 * (right / width - 0.35).abs()).argmax())
    return where // width, where % width


def _rubbed(image: Tensor, size: float) -> Tensor:
    """Short, soft strokes that follow no outline."""
    rows, columns = drafting.bent(image, 8 * size, 0.9)
    label, _, _ = drafting.sites(rows * 8, columns * 2.6)
    shade = 0.03 * drafting.noise((int(label.max()) + 1,))[label]
    return drafting.mean(image, label).lerp(image, 0.65) + shade
