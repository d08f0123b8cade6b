"""Settings far from the ground or from the world: code rain, space, the moon, sky, nothing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import skies
from generator.backdrop import Backdrop
from generator.behind import bokeh
from generator.clouds import heap
from generator.lights import glow
from generator.skies import shade
from generator.vector import HEIGHT, Sheet, blurred, css, fade, mix, rect

if TYPE_CHECKING:
    from generator.vector import Colour


DEEP: tuple[Colour, ...] = ((112, 146, 190), (178, 122, 134), (98, 152, 146), (142, 122, 178))
GLYPH = 4  # room for one
GLYPHS = (
    "M0 0h2v.6H0zM.7 0h.6v3H.7z",
    "M0 0h.6v3H0zM1.4 0h.6v3h-.6zM0 1.2h2v.6H0z",
    "M0 0h2v.6H.6v.8H2v1.6H0v-.6h1.4V2H0z",
    "M.7 0h.6v3H.7zM0 1.2h2v.6H0z",
    "M0 0h2v3H0zM.6.6v1.8h.8V.6z",
    "M0 2.4h2V3H0zM0 0h2v.6H0zM0 1.2h1.4v.6H0z",
    "M0 0h2v.6L.8 3H.1l1-2.4H0z",
    "M.2 0h.6v1.4L2 3h-.8L.2 1.8z",
)
PLANETS: tuple[Colour, ...] = ((84, 156, 226), (232, 150, 92), (168, 126, 220), (112, 200, 170), (226, 110, 120))


def code(sheet: Sheet) -> Backdrop:
    """Falling green signs in three depths, bright at their lower ends, with a light behind them."""
    behind = fade("deep", [(0, (0, 10, 8), 1), (0.6, (0, 30, 18), 1), (1, (0, 16, 10), 1)]) + rect(
        (0, 0, sheet.width, 101), "url(#deep)"
    )
    behind += glow((sheet.width / 2, 52), 60, (20, 190, 96), 0.5)
    behind += "<defs>" + "".join(f'<path id="g{k}" d="{d}"/>' for k, d in enumerate(GLYPHS)) + "</defs>"
    behind += f'<g opacity=".5">{rain(sheet, 2.6, 0.72, 8)}</g>'
    near = rain(sheet, 4.6, 1.35, 14)
    return Backdrop(behind=behind + blurred(near, 0.8) + near, horizon=70, floor=94, surface="none")


def rain(sheet: Sheet, apart: float, size: float, most: int) -> str:
    """Columns of signs, `apart` from each other."""
    dice, out = sheet.dice, ""
    for column in range(int(sheet.width / apart) + 1):
        for _ in range(2):
            foot, length = dice.uniform(0, 130), dice.randrange(most // 2, most)
            for k in range(length):
                y = foot - 3.5 * size * k
                if 0 < y + GLYPH < HEIGHT + GLYPH:
                    fill = "#eafff0" if k == 0 else css(mix((90, 255, 140), (0, 84, 42), k / length))
                    where = f"translate({column * apart + 0.4:.1f} {y:.1f}) scale({size})"
                    out += f'<use href="#g{dice.randrange(len(GLYPHS))}" transform="{where}" fill="{fill}"/>'
    return out


def sky(sheet: Sheet) -> Backdrop:
    """Nothing but sky: towers of cloud at the sides, a floor of cloud below."""
    behind, dice = skies.sky(sheet, 104), sheet.dice
    for side in (0.0, 1.0):
        for k in range(3):
            where = sheet.width * (side + (0.14 - 0.05 * k) * (1 - 2 * side) * dice.uniform(-0.6, 1)), 92 - 13 * k
            behind += heap(sheet, where, dice.uniform(9, 13) * (1 - 0.2 * k))
    for row in range(2):
        behind += "".join(
            heap(sheet, (sheet.width * (k + dice.random()) / 5, 93 + 7 * row), dice.uniform(8, 12)) for k in range(5)
        )
    return Backdrop(behind=behind, horizon=80, floor=88, surface="air")


def plain(sheet: Sheet) -> Backdrop:
    """A soft wall and floor without an edge, as in a studio, with light from above."""
    tone: Colour = sheet.tint or sheet.dice.choice(
        DEEP
        if sheet.pale
        else ((206, 226, 244), (250, 222, 200), (212, 234, 212), (234, 214, 240), (252, 236, 192), (196, 230, 228))
    )
    tone = shade(sheet, tone)
    steps = [
        (0.0, mix(tone, (255, 255, 255), 0.2), 1.0),
        (0.64, tone, 1.0),
        (0.76, mix(tone, (90, 90, 130), 0.18), 1.0),
        (1.0, mix(tone, (255, 255, 255), 0.3), 1.0),
    ]
    behind = fade("back", steps) + rect((0, 0, sheet.width, 101), "url(#back)")
    lights = tuple(mix(tone, light, 0.5) for light in ((255, 255, 255), (255, 214, 150), (190, 220, 255)))
    behind += bokeh(sheet, lights, 12, 0.3)
    return Backdrop(behind=behind + glow((sheet.width * sheet.sun, 30), 60, (255, 255, 255), 0.6), horizon=74, floor=86)
