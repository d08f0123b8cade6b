"""A volcano by rule, as part of the land: its fire, its rivers of lava, its smoke, and woods before it."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.flora import tufts
from generator.lights import glow, mist, sparks
from generator.outdoors import GREENS
from generator.relief import flank, hills, peaks
from generator.skies import colours, shade, sky
from generator.trees import conifer
from generator.vector import (
    DARK,
    Sheet,
    blob,
    blurred,
    css,
    disc,
    fade,
    graded,
    line,
    mix,
    oval,
    polygon,
    veiled,
)

if TYPE_CHECKING:
    from random import Random

    from generator.vector import Colour, Point

BASALT: Colour = (92, 78, 88)
LAVA: tuple[Colour, ...] = ((255, 236, 150), (255, 168, 54), (240, 84, 32))
AWAKE = frozenset({"phoenix", "dragon", "erupting", "exploding", "eruption", "erupts", "active", "lava", "burning"})


def eruption(sheet: Sheet) -> Backdrop:
    """A mountain of fire on the horizon, lava down its flanks, smoke that it lights from below; woods before it."""
    aside = sheet.dice.choice((-0.06, 0.06)) * (1 if sheet.bare else 4)  # beside what is before it
    x, top, base = sheet.width * (0.5 + aside), 34.0, 78.0
    air, half = colours(sheet)[2], min(0.62 * sheet.width, 62.0)
    quiet = not AWAKE & (sheet.said | sheet.things) and sheet.time not in DARK
    behind = sky(sheet, base - 4, 34) + glow((x, top), 44, (255, 120, 50), 0.25 if quiet else 0.6)
    behind += smoke(sheet, (x, top), quiet=quiet) + peaks(
        sheet, base - 8, 15, mix(shade(sheet, (120, 120, 150)), air, 0.5), snow=0.0
    )
    behind += cone(sheet, (x, base), top, half)
    behind += "" if quiet else streams(sheet, (x, top), base, half) + fountain(sheet, (x, top))
    behind += mist(sheet, base - 6, 20, mix(air, (255, 150, 90), 0.2), 0.55)
    for k, tone in enumerate(GREENS[1:]):
        behind += hills(sheet, (base - 3 + 9 * k,), (mix(tone, (60, 70, 60), 0.35),), 3)[0]
        for n in range(round(13 * sheet.width / 100)):
            at = sheet.width * (n + sheet.dice.random()) / round(13 * sheet.width / 100)
            tree = mix(shade(sheet, (38, 84, 66)), air, 0.22 - 0.14 * k)
            behind += conifer(
                sheet,
                (at, base + 1 + 9 * k + sheet.dice.uniform(-1, 1)),
                (6 + 4 * k) * sheet.dice.uniform(0.7, 1.2),
                tree,
            )
    grass = mix(shade(sheet, GREENS[2]), shade(sheet, (16, 60, 40)), 0.4)
    behind += tufts(sheet, base + 12, grass, 24) + ("" if quiet else sparks(sheet, 20, 70, (255, 170, 70), 12))
    return Backdrop(behind=behind, horizon=base, floor=92, soft=0.03, blades=True)


def cone(sheet: Sheet, foot: Point, top: float, half: float) -> str:
    """The mountain: a broken rim, a lit and a shaded side."""
    (x, base), rock = foot, mix(shade(sheet, BASALT), colours(sheet)[2], 0.14)
    rim, spine = 0.11 * half, flank(sheet, (x + 1, top + 1), (x + 0.14 * half, base + 2), rough=0.05)
    left = flank(sheet, (x - rim, top), (x - half, base + 3), rough=0.02)
    right = flank(sheet, (x + rim, top), (x + half, base + 3), rough=0.02)
    lit, dark = mix(rock, (255, 220, 190), 0.16), mix(rock, (18, 14, 36), 0.5)
    sides = ((left, lit), (right, dark)) if sheet.sun < 0.5 else ((left, dark), (right, lit))  # noqa: PLR2004
    out = ""
    for side, tone in sides:
        defined, fill = graded(top, base - top, tone, mix(tone, colours(sheet)[2], 0.3))
        out += defined + polygon([(x, top + 1), *side, *reversed(spine)], fill)
    for _ in range(16):
        t, aside = sheet.dice.uniform(0.1, 0.9), sheet.dice.uniform(-0.8, 0.8)
        at = (x + aside * (rim + (half - rim) * t), top + (base - top) * t)
        out += line([at, (at[0] + aside * 6, at[1] + 6)], css(mix(rock, (14, 10, 30), 0.5)), 0.7, 0.35)
    return out


def streams(sheet: Sheet, top: Point, base: float, half: float) -> str:
    """Rivers of lava from the rim down to the foot: white-hot and narrow at first, forking, dim where they cool."""
    (x, y), dice, ribbons = top, sheet.dice, ""
    stops = [
        (0, LAVA[0], 1),
        (0.25, LAVA[1], 1),
        (0.6, LAVA[2], 0.95),
        (0.86, (150, 40, 36), 0.7),
        (1, (80, 26, 40), 0),
    ]
    for aside in (-0.55, -0.24, 0.04, 0.3, 0.62):
        main = river(dice, (x, y), (x + aside * half * dice.uniform(0.75, 1.0), base), dice.uniform(1.0, 1.7))
        ribbons += main[1]
        if dice.random() < 0.7:  # noqa: PLR2004 - most of them fork
            start = main[0][dice.randrange(7, 12)]
            end = start[0] + (aside * 0.5 + dice.choice((-0.16, 0.16))) * half, base - dice.uniform(0, 10)
            ribbons += river(dice, start, end, dice.uniform(0.6, 1.0))[1]
    wide = ribbons.replace("/>", f' stroke="{css(LAVA[2])}" stroke-width="1.6"/>')
    return fade("flow", stops) + veiled(blurred(wide, 1.5), 0.6) + blurred(ribbons, 0.15)


def river(dice: Random, start: Point, end: Point, wide: float) -> tuple[list[Point], str]:
    """One winding course down a slope, wider the further down, and the shape of what flows in it."""
    (x, y), (low_x, low_y), count = start, end, 18
    phase, long, sway = dice.uniform(0, 6), dice.uniform(6, 9), dice.uniform(0.7, 1.3)
    course, left, right = [], [], []
    for k in range(count + 1):
        t = k / count
        bend = sway * t * (math.sin(long * t + phase) + 0.5 * math.sin(2.3 * long * t))
        at, down = x + (low_x - x) * t**1.15 + bend, y + (low_y - y) * t
        thick = wide * (0.4 + 0.75 * t) * dice.uniform(0.75, 1.25) * min(1.0, 0.3 + 4 * (1 - t))
        course.append((at, down))
        left.append((at - thick, down))
        right.append((at + thick, down))
    return course, polygon([*left, *reversed(right)], "url(#flow)")


def fountain(sheet: Sheet, top: Point) -> str:
    """A fountain of fire and thrown stones with their trails."""
    (x, y), dice, out = top, sheet.dice, ""
    for _ in range(26):
        aside, up, long = dice.gauss(0, 0.55), dice.uniform(0.7, 1.25), dice.uniform(9, 26)
        flight = [(x + aside * t, y - up * t + 0.024 * t * t) for t in (long * k / 6 for k in range(7))]
        flung = css(dice.choice(LAVA))
        out += line(flight, flung, dice.uniform(0.3, 0.9), 0.6) + disc(flight[-1], dice.uniform(0.4, 1.1), flung)
    jet = ""
    for reach, tone, alpha in ((1.0, LAVA[2], 0.6), (0.78, LAVA[1], 0.85), (0.5, LAVA[0], 1.0)):
        for _ in range(9):  # tongues that lean apart
            lean, high = dice.gauss(0, 0.28), reach * dice.uniform(9, 20)
            tip, half = (x + lean * high, y - high), 2.6 * reach
            belly = x + 0.35 * lean * high
            tongue = [(x - half, y + 1), (belly - 0.8 * half, y - 0.4 * high), tip]
            jet += polygon([*tongue, (belly + 0.8 * half, y - 0.4 * high), (x + half, y + 1)], css(tone), alpha * 0.5)
    out += blurred(jet, 0.7) + oval((x, y + 0.6), (4.2, 1.2), css(LAVA[0]))
    return out + glow((x, y - 4), 26, (255, 190, 90), 0.55)


def smoke(sheet: Sheet, top: Point, *, quiet: bool) -> str:
    """Billows that rise and drift, their undersides lit by the fire."""
    (x, y), drift, out = top, sheet.dice.choice((-1, 1)), ""
    grey = mix(shade(sheet, (126, 118, 128)), colours(sheet)[1], 0.25 if not quiet else 0.5)
    for k in range(5 if quiet else 13):
        rise = 4 + 3.1 * k
        at = (x + drift * (0.05 * rise**1.5) + sheet.dice.gauss(0, 2 + 0.35 * k), y - rise)
        size = (3.4 + 0.75 * k) * (0.6 if quiet else 1.0)
        fire = max(0.0, 0.6 - 0.06 * k) * (not quiet)
        out += blob(
            (at[0], at[1] + size * 0.18), size, sheet.dice, css(mix(mix(grey, (30, 22, 40), 0.35), LAVA[1], fire))
        )
        out += blob(
            (at[0] - drift, at[1] - size * 0.12), size * 0.84, sheet.dice, css(mix(grey, (240, 226, 226), 0.12))
        )
    return blurred(out, 0.35)
