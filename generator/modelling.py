"""What makes a flat drawing look round: its outline and every colour in it swell like cushions and take the light.

Torch-free. Drawings are (h, w, 4) and masks (h, w), float32 in 0…1.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from generator.grains import bell
from generator.skins import PLAIN, combed

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.skins import Skin

    Pixels = NDArray[np.floating]

BODY = (0.15, 0.06, 0.025)  # of a drawing's short side: how wide the edge of its outline curves
INNER = (0.06, 0.025)  # and that of every colour in it
BEVEL, CUT = (0.1, 0.03, 0.012), (0.022, 0.01)  # the same of what is made: flat, with narrow edges
SWELL = 1.15  # how high both rise
SEAM, FAINT = 6.0, 0.15  # how soon a change of colour is an edge, and what is none yet
ASIDE, ABOVE, FRONT = 0.55, -0.62, 0.58  # where light comes from: the left or right, above, the front
LIFT, DEEPEN, DIM = 0.4, 0.62, (0.34, 0.36, 0.26)  # lighter toward it; deeper and darker away from it, a little blue
SHINE, GLOSS = 0.07, 0.16  # how near to the light's direction a surface shines, and how much
WARM = (1.0, 0.97, 0.88)
BRIGHTEST = 0.62  # of a gleam


def modelled(drawing: Pixels, sun: float, share: float, skin: Skin = PLAIN) -> Pixels:
    """A drawing as if it were round; `sun` is where light comes from, 0 left … 1 right, `share` how round it is."""
    light = np.array(((2 * sun - 1) * ASIDE, ABOVE, FRONT), np.float32)
    light /= np.linalg.norm(light)
    height = swollen(drawing, skin)
    facing = faced(height, light)
    drawing = combed(drawing, height, skin) if share else drawing
    slope = share * (facing - light[2])
    toward, away = slope.clip(0)[..., None], (-slope).clip(0)[..., None]
    colours = drawing[..., :3].clip(0, 1) ** (1 + DEEPEN * away) * (1 - away * np.array(DIM, np.float32))
    colours = colours + (1 - colours) * LIFT * toward * np.array(WARM, np.float32)
    gleam = share * skin.gloss * GLOSS * ((facing - 1 + SHINE) / SHINE).clip(0)[..., None] ** 2
    colours = colours + (1 - colours) * gleam.clip(max=BRIGHTEST)
    out = drawing.copy()
    out[..., :3] = (mirroring(colours, height, share * skin.bands) if skin.bands else colours).clip(0, 1)
    return out


def swollen(drawing: Pixels, skin: Skin = PLAIN) -> Pixels:
    """How high a drawing rises towards us, in pixels."""
    cover, size = drawing[..., 3], min(drawing.shape[:2])
    steps = np.gradient(drawing[..., :3] * drawing[..., 3:], axis=(0, 1))
    change = np.maximum(*(np.abs(step).max(-1) for step in steps))
    within = cover * (1 - (SEAM * change - FAINT).clip(0, 1))
    outer, inner = (BEVEL, CUT) if skin.crisp else (BODY, INNER)
    layers = [(cover, share, skin.body) for share in outer] + [(within, share, skin.round) for share in inner]
    risen = (high * SWELL * share * size * bell(mask, share * size) for mask, share, high in layers)
    return np.asarray(sum(risen), np.float32)


def mirroring(colours: Pixels, height: Pixels, share: float) -> Pixels:
    """Colours with the bright sky in what looks up, and a dark line of land in what looks a little down."""
    up = np.gradient(height)[0]
    sky, land = np.clip(1.6 * up, 0, 1)[..., None], np.exp(-(((up + 0.22) / 0.16) ** 2))[..., None]
    return np.asarray(colours * (1 - share * land) + (1 - colours) * share * sky**2, np.float32)


def faced(height: Pixels, light: Pixels) -> Pixels:
    """How far a surface of this height looks towards the light: the cosine, -1 to 1."""
    down, right = np.gradient(height)
    facing = (light[2] - right * light[0] - down * light[1]) / np.sqrt(1 + down**2 + right**2)
    return np.asarray(facing, np.float32)
