"""What is in the front of a house seen near: windows with shutters and flowers, balconies, the door, a shop."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.lights import glow
from generator.skies import colours, shade
from generator.vector import DARK, Sheet, css, disc, graded, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour

    Box = tuple[float, float, float, float]  # left, top, width, height

HOMELY = 0.62  # share of windows that are lit when it is dark
SHUTTERS: tuple[Colour, ...] = ((70, 112, 104), (86, 104, 142), (150, 70, 60), (108, 124, 82))
CLOTHS: tuple[Colour, ...] = ((206, 70, 62), (46, 134, 122), (222, 156, 56), (72, 104, 180))
BLOSSOMS: tuple[Colour, ...] = ((232, 76, 92), (250, 150, 170), (252, 226, 120), (244, 244, 250))
LEAF: Colour = (76, 142, 74)
WOOD: Colour = (124, 78, 50)
LAMPLIGHT: Colour = (255, 206, 120)


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What all windows of a house have in common: its wall and trim in the light of the hour, how they are made."""

    wall: Colour
    trim: Colour
    shutter: Colour | None
    arched: bool

    @property
    def shadow(self) -> Colour:
        """The wall where no light falls."""
        return mix(self.wall, (40, 26, 64), 0.5)


def casement(sheet: Sheet, front: Front, box: Box) -> str:
    """A window with its frame, cross, curtains and sill; lit or giving back the sky; shutters, flowers on some."""
    (x, y, wide, high), dice = box, sheet.dice
    lit = sheet.time in DARK and dice.random() < HOMELY
    trim, dark, cap = css(front.trim), css(front.shadow), wide / 2 if front.arched else 0.0
    out = glow((x + wide / 2, y + high / 2), 1.5 * high, LAMPLIGHT, 0.32) if lit else ""
    out += rect((x - 0.75, y - 0.75, wide + 1.5, high + 1), dark, 0.45, cap) if not front.arched else ""
    out += headed((x - 0.6, y - 0.6, wide + 1.2, high + 0.9), trim, arched=front.arched)
    upper, lower = ((255, 236, 168), (255, 186, 92)) if lit else panes(sheet)
    defined, fill = graded(y, high, upper, lower)
    out += defined + headed((x, y, wide, high), fill, arched=front.arched)
    for side in (0, 1):  # curtains
        far, near = x + side * wide, x + wide * (0.3 if side == 0 else 0.7)
        drape = [(far, y + 0.5), (near, y + 0.5), ((far + near) / 2, y + 0.62 * high), (far, y + high)]
        out += polygon(drape, css(mix((255, 250, 240), lower, 0.35)), 0.6)
    out += rect((x + wide / 2 - 0.22, y, 0.44, high), trim) + rect((x, y + 0.38 * high, wide, 0.4), trim)
    out += rect((x - 1, y + high, wide + 2, 0.9), trim) + rect((x - 1, y + high + 0.9, wide + 2, 0.5), dark, 0.5)
    out += shutters(front.shutter, box) if front.shutter else ""
    return out + (flowerbox(sheet, box) if dice.random() < 0.4 else "")  # noqa: PLR2004 - two of five


def headed(box: Box, fill: str, *, arched: bool) -> str:
    """A pane with a straight or a round head."""
    x, y, wide, high = box
    half = wide / 2
    if not arched:
        return rect(box, fill)
    return rect((x, y + half, wide, high - half), fill) + disc((x + half, y + half), half, fill)


def panes(sheet: Sheet) -> tuple[Colour, Colour]:
    """What glass gives back of the sky."""
    top, middle, _ = colours(sheet)
    deep = mix(shade(sheet, (66, 92, 118)), middle, 0.35)
    return mix(deep, (255, 255, 255), 0.22), mix(deep, top, 0.3)


def shutters(colour: Colour, box: Box) -> str:
    """Two open shutters with their slats."""
    x, y, wide, high = box
    out = ""
    for left in (x - 0.44 * wide - 0.7, x + wide + 0.7):
        out += rect((left, y - 0.3, 0.44 * wide, high + 0.4), css(colour))
        for k in range(1, int(high / 0.9)):
            slat = [(left + 0.3, y + 0.9 * k), (left + 0.44 * wide - 0.3, y + 0.9 * k)]
            out += line(slat, css(mix(colour, (20, 14, 40), 0.35)), 0.22, 0.8)
    return out


def flowerbox(sheet: Sheet, box: Box) -> str:
    """Flowers on a sill."""
    (x, y, wide, high), dice = box, sheet.dice
    out = rect((x - 0.8, y + high - 0.5, wide + 1.6, 1.7), css(shade(sheet, WOOD)), 1, 0.3)
    for k in range(9):
        at = x - 0.6 + (wide + 1.2) * (k + dice.random()) / 9, y + high - 0.6 - dice.uniform(0, 1.5)
        out += disc(at, dice.uniform(0.5, 0.85), css(shade(sheet, mix(LEAF, (30, 80, 40), dice.random() * 0.6))))
    bloom = shade(sheet, dice.choice(BLOSSOMS))
    for _ in range(6):
        out += disc((x + wide * dice.random(), y + high - dice.uniform(0.6, 2.2)), 0.45, css(bloom))
    return out


def balcony(sheet: Sheet, front: Front, box: Box) -> str:
    """A glazed door with a slab before it, its railing, and plants behind the bars."""
    (x, y, wide, high), dice = box, sheet.dice
    out = casement(sheet, Front(wall=front.wall, trim=front.trim, shutter=None, arched=False), (x, y, wide, high + 2.4))
    foot, iron = y + high + 2.6, css(mix(front.shadow, (24, 22, 34), 0.6))
    left, reach = x - 2.2, wide + 4.4
    for k in range(4):
        at = left + 1 + (reach - 2) * (k + 0.5 * dice.random()) / 4, foot - dice.uniform(1, 2.6)
        out += disc(at, dice.uniform(0.8, 1.4), css(shade(sheet, mix(LEAF, (220, 230, 120), 0.3 * dice.random()))))
    out += "".join(
        line([(left + reach * k / 9, foot), (left + reach * k / 9, foot - 4)], iron, 0.28) for k in range(10)
    )
    out += line([(left, foot - 4), (left + reach, foot - 4)], iron, 0.5)
    out += rect((left - 0.4, foot, reach + 0.8, 1.2), css(front.trim))
    return out + rect((left, foot + 1.2, reach, 1.1), css(front.shadow), 0.5)


def door(sheet: Sheet, front: Front, middle: float, foot: float) -> str:
    """A door in its frame, with a fanlight, two steps, a lamp and a plant on each side."""
    dice, wide, high = sheet.dice, 7.0, 12.0
    x, leaf = middle - wide / 2, shade(sheet, front.shutter or dice.choice(SHUTTERS))
    light = css((255, 226, 150)) if sheet.time in DARK else css(panes(sheet)[0])
    out = rect((x - 1.3, foot - high - 1.3, wide + 2.6, high + 1.3), css(front.trim))
    out += rect((x, foot - high, wide, high), css(mix(leaf, (20, 14, 30), 0.3))) + rect(
        (x, foot - high, wide, 2.2), light
    )
    for k in (0, 1):
        panel = x + 0.5 + k * wide / 2, foot - high + 2.8, wide / 2 - 1, high - 3.4
        out += rect(panel, css(leaf)) + rect((panel[0] + 0.5, panel[1] + 0.6, panel[2] - 1, 3.4), light, 0.85, 0.3)
    out += disc((middle + 0.7, foot - 5), 0.35, "#f4d488") + rect((x - 2, foot - 0.8, wide + 4, 0.9), css(front.trim))
    out += rect((x - 3, foot, wide + 6, 0.9), css(mix(front.trim, front.shadow, 0.3)))
    for side in (-1, 1):
        at = middle + side * (wide / 2 + 3)
        out += polygon(
            [(at - 1.2, foot - 2.4), (at + 1.2, foot - 2.4), (at + 0.8, foot), (at - 0.8, foot)],
            css(shade(sheet, (190, 104, 70))),
        )
        for _ in range(7):
            spot = at + dice.gauss(0, 0.9), foot - 3.6 + dice.gauss(0, 1.0)
            out += disc(spot, dice.uniform(0.6, 1.1), css(shade(sheet, mix(LEAF, (40, 90, 50), dice.random()))))
    lamp = middle + wide / 2 + 2.2, foot - high + 1
    out += glow(lamp, 9, LAMPLIGHT, 0.7) if sheet.time in DARK else ""
    return out + oval(lamp, (0.6, 0.9), "#ffeebc") + rect((lamp[0] - 0.7, lamp[1] - 1.4, 1.4, 0.6), css(front.shadow))


def shop(sheet: Sheet, front: Front, box: Box) -> str:
    """A shop's window under a striped awning, with things in it."""
    (x, y, wide, high), dice, lit = box, sheet.dice, sheet.time in DARK
    upper, lower = ((255, 232, 164), (255, 196, 112)) if lit else panes(sheet)
    defined, fill = graded(y, high, upper, lower)
    out = rect((x - 0.9, y - 0.9, wide + 1.8, high + 1.8), css(shade(sheet, WOOD))) + defined + rect(box, fill)
    for k in range(int(wide / 2.2)):
        tall = dice.uniform(1.2, 3.4)
        tone = css(mix(shade(sheet, dice.choice(CLOTHS)), lower, 0.25))
        out += rect((x + 0.6 + 2.2 * k, y + high - tall, 1.5, tall), tone, 0.85, 0.5)
    out += rect((x + wide / 2 - 0.25, y, 0.5, high), css(shade(sheet, WOOD)))
    out += glow((x + wide / 2, y + high), wide * 0.8, LAMPLIGHT, 0.45) if lit else ""
    cloth, count = dice.choice(CLOTHS), max(5, round(wide / 1.9))
    step = (wide + 3) / count
    for k in range(count):
        at = x - 1.5 + k * step
        tone = css(shade(sheet, cloth if k % 2 == 0 else (255, 246, 230)))
        out += polygon([(at + 0.4, y - 2), (at + step, y - 2), (at + step, y + 2.4), (at, y + 2.4)], tone)
        out += disc((at + step / 2, y + 2.4), step / 2, tone)
    return out + rect((x - 1.1, y + 3.4, wide + 2.2, 0.9), css(front.shadow), 0.28)
