"""What hangs and stands on a wall, by rule: paper, a window with its light, a picture, shelves of books."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.clouds import heap
from generator.lights import glow, sparks
from generator.skies import colours, shade
from generator.vector import Sheet, blurred, clipped, css, disc, fade, graded, line, mix, polygon, rect, relief, ridge
from generator.weathers import falling

if TYPE_CHECKING:
    from generator.vector import Colour

PAPERS: tuple[Colour, ...] = (
    (246, 222, 186),
    (206, 226, 218),
    (230, 214, 236),
    (202, 220, 240),
    (250, 208, 186),
    (238, 228, 190),
)
WOODS: tuple[Colour, ...] = ((176, 112, 66), (204, 148, 94), (142, 88, 56))
BOOKS = ("#b8473f", "#2f6f8f", "#d9a441", "#4f7f55", "#7a4b8c", "#e2d3b4", "#3f4a7a", "#c96f3b")
READING = frozenset({"library", "study", "school", "classroom", "museum"})


def paper(sheet: Sheet, wall: Colour, level: float) -> str:
    """Stripes or spots on the wall, and a skirting."""
    tone = css(mix(wall, (255, 255, 255), 0.4))
    if sheet.dice.random() < 0.5:  # noqa: PLR2004 - either
        marks = "".join(rect((x * 6.0, 0, 2.2, level), tone, 0.35) for x in range(int(sheet.width / 6) + 1))
    else:
        marks = "".join(
            disc((x * 7.0 + 3.5 * (y % 2), y * 6.0 + 3), 0.7, tone, 0.6)
            for x in range(int(sheet.width / 7) + 2)
            for y in range(int(level / 6))
        )
    return marks + rect((0, level - 4, sheet.width, 4), css(mix(wall, (255, 255, 255), 0.55)))


def window(sheet: Sheet, x: float, wall: Colour) -> str:
    """A window with the hour's sky and land in it, a sill with a plant, curtains."""
    upper, middle, lower = colours(sheet)
    frame = css(mix(wall, (255, 255, 255), 0.75))
    out = glow((x, 28), 40, mix(lower, (255, 255, 255), 0.5), 0.5) + rect((x - 15, 7, 30, 41), frame, corner=0.8)
    out += fade("pane", [(0, upper, 1), (0.6, middle, 1), (1, lower, 1)]) + rect((x - 13, 9, 26, 37), "url(#pane)")
    view = heap(sheet, (x - 5, 20), 3) if sheet.time == "day" else disc((x + 5, 18), 3.2, "#fff6d0")
    view += relief(
        [(px + x - sheet.width / 2, py) for px, py in ridge(sheet, 37, 2, 12)],
        shade(sheet, (130, 184, 110)),
        shade(sheet, (70, 130, 80)),
        9,
    )
    out += clipped(rect((x - 13, 9, 26, 37), "#fff"), view + falling(sheet))
    out += (
        rect((x - 0.6, 9, 1.2, 37), frame)
        + rect((x - 13, 26, 26, 1.2), frame)
        + rect((x - 17, 47, 34, 2.4), frame)
        + rect((x - 17, 49.4, 34, 1), "#4a3038", 0.2)
    )
    cloth: Colour = sheet.dice.choice(((232, 120, 108), (244, 196, 110), (128, 170, 190), (246, 240, 230)))
    for side in (-1, 1):
        defined, fill = graded(4, 46, shade(sheet, cloth), mix(shade(sheet, cloth), (60, 20, 50), 0.28))
        hem = [
            (x + side * 18, 4),
            (x + side * 5, 4),
            (x + side * 9, 22),
            (x + side * 14, 34),
            (x + side * 12.5, 50),
            (x + side * 18, 50),
        ]
        out += defined + polygon(hem, fill) + line([(x + side * 11, 5), (x + side * 14.5, 30)], "#4a2038", 0.4, 0.25)
    return out + rect((x - 20, 2.6, 40, 1.5), css(shade(sheet, (120, 76, 50))), corner=0.7)


def hung(sheet: Sheet, x: float, wood: Colour) -> str:
    """A framed picture of hills on the wall."""
    if sheet.dice.random() < 0.3:  # noqa: PLR2004 - a bare wall now and then
        return ""
    frame, dark = css(mix(wood, (255, 220, 150), 0.2)), rect((x - 9.4, 12.8, 20, 16), "#3a2030", 0.18)
    out = (
        dark + rect((x - 10, 12, 20, 16), frame) + rect((x - 8.4, 13.6, 16.8, 12.8), css(shade(sheet, (190, 222, 240))))
    )
    out += polygon(
        [(x - 8.4, 26.4), (x - 8.4, 22), (x - 3, 17.5), (x + 1.5, 21), (x + 5, 18.6), (x + 8.4, 22.5), (x + 8.4, 26.4)],
        css(shade(sheet, (112, 150, 130))),
    )
    return out + disc((x + 4, 16.6), 1.2, css(shade(sheet, (250, 214, 120))))


def pantry(sheet: Sheet, x: float, wood: Colour) -> str:
    """Two shelves with jars, cups and plates, pans on hooks below."""
    dice, out = sheet.dice, ""
    for level in (17.0, 31.0):
        at = x - 17
        while at < x + 15:
            wide, high = dice.uniform(3, 4.6), dice.uniform(4, 8)
            tone = shade(
                sheet, dice.choice(((214, 92, 76), (240, 196, 96), (96, 150, 170), (246, 240, 226), (120, 166, 110)))
            )
            out += rect((at, level - high, wide, high), css(tone), corner=0.8)
            out += rect((at + 0.4, level - high - 1, wide - 0.8, 1.2), css(mix(tone, (60, 40, 40), 0.4)), corner=0.4)
            out += rect((at + 0.6, level - high + 0.8, 0.6, high - 1.6), "#ffffff", 0.4)
            at += wide + dice.uniform(0.6, 2)
        out += rect((x - 19, level, 38, 1.6), css(wood)) + rect((x - 19, level + 1.6, 38, 0.8), "#402018", 0.2)
    for dx, size in ((-12, 3.4), (-2, 4.2), (9, 3.6)):
        iron = css(shade(sheet, (96, 92, 104) if dx else (196, 116, 70)))
        out += line([(x + dx, 33), (x + dx, 40)], iron, 0.9) + disc((x + dx, 40 + size), size, iron)
        out += disc((x + dx - size * 0.25, 40 + size * 0.75), size * 0.55, "#ffffff", 0.16)
    return out


def board(sheet: Sheet, x: float, wood: Colour) -> str:
    """A blackboard with chalk on it."""
    out = rect((x - 20, 12, 40, 28), css(wood), corner=0.8) + rect(
        (x - 18.4, 13.6, 36.8, 24.8), css(shade(sheet, (52, 92, 78)))
    )
    for k in range(4):
        y = 19 + 5 * k
        out += line([(x - 15, y), (x - 15 + sheet.dice.uniform(14, 28), y)], "#f2f4ee", 0.7, 0.75)
    return out + rect((x - 18, 40, 36, 1.4), css(mix(wood, (255, 255, 255), 0.2)))


def shelves(sheet: Sheet, level: float) -> str:
    """Shelves full of books across the wall."""
    wood, dice = shade(sheet, (112, 70, 46)), sheet.dice
    out = rect((0, 0, sheet.width, level), css(mix(wood, (20, 8, 10), 0.45)))
    for top in (2.0, 19.0, 36.0, 53.0):
        x = 1.0
        while x < sheet.width:
            wide, high = dice.uniform(1.6, 3.2), dice.uniform(10, 14)
            if dice.random() < 0.93:  # noqa: PLR2004 - gaps are few
                out += rect((x, top + 15 - high, wide - 0.15, high), dice.choice(BOOKS), 0.95) + rect(
                    (x + 0.3, top + 17 - high, wide - 0.75, 0.6), "#f6e6b8", 0.8
                )
            x += wide
        out += rect((0, top + 15, sheet.width, 2), css(wood)) + rect(
            (0, top + 15, sheet.width, 0.5), css(mix(wood, (255, 230, 190), 0.4))
        )
    out += "".join(
        rect((x * 34.0 - 1, 0, 2.4, level), css(mix(wood, (255, 230, 190), 0.12)))
        for x in range(int(sheet.width / 34) + 2)
    )
    return out + glow((sheet.width * sheet.sun, 26), 60, (255, 206, 130), 0.4)


def sunbeam(sheet: Sheet, side: float, level: float) -> str:
    """Light from the window on wall and table, with motes in it."""
    x, way = sheet.width * side, 1 if side < 0.5 else -1  # noqa: PLR2004 - to the other side
    beam = [
        (x - 12 * way, 12),
        (x + 12 * way, 10),
        (x + way * sheet.width * 0.72, 101),
        (x + way * sheet.width * 0.2, 101),
    ]
    return blurred(polygon(beam, "#fff6d6", 0.2), 1.6) + sparks(sheet, 30, level + 20, (255, 240, 190), 7)
