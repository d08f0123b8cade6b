"""Settings at the water, drawn by rule: the open sea, a beach, the ice of the poles."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.skies import colours, shade, sky
from generator.vector import Sheet, css, fade, land, line, mix, oval, polygon, rect, ridge

if TYPE_CHECKING:
    from generator.vector import Colour


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
