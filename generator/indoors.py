"""Settings made by people or far from the ground: city, street, room, stage, code rain, space, under water, sky, cave, plain."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.outdoors import water
from generator.skies import cloud, colours, shade, sky, stars
from generator.vector import HEIGHT, Sheet, css, disc, fade, land, line, mix, oval, polygon, rect, ridge

if TYPE_CHECKING:
    from generator.vector import Colour

GLYPHS = ("M0 0h2v.6H0zM.7 0h.6v3H.7z", "M0 0h.6v3H0zM1.4 0h.6v3h-.6zM0 1.2h2v.6H0z", "M0 0h2v.6H.6v.8H2v1.6H0v-.6h1.4V2H0z",
          "M.7 0h.6v3H.7zM0 1.2h2v.6H0z", "M0 0h2v3H0zM.6.6v1.8h.8V.6z", "M0 2.4h2V3H0zM0 0h2v.6H0zM0 1.2h1.4v.6H0z")  # fmt: skip


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
    behind += river(sheet, base, wall) if sheet.dice.random() < 0.5 else square(sheet, base)  # noqa: PLR2004 - either
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


def code(sheet: Sheet) -> Backdrop:
    """Columns of falling green signs on black, bright at their lower end."""
    dice = sheet.dice
    behind = fade("deep", [(0, (2, 14, 8), 1), (1, (0, 34, 18), 1)]) + rect((0, 0, sheet.width, 101), "url(#deep)")
    behind += "<defs>" + "".join(f'<path id="g{k}" d="{d}"/>' for k, d in enumerate(GLYPHS)) + "</defs>"
    for column in range(int(sheet.width // 4) + 1):
        foot, length = dice.uniform(10, 120), dice.randrange(9, 24)
        for k in range(length):
            y = foot - 4.2 * k
            if -4 < y < HEIGHT:
                fill = "#d8ffe0" if k == 0 else css(mix((60, 255, 120), (0, 70, 34), k / length))
                behind += f'<use href="#g{dice.randrange(len(GLYPHS))}" transform="translate({column * 4 + 0.8:.1f} {y:.1f})" fill="{fill}"/>'
    return Backdrop(behind=behind, horizon=70, floor=94, surface="none")


def space(sheet: Sheet) -> Backdrop:
    """Stars, a veil of light, the curve of a planet."""
    dice = sheet.dice
    behind = fade("deep", [(0, (8, 8, 30), 1), (0.6, (26, 18, 62), 1), (1, (50, 26, 84), 1)]) + rect(
        (0, 0, sheet.width, 101), "url(#deep)"
    )
    for k, colour in enumerate(((150, 80, 200), (60, 120, 220), (220, 90, 150))):
        behind += fade(f"veil{k}", [(0, colour, 0.42), (1, colour, 0)], radial=True)
        behind += oval(
            (dice.uniform(0, sheet.width), dice.uniform(10, 80)),
            (dice.uniform(28, 48), dice.uniform(16, 28)),
            f"url(#veil{k})",
        )
    behind += stars(sheet, 104, 130)
    tone = dice.choice(((84, 150, 220), (222, 140, 92), (150, 120, 210)))
    x, radius = sheet.width * dice.choice((0.1, 0.9)), dice.uniform(15, 24)
    behind += fade("globe", [(0, mix(tone, (255, 255, 255), 0.3), 1), (1, mix(tone, (10, 10, 40), 0.6), 1)])
    return Backdrop(
        behind=behind + disc((x, 100 - radius * 0.2), radius, "url(#globe)"), horizon=60, floor=82, surface="none"
    )


def moon(sheet: Sheet) -> Backdrop:
    """Grey ground with craters under black sky, the earth above."""
    behind = rect((0, 0, sheet.width, 101), "#0b0c22") + stars(sheet, 70, 90)
    x = sheet.width * sheet.dice.choice((0.2, 0.8))
    behind += (
        disc((x, 20), 9, "#3b86d8") + oval((x - 3, 18), (4, 3), "#58b468") + oval((x + 3, 23), (3.4, 2), "#58b468")
    )
    behind += (
        oval((x, 15), (5, 1), "#ffffff", 0.8)
        + land(ridge(sheet, 66, 2, 30), "#9a9ca8")
        + land(ridge(sheet, 76, 2, 34), "#b6b8c2")
    )
    for _ in range(9):
        where, half = (sheet.dice.uniform(0, sheet.width), sheet.dice.uniform(72, 98)), sheet.dice.uniform(2, 6)
        behind += oval(where, (half, half * 0.34), "#8d8f9c") + oval(
            (where[0], where[1] + half * 0.09), (half * 0.86, half * 0.24), "#a3a5b0"
        )
    return Backdrop(behind=behind, horizon=70, floor=91)


def underwater(sheet: Sheet) -> Backdrop:
    """Rays from above, a sandy floor, weeds, coral and bubbles."""
    dice = sheet.dice
    near = mix((8, 60, 120), (4, 14, 48), 0.6 if sheet.time == "night" else 0.0)
    behind = fade("deep", [(0, mix((96, 206, 232), near, 0.1), 1), (0.55, (28, 128, 190), 1), (1, near, 1)]) + rect(
        (0, 0, sheet.width, 101), "url(#deep)"
    )
    for _ in range(5):
        x, wide = dice.uniform(0, sheet.width), dice.uniform(3, 9)
        behind += polygon([(x, -1), (x + wide, -1), (x + wide * 2.6 - 14, 80), (x - 14, 80)], "#d8f6ff", 0.13)
    behind += land(ridge(sheet, 84, 2), css(mix((214, 190, 130), near, 0.42))) + land(
        ridge(sheet, 91, 2), css(mix((228, 204, 146), near, 0.26))
    )
    for k in range(round(9 * sheet.width / 100)):
        x = sheet.width * (k + dice.random()) / 9
        behind += weed(sheet, x, dice.uniform(12, 28) if abs(x / sheet.width - 0.5) > 0.25 else 7)  # noqa: PLR2004 - low in the middle
    bubbles = (
        disc((dice.uniform(0, sheet.width), dice.uniform(8, 84)), dice.uniform(0.4, 1.2), "#e6fbff", 0.5)
        for _ in range(22)
    )
    return Backdrop(behind=behind + "".join(bubbles), horizon=84, floor=93, surface="none")


def weed(sheet: Sheet, x: float, tall: float) -> str:
    """A waving weed or a branch of coral."""
    colour = sheet.dice.choice(("#2f9a6a", "#1f7f62", "#e0607c", "#f08a4c", "#8a5ac0"))
    phase = sheet.dice.uniform(0, 6)
    points = [(x + 1.6 * math.sin(phase + k * 0.9), 96 - tall * k / 8) for k in range(9)]
    if colour in ("#2f9a6a", "#1f7f62"):
        return line(points, colour, 1.7, 0.9)
    arms = "".join(
        line([(x, 97 - tall * t), (x + s * tall * 0.3, 97 - tall * (t + 0.34))], colour, 1.6)
        for t, s in ((0.15, -1), (0.25, 1), (0.4, -1))
    )
    return line([(x, 97), (x, 97 - tall * 0.8)], colour, 1.9) + arms


def air(sheet: Sheet) -> Backdrop:
    """Nothing but sky, banks of cloud below."""
    behind, dice = sky(sheet, 104), sheet.dice
    fill = css(mix((255, 255, 255), colours(sheet)[1], 0.55 if sheet.time == "night" else 0.12))
    low = "".join(
        cloud((sheet.width * (k + dice.random()) / 5, dice.uniform(86, 100)), dice.uniform(8, 13), fill, 0.95)
        for k in range(5)
    )
    return Backdrop(behind=behind + low, horizon=80, floor=88, surface="air")


def cave(sheet: Sheet) -> Backdrop:
    """Dark rock with a lighter opening."""
    behind = rect((0, 0, sheet.width, 101), "#2a2430") + fade(
        "mouth", [(0, (250, 214, 150), 0.95), (0.5, (160, 110, 90), 0.7), (1, (42, 36, 48), 0)], radial=True
    )
    behind += oval((sheet.width / 2, 46), (sheet.width * 0.42, 46), "url(#mouth)") + land(
        ridge(sheet, 76, 2), "#4a3f48"
    )
    for k in range(12):
        x, size = sheet.width * (k + sheet.dice.random()) / 12, sheet.dice.uniform(6, 20)
        behind += polygon([(x - size * 0.26, -1), (x, size), (x + size * 0.26, -1)], "#3a323e")
    return Backdrop(behind=behind, horizon=78, floor=91)


def plain(sheet: Sheet) -> Backdrop:
    """A soft wall and floor without an edge, as in a studio."""
    tone: Colour = sheet.tint or sheet.dice.choice(
        ((226, 236, 246), (248, 232, 216), (228, 240, 228), (240, 228, 240), (250, 240, 214))
    )
    tone = shade(sheet, tone)
    behind = fade(
        "back",
        [
            (0, mix(tone, (255, 255, 255), 0.35), 1),
            (0.66, tone, 1),
            (0.8, mix(tone, (120, 120, 140), 0.12), 1),
            (1, mix(tone, (255, 255, 255), 0.2), 1),
        ],
    )
    return Backdrop(behind=behind + rect((0, 0, sheet.width, 101), "url(#back)"), horizon=74, floor=86)
