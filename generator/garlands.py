"""What hangs over a feast, by rule: strings of lights, flags on lines, paper lanterns, balloons."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.lights import glow
from generator.skies import shade
from generator.vector import DARK, Sheet, css, disc, line, mix, oval, polygon

if TYPE_CHECKING:
    from generator.vector import Colour, Point

GAY: tuple[Colour, ...] = ((232, 66, 78), (250, 196, 70), (60, 156, 214), (96, 190, 124), (244, 132, 176))
BULBS: tuple[Colour, ...] = ((255, 224, 138), (255, 170, 150), (170, 226, 255), (255, 240, 200))


def strings(sheet: Sheet, high: float = 6.0, low: float = 34.0) -> str:
    """Lines that sag from beyond the upper edge: by day flags hang from them, in the dark bulbs glow."""
    dice, out, width = sheet.dice, "", sheet.width
    for k in range(3):
        side, start = (1, -1)[k % 2], high + 9 * k
        ends = (width * (0.5 - 0.56 * side), start), (width * (0.5 + 0.56 * side), dice.uniform(high, low) - 8)
        out += garland(sheet, ends, dice.uniform(8, 13))
    return out


def garland(sheet: Sheet, ends: tuple[Point, Point], sag: float) -> str:
    """One line from end to end."""
    ((x, y), (far, low)), cord = ends, css(shade(sheet, (70, 60, 80)))
    count = max(8, round(abs(far - x) / 5))
    points = [
        (x + (far - x) * t, y + (low - y) * t + sag * 4 * t * (1 - t)) for t in (k / count for k in range(count + 1))
    ]
    out = line(points, cord, 0.25)
    for k, (at, up) in enumerate(points[:-1]):
        if sheet.time in DARK:
            bulb = BULBS[k % len(BULBS)]
            out += glow((at, up + 0.9), 4.2, bulb, 0.7) + disc(
                (at, up + 0.9), 0.75, css(mix(bulb, (255, 255, 255), 0.5))
            )
            continue
        next_at, next_up = points[k + 1]
        tone = css(shade(sheet, GAY[k % len(GAY)]))
        out += polygon([(at, up), (next_at, next_up), ((at + next_at) / 2, (up + next_up) / 2 + 4.2)], tone, 0.96)
    return out


def balloons(sheet: Sheet) -> str:
    """A bunch of balloons that somebody let go of."""
    dice, out = sheet.dice, ""
    x, y = sheet.width * dice.uniform(0.3, 0.7), dice.uniform(22, 34)
    knot = x + dice.uniform(-1, 1), y + 17
    for k in range(7):
        turn = math.tau * k / 7
        at = x + 4.4 * math.cos(turn) * dice.uniform(0.6, 1.1), y + 4 * math.sin(turn) * dice.uniform(0.6, 1.1)
        tone = shade(sheet, GAY[k % len(GAY)])
        out += line([at, knot], css(shade(sheet, (250, 246, 236))), 0.15, 0.8)
        out += oval(at, (2.3, 2.8), css(tone)) + oval((at[0] - 0.7, at[1] - 1), (0.6, 0.9), "#ffffff", 0.55)
        out += polygon([(at[0] - 0.5, at[1] + 3.3), (at[0] + 0.5, at[1] + 3.3), (at[0], at[1] + 2.5)], css(tone))
    return out


def lantern(sheet: Sheet, at: Point, size: float) -> str:
    """A lantern of coloured glass on its chain."""
    (x, y), dice, lit = at, sheet.dice, sheet.time in DARK
    brass, glass = css(shade(sheet, (190, 140, 70))), dice.choice(GAY)
    tone = css(mix(glass, (255, 240, 190), 0.35) if lit else shade(sheet, glass))
    out = line([(x, -2), (x, y - 1.6 * size)], css(shade(sheet, (90, 70, 60))), 0.2)
    out += glow(at, 5 * size, mix(glass, (255, 220, 150), 0.5), 0.7) if lit else ""
    body = [(x - 0.5 * size, y - size), (x + 0.5 * size, y - size), (x + size, y), (x + 0.4 * size, y + 1.2 * size)]
    out += polygon([*body, (x - 0.4 * size, y + 1.2 * size), (x - size, y)], tone)
    out += line([(x - size, y), (x + size, y)], brass, 0.16 * size) + line(
        [(x, y - size), (x, y + 1.2 * size)], brass, 0.12 * size
    )
    cap = [(x - 0.7 * size, y - size), (x, y - 1.8 * size), (x + 0.7 * size, y - size)]
    return out + polygon(cap, brass) + disc((x, y + 1.45 * size), 0.25 * size, brass)
