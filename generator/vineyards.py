"""A vineyard by rule: rows of vines that run up to a house among cypresses."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.farms import autumnal, land
from generator.homestead import cottage
from generator.lights import mist
from generator.outdoors import AUTUMN
from generator.rooftops import WHITE, snowy
from generator.skies import colours, shade, sky
from generator.vector import Sheet, blob, css, disc, line, mix, oval, polygon, relief, ridge

if TYPE_CHECKING:
    from generator.vector import Colour, Point

VINE: Colour = (86, 150, 66)


def vineyard(sheet: Sheet) -> Backdrop:
    """Rows of vines that run up to a house among cypresses."""
    dice, air = sheet.dice, colours(sheet)[2]
    far = sheet.width * dice.uniform(0.36, 0.64), 52.0
    behind = sky(sheet, 56, 8) + land(sheet)
    behind += mist(sheet, 56, 12, air, 0.4)
    earth = shade(sheet, WHITE if snowy(sheet) else (190, 146, 98))
    behind += relief(ridge(sheet, 60, 0.6, 24), mix(earth, air, 0.35), mix(earth, shade(sheet, (90, 60, 40)), 0.2), 40)
    house = sheet.width * dice.choice((0.2, 0.8)), 61.0
    for dx in (-13, -10, 9, 12.5):
        behind += cypress(sheet, (house[0] + dx, 62), dice.uniform(13, 19))
    behind += cottage(sheet, (house[0] - 4, 62), 9, 0.15) + cottage(sheet, house, 14, 0.12)
    lines = [k for k in range(-7, 8) if k]
    near = "".join(vines(sheet, far, k) for k in sorted(lines, key=lambda k: -abs(k)))
    return Backdrop(behind=behind + near, horizon=70, floor=93, soft=0.02)


def cypress(sheet: Sheet, foot: Point, tall: float) -> str:
    """A slender dark tree."""
    (x, y), tone = foot, mix(shade(sheet, (44, 98, 66)), colours(sheet)[2], 0.2)
    left = [(x - 0.1 * tall, y - 0.12 * tall), (x - 0.08 * tall, y - 0.55 * tall)]
    body = [*left, (x, y - tall), (x + 0.08 * tall, y - 0.55 * tall)]
    return line([(x, y), (x, y - 0.3 * tall)], css(shade(sheet, (90, 64, 48))), 0.6) + polygon(
        [*body, (x + 0.1 * tall, y - 0.12 * tall), (x, y - 0.04 * tall)], css(tone)
    )


def vines(sheet: Sheet, far: Point, place: int) -> str:
    """One row of vines: leaves on their stakes, grapes among them, larger towards us."""
    (x, y), dice, out = far, sheet.dice, ""
    end = sheet.width / 2 + place * 0.21 * sheet.width + (3 if place > 0 else -3)
    count = 34
    for k in range(count):
        t = ((k + 0.6) / count) ** 1.9
        at, down, size = x + (end - x) * t * 1.25, y + 9 + 41 * t, 0.5 + 5.6 * t
        bare_leaf = WHITE if snowy(sheet) else dice.choice(AUTUMN) if autumnal(sheet) else VINE
        leaf = mix(shade(sheet, bare_leaf), colours(sheet)[2], 0.35 * (1 - t))
        out += oval((at, down), (1.1 * size, 0.2 * size), css(shade(sheet, (60, 40, 40))), 0.4)
        out += line([(at, down), (at, down - 2.2 * size)], css(shade(sheet, (120, 88, 62))), 0.16 * size)
        for _ in range(9):
            spot = at + dice.gauss(0, 0.55) * size, down - dice.uniform(0.7, 2.2) * size
            tone = mix(leaf, dice.choice(((255, 250, 150), (16, 50, 40))), dice.uniform(0.05, 0.3))
            out += blob(spot, dice.uniform(0.24, 0.44) * size, dice, css(tone))
        if t > 0.06:  # noqa: PLR2004 - near enough to be seen
            out += grapes(sheet, (at + dice.uniform(-0.5, 0.5) * size, down - 1.15 * size), 0.12 * size)
    return out


def grapes(sheet: Sheet, at: Point, size: float) -> str:
    """A bunch that hangs."""
    (x, y), tone = at, shade(sheet, (112, 62, 140))
    spots = [(dx, dy) for dy, wide in enumerate((3, 2, 1)) for dx in (n - (wide - 1) / 2 for n in range(wide))]
    tones = [css(mix(tone, (255, 230, 255), 0.12 * k)) for k in range(3)]
    dots = (disc((x + 1.7 * dx * size, y + 1.5 * dy * size), size, tones[k % 3]) for k, (dx, dy) in enumerate(spots))
    return "".join(dots)
