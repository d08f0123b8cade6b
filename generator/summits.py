"""Great mountains by rule, as part of the land: a volcano on the horizon, a peak over its range."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.flora import flowers, framed, tufts
from generator.lights import glow, mist, sparks
from generator.outdoors import GREENS, grove
from generator.polar import near_fir
from generator.relief import flank, gap, hills, peak, peaks
from generator.skies import colours, shade, sky
from generator.trees import conifer
from generator.vector import Sheet, blob, blurred, css, disc, graded, line, mix, oval, polygon, relief, ridge
from generator.waterside import water

if TYPE_CHECKING:
    from generator.vector import Colour, Point

BASALT: Colour = (92, 78, 88)
LAVA: tuple[Colour, ...] = ((255, 236, 150), (255, 168, 54), (240, 84, 32))
ROCK: tuple[tuple[Colour, Colour], ...] = (((150, 168, 206), (92, 108, 152)), ((222, 146, 106), (186, 92, 60)))
STEEP = frozenset({"alps", "himalayas", "peak", "peaks", "andes", "patagonia", "tibet", "nepal"})
VALLEYS = ("ranges", "peak", "backs", "lake")
AWAKE = frozenset({"phoenix", "dragon", "erupting", "exploding", "eruption", "erupts", "active", "lava", "burning"})


def eruption(sheet: Sheet) -> Backdrop:
    """A mountain of fire on the horizon, lava down its flanks, smoke that it lights from below; woods before it."""
    aside = sheet.dice.choice((-0.06, 0.06)) * (1 if sheet.bare else 4)  # beside what is before it
    x, top, base = sheet.width * (0.5 + aside), 34.0, 78.0
    air, half = colours(sheet)[2], min(0.62 * sheet.width, 62.0)
    quiet = not AWAKE & (sheet.said | sheet.things) and sheet.time not in ("dusk", "night")
    behind = sky(sheet, base - 4, 34) + glow((x, top), 44, (255, 120, 50), 0.25 if quiet else 0.6)
    behind += smoke(sheet, (x, top), quiet=quiet) + peaks(
        sheet, base - 8, 15, mix(shade(sheet, (120, 120, 150)), air, 0.5), snow=0.0
    )
    behind += cone(sheet, (x, base), top, half) + ("" if quiet else fountain(sheet, (x, top)))
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


def fountain(sheet: Sheet, top: Point) -> str:
    """A fountain of fire, thrown stones with their trails, rivers of lava that widen downward."""
    (x, y), dice, out = top, sheet.dice, ""
    for k, (aside, down) in enumerate(((-0.06, 42), (0.42, 34), (-0.5, 36), (0.85, 27), (-0.92, 24))):
        bend = [dice.uniform(-0.9, 0.9) for _ in range(2 + down // 4)]
        points = [(x + aside * (2.4 + 0.78 * 4 * n) + b, y + 4 * n) for n, b in enumerate(bend)]
        for part, wide in ((points, 0.8), (points[len(points) // 2 :], 1.4)):  # broader the further down
            out += blurred(line(part, css(LAVA[2]), wide + 1.6, 0.55), 0.8) + line(part, css(LAVA[1]), wide + 0.4)
        out += line(points[: len(points) * 2 // 3], css(LAVA[0]), 0.7) + glow(points[-1], 7, LAVA[1], 0.5 - 0.06 * k)
    for _ in range(26):
        aside, up, long = dice.gauss(0, 0.55), dice.uniform(0.7, 1.25), dice.uniform(9, 26)
        flight = [(x + aside * t, y - up * t + 0.024 * t * t) for t in (long * k / 6 for k in range(7))]
        tone = css(dice.choice(LAVA))
        out += line(flight, tone, dice.uniform(0.3, 0.9), 0.6) + disc(flight[-1], dice.uniform(0.4, 1.1), tone)
    jet = [
        (x - 3.6, y + 1),
        (x - 2.4, y - 10),
        (x - 0.6, y - 19),
        (x + 1.4, y - 14),
        (x + 2.8, y - 7),
        (x + 3.6, y + 1),
    ]
    heart = [(x - 2, y + 1), (x - 1, y - 8), (x + 0.2, y - 13), (x + 1.3, y - 7), (x + 2, y + 1)]
    out += blurred(polygon(jet, css(LAVA[1]), 0.9), 0.5) + blurred(polygon(heart, css(LAVA[0])), 0.35)
    return out + oval((x, y + 0.6), (4.2, 1.2), css(LAVA[0])) + glow((x, y - 4), 26, (255, 190, 90), 0.55)


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


def summit(sheet: Sheet) -> Backdrop:
    """One great mountain over its range, a lake of mist at its foot, firs and an alpine meadow before it."""
    x, air = sheet.width * (0.5 + sheet.dice.choice((-0.07, 0.07))), colours(sheet)[2]
    rock = mix(shade(sheet, (122, 134, 168)), air, 0.16)
    behind = sky(sheet, 72, 30) + peaks(sheet, 68, 30, mix(rock, air, 0.45), snow=0.4) + mist(sheet, 60, 22, air, 0.5)
    behind += peak(sheet, (x, 76), 62, (rock, mix(rock, air, 0.45)), 0.42) + mist(sheet, 73, 16, air, 0.6)
    ground = shade(sheet, (112, 170, 92))
    behind += relief(ridge(sheet, 73, 2, 24), mix(ground, rock, 0.3), mix(ground, shade(sheet, (30, 84, 60)), 0.5), 20)
    for k in range(round(16 * sheet.width / 100)):
        at = sheet.width * (k + sheet.dice.random()) / round(16 * sheet.width / 100)
        behind += conifer(
            sheet,
            (at, 78 + sheet.dice.uniform(-1, 2)),
            sheet.dice.uniform(7, 15),
            mix(shade(sheet, (40, 98, 80)), air, 0.2),
        )
    behind += relief(
        ridge(sheet, 83, 2, 30), mix(ground, (255, 252, 200), 0.2), mix(ground, shade(sheet, (30, 84, 60)), 0.5), 26
    )
    behind += grove(sheet, 80, autumn="autumn" in sheet.weathers) + tufts(
        sheet, 86, mix(ground, shade(sheet, (20, 70, 40)), 0.3), 26
    )
    return Backdrop(behind=behind, front=flowers(sheet, 94, 9), horizon=76, floor=92, soft=0.04, blades=True)


def mountains(sheet: Sheet) -> Backdrop:
    """Ranges behind each other, mist between them, firs, a lake or an alpine meadow: another valley for each seed."""
    cold = "snowfall" in sheet.weathers or "snowy" in sheet.said
    red = bool({"canyon", "canyons", "mesa"} & sheet.said)
    kinds = VALLEYS[:2] if STEEP & sheet.said else VALLEYS
    air, kind = colours(sheet), "ranges" if red or cold else kinds[sheet.mood % len(kinds)]
    far, near = mix(shade(sheet, ROCK[red][0]), air[1], 0.3), shade(sheet, ROCK[red][1])
    behind = sky(sheet, 72, 22) + ridges(sheet, kind, (far, near), red=red, cold=cold)
    ground = shade(sheet, (214, 156, 100) if red else (236, 242, 250) if cold else (112, 170, 92))
    deep = mix(ground, shade(sheet, (140, 74, 50) if red else (150, 182, 226) if cold else (30, 84, 60)), 0.5)
    behind += relief(ridge(sheet, 69, 2, 24), mix(ground, near, 0.3), deep, 20)
    for k in range(0 if red else round(sheet.dice.choice((7, 11, 17)) * sheet.width / 100)):
        fir = mix(shade(sheet, (40, 98, 80)), air[2], 0.24)
        foot = (sheet.width * (k + sheet.dice.random()) / 11) % sheet.width, 74
        behind += conifer(sheet, foot, sheet.dice.uniform(7, 14), fir, 0.9 * cold)
    behind += water(sheet, 72, (40, 110, 150), (130, 196, 216)) if kind == "lake" else ""
    behind += relief(ridge(sheet, 83 if kind == "lake" else 78, 2, 30), mix(ground, (255, 252, 200), 0.2), deep, 26)
    grass = mix(ground, shade(sheet, (20, 70, 40)), 0.3)
    behind += "" if cold or red else tufts(sheet, 84, grass, 26) + flowers(sheet, 89, sheet.dice.choice((0, 6)))
    front = near_fir(sheet) if cold else framed(sheet, grass, "stones none" if red else "bough blades stones none")
    return Backdrop(behind=behind, front=front, horizon=74, floor=91, soft=0.04, blades=not (cold or red))


def ridges(sheet: Sheet, kind: str, tones: tuple[Colour, Colour], *, red: bool, cold: bool) -> str:
    """The mountains themselves: two ranges, one great peak before a low range, or blue backs one behind the other."""
    (far, near), air = tones, colours(sheet)
    if kind == "backs" or (kind == "lake" and "fog" in sheet.weathers):
        out = ""
        for k in range(5):
            tone = mix(mix(near, shade(sheet, (52, 96, 110)), 0.4), air[2], 0.75 - 0.16 * k)
            swing = 6 - 0.6 * k
            out += relief(ridge(sheet, 42 + 6.5 * k, swing, 22), tone, mix(tone, air[2], 0.6), 16)
            out += mist(sheet, 52 + 6.5 * k, 9, air[2], 0.3)
        return out
    snow = 0.0 if red else 0.75 if cold else 0.4
    if kind == "peak":
        x = sheet.width * (0.5 + (0.2 if sheet.shines < 0.5 else -0.2))  # noqa: PLR2004 - away from the light
        tall = 56 * gap(sheet, (x, 71), 56)
        out = peaks(sheet, 68, 26, far, snow=snow) + mist(sheet, 62, 18, air[2], 0.5)
        return out + peak(sheet, (x, 71), tall, (near, mix(near, air[2], 0.5)), snow) + mist(sheet, 68, 14, air[2], 0.5)
    out = peaks(sheet, 66, 40, far, snow=0.0 if red else 0.45) + mist(sheet, 62, 18, air[2], 0.55)
    return out + peaks(sheet, 70, 30, near, snow=snow) + mist(sheet, 68, 14, air[2], 0.5)
