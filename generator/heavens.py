"""Settings off the earth, drawn by rule: space with its planets, a galaxy, the moon."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.lights import glow
from generator.vector import Sheet, blurred, clipped, css, disc, fade, mix, oval, rect, relief, ridge, ring
from generator.weathers import stars

if TYPE_CHECKING:
    from generator.vector import Colour, Point


GLYPHS = (
    "M0 0h2v.6H0zM.7 0h.6v3H.7z",
    "M0 0h.6v3H0zM1.4 0h.6v3h-.6zM0 1.2h2v.6H0z",
    "M0 0h2v.6H.6v.8H2v1.6H0v-.6h1.4V2H0z",
    "M.7 0h.6v3H.7zM0 1.2h2v.6H0z",
    "M0 0h2v3H0zM.6.6v1.8h.8V.6z",
    "M0 2.4h2V3H0zM0 0h2v.6H0zM0 1.2h1.4v.6H0z",
    "M0 0h2v.6L.8 3H.1l1-2.4H0z",
    "M.2 0h.6v1.4L2 3h-.8L.2 1.8z",
)
ARMS: tuple[Colour, ...] = ((130, 170, 255), (240, 140, 220), (150, 230, 255))
PLANETS: tuple[Colour, ...] = ((84, 156, 226), (232, 150, 92), (168, 126, 220), (112, 200, 170), (226, 110, 120))


def space(sheet: Sheet) -> Backdrop:
    """Stars, clouds of light, planets; a whole galaxy where nothing stands in front."""
    dice = sheet.dice
    behind = fade("deep", [(0, (6, 6, 28), 1), (0.6, (22, 14, 60), 1), (1, (46, 20, 84), 1)]) + rect(
        (0, 0, sheet.width, 101), "url(#deep)"
    )
    puffs = ""
    for colour in ((150, 70, 220), (50, 120, 230), (236, 80, 150), (60, 200, 220), (250, 150, 110)):
        middle = sheet.width * dice.random(), dice.uniform(5, 90)
        for _ in range(5):
            where = middle[0] + dice.gauss(0, 14), middle[1] + dice.gauss(0, 9)
            puffs += glow(where, dice.uniform(12, 26), colour, 0.3, dice.uniform(0.5, 0.9))
    behind += blurred(puffs, 1.2) + stars(sheet, 104, 100)
    if sheet.bare:
        return Backdrop(behind=behind + galaxy(sheet, (sheet.width / 2, 50)), horizon=60, floor=82, surface="none")
    corner, other = dice.sample((0.08, 0.92), 2)
    behind += planet((sheet.width * corner, dice.uniform(84, 98)), dice.uniform(17, 26), dice.choice(PLANETS))
    return Backdrop(
        behind=behind
        + planet((sheet.width * other, dice.uniform(10, 24)), dice.uniform(4, 7), dice.choice(PLANETS), ringed=True),
        horizon=60,
        floor=82,
        surface="none",
    )


def planet(centre: Point, radius: float, tone: Colour, *, ringed: bool = False) -> str:
    """A ball with bands, lit from one side, in a breath of air."""
    (x, y), light = centre, mix(tone, (255, 255, 255), 0.3)
    bands = "".join(
        oval((x, y + radius * dy), (radius * 1.2, radius * 0.13), css(mix(tone, other, 0.4)), 0.55)
        for dy, other in (
            (-0.55, (255, 255, 255)),
            (-0.15, (60, 30, 90)),
            (0.25, (255, 240, 210)),
            (0.62, (40, 30, 90)),
        )
    )
    ball = disc(centre, radius, css(mix(tone, (255, 255, 255), 0.15))) + blurred(bands, radius * 0.05)
    out = glow(centre, radius * 1.35, light, 0.5) + clipped(
        disc(centre, radius, "#fff"), ball + nightside(centre, radius)
    )
    if ringed:
        band = ring(centre, (radius * 1.9, radius * 0.45), "#f3dcb4", radius * 0.22, 0.7)
        out += f'<g transform="rotate(-18 {x:.2f} {y:.2f})">{band}</g>'
    return out


def nightside(centre: Point, radius: float) -> str:
    """The dark that lies over a ball on the side away from the sun."""
    away = centre[0] - radius * 0.5, centre[1] - radius * 0.45
    return blurred(ring(away, (radius * 1.75, radius * 1.75), "#060620", radius * 1.1, 0.72), radius * 0.16)


def galaxy(sheet: Sheet, centre: Point) -> str:
    """Two arms of light and stars that wind about a bright heart, seen aslant."""
    dice, mist, points = sheet.dice, "", ""
    for k in range(150):
        t, arm = k // 2 / 75, k % 2
        tone = mix((255, 226, 190), ARMS[k % 3], min(1.0, t * 1.2))
        mist += glow(aslant(centre, 5.6 * t + math.pi * arm, 4 + 42 * t), 10 - 3 * t, tone, 0.34)
        for _ in range(2):
            x, y = aslant(centre, 5.6 * t + math.pi * arm, 4 + 42 * t)
            where = x + dice.gauss(0, 1.2 + 3 * t), y + dice.gauss(0, 1 + 2 * t)
            points += disc(where, dice.uniform(0.25, 0.65), css(mix(tone, (255, 255, 255), 0.5)), 0.95)
    heart = glow(centre, 28, (255, 206, 150), 0.85, 0.7) + glow(centre, 10, (255, 252, 236), 1.0, 0.8)
    return blurred(mist, 1.2) + blurred(heart, 0.6) + points


def aslant(centre: Point, angle: float, reach: float) -> Point:
    """A point of a disc that is seen from the side and turned a little."""
    x, y = reach * math.cos(angle), reach * 0.56 * math.sin(angle)
    return centre[0] + x * 0.94 - y * 0.3, centre[1] + y * 0.94 + x * 0.3


def moon(sheet: Sheet) -> Backdrop:
    """Grey ground with craters under black sky, the earth above."""
    dice = sheet.dice
    behind = (
        fade("deep", [(0, (4, 5, 20), 1), (1, (22, 22, 54), 1)])
        + rect((0, 0, sheet.width, 101), "url(#deep)")
        + stars(sheet, 72, 80)
    )
    behind += earth((sheet.width * dice.choice((0.2, 0.8)), dice.uniform(17, 23)), 11)
    for level, tone in ((64, (108, 110, 126)), (70, (140, 142, 156)), (80, (182, 184, 194))):
        behind += relief(ridge(sheet, level, 3, 22), mix(tone, (255, 255, 255), 0.3), mix(tone, (30, 30, 60), 0.3), 22)
    for k in range(11):
        where = dice.uniform(0, sheet.width), 74 + 24 * k / 10 + dice.uniform(-1, 1)
        half = dice.uniform(1.6, 3) * (1 + (where[1] - 74) / 12)
        behind += oval((where[0], where[1] - 0.04 * half), (half, half * 0.34), "#dcdde6") + oval(
            where, (half * 0.94, half * 0.3), "#84869a"
        )
        behind += oval((where[0] + half * 0.1, where[1] + half * 0.07), (half * 0.8, half * 0.22), "#a6a8b8")
    return Backdrop(behind=behind, horizon=72, floor=91)


def earth(centre: Point, radius: float) -> str:
    """The earth from afar: seas, lands, clouds, its night side."""
    x, y = centre
    lands = ((-0.35, -0.3, 0.45, 0.36, "#62b866"), (0.4, 0.3, 0.34, 0.42, "#8cb85c"), (-0.1, 0.7, 0.3, 0.2, "#62b866"))
    body = disc(centre, radius, "#2f86dc")
    body += "".join(oval((x + radius * dx, y + radius * dy), (radius * w, radius * h), c) for dx, dy, w, h, c in lands)
    for dx, dy in ((-0.2, -0.66), (0.3, -0.1), (-0.4, 0.25), (0.2, 0.62)):
        body += oval((x + radius * dx, y + radius * dy), (radius * 0.5, radius * 0.09), "#ffffff", 0.85)
    around = glow(centre, radius * 1.9, (110, 180, 255), 0.55)
    return around + clipped(disc(centre, radius, "#fff"), body + nightside(centre, radius))
