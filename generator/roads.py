"""A road by rule: through fields and hills, with the line in its middle."""

from __future__ import annotations

from generator.backdrop import Backdrop
from generator.flora import tufts
from generator.outdoors import GREENS, grove
from generator.relief import hills
from generator.skies import colours, shade, sky
from generator.vector import Sheet, css, fade, mix, polygon, rect


def dashes(sheet: Sheet, base: float) -> str:
    """The line in the middle of a road."""
    out, middle = "", sheet.width / 2
    for near, far in ((0.05, 0.12), (0.2, 0.32), (0.44, 0.62), (0.78, 1.0)):
        ends = [
            (middle + side * (0.3 + 1.6 * t), base + 41 * t) for side, t in ((-1, near), (1, near), (1, far), (-1, far))
        ]
        out += polygon(ends, css(shade(sheet, (250, 236, 190))), 0.85)
    return out


def country(sheet: Sheet) -> Backdrop:
    """A road through fields and hills."""
    horizon, dice = sheet.dice.uniform(54, 60), sheet.dice
    far, middle = hills(sheet, (horizon - 3, horizon + 3), GREENS[:2], 4)
    behind = sky(sheet, horizon + 4) + far + grove(sheet, horizon + 2, autumn="autumn" in sheet.weathers) + middle
    green = shade(sheet, GREENS[2])
    behind += fade("field", [(0, mix(green, colours(sheet)[2], 0.3), 1), (1, green, 1)]) + rect(
        (0, horizon + 8, sheet.width, 93 - horizon), "url(#field)"
    )
    at, road = sheet.width * dice.uniform(0.42, 0.58), shade(sheet, (112, 112, 122))
    edge = sheet.width * 0.5
    behind += polygon(
        [(at - 2, horizon + 7), (at + 2, horizon + 7), (sheet.width / 2 + edge, 101), (sheet.width / 2 - edge, 101)],
        css(road),
    )
    behind += tufts(sheet, horizon + 12, mix(green, shade(sheet, (20, 70, 30)), 0.3), 12) + dashes(sheet, horizon + 7)
    return Backdrop(behind=behind, horizon=horizon + 9, floor=90)
