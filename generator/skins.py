"""What things are made of: fur and feathers combed along the form, scales, wood grain, metal, stone, wet skin, rind.

Torch-free. Drawings are (h, w, 4) and masks (h, w), float32 in 0…1. The same size gives the same grain.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from generator.belongings import written
from generator.grains import bell, blended, laid, noise, sampled, scaled, spotted, unit
from generator.hues import dusted

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.bank import Concept

    Pixels = NDArray[np.floating]

REACH = 5  # samples of a stroke on each side of its middle
FLOW = 0.75  # how far hair points down, beside outwards
TANGLED = 0.5  # how far it strays, in radians
CLOSE = 0.05  # of the short side: near so many changes of colour, as at eyes, nothing is combed
BUSY = 0.26  # how much of the neighbourhood may change
INSIDE, THIN = 0.85, (0.28, 0.5)  # how much of it is covered well within a thing; at a thin tail's edge, at a body's
FEATURE, LIGHTER, AMID, NEARBY = 0.25, 1.3, 0.07, 0.012  # as light as an eye; as what is around it; how far both reach
CHANGE = 0.1  # of a channel: an edge
FURRED = 0.7  # no donkey is blue, but a pegasus may have a blue mane


@dataclass(frozen=True, slots=True, kw_only=True)
class Skin:
    """How a surface looks.

    strokes, length, thick: how strong strokes are, how long (of the short side), how thick in pixels; along: where
    they run (form, level, upright, out); fringe: how far they break an outline, of the short side; spots: how uneven
    the colour is, speckle: in points; scales: how strong; gloss: how much it shines; round: how far each colour
    swells by itself, body: and the whole; crisp: whether edges are narrow, as of what is made; bands: how far it
    mirrors sky over dark land; bricks: how far what is grey or pale is laid of stones; dusty: how far bluish grey is
    a warm grey; dull: up to how vivid one.
    """

    strokes: float = 0.0
    length: float = 0.05
    thick: float = 1.0
    along: str = "form"
    fringe: float = 0.0
    spots: float = 0.05
    speckle: float = 0.0
    scales: float = 0.0
    gloss: float = 1.0
    bricks: float = 0.0
    round: float = 1.0
    body: float = 1.0
    crisp: bool = False
    dusty: float = 0.0
    dull: float = 0.35
    bands: float = 0.0


PLAIN = Skin()
SKINS = MappingProxyType(
    {
        "fur": Skin(
            strokes=0.075, length=0.045, thick=0.7, fringe=0.011, spots=0.04, gloss=0.3, round=0.5, dusty=FURRED
        ),
        "coat": Skin(strokes=0.035, length=0.025, thick=0.8, spots=0.03, gloss=0.6, round=0.9, dusty=FURRED),
        "bone": Skin(spots=0.06, speckle=0.02, gloss=0.8, round=0.8),
        "feather": Skin(strokes=0.05, length=0.04, thick=1.4, fringe=0.003, spots=0.02, gloss=0.5, round=0.9),
        "hide": Skin(
            strokes=0.022,
            length=0.02,
            thick=1.4,
            along="level",
            spots=0.06,
            speckle=0.015,
            gloss=0.5,
            round=0.7,
            dusty=0.75,
            dull=0.6,
        ),
        "scale": Skin(scales=0.02, spots=0.03, gloss=1.5, round=0.9),
        "wet": Skin(spots=0.06, speckle=0.03, gloss=2.6, round=0.7),
        "shell": Skin(spots=0.03, gloss=3.0),
        "rind": Skin(spots=0.05, speckle=0.03, gloss=2.2, round=0.8),
        "crumb": Skin(spots=0.05, speckle=0.04, gloss=0.4),
        "petal": Skin(strokes=0.07, length=0.06, thick=1.2, along="out", spots=0.04, gloss=0.4, round=0.8),
        "foliage": Skin(strokes=0.1, length=0.02, thick=1.6, fringe=0.02, spots=0.08, speckle=0.03, gloss=0.0),
        "wood": Skin(strokes=0.08, length=0.3, thick=1.2, along="level", spots=0.04, gloss=1.2, crisp=True),
        "metal": Skin(spots=0.02, gloss=2.4, bands=0.08, crisp=True),
        "stone": Skin(spots=0.06, speckle=0.04, gloss=0.0, round=0.6, crisp=True),
        "masonry": Skin(bricks=0.06, spots=0.04, speckle=0.02, gloss=0.0, round=0.5, body=0.45, crisp=True),
        "wall": Skin(bricks=0.03, spots=0.025, speckle=0.01, gloss=0.3, round=0.5, body=0.3, crisp=True),
        "cloth": Skin(strokes=0.04, length=0.02, along="upright", spots=0.04, gloss=0.2),
        "made": Skin(spots=0.03, crisp=True),
        "plain": PLAIN,
        "": PLAIN,
    }
)
KINDS = MappingProxyType(
    {"animal": "fur", "building": "wall", "vehicle": "metal", "clothing": "cloth", "plant": "petal", "object": "made"}
)


def skin(concept: Concept | None) -> Skin:
    """What a thing is made of, by the words of its label or by its kind."""
    if concept is None or concept.kind not in {*KINDS, "food"}:
        return PLAIN
    label, table = concept.label.lower(), written()["skins"]
    said = (frozenset((label,)), frozenset(label.split()))  # "baseball bat" before "bat"
    named = next((name for words in said for name, labels in table.items() if words & labels), None)
    return SKINS[named if named is not None else KINDS.get(concept.kind, "")]


def combed(drawing: Pixels, height: Pixels, skin: Skin) -> Pixels:
    """A drawing whose surface shows what it is made of; `height` is how high it rises."""
    uneven = skin.spots * spotted(height.shape)
    if skin.strokes:
        grain, way = strokes(height, skin)
        uneven = uneven + skin.strokes * grain
        drawing = frayed(drawing, grain, way, skin) if skin.fringe else drawing
    if skin.speckle:
        uneven = uneven + skin.speckle * blended(noise(height.shape, 3), 0.7)
    if skin.bricks:
        grey = np.clip(1 - 2.2 * np.ptp(drawing[..., :3], -1), 0, 1) * np.clip(4 * drawing[..., :3].max(-1) - 1, 0, 1)
        uneven = uneven + skin.bricks * grey * laid(height.shape)
    if skin.scales:
        uneven = uneven + skin.scales * scaled(height.shape)
    out = dusted(drawing, skin.dusty, skin.dull) if skin.dusty else drawing.copy()
    out[..., :3] = (out[..., :3] * (1 + uneven[..., None])).clip(0, 1)
    return out


def strokes(height: Pixels, skin: Skin) -> tuple[Pixels, tuple[Pixels, Pixels]]:
    """Strokes along a surface, about -1 to 1, and their direction at each place: down and right."""
    shape, size = height.shape, min(height.shape)
    down, right = directed(height, skin)
    rough, total = blended(noise(shape, 1), 0.55 * skin.thick), np.zeros(shape, np.float32)
    if skin.along in ("level", "upright"):
        total = bell(rough, skin.length * size, axes=(0,) if down[0, 0] else (1,))
        return unit(total, 0.5).clip(-1, 1), (down, right)
    rows, columns = np.indices(shape, np.float32)
    for k in range(-REACH, REACH + 1):
        far = k / REACH * max(4.0, skin.length * size)
        there = np.clip(np.rint(rows + far * down), 0, shape[0] - 1).astype(np.intp)
        across = np.clip(np.rint(columns + far * right), 0, shape[1] - 1).astype(np.intp)
        total += rough[there, across]
    return unit(total, 0.5).clip(-1, 1), (down, right)


def directed(height: Pixels, skin: Skin) -> tuple[Pixels, Pixels]:
    """The direction of strokes at each place, of length 1."""
    shape = height.shape
    if skin.along in ("level", "upright"):
        level = (shape[1] > shape[0]) == (skin.along == "level")
        return np.full(shape, 0.0 if level else 1.0, np.float32), np.full(shape, 1.0 if level else 0.0, np.float32)
    if skin.along == "out":
        rows, columns = np.indices(shape, np.float32)
        down, right = rows - 0.4 * shape[0], columns - 0.5 * shape[1]
    else:
        fall = np.gradient(-height)
        steep = np.hypot(*fall) + 0.3
        down, right = FLOW + fall[0] / steep, fall[1] / steep
    turn = TANGLED * blended(noise(shape, 2), 0.03 * min(shape))
    far = np.hypot(down, right) + 1e-6
    down, right = down / far, right / far
    return down * np.cos(turn) - right * np.sin(turn), down * np.sin(turn) + right * np.cos(turn)


def frayed(drawing: Pixels, grain: Pixels, way: tuple[Pixels, Pixels], skin: Skin) -> Pixels:
    """A drawing whose outline and colours end in tufts, but for eyes and mouths."""
    size = min(grain.shape)
    colours = drawing[..., :3] * drawing[..., 3:]
    change = np.maximum(*(np.abs(step).max(-1) for step in np.gradient(colours, axis=(0, 1)))) > CHANGE
    solid = blended(drawing[..., 3] > 0.5, CLOSE * size, level=False)  # noqa: PLR2004 - its edge
    busy = blended(change & (solid > INSIDE), CLOSE * size, level=False)
    features = dark_features(drawing, size)
    calm = np.clip(1 - busy / BUSY, 0, 1) * (1 - features) * np.clip((solid - THIN[0]) / (THIN[1] - THIN[0]), 0, 1)
    far = max(1.0, skin.fringe * size) * (grain - 0.3) * calm
    rows, columns = np.indices(grain.shape, np.float32)
    return sampled(drawing, rows - far * way[0], columns - far * way[1])


def dark_features(drawing: Pixels, size: int) -> Pixels:
    """Where eyes, noses and mouths are, 0…1: what is dark amid what is lighter."""
    light = drawing[..., :3].mean(-1) * drawing[..., 3]
    about = blended(light, AMID * size, level=False) / np.maximum(
        blended(drawing[..., 3], AMID * size, level=False), 0.1
    )
    dark = (light < FEATURE) & (drawing[..., 3] > 0.5) & (about > LIGHTER * FEATURE)  # noqa: PLR2004 - its edge
    return np.clip(6 * blended(dark, max(1.0, NEARBY * size), level=False), 0, 1)
