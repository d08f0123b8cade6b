"""What keeps a small thing on a table company, a little behind it and out of focus, so that the table isn't bare.

Old books with a candle go with a skull, a jug and biscuits with coffee, presents with a cake, fruit with food.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from generator.behind import GAY, LEVEL
from generator.belongings import written
from generator.lights import glow
from generator.skies import shade
from generator.vector import blurred, css, disc, fade, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.vector import Colour, Point, Sheet

    Prop = Callable[[Sheet, Point, random.Random], str]

FOOT = LEVEL + 9  # how far from us it stands
SOFT = 0.75  # how far it is out of focus
DIM, FLAME = (26, 14, 20), (255, 190, 100)
LEATHERS: tuple[Colour, ...] = ((122, 46, 42), (40, 76, 84), (150, 108, 54), (66, 86, 60), (96, 58, 92))


def shadowed(at: Point, wide: float) -> str:
    """The shadow under something round or broad."""
    x, y = at[0] + 1.5, at[1] + 0.4  # all of it is out of focus: no need to blur it twice
    return "".join(oval((x, y), (share * wide, 2.2 * share), css(DIM), 0.2) for share in (1.06, 0.94, 0.82))


def round_body(name: str, tone: Colour, deep: Colour = DIM) -> str:
    """A gradient across something round: light from one side, a deep colour in its shade."""
    light, dark = mix(tone, (255, 255, 255), 0.4), mix(tone, deep, 0.5)
    return fade(
        name, [(0.0, mix(tone, dark, 0.3), 1.0), (0.3, light, 1.0), (0.6, tone, 1.0), (1.0, dark, 1.0)], across=True
    )


def volumes(sheet: Sheet, at: Point, dice: random.Random) -> str:
    """Old books that lie on each other, their pages yellow, a candle on top of them."""
    (x, y), out = at, shadowed(at, 17)
    for k, (wide, high) in enumerate(((31, 5.4), (27, 4.6), (29, 5.0))):
        tone = shade(sheet, LEATHERS[(k + dice.randrange(5)) % 5])
        left, top = x - wide / 2 + dice.uniform(-2, 2), y - high
        out += rect((left, top, wide, high), css(mix(tone, DIM, 0.25)), corner=1.2)
        out += rect((left + 3, top + 0.9, wide - 3, high - 1.8), "#e6d3a6") + rect(
            (left + 3, top + 0.9, wide - 3, 0.7), "#b89c68"
        )
        out += rect((left, top, 4.6, high), css(tone), corner=1.4) + rect(
            (left + 1.2, top + 0.4, 0.8, high - 0.8), "#d9b25c"
        )
        y = top
    return out + candle((x + dice.uniform(-5, 5), y))


def candle(at: Point) -> str:
    """A short candle that burns."""
    x, y = at
    out = round_body("wax", (240, 222, 184))
    out += rect((x - 2.6, y - 8, 5.2, 8.2), "url(#wax)", corner=0.8) + oval((x, y - 8), (2.6, 0.8), "#fff2cc")
    return out + oval((x, y - 11), (1.2, 3.0), "#ffb646") + oval((x, y - 10.4), (0.6, 1.8), "#fff6d0")


def inkwell(sheet: Sheet, at: Point, dice: random.Random) -> str:
    """A rolled sheet of parchment, and an inkwell with its quill."""
    x, y = at
    out = shadowed(at, 14) + round_body("glass", shade(sheet, (46, 64, 86)))
    tip = x + 9 * dice.choice((-1, 1)), y - 24
    out += polygon([(x, y - 7), (tip[0] - 2.6, tip[1] + 8), tip, (tip[0] + 2.0, tip[1] + 7)], "#efe6d6")
    out += line([(x, y - 6), tip], "#a08c70", 0.5) + rect((x - 4.4, y - 7, 8.8, 7), "url(#glass)", corner=1.4)
    out += oval((x, y - 7), (3, 0.9), "#10141c")
    side = x - 9 if x > sheet.width / 2 else x + 9
    out += rect((side - 9, y - 0.6, 18, 4.4), "#e4d2a4", corner=2.2) + rect(
        (side - 9, y + 2.2, 18, 1.6), "#b79a62", 0.8, 1
    )
    return out + oval((side + 9, y + 1.6), (1.1, 2.2), "#c8ae78") + oval((side + 9, y + 1.6), (0.5, 1.1), "#8d7446")


def jug(sheet: Sheet, at: Point, dice: random.Random) -> str:
    """A small milk jug."""
    (x, y), tone = at, shade(sheet, dice.choice(((236, 232, 224), (150, 186, 196), (226, 190, 150))))
    path = f"M{x - 5} {y - 15}Q{x - 4} {y - 10} {x - 8} {y - 5}Q{x - 8} {y} {x - 4} {y}L{x + 4} {y}"
    path += f"Q{x + 8} {y} {x + 8} {y - 5}Q{x + 4} {y - 10} {x + 5} {y - 15}Z"
    handle = f"M{x + 4.6} {y - 13}Q{x + 12} {y - 12} {x + 7.4} {y - 4}"
    out = shadowed(at, 10) + round_body("milk", tone)
    out += f'<path d="{handle}" fill="none" stroke="{css(mix(tone, DIM, 0.25))}" stroke-width="1.7"/>'
    out += f'<path d="{path}" fill="url(#milk)"/>' + oval((x, y - 15), (5, 1.2), css(mix(tone, (255, 255, 255), 0.5)))
    return out + oval((x, y - 14.9), (3.8, 0.8), css(mix(tone, DIM, 0.35)))


def biscuits(sheet: Sheet, at: Point, dice: random.Random) -> str:
    """Biscuits with chocolate on a small plate."""
    x, y = at
    out = shadowed((x, y + 1), 15) + oval((x, y), (15, 3.6), "#d6d0c8") + oval((x, y - 0.7), (15, 3.4), "#faf6ee")
    out += oval((x, y - 0.5), (9.6, 2.1), "#e6e0d6")
    for dx, up in ((-6, 0.4), (5.5, 0.6), (-0.4, 1.2), (-3, 3.4), (3.4, 3.6), (0, 6)):
        tone = shade(sheet, mix((206, 150, 86), (176, 116, 60), dice.random()))
        out += oval((x + dx, y - up + 0.6), (5.6, 2.2), css(mix(tone, DIM, 0.4))) + oval(
            (x + dx, y - up - 0.3), (5.6, 2.1), css(tone)
        )
        for _ in range(4):
            chip = x + dx + dice.uniform(-3.6, 3.6), y - up - 0.3 + dice.uniform(-1, 1)
            out += oval(chip, (0.7, 0.45), "#50301e")
    return out


def fruit(sheet: Sheet, at: Point, dice: random.Random) -> str:
    """A bowl of fruit."""
    (x, y), clay = at, dice.choice(((226, 226, 220), (120, 156, 168), (206, 140, 96)))
    out = shadowed(at, 12)
    for dx, up, size in ((-5.5, 10, 4.8), (5.5, 10, 4.6), (0, 11.5, 5.2), (-2.6, 15.5, 4.2), (4, 15, 4)):
        tone = shade(sheet, dice.choice(((216, 70, 58), (240, 166, 60), (150, 184, 80), (246, 206, 92))))
        out += disc((x + dx, y - up), size, css(mix(tone, DIM, 0.3))) + disc(
            (x + dx - 0.6, y - up - 0.7), 0.84 * size, css(tone)
        )
        out += disc((x + dx - 1.6, y - up - 1.8), 0.26 * size, "#ffffff", 0.5)
    path = f"M{x - 13} {y - 9}A13 2.4 0 0 0 {x + 13} {y - 9}Q{x + 12} {y - 1} {x + 4} {y}"
    path += f"L{x - 4} {y}Q{x - 12} {y - 1} {x - 13} {y - 9}Z"
    return out + round_body("clay", shade(sheet, clay)) + f'<path d="{path}" fill="url(#clay)"/>'


def present(sheet: Sheet, at: Point, dice: random.Random) -> str:
    """Two wrapped presents."""
    (x, y), out = at, shadowed(at, 15)
    for dx, wide, high in ((-5, 15, 15), (6, 13, 10)):
        tone, band = (shade(sheet, one) for one in dice.sample(GAY, 2))
        left, top = x + dx - wide / 2, y - high
        out += rect((left, top, wide, high), css(tone), corner=0.6) + rect(
            (left + 0.7 * wide, top, 0.3 * wide, high), css(DIM), 0.16
        )
        out += rect((left - 0.7, top, wide + 1.4, 3), css(mix(tone, (255, 255, 255), 0.2)), corner=0.5)
        out += rect((x + dx - 1.3, top, 2.6, high), css(band))
        for way in (-1, 1):
            out += oval((x + dx + way * 2.6, top - 1.4), (2.8, 1.6), css(band)) + oval(
                (x + dx + way * 2.6, top - 1.4), (1.3, 0.6), css(mix(band, DIM, 0.4))
            )
    return out


PROPS: dict[str, tuple[Prop, Prop]] = {  # by what is shown
    "lore": (volumes, inkwell),
    "feast": (present, present),
    "drink": (biscuits, jug),
    "food": (fruit, jug),
}


def company(sheet: Sheet) -> str:
    """What stands on the table behind a thing, at one side or at both."""
    views, words = written()["views"], sheet.things
    kind = next(
        (name for name in PROPS if words & views.get(name, frozenset())), "food" if "food" in sheet.said else ""
    )
    if kind not in PROPS or sheet.bare:
        return ""
    dice = random.Random(f"{sheet.mood} {sorted(words)}")  # noqa: S311 - no secret; what is drawn after it stays as it was
    sides = sheet.free, 1.02 - sheet.free  # the first of them where it is to be seen
    places = [(sheet.width * x + dice.uniform(-2, 2), FOOT + dice.uniform(-1.5, 1.5)) for x in sides]
    lit = "".join(
        glow((x, y - 26), 24, FLAME, 0.75) for prop, (x, y) in zip(PROPS[kind], places, strict=True) if prop is volumes
    )
    return lit + "".join(blurred(prop(sheet, at, dice), SOFT) for prop, at in zip(PROPS[kind], places, strict=True))
