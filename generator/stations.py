"""A railway station by rule: from one platform across the track to a train, under a roof; below the ground, tiled."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.facades import skyline
from generator.lights import glow, mist
from generator.rails import RUNNING
from generator.skies import colours, shade, sky
from generator.vector import DARK, Sheet, blurred, css, disc, graded, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour

FAR, BED, EDGE = 62.0, 70.0, 83.0  # where the far platform is, the track before it, and the platform where things stand
RAIL = 79.0  # what trains stand on
ROOF = 15.0
BELOW = frozenset({"subway", "metro", "underground", "tube"})
PAINTS: tuple[Colour, ...] = ((188, 58, 54), (46, 104, 150), (52, 122, 92), (206, 142, 52))
STEEL: Colour = (62, 78, 92)
LAMP = "#fff0c0"


def platform(sheet: Sheet) -> Backdrop:
    """A platform: what runs on rails stands on the track, everything else before it."""
    running = bool(RUNNING & sheet.things)
    behind = distance(sheet) + far_side(sheet) + track(sheet)
    behind += "" if running else train(sheet)
    behind += near_side(sheet) + roof(sheet)
    wet = bool({"rain", "storm"} & {*sheet.weathers})
    return Backdrop(behind=behind, horizon=BED, floor=RAIL - 2.6 if running else 92, gloss=0.3 if wet else 0.0)


def distance(sheet: Sheet) -> str:
    """The town beyond the station, or the tiles of a tunnel."""
    if BELOW & sheet.said:
        tile = (206, 214, 214) if sheet.time not in DARK else (168, 178, 186)
        defined, fill = graded(0, FAR, mix(tile, (40, 46, 60), 0.3), tile)
        seams = "".join(line([(0, y * 4.0), (sheet.width, y * 4.0)], "#5c6670", 0.25, 0.5) for y in range(4, 16))
        seams += "".join(
            line([(x * 6.0, 0), (x * 6.0, FAR)], "#5c6670", 0.25, 0.5) for x in range(int(sheet.width / 6) + 1)
        )
        return defined + rect((0, 0, sheet.width, FAR + 1), fill) + seams
    tone = mix(shade(sheet, (140, 152, 184)), colours(sheet)[2], 0.45)
    out = sky(sheet, FAR, 26) + skyline(sheet, FAR, (10, 26), tone, 0.4 if sheet.time in DARK else 0.1)
    return out + mist(sheet, FAR - 6, 26, colours(sheet)[2], 0.5)


def far_side(sheet: Sheet) -> str:
    """The other platform: its fence, lamps, and its edge."""
    rail, stone = css(shade(sheet, (74, 96, 88))), shade(sheet, (176, 168, 160))
    out = "".join(rect((x * 3.2, FAR - 8, 0.5, 8), rail) for x in range(int(sheet.width / 3.2) + 1))
    out += rect((0, FAR - 8.4, sheet.width, 0.8), rail) + rect((0, FAR - 2.6, sheet.width, 0.6), rail)
    defined, fill = graded(FAR, BED - FAR, mix(stone, (255, 255, 255), 0.2), mix(stone, (50, 44, 56), 0.5))
    return out + defined + rect((0, FAR, sheet.width, BED - FAR + 1), fill)


def track(sheet: Sheet) -> str:
    """Stones, sleepers and two rails."""
    dice, stone = sheet.dice, shade(sheet, (132, 124, 120))
    defined, fill = graded(BED, EDGE - BED, mix(stone, (40, 34, 44), 0.5), stone)
    out = defined + rect((0, BED, sheet.width, EDGE - BED + 1), fill)
    for _ in range(round(150 * sheet.width / 100)):
        at = dice.uniform(0, sheet.width), dice.uniform(BED + 1, EDGE)
        out += disc(at, dice.uniform(0.2, 0.5), css(mix(stone, dice.choice(((255, 250, 244), (40, 36, 44))), 0.3)))
    wood = css(shade(sheet, (96, 72, 58)))
    for k in range(int(sheet.width / 5) + 2):
        out += polygon([(5 * k, 75), (5 * k + 2.2, 75), (5 * k + 1.8, 81), (5 * k - 0.8, 81)], wood)
    for y, wide in ((75.6, 0.5), (RAIL, 0.9)):
        out += rect((0, y, sheet.width, wide), css(shade(sheet, (102, 106, 118))))
        out += rect((0, y, sheet.width, 0.3 * wide), css(shade(sheet, (226, 230, 238))))
    return out


def train(sheet: Sheet) -> str:
    """A coach that stands there, cut off by the frame, and the next one."""
    paint = shade(sheet, sheet.tint or sheet.dice.choice(PAINTS))
    gap = sheet.width * sheet.dice.choice((0.3, 0.68))
    out = rect((gap - 3, 66, 6, 3), "#22242c")
    reach = max(86.0, sheet.width)  # each goes on out of the frame
    return out + coach(sheet, (gap - reach, gap - 1.6), paint) + coach(sheet, (gap + 1.6, gap + reach), paint)


def coach(sheet: Sheet, ends: tuple[float, float], paint: Colour) -> str:
    """A coach from one end to the other: roof, windows, doors, a stripe, wheels."""
    (left, right), lit = ends, sheet.time in DARK or bool(BELOW & sheet.said)
    cream = shade(sheet, (240, 232, 214))
    glass = "#ffe2a0" if lit else css(mix(shade(sheet, (70, 92, 116)), colours(sheet)[1], 0.35))
    out = rect((left + 2, 74, right - left - 4, 4), "#24262e")
    for x in (left + 9, left + 17, right - 17, right - 9):
        out += disc((x, 77), 2.6, "#2c2e38") + disc((x, 77), 1.2, "#8a8e9c")
    defined, fill = graded(38, 38, mix(paint, (255, 255, 255), 0.18), mix(paint, (20, 10, 24), 0.3))
    out += defined + rect((left, 38, right - left, 37), fill, corner=3.4)
    out += rect((left, 46, right - left, 14), css(cream)) + rect((left, 61.4, right - left, 0.9), css(cream))
    out += rect((left + 1, 38, right - left - 2, 2.6), css(mix(paint, (30, 20, 40), 0.45)), corner=1.2)
    x = left + 5
    while x < right - 10:
        door = round((x - left - 5) / 11) % 4 == 2  # noqa: PLR2004 - every fourth is a door
        top, high = (44.5, 28.0) if door else (47.6, 10.4)
        out += rect((x - 0.5, top - 0.5, 8.4, high + 1), css(mix(paint, (20, 10, 24), 0.35)), corner=1.2)
        if door:
            out += rect((x, top, 3.5, high), css(paint)) + rect((x + 3.9, top, 3.5, high), css(paint))
            out += rect((x + 0.6, top + 2, 2.4, 11), glass, corner=0.5) + rect(
                (x + 4.4, top + 2, 2.4, 11), glass, corner=0.5
            )
        else:
            out += rect((x, top, 7.4, high), glass, corner=0.9)
            out += polygon(
                [(x + 1, top + 8), (x + 4.4, top + 0.6), (x + 5.8, top + 0.6), (x + 2.4, top + 8)], "#ffffff", 0.28
            )
        x += 11
    return out


def near_side(sheet: Sheet) -> str:
    """The platform where things stand: its edge, the line to stay behind, slabs that run to one point."""
    stone, middle = shade(sheet, (188, 182, 176)), sheet.width / 2
    defined, fill = graded(EDGE, 18, mix(stone, (255, 252, 244), 0.2), mix(stone, (40, 34, 52), 0.3))
    out = rect((0, EDGE - 1.6, sheet.width, 2), css(mix(stone, (30, 26, 36), 0.6)))
    out += defined + rect((0, EDGE, sheet.width, 18), fill)
    seam = css(mix(stone, (50, 44, 60), 0.5))
    out += "".join(line([(middle + k * 9, EDGE + 3.6), (middle + k * 14, 101)], seam, 0.3, 0.5) for k in range(-14, 15))
    out += "".join(line([(0, y), (sheet.width, y)], seam, 0.3, 0.45) for y in (89.5, 95))
    out += rect((0, EDGE + 1.2, sheet.width, 2.2), css(shade(sheet, (246, 204, 70))))
    if {"rain", "storm"} & {*sheet.weathers}:
        sheen = [
            oval(
                (sheet.width * sheet.dice.random(), sheet.dice.uniform(88, 99)),
                (sheet.dice.uniform(5, 11), 1),
                css(colours(sheet)[2]),
                0.4,
            )
            for _ in range(6)
        ]
        out += blurred("".join(sheen), 0.6)
    return out


def roof(sheet: Sheet) -> str:
    """The roof over the platform on its pillars, lamps, a clock and a board under it."""
    steel, side = shade(sheet, STEEL), sheet.dice.choice((0.26, 0.74))
    dark, light = css(mix(steel, (10, 10, 20), 0.4)), css(mix(steel, (255, 255, 255), 0.3))
    out, apart = "", sheet.width / max(2, round(sheet.width / 44))
    for k in range(round(sheet.width / apart) + 1):
        x = apart * k
        out += rect((x - 1.3, ROOF - 2, 2.6, EDGE - ROOF + 6), css(steel)) + rect(
            (x - 1.3, ROOF - 2, 0.7, EDGE - ROOF + 6), light
        )
        out += rect((x - 2.4, EDGE + 1, 4.8, 3.4), dark, corner=0.6)
        out += line([(x, ROOF + 11), (x - 9, ROOF)], css(steel), 1.1) + line(
            [(x, ROOF + 11), (x + 9, ROOF)], css(steel), 1.1
        )
    out += rect((0, -1, sheet.width, ROOF - 2), css(mix(steel, (20, 16, 30), 0.3)))
    out += "".join(line([(x * 7.0, 0), (x * 7.0, ROOF - 3)], dark, 0.6, 0.6) for x in range(int(sheet.width / 7) + 1))
    scallops = "".join(
        polygon([(x * 3.0, ROOF), (x * 3.0 + 3, ROOF), (x * 3.0 + 1.5, ROOF + 2.6)], css(steel))
        for x in range(int(sheet.width / 3) + 1)
    )
    out += rect((0, ROOF - 3, sheet.width, 3.4), css(steel)) + rect((0, ROOF - 3, sheet.width, 0.6), light) + scallops
    clock, board = sheet.width * side, sheet.width * (1 - side)
    out += (
        rect((clock - 0.4, ROOF, 0.8, 5), dark)
        + disc((clock, ROOF + 9), 5.4, dark)
        + disc((clock, ROOF + 9), 4.6, "#fbf8ee")
    )
    out += line([(clock, ROOF + 9), (clock, ROOF + 5.8)], "#20222c", 0.6) + line(
        [(clock, ROOF + 9), (clock + 2.3, ROOF + 10)], "#20222c", 0.6
    )
    out += rect((board - 9, ROOF + 3, 18, 7), css(shade(sheet, (34, 66, 120))), corner=0.8)
    out += "".join(rect((board - 7, ROOF + 4.6 + 1.8 * k, 14 - 4 * k, 0.9), "#f4f6fa") for k in range(2))
    lamps = [sheet.width * at for at in (0.12, 0.5, 0.88)]
    if sheet.time in DARK or BELOW & sheet.said or {"rain", "storm", "fog"} & {*sheet.weathers}:
        out += "".join(glow((x, ROOF + 4), 16, (255, 226, 150), 0.7) for x in lamps)
    return out + "".join(rect((x - 2.4, ROOF + 1, 4.8, 1.5), LAMP, corner=0.7) for x in lamps)
