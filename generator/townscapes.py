"""Settings made by people, under the open sky, drawn by rule: a city, an old town, a street, a country road."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.facades import front, skyline
from generator.flora import flowers, tufts
from generator.homestead import cottage, steeple
from generator.lights import beams, glitter, glow, mist
from generator.outdoors import GREENS, SUMMER
from generator.relief import hills, trail
from generator.roads import country, dashes
from generator.skies import colours, shade, sky
from generator.trees import leafy
from generator.vector import Sheet, blurred, css, disc, fade, line, mix, oval, polygon, rect, veiled
from generator.waterside import water

if TYPE_CHECKING:
    from generator.vector import Colour

WALLS: dict[str, tuple[Colour, Colour]] = {  # near and far houses
    "day": ((126, 150, 186), (186, 208, 230)),
    "dawn": ((150, 116, 150), (240, 190, 180)),
    "dusk": ((44, 26, 74), (222, 104, 96)),
    "night": ((14, 20, 52), (58, 70, 130)),
}
DARK = ("dusk", "night")
OLD = frozenset({"town", "towns", "village"})


def city(sheet: Sheet) -> Backdrop:
    """Four rows of houses that fade into the light, windows lit when it is dark, a river or a square before them."""
    if OLD & sheet.said or (not sheet.said and "building" in sheet.things):
        return town(sheet)
    base, tall = (74.0, 1.2) if sheet.bare else (70.0, 1.0)
    near, far = (shade_storm(sheet, c) for c in WALLS[sheet.time])
    behind, lit = sky(sheet, base, 28 * tall), sheet.time in DARK
    rows = ((0.0, (16, 33)), (0.38, (12, 29)), (0.7, (9, 24)), (1.0, (5, 18)))
    for k, (share, (low, high)) in enumerate(rows):
        tone = mix(mix(far, near, share), colours(sheet)[2], 0.3 * (1 - share))
        behind += skyline(sheet, base, (low * tall, high * tall), tone, (0.16 + 0.6 * share) if lit else 0.3 * share)
        behind += mist(sheet, base - 3, 20, colours(sheet)[2], 0.45 - 0.13 * k)
    if lit and "sun" in sheet.weathers:
        behind += glow((sheet.width * sheet.sun, base - 24 * tall), 46, (255, 190, 100), 0.45)
    by_water = sheet.afloat or (sheet.bare and (lit or sheet.dice.choice((True, True, False))))
    behind += river(sheet, base, near, tall) if by_water else square(sheet, base)
    return Backdrop(behind=behind, horizon=base + 2, floor=92)


def shade_storm(sheet: Sheet, colour: Colour) -> Colour:
    """A colour of houses in the weather; the hour is in it already."""
    return mix(colour, (92, 100, 116), 0.35 * bool({"storm", "rain", "fog"} & set(sheet.weathers)))


def river(sheet: Sheet, base: float, wall: Colour, tall: float) -> str:
    """Water that gives back sky, houses and lights."""
    dice, out = sheet.dice, water(sheet, base, mix((18, 44, 104), wall, 0.4))
    dark = "".join(
        rect((x, base, dice.uniform(4, 9), dice.uniform(6, 22) * tall), css(wall), 0.5)
        for x in (dice.uniform(0, sheet.width) for _ in range(round(16 * sheet.width / 100)))
    )
    out += veiled(blurred(dark, 1.1), 0.7)
    if sheet.time in DARK:
        for _ in range(round(24 * sheet.width / 100)):
            x, tone = dice.uniform(0, sheet.width), dice.choice(("#ffd978", "#ffb45e", "#fff0b8", "#ff8f6a"))
            out += blurred(rect((x, base + dice.uniform(0.5, 3), 0.8, dice.uniform(4, 15)), tone, 0.6), 0.5)
    if sheet.time in ("dusk", "dawn") and "sun" in sheet.weathers:
        out += glitter(sheet, sheet.width * sheet.sun, base)
    return out + rect((0, base - 0.8, sheet.width, 1.6), css(mix(wall, (8, 6, 30), 0.4))) + lamps(sheet, base)


def lamps(sheet: Sheet, base: float) -> str:
    """A row of lamps along the quay."""
    out = ""
    for k in range(round(8 * sheet.width / 100)):
        x = (k + 0.5) * 12.5
        out += (
            rect((x - 0.15, base - 4, 0.3, 4), "#141428")
            + (glow((x, base - 4), 4, (255, 214, 120), 0.8) if sheet.time in DARK else "")
            + disc((x, base - 4), 0.5, "#fff2c4")
        )
    return out


def square(sheet: Sheet, base: float) -> str:
    """A paved place with trees before the houses, its joints running to one point; wet when it rains."""
    stone = shade(sheet, (196, 188, 182))
    out = fade(
        "stone", [(0, mix(stone, colours(sheet)[2], 0.35), 1), (1, mix(stone, shade(sheet, (110, 100, 120)), 0.4), 1)]
    ) + rect((0, base, sheet.width, 101 - base), "url(#stone)")
    joint = css(mix(stone, shade(sheet, (60, 56, 80)), 0.4))
    out += "".join(
        line([(sheet.width / 2 + k * 6, base), (sheet.width / 2 + k * 26, 101)], joint, 0.3, 0.5) for k in range(-8, 9)
    )
    out += "".join(
        line([(0, y), (sheet.width, y)], joint, 0.3, 0.5) for y in (base + 3, base + 8, base + 15, base + 24)
    )
    for k in range(round(6 * sheet.width / 100)):
        x = sheet.width * (k + sheet.dice.random()) / 6
        out += leafy(
            sheet,
            (x, base + 1.6),
            sheet.dice.uniform(8, 12),
            mix(shade(sheet, sheet.dice.choice(SUMMER)), colours(sheet)[2], 0.15),
        )
    if "sun" in sheet.weathers and sheet.time in ("dusk", "dawn"):
        out += glow((sheet.width * sheet.sun, base + 4), 40, (255, 196, 110), 0.5, 0.5)
    return out + lamps(sheet, base + 2)


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
    return Backdrop(behind=behind, front=hedge(sheet), horizon=base + 5, floor=91, soft=0.02)


def hedge(sheet: Sheet) -> str:
    """Bushes with blossoms in the lower corners, and a tree at one side that reaches into the picture."""
    dice, out = sheet.dice, ""
    side = dice.choice((-1, 1))
    at = sheet.width * (0.5 + 0.5 * side), 101.0
    out += leafy(sheet, at, dice.uniform(50, 60), shade(sheet, dice.choice(SUMMER)))
    for x in (0.02, 0.12, 0.22, 0.8, 0.9, 1.0):
        out += leafy(sheet, (sheet.width * x, 109), dice.uniform(17, 23), shade(sheet, dice.choice(SUMMER)))
    return out + flowers(sheet, 97, 12)


def street(sheet: Sheet) -> Backdrop:
    """A road that runs to the horizon between houses; through fields where the country was said."""
    if {"country", "countryside", "dirt", "rural", "desert"} & sheet.said:
        return country(sheet)
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
