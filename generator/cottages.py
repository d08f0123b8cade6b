"""A house by rule in whatever land was said: plastered under tiles, half-timbered under thatch, a cabin of logs.

It is seen from a corner: a gable towards us, a long side with the door that goes back. What is mirrored is measured
from the corner between them.
"""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.outdoors import SUMMER
from generator.rooftops import TILES, WHITE, snowy
from generator.skies import colours, shade
from generator.vector import Sheet, blob, blurred, css, disc, graded, mix, oval, polygon, rect, scaled
from generator.vistas import away
from generator.walls import GABLE, LONG, RISE, STONE, WALL, House, gable, side

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from generator.vector import Colour

PLASTER: tuple[Colour, ...] = ((248, 234, 206), (240, 214, 170), (232, 190, 160), (214, 224, 214), (246, 240, 230))
STRAW: Colour = (196, 156, 92)
LOG: Colour = (158, 106, 66)
ALONE, BEHIND = 1.3, 1.08  # how large it is where it is the picture, and where somebody stands before it


def cottage(sheet: Sheet, level: float) -> str:
    """A house of plaster and tiles, or of timber and thatch."""
    return built(sheet, level, sheet.dice.choice(("plaster", "timber")))


def home(sheet: Sheet, level: float) -> str:
    """A house of plaster and tiles."""
    return built(sheet, level, "plaster")


def cabin(sheet: Sheet, level: float) -> str:
    """A cabin of logs."""
    return built(sheet, level, "logs")


HOUSES: Mapping[str, Callable[[Sheet, float], str]] = MappingProxyType(
    {"a-house": home, "a-cottage": cottage, "a-cabin": cabin}
)  # words of `vistas` for what it lets stand in the land


def built(sheet: Sheet, level: float, made: str) -> str:
    """A house on its piece of ground, with its path, its smoke and bushes at its foot."""
    dice, hand = sheet.dice, sheet.dice.choice((-1, 1))
    middle = sheet.width * (0.5 if sheet.bare else away(sheet))
    plain = {"plaster": dice.choice(PLASTER), "timber": PLASTER[0], "logs": LOG}[made]
    cover = WHITE if snowy(sheet) else STRAW if made == "timber" else dice.choice(TILES[:4])
    one = House(
        corner=(middle - hand * (LONG - GABLE) / 2, level),
        hand=hand,
        wall=shade(sheet, sheet.tint or plain),
        roof=shade(sheet, cover),
        made=made,
        bright=(sheet.shines > middle / sheet.width) == (hand > 0),
    )
    out = smoke(sheet, one) + chimney(sheet, one) + side(sheet, one) + gable(sheet, one)
    out += slope(sheet, one) + bargeboards(sheet, one) + foot(sheet, one)
    scale = min(ALONE if sheet.bare else BEHIND, 0.84 * sheet.width / (LONG + GABLE))
    return path(sheet, one) + scaled(shadow(sheet, one) + out, one.corner, scale)


def shadow(sheet: Sheet, one: House) -> str:
    """What it takes of the light on the ground."""
    x, y = one.at((LONG - GABLE) / 2, 0)
    return blurred(oval((x, y + 1.4), (0.6 * (LONG + GABLE), 3.0), css(shade(sheet, (40, 44, 60))), 0.4), 0.8)


def path(sheet: Sheet, one: House) -> str:
    """A path from the door to us."""
    (x, y), turn = one.at(15.5 * ALONE, 0), one.hand
    tone = shade(sheet, (226, 232, 240) if snowy(sheet) else (206, 178, 138))
    road = [(x - 2.6, y), (x + 2.6, y), (x - 9 * turn + 11, 101), (x - 9 * turn - 11, 101)]
    return polygon(road, css(mix(tone, shade(sheet, (60, 50, 60)), 0.16)), 0.9)


def slope(sheet: Sheet, one: House) -> str:
    """The roof over the long side, in rows of tiles or straw; snow where it lies."""
    ridge, eave = WALL + RISE, WALL - 2.4
    edges = [(-GABLE / 2, ridge), (LONG - GABLE / 2 + 1, ridge), (LONG + 2.4, eave), (1.6, eave)]
    tone = one.roof if one.bright else mix(one.roof, shade(sheet, (52, 36, 80)), 0.3)
    dark = mix(tone, shade(sheet, (40, 26, 64)), 0.45)
    defined, fill = graded(one.corner[1] - ridge, RISE + 2, mix(tone, (255, 240, 214), 0.18), mix(tone, dark, 0.3))
    out = one.shape([(0, WALL - 2.4), (0, WALL), (LONG, WALL), (LONG, WALL - 2.4)], css(dark), 0.5)
    out += defined + one.shape(edges, fill)
    rows = 9
    for k in range(1, rows):
        share = k / rows
        left, right = -GABLE / 2 + share * (GABLE / 2 + 1.6), LONG - GABLE / 2 + 1 + share * (GABLE / 2 + 1.4)
        up = ridge + (eave - ridge) * share
        out += "" if snowy(sheet) else one.stroke([(left, up), (right, up)], css(dark), 0.3, 0.65)
        for n in range(int(LONG / 2.2)):
            along = left + 2.2 * n + 1.1 * (k % 2)
            out += "" if snowy(sheet) else one.stroke([(along, up), (along - 0.5, up + 1.5)], css(dark), 0.22, 0.45)
    return out + one.stroke([(-GABLE / 2, ridge), (LONG - GABLE / 2 + 1, ridge)], css(mix(tone, dark, 0.3)), 1.1)


def bargeboards(sheet: Sheet, one: House) -> str:
    """The edges of the roof over the gable, with their shadow on the wall."""
    thick = 3.0 if one.made == "timber" or snowy(sheet) else 1.9
    ridge, low = (-GABLE / 2, WALL + RISE + 0.6), WALL - 2.4
    left, right = (-GABLE - 2.2, low), (2.0, low)
    tone = css(mix(one.roof, shade(sheet, (40, 26, 64)), 0.12 if snowy(sheet) else 0.34))
    shadow = css(shade(sheet, (40, 26, 64)))
    out = one.stroke(
        [(left[0] + 1.2, low - 1.6), (ridge[0], ridge[1] - 2.4), (right[0] - 1.2, low - 1.6)], shadow, 1.2, 0.3
    )
    return out + one.stroke([left, ridge, right], tone, thick)


def chimney(sheet: Sheet, one: House) -> str:
    """A chimney behind the ridge."""
    brick = mix(shade(sheet, STONE if one.made == "logs" else (178, 92, 72)), one.wall, 0.15)
    x, y = one.at(LONG * 0.42, WALL + RISE - 3)
    out = rect((x - 2.2, y - 8.5, 4.4, 11), css(brick)) + rect(
        (x, y - 8.5, 2.2, 11), css(mix(brick, (30, 16, 50), 0.35))
    )
    cap = shade(sheet, WHITE) if snowy(sheet) else mix(brick, (30, 16, 50), 0.45)
    return out + rect((x - 2.8, y - 9.5, 5.6, 1.5), css(cap), 1, 0.4)


def smoke(sheet: Sheet, one: House) -> str:
    """What rises from the chimney and thins out."""
    (x, y), out = one.at(LONG * 0.42, WALL + RISE + 6), ""
    tone = css(mix(shade(sheet, (236, 236, 240)), colours(sheet)[1], 0.2))
    for k in range(7):
        out += disc((x + one.hand * (0.5 * k + 0.22 * k * k), y - 2.3 * k), 1.2 + 0.42 * k, tone, 0.5 - 0.055 * k)
    return blurred(out, 0.6)


def foot(sheet: Sheet, one: House) -> str:
    """Bushes along its walls, snowy where snow lies."""
    dice, out = sheet.dice, ""
    for along in (-GABLE - 1.5, -GABLE + 3, -4.5, 2, 21, 28, LONG + 2):
        x, y = one.at(along, dice.uniform(-0.6, 0.6))
        leaf = shade(sheet, WHITE if snowy(sheet) else dice.choice(SUMMER))
        radius = dice.uniform(1.8, 3.2)
        out += blob((x, y - 0.5 * radius), radius, dice, css(mix(leaf, (20, 30, 60), 0.25)), 0.8)
        out += blob((x - 0.4, y - 0.8 * radius), 0.72 * radius, dice, css(mix(leaf, (255, 250, 190), 0.14)), 0.8)
    return out
