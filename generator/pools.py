"""A swimming pool by rule: blue tiles that shimmer through the water, a pale rim, palms and a hedge behind it."""

from __future__ import annotations

import math

from generator.backdrop import Backdrop
from generator.lights import glitter
from generator.palms import palm
from generator.skies import colours, shade, sky
from generator.trees import leafy
from generator.vector import Sheet, blurred, css, disc, graded, line, mix, oval, polygon, rect

HORIZON, EDGE = 34.0, 45.0  # where the lawn begins, and the water
DECK = 85.0  # where the near rim lies, if somebody is to stand on it


def pool(sheet: Sheet) -> Backdrop:
    """A pool to swim in, or to stand beside."""
    swims = sheet.afloat or sheet.bare
    behind = sky(sheet, HORIZON + 2) + garden(sheet) + basin(sheet)
    behind += "" if swims else deck(sheet, DECK, 101 - DECK)
    surface = "water" if sheet.afloat else "ground"
    return Backdrop(behind=behind, horizon=EDGE + 8, floor=80 if sheet.afloat else 93, surface=surface)


def garden(sheet: Sheet) -> str:
    """Lawn, hedge and palms on the far side, and the paving there."""
    green = shade(sheet, (96, 168, 88))
    out = rect((0, HORIZON, sheet.width, 12), css(green))
    for k in range(round(sheet.width / 9) + 1):
        tone = mix(shade(sheet, (52, 124, 70)), green, 0.3 * sheet.dice.random())
        out += leafy(sheet, (9 * k + sheet.dice.uniform(-2, 2), HORIZON + 2), sheet.dice.uniform(7, 12), tone)
    for side in (0.08, 0.9):
        lean = sheet.dice.uniform(4, 8) * (1 if side < 0.5 else -1)  # noqa: PLR2004 - the middle
        out += palm(
            sheet, (sheet.width * side, HORIZON + 4), sheet.dice.uniform(24, 30), lean, shade(sheet, (58, 138, 70))
        )
    return out + deck(sheet, EDGE - 7, 7)


def deck(sheet: Sheet, top: float, deep: float) -> str:
    """Pale slabs with joints, and the edge of the water's shadow."""
    stone = shade(sheet, (236, 222, 196))
    defined, fill = graded(top, deep, mix(stone, (255, 255, 255), 0.3), stone)
    out = defined + rect((0, top, sheet.width, deep), fill)
    middle = sheet.width / 2
    for k in range(-9, 10):
        ends = [(middle + 9 * k, top), (middle + 9 * k * (1 + deep / 30), top + deep)]
        out += line(ends, css(mix(stone, (120, 90, 60), 0.35)), 0.25, 0.6)
    return out + rect((0, top + deep - 0.7, sheet.width, 0.7), css(mix(stone, (80, 60, 40), 0.3)), 0.6)


def basin(sheet: Sheet) -> str:
    """The water: tiles in perspective, light that dances on them, ropes between the lanes."""
    light, deep = shade(sheet, (126, 222, 232)), shade(sheet, (24, 142, 196))
    defined, fill = graded(EDGE, 101 - EDGE, mix(light, colours(sheet)[2], 0.25), deep)
    out, middle, pale = defined + rect((0, EDGE, sheet.width, 101 - EDGE), fill), sheet.width / 2, css(light)
    for k in range(-12, 13):
        out += line([(middle + 5 * k, EDGE), (middle + 17 * k, 101)], pale, 0.3, 0.3)
    for k in range(1, 12):
        y = EDGE + (101 - EDGE) * (k / 12) ** 1.7
        out += line([(0, y), (sheet.width, y)], pale, 0.15 + 0.03 * k, 0.3)
    dancing = ""
    for _ in range(round(60 * sheet.width / 100)):
        depth = sheet.dice.random() ** 0.8
        where = sheet.dice.uniform(0, sheet.width), EDGE + 2 + (99 - EDGE) * depth
        dancing += oval(where, (1 + 5 * depth, 0.2 + 0.5 * depth), "#ffffff", 0.4)
    out += blurred(dancing, 0.2) + "".join(rope(sheet, side) for side in (-1, 1))
    low = sheet.time in ("dusk", "dawn") and "sun" in sheet.weathers
    return out + (glitter(sheet, sheet.width * sheet.sun, EDGE) if low else "")


def rope(sheet: Sheet, side: int) -> str:
    """Floats of red and white on a line that comes toward us."""
    near, far = sheet.width * (0.5 + 0.62 * side), sheet.width * (0.5 + 0.16 * side)
    out = ""
    for k in range(26):
        depth = (k / 25) ** 2
        where = (far + (near - far) * depth, EDGE + 1.5 + (101 - EDGE) * depth + 0.3 * math.sin(k))
        colour = shade(sheet, (226, 62, 60) if k % 2 else (250, 248, 244))
        out += disc(where, 0.35 + 1.3 * depth, css(colour))
    shaded = [(far, EDGE + 2), (near, 103), (near + 3 * side, 103), (far + 0.4 * side, EDGE + 2)]
    return polygon(shaded, css(shade(sheet, (10, 70, 120))), 0.18) + out
