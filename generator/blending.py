"""What makes drawings and a setting one picture: its colours on the thing, soft distance, the darker edge of a lens.

Drawings are (h, w, 4) and canvases (h, w, 3), float32 in 0…1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from generator.lighting import blurred
from generator.standing import lay

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.spots import Spot

    Pixels = NDArray[np.floating]

GIVEN = 0.3  # how far the colour of the light about a thing colours it
BOUNCED = 0.5  # of the height, from the foot, that the ground's light reaches
UNDER, SHADED = 0.2, 0.2  # of the height over the foot, and how dark it is there
WRAP, REACH = 0.28, 0.016  # how much of what is behind shines over a thing's edge; how far, of its size
FAR = 0.0042  # of the height: how soft what is far is drawn
PORTRAIT = 0.0105  # the same behind a thing that the picture is of alone
CORNERS, BLOOM = 0.24, 0.14  # how dark the corners are, how much lights glow
CLEAR, GLASSY = (0.06, 0.92), 0.25  # how much of what is behind glass hides; of a drawing, how much of it is glass
THROUGH = 0.075  # of its height, how soft what is seen through it is
BRIGHT = 0.72  # from which on something glows


def settled(drawing: Pixels, canvas: Pixels, spot: Spot) -> Pixels:
    """A drawing in the colours of its place: the sky's from above, the ground's below, what is behind at its edge."""
    height, width = drawing.shape[:2]
    behind = under(canvas, (round(spot.x - width / 2), round(spot.foot - height)), (width, height))
    out = drawing.copy()
    up = np.linspace(1, 0, height, dtype=np.float32)[:, None, None]
    over, below = tint(behind[: max(1, height // 2)]), tint(behind[-max(1, height // 5) :])
    low = np.clip(1 - up / BOUNCED, 0, 1)
    out[..., :3] *= 1 + GIVEN * ((over - 1) * (1 - low) + (below - 1) * low)
    if spot.shadow or spot.touches:
        out[..., :3] *= 1 - SHADED * np.clip(1 - up / UNDER, 0, 1) ** 2
    reach = max(1.0, REACH * max(height, width))
    rim = WRAP * drawing[..., 3:] * (1 - softened(drawing[..., 3], reach))[..., None]
    out[..., :3] += (softened(behind, reach) - out[..., :3]) * rim
    return out.clip(0, 1)


def refracted(canvas: Pixels, drawing: Pixels, spot: Spot) -> None:
    """Make what is behind glass and water soft: no table's edge runs straight through a bowl."""
    cover, (height, width) = drawing[..., 3], drawing.shape[:2]
    clear = (cover > CLEAR[0]) & (cover < CLEAR[1])
    if clear.sum() < GLASSY * (cover > CLEAR[0]).sum():
        return
    corner = round(spot.x - width / 2), round(spot.foot - height)
    behind = softened(under(canvas, corner, (width, height)), THROUGH * height)
    lay(canvas, np.dstack([behind, softened(clear.astype(np.float32), 1.0)]), corner)


def under(canvas: Pixels, corner: tuple[int, int], size: tuple[int, int]) -> Pixels:
    """The part of a canvas behind a drawing, its edge repeated outside."""
    rows = np.clip(np.arange(corner[1], corner[1] + size[1]), 0, len(canvas) - 1)
    columns = np.clip(np.arange(corner[0], corner[0] + size[0]), 0, canvas.shape[1] - 1)
    return np.asarray(canvas[np.ix_(rows, columns)])


def tint(part: Pixels) -> Pixels:
    """The mean colour of a part as factors about 1."""
    mean = part.mean((0, 1)) + 0.12
    return np.asarray(mean / mean.mean(), np.float32)


def softened(picture: Pixels, reach: float) -> Pixels:
    """A picture or a mask out of focus; outside a mask there is nothing."""
    pad = 0 if picture.ndim > 2 else 2 + round(2 * reach)  # noqa: PLR2004 - a mask has no colours
    padded = np.pad(picture, pad) if pad else picture
    soft = blurred(padded, reach)
    return np.asarray(soft[pad : pad + picture.shape[0], pad : pad + picture.shape[1]])


def distant(canvas: Pixels, horizon: float, floor: float, soft: float = FAR) -> Pixels:
    """A setting that is sharp where things stand and softer the further away; levels in hundredths of the height.

    soft: how soft it is in the end, as a share of the height.
    """
    height = len(canvas)
    at = 100 * np.arange(height, dtype=np.float32)[:, None, None] / height
    far = np.clip((floor - at) / max(1.0, floor - horizon), 0, 1)
    return np.asarray(canvas + (softened(canvas, soft * height) - canvas) * far, np.float32)


def finished(picture: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A picture with the glow of its lights and corners a little darker."""
    canvas, (height, width) = picture.astype(np.float32) / 255, picture.shape[:2]
    lights = np.clip((canvas - BRIGHT) / (1 - BRIGHT), 0, 1)
    out = 1 - (1 - canvas) * (1 - BLOOM * softened(lights, 0.03 * min(height, width)))
    rows, columns = np.linspace(-1, 1, height, dtype=np.float32), np.linspace(-1, 1, width, dtype=np.float32)
    far = (rows[:, None] ** 2 + columns[None] ** 2) / 2
    out *= (1 - CORNERS * far**1.6)[..., None] ** np.array((1.0, 1.0, 0.86), np.float32)
    return np.round(255 * out).clip(0, 255).astype(np.uint8)
