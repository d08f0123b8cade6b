"""What flowers stand on in a garden, by rule: a stem with leaves that goes on where a drawing's ends.

Also the blossoms that a butterfly comes to.
"""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from generator.bank import shapes
from generator.bouquets import ARRANGED, bloomed, daisy, leaf
from generator.pots import backed
from generator.spots import RAISED, smaller
from generator.standing import lay
from generator.stands import stood
from generator.vector import css, curve, mix

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.backdrop import Backdrop
    from generator.references import Part
    from generator.spots import Spot
    from generator.vector import Colour, Sheet

    Pixels = NDArray[np.floating]

STEMMED = "stem"  # how a spot says that its stem goes on
FLOWERS = frozenset(  # labels of blossoms without a ground of their own
    {"rose", "sunflower", "tulip", "hibiscus", "daisy", "daffodil", "wilted flower", "blossom", "white flower"}
)
BESIDE = frozenset({"and", "beside"})
BLOOM, RISE = 0.8, 0.46  # of its size, and of that how far a flower's foot is above the ground
LOW, NARROW = 0.03, 0.4  # of a drawing's height, where its stem ends; of its width, how wide that is at most
GREEN, GRASS = (96, 146, 66), (84, 158, 76)
DULL = 0.4  # of its own colour, how much a stem takes of green: the foot of a drawing is in shadow
VISITORS = frozenset({"butterfly", "honeybee", "dragonfly"})
VISITED = ((0.13, 71, 11), (0.9, 74, 12), (0.3, 84, 8))  # across, level and size of the blossoms that these come to
THIN, THICK = 0.022, 0.05  # of a flower's height: how thick its stem is


def stood_on(canvas: Pixels, drawing: Pixels, spot: Spot, means: tuple[int, str]) -> None:
    """Draw what a thing stands on, in or comes out of into the canvas, under it; `means`: the seed and the hour."""
    if spot.stand == ARRANGED:
        bloomed(canvas, spot, *means)
    elif spot.stand == STEMMED:
        grown(canvas, drawing, spot, means[0])
    elif spot.stand:
        (backed if spot.stand in RAISED else stood)(canvas, spot, means[0])


def stemmed(spots: list[Spot], parts: tuple[Part, ...], levels: Backdrop, high: int) -> list[Spot]:
    """Spots of which flowers in a garden are raised, for their stem goes on; `high`: the frame's height."""
    return [on_stem(spot, parts[spot.part], levels.floor * high / 100) if levels.blades else spot for spot in spots]


def on_stem(spot: Spot, part: Part, floor: float) -> Spot:
    """A flower on its stem, also one beside what flies; other things as they are."""
    hovers = part.relation in BESIDE and not (spot.touches or spot.level or spot.veiled or spot.stand or spot.cut)
    if part.concept is None or part.concept.label not in FLOWERS or not (spot.shadow or hovers):
        return spot
    foot = (spot.foot if spot.shadow else floor) - RISE * BLOOM * spot.height
    return replace(smaller(spot, BLOOM), foot=foot, tilt=0.0, stand=STEMMED, shadow=False)


def end_of(drawing: Pixels) -> tuple[float, float, Colour]:
    """Where a drawing's stem ends across it and how wide it is there, in pixels, and its colour."""
    height, width = drawing.shape[:2]
    cover = drawing[-max(2, round(LOW * height)) :]
    columns = np.flatnonzero(cover[..., 3].max(0) > 0.5)  # noqa: PLR2004 - its edge
    wide = float(np.ptp(columns) + 1) if columns.size else 0.0
    if not 0 < wide < NARROW * width:
        return width / 2, THICK * height, GREEN
    inked = cover[cover[..., 3] > 0.5][:, :3]  # noqa: PLR2004 - its edge
    red, green, blue = (round(255 * float(value)) for value in np.median(inked, 0))
    tone = mix((red, green, blue), GREEN, DULL) if green > max(red, blue) else GREEN
    return float(columns.mean()), float(np.clip(wide, THIN * height, THICK * height)), tone


def grown(canvas: Pixels, drawing: Pixels, spot: Spot, seed: int) -> None:
    """Draw a flower's stem from its drawing's foot down into the grass, with leaves, into the canvas."""
    height, width = drawing.shape[:2]
    x, wide, tone = end_of(drawing)
    long, across = round(1.12 * RISE * spot.height), round(1.1 * spot.height)
    corner = round(spot.x - width / 2 + x - across / 2), round(spot.foot - 0.04 * height)
    lay(canvas, rendered(seed, (across, long), wide, tone).astype(np.float32) / 255, corner)


@lru_cache(maxsize=256)
def rendered(seed: int, size: tuple[int, int], wide: float, tone: Colour) -> NDArray[np.uint8]:
    """A stem in pixels; the looks of a scene, and what asks where its things are, have the same."""
    share = 100 / size[0]  # the sheet is a hundred wide
    body = stem(seed, size[1] * share, wide * share, tone)
    return shapes(f'viewBox="0 0 100 {size[1] * share:.2f}"', body, *size)


def stem(seed: int, long: float, wide: float, tone: Colour) -> str:
    """A stem with two or three leaves and a little grass at its foot; `long` and `wide` in hundredths of the sheet."""
    dark, light, sway = mix(tone, (10, 34, 20), 0.42), mix(tone, (236, 246, 170), 0.3), (-2.0, 2.0)[seed % 2]
    spine = [(50 + sway * math.sin(math.pi * k / 6), long * k / 6) for k in range(7)]
    out = ""
    for k, (down, side, reach) in enumerate(((0.34, 1, 23), (0.52, -1, 25), (0.8, 1, 18))):
        way = side * (-1) ** (seed % 2)
        foot = 50 + sway * math.sin(math.pi * down), long * down
        tip = foot[0] + way * reach, foot[1] - 0.42 * reach + 2 * k
        out += leaf(foot, tip, 4.6, mix(tone, dark, 0.1 * k))
    for dx, tone_of, share in ((0.0, dark, 1.0), (-0.1, tone, 0.74), (-0.22, light, 0.26)):
        path = curve([(x + dx * wide, y) for x, y in spine])
        out += f'<path d="{path}" fill="none" stroke="{css(tone_of)}" stroke-width="{share * wide:.2f}"/>'
    blades = ""
    for k in range(9):
        x, high = 50 + 2.6 * (k - 4) + sway * 0.1, 7 + 4 * ((k * 5 + seed) % 3)
        shade = mix(GRASS, (30, 84, 50) if k % 2 else (170, 214, 120), 0.4)
        blades += leaf((x, long + 1), (x + (k - 4) * 1.2, long - high), 1.3, shade)
    return out + blades


def visited(sheet: Sheet, green: Colour, heads: list[Colour]) -> str:
    """Large blossoms near by, each on its stem, which a butterfly or a bee has come to."""
    dark, light, out = mix(green, (10, 34, 20), 0.4), mix(green, (236, 246, 170), 0.3), ""
    for k, (across, y, size) in enumerate(VISITED):
        x, down = sheet.width * across + sheet.dice.uniform(-3, 3), 104 - y
        for share, way in ((0.3, 1), (0.5, -1)):
            foot = x, y + share * down
            out += leaf(foot, (x + way * 0.9 * size, foot[1] - 0.5 * size), 0.2 * size, dark if way > 0 else green)
        for dx, tone, wide in ((0.0, dark, 0.15), (-0.02, green, 0.11), (-0.04, light, 0.04)):
            path = f"M{x + dx * size:.2f} {y:.2f}Q{x + 2:.2f} {y + down / 2:.2f} {x + dx * size:.2f} 104"
            out += f'<path d="{path}" fill="none" stroke="{css(tone)}" stroke-width="{wide * size:.2f}"/>'
        squashed = f"translate({x:.2f} {y:.2f}) scale(1 0.66)"
        out += f'<g transform="{squashed}">{daisy((0, 0), size, heads[k % len(heads)], 12.0 * k)}</g>'
    return out
