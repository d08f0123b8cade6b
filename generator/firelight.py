"""What a fire or a lamp does in the dark to all that is near it: warm on the side that is turned to it, dark far off.

Canvases are (h, w, 3), float32 in 0…1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from generator.grains import bell

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.spots import Spot

    Pixels = NDArray[np.floating]

FIRES = frozenset(
    (
        "campfire",
        "fire",
        "candle",
        "lantern",
        "red paper lantern",
        "street lamp",
        "diya lamp",
        "fireplace",
        "cooking fire",
    )
)
HOT = (1.0, 0.93, 0.62)
WARM = np.array((1.0, 0.56, 0.2), np.float32)
LIT, SPILT = 1.5, 0.2  # how much brighter what is near becomes; how much of the light's own colour is laid on it
REACH, FLAT = 1.9, 0.42  # of the fire's size: how far it shines; how flat its pool on the ground is
WIDEST = 0.58  # of the picture's short side: how far a large fire shines, so that there is night about it
GLOOM = 0.22  # how much darker it is where no fire shines

FLAMES = frozenset(("campfire", "fire"))
RED, WARMER = 0.72, 0.3  # how red a flame is at least, and how much more than blue
HALO = 0.45  # how much of a pixel a drawing covers at least: what is fainter is light that it brings along
FLICKER = (0.01, 0.04)  # of a drawing's size: how soft a flame is at its foot and at its tips
HEART = 0.3  # how much brighter it is deep inside


def aflame(drawing: Pixels, label: str) -> Pixels:
    """A drawing whose flames melt into each other and the air, brightest inside, with no halo of its own."""
    if label not in FLAMES:
        return drawing
    out, size = drawing.copy(), max(drawing.shape[:2])
    out[..., 3] = np.clip((drawing[..., 3] - HALO) / (1 - HALO), 0, 1)
    red, blue = out[..., 0], out[..., 2]
    fire = out[..., 3] * ((red > RED) & (red - blue > WARMER))
    up = np.linspace(1, 0, len(out), dtype=np.float32)[:, None]
    soft = [np.dstack([bell(out[..., k] * fire, s * size) for k in range(3)] + [bell(fire, s * size)]) for s in FLICKER]
    blend = soft[0] + (soft[1] - soft[0]) * up[..., None]
    deep = np.clip(2 * blend[..., 3:] - 1, 0, 1)
    colours = blend[..., :3] / np.maximum(blend[..., 3:], 1e-3)
    colours = colours + (np.array(HOT, np.float32) - colours) * HEART * deep**3
    out[..., :3] += (colours.clip(0, 1) - out[..., :3]) * fire[..., None]
    out[..., 3] = np.where(fire > 0, np.minimum(out[..., 3], (1.7 * blend[..., 3]).clip(0, 1) ** 1.3), out[..., 3])
    return np.asarray(out, np.float32)


def firelit(canvas: Pixels, spots: list[Spot]) -> Pixels:
    """A canvas in the light of its fires."""
    if not spots:
        return canvas
    light = np.minimum(sum(thrown(canvas.shape, spot) for spot in spots), 1.0)[..., None]
    shown = canvas.max(-1, keepdims=True)
    seen = canvas * (1 - GLOOM * (1 - light)) * (1 + LIT * light * WARM * (1 - shown)) + SPILT * light * WARM * (
        1 - shown
    )
    return np.asarray(seen.clip(0, 1), np.float32)


def thrown(shape: tuple[int, ...], spot: Spot) -> Pixels:
    """The light of one fire: round it in the air, and a flat pool on the ground; (h, w) in 0…1."""
    rows, columns = np.mgrid[0 : shape[0], 0 : shape[1]].astype(np.float32)
    reach = min(REACH * max(spot.width, spot.height), WIDEST * min(shape[:2]))
    across = ((columns - spot.x) / reach) ** 2
    air = np.exp(-2.2 * (across + ((rows - spot.foot + 0.45 * spot.height) / reach) ** 2))
    pool = np.exp(-2.2 * (across + ((rows - spot.foot) / (FLAT * reach)) ** 2)) * (rows > spot.foot - 0.1 * spot.height)
    return np.asarray(np.maximum(air, pool), np.float32)
