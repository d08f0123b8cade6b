"""Ice and snow by rule: a sea with bergs and floes that it mirrors, snowfields with firs under white mountains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.homestead import village
from generator.lights import mist
from generator.relief import peaks
from generator.skies import colours, shade, sky
from generator.trees import conifer
from generator.vector import Sheet, blurred, css, graded, mix, oval, polygon, relief, ridge, veiled
from generator.waterside import water
from generator.waves import swell

if TYPE_CHECKING:
    from generator.vector import Point

WOODED = frozenset({"forest", "woods", "pine", "winter forest"})
SLOPES = ((58.0, 32, 0.6), (64.0, 15, 0.4), (60.0, 46, 0.75))  # horizon, and the mountains' height and snow


def ice(sheet: Sheet) -> Backdrop:
    """A polar sea with icebergs and floes; one large floe to stand on."""
    horizon = sheet.dice.uniform(45, 52)
    behind = sky(sheet, horizon) + peaks(
        sheet, horizon + 1, 13, mix(shade(sheet, (170, 196, 226)), colours(sheet)[1], 0.3), snow=0.75
    )
    behind += mist(sheet, horizon - 2, 12, colours(sheet)[2], 0.5) + water(
        sheet, horizon, (14, 70, 122), (130, 196, 220)
    )
    for x, size in ((0.1, 25), (0.88, 29), (0.6, 12), (0.36, 9)):
        behind += berg(
            sheet,
            (sheet.width * x + sheet.dice.uniform(-5, 5), horizon + 2 + size * 0.12),
            size * sheet.dice.uniform(0.8, 1.1),
        )
    for _ in range(round(9 * sheet.width / 100)):
        y = sheet.dice.uniform(horizon + 9, 84)
        side = sheet.dice.choice((sheet.dice.uniform(-0.02, 0.28), sheet.dice.uniform(0.72, 1.02)))
        behind += floe(sheet, (sheet.width * side, y), 2 + 14 * (y - horizon) / 50 * sheet.dice.uniform(0.5, 1))
    if not (sheet.afloat or sheet.bare):
        behind += floe(sheet, (sheet.width / 2, 88), max(46, sheet.width * 0.47))
    front = swell(sheet, 93.5, shade(sheet, (44, 120, 170)), 0.8) if sheet.afloat else ""  # below the waterline
    front += swell(sheet, 97.5 if sheet.afloat else 97, shade(sheet, (24, 92, 146)), 0.95)
    if sheet.afloat:
        front += "".join(floe(sheet, (sheet.width * x, 95), 13) for x in (sheet.dice.choice((0.04, 0.94)),))
    return Backdrop(
        behind=behind, front=front, horizon=horizon + 4, floor=88, surface="water" if sheet.afloat else "ground"
    )


def floe(sheet: Sheet, centre: Point, half: float) -> str:
    """A flat piece of drifting ice: snow on top, a blue edge, its shimmer in the water."""
    (x, y), dice = centre, sheet.dice
    tall, thick = half * 0.2, half * 0.1
    angles = [
        (-1, 0.1),
        (-0.82, -0.55),
        (-0.4, -0.95),
        (0.15, -1),
        (0.62, -0.8),
        (0.94, -0.25),
        (1, 0.25),
        (0.66, 0.8),
        (0.1, 1),
        (-0.5, 0.86),
        (-0.88, 0.55),
    ]
    rim = [(x + dx * half * dice.uniform(0.92, 1.05), y + dy * tall * dice.uniform(0.9, 1.08)) for dx, dy in angles]
    white, blue = shade(sheet, (248, 252, 255)), shade(sheet, (118, 190, 226))
    defined, fill = graded(y - tall, 2 * tall, mix(white, colours(sheet)[2], 0.3), white)
    out = veiled(
        blurred(
            oval((x, y + tall + thick * 1.5), (half * 0.9, thick * 1.4), css(mix(blue, white, 0.4))), half * 0.03 + 0.2
        ),
        0.5,
    )
    out += polygon([(px, py + thick) for px, py in rim], css(mix(blue, (10, 40, 90), 0.15))) + polygon(
        [(px, py + thick * 0.5) for px, py in rim], css(blue)
    )
    return (
        out
        + defined
        + polygon(rim, fill)
        + blurred(
            oval((x + half * 0.15, y + tall * 0.25), (half * 0.6, tall * 0.4), css(mix(white, blue, 0.3)), 0.6),
            half * 0.03 + 0.1,
        )
    )


def berg(sheet: Sheet, foot: Point, size: float) -> str:
    """A mountain of ice: a lit face, a shaded one, a turquoise foot, and its reflection."""
    (x, base), dice = foot, sheet.dice
    top, notch = (
        (x - size * dice.uniform(0.05, 0.2), base - size * dice.uniform(0.9, 1.15)),
        (x + size * 0.34, base - size * 0.66),
    )
    left = [(x - size * 0.82, base), (x - size * 0.62, base - size * 0.42), (x - size * 0.36, base - size * 0.6), top]
    right = [
        top,
        (x + size * 0.14, base - size * 0.72),
        notch,
        (x + size * 0.6, base - size * 0.34),
        (x + size * 0.86, base),
    ]
    spine = [(x + size * 0.04, base), (x - size * 0.02, base - size * 0.4)]
    light, dark, foot_tone = (shade(sheet, c) for c in ((250, 253, 255), (146, 194, 230), (120, 206, 226)))
    lit, shady = (light, dark) if sheet.sun * sheet.width < x else (dark, light)
    body = ""
    for face, tone in ((left, lit), (right, shady)):
        defined, fill = graded(base - size, size, mix(tone, colours(sheet)[2], 0.22), mix(tone, foot_tone, 0.5))
        body += defined + polygon([*face, *spine] if face is right else [*face, *reversed(spine)], fill)
    cracks = polygon(
        [(x + size * 0.2, base), (x + size * 0.26, base - size * 0.5), (x + size * 0.4, base)],
        css(mix(dark, (40, 90, 150), 0.3)),
        0.45,
    )
    cracks += polygon(
        [(x - size * 0.5, base), (x - size * 0.4, base - size * 0.38), (x - size * 0.28, base)],
        css(mix(dark, light, 0.4)),
        0.6,
    )
    shimmer = veiled(
        blurred(
            polygon([(px, base + (base - py) * 0.45) for px, py in (*left, *right[1:])], css(mix(light, dark, 0.5))),
            0.8,
        ),
        0.4,
    )
    return shimmer + body + cracks


def snow(sheet: Sheet) -> Backdrop:
    """Snowfields with firs and, behind, white mountains; a wood where the words say so."""
    horizon, tall, white_share = SLOPES[sheet.mood % len(SLOPES)]
    white = shade(sheet, (240, 246, 253))
    blue = mix(white, shade(sheet, (150, 182, 226)), 0.6)
    far = peaks(sheet, horizon + 4, tall, shade(sheet, (128, 150, 190)), snow=white_share)
    behind, wooded = sky(sheet, horizon + 6) + far, bool(WOODED & sheet.said)
    rows = ((horizon + 1, 22), (horizon + 5, 30)) if wooded else ((horizon + 2, 17),)
    for k, (level, high) in enumerate(rows):
        behind += relief(ridge(sheet, level, 2), mix(white, colours(sheet)[2], 0.3), blue, 20)
        behind += firs(sheet, level + 4, high, middle=wooded and k == 0)
    behind += village(sheet, horizon + 5) if {"village", "town"} & sheet.said else ""
    behind += mist(sheet, horizon + 6, 14, colours(sheet)[2], 0.45)
    behind += relief(ridge(sheet, horizon + 13, 2.5, 26), white, mix(white, blue, 0.8), 18)
    behind += relief(ridge(sheet, 82, 2, 34), mix(white, (255, 255, 255), 0.4), mix(white, blue, 0.9), 24)
    for _ in range(9):
        x, y = sheet.dice.uniform(0, sheet.width), sheet.dice.uniform(76, 98)
        behind += blurred(oval((x, y), (sheet.dice.uniform(5, 12), 0.9), css(blue), 0.6), 0.5)
    return Backdrop(behind=behind, front=near_fir(sheet), horizon=horizon + 8, floor=91, soft=0.05)


def near_fir(sheet: Sheet) -> str:
    """A fir at the edge of the picture, close to the lens, or none."""
    side, tall = sheet.dice.choice((-1, 0, 1)), sheet.dice.uniform(44, 62)
    foot = sheet.width * (0.5 + 0.54 * side), 102.0
    return blurred(conifer(sheet, foot, tall, shade(sheet, (36, 84, 82)), 0.95), 0.3) if side else ""


def firs(sheet: Sheet, level: float, tall: float, *, middle: bool) -> str:
    """Snowy firs, mostly at the sides."""
    out, green = "", shade(sheet, (40, 92, 88))
    for k in range(round(9 * sheet.width / 100)):
        side = (
            sheet.dice.random()
            if middle
            else sheet.dice.choice((sheet.dice.uniform(0, 0.3), sheet.dice.uniform(0.7, 1)))
        )
        tone = mix(green, colours(sheet)[2], 0.3 - 0.03 * min(k, 9))
        out += conifer(
            sheet, (sheet.width * side, level + 0.5 * k), tall * sheet.dice.uniform(0.7, 1.15) + k * 0.8, tone, 0.95
        )
    return out
