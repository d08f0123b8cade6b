"""Roads that run across the picture, for what goes along them and shows its side: in a town, through fields."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.facades import PAINTS, skyline
from generator.flora import flowers, tufts
from generator.grammar import wordlist
from generator.lights import glow, mist
from generator.outdoors import GREENS, SUMMER, grove
from generator.relief import hills, peaks
from generator.skies import colours, shade, sky
from generator.trees import leafy
from generator.vector import DARK, Sheet, blurred, css, disc, fade, graded, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour

ROLLING = wordlist(  # words of the labels of what goes along a road and is drawn from the side
    """automobile bus trolleybus minibus ambulance taxi truck jeep convertible motorcycle bicycle scooter racing lorry
    rickshaw wagon tractor tram police fire pickup skateboard"""
)
WALK, ROAD = 68.0, 76.0  # where the pavement begins, and the road
WOODS: tuple[Colour, ...] = ((86, 62, 54), (62, 84, 104), (126, 58, 52), (48, 92, 82))


def rolls(sheet: Sheet) -> bool:
    """Whether what will stand in front goes along a road and shows its side."""
    return bool(ROLLING & sheet.things) and "oncoming" not in sheet.things


def avenue(sheet: Sheet) -> Backdrop:
    """A street along which one looks across: house fronts with shops, a pavement with lamps and trees, the road."""
    behind = sky(sheet, WALK, 34) + skyline(
        sheet, WALK, (34, 52), mix(shade(sheet, (150, 160, 190)), colours(sheet)[2], 0.5), 0.3
    )
    behind += mist(sheet, WALK - 20, 40, colours(sheet)[2], 0.5)
    x = -sheet.dice.uniform(2, 10)
    while x < sheet.width:
        wide = sheet.dice.uniform(19, 29)
        behind += house(sheet, x, wide, sheet.dice.uniform(30, 44))
        x += wide
    behind += pavement(sheet) + tarmac(sheet)
    count = max(1, round(4 * sheet.width / 100))
    for k in range(count):
        at = sheet.width * (k + sheet.dice.uniform(0.2, 0.8)) / count
        behind += (
            lamp(sheet, at, ROAD)
            if k % 2
            else leafy(sheet, (at, ROAD - 1.5), sheet.dice.uniform(18, 24), shade(sheet, sheet.dice.choice(SUMMER)))
        )
    return Backdrop(behind=behind, horizon=ROAD, floor=91)


def house(sheet: Sheet, left: float, wide: float, high: float) -> str:
    """A front: a coloured wall with a cornice, rows of windows, a shop with its awning and a door."""
    dice, wall = sheet.dice, mix(shade(sheet, sheet.dice.choice(PAINTS)), colours(sheet)[2], 0.08)
    top, trim, dark = WALK - high, mix(wall, (255, 255, 255), 0.45), mix(wall, (30, 16, 40), 0.3)
    defined, fill = graded(top, high, mix(wall, (255, 246, 226), 0.12), mix(wall, (40, 30, 60), 0.16))
    out = defined + rect((left, top, wide, high), fill) + rect((left - 0.4, top - 1, wide + 0.8, 1.8), css(trim))
    out += rect((left, top, 0.5, high), css(dark), 0.5)
    lit, glass = sheet.time in DARK, css(mix(wall, mix(colours(sheet)[1], (255, 255, 255), 0.3), 0.7))
    columns = max(3, round(wide / 7))
    for up in range(int((high - 16) // 9)):
        for column in range(columns):
            x, y = left + wide * (column + 0.5) / columns - 1.7, top + 4 + 9 * up
            pane = "#ffd877" if lit and dice.random() < 0.6 else glass  # noqa: PLR2004 - six of ten
            out += rect((x - 0.5, y - 0.5, 4.4, 6), css(trim)) + rect((x, y, 3.4, 5), pane)
            out += rect((x + 1.55, y, 0.3, 5), css(trim)) + rect((x - 0.8, y + 5.2, 5, 0.7), css(mix(trim, dark, 0.3)))
    return out + shop(sheet, (left + 1.2, wide - 2.4), glass, css(dark))


def shop(sheet: Sheet, span: tuple[float, float], glass: str, dark: str) -> str:
    """The ground floor: a window under a striped awning, and a door; light in it when it is dark."""
    (left, wide), lit = span, sheet.time in DARK
    window = wide * 0.62
    out = rect((left, WALK - 11.5, wide, 11.5), dark) + rect(
        (left + 0.8, WALK - 8.6, window, 7.4), "#ffe2a0" if lit else glass
    )
    out += rect(
        (left + window + 2.2, WALK - 9.2, wide - window - 3.4, 9.2), css(shade(sheet, sheet.dice.choice(WOODS)))
    )
    colour, stripes = sheet.dice.choice(("#d8483e", "#2f8f7f", "#e0a030", "#4668b8")), max(5, round(window / 2))
    for k in range(stripes):
        x, step = left + 0.2 + k * (window + 1.2) / stripes, (window + 1.2) / stripes
        ends = [(x, WALK - 12), (x + step, WALK - 12), (x + step, WALK - 8.2), (x, WALK - 8.2)]
        tone = colour if k % 2 == 0 else css(shade(sheet, (255, 246, 230)))
        out += polygon(ends, tone) + disc((x + step / 2, WALK - 8.2), step / 2, tone)
    return out + (glow((left + window / 2, WALK - 4), 11, (255, 206, 120), 0.5) if lit else "")


def pavement(sheet: Sheet) -> str:
    """Slabs along the houses, and a kerb."""
    stone = shade(sheet, (198, 190, 184))
    defined, fill = graded(WALK, ROAD - WALK, mix(stone, shade(sheet, (90, 84, 100)), 0.25), stone)
    out = defined + rect((0, WALK, sheet.width, ROAD - WALK), fill)
    joint = css(mix(stone, shade(sheet, (60, 56, 80)), 0.35))
    out += "".join(
        line([(9 * k - 2, WALK), (10.5 * k - 8, ROAD)], joint, 0.25, 0.5) for k in range(int(sheet.width / 8) + 3)
    )
    return (
        out
        + rect((0, ROAD - 1.2, sheet.width, 1.3), css(mix(stone, (255, 255, 255), 0.25)))
        + rect((0, ROAD, sheet.width, 1), css(mix(stone, (30, 28, 44), 0.55)))
    )


def tarmac(sheet: Sheet) -> str:
    """The road with a broken line; wet, it gives back the light."""
    road = shade(sheet, (104, 106, 118))
    defined, fill = graded(ROAD, 25, mix(road, colours(sheet)[2], 0.25), mix(road, (20, 20, 34), 0.22))
    out = defined + rect((0, ROAD + 0.6, sheet.width, 26), fill)
    for k in range(int(sheet.width / 15) + 2):
        x = 15 * k - 4
        ends = [(x, 84), (x + 8, 84), (x + 8.6, 85.3), (x + 0.2, 85.3)]
        out += polygon(ends, css(shade(sheet, (250, 240, 208))), 0.85)
    if not {"rain", "storm"} & set(sheet.weathers):
        return out
    shine = css(mix(colours(sheet)[2], (255, 255, 255), 0.35))
    pools = "".join(
        oval(
            (sheet.width * sheet.dice.random(), sheet.dice.uniform(ROAD + 3, 100)),
            (sheet.dice.uniform(5, 15), sheet.dice.uniform(0.6, 1.8)),
            shine,
            0.4,
        )
        for _ in range(11)
    )
    return out + blurred(pools, 0.4)


def lamp(sheet: Sheet, x: float, foot: float) -> str:
    """A street lamp on the pavement, whose kerb is so far down."""
    iron = css(shade(sheet, (44, 48, 62)))
    out = rect((x - 0.4, foot - 29, 0.8, 28), iron) + rect((x - 1, foot - 3, 2, 2.2), iron)
    head = [(x - 1.7, foot - 33), (x + 1.7, foot - 33), (x + 1.1, foot - 29), (x - 1.1, foot - 29)]
    out += polygon(head, "#fff0c0") + polygon([(x - 2.1, foot - 33), (x + 2.1, foot - 33), (x, foot - 35)], iron)
    return out + (glow((x, foot - 31), 13, (255, 214, 130), 0.75) if sheet.time in DARK else "")


def byway(sheet: Sheet) -> Backdrop:
    """A road that comes over the hills and runs along before us, through fields."""
    horizon, green = sheet.dice.uniform(54, 60), shade(sheet, GREENS[2])
    far, middle, near = hills(sheet, (horizon - 3, horizon + 4, horizon + 11), GREENS, 4)
    behind = sky(sheet, horizon + 4) + peaks(
        sheet, horizon, 15, mix(shade(sheet, (126, 152, 190)), colours(sheet)[1], 0.4), snow=0.0
    )
    behind += (
        far
        + grove(sheet, horizon + 2, autumn="autumn" in sheet.weathers)
        + middle
        + mist(sheet, horizon + 6, 12, colours(sheet)[2], 0.3)
    )
    behind += near + winding(sheet, horizon + 11) + band(sheet, 77.0, 93.0)
    grass = mix(green, shade(sheet, (16, 70, 30)), 0.34)
    return Backdrop(
        behind=behind, front=tufts(sheet, 97, grass, 26) + flowers(sheet, 98.5, 5), horizon=horizon + 8, floor=90
    )


def winding(sheet: Sheet, top: float) -> str:
    """The road where it is far off: it winds down to the near one."""
    road, (x, side) = (
        css(mix(shade(sheet, (112, 112, 122)), colours(sheet)[2], 0.25)),
        sheet.dice.choice(((0.16, 1), (0.84, -1))),
    )
    left, right = [], []
    for k in range(9):
        t = k / 8
        at = sheet.width * (x + side * (0.1 * math.sin(5 * t) + 0.06 * t))
        half = 0.5 + 5.5 * t**2
        left.append((at - half, top + (78.5 - top) * t))
        right.append((at + half, top + (78.5 - top) * t))
    return polygon([*left, *reversed(right)], road)


def band(sheet: Sheet, top: float, low: float) -> str:
    """The near road, with its line and its verges."""
    road, verge = shade(sheet, (112, 112, 122)), shade(sheet, (206, 196, 150))
    defined, fill = graded(top, low - top, mix(road, colours(sheet)[2], 0.2), mix(road, (20, 20, 34), 0.15))
    upper = [(sheet.width * t / 12, top + 0.8 * math.sin(0.5 * t)) for t in range(-1, 14)]
    lower = [(x, low + 0.9 * math.sin(0.4 * k + 1)) for k, (x, _) in enumerate(upper)]
    green = shade(sheet, GREENS[2])
    out = fade("near", [(0, mix(green, (255, 250, 190), 0.1), 1), (1, mix(green, shade(sheet, (16, 60, 30)), 0.4), 1)])
    out += (
        rect((0, low - 2, sheet.width, 104 - low), "url(#near)") + defined + polygon([*upper, *reversed(lower)], fill)
    )
    out += line(upper, css(verge), 0.7) + line(lower, css(verge), 1.0)
    for k in range(int(sheet.width / 14) + 2):
        x, y = 14 * k - 3, top + 0.46 * (low - top)
        out += polygon(
            [(x, y), (x + 7.4, y), (x + 8, y + 1.1), (x + 0.2, y + 1.1)], css(shade(sheet, (250, 236, 190))), 0.85
        )
    return out
