"""Trees, grass, houses and hills by rule: what settings are planted with."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.skies import shade
from generator.vector import Sheet, blob, css, disc, line, mix, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour, Point


def conifer(sheet: Sheet, foot: Point, height: float, colour: Colour, snow: float = 0.0) -> str:
    """A fir: trunk and three skirts, snow on them where asked."""
    x, y = foot
    out = rect((x - height * 0.04, y - height * 0.14, height * 0.08, height * 0.14), css(shade(sheet, (96, 66, 44))))
    for low, high, half in ((0.1, 0.52, 0.27), (0.34, 0.76, 0.21), (0.58, 1.0, 0.15)):
        skirt = [(x - half * height, y - low * height), (x, y - high * height), (x + half * height, y - low * height)]
        out += polygon(skirt, css(colour))
        if snow:
            tip, low_edge = half * 0.45 * height, y - (high - 0.18) * height
            out += polygon([(x - tip, low_edge), (x, y - high * height), (x + tip, low_edge)], "#f6fbff", snow)
    return out


def leafy(sheet: Sheet, foot: Point, height: float, colour: Colour) -> str:
    """A broad tree: trunk and an uneven crown with a lighter side."""
    x, y = foot
    crown = (x, y - height * 0.66)
    return (
        rect((x - height * 0.05, y - height * 0.42, height * 0.1, height * 0.42), css(shade(sheet, (112, 76, 48))))
        + blob(crown, height * 0.36, sheet.dice, css(colour))
        + blob(
            (crown[0] - height * 0.09, crown[1] - height * 0.08),
            height * 0.2,
            sheet.dice,
            css(mix(colour, (255, 255, 220), 0.14)),
        )
    )


def trunk(sheet: Sheet, x: float, width: float, colour: Colour) -> str:
    """A near trunk that runs out of the frame at the top."""
    dice = sheet.dice
    points = [
        (x - width / 2, -2),
        (x + width / 2, -2),
        (x + width * 0.55, 60),
        (x + width * 0.9, 92),
        (x - width * 0.9, 92),
        (x - width * 0.55, 60),
    ]
    bark = line(
        [(x - width * 0.1, dice.uniform(5, 20)), (x - width * 0.14, dice.uniform(40, 60))],
        css(mix(colour, (20, 14, 10), 0.3)),
        width * 0.08,
    )
    return polygon(points, css(colour)) + bark


def tufts(sheet: Sheet, level: float, colour: Colour, count: int = 16) -> str:
    """Blades of grass, larger toward the lower edge."""
    dice, out = sheet.dice, ""
    for _ in range(round(count * sheet.width / 100)):
        x, y = dice.uniform(0, sheet.width), dice.uniform(level, 99)
        size = 1.2 + 3.2 * (y - level) / (100 - level + 1)
        out += line([(x - size * 0.5, y - size), (x, y), (x, y - size * 1.25)], css(colour), 0.42)
        out += line([(x, y), (x + size * 0.5, y - size)], css(colour), 0.42)
    return out


def flowers(sheet: Sheet, level: float, count: int = 14) -> str:
    """Dots of colour in the grass."""
    dice, out = sheet.dice, ""
    heads = ((250, 240, 120), (255, 255, 255), (244, 140, 170), (240, 90, 90), (190, 150, 240))
    for _ in range(round(count * sheet.width / 100)):
        x, y = dice.uniform(0, sheet.width), dice.uniform(level, 99)
        size = 0.4 + 1.0 * (y - level) / (100 - level + 1)
        out += disc((x, y), size, css(shade(sheet, dice.choice(heads)))) + disc(
            (x, y), size * 0.4, css(shade(sheet, (230, 160, 50)))
        )
    return out


def peaks(sheet: Sheet, base: float, height: float, colour: Colour, *, snow: bool) -> str:
    """A row of mountains, each with a shadow side and, if asked, a white top."""
    dice, out = sheet.dice, ""
    count = max(2, round(sheet.width / 38))
    for k in range(-1, count + 1):
        x, tall = sheet.width * (k + dice.uniform(0.25, 0.75)) / count, height * dice.uniform(0.66, 1.05)
        half = tall * dice.uniform(0.72, 0.95)
        out += polygon([(x - half, base + 1), (x, base - tall), (x + half, base + 1)], css(colour))
        out += polygon(
            [(x, base - tall), (x + half, base + 1), (x + half * 0.1, base + 1)], css(mix(colour, (20, 24, 50), 0.16))
        )
        if snow:
            out += snowcap(x, base - tall, half / tall, tall * 0.32, css(shade(sheet, (250, 252, 255))))
    return out


def snowcap(x: float, top: float, slope: float, deep: float, fill: str) -> str:
    """The white of a peak with a ragged edge."""
    side = slope * deep
    ragged = [(x + side, top + deep), (x + side * 0.5, top + deep * 0.78), (x + side * 0.15, top + deep * 1.12)]
    ragged += [(x - side * 0.3, top + deep * 0.76), (x - side * 0.6, top + deep * 1.05), (x - side, top + deep)]
    return polygon([(x, top), *ragged], fill)
