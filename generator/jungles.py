"""A jungle and a swamp by rule: mist between layers of green, lianas, great leaves; black water under mossy trees."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.flora import fern, reeds
from generator.lights import mist, shafts, sparks
from generator.palms import palm
from generator.skies import colours, shade, sky
from generator.trees import bare
from generator.vector import (
    DARK,
    Sheet,
    blob,
    blurred,
    css,
    disc,
    graded,
    line,
    mix,
    oval,
    polygon,
    rect,
    relief,
    ridge,
)

if TYPE_CHECKING:
    from generator.vector import Colour, Point

DEEP: Colour = (20, 74, 54)
FRESH: tuple[Colour, ...] = ((64, 148, 78), (44, 122, 74), (104, 170, 80), (34, 104, 84))
BARK: Colour = (84, 66, 52)
FLOOR, SHORE = 74.0, 70.0
BLOOMS: tuple[Colour, ...] = ((238, 70, 96), (250, 160, 60), (214, 110, 210))
LAYERS = ((0.7, 26.0, 26.0), (0.46, 40.0, 26.0), (0.2, 52.0, 26.0))  # haze, level, how high


def jungle(sheet: Sheet) -> Backdrop:
    """Palms and great trees in layers, lianas from above, leaves as large as a man at the sides."""
    dice, air = sheet.dice, mix(colours(sheet)[2], shade(sheet, (226, 244, 196)), 0.5)
    behind = sky(sheet, 60)
    for haze, level, tall in LAYERS:
        behind += canopy(sheet, (level, tall), mix(shade(sheet, dice.choice(FRESH)), air, haze))
        for _ in range(2):
            foot = sheet.width * dice.random(), level + 16
            behind += palm(sheet, foot, tall * 1.35, dice.uniform(-7, 7), mix(FRESH[2], air, 0.8 * haze))
        behind += mist(sheet, level + 12, 20, air, 0.5 * haze + 0.1)
    ground = mix(shade(sheet, (86, 116, 58)), air, 0.1)
    behind += relief(ridge(sheet, FLOOR, 1.6), mix(ground, air, 0.3), mix(ground, shade(sheet, DEEP), 0.6), 28)
    behind += "" if sheet.time == "night" else shafts(sheet, (246, 255, 206), FLOOR + 14, 0.2)
    for side in (-1, 1):
        behind += giant(sheet, side)
    behind += "".join(liana(sheet) for _ in range(5)) + undergrowth(sheet, FLOOR + 5)
    behind += sparks(sheet, 30, 84, (236, 255, 150), 12) if sheet.time in DARK else ""
    return Backdrop(behind=behind, front=leaves(sheet), horizon=FLOOR + 2, floor=91, soft=0.04, blades=True)


def canopy(sheet: Sheet, size: tuple[float, float], tone: Colour) -> str:
    """One layer of crowns with their trunks below."""
    (level, tall), dice = size, sheet.dice
    dark = mix(tone, shade(sheet, DEEP), 0.35)
    defined, fill = graded(level - 6, 46, mix(dark, tone, 0.3), mix(dark, shade(sheet, DEEP), 0.25))
    out = defined + rect((-1, level - 4, sheet.width + 2, 60), fill)
    for k in range(round(11 * sheet.width / 100)):
        x = sheet.width * (k + dice.random()) / (11 * sheet.width / 100)
        out += rect((x - 0.04 * tall, level - 4, 0.08 * tall, 50), css(mix(dark, shade(sheet, BARK), 0.3)), 0.8)
        for _ in range(6):
            at = x + dice.gauss(0, 0.3 * tall), level - dice.uniform(0, 0.8) * tall
            out += blob(at, dice.uniform(0.16, 0.3) * tall, dice, css(mix(dark, tone, dice.random())), 0.7)
    return out


def giant(sheet: Sheet, side: int) -> str:
    """A near trunk with its buttresses, moss on it, that runs out of the frame."""
    dice = sheet.dice
    x = sheet.width * (0.5 + side * dice.uniform(0.4, 0.47))
    wood, half = mix(shade(sheet, BARK), shade(sheet, DEEP), 0.3), dice.uniform(4, 6)
    shape = [
        (x - half, -2),
        (x + half, -2),
        (x + half * 1.1, 62),
        (x + half * 2.4, 90),
        (x - half * 2.4, 90),
        (x - half * 1.1, 62),
    ]
    out = polygon(shape, css(wood))
    light = [
        (x - side * half * 0.2, -2),
        (x - side * half, -2),
        (x - side * half * 1.1, 62),
        (x - side * half * 2.2, 89),
        (x - side * half * 0.6, 62),
    ]
    out += polygon(light, css(mix(wood, (226, 240, 180), 0.24)), 0.7)
    for _ in range(26):
        at = x + dice.uniform(-0.95, 0.95) * half, dice.uniform(0, 88)
        out += oval(at, (dice.uniform(0.3, 0.9), dice.uniform(0.8, 2.4)), css(shade(sheet, dice.choice(FRESH))), 0.45)
    return out


def liana(sheet: Sheet) -> str:
    """A liana that hangs in a bow from above, with leaves."""
    dice, vine = sheet.dice, shade(sheet, mix(DEEP, FRESH[0], 0.3))
    left, wide, low = sheet.width * dice.uniform(-0.1, 0.9), dice.uniform(12, 34), dice.uniform(14, 34)
    points = [(left + wide * t / 8, low * (1 - (t / 4 - 1) ** 2) - 2) for t in range(9)]
    out = line(points, css(vine), 0.6)
    for x, y in points[1:-1]:
        leaf = css(mix(vine, shade(sheet, dice.choice(FRESH)), 0.7))
        out += polygon([(x - 1, y), (x, y + 0.9), (x + dice.uniform(-1, 1), y + 3.4), (x - 1.4, y + 1.6)], leaf)
    return out


def undergrowth(sheet: Sheet, level: float) -> str:
    """Ferns and flowers on the ground."""
    dice, out = sheet.dice, ""
    for _ in range(round(13 * sheet.width / 100)):
        x, y = sheet.width * dice.random(), level + dice.uniform(0, 16)
        if abs(x / sheet.width - 0.5) > 0.22 or y < level + 5:  # noqa: PLR2004 - room to stand
            out += fern((x, y), 5 + 0.35 * (y - level), shade(sheet, dice.choice(FRESH)))
    for _ in range(round(9 * sheet.width / 100)):
        at, bloom = (sheet.width * dice.random(), level + dice.uniform(2, 18)), css(shade(sheet, dice.choice(BLOOMS)))
        out += "".join(disc((at[0] + 0.8 * math.cos(a), at[1] + 0.7 * math.sin(a)), 0.7, bloom) for a in range(5))
    return out


def leaves(sheet: Sheet) -> str:
    """Great split leaves that reach in from the corners."""
    dice, out = sheet.dice, ""
    for x, y, turn in ((-2, 103, 50), (-3, 84, 82), (14, 106, 18), (102, 103, -50), (103, 82, -84), (88, 106, -20)):
        tone = mix(shade(sheet, dice.choice(FRESH)), shade(sheet, DEEP), dice.uniform(0.15, 0.5))
        out += split((x * sheet.width / 100, y), (dice.uniform(19, 27), turn + dice.uniform(-10, 10)), tone)
    return out


def split(foot: Point, size: tuple[float, float], tone: Colour) -> str:
    """A leaf with its ribs and slits, `size` long and turned by so many degrees to the right."""
    (x, y), (long, turn) = foot, size
    edge = [(0.0, 0.0), (0.3, 0.26), (0.42, 0.5), (0.36, 0.76), (0.0, 1.0)]
    right = [(x + a * long, y - b * long) for a, b in edge]
    outline = right + [(2 * x - a, b) for a, b in reversed(right)]
    dark, light = css(mix(tone, (6, 30, 30), 0.5)), css(mix(tone, (236, 250, 170), 0.3))
    out = polygon(outline, css(tone)) + line([(x, y), (x, y - long)], light, 0.5)
    for up in (0.24, 0.42, 0.6, 0.76):
        for side in (-1, 1):
            tip = x + side * 0.4 * long * (1 - (2 * up - 1) ** 2), y - (up + 0.12) * long
            out += line([(x, y - up * long), tip], light, 0.28, 0.8)
            slit = [
                (x + side * 0.14 * long, y - (up + 0.09) * long),
                (tip[0] + side, tip[1] - 1.2),
                (tip[0] + side, tip[1] - 2.4),
            ]
            out += polygon(slit, dark, 0.75)
    return f'<g transform="rotate({turn:.1f} {x:.1f} {y:.1f})">{out}</g>'


def swamp(sheet: Sheet) -> Backdrop:
    """Dark water between mossy bare trees, reeds, lily pads, mist and glow-worms."""
    dice, air = sheet.dice, mix(colours(sheet)[2], shade(sheet, (188, 206, 160)), 0.5)
    behind = sky(sheet, SHORE - 4) + "".join(
        canopy(sheet, (level, tall), mix(shade(sheet, (78, 104, 76)), air, haze)) for haze, level, tall in LAYERS[:2]
    )
    behind += mist(sheet, SHORE - 6, 26, air, 0.7)
    water = mix(shade(sheet, (64, 88, 74)), air, 0.2)
    defined, fill = graded(SHORE, 30, mix(water, air, 0.45), mix(water, shade(sheet, (20, 34, 40)), 0.6))
    behind += defined + rect((0, SHORE, sheet.width, 31), fill)
    for x, tall in ((0.1, 52), (0.86, 60), (0.3, 30), (0.68, 26)):
        foot = sheet.width * (x + dice.uniform(-0.04, 0.04)), SHORE + 0.24 * tall - 4
        behind += blurred(oval((foot[0], foot[1] + 2), (0.16 * tall, 0.05 * tall), css(shade(sheet, DEEP)), 0.5), 0.6)
        behind += bare(sheet, foot, tall, 0.5 - 0.007 * tall) + moss(sheet, foot, tall)
    for _ in range(round(12 * sheet.width / 100)):
        at, size = (sheet.width * dice.random(), dice.uniform(SHORE + 5, 98)), dice.uniform(1.6, 3.6)
        behind += oval(at, (size, 0.36 * size), css(shade(sheet, mix(FRESH[2], DEEP, dice.random() * 0.5))))
    behind += mist(sheet, SHORE + 6, 12, air, 0.4) + sparks(sheet, 40, 90, (220, 255, 140), 14)
    front = "".join(reeds(sheet, sheet.width * x, 102, 9, 26) for x in (0.04, 0.95))
    return Backdrop(
        behind=behind, front=front, horizon=SHORE + 6, floor=90, surface="water" if sheet.afloat else "ground"
    )


def moss(sheet: Sheet, foot: Point, tall: float) -> str:
    """Beards of moss that hang about a tree."""
    dice, out = sheet.dice, ""
    for _ in range(9):
        x, y = foot[0] + dice.gauss(0, 0.18 * tall), foot[1] - dice.uniform(0.45, 0.85) * tall
        long, tone = dice.uniform(0.08, 0.2) * tall, css(shade(sheet, mix((124, 146, 98), DEEP, 0.4 * dice.random())))
        out += polygon([(x - 0.7, y), (x + 0.7, y), (x + 0.2, y + long), (x - 0.3, y + 0.8 * long)], tone, 0.8)
    return out
