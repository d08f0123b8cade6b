"""Stalls by rule, for funfairs and markets: a striped awning on posts, a counter with goods in crates, a lamp."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.lights import glow
from generator.skies import shade
from generator.vector import DARK, Sheet, css, disc, graded, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour, Point

AWNINGS: tuple[tuple[Colour, Colour], ...] = (
    ((222, 60, 62), (255, 248, 236)),
    ((42, 124, 190), (255, 248, 230)),
    ((58, 150, 96), (255, 250, 232)),
    ((246, 178, 58), (255, 248, 226)),
    ((150, 84, 170), (255, 244, 236)),
)
GOODS: tuple[Colour, ...] = (
    (222, 54, 56),
    (248, 152, 44),
    (250, 208, 70),
    (112, 174, 72),
    (150, 76, 150),
    (226, 120, 90),
    (70, 130, 80),
)


def stall(sheet: Sheet, foot: Point, wide: float) -> str:
    """A stall seen from before it: `foot` is where the middle of its counter meets the ground."""
    (x, y), dice, lit = foot, sheet.dice, sheet.time in DARK
    wood, half, high = lamplit(sheet, (176, 124, 80)), 0.5 * wide, 0.95 * wide
    dark = mix(wood, shade(sheet, (44, 26, 44)), 0.55)
    out = oval((x, y + 0.3), (0.56 * wide, 0.045 * wide), css(shade(sheet, (30, 26, 50))), 0.35)
    defined, fill = graded(
        y - high, high, mix(dark, (255, 206, 120), 0.5 if lit else 0.1), mix(dark, (24, 14, 34), 0.4)
    )
    out += defined + rect((x - 0.94 * half, y - 0.8 * high, 1.88 * half, 0.8 * high), fill)
    out += shelves(sheet, (x, y), wide)
    for s in (-1, 1):
        out += rect((x + s * 0.94 * half - 0.02 * wide, y - 0.84 * high, 0.04 * wide, 0.84 * high), css(wood))
    counter = y - 0.36 * wide
    defined, fill = graded(counter, 0.36 * wide, mix(wood, (255, 236, 200), 0.14), mix(wood, dark, 0.5))
    out += defined + rect((x - half, counter, wide, 0.36 * wide), fill)
    for k in range(1, 6):
        out += line([(x - half + wide * k / 6, counter), (x - half + wide * k / 6, y)], css(dark), 0.012 * wide, 0.6)
    out += heaps(sheet, (x, counter), wide)
    out += glow((x, y - 0.62 * high), 0.7 * wide, (255, 206, 120), 0.75) if lit else ""
    out += awning(sheet, (x, y - high), wide, dice.choice(AWNINGS))
    return out + disc((x, y - 0.66 * high), 0.03 * wide, "#fff4cc" if lit else css(shade(sheet, (240, 226, 190))))


def shelves(sheet: Sheet, foot: Point, wide: float) -> str:
    """Rows of jars, cloths and baskets at the back."""
    (x, y), dice, out = foot, sheet.dice, ""
    wood = css(shade(sheet, (130, 88, 62)))
    for up in (0.46, 0.62):
        out += rect((x - 0.44 * wide, y - up * wide, 0.88 * wide, 0.02 * wide), wood)
        for k in range(8):
            tone, tall = (
                mix(shade(sheet, dice.choice(GOODS)), shade(sheet, (60, 40, 60)), 0.25),
                dice.uniform(0.06, 0.12),
            )
            left = x + (k - 4) * 0.108 * wide + 0.02 * wide
            out += rect((left, y - (up + tall) * wide, 0.075 * wide, tall * wide), css(tone), 1, 0.02 * wide)
    return out


def heaps(sheet: Sheet, middle: Point, wide: float) -> str:
    """Crates that lean towards us, each heaped with fruit of one kind."""
    (x, y), dice, out = middle, sheet.dice, ""
    goods = dice.sample(GOODS, 4)
    wood, dark = shade(sheet, (214, 168, 112)), css(shade(sheet, (110, 70, 50)))
    for k, tone in enumerate(goods):
        left, span = x + (k - 2) * 0.245 * wide + 0.01 * wide, 0.225 * wide
        for row in range(3):
            for n in range(6):
                at = left + span * (n + 0.5 + 0.3 * (row % 2)) / 6.4, y + 0.05 * wide - 0.034 * wide * row
                fruit = mix(lamplit(sheet, tone), dice.choice(((255, 250, 210), (40, 16, 40))), dice.uniform(0, 0.2))
                out += disc(at, 0.026 * wide, css(fruit))
                out += disc((at[0] - 0.007 * wide, at[1] - 0.009 * wide), 0.009 * wide, "#ffffff", 0.5)
        box = [(left - 0.008 * wide, y + 0.045 * wide), (left + span + 0.008 * wide, y + 0.045 * wide)]
        out += polygon([*box, (left + span, y + 0.15 * wide), (left, y + 0.15 * wide)], css(wood))
        out += line([(left, y + 0.097 * wide), (left + span, y + 0.097 * wide)], dark, 0.01 * wide)
        card = rect((left + 0.34 * span, y + 0.06 * wide, 0.32 * span, 0.05 * wide), css(shade(sheet, (255, 252, 240))))
        out += card
    return out


def awning(sheet: Sheet, top: Point, wide: float, pair: tuple[Colour, Colour]) -> str:
    """A roof of striped cloth with a scalloped edge, darker to the side away from the light."""
    (x, y), half, count, out = top, 0.5 * wide, 9, ""
    low, deep = y + 0.25 * wide, shade(sheet, (50, 26, 70))
    out += rect((x - 0.96 * half, low, 1.92 * half, 0.07 * wide), css(deep), 0.35)
    for k in range(count):
        left, right = (2 * (k + d) / count - 1 for d in (0, 1))
        tone = mix(lamplit(sheet, pair[k % 2]), deep, 0.16 * (k / count if sheet.shines < 0.5 else 1 - k / count))  # noqa: PLR2004
        roof = [
            (x + 0.9 * half * left, y),
            (x + 0.9 * half * right, y),
            (x + 1.1 * half * right, low),
            (x + 1.1 * half * left, low),
        ]
        defined, fill = graded(y, 0.25 * wide, mix(tone, (255, 250, 226), 0.22), mix(tone, deep, 0.12))
        out += defined + polygon(roof, fill)
        edge = x + 1.1 * half * (left + right) / 2, low
        out += oval(edge, (1.12 * half / count, 0.055 * wide), css(mix(tone, deep, 0.08)))
    return out


def lamplit(sheet: Sheet, tone: Colour) -> Colour:
    """A colour under the lamp of a stall: the hour takes less of it."""
    return mix(shade(sheet, tone), tone, 0.4 * (sheet.time in DARK))
