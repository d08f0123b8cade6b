"""Small things of the open air seen from near by: among flowers, on the floor of a wood, on a wet pavement.

The land behind them is far out of focus, so that a rose is not as large as a tree.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.behind import LAMPS, LEAVES, apart
from generator.flora import HEADS, fern, tufts
from generator.lights import glow, shafts, sparks
from generator.skies import colours, shade
from generator.stems import VISITORS, visited
from generator.vector import Sheet, blurred, css, disc, fade, graded, line, mix, oval, polygon, rect, relief, ridge

if TYPE_CHECKING:
    from generator.vector import Colour

LOW = 79.0  # where the ground begins
KERB = 60.0  # where a pavement begins
SIGNS: tuple[Colour, ...] = (*LAMPS, (120, 196, 214), (236, 106, 112), (150, 214, 160))
BARK: Colour = (86, 66, 54)


def border(sheet: Sheet) -> Backdrop:
    """Among the flowers of a garden: leaves and blossoms out of focus, blades of grass near by."""
    top, middle, low = colours(sheet)
    leaf = mix(shade(sheet, (96, 178, 84)), (96, 178, 84), 0.0 if sheet.time == "night" else 0.7)  # stays green at dawn
    deep, light = mix(leaf, shade(sheet, (16, 84, 56)), 0.62), mix(middle, low, 0.6)
    steps = [(0.0, mix(top, light, 0.3), 1.0), (0.42, mix(light, leaf, 0.34), 1.0), (1.0, mix(leaf, deep, 0.6), 1.0)]
    out = fade("air", steps) + rect((0, 0, sheet.width, 102), "url(#air)")
    greens = tuple(shade(sheet, tone) for tone in LEAVES)
    out += blurred(spots(sheet, greens, ((26, 74), (6, 14)), 20, 0.6), 2.4)
    heads = tuple(shade(sheet, tone) for tone in unlike(sheet, HEADS)[:3])
    out += blurred(bed(sheet, mix(leaf, deep, 0.5), heads), 1.1)
    out += spots(sheet, ((255, 255, 226),), ((6, 60), (1.2, 3.8)), 12, 0.26) + beaming(sheet)
    out += blurred(relief(ridge(sheet, LOW, 2.5, 20), mix(leaf, light, 0.12), deep, 24), 1.0)
    out += tufts(sheet, LOW + 4, mix(leaf, deep, 0.5), 44)
    if sheet.things & VISITORS:
        out += visited(sheet, mix(leaf, deep, 0.3), [shade(sheet, tone) for tone in unlike(sheet, HEADS[1:])[:3]])
    return Backdrop(behind=out, front=nearest(sheet, deep, heads), horizon=LOW, floor=91, soft=0.04, blades=True)


def bed(sheet: Sheet, green: Colour, heads: tuple[Colour, ...]) -> str:
    """Flowers that stand farther off, most of them at the sides, each with its stem and leaves."""
    dice, out = sheet.dice, ""
    for k in range(round(15 * sheet.width / 100)):
        x = sheet.width * (0.5 + dice.choice((-1, 1)) * 0.56 * dice.random() ** 0.6)
        y, size, tone = dice.uniform(46, 72), dice.uniform(2.4, 5), heads[k % len(heads)]
        out += line([(x, y), (x + dice.uniform(-2, 2), LOW + 6)], css(green), 0.8, 0.8)
        out += oval((x + 2, y + 0.5 * (LOW - y)), (1.2, 4), css(green), 0.8)
        out += disc((x, y), size, css(tone), 0.9) + disc((x, y - 0.2 * size), 0.6 * size, css(mix(tone, LAMPS[2], 0.4)))
    return out


def spots(
    sheet: Sheet, tones: tuple[Colour, ...], spread: tuple[tuple[float, float], ...], count: int, alpha: float
) -> str:
    """Round spots; `spread` is between which levels they are and between which sizes."""
    dice, out = sheet.dice, ""
    for _ in range(round(count * sheet.width / 100)):
        where = dice.uniform(-2, sheet.width + 2), dice.uniform(*spread[0])
        out += disc(where, dice.uniform(*spread[1]), css(dice.choice(tones)), alpha * dice.uniform(0.6, 1))
    return out


def unlike(sheet: Sheet, tones: tuple[Colour, ...]) -> list[Colour]:
    """Colours in another order each time, the one most like the thing's last."""
    mixed = sheet.dice.sample(tones, len(tones))
    own = sheet.tone
    if own is None:
        return mixed
    like = min(mixed, key=lambda tone: apart(tone, own))
    return [tone for tone in mixed if tone != like] + [like]


def beaming(sheet: Sheet) -> str:
    """The light of the hour from where the sun is; by night a little of the moon's."""
    x = sheet.width * sheet.sun
    if sheet.time == "night":
        return glow((x, 6), 60, (170, 200, 255), 0.35) + sparks(sheet, 30, 78, (226, 255, 140), 14)
    warm = (255, 226, 150) if sheet.time in ("dawn", "dusk") else (255, 250, 214)
    return glow((x, 4), 74, warm, 0.75)


def nearest(sheet: Sheet, deep: Colour, heads: tuple[Colour, ...]) -> str:
    """Blades and blossoms right before the lens, soft, in the corners."""
    dice, out = sheet.dice, ""
    for side in (-1, 1):
        edge = sheet.width / 2 + side * sheet.width / 2
        for _ in range(6):
            x, tall = edge - side * dice.uniform(-4, 20), dice.uniform(8, 19)
            tip = x + dice.uniform(-5, 5), 102 - tall
            out += polygon([(x - 1.1, 103), (x + 1.1, 103), tip], css(mix(deep, LEAVES[0], dice.uniform(0.1, 0.6))))
        at = edge - side * dice.uniform(2, 12), dice.uniform(93, 99)
        out += "".join(
            disc((at[0] + dx, at[1] + dy), 2.6, css(heads[0])) for dx, dy in ((-2, 0), (2, 0), (0, -2), (0, 2))
        )
        out += disc(at, 1.7, css(shade(sheet, (250, 214, 110))))
    return blurred(out, 0.8)


def moss(sheet: Sheet) -> Backdrop:
    """The floor of a wood: moss and ferns near by, trunks and light far out of focus."""
    dice, dim = sheet.dice, sheet.time == "night"
    green = shade(sheet, (84, 150, 66))
    air, deep = mix(green, shade(sheet, (250, 246, 170)), 0.6), mix(green, shade(sheet, (14, 40, 34)), 0.7)
    steps = [(0.0, deep, 1.0), (0.5, mix(air, green, 0.3), 1.0), (1.0, mix(green, deep, 0.4), 1.0)]
    out, trunks = fade("wood", steps) + rect((0, 0, sheet.width, 102), "url(#wood)"), ""
    out += blurred(spots(sheet, (air, green, deep), ((0, 50), (6, 14)), 18, 0.5), 3)
    count = max(1, round(7 * sheet.width / 100))
    for k in range(count):
        x, wide = sheet.width * (k + dice.random()) / count, dice.uniform(2.5, 7)
        trunks += rect((x, -2, wide, 86), css(mix(shade(sheet, BARK), air, dice.uniform(0.2, 0.7))))
    out += blurred(trunks, 1.6) + glow((sheet.width / 2, 52), 56, mix(air, (255, 250, 200), 0.6), 0.0 if dim else 0.95)
    out += spots(sheet, ((255, 250, 190),), ((8, 66), (1, 3.4)), 14, 0.3)
    out += sparks(sheet, 26, 80, (226, 255, 140), 16) if dim else shafts(sheet, (255, 246, 196), 84, 0.14)
    floor = mix(green, shade(sheet, (150, 176, 70)), 0.4)
    out += blurred(relief(ridge(sheet, LOW, 3, 22), mix(floor, air, 0.3), deep, 26), 0.7)
    out += tufts(sheet, LOW + 5, mix(floor, deep, 0.45), 30)
    for x, y, size in ((0.05, 95, 20), (0.95, 96, 21), (0.16, 90, 12), (0.86, 90, 12)):
        out += fern((sheet.width * x, y), size, mix(deep, shade(sheet, (120, 196, 84)), 0.7))
    front = blurred("".join(fern((sheet.width * x, 108), 20, mix(deep, green, 0.3)) for x in (-0.02, 1.02)), 1.0)
    return Backdrop(behind=out, front=front, horizon=LOW, floor=90, soft=0.04, blades=True)


def pavement(sheet: Sheet) -> Backdrop:
    """Wet ground of a town that gives back its lights, which are far out of focus."""
    dice, out, wet = sheet.dice, "", ""
    dusk, near = shade(sheet, (64, 80, 116)), shade(sheet, (44, 54, 80))
    defined, fill = graded(0, KERB, mix(dusk, (20, 24, 46), 0.3), mix(dusk, (236, 190, 160), 0.34))
    out += defined + rect((0, 0, sheet.width, KERB + 1), fill)
    walls = ""
    count = max(1, round(7 * sheet.width / 100))
    for k in range(count):
        x, high = sheet.width * k / count + dice.uniform(-3, 3), dice.uniform(18, 46)
        walls += rect(
            (x, KERB - high, dice.uniform(10, 17), high), css(mix(dusk, (26, 28, 50), dice.uniform(0.3, 0.7)))
        )
    out += blurred(walls, 1.8)
    defined, fill = graded(KERB, 41, mix(dusk, (226, 196, 180), 0.3), near)
    out += defined + rect((0, KERB, sheet.width, 42), fill)
    for _ in range(round(22 * sheet.width / 100)):
        tone, x, y = css(dice.choice(SIGNS)), dice.uniform(0, sheet.width), dice.uniform(20, KERB - 3)
        size = dice.uniform(1.8, 5)
        out += disc((x, y), size, tone, 0.5) + disc((x, y), size * 0.84, tone, 0.3)
        wet += oval((x, 2 * KERB - y + 4), (size * 0.8, size * 2.6), tone, 0.3)
    out += blurred(wet, 1.2)
    for _ in range(round(12 * sheet.width / 100)):
        where, wide = (dice.uniform(0, sheet.width), dice.uniform(66, 99)), dice.uniform(1.2, 3.4)
        out += oval(where, (wide, wide * 0.26), "#dfe8f6", 0.22) + oval(
            where, (wide * 0.7, wide * 0.16), css(near), 0.5
        )
    return Backdrop(behind=out, horizon=KERB + 6, floor=88, gloss=0.4)
