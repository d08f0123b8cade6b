"""Settings under the open sky, drawn by rule with the dice of the seed."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.flora import HEADS, fern, flowers, framed, tufts
from generator.homestead import acacia, fence, village
from generator.landmarks import HENGE, henge
from generator.lights import glow, mist, shafts, sparks
from generator.relief import HELD, gap, hills, mound, peak, peaks, trail
from generator.skies import colours, shade, sky
from generator.trees import conifer, crown, leafy, trunk
from generator.vector import Sheet, css, mix, oval, relief, ridge

if TYPE_CHECKING:
    from generator.vector import Colour

AUTUMN: tuple[Colour, ...] = ((226, 126, 44), (206, 82, 44), (236, 176, 60), (168, 92, 50))
SUMMER: tuple[Colour, ...] = ((62, 140, 78), (86, 160, 80), (48, 122, 78), (112, 174, 84))
GREENS: tuple[Colour, ...] = ((150, 204, 124), (122, 190, 92), (88, 164, 74))
GOLDS: tuple[Colour, ...] = ((226, 186, 100), (214, 164, 76), (192, 144, 62))
DRY: tuple[Colour, ...] = ((214, 190, 120), (226, 186, 96), (206, 158, 74))
PATHS = frozenset({"path", "trail"})
PLAINS = frozenset({"savanna", "savannah", "steppe", "prairie"})
HILLS = frozenset({"hill", "hills", "hillside", "hilltop"})
ALPINE = frozenset({"mountain", "mountains", "alps", "alpine"})
DISTANCES = ("hills", "downs", "alps", "wood", "peak", "plain")  # by the mood of the sky: the next seed has another
LEVELS = MappingProxyType({"alps": (57, 62), "wood": (51, 56), "plain": (63, 67), "downs": (58, 64)})


def forest(sheet: Sheet) -> Backdrop:
    """Light between three depths of trees, a clearing in the middle, trunks and a roof of leaves or open sky."""
    leaves, dim = AUTUMN if "autumn" in sheet.weathers else SUMMER, sheet.time == "night"
    moonlit = bool(HELD & {*sheet.things, *sheet.weathers})  # shows over the trees
    roofed = not moonlit and sheet.mood % 3 != 1
    air = (104, 150, 190) if dim else mix(colours(sheet)[2], shade(sheet, (226, 240, 170)), 0.45)
    behind = sky(sheet, 62) + glow((sheet.width / 2, 46), 46, mix(air, (255, 252, 220), 0.3), 0.8 if roofed else 0.4)
    for depth, (level, tall) in enumerate(((58, 40), (62, 50), (67, 60))):
        behind += stand(sheet, depth, (level, tall * (0.52 if moonlit else 1.0 if roofed else 0.74)), (leaves, air))
        behind += mist(sheet, level, 16, air, 0.4)
    ground = shade(sheet, (96, 148, 74) if leaves is SUMMER else (190, 132, 66))
    behind += relief(ridge(sheet, 67, 1.5), mix(ground, air, 0.35), mix(ground, shade(sheet, (14, 36, 34)), 0.45), 34)
    told = bool(PATHS & sheet.said)
    if sheet.dice.random() < 0.6 or told:  # noqa: PLR2004 - three of five
        near, earth = sheet.width * sheet.dice.uniform(0.25, 0.75), mix(ground, shade(sheet, (214, 186, 130)), 0.5)
        earth = mix(earth, shade(sheet, (255, 232, 190)), 0.3) if told else earth
        behind += trail(sheet, (sheet.width * 0.5, 67), near, earth, 46 if told else 30)
    behind += litter(sheet) if leaves is AUTUMN else ""
    behind += tufts(sheet, 74, mix(ground, shade(sheet, (20, 60, 30)), 0.4), 34) + (
        shafts(sheet, (255, 246, 196), 84) if not dim and sheet.mood % 2 else ""
    )
    behind += undergrowth(sheet, ground, roofed=roofed) + (sparks(sheet, 30, 84, (226, 255, 140), 16) if dim else "")
    return Backdrop(behind=behind, horizon=74, floor=90, soft=0.04, blades=True)


def stand(sheet: Sheet, depth: int, size: tuple[float, float], tints: tuple[tuple[Colour, ...], Colour]) -> str:
    """One depth of a wood, the nearest of three with a clearing; broad trees and firs, or firs alone."""
    (level, tall), (leaves, air), out = size, tints, ""
    count = round((10 - 2 * depth) * sheet.width / 100)
    for k in range(count + 1):
        x = sheet.width * (k + sheet.dice.random()) / (count + 1)
        if depth == 2 and abs(x / sheet.width - 0.5) < 0.3:  # noqa: PLR2004 - the clearing
            continue
        colour = mix(shade(sheet, sheet.dice.choice(leaves)), air, 0.62 - 0.25 * depth)
        firs = leaves is SUMMER and ((k + depth) % 2 or sheet.mood % 3 == 2 or "pine" in sheet.said)  # noqa: PLR2004
        out += (conifer if firs else leafy)(sheet, (x, level + 3), tall * sheet.dice.uniform(0.8, 1.1), colour)
    return out


def litter(sheet: Sheet) -> str:
    """Leaves that have fallen, and some that fall."""
    dice, out = sheet.dice, ""
    for k in range(round(130 * sheet.width / 100)):
        y = dice.uniform(24, 68) if k % 8 == 0 else 69 + 31 * dice.random()
        size, tone = 0.35 + 0.03 * max(0.0, y - 66), shade(sheet, dice.choice(AUTUMN))
        x, turn = sheet.width * dice.random(), dice.uniform(0, 180)
        leaf = oval((x, y), (size * 1.4, 0.7 * size), css(mix(tone, (120, 40, 20), 0.3 * dice.random())), 0.9)
        out += f'<g transform="rotate({turn:.0f} {x:.2f} {y:.2f})">{leaf}</g>'
    return out


def undergrowth(sheet: Sheet, ground: Colour, *, roofed: bool) -> str:
    """Near trunks at one side or both, ferns, and a roof of leaves: the frame of a wood."""
    out, dark = "", mix(ground, shade(sheet, (10, 40, 36)), 0.6)
    sides: tuple[tuple[float, ...], ...] = ((0.03, 0.97), (0.02, 0.15), (0.86, 0.99), (0.04,), (0.96,), (0.03, 0.88))
    if HELD & {*sheet.weathers}:
        sides = ((0.97 if sheet.shines < 0.5 else 0.03,),)  # noqa: PLR2004 - the middle
    for x in sheet.dice.choice(sides):
        out += trunk(sheet, sheet.width * x, sheet.dice.uniform(6, 13), shade(sheet, (96, 68, 50)))
    for x, y, size in ((0.1, 96, 13), (0.9, 97, 14), (0.0, 99, 17), (1.0, 98, 16), (0.2, 99, 9), (0.8, 99, 9)):
        if sheet.dice.random() < 0.7:  # noqa: PLR2004 - not all of them
            out += fern((sheet.width * x, y), size, mix(dark, shade(sheet, (90, 160, 80)), 0.45))
    if not roofed:
        return out
    red = "autumn" in sheet.weathers
    tone = mix(dark, shade(sheet, AUTUMN[1] if red else (70, 150, 70)), 0.7 if red else 0.4)
    return out + crown(sheet, sheet.dice.choice((26, 16)), tone)


def meadow(sheet: Sheet) -> Backdrop:
    """Green hills, what is far off, grass and flowers near; a savannah, a village, one hill if that was said."""
    autumn, dry = "autumn" in sheet.weathers, bool(PLAINS & sheet.said)
    tones = DRY if dry else GOLDS if autumn or {"wheat", "vineyard"} & sheet.said else GREENS
    kind = "alps" if ALPINE & sheet.said else "plain" if dry else DISTANCES[sheet.mood % len(DISTANCES)]
    horizon = sheet.dice.uniform(*LEVELS.get(kind, (55, 61)))
    far, middle, near = hills(sheet, (horizon - 3, horizon + 6, horizon + 17), tones, 2.5 if kind == "plain" else 5)
    behind = sky(sheet, horizon + 5) + distance(sheet, kind, horizon) + far
    behind += far_off(sheet, horizon + 4) + middle + mist(sheet, horizon + 8, 12, colours(sheet)[2], 0.3)
    hilly = bool(HILLS & sheet.said)
    behind += near + ("" if dry or hilly else through(sheet, horizon + 14))
    behind += hilltop(sheet, tones[2]) if hilly else ""
    behind += henge(sheet, horizon + 22) if HENGE & sheet.said else ""
    grass = mix(shade(sheet, tones[2]), shade(sheet, (120, 80, 30) if dry or autumn else (16, 70, 30)), 0.34)
    heads = () if dry or autumn else sheet.dice.choice((HEADS, HEADS[:2], HEADS[2:4], HEADS[1:3], ()))
    behind += tufts(sheet, horizon + 20, grass, 34) + (flowers(sheet, horizon + 28, 6, heads) if heads else "")
    front = flowers(sheet, 98, 7, heads) if heads else tufts(sheet, 96, grass, 16)
    front += framed(sheet, grass, "blades stones none" if dry else "bough blades stones none")
    level = 67 if hilly else 90
    return Backdrop(behind=behind, front=front, horizon=horizon + 8, floor=level, soft=0.04, blades=True)


def distance(sheet: Sheet, kind: str, horizon: float) -> str:
    """What is behind a meadow: mountains low or high, blue downs, one peak, a wood, or nothing but the plain."""
    blue, air = mix(shade(sheet, (126, 152, 190)), colours(sheet)[1], 0.4), colours(sheet)[2]
    if kind == "downs":
        rows = ((horizon - 13, 0.25), (horizon - 7, 0.5))
        return "".join(relief(ridge(sheet, y, 3.5, 30), mix(blue, air, s), mix(blue, air, 0.8), 16) for y, s in rows)
    if kind == "peak":
        x = sheet.width * (0.5 + (0.3 if sheet.sun < 0.5 else -0.3))  # noqa: PLR2004 - away from the light
        return peak(sheet, (x, horizon + 3), 36 * gap(sheet, (x, horizon + 3), 36), (blue, mix(blue, air, 0.6)), 0.4)
    if kind in ("wood", "plain"):
        tall, out = 15.0 if kind == "wood" else 6.0, ""
        for k in range(round((24 if kind == "wood" else 34) * sheet.width / 100)):
            foot = sheet.width * sheet.dice.random(), horizon + 1 + sheet.dice.uniform(-1, 1)
            tone = mix(shade(sheet, sheet.dice.choice(SUMMER[2:])), air, 0.46 if kind == "wood" else 0.62)
            grow = conifer if kind == "wood" and k % 3 else leafy
            out += grow(sheet, foot, tall * sheet.dice.uniform(0.6, 1.1) * gap(sheet, foot, tall), tone)
        return out
    high, snowy = (34, 0.45) if kind == "alps" else (17, 0.0)
    return peaks(sheet, horizon + 2, high, blue, snow=snowy) + mist(sheet, horizon, 14, air, 0.4)


def through(sheet: Sheet, level: float) -> str:
    """What leads into the land: a path, a brook, or a fence along it."""
    kind = sheet.dice.choice(("path", "path", "brook", "fence", ""))
    ends = (sheet.width * sheet.dice.uniform(0.3, 0.7), level), sheet.width * sheet.dice.choice((0.22, 0.78))
    if kind in ("path", "brook"):
        water = mix(shade(sheet, (104, 178, 222)), colours(sheet)[1], 0.16)
        return trail(sheet, *ends, water if kind == "brook" else shade(sheet, (226, 200, 146)))
    return fence(sheet, level + 4) if kind == "fence" else ""


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
