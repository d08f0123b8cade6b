"""Palms by rule: a ringed trunk that leans, a crown of feathered leaves that hang by their weight."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.skies import shade
from generator.vector import Sheet, blob, blurred, css, disc, line, mix, oval, polygon

if TYPE_CHECKING:
    from generator.vector import Colour, Point

FAR = (-0.35, 3.5, 0.2, 2.95, -0.95, 4.1)  # angles of the leaves behind, and of those before them
NEAR = (-0.6, 3.8, -1.25, 4.45, 0.45, 2.7, -0.1, 3.25)
BARBS, FEW = 13, 6  # on each side of a leaf, and of one far off
TALL = 40.0  # from which on a palm is near
RINGS = 13  # on a trunk


def palm(sheet: Sheet, foot: Point, height: float, lean: float, leaf: Colour = (58, 138, 70)) -> str:
    """A palm: its trunk, the leaves behind, its nuts, the leaves before them."""
    top, out = (foot[0] + lean, foot[1] - height), ""
    for k, angle in enumerate((*FAR, *NEAR)):
        near = k >= len(FAR)
        if not near and height < TALL:
            continue
        if k == len(FAR):
            out += stem(sheet, foot, height, lean) + nuts(sheet, top, height)
        tone = mix(shade(sheet, leaf), shade(sheet, (8, 40, 40)), 0.3 if not near else 0.12 * (k % 2))
        reach = height * sheet.dice.uniform(0.4, 0.5) * (1.0 if near else 1.08)
        out += feather(sheet, top, reach, angle + sheet.dice.uniform(-0.12, 0.12), tone)
    return out


def stem(sheet: Sheet, foot: Point, height: float, lean: float) -> str:
    """A trunk that thins out upward and is broad at its foot, with rings and a lit side."""
    (x, y), bark = foot, shade(sheet, (158, 116, 78))
    side = 1 if sheet.sun * sheet.width > x else -1
    steps = [k / RINGS for k in range(RINGS + 1)]
    spine = [(x + lean * t**1.8, y - height * t) for t in steps]
    halves = [height * (0.022 + 0.014 * (1 - t) + 0.03 * (1 - t) ** 9) for t in steps]
    left = [(at - half, up) for (at, up), half in zip(spine, halves, strict=True)]
    right = [(at + half, up) for (at, up), half in zip(spine, halves, strict=True)]
    out = polygon([*left, *reversed(right)], css(bark))
    shady, lit = (left, right) if side > 0 else (right, left)
    dark = css(mix(bark, shade(sheet, (40, 22, 34)), 0.55))
    out += polygon([*shady, *reversed(spine)], dark, 0.5)
    out += line([(at - 0.2 * side * half, up) for (at, up), half in zip(lit, halves, strict=True)],
                css(mix(bark, (255, 240, 200), 0.45)), 0.008 * height, 0.7)  # fmt: skip
    for (at, up), half in list(zip(spine, halves, strict=True))[1:] if height > TALL else ():
        bow = [(at - half, up), (at, up + 0.5 * half), (at + half, up)]
        out += line(bow, dark, 0.006 * height, 0.6)
    return out


def nuts(sheet: Sheet, top: Point, height: float) -> str:
    """Coconuts under the crown."""
    tone, size = shade(sheet, (116, 76, 46)), 0.026 * height
    out = ""
    for dx, dy in ((-1.1, 0.7), (1.0, 0.9), (0.0, 1.5)):
        where = top[0] + dx * size, top[1] + dy * size
        out += disc(where, size, css(tone)) + disc(
            (where[0] - 0.25 * size, where[1] - 0.3 * size), 0.4 * size, css(mix(tone, (255, 236, 200), 0.35))
        )
    return out


def feather(sheet: Sheet, top: Point, reach: float, angle: float, tone: Colour) -> str:
    """One leaf: out at an angle, then down by its weight, with barbs on both sides that point to its tip."""
    barbs = BARBS if reach > 0.4 * TALL else FEW
    spine = [
        (top[0] + reach * t * math.cos(angle), top[1] + reach * (0.82 * t * math.sin(angle) + 0.62 * t**2.1))
        for t in (k / barbs for k in range(barbs + 1))
    ]
    sides: list[list[Point]] = [[], []]
    for k in range(barbs):
        (x, y), (far_x, far_y), t = spine[k], spine[k + 1], (k + 0.5) / barbs
        step = math.hypot(far_x - x, far_y - y) or 1.0
        along = (far_x - x) / step, (far_y - y) / step
        long = reach * 0.27 * math.sin(math.pi * (0.12 + 0.86 * t)) * sheet.dice.uniform(0.85, 1.1)
        for way, edge in zip((-1, 1), sides, strict=True):
            across = -along[1] * way, along[0] * way
            tip = x + long * (0.62 * along[0] + 0.72 * across[0]), y + long * (0.62 * along[1] + 0.72 * across[1])
            notch = far_x + 0.16 * long * across[0], far_y + 0.16 * long * across[1]
            edge += [(tip[0], tip[1] + 0.22 * long), notch]
    under, over = sides
    body = polygon([spine[0], *over, spine[-1], *reversed(under)], css(tone))
    if barbs == FEW:
        return body
    light = polygon([spine[0], *(over if math.cos(angle) < 0 else under), spine[-1], *reversed(spine)], "#fff6a0", 0.14)
    return body + light + line(spine, css(mix(tone, (255, 246, 170), 0.4)), 0.012 * reach, 0.8)


def footing(sheet: Sheet, foot: Point, height: float) -> str:
    """A little heap of sand about the foot of a palm, with grass in it, and the shade of its crown."""
    (x, y), sand, wide = foot, shade(sheet, (244, 216, 158)), 0.13 * height
    away = 1 if sheet.shines < 0.5 else -1  # noqa: PLR2004 - from the left
    shadow = oval((x + away * 0.2 * height, y + 0.02 * height), (0.3 * height, 0.028 * height), "#5a4a6a", 0.3)
    heap = blob((x, y + 0.01 * height), wide, sheet.dice, css(mix(sand, shade(sheet, (170, 126, 86)), 0.25)), 0.2)
    out = blurred(shadow, 0.9) + blurred(heap, 0.4)
    for k in range(9):
        at, tall = x + wide * (k / 4 - 1) * 0.7, height * sheet.dice.uniform(0.03, 0.07)
        lean = (k / 4 - 1) * tall * 0.6
        tone = css(mix(shade(sheet, (96, 150, 76)), (255, 246, 170), 0.3 * sheet.dice.random()))
        out += polygon([(at - 0.3, y + 0.6), (at + 0.3, y + 0.6), (at + lean, y - tall)], tone)
    return out
