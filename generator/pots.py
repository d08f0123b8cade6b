"""Pots and vases that plants stand in, drawn by rule: drawings of plants have none, those of vases have flowers."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from generator.bank import shapes
from generator.grammar import COLOURS
from generator.spots import RAISED, SUNK_IN
from generator.standing import lay
from generator.vector import blurred, css, fade, mix, oval, ring

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.bank import Concept
    from generator.spots import Spot
    from generator.vector import Colour

    Pixels = NDArray[np.floating]

NAMES = MappingProxyType(  # words for a vessel, and which of the two it is
    dict.fromkeys(("pot", "pots", "flowerpot", "planter", "tub", "bucket"), "pot")
    | dict.fromkeys(("vase", "jug", "pitcher", "jar", "bottle"), "vase")
)
OWN = frozenset({"potted plant"})  # drawn with one
POTTED_TREE = "bonsai"  # a tree by its drawing, and always in one
BOUND, BOUND_OF = "bouquet", 6  # flowers that were said to be one are put in a vase; of how many it is
SHAPES = MappingProxyType(
    {
        "pot": "M-37 -30L-29 44Q-28 50-20 50L20 50Q28 50 29 44L37 -30Z",
        "vase": "M-15 -46Q-13 -30-28 -10Q-45 16-24 48Q-22 50-18 50L18 50Q22 50 24 48Q45 16 28 -10Q13 -30 15 -46Z",
    }
)
RIMS = MappingProxyType(
    {"pot": (-40.0, 43.0, 8.0), "vase": (-46.0, 17.0, 4.0)}
)  # level, half its width, half its depth
GLAZES: tuple[Colour, ...] = ((206, 110, 76), (238, 232, 222), (74, 128, 156), (232, 180, 84), (118, 152, 122))
SAID = re.compile(rf"\bin (?:an? |the |her |his )?((?:[\w-]+ )*)(?:{'|'.join(NAMES)})\b")
EARTH, SHADOW, DARK = "#4a3428", "#140a0c", (40, 24, 34)
FAN, BUNCH = 26.0, 6  # degrees that the outer ones of a bunch lean, and of how many it is at most
FULL, WIDE, SLIM, RISEN = 4, 40.0, 0.8, 0.2  # from so many on a bunch leans further, is smaller, and has two tiers
VIEW = 58  # half the side of the sheet that these are drawn on


def potted(concept: Concept, text: str) -> str:
    """Which vessel a plant is said to be in; "" for none."""
    words = text.lower().replace(",", " ").split()
    if concept.kind != "plant" or concept.label in OWN:
        return ""
    if POTTED_TREE in words:
        return "pot"
    if BOUND in words and concept.label != BOUND:
        return "vase"
    if "in" not in words:
        return ""
    return next((NAMES[word] for word in words[words.index("in") :] if word in NAMES), "")


def glazed(spots: list[Spot], text: str) -> list[Spot]:
    """Spots of which those in a vessel know the colour that it was said to have: "in a blue vase"."""
    found = SAID.search(text.lower())
    colour = next((word for word in found[1].split() if word in COLOURS), "") if found else ""
    return [replace(spot, glaze=colour) if spot.stand in RAISED else spot for spot in spots]


def bunch(spot: Spot, count: int) -> list[Spot]:
    """Several plants in one vessel: stems that fan out of it, the outer ones behind; the first to be seen has it."""
    count, full = min(count, BUNCH), count >= FULL
    fan, long = (WIDE, SLIM * spot.height) if full else (FAN, spot.height)
    leans = [(fan * (2 * k / (count - 1) - 1), RISEN * long * (full and k % 2)) for k in range(count)]
    spots, thin = [], replace(spot, width=spot.width * long / spot.height, height=long)
    for lean, up in sorted(leans, key=lambda leant: (-leant[1], -abs(leant[0]))):
        turn, half = math.radians(lean), long / 2  # a drawing is tilted about its middle, its foot stays
        x, foot = spot.x - math.sin(turn) * half, spot.foot + (1 - math.cos(turn)) * half - up
        spots.append(replace(thin, x=x, foot=foot, tilt=lean, stand="", depth=spot.depth - (abs(lean) + 99 * up) / 1e5))
    return [*spots[:-1], replace(spots[-1], stand=spot.stand)]


def backed(canvas: Pixels, spot: Spot, _seed: int) -> None:
    """Draw what is behind a plant's foot: the inside of its vessel, and the shadow that this casts."""
    level, half, deep = RIMS[spot.stand]
    shadow = blurred(oval((3, 49), (36, 5), SHADOW, 0.55), 3)
    earth = oval((0, level), (half, deep), EARTH) + oval((0, level + 1), (half - 4, deep - 2), "#33221a")
    drawn(canvas, spot, shadow + earth)


def outlined(drawing: Pixels, spot: Spot) -> tuple[Pixels, Spot]:
    """A plant over the outline of a pot as high as its vessel, and where both stand: what throws their shadow."""
    high, sunk = round(RAISED[spot.stand] * spot.height), round(SUNK_IN * spot.height)
    half = RIMS["pot"][1] / 100 * high
    wide = max(drawing.shape[1], round(2 * half) + 2)
    whole = np.zeros((len(drawing) + high - sunk, wide, 4), np.float32)
    left = (wide - drawing.shape[1]) // 2
    whole[: len(drawing), left : left + drawing.shape[1]] = drawing
    rows, columns = np.mgrid[0:high, 0:wide]
    whole[-high:, :, 3] = np.maximum(whole[-high:, :, 3], np.abs(columns - wide / 2) < half * (1 - 0.28 * rows / high))
    return whole, replace(spot, foot=spot.foot + high - sunk, width=float(wide), height=float(len(whole)))


def fronted(canvas: Pixels, spot: Spot, seed: int) -> None:
    """Draw the vessel's front over the plant's foot."""
    glaze = COLOURS.get(spot.glaze, GLAZES[seed % len(GLAZES)])
    level, half, deep = RIMS[spot.stand]
    light, dark = mix(glaze, (255, 255, 255), 0.34), mix(glaze, DARK, 0.5)
    stops = [(0.0, mix(glaze, dark, 0.35), 1.0), (0.28, light, 1.0), (0.55, glaze, 1.0), (1.0, dark, 1.0)]
    out = fade("glaze", stops, across=True) + f'<path d="{SHAPES[spot.stand]}" fill="url(#glaze)"/>'
    if spot.stand == "pot":
        edge = f"M{-half} {level}A{half} {deep} 0 0 0 {half} {level}L{half - 2} -24Q0 -14{-half + 2} -24Z"
        out += blurred(oval((0, -18), (36, 5), css(DARK), 0.35), 2) + f'<path d="{edge}" fill="url(#glaze)"/>'
    else:
        out += ring((0, 8), (37, 6), css(mix(glaze, (255, 255, 255), 0.5)), 1.6, 0.5)
    out += blurred(oval((-15, 14), (4, 20), "#ffffff", 0.4), 2)
    drawn(canvas, spot, out)


def drawn(canvas: Pixels, spot: Spot, body: str) -> None:
    """Lay a drawing of the vessel where a spot's foot is in it."""
    high = RAISED[spot.stand] * spot.height
    size = max(2, round(high * 2 * VIEW / 100))
    view = f'viewBox="{-VIEW} {-VIEW} {2 * VIEW} {2 * VIEW}"'
    picture = shapes(view, body, size, size)
    foot = spot.foot + high - SUNK_IN * spot.height
    corner = round(spot.x - size / 2), round(foot - size * (VIEW + 50) / (2 * VIEW))
    lay(canvas, picture.astype(np.float32) / 255, corner)
