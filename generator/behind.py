"""What is behind a table, out of focus: a window, a garden, shelves, lamps, a party, the sea, a plain backdrop.

Each gives what is drawn and the colour of its light.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.lights import glow
from generator.skies import shade
from generator.vector import Sheet, blurred, css, disc, fade, graded, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour

LEVEL = 62.0  # where a table's far edge is
WALLS: tuple[Colour, ...] = ((240, 214, 180), (196, 214, 206), (206, 200, 226), (186, 208, 228), (238, 200, 178))
PAPERS: tuple[Colour, ...] = (
    (252, 208, 186), (178, 214, 230), (206, 196, 238), (190, 224, 200), (252, 224, 150), (244, 182, 186),
    (112, 164, 172), (238, 226, 210),
)  # fmt: skip
LEAVES: tuple[Colour, ...] = ((126, 176, 96), (88, 148, 92), (176, 204, 110), (214, 220, 130))
LAMPS: tuple[Colour, ...] = ((255, 206, 120), (255, 176, 96), (255, 226, 164), (250, 150, 110))
GAY: tuple[Colour, ...] = ((240, 98, 110), (252, 200, 92), (98, 178, 204), (150, 198, 120), (190, 140, 210))
WARM: Colour = (255, 240, 206)
SHADE: Colour = (46, 22, 24)


def harmonious(sheet: Sheet, choices: tuple[Colour, ...]) -> Colour:
    """One of some colours, of those less near to the thing's: the nearest would hide it."""
    dice = sheet.dice
    if sheet.tone is None:
        return dice.choice(choices)
    tone = sheet.tone
    ordered = sorted(choices, key=lambda choice: apart(choice, tone))
    return dice.choice(ordered[len(ordered) // 3 :])


def apart(one: Colour, other: Colour) -> int:
    """How far two colours lie apart, squared."""
    return sum((a - b) ** 2 for a, b in zip(one, other, strict=True))


def windowed(sheet: Sheet) -> tuple[str, Colour]:
    """A wall with a bright window, green outside, and a plant on the sill; and the light's colour."""
    dice, wall = sheet.dice, shade(sheet, harmonious(sheet, WALLS))
    side = sheet.width * (0.24 if sheet.sun < 0.5 else 0.76)  # noqa: PLR2004 - where the sun is
    defined, fill = graded(0, LEVEL, mix(wall, (255, 255, 255), 0.3), mix(wall, SHADE, 0.22))
    out = defined + rect((0, 0, sheet.width, LEVEL + 1), fill)
    pane = rect((side - 19, 4, 38, 46), "#fffdf2") + rect(
        (side - 16.5, 6.5, 33, 41), css(shade(sheet, (206, 232, 244)))
    )
    for _ in range(9):
        where = side + dice.uniform(-16, 16), dice.uniform(26, 47)
        pane += disc(where, dice.uniform(3, 6), css(dice.choice(LEAVES)), 0.8)
    pane += rect((side - 1, 6, 2, 42), "#fffdf2") + rect((side - 16.5, 25, 33, 1.8), "#fffdf2")
    pane += rect((side - 22, 49, 44, 3), css(mix(wall, (255, 255, 255), 0.7)))
    far = sheet.width - side
    pane += plant(sheet, far, LEVEL + 2, 20)
    out += blurred(pane, 1.7) + glow((side, 28), 52, WARM, 0.6)
    return out, WARM


def plant(sheet: Sheet, x: float, foot: float, tall: float) -> str:
    """A plant in a pot, for behind."""
    dice, pot = sheet.dice, sheet.dice.choice(((204, 112, 80), (236, 226, 210), (92, 124, 140)))
    out = "".join(
        oval(
            (x + dice.gauss(0, 0.3) * tall, foot - tall * dice.uniform(0.55, 1.3)),
            (dice.uniform(2, 4), dice.uniform(4, 7)),
            css(mix(dice.choice(LEAVES), (40, 80, 60), 0.35)),
        )
        for _ in range(12)
    )
    wide = 0.3 * tall
    return out + polygon(
        [
            (x - wide, foot - 0.6 * tall),
            (x + wide, foot - 0.6 * tall),
            (x + 0.74 * wide, foot),
            (x - 0.74 * wide, foot),
        ],
        css(pot),
    )


def garden(sheet: Sheet) -> tuple[str, Colour]:
    """Sunlit leaves, only spots of light and green; and the light's colour."""
    dice = sheet.dice
    steps = [(0.0, (238, 246, 214), 1.0), (0.5, (168, 206, 130), 1.0), (1.0, (92, 150, 92), 1.0)]
    out = fade("leaf", steps) + rect((0, 0, sheet.width, LEVEL + 1), "url(#leaf)")
    big = "".join(
        disc((dice.uniform(0, sheet.width), dice.uniform(0, LEVEL)), dice.uniform(6, 13), css(dice.choice(LEAVES)), 0.5)
        for _ in range(round(16 * sheet.width / 100))
    )
    out += blurred(big, 2.4) + bokeh(sheet, ((255, 252, 214), (240, 250, 180), (255, 255, 244)), 12, 0.34)
    return out + glow((sheet.width * sheet.sun, 8), 56, WARM, 0.7), WARM


def evening(sheet: Sheet) -> tuple[str, Colour]:
    """A dim room with lamps far behind, round and soft; and the light's colour."""
    deep = harmonious(sheet, ((58, 36, 48), (30, 44, 66), (66, 42, 34), (34, 54, 56)))
    steps = [(0.0, mix(deep, (8, 6, 16), 0.4), 1.0), (1.0, mix(deep, (220, 140, 90), 0.3), 1.0)]
    out = fade("dim", steps) + rect((0, 0, sheet.width, LEVEL + 1), "url(#dim)")
    out += bokeh(sheet, LAMPS, 15, 0.4) + glow((sheet.width * sheet.sun, 34), 60, (255, 196, 120), 0.45)
    return out, (255, 206, 140)


def shelved(sheet: Sheet) -> tuple[str, Colour]:
    """Shelves with jars and books, out of focus; and the light's colour."""
    dice, wall = sheet.dice, shade(sheet, harmonious(sheet, WALLS))
    wood = mix(wall, (110, 70, 46), 0.6)
    defined, fill = graded(0, LEVEL, mix(wall, (255, 255, 255), 0.25), mix(wall, SHADE, 0.3))
    out, things = defined + rect((0, 0, sheet.width, LEVEL + 1), fill), ""
    tones = ((214, 92, 76), (240, 196, 96), (96, 150, 170), (246, 240, 226), (120, 166, 110), (150, 104, 150))
    for level in (21.0, 44.0):
        x = dice.uniform(0, 4)
        while x < sheet.width:
            wide, high = dice.uniform(3, 8), dice.uniform(7, 15)
            if dice.random() < 0.78:  # noqa: PLR2004 - gaps
                things += rect(
                    (x, level - high, wide, high), css(shade(sheet, mix(dice.choice(tones), wall, 0.3))), corner=1
                )
            x += wide + dice.uniform(0.4, 3)
        things += rect((-2, level, sheet.width + 4, 2.4), css(wood)) + rect(
            (-2, level + 2.4, sheet.width + 4, 1.6), "#301818", 0.25
        )
    return out + blurred(things, 1.5) + glow((sheet.width * sheet.sun, 20), 58, WARM, 0.6), WARM


def bokeh(sheet: Sheet, tones: tuple[Colour, ...], count: int, alpha: float) -> str:
    """Round spots of light out of focus, of many sizes."""
    dice, out = sheet.dice, ""
    for _ in range(round(count * sheet.width / 100)):
        where, size = (dice.uniform(0, sheet.width), dice.uniform(2, LEVEL - 6)), dice.uniform(1.8, 6.5)
        tone = css(dice.choice(tones))
        out += disc(where, size, tone, alpha * dice.uniform(0.4, 1)) + disc(where, size * 0.86, tone, alpha * 0.35)
    return blurred(out, 0.35)


def backdrop(sheet: Sheet) -> tuple[str, Colour]:
    """A sheet of coloured paper that rolls down from a wall without an edge, a lighter round behind the thing."""
    paper = shade(sheet, harmonious(sheet, PAPERS))
    light, deep = mix(paper, (255, 255, 255), 0.42), mix(paper, mix(paper, (60, 40, 90), 0.5), 0.45)
    defined, fill = graded(0, LEVEL + 14, mix(paper, deep, 0.3), mix(paper, light, 0.35))
    out = defined + rect((0, 0, sheet.width, 102), fill)
    round_tone = sheet.dice.choice((light, mix(paper, GAY[1], 0.4), mix(paper, deep, 0.4)))
    out += blurred(disc((sheet.width * 0.5, 46), 33, css(round_tone), 0.75), 0.5)
    return out + glow((sheet.width * sheet.sun, 10), 70, WARM, 0.55), mix(paper, (255, 255, 255), 0.6)


def sunlit(sheet: Sheet) -> tuple[str, Colour]:
    """A plain wall on which a window's light falls aslant, with the shadows of leaves before it."""
    dice, wall = sheet.dice, shade(sheet, harmonious(sheet, WALLS))
    way = 1 if sheet.sun < 0.5 else -1  # noqa: PLR2004 - from the left
    defined, fill = graded(0, LEVEL, mix(wall, SHADE, 0.14), mix(wall, SHADE, 0.24))
    out, x = defined + rect((0, 0, sheet.width, LEVEL + 1), fill), sheet.width * (0.22 if way > 0 else 0.78)
    fields = ""
    for row in range(2):
        for column in range(2):
            left, top = x + way * (23 * column + 9 * row), -8 + 33 * row + 8 * column
            corners = ((0, 0), (20, 7), (28, 36), (8, 29))
            fields += polygon([(left + way * a, top + b) for a, b in corners], css(mix(wall, WARM, 0.9)))
    out += blurred(fields, 0.7)
    leaves, stem = "", (x + way * 4, -4.0)
    for _ in range(13):
        where, turn = (stem[0] + way * dice.uniform(0, 46), stem[1] + dice.uniform(0, 42)), dice.uniform(20, 70) * way
        shape = oval((0, 0), (dice.uniform(4, 8), dice.uniform(1.2, 2.4)), css(mix(wall, SHADE, 0.3)), 0.6)
        leaves += f'<g transform="translate({where[0]:.2f} {where[1]:.2f}) rotate({turn:.1f})">{shape}</g>'
    return out + blurred(leaves, 0.8), WARM
