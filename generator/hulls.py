"""How high a boat's hull is in its drawing, and how deep that lies in the water: sails never swim without one.

Torch-free. Drawings are (h, w, 4), float32 in 0…1, colours not multiplied by alpha.
"""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFilter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.bank import Bank, Piece
    from generator.spots import Spot

    Pixels = NDArray[np.floating]

SIDE = 72  # pixels in which a drawing is measured
KEEL = 0.45  # of the broadest row: what is narrower at the foot is a keel or an oar
LOWEST = 0.05  # of the height that is a hull, if any is
NARROWER = 0.72  # of the hull's width: where so little is left, masts and cabins begin
WET = 0.22  # of a hull that is under water
SHALLOW = 0.14  # of the height: what is lower hardly shows above the waves
SHORT = 0.62  # of the width: a hull that is shorter lies aslant in its drawing

SEA, ACROSS = 71, 0.89  # how much bluer than red water is, of 255; how far across a drawing it reaches at least
TONED = 80  # how far its colours lie about one, of 255: a hull may be blue too
CREST, TORN = 0.08, 0.95  # of the height: how high its waves are; how far down its lower edge may be uneven


def hull(cover: NDArray[np.bool_]) -> tuple[float, float, float]:
    """Where a hull begins and ends, in shares of the height from the foot of a drawing (h, w), and how broad it is.

    cover: where something is.
    """
    wide, broadest = cover.sum(1)[::-1], np.maximum.accumulate(cover.sum(1)[::-1])
    least = max(2, round(LOWEST * len(wide)))
    ends = np.flatnonzero(wide[least:] < NARROWER * broadest[least - 1 : -1])
    top = int(least + ends[0]) if ends.size else len(wide)
    keel = int(np.argmax(wide[:top] >= KEEL * broadest[top - 1]))
    return keel / len(wide), top / len(wide), float(broadest[top - 1] / cover.shape[1])


@lru_cache(maxsize=512)
def unsightly(bank: Bank, piece: Piece) -> bool:
    """Whether a drawing shows so little of a hull that waves hide it, or one that lies aslant."""
    keel, top, broad = hull(dried(bank.draw(piece, SIDE, SIDE))[..., 3] > 127)  # noqa: PLR2004 - its edge
    return top - keel < SHALLOW or broad < SHORT


def dried(drawing: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A ship (h, w, 4) without the water that its drawing brings along: what is blue and reaches across at the foot."""
    red, blue, cover = (drawing[..., k].astype(np.int16) for k in (0, 2, 3))
    wet, height = (blue > red + SEA) & (cover > 127), len(drawing)  # noqa: PLR2004 - its edge
    low = wet[-max(1, height // 14) :]
    if low.any(0).sum() < ACROSS * drawing.shape[1]:
        return drawing
    tone = np.median(drawing[-len(low) :, :, :3][low], 0)
    wet &= np.abs(drawing[..., :3] - tone).max(-1) < TONED
    ends = [np.argmax(cover[:, ::way] > 127, 1)[:, None] for way in (1, -1)]  # noqa: PLR2004 - where each row begins
    dry = np.flatnonzero(~(np.take_along_axis(wet, ends[0], 1) & np.take_along_axis(wet[:, ::-1], ends[1], 1))[:, 0])
    top = max(0, round(dry[dry < TORN * height].max(initial=0) - CREST * height))
    spray = np.asarray(Image.fromarray(np.uint8(255 * wet)).filter(ImageFilter.MaxFilter(3))) > 0
    out = drawing.copy()
    out[top:, :, 3][spray[top:]] = 0
    rows = np.flatnonzero(out[..., 3].any(1))
    return out[: rows[-1] + 1] if rows.size else drawing


def floating(drawing: Pixels, spot: Spot) -> Spot:
    """A boat's spot of which no more than some of the hull is under water."""
    keel, top, _ = hull(drawing[..., 3] > 0.5)  # noqa: PLR2004 - its edge
    veiled = keel + min(spot.veiled, WET * (top - keel))
    return replace(spot, veiled=veiled, foot=spot.foot - (spot.veiled - veiled) * spot.height)
