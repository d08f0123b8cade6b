"""House fronts by rule: rows of towers on the horizon, a street's side with doors, windows and awnings."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.lights import glow
from generator.skies import colours, shade
from generator.vector import DARK, Sheet, css, disc, graded, mix, polygon, rect

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.vector import Colour, Point

    Box = tuple[float, float, float, float]

PAINTED = {"day": 0.6, "dawn": 0.3, "dusk": 0.12, "night": 0.08}  # how much of their own colour towers show
PAINTS: tuple[Colour, ...] = (
    (224, 150, 108),
    (204, 112, 104),
    (150, 170, 206),
    (232, 196, 128),
    (170, 196, 160),
    (214, 172, 190),
)


def skyline(sheet: Sheet, base: float, heights: tuple[float, float], wall: Colour, glow_share: float) -> str:
    """A row of towers with roofs of several kinds, hazy at the foot, shaded on the side away from the light."""
    dice, out, x = sheet.dice, "", -4.0
    foot = mix(wall, colours(sheet)[2], 0.3)
    while x < sheet.width + 2:
        wide, high = dice.uniform(6.5, 13), dice.uniform(*heights)
        box = (x, base - high, wide, high + 1)
        tone = mix(wall, (255, 240, 220) if dice.random() < 0.5 else (0, 0, 20), dice.uniform(0, 0.1))  # noqa: PLR2004 - either
        tone = mix(tone, shade(sheet, dice.choice(PAINTS)), PAINTED[sheet.time] * dice.uniform(0.3, 1))
        defined, fill = graded(base - heights[1], heights[1], tone, mix(foot, tone, 0.3))
        out += defined + roof(sheet, box, css(tone)) + rect(box, fill)
        side = x + wide * 0.68 if sheet.sun * sheet.width < x + wide / 2 else x
        out += rect((side, base - high, wide * 0.32, high + 1), css(mix(tone, (6, 4, 30), 0.4)), 0.35)
        out += windows(sheet, box, tone, glow_share)
        x += wide + dice.choice((0, 0, -0.6, 1.0))
    return out


def roof(sheet: Sheet, box: Box, fill: str) -> str:
    """Stepped, pointed, with a mast, domed, slanted, with a spire; one in four is flat."""
    (x, top, wide, _), middle = box, box[0] + box[2] / 2
    steps = rect((x + wide * 0.2, top - 2.4, wide * 0.6, 2.6), fill) + rect(
        (x + wide * 0.36, top - 4.6, wide * 0.28, 2.4), fill
    )
    mast = rect((middle - 0.3, top - 8, 0.6, 8.2), fill) + rect((middle - 1.4, top - 2, 2.8, 2.1), fill)
    dome = disc((middle, top + 0.2), wide * 0.36, fill) + rect((middle - 0.2, top - wide * 0.6, 0.4, wide * 0.4), fill)
    point = polygon([(x, top + 0.1), (middle, top - wide * 0.55), (x + wide, top + 0.1)], fill)
    slant = polygon([(x, top + 0.1), (x, top - 3.6), (x + wide, top + 0.1)], fill)
    spire = polygon([(x + wide * 0.25, top + 0.1), (middle, top - 11), (x + wide * 0.75, top + 0.1)], fill)
    return sheet.dice.choice((steps, point, mast, dome, slant, spire, "", ""))


def windows(sheet: Sheet, box: Box, wall: Colour, lit_share: float) -> str:
    """A grid of windows, of which a share is lit, in one of two shapes."""
    left, top, wide, high = box
    dice, out = sheet.dice, ""
    lit = ("#ffd978", "#ffe9a8", "#ffc35c") if sheet.time != "day" else ("#e2f2ff", "#d2eafc", "#f2faff")
    dark, columns = css(mix(wall, (10, 14, 50), 0.3)), max(2, int(wide // 3.1))
    gap, (share, tall, step) = wide / columns, dice.choice(((0.54, 2.1, 4.1), (0.66, 1.5, 3.5)))
    for row in range(int((high - 2) // step)):
        for column in range(columns):
            shining = dice.random() < lit_share
            where = (left + gap * (column + 0.5 - share / 2), top + 1.8 + step * row, gap * share, tall)
            out += rect(where, dice.choice(lit) if shining else dark, 0.95 if shining else 0.4)
    return out


def front(sheet: Sheet, side: int, horizon: Point) -> str:
    """One side of a street: three houses that recede, each with its colour, windows, a door and an awning."""
    out, edges = "", (1.06, 0.62, 0.3, 0.1)
    for k in (2, 1, 0):
        wall = mix(shade(sheet, sheet.dice.choice(PAINTS)), colours(sheet)[2], 0.12 * k)
        out += receding(sheet, side, horizon, (edges[k + 1], edges[k]), wall)
    return out


def receding(sheet: Sheet, side: int, horizon: Point, span: tuple[float, float], wall: Colour) -> str:
    """A house between two distances from the vanishing point; 1 is the frame's edge."""
    (middle, level), (far, near), dice = horizon, span, sheet.dice
    half, tall = sheet.width / 2, dice.uniform(62, 84)

    def at(across: float, up: float) -> Point:
        """A point of the front: across 0 (far) … 1 (near), up 0 (ground) … 1 (roof)."""
        reach = far + (near - far) * across
        return middle + side * (5 + (half - 5) * reach), level + (21 - tall * up) * reach

    def pane(across: tuple[float, float], up: tuple[float, float], fill: str, alpha: float = 1.0) -> str:
        return polygon(
            [at(across[0], up[0]), at(across[1], up[0]), at(across[1], up[1]), at(across[0], up[1])], fill, alpha
        )

    lit, trim = sheet.time in DARK, css(mix(wall, (255, 255, 255), 0.5))
    glass = css(mix(wall, mix(colours(sheet)[1], (255, 255, 255), 0.3), 0.7))
    out = (
        pane((0, 1), (-0.06, 1), css(wall))
        + pane((0, 1), (0.96, 1.04), trim)
        + pane((0, 1), (-0.06, 0.3), css(mix(wall, (30, 16, 40), 0.22)))
    )
    for up in (0.42, 0.7):
        for left in (0.12, 0.42, 0.72):
            shining = lit and dice.random() < 0.65  # noqa: PLR2004 - two of three
            out += pane((left - 0.02, left + 0.2), (up - 0.02, up + 0.19), trim) + pane(
                (left, left + 0.18), (up, up + 0.17), "#ffd877" if shining else glass
            )
            out += pane((left - 0.03, left + 0.21), (up - 0.045, up - 0.01), css(mix(wall, (255, 255, 255), 0.3)))
    shop = "#ffe2a0" if lit else glass
    out += pane((0.1, 0.55), (-0.02, 0.22), shop) + pane((0.68, 0.88), (-0.06, 0.22), css(mix(wall, (60, 30, 20), 0.6)))
    out += awning(at, dice.choice(("#d8483e", "#2f8f7f", "#e0a030", "#4668b8")))
    return out + (glow(at(0.32, 0.1), 12 * near, (255, 206, 120), 0.45) if lit else "")


def awning(at: Callable[[float, float], Point], colour: str) -> str:
    """A striped awning over a shop's window; `at` tells points of the front."""
    out = ""
    for k in range(6):
        left, right = 0.07 + 0.085 * k, 0.07 + 0.085 * (k + 1)
        ends = [at(left, 0.31), at(right, 0.31), at(right, 0.21), at(left, 0.21)]
        out += polygon(ends, colour if k % 2 == 0 else "#fff4e4")
    return out


NEON: tuple[Colour, ...] = ((255, 60, 170), (60, 226, 255), (180, 90, 255), (255, 190, 60), (90, 255, 170))
SIGNED = frozenset({"cyberpunk", "neon", "futuristic"})  # cities with signs of light


def neon(sheet: Sheet, base: float, tall: float) -> str:
    """Signs of coloured light on the towers, upright and across, and their haze over the roofs."""
    dice, out = sheet.dice, ""
    for x, colour in ((0.2, NEON[0]), (0.55, NEON[2]), (0.85, NEON[1])):
        out += glow((sheet.width * x, base - 8), 44, colour, 0.42)
    for k in range(round(17 * sheet.width / 100)):
        x, y = sheet.width * (k + dice.random()) / round(17 * sheet.width / 100), base - tall * dice.uniform(4, 24)
        colour, long = dice.choice(NEON), dice.uniform(4, 9)
        box = (x, y - long, 1.7, long) if dice.random() < 0.6 else (x, y, long, 1.8)  # noqa: PLR2004 - six of ten
        out += glow((box[0] + box[2] / 2, box[1] + box[3] / 2), 1.2 * long, colour, 0.6)
        out += rect(
            (box[0] - 0.4, box[1] - 0.4, box[2] + 0.8, box[3] + 0.8), css(mix(colour, (20, 10, 40), 0.7)), 1, 0.5
        )
        out += rect(box, css(mix(colour, (255, 255, 255), 0.25)), 1, 0.4)
        for n in range(int(long / 1.5)):
            at = (
                (box[0] + 0.4, box[1] + 0.5 + 1.5 * n, 0.9, 0.6)
                if box[3] > box[2]
                else (box[0] + 0.5 + 1.5 * n, box[1] + 0.5, 0.7, 0.8)
            )
            out += rect(at, css(mix(colour, (255, 255, 255), 0.85)), 0.9)
    return out
