"""Rooms drawn by rule: a table by a window, a floor with a rug, a library, a stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import stills
from generator.backdrop import Backdrop
from generator.fitments import furnished
from generator.furnishings import board, hung, pantry, paper, shelves, sunbeam, window
from generator.lights import glow, sparks
from generator.skies import shade
from generator.vector import DARK, Sheet, blurred, css, disc, fade, graded, line, mix, oval, polygon, rect, ridge

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
READING = frozenset({"library", "study", "bookshop", "bookstore"})
FURNISHED = READING | {"school", "classroom", "kitchen"}  # rooms that are told by their walls


def room(sheet: Sheet) -> Backdrop:
    """A papered wall with a window and a picture or shelves, light that falls in; a table, or a floor for furniture."""
    large = sheet.large or "floor" in sheet.said or sheet.bare
    if not (large or sheet.bare or FURNISHED & sheet.said):
        return stills.table(sheet)
    dice = sheet.dice
    wall, wood = shade(sheet, dice.choice(PAPERS)), shade(sheet, sheet.tint or dice.choice(WOODS))
    if sheet.time in DARK:
        wall = mix(wall, (255, 176, 90), 0.2)
    side = dice.choice((0.22, 0.78))
    level = 74.0 if large else 68.0
    defined, fill = graded(0, level, mix(wall, (255, 255, 255), 0.25), mix(wall, shade(sheet, (150, 100, 90)), 0.2))
    behind = defined + rect((0, 0, sheet.width, level + 1), fill) + paper(sheet, wall, level)
    if READING & sheet.said:
        behind += shelves(sheet, level)
    else:
        hang = board if {"school", "classroom"} & sheet.said else pantry if "kitchen" in sheet.said else hung
        behind += window(sheet, sheet.width * side, wall) + hang(sheet, sheet.width * (1 - side), wood)
    behind += floor(sheet, wood, level) if large else table(sheet, wood, level)
    if sheet.time in DARK:
        behind += glow((sheet.width * (1 - side), 24), 62, (255, 206, 120), 0.55)
    elif not READING & sheet.said:
        behind += sunbeam(sheet, side, level)
    return Backdrop(behind=behind + (furnished(sheet) if sheet.bare else ""), horizon=level + 4, floor=90)


def table(sheet: Sheet, wood: Colour, level: float) -> str:
    """A table's top with its grain, lit from behind."""
    defined, fill = graded(level, 101 - level, mix(wood, (255, 236, 200), 0.34), mix(wood, (40, 16, 10), 0.22))
    out = (
        defined
        + rect((0, level, sheet.width, 101 - level), fill)
        + rect((0, level, sheet.width, 0.8), css(mix(wood, (255, 255, 255), 0.5)))
    )
    for y, swing in ((73, 0.5), (78, 0.8), (84, 1.1), (92, 1.4), (97, 1.2)):
        grain = css(mix(wood, (50, 22, 10), 0.34))
        out += line(ridge(sheet, y, swing, 20), grain, 0.35, 0.5) + line(
            ridge(sheet, y + 1.2, swing, 26), grain, 0.2, 0.4
        )
    return out


def floor(sheet: Sheet, wood: Colour, level: float) -> str:
    """Boards that run to one point, with a rug."""
    defined, fill = graded(level, 101 - level, mix(wood, (255, 230, 200), 0.1), mix(wood, (40, 16, 10), 0.2))
    out = defined + rect((0, level, sheet.width, 101 - level), fill)
    joint = css(mix(wood, (40, 16, 10), 0.45))
    out += "".join(
        line([(sheet.width / 2 + k * 8, level), (sheet.width / 2 + k * 17, 101)], joint, 0.35, 0.6)
        for k in range(-9, 10)
    )
    rug = sheet.dice.choice(((184, 74, 74), (70, 110, 150), (90, 130, 100), (206, 140, 80)))
    rings = (
        (1.0, rug),
        (0.88, mix(rug, (255, 240, 210), 0.6)),
        (0.8, rug),
        (0.5, mix(rug, (255, 240, 210), 0.35)),
        (0.42, rug),
    )
    return out + "".join(
        oval((sheet.width / 2, 91), (sheet.width * 0.42 * share, 8 * share), css(shade(sheet, tone)))
        for share, tone in rings
    )


def stage(sheet: Sheet) -> Backdrop:
    """Velvet curtains in folds, boards, cones of light and their pool."""
    behind = fade("hall", [(0, (26, 10, 40), 1), (1, (104, 40, 84), 1)]) + rect((0, 0, sheet.width, 78), "url(#hall)")
    folds = "".join(rect((x * 5.0, 0, 2.4, 76), "#1c0830", 0.35) for x in range(int(sheet.width / 5) + 1))
    behind += blurred(folds, 0.8) + glow((sheet.width / 2, 50), 50, (255, 190, 150), 0.55)
    defined, fill = graded(74, 27, (176, 110, 70), (84, 46, 34))
    behind += defined + rect((0, 74, sheet.width, 27), fill)
    behind += "".join(
        line([(sheet.width / 2 + k * 9, 74), (sheet.width / 2 + k * 18, 101)], "#4a2818", 0.35, 0.7)
        for k in range(-9, 10)
    )
    behind += fade("cone", [(0, (255, 244, 206), 0.8), (1, (255, 236, 180), 0.05)])
    for x, lean in ((0.24, 0.18), (0.5, 0.0), (0.76, -0.18)):
        top, foot = sheet.width * x, sheet.width * (x + lean)
        behind += blurred(
            polygon([(top - 1.6, -2), (top + 1.6, -2), (foot + 19, 86), (foot - 19, 86)], "url(#cone)", 0.5), 0.8
        )
    behind += glow((sheet.width / 2, 88), sheet.width * 0.4, (255, 240, 190), 0.8, 0.2)
    for side, edge in ((1, 0.0), (-1, sheet.width)):
        for k in range(5):
            defined, fill = graded(0, 84, (206, 44, 58) if k % 2 else (164, 26, 44), (96, 10, 34))
            hem = 86 - 3 * k
            x = edge + side * 3.6 * k
            behind += defined + polygon(
                [(x, -1), (x + side * 4.2, -1), (x + side * (3.4 - 0.25 * k), hem - 3), (x, hem)], fill
            )
    swags = "".join(
        disc((x * 12.5 + 6, -4), 11, ("#b01f34", "#c93246")[x % 2]) for x in range(int(sheet.width / 12.5) + 1)
    )
    trim = "".join(
        f'<circle cx="{x * 12.5 + 6:.2f}" cy="-4" r="11" fill="none" stroke="#f2c45a" stroke-width="1"/>'
        for x in range(int(sheet.width / 12.5) + 1)
    )
    return Backdrop(behind=behind + swags + trim + sparks(sheet, 12, 70, (255, 230, 170), 8), horizon=78, floor=90)
