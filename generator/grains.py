"""What surfaces are made with: softness, noise that is the same each time, pictures looked at between their pixels.

Torch-free. Drawings are (h, w, 4) and masks (h, w), float32 in 0…1.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.floating]

BOXES = 3  # running means that together are nearly a bell
ROUGHLY = (0.11, 0.035)  # of the short side: how large spots of colour are
CELL = 0.058  # how large a scale is, and a stone high, at least so many pixels below
LEAST = 5.0
LONG, JOINT = 1.9, 1.2  # how long a stone is, of its height; pixels of mortar


def bell(mask: Pixels, deviation: float, axes: tuple[int, ...] = (0, 1)) -> Pixels:
    """A mask out of focus, nothing outside it, without the steps that eight bits would leave in a slope.

    axes: only along these.
    """
    half = max(1, round(deviation))  # three means over 2 half + 1 deviate by about this
    around = [(BOXES * half,) * 2 if axis in axes else (0, 0) for axis in (0, 1)]
    out = np.pad(np.asarray(mask, np.float64), around)
    for axis in axes * BOXES:
        total = np.cumsum(np.insert(out, 0, 0, axis), axis)
        ends = [slice(None), slice(None)]
        ends[axis] = slice(2 * half + 1, None)
        starts = [slice(None), slice(None)]
        starts[axis] = slice(None, -2 * half - 1)
        out = (total[tuple(ends)] - total[tuple(starts)]) / (2 * half + 1)
    return np.asarray(out, np.float32)


def sampled(drawing: Pixels, y: Pixels, x: Pixels) -> Pixels:
    """A drawing at these places, between its pixels; nothing outside."""
    cover = drawing[..., 3:]
    whole = np.pad(np.concatenate([drawing[..., :3] * cover, cover], -1), ((1, 2), (1, 2), (0, 0)))
    y, x = np.clip(y, -1, drawing.shape[0]) + 1, np.clip(x, -1, drawing.shape[1]) + 1
    top, left = np.floor(y).astype(int), np.floor(x).astype(int)
    down, right = (y - top)[..., None], (x - left)[..., None]
    above = whole[top, left] * (1 - right) + whole[top, left + 1] * right
    below = whole[top + 1, left] * (1 - right) + whole[top + 1, left + 1] * right
    found = above * (1 - down) + below * down
    found[..., :3] /= np.maximum(found[..., 3:], 1e-4)
    return np.asarray(found, np.float32)


def noise(shape: tuple[int, int], number: int) -> Pixels:
    """White noise, always the same for a shape and a number."""
    return np.random.default_rng((number, *shape)).standard_normal(shape, np.float32)


def blended(rough: NDArray[np.generic], reach: float, *, level: bool = True) -> Pixels:
    """Something softened, also at its edges; where it is levelled, with a deviation of one half again."""
    pad = round(3 * reach) + 1
    wide = np.pad(np.asarray(rough, np.float32), pad, mode="reflect" if pad < min(rough.shape) else "edge")
    soft = bell(wide, reach)[pad:-pad, pad:-pad]
    return unit(soft, 0.5) if level else soft


def unit(values: Pixels, deviation: float) -> Pixels:
    """Values with this deviation."""
    return np.asarray(deviation * values / max(1e-6, float(values.std())), np.float32)


def spotted(shape: tuple[int, int]) -> Pixels:
    """Soft uneven colour in spots of two sizes, about -1 to 1."""
    size = min(shape)
    large, small = (blended(noise(shape, 4 + k), share * size) for k, share in enumerate(ROUGHLY))
    return np.asarray((0.65 * large + 0.35 * small).clip(-1.4, 1.4), np.float32)


def scaled(shape: tuple[int, int]) -> Pixels:
    """Rows of scales, every other one half a scale aside, darker where each goes under the next."""
    cell = max(LEAST, CELL * min(shape))
    rows, columns = (k + 0.5 * cell * blended(noise(shape, 6 + n), 2 * cell) for n, k in enumerate(np.indices(shape)))
    row = np.floor(rows / (0.72 * cell))
    aside = np.mod(columns / cell + 0.5 * np.mod(row, 2), 1) - 0.5
    below = np.mod(rows / (0.72 * cell), 1)
    return np.asarray(np.clip(1.2 * (0.62 + 0.38 * np.cos(2 * math.pi * aside) - below), -1, 1), np.float32)


def laid(shape: tuple[int, ...]) -> Pixels:
    """Courses of stones, each of its own tone, with darker joints."""
    high = max(LEAST, CELL * min(shape))
    rows, columns = np.indices(shape, np.float32)
    course = np.floor(rows / high)
    along = columns / (LONG * high) + 0.5 * np.mod(course, 2)
    joint = (np.mod(rows, high) < JOINT) | (np.mod(along, 1) * LONG * high < JOINT)
    tones = np.random.default_rng(9).uniform(-0.4, 0.5, (64, 64))[
        course.astype(int) % 64, np.floor(along).astype(int) % 64
    ]
    return np.where(joint, -1.0, tones).astype(np.float32)
