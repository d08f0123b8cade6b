"""Rules of painted canvases: an old master's varnish, a city's slashes, an echo of speed, a golden haze.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels and what is given beside it; it redraws the image.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor

from generator import drafting
from generator.colours import luma

if TYPE_CHECKING:
    from generator.masks import Given

ECHOES = 5  # of what rushes


def varnished(image: Tensor, size: float, given: Given) -> Tensor:
    """Warm light on things in brown dusk, under varnish with fine cracks."""
    height, width = image.shape[2:]
    down, right = drafting.pixels(image)
    away = torch.hypot((down - 0.5 * height) / height, (right - 0.46 * width) / width)
    dusk = (1.12 - 1.25 * (away - 0.12).clamp_min(0)).clamp(0.2, 1.1)
    dusk = dusk.lerp(torch.ones(()), 0.35 * given.thing)
    glazed = image * drafting.paint(image, (1.0, 0.90, 0.70)) * dusk
    soft = drafting.blurred(glazed, 1.5 * size)
    painted = soft + 0.85 * (glazed - soft) + 0.03 * drafting.noise((1, 1, height, width))
    _, near, second = drafting.sites(*drafting.bent(image, 6 * size, 0.7))
    crack = torch.sigmoid(60 * (0.028 - (second - near))) * (0.5 + 0.5 * drafting.clouds(height, width, 30 * size))
    return painted * (1 - 0.4 * crack.clamp(0, 1)) + 0.02


def slashed(image: Tensor, size: float, given: Given) -> Tensor:
    """Steep, harsh strokes in acid colours within black."""
    down, right = drafting.pixels(image)
    rows, columns = (right + 0.45 * down) / size, (down - 0.45 * right) / (7 * size)
    label, near, second = drafting.sites(rows, columns)
    tone = 0.11 * drafting.noise((int(label.max()) + 1,))[label]
    strokes = drafting.kept(image, drafting.mean(image, label))
    acid = drafting.vivid(strokes, 1.7) + tone
    gap = torch.sigmoid(30 * (0.05 - (second - near))) * 0.35 * (1 - 0.6 * given.thing)
    return acid * (1 - gap) * (1 - drafting.ink(image, 1.3, 0.95))


def rushing(image: Tensor, size: float, given: Given) -> Tensor:
    """Things with echoes of themselves behind them, cut by lines of force."""
    height, width = image.shape[2:]
    drawn, ghost = drafting.vivid(image, 1.5), drafting.vivid(image, 1.8)
    for turn in range(ECHOES, 0, -1):
        by = (round(0.25 * turn * size), round(turn * size))
        trail = torch.roll(given.main, by, (2, 3)) * (1 - given.main)
        drawn = drawn.lerp(torch.roll(ghost, by, (2, 3)), trail * (0.75 - 0.1 * turn))
    down, right = drafting.pixels(image)
    angle = torch.atan2(down - 0.75 * height, right + 0.15 * width)
    wedge = torch.cos(angle * 26)
    force = (torch.sigmoid(8 * wedge) - 0.5) * 0.3 * (1 - 0.5 * given.main)
    line = torch.sigmoid(26 * (0.06 - wedge.abs())) * 0.45 * (1 - given.main)
    return drawn * (1 + force) * (1 - line) * (1 - 0.8 * drafting.ink(image, 1.4, 0.95))


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
