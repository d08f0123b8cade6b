"""How a thing meets what it stands on or swims in: grass over its feet, a waterline with what the water gives back.

Drawings are (h, w, 4) and canvases (h, w, 3), float32 in 0…1, colours not multiplied by alpha.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFilter

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.spots import Spot

    Pixels = NDArray[np.floating]

DEEPEST = 16  # pixels that a foot sinks in, at most
WAVE = 0.05  # of the width: how long the ripples along a waterline are
GIVEN_BACK = 0.5  # how clear a reflection is right under a thing
OWN_GROUND = 0.2  # of a drawing's height, in which the ground that it brings along is looked for
OWN_BANK = 0.3  # in which its grass is, for it rises at the sides
GREEN_ITSELF = 0.12  # of what is above that, from which on green is the thing's own colour
MELTING = 0.22  # of a mountain's height, in which it becomes land
SLAB = 0.82  # of what it touches the ground with, from which on that is a slab of grass
WIDE = 0.62  # of its width, from which on green at the foot is ground


def rooted(drawing: Pixels, soft: float) -> Pixels:
    """A drawing whose foot sinks by up to a share of its height into waves of snow or sand."""
    if not soft:
        return drawing
    height, width = drawing.shape[:2]
    hidden = sunk(drawing, soft) * drifts(width)
    out = drawing.copy()
    rows = np.arange(height, dtype=np.float32)[:, None]
    out[..., 3] *= np.clip(height - hidden[None] - rows, 0, 1)
    return out


def sunk(drawing: Pixels, soft: float) -> float:
    """How many pixels deep the foot of a drawing is in soft ground."""
    return min(DEEPEST, max(1.0, soft * len(drawing))) if soft else 0.0


def drifts(width: int) -> Pixels:
    """How high snow or sand lies along a foot, 0…1 for each column."""
    along = np.linspace(0, 1, width, dtype=np.float32)
    return np.asarray(0.62 + 0.22 * np.sin(9 * along + width) + 0.16 * np.sin(23 * along + 2), np.float32)


def dipped(drawing: Pixels, share: float) -> Pixels:
    """A drawing of which a share of the height is under water: cut along a line of ripples."""
    height, width = drawing.shape[:2]
    level = height * (1 - share) + ripples(width, 0.012 * height)
    out = drawing.copy()
    out[..., 3] *= np.clip(level[None] - np.arange(height, dtype=np.float32)[:, None], 0, 1)
    return out


def ripples(width: int, high: float) -> Pixels:
    """A waterline's height in pixels for each column."""
    along = np.arange(width, dtype=np.float32)
    long = max(2.3, WAVE * width)
    return np.asarray(high * (np.sin(along / long) + 0.4 * np.sin(2.7 * along / long + 1)), np.float32)


def reflect(canvas: Pixels, drawing: Pixels, spot: Spot, share: float) -> None:
    """Lay on the water what it gives back of a dipped drawing: upside down, in broken strips that fade."""
    height = drawing.shape[0]
    shown = round(height * (1 - share))
    rows = np.arange(max(2, round(0.8 * shown)))
    there = shown - 1 - np.clip(np.round(rows * 1.15).astype(int), 0, shown - 1)
    sway = np.round((0.6 + 0.05 * rows) * np.sin(1.1 * rows + 0.4 * np.sin(0.31 * rows))).astype(int)
    image = np.stack([np.roll(drawing[row], by, 0) for row, by in zip(there, sway, strict=True)])
    broken = (0.72 + 0.28 * np.sin(1.7 * rows)) * GIVEN_BACK * (1 - rows / len(rows)) ** 0.8
    image[..., 3] *= broken[:, None]
    lay(canvas, image, (round(spot.x - drawing.shape[1] / 2), round(spot.foot - height) + shown))


def ring(canvas: Pixels, drawing: Pixels, spot: Spot, share: float) -> None:
    """Lay the water's light rim around what rises from it, and the dark under that."""
    height, width = drawing.shape[:2]
    shown = round(height * (1 - share))
    wet = drawing[max(0, shown - max(2, height // 14)) : shown, :, 3].max(0)
    thick = max(2.0, 0.014 * height)
    pad = max(3, round(0.08 * width))
    wide = smooth(np.pad(wet, pad), pad)
    level = np.pad(ripples(width, 0.012 * height), pad, mode="edge")
    rows = np.arange(-4 * round(thick), 4 * round(thick) + 1, dtype=np.float32)[:, None] - level[None]
    corner = round(spot.x - width / 2) - pad, round(spot.foot - height) + shown - 4 * round(thick)
    for offset, tone, strength in ((1.6, 0.1, 0.34), (0.2, 1.0, 0.6)):
        band = strength * np.exp(-(((rows / thick) - offset) ** 2) * 1.6) * wide[None]
        lay(canvas, np.dstack([np.full((*band.shape, 3), tone, np.float32), band]), corner)


def smooth(values: Pixels, reach: int) -> Pixels:
    """Values along a line with soft ends."""
    kernel = np.exp(-(np.linspace(-2, 2, 2 * (reach // 2) + 1, dtype=np.float32) ** 2))
    return np.asarray(np.convolve(values, kernel / kernel.sum(), "same"), np.float32)


def regrounded(drawing: Pixels, canvas: Pixels, spot: Spot) -> Pixels:
    """A drawing whose own grass takes the colour of the ground it stands on; one on a slab of it loses that."""
    height, width = drawing.shape[:2]
    low = drawing[round(height * (1 - OWN_BANK)) :]
    grassy, strip = green(low), round(height * OWN_GROUND)
    above = drawing[round(height * (1 - 3 * OWN_GROUND)) : height - strip]  # of a tent or a tree this is green too
    if grassy[-strip:].any(0).sum() < WIDE * width or green(above).mean() > GREEN_ITSELF:
        return drawing
    share = np.asarray(Image.fromarray(np.uint8(255 * grassy)).filter(ImageFilter.MaxFilter(3)), np.float32)[..., None]
    edge = max(2, height // 60)
    if grassy[-edge:].sum() > SLAB * (low[-edge:, :, 3] > 0.5).sum():  # noqa: PLR2004 - a slab with an edge of its own
        bare, rim = drawing.copy(), Image.fromarray(np.uint8(share[..., 0])).filter(ImageFilter.MaxFilter(3))
        bare[-len(low) :, :, 3] *= 1 - np.asarray(rim, np.float32) / 255  # its lit edge, too
        return trimmed(bare)
    light = low[..., :3].mean(-1, keepdims=True)
    tone = beneath(canvas, spot) * (light / max(0.1, float(light[grassy].mean())))
    out = drawing.copy()
    out[-len(low) :, :, :3] += (tone.clip(0, 1) - low[..., :3]) * share / 255
    return out


def melted(drawing: Pixels, canvas: Pixels, spot: Spot) -> Pixels:
    """A mountain whose foot takes the colour of the land and ends in it without an edge."""
    height, width = drawing.shape[:2]
    up = (height - 1 - np.arange(height, dtype=np.float32))[:, None] / height
    out, share = drawing.copy(), np.clip(1 - up / MELTING, 0, 1)[..., None] ** 1.5
    out[..., :3] += (beneath(canvas, spot) - out[..., :3]) * share
    edge = MELTING * (0.25 + 0.4 * drifts(width)[None])
    out[..., 3] *= np.clip(up / edge, 0, 1) ** 0.8
    return out


def trimmed(drawing: Pixels) -> Pixels:
    """A drawing without the empty rows at its foot."""
    rows = np.flatnonzero(drawing[..., 3].max(1) > 0.3)  # noqa: PLR2004 - its edge
    return drawing[: rows[-1] + 1] if rows.size else drawing


def green(drawing: Pixels) -> NDArray[np.bool_]:
    """Where a drawing is as green as grass."""
    red, most, blue = (drawing[..., k] for k in range(3))
    return np.asarray((most > 1.12 * red) & (most > 1.12 * blue) & (drawing[..., 3] > 0.5))  # noqa: PLR2004 - its edge


def beneath(canvas: Pixels, spot: Spot) -> Pixels:
    """The colour of the ground beside a spot's foot."""
    foot = min(len(canvas) - 2, max(2, round(spot.foot)))
    left, right = (round(min(max(side, 0), canvas.shape[1] - 4)) for side in (spot.box[0] - 6, spot.box[2] + 2))
    rows = canvas[max(0, foot - 4) : foot + 1]
    return np.asarray(np.median(np.concatenate([rows[:, left : left + 4], rows[:, right : right + 4]], 1), (0, 1)))


def lay(canvas: Pixels, drawing: Pixels, corner: tuple[int, int]) -> None:
    """Lay a drawing over the canvas, its left upper corner there; what is outside is left out."""
    (left, top), (height, width) = corner, drawing.shape[:2]
    l, t = max(0, left), max(0, top)  # noqa: E741 - a box
    r, b = min(canvas.shape[1], left + width), min(canvas.shape[0], top + height)
    if r <= l or b <= t:
        return
    part = drawing[t - top : b - top, l - left : r - left]
    canvas[t:b, l:r] += (part[..., :3] - canvas[t:b, l:r]) * part[..., 3:]
