"""A drawing tilted, and a part of it alone. Drawings are (h, w, 4) in 0…1, colours not multiplied by alpha."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from generator.figures import labelled
from generator.spots import FALLEN

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.bank import Bank, Piece
    from generator.copies import Cast
    from generator.spots import Spot

    Pixels = NDArray[np.floating]
    Box = tuple[float, float, float, float]

REST, GROUND = 26, 0.03  # degrees in which a stable place is looked for; of the height: what touches the ground then
BOARDS = frozenset(("skateboard",))  # what is drawn aslant and stands level
MEASURED, LONG = 64, 4.0  # pixels in which a drawing is measured; how much longer than broad what is level lies
SOFT = 0.012  # of the height: how soft the edge of a part is


def tilted(drawing: Pixels, degrees: float) -> Pixels:
    """A drawing turned about its middle, to the left for positive degrees, on a sheet as large as it then needs."""
    if not degrees:
        return drawing
    cover = drawing[..., 3:]
    whole = np.concatenate([drawing[..., :3] * cover, cover], -1).astype(np.float32)
    layers = [Image.fromarray(np.ascontiguousarray(whole[..., k])) for k in range(4)]
    turned = [np.asarray(layer.rotate(degrees, Image.Resampling.BILINEAR, expand=True)) for layer in layers]
    out = np.dstack(turned)
    return np.concatenate([(out[..., :3] / np.maximum(out[..., 3:], 1e-3)).clip(0, 1), out[..., 3:].clip(0, 1)], -1)


def part_of(drawing: Pixels, box: Box | None) -> Pixels:
    """Only what lies in a box (left, top, right, bottom, in shares) of a drawing, with soft edges."""
    if box is None:
        return drawing
    height, width = drawing.shape[:2]
    soft = max(1.0, SOFT * height)
    rows, columns = np.arange(height, dtype=np.float32), np.arange(width, dtype=np.float32)
    down = within(rows, (box[1] * height, box[3] * height), soft)
    across = within(columns, (box[0] * width, box[2] * width), soft)
    out = drawing.copy()
    out[..., 3] *= down[:, None] * across[None]
    return out


def within(places: Pixels, ends: tuple[float, float], soft: float) -> Pixels:
    """How far each place lies between two ends, 0 to 1; what ends at the drawing's edge ends hard."""
    near = np.ones_like(places) if ends[0] <= 0 else np.clip((places - ends[0]) / soft, 0, 1)
    far = np.ones_like(places) if ends[1] >= len(places) else np.clip((ends[1] - places) / soft, 0, 1)
    return np.asarray(near * far, np.float32)


@lru_cache(maxsize=256)
def levelled(bank: Bank, piece: Piece) -> tuple[float, float, float]:
    """How far to turn a long thing that is drawn aslant until it lies level; its width and height then, in shares."""
    wide = max(8, round(MEASURED * min(1.0, piece.aspect)))
    y, x = np.nonzero(bank.draw(piece, wide, max(8, round(wide / piece.aspect)))[..., 3] > 127)  # noqa: PLR2004 - an edge
    spread, axes = np.linalg.eigh(np.cov(np.stack([x, y])))
    if spread[1] < LONG * spread[0]:
        return 0.0, 1.0, 1.0
    angle = float(np.arctan2(axes[1, 1], axes[0, 1]))
    angle -= np.pi * round(angle / np.pi)
    along, across = x * np.cos(angle) + y * np.sin(angle), y * np.cos(angle) - x * np.sin(angle)
    return float(np.degrees(angle)), float(np.ptp(along) / np.ptp(x)), float(np.ptp(across) / np.ptp(y))


@lru_cache(maxsize=256)
def resting(bank: Bank, piece: Piece, about: float) -> float:
    """How far a drawing is turned where it has tipped over: it lies on two of its points, its weight between them.

    about: degrees near which that is looked for, and what it is where there is no such place.
    """
    wide = max(8, round(MEASURED * min(1.0, piece.aspect)))
    rows, columns = np.nonzero(bank.draw(piece, wide, max(8, round(wide / piece.aspect)))[..., 3] > 127)  # noqa: PLR2004
    found = []
    for degrees in np.arange(about - REST, about + REST + 0.5, 1.0):
        angle = np.radians(degrees)
        x, y = columns * np.cos(angle) + rows * np.sin(angle), rows * np.cos(angle) - columns * np.sin(angle)
        low = x[y > y.max() - 0.5 - GROUND * np.ptp(y)]
        if low.min() < x.mean() < low.max():
            found.append((-np.ptp(low), abs(degrees - about), float(degrees)))
    return min(found)[2] if found else about


def rested(spots: list[Spot], cast: Cast, bank: Bank) -> list[Spot]:
    """Spots of which what has tipped over lies on the ground, and a board alone on its wheels, however it is drawn."""
    return [laid_down(spot, cast, bank, alone=len(spots) == 1) for spot in spots]


def laid_down(spot: Spot, cast: Cast, bank: Bank, *, alone: bool) -> Spot:
    """A spot turned as its thing lies."""
    way, piece = -1.0 if spot.mirrored else 1.0, cast[1][spot.part]
    if not spot.shadow or spot.lies:
        return spot
    if abs(spot.tilt) == FALLEN:
        return replace(spot, tilt=way * resting(bank, piece, way * spot.tilt))
    if alone and not spot.tilt and labelled(cast[0][spot.part], BOARDS):
        return replace(spot, tilt=way * levelled(bank, piece)[0])
    return spot
