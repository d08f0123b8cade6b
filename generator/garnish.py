"""What lies about on a surface seen from above: a napkin, leaves, what is cooked with, sheets of music, petals.

The middle stays free for what is shown.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.behind import GAY, LEAVES, harmonious
from generator.belongings import written
from generator.vector import Sheet, blurred, css, disc, line, mix, oval, rect

if TYPE_CHECKING:
    from generator.vector import Point

HEAPED = ((6.5, 6.0), (16.0, 4.6), (5.6, 15.5), (13.0, 12.4))  # from a corner: where what is cooked with lies
ASIDE, LONG = 17, 37  # how far a napkin reaches about its middle
FREE = 43  # from the middle, in hundredths of the height, nothing lies


def about(sheet: Sheet) -> str:
    """What lies about, by what is shown."""
    beside = written()["beside"]
    if sheet.things & beside["music"]:
        return scores(sheet)
    taken = sheet.dice.choice((0.06, 0.94)) * sheet.width if {"plate", "board"} & sheet.said else None
    laid = sprig(sheet) + (strewn(sheet, taken) if sheet.things & beside["kitchen"] else petals(sheet, taken))
    return (napkin(sheet, taken) if taken is not None else "") + laid


def places(sheet: Sheet, count: int, taken: float | None) -> list[Point]:
    """Places near the frame's edges, apart from each other and from the napkin at `taken`."""
    out: list[Point] = []
    for _ in range(40 * count):
        x, y = sheet.dice.uniform(2, sheet.width - 2), sheet.dice.uniform(3, 97)
        clear = math.hypot(x - sheet.width / 2, y - 50) > FREE and all(math.hypot(x - a, y - b) > 11 for a, b in out)  # noqa: PLR2004
        if clear and len(out) < count and not covers((x, y), taken):
            out.append((x, y))
    return out


def covers(where: Point, taken: float | None) -> bool:
    """Whether a napkin lies at a place."""
    return taken is not None and abs(where[0] - taken) < ASIDE and abs(where[1] - 50) < LONG


def strewn(sheet: Sheet, taken: float | None) -> str:
    """Small tomatoes, leaves of basil and a ring of lemon, together in the two corners where no leaves reach in."""
    dice, out = sheet.dice, ""
    for k, (dx, dy) in enumerate(HEAPED):
        for corner, way in (((sheet.width, 0.0), -1), ((0.0, 100.0), 1)):
            where = corner[0] + way * dx + dice.uniform(-1, 1), corner[1] - way * dy + dice.uniform(-1, 1)
            if not covers(where, taken):
                draw = (lemon, tomato, basil, tomato)[k] if way < 0 else (tomato, basil, tomato, tomato)[k]
                out += draw(where, dice.uniform(4.0, 5.0) - 0.4 * k, dice.uniform(0, 360))
    return out


def turned(body: str, where: Point, turn: float) -> str:
    """Shapes about the origin, laid somewhere else and turned by degrees."""
    return f'<g transform="translate({where[0]:.2f} {where[1]:.2f}) rotate({turn:.1f})">{body}</g>'


def shaded(where: Point, size: float) -> str:
    """The shadow of something round."""
    return blurred(disc((where[0] + 0.25 * size, where[1] + 0.4 * size), size, "#140a0c", 0.45), 0.8)


def tomato(where: Point, size: float, turn: float) -> str:
    """A small tomato with its green star."""
    x, y = where
    out = shaded(where, size) + disc(where, size, "#c92c22")
    out += disc((x - 0.1 * size, y - 0.14 * size), 0.8 * size, "#e5452f")
    for k in range(5):
        angle = math.radians(turn) + k * math.tau / 5
        tip = x + 0.62 * size * math.cos(angle), y + 0.62 * size * math.sin(angle)
        out += line([where, tip], "#4d8a3a", 0.24 * size)
    return out + oval((x - 0.4 * size, y - 0.5 * size), (0.24 * size, 0.16 * size), "#ffffff", 0.7)


def basil(where: Point, size: float, turn: float) -> str:
    """Two leaves of basil."""
    leaves = oval((0.5 * size, 0.7 * size), (0.9 * size, 0.42 * size), "#6db358")
    leaves += oval((0, 0), (1.35 * size, 0.62 * size), "#4f9a45")
    leaves += line([(-1.2 * size, 0), (1.2 * size, 0)], "#8cc774", 0.4)
    return shaded(where, 0.8 * size) + turned(leaves, where, turn)


def lemon(where: Point, size: float, turn: float) -> str:
    """A ring of lemon."""
    x, y = where
    out = shaded(where, size) + disc(where, size, "#f2c230") + disc(where, 0.86 * size, "#fff3b8")
    for k in range(7):
        angle = math.radians(turn) + k * math.tau / 7
        at = x + 0.44 * size * math.cos(angle), y + 0.44 * size * math.sin(angle)
        out += disc(at, 0.25 * size, "#f8dc5c")
    return out


def petals(sheet: Sheet, taken: float | None) -> str:
    """Petals that fell."""
    tone, out = harmonious(sheet, GAY), ""
    for x, y in places(sheet, 9, taken):
        turn, size = sheet.dice.uniform(0, 360), sheet.dice.uniform(1.6, 2.8)
        light = css(mix(tone, (255, 255, 255), sheet.dice.uniform(0.2, 0.6)))
        out += shaded((x, y), 0.7 * size)
        shape = oval((0, 0), (size, 0.6 * size), light) + oval((0.2, 0.2), (0.6 * size, 0.2 * size), css(tone), 0.4)
        out += turned(shape, (x, y), turn)
    return out


def scores(sheet: Sheet) -> str:
    """Sheets of music that lie under an instrument."""
    dice, out = sheet.dice, ""
    for across, down, turn in ((0.2, 26, -14), (0.82, 70, 11), (0.74, 16, 24)):
        page = rect((-19, -25, 40, 52), "#140a0c", 0.3) + rect((-20, -27, 40, 54), "#f3ecda")
        for stave in range(3):  # far enough apart to be seen as lines
            top = -21 + 16 * stave
            page += "".join(line([(-17, top + 2.1 * k), (17, top + 2.1 * k)], "#a2988a", 0.3) for k in range(5))
            for k in range(5):
                x, y = -12 + 6 * k + dice.uniform(-1, 1), top + 1.05 * dice.randrange(1, 9)
                page += oval((x, y), (1.5, 1.1), "#6e655c") + line([(x + 1.3, y), (x + 1.3, y - 6)], "#6e655c", 0.5)
        out += turned(page, (sheet.width * across, down), turn + dice.uniform(-6, 6))
    return out


def napkin(sheet: Sheet, x: float) -> str:
    """A folded napkin with a fork beside where the plate goes."""
    tone = harmonious(sheet, ((214, 88, 78), (92, 132, 160), (236, 200, 120), (122, 154, 112)))
    out = blurred(rect((x - 12, 21, 25, 62), "#1c1014", 0.35), 1.4) + rect((x - 13, 19, 25, 62), css(tone), corner=0.6)
    out += (
        rect((x - 11.6, 20.4, 22.2, 59.2), "none")
        + rect((x - 10.6, 19, 0.9, 62), "#ffffff", 0.5)
        + rect((x + 8.6, 19, 0.9, 62), "#ffffff", 0.5)
    )
    steel, inner = css((222, 226, 232)), x + (3 if x < sheet.width / 2 else -3)
    out += rect((inner - 0.9, 42, 1.8, 34), steel, corner=0.9) + rect((inner - 2.8, 34, 5.6, 9), steel, corner=2)
    return out + "".join(rect((inner - 2.8 + 1.75 * k, 26, 0.9, 10), steel, corner=0.4) for k in range(4))


def sprig(sheet: Sheet) -> str:
    """Leaves that reach in at two corners, with their shadows."""
    dice, out = sheet.dice, ""
    for x, y, way in ((-2.0, 7.0, 1), (sheet.width + 2, 94.0, -1)):
        green, shapes = mix(dice.choice(LEAVES[:2]), (30, 70, 50), 0.3), []
        for k in range(4):
            px, py, size = x + way * 4.6 * k, y - way * 1.1 * k, 9.5 - 1.4 * k
            shapes += [(*blade((px, py), size, dice.uniform(0.5, 0.9) * up, way), up) for up in (-1, 1)]
        shadow = "".join(f'<path d="{d}" fill="#1a0c10"/>' for d, _, _ in shapes)
        out += f'<g transform="translate(1.1 1.9)" opacity=".34">{blurred(shadow, 0.8)}</g>'
        for d, rib, up in shapes:
            out += f'<path d="{d}" fill="{css(mix(green, (226, 240, 170), 0.12 * (up + 1)))}"/>'
            out += f'<path d="{rib}" stroke="{css(mix(green, (230, 244, 190), 0.45))}" stroke-width=".4" fill="none"/>'
    return out


def blade(foot: Point, size: float, turn: float, way: int) -> tuple[str, str]:
    """A leaf's outline and its rib as path data."""
    x, y = foot
    tip = x + way * size * math.cos(turn), y + size * math.sin(turn)
    out = -math.sin(turn) * size * 0.36, way * math.cos(turn) * size * 0.36
    middle = x + 0.45 * (tip[0] - x), y + 0.45 * (tip[1] - y)
    sides = [(middle[0] + k * out[0], middle[1] + k * out[1]) for k in (-1, 1)]
    curves = "".join(f"Q{a:.2f} {b:.2f} {c:.2f} {d:.2f}" for (a, b), (c, d) in zip(sides, (tip, (x, y)), strict=True))
    return f"M{x:.2f} {y:.2f}{curves}Z", f"M{x:.2f} {y:.2f}L{tip[0]:.2f} {tip[1]:.2f}"
