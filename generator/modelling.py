"""What makes a flat drawing look round: its outline and every colour in it swell like cushions and take the light.

Torch-free. Drawings are (h, w, 4) and masks (h, w), float32 in 0…1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.floating]

BODY = (0.15, 0.06, 0.025)  # of a drawing's short side: how wide the edge of its outline curves
INNER = (0.06, 0.025)  # and that of every colour in it
SWELL = 1.15  # how high both rise
SEAM, FAINT = 6.0, 0.15  # how soon a change of colour is an edge, and what is none yet
ASIDE, ABOVE, FRONT = 0.55, -0.62, 0.58  # where light comes from: the left or right, above, the front
LIFT, DEEPEN, DIM = 0.4, 0.62, (0.34, 0.36, 0.26)  # lighter toward it; deeper and darker away from it, a little blue
SHINE, GLOSS = 0.07, 0.16  # how near to the light's direction a surface shines, and how much
WARM = (1.0, 0.97, 0.88)
BOXES = 3  # running means that together are nearly a bell


def modelled(drawing: Pixels, sun: float, share: float) -> Pixels:
    """A drawing as if it were round; `sun` is where light comes from, 0 left … 1 right, `share` how round it is."""
    light = np.array(((2 * sun - 1) * ASIDE, ABOVE, FRONT), np.float32)
    light /= np.linalg.norm(light)
    facing = faced(swollen(drawing), light)
    slope = share * (facing - light[2])
    toward, away = slope.clip(0)[..., None], (-slope).clip(0)[..., None]
    colours = drawing[..., :3].clip(0, 1) ** (1 + DEEPEN * away) * (1 - away * np.array(DIM, np.float32))
    colours = colours + (1 - colours) * LIFT * toward * np.array(WARM, np.float32)
    gleam = share * GLOSS * ((facing - 1 + SHINE) / SHINE).clip(0)[..., None] ** 2
    out = drawing.copy()
    out[..., :3] = (colours + (1 - colours) * gleam).clip(0, 1)
    return out


def swollen(drawing: Pixels) -> Pixels:
    """How high a drawing rises towards us, in pixels."""
    cover, size = drawing[..., 3], min(drawing.shape[:2])
    steps = np.gradient(drawing[..., :3] * drawing[..., 3:], axis=(0, 1))
    change = np.maximum(*(np.abs(step).max(-1) for step in steps))
    within = cover * (1 - (SEAM * change - FAINT).clip(0, 1))
    layers = [(cover, share) for share in BODY] + [(within, share) for share in INNER]
    return np.asarray(sum(SWELL * share * size * bell(mask, share * size) for mask, share in layers), np.float32)


def faced(height: Pixels, light: Pixels) -> Pixels:
    """How far a surface of this height looks towards the light: the cosine, -1 to 1."""
    down, right = np.gradient(height)
    facing = (light[2] - right * light[0] - down * light[1]) / np.sqrt(1 + down**2 + right**2)
    return np.asarray(facing, np.float32)


def bell(mask: Pixels, deviation: float) -> Pixels:
    """A mask out of focus, nothing outside it, without the steps that eight bits would leave in a slope."""
    half = max(1, round(deviation))  # three means over 2 half + 1 deviate by about this
    out = np.pad(np.asarray(mask, np.float64), BOXES * half)
    for axis in (0, 1) * BOXES:
        total = np.cumsum(np.insert(out, 0, 0, axis), axis)
        ends = [slice(None), slice(None)]
        ends[axis] = slice(2 * half + 1, None)
        starts = [slice(None), slice(None)]
        starts[axis] = slice(None, -2 * half - 1)
        out = (total[tuple(ends)] - total[tuple(starts)]) / (2 * half + 1)
    return np.asarray(out, np.float32)
