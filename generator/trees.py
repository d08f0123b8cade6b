"""Trees by rule: firs, broad trees, near trunks, a roof of leaves."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.skies import colours, shade
from generator.vector import Sheet, blob, blurred, css, disc, graded, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour, Point

HEADS: tuple[Colour, ...] = ((252, 226, 92), (255, 255, 255), (244, 128, 168), (236, 78, 80), (178, 140, 240))
SAPLESS: Colour = (48, 38, 50)


def conifer(sheet: Sheet, foot: Point, height: float, colour: Colour, snow: float = 0.0) -> str:
    """A fir: trunk and five drooping skirts, light on one side, snow on them where asked."""
    (x, y), side = foot, 1 if sheet.sun * sheet.width > foot[0] else -1
    out = rect((x - height * 0.03, y - height * 0.14, height * 0.06, height * 0.14), css(shade(sheet, (92, 62, 42))))
    light, white = mix(colour, (255, 250, 200), 0.16), mix((246, 250, 255), shade(sheet, (246, 250, 255)), 0.8)
    for k in range(5):
        low, high, half = 0.08 + 0.165 * k, 0.38 + 0.155 * k, 0.27 - 0.043 * k
        tip, left, right = (x, y - high * height), x - half * height, x + half * height
        level, sag = y - low * height, 0.03 * height
        tone = mix(colour, (10, 20, 40), 0.16 - 0.04 * k)
        skirt = [
            (left, level),
            (x - half * 0.45 * height, level - sag),
            (x, level + sag),
            (x + half * 0.45 * height, level - sag),
            (right, level),
            tip,
        ]
        out += polygon(skirt, css(tone)) + polygon(
            [tip, (x + side * half * height, level), (x + side * 0.05 * height, level)], css(light), 0.4
        )
        if snow:
            fall = 0.56 * half * height
            cover = [tip, (x - fall, level - 0.45 * (level - tip[1])), (x - fall * 0.4, level - 0.3 * (level - tip[1]))]
            cover += [(x + fall * 0.2, level - 0.45 * (level - tip[1])), (x + fall, level - 0.4 * (level - tip[1]))]
            out += polygon(cover, css(white), snow)
    return out


def leafy(sheet: Sheet, foot: Point, height: float, colour: Colour) -> str:
    """A broad tree: trunk and a crown of many puffs, light above and dark below."""
    (x, y), dice = foot, sheet.dice
    bark, side = css(shade(sheet, (104, 70, 46))), 1 if sheet.sun * sheet.width > foot[0] else -1
    out = polygon(
        [
            (x - height * 0.035, y - height * 0.5),
            (x + height * 0.035, y - height * 0.5),
            (x + height * 0.055, y),
            (x - height * 0.055, y),
        ],
        bark,
    )
    dark, light = mix(colour, (10, 24, 40), 0.28), mix(colour, (255, 246, 170), 0.3)
    many = 9 + int(height / 2.4)  # near trees show more of their leaves
    small = (9 / many) ** 0.4
    puffs = [(dice.uniform(-0.25, 0.25), dice.uniform(0.46, 0.9), small * dice.uniform(0.13, 0.2)) for _ in range(many)]
    out += blob((x, y - height * 0.64), height * 0.31, dice, css(dark))
    out += "".join(
        disc((x + dx * height, y - up * height), r * height, css(mix(dark, colour, 0.5 + 0.5 * up)))
        for dx, up, r in puffs
    )
    shine = (
        disc((x + (dx + side * 0.05) * height, y - (up + 0.05) * height), r * 0.6 * height, css(light), 0.5)
        for dx, up, r in puffs[: 2 * many // 3]
    )
    return out + blurred("".join(shine), 0.02 * height)


def trunk(sheet: Sheet, x: float, width: float, colour: Colour) -> str:
    """A near trunk that runs out of the frame at the top, with roots and bark."""
    dice = sheet.dice
    half = width / 2
    points = [(x - half, -2), (x + half, -2), (x + half * 1.05, 60), (x + half * 1.3, 84), (x + half * 2.4, 96)]
    points += [
        (x + half * 0.5, 93),
        (x - half * 0.6, 95),
        (x - half * 2.2, 95),
        (x - half * 1.3, 83),
        (x - half * 1.05, 60),
    ]
    dark, light = css(mix(colour, (10, 8, 20), 0.45)), css(mix(colour, (255, 230, 190), 0.2))
    side = 1 if sheet.sun * sheet.width > x else -1
    out = polygon(points, css(colour)) + blurred(
        polygon(
            [
                (x - side * half, -2),
                (x - side * half * 0.1, -2),
                (x - side * half * 0.1, 90),
                (x - side * half * 1.3, 92),
            ],
            dark,
            0.5,
        ),
        0.7,
    )
    for _ in range(7):
        at, top = x + dice.uniform(-0.8, 0.8) * half, dice.uniform(0, 70)
        out += line(
            [(at, top), (at + dice.uniform(-0.5, 0.5), top + dice.uniform(6, 18))], dark, 0.07 * half + 0.15, 0.5
        )
    return out + line([(x + side * half * 0.82, -2), (x + side * half * 0.86, 62)], light, 0.1 * half, 0.5)


def crown(sheet: Sheet, level: float, colour: Colour) -> str:
    """A roof of leaves along the upper edge."""
    dice, out = sheet.dice, ""
    for layer, tone in enumerate((mix(colour, (6, 16, 30), 0.4), mix(colour, (6, 16, 30), 0.12))):
        for k in range(round(15 * sheet.width / 100) + 1):
            x = sheet.width * k / round(15 * sheet.width / 100)
            side = abs(x / sheet.width - 0.5) * 2
            defined, fill = graded(-4, level, tone, mix(tone, (255, 246, 170), 0.16))
            out += (defined if k == 0 else "") + disc(
                (x, (level - 6 * layer) * (side**1.5) - 3 + dice.uniform(-2, 2)), dice.uniform(6, 9), fill
            )
    return out


def bough(sheet: Sheet, level: float) -> str:
    """A branch that reaches across from one side, with twigs and leaves: something to perch on."""
    dice, side = sheet.dice, sheet.dice.choice((-1, 1))
    root, tip = sheet.width * (0.5 + 0.56 * side), sheet.width * (0.5 - 0.4 * side)
    bark = mix(shade(sheet, (150, 106, 74)), (190, 150, 120), 0.25)
    upper, lower = [], []
    for k in range(9):
        t = k / 8
        x, y = root + (tip - root) * t, level + 2.4 - 1.6 * math.sin(2.6 * t) + dice.uniform(-0.4, 0.4)
        upper.append((x, y - 3.2 * (1 - 0.7 * t)))
        lower.append((x, y + 3.8 * (1 - 0.7 * t)))
    defined, fill = graded(level - 3, 9, mix(bark, (255, 236, 200), 0.25), mix(bark, (10, 8, 24), 0.4))
    out = defined
    for t, up in ((0.3, 9), (0.72, -8), (0.92, 7)):
        x = root + (tip - root) * t
        end = (x - side * 9, level - up)
        out += line([(x, level + 1), end], css(bark), 1.3) + leaves(sheet, end, side)
    return out + polygon([*upper, *reversed(lower)], fill) + leaves(sheet, (tip, level), side)


def leaves(sheet: Sheet, where: Point, side: int) -> str:
    """A spray of leaves."""
    dice, out = sheet.dice, ""
    for _ in range(6):
        x, y, turn = where[0] - side * dice.uniform(-3, 5), where[1] + dice.uniform(-4, 4), dice.uniform(-40, 40)
        tone = css(mix(shade(sheet, (86, 154, 76)), (255, 246, 170), dice.choice((0, 0.2, 0.35))))
        out += f'<g transform="rotate({turn:.0f} {x:.2f} {y:.2f})">{oval((x, y), (2.7, 1.2), tone)}</g>'
    return out


def bare(sheet: Sheet, foot: Point, height: float, air: float = 0.0) -> str:
    """A leafless tree with crooked boughs."""
    tone = css(mix(mix(shade(sheet, SAPLESS), (10, 8, 24), 0.4), colours(sheet)[2], air))

    def grown(start: Point, angle: float, reach: float, width: float) -> str:
        end = start[0] + reach * math.sin(angle), start[1] - reach * math.cos(angle)
        knee = (start[0] + end[0]) / 2 + sheet.dice.uniform(-0.12, 0.12) * reach, (start[1] + end[1]) / 2
        out = line([start, knee, end], tone, width)
        if reach < 0.07 * height or width < 0.16:  # noqa: PLR2004 - a twig
            return out
        for turn in (-1, 1):
            out += grown(
                end, angle + turn * sheet.dice.uniform(0.3, 0.75), reach * sheet.dice.uniform(0.6, 0.75), width * 0.6
            )
        return out

    return grown(foot, sheet.dice.uniform(-0.15, 0.15), 0.34 * height, 0.055 * height)
