"""Landmarks by rule that no drawing shows: the clock tower of London with its palace, a ring of standing stones."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.lights import glow
from generator.skies import colours, shade
from generator.vector import DARK, Sheet, css, disc, graded, line, mix, oval, polygon, rect, ring

if TYPE_CHECKING:
    from generator.vector import Colour

LONDON = frozenset({"london", "clocktower", "westminster"})
SAND: Colour = (214, 180, 128)
SLATE: Colour = (92, 108, 116)
GILT: Colour = (246, 204, 104)
TALL, WIDE = 40.0, 10.0  # of the tower, up to its roof
HENGE = frozenset({"stonehenge"})
GREY: Colour = (158, 154, 150)


def clock_tower(sheet: Sheet, base: float) -> str:
    """The tower with its clock, and the palace that goes away from it to one side."""
    side, lit = (1 if sheet.sun < 0.5 else -1), sheet.time in DARK  # noqa: PLR2004 - from the left
    x = sheet.width * (0.5 - 0.16 * side)
    stone = mix(shade(sheet, SAND), (255, 196, 110) if lit else colours(sheet)[2], 0.35 if lit else 0.1)
    out = glow((x, base - 34), 46, (255, 200, 120), 0.4) if lit else ""
    return (
        out
        + palace(sheet, (x, base), side, stone)
        + shaft(sheet, (x, base), stone)
        + crown(sheet, (x, base - TALL), stone)
    )


def palace(sheet: Sheet, foot: tuple[float, float], side: int, stone: Colour) -> str:
    """A long house with rows of tall windows and a pinnacle at every bay."""
    (x, base), out, dark = foot, "", mix(stone, (40, 30, 60), 0.5)
    pane = "#ffdf94" if sheet.time in DARK else css(mix(dark, colours(sheet)[1], 0.4))
    for k in range(round(0.09 * sheet.width) + 4):
        left = x + side * (4 + 5.2 * k) - (5.2 if side < 0 else 0)
        defined, fill = graded(base - 17, 17, stone, mix(stone, dark, 0.5))
        out += defined + rect((left, base - 17, 5.3, 18), fill)
        out += rect((left + 0.1, base - 21, 0.9, 21), css(mix(stone, dark, 0.35)))
        out += polygon(
            [(left - 0.2, base - 21), (left + 0.55, base - 24), (left + 1.3, base - 21)], css(mix(stone, dark, 0.2))
        )
        for up in (5.4, 12.6):
            out += rect((left + 1.8, base - up - 2.4, 2.4, 5.4), pane, 0.9, 1.1)
    return out


def shaft(sheet: Sheet, foot: tuple[float, float], stone: Colour) -> str:
    """The tower below its clock: ribs of stone, narrow windows, its side away from the light in shade."""
    (x, base), dark = foot, mix(stone, (40, 30, 60), 0.5)
    defined, fill = graded(base - TALL, TALL, mix(stone, (255, 244, 214), 0.2), mix(stone, dark, 0.4))
    out = defined + rect((x - WIDE / 2, base - TALL, WIDE, TALL + 1), fill)
    for k in range(5):
        at = x - WIDE / 2 + WIDE * k / 4
        out += line([(at, base - TALL + 1), (at, base)], css(mix(stone, dark, 0.6)), 0.5, 0.8)
    for k in range(5):
        out += line([(x - WIDE / 2, base - 7 * k), (x + WIDE / 2, base - 7 * k)], css(mix(stone, dark, 0.45)), 0.5, 0.7)
        for across in (-0.375, -0.125, 0.125, 0.375):
            out += rect((x + across * WIDE - 0.45, base - 7 * k - 5.2, 0.9, 3.8), css(dark), 0.7, 0.4)
    left = x if sheet.sun * sheet.width < x else x - WIDE / 2
    return out + rect((left, base - TALL, WIDE / 2, TALL), css(dark), 0.18)


def crown(sheet: Sheet, top: tuple[float, float], stone: Colour) -> str:
    """The clock, the belfry over it, a steep roof with its spire; `top` is where the shaft ends."""
    (x, y), half, dark = top, 0.58 * WIDE, mix(stone, (40, 30, 60), 0.5)
    slate, gilt = shade(sheet, SLATE), css(mix(shade(sheet, GILT), GILT, 0.5))
    out = rect((x - half, y - 2, 2 * half, 13), css(mix(stone, (255, 244, 214), 0.1))) + rect(
        (x - half - 0.6, y - 3, 2 * half + 1.2, 1.4), gilt
    )
    out += rect((x - half - 0.6, y + 10.4, 2 * half + 1.2, 1.2), gilt)
    face = (x, y + 4.4)
    out += glow(face, 11, (255, 240, 190), 0.75) if sheet.time in DARK else ""
    out += disc(face, 4.9, gilt) + disc(face, 4.4, "#fffbe8") + ring(face, (3.8, 3.8), css(dark), 0.25, 0.7)
    for k in range(12):
        turn = math.tau * k / 12
        ends = [(face[0] + r * math.sin(turn), face[1] - r * math.cos(turn)) for r in (3.2, 3.8)]
        out += line(ends, "#2a2a3c", 0.35)
    for turn, reach in ((0.9, 3.3), (5.6, 2.3)):
        out += line([face, (face[0] + reach * math.sin(turn), face[1] - reach * math.cos(turn))], "#1d1d30", 0.6)
    out += rect((x - 0.86 * half, y - 8, 1.72 * half, 5.2), css(mix(stone, dark, 0.15)))
    for k in range(5):
        out += rect((x - 0.72 * half + 0.31 * half * k, y - 7, 0.19 * half, 4), css(dark), 0.8, 0.4)
    roof = [(x - half, y - 8), (x - 0.3 * half, y - 15), (x + 0.3 * half, y - 15), (x + half, y - 8)]
    out += polygon(roof, css(slate)) + rect((x - 0.32 * half, y - 17, 0.64 * half, 2.4), gilt)
    out += polygon(
        [(x - 0.4 * half, y - 17), (x, y - 25), (x + 0.4 * half, y - 17)], css(mix(slate, (20, 20, 40), 0.15))
    )
    return out + line([(x, y - 25), (x, y - 28)], gilt, 0.4) + oval((x, y - 28), (0.5, 0.5), gilt)


def henge(sheet: Sheet, level: float) -> str:
    """A ring of great stones, most of them bearing lintels, one fallen; the far side smaller and paler."""
    out, dice, (x, reach) = "", sheet.dice, (sheet.width / 2, min(36.0, 0.4 * sheet.width))
    stones = sorted(math.tau * (k + 0.5) / 14 for k in range(14))
    places = [(x + reach * math.cos(a), level + 8.5 * math.sin(a), 1 + 0.42 * math.sin(a)) for a in stones]
    tops = [up - 17 * near * dice.uniform(0.92, 1.04) for _, up, near in places]
    for k in sorted(range(14), key=lambda k: places[k][1]):
        (at, foot, near), top = places[k], tops[k]
        grey = mix(shade(sheet, GREY), colours(sheet)[2], 0.34 - 0.22 * near)
        out += oval((at + 2 * near, foot), (5.5 * near, 1.0 * near), css(shade(sheet, (40, 60, 40))), 0.35)
        out += stone(sheet, (at, foot), top, (3.0 * near, grey))
        (to, end, _), after = places[(k + 1) % 14], tops[(k + 1) % 14]
        if k % 7 not in (2, 5) and abs(end - foot) < 6:  # noqa: PLR2004 - not across the ring
            high, thick = min(top, after), 3.6 * near
            beam = [(at - 2, high), (to + 2, high), (to + 2, high - thick), (at - 2, high - thick)]
            out += polygon(beam, css(mix(grey, (255, 244, 220), 0.16)))
            out += line(beam[:2], css(mix(grey, (30, 26, 50), 0.5)), 0.7)
    return out


def stone(sheet: Sheet, foot: tuple[float, float], top: float, cut: tuple[float, Colour]) -> str:
    """One upright stone, weathered, its side away from the light in shade."""
    (x, y), (half, grey), dice = foot, cut, sheet.dice
    left = [(x - half * dice.uniform(0.85, 1.1), y - (y - top) * t) for t in (0, 0.3, 0.62, 0.97)]
    right = [(x + half * dice.uniform(0.85, 1.1), y - (y - top) * t) for t in (1.0, 0.66, 0.3, 0)]
    defined, fill = graded(top, y - top, mix(grey, (255, 246, 224), 0.3), mix(grey, (40, 44, 50), 0.32))
    side = -1 if sheet.shines > 0.5 else 1  # noqa: PLR2004 - the middle
    dark = [
        (x + side * 0.2 * half, top + 1),
        (x + side * half, top + 1),
        (x + side * half, y),
        (x + side * 0.3 * half, y),
    ]
    return defined + polygon([*left, *right], fill) + polygon(dark, css(mix(grey, (26, 24, 50), 0.55)), 0.5)
