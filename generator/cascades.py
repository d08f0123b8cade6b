"""Falling water by rule: it pours over a brink, breaks on a ledge, and ends in white water and spray."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.lights import glow
from generator.skies import shade
from generator.vector import Sheet, blob, blurred, clipped, css, disc, graded, mix, oval, polygon

if TYPE_CHECKING:
    from generator.vector import Colour, Point

BRINK, POOL = 30.0, 70.0  # where a fall begins, and where it meets the water
LEDGE = 0.42  # of its height: where it breaks
ROCK: Colour = (116, 116, 118)


def fall(sheet: Sheet, middle: float, half: float) -> str:
    """The water in its fall, in two leaps: a narrow one to a ledge, a broad one below, rocks at its sides."""
    ledge, aside = BRINK + LEDGE * (POOL - BRINK), sheet.dice.uniform(-0.12, 0.12) * half
    upper = leap(sheet, (middle + aside, BRINK), ledge + 2.5, (0.56 * half, 0.66 * half))
    lower = leap(sheet, (middle, ledge), POOL + 2, (0.8 * half, 1.02 * half))
    out = lower + rocks(sheet, (middle, ledge + 1.2), 0.94 * half, 4.0) + upper
    out += foam(sheet, (middle + aside, ledge + 1.6), 0.78 * half, 1.1)
    return out + rocks(sheet, (middle + aside, BRINK + 0.6), 0.7 * half, 2.6)


def leap(sheet: Sheet, brink: Point, foot: float, halves: Point) -> str:
    """One sheet of falling water: glassy where it bends over its brink, torn at its sides, whiter as it falls."""
    (x, top), dice = brink, sheet.dice
    white, blue = shade(sheet, (246, 252, 255)), shade(sheet, (104, 178, 220))
    defined, fill = graded(top, foot - top, mix(blue, white, 0.3), mix(blue, white, 0.85))
    sides: list[list[Point]] = [[], []]
    for k in range(15):
        t = k / 14
        half = halves[0] + (halves[1] - halves[0]) * t**0.6
        for side, edge in zip((-1, 1), sides, strict=True):
            torn = half * (1 + dice.uniform(-0.09, 0.09) * min(1.0, 3 * t))
            edge.append((x + side * torn, top + (foot - top) * t))
    bow = [(x + halves[0] * math.cos(a), top - 0.09 * halves[0] * math.sin(a)) for a in (0.6, 1.2, 1.9, 2.6)]
    shape, threads = polygon([*sides[0], *reversed(sides[1]), *bow], fill), ""
    for _ in range(round(26 + 3.2 * halves[1])):
        across, start = dice.uniform(-1, 1), top + (foot - top) * dice.uniform(-0.02, 0.75)
        long, wide = dice.uniform(0.25, 0.8) * (foot - top), dice.uniform(0.25, 0.9)
        end, reach = min(foot, start + long), halves[0] + (halves[1] - halves[0]) * 0.8
        at, to = x + across * halves[0], x + across * reach
        pale = dice.random() < 0.62  # noqa: PLR2004 - most of it
        tone = css(white if pale else mix(blue, shade(sheet, (30, 100, 160)), 0.35))
        spindle = [(at, start), (to - wide, (start + end) / 2), (to, end), (to + wide, (start + end) / 2)]
        threads += polygon(spindle, tone, 0.6 if pale else 0.42)
    return defined + blurred(shape, 0.2) + clipped(shape, blurred(threads, 0.25))


def rocks(sheet: Sheet, brink: Point, half: float, size: float) -> str:
    """Rocks that hold the water on both sides of a brink, wet and dark below."""
    (x, y), dice, out = brink, sheet.dice, ""
    stone = shade(sheet, ROCK)
    for side in (-1, 1):
        for k in range(3):
            where = x + side * (half + k * size * 0.8), y + dice.uniform(-0.2, 0.6) * size + 0.3 * k * size
            big = size * dice.uniform(0.75, 1.15)
            out += blob(where, big, dice, css(mix(stone, shade(sheet, (16, 22, 44)), 0.36)), 0.86)
            lit = where[0] - 0.1 * big, where[1] - 0.24 * big
            out += blob(lit, 0.72 * big, dice, css(mix(stone, (255, 246, 226), 0.16)), 0.6)
    return out


def foam(sheet: Sheet, centre: Point, half: float, size: float) -> str:
    """White water where it breaks."""
    (x, y), dice, out = centre, sheet.dice, ""
    for _ in range(round(24 * size)):
        where = x + half * dice.uniform(-1.1, 1.1), y + size * dice.uniform(-1, 1)
        out += disc(where, size * dice.uniform(0.5, 1.4), css(shade(sheet, (250, 253, 255))), 0.6)
    return blurred(out, 0.5 * size)


def spray(sheet: Sheet, middle: float, half: float) -> str:
    """White water and a cloud of drops where the fall ends, rocks in it."""
    white, out = shade(sheet, (250, 253, 255)), ""
    for _ in range(5):
        lift = glow((middle + half * sheet.dice.uniform(-0.9, 0.9), POOL - 2), half * 0.9, white, 0.5, 0.8)
        out += lift
    out += rocks(sheet, (middle, POOL + 1.4), 1.12 * half, 2.8) + foam(sheet, (middle, POOL + 0.6), half, 1.8)
    rings = "".join(
        oval((middle, POOL + 4 + 2.6 * k), (half * (1.2 + 0.3 * k), 0.5), css(white), 0.4 - 0.1 * k) for k in range(3)
    )
    return out + blurred(rings, 0.5) + glow((middle, POOL - 2), half * 2.1, white, 0.6, 0.6)
