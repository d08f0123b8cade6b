"""A waterfall by rule: in its wooded cliff, with its pool and its spray, stones and ferns before it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.cascades import BRINK, POOL, fall, spray
from generator.flora import fern, tufts
from generator.outdoors import GREENS, SUMMER
from generator.relief import peaks
from generator.skies import colours, shade, sky
from generator.trees import conifer, leafy
from generator.vector import (
    Sheet,
    blob,
    blurred,
    css,
    graded,
    mix,
    oval,
    polygon,
    rect,
    relief,
    ridge,
)

if TYPE_CHECKING:
    from generator.vector import Colour, Point

STONE: Colour = (122, 124, 128)
BANK = 87.0  # where a bank begins, if somebody is to stand on it


def waterfall(sheet: Sheet) -> Backdrop:
    """Water that falls from a wooded cliff into a pool, in spray; stones and ferns before it."""
    middle = sheet.width * sheet.dice.choice((0.36, 0.5, 0.63)) + sheet.dice.uniform(-2, 2)
    half = min(0.17 * sheet.width, 17.0) * sheet.dice.choice((0.62, 0.85, 1.1))
    air = colours(sheet)[2]
    behind = sky(sheet, 58) + peaks(sheet, 34, 20, mix(shade(sheet, (126, 152, 190)), air, 0.4), snow=0.3)
    behind += cliff(sheet, middle, half) + fall(sheet, middle, half) + wooded(sheet, middle, half)
    behind += pond(sheet, middle, half) + spray(sheet, middle, half)
    behind += "" if sheet.bare or sheet.afloat else lawn(sheet)
    surface = "water" if sheet.afloat else "ground"
    return Backdrop(
        behind=behind, front=shore(sheet), horizon=POOL + 8, floor=88 if sheet.afloat else 93,
        surface=surface, soft=0.03, blades=True,
    )  # fmt: skip


def lawn(sheet: Sheet) -> str:
    """A green bank before the pool, to stand on."""
    green = shade(sheet, GREENS[2])
    edge = [(x, y + 0.9) for x, y in ridge(sheet, BANK, 1.2, 20)]
    out = relief(edge, mix(green, shade(sheet, (90, 80, 60)), 0.5), mix(green, shade(sheet, (60, 60, 50)), 0.6), 6)
    out += relief(
        [(x, y + 1.2) for x, y in edge],
        mix(green, (255, 250, 190), 0.2),
        mix(green, shade(sheet, (16, 60, 30)), 0.4),
        14,
    )
    return out + tufts(sheet, BANK + 4, mix(green, shade(sheet, (16, 70, 30)), 0.34), 26)


def cliff(sheet: Sheet, middle: float, half: float) -> str:
    """Two walls of rock, the gap between them in shadow."""
    stone, out = shade(sheet, STONE), ""
    dark = mix(stone, shade(sheet, (20, 26, 48)), 0.6)
    defined, fill = graded(BRINK, POOL - BRINK, mix(stone, dark, 0.5), dark)
    out += defined + rect((middle - half - 6, BRINK - 1, 2 * half + 12, POOL - BRINK + 4), fill)
    for side in (-1, 1):
        for depth in range(3):
            inner = middle + side * (half * (0.92 + 0.34 * depth) + 1.5 * depth)
            top = BRINK - 3 + 5.5 * depth * sheet.dice.uniform(0.7, 1.2)
            edge = [(inner + side * sheet.dice.uniform(-1.4, 1.8), top + (POOL + 3 - top) * k / 7) for k in range(8)]
            outer = middle + side * sheet.width
            lit = (side == 1) == (sheet.sun * sheet.width < middle)
            tone = mix(stone, (255, 240, 214) if lit else dark, 0.22 if lit else 0.3)
            tone = mix(tone, shade(sheet, (96, 132, 80)), 0.1 + 0.1 * depth)
            defined, fill = graded(top, POOL - top, tone, mix(tone, dark, 0.55))
            out += defined + polygon([*edge, (outer, POOL + 3), (outer, top - 3)], fill)
            out += facets(sheet, (edge[0], (inner + side * 40, POOL)), side, (tone, dark))
    return out


def facets(sheet: Sheet, box: tuple[Point, Point], side: int, tones: tuple[Colour, Colour]) -> str:
    """The broken face of a rock wall: slabs lit and in shade, ledges with moss on them."""
    ((left, top), (right, low)), dice, out = box, sheet.dice, ""
    for _ in range(34):
        x, y = left + (right - left) * dice.random() ** 1.4, top + (low - top) * dice.uniform(0.02, 0.9)
        wide, tall = side * dice.uniform(2, 6), dice.uniform(3, 11)
        slab = [(x, y), (x + wide * dice.uniform(0.6, 1), y + dice.uniform(-1.5, 1)), (x + wide, y + tall * 0.8)]
        slab += [(x + wide * dice.uniform(0.2, 0.7), y + tall), (x - wide * 0.1, y + tall * dice.uniform(0.4, 0.8))]
        lit = dice.random() < 0.5  # noqa: PLR2004 - every other one
        out += polygon(slab, css(mix(tones[0], (255, 246, 220), 0.3) if lit else tones[1]), 0.28)
        if lit and dice.random() < 0.4:  # noqa: PLR2004 - some of them
            moss = css(mix(shade(sheet, (92, 146, 74)), tones[1], 0.2))
            out += blob((x + wide / 2, y), abs(wide) * 0.42, dice, moss, 0.34)
    return blurred(out, 0.12)


def wooded(sheet: Sheet, middle: float, half: float) -> str:
    """Trees and bushes on the brink and down its sides."""
    out, air = "", colours(sheet)[2]
    for k in range(round(20 * sheet.width / 100)):
        x = sheet.width * (k + sheet.dice.random()) / round(20 * sheet.width / 100)
        apart = abs(x - middle)
        if apart < half * 0.86:
            continue
        level = BRINK - 1 + max(0.0, apart - half) * sheet.dice.uniform(0.02, 0.34)
        green = mix(shade(sheet, sheet.dice.choice(SUMMER)), air, 0.16)
        grow = conifer if k % 3 == 0 else leafy
        out += grow(sheet, (x, level + 2), sheet.dice.uniform(11, 19), green)
    for side in (-1, 1):
        for k in range(6):
            where = middle + side * (half + 4 + 6 * k), POOL - 1 - 2.2 * k + sheet.dice.uniform(-2, 2)
            out += leafy(sheet, (where[0], where[1] + 4), 9 + 1.6 * k, shade(sheet, sheet.dice.choice(SUMMER)))
    return out


def pond(sheet: Sheet, middle: float, half: float) -> str:
    """The pool below: light where the water falls in, deep towards us, rings on it."""
    light, deep = shade(sheet, (156, 214, 228)), shade(sheet, (28, 104, 142))
    defined, fill = graded(POOL, 101 - POOL, mix(light, colours(sheet)[2], 0.2), deep)
    out = defined + rect((0, POOL, sheet.width, 101 - POOL), fill)
    out += blurred(oval((middle, POOL + 7), (half * 1.1, 10), css(shade(sheet, (236, 250, 255))), 0.5), 2.2)
    for k in range(26):
        y = POOL + 1 + 29 * (k / 26) ** 1.3
        x, long = sheet.width * sheet.dice.random(), 2 + 0.3 * (y - POOL)
        tone = mix(light, (255, 255, 255), 0.5) if k % 3 else mix(deep, (8, 40, 80), 0.3)
        out += oval((x, y), (long, 0.16 + 0.018 * (y - POOL)), css(tone), 0.5)
    return out


def shore(sheet: Sheet) -> str:
    """Stones, ferns and grass along the lower edge: the near frame."""
    stone, green, out = shade(sheet, (120, 118, 116)), shade(sheet, (70, 130, 66)), ""
    for x, size in ((0.02, 9), (0.16, 6), (0.3, 4), (0.72, 4.5), (0.86, 7), (1.0, 10)):
        where = (sheet.width * x, 101 - size * 0.2)
        out += blob(where, size, sheet.dice, css(mix(stone, (20, 24, 40), 0.28)), 0.62)
        out += blob((where[0] - size * 0.12, where[1] - size * 0.14), size * 0.8, sheet.dice, css(stone), 0.5)
    for x, size in ((0.05, 14), (0.13, 10), (0.9, 13), (0.97, 15)):
        out += fern((sheet.width * x, 101), size, mix(green, (10, 40, 30), 0.2))
    return out
