"""A reef by rule: corals of several kinds and weeds."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.vector import Sheet, blurred, css, disc, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour, Point

CORALS: tuple[Colour, ...] = ((240, 96, 122), (250, 142, 80), (176, 98, 206), (246, 190, 82), (232, 84, 160))


def reef(sheet: Sheet, level: float, air: float, deep: Colour) -> str:
    """Corals and weeds along a level, tall at the sides and low in the middle."""
    dice, out = sheet.dice, ""
    kinds = (branching, fan, tubes, weed, weed, brain)
    for k in range(round(15 * sheet.width / 100)):
        x = sheet.width * (k + dice.random()) / round(15 * sheet.width / 100)
        side = abs(x / sheet.width - 0.5) * 2
        tall = (5 + 24 * side**1.6) * dice.uniform(0.6, 1.1) * (0.5 if air == 0 and side < 0.6 else 1.0)  # noqa: PLR2004
        if air == 0 and side < 0.45:  # noqa: PLR2004 - nothing before the subject
            continue
        out += dice.choice(kinds)(sheet, (x, level), tall, mix(dice.choice(CORALS), deep, air))
    return out


def branching(_: Sheet, foot: Point, tall: float, colour: Colour) -> str:
    """A coral of branches."""
    out, (x, y) = "", foot
    for angle, reach, start in (
        (-0.9, 0.55, 0.1),
        (-0.45, 0.85, 0.05),
        (0.0, 1.0, 0.0),
        (0.5, 0.8, 0.08),
        (0.95, 0.5, 0.12),
    ):
        base = (x, y - start * tall)
        tip = (x + math.sin(angle) * reach * tall * 0.62, y - (start + math.cos(angle) * reach * 0.85) * tall)
        knee = ((base[0] + tip[0]) / 2 + 0.08 * tall * angle, (base[1] + tip[1]) / 2 + 0.06 * tall)
        out += line([base, knee, tip], css(colour), tall * 0.095) + line(
            [knee, tip], css(mix(colour, (255, 255, 255), 0.3)), tall * 0.035
        )
        out += disc(tip, tall * 0.065, css(mix(colour, (255, 255, 255), 0.25)))
    return out


def fan(sheet: Sheet, foot: Point, tall: float, colour: Colour) -> str:
    """A sea fan with veins."""
    x, y = foot
    out = polygon(
        [
            foot,
            *(
                (x + math.sin(a) * tall * 0.6 * sheet.dice.uniform(0.9, 1.05), y - math.cos(a) * tall * 0.9)
                for a in (k * 0.26 - 1.04 for k in range(9))
            ),
        ],
        css(colour),
        0.85,
    )
    veins = (
        [foot, (x + math.sin(a) * tall * 0.52, y - math.cos(a) * tall * 0.8)] for a in (k * 0.3 - 0.9 for k in range(7))
    )
    return out + "".join(line(v, css(mix(colour, (80, 20, 80), 0.3)), tall * 0.025) for v in veins)


def tubes(_: Sheet, foot: Point, tall: float, colour: Colour) -> str:
    """A clump of sponge tubes."""
    out = ""
    for dx, up in ((-0.2, 0.6), (0.22, 0.5), (0.0, 0.85)):
        x, top, wide = foot[0] + dx * tall, foot[1] - up * tall, tall * 0.2
        out += rect(
            (x - wide / 2, top, wide, up * tall + 2), css(mix(colour, (20, 20, 80), 0.12 * (dx > 0))), corner=wide * 0.3
        )
        out += oval((x, top + wide * 0.1), (wide * 0.62, wide * 0.26), css(mix(colour, (255, 255, 255), 0.35))) + oval(
            (x, top + wide * 0.1), (wide * 0.36, wide * 0.13), css(mix(colour, (40, 10, 50), 0.6))
        )
    return out


def brain(_: Sheet, foot: Point, tall: float, colour: Colour) -> str:
    """A round coral with furrows."""
    x, y, half = foot[0], foot[1], tall * 0.42
    out = oval((x, y - half * 0.4), (half, half * 0.8), css(colour)) + blurred(
        oval((x - half * 0.25, y - half * 0.75), (half * 0.5, half * 0.28), "#ffffff", 0.35), half * 0.14
    )
    dark = css(mix(colour, (60, 20, 70), 0.3))
    return out + "".join(
        line(
            [(x - half * 0.8 + k * half * 0.3, y - half * 0.3), (x - half * 0.65 + k * half * 0.3, y - half * 0.7)],
            dark,
            half * 0.07,
        )
        for k in range(6)
    )


def weed(sheet: Sheet, foot: Point, tall: float, colour: Colour) -> str:
    """Ribbons of weed."""
    del colour
    out, phase = "", sheet.dice.uniform(0, 6)
    for k in range(3):
        green = mix((46, 164, 110), (14, 90, 92), sheet.dice.random())
        points = [
            (foot[0] + 2.2 * k - 2 + 1.7 * math.sin(phase + k + t * 0.9), foot[1] - tall * (1 - 0.16 * k) * t / 8)
            for t in range(9)
        ]
        out += line(points, css(green), 1.5, 0.9) + line(points, css(mix(green, (220, 255, 160), 0.4)), 0.35, 0.7)
    return out
