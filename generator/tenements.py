"""A building by rule: a house of several floors with its roof, in a lane with trees, lit by the hour."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.casements import SHUTTERS, Front, balcony, casement, door, shop
from generator.flora import flowers, tufts
from generator.homestead import cottage
from generator.lanes import lamp
from generator.lights import mist
from generator.outdoors import GREENS, SUMMER
from generator.quays import birds
from generator.relief import hills
from generator.rooftops import WALLS, WHITE, roof, snowy
from generator.skies import colours, shade, sky
from generator.trees import conifer, leafy
from generator.vector import Sheet, css, disc, fade, graded, mix, oval, rect, scaled

if TYPE_CHECKING:
    from generator.casements import Box
    from generator.vector import Point

FOOT = 87.0  # where it stands
LANE = 91.0  # where the lane before it begins


def building(sheet: Sheet) -> Backdrop:
    """A house of three to five floors with shops and balconies."""
    storeys = sheet.dice.choice((3, 4, 4, 5))
    return standing(
        sheet, (min(0.36 * sheet.width, sheet.dice.uniform(25, 31)), min(storeys * 15.0, 63.0)), storeys, 1.0
    )


def shopfront(sheet: Sheet) -> Backdrop:
    """A small house with its shop, from nearer."""
    scale = min(1.45, 0.03 * sheet.width)
    return standing(sheet, (min(0.36 * sheet.width / scale, 23.0), 30.0), 2, scale)


def standing(sheet: Sheet, size: tuple[float, float], storeys: int, scale: float) -> Backdrop:
    """A house of half a width and a height, so many times enlarged, in its lane between trees."""
    (half, high), dice, middle = size, sheet.dice, sheet.width * sheet.dice.uniform(0.45, 0.55)
    behind = sky(sheet, 66, 16) + (birds(sheet) if sheet.time != "night" else "") + about(sheet)
    for side in (-1, 1):
        behind += tree(sheet, (middle + side * (scale * half + dice.uniform(5, 10)), FOOT + 1), dice.uniform(34, 52))
    body = house(sheet, (middle - half, FOOT - high, 2 * half, high), storeys)
    behind += lane(sheet) + scaled(body, (middle, FOOT), scale)
    behind += lamp(sheet, middle + dice.choice((-1, 1)) * (scale * half + 4), LANE + 0.8)
    return Backdrop(behind=behind, front=corner(sheet), horizon=FOOT, floor=95)


def tree(sheet: Sheet, foot: Point, height: float, air: float = 0.0) -> str:
    """A tree in leaf, or a snowy fir."""
    colour = mix(shade(sheet, sheet.dice.choice(SUMMER)), colours(sheet)[2], air)
    return conifer(sheet, foot, height, colour, 0.8) if snowy(sheet) else leafy(sheet, foot, height, colour)


def about(sheet: Sheet) -> str:
    """What is behind it: hills, roofs among trees."""
    dice, out = sheet.dice, hills(sheet, (62, 68), (WHITE, WHITE) if snowy(sheet) else GREENS[:2], 4)
    drawn = "".join(out)
    for k in range(round(13 * sheet.width / 100)):
        x, y = sheet.width * (k + dice.random()) / (13 * sheet.width / 100), 74 + dice.uniform(-3, 6)
        drawn += tree(sheet, (x, y + 2), 13, 0.3)
        drawn += cottage(sheet, (x + 4, y + 3), 9.5, 0.3) if k % 2 else ""
    return drawn + mist(sheet, 76, 18, colours(sheet)[2], 0.4)


def lane(sheet: Sheet) -> str:
    """The pavement at its foot and the cobbles of the lane."""
    dice, stone = sheet.dice, shade(sheet, WHITE if snowy(sheet) else (204, 192, 178))
    grass = shade(sheet, WHITE if snowy(sheet) else GREENS[2])
    out = rect((0, FOOT - 3, sheet.width, 20), css(grass))
    out += "" if snowy(sheet) else tufts(sheet, FOOT - 2, mix(grass, (20, 60, 30), 0.3), 20)
    defined, fill = graded(FOOT, 4, mix(stone, shade(sheet, (120, 104, 104)), 0.4), stone)
    out += defined + rect((0, FOOT, sheet.width, LANE - FOOT), fill)
    cobble = shade(sheet, (214, 220, 230) if snowy(sheet) else (158, 148, 146))
    defined, fill = graded(LANE, 10, mix(cobble, shade(sheet, (80, 72, 90)), 0.35), cobble)
    out += defined + rect((0, LANE, sheet.width, 10), fill)
    out += rect((0, LANE - 0.5, sheet.width, 0.8), css(mix(stone, (255, 255, 255), 0.3)))
    for row in range(4):
        for k in range(int(sheet.width / 4) + 2):
            at = 4.2 * k - 2 + 2.1 * (row % 2) + dice.uniform(-0.4, 0.4), LANE + 1.8 + 2.4 * row
            tone = mix(cobble, dice.choice(((255, 246, 230), (60, 52, 76))), dice.uniform(0.05, 0.22))
            out += oval(at, (1.9, 0.95), css(tone), 0.8)
    return out


def house(sheet: Sheet, box: Box, storeys: int) -> str:
    """Walls, roof, floors: windows in columns, balconies in one of them, shop and door below; ivy."""
    (left, top, wide, high), dice = box, sheet.dice
    plain = sheet.tint or dice.choice(WALLS)
    front = Front(
        wall=shade(sheet, plain),
        trim=shade(sheet, (252, 244, 230)),
        shutter=shade(sheet, dice.choice(SHUTTERS)) if dice.random() < 0.5 else None,  # noqa: PLR2004 - every other
        arched=dice.random() < 0.3,  # noqa: PLR2004 - three of ten
    )
    out = roof(sheet, box) + wall(sheet, front, box, storeys)
    columns, storey = max(3, round(wide / 14)), high / storeys
    hung, gap = dice.randrange(columns), wide / columns
    for up in range(storeys - 1):
        for column in range(columns):
            pane = left + gap * (column + 0.5) - 2.7, top + storey * up + 0.24 * storey, 5.4, 0.5 * storey
            out += (balcony if column == hung else casement)(sheet, front, pane)
    near = dice.choice((0.22, 0.5, 0.78))
    at = left + near * wide
    for start, end in ((left + 2.5, at - 7.5), (at + 7.5, left + wide - 2.5)):
        if end - start > 7:  # noqa: PLR2004 - as wide as a shop is at least
            out += shop(sheet, front, (start, FOOT - 9.5, end - start, 7.6))
    return out + door(sheet, front, at, FOOT) + (ivy(sheet, box) if dice.random() < 0.5 else "")  # noqa: PLR2004


def wall(sheet: Sheet, front: Front, box: Box, storeys: int) -> str:
    """The front with its courses and corner stones, some bricks laid bare, lighter towards the sun."""
    (left, top, wide, high), dice = box, sheet.dice
    defined, fill = graded(top, high, mix(front.wall, (255, 250, 232), 0.12), mix(front.wall, front.shadow, 0.22))
    out = defined + rect(box, fill)
    brick = css(mix(front.wall, shade(sheet, (164, 84, 62)), 0.4))
    for _ in range(5):
        x, y = left + dice.uniform(2, wide - 9), top + dice.uniform(3, high - 14)
        for k in range(dice.randrange(3, 7)):
            out += rect((x + 2.1 * (k % 3) + (k // 3 % 2), y + 1.1 * (k // 3), 1.8, 0.8), brick, 0.6)
    sunny = sheet.shines * sheet.width < left + wide / 2
    warm, cool = (colours(sheet)[2], 0.34), (front.shadow, 0.46)
    (first, one), (second, two) = (warm, cool) if sunny else (cool, warm)
    out += fade("sunlit", [(0, first, one), (0.45, first, 0), (0.6, second, 0), (1, second, two)], across=True)
    out += rect(box, "url(#sunlit)")
    for k in range(1, storeys):
        y = top + high * k / storeys
        out += rect((left - 0.6, y, wide + 1.2, 1.0), css(front.trim)) + rect(
            (left, y + 1, wide, 0.7), css(front.shadow), 0.4
        )
    for k in range(int(high / 3)):
        long = 2.4 if k % 2 else 1.5
        out += rect((left, top + 3 * k, long, 2.5), css(front.trim), 0.75)
        out += rect((left + wide - long, top + 3 * k, long, 2.5), css(front.trim), 0.75)
    out += rect((left - 1.8, top - 1.6, wide + 3.6, 2.4), css(front.trim))
    return out + rect((left, top + 0.8, wide, 1.4), css(front.shadow), 0.5)


def ivy(sheet: Sheet, box: Box) -> str:
    """Leaves that climb up one corner."""
    (left, _, wide, high), dice, out = box, sheet.dice, ""
    side, tall = dice.choice((0, 1)), high * dice.uniform(0.45, 0.85)
    for k in range(90):
        up = tall * (k / 90) ** 1.2
        reach = 7 * (1 - up / (1.1 * tall))
        x = left + side * wide + (1 - 2 * side) * abs(dice.gauss(0, reach * 0.6))
        tone = mix(shade(sheet, dice.choice(SUMMER)), (20, 40, 50), dice.uniform(0, 0.35))
        out += disc((x, FOOT - up - dice.random()), dice.uniform(0.7, 1.4), css(tone))
    return out


def corner(sheet: Sheet) -> str:
    """Bushes with flowers in the lower corners."""
    out = ""
    for x, size in ((0.0, 26), (0.1, 18), (0.92, 17), (1.0, 25)):
        leaf = shade(sheet, WHITE if snowy(sheet) else sheet.dice.choice(SUMMER))
        out += leafy(sheet, (sheet.width * x, 109), size, leaf)
    return out + ("" if snowy(sheet) else flowers(sheet, 99, 7))
