"""Light by rule: glows, beams, mist, and what water gives back of it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING
from zlib import crc32

from generator.vector import blurred, css, disc, fade, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour, Point, Sheet

GOLD: Colour = (255, 226, 150)


def glow(centre: Point, radius: float, colour: Colour, alpha: float, squash: float = 1.0) -> str:
    """Light around a point, fading to nothing at the radius."""
    name = f"l{crc32(f'{colour} {alpha:.2f}'.encode()):x}"
    stops = [(0.0, colour, alpha), (0.4, colour, alpha * 0.42), (1.0, colour, 0.0)]
    return fade(name, stops, radial=True) + oval(centre, (radius, radius * squash), f"url(#{name})")


def beams(sheet: Sheet, centre: Point, reach: float, colour: Colour, alpha: float = 0.13) -> str:
    """Broad soft rays that fan out from a point and fade."""
    (x, y), out, count = centre, "", 11
    name, turn = f"b{crc32(f'{centre} {reach} {colour}'.encode()):x}", sheet.dice.uniform(0, math.tau)
    where = f'gradientUnits="userSpaceOnUse" cx="{x:.2f}" cy="{y:.2f}" r="{reach:.2f}"'
    stops = f'<stop stop-color="{css(colour)}"/><stop offset="1" stop-color="{css(colour)}" stop-opacity="0"/>'
    for k in range(count):
        angle, half = turn + math.tau * k / count, sheet.dice.uniform(0.06, 0.15)
        for soft in (1.0, 0.72, 0.44):  # three on each other: a soft edge
            turns = (angle - half * soft, angle + half * soft)
            far = [(x + reach * math.cos(a), y + reach * math.sin(a)) for a in turns]
            out += polygon([centre, *far], f"url(#{name})", alpha * 0.45)
    return f'<radialGradient id="{name}" {where}>{stops}</radialGradient>{out}'


def shafts(sheet: Sheet, colour: Colour, foot: float, alpha: float = 0.16, count: int = 6) -> str:
    """Rays that fall in from above, all in one direction."""
    out, lean = "", sheet.dice.choice((-1, 1)) * sheet.dice.uniform(10, 22)
    for k in range(count):
        x = sheet.width * (k + sheet.dice.random()) / count - lean / 2
        wide = sheet.dice.uniform(2, 6)
        ends = [(x, -2), (x + wide, -2), (x + wide * 1.9 + lean, foot), (x - wide * 0.9 + lean, foot)]
        out += polygon(ends, css(colour), alpha * sheet.dice.uniform(0.5, 1))
    return blurred(out, 1.1)


def mist(sheet: Sheet, level: float, height: float, colour: Colour, alpha: float) -> str:
    """A band of haze, thickest at the level."""
    name = f"m{crc32(f'{colour} {alpha:.2f}'.encode()):x}"
    stops = [(0.0, colour, 0.0), (0.5, colour, alpha), (1.0, colour, 0.0)]
    return fade(name, stops) + rect((0, level - height / 2, sheet.width, height), f"url(#{name})")


def glitter(sheet: Sheet, x: float, top: float, colour: Colour = GOLD, wide: float = 1.0) -> str:
    """The path of light that a low sun or a moon lays on water: broad and broken near, thin far off."""
    dice, flakes, y = sheet.dice, "", top + 0.7
    out = glow((x, top + 5), 26 * wide, colour, 0.5, 0.5)
    for half in (3.0, 6.5, 11.0):  # three on each other: a soft edge
        sheen = [(x - 0.2 * half, top), (x + 0.2 * half, top), (x + half * wide, 101), (x - half * wide, 101)]
        out += blurred(polygon(sheen, css(colour), 0.1), 1.3)
    while y < 101:  # noqa: PLR2004 - the lower edge
        depth = (y - top) / (101 - top)
        for _ in range(4):
            off = dice.gauss(0, 0.5)
            half = (1.2 + 5.4 * depth) * wide * dice.uniform(0.2, 1.0) * math.exp(-abs(off))
            tone = css(mix(colour, (255, 255, 255), 0.4 * dice.random() * math.exp(-off * off)))
            where = x + off * (2.6 + 13 * depth) * wide, y + dice.uniform(-0.5, 0.5) * (1 + 3.2 * depth)
            flakes += oval(where, (half, 0.2 + 0.42 * depth), tone, (0.85 - 0.35 * depth) * math.exp(-1.1 * off * off))
        y += 0.9 + 2.6 * depth
    return out + flakes


def sparks(sheet: Sheet, top: float, low: float, colour: Colour, count: int) -> str:
    """Motes of light in the air, each with its glow."""
    out = ""
    for _ in range(round(count * sheet.width / 100)):
        where, size = (sheet.dice.uniform(0, sheet.width), sheet.dice.uniform(top, low)), sheet.dice.uniform(0.25, 0.6)
        out += glow(where, size * 5, colour, 0.5) + disc(where, size, css(mix(colour, (255, 255, 255), 0.6)))
    return out
