"""A market by rule: two rows of stalls that go back to the old town, baskets before them; lanterns over a bazaar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.boats import crate
from generator.garlands import lantern, strings
from generator.harbors import house
from generator.lights import glow, mist
from generator.rooftops import WHITE, snowy
from generator.skies import colours, shade, sky
from generator.stalls import GOODS, lamplit, stall
from generator.vector import DARK, Sheet, css, disc, fade, graded, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour, Point

BASE = 62.0  # where the town behind it stands
ORIENT = frozenset({"bazaar", "souk", "oriental", "morocco", "moroccan", "arabian", "istanbul", "marrakesh"})
SANDY: tuple[Colour, ...] = ((226, 176, 124), (238, 200, 148), (206, 150, 106), (232, 188, 142))
STEPS = ((0.3, 66.0, 12.0), (0.5, 69.5, 16.5), (0.74, 75.0, 24.0), (1.06, 85.0, 37.0))  # out, level, how wide


def market(sheet: Sheet) -> Backdrop:
    """Stalls left and right, larger towards us, and the square between them."""
    air, oriental = colours(sheet)[2], bool(ORIENT & sheet.said)
    behind = (
        sky(sheet, BASE - 4, 22) + (domes(sheet) if oriental else town(sheet)) + mist(sheet, BASE - 2, 16, air, 0.35)
    )
    behind += glow((sheet.width / 2, BASE), 60, (255, 200, 120), 0.45) if sheet.time in DARK else ""
    behind += paving(sheet, oriental=oriental)
    for out, level, wide in STEPS:
        for side in (-1, 1):
            behind += stall(sheet, (sheet.width * (0.5 + 0.5 * side * out), level), min(wide, 0.4 * sheet.width))
    behind += lanterns(sheet) if oriental else strings(sheet, 4, 26)
    behind += "".join(basket(sheet, (sheet.width * x, y), size) for x, y, size in wares(sheet))
    return Backdrop(behind=behind, horizon=BASE + 8, floor=93)


def wares(sheet: Sheet) -> list[tuple[float, float, float]]:
    """Where baskets stand, as shares of the width, levels and sizes: at the sides, so that there is room."""
    dice = sheet.dice
    return [
        (0.5 + s * (x + dice.uniform(-0.01, 0.01)), y, size)
        for x, y, size in ((0.24, 82, 5), (0.37, 94, 9), (0.47, 98, 10))
        for s in (-1, 1)
    ]


def town(sheet: Sheet) -> str:
    """Gabled houses behind the square, and a tower."""
    dice, out, x = sheet.dice, "", -2.0
    tower = sheet.width * dice.uniform(0.36, 0.64)
    stone = mix(shade(sheet, (222, 206, 180)), colours(sheet)[2], 0.25)
    out += rect((tower - 3.4, BASE - 36, 6.8, 36), css(stone)) + rect(
        (tower, BASE - 36, 3.4, 36), css(mix(stone, (50, 30, 70), 0.2))
    )
    out += polygon(
        [(tower - 4.4, BASE - 36), (tower, BASE - 47), (tower + 4.4, BASE - 36)],
        css(mix(shade(sheet, (86, 120, 126)), colours(sheet)[2], 0.15)),
    )
    out += disc((tower, BASE - 30), 2.3, "#fff6d8") + line([(tower, BASE - 30), (tower, BASE - 31.6)], "#3a3046", 0.3)
    while x < sheet.width:
        wide, high = dice.uniform(9, 12), dice.uniform(17, 25)
        out += house(
            sheet,
            (x, BASE - high, wide + 0.15, high),
            dice.choice(((246, 214, 160), (226, 150, 112), (186, 200, 170), (236, 190, 190), (250, 236, 210))),
        )
        x += wide
    return out


def domes(sheet: Sheet) -> str:
    """Flat-roofed houses of clay, domes and slender towers among them."""
    dice, out, air = sheet.dice, "", colours(sheet)[2]
    for k in range(3):
        at = sheet.width * (0.2 + 0.3 * k + dice.uniform(-0.06, 0.06))
        gold = mix(shade(sheet, dice.choice(((90, 166, 176), (232, 178, 84), (196, 214, 220)))), air, 0.25)
        wall = mix(shade(sheet, (240, 220, 186)), air, 0.28)
        out += rect((at - 7, BASE - 27, 14, 27), css(wall))
        dome = [(at - 7.6, BASE - 27), (at - 8, BASE - 31), (at - 5, BASE - 36), (at, BASE - 40), (at + 5, BASE - 36)]
        out += polygon([*dome, (at + 8, BASE - 31), (at + 7.6, BASE - 27)], css(gold)) + line(
            [(at, BASE - 40), (at, BASE - 43)], css(gold), 0.5
        )
        slim = at + dice.choice((-12, 12))
        out += rect((slim - 1.3, BASE - 42, 2.6, 42), css(wall)) + rect((slim - 2, BASE - 34, 4, 1), css(gold))
        out += polygon([(slim - 1.8, BASE - 42), (slim, BASE - 48), (slim + 1.8, BASE - 42)], css(gold))
    x = -2.0
    while x < sheet.width:
        wide, high = dice.uniform(9, 15), dice.uniform(14, 23)
        wall = mix(shade(sheet, dice.choice(SANDY)), air, 0.12)
        defined, fill = graded(
            BASE - high, high, mix(wall, (255, 246, 220), 0.15), mix(wall, shade(sheet, (110, 60, 60)), 0.25)
        )
        out += (
            defined
            + rect((x, BASE - high, wide + 0.2, high), fill)
            + rect((x - 0.3, BASE - high - 0.8, wide + 0.6, 1.2), css(mix(wall, (255, 250, 230), 0.3)))
        )
        for row in range(2):
            for column in range(2):
                out += arched(sheet, (x + wide * (0.3 + 0.4 * column), BASE - high + 5 + 7 * row), wall)
        x += wide
    return out


def arched(sheet: Sheet, at: Point, wall: Colour) -> str:
    """A window under a round arch."""
    lit = sheet.time in DARK and sheet.dice.random() < 0.7  # noqa: PLR2004 - seven of ten
    pane = "#ffd36a" if lit else css(mix(wall, shade(sheet, (60, 50, 90)), 0.6))
    return rect((at[0] - 1, at[1] - 1, 2, 3.4), pane) + disc((at[0], at[1] - 1), 1, pane)


def paving(sheet: Sheet, *, oriental: bool) -> str:
    """Cobbles that run to one point far off."""
    dice, middle, near_by = sheet.dice, sheet.width / 2, 4
    stone = lamplit(sheet, WHITE if snowy(sheet) else (226, 186, 138) if oriental else (192, 180, 170))
    near = mix(stone, shade(sheet, (96, 80, 100)), 0.3)
    out = fade("paving", [(0, mix(stone, colours(sheet)[2], 0.3), 1), (1, near, 1)]) + rect(
        (0, BASE, sheet.width, 40), "url(#paving)"
    )
    for k in range(15):
        y = BASE + 0.8 + 38 * (k / 15) ** 1.7
        high = 0.3 + 1.5 * (k / 15) ** 1.4
        for n in range(-13, 14):
            x = middle + (n + 0.5 * (k % 2)) * (2.2 + 7.4 * (k / 15) ** 1.5)
            if abs(x - middle) < middle + near_by:
                tone = mix(stone, dice.choice(((255, 250, 236), (70, 56, 80))), dice.uniform(0.04, 0.2))
                out += oval((x, y), (1 + 3.3 * (k / 15) ** 1.5, high), css(tone), 0.7)
    return out


def basket(sheet: Sheet, foot: Point, size: float) -> str:
    """A basket or a crate, heaped."""
    if sheet.dice.random() < 0.4:  # noqa: PLR2004 - two of five
        return crate(sheet, foot, size)
    (x, y), dice = foot, sheet.dice
    cane, goods = lamplit(sheet, (196, 146, 88)), lamplit(sheet, dice.choice(GOODS))
    dark, high, out = css(mix(cane, shade(sheet, (80, 40, 40)), 0.5)), 0.5 * size, ""
    out += oval((x, y + 0.1), (0.56 * size, 0.1 * size), css(shade(sheet, (30, 26, 50))), 0.4)
    for row in range(4):
        for n in range(6 - row):
            at = x + (n - (5 - row) / 2) * 0.16 * size, y - high - 0.09 * size * row
            tone = mix(goods, dice.choice(((255, 250, 210), (50, 20, 40))), dice.uniform(0, 0.22))
            out += disc(at, 0.105 * size, css(tone)) + disc(
                (at[0] - 0.03 * size, at[1] - 0.03 * size), 0.03 * size, "#ffffff", 0.5
            )
    out += polygon(
        [(x - 0.52 * size, y - high), (x + 0.52 * size, y - high), (x + 0.4 * size, y), (x - 0.4 * size, y)], css(cane)
    )
    for k in (0.25, 0.5, 0.75):
        half = (0.4 + 0.12 * k) * size
        out += line([(x - half, y - k * high), (x + half, y - k * high)], dark, 0.05 * size, 0.6)
    return out + line([(x - 0.53 * size, y - high), (x + 0.53 * size, y - high)], dark, 0.09 * size)


def lanterns(sheet: Sheet) -> str:
    """Coloured lanterns that hang over the way."""
    dice, out = sheet.dice, ""
    for k in range(round(11 * sheet.width / 100)):
        x, y = sheet.width * (k + dice.random()) / (11 * sheet.width / 100), dice.uniform(6, 26)
        out += lantern(sheet, (x, y), dice.uniform(1.7, 2.8))
    return out
