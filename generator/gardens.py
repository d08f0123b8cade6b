"""A garden by rule: beds of flowers along a path, a hedge with an arch of roses, trees and a roof behind it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.homestead import cottage
from generator.lights import mist
from generator.outdoors import GREENS, SUMMER
from generator.rooftops import WHITE, snowy
from generator.skies import colours, shade, sky
from generator.trees import leafy
from generator.vector import Sheet, blob, css, disc, graded, line, mix, oval, polygon, rect, relief, ridge

if TYPE_CHECKING:
    from generator.vector import Colour, Point

BACK, HEDGE = 63.0, 11.0  # where the hedge stands, and how high it is
PATH: tuple[float, float] = (2.4, 15.0)  # half its breadth at the hedge and at the lower edge
ROWS, FULL = 11, 0.8  # of flowers, from far to near; how many of the plants are in bloom
BEDS: tuple[tuple[Colour, ...], ...] = (
    ((236, 84, 112), (252, 170, 190), (255, 244, 248)),
    ((250, 206, 76), (246, 142, 60), (255, 246, 200)),
    ((150, 110, 214), (206, 170, 240), (246, 240, 255)),
    ((226, 60, 66), (250, 214, 96), (255, 250, 240)),
    ((96, 142, 226), (176, 206, 250), (250, 250, 255)),
)
FIELDS: tuple[Colour, ...] = ((214, 70, 60), (110, 160, 70), (240, 150, 50))  # tomatoes, lettuce, carrots


def garden(sheet: Sheet) -> Backdrop:
    """A path between beds in flower, from an arch of roses to us."""
    dice, middle = sheet.dice, sheet.width * sheet.dice.uniform(0.42, 0.58)
    behind = sky(sheet, BACK - 4, 10) + far(sheet)
    lawn = shade(sheet, WHITE if snowy(sheet) else GREENS[2])
    edge = ridge(sheet, BACK - 1, 0.3, 20)
    behind += relief(edge, mix(lawn, colours(sheet)[2], 0.25), mix(lawn, shade(sheet, (16, 70, 30)), 0.3), 36)
    behind += hedge(sheet, middle) + path(sheet, middle) + arch(sheet, (middle, BACK + 1.5))
    blooms = dice.sample(BEDS, 2) if "vegetable" not in sheet.said else [FIELDS, FIELDS[::-1]]
    rows = sorted(BACK + 4 + (102 - BACK) * ((k + 0.5) / ROWS) ** 1.5 for k in range(ROWS))
    near = [row for row in rows if row > 90]  # noqa: PLR2004 - before what stands in it
    behind += "".join(bed(sheet, middle, row, blooms) for row in rows if row not in near or sheet.bare)
    front = "".join(bed(sheet, middle, row, blooms) for row in near) if not sheet.bare else ""
    behind += "" if sheet.time == "night" or snowy(sheet) else butterflies(sheet)
    return Backdrop(behind=behind, front=front, horizon=BACK + 10, floor=93)


def far(sheet: Sheet) -> str:
    """Trees behind the hedge, and a roof among them."""
    dice, out = sheet.dice, ""
    for k in range(round(11 * sheet.width / 100)):
        x = sheet.width * (k + dice.random()) / (11 * sheet.width / 100)
        tone = mix(shade(sheet, dice.choice(SUMMER)), colours(sheet)[2], 0.34)
        out += leafy(sheet, (x, BACK), dice.uniform(17, 32), tone)
    roof = cottage(sheet, (sheet.width * dice.choice((0.2, 0.8)), BACK - 2), 24, 0.24)
    return out + roof + mist(sheet, BACK - 4, 14, colours(sheet)[2], 0.35)


def hedge(sheet: Sheet, middle: float) -> str:
    """A clipped hedge with a gap where the path goes through."""
    dice, leaf = sheet.dice, mix(shade(sheet, SUMMER[0]), shade(sheet, (20, 60, 40)), 0.35)
    out = ""
    for left, right in ((-2.0, middle - 4.5), (middle + 4.5, sheet.width + 2)):
        defined, fill = graded(BACK - HEDGE, HEDGE, mix(leaf, (255, 250, 180), 0.18), mix(leaf, (10, 30, 40), 0.4))
        out += defined + rect((left, BACK - HEDGE, right - left, HEDGE + 1.4), fill)
        for _ in range(round((right - left) * 1.6)):
            at = dice.uniform(left, right), BACK - HEDGE * dice.uniform(0, 1.06)
            tone = mix(leaf, dice.choice(((255, 250, 170), (10, 30, 40))), dice.uniform(0.04, 0.2))
            out += blob(at, dice.uniform(0.9, 1.7), dice, css(tone))
        if snowy(sheet):
            out += rect((left, BACK - HEDGE - 1, right - left, 1.8), css(shade(sheet, WHITE)), 1, 0.8)
    return out


def path(sheet: Sheet, middle: float) -> str:
    """The path, broader towards us, with stones in it."""
    dice, sand = sheet.dice, shade(sheet, (232, 240, 248) if snowy(sheet) else (216, 192, 156))
    defined, fill = graded(
        BACK, 100 - BACK, mix(sand, colours(sheet)[2], 0.2), mix(sand, shade(sheet, (90, 70, 60)), 0.2)
    )
    (far_half, near_half), out = PATH, ""
    ends = [
        (middle - far_half, BACK + 1),
        (middle + far_half, BACK + 1),
        (middle + near_half, 101),
        (middle - near_half, 101),
    ]
    for _ in range(46):
        down = dice.random() ** 0.7
        half = far_half + (near_half - far_half) * down
        at = middle + half * dice.uniform(-0.86, 0.86), BACK + 1 + (100 - BACK) * down
        tone = mix(sand, dice.choice(((255, 250, 236), shade(sheet, (96, 80, 72)))), 0.22)
        out += oval(at, (0.4 + 2.2 * down, 0.2 + 0.9 * down), css(tone), 0.8)
    return defined + polygon(ends, fill) + out


def arch(sheet: Sheet, foot: Point) -> str:
    """A white arch grown over with roses."""
    (x, y), dice = foot, sheet.dice
    white, out = css(shade(sheet, (250, 248, 242))), ""
    around = [(x - 5.4, y), (x - 5.4, y - 13)]
    around += [(x + 5.4 * math.cos(a), y - 13 - 5.4 * math.sin(a)) for a in (2.6, 2.1, 1.57, 1.04, 0.54)]
    around += [(x + 5.4, y - 13), (x + 5.4, y)]
    out += line(around, white, 1.0)
    bloom = shade(sheet, dice.choice(((232, 70, 96), (250, 176, 196), (255, 246, 236))))
    for k in range(64):
        along = around[k % len(around)], around[(k + 1) % len(around)]
        share = dice.random()
        at = (
            along[0][0] + (along[1][0] - along[0][0]) * share + dice.gauss(0, 0.7),
            along[0][1] + (along[1][1] - along[0][1]) * share + dice.gauss(0, 0.7),
        )
        if k % len(around) == len(around) - 1:
            continue
        leaf = mix(shade(sheet, dice.choice(SUMMER)), (10, 40, 40), dice.uniform(0, 0.3))
        out += disc(at, dice.uniform(0.7, 1.2), css(leaf))
        out += disc((at[0] + 0.3, at[1] - 0.3), 0.55, css(bloom)) if k % 2 else ""
    return out


def bed(sheet: Sheet, middle: float, level: float, blooms: list[tuple[Colour, ...]]) -> str:
    """One row of flowers on each side of the path, in bands of one colour, larger towards us."""
    dice, down = sheet.dice, (level - BACK) / (101 - BACK)
    size, half, out = 0.55 + 1.75 * down, PATH[0] + (PATH[1] - PATH[0]) * down, ""
    green = shade(sheet, (70, 132, 66))
    for side, tones in zip((-1, 1), blooms, strict=True):
        x = half + size
        while x < sheet.width:
            band = int((x - half) / (5 + 15 * down)) % len(tones)
            at = middle + side * x + dice.uniform(-0.4, 0.4) * size, level + dice.uniform(-0.7, 0.7) * size
            leaf = mix(green, dice.choice(((14, 40, 40), (220, 226, 120))), dice.uniform(0.05, 0.25))
            out += blob((at[0], at[1] + 0.4 * size), 1.5 * size, dice, css(leaf), 0.9)
            tone = shade(sheet, WHITE) if snowy(sheet) else shade(sheet, tones[band])
            if dice.random() < FULL:
                out += flower((at[0], at[1] - size * dice.uniform(0.7, 1.5)), size, tone, down)
            x += size * dice.uniform(1.5, 2.1)
    return out


def flower(at: Point, size: float, tone: Colour, down: float) -> str:
    """A blossom: a dot far off, petals about a heart near by."""
    (x, y), deep = at, css(mix(tone, (90, 20, 50), 0.24))
    if down < 0.25:  # noqa: PLR2004 - too small for petals
        return disc(at, 0.7 * size, css(tone))
    turn = (37 * x) % 1.2
    around = [(math.cos(turn + k * math.tau / 5), math.sin(turn + k * math.tau / 5)) for k in range(5)]
    out = "".join(disc((x + 0.62 * size * a, y + 0.56 * size * b + 0.2), 0.46 * size, deep) for a, b in around)
    out += "".join(disc((x + 0.6 * size * a, y + 0.54 * size * b), 0.44 * size, css(tone)) for a, b in around)
    return out + disc(at, 0.34 * size, "#f2c24e")


def butterflies(sheet: Sheet) -> str:
    """Two or three over the beds."""
    dice, out = sheet.dice, ""
    for _ in range(dice.randrange(2, 4)):
        x, y, size = sheet.width * dice.uniform(0.1, 0.9), dice.uniform(60, 78), dice.uniform(0.9, 1.5)
        tone = css(shade(sheet, dice.choice(((250, 190, 70), (240, 250, 255), (120, 170, 240)))))
        for side in (-1, 1):
            out += oval((x + side * size, y - 0.5 * size), (size, 0.8 * size), tone)
            out += oval((x + side * 0.8 * size, y + 0.6 * size), (0.7 * size, 0.6 * size), tone)
        out += line([(x, y - size), (x, y + size)], css(shade(sheet, (60, 46, 50))), 0.4 * size)
    return out
