"""Grass, flowers, reeds and ferns by rule: what settings are planted with."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.skies import shade
from generator.vector import Sheet, css, disc, line, mix, polygon

if TYPE_CHECKING:
    from generator.vector import Colour, Point

HEADS: tuple[Colour, ...] = ((252, 226, 92), (255, 255, 255), (244, 128, 168), (236, 78, 80), (178, 140, 240))


def tufts(sheet: Sheet, level: float, colour: Colour, count: int = 26) -> str:
    """Blades of grass in two tones, larger toward the lower edge."""
    dice, out = sheet.dice, ""
    for y in sorted(dice.uniform(level, 100) for _ in range(round(count * sheet.width / 100))):
        x, size = dice.uniform(0, sheet.width), 1.2 + 4.2 * (y - level) / (101 - level)
        tone = css(mix(colour, (255, 246, 150), dice.choice((0, 0, 0.22))))
        for lean in (-0.55, -0.15, 0.3, 0.6):
            tip = (x + lean * size, y - size * (1.25 - abs(lean) * 0.6))
            out += polygon([(x - 0.13 * size + lean * 0.2, y), (x + 0.13 * size + lean * 0.2, y), tip], tone, 0.9)
    return out


def flowers(sheet: Sheet, level: float, count: int = 16, heads: tuple[Colour, ...] = HEADS) -> str:
    """Flowers in the grass, with petals where they are near."""
    dice, out = sheet.dice, ""
    for y in sorted(dice.uniform(level, 101) for _ in range(round(count * sheet.width / 100))):
        x, size = dice.uniform(0, sheet.width), 1.3 + 1.3 * ((y - level) / (101 - level)) ** 1.4
        head, heart = shade(sheet, dice.choice(heads)), css(shade(sheet, (236, 170, 52)))
        out += line([(x, y), (x, y + size * 2.4)], css(shade(sheet, (64, 128, 56))), 0.22 * size)
        petals = (
            (math.cos(k * math.tau / 5) * size * 0.62, math.sin(k * math.tau / 5) * size * 0.55) for k in range(5)
        )
        out += "".join(
            disc((x + dx, y + dy), size * 0.5, css(mix(head, (0, 0, 0), 0.08 * (dy > 0)))) for dx, dy in petals
        )
        out += disc((x, y), size * 0.38, heart)
    return out


def reeds(sheet: Sheet, x: float, level: float, count: int, tall: float) -> str:
    """Reeds with brown heads, in a clump."""
    dice, out = sheet.dice, ""
    for _ in range(count):
        at, high, lean = x + dice.gauss(0, 3), tall * dice.uniform(0.6, 1), dice.uniform(-2, 2)
        tone = css(shade(sheet, mix((74, 120, 60), (170, 170, 90), dice.random() * 0.6)))
        out += line([(at, level), (at + lean * 0.3, level - high * 0.6), (at + lean, level - high)], tone, 0.55)
        if dice.random() < 0.4:  # noqa: PLR2004 - two of five
            out += line(
                [(at + lean * 0.8, level - high * 0.86), (at + lean, level - high)],
                css(shade(sheet, (110, 70, 40))),
                1.5,
            )
    return out


def fern(foot: Point, size: float, colour: Colour) -> str:
    """A fern: arching leaves from one point."""
    out = ""
    for k in range(7):
        angle = math.pi * (1.1 + 0.8 * k / 6)
        tip = (foot[0] + size * math.cos(angle), foot[1] + size * math.sin(angle) * 0.7)
        mid = (foot[0] + size * 0.55 * math.cos(angle), foot[1] + size * 0.75 * math.sin(angle))
        tone = css(mix(colour, (255, 246, 170) if k % 2 else (6, 20, 30), 0.14))
        out += polygon(
            [foot, (mid[0] - 0.09 * size, mid[1] + 0.05 * size), tip, (mid[0] + 0.09 * size, mid[1] - 0.05 * size)],
            tone,
        )
    return out
