"""Roofs of houses seen near: tiles with dormers and chimneys, terraces with what stands on them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.casements import Front, casement
from generator.outdoors import SUMMER
from generator.skies import shade
from generator.vector import Sheet, blob, css, graded, line, mix, polygon, rect

if TYPE_CHECKING:
    from generator.casements import Box
    from generator.vector import Colour

WALLS: tuple[Colour, ...] = (
    (244, 222, 180),
    (222, 150, 112),
    (236, 190, 118),
    (176, 196, 164),
    (190, 104, 86),
    (170, 190, 210),
    (236, 226, 210),
)
TILES: tuple[Colour, ...] = ((184, 82, 62), (150, 74, 66), (86, 100, 122), (112, 82, 74), (74, 112, 108))


WHITE: Colour = (240, 246, 252)


def snowy(sheet: Sheet) -> bool:
    """Whether snow lies."""
    return bool({"snow", "winter", "snowfall"} & {*sheet.said, *sheet.weathers})


def roof(sheet: Sheet, box: Box) -> str:
    """Tiles with dormers and chimneys, or a terrace with a water tank, washing and plants."""
    return terrace(sheet, box) if sheet.dice.random() < 0.4 else tiled(sheet, box)  # noqa: PLR2004 - two of five


def tiled(sheet: Sheet, box: Box) -> str:
    """A hipped roof in rows of tiles."""
    (left, top, wide, _), dice = box, sheet.dice
    tile, rise = shade(sheet, WHITE if snowy(sheet) else dice.choice(TILES)), dice.uniform(10, 14)
    dark = mix(tile, (30, 16, 50), 0.45)
    out = ""
    for share in sorted(dice.sample((0.2, 0.34, 0.68, 0.82), 2)):
        x, brick = left + share * wide, mix(shade(sheet, (170, 96, 76)), dark, 0.25)
        out += rect((x, top - rise - 5, 4, rise), css(brick)) + rect((x - 0.6, top - rise - 6, 5.2, 1.4), css(dark))
    slope = [(left - 3, top), (left + 7, top - rise), (left + wide - 7, top - rise), (left + wide + 3, top)]
    defined, fill = graded(top - rise, rise, mix(tile, (255, 226, 190), 0.2), mix(tile, dark, 0.4))
    out += defined + polygon(slope, fill)
    for k in range(1, int(rise / 1.7)):
        y = top - 1.7 * k
        inset = 10 * (top - y) / rise - 3
        out += line([(left + inset, y), (left + wide - inset, y)], css(dark), 0.3, 0.6)
        for n in range(int((wide - 2 * inset) / 2.6)):
            x = left + inset + 2.6 * n + 1.3 * (k % 2)
            out += line([(x, y), (x, y + 1.5)], css(dark), 0.22, 0.45)
    for share in (0.3, 0.7) if wide > 44 else (0.5,):  # noqa: PLR2004 - room for two
        out += dormer(sheet, (left + share * wide, top - 1.2), tile)
    return out


def dormer(sheet: Sheet, foot: tuple[float, float], tile: Colour) -> str:
    """A window in the roof under a gable of its own."""
    x, y = foot
    front = Front(wall=shade(sheet, WALLS[0]), trim=shade(sheet, (252, 244, 230)), shutter=None, arched=False)
    out = rect((x - 3.6, y - 7, 7.2, 7), css(front.wall)) + casement(sheet, front, (x - 1.9, y - 5.8, 3.8, 4.2))
    gable = [(x - 4.8, y - 6.6), (x, y - 10.6), (x + 4.8, y - 6.6)]
    return out + polygon(gable, css(mix(tile, (30, 16, 50), 0.2))) + line(gable, css(front.trim), 0.5)


def terrace(sheet: Sheet, box: Box) -> str:
    """A flat roof with a parapet, a tank on legs, a line of washing, bushes in pots."""
    (left, top, wide, _), dice = box, sheet.dice
    dark, side = shade(sheet, (84, 70, 84)), dice.choice((0.16, 0.7))
    x, wood = left + side * wide, shade(sheet, (150, 104, 72))
    out = "".join(line([(x + dx, top), (x + dx, top - 6)], css(dark), 0.7) for dx in (0.6, 4.5, 8.4))
    out += rect((x, top - 14, 9, 8.6), css(wood)) + rect((x + 5.6, top - 14, 3.4, 8.6), css(mix(wood, dark, 0.5)), 0.7)
    out += "".join(line([(x, top - y), (x + 9, top - y)], css(dark), 0.35, 0.7) for y in (7.5, 10, 12.5))
    out += polygon([(x - 0.8, top - 13.8), (x + 4.5, top - 18), (x + 9.8, top - 13.8)], css(mix(dark, wood, 0.3)))
    start = left + wide * (0.42 if side < 0.5 else 0.12)  # noqa: PLR2004 - beside the tank
    out += "".join(line([(start + dx, top), (start + dx, top - 8)], css(dark), 0.5) for dx in (0, 22))
    rope = [(start, top - 7.6), (start + 11, top - 6.8), (start + 22, top - 7.6)]
    out += line(rope, css(dark), 0.2)
    for k in range(6):
        tone = css(shade(sheet, dice.choice(((250, 250, 244), (226, 110, 96), (120, 164, 206), (246, 206, 112)))))
        out += rect((start + 1.4 + 3.4 * k, top - 7, 2.6, dice.uniform(2.6, 4)), tone, 1, 0.2)
    for share in (0.05, 0.36, 0.95):
        out += blob(
            (left + share * wide, top - 1.8), dice.uniform(1.8, 3), dice, css(shade(sheet, dice.choice(SUMMER)))
        )
    return out + rect((left - 0.6, top - 2.2, wide + 1.2, 2.4), css(mix(dark, shade(sheet, WALLS[0]), 0.6)))
