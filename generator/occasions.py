"""What is behind a table on occasion, out of focus: a party, an old study, a terrace by the sea.

Each gives what is drawn and the colour of its light.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.behind import GAY, LAMPS, LEAVES, LEVEL, PAPERS, SHADE, WARM, bokeh, harmonious
from generator.lights import glow, sparks
from generator.skies import shade
from generator.vector import Sheet, blurred, css, disc, fade, graded, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour

BOOKS: tuple[Colour, ...] = ((122, 46, 42), (40, 72, 82), (150, 108, 54), (58, 78, 56), (92, 56, 88), (176, 150, 112))


def party(sheet: Sheet) -> tuple[str, Colour]:
    """Bunting, balloons and small lights before a bright wall."""
    dice, wall = sheet.dice, shade(sheet, harmonious(sheet, PAPERS[:6]))
    defined, fill = graded(0, LEVEL, mix(wall, (255, 255, 255), 0.3), mix(wall, SHADE, 0.14))
    out, hung = defined + rect((0, 0, sheet.width, LEVEL + 1), fill), ""
    for start, sag in ((4.0, 13), (12.0, 9)):
        cord = [(sheet.width * k / 16, start + sag * math.sin(math.pi * k / 16)) for k in range(17)]
        hung += line(cord, "#fffaf0", 0.5)
        for k, (x, y) in enumerate(cord[::2]):
            hung += polygon([(x - 3.2, y), (x + 3.2, y), (x, y + 7.5)], css(shade(sheet, GAY[(k + round(sag)) % 5])))
    for side in (0.12, 0.86):
        for _ in range(3):
            x, y, tone = sheet.width * side + dice.uniform(-9, 9), dice.uniform(26, 48), shade(sheet, dice.choice(GAY))
            hung += line([(x, y), (x + 1.5, LEVEL + 1)], "#fffaf0", 0.35, 0.7)
            hung += oval((x, y), (6, 7.2), css(tone)) + oval((x - 2, y - 2.6), (1.6, 2), "#ffffff", 0.45)
    return out + blurred(hung, 1.1) + bokeh(sheet, LAMPS, 7, 0.3) + glow((sheet.width / 2, 40), 46, WARM, 0.45), WARM


def study(sheet: Sheet) -> tuple[str, Colour]:
    """Old books in the half dark, a candle's light on them, dust in the air."""
    dice, deep = sheet.dice, harmonious(sheet, ((44, 30, 32), (30, 36, 46), (34, 42, 36)))
    out, books = rect((0, 0, sheet.width, LEVEL + 1), css(deep)), ""
    for level in (19.0, 41.0, 63.0):
        x = -2.0
        while x < sheet.width:
            wide, high = dice.uniform(2.6, 5.4), dice.uniform(12, 18)
            books += rect((x, level - high, wide, high), css(mix(dice.choice(BOOKS), deep, 0.35)), corner=0.4)
            books += rect((x + 0.5, level - high + 3, wide - 1, 0.8), "#d8b060", 0.4)
            x += wide + 0.25 + (3 if dice.random() < 0.1 else 0)  # noqa: PLR2004 - gaps
        books += rect((-2, level, sheet.width + 4, 3), css(mix(deep, (104, 66, 40), 0.5)))
    side = sheet.width * (0.14 if sheet.sun < 0.5 else 0.86)  # noqa: PLR2004 - where the light is
    flame = glow((side, 40), 52, (255, 188, 98), 0.75) + blurred(oval((side, 40), (1.5, 3.6), "#fff0c0"), 0.5)
    candle = blurred(rect((side - 2.4, 44, 4.8, LEVEL - 43), "#ead8b4", corner=1), 0.7)
    return out + blurred(books, 1.0) + candle + flame + sparks(sheet, 8, 60, (255, 214, 150), 5), (255, 206, 140)


def terrace(sheet: Sheet) -> tuple[str, Colour]:
    """The sea under a summer's sky, leaves that hang in, glitter on the water."""
    dice = sheet.dice
    out = fade("summer", [(0.0, (104, 178, 232), 1.0), (1.0, (236, 246, 244), 1.0)])
    out += rect((0, 0, sheet.width, 40), "url(#summer)")
    defined, fill = graded(38, 24, (72, 160, 196), (138, 206, 214))
    far = blurred(polygon([(-2, 38.5), (sheet.width * 0.3, 33), (sheet.width * 0.52, 38.5)], "#8fb4c4"), 0.6)
    out += far + defined + rect((0, 38, sheet.width, 26), fill)
    glitter, leaves, bright = "", "", sheet.width * sheet.sun
    for _ in range(40):
        glitter += disc((bright + dice.gauss(0, 16), dice.uniform(40, 60)), dice.uniform(0.5, 1.5), "#fffdf0", 0.6)
    for _ in range(15):
        x, y = dice.choice((0, sheet.width)) + dice.gauss(0, 9), dice.uniform(-3, 20)
        leaves += disc((x, y), dice.uniform(3, 6.5), css(dice.choice(LEAVES)), 0.85)
    return out + blurred(glitter, 0.5) + blurred(leaves, 1.6) + glow((bright, 6), 60, WARM, 0.7), WARM
