"""Rules of light and air: summer as animated films paint it, a golden haze, ink on wet paper.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels and what is given beside it; it redraws the image.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn.functional import interpolate

from generator import drafting
from generator.colours import luma

if TYPE_CHECKING:
    from generator.masks import Given

PAPER = (0.955, 0.93, 0.865)
SEAL = (0.72, 0.13, 0.10)


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
    tone = low.lerp(drafting.paint(image, (0.78, 0.60, 0.36)), (2 * light).clamp(0, 1)).lerp(
        high, (2 * light - 1).clamp(0, 1)
    )
    air = tone.lerp(image, 0.45)
    smoke = drafting.clouds(height, width, size * 6)
    air = air + 0.10 * smoke * (1 - thing)
    veil = ((0.8 * glow + 0.12) * (1 - 0.6 * thing)).clamp(0, 1)
    lit = air.lerp(drafting.paint(image, (1.0, 0.84, 0.46)), veil)
    core = torch.exp(-((away / 0.11) ** 2)) + 0.55 * torch.exp(-(((right - left) / width / 0.05) ** 2)) * (
        down > 0.6 * height
    )
    lit = lit + (1 - lit) * drafting.paint(image, (0.95, 0.90, 0.72)) * 0.8 * core * (1 - thing)
    edge = 1 - 0.8 * (away[None, None] - 0.4).clamp(0, 1)
    return _rubbed(lit * edge, size)


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


def inkwash(image: Tensor, size: float, given: Given) -> Tensor:
    """Things in wet black ink with a brush's outlines, the ground fading into paper, and a red seal."""
    height, width = image.shape[2:]
    thing = given.thing
    dark = 1 - drafting.stretched(luma(image))
    mist = torch.sigmoid(5 * (interpolate(drafting.noise((1, 1, 5, 4)), size=(height, width), mode="bicubic") + 0.1))
    far = 0.42 * drafting.blurred(dark, size) ** 1.3 * mist
    wet = drafting.blurred(dark, size / 2)
    rim = (wet - drafting.blurred(dark, 3 * size)).abs()
    near = 0.12 + 0.8 * wet**1.4 + 0.35 * rim
    grain = interpolate(drafting.noise((1, 1, height // 3, width // 3)), size=(height, width), mode="bilinear")
    dry = torch.sigmoid(9 * (interpolate(drafting.noise((1, 1, 20, 20)), size=(height, width), mode="bicubic") + 0.55))
    brush = drafting.ink(drafting.blurred(image, size / 3), 1.7, 0.955) * (0.25 + 0.75 * dry) * (0.35 + 0.65 * thing)
    ink = torch.maximum(far.lerp(near, thing) * (1 + 0.12 * grain), 0.92 * brush).clamp(0, 0.97)
    sheet = drafting.paint(image, PAPER) + 0.012 * grain
    return _sealed(sheet.lerp(drafting.paint(image, (0.09, 0.09, 0.11)), ink))


def _sealed(image: Tensor) -> Tensor:
    """A red seal with four strokes in it, below on the right."""
    height, width = image.shape[2:]
    side = min(height, width)
    down, right = drafting.pixels(image)
    v, u = (down - 0.90 * height) / side, (right - 0.90 * width) / side
    inside = (u.abs() < 0.038) & (v.abs() < 0.045)
    strokes = (
        ((v + 0.02).abs() < 0.004)
        | ((v - 0.012).abs() < 0.004)
        | ((u - 0.002).abs() < 0.004)
        | (((u + 0.02).abs() < 0.004) & (v > 0))
    )
    cut = strokes & (u.abs() < 0.029) & (v.abs() < 0.036)
    return image.lerp(drafting.paint(image, SEAL), 0.92 * (inside & ~cut).float()[None, None])
