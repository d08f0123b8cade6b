"""Settings at the water, drawn by rule: the open sea, a lake or a river, a beach, the ice of the poles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.flora import reeds, tufts
from generator.lights import glitter, mist
from generator.outdoors import GREENS, grove
from generator.pools import pool
from generator.relief import HELD, cliffs, hills, peaks
from generator.skies import colours, shade, sky
from generator.vector import (
    Sheet,
    blurred,
    clipped,
    css,
    graded,
    line,
    mix,
    oval,
    polygon,
    rect,
    relief,
    ridge,
    veiled,
)
from generator.waves import swell

if TYPE_CHECKING:
    from generator.vector import Colour

MOONLIGHT: Colour = (255, 236, 188)  # of the moon's own colour
POOLS = frozenset({"pool", "poolside"})
INLAND = frozenset({"lake", "river", "pond", "fjord", "lagoon", "stream", "waterfall", "canal", "canals"})


def water(sheet: Sheet, top: float, near: Colour = (14, 78, 146), far: Colour = (92, 178, 222)) -> str:
    """Water from a level down to the lower edge: the sky's light far off, deep colour near, ripples between."""
    dice, light = sheet.dice, colours(sheet)
    upper, lower = mix(shade(sheet, far), light[2], 0.5), mix(shade(sheet, near), light[1], 0.12)
    defined, fill = graded(top, 62, upper, lower)
    out = defined + rect((0, top, sheet.width, 101 - top), fill)
    for k in range(round(46 * sheet.width / 100)):
        y = top + (100 - top) * dice.random() ** 1.3
        depth, x = (y - top) / (101 - top), dice.uniform(0, sheet.width)
        half, tone = 1.5 + 8 * depth, mix(upper, (255, 255, 255), 0.35) if k % 3 else mix(lower, (6, 16, 60), 0.3)
        out += oval((x, y), (half, 0.18 + 0.55 * depth), css(tone), 0.3 + 0.2 * dice.random())
    return out + shine(sheet, top)


def shine(sheet: Sheet, top: float) -> str:
    """What sun and moon lay on the water."""
    if "sun" in sheet.weathers and sheet.time in ("dusk", "dawn"):
        return glitter(sheet, sheet.width * sheet.sun, top)
    if "aurora" in sheet.weathers:
        return glitter(sheet, sheet.width * 0.5, top, (130, 255, 190), 1.5)
    if sheet.time == "night" and "storm" not in sheet.weathers:
        up = "moon" in sheet.weathers
        across = sheet.shines if up else sheet.sun if HELD & sheet.things else 0.5
        return glitter(sheet, sheet.width * across, top, MOONLIGHT, 0.7 + 0.3 * up)
    return ""


def sea(sheet: Sheet) -> Backdrop:
    """Open water under a sky, high waves in a storm; a lake, a river or a pool where that was said."""
    if POOLS & sheet.said:
        return pool(sheet)
    if INLAND & sheet.said:
        return lake(sheet)
    horizon, storm = sheet.dice.uniform(42, 60), "storm" in sheet.weathers
    behind = sky(sheet, horizon) + ("" if storm else far_land(sheet, horizon)) + water(sheet, horizon)
    behind += cliffs(sheet, horizon) if "cliff" in sheet.said else ""
    behind += mist(sheet, horizon, 7, colours(sheet)[2], 0.5)
    levels = (60, 66, 73, 80) if storm else (68, 78)
    for k, y in enumerate(levels):
        tone = shade(sheet, mix((70, 140, 180), (14, 66, 124), (k + 1) / len(levels)))
        behind += swell(sheet, y, tone, 0.9 if storm else 0.4, 3.4 if storm else 0.9)
    behind += "" if sheet.afloat or sheet.bare else island(sheet)
    near = (95 if storm else 93.5) if sheet.afloat else 93  # below the waterline: no wave lies on what swims
    front = swell(sheet, near, shade(sheet, (28, 104, 170)), 0.9, 2.6 if storm else 1.3)
    front += swell(sheet, 97.5 if sheet.afloat else 97, shade(sheet, (16, 76, 140)), 1.0, 2.2 if storm else 1.2)
    return Backdrop(
        behind=behind, front=front, horizon=horizon + 4, floor=89, surface="water" if sheet.afloat else "ground"
    )


def far_land(sheet: Sheet, horizon: float) -> str:
    """Islands on the horizon, blue with distance."""
    tone, out = mix(shade(sheet, (96, 128, 168)), colours(sheet)[2], 0.5), ""
    for x, half in ((sheet.dice.uniform(-0.1, 0.3), 24), (sheet.dice.uniform(0.7, 1.1), 18)):
        at, high = sheet.width * x, sheet.dice.uniform(3, 7)
        shape = [
            (at - half, horizon + 0.3),
            (at - half * 0.4, horizon - high * 0.8),
            (at, horizon - high),
            (at + half * 0.5, horizon - high * 0.5),
            (at + half, horizon + 0.3),
        ]
        out += polygon(shape, css(tone), 0.9)
    return out


def island(sheet: Sheet) -> str:
    """A rock to stand on: ledges and boulders, light from one side, grass on its back, surf about its foot."""
    stone, x, dice = shade(sheet, (134, 122, 118)), sheet.width / 2, sheet.dice
    dark, light = mix(stone, shade(sheet, (24, 26, 50)), 0.6), mix(stone, (255, 242, 220), 0.3)
    top = [
        (x - 40, 96),
        (x - 33, 90),
        (x - 24, 87),
        (x - 11, 85.4),
        (x + 8, 84.8),
        (x + 22, 86.4),
        (x + 32, 90),
        (x + 40, 96),
    ]
    defined, fill = graded(84, 16, mix(stone, light, 0.3), dark)
    out = defined + polygon([*top, (x + 46, 101), (x - 46, 101)], fill)
    for k in range(15):
        at, low = x - 40 + 5.7 * k + dice.uniform(-1, 1), 88.5 + abs(k - 7) * 0.75 + dice.uniform(0, 2)
        size = dice.uniform(3, 5.4)
        face = [
            (at - size, low + 7),
            (at - size * 0.7, low + 1),
            (at + size * 0.1, low - 0.6),
            (at + size * 0.9, low + 1.6),
        ]
        out += polygon([*face, (at + size, low + 8)], css(mix(stone, dark, dice.uniform(0.1, 0.6))))
        lit = [face[1], face[2], (at + size * 0.2, low + 2.4), (at - size * 0.5, low + 4)]
        out += polygon(lit, css(mix(stone, light, dice.uniform(0.3, 0.9))), 0.8)
    green = shade(sheet, (112, 152, 84))
    grass = [*top[2:6], (x + 26, 88.4), (x + 12, 88), (x + 1, 89.2), (x - 12, 88.2), (x - 22, 89)]
    foam = "".join(oval((x + dx, 98 + dx % 3), (6, 1.3), "#ffffff", 0.8) for dx in range(-52, 53, 8))
    ridge_line = line(top[2:6], css(mix(green, (255, 250, 180), 0.4)), 0.6)
    return out + polygon(grass, css(green), 0.92) + ridge_line + blurred(foam, 0.5)


def lake(sheet: Sheet) -> Backdrop:
    """Still water between hills that it mirrors; reeds at the near bank."""
    horizon = sheet.dice.uniform(44, 58)
    behind = sky(sheet, horizon + 3)
    tone = mix(shade(sheet, (112, 138, 176)), colours(sheet)[1], 0.35)
    shore = peaks(sheet, horizon, 22, tone, snow=0.25)
    shore += "".join(hills(sheet, (horizon - 7, horizon - 2), GREENS[1:], 3))
    shore += grove(sheet, horizon - 1, autumn="autumn" in sheet.weathers)
    behind += shore + water(sheet, horizon + 1, (26, 92, 132), (120, 186, 206))
    mirrored = f'<g transform="translate(0 {2 * horizon + 2:.2f}) scale(1 -1)">{shore}</g>'
    below = rect((0, horizon + 1, sheet.width, 100 - horizon), "#fff")
    behind += clipped(below, veiled(blurred(mirrored, 0.7), 0.34)) + shine(sheet, horizon + 1)
    behind += mist(sheet, horizon + 1, 8, colours(sheet)[2], 0.5)
    front = bank(sheet) if sheet.afloat or sheet.bare else ""
    behind += "" if front or "lilypad" in sheet.said else shoal(sheet)
    return Backdrop(
        behind=behind, front=front, horizon=horizon + 6, floor=86, surface="water" if sheet.afloat else "ground"
    )


def bank(sheet: Sheet) -> str:
    """The near bank: grass in the lower corners, reeds on it."""
    green, out = shade(sheet, (82, 136, 70)), ""
    for corner, size in ((0.0, sheet.dice.uniform(18, 30)), (1.0, sheet.dice.uniform(18, 30))):
        x = sheet.width * corner
        out += reeds(sheet, x + (4 if corner == 0 else -4), 99, 14, sheet.dice.uniform(20, 34))
        out += oval((x, 103), (size, 9), css(mix(green, shade(sheet, (10, 40, 40)), 0.3))) + oval(
            (x, 104), (size * 0.9, 8), css(green)
        )
    return out


def shoal(sheet: Sheet) -> str:
    """The near shore to stand on: grass from one side of the picture to the other, sand at its edge, reeds."""
    green, dice = shade(sheet, (186, 150, 84) if "autumn" in sheet.weathers else (106, 158, 84)), sheet.dice
    edge = ridge(sheet, dice.uniform(81, 84), 1.6, 22)
    out = relief([(x, y - 1.5) for x, y in edge], shade(sheet, (196, 176, 134)), shade(sheet, (150, 126, 92)), 5)
    out += relief(edge, mix(green, (255, 250, 170), 0.2), mix(green, shade(sheet, (20, 60, 40)), 0.35), 18)
    out += tufts(sheet, 86, mix(green, shade(sheet, (20, 70, 30)), 0.3), 18)
    side = dice.choice((-1, 1))
    return out + "".join(reeds(sheet, sheet.width * (0.5 + s * 0.44), 88, n, 15) for s, n in ((side, 11), (-side, 5)))
