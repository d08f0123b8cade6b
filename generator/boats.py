"""What a harbor has, by rule: boats that the water gives back, a lighthouse, the quay with its bollards."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.lights import glow
from generator.rooftops import WHITE, snowy
from generator.skies import colours, shade
from generator.vector import DARK, Sheet, blurred, css, disc, graded, line, mix, oval, polygon, rect, ring, veiled

if TYPE_CHECKING:
    from generator.vector import Colour, Point

HULLS: tuple[Colour, ...] = ((206, 62, 58), (44, 96, 156), (250, 246, 238), (52, 128, 110), (240, 178, 70))
PLANK: Colour = (182, 138, 96)
QUAY = 87.0  # where the near quay begins


def boat(sheet: Sheet, at: Point, long: float) -> str:
    """A boat at its mooring, and its picture in the water."""
    x, y = at
    way, yacht = sheet.dice.choice((-1, 1)), sheet.dice.random() < 0.5  # noqa: PLR2004 - every other
    body = hull(sheet, long) + (rigging if yacht else wheelhouse)(sheet, long)
    here = f'<g transform="translate({x:.2f} {y:.2f}) scale({way} 1)">{body}</g>'
    below = f'<g transform="translate({x:.2f} {y:.2f}) scale({way} -0.72)">{body}</g>'
    dark = oval((x, y + 0.4), (0.56 * long, 0.06 * long), css(shade(sheet, (10, 40, 70))), 0.5)
    lines = "".join(
        oval((x + 0.1 * k * long, y + 0.05 * long), (0.16 * long, 0.2), css(mix(colours(sheet)[2], WHITE, 0.6)), 0.7)
        for k in (-4, -1, 2, 5)
    )
    return veiled(blurred(below, 0.5), 0.4) + blurred(dark, 0.5) + here + lines


def hull(sheet: Sheet, long: float) -> str:
    """The hull about (0, 0), its bow to the right: a stripe along it, fenders, the keel's colour at the water."""
    paint = shade(sheet, sheet.dice.choice(HULLS))
    white, dark = shade(sheet, (252, 248, 240)), mix(paint, shade(sheet, (20, 20, 50)), 0.5)
    half, deck = 0.5 * long, 0.17 * long
    rail = [(-half, -deck), (-0.2 * long, -0.86 * deck), (0.2 * long, -0.98 * deck), (1.08 * half, -1.5 * deck)]
    foot = [(0.84 * half, 0.2), (-0.9 * half, 0.2)]
    defined, fill = graded(-1.5 * deck, 1.6 * deck, mix(paint, (255, 250, 236), 0.2), mix(paint, dark, 0.5))
    out = defined + polygon([*rail, *foot], fill)
    stripe = [(a, b + 0.2 * deck) for a, b in rail]
    out += line(stripe, css(white if paint != white else shade(sheet, HULLS[1])), 0.12 * deck)
    out += line(rail, css(mix(white, dark, 0.2)), 0.16 * deck)
    out += polygon(
        [(-0.92 * half, -0.26 * deck), (0.9 * half, -0.26 * deck), *foot], css(shade(sheet, (150, 54, 50))), 0.85
    )
    for k in (-0.5, -0.1, 0.3):
        out += disc((k * half, -0.55 * deck), 0.16 * deck, css(white)) + ring(
            (k * half, -0.55 * deck), (0.16 * deck, 0.16 * deck), css(dark), 0.05 * deck
        )
    return out


def wheelhouse(sheet: Sheet, long: float) -> str:
    """A cabin with windows, a mast with its lamp, nets on the deck."""
    wall, deck = shade(sheet, (250, 244, 232)), 0.17 * long
    roof = shade(sheet, WHITE if snowy(sheet) else sheet.dice.choice(HULLS[:2]))
    left, wide, high = -0.3 * long, 0.28 * long, 0.2 * long
    defined, fill = graded(-deck - high, high, wall, mix(wall, shade(sheet, (60, 50, 90)), 0.35))
    out = defined + rect((left, -0.86 * deck - high, wide, high), fill)
    out += rect((left - 0.02 * long, -0.86 * deck - high - 0.03 * long, wide + 0.05 * long, 0.04 * long), css(roof))
    lit = sheet.time in DARK
    pane = "#ffd978" if lit else css(shade(sheet, (92, 146, 178)))
    for k in range(3):
        out += rect((left + (0.1 + 0.3 * k) * wide, -0.86 * deck - 0.84 * high, 0.2 * wide, 0.36 * high), pane)
    iron, mast = css(shade(sheet, (92, 78, 70))), 0.14 * long
    out += line([(mast, -0.9 * deck), (mast, -0.52 * long)], iron, 0.018 * long)
    out += line([(mast, -0.5 * long), (0.5 * long, -1.5 * deck)], iron, 0.007 * long)
    out += line([(mast, -0.5 * long), (left, -0.86 * deck - high)], iron, 0.007 * long)
    out += line([(mast, -0.24 * long), (0.42 * long, -0.42 * long)], iron, 0.014 * long)
    net = shade(sheet, (214, 140, 74))
    out += oval((0.02 * long, -0.98 * deck), (0.09 * long, 0.05 * long), css(net))
    return out + (glow((mast, -0.52 * long), 0.3 * long, (255, 226, 150), 0.8) if lit else "")


def rigging(sheet: Sheet, long: float) -> str:
    """A mast with its stays, the sail furled on its boom, a string of flags."""
    deck, tall = 0.17 * long, 0.95 * long
    wood, white = css(shade(sheet, (156, 112, 76))), css(shade(sheet, (250, 246, 236)))
    out = rect((-0.24 * long, -0.86 * deck - 0.07 * long, 0.36 * long, 0.08 * long), white, 1, 0.02 * long)
    for k in range(3):
        out += rect((-0.2 * long + 0.1 * k * long, -0.86 * deck - 0.05 * long, 0.06 * long, 0.03 * long), "#4a6a8a")
    out += line([(0.06 * long, -0.9 * deck), (0.06 * long, -tall)], wood, 0.022 * long)
    for end in ((0.53 * long, -1.45 * deck), (-0.47 * long, -deck)):
        out += line([(0.06 * long, -tall), end], wood, 0.006 * long)
    out += line([(0.06 * long, -0.3 * long), (-0.4 * long, -0.28 * long)], wood, 0.02 * long)
    sail = shade(sheet, sheet.dice.choice(((250, 244, 230), (196, 84, 66), (60, 100, 150))))
    out += line([(0.03 * long, -0.325 * long), (-0.37 * long, -0.305 * long)], css(sail), 0.05 * long)
    for k in range(9):
        t = (k + 0.5) / 9
        x, y = 0.06 * long + 0.47 * long * t, -tall + (tall - 1.45 * deck) * t
        flag = [(x, y), (x + 0.035 * long, y + 0.03 * long), (x, y + 0.055 * long)]
        out += polygon(flag, css(shade(sheet, HULLS[(3 * k) % 5])))
    return out


def lighthouse(sheet: Sheet, foot: Point) -> str:
    """A banded tower on its mole, with its light."""
    (x, y), air = foot, colours(sheet)[2]
    rock, white = mix(shade(sheet, (132, 126, 124)), air, 0.3), mix(shade(sheet, (252, 248, 240)), air, 0.12)
    red = mix(shade(sheet, (214, 66, 58)), air, 0.2)
    out = polygon([(x - 17, y + 1), (x - 13, y - 2), (x + 12, y - 2.4), (x + 17, y + 1)], css(rock))
    for k in range(11):
        out += disc((x - 15 + 3 * k, y + 0.2), 1.5, css(mix(rock, (30, 30, 60), 0.12 + 0.2 * (k % 2))))
    for k in range(5):
        low, high = 2.7 - 0.26 * k, 2.7 - 0.26 * (k + 1)
        shape = [
            (x - low, y - 2 - 4 * k),
            (x + low, y - 2 - 4 * k),
            (x + high, y - 6 - 4 * k),
            (x - high, y - 6 - 4 * k),
        ]
        out += polygon(shape, css(red if k % 2 else white))
        out += polygon([(x, shape[0][1]), shape[1], shape[2], (x, shape[2][1])], css(shade(sheet, (60, 40, 80))), 0.2)
    out += rect((x - 2.1, y - 22.7, 4.2, 0.8), css(mix(rock, (30, 30, 50), 0.5)))
    out += rect((x - 1.2, y - 25.6, 2.4, 2.9), "#fff2b8") + polygon(
        [(x - 1.8, y - 25.5), (x, y - 28), (x + 1.8, y - 25.5)], css(red)
    )
    if sheet.time not in DARK:
        return out
    ray = [(x, y - 24.2), (x - 150, y - 47), (x - 150, y - 17)], [(x, y - 24.2), (x + 150, y - 43), (x + 150, y - 15)]
    beam = "".join(polygon(one, "#fff0b4", 0.13) for one in ray)
    return blurred(beam, 0.8) + out + glow((x, y - 24.2), 13, (255, 236, 160), 0.9)


def quay(sheet: Sheet) -> str:
    """Planks across the lower edge, bollards with their ropes, crates and a lobster pot at the sides."""
    wood, dice = shade(sheet, WHITE if snowy(sheet) else PLANK), sheet.dice
    dark = mix(wood, shade(sheet, (50, 34, 50)), 0.5)
    defined, fill = graded(QUAY, 14, mix(wood, colours(sheet)[2], 0.2), mix(wood, dark, 0.35))
    out = defined + rect((0, QUAY, sheet.width, 14), fill)
    for k in range(-9, 10):
        at = 0.5 * sheet.width + 0.075 * k * sheet.width
        out += line([(at, QUAY), (at + 0.05 * k * sheet.width, 101)], css(dark), 0.3, 0.6)
    for _ in range(round(30 * sheet.width / 100)):
        x, y = sheet.width * dice.random(), dice.uniform(QUAY + 2, 100)
        out += line([(x, y), (x, y + 1.6)], css(mix(wood, dark, dice.random())), 0.25, 0.5)
    out += rect((0, QUAY - 1.2, sheet.width, 1.6), css(mix(wood, (255, 244, 220), 0.25)))
    out += rect((0, QUAY + 0.3, sheet.width, 0.7), css(dark), 0.6)
    for x in (0.22, 0.8):
        out += bollard(sheet, (sheet.width * x, QUAY + 1.6))
    out += "".join(crate(sheet, (sheet.width * x, 97), size) for x, size in ((0.045, 9), (0.13, 6.5), (0.95, 8)))
    return out


def bollard(sheet: Sheet, foot: Point) -> str:
    """An iron bollard, a rope about it that goes down to a boat."""
    (x, y), iron, rope = foot, shade(sheet, (62, 66, 84)), css(shade(sheet, (224, 200, 150)))
    out = rect((x - 1.3, y - 4, 2.6, 4.2), css(iron)) + oval((x, y - 4.2), (2, 0.9), css(mix(iron, WHITE, 0.25)))
    out += rect((x - 1.3, y - 4, 0.8, 4.2), css(mix(iron, WHITE, 0.35)), 0.7)
    for k in range(3):
        out += line([(x - 1.5, y - 2.4 + 0.7 * k), (x + 1.5, y - 2.1 + 0.7 * k)], rope, 0.6)
    return out + line([(x, y - 2), (x - 5, y - 4), (x - 9, y - 9)], rope, 0.4)


def crate(sheet: Sheet, foot: Point, size: float) -> str:
    """A crate of boards with what was caught, or with oranges, in it."""
    (x, y), dice = foot, sheet.dice
    wood = shade(sheet, (204, 158, 104))
    dark, high = css(mix(wood, shade(sheet, (60, 34, 40)), 0.5)), 0.62 * size
    goods = shade(sheet, dice.choice(((170, 196, 214), (246, 150, 60), (226, 84, 70))))
    out = oval((x, y + 0.2), (0.62 * size, 0.09 * size), css(shade(sheet, (30, 26, 50))), 0.35)
    for k in range(9):
        at = x + (k - 4) * 0.105 * size, y - high - dice.uniform(-0.02, 0.07) * size
        out += disc(at, 0.085 * size, css(mix(goods, (255, 255, 240), 0.3 * dice.random())))
    for k in range(3):
        y_ = y - high + k * high / 3
        out += rect((x - 0.5 * size, y_, size, 0.29 * high), css(mix(wood, (255, 240, 214), 0.12 * (2 - k))))
        out += rect((x - 0.5 * size, y_ + 0.29 * high, size, 0.05 * high), dark)
    return out + "".join(
        rect((x + s * 0.42 * size - 0.05 * size, y - high, 0.1 * size, high), dark, 0.7) for s in (-1, 1)
    )
