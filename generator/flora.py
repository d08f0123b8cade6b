"""Grass, flowers, reeds and ferns by rule: what settings are planted with."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.skies import colours, shade
from generator.vector import Sheet, blob, blurred, css, disc, line, mix, oval, polygon

if TYPE_CHECKING:
    from generator.vector import Colour, Point

HEADS: tuple[Colour, ...] = ((252, 226, 92), (255, 255, 255), (244, 128, 168), (236, 78, 80), (178, 140, 240))

ALOFT = frozenset(  # words of the labels of what is up there, where no branch may hide it
    ("dragon", "kite", "balloon", "bird", "eagle", "owl", "phoenix", "pegasus", "fairy", "witch", "bat", "butterfly")
) | {"airplane", "helicopter", "parachute", "saucer", "rocket", "moon", "sun"}


def tufts(sheet: Sheet, level: float, colour: Colour, count: int = 26) -> str:
    """Blades of grass in two tones, larger toward the lower edge."""
    dice, out = sheet.dice, ""
    for y in sorted(dice.uniform(level, 100) for _ in range(round(count * sheet.width / 100))):
        x, size = dice.uniform(0, sheet.width), 1.2 + 4.2 * (y - level) / (101 - level)
        tone = css(mix(colour, (255, 246, 150), dice.choice((0, 0, 0.22))))
        for lean in (-0.55, -0.15, 0.3, 0.6):
            tip = (x + lean * size, y - size * (1.25 - abs(lean) * 0.6))
            out += polygon([(x - 0.13 * size + lean * 0.2, y), (x + 0.13 * size + lean * 0.2, y), tip], tone, 0.9)
    return out


def flowers(sheet: Sheet, level: float, count: int = 16, heads: tuple[Colour, ...] = HEADS) -> str:
    """Flowers in the grass, with petals where they are near."""
    dice, out = sheet.dice, ""
    for y in sorted(dice.uniform(level, 101) for _ in range(round(count * sheet.width / 100))):
        x, size = dice.uniform(0, sheet.width), 1.3 + 1.3 * ((y - level) / (101 - level)) ** 1.4
        head, heart = shade(sheet, dice.choice(heads)), css(shade(sheet, (236, 170, 52)))
        out += line([(x, y), (x, y + size * 2.4)], css(shade(sheet, (64, 128, 56))), 0.22 * size)
        petals = (
            (math.cos(k * math.tau / 5) * size * 0.62, math.sin(k * math.tau / 5) * size * 0.55) for k in range(5)
        )
        out += "".join(
            disc((x + dx, y + dy), size * 0.5, css(mix(head, (0, 0, 0), 0.08 * (dy > 0)))) for dx, dy in petals
        )
        out += disc((x, y), size * 0.38, heart)
    return out


def reeds(sheet: Sheet, x: float, level: float, count: int, tall: float) -> str:
    """Reeds with brown heads, in a clump."""
    dice, out = sheet.dice, ""
    for _ in range(count):
        at, high, lean = x + dice.gauss(0, 3), tall * dice.uniform(0.6, 1), dice.uniform(-2, 2)
        tone = css(shade(sheet, mix((74, 120, 60), (170, 170, 90), dice.random() * 0.6)))
        out += line([(at, level), (at + lean * 0.3, level - high * 0.6), (at + lean, level - high)], tone, 0.55)
        if dice.random() < 0.4:  # noqa: PLR2004 - two of five
            out += line(
                [(at + lean * 0.8, level - high * 0.86), (at + lean, level - high)],
                css(shade(sheet, (110, 70, 40))),
                1.5,
            )
    return out


def fern(foot: Point, size: float, colour: Colour) -> str:
    """A fern: arching leaves from one point."""
    out = ""
    for k in range(7):
        angle = math.pi * (1.1 + 0.8 * k / 6)
        tip = (foot[0] + size * math.cos(angle), foot[1] + size * math.sin(angle) * 0.7)
        mid = (foot[0] + size * 0.55 * math.cos(angle), foot[1] + size * 0.75 * math.sin(angle))
        tone = css(mix(colour, (255, 246, 170) if k % 2 else (6, 20, 30), 0.14))
        out += polygon(
            [foot, (mid[0] - 0.09 * size, mid[1] + 0.05 * size), tip, (mid[0] + 0.09 * size, mid[1] - 0.05 * size)],
            tone,
        )
    return out


def framed(sheet: Sheet, colour: Colour, kinds: str = "bough blades stones none") -> str:
    """What is near the lens, in a corner of the picture: another thing for another seed, out of focus."""
    kind, side = sheet.dice.choice(kinds.split()), sheet.dice.choice((-1, 1))
    kind = "none" if kind == "bough" and ALOFT & sheet.things else kind
    return {"bough": overhead, "blades": blades, "stones": stones}[kind](sheet, side, colour) if kind != "none" else ""


def overhead(sheet: Sheet, side: int, colour: Colour) -> str:
    """The end of a branch that hangs into an upper corner."""
    dice, out = sheet.dice, ""
    root, dark = sheet.width * (0.5 + 0.53 * side), mix(colour, shade(sheet, (16, 26, 20)), 0.4)
    for long, low in ((30, 7), (21, 15), (12, 22)):
        spine = [(root - side * long * t, low * t**1.5 - 3 * (1 - t)) for t in (k / 6 for k in range(7))]
        out += line(spine, css(shade(sheet, (84, 60, 48))), 0.9)
        for x, y in spine[1:]:
            for _ in range(4):
                at, turn = (x + dice.gauss(0, 1.9), y + dice.gauss(0, 1.9)), dice.uniform(-60, 60)
                leaf = oval(at, (2.3, 1.0), css(mix(dark, (250, 240, 160), dice.choice((0, 0.14, 0.3)))))
                out += f'<g transform="rotate({turn:.0f} {at[0]:.2f} {at[1]:.2f})">{leaf}</g>'
    return blurred(out, 0.35)


def blades(sheet: Sheet, side: int, colour: Colour) -> str:
    """Tall grass in both lower corners, higher on one side, some of it in seed."""
    dice, out = sheet.dice, ""
    for corner, tall, count in ((side, 30, 15), (-side, 17, 9)):
        for _ in range(round(count * max(1.0, sheet.width / 160))):
            across = abs(dice.gauss(0, 0.07))
            x, high = sheet.width * (0.5 + corner * (0.5 - across)), tall * dice.uniform(0.5, 1) * (1 - 2.2 * across)
            lean = dice.uniform(-6, 2) * corner
            tone = css(mix(mix(colour, shade(sheet, (20, 40, 24)), 0.35), (255, 240, 150), dice.choice((0, 0.12, 0.3))))
            tip, mid = (x + lean, 101 - high), (x + 0.3 * lean, 101 - 0.55 * high)
            out += polygon([(x - 0.7, 102), (x + 0.7, 102), (mid[0] + 0.5, mid[1]), tip, (mid[0] - 0.5, mid[1])], tone)
            if dice.random() < 0.3:  # noqa: PLR2004 - three of ten
                out += oval((tip[0], tip[1] + 1), (0.6, 2.0), css(shade(sheet, (206, 176, 110))))
    return blurred(out, 0.3)


def stones(sheet: Sheet, side: int, colour: Colour) -> str:
    """Boulders in a lower corner, lit from above, grass at their feet."""
    dice, out = sheet.dice, ""
    grey = mix(shade(sheet, (150, 146, 148)), colours(sheet)[2], 0.1)
    for across, radius in ((0.03, 9.5), (0.15, 5.5), (0.23, 3.0)):
        x, y = sheet.width * (0.5 + side * (0.5 - across)), 99.0
        dark, lit = css(mix(grey, shade(sheet, (30, 30, 56)), 0.45)), css(mix(grey, (255, 248, 226), 0.3))
        out += blob((x, y), radius, dice, dark, 0.72) + blob(
            (x - 0.08 * radius, y - 0.14 * radius), 0.86 * radius, dice, css(grey), 0.62
        )
        out += blob((x - 0.12 * radius, y - 0.32 * radius), 0.56 * radius, dice, lit, 0.42)
        for k in range(5):
            at = x + radius * (k / 2 - 1)
            out += polygon([(at - 0.5, 101), (at + 0.5, 101), (at + dice.uniform(-1, 1), 96.5)], css(colour))
    return blurred(out, 0.2)
