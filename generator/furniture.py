"""Furniture by rule: a bed, a sofa, a lamp, a plant in its pot."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.lights import glow
from generator.skies import shade
from generator.vector import DARK, Sheet, css, disc, graded, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour

FOOT = 91.0  # where it stands
CLOTHS: tuple[Colour, ...] = ((84, 124, 168), (178, 84, 92), (96, 140, 116), (204, 150, 84), (132, 104, 160))
CREAM: Colour = (250, 244, 230)
OAK: Colour = (150, 98, 60)
IRON: Colour = (64, 66, 78)
GOLD: Colour = (232, 184, 74)
LAMPLIGHT: Colour = (255, 210, 128)


def block(box: tuple[float, float, float, float], tone: Colour, corner: float = 0.8) -> str:
    """A rounded box, lighter above, with a shine along its upper edge."""
    left, top, wide, high = box
    defined, fill = graded(top, high, mix(tone, (255, 246, 226), 0.2), mix(tone, (40, 20, 40), 0.24))
    shine = line([(left + corner + 0.6, top + 0.7), (left + wide - corner - 0.6, top + 0.7)], "#ffffff", 0.5, 0.35)
    return defined + rect(box, fill, 1, corner) + shine


def lamp(sheet: Sheet, x: float, foot: float, tall: float) -> str:
    """A lamp with a shade, lit when it is dark."""
    lit = sheet.time in DARK
    top = foot - tall
    out = rect((x - 0.5, top, 1, tall), css(shade(sheet, IRON))) + oval((x, foot), (2.8, 0.7), css(shade(sheet, IRON)))
    cone = [(x - 2.6, top - 5), (x + 2.6, top - 5), (x + 4.6, top + 1.6), (x - 4.6, top + 1.6)]
    out += polygon(cone, css(mix(shade(sheet, CREAM), LAMPLIGHT, 0.75 if lit else 0.2)))
    return out + (glow((x, top), 26, LAMPLIGHT, 0.6) if lit else "")


def bed(sheet: Sheet, x: float) -> str:
    """A bed under a quilt, with pillows, a night table and a lamp."""
    dice, wood = sheet.dice, shade(sheet, OAK)
    cloth = shade(sheet, dice.choice(CLOTHS))
    out = block((x + 27, FOOT - 14, 11, 14), wood) + disc((x + 32.5, FOOT - 9), 0.7, css(shade(sheet, GOLD)))
    out += lamp(sheet, x + 32.5, FOOT - 14, 7)
    out += block((x - 26, FOOT - 34, 50, 28), wood, 4.0) + block(
        (x - 22.5, FOOT - 31, 43, 18), mix(wood, (40, 20, 20), 0.2), 3
    )
    out += block((x - 24, FOOT - 17, 46, 8), shade(sheet, CREAM), 2)
    for dx in (-20, 1):
        out += block((x + dx, FOOT - 24, 18, 9), shade(sheet, (255, 252, 246)), 3.4)
    out += block((x - 25, FOOT - 15, 48, 13), cloth, 2.4)
    for k in range(8):
        for row in range(2):
            patch = mix(cloth, (255, 246, 226) if (k + row) % 2 else (40, 24, 60), 0.26)
            out += rect((x - 23.6 + 5.8 * k, FOOT - 13.6 + 5.4 * row, 5.0, 4.7), css(patch), 0.9, 0.6)
    out += block((x - 25, FOOT - 17, 48, 4.4), shade(sheet, (255, 252, 246)), 2)
    return out + "".join(
        rect((x + dx, FOOT - 3, 3, 3.4), css(mix(wood, (40, 20, 20), 0.4)), 1, 0.6) for dx in (-25, 20)
    )


def sofa(sheet: Sheet, x: float) -> str:
    """A sofa with cushions between a lamp and a plant, a low table before it."""
    dice = sheet.dice
    cloth, wood = shade(sheet, dice.choice(CLOTHS)), shade(sheet, OAK)
    out = plant(sheet, x - 35) + lamp(sheet, x + 35, FOOT, 32)
    out += block((x - 26, FOOT - 27, 52, 20), cloth, 4) + line(
        [(x, FOOT - 26), (x, FOOT - 12)], css(mix(cloth, (20, 10, 40), 0.4)), 0.4
    )
    out += block((x - 24, FOOT - 13, 24, 8), mix(cloth, (255, 255, 255), 0.1), 2) + block(
        (x, FOOT - 13, 24, 8), mix(cloth, (255, 255, 255), 0.1), 2
    )
    for side in (-1, 1):
        out += block((x + side * 26 - 4, FOOT - 20, 8, 17), mix(cloth, (20, 10, 40), 0.06), 3)
        tone = shade(sheet, dice.choice((*CLOTHS, CREAM)))
        left = x + side * 15 - 5
        turn = f"rotate({side * 9} {left + 5:.1f} {FOOT - 17:.1f})"
        out += f'<g transform="{turn}">{block((left, FOOT - 22, 10, 9.4), tone, 2)}</g>'
    out += rect((x - 25, FOOT - 6, 50, 3.4), css(mix(cloth, (20, 10, 40), 0.4)), 1, 1)
    out += "".join(rect((x + dx, FOOT - 3, 2.4, 3.6), css(wood)) for dx in (-24, 21.6))
    out += oval((x, FOOT + 3.4), (13, 2.4), css(mix(wood, (255, 236, 200), 0.25))) + oval(
        (x, FOOT + 2.9), (12.4, 2.0), css(mix(wood, (255, 236, 200), 0.42))
    )
    return out + block((x - 2, FOOT - 1.2, 4.4, 4), shade(sheet, CREAM), 1)


def plant(sheet: Sheet, x: float) -> str:
    """A tall plant in a pot."""
    dice, out = sheet.dice, ""
    for k in range(9):
        lean, tall = (k - 4) * 2.2 + dice.uniform(-0.6, 0.6), dice.uniform(15, 24) - abs(k - 4) * 1.6
        leaf = shade(sheet, mix((58, 124, 78), (150, 186, 96), dice.random() * 0.5))
        tip = x + lean, FOOT - 8 - tall
        out += polygon(
            [
                (x - 0.5, FOOT - 8),
                (x + lean * 0.5 - 2.2, FOOT - 8 - tall * 0.6),
                tip,
                (x + lean * 0.5 + 2.2, FOOT - 8 - tall * 0.55),
            ],
            css(leaf),
        )
    pot = [(x - 4.6, FOOT - 9), (x + 4.6, FOOT - 9), (x + 3.4, FOOT), (x - 3.4, FOOT)]
    return (
        out
        + polygon(pot, css(shade(sheet, (196, 112, 80))))
        + rect((x - 5, FOOT - 9.8, 10, 2), css(shade(sheet, (206, 126, 94))))
    )
