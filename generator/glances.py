"""What brings eyes to life: the light in them, where a drawing leaves them plain black.

Torch-free. Drawings are (h, w, 4), uint8.
"""

from __future__ import annotations

import math
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING

import numpy as np

from generator.anatomy import DARK, LEVEL, ROUND, SIDE, SMALL, blobs, inner

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from generator.bank import Bank, Piece

    Eye = tuple[float, float, float, float]  # across and down, in shares; its radius, of the height; how slim it is

SPOTTED = frozenset({"lady beetle", "leopard", "robot"})  # whose spots, or slots, are like eyes
LOWEST = 0.6  # of the height, in which eyes are: some have long ears above them
LARGEST = 0.03  # of the ink: how large an eye is at most
SLIT, TALL = 0.56, 2.4  # how flat or how tall one may be; the former also how small one of two is beside the other
GLINT, HIGH, ASIDE = 0.36, 0.34, 0.3  # of an eye: how large its light is, how far above and beside its middle
SECOND, FAINT = 0.5, 0.45  # how large and how strong a second one is, across from the first
LIT = 0.6  # as light as what is in an eye that was drawn with a light


@lru_cache(maxsize=512)
def eyes(bank: Bank, piece: Piece) -> tuple[Eye, ...]:
    """The plain dark eyes of a drawing: two of one height and size, or one where it is seen from the side."""
    if bank.concepts[piece.concept].label in SPOTTED:
        return ()
    picture = bank.draw(piece, SIDE, SIDE).astype(np.float32) / 255
    found = list(dark_discs(picture[..., :3].mean(-1), picture[..., 3] > 0.5))  # noqa: PLR2004 - its edge
    pairs = [(one, two) for one, two in combinations(found, 2) if alike(one, two)]
    best = min(pairs, key=lambda two: min(two[0][1], two[1][1]), default=None)
    return best or tuple(found if len(found) == 1 else ())


def dark_discs(light: NDArray[np.floating], cover: NDArray[np.bool_]) -> Iterator[Eye]:
    """Small round dark spots within the upper part of a drawing."""
    height, width = cover.shape
    for blob in blobs(cover & (light < DARK)):
        tall, wide = np.ptp(blob, 0) + 1
        rounded = len(blob) > ROUND * tall * wide and SLIT <= tall / wide <= TALL
        small = SMALL <= len(blob) / cover.sum() <= LARGEST and blob[:, 0].mean() < LOWEST * height
        if rounded and small and inner(cover, blob[:, 0], blob[:, 1]):
            down, across = blob.mean(0) + 0.5
            slim = min(1.0, math.sqrt(wide / tall))
            yield float(across / width), float(down / height), math.sqrt(len(blob) / math.pi) / height, slim


def alike(one: Eye, two: Eye) -> bool:
    """Whether two eyes may be a pair."""
    return abs(one[1] - two[1]) < LEVEL < abs(one[0] - two[0]) and SLIT < one[2] / two[2] < 1 / SLIT


def glancing(drawing: NDArray[np.uint8], found: tuple[Eye, ...], side: float = -1.0) -> NDArray[np.uint8]:
    """A drawing with light in its plain eyes, towards the left (-1) or the right (1)."""
    if not found:
        return drawing
    height, width = drawing.shape[:2]
    rows, columns = np.mgrid[:height, :width] + np.float32(0.5)
    light, out = drawing[..., :3].mean(-1) / 255, drawing.astype(np.float32)
    for across, down, size, slim in found:
        x, y, radius = across * width, down * height, size * height
        within = np.hypot((rows - y) * slim, (columns - x) / slim) < 0.9 * radius
        if light[within].max(initial=0.0) > LIT:
            continue
        for sign, share, strength in ((1.0, 1.0, 1.0), (-1.0, SECOND, FAINT)):
            at = x + sign * side * ASIDE * slim * radius, y - sign * HIGH / slim * radius
            far = np.hypot(rows - at[1], columns - at[0]) - share * GLINT * radius
            out[..., :3] += (255 - out[..., :3]) * strength * np.clip(0.5 - far, 0, 1)[..., None]
    return np.round(out).astype(np.uint8)
