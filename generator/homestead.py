"""Small houses and what stands about them, far off: villages, lone trees of the savannah."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.lights import glow
from generator.skies import colours, shade
from generator.vector import DARK, Sheet, css, disc, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour, Point

WALLS: tuple[Colour, ...] = ((250, 236, 210), (240, 214, 176), (226, 226, 220), (246, 206, 178))
SNOWY: tuple[Colour, ...] = ((246, 250, 255), (232, 240, 250))
ROOFS: tuple[Colour, ...] = ((196, 84, 62), (172, 70, 66), (150, 92, 70), (206, 112, 70))


def cottage(sheet: Sheet, foot: Point, size: float, air: float = 0.15) -> str:
    """A house with a gable, a chimney and, when it is dark, light in its windows."""
    (x, y), dice = foot, sheet.dice
    haze = colours(sheet)[2]
    roofs = SNOWY if "snow" in sheet.said or "snowfall" in sheet.weathers else ROOFS
    wall, tile = (mix(shade(sheet, dice.choice(c)), haze, air) for c in (WALLS, roofs))
    wide, high = size, size * dice.uniform(0.55, 0.75)
    out = rect((x + wide * 0.2, y - high - size * 0.52, size * 0.12, size * 0.4), css(mix(tile, (20, 10, 20), 0.3)))
    out += rect((x - wide / 2, y - high, wide, high), css(wall))
    out += rect((x, y - high, wide / 2, high), css(mix(wall, shade(sheet, (40, 30, 60)), 0.22)))
    out += polygon(
        [
            (x - wide * 0.6, y - high + 0.1),
            (x - wide * 0.32, y - high - size * 0.42),
            (x + wide * 0.32, y - high - size * 0.42),
            (x + wide * 0.6, y - high + 0.1),
        ],
        css(tile),
    )
    lit = sheet.time in DARK
    pane = "#ffd36a" if lit else css(mix(wall, (60, 90, 130), 0.55))
    for dx in (-0.28, 0.18):
        where = (x + dx * wide, y - high * 0.66, wide * 0.16, high * 0.3)
        out += (
            glow((where[0] + where[2] / 2, where[1] + 0.15 * high), size * 0.5, (255, 196, 90), 0.55) if lit else ""
        ) + rect(where, pane)
    return out + rect((x - wide * 0.06, y - high * 0.5, wide * 0.14, high * 0.5), css(mix(tile, (30, 16, 20), 0.4)))


def village(sheet: Sheet, level: float) -> str:
    """Houses about a church on a slope, far ones smaller."""
    dice = sheet.dice
    out = steeple(sheet, (sheet.width * dice.uniform(0.3, 0.7), level + 0.5), 11)
    for k in range(round(15 * sheet.width / 100)):
        size, down = 5.5 + 4.5 * (k / (15 * sheet.width / 100)), 7 * k / (15 * sheet.width / 100)
        out += cottage(sheet, (sheet.width * dice.random(), level + down), size, 0.3 - 0.02 * down)
        if k % 3 == 0:
            out += disc((sheet.width * dice.random(), level + down - 1.5), size * 0.4, css(shade(sheet, (70, 128, 74))))
    return out


def steeple(sheet: Sheet, foot: Point, size: float) -> str:
    """A church tower."""
    (x, y), haze = foot, colours(sheet)[2]
    wall, tile = mix(shade(sheet, (244, 236, 222)), haze, 0.25), mix(shade(sheet, (112, 84, 96)), haze, 0.25)
    out = rect((x - size * 0.16, y - size, size * 0.32, size), css(wall)) + rect(
        (x, y - size, size * 0.16, size), css(mix(wall, (40, 30, 60), 0.2))
    )
    out += polygon([(x - size * 0.22, y - size), (x, y - size * 1.75), (x + size * 0.22, y - size)], css(tile))
    return out + rect(
        (x - size * 0.06, y - size * 0.8, size * 0.12, size * 0.2),
        "#ffd36a" if sheet.time in DARK else css(mix(wall, (60, 70, 110), 0.5)),
    )


def acacia(sheet: Sheet, level: float) -> str:
    """Flat-topped trees of the savannah, and a herd far off."""
    dice, out = sheet.dice, ""
    for x, size in ((0.12, 26), (0.86, 20), (0.55, 9), (0.35, 7), (0.7, 8)):
        at, y, tall = sheet.width * (x + dice.uniform(-0.05, 0.05)), level + size * 0.16, size * dice.uniform(0.85, 1.1)
        air = 0.42 - 0.013 * size
        bark, leaf = (css(mix(shade(sheet, c), colours(sheet)[2], air)) for c in ((92, 64, 46), (104, 128, 58)))
        light = css(mix(shade(sheet, (150, 166, 80)), colours(sheet)[2], air))
        out += line([(at, y), (at + tall * 0.04, y - tall * 0.5)], bark, tall * 0.07)
        for side in (-1, 1):
            out += line(
                [(at + tall * 0.03, y - tall * 0.42), (at + side * tall * 0.34, y - tall * 0.8)], bark, tall * 0.04
            )
        for dx, dy, half in ((-0.3, 0.78, 0.34), (0.32, 0.82, 0.36), (0.02, 0.92, 0.42)):
            out += oval((at + dx * tall, y - dy * tall), (half * tall, 0.1 * tall), leaf)
            out += oval((at + (dx - 0.05) * tall, y - (dy + 0.03) * tall), (half * 0.8 * tall, 0.05 * tall), light)
    return out


def fence(sheet: Sheet, level: float) -> str:
    """Posts with two rails along a slope."""
    wood, out = mix(shade(sheet, (150, 112, 80)), colours(sheet)[2], 0.15), ""
    slope = sheet.dice.uniform(-0.05, 0.05)
    posts = [(x, level + slope * x) for x in range(-3, round(sheet.width) + 8, 8)]
    for up in (2.6, 4.6):
        out += line([(x, y - up) for x, y in posts], css(mix(wood, (255, 240, 210), 0.1)), 0.7)
    return out + "".join(line([(x, y), (x, y - 5.8)], css(mix(wood, (30, 16, 20), 0.2)), 1.0) for x, y in posts)
