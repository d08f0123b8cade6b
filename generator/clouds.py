"""Clouds by rule: heaps with a light top and a shaded foot, streaks before a low sun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.vector import blurred, css, disc, graded, mix, oval, veiled

if TYPE_CHECKING:
    from generator.vector import Colour, Point, Sheet

HEAPS: dict[str, tuple[Colour, Colour]] = {  # lit top, shaded foot
    "day": ((255, 255, 255), (186, 212, 236)),
    "dawn": ((255, 238, 220), (226, 164, 184)),
    "dusk": ((255, 206, 150), (150, 74, 112)),
    "night": ((96, 112, 172), (32, 42, 92)),
}
GLOOM: tuple[Colour, Colour] = ((150, 160, 176), (66, 74, 94))
STREAKS: dict[str, tuple[Colour, Colour]] = {
    "dusk": ((255, 186, 110), (136, 60, 112)),
    "dawn": ((255, 226, 190), (222, 150, 180)),
}
HEAVY = frozenset({"storm", "rain", "clouds", "snowfall"})


def tones(sheet: Sheet) -> tuple[Colour, Colour]:
    """The colours of clouds at this hour and in this weather."""
    lit, low = HEAPS[sheet.time]
    gloom = 0.85 if "storm" in sheet.weathers else 0.45 if "rain" in sheet.weathers else 0.0
    if sheet.time == "night":
        gloom *= 0.3
    return mix(lit, GLOOM[0], gloom), mix(low, GLOOM[1], gloom)


def heap(sheet: Sheet, where: Point, size: float, alpha: float = 0.95) -> str:
    """One heap of cloud, its size the radius of its middle: puffs over a flat foot, brighter where the light is."""
    (x, y), dice = where, sheet.dice
    lit, low = tones(sheet)
    defined, fill = graded(y - size * 1.1, size * 2.1, lit, low)
    puffs = [(0.0, -0.1, 1.0)]
    for side in (-1, 1):
        reach, radius = 0.0, 1.0
        for _ in range(3):
            reach += radius * dice.uniform(0.6, 0.85)
            radius *= dice.uniform(0.62, 0.85)
            puffs.append((side * reach, 0.86 - radius * dice.uniform(0.85, 1.05), radius))
    shape = "".join(disc((x + dx * size, y + dy * size), r * size, fill) for dx, dy, r in puffs)
    shape += oval((x, y + 0.68 * size), (2.2 * size, 0.34 * size), fill)
    toward = -1 if sheet.sun * sheet.width < x else 1
    shine = "".join(
        disc((x + (dx + 0.16 * toward * r) * size, y + (dy - 0.2 * r) * size), r * size * 0.68, css(lit), 0.55)
        for dx, dy, r in puffs[:5]
    )
    return defined + veiled(shape + blurred(shine, size * 0.14), alpha)


def streaks(sheet: Sheet, horizon: float) -> str:
    """Long thin clouds before a low sun: gold below, purple above."""
    near, far = STREAKS[sheet.time]
    out, count = "", round(9 * max(1.0, sheet.width / 100))
    for k in range(count):
        up = (k + sheet.dice.random()) / count
        y, half = horizon * (0.94 - 0.78 * up), sheet.dice.uniform(9, 26) * (1 + 0.5 * up)
        x = sheet.width * sheet.dice.uniform(-0.1, 1.1)
        tone = mix(near, far, min(1.0, up * 1.15))
        for part in range(3):
            off = half * sheet.dice.uniform(-0.5, 0.5)
            out += oval((x + off, y + part * 0.7), (half * (1 - 0.25 * part), 0.5 + 1.0 * up), css(tone), 0.62)
    return blurred(out, 0.45)


def clouds(sheet: Sheet, horizon: float) -> str:
    """The clouds of this hour and weather, smaller and flatter near the horizon."""
    heavy, dice = bool(HEAVY & set(sheet.weathers)), sheet.dice
    clear = (sheet.time == "night" and not heavy) or "aurora" in sheet.weathers
    out = streaks(sheet, horizon) if sheet.time in STREAKS and not heavy else ""
    count = (7 if heavy else 1 if clear else dice.choice((2, 3, 4))) * max(1, round(sheet.width / 100))
    for k in range(count):
        x = sheet.width * ((k + dice.uniform(0.1, 0.9)) / count)
        up = dice.random()
        size = (3.2 + 6.5 * up) * (1.45 if heavy else 1.0)
        out += heap(sheet, (x, horizon * (0.66 - 0.52 * up)), size, 0.6 if clear else 0.95)
    return out
