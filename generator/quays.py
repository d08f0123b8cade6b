"""What lies before the houses of a city, by rule: a river, a square, lamps; what frames the view."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.facades import roof, windows
from generator.lights import glitter, glow
from generator.outdoors import SUMMER
from generator.skies import colours, shade
from generator.trees import leafy
from generator.vector import DARK, Sheet, blurred, css, disc, fade, graded, line, mix, oval, rect, veiled
from generator.waterside import water

if TYPE_CHECKING:
    from generator.vector import Colour


EDGE = 83.0  # of the near quay


def foreground(sheet: Sheet, wall: Colour) -> str:
    """What frames a view of the city, as the seed says: a bridge, towers at the edges, a tree, birds."""
    dark = mix(wall, (6, 4, 26), 0.5)
    kinds = (bridge, edges, lambda sheet, _: birds(sheet))
    return sheet.dice.choice(kinds)(sheet, dark) + birds(sheet)


def bridge(sheet: Sheet, tone: Colour) -> str:
    """A hanging bridge across the river, before the light."""
    level, fill = 86.0, css(tone)
    towers, out = (sheet.width * 0.24, sheet.width * 0.76), rect((0, level, sheet.width, 1.8), fill)
    for x in towers:
        out += "".join(rect((x + dx, level - 30, 1.1, 44), fill) for dx in (-2.2, 1.1))
        out += "".join(rect((x - 2.2, level - up, 4.4, 1), fill) for up in (30, 20, 10))
    spans = ((-sheet.width * 0.28, towers[0]), towers, (towers[1], sheet.width * 1.28))
    for left, right in spans:
        rope = [(left + (right - left) * k / 16, level - 1 - 28 * (2 * k / 16 - 1) ** 2) for k in range(17)]
        out += line(rope, fill, 0.6) + "".join(line([(x, y), (x, level)], fill, 0.22) for x, y in rope)
    lit = (disc((x * 5.0, level - 1.4), 0.5, "#ffe2a0") for x in range(int(sheet.width / 5) + 1))
    return out + ("".join(lit) if sheet.time in DARK else "")


def edges(sheet: Sheet, tone: Colour) -> str:
    """Near towers that the frame cuts off, left and right."""
    out = ""
    for left in (-3.0, sheet.width - sheet.dice.uniform(10, 15)):
        box = (left, sheet.dice.uniform(12, 38), sheet.dice.uniform(14, 18), 90.0)
        out += rect(box, css(tone)) + roof(sheet, box, css(tone))
        out += windows(sheet, box, tone, 0.5 if sheet.time in DARK else 0.2)
    return out


def birds(sheet: Sheet) -> str:
    """Some birds far off in the sky."""
    out, x, y = "", sheet.width * sheet.dice.uniform(0.2, 0.8), sheet.dice.uniform(12, 30)
    for _ in range(sheet.dice.randrange(3, 7)):
        at, up, size = x + sheet.dice.gauss(0, 7), y + sheet.dice.gauss(0, 3), sheet.dice.uniform(0.8, 1.5)
        wing = [(at - size, up - size * 0.5), (at - size * 0.4, up - size * 0.55), (at, up)]
        wing += [(at + size * 0.4, up - size * 0.55), (at + size, up - size * 0.5)]
        out += line(wing, css(mix(colours(sheet)[0], (10, 8, 30), 0.6)), 0.35)
    return out


def river(sheet: Sheet, base: float, wall: Colour, tall: float) -> str:
    """Water that gives back sky, houses and lights."""
    dice, out = sheet.dice, water(sheet, base, mix((18, 44, 104), wall, 0.4))
    dark = "".join(
        rect((x, base, dice.uniform(4, 9), dice.uniform(6, 22) * tall), css(wall), 0.5)
        for x in (dice.uniform(0, sheet.width) for _ in range(round(16 * sheet.width / 100)))
    )
    out += veiled(blurred(dark, 1.1), 0.7)
    if sheet.time in DARK:
        for _ in range(round(24 * sheet.width / 100)):
            x, tone = dice.uniform(0, sheet.width), dice.choice(("#ffd978", "#ffb45e", "#fff0b8", "#ff8f6a"))
            out += blurred(rect((x, base + dice.uniform(0.5, 3), 0.8, dice.uniform(4, 15)), tone, 0.6), 0.5)
    if sheet.time in ("dusk", "dawn") and "sun" in sheet.weathers:
        out += glitter(sheet, sheet.width * sheet.sun, base)
    return out + rect((0, base - 0.8, sheet.width, 1.6), css(mix(wall, (8, 6, 30), 0.4))) + lamps(sheet, base)


def lamps(sheet: Sheet, base: float) -> str:
    """A row of lamps along the quay."""
    out = ""
    for k in range(round(8 * sheet.width / 100)):
        x = (k + 0.5) * 12.5
        out += (
            rect((x - 0.15, base - 4, 0.3, 4), "#141428")
            + (glow((x, base - 4), 4, (255, 214, 120), 0.8) if sheet.time in DARK else "")
            + disc((x, base - 4), 0.5, "#fff2c4")
        )
    return out


def quay(sheet: Sheet) -> str:
    """The near quay: its edge over the water, slabs, iron posts that boats are tied to."""
    stone, iron = shade(sheet, (190, 180, 168)), shade(sheet, (52, 50, 58))
    dark, light = mix(stone, shade(sheet, (40, 34, 52)), 0.6), mix(stone, (255, 250, 238), 0.3)
    defined, fill = graded(EDGE, 101 - EDGE, mix(stone, light, 0.5), mix(stone, dark, 0.45))
    out = blurred(rect((-9, EDGE - 2.2, sheet.width + 18, 2.4), "#0a1020", 0.5), 0.7)  # its shade on the water
    out += defined + rect((0, EDGE, sheet.width, 101 - EDGE), fill) + rect((0, EDGE, sheet.width, 1.7), css(light))
    out += rect((0, EDGE + 1.7, sheet.width, 0.6), css(dark))
    middle = sheet.width / 2
    seams = [
        [(middle + k * 9, EDGE + 2.3), (middle + k * 14, 101)]
        for k in range(-round(middle / 9) - 1, round(middle / 9) + 2)
    ]
    seams += [[(0, y), (sheet.width, y)] for y in (EDGE + 6.4, EDGE + 12)]
    out += "".join(line(seam, css(dark), 0.3, 0.45) for seam in seams)
    for across in (0.07, 0.93):
        x = sheet.width * across
        out += oval((x + 0.6, EDGE + 2.6), (2.8, 0.8), "#0a0810", 0.4) + rect(
            (x - 1.3, EDGE - 3, 2.6, 5.4), css(iron), corner=0.8
        )
        out += oval((x, EDGE - 3), (2.1, 1.0), css(mix(iron, (255, 255, 255), 0.25)))
    return out


def square(sheet: Sheet, base: float) -> str:
    """A paved place with trees before the houses, its joints running to one point; wet when it rains."""
    stone = shade(sheet, (196, 188, 182))
    out = fade(
        "stone", [(0, mix(stone, colours(sheet)[2], 0.35), 1), (1, mix(stone, shade(sheet, (110, 100, 120)), 0.4), 1)]
    ) + rect((0, base, sheet.width, 101 - base), "url(#stone)")
    joint = css(mix(stone, shade(sheet, (60, 56, 80)), 0.4))
    out += "".join(
        line([(sheet.width / 2 + k * 6, base), (sheet.width / 2 + k * 26, 101)], joint, 0.3, 0.5) for k in range(-8, 9)
    )
    out += "".join(
        line([(0, y), (sheet.width, y)], joint, 0.3, 0.5) for y in (base + 3, base + 8, base + 15, base + 24)
    )
    count = max(1, round(6 * sheet.width / 100))
    for k in range(count):
        x = sheet.width * (k + sheet.dice.random()) / count
        out += leafy(
            sheet,
            (x, base + 1.6),
            sheet.dice.uniform(8, 12),
            mix(shade(sheet, sheet.dice.choice(SUMMER)), colours(sheet)[2], 0.15),
        )
    if "sun" in sheet.weathers and sheet.time in ("dusk", "dawn"):
        out += glow((sheet.width * sheet.sun, base + 4), 40, (255, 196, 110), 0.5, 0.5)
    return out + lamps(sheet, base + 2)
