"""Where small things are shown when no place was named: a table by a window, in a garden, at night.

What is behind is out of focus, so that the eye stays with the thing.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.lights import glow
from generator.skies import shade
from generator.vector import Sheet, blurred, css, disc, fade, graded, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour

LEVEL = 62.0  # where a table's far edge is
WOODS: tuple[Colour, ...] = ((186, 124, 76), (206, 156, 106), (150, 98, 66), (226, 190, 146))
WALLS: tuple[Colour, ...] = ((240, 214, 180), (196, 214, 206), (206, 200, 226), (186, 208, 228), (238, 200, 178))
LEAVES: tuple[Colour, ...] = ((126, 176, 96), (88, 148, 92), (176, 204, 110), (214, 220, 130))
LAMPS: tuple[Colour, ...] = ((255, 206, 120), (255, 176, 96), (255, 226, 164), (250, 150, 110))
STANDS = frozenset({"plate", "board", "cushion"})
WARM: Colour = (255, 240, 206)
SHADE: Colour = (46, 22, 24)


def table(sheet: Sheet) -> Backdrop:
    """A table's top, seen slightly from above; behind it a window, a garden, shelves or lamps, all out of focus."""
    views = (windowed, garden, evening, shelved)
    view = evening if sheet.time in ("dusk", "night") or "dark" in sheet.said else views[sheet.mood % len(views)]
    behind, light = view(sheet)
    wood = sheet.tint or harmonious(sheet, WOODS)
    behind += top(sheet, shade(sheet, wood), light)
    return Backdrop(behind=behind, horizon=LEVEL + 4, floor=86, stand=stand(sheet))


def stand(sheet: Sheet) -> str:
    """What things stand on here, if the place says so."""
    return next(iter(sorted(STANDS & sheet.said)), "")


def harmonious(sheet: Sheet, choices: tuple[Colour, ...]) -> Colour:
    """One of some colours, not the one nearest to the thing's: that would hide it."""
    dice = sheet.dice
    if sheet.tone is None:
        return dice.choice(choices)
    tone = sheet.tone
    ordered = sorted(choices, key=lambda c: sum((a - b) ** 2 for a, b in zip(c, tone, strict=True)))
    return dice.choice(ordered[1:])


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


def top(sheet: Sheet, wood: Colour, light: Colour) -> str:
    """Boards that run to one point, lit from behind, dark at the near edge, with a soft gleam."""
    out, dice, middle = "", sheet.dice, sheet.width / 2
    defined, fill = graded(LEVEL, 40, mix(wood, light, 0.42), mix(wood, SHADE, 0.34))
    out += defined + rect((0, LEVEL, sheet.width, 102 - LEVEL), fill)
    seam = css(mix(wood, SHADE, 0.62))
    apart = sheet.width / 5.2
    shift = dice.uniform(-0.4, 0.4)
    for k in range(-5, 6):
        near, far = middle + (k + shift) * apart * 1.5, middle + (k + shift) * apart * 0.86
        tone = css(mix(wood, (255, 255, 255) if k % 2 else SHADE, 0.5))
        out += polygon([(far, LEVEL), (far + 0.86 * apart, LEVEL), (near + 1.5 * apart, 102), (near, 102)], tone, 0.1)
        out += line([(far, LEVEL), (near, 102)], seam, 0.35, 0.4)
        for _ in range(3):
            a = dice.uniform(0.1, 0.9)
            out += line([(far + a * 0.86 * apart, LEVEL + 1), (near + a * 1.5 * apart, 102)], seam, 0.2, 0.2)
    out += glow((sheet.width * sheet.sun, LEVEL + 6), 46, light, 0.5, 0.28)
    return out + rect((0, LEVEL - 0.3, sheet.width, 0.9), css(mix(wood, (255, 255, 255), 0.55)), 0.8)
