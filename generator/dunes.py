"""The desert by rule: dunes with a lit and a shaded side."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.lights import glow, mist
from generator.palms import footing, palm
from generator.relief import highway, peaks
from generator.skies import colours, shade, sky
from generator.vector import LAND, Sheet, blurred, css, disc, fade, graded, mix, oval, polygon, rect, relief, ridge

if TYPE_CHECKING:
    from generator.vector import Colour

STEPS = tuple(k / 12 for k in range(13))


def desert(sheet: Sheet) -> Backdrop:
    """Dunes with sharp crests, each with a lit and a shaded side; red rock where Mars was said."""
    red = bool({"mars", "canyon", "wild west"} & sheet.said)
    sand, deep = (
        shade(sheet, c) for c in (((226, 130, 84), (150, 62, 48)) if red else ((246, 206, 128), (206, 130, 70)))
    )
    behind = (
        sky(sheet, 60)
        + (dust(sheet) if "mars" in sheet.said else "")
        + peaks(sheet, 58, 12, mix(mix(sand, deep, 0.6), colours(sheet)[2], 0.45), snow=0.0)
    )
    behind += mist(sheet, 57, 12, colours(sheet)[2], 0.6)
    for k, level in enumerate((56, 64, 75, 87)):
        behind += dune(sheet, level, mix(sand, colours(sheet)[2], 0.3 - 0.1 * k), mix(deep, sand, 0.35 - 0.1 * k), k)
    behind += highway(sheet, 62) if "road" in sheet.said or "highway" in sheet.said else ""
    behind += oasis(sheet) if {"oasis", "a-palm"} & sheet.said else ""
    return Backdrop(behind=behind, horizon=68, floor=91, soft=0.03)


def oasis(sheet: Sheet) -> str:
    """A pool among the dunes, green about its rim, and palms that lean over it."""
    dice, (x, y) = sheet.dice, (sheet.width * 0.5, 79.0)
    half, green = min(0.36 * sheet.width, 40.0), shade(sheet, (122, 160, 84))
    sky_low = mix(shade(sheet, (92, 176, 206)), colours(sheet)[1], 0.3)
    out = blurred(oval((x, y), (half * 1.12, 8.6), css(mix(green, shade(sheet, (226, 190, 120)), 0.35))), 0.5)
    defined, fill = graded(y - 7, 14, mix(sky_low, colours(sheet)[2], 0.5), shade(sheet, (24, 108, 150)))
    out += defined + oval((x, y + 0.4), (half, 7.0), fill)
    for k in range(9):
        at = x + half * dice.uniform(-0.8, 0.8), y - 4 + k
        out += oval(at, (dice.uniform(2, 6), 0.3), css(mix(sky_low, (255, 255, 255), 0.6)), 0.5)
    grass = mix(green, shade(sheet, (20, 70, 40)), 0.25)
    for k in range(30):
        turn = 2 * math.pi * k / 30 + dice.uniform(-0.1, 0.1)
        at = x + half * 1.06 * math.cos(turn), y + 8 * math.sin(turn)
        for lean in (-0.8, 0.0, 0.9):
            tall = dice.uniform(1.6, 3.4)
            out += polygon([(at[0] - 0.3, at[1]), (at[0] + 0.3, at[1]), (at[0] + lean, at[1] - tall)], css(grass))
    side = dice.choice((-1, 1))
    stands = (
        (-0.7 * side, -6.0, 6.0 * side, 34),
        (0.95 * side, -3.0, -7.0 * side, 46),
        (-1.05 * side, 2.0, 9 * side, 52),
    )
    for across, down, lean, tall in stands:
        foot = x + across * half, y + down
        out += palm(sheet, foot, tall, lean) + footing(sheet, foot, tall)
    return out


def dust(sheet: Sheet) -> str:
    """The sky of Mars: rusty haze over all, a small far sun and two moons."""
    top, low = (shade(sheet, c) for c in ((120, 66, 52), (236, 170, 120)))
    out = fade("dust", [(0, top, 1), (0.6, mix(top, low, 0.6), 1), (1, low, 1)]) + rect(
        (0, 0, sheet.width, 62), "url(#dust)"
    )
    x = sheet.width * sheet.sun
    out += glow((x, 30), 24, (255, 236, 210), 0.7) + disc((x, 30), 3.0, "#fff6e6")
    for across, y, radius in ((0.16, 14, 2.6), (0.86, 20, 1.6)):
        out += disc((sheet.width * across, y), radius, css(mix(top, (236, 214, 196), 0.6)))
    return out + LAND


def dune(sheet: Sheet, level: float, lit: Colour, dark: Colour, depth: int) -> str:
    """One row of dunes: backs that rise softly and fall steeply away from the light, their shade winding down."""
    dice, side = sheet.dice, 1 if sheet.sun < 0.5 else -1  # noqa: PLR2004 - the light comes from the left
    out = relief(ridge(sheet, level + 3, 1.5, 30), mix(lit, (255, 248, 214), 0.25), mix(lit, dark, 0.25), 22)
    count = max(1, round((3 - 0.5 * depth) * sheet.width / 100))
    for k in range(count):
        x, tall = sheet.width * (k + dice.uniform(0.1, 0.9)) / count, dice.uniform(4, 8) * (1 + 0.25 * depth)
        half, top, foot = tall * dice.uniform(3.2, 4.4), level + 4 - tall, level + 4 + 0.35 * tall
        name = f"d{depth}{k}"
        back = [(x - side * half * (1 - t), foot - (foot - top) * (1 - math.cos(math.pi * t)) / 2) for t in STEPS]
        lee = [(x + side * 0.8 * half * t, top + (foot - top) * t**1.3 * (1 + 0.12 * math.sin(3 * t))) for t in STEPS]
        bend, inward = dice.uniform(0.05, 0.09) * half, dice.uniform(0.02, 0.2) * half
        spine = [(x + side * (bend * math.sin(5.2 * t) - inward * t), top + (foot - top) * t) for t in STEPS]
        tops = mix(lit, (255, 250, 220), 0.45), mix(lit, dark, 0.12)
        out += fade(f"l{name}", [(0, tops[0], 1), (0.6, tops[1], 1), (1, tops[1], 0)])
        out += fade(name, [(0, mix(dark, lit, 0.2), 1), (0.5, mix(dark, lit, 0.55), 0.8), (1, mix(dark, lit, 0.7), 0)])
        out += polygon([*back, *lee], f"url(#l{name})")
        out += blurred(polygon([*lee, *reversed(spine)], f"url(#{name})"), 0.12)
    return out
