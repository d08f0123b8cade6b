"""Settings under the open sky, drawn by rule with the dice of the seed."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.flora import conifer, flowers, leafy, peaks, trunk, tufts
from generator.skies import colours, shade, sky
from generator.vector import Sheet, css, disc, fade, land, line, mix, oval, polygon, rect, ridge

if TYPE_CHECKING:
    from generator.vector import Colour

AUTUMN: tuple[Colour, ...] = ((226, 126, 44), (206, 82, 44), (236, 176, 60), (168, 92, 50))
SUMMER: tuple[Colour, ...] = ((74, 148, 74), (92, 166, 84), (58, 128, 72), (112, 176, 84))


def water(sheet: Sheet, top: float, near: Colour = (22, 92, 158), far: Colour = (92, 178, 222)) -> str:
    """Water from a level down to the lower edge, with glints and the light of the sky on it."""
    dice, light = sheet.dice, colours(sheet)[2]
    upper, lower = mix(shade(sheet, far), light, 0.3), shade(sheet, near)
    out = fade("water", [(0, upper, 1), (1, lower, 1)]) + rect((0, top, sheet.width, 101 - top), "url(#water)")
    for _ in range(round(34 * sheet.width / 100)):
        y = top + (100 - top) * dice.random() ** 1.4
        depth = (y - top) / (101 - top)
        half, x = 2 + 7 * depth, dice.uniform(0, sheet.width)
        out += line(
            [(x - half, y), (x + half, y)],
            css(mix(upper, (255, 255, 255), 0.5)),
            0.3 + 0.6 * depth,
            0.2 + 0.22 * dice.random(),
        )
    return out + (glitter(sheet, top) if "sun" in sheet.weathers and sheet.time in ("dusk", "dawn") else "")


def glitter(sheet: Sheet, top: float) -> str:
    """The path of light that a low sun lays on water."""
    out, y = "", top + 0.8
    while y < 100:  # noqa: PLR2004 - the lower edge
        depth = (y - top) / (101 - top)
        half = (3 + 9 * depth) * sheet.dice.uniform(0.6, 1.1)
        x = sheet.width * sheet.sun + sheet.dice.uniform(-2, 2)
        out += line([(x - half, y), (x + half, y)], "#ffe3a0", 0.5 + 1.1 * depth, 0.75 - 0.35 * depth)
        y += 1.3 + 3.2 * depth
    return out


def swell(sheet: Sheet, level: float, colour: Colour, alpha: float = 1.0) -> str:
    """A near wave with a foam line: it hides what stands in the water."""
    phase = sheet.dice.uniform(0, 6)
    points = [(x, level + 1.3 * math.sin(x / 5 + phase)) for x in (sheet.width * t / 30 for t in range(-1, 33))]
    return land(points, css(colour), alpha) + line(points, "#ffffff", 0.8, 0.75)


def sea(sheet: Sheet) -> Backdrop:
    """Open water under a sky; stormy weather raises the waves."""
    horizon = sheet.dice.uniform(50, 56)
    behind = sky(sheet, horizon) + water(sheet, horizon)
    if "storm" in sheet.weathers:
        behind += "".join(
            swell(sheet, y, shade(sheet, mix((70, 130, 170), (20, 70, 120), k / 3)), 0.9)
            for k, y in enumerate((62, 70, 78))
        )
    if not (sheet.afloat or sheet.bare):
        behind += island(sheet)
    front = swell(sheet, 92 if not sheet.afloat else 86, shade(sheet, (34, 112, 176)), 0.86) + swell(
        sheet, 96, shade(sheet, (22, 88, 150))
    )
    return Backdrop(
        behind=behind, front=front, horizon=horizon + 4, floor=89, surface="water" if sheet.afloat else "ground"
    )


def island(sheet: Sheet) -> str:
    """A flat rock to stand on."""
    stone, middle = shade(sheet, (136, 126, 116)), sheet.width / 2
    grass = [(middle - 34, 89), (middle - 20, 85), (middle, 84), (middle + 22, 85.5), (middle + 34, 89)]
    rock = [*grass, (middle + 42, 97), (middle - 42, 97)]
    return polygon(rock, css(stone)) + polygon(
        [*grass, (middle + 20, 91), (middle - 22, 91)], css(shade(sheet, (124, 164, 92)))
    )


def beach(sheet: Sheet) -> Backdrop:
    """Sea, surf and sand."""
    horizon, shore = sheet.dice.uniform(44, 50), 66.0
    sand = shade(sheet, (240, 212, 150))
    points = ridge(sheet, shore, 2.5, 22)
    behind = sky(sheet, horizon) + water(sheet, horizon, (40, 160, 190), (86, 190, 224))
    behind += land([(x, y - 2.4) for x, y in points], "#ffffff", 0.8) + land(points, css(sand))
    behind += land([(x, y + 14) for x, y in points], css(mix(sand, (210, 160, 90), 0.22)))
    for _ in range(8):
        where = sheet.dice.uniform(0, sheet.width), sheet.dice.uniform(76, 98)
        behind += oval(
            where, (1.1, 0.7), css(shade(sheet, sheet.dice.choice(((255, 250, 240), (236, 160, 140), (204, 176, 130)))))
        )
    return Backdrop(behind=behind, horizon=horizon + 20, floor=90)


def ice(sheet: Sheet) -> Backdrop:
    """A polar sea with icebergs and floes."""
    horizon = sheet.dice.uniform(46, 52)
    behind = sky(sheet, horizon) + water(sheet, horizon, (24, 88, 140), (120, 186, 216))
    for x, size in ((0.12, 20), (0.86, 26), (0.55, 11)):
        behind += berg(
            sheet, sheet.width * x + sheet.dice.uniform(-4, 4), horizon + 2, size * sheet.dice.uniform(0.8, 1.1)
        )
    for x, y, half in ((0.2, 68, 12), (0.85, 66, 9), (0.05, 80, 12), (0.95, 82, 14)):
        behind += floe(sheet, sheet.width * x, y, half)
    if not (sheet.afloat or sheet.bare):
        behind += floe(sheet, sheet.width / 2, 87, max(40, sheet.width * 0.44))
    front = swell(sheet, 89 if sheet.afloat else 97, shade(sheet, (46, 122, 172)), 0.9)
    return Backdrop(
        behind=behind, front=front, horizon=horizon + 4, floor=88, surface="water" if sheet.afloat else "ground"
    )


def floe(sheet: Sheet, x: float, y: float, half: float) -> str:
    """A flat piece of drifting ice."""
    white, side = css(shade(sheet, (246, 251, 255))), css(shade(sheet, (150, 200, 226)))
    return oval((x, y + half * 0.13), (half, half * 0.25), side) + oval((x, y), (half, half * 0.24), white)


def berg(sheet: Sheet, x: float, base: float, size: float) -> str:
    """A mountain of ice with a light and a shadow side."""
    light, dark = css(shade(sheet, (240, 249, 255))), css(shade(sheet, (158, 206, 230)))
    left = [
        (x - size * 0.75, base),
        (x - size * 0.45, base - size * 0.5),
        (x - size * 0.12, base - size),
        (x + size * 0.1, base),
    ]
    right = [
        (x - size * 0.12, base - size),
        (x + size * 0.3, base - size * 0.62),
        (x + size * 0.75, base),
        (x + size * 0.02, base),
    ]
    return polygon(left, light) + polygon(right, dark)


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
        points = [(x, 70), (x + sheet.dice.uniform(-6, 6), 80), (x + sheet.dice.uniform(-14, 14), 101)]
        behind += line(points, "#f2671e", 3.2) + line(points, "#ffd34a", 1.2)
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
