"""The shape of the land by rule: mountains with lit and shaded faces, hills, dunes, rocks."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.lights import mist
from generator.skies import colours, shade
from generator.vector import Sheet, blurred, css, graded, line, mix, polygon, relief, ridge

if TYPE_CHECKING:
    from generator.vector import Colour, Point

COLD: Colour = (30, 34, 74)
HELD = frozenset({"moon", "sun"})  # words of the labels of what is shown whole over the land
LOW, HIGH = 7.0, 30.0  # how high mountains before such are at most: a low sun, a moon at night
# the outline of a crag: of half its width, and below its level
LEDGE = ((-1.7, 23), (-1.3, 12), (-1.0, 2), (-0.5, -0.6), (0.0, 0.2), (0.5, -0.4), (1.0, 2.4), (1.3, 14), (1.7, 23))
DISC, ROOM = 10.0, 42.0  # half as wide as the gap that they leave it; the sky that is kept for a drawing of one


def peaks(sheet: Sheet, base: float, height: float, colour: Colour, *, snow: float) -> str:
    """A range: each mountain with ragged outlines, a lit and a shaded face, hazy at its foot, `snow` of it white."""
    dice, out, haze = sheet.dice, "", mix(colour, colours(sheet)[2], 0.55)
    count = max(2, round(sheet.width / 36))
    tall = [height * dice.uniform(0.62, 1.0) for _ in range(count + 2)]
    for k in sorted(range(count + 2), key=lambda k: -tall[k]):
        x = sheet.width * (k - 0.5 + dice.uniform(-0.22, 0.22)) / count
        out += peak(sheet, (x, base), tall[k] * gap(sheet, (x, base), tall[k]), (colour, haze), snow)
    return out


def gap(sheet: Sheet, foot: Point, tall: float) -> float:
    """How much of its height a mountain keeps: low before a sun or a moon, so that none is bitten by its ridge."""
    x, base = foot
    if HELD & sheet.things:  # a drawing of it will be somewhere up there
        return min(1.0, max(LOW, base - ROOM) / tall)
    if not HELD & {*sheet.weathers} or sheet.time == "day":
        return 1.0
    least = HIGH if sheet.time == "night" else LOW
    return min(1.0, max(least, abs(x - sheet.width * sheet.shines) - DISC) / tall)


def peak(sheet: Sheet, foot: Point, tall: float, tones: tuple[Colour, Colour], snow: float) -> str:
    """One mountain."""
    dice, (x, base) = sheet.dice, foot
    half, lean = tall * dice.uniform(0.8, 1.05), dice.uniform(-0.08, 0.08) * tall
    left, right = (flank(sheet, (x, base - tall), (x + side * half + lean, base + 1)) for side in (-1, 1))
    spine = flank(sheet, (x, base - tall), (x + 0.16 * half, base + 1), rough=0.09)
    light, dark = mix(tones[0], (255, 240, 224), 0.14), mix(tones[0], shade(sheet, COLD), 0.36)
    shady = left if sheet.sun * sheet.width > x else right
    out = ""
    for side, tone in ((left, light), (right, light), (shady, dark)):
        defined, fill = graded(base - tall, tall, tone, tones[1])
        out += defined + polygon([*side, *reversed(spine)], fill)
    if snow:
        white = mix(shade(sheet, (250, 252, 255)), colours(sheet)[2], 0.16)
        out += cap(sheet, left, spine, snow, white if shady is right else mix(white, dark, 0.36))
        out += cap(sheet, right, spine, snow, white if shady is left else mix(white, dark, 0.36))
    return out


def flank(sheet: Sheet, top: Point, foot: Point, rough: float = 0.05) -> list[Point]:
    """An uneven line from a summit down."""
    reach = abs(foot[1] - top[1])
    points = [top]
    for k in range(1, 9):
        t = k / 9
        off = sheet.dice.uniform(-rough, rough) * reach
        points.append((top[0] + (foot[0] - top[0]) * t + off, top[1] + (foot[1] - top[1]) * t))
    return [*points, foot]


def cap(sheet: Sheet, side: list[Point], spine: list[Point], share: float, white: Colour) -> str:
    """The white of one face: down to a share of its height, with a ragged edge."""
    last = max(2, round(share * 9))
    edge = [side[last]]
    for k in range(1, 5):
        t = k / 5
        x, y = (side[last][i] + (spine[last][i] - side[last][i]) * t for i in (0, 1))
        edge.append((x, y + (1.6 if k % 2 else -1.8) * sheet.dice.uniform(0.6, 1.4)))
    return polygon([*side[: last + 1], *edge, *reversed(spine[: last + 1])], css(white))


def hills(sheet: Sheet, levels: tuple[float, ...], tones: tuple[Colour, ...], swing: float = 4.0) -> list[str]:
    """Ridges from far to near: each light along its back, darker down, the far ones in the haze of the sky."""
    out = []
    for k, (level, tone) in enumerate(zip(levels, tones, strict=True)):
        air = 0.42 * (1 - (k + 1) / len(levels))
        colour = mix(shade(sheet, tone), colours(sheet)[2], air)
        points = ridge(sheet, level, swing * (1 - 0.15 * k), 26)
        phase, long = sheet.dice.uniform(0, 6), sheet.dice.uniform(11, 17)
        points = [(x, y + swing * 0.9 * math.sin(x / long + phase)) for x, y in points]
        top = mix(colour, mix(colours(sheet)[2], (255, 250, 190), 0.5), 0.3)
        out.append(relief(points, top, mix(colour, shade(sheet, (20, 50, 50)), 0.24), 22))
    return out


def mound(sheet: Sheet, level: float, half: float, tone: Colour, middle: float = 0.5) -> str:
    """One broad hill to stand on."""
    x, colour = sheet.width * middle, shade(sheet, tone)
    steps = (
        (-1.5, 34),
        (-1.1, 25),
        (-0.74, 12),
        (-0.42, 2.2),
        (-0.2, 0),
        (0.2, 0),
        (0.44, 2.4),
        (0.78, 13),
        (1.15, 25),
        (1.5, 34),
    )
    points = [(x + half * dx, level + dy) for dx, dy in steps]
    top = mix(colour, mix(colours(sheet)[2], (255, 250, 190), 0.5), 0.42)
    return relief(points, top, mix(colour, shade(sheet, (14, 44, 44)), 0.34), 20)


def trail(sheet: Sheet, far: Point, near: float, colour: Colour, wide: float = 17.0) -> str:
    """A path that winds from far to the lower edge, in bends that grow as they come near."""
    (x, y), swing, left, right = far, sheet.dice.choice((-1, 1)) * (5 + 0.18 * wide), [], []
    for k in range(29):
        t = k / 28
        at = x + (near - x) * t**1.4 + swing * math.sin(7.5 * t**0.7) * t**0.8 * (1 - t) ** 0.5
        half = 0.35 + wide / 2 * t**1.7
        left.append((at - half, y + (101 - y) * t))
        right.append((at + half, y + (101 - y) * t))
    defined, fill = graded(y, 101 - y, mix(colour, colours(sheet)[2], 0.3), colour)
    edge = css(mix(colour, shade(sheet, (60, 50, 30)), 0.3))
    return defined + blurred(polygon([*left, *reversed(right)], fill) + line(left, edge, 0.4, 0.4), 0.25)


def cliffs(sheet: Sheet, horizon: float) -> str:
    """White cliffs that come forward along one side, grass on their backs, surf at their feet."""
    dice, side, out = sheet.dice, 1 if sheet.sun < 0.5 else -1, ""  # noqa: PLR2004 - across from the light
    edge = sheet.width * (0.5 + 0.5 * side)
    for k, (reach, high, foot) in enumerate(((66, 15, 3.0), (50, 25, 8.0), (34, 38, 17.0))):
        far = 0.5 - 0.2 * k
        rock = mix(shade(sheet, (206, 184, 156)), colours(sheet)[2], far)
        green, dark = (
            mix(shade(sheet, (104, 156, 78)), colours(sheet)[2], far),
            mix(rock, shade(sheet, (70, 60, 90)), 0.5),
        )
        base, tip = horizon + foot, edge - side * reach
        top = [
            (edge - side * reach * t, base - high * (1 - 0.5 * t**3) + dice.uniform(-1, 1)) for t in (0, 0.3, 0.6, 0.86)
        ]
        front = [
            (tip - side * dice.uniform(-1, 2), base - 0.3 * high),
            (tip - side * 2, base),
            (edge + side, base + 0.12 * high),
        ]
        defined, fill = graded(base - high, high, mix(rock, (255, 248, 232), 0.3), dark)
        out += defined + polygon([*top, *front], fill)
        for n in range(11):
            at = edge - side * reach * (n + dice.random()) / 11
            crack = [
                (at, base - 0.8 * high * dice.uniform(0.5, 1)),
                (at - side * dice.uniform(-1, 2), base - 0.05 * high),
            ]
            out += line(crack, css(dark), dice.uniform(0.3, 0.9), 0.6)
        back = [*top, *((x + side * 1.5, y + dice.uniform(1.4, 3.2)) for x, y in reversed(top))]
        out += polygon(back, css(green)) + blurred(
            line([(edge, base + 0.1 * high), (tip - side * 4, base + 0.4)], "#ffffff", 1.3, 0.8), 0.4
        )
    return out


def highway(sheet: Sheet, horizon: float) -> str:
    """A road from the horizon to us, with the line in its middle."""
    at, road, middle = sheet.width * sheet.dice.uniform(0.42, 0.58), shade(sheet, (112, 112, 122)), sheet.width / 2
    edge, pale = 0.46 * sheet.width, css(shade(sheet, (250, 236, 190)))
    out = polygon([(at - 1.5, horizon), (at + 1.5, horizon), (middle + edge, 101), (middle - edge, 101)], css(road))
    for near, far in ((0.05, 0.12), (0.2, 0.32), (0.44, 0.62), (0.78, 1.0)):
        ends = ((-1, near), (1, near), (1, far), (-1, far))
        shape = [(at + (middle - at) * t + s * (0.2 + 1.7 * t), horizon + (101 - horizon) * t) for s, t in ends]
        out += polygon(shape, pale, 0.85)
    return out


def crag(sheet: Sheet, level: float) -> str:
    """The top of a crag over mist: a ledge of rock, its facets lit from one side."""
    dice, middle, half = sheet.dice, sheet.width / 2, min(30.0, 0.3 * sheet.width)
    tone, air, deep = shade(sheet, (138, 128, 132)), colours(sheet)[2], (34, 28, 48)
    edge = [(middle + x * half, level + y) for x, y in LEDGE]
    out = mist(sheet, 94, 34, mix(air, (255, 255, 255), 0.2), 0.9) + polygon(edge, css(tone))
    for k, (one, other) in enumerate(pairwise(edge)):
        lit = (one[0] < middle) == (sheet.sun < 0.5)  # noqa: PLR2004 - the side that the sun is on
        below = (one[0] + other[0]) / 2 + dice.uniform(-3, 3), min(104.0, max(one[1], other[1]) + dice.uniform(7, 15))
        face = mix(tone, air, 0.35) if lit else mix(tone, deep, 0.34)
        out += polygon([one, other, below], css(face), 0.6 + 0.1 * (k % 3))
    return out
