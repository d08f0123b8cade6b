"""The grass before a thing's foot: blades of the ground's colour all along it, or a few tufts before a straight wall.

Torch-free. Drawings are (h, w, 4), float32 in 0…1, colours not multiplied by alpha.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from generator.standing import sunk

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.floating]

BLADES = 0.9  # blades of grass a pixel of width
FOOT, TIP = 0.62, 1.12  # how light blades are where they begin and end, of the ground
TUFTS = 9  # of grass, along a wall of a hundred pixels


def overgrown(drawing: Pixels, soft: float, tone: Pixels, *, walled: bool = False) -> Pixels:
    """A drawing before whose foot grass of this colour stands: all along, or in tufts where it is a straight wall."""
    height, width = drawing.shape[:2]
    deep = sunk(drawing, soft)
    if deep < 1:
        return drawing
    high, light = grass(width)
    if walled:
        high = high * tufted(width)
    up = (height - np.arange(height, dtype=np.float32))[:, None] / deep  # of the tallest blade
    cover = np.clip(deep * (high[None] - up) + 0.5, 0, 1)
    shade = (FOOT + (TIP - FOOT) * np.clip(up, 0, 1)) * light[None]
    out = drawing.copy()
    out[..., :3] += ((tone * shade[..., None]).clip(0, 1) - out[..., :3]) * cover[..., None]
    return out


def tufted(width: int) -> Pixels:
    """Where along a wall tufts grow, 0…1 for each column."""
    dice = np.random.default_rng(width + 1)
    middle = dice.uniform(0, width, max(2, round(TUFTS * width / 100)))
    half = dice.uniform(0.015, 0.05, len(middle)) * width
    apart = np.abs(np.arange(width, dtype=np.float32)[:, None] - middle) / half
    return np.asarray(np.clip(1.2 - apart, 0, 1).max(1), np.float32)


def grass(width: int) -> tuple[Pixels, Pixels]:
    """How high the grass stands along a foot, 0…1 for each column, and how light it is: pointed blades, none alike."""
    dice = np.random.default_rng(width)
    count = max(4, round(BLADES * width))
    middle, high, half = dice.uniform(0, width, count), dice.uniform(0.3, 1, count), dice.uniform(1.0, 2.6, count)
    apart = np.abs(np.arange(width, dtype=np.float32)[:, None] - middle) / half
    each = high * np.clip(1 - apart, 0, 1)
    light = dice.uniform(0.8, 1.2, count)[each.argmax(1)]
    return np.asarray(each.max(1), np.float32), np.asarray(light, np.float32)
