"""A farm by rule: a red barn with its silo and windmill, fields in rows, a fence, bales."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.barns import barn, silo, windpump
from generator.flora import flowers, tufts
from generator.homestead import cottage
from generator.lights import mist
from generator.outdoors import AUTUMN, GREENS, SUMMER
from generator.relief import hills
from generator.rooftops import WHITE, snowy
from generator.skies import colours, shade, sky
from generator.trees import conifer, leafy
from generator.vector import Sheet, css, disc, graded, line, mix, oval, polygon, rect, relief, ridge, ring
from generator.vistas import away

if TYPE_CHECKING:
    from generator.vector import Colour, Point

FIELDS: tuple[tuple[Colour, Colour], ...] = (  # rows and the earth between them
    ((112, 176, 72), (142, 104, 70)),
    ((236, 196, 92), (204, 156, 66)),
    ((150, 200, 96), (110, 160, 74)),
    ((176, 140, 210), (112, 140, 90)),
)
YARD = 72.0  # where the barn stands


def farm(sheet: Sheet) -> Backdrop:
    """The barn beside its silo behind a yard, fields in rows on the hills behind, a fence before us."""
    side = sheet.dice.choice((-1, 1)) if sheet.bare else 1 if away(sheet) < 0.5 else -1  # noqa: PLR2004 - the middle
    air = colours(sheet)[2]
    behind = sky(sheet, 54, 8) + land(sheet) + strips(sheet, 60)
    behind += woods(sheet, 67) + mist(sheet, 66, 14, air, 0.35)
    grass = shade(sheet, WHITE if snowy(sheet) else (232, 190, 108) if autumnal(sheet) else GREENS[2])
    behind += relief(ridge(sheet, YARD - 3, 0.6, 24), mix(grass, air, 0.2), mix(grass, shade(sheet, (24, 76, 40)), 0.3))
    home = sheet.width * (0.5 + 0.31 * side), YARD - 1
    behind += cottage(sheet, home, 15, 0.12) + leafy_by(sheet, (home[0] + 12 * side, YARD), 24)
    middle, scale = sheet.width * (0.5 - 0.17 * side), min(1.2, 0.013 * sheet.width)
    behind += windpump(sheet, (sheet.width * (0.5 + 0.11 * side), YARD + 1), 27 * scale)
    behind += silo(sheet, (middle - 19 * side * scale, YARD + 2), (9 * scale, 31 * scale))
    behind += barn(sheet, (middle, YARD + 5), (29 * scale, 27 * scale))
    behind += track(sheet, middle) + ("" if snowy(sheet) else tufts(sheet, YARD + 8, mix(grass, (20, 60, 30), 0.3), 24))
    behind += bales(sheet, side) + fence(sheet, YARD + 15)
    front = "" if snowy(sheet) else flowers(sheet, 99, 9)
    return Backdrop(behind=behind, front=front, horizon=YARD + 5, floor=92, soft=0.03, blades=True)


def autumnal(sheet: Sheet) -> bool:
    """Whether leaves are red and fields are mown."""
    return "autumn" in sheet.weathers


def land(sheet: Sheet) -> str:
    """Hills far off."""
    return "".join(hills(sheet, (51, 56), (WHITE, WHITE) if snowy(sheet) else GREENS[:2], 4))


def leafy_by(sheet: Sheet, foot: Point, height: float, air: float = 0.1) -> str:
    """A tree of the season."""
    leaf = WHITE if snowy(sheet) else sheet.dice.choice(AUTUMN if autumnal(sheet) else SUMMER)
    tone = mix(shade(sheet, leaf), colours(sheet)[2], air)
    return conifer(sheet, foot, height, tone, 0.8) if snowy(sheet) else leafy(sheet, foot, height, tone)


def woods(sheet: Sheet, level: float) -> str:
    """Groups of trees at the edge of the yard."""
    dice, out = sheet.dice, ""
    for k in range(round(9 * sheet.width / 100)):
        foot = sheet.width * (k + dice.random()) / (9 * sheet.width / 100), level + dice.uniform(-1, 2)
        out += leafy_by(sheet, foot, dice.uniform(9, 16), 0.28)
    return out


def strips(sheet: Sheet, level: float) -> str:
    """Fields side by side, each with rows that run to one point far off."""
    dice, out, count = sheet.dice, "", 4
    far = sheet.width * dice.uniform(0.35, 0.65), 34.0
    cuts = [sheet.width * (-0.5 + 2.0 * k / count + dice.uniform(-0.05, 0.05)) for k in range(count + 1)]
    tones = dice.sample(FIELDS, len(FIELDS))
    for k in range(count):
        crop, earth = (mix(shade(sheet, WHITE if snowy(sheet) else c), colours(sheet)[2], 0.2) for c in tones[k])
        earth = mix(earth, shade(sheet, (90, 110, 150)), 0.2) if snowy(sheet) else earth
        left, right = cuts[k], cuts[k + 1]
        out += row(far, (left, right), level - 2, css(earth))
        for n in range(9):
            a, b = (left + (right - left) * (n + d) / 9 for d in (0.12, 0.72))
            out += row(far, (a, b), level - 2, css(mix(crop, (255, 250, 200), 0.1 * (n % 2))))
    return out


def row(far: Point, ends: tuple[float, float], level: float, fill: str, foot: float = 80.0) -> str:
    """A strip of land from a level down to `foot`, as seen towards a point."""
    (x, y), (left, right) = far, ends
    share = (level - y) / (foot - y)
    return polygon(
        [(x + (left - x) * share, level), (x + (right - x) * share, level), (right, foot), (left, foot)], fill
    )


def track(sheet: Sheet, middle: float) -> str:
    """The way from the barn's door to us."""
    sand, near = shade(sheet, (228, 234, 242) if snowy(sheet) else (214, 180, 132)), sheet.width / 2
    defined, fill = graded(YARD + 5, 24, mix(sand, colours(sheet)[2], 0.2), mix(sand, shade(sheet, (110, 80, 60)), 0.2))
    left, right = [(middle - 5, YARD + 5), (near - 13, 88), (near - 26, 101)], [(near + 26, 101), (near + 17, 88)]
    out = defined + polygon([*left, *right, (middle + 5, YARD + 5)], fill)
    for s in (-1, 1):
        rut = [(middle + 2 * s, YARD + 6), (near + 7 * s, 88), (near + 12 * s, 101)]
        out += line(rut, css(mix(sand, shade(sheet, (90, 60, 50)), 0.35)), 1.1, 0.5)
    return out


def fence(sheet: Sheet, level: float) -> str:
    """White rails on both sides of the way, nearer ones larger."""
    wood, out = css(shade(sheet, (250, 246, 238))), ""
    dark = css(mix(shade(sheet, (250, 246, 238)), shade(sheet, (70, 70, 110)), 0.3))
    for side in (-1, 1):
        posts = [(sheet.width * (0.5 + side * (0.21 + 0.12 * k)), level - 1.2 * k + 1.5, 8 + 0.3 * k) for k in range(4)]
        for up in (0.4, 0.8):
            out += line([(x, y - up * tall) for x, y, tall in posts], wood, 1.1)
            out += line([(x, y - up * tall + 0.6) for x, y, tall in posts], dark, 0.35)
        for x, y, tall in posts:
            out += rect((x - 0.8, y - tall, 1.6, tall + 0.5), wood, 1, 0.3) + rect(
                (x + 0.2, y - tall, 0.6, tall + 0.4), dark, 0.8
            )
    return out


def bales(sheet: Sheet, side: int) -> str:
    """Round bales of straw at one side."""
    out, straw = "", shade(sheet, (232, 190, 96))
    dark = mix(straw, shade(sheet, (110, 60, 40)), 0.5)
    for x, y, size in ((0.36, 82, 4.6), (0.45, 84, 5.4)):
        at = sheet.width * (0.5 + side * x), y
        out += oval((at[0], y + size), (1.3 * size, 0.25 * size), css(shade(sheet, (30, 40, 40))), 0.35)
        out += rect((at[0], y - size, 1.1 * size, 2 * size), css(mix(straw, dark, 0.35)), 1, 0.4 * size)
        out += disc(at, size, css(straw))
        for k in (0.75, 0.5, 0.26):
            out += ring(at, (k * size, k * size), css(dark), 0.35)
    return out
