"""Settings made by people, drawn by rule: a city, a street, a room, a stage."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.skies import cloud, colours, shade, sky
from generator.vector import Sheet, css, disc, fade, line, mix, oval, polygon, rect
from generator.waterside import water

if TYPE_CHECKING:
    from generator.vector import Colour


def city(sheet: Sheet) -> Backdrop:
    """Three rows of houses, windows lit when it is dark, and a river or a square before them."""
    lit = sheet.time in ("dusk", "night")
    base = 76.0 if sheet.bare else 70.0
    tall = 1.25 if sheet.bare else 1.0
    behind = sky(sheet, base, 34 * tall)
    wall = {"day": (112, 138, 172), "dawn": (150, 124, 150), "dusk": (74, 44, 84), "night": (20, 26, 58)}[sheet.time]
    for depth, (share, heights) in enumerate(((0.55, (20, 44)), (0.28, (14, 38)), (0.0, (8, 28)))):
        colour = mix(wall, colours(sheet)[2], share)
        behind += skyline(
            sheet,
            base,
            (heights[0] * tall, heights[1] * tall),
            colour,
            glow=0.85 if lit else 0.0 if depth == 0 else 0.25,
        )
    by_water = sheet.afloat or (sheet.bare and sheet.dice.choice((True, True, False)))
    behind += river(sheet, base, wall) if by_water else square(sheet, base)
    return Backdrop(behind=behind, horizon=base + 2, floor=92)


def skyline(sheet: Sheet, base: float, heights: tuple[float, float], wall: Colour, glow: float) -> str:
    """A row of houses with roofs of several kinds."""
    dice, out, x = sheet.dice, "", -4.0
    while x < sheet.width + 2:
        wide, high = dice.uniform(8, 15), dice.uniform(*heights)
        tone = mix(wall, (255, 255, 255) if dice.random() < 0.5 else (0, 0, 0), dice.uniform(0, 0.09))  # noqa: PLR2004 - either
        out += rect((x, base - high, wide, high + 1), css(tone)) + roof(sheet, x, base - high, wide, css(tone))
        out += windows(sheet, (x, base - high, wide, high), tone, glow)
        x += wide + dice.choice((0, 0, 1.2))
    return out


def roof(sheet: Sheet, x: float, top: float, wide: float, fill: str) -> str:
    """Flat, stepped, pointed, or with a mast."""
    kind = sheet.dice.randrange(5)
    if kind == 0:
        return rect((x + wide * 0.25, top - 3, wide * 0.5, 3.2), fill)
    if kind == 1:
        return polygon([(x, top + 0.1), (x + wide / 2, top - 5), (x + wide, top + 0.1)], fill)
    if kind == 2:  # noqa: PLR2004 - the third kind
        return rect((x + wide * 0.46, top - 7, 0.7, 7.2), fill)
    return ""


def windows(sheet: Sheet, box: tuple[float, float, float, float], wall: Colour, glow: float) -> str:
    """A grid of windows, of which a share is lit."""
    left, top, wide, high = box
    dice, out = sheet.dice, ""
    lit, dark = ("#ffd978" if sheet.time != "day" else "#d6ecfb"), css(mix(wall, (10, 14, 40), 0.28))
    columns, rows = max(2, int(wide // 3)), int(high // 4)
    gap = wide / columns
    for row in range(rows):
        for column in range(columns):
            fill = lit if dice.random() < glow * 0.7 else dark
            out += rect(
                (left + gap * (column + 0.25), top + 2 + 4 * row, gap * 0.5, 2.1), fill, 0.95 if fill == lit else 0.5
            )
    return out


def river(sheet: Sheet, base: float, wall: Colour) -> str:
    """Water that mirrors the row of houses."""
    out = water(sheet, base, mix((22, 60, 110), wall, 0.3))
    for _ in range(round(14 * sheet.width / 100)):
        x = sheet.dice.uniform(0, sheet.width)
        out += rect((x, base, sheet.dice.uniform(2, 6), sheet.dice.uniform(5, 16)), css(wall), 0.22)
    return out + rect((0, base - 0.4, sheet.width, 1.2), css(mix(wall, (255, 255, 255), 0.12)))


def square(sheet: Sheet, base: float) -> str:
    """A paved place in front of the houses, its joints running to one point."""
    stone = shade(sheet, (176, 172, 170))
    out = fade("stone", [(0, mix(stone, (90, 90, 100), 0.3), 1), (1, stone, 1)]) + rect(
        (0, base, sheet.width, 101 - base), "url(#stone)"
    )
    joint = css(mix(stone, (60, 60, 70), 0.3))
    for k in range(-7, 8):
        out += line([(sheet.width / 2 + k * 6, base), (sheet.width / 2 + k * 24, 101)], joint, 0.35, 0.6)
    return out + "".join(
        line([(0, y), (sheet.width, y)], joint, 0.35, 0.6) for y in (base + 3, base + 8, base + 16, base + 27)
    )


def street(sheet: Sheet) -> Backdrop:
    """A road that runs to the horizon between houses."""
    base, middle = 60.0, sheet.width / 2
    road = shade(sheet, (92, 94, 104))
    behind = sky(sheet, base) + skyline(
        sheet, base + 1, (12, 30), mix(shade(sheet, (150, 150, 170)), colours(sheet)[2], 0.4), 0.5
    )
    behind += rect((0, base, sheet.width, 41), css(shade(sheet, (150, 178, 120))))
    for side in (-1, 1):
        edge = middle + side * sheet.width * 0.5
        wall = shade(sheet, sheet.dice.choice(((214, 150, 110), (196, 120, 110), (170, 160, 200), (220, 190, 130))))
        behind += polygon([(edge, 10), (middle + side * 16, 42), (middle + side * 16, base + 1), (edge, 80)], css(wall))
        behind += house_front(sheet, middle, side, wall)
    behind += polygon(
        [
            (middle - 5, base),
            (middle + 5, base),
            (middle + sheet.width * 0.62, 101),
            (middle - sheet.width * 0.62, 101),
        ],
        css(road),
    )
    for near, far in ((0.08, 0.2), (0.32, 0.5), (0.66, 0.95)):
        low, high = base + 40 * far, base + 40 * near
        behind += polygon(
            [
                (middle - 0.5 - 1.4 * near, high),
                (middle + 0.5 + 1.4 * near, high),
                (middle + 0.5 + 1.4 * far, low),
                (middle - 0.5 - 1.4 * far, low),
            ],
            "#f4e9b8",
        )
    return Backdrop(behind=behind, horizon=base + 6, floor=91)


def house_front(sheet: Sheet, middle: float, side: int, wall: Colour) -> str:
    """Windows on a wall that recedes."""
    fill = "#ffdc86" if sheet.time in ("dusk", "night") else css(mix(wall, (220, 240, 255), 0.6))
    out, reach = "", sheet.width * 0.5 - 16
    for step in (0.12, 0.42, 0.72):
        x, wide = middle + side * (16 + reach * step), side * reach * 0.16
        for up in (0.25, 0.55):
            top = 42 - 32 * step + (18 + 52 * step) * up * 0.8
            out += polygon(
                [(x, top), (x + wide, top - 3), (x + wide, top + 5 + 4 * step), (x, top + 5 + 3 * step)], fill, 0.9
            )
    return out


def room(sheet: Sheet) -> Backdrop:
    """A wall with a window or a picture, and a table's top in front."""
    wall = sheet.dice.choice(((246, 226, 196), (222, 232, 226), (232, 220, 236), (214, 228, 240), (248, 214, 196)))
    top: Colour = sheet.tint or sheet.dice.choice(((184, 126, 80), (206, 156, 104), (156, 104, 68)))
    wall, top = shade(sheet, wall), shade(sheet, top)
    behind = fade("wall", [(0, mix(wall, (255, 255, 255), 0.2), 1), (1, mix(wall, (120, 90, 70), 0.14), 1)])
    behind += rect((0, 0, sheet.width, 70), "url(#wall)") + window(
        sheet, sheet.width * sheet.dice.choice((0.2, 0.8)), wall
    )
    behind += fade("table", [(0, mix(top, (255, 255, 255), 0.14), 1), (1, mix(top, (40, 20, 10), 0.16), 1)])
    behind += rect((0, 68, sheet.width, 33), "url(#table)") + rect(
        (0, 68, sheet.width, 0.9), css(mix(top, (255, 255, 255), 0.35))
    )
    for y in (75, 83, 93):
        behind += line(
            [(0, y), (sheet.width * 0.4, y + 0.6), (sheet.width, y)], css(mix(top, (50, 25, 10), 0.2)), 0.3, 0.5
        )
    return Backdrop(behind=behind, horizon=72, floor=89)


def window(sheet: Sheet, x: float, wall: Colour) -> str:
    """A window with the hour's sky in it."""
    upper, _, lower = colours(sheet)
    out = rect((x - 15, 8, 30, 40), css(mix(wall, (255, 255, 255), 0.7)), corner=0.8)
    out += fade("pane", [(0, upper, 1), (1, lower, 1)]) + rect((x - 13, 10, 26, 36), "url(#pane)")
    out += cloud((x - 3, 24), 3.2, "#ffffff", 0.85) if sheet.time == "day" else disc((x + 5, 19), 3, "#fdf3c8")
    bar = css(mix(wall, (255, 255, 255), 0.7))
    return (
        out + rect((x - 0.6, 10, 1.2, 36), bar) + rect((x - 13, 27, 26, 1.2), bar) + rect((x - 17, 47.5, 34, 2.2), bar)
    )


def stage(sheet: Sheet) -> Backdrop:
    """Curtains, boards and two cones of light."""
    behind = fade("hall", [(0, (24, 14, 36), 1), (1, (70, 34, 72), 1)]) + rect((0, 0, sheet.width, 76), "url(#hall)")
    behind += fade("cone", [(0, (255, 236, 180), 0.75), (1, (255, 236, 180), 0.06)])
    for x, lean in ((0.3, 0.1), (0.7, -0.1)):
        top, foot = sheet.width * x, sheet.width * (x + lean)
        behind += polygon([(top - 2, -1), (top + 2, -1), (foot + 22, 84), (foot - 22, 84)], "url(#cone)", 0.8)
    behind += rect((0, 74, sheet.width, 27), "#7a4a34") + "".join(
        rect((0, y, sheet.width, 0.5), "#5c3526") for y in (80, 87, 95)
    )
    behind += oval((sheet.width / 2, 87), (sheet.width * 0.34, 7), "#ffe9b0", 0.34)
    for side, edge in ((1, 0.0), (-1, sheet.width)):
        for k in range(4):
            behind += rect(
                (edge + side * 4.4 * k - (4.6 if side < 0 else 0), -1, 4.6, 82), ("#a3202c", "#c42f3a")[k % 2]
            )
    return Backdrop(behind=behind + rect((0, -1, sheet.width, 8), "#8a1824"), horizon=78, floor=90)
