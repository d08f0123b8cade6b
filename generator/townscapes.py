"""Settings made by people, under the open sky, drawn by rule: a city, an old town, a street, a country road."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.dunes import desert
from generator.facades import SIGNED, front, neon, skyline
from generator.flora import flowers, tufts
from generator.homestead import cottage, steeple
from generator.landmarks import LONDON, clock_tower
from generator.lanes import avenue, byway, pavement, rolls, tarmac
from generator.lights import beams, glow, mist
from generator.outdoors import GREENS, SUMMER
from generator.quays import foreground, quay, river, square
from generator.relief import hills, trail
from generator.roads import country, dashes
from generator.skies import colours, shade, sky
from generator.trees import leafy
from generator.vector import DARK, Sheet, blurred, css, fade, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour

WALLS: dict[str, tuple[Colour, Colour]] = {  # near and far houses
    "day": ((126, 150, 186), (186, 208, 230)),
    "dawn": ((150, 116, 150), (240, 190, 180)),
    "dusk": ((44, 26, 74), (222, 104, 96)),
    "night": ((14, 20, 52), (58, 70, 130)),
}
WATERS = frozenset({"canal", "canals", "river", "bay", "lake", "water", "harbor", "harbour"})  # before a city
GIANT = "a-giant"  # said, as no prompt says it, of a city in which somebody is as tall as its houses
OLD = frozenset({"town", "towns", "village"})


def city(sheet: Sheet) -> Backdrop:
    """Four rows of houses that fade into the light, windows lit when it is dark, a river or a square before them."""
    if OLD & sheet.said or (not sheet.said and "building" in sheet.things):
        return town(sheet)
    base = sheet.dice.uniform(69, 77) if sheet.bare else 70.0
    tall = sheet.dice.uniform(0.95, 1.3) if sheet.bare else 1.0
    near, far = (shade_storm(sheet, c) for c in WALLS[sheet.time])
    behind, lit = sky(sheet, base, 28 * tall), sheet.time in DARK
    rows = ((0.0, (16, 33)), (0.38, (12, 29)), (0.7, (9, 24)), (1.0, (5, 18)))
    for k, (share, (low, high)) in enumerate(rows):
        tone = mix(mix(far, near, share), colours(sheet)[2], 0.3 * (1 - share))
        behind += skyline(sheet, base, (low * tall, high * tall), tone, (0.16 + 0.6 * share) if lit else 0.3 * share)
        behind += mist(sheet, base - 3, 20, colours(sheet)[2], 0.45 - 0.13 * k)
    if lit and "sun" in sheet.weathers:
        behind += glow((sheet.width * sheet.sun, base - 24 * tall), 46, (255, 190, 100), 0.45)
    behind += neon(sheet, base, tall) if SIGNED & sheet.said and sheet.time in DARK else ""
    behind += clock_tower(sheet, base) if LONDON & sheet.said else ""
    wet = bool(WATERS & sheet.said) or lit or sheet.dice.choice((True, True, False))
    by_water = sheet.afloat or (sheet.bare and wet)
    along = pavement(sheet) + tarmac(sheet) if rolls(sheet) else square(sheet, base)
    if not by_water and WATERS & sheet.said and not rolls(sheet):  # who is there stands on the near quay
        along = river(sheet, base, near, tall) + quay(sheet)
    behind += river(sheet, base, near, tall) if by_water else along
    if GIANT in sheet.said:  # who is one wades through houses
        front = skyline(sheet, 104, (13, 30), mix(near, colours(sheet)[2], 0.06), 0.7 if lit else 0.3)
        return Backdrop(behind=behind, front=front, horizon=base + 2, floor=95)
    return Backdrop(behind=behind, front=foreground(sheet, near) if sheet.bare else "", horizon=base + 2, floor=92)


def shade_storm(sheet: Sheet, colour: Colour) -> Colour:
    """A colour of houses in the weather; the hour is in it already."""
    return mix(colour, (92, 100, 116), 0.35 * bool({"storm", "rain", "fog"} & set(sheet.weathers)))


def town(sheet: Sheet) -> Backdrop:
    """An old town that climbs a hill under big clouds: gables, a steeple, trees between, a lane before it."""
    base, dice = 66.0, sheet.dice
    behind = sky(sheet, base, 14) + hills(sheet, (base - 12,), GREENS[:1], 6)[0]
    behind += steeple(sheet, (sheet.width * dice.choice((0.2, 0.8)), base - 13), 15)
    for row in range(4):
        count = round((11 - row) * sheet.width / 100)
        for k in range(count):
            x, y = sheet.width * (k + dice.random()) / count, base - 13 + 5.5 * row
            if dice.random() < 0.3:  # noqa: PLR2004 - three of ten are trees
                behind += leafy(
                    sheet, (x, y + 1), 8 + row, mix(shade(sheet, dice.choice(SUMMER)), colours(sheet)[2], 0.2)
                )
            behind += cottage(sheet, (x, y), 8 + 1.6 * row, 0.32 - 0.08 * row)
    behind += mist(sheet, base + 2, 10, colours(sheet)[2], 0.35) + hills(sheet, (base + 5,), GREENS[2:], 1.5)[0]
    behind += trail(sheet, (sheet.width * 0.5, base + 5), sheet.width * 0.5, shade(sheet, (222, 196, 150)), 44)
    grass = mix(shade(sheet, GREENS[2]), shade(sheet, (16, 70, 30)), 0.34)
    behind += tufts(sheet, base + 12, grass, 26)
    if "sun" in sheet.weathers and sheet.time in ("dusk", "dawn"):
        behind += beams(sheet, (sheet.width * sheet.sun, base - 20), 110, (255, 226, 150), 0.1)
    return Backdrop(behind=behind, front=hedge(sheet), horizon=base + 5, floor=91, soft=0.02, blades=True)


def hedge(sheet: Sheet) -> str:
    """Bushes with blossoms in the lower corners, and a tree at one side that reaches into the picture."""
    dice, out = sheet.dice, ""
    side = dice.choice((-1, 1))
    at = sheet.width * (0.5 + 0.5 * side), 101.0
    out += leafy(sheet, at, dice.uniform(50, 60), shade(sheet, dice.choice(SUMMER)))
    for x in (0.02, 0.12, 0.22, 0.8, 0.9, 1.0):
        out += leafy(sheet, (sheet.width * x, 109), dice.uniform(17, 23), shade(sheet, dice.choice(SUMMER)))
    return out + flowers(sheet, 98, 8)


def street(sheet: Sheet) -> Backdrop:
    """A road that runs to the horizon between houses; through fields where the country was said."""
    if {"country", "countryside", "dirt", "rural", "desert"} & sheet.said:
        wild = "desert" in sheet.said
        return byway(sheet) if rolls(sheet) else desert(sheet) if wild else country(sheet)
    if rolls(sheet):
        return avenue(sheet)
    base, middle, road = 60.0, sheet.width / 2, shade(sheet, (96, 98, 112))
    near, far = WALLS[sheet.time]
    behind = sky(sheet, base) + skyline(
        sheet, base + 1, (14, 32), mix(far, colours(sheet)[2], 0.35), 0.4 * (sheet.time in DARK)
    )
    behind += mist(sheet, base - 2, 22, colours(sheet)[2], 0.6) + skyline(
        sheet, base + 1, (6, 14), mix(mix(near, far, 0.4), colours(sheet)[2], 0.2), 0.5 * (sheet.time in DARK)
    )
    behind += rect((0, base, sheet.width, 41), css(shade(sheet, (178, 172, 170))))
    for side in (-1, 1):
        behind += front(sheet, side, (middle, base))
    behind += neon(sheet, base + 4, 1.3) if SIGNED & sheet.said and sheet.time in DARK else ""
    edge = sheet.width * 0.56
    behind += fade("road", [(0, mix(road, colours(sheet)[2], 0.4), 1), (1, road, 1)]) + polygon(
        [(middle - 5, base), (middle + 5, base), (middle + edge, 101), (middle - edge, 101)], "url(#road)"
    )
    behind += "".join(
        line([(middle + side * 5, base), (middle + side * edge, 101)], css(shade(sheet, (222, 216, 206))), 1.0)
        for side in (-1, 1)
    ) + dashes(sheet, base)
    wet = {"rain", "storm"} & set(sheet.weathers)
    behind += puddles(sheet, base) if wet else ""
    if "sun" in sheet.weathers and sheet.time in ("dusk", "dawn"):
        behind += glow((middle, base - 4), 44, (255, 206, 120), 0.6)
    return Backdrop(behind=behind, horizon=base + 6, floor=91)


def puddles(sheet: Sheet, base: float) -> str:
    """The sky and the lights on a wet road."""
    out = ""
    for _ in range(9):
        x, y = sheet.width * sheet.dice.uniform(0.1, 0.9), sheet.dice.uniform(base + 8, 99)
        out += oval(
            (x, y), (3 + (y - base) / 5, 0.5 + (y - base) / 30), css(mix(colours(sheet)[2], (255, 255, 255), 0.3)), 0.45
        )
    return blurred(out, 0.5)
