"""Summer as animated films paint it: deep clear skies with piled clouds, lush greens, shaded things in fine lines.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels and what is given beside it; it redraws the image.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor

from generator import drafting, masks, shapes
from generator.brushes import Brush, eddies, painted
from generator.colours import luma
from generator.pens import bold

if TYPE_CHECKING:
    from generator.masks import Given

SKY_ENDS = (0.12, 0.8)  # of the height: where a horizon may lie; without one it is a room, the deep, or space
FALL, DARK = 0.12, 0.3  # a sky that clouds are painted in changes so much from its upper half down, and is so light
NOON, EVENING = (1.0, 0.995, 0.975), (1.0, 0.90, 0.77)  # of a cloud's lit side
COOL, DUSK = (0.70, 0.80, 0.98), (0.92, 0.62, 0.72)  # and of its shaded one
MEADOW, SUN = (0.70, 1.12, 0.38), (1.0, 1.0, 0.45)  # times its lightness, and where light falls on it
AZURE, SEPIA = (0.16, 0.42, 0.80), (0.30, 0.20, 0.16)
PUFFS = 64  # of a heap
GOUACHE = Brush(widths=(1.6, 0.9, 0.45), length=4, form=0.8, tone=0.035, hue=0.02, relief=0.0)


def sunlit(image: Tensor, size: float, given: Given) -> Tensor:
    """Fresh colours; a deep sky with towering clouds where there is a sky; lush greens; fine lines about things."""
    sky = masks.sky(image, given)
    fresh = drafting.vivid(image, 1.25)
    ground = _lush(_open(fresh, image), size, (1 - sky) * (1 - given.main))
    drawn = painted(ground.clamp(0, 1), size / 18, GOUACHE, eddies(image, size))
    drawn = drawn.lerp(_shaded(fresh, given.thing, size), given.main)
    if _is_sky(image, given, sky):
        drawn = drawn.lerp(_heaped(_deep(image, sky), sky), sky)
    line = bold(image, size / 60, given, 0.08) * (0.25 + 0.75 * given.main) * (1 - sky)
    drawn = drawn * (1 - 0.8 * line * (1 - drawn.new_tensor(SEPIA)[:, None, None]))
    bloom = drafting.blurred((drawn - 0.75).clamp_min(0), size / 8)
    return drawn + 0.4 * bloom


def _open(fresh: Tensor, image: Tensor) -> Tensor:
    """Colours with air in their shades: nothing is as dark as in a night."""
    return fresh + 0.16 * (1 - luma(fresh)) * luma(image).sqrt() * fresh.new_tensor([0.8, 1.0, 0.9])[:, None, None]


def _is_sky(image: Tensor, given: Given, sky: Tensor) -> bool:
    """Whether clouds are painted into a sky: one above a horizon, not at night; no wall taken for one."""
    if float(sky.mean()) < SKY_ENDS[0] / 2:
        return False
    horizon, mean = _horizon(sky), _mean(image, sky)
    if not SKY_ENDS[0] < horizon < SKY_ENDS[1] or mean.max() < DARK:
        return False
    upper = (drafting.pixels(image)[0] < horizon * image.shape[2] / 2).float()
    falls = (_mean(image, sky * upper) - _mean(image, sky * (1 - upper))).abs().max() > FALL
    green = mean[1] > torch.maximum(mean[0], mean[2])
    return given.air is not None or bool(falls and not green)


def _mean(image: Tensor, mask: Tensor) -> Tensor:
    return (image * mask).sum((0, 2, 3)) / mask.sum().clamp_min(1e-6)


def _horizon(sky: Tensor) -> float:
    """Where the sky ends, as a share of the height: the median over the columns that have any."""
    height = sky.shape[2]
    rows = torch.arange(1, height + 1)[:, None] * (sky[0, 0] > 0.5)
    lowest = rows.amax(0)
    return float(lowest[lowest > 0].float().median() / height) if (lowest > 0).any() else 0.0


def _deep(image: Tensor, sky: Tensor) -> Tensor:
    """The sky without what floats in it: each row's own colour, a clear blue in it towards the top."""
    weight = (sky * (shapes.edges(image) < 0.02) * (luma(image) < 0.85)).clamp_min(1e-4)
    rows = (image * weight).sum(3, keepdim=True) / weight.sum(3, keepdim=True)
    rows = drafting.blurred(rows.expand_as(image), image.shape[2] / 10)
    down = drafting.pixels(image)[0] / image.shape[2]
    light = (0.35 + 0.9 * luma(_mean(image, sky)[None, :, None, None])).clamp(max=1)
    high = (0.75 - 1.3 * down / _horizon(sky)).clamp(0, 1)
    return (drafting.vivid(rows, 1.3) * (0.95 + 0.15 * down)).lerp(drafting.paint(image, AZURE) * light, high)


def _heaped(image: Tensor, sky: Tensor) -> Tensor:
    """The sky with one towering heap of cloud, a second across from it, and some high wisps."""
    height, width = image.shape[2:]
    end = _horizon(sky)
    chance = torch.Generator().manual_seed(int(float(image.mean()) * 1e6))
    side = 1 if float(torch.rand((), generator=chance)) < 0.5 else -1
    light, shade = _tints(image, sky)
    for middle, wide, tall in (
        (0.5 + 0.34 * side, 0.30, 0.78),
        (0.5 - 0.42 * side, 0.24, 0.46),
        (0.5 - 0.1 * side, 0.26, 0.2),
    ):
        puffs = _puffs((end * height * 1.02, middle * width), (wide * width, tall * end * height), chance)
        image = _piled(image, puffs, light, shade)
    return image


def _tints(image: Tensor, sky: Tensor) -> tuple[Tensor, Tensor]:
    """Colours (3, 1, 1) of a cloud's lit and shaded side under that sky."""
    mean = _mean(image, sky)[:, None, None]
    warm = mean[0] > mean[2]
    bright = float((luma(mean[None]) * 1.5 + 0.42).clamp(max=1))
    light = image.new_tensor(EVENING if warm else NOON)[:, None, None] * bright
    shade = 0.5 * light * image.new_tensor(DUSK if warm else COOL)[:, None, None] + 0.5 * mean
    return light, shade


def _puffs(base: tuple[float, float], extent: tuple[float, float], chance: torch.Generator) -> list[tuple[float, ...]]:
    """Rows, columns and radii of the balls of one heap, those behind first; small ones at its rim."""
    drawn = torch.rand((PUFFS, 3), generator=chance)
    across = drawn[:, 0] * 2 - 1
    outer = drawn[:, 1] ** 0.6
    top = (1 - across.abs() ** 1.6) * outer
    radius = extent[0] * (0.09 + 0.2 * (1 - outer) + 0.09 * drawn[:, 2]) * (1 - 0.4 * across.abs())
    rows = base[0] - extent[1] * top * 0.9
    columns = base[1] + extent[0] * across * (1 - 0.35 * top)
    order = rows.argsort()
    return [tuple(one) for one in torch.stack([rows, columns, radius], 1)[order].tolist()]


def _piled(image: Tensor, puffs: list[tuple[float, ...]], light: Tensor, shade: Tensor) -> Tensor:
    """The image with balls of cloud laid over it, lit from above on the left, the heap's foot in shade and haze."""
    image, (height, width) = image.clone(), image.shape[2:]
    down, right = drafting.pixels(image)
    wobble = (
        0.13 * drafting.clouds(height, width, width / 16)[0, 0]
        + 0.07 * drafting.clouds(height, width, width / 40)[0, 0]
    )
    top, foot = min(row - radius for row, _, radius in puffs), max(row for row, _, _ in puffs)
    for row, column, radius in puffs:
        reach = 1.3 * radius
        here = (
            slice(max(0, int(row - reach)), max(0, int(row + reach))),
            slice(max(0, int(column - reach)), max(0, int(column + reach))),
        )
        v, u = (down[here] - row) / radius + wobble[here], (right[here] - column) / radius + wobble[here]
        low = ((down[here] - top) / (foot - top)).clamp(0, 1)
        lit = torch.sigmoid(7 * (0.32 - 0.7 * v - 0.45 * u - 0.75 * low**1.5))
        cover = torch.sigmoid(30 * (1 - torch.hypot(v, u))) * torch.sigmoid(4 * (1.05 - v)) * (1 - 0.55 * low**4)
        image[..., here[0], here[1]] = image[..., here[0], here[1]].lerp(shade + (light - shade) * lit, cover)
    return image


def _shaded(image: Tensor, thing: Tensor, size: float) -> Tensor:
    """Things with light from above on the left and one soft step of cool shade on the other side."""
    by = max(1, round(size / 9))
    soft = drafting.blurred(thing, size / 5)
    relief = torch.roll(soft, (by, by), (2, 3)) - torch.roll(soft, (-by, -by), (2, 3))
    shade = torch.sigmoid(22 * (relief - 0.22)) * thing
    glow = torch.sigmoid(22 * (-relief - 0.25)) * thing
    cool = image.new_tensor([0.70, 0.72, 0.86])[:, None, None]
    return image * (1 - shade + shade * cool) + 0.10 * glow


def _lush(image: Tensor, size: float, ground: Tensor) -> Tensor:
    """Greens in clumps of leaves and blades, sunny and shaded; what is nearly green becomes it."""
    red, green, blue = image[:, :1], image[:, 1:2], image[:, 2:]
    lush = torch.sigmoid(40 * (green - torch.maximum(1.01 * red, 1.12 * blue) - 0.01)) * ground
    lush = drafting.blurred(lush, 3)
    clump = drafting.leafy(image, size / 9)
    drift = drafting.clouds(image.shape[2], image.shape[3], size / 2.2)
    tone = 0.11 * (clump - 0.5) + 0.13 * drift
    fresh = image.lerp(luma(image) * drafting.paint(image, MEADOW), 0.45 * lush)
    return fresh * (1 + lush * tone * 1.7) + lush * tone.clamp_min(0) * image.new_tensor(SUN)[:, None, None] * 0.4
