"""What things sit on, by rule: a branch, a roof, a lily pad, an island in the sky; and a wall of bricks behind them."""

from __future__ import annotations

import math
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator import skies
from generator.backdrop import Backdrop
from generator.clouds import heap
from generator.elsewhere import sky
from generator.homestead import cottage
from generator.lights import glow, mist
from generator.relief import crag
from generator.skies import colours, shade
from generator.trees import bough, leafy, leaves
from generator.vector import DARK, Sheet, blurred, css, disc, graded, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.vector import Colour

TILES: tuple[Colour, ...] = ((186, 92, 66), (170, 80, 62), (198, 106, 74), (158, 74, 60))
BRICKS: tuple[Colour, ...] = ((178, 84, 66), (190, 98, 76), (164, 74, 60), (200, 112, 88), (150, 68, 58))
STONES: tuple[Colour, ...] = ((158, 156, 154), (140, 140, 144), (174, 170, 164), (126, 128, 134))
COURSE, LONG = 5.4, 12.4  # how high and how long a brick is
FOOT = 84.0  # where the pavement before a wall begins


def roof(sheet: Sheet, level: float) -> str:
    """The tiles of a roof under its ridge, and a chimney at one side."""
    out, dice = chimney(sheet, level), sheet.dice
    row, y = 7, level + 22.0
    while row:
        wide = 5.2 + 0.4 * row
        for k in range(int(sheet.width / wide) + 2):
            tone, x = mix(shade(sheet, dice.choice(TILES)), (20, 10, 30), 0.03 * row), (k + 0.5 * (row % 2)) * wide
            out += rect((x - wide / 2, y - 5, wide - 0.3, 6.2), css(mix(tone, (20, 10, 30), 0.5)), 1, 2.4)
            out += rect((x - wide / 2, y - 5, wide - 0.3, 5.4), css(tone), 1, 2.4)
            out += rect((x - wide / 2 + 0.6, y - 4.6, 0.9, 4), css(mix(tone, colours(sheet)[2], 0.4)), 0.5, 0.4)
        y, row = y - 3.2, row - 1
    for k in range(int(sheet.width / 7) + 2):
        tone = shade(sheet, TILES[k % 2])
        out += rect((7 * k - 4, level - 1.6, 7.4, 4.2), css(mix(tone, (20, 10, 30), 0.3)), 1, 1.9)
        out += rect((7 * k - 4, level - 1.6, 6.8, 2.4), css(mix(tone, colours(sheet)[2], 0.3)), 1, 1.2)
    return out


def chimney(sheet: Sheet, level: float) -> str:
    """A chimney with its smoke, at the side that the light leaves."""
    at, tone = sheet.width * (0.88 if sheet.sun < 0.5 else 0.12), shade(sheet, BRICKS[0])  # noqa: PLR2004 - from the left
    smoke = "".join(
        disc((at + 0.5 * k + sheet.dice.gauss(0, 0.8), level - 21 - 4 * k), 1.6 + 0.5 * k, "#f2f0f4", 0.34)
        for k in range(6)
    )
    body = rect((at - 5, level - 18, 10, 20), css(tone)) + rect(
        (at - 6, level - 20, 12, 3), css(mix(tone, (30, 16, 40), 0.3))
    )
    for k in range(5):
        body += rect((at - 5, level - 14 + 3.2 * k, 10, 0.5), css(mix(tone, (240, 226, 210), 0.4)), 0.7)
    return blurred(smoke, 0.9) + body + rect((at + 1, level - 18, 4, 20), css(mix(tone, (20, 10, 40), 0.6)), 0.35)


def bricks(sheet: Sheet) -> Backdrop:
    """A wall of bricks or stones to the upper edge, ivy at one side, a pavement before it; a lamp's light when dark."""
    rough = "stone" in sheet.said
    tones = (sheet.tint,) if sheet.tint else STONES if rough else BRICKS
    mortar = shade(sheet, (196, 184, 172))
    behind, row, y = (
        skies.sky(sheet, 8) + rect((0, -1, sheet.width, FOOT + 1), css(mix(mortar, (40, 30, 40), 0.2))),
        0,
        -2.0,
    )
    while y < FOOT:
        x = -LONG * (0.5 if row % 2 else 0.0) - sheet.dice.uniform(0, 1)
        while x < sheet.width:
            long = LONG * (sheet.dice.uniform(0.6, 1.2) if rough else 1.0)
            tone = shade(sheet, mix(sheet.dice.choice(tones), (60, 30, 40), sheet.dice.uniform(0, 0.16)))
            box = (x, y, long - 0.7, COURSE - 0.7)
            behind += rect(box, css(mix(tone, (20, 8, 24), 0.35)), 1, 0.5)
            behind += rect((x, y, long - 0.9, COURSE - 1.1), css(tone), 1, 0.5)
            behind += rect((x + 0.4, y + 0.2, long - 2, 0.6), css(mix(tone, (255, 236, 210), 0.35)), 0.6, 0.3)
            x += long
        y, row = y + COURSE, row + 1
    stone = shade(sheet, (176, 170, 168))
    defined, fill = graded(FOOT, 17, mix(stone, (40, 36, 56), 0.3), stone)
    behind += (
        defined
        + rect((0, FOOT, sheet.width, 18), fill)
        + rect((0, FOOT - 1, sheet.width, 2.2), css(mix(stone, (30, 26, 44), 0.5)))
    )
    light = (255, 206, 130) if sheet.time in DARK else (255, 248, 226)
    behind += glow((sheet.width * sheet.sun, 26), 62, light, 0.42) + ivy(sheet)
    return Backdrop(behind=behind, horizon=FOOT + 2, floor=93)


def ivy(sheet: Sheet) -> str:
    """Leaves that hang down at one side of a wall."""
    side = -1 if sheet.sun > 0.5 else 1  # noqa: PLR2004 - from the right
    out = ""
    for _ in range(16):
        across = abs(sheet.dice.gauss(0, 0.1))
        x = sheet.width * (across if side < 0 else 1 - across)
        out += leaves(sheet, (x, sheet.dice.uniform(-2, 46 - 190 * across)), side)
    return out


def isle(sheet: Sheet) -> Backdrop:
    """An island that floats in the sky: grass over a hanging rock, small ones far off; a house on it if it is alone."""
    backdrop, level = sky(sheet), 70.0
    behind = backdrop.behind
    for across, high, size in ((0.14, 34.0, 0.2), (0.86, 46.0, 0.26)):
        behind += rock(sheet, (sheet.width * across, high), size * 40, 0.45)
        behind += leafy(
            sheet, (sheet.width * across, high), 7, mix(shade(sheet, (70, 140, 70)), colours(sheet)[2], 0.4)
        )
    half = min(40.0, 0.44 * sheet.width)
    behind += rock(sheet, (sheet.width / 2, level), half, 0.0)
    if sheet.bare:
        for across, tall in ((-0.55, 22), (-0.28, 15), (0.62, 19)):
            behind += leafy(sheet, (sheet.width / 2 + across * half, level + 1), tall, shade(sheet, (72, 146, 74)))
        behind += cottage(sheet, (sheet.width / 2 + 0.12 * half, level + 1), 17, 0.0)
    front = "".join(heap(sheet, (sheet.width * x, 99), 9, 0.9) for x in (0.08, 0.9)) + mist(
        sheet, 97, 14, colours(sheet)[2], 0.4
    )
    return Backdrop(behind=behind, front=front, horizon=level - 2, floor=level + 2, soft=0.03, blades=True, bears=True)


def rock(sheet: Sheet, top: tuple[float, float], half: float, far: float) -> str:
    """A rock that hangs in the air, green on top; far ones take the sky's colour."""
    (x, y), dice, air = top, sheet.dice, colours(sheet)[1]
    stone, green = mix(shade(sheet, (146, 112, 88)), air, far), mix(shade(sheet, (98, 172, 80)), air, far)
    rim = [
        (-1.0, 0.02),
        (-0.8, 0.2),
        (-0.52, 0.3),
        (-0.34, 0.55),
        (-0.12, 0.62),
        (0.06, 0.8),
        (0.2, 0.58),
        (0.42, 0.44),
        (0.66, 0.22),
        (0.88, 0.14),
        (1.0, 0.02),
    ]
    edge = [(x + half * a * 0.96, y + half * b * 0.8 * dice.uniform(0.86, 1.1)) for a, b in rim]
    defined, fill = graded(y, 0.66 * half, mix(stone, (255, 226, 180), 0.2), mix(stone, (30, 20, 50), 0.5))
    out = defined + polygon(edge, fill)
    for k in (2, 4, 6, 8):
        ends = [edge[k], (edge[k][0] + 0.1 * half, y), (edge[k][0] + 0.24 * half, y)]
        out += polygon(ends, css(mix(stone, (30, 20, 50), 0.45)), 0.4)
    out += oval((x, y + 0.035 * half), (half, 0.13 * half), css(mix(green, (20, 60, 40), 0.4)))
    for k in range(9):
        at = x + half * (k / 4 - 1) * 0.94
        out += disc((at, y + 0.07 * half), half * dice.uniform(0.05, 0.1), css(mix(green, (20, 60, 40), 0.35)))
    return out + oval((x, y), (half, 0.12 * half), css(mix(green, (255, 250, 170), 0.12)))


def lilypad(sheet: Sheet, level: float) -> str:
    """A great round leaf on the water with its notch, smaller ones about it, and a flower."""
    dice, x, out = sheet.dice, sheet.width / 2, ""
    green, deep = shade(sheet, (92, 168, 84)), shade(sheet, (22, 74, 66))
    pads = [
        (sheet.width * a, level + d, r) for a, d, r in ((0.1, -13, 8), (0.88, -9, 10), (0.05, 12, 15), (0.97, 13, 13))
    ]
    for at, y, half in (*pads, (x, level, 33.0)):
        light, turn = mix(green, (250, 246, 160), dice.uniform(0.1, 0.3)), dice.choice((-1, 1))
        defined, fill = graded(y - 0.24 * half, 0.5 * half, light, mix(green, deep, 0.3))
        out += blurred(oval((at, y + 0.09 * half), (1.03 * half, 0.27 * half), css(deep), 0.55), 0.8)
        out += oval((at, y + 0.03 * half), (half, 0.25 * half), css(mix(green, deep, 0.55))) + defined
        out += oval((at, y), (half, 0.24 * half), fill)
        for k in range(9):
            angle = math.tau * (k + 0.5) / 9
            vein = [(at, y), (at + 0.86 * half * math.cos(angle), y + 0.2 * half * math.sin(angle))]
            out += line(vein, css(mix(light, (255, 255, 220), 0.3)), 0.02 * half, 0.6)
        notch = [(at, y), (at + turn * 1.02 * half, y + 0.05 * half), (at + turn * 0.93 * half, y + 0.13 * half)]
        out += polygon(notch, css(deep))
    at, y = sheet.width * (0.88 if sheet.sun < 0.5 else 0.1), level - 12.0  # noqa: PLR2004 - the middle
    for turn in (-60, 60, -32, 32, 0):
        petal = oval(
            (at, y - 3.2), (1.5, 3.4), css(mix(shade(sheet, (250, 206, 226)), (255, 255, 255), abs(turn) / 90))
        )
        out += f'<g transform="rotate({turn} {at:.2f} {y:.2f})">{petal}</g>'
    return out


PERCHES: MappingProxyType[str, Callable[[Sheet, float], str]] = MappingProxyType(
    {"branch": bough, "roof": roof, "lilypad": lilypad, "crag": crag}
)
