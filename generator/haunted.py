"""A haunted house by rule: crooked, with a tower, on its hill among bare trees, bats about it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.flora import tufts
from generator.lights import glow, mist
from generator.skies import colours, shade, sky
from generator.trees import bare
from generator.vector import Sheet, css, disc, graded, line, mix, oval, polygon, rect, relief, ridge

if TYPE_CHECKING:
    from generator.vector import Colour, Point

BOARDS: Colour = (104, 92, 112)
SLATE: Colour = (62, 54, 78)
BARK: Colour = (48, 38, 50)
EERIE: tuple[Colour, ...] = ((255, 206, 92), (246, 232, 120), (190, 240, 120))
CREST = 74.0  # of the hill


def haunted(sheet: Sheet) -> Backdrop:
    """The house on its hill, and a crooked fence before it."""
    dice, middle = sheet.dice, sheet.width * sheet.dice.uniform(0.44, 0.56)
    behind = sky(sheet, 70, 14) + mist(sheet, 66, 26, colours(sheet)[2], 0.4) + far(sheet)
    behind += hill(sheet, middle)
    for side in (-1, 1):
        behind += bare(sheet, (middle + side * dice.uniform(31, 39), CREST + 8), dice.uniform(34, 46))
    behind += (
        house(sheet, middle) + gate(sheet) + bats(sheet, middle) + mist(sheet, CREST + 9, 16, colours(sheet)[2], 0.4)
    )
    return Backdrop(behind=behind, front=stones(sheet), horizon=CREST + 6, floor=93, soft=0.02, blades=True)


def far(sheet: Sheet) -> str:
    """Bare woods far off."""
    ground = mix(shade(sheet, (84, 92, 90)), colours(sheet)[2], 0.45)
    out = relief(ridge(sheet, CREST - 4, 1.2, 20), ground, mix(ground, shade(sheet, (40, 36, 60)), 0.5), 22)
    for k in range(round(12 * sheet.width / 100)):
        x = sheet.width * (k + sheet.dice.random()) / (12 * sheet.width / 100)
        out += bare(sheet, (x, CREST + 4), sheet.dice.uniform(11, 19), 0.55)
    return out


def hill(sheet: Sheet, middle: float) -> str:
    """The mound that it stands on, and the way up."""
    grass = mix(shade(sheet, (92, 112, 78)), shade(sheet, (60, 50, 80)), 0.3)
    dark = mix(grass, shade(sheet, (30, 24, 44)), 0.5)
    crest: list[Point] = [
        (x, CREST + 14 * (1 - math.exp(-(((x - middle) / 40) ** 2))) + sheet.dice.uniform(-0.5, 0.5))
        for x in range(-10, round(sheet.width) + 20, 6)
    ]
    out = relief(crest, mix(grass, colours(sheet)[2], 0.16), dark, 34)
    way = [(middle - 2, CREST + 2), (middle + 3, CREST + 2), (middle + 7, CREST + 9), (middle + 2, 88)]
    way += [(middle + 16, 101), (middle - 14, 101), (middle - 8, 88), (middle + 1, CREST + 9)]
    return out + polygon(way, css(mix(dark, shade(sheet, (196, 178, 160)), 0.42))) + tufts(sheet, 86, dark, 26)


def house(sheet: Sheet, middle: float) -> str:
    """A tall front that leans, a wing, and a tower with a pointed roof."""
    lean = sheet.dice.choice((-1, 1))
    wing = block(sheet, (middle + 10 * lean, CREST + 3), (20.0, 20.0), -0.05 * lean, steep=0.55)
    main = block(sheet, (middle - 3 * lean, CREST + 4), (24.0, 32.0), 0.07 * lean, steep=0.62)
    tower = block(sheet, (middle - 17 * lean, CREST + 4), (11.0, 41.0), -0.04 * lean, steep=1.5)
    return glow((middle, CREST - 16), 42, (210, 190, 120), 0.22) + wing + tower + main + porch(sheet, middle - 3 * lean)


def block(sheet: Sheet, foot: Point, size: tuple[float, float], lean: float, *, steep: float) -> str:
    """A part of the house: boards, crooked windows, its gable roof with slates missing."""
    (x, y), (wide, high) = foot, size

    def at(across: float, up: float) -> Point:
        return x + (across - 0.5) * wide * (1 + 0.06 * up) + lean * high * up, y - high * up

    wall = mix(shade(sheet, BOARDS), (20, 14, 40), 0.12)
    dark = mix(wall, (12, 8, 30), 0.55)
    defined, fill = graded(y - high, high, mix(wall, colours(sheet)[2], 0.14), dark)
    out = defined + polygon([at(0, -0.05), at(0, 1), at(1, 1), at(1, -0.05)], fill)
    for k in range(1, int(high / 2)):
        up = 2 * k / high
        out += line([at(0, up), at(1, up)], css(dark), 0.25, 0.7)
    columns, rows = max(1, round(wide / 9)), max(1, round(high / 13))
    for row in range(rows):
        for column in range(columns):
            out += window(sheet, at((column + 0.5) / columns, (row + 0.42) / rows), dark)
    top, ridge = 1.0, (x + lean * (high + steep * wide), y - high - steep * wide)
    tile, eaves = mix(shade(sheet, SLATE), (12, 8, 30), 0.2), (at(-0.12, top - 0.03), at(1.12, top - 0.03))
    bend = [(eaves[0][0] + 0.3 * (ridge[0] - eaves[0][0]), eaves[0][1] + 0.22 * (ridge[1] - eaves[0][1]))]
    bend += [ridge, (eaves[1][0] + 0.3 * (ridge[0] - eaves[1][0]), eaves[1][1] + 0.22 * (ridge[1] - eaves[1][1]))]
    out += polygon([eaves[0], *bend, eaves[1]], css(tile))
    out += polygon([ridge, bend[2], eaves[1], ((eaves[0][0] + eaves[1][0]) / 2, eaves[1][1])], css((12, 8, 30)), 0.3)
    if steep < 1:
        out += window(sheet, ((ridge[0] + eaves[0][0] + eaves[1][0]) / 3, eaves[0][1] - 0.28 * steep * wide), dark, 0.7)
    return (
        out + line([ridge, (ridge[0], ridge[1] - 4)], css(dark), 0.5) + disc((ridge[0], ridge[1] - 2), 0.6, css(dark))
    )


def window(sheet: Sheet, at: Point, dark: Colour, size: float = 1.0) -> str:
    """A tall pane, askew: with an eerie light in it, or dark and boarded up."""
    (x, y), dice = at, sheet.dice
    turn, lit = dice.uniform(-7, 7), dice.random() < 0.6  # noqa: PLR2004 - three of five
    light = dice.choice(EERIE)
    wide, high = 3.6 * size, 5.4 * size
    pane = css(light) if lit else css(mix(dark, (8, 6, 20), 0.6))
    out = rect(
        (x - wide / 2 - 0.6, y - high / 2 - 0.6, wide + 1.2, high + 1.2), css(mix(dark, (10, 6, 26), 0.5)), 1, 1.2
    )
    out += rect((x - wide / 2, y - high / 2, wide, high), pane, 1, 1.0)
    out += line([(x, y - high / 2), (x, y + high / 2)], css(dark), 0.4) + line(
        [(x - wide / 2, y), (x + wide / 2, y)], css(dark), 0.4
    )
    if not lit:
        board = css(shade(sheet, (120, 92, 76)))
        out += line([(x - wide * 0.7, y - high * 0.3), (x + wide * 0.7, y + high * 0.05)], board, 0.9)
        out += line([(x - wide * 0.7, y + high * 0.34), (x + wide * 0.7, y + high * 0.16)], board, 0.9)
    halo = glow((x, y), 2.2 * high, light, 0.4) if lit else ""
    return halo + f'<g transform="rotate({turn:.1f} {x:.2f} {y:.2f})">{out}</g>'


def porch(sheet: Sheet, x: float) -> str:
    """The door under its little roof, ajar, light behind it; steps."""
    y, dark = CREST + 5, mix(shade(sheet, SLATE), (10, 6, 26), 0.5)
    out = glow((x, y - 5), 13, EERIE[0], 0.5) + rect((x - 3.4, y - 10, 6.8, 10), css(dark), 1, 3.0)
    out += rect((x - 2.4, y - 9, 4.8, 9), css(EERIE[0]), 0.9, 2.2)
    out += polygon(
        [(x - 2.4, y - 9), (x + 0.8, y - 8.4), (x + 0.8, y + 0.4), (x - 2.4, y)], css(mix(dark, (90, 60, 60), 0.4))
    )
    out += polygon([(x - 6, y - 10), (x, y - 14), (x + 6, y - 10)], css(dark))
    out += "".join(rect((x + dx, y - 10, 0.8, 10), css(dark)) for dx in (-5, 4.2))
    return (
        out
        + rect((x - 5.4, y, 10.8, 1.2), css(mix(dark, (120, 110, 130), 0.3)))
        + rect((x - 6.4, y + 1.2, 12.8, 1.2), css(dark))
    )


def bats(sheet: Sheet, middle: float) -> str:
    """Bats about the tower."""
    out, dice = "", sheet.dice
    for _ in range(7):
        x, y, size = middle + dice.gauss(0, 22), dice.uniform(8, 40), dice.uniform(1.1, 2.4)
        wing = [
            (x, y + 0.3 * size),
            (x - 0.7 * size, y - 0.5 * size),
            (x - 2 * size, y - 0.2 * size),
            (x - 1.3 * size, y + 0.1 * size),
        ]
        wing += [(x - 0.9 * size, y + 0.6 * size), (x - 0.4 * size, y + 0.4 * size), (x, y + 0.9 * size)]
        wing += [(2 * x - a, b) for a, b in reversed(wing)]
        out += polygon(wing, "#0d0a1c") + disc((x, y + 0.2 * size), 0.32 * size, "#0d0a1c")
    return out


def gate(sheet: Sheet) -> str:
    """A fence of pickets that lean every way, with a gap where the way comes through."""
    tone, out = css(mix(shade(sheet, BARK), (12, 8, 30), 0.4)), ""
    for k in range(int(sheet.width / 3.2) + 1):
        x = 3.2 * k
        if abs(x / sheet.width - 0.5) < 0.13:  # noqa: PLR2004 - the gap
            continue
        lean, tall = sheet.dice.uniform(-0.8, 0.8), sheet.dice.uniform(6.5, 9.5)
        out += polygon(
            [
                (x - 0.5, 95),
                (x + 0.5, 95),
                (x + 0.5 + lean, 95 - tall),
                (x + lean, 94 - tall),
                (x - 0.5 + lean, 95 - tall),
            ],
            tone,
        )
    for side in ((0.0, 0.36 * sheet.width), (0.64 * sheet.width, sheet.width)):
        out += line([(side[0], 90), (side[1], 90.6)], tone, 0.6)
    return out


def stones(sheet: Sheet) -> str:
    """Gravestones in the lower corners."""
    out = ""
    for x, tall in ((0.07, 13), (0.19, 9), (0.84, 10), (0.94, 14)):
        at, grey = x * sheet.width, mix(shade(sheet, (138, 138, 150)), (16, 12, 36), 0.3)
        defined, fill = graded(99 - tall, tall, mix(grey, colours(sheet)[2], 0.2), mix(grey, (10, 8, 26), 0.5))
        out += (
            oval((at, 99.4), (6, 1.2), "#0c0a1a", 0.5)
            + defined
            + rect((at - 3.6, 99 - tall, 7.2, tall + 3), fill, 1, 3.4)
        )
        out += line([(at - 1.6, 103 - tall), (at + 1.6, 103 - tall)], css(mix(grey, (10, 8, 26), 0.5)), 0.5)
        out += line([(at, 101.4 - tall), (at, 106 - tall)], css(mix(grey, (10, 8, 26), 0.5)), 0.5)
    return out
