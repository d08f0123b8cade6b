"""What stands on a farm, by rule: the barn, its silo, a wheel that pumps by the wind."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.lights import glow
from generator.rooftops import WHITE, snowy
from generator.skies import colours, shade
from generator.vector import DARK, Sheet, blurred, css, disc, graded, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour, Point

PAINTS: tuple[Colour, ...] = ((196, 54, 48), (178, 62, 54), (206, 74, 52))


def barn(sheet: Sheet, foot: Point, size: tuple[float, float]) -> str:
    """A red barn seen from its gable: a bent roof, boards, white trims, the great door with its crosses, a hayloft."""
    (x, y), (wide, high) = foot, size
    half, eave = 0.5 * wide, 0.5 * high
    paint, white = shade(sheet, sheet.tint or sheet.dice.choice(PAINTS)), shade(sheet, (252, 248, 240))
    roof = shade(sheet, WHITE if snowy(sheet) else (96, 88, 98))
    deep = shade(sheet, (50, 20, 50))
    way = 1 if sheet.shines > x / sheet.width else -1  # it goes back on the side away from the light
    near = [(x - way * half, y), (x - way * half, y - eave), (x - way * 0.7 * half, y - 0.8 * high), (x, y - high)]
    far = [(a - way * 0.34 * wide, b - 0.07 * high) for a, b in near]
    front = near + [(2 * x - a, b) for a, b in reversed(near[:-1])]
    out = blurred(oval((x, y + 0.6), (0.72 * wide, 1.6), css(deep), 0.35), 0.6)
    for k, tone in enumerate((mix(paint, deep, 0.42), mix(roof, deep, 0.16), mix(roof, (255, 255, 255), 0.12))):
        out += polygon([near[k], near[k + 1], far[k + 1], far[k]], css(tone))
    defined, fill = graded(y - high, high, mix(paint, (255, 220, 190), 0.12), mix(paint, deep, 0.25))
    out += defined + polygon(front, fill)
    for k in range(1, 16):
        across = abs(2 * k / 16 - 1)
        low = across > 0.7  # noqa: PLR2004 - under the lower slope of the roof
        top = eave + (0.8 * high - eave) * (1 - across) / 0.3 if low else high * (1 - 0.2 * across / 0.7)
        at = x - half + wide * k / 16
        out += line([(at, y), (at, y - top + 0.5)], css(mix(paint, deep, 0.4)), 0.22, 0.7)
    out += line(front[1:-1], css(roof), 1.7) + line([(a, b + 1.1) for a, b in front[1:-1]], css(white), 0.6)
    return out + doors(sheet, foot, size, (paint, white))


def doors(sheet: Sheet, foot: Point, size: tuple[float, float], tones: tuple[Colour, Colour]) -> str:
    """The great door, the hatch of the loft with hay in it, and two windows."""
    (x, y), (wide, high), (paint, white) = foot, size, tones
    trim, lit = css(white), sheet.time in DARK
    w, h = 0.2 * wide, 0.4 * high
    out = rect((x - w, y - h, 2 * w, h), css(mix(paint, shade(sheet, (60, 16, 40)), 0.2)))
    for left in (x - w, x):
        box = [(left, y), (left, y - h), (left + w, y - h), (left + w, y), (left, y)]
        out += line(box, trim, 0.7) + line([box[0], box[2]], trim, 0.6) + line([box[1], box[3]], trim, 0.6)
    loft = y - 0.76 * high
    out += rect(
        (x - 0.09 * wide, loft, 0.18 * wide, 0.17 * high), "#ffd888" if lit else css(shade(sheet, (66, 40, 44)))
    )
    for k in range(7):
        out += disc((x + (k - 3) * 0.026 * wide, loft + 0.16 * high), 0.022 * wide, css(shade(sheet, (236, 194, 92))))
    edge = [
        (x - 0.09 * wide, loft),
        (x + 0.09 * wide, loft),
        (x + 0.09 * wide, loft + 0.17 * high),
        (x - 0.09 * wide, loft + 0.17 * high),
    ]
    out += line([*edge, edge[0]], trim, 0.6)
    for s in (-1, 1):
        at = x + s * 0.36 * wide, y - 0.3 * high
        out += glow(at, 0.2 * wide, (255, 206, 110), 0.6) if lit else ""
        out += rect((at[0] - 0.05 * wide, at[1] - 0.06 * high, 0.1 * wide, 0.12 * high), trim)
        out += rect(
            (at[0] - 0.037 * wide, at[1] - 0.045 * high, 0.074 * wide, 0.09 * high),
            "#ffd888" if lit else css(shade(sheet, (110, 150, 180))),
        )
    return out


def silo(sheet: Sheet, foot: Point, size: tuple[float, float]) -> str:
    """A round tower with bands and a dome."""
    (x, y), (wide, high) = foot, size
    steel, half = shade(sheet, (206, 212, 218)), 0.5 * wide
    dark = mix(steel, shade(sheet, (50, 54, 90)), 0.5)
    bright = -1 if sheet.shines < x / sheet.width else 1
    out = rect((x - half, y - high, wide, high), css(steel))
    out += rect((x - half if bright > 0 else x, y - high, half, high), css(dark), 0.35)
    out += rect((x + bright * 0.28 * half, y - high, 0.3 * half, high), "#ffffff", 0.35)
    for k in range(1, 8):
        out += line([(x - half, y - high * k / 8), (x + half, y - high * k / 8)], css(dark), 0.25, 0.7)
    dome = [
        (x + half * math.cos(a), y - high - 0.8 * half * math.sin(a)) for a in (math.pi * k / 10 for k in range(11))
    ]
    cap = shade(sheet, WHITE if snowy(sheet) else (186, 66, 58))
    out += polygon(dome, css(cap)) + polygon(dome[:6] if bright < 0 else dome[5:], css(mix(cap, dark, 0.3)), 0.35)
    return out + disc((x, y - high - 0.82 * half), 0.1 * wide, css(dark))


def windpump(sheet: Sheet, foot: Point, tall: float) -> str:
    """A lattice tower with a wheel of blades and its vane."""
    (x, y), iron = foot, css(mix(shade(sheet, (96, 92, 104)), colours(sheet)[2], 0.2))
    blade = css(mix(shade(sheet, (226, 228, 232)), colours(sheet)[2], 0.15))
    out, hub, turn = "", (x, y - tall), sheet.dice.uniform(0, 0.6)
    for s in (-1, 1):
        out += line([(x + s * 0.13 * tall, y), hub], iron, 0.5)
    for k in range(5):
        low, up = (0.13 * tall * (1 - j / 5) for j in (k, k + 1))
        out += line([(x - low, y - tall * k / 5), (x + up, y - tall * (k + 1) / 5)], iron, 0.25)
        out += line([(x + low, y - tall * k / 5), (x - up, y - tall * (k + 1) / 5)], iron, 0.25)
    out += polygon(
        [(x, y - tall), (x + 0.3 * tall, y - 1.06 * tall), (x + 0.3 * tall, y - 0.94 * tall)],
        css(shade(sheet, (196, 64, 56))),
    )
    reach = 0.24 * tall
    for k in range(12):
        a = turn + math.tau * k / 12
        ends = [
            (hub[0] + r * math.cos(a + d), hub[1] + r * math.sin(a + d))
            for r, d in ((0.25 * reach, 0), (reach, -0.1), (reach, 0.24), (0.25 * reach, 0.12))
        ]
        out += polygon(ends, blade)
    return out + disc(hub, 0.16 * reach, iron)
