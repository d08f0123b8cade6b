"""A frozen lake by rule: clear ice with cracks and drifted snow, which gives back the woods about it."""

from __future__ import annotations

import math

from generator.backdrop import Backdrop
from generator.lights import mist
from generator.polar import firs
from generator.relief import peaks
from generator.skies import colours, shade, sky
from generator.vector import Sheet, blurred, clipped, css, graded, line, mix, oval, rect, relief, ridge, veiled


def rink(sheet: Sheet) -> Backdrop:
    """Ice from shore to shore under snowy hills."""
    level = sheet.dice.uniform(50, 56)
    white, air = shade(sheet, (244, 249, 254)), colours(sheet)[2]
    blue = mix(white, shade(sheet, (150, 182, 226)), 0.6)
    shore = peaks(sheet, level - 2, 24, mix(shade(sheet, (128, 150, 190)), air, 0.35), snow=0.7)
    shore += relief(ridge(sheet, level - 4, 1.6, 26), mix(white, air, 0.2), blue, 12)
    shore += firs(sheet, level - 1, 15, middle=True)
    shore += relief(ridge(sheet, level - 0.6, 0.5, 20), white, mix(white, blue, 0.6), 4)
    top, low = mix(shade(sheet, (198, 228, 242)), air, 0.4), shade(sheet, (112, 170, 206))
    defined, fill = graded(level + 1, 100 - level, top, low)
    behind = sky(sheet, level) + shore + defined + rect((0, level + 1, sheet.width, 101 - level), fill)
    mirrored = f'<g transform="translate(0 {2 * level + 2:.2f}) scale(1 -1)">{shore}</g>'
    below = rect((0, level + 1, sheet.width, 100 - level), "#fff")
    behind += clipped(below, veiled(blurred(mirrored, 1.1), 0.3)) + cracks(sheet, level + 3) + drifted(sheet, level + 3)
    return Backdrop(behind=behind + mist(sheet, level, 9, air, 0.45), horizon=level + 7, floor=89, gloss=0.3)


def cracks(sheet: Sheet, top: float) -> str:
    """Fine white cracks that fork, flat in the ice."""
    dice, out = sheet.dice, ""
    for _ in range(round(9 * sheet.width / 100)):
        depth = dice.random()
        x, y = sheet.width * dice.random(), top + (99 - top) * depth
        turn, wide = dice.uniform(-0.6, 0.6) + dice.choice((0, math.pi)), 0.12 + 0.3 * depth
        for arm in (0.0, 0.7):
            at, path = (x, y), [(x, y)]
            for _ in range(6):
                way = turn + arm + dice.uniform(-0.6, 0.6)
                long = (2 + 6 * depth) * dice.uniform(0.5, 1)
                at = at[0] + long * math.cos(way), at[1] + 0.28 * long * math.sin(way)
                path.append(at)
            out += line(path, "#ffffff", wide * (1 - 0.4 * arm), 0.7)
    return out


def drifted(sheet: Sheet, top: float) -> str:
    """Snow that the wind has laid on the ice."""
    dice, white, out = sheet.dice, css(shade(sheet, (250, 252, 255))), ""
    for _ in range(round(13 * sheet.width / 100)):
        depth = dice.random() ** 0.7
        at = sheet.width * dice.random(), top + (100 - top) * depth
        out += oval(at, ((4 + 12 * depth) * dice.uniform(0.5, 1), 0.3 + 1.3 * depth), white, 0.6)
    return blurred(out, 0.6)
