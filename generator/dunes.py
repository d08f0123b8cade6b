"""The desert by rule: dunes with a lit and a shaded side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.lights import glow, mist
from generator.relief import highway, peaks
from generator.skies import colours, shade, sky
from generator.vector import LAND, Sheet, css, disc, fade, graded, mix, polygon, rect, relief, ridge

if TYPE_CHECKING:
    from generator.vector import Colour


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
    return Backdrop(behind=behind, horizon=68, floor=91, soft=0.03)


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
    """One row of dunes: sharp backs, each with a lit and a shaded side that wind down from its crest."""
    dice, side = sheet.dice, 1 if sheet.sun < 0.5 else -1  # noqa: PLR2004 - the light comes from the left
    points = ridge(sheet, level + 3, 1.5, 30)
    out = relief(points, mix(lit, (255, 248, 214), 0.25), mix(lit, dark, 0.25), 22)
    count = max(1, round((3 - 0.5 * depth) * sheet.width / 100))
    for k in range(count):
        x, tall = sheet.width * (k + dice.uniform(0.1, 0.9)) / count, dice.uniform(4, 8) * (1 + 0.25 * depth)
        half, top = tall * dice.uniform(3.2, 4.4), level + 4 - tall
        crest = [
            (x, top),
            (x + side * 0.1 * half, top + 0.3 * tall),
            (x - side * 0.06 * half, top + 0.6 * tall),
            (x + side * 0.12 * half, top + 1.1 * tall),
        ]
        defined, fill = graded(top, tall * 1.3, mix(lit, (255, 250, 220), 0.45), mix(lit, dark, 0.12))
        away, near = (x + side * half, top + 1.15 * tall), (x - side * half, top + 1.15 * tall)
        out += defined + polygon([near, (x - side * half * 0.5, top + 0.42 * tall), *crest], fill)
        defined, fill = graded(top, tall * 1.3, dark, mix(dark, lit, 0.65))
        out += defined + polygon([*crest, away, (x + side * half * 0.42, top + 0.46 * tall)], fill)
    return out
