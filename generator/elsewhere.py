"""Settings far from the ground or from the world: code rain, space, the moon, under water, sky, a cave, nothing."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator import skies
from generator.backdrop import Backdrop
from generator.skies import cloud, colours, shade
from generator.vector import HEIGHT, Sheet, css, disc, fade, land, line, mix, oval, polygon, rect, ridge
from generator.weathers import stars

if TYPE_CHECKING:
    from generator.vector import Colour


GLYPH = 4  # room for one
GLYPHS = (
    "M0 0h2v.6H0zM.7 0h.6v3H.7z",
    "M0 0h.6v3H0zM1.4 0h.6v3h-.6zM0 1.2h2v.6H0z",
    "M0 0h2v.6H.6v.8H2v1.6H0v-.6h1.4V2H0z",
    "M.7 0h.6v3H.7zM0 1.2h2v.6H0z",
    "M0 0h2v3H0zM.6.6v1.8h.8V.6z",
    "M0 2.4h2V3H0zM0 0h2v.6H0zM0 1.2h1.4v.6H0z",
)


def code(sheet: Sheet) -> Backdrop:
    """Columns of falling green signs on black, bright at their lower end."""
    dice = sheet.dice
    behind = fade("deep", [(0, (2, 14, 8), 1), (1, (0, 34, 18), 1)]) + rect((0, 0, sheet.width, 101), "url(#deep)")
    behind += "<defs>" + "".join(f'<path id="g{k}" d="{d}"/>' for k, d in enumerate(GLYPHS)) + "</defs>"
    for column in range(int(sheet.width // GLYPH) + 1):
        foot, length = dice.uniform(10, 120), dice.randrange(9, 24)
        for k in range(length):
            y = foot - 4.2 * k
            if 0 < y + GLYPH < HEIGHT + GLYPH:
                fill = "#d8ffe0" if k == 0 else css(mix((60, 255, 120), (0, 70, 34), k / length))
                where = f"translate({column * GLYPH + 0.8:.1f} {y:.1f})"
                behind += f'<use href="#g{dice.randrange(len(GLYPHS))}" transform="{where}" fill="{fill}"/>'
    return Backdrop(behind=behind, horizon=70, floor=94, surface="none")


def space(sheet: Sheet) -> Backdrop:
    """Stars, a veil of light, the curve of a planet."""
    dice = sheet.dice
    behind = fade("deep", [(0, (8, 8, 30), 1), (0.6, (26, 18, 62), 1), (1, (50, 26, 84), 1)]) + rect(
        (0, 0, sheet.width, 101), "url(#deep)"
    )
    for k, colour in enumerate(((150, 80, 200), (60, 120, 220), (220, 90, 150))):
        behind += fade(f"veil{k}", [(0, colour, 0.42), (1, colour, 0)], radial=True)
        behind += oval(
            (dice.uniform(0, sheet.width), dice.uniform(10, 80)),
            (dice.uniform(28, 48), dice.uniform(16, 28)),
            f"url(#veil{k})",
        )
    behind += stars(sheet, 104, 130)
    tone = dice.choice(((84, 150, 220), (222, 140, 92), (150, 120, 210)))
    x, radius = sheet.width * dice.choice((0.1, 0.9)), dice.uniform(15, 24)
    behind += fade("globe", [(0, mix(tone, (255, 255, 255), 0.3), 1), (1, mix(tone, (10, 10, 40), 0.6), 1)])
    return Backdrop(
        behind=behind + disc((x, 100 - radius * 0.2), radius, "url(#globe)"), horizon=60, floor=82, surface="none"
    )


def moon(sheet: Sheet) -> Backdrop:
    """Grey ground with craters under black sky, the earth above."""
    behind = rect((0, 0, sheet.width, 101), "#0b0c22") + stars(sheet, 70, 90)
    x = sheet.width * sheet.dice.choice((0.2, 0.8))
    behind += (
        disc((x, 20), 9, "#3b86d8") + oval((x - 3, 18), (4, 3), "#58b468") + oval((x + 3, 23), (3.4, 2), "#58b468")
    )
    behind += (
        oval((x, 15), (5, 1), "#ffffff", 0.8)
        + land(ridge(sheet, 66, 2, 30), "#9a9ca8")
        + land(ridge(sheet, 76, 2, 34), "#b6b8c2")
    )
    for _ in range(9):
        where, half = (sheet.dice.uniform(0, sheet.width), sheet.dice.uniform(72, 98)), sheet.dice.uniform(2, 6)
        behind += oval(where, (half, half * 0.34), "#8d8f9c") + oval(
            (where[0], where[1] + half * 0.09), (half * 0.86, half * 0.24), "#a3a5b0"
        )
    return Backdrop(behind=behind, horizon=70, floor=91)


def underwater(sheet: Sheet) -> Backdrop:
    """Rays from above, a sandy floor, weeds, coral and bubbles."""
    dice = sheet.dice
    near = mix((8, 60, 120), (4, 14, 48), 0.6 if sheet.time == "night" else 0.0)
    behind = fade("deep", [(0, mix((96, 206, 232), near, 0.1), 1), (0.55, (28, 128, 190), 1), (1, near, 1)]) + rect(
        (0, 0, sheet.width, 101), "url(#deep)"
    )
    for _ in range(5):
        x, wide = dice.uniform(0, sheet.width), dice.uniform(3, 9)
        behind += polygon([(x, -1), (x + wide, -1), (x + wide * 2.6 - 14, 80), (x - 14, 80)], "#d8f6ff", 0.13)
    behind += land(ridge(sheet, 84, 2), css(mix((214, 190, 130), near, 0.42))) + land(
        ridge(sheet, 91, 2), css(mix((228, 204, 146), near, 0.26))
    )
    for k in range(round(9 * sheet.width / 100)):
        x = sheet.width * (k + dice.random()) / 9
        behind += weed(sheet, x, dice.uniform(12, 28) if abs(x / sheet.width - 0.5) > 0.25 else 7)  # noqa: PLR2004 - low in the middle
    bubbles = (
        disc((dice.uniform(0, sheet.width), dice.uniform(8, 84)), dice.uniform(0.4, 1.2), "#e6fbff", 0.5)
        for _ in range(22)
    )
    return Backdrop(behind=behind + "".join(bubbles), horizon=84, floor=93, surface="none")


def weed(sheet: Sheet, x: float, tall: float) -> str:
    """A waving weed or a branch of coral."""
    colour = sheet.dice.choice(("#2f9a6a", "#1f7f62", "#e0607c", "#f08a4c", "#8a5ac0"))
    phase = sheet.dice.uniform(0, 6)
    points = [(x + 1.6 * math.sin(phase + k * 0.9), 96 - tall * k / 8) for k in range(9)]
    if colour in ("#2f9a6a", "#1f7f62"):
        return line(points, colour, 1.7, 0.9)
    arms = "".join(
        line([(x, 97 - tall * t), (x + s * tall * 0.3, 97 - tall * (t + 0.34))], colour, 1.6)
        for t, s in ((0.15, -1), (0.25, 1), (0.4, -1))
    )
    return line([(x, 97), (x, 97 - tall * 0.8)], colour, 1.9) + arms


def sky(sheet: Sheet) -> Backdrop:
    """Nothing but sky, banks of cloud below."""
    behind, dice = skies.sky(sheet, 104), sheet.dice
    fill = css(mix((255, 255, 255), colours(sheet)[1], 0.55 if sheet.time == "night" else 0.12))
    low = "".join(
        cloud((sheet.width * (k + dice.random()) / 5, dice.uniform(86, 100)), dice.uniform(8, 13), fill, 0.95)
        for k in range(5)
    )
    return Backdrop(behind=behind + low, horizon=80, floor=88, surface="air")


def cave(sheet: Sheet) -> Backdrop:
    """Dark rock with a lighter opening."""
    behind = rect((0, 0, sheet.width, 101), "#2a2430") + fade(
        "mouth", [(0, (250, 214, 150), 0.95), (0.5, (160, 110, 90), 0.7), (1, (42, 36, 48), 0)], radial=True
    )
    behind += oval((sheet.width / 2, 46), (sheet.width * 0.42, 46), "url(#mouth)") + land(
        ridge(sheet, 76, 2), "#4a3f48"
    )
    for k in range(12):
        x, size = sheet.width * (k + sheet.dice.random()) / 12, sheet.dice.uniform(6, 20)
        behind += polygon([(x - size * 0.26, -1), (x, size), (x + size * 0.26, -1)], "#3a323e")
    return Backdrop(behind=behind, horizon=78, floor=91)


def plain(sheet: Sheet) -> Backdrop:
    """A soft wall and floor without an edge, as in a studio."""
    tone: Colour = sheet.tint or sheet.dice.choice(
        ((226, 236, 246), (248, 232, 216), (228, 240, 228), (240, 228, 240), (250, 240, 214))
    )
    tone = shade(sheet, tone)
    behind = fade(
        "back",
        [
            (0, mix(tone, (255, 255, 255), 0.35), 1),
            (0.66, tone, 1),
            (0.8, mix(tone, (120, 120, 140), 0.12), 1),
            (1, mix(tone, (255, 255, 255), 0.2), 1),
        ],
    )
    return Backdrop(behind=behind + rect((0, 0, sheet.width, 101), "url(#back)"), horizon=74, floor=86)
