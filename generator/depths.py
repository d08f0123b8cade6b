"""Settings under the water and under the ground, drawn by rule: a reef, a cave, lava."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.corals import reef
from generator.lights import glow, mist, shafts, sparks
from generator.relief import peaks
from generator.ruins import SUNKEN, ruins
from generator.vector import Sheet, blurred, css, disc, fade, mix, oval, polygon, rect, relief, ridge

if TYPE_CHECKING:
    from generator.vector import Colour, Point

CORALS: tuple[Colour, ...] = ((240, 96, 122), (250, 142, 80), (176, 98, 206), (246, 190, 82), (232, 84, 160))

CRYSTALS = frozenset({"crystal", "crystals"})  # words for a cave full of them
GEODE = (  # across, level, size
    *((0.3, 78, 7), (0.68, 78, 8), (0.04, 84, 15), (0.96, 85, 17)),
    *((0.2, 83, 10), (0.78, 84, 11), (0.0, 98, 26), (1.0, 99, 28)),
)


def underwater(sheet: Sheet) -> Backdrop:
    """Light from above, a reef in three depths, shoals far off, sand and bubbles."""
    dice, dark = sheet.dice, 0.62 if sheet.time == "night" else 0.0
    tones: tuple[Colour, ...] = tuple(
        mix(c, (3, 10, 46), dark) for c in ((150, 234, 240), (38, 150, 208), (8, 66, 136), (6, 40, 100))
    )
    steps = [
        (0.0, tones[0], 1.0),
        (0.22, mix(tones[0], tones[1], 0.7), 1.0),
        (0.6, tones[1], 1.0),
        (1.0, tones[2], 1.0),
    ]
    behind = fade("deep", steps) + rect((0, 0, sheet.width, 101), "url(#deep)")
    behind += glow((sheet.width * dice.uniform(0.3, 0.7), -4), 62, (236, 255, 250), 0.7 - dark) + shafts(
        sheet, (222, 252, 255), 92, 0.24, 7
    )
    behind += "".join(
        oval((dice.uniform(0, sheet.width), dice.uniform(0, 6)), (dice.uniform(3, 9), 0.5), "#ffffff", 0.4)
        for _ in range(12)
    )
    behind += "".join(shoal(sheet, mix(tones[1], tones[2], 0.55)) for _ in range(2))
    behind += relief(ridge(sheet, 72, 5, 20), mix(tones[1], tones[2], 0.55), tones[2], 20) + reef(
        sheet, 74, 0.62, tones[2]
    )
    behind += ruins(sheet, 85, min(46.0, 0.5 * sheet.width), tones[1], 0.3) if SUNKEN & sheet.said else ""
    behind += relief(
        ridge(sheet, 82, 2.5, 26), mix((196, 196, 160), tones[2], 0.5), mix((120, 150, 150), tones[2], 0.6), 18
    ) + reef(sheet, 88, 0.3, tones[2])
    behind += relief(
        ridge(sheet, 92, 1.5, 30), mix((240, 222, 168), tones[1], 0.25), mix((190, 170, 120), tones[2], 0.4), 12
    )
    bubbles = ((dice.uniform(0, sheet.width), dice.uniform(6, 88), dice.uniform(0.4, 1.5)) for _ in range(26))
    behind += "".join(
        disc((x, y), r, "#dff8ff", 0.35) + disc((x - r * 0.3, y - r * 0.3), r * 0.35, "#ffffff", 0.9)
        for x, y, r in bubbles
    )
    return Backdrop(behind=behind, front=reef(sheet, 101, 0.0, tones[2]), horizon=84, floor=93, surface="none")


def shoal(sheet: Sheet, colour: Colour) -> str:
    """A shoal of small fish far off."""
    dice, out = sheet.dice, ""
    middle, way = (sheet.width * dice.random(), dice.uniform(18, 60)), dice.choice((-1, 1))
    for _ in range(11):
        x, y, size = middle[0] + dice.gauss(0, 8), middle[1] + dice.gauss(0, 3.4), dice.uniform(0.8, 1.4)
        out += oval((x, y), (size, size * 0.42), css(colour), 0.75)
        out += polygon(
            [(x - way * size * 0.8, y), (x - way * size * 1.7, y - size * 0.5), (x - way * size * 1.7, y + size * 0.5)],
            css(colour),
            0.75,
        )
    return out


def cave(sheet: Sheet) -> Backdrop:
    """Dark rock about a bright opening, crystals that glow."""
    dice = sheet.dice
    behind = rect((0, 0, sheet.width, 101), "#1c1826") + glow((sheet.width / 2, 44), 58, (255, 206, 140), 0.95, 0.9)
    behind += shafts(sheet, (255, 236, 190), 86, 0.2, 4) + relief(ridge(sheet, 74, 2), (122, 96, 92), (40, 32, 44), 26)
    for shade_, up in (((58, 48, 62), 1.0), ((36, 30, 42), 0.7)):
        for k in range(round(15 * sheet.width / 100)):
            x, side = sheet.width * (k + dice.random()) / round(15 * sheet.width / 100), 0.0
            side = abs(x / sheet.width - 0.5) * 2
            size = up * (7 + 44 * side**2) * dice.uniform(0.6, 1.1)
            behind += polygon(
                [(x - 6 - size * 0.1, -2), (x + dice.uniform(-1, 1), size), (x + 6 + size * 0.1, -2)], css(shade_)
            )
        for side in (-1, 1):
            edge = sheet.width / 2 + side * sheet.width * 0.52
            wall = [(edge, -2), *((edge - side * up * dice.uniform(4, 13), 12.0 * k) for k in range(1, 8)), (edge, 101)]
            behind += polygon(wall, css(shade_))
    many = CRYSTALS & sheet.said
    for x, level, size in (*(GEODE if many else ()), (0.1, 96, 14), (0.17, 96, 9), (0.88, 96, 16), (0.81, 96, 8)):
        behind += cluster(sheet, (sheet.width * (x + dice.uniform(-0.02, 0.02)), level), size * (1.35 if many else 1))
    return Backdrop(behind=behind, horizon=78, floor=91)


def cluster(sheet: Sheet, foot: Point, size: float) -> str:
    """Crystals that grow from one place and glow: each with a lit and a shaded face."""
    (x, y), dice = foot, sheet.dice
    tone = dice.choice(((120, 226, 255), (196, 140, 255), (120, 255, 206), (255, 150, 220)))
    out = glow((x, y - 0.3 * size), size * 1.6, tone, 0.6)
    for dx, lean, up in (
        (-0.3, -0.34, 0.6),
        (0.26, 0.3, 0.66),
        (-0.06, -0.1, 1.0),
        (0.08, 0.14, 0.8),
        (0.0, -0.3, 0.42),
    ):
        half, tip = 0.11 * size * (0.7 + 0.4 * up), (x + (dx + lean) * size, y - size * up)
        left, right = (x + dx * size - half, y), (x + dx * size + half, y)
        low, high = ((a + lean * size * 0.8, y - 0.8 * size * up) for a in (left[0], right[0]))
        ridge_at = ((low[0] + high[0]) / 2 + 0.2 * half, low[1] + 0.3 * half)
        out += polygon([left, low, tip, high, right], css(mix(tone, (40, 30, 90), 0.25)), 0.94)
        out += polygon(
            [left, low, tip, ridge_at, (x + dx * size, y)], css(mix(tone, (255, 255, 255), 0.2 + 0.35 * up)), 0.9
        )
    return out


def volcano(sheet: Sheet) -> Backdrop:
    """Black rock, rivers of lava, a red sky full of sparks."""
    dice = sheet.dice
    behind = fade("lava", [(0, (36, 10, 30), 1), (0.5, (140, 30, 30), 1), (1, (255, 150, 50), 1)]) + rect(
        (0, 0, sheet.width, 74), "url(#lava)"
    )
    smoke = "".join(
        disc(
            (dice.uniform(0, sheet.width), dice.uniform(-4, 26)),
            dice.uniform(8, 16),
            css(mix((40, 16, 30), (120, 40, 40), dice.random())),
            0.6,
        )
        for _ in range(14)
    )
    behind += (
        blurred(smoke, 2.4) + peaks(sheet, 70, 40, (58, 30, 42), snow=0.0) + mist(sheet, 68, 16, (255, 130, 50), 0.6)
    )
    behind += relief(ridge(sheet, 69, 2), (74, 44, 48), (24, 16, 24), 26)
    for k in range(4):
        x = sheet.width * (k + dice.uniform(0.2, 0.8)) / 4
        bends = [
            (x + (x - sheet.width / 2) * 0.9 * t + 3 * math.sin(5 * t + k), 70 + 32 * t)
            for t in (k_ / 8 for k_ in range(9))
        ]
        wide = [0.6 + 6 * (t / 8) ** 1.5 for t in range(9)]
        for share, tone in ((1.5, "#b8321a"), (1.0, "#ff6a1e"), (0.45, "#ffd25a")):
            shape = [
                *((px - w * share, py) for (px, py), w in zip(bends, wide, strict=True)),
                *reversed([(px + w * share, py) for (px, py), w in zip(bends, wide, strict=True)]),
            ]
            behind += blurred(polygon(shape, tone), 0.35)
    return Backdrop(behind=behind + sparks(sheet, 4, 88, (255, 150, 50), 26), horizon=74, floor=91)
