"""A harbor by rule: a row of painted houses on the quay, boats at their moorings, a lighthouse far off."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.boats import HULLS, boat, lighthouse, quay
from generator.lights import glow, mist
from generator.quays import birds
from generator.relief import hills
from generator.rooftops import TILES, WHITE, snowy
from generator.skies import colours, shade, sky
from generator.vector import (
    DARK,
    Sheet,
    blurred,
    clipped,
    css,
    disc,
    graded,
    line,
    mix,
    oval,
    polygon,
    rect,
    veiled,
)
from generator.waterside import shine, water

if TYPE_CHECKING:
    from generator.vector import Colour

PAINTS: tuple[Colour, ...] = (
    (226, 88, 72),
    (246, 190, 84),
    (92, 148, 190),
    (250, 234, 204),
    (238, 146, 92),
    (126, 176, 150),
    (232, 164, 160),
)
STONE: Colour = (176, 168, 162)
LEVEL = 60.0  # of the far quay
BERTHS = ((0.3, 66.5, 9.0), (0.7, 68.0, 11.0), (0.88, 75.0, 17.0), (0.12, 77.0, 19.0))  # across, level, how long
FREE = ((0.5, 80.5, 20.0),)  # where nobody stands in front


def harbor(sheet: Sheet) -> Backdrop:
    """The row of houses, what they give back in the water, boats, and the quay that one stands on."""
    dice, side = sheet.dice, sheet.dice.choice((-1, 1))
    air, white = colours(sheet)[2], snowy(sheet)
    land = "".join(hills(sheet, (50, 55), (WHITE, WHITE) if white else ((132, 172, 140), (112, 164, 112)), 4))
    land += mist(sheet, LEVEL - 4, 18, air, 0.5) + lighthouse(sheet, (sheet.width * (0.5 - 0.36 * side), LEVEL))
    land += houses(sheet, side)
    behind = sky(sheet, LEVEL - 4, 14) + land + water(sheet, LEVEL + 1, (22, 84, 130), (112, 186, 208))
    mirrored = f'<g transform="translate(0 {2 * LEVEL + 2:.2f}) scale(1 -1)">{land}</g>'
    below = rect((0, LEVEL + 1, sheet.width, 41), "#fff")
    behind += clipped(below, veiled(blurred(mirrored, 0.8), 0.42)) + shine(sheet, LEVEL + 1)
    behind += wall(sheet, side) + ripples(sheet)
    berths = [*BERTHS, *(FREE if sheet.bare else ())]
    for x, level, long in sorted(berths, key=lambda berth: berth[1]):
        at = sheet.width * x + dice.uniform(-2, 2), level + dice.uniform(-0.6, 0.6)
        behind += boat(sheet, at, min(long, 0.3 * sheet.width) * dice.uniform(0.9, 1.1))
    behind += birds(sheet) if sheet.time != "night" else ""
    behind += "" if sheet.afloat else quay(sheet)
    surface = "water" if sheet.afloat else "ground"
    return Backdrop(behind=behind, horizon=LEVEL + 6, floor=88 if sheet.afloat else 94, surface=surface)


def houses(sheet: Sheet, side: int) -> str:
    """The row, taller towards the side that it begins at."""
    dice, out, last = sheet.dice, "", None
    x, far = 0.0, 0.7 * sheet.width
    while x < far:
        near = 1 - x / (1.25 * sheet.width)
        wide, high = dice.uniform(8.5, 11.5) * near + 1, dice.uniform(17, 25) * near + 3
        paint = dice.choice([tone for tone in PAINTS if tone != last])
        left = x - 1 if side < 0 else sheet.width + 1 - x - wide
        out = house(sheet, (left, LEVEL - high, wide + 0.15, high), paint) + out
        x, last = x + wide, paint
    return out


def house(sheet: Sheet, box: tuple[float, float, float, float], paint: Colour) -> str:
    """One narrow house: a gable or a hipped roof, rows of windows, an awning or a door below."""
    (left, top, wide, high), dice = box, sheet.dice
    wall = mix(shade(sheet, paint), colours(sheet)[2], 0.12)
    cover = mix(shade(sheet, WHITE if snowy(sheet) else dice.choice(TILES[:4])), colours(sheet)[2], 0.14)
    dark, middle, rise = mix(wall, shade(sheet, (50, 30, 70)), 0.45), left + wide / 2, dice.uniform(0.32, 0.55) * wide
    defined, fill = graded(top, high, mix(wall, (255, 250, 230), 0.14), mix(wall, dark, 0.3))
    chimney = left + dice.choice((0.16, 0.72)) * wide
    out = rect((chimney, top - rise - 0.6, 0.11 * wide, rise + 1), css(mix(cover, dark, 0.4)))
    if dice.random() < 0.5:  # noqa: PLR2004 - every other shows its gable
        out += defined + polygon([(left, top), (middle, top - rise), (left + wide, top)], fill)
        out += line([(left - 0.3, top + 0.2), (middle, top - rise), (left + wide + 0.3, top + 0.2)], css(cover), 0.9)
        out += disc((middle, top - 0.36 * rise), 0.07 * wide, pane(sheet, dark))
    else:
        eaves = [(left - 0.4, top + 0.4), (left + 0.14 * wide, top - rise), (left + 0.86 * wide, top - rise)]
        out += defined + polygon([*eaves, (left + wide + 0.4, top + 0.4)], css(cover))
    out += rect((left, top, wide, high), fill)
    return out + panes(sheet, box, dark) + ground_floor(sheet, box, dark)


def panes(sheet: Sheet, box: tuple[float, float, float, float], dark: Colour) -> str:
    """Windows in white frames, in rows above the ground floor."""
    left, top, wide, high = box
    columns, rows, out = 3 if wide > 9 else 2, 3 if high > 18 else 2, ""  # noqa: PLR2004 - as many as have room
    white = css(shade(sheet, (252, 248, 238)))
    for row in range(rows):
        for column in range(columns):
            x, y = left + wide * (column + 0.5) / columns, top + (high - 6) * (row + 0.5) / rows
            w, h = 0.42 * wide / columns, 0.5 * (high - 5.5) / rows
            out += rect((x - w / 2 - 0.3, y - h / 2 - 0.3, w + 0.6, h + 0.6), white)
            out += rect((x - w / 2, y - h / 2, w, h), pane(sheet, dark)) + rect((x - 0.1, y - h / 2, 0.2, h), white)
    return out


def pane(sheet: Sheet, dark: Colour) -> str:
    """A window's glass: lit in most houses when it is dark."""
    lit = sheet.time in DARK and sheet.dice.random() < 0.7  # noqa: PLR2004 - seven of ten
    return sheet.dice.choice(("#ffd36a", "#ffe09a", "#ffbe5c")) if lit else css(mix(dark, colours(sheet)[1], 0.45))


def ground_floor(sheet: Sheet, box: tuple[float, float, float, float], dark: Colour) -> str:
    """A striped awning over a lit shop, or a door with its steps."""
    (left, top, wide, high), dice = box, sheet.dice
    base, out = top + high, ""
    lit = "#ffdc8c" if sheet.time in DARK else css(mix(dark, colours(sheet)[1], 0.3))
    out += rect((left + 0.12 * wide, base - 4, 0.46 * wide, 3.4), lit) + rect(
        (left + 0.68 * wide, base - 4.2, 0.18 * wide, 4.2), css(mix(dark, shade(sheet, dice.choice(HULLS)), 0.6))
    )
    if dice.random() < 0.7:  # noqa: PLR2004 - seven of ten
        tones = css(shade(sheet, dice.choice(HULLS))), css(shade(sheet, (255, 250, 240)))
        for k in range(6):
            x = left + (0.06 + 0.1 * k) * wide
            out += polygon(
                [
                    (x + 0.02 * wide, base - 5.4),
                    (x + 0.1 * wide, base - 5.4),
                    (x + 0.1 * wide, base - 3.4),
                    (x, base - 3.4),
                ],
                tones[k % 2],
            )
    return out


def wall(sheet: Sheet, side: int) -> str:
    """The stones of the far quay, and lamps on it."""
    long, out = 0.74 * sheet.width, ""
    left = 0.0 if side < 0 else sheet.width - long
    stone = mix(shade(sheet, WHITE if snowy(sheet) else STONE), colours(sheet)[2], 0.2)
    defined, fill = graded(LEVEL, 4, mix(stone, (255, 250, 236), 0.2), mix(stone, shade(sheet, (60, 60, 90)), 0.5))
    out += defined + rect((left, LEVEL - 0.4, long, 3.4), fill)
    for k in range(int(long / 7)):
        x = left + 7 * k + 3
        out += rect((x - 0.15, LEVEL - 5.4, 0.3, 5.4), "#22243c") + disc((x, LEVEL - 5.6), 0.6, "#fff2c4")
        if sheet.time in DARK:
            out += glow((x, LEVEL - 5.6), 5, (255, 214, 120), 0.8)
            out += blurred(rect((x - 0.5, LEVEL + 3.5, 1, 9), "#ffd98a", 0.5), 0.5)
    return out


def ripples(sheet: Sheet) -> str:
    """Light lines on the water before the boats."""
    dice, tone, out = sheet.dice, css(mix(colours(sheet)[2], (255, 255, 255), 0.5)), ""
    for _ in range(round(40 * sheet.width / 100)):
        y = LEVEL + 4 + 36 * dice.random()
        half = 0.6 + 0.12 * (y - LEVEL)
        out += oval((sheet.width * dice.random(), y), (half * dice.uniform(0.5, 1.3), 0.16), tone, 0.45)
    return out
