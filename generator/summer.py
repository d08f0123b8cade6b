"""Summer as animated films paint it: deep clear skies with piled clouds, lush greens, shaded things in fine lines.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels and what is given beside it; it redraws the image.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor

from generator import drafting, masks, shapes
from generator.colours import luma

if TYPE_CHECKING:
    from generator.masks import Given

SKY_ENDS = (0.12, 0.8)  # of the height: where a horizon may lie; without one it is a room, the deep, or space
FALL, DARK = 0.12, 0.3  # a sky that clouds are painted in changes so much from its upper half down, and is so light
NOON, EVENING = (1.0, 0.995, 0.975), (1.0, 0.88, 0.74)  # of a cloud's lit side
PUFFS = 46  # of a heap


def sunlit(image: Tensor, size: float, given: Given) -> Tensor:
    """Fresh colours; a deep sky with piled clouds where there is a sky; leaves, blades and shade; fine lines."""
    sky = masks.sky(image, given)
    drawn = _lush(_shaded(drafting.vivid(image, 1.2), given.thing, size), size, (1 - sky) * (1 - given.subject))
    if _is_sky(image, sky):
        drawn = drawn.lerp(_heaped(_deep(image, sky), sky), sky)
    line = drafting.blurred((shapes.edges(image) > 0.1).float(), 2) * (1 - sky)
    drawn = drawn * (1 - line * (1 - 0.45 * drawn.clamp(0, 1) - 0.1) * 0.9)
    bloom = drafting.blurred((drawn - 0.75).clamp_min(0), size / 8)
    return drawn + 0.5 * bloom


def _is_sky(image: Tensor, sky: Tensor) -> bool:
    """Whether what touches the upper border is a sky above a horizon: no wall, which is even, and no roof of leaves."""
    if float(sky.mean()) < SKY_ENDS[0] / 2:
        return False
    horizon = _horizon(sky)
    upper = (drafting.pixels(image)[0] < horizon * image.shape[2] / 2).float()
    mean, high, low = (_mean(image, sky * part) for part in (torch.ones(()), upper, 1 - upper))
    green = mean[1] > torch.maximum(mean[0], mean[2])
    falls = (high - low).abs().max() > FALL
    return bool(SKY_ENDS[0] < horizon < SKY_ENDS[1] and falls and mean.max() > DARK and not green)


def _mean(image: Tensor, mask: Tensor) -> Tensor:
    return (image * mask).sum((0, 2, 3)) / mask.sum().clamp_min(1e-6)


def _horizon(sky: Tensor) -> float:
    """Where the sky ends, as a share of the height: the median over the columns that have any."""
    height = sky.shape[2]
    rows = torch.arange(1, height + 1)[:, None] * (sky[0, 0] > 0.5)
    lowest = rows.amax(0)
    return float(lowest[lowest > 0].float().median() / height) if (lowest > 0).any() else 0.0


def _deep(image: Tensor, sky: Tensor) -> Tensor:
    """The sky without what floats in it: each row's own colour, deeper towards the top."""
    weight = (sky * (shapes.edges(image) < 0.02) * (luma(image) < 0.85)).clamp_min(1e-4)
    rows = (image * weight).sum(3, keepdim=True) / weight.sum(3, keepdim=True)
    rows = drafting.blurred(rows.expand_as(image), image.shape[2] / 10)
    down = drafting.pixels(image)[0] / image.shape[2]
    return drafting.vivid(rows, 1.35) * (0.84 + 0.3 * down).clamp(max=1.05)


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
    bright = float((luma(mean[None]) * 1.5 + 0.3).clamp(max=1))
    light = image.new_tensor(EVENING if warm else NOON)[:, None, None] * bright
    shade = light * 0.45 + mean * 0.45 + image.new_tensor([0.05, 0.06, 0.09])[:, None, None]
    return light, shade


def _puffs(base: tuple[float, float], extent: tuple[float, float], chance: torch.Generator) -> list[tuple[float, ...]]:
    """Rows, columns and radii of the balls of one heap, those behind first."""
    drawn = torch.rand((PUFFS, 3), generator=chance)
    across = drawn[:, 0] * 2 - 1
    top = (1 - across.abs() ** 1.3) * (0.35 + 0.65 * drawn[:, 1])
    radius = extent[0] * (0.13 + 0.17 * drawn[:, 2]) * (1 - 0.45 * across.abs())
    rows = base[0] - extent[1] * top * 0.85
    columns = base[1] + extent[0] * across
    order = rows.argsort()
    return [tuple(one) for one in torch.stack([rows, columns, radius], 1)[order].tolist()]


def _piled(image: Tensor, puffs: list[tuple[float, ...]], light: Tensor, shade: Tensor) -> Tensor:
    """The image with balls of cloud laid over it, each lit from above on the left, its underside lost in haze."""
    image, (height, width) = image.clone(), image.shape[2:]
    down, right = drafting.pixels(image)
    wobble = 0.10 * drafting.clouds(height, width, width / 14)[0, 0]
    for row, column, radius in puffs:
        reach = 1.3 * radius
        here = (
            slice(max(0, int(row - reach)), max(0, int(row + reach))),
            slice(max(0, int(column - reach)), max(0, int(column + reach))),
        )
        v, u = (down[here] - row) / radius, (right[here] - column) / radius
        lit = torch.sigmoid(5 * (0.25 - 0.75 * v - 0.35 * u))
        cover = torch.sigmoid(26 * (1 - torch.hypot(v, u) - wobble[here])) * torch.sigmoid(4 * (1.05 - v))
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
    """Greens in clumps of leaves and blades, lit and shaded."""
    red, green, blue = image[:, :1], image[:, 1:2], image[:, 2:]
    lush = torch.sigmoid(40 * (green - 1.06 * torch.maximum(red, blue) - 0.01)) * ground
    lush = drafting.blurred(lush, 3)
    clump = drafting.leafy(image, size / 9)
    drift = drafting.clouds(image.shape[2], image.shape[3], size / 2.2)
    tone = 0.11 * (clump - 0.5) + 0.13 * drift
    sunny = image.new_tensor([1.0, 1.0, 0.45])[:, None, None]
    return image * (1 + lush * tone * 1.6) + lush * tone.clamp_min(0) * sunny * 0.35
