"""Settings under the open sky, drawn by rule with the dice of the seed."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.flora import HEADS, fern, flowers, tufts
from generator.homestead import acacia, village
from generator.lights import glow, mist, shafts, sparks
from generator.relief import hills, mound, peaks, trail
from generator.skies import colours, shade, sky
from generator.trees import conifer, crown, leafy, trunk
from generator.vector import Sheet, blurred, css, mix, oval, relief, ridge

if TYPE_CHECKING:
    from generator.vector import Colour

AUTUMN: tuple[Colour, ...] = ((226, 126, 44), (206, 82, 44), (236, 176, 60), (168, 92, 50))
SUMMER: tuple[Colour, ...] = ((62, 140, 78), (86, 160, 80), (48, 122, 78), (112, 174, 84))
GREENS: tuple[Colour, ...] = ((150, 204, 124), (122, 190, 92), (88, 164, 74))
GOLDS: tuple[Colour, ...] = ((226, 186, 100), (214, 164, 76), (192, 144, 62))
DRY: tuple[Colour, ...] = ((214, 190, 120), (226, 186, 96), (206, 158, 74))
ROCK: tuple[tuple[Colour, Colour], ...] = (((150, 168, 206), (92, 108, 152)), ((222, 146, 106), (186, 92, 60)))
PLAINS = frozenset({"savanna", "savannah", "steppe", "prairie"})
HILLS = frozenset({"hill", "hills", "hillside", "hilltop"})
WOODED = frozenset({"forest", "woods", "pine", "winter forest"})


def snow(sheet: Sheet) -> Backdrop:
    """Snowfields with firs and, behind, white mountains; a wood where the words say so."""
    horizon, white = 58.0, shade(sheet, (240, 246, 253))
    blue = mix(white, shade(sheet, (150, 182, 226)), 0.6)
    behind = sky(sheet, horizon + 6) + peaks(sheet, horizon + 4, 32, shade(sheet, (128, 150, 190)), snow=0.6)
    wooded = bool(WOODED & sheet.said)
    rows = ((horizon + 1, 22), (horizon + 5, 30)) if wooded else ((horizon + 2, 17),)
    for k, (level, tall) in enumerate(rows):
        behind += relief(ridge(sheet, level, 2), mix(white, colours(sheet)[2], 0.3), blue, 20)
        behind += firs(sheet, level + 4, tall, middle=wooded and k == 0)
    behind += village(sheet, horizon + 5) if {"village", "town"} & sheet.said else ""
    behind += mist(sheet, horizon + 6, 14, colours(sheet)[2], 0.45)
    behind += relief(ridge(sheet, 71, 2.5, 26), white, mix(white, blue, 0.8), 18)
    behind += relief(ridge(sheet, 82, 2, 34), mix(white, (255, 255, 255), 0.4), mix(white, blue, 0.9), 24)
    for _ in range(9):
        x, y = sheet.dice.uniform(0, sheet.width), sheet.dice.uniform(76, 98)
        behind += blurred(oval((x, y), (sheet.dice.uniform(5, 12), 0.9), css(blue), 0.6), 0.5)
    return Backdrop(behind=behind, horizon=horizon + 8, floor=91, soft=0.05)


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


def forest(sheet: Sheet) -> Backdrop:
    """Light between three depths of trees, near trunks and leaves as a frame, a clearing in the middle."""
    leaves, dim = AUTUMN if "autumn" in sheet.weathers else SUMMER, sheet.time == "night"
    air = (104, 150, 190) if dim else mix(colours(sheet)[2], shade(sheet, (226, 240, 170)), 0.45)
    behind = sky(sheet, 62) + glow((sheet.width / 2, 46), 46, mix(air, (255, 252, 220), 0.3), 0.8)
    low = 0.62 if "moon" in sheet.weathers else 1.0  # the moon shows over the trees
    for depth, (level, tall) in enumerate(((58, 40 * low), (62, 50 * low), (67, 60))):
        veil = 0.62 - 0.25 * depth
        for k in range(round((10 - 2 * depth) * sheet.width / 100) + 1):
            x = sheet.width * (k + sheet.dice.random()) / (round((10 - 2 * depth) * sheet.width / 100) + 1)
            if depth == 2 and abs(x / sheet.width - 0.5) < 0.3:  # noqa: PLR2004 - the clearing
                continue
            colour = mix(shade(sheet, sheet.dice.choice(leaves)), air, veil)
            grow = conifer if leaves is SUMMER and (k + depth) % 2 else leafy
            behind += grow(sheet, (x, level + 3), tall * sheet.dice.uniform(0.8, 1.1), colour)
        behind += mist(sheet, level, 16, air, 0.4)
    ground = shade(sheet, (96, 148, 74) if leaves is SUMMER else (190, 132, 66))
    behind += relief(ridge(sheet, 67, 1.5), mix(ground, air, 0.35), mix(ground, shade(sheet, (14, 36, 34)), 0.45), 34)
    behind += trail(
        sheet,
        (sheet.width * 0.5, 68),
        sheet.width * sheet.dice.uniform(0.35, 0.65),
        mix(ground, shade(sheet, (214, 186, 130)), 0.5),
        30,
    )
    behind += tufts(sheet, 74, mix(ground, shade(sheet, (20, 60, 30)), 0.4), 34) + (
        shafts(sheet, (255, 246, 196), 84) if not dim else ""
    )
    behind += undergrowth(sheet, ground) + (sparks(sheet, 30, 84, (226, 255, 140), 16) if dim else "")
    return Backdrop(behind=behind, horizon=74, floor=90, soft=0.04, blades=True)


def undergrowth(sheet: Sheet, ground: Colour) -> str:
    """Near trunks, ferns and a roof of leaves: the frame of a wood."""
    out, dark = "", mix(ground, shade(sheet, (10, 40, 36)), 0.6)
    for x, width in ((0.03, sheet.dice.uniform(9, 13)), (0.97, sheet.dice.uniform(9, 13))):
        out += trunk(sheet, sheet.width * x, width, shade(sheet, (96, 68, 50)))
    for x, y, size in ((0.1, 96, 13), (0.9, 97, 14), (0.0, 99, 17), (1.0, 98, 16), (0.2, 99, 9), (0.8, 99, 9)):
        out += fern((sheet.width * x, y), size, mix(dark, shade(sheet, (90, 160, 80)), 0.45))
    return out + crown(
        sheet, 26, mix(dark, shade(sheet, AUTUMN[0] if "autumn" in sheet.weathers else (70, 150, 70)), 0.4)
    )


def meadow(sheet: Sheet) -> Backdrop:
    """Green hills, trees far off, a path, grass and flowers near; a savannah, a village, one hill if that was said."""
    autumn, dry = "autumn" in sheet.weathers, bool(PLAINS & sheet.said)
    tones = DRY if dry else GOLDS if autumn or {"wheat", "vineyard"} & sheet.said else GREENS
    horizon = sheet.dice.uniform(55, 62)
    far, middle, near = hills(sheet, (horizon - 3, horizon + 6, horizon + 17), tones, 5)
    behind = sky(sheet, horizon + 5)
    if not dry:
        behind += peaks(sheet, horizon + 2, 17, mix(shade(sheet, (126, 152, 190)), colours(sheet)[1], 0.4), snow=0.0)
    behind += far + far_off(sheet, horizon + 4) + middle + mist(sheet, horizon + 8, 12, colours(sheet)[2], 0.3)
    if not dry:
        ends = (sheet.width * sheet.dice.uniform(0.3, 0.7), horizon + 9), sheet.width * sheet.dice.choice((0.25, 0.75))
        behind += trail(sheet, *ends, shade(sheet, (226, 200, 146)))
    hilly = bool(HILLS & sheet.said)
    behind += near + (hilltop(sheet, tones[2]) if hilly else "")
    grass = mix(shade(sheet, tones[2]), shade(sheet, (120, 80, 30) if dry or autumn else (16, 70, 30)), 0.34)
    heads = () if dry or autumn else sheet.dice.choice((HEADS, HEADS[:2], HEADS[2:4], HEADS[1:3]))
    behind += tufts(sheet, horizon + 20, grass, 34) + (flowers(sheet, horizon + 28, 6, heads) if heads else "")
    front = flowers(sheet, 98, 7, heads) if heads else tufts(sheet, 96, grass, 16)
    level = 67 if hilly else 90
    return Backdrop(behind=behind, front=front, horizon=horizon + 8, floor=level, soft=0.04, blades=True)


def hilltop(sheet: Sheet, tone: Colour) -> str:
    """A hill that rises over the land, with a path up to its top."""
    ends = (sheet.width * 0.5, 66.5), sheet.width * sheet.dice.choice((0.3, 0.7))
    path = trail(sheet, *ends, shade(sheet, (226, 200, 146)), 20)
    return (
        mound(sheet, 62, max(46, 0.46 * sheet.width), tone)
        + path
        + tufts(sheet, 76, mix(shade(sheet, tone), shade(sheet, (60, 70, 30)), 0.35), 16)
    )


def far_off(sheet: Sheet, level: float) -> str:
    """What stands on the far hills: trees of the savannah, a village, groups of trees."""
    if PLAINS & sheet.said:
        return acacia(sheet, level)
    if {"village", "farm", "town"} & sheet.said:
        return village(sheet, level + 2)
    return grove(sheet, level, autumn="autumn" in sheet.weathers)


def grove(sheet: Sheet, level: float, *, autumn: bool) -> str:
    """A few trees far off, in groups."""
    out = ""
    for _ in range(round(3 * sheet.width / 100)):
        x = sheet.dice.uniform(0, sheet.width)
        for _ in range(sheet.dice.choice((1, 2, 3))):
            tree = shade(sheet, sheet.dice.choice(AUTUMN if autumn else SUMMER))
            out += leafy(
                sheet,
                (x + sheet.dice.gauss(0, 4), level + 1),
                sheet.dice.uniform(9, 15),
                mix(tree, colours(sheet)[2], 0.22),
            )
    return out


def mountains(sheet: Sheet) -> Backdrop:
    """Three ranges, mist between them, firs and an alpine meadow."""
    cold = "snowfall" in sheet.weathers or "snowy" in sheet.said
    air = colours(sheet)
    red = bool({"canyon", "canyons", "mesa"} & sheet.said)
    far, near = mix(shade(sheet, ROCK[red][0]), air[1], 0.3), shade(sheet, ROCK[red][1])
    behind = (
        sky(sheet, 72, 22) + peaks(sheet, 66, 40, far, snow=0.0 if red else 0.45) + mist(sheet, 62, 18, air[2], 0.55)
    )
    behind += peaks(sheet, 70, 30, near, snow=0.0 if red else 0.75 if cold else 0.4) + mist(sheet, 68, 14, air[2], 0.5)
    ground = shade(sheet, (214, 156, 100) if red else (236, 242, 250) if cold else (112, 170, 92))
    deep = mix(ground, shade(sheet, (140, 74, 50) if red else (150, 182, 226) if cold else (30, 84, 60)), 0.5)
    behind += relief(ridge(sheet, 69, 2, 24), mix(ground, near, 0.3), deep, 20)
    for k in range(0 if red else round(11 * sheet.width / 100)):
        fir = mix(shade(sheet, (40, 98, 80)), air[2], 0.24)
        behind += conifer(
            sheet, (sheet.width * (k + sheet.dice.random()) / 11, 74), sheet.dice.uniform(7, 14), fir, 0.9 * cold
        )
    behind += relief(ridge(sheet, 78, 2, 30), mix(ground, (255, 252, 200), 0.2), deep, 26)
    grass = mix(ground, shade(sheet, (20, 70, 40)), 0.3)
    behind += "" if cold or red else tufts(sheet, 82, grass, 26) + flowers(sheet, 89, 6)
    return Backdrop(behind=behind, horizon=74, floor=91, soft=0.04, blades=not (cold or red))
