"""What stands in a room that nobody is in, by rule: a stove and cupboards, desks, a throne; or a bed or a sofa."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.furniture import CLOTHS, FOOT, GOLD, IRON, LAMPLIGHT, bed, block, sofa
from generator.lights import glow
from generator.skies import shade
from generator.vector import DARK, Sheet, blurred, css, disc, line, mix, oval, polygon, rect, scaled

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

NEAR = 1.12  # how large all of it is


def furnished(sheet: Sheet) -> str:
    """The furniture of the room that was said; a sofa where it was only a room."""
    kinds = [kind for word, kind in FURNITURE.items() if word in sheet.said]
    x = sheet.width / 2
    ground = blurred(oval((x, FOOT + 0.8), (min(34, 0.4 * sheet.width), 3.4), "#2a1a20", 0.4), 1.0)
    scale = min(NEAR, sheet.width / 84)
    body = (kinds[0] if kinds else sofa)(sheet, x)
    return scaled(ground + body, (x, FOOT), scale)


def kitchen(sheet: Sheet, x: float) -> str:
    """Cupboards under a worktop, a stove with a steaming pot, a sink."""
    paint, lit = (
        shade(sheet, sheet.dice.choice(((236, 240, 232), (150, 184, 176), (226, 196, 150), (150, 168, 196)))),
        sheet.time in DARK,
    )
    out = block((x - 38, FOOT - 27, 76, 27), paint, 0.8) + rect(
        (x - 38, FOOT - 2, 76, 2.4), css(mix(paint, (30, 24, 40), 0.5))
    )
    for left in (x - 37, x - 25.4, x + 13, x + 25):
        out += block((left, FOOT - 24, 11, 20.4), mix(paint, (255, 255, 255), 0.16), 0.7)
        out += rect((left + 4, FOOT - 22.6, 3, 0.8), css(shade(sheet, IRON)), 1, 0.4)
    out += rect((x - 39.4, FOOT - 29.4, 78.8, 3), css(shade(sheet, (190, 142, 96))), 1, 0.6)
    out += block((x - 12, FOOT - 28.4, 24, 28.4), shade(sheet, (206, 208, 214)), 1) + rect(
        (x - 12, FOOT - 29.6, 24, 1.8), css(shade(sheet, IRON))
    )
    out += block((x - 9, FOOT - 18.5, 18, 12), mix(shade(sheet, IRON), LAMPLIGHT, 0.5 if lit else 0.06), 1)
    out += rect((x - 9, FOOT - 21, 18, 0.9), css(shade(sheet, IRON)), 1, 0.4)
    out += "".join(disc((x + dx, FOOT - 24.4), 0.9, css(shade(sheet, IRON))) for dx in (-8, -4, 4, 8))
    out += block((x - 8, FOOT - 37, 11, 7.4), shade(sheet, (196, 74, 66)), 1.2) + rect(
        (x - 9.2, FOOT - 37.6, 13.4, 1.2), css(shade(sheet, (214, 96, 84))), 1, 0.6
    )
    out += disc((x - 2.5, FOOT - 38.4), 0.9, css(shade(sheet, IRON)))
    steam = "".join(
        disc((x - 2.5 + 0.9 * (k % 3 - 1), FOOT - 40 - 2.6 * k), 1.2 + 0.4 * k, "#ffffff", 0.34 - 0.05 * k)
        for k in range(6)
    )
    tap = [(x + 24, FOOT - 29), (x + 24, FOOT - 35), (x + 26, FOOT - 36.6), (x + 28, FOOT - 35), (x + 28, FOOT - 33.4)]
    out += (
        blurred(steam, 0.5)
        + line(tap, css(shade(sheet, (190, 194, 202))), 1.0)
        + rect((x + 20, FOOT - 29.8, 15, 1.4), css(shade(sheet, (170, 176, 186))), 1, 0.5)
    )
    return out


def classroom(sheet: Sheet, x: float) -> str:
    """Two rows of desks with their chairs."""
    wood, iron, out = shade(sheet, (206, 154, 96)), css(shade(sheet, IRON)), ""
    for down, size in ((-9.0, 0.72), (3.0, 1.0)):
        for k in (-1, 0, 1):
            at, y = x + k * 28 * size, FOOT + down
            out += block((at - 4.4 * size, y - 17 * size, 8.8 * size, 8 * size), shade(sheet, (96, 140, 180)), 1.4)
            out += "".join(
                line([(at + dx * size, y - 10 * size), (at + 1.1 * dx * size, y)], iron, 0.8 * size)
                for dx in (-8.6, 8.6)
            )
            out += block((at - 10.4 * size, y - 12 * size, 20.8 * size, 2.6 * size), wood, 0.7)
            out += rect((at - 9 * size, y - 9.4 * size, 18 * size, 2.4 * size), css(mix(wood, (40, 20, 20), 0.3)))
            out += rect(
                (at - 5 * size, y - 13.2 * size, 7 * size, 1.3 * size),
                css(shade(sheet, sheet.dice.choice(CLOTHS))),
                1,
                0.3,
            )
    return out


def throne(sheet: Sheet, x: float) -> str:
    """A golden throne on two steps between columns and banners, a red carpet before it."""
    stone, gold, red = shade(sheet, (176, 170, 180)), shade(sheet, GOLD), shade(sheet, (168, 30, 50))
    out = ""
    for dx in (-36, 36):
        out += block((x + dx - 4.4, 4, 8.8, FOOT - 10), stone, 0.6) + block(
            (x + dx - 6.4, FOOT - 9, 12.8, 6), stone, 0.8
        )
        left = x + dx * 0.66 - 5
        out += polygon([(left, 10), (left + 10, 10), (left + 10, 46), (left + 5, 41), (left, 46)], css(red)) + rect(
            (left - 0.8, 9, 11.6, 1.6), css(gold)
        )
        out += disc((left + 5, 24), 2.8, css(gold))
    out += block((x - 24, FOOT - 8, 48, 5), stone, 0.5) + block(
        (x - 30, FOOT - 4, 60, 5), mix(stone, (60, 50, 70), 0.15), 0.5
    )
    out += polygon([(x - 8, FOOT - 8), (x + 8, FOOT - 8), (x + 18, 101), (x - 18, 101)], css(red))
    out += "".join(line([(x + s * 7, FOOT - 8), (x + s * 16, 101)], css(gold), 0.6) for s in (-1, 1))
    out += block((x - 11, FOOT - 50, 22, 43), gold, 5) + block((x - 8.4, FOOT - 46, 16.8, 26), red, 4)
    out += "".join(disc((x + dx, FOOT - 51), 1.8, css(mix(gold, (255, 255, 255), 0.3))) for dx in (-9, 0, 9)) + disc(
        (x, FOOT - 40), 1.4, css(gold)
    )
    out += block((x - 12, FOOT - 20, 24, 6), red, 2) + block((x - 13, FOOT - 15, 26, 8), gold, 1)
    for side in (-1, 1):
        out += block((x + side * 13 - 2, FOOT - 27, 4, 19), gold, 1.4) + disc(
            (x + side * 13, FOOT - 27.4), 2.6, css(mix(gold, (255, 255, 255), 0.25))
        )
    return out + glow((x, FOOT - 36), 30, LAMPLIGHT, 0.3)


FURNITURE: Mapping[str, Callable[[Sheet, float], str]] = MappingProxyType(
    {"bedroom": bed, "kitchen": kitchen, "classroom": classroom, "throne": throne}
)
