"""The rule of a photograph: light from one side, a lens that is sharp at one distance, film.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels and what is given beside it; it redraws the image.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn.functional import max_pool2d

from generator import drafting
from generator.colours import luma
from generator.masks import FEW

if TYPE_CHECKING:
    from generator.masks import Given

GAP, RIM, DEEP = (
    0.17,
    0.035,
    0.09,
)  # of the short side: the largest gap that is closed; a mask's rough rim, its sure inside
PATCHES = (14, 5, 2)  # of a surface, in sizes
STEPS = 3  # blurs of a lens: from sharp to the farthest
LIGHT = (-0.55, -0.6, 0.58)  # from the left, from above, from the front
ROUND = (0.1, 0.035)  # of the picture's short side: how deep a thing's shape is, and its edge
SHINE = 22  # exponent of a gloss


def exposed(image: Tensor, size: float, given: Given) -> Tensor:
    """Things that are round in the light, before a ground out of focus; a view alone is sharp; a film's tones."""
    if float(given.subject.mean()) < FEW:
        return _developed(_textured(image, size, torch.ones_like(given.subject)))
    solid = _cut(image, given.subject)
    lit = _lit(_textured(image, size, 0.5 + 0.2 * solid), solid)
    shot = _focused(lit, size, solid)
    glow = drafting.blurred((luma(shot) - 0.72).clamp_min(0), 5 * size)
    return _developed(shot + 0.5 * glow)


def _cut(image: Tensor, mask: Tensor) -> Tensor:
    """A rough mask cut along the picture's colours: about its rim a pixel goes with those within or those without."""
    short = min(image.shape[2:])
    gap, rim, deep = (round(share * short) // 2 * 2 + 1 for share in (GAP, RIM, DEEP))
    whole = -max_pool2d(-max_pool2d(mask, (gap, 1), 1, (gap // 2, 0)), (gap, 1), 1, (gap // 2, 0))
    sure, out = -max_pool2d(-mask, deep, 1, deep // 2), 1 - max_pool2d(whole, rim, 1, rim // 2)
    within, without = (_near(image, part, 2.5 * rim) for part in (mask, out))
    farther = (image - without).abs().sum(1, keepdim=True) - (image - within).abs().sum(1, keepdim=True)
    said = 4 * drafting.blurred(mask, rim) - 2  # decides where the colours can't
    apt = drafting.blurred(torch.sigmoid(12 * farther + said), 0.01 * short)
    return torch.maximum(sure, apt * (1 - out))


def _near(image: Tensor, mask: Tensor, width: float) -> Tensor:
    """The mean colour of what a mask holds, about every pixel."""
    return drafting.blurred(image * mask, width) / drafting.blurred(mask, width).clamp_min(1e-3)


def _textured(image: Tensor, size: float, share: Tensor) -> Tensor:
    """Surfaces of no single colour: patches and specks of more and less light."""
    height, width = image.shape[2:]
    wide, middle, narrow = (drafting.clouds(height, width, many * size) for many in PATCHES)
    return image * (1 + 0.2 * share * (wide / 2 + middle / 3 + narrow / 4))


def modelled(solid: Tensor) -> Tensor:
    """How light a round thing of this mask (1, 1, h, w) is, about 1: bright towards the light, dark away from it."""
    return (0.42 + 0.98 * _facing(solid)).clamp(0.3, 1.2)


def _facing(solid: Tensor) -> Tensor:
    """How far each place of a round thing faces the light, −1 to 1."""
    short = min(solid.shape[2:])
    body, edge = (drafting.blurred(solid, share * short) * share * short for share in ROUND)
    depth = body + edge
    down = torch.gradient(depth, dim=2)[0]
    right = torch.gradient(depth, dim=3)[0]
    long = (1 + down**2 + right**2).sqrt()
    return (-right * LIGHT[0] - down * LIGHT[1] + LIGHT[2]) / long


def _lit(image: Tensor, solid: Tensor) -> Tensor:
    """Things with a round shape: brighter towards the light, darker away from it, glossy where they throw it back."""
    short = min(image.shape[2:])
    gloss = _facing(solid).clamp(0, 1) ** SHINE * 0.08
    below = torch.roll(drafting.blurred(solid, 0.09 * short), round(0.03 * short), 2) * (1 - solid)
    return image * (1 + solid * (modelled(solid) - 1)) * (1 - 0.3 * below) + solid * gloss


def _focused(image: Tensor, size: float, solid: Tensor) -> Tensor:
    """The ground ever less sharp the farther it is before or behind the things, which stay sharp."""
    height = image.shape[2]
    down = drafting.pixels(image)[0]
    rows = solid[0, 0].amax(1).nonzero()
    foot = float(rows.max()) if len(rows) else 0.8 * height
    away = torch.where(down < foot, (foot - down) / (0.45 * height), (down - foot) / (0.3 * height)).clamp(0, 1)
    bare = (1 - solid).clamp_min(1e-3)
    ground, last = image, torch.zeros(())
    for step in range(1, STEPS + 1):
        width = 1.6 * size * step
        soft = drafting.blurred(image * bare, width) / drafting.blurred(bare, width)
        ground = ground.lerp(soft, ((away * STEPS - last).clamp(0, 1)))
        last = last + 1
    return ground.lerp(image, solid)


def _developed(image: Tensor) -> Tensor:
    """A film's tones: quieter colours, a curve, warm lights and cool shades, dark corners, grain."""
    height, width = image.shape[2:]
    down, right = drafting.pixels(image)
    away = torch.hypot((down - 0.5 * height) / height, (right - 0.5 * width) / width)
    quiet = drafting.vivid(image, 0.78) * (1.06 - 0.55 * away**2)
    curved = quiet.clamp(0, 1)
    curved = 0.03 + 0.94 * curved.lerp(curved * curved * (3 - 2 * curved), 0.6)
    light = luma(curved)
    warm, cool = (curved.new_tensor(tone)[:, None, None] for tone in ((0.03, 0.01, -0.03), (-0.02, 0.0, 0.025)))
    grain = drafting.blurred(drafting.noise((1, 1, height, width)), 3)
    return curved + light * warm + (1 - light) * cool + 0.05 * grain * (1 - light).clamp(0.3, 1)
