"""The rides and tents of a funfair by rule: a ferris wheel, a carousel, striped tents."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.lights import glow
from generator.skies import colours, shade
from generator.vector import DARK, Sheet, css, disc, line, mix, oval, polygon, rect, ring

if TYPE_CHECKING:
    from generator.vector import Colour, Point

BRIGHT: tuple[Colour, ...] = ((232, 66, 78), (250, 190, 62), (56, 152, 214), (92, 186, 120), (176, 104, 210))
PAIRS: tuple[tuple[Colour, Colour], ...] = (
    ((226, 58, 66), (255, 248, 236)),
    ((44, 116, 196), (255, 246, 226)),
    ((250, 182, 56), (232, 72, 88)),
    ((40, 156, 150), (255, 244, 220)),
)
LAMPS = ("#ffe08a", "#ff8fa8", "#8fe3ff", "#fff6d8", "#b8ffb0")
GROUND = 70.0  # where tents stand


def wheel(sheet: Sheet, hub: Point, reach: float) -> str:
    """The ferris wheel: two rims, spokes, its frame, a cabin at every spoke, lamps all about."""
    (x, y), dice, count = hub, sheet.dice, 16
    steel = mix(shade(sheet, dice.choice(((250, 246, 240), (226, 92, 96), (92, 130, 190)))), colours(sheet)[2], 0.12)
    tone, turn, out = css(steel), dice.uniform(0, 0.4), ""
    for foot in (-0.55, 0.55):
        out += line([(x, y), (x + foot * reach, GROUND + 1)], css(mix(steel, shade(sheet, (40, 40, 80)), 0.35)), 1.6)
    out += glow(hub, 1.25 * reach, (255, 190, 150), 0.5) if sheet.time in DARK else ""
    for share, wide in ((1.0, 0.9), (0.86, 0.5), (0.3, 0.5)):
        out += ring(hub, (share * reach, share * reach), tone, wide)
    rim = [(turn + math.tau * k / count, math.cos, math.sin) for k in range(count)]
    points = [(x + reach * c(a), y + reach * s(a)) for a, c, s in rim]
    inner = [(x + 0.86 * reach * c(a + 0.2), y + 0.86 * reach * s(a + 0.2)) for a, c, s in rim]
    for k, point in enumerate(points):
        out += (
            line([hub, point], tone, 0.35) + line([point, inner[k]], tone, 0.3) + line([inner[k - 1], point], tone, 0.3)
        )
    out += "".join(lamps(sheet, [hub, point], 6, k) for k, point in enumerate(points))
    out += "".join(cabin(sheet, point, 0.105 * reach, BRIGHT[k % 5]) for k, point in enumerate(points))
    return out + disc(hub, 0.11 * reach, css(mix(steel, shade(sheet, BRIGHT[1]), 0.6))) + disc(hub, 0.05 * reach, tone)


def cabin(sheet: Sheet, top: Point, size: float, paint: Colour) -> str:
    """A cabin that hangs from the rim: roof, window, floor."""
    (x, y), tone = top, shade(sheet, paint)
    dark, lit = css(mix(tone, shade(sheet, (30, 20, 60)), 0.35)), sheet.time in DARK
    out = rect((x - size, y + 0.4, 2 * size, 1.7 * size), css(tone), 1, 0.35 * size)
    out += rect((x - 0.75 * size, y + 0.75 * size, 1.5 * size, 0.6 * size), "#fff0b8" if lit else "#dff2ff", 0.95, 0.2)
    return out + polygon([(x - 1.15 * size, y + 0.6), (x, y - 0.5 * size), (x + 1.15 * size, y + 0.6)], dark)


def lamps(sheet: Sheet, ends: list[Point], count: int, tone: int = 0) -> str:
    """Lamps along a line: points by day, lights by night."""
    (x, y), (far, low) = ends
    out, dark = "", sheet.time in DARK
    for k in range(count):
        t = (k + 1) / count
        at, lamp = (x + (far - x) * t, y + (low - y) * t), LAMPS[(tone + k) % len(LAMPS)]
        out += disc(at, 0.42 if dark else 0.32, lamp)
    return out


def tent(sheet: Sheet, foot: Point, size: tuple[float, float], pair: tuple[Colour, Colour]) -> str:
    """A striped tent: a skirt with its way in, a scalloped edge, a roof that swings up to its flag."""
    (x, y), (wide, high) = foot, size
    lit, deep = sheet.time in DARK, shade(sheet, (60, 24, 70))
    tones = [mix(shade(sheet, tone), tone, 0.35 * lit) for tone in pair]
    wall, half, count = 0.36 * high, 0.5 * wide, 10
    out = oval((x, y + 0.4), (0.56 * wide, 0.05 * wide), css(shade(sheet, (30, 40, 40))), 0.35)
    out += glow((x, y - wall), wide, (255, 196, 110), 0.35) if lit else ""
    for k in range(count):
        ends = [2 * (k + d) / count - 1 for d in (0, 1)]
        tone = mix(tones[k % 2], deep, 0.05 + 0.42 * max(0.0, side_shade(sheet, sum(ends) / 2)))
        over = [(x + 0.92 * half * end, y - wall) for end in ends]
        skirt = [*over, *((x + half * end, y) for end in ends[::-1])]
        out += polygon(skirt, css(mix(tone, deep, 0.12)))
        bends = ((1.08, 0.0), (0.55, 0.3), (0.22, 0.62), (0.0, 1.0), (0.22, 0.62), (0.55, 0.3), (1.08, 0.0))
        roof = [(x + half * ends[n > 3] * t, y - wall - (high - wall) * u) for n, (t, u) in enumerate(bends)]  # noqa: PLR2004
        out += polygon(roof, css(mix(tone, (255, 250, 220), 0.12)))
        out += disc((x + 0.53 * half * sum(ends), y - wall + 0.1), 1.08 * half / count, css(tones[(k + 1) % 2]))
    sides = [[(x, y - high), (x + s * 1.08 * half, y - wall)] for s in (-1, 1)]
    out += mouth(sheet, foot, (wide, wall), tones[0]) + pennant(sheet, (x, y - high), 0.6 * wall, tones[0])
    return out + "".join(lamps(sheet, edge, 7) for edge in sides)


def mouth(sheet: Sheet, foot: Point, size: tuple[float, float], cloth: Colour) -> str:
    """The way into a tent, lit from within, its flaps drawn aside."""
    (x, y), (wide, wall) = foot, size
    inside = css((255, 206, 112) if sheet.time in DARK else shade(sheet, (60, 24, 70)))
    out = polygon([(x - 0.1 * wide, y), (x, y - 0.9 * wall), (x + 0.1 * wide, y)], inside)
    for s in (-1, 1):
        flap = [(x, y - 0.92 * wall), (x + s * 0.13 * wide, y), (x + s * 0.07 * wide, y - 0.3 * wall)]
        out += polygon(flap, css(cloth))
    return out


def pennant(sheet: Sheet, foot: Point, high: float, tone: Colour) -> str:
    """A flag on its pole."""
    (x, y), pole = foot, css(shade(sheet, (60, 24, 70)))
    return line([foot, (x, y - high)], pole, 0.4) + polygon(
        [(x, y - 0.35 * high), (x + 0.9 * high, y - 0.7 * high), (x, y - high)], css(tone)
    )


def side_shade(sheet: Sheet, across: float) -> float:
    """How much of the shadow a place on something round has, -1 to 1 across it."""
    return across if sheet.shines < 0.5 else -across  # noqa: PLR2004 - the light is to the left


def carousel(sheet: Sheet, foot: Point, wide: float) -> str:
    """A carousel: its platform, horses on golden poles, mirrors in its middle, a scalloped roof."""
    (x, y), half, dice = foot, 0.5 * wide, sheet.dice
    gold, cream = shade(sheet, (246, 200, 96)), shade(sheet, (255, 246, 226))
    high, lit = 0.62 * wide, sheet.time in DARK
    out = oval((x, y + 0.5), (1.1 * half, 0.18 * half), css(shade(sheet, (30, 40, 40))), 0.35)
    out += glow((x, y - 0.4 * wide), 0.9 * wide, (255, 210, 130), 0.6) if lit else ""
    inside = "#ffe6a8" if lit else css(mix(shade(sheet, (150, 96, 120)), (255, 230, 200), 0.3))
    out += rect((x - 0.94 * half, y - high, 1.88 * half, high), inside)
    for k in range(5):
        out += rect(
            (x - 0.5 * half + 0.22 * half * k, y - 0.9 * high, 0.13 * half, 0.7 * high), css(mix(cream, gold, 0.4)), 0.9
        )
    for k in range(5):
        at = x + (k - 2) * 0.4 * half
        up = y - (0.34 if k % 2 else 0.22) * high
        out += line([(at, y - high), (at, y)], css(gold), 0.45) + horse(
            sheet, (at, up), 0.3 * half, BRIGHT[(k + 1) % 5]
        )
    out += oval((x, y), (1.04 * half, 0.13 * half), css(mix(gold, shade(sheet, (120, 40, 60)), 0.35)))
    out += rect((x - 1.04 * half, y - 0.06 * wide, 2.08 * half, 0.06 * wide), css(shade(sheet, (206, 58, 74))))
    pair, count = dice.choice(PAIRS), 10
    for k in range(count):
        left, right = (x + 1.12 * half * (2 * (k + d) / count - 1) for d in (0, 1))
        tone = mix(shade(sheet, pair[k % 2]), shade(sheet, (60, 24, 70)), 0.3 * max(0.0, side_shade(sheet, k / 5 - 1)))
        out += polygon(
            [(left, y - high), (right, y - high), (x + 0.03 * (right - x), y - high - 0.3 * wide)], css(tone)
        )
        out += disc(((left + right) / 2, y - high), 0.56 * (right - left), css(mix(gold, tone, 0.3)))
    out += disc((x, y - high - 0.32 * wide), 0.05 * wide, css(gold))
    return out + lamps(sheet, [(x - 1.12 * half, y - high), (x + 1.12 * half, y - high)], 14)


def horse(sheet: Sheet, at: Point, size: float, saddle: Colour) -> str:
    """A wooden horse that leaps to the right."""
    (x, y), white = at, css(shade(sheet, (252, 246, 238)))
    out = oval((x, y), (0.8 * size, 0.42 * size), white)
    neck = [(x + 0.4 * size, y), (x + 0.75 * size, y - 0.9 * size), (x + 1.25 * size, y - 0.72 * size)]
    out += polygon([*neck, (x + 0.95 * size, y - 0.5 * size), (x + 0.8 * size, y + 0.1 * size)], white)
    for dx, bend in ((-0.6, -0.5), (-0.4, -0.1), (0.45, 0.5), (0.62, 0.75)):
        out += line([(x + dx * size, y + 0.2 * size), (x + bend * 1.3 * size, y + 0.95 * size)], white, 0.2 * size)
    out += line(
        [(x - 0.75 * size, y - 0.1 * size), (x - 1.15 * size, y + 0.35 * size)], css(shade(sheet, saddle)), 0.24 * size
    )
    return out + oval((x, y - 0.22 * size), (0.36 * size, 0.3 * size), css(shade(sheet, saddle)))
