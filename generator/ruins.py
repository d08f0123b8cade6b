"""What lies sunk on the sea's ground, by rule: broken columns, an arch, a stair, weed upon them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.vector import Sheet, css, disc, graded, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour

SUNKEN = frozenset({"ruin", "ruins", "sunken", "atlantis", "temple", "city", "town", "kingdom", "palace"})
MARBLE: Colour = (222, 220, 196)
WEED: Colour = (60, 140, 110)


def ruins(sheet: Sheet, level: float, size: float, tone: Colour, haze: float) -> str:
    """A temple's front of which parts are gone: steps, columns whole and broken, a piece of its roof."""
    dice, middle = sheet.dice, sheet.width * sheet.dice.uniform(0.4, 0.6)
    stone, count, out = mix(MARBLE, tone, haze), 6, ""
    dark, gap = mix(stone, tone, 0.6), 0.21 * size
    for k in range(3):
        half, y = (0.72 - 0.05 * k) * size, level - 0.035 * size * k
        out += rect((middle - half, y - 0.035 * size, 2 * half, 0.04 * size), css(mix(stone, dark, 0.12 * (3 - k))))
    foot, whole = level - 0.1 * size, dice.choice(((0, 1, 2), (3, 4, 5), (1, 2, 3), (0, 1, 2, 3)))
    for k in range(count):
        x = middle + (k - 2.5) * gap
        high = (0.78 if k in whole else dice.uniform(0.16, 0.5)) * size
        out += column(sheet, (x, foot), (0.06 * size, high), (stone, dark), broken=k not in whole)
    left, right = (middle + (k - 2.5) * gap for k in (whole[0], whole[-1]))
    top = foot - 0.78 * size
    beam = [(left - 0.1 * size, top - 0.02 * size), (right + 0.1 * size, top - 0.02 * size)]
    out += polygon(
        [*beam, (right + 0.06 * size, top - 0.12 * size), (left - 0.1 * size, top - 0.12 * size)], css(stone)
    )
    out += line(beam, css(dark), 0.02 * size)
    roof = [(left - 0.12 * size, top - 0.12 * size), (right - 0.02 * size, top - 0.12 * size)]
    peak = (left + right) / 2, top - 0.3 * size
    out += polygon([*roof, (peak[0] + 0.05 * size, peak[1] + 0.05 * size), peak], css(mix(stone, dark, 0.25)))
    for _ in range(9):
        at = middle + dice.uniform(-0.9, 0.9) * size, level + dice.uniform(-0.02, 0.04) * size
        out += oval(at, (dice.uniform(0.04, 0.09) * size, dice.uniform(0.03, 0.05) * size), css(mix(stone, dark, 0.4)))
    return out + weeds(sheet, (middle, level, size), mix(WEED, tone, haze))


def column(
    sheet: Sheet, foot: tuple[float, float], size: tuple[float, float], tones: tuple[Colour, Colour], *, broken: bool
) -> str:
    """A fluted column on its base, with its capital or broken off."""
    (x, y), (half, high), (stone, dark), dice = foot, size, tones, sheet.dice
    top = y - high
    defined, fill = graded(top, high, mix(stone, (255, 255, 240), 0.25), mix(stone, dark, 0.5))
    edge = [(x + half, top + dice.uniform(0, half)), (x + 0.2 * half, top - half), (x - half, top + 0.6 * half)]
    crown = edge if broken else [(x + half, top), (x - half, top)]
    out = defined + polygon([(x - half, y), (x + half, y), *crown], fill)
    for k in (-0.5, 0.0, 0.5):
        out += line([(x + k * half, y), (x + k * half, top + half)], css(dark), 0.16 * half, 0.7)
    out += polygon(
        [(x + 0.3 * half, y), (x + half, y), (x + half, top + half), (x + 0.3 * half, top + half)], css(dark), 0.3
    )
    out += rect((x - 1.35 * half, y - 0.7 * half, 2.7 * half, 0.8 * half), css(stone))
    return out if broken else out + rect((x - 1.4 * half, top - 0.5 * half, 2.8 * half, 0.9 * half), css(stone))


def weeds(sheet: Sheet, place: tuple[float, float, float], tone: Colour) -> str:
    """Weed and growth on the stones."""
    (middle, level, size), dice, out = place, sheet.dice, ""
    for _ in range(26):
        x, up = middle + dice.uniform(-0.62, 0.62) * size, dice.uniform(0, 0.5)
        tall = dice.uniform(0.06, 0.16) * size
        bends = [(x + 0.02 * size * (-1) ** k, level - up * 0.2 * size - tall * k / 4) for k in range(5)]
        out += line(bends, css(mix(tone, (20, 60, 90), 0.4 * dice.random())), 0.018 * size, 0.9)
        out += disc((x, level - up * size), 0.012 * size, css(tone), 0.8)
    return out
