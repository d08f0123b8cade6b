"""Hot springs by rule: a pool in rings of coloured earth, steam over it; a geyser that shoots up from one."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.flora import tufts
from generator.lights import glow, mist
from generator.relief import peaks
from generator.skies import colours, shade, sky
from generator.trees import conifer
from generator.vector import Sheet, blob, blurred, css, disc, fade, mix, oval, polygon, relief, ridge

if TYPE_CHECKING:
    from random import Random

    from generator.vector import Colour, Point

GEYSERS = frozenset({"geyser", "geysers"})
FLAT, NEARLY = 0.27, 13.2  # how high a pool is, of its width, as it is seen; half of that at most, near by
RINGS: tuple[tuple[float, Colour], ...] = (  # how wide, and the colours from the earth about a pool to its depth
    (1.34, (214, 150, 96)), (1.2, (228, 176, 84)), (1.09, (236, 214, 132)), (1.0, (150, 214, 190)),
    (0.9, (86, 196, 206)), (0.68, (40, 150, 196)), (0.42, (22, 104, 168)),
)  # fmt: skip


def spring(sheet: Sheet) -> Backdrop:
    """A pool of hot water among firs under mountains, or a plain of such from which a geyser shoots up."""
    air, dice, erupts = colours(sheet)[2], sheet.dice, bool(GEYSERS & sheet.said)
    horizon = dice.uniform(50, 55)
    behind = sky(sheet, horizon) + peaks(sheet, horizon + 2, 24, mix(shade(sheet, (126, 146, 186)), air, 0.4), snow=0.4)
    snowy = "snowfall" in sheet.weathers
    earth = shade(sheet, (240, 244, 250) if snowy else (206, 190, 160) if erupts else (158, 170, 122))
    behind += relief(ridge(sheet, horizon + 1, 1.2, 24), mix(earth, air, 0.4), mix(earth, air, 0.1), 10)
    count = max(1, round(15 * sheet.width / 100))
    for k in range(count):
        foot = sheet.width * (k + dice.random()) / count, horizon + 4 + dice.uniform(-1, 1)
        behind += conifer(sheet, foot, dice.uniform(7, 15), mix(shade(sheet, (44, 100, 84)), air, 0.3), 0.9 * snowy)
    behind += mist(sheet, horizon + 4, 12, air, 0.5)
    behind += relief(ridge(sheet, horizon + 8, 1.5, 28), mix(earth, air, 0.12), mix(earth, (90, 80, 70), 0.25), 40)
    if sheet.afloat and not erupts:
        return bath(sheet, behind, horizon + 8)
    centre = sheet.width * 0.5, 74.0 if erupts else 76.0
    behind += basin(sheet, centre, 20 if erupts else min(36.0, 0.4 * sheet.width))
    behind += plume(sheet, (centre[0], centre[1] - 0.5), centre[1] - 8) if erupts else rocks(sheet, centre)
    behind += "" if snowy else tufts(sheet, 88, mix(shade(sheet, (126, 150, 84)), earth, 0.3), 18)
    return Backdrop(behind=behind, front=steam(sheet, centre), horizon=horizon + 8, floor=92, soft=0.02)


def bath(sheet: Sheet, behind: str, horizon: float) -> Backdrop:
    """A wide pool near by, for who is in it: stones about it, those of its near rim before all, steam."""
    dice, stone = sheet.dice, shade(sheet, (136, 132, 130))
    centre, half = (sheet.width * 0.5, 83.0), max(46.0, 0.52 * sheet.width)
    flat = min(FLAT, NEARLY / half)  # of a wide frame the near rim stays in it
    behind += basin(sheet, centre, half, round(flat, 4))
    count, far, near = max(4, round(13 * sheet.width / 100)), "", ""
    for k in range(count):
        across = (k + dice.uniform(0.2, 0.8)) / count
        bow = math.sqrt(max(0.0, 1 - ((across - 0.5) * sheet.width / half) ** 2))
        far += boulder(
            dice, (sheet.width * across, centre[1] - 1.14 * flat * half * bow), dice.uniform(1.4, 3.0), stone
        )
        near += boulder(
            dice, (sheet.width * across, centre[1] + 1.14 * flat * half * bow), dice.uniform(3.6, 6.0), stone
        )
    front = steam(sheet, (centre[0], centre[1] - 6)) + near
    return Backdrop(behind=behind + far, front=front, horizon=horizon, floor=84, surface="water")


def basin(sheet: Sheet, centre: Point, half: float, flat: float = FLAT) -> str:
    """A pool in rings of colour, deep blue in its middle; flat: how high it is seen, of its width."""
    out = ""
    for wide, tone in RINGS:
        body = blob((0, 0), half * wide, sheet.dice, css(shade(sheet, tone)))
        out += f'<g transform="translate({centre[0]:.2f} {centre[1]:.2f}) scale(1 {flat})">{body}</g>'
    return blurred(out, 0.45) + glow((centre[0] - 0.3 * half, centre[1] - 1.5), 0.5 * half, (255, 255, 255), 0.4, 0.2)


def rocks(sheet: Sheet, centre: Point) -> str:
    """Stones about a pool."""
    dice, out, stone = sheet.dice, "", shade(sheet, (136, 132, 130))
    for k in range(16):
        side, size = (-1) ** k, dice.uniform(2.0, 5.2)
        at = centre[0] + side * dice.uniform(0.36, 0.52) * sheet.width, centre[1] + dice.uniform(-6, 9)
        out += boulder(dice, at, size, stone)
    return out


def boulder(dice: Random, at: Point, size: float, stone: Colour) -> str:
    """A stone, lit from above."""
    out = blob(at, size, dice, css(mix(stone, (30, 34, 50), 0.35)), 0.7)
    return out + blob((at[0], at[1] - 0.22 * size), 0.76 * size, dice, css(mix(stone, (255, 248, 230), 0.2)), 0.5)


def plume(sheet: Sheet, foot: Point, tall: float) -> str:
    """A column of water and steam: dense and narrow below, billowing above, drops that fall from it."""
    (x, y), dice, drift = foot, sheet.dice, sheet.dice.choice((-1, 1))
    white, out, drops = shade(sheet, (250, 253, 255)), "", ""
    for k in range(46):
        t = k / 45
        for _ in range(2):
            at = x + drift * 9 * t**2.2 + dice.gauss(0, 0.7 + 4.5 * t), y - tall * t
            size = 1.6 + 8.5 * t**1.3 * dice.uniform(0.7, 1.1)
            out += disc(at, size, css(mix(white, shade(sheet, (168, 190, 214)), dice.uniform(0, 0.5))), 0.5 - 0.25 * t)
    jets = fade("jet", [(0, white, 0.1), (0.5, white, 0.9), (1, white, 1)])
    for _ in range(14):
        lean, high = dice.gauss(0, 0.07), tall * dice.uniform(0.4, 0.82)
        jets += polygon([(x - 1.3, y), (x + lean * high, y - high), (x + 1.3, y)], "url(#jet)", 0.7)
    for _ in range(50):
        t = dice.random()
        at = x + dice.gauss(0, 2 + 7 * t), y - tall * 0.7 * t
        drops += oval(at, (0.18, 0.5), css(white), 0.8)
    return blurred(out, 1.3) + blurred(jets, 0.3) + drops + glow((x, y), 16, (255, 255, 255), 0.7, 0.35)


def steam(sheet: Sheet, centre: Point) -> str:
    """Veils that rise from hot water and thin out."""
    dice, out = sheet.dice, ""
    for _ in range(11):
        at = centre[0] + dice.gauss(0, 0.24 * sheet.width), centre[1] - dice.uniform(-2, 30)
        out += glow(at, dice.uniform(8, 17), (246, 249, 252), 0.34, dice.uniform(0.7, 1.3))
    return out
