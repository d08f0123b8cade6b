"""Clouds by rule: heaps with a light top and a shaded foot, wisps, fleece, banks; streaks before a low sun."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.vector import blurred, css, disc, graded, line, mix, oval, veiled

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
    """The clouds of this hour and weather: another kind for the next seed, heaps where the sky is heavy."""
    heavy = bool(HEAVY & set(sheet.weathers)) and (sheet.weathers != ("snowfall",) or sheet.mood % 2 == 0)
    clear = (sheet.time == "night" and not heavy) or "aurora" in sheet.weathers
    out = streaks(sheet, horizon) if sheet.time in STREAKS and not heavy else ""
    if heavy or clear:
        return out + heaps(sheet, horizon, 7 if heavy else 1, 1.45 if heavy else 1.0, 0.6 if clear else 0.95)
    return out + KINDS[sheet.mood % len(KINDS)](sheet, horizon)


def heaps(sheet: Sheet, horizon: float, count: int = 3, large: float = 1.0, alpha: float = 0.95) -> str:
    """Heaps here and there, smaller and flatter near the horizon."""
    out, dice, count = "", sheet.dice, count * max(1, round(sheet.width / 100))
    for k in range(count):
        x, up = sheet.width * ((k + dice.uniform(0.1, 0.9)) / count), dice.random()
        out += heap(sheet, (x, horizon * (0.66 - 0.52 * up)), (3.2 + 6.5 * up) * large, alpha)
    return out


def wisps(sheet: Sheet, horizon: float) -> str:
    """Fine hooked threads high up, all combed by one wind."""
    dice, out, way = sheet.dice, "", sheet.dice.choice((-1, 1))
    lit = css(tones(sheet)[0])
    for _ in range(round(5 * max(1.0, sheet.width / 100))):
        x, y, long = sheet.width * dice.random(), horizon * dice.uniform(0.1, 0.55), dice.uniform(16, 34)
        for _ in range(9):
            up, reach = dice.uniform(-2.4, 2.4), long * dice.uniform(0.5, 1)
            points = [(x + way * reach * t, y + up * (1 - t) - 5.5 * t * t) for t in (k / 6 for k in range(7))]
            out += line(points, lit, dice.uniform(0.25, 0.9), dice.uniform(0.25, 0.6))
    return blurred(out, 0.5)


def fleece(sheet: Sheet, horizon: float) -> str:
    """Soft ripples of small clouds in a few patches, longer and fainter towards the horizon."""
    dice, (lit, low), out = sheet.dice, tones(sheet), ""
    slope, size = dice.uniform(-0.12, 0.12), max(2.0, 0.045 * horizon)
    for _ in range(round(3 * max(1.0, sheet.width / 100))):
        middle, top, wide = sheet.width * dice.random(), horizon * dice.uniform(0.06, 0.3), dice.uniform(26, 44)
        for row in range(6):
            near = 0.84**row
            y = top + 1.5 * size * (1 - near) / 0.16
            for _ in range(round(wide / 5)):
                x = middle + dice.gauss(0, 0.42) * wide
                at = x, y + slope * (x - middle) + dice.gauss(0, 0.3 * size * near)
                long, high = size * dice.uniform(0.9, 2.2), size * near * dice.uniform(0.16, 0.34)
                out += oval((at[0], at[1] + 0.5 * high), (long, high), css(low), 0.3 * near)
                out += oval(at, (0.9 * long, 0.85 * high), css(lit), 0.62 * near)
    return blurred(out, 0.85)


def towers(sheet: Sheet, horizon: float) -> str:
    """A bank of great clouds that rises behind the land at one side, and a small one far from it."""
    dice, side = sheet.dice, -1 if sheet.sun > 0.5 else 1  # noqa: PLR2004 - away from the light
    out, middle = "", 0.5 + 0.34 * side
    for across, up, size in ((0.16, 0.44, 8.5), (-0.1, 0.5, 10.5), (0.05, 0.62, 13.0), (-0.24, 0.74, 8.0)):
        where = sheet.width * (middle + across * dice.uniform(0.8, 1.2)), horizon * up
        out += heap(sheet, where, size * dice.uniform(0.9, 1.1))
    return out + heap(sheet, (sheet.width * (0.5 - 0.3 * side), horizon * dice.uniform(0.16, 0.4)), 3.4)


def thin(sheet: Sheet, horizon: float) -> str:
    """Next to none: one small heap, and long flat bars low over the land."""
    dice, lit, out = sheet.dice, css(tones(sheet)[0]), ""
    for _ in range(round(5 * max(1.0, sheet.width / 100))):
        where = sheet.width * dice.random(), horizon * dice.uniform(0.62, 0.86)
        out += oval(where, (dice.uniform(12, 26), dice.uniform(0.5, 1.2)), lit, 0.55)
    return blurred(out, 0.5) + heap(sheet, (sheet.width * dice.random(), horizon * dice.uniform(0.2, 0.4)), 4.2)


KINDS = (heaps, wisps, towers, fleece, heaps, thin)
