"""Settings under the open sky, drawn by rule with the dice of the seed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.flora import conifer, flowers, leafy, peaks, trunk, tufts
from generator.skies import colours, shade, sky
from generator.vector import Sheet, css, disc, fade, land, mix, polygon, rect, ridge

if TYPE_CHECKING:
    from generator.vector import Colour

AUTUMN: tuple[Colour, ...] = ((226, 126, 44), (206, 82, 44), (236, 176, 60), (168, 92, 50))
SUMMER: tuple[Colour, ...] = ((74, 148, 74), (92, 166, 84), (58, 128, 72), (112, 176, 84))


def snow(sheet: Sheet) -> Backdrop:
    """Snowfields with firs and, behind, white mountains."""
    horizon, white = 58.0, shade(sheet, (240, 246, 252))
    behind = sky(sheet, horizon + 6) + peaks(sheet, horizon + 2, 26, shade(sheet, (140, 160, 190)), snow=True)
    behind += land(ridge(sheet, horizon, 2), css(mix(white, shade(sheet, (170, 196, 224)), 0.5)))
    for k in range(round(7 * sheet.width / 100)):
        x = sheet.width * sheet.dice.choice((sheet.dice.uniform(0, 0.3), sheet.dice.uniform(0.7, 1)))
        behind += conifer(sheet, (x, horizon + 3 + k * 1.4), 17 + k * 1.6, shade(sheet, (44, 98, 86)), snow=0.95)
    behind += land(ridge(sheet, 72, 2.5, 26), css(mix(white, shade(sheet, (186, 208, 232)), 0.3))) + land(
        ridge(sheet, 84, 2, 30), css(white)
    )
    return Backdrop(behind=behind, horizon=horizon + 6, floor=91)


def forest(sheet: Sheet) -> Backdrop:
    """Three depths of trees, near trunks at the sides, a clearing in the middle."""
    leaves = AUTUMN if "autumn" in sheet.weathers else SUMMER
    mist = mix(colours(sheet)[2], shade(sheet, (150, 190, 150)), 0.5)
    behind = sky(sheet, 62)
    for depth, (level, tall) in enumerate(((56, 34), (62, 44))):
        behind += land(ridge(sheet, level + 3, 1.5), css(mix(shade(sheet, (96, 140, 88)), mist, 0.5 - 0.3 * depth)))
        for k in range(round((11 - 2 * depth) * sheet.width / 100) + 1):
            where = (
                sheet.width * (k + sheet.dice.random()) / (10 - 2 * depth) * 100 / sheet.width * sheet.width / 100,
                level + 5,
            )
            colour = mix(shade(sheet, sheet.dice.choice(leaves)), mist, 0.55 - 0.35 * depth)
            grow = conifer if leaves is SUMMER and (k + depth) % 2 else leafy
            behind += grow(sheet, where, tall * sheet.dice.uniform(0.8, 1.1), colour)
    ground = shade(sheet, (104, 146, 74) if leaves is SUMMER else (186, 132, 70))
    behind += land(ridge(sheet, 68, 1.5), css(ground)) + tufts(sheet, 74, mix(ground, (20, 60, 20), 0.3), 20)
    for x, width in ((0.03, 11), (0.97, 13)):
        behind += trunk(sheet, sheet.width * x, width, shade(sheet, (92, 64, 46)))
    return Backdrop(behind=behind, horizon=72, floor=90)


def meadow(sheet: Sheet) -> Backdrop:
    """Green hills, a few trees far off, grass and flowers near."""
    autumn = "autumn" in sheet.weathers
    greens: tuple[Colour, ...] = (
        ((226, 180, 92), (206, 160, 76), (190, 146, 66)) if autumn else ((150, 202, 116), (120, 186, 92), (96, 168, 76))
    )
    far, middle, near = (shade(sheet, g) for g in greens)
    horizon = sheet.dice.uniform(56, 62)
    behind = sky(sheet, horizon + 5) + land(ridge(sheet, horizon - 2, 5, 26), css(far))
    for _ in range(round(5 * sheet.width / 100)):
        x, tree = sheet.dice.uniform(0, sheet.width), shade(sheet, sheet.dice.choice(AUTUMN if autumn else SUMMER))
        behind += leafy(sheet, (x, horizon + 4), sheet.dice.uniform(7, 13), mix(tree, far, 0.25))
    behind += land(ridge(sheet, horizon + 7, 3, 30), css(middle)) + land(ridge(sheet, horizon + 18, 2.5, 34), css(near))
    behind += tufts(sheet, horizon + 20, mix(near, (20, 70, 20), 0.28)) + (
        "" if autumn else flowers(sheet, horizon + 20)
    )
    return Backdrop(behind=behind, horizon=horizon + 8, floor=90)


def mountains(sheet: Sheet) -> Backdrop:
    """Two ranges and a green foreground."""
    cold = "snowfall" in sheet.weathers
    far, near = mix(shade(sheet, (146, 164, 200)), colours(sheet)[1], 0.35), shade(sheet, (98, 112, 150))
    behind = sky(sheet, 72, 20) + peaks(sheet, 68, 42, far, snow=True) + peaks(sheet, 70, 28, near, snow=cold)
    ground = shade(sheet, (236, 242, 250) if cold else (108, 164, 92))
    for k in range(round(9 * sheet.width / 100)):
        fir = mix(shade(sheet, (52, 110, 80)), ground, 0.2)
        behind += conifer(
            sheet, (sheet.width * (k + sheet.dice.random()) / 9, 70), sheet.dice.uniform(6, 11), fir, snow=0.9 * cold
        )
    behind += land(ridge(sheet, 68, 2, 24), css(mix(ground, near, 0.25))) + land(ridge(sheet, 79, 2, 30), css(ground))
    return Backdrop(behind=behind + tufts(sheet, 82, mix(ground, (20, 70, 30), 0.25), 10), horizon=72, floor=91)


def desert(sheet: Sheet) -> Backdrop:
    """Dunes, each with its shadow side."""
    behind = sky(sheet, 60)
    sand = shade(sheet, (238, 198, 122))
    for k, level in enumerate((56, 66, 79)):
        points = ridge(sheet, level, 4 - k, 40)
        colour = mix(sand, shade(sheet, (204, 138, 74)), 0.4 - 0.18 * k)
        behind += land(points, css(colour))
        lee = [(x, y + 3 + 9 * abs(math.sin(x / 21 + k))) for x, y in points]
        behind += land(lee, css(mix(colour, (150, 84, 50), 0.16)), 0.6)
    return Backdrop(behind=behind, horizon=68, floor=91)


def volcano(sheet: Sheet) -> Backdrop:
    """Black rock, rivers of lava, a red sky."""
    glow = fade("lava", [(0, (60, 14, 26), 1), (0.6, (160, 40, 26), 1), (1, (250, 140, 40), 1)])
    behind = glow + rect((0, 0, sheet.width, 72), "url(#lava)") + peaks(sheet, 68, 40, (52, 36, 44), snow=False)
    behind += land(ridge(sheet, 68, 2), "#3a2a30")
    for _ in range(4):
        x = sheet.dice.uniform(0, sheet.width)
        foot = x + (x - sheet.width / 2) * 0.8
        behind += polygon([(x - 0.5, 69), (x + 0.5, 69), (foot + 7, 101), (foot - 5, 101)], "#e8541c")
        behind += polygon([(x - 0.2, 69.5), (x + 0.3, 69.5), (foot + 4, 101), (foot - 1, 101)], "#ffbf3c")
    sparks = (
        disc(
            (sheet.dice.uniform(0, sheet.width), sheet.dice.uniform(5, 66)),
            sheet.dice.uniform(0.25, 0.7),
            "#ffb347",
            0.9,
        )
        for _ in range(30)
    )
    return Backdrop(behind=behind + "".join(sparks), horizon=74, floor=91)
