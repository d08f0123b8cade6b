"""Surfaces seen from straight above, for things that lie: boards, stone, cloth, with what else lies there."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.behind import LEAVES, PAPERS, SHADE, WARM, harmonious
from generator.garnish import about
from generator.lights import glow
from generator.skies import shade
from generator.stills import WOODS, stand
from generator.vector import Sheet, blurred, css, curve, disc, faint, graded, line, mix, polygon, rect, ridge

if TYPE_CHECKING:
    from generator.vector import Point

RIM = (
    (-0.62, 104),
    (-0.56, 40),
    (-0.3, 2),
    (0.1, -8),
    (0.62, -8),
    (0.6, 30),
    (0.5, 66),
    (0.22, 92),
    (-0.1, 104),
)  # of a leaf, about its middle


def flat(sheet: Sheet) -> Backdrop:
    """Boards, slate, stone, cloth or card seen from straight above, in the light of a window, with what lies about."""
    grounds = (boards, card, stone, slate, cloth, card)
    ground = boards if "dark" in sheet.said or "wooden" in sheet.said else grounds[sheet.mood % len(grounds)]
    behind = ground(sheet) + glow((sheet.width * sheet.sun, 22), 80, WARM, 0.5)
    behind += panes(sheet) + about(sheet)
    return Backdrop(behind=behind, horizon=50, floor=92, surface="none", stand=stand(sheet), lies=True)


def boards(sheet: Sheet) -> str:
    """Planks side by side, each of its own tone, with grain and knots."""
    dice, wood = sheet.dice, shade(sheet, sheet.tint or harmonious(sheet, WOODS))
    wood = mix(wood, (40, 26, 26), 0.45) if "dark" in sheet.said else wood
    count = max(4, round(5 * sheet.width / 100))
    wide, out = sheet.width / count, ""
    for k in range(count):
        tone, x = mix(wood, dice.choice(((255, 244, 224), SHADE)), dice.uniform(0.02, 0.16)), k * wide
        out += rect((x, -1, wide + 0.1, 103), css(tone))
        for _ in range(7):
            y = dice.uniform(0.05, 0.95) * wide
            out += line([(x + y + dx, py) for (py, dx) in grain(sheet)], css(mix(tone, SHADE, 0.5)), 0.25, 0.26)
        out += rect((x - 0.25, -1, 0.7, 103), css(mix(wood, SHADE, 0.75)), 0.7) + rect(
            (x + 0.5, -1, 0.4, 103), "#ffffff", 0.16
        )
    return out


def grain(sheet: Sheet) -> list[tuple[float, float]]:
    """A line of the grain from top to foot: heights and how far it strays."""
    swing = sheet.dice.uniform(0.1, 0.7)
    return [(k * 102 / 8, sheet.dice.uniform(-swing, swing)) for k in range(9)]


def stone(sheet: Sheet) -> str:
    """Pale marble with veins."""
    dice, tone = (
        sheet.dice,
        shade(sheet, sheet.tint or harmonious(sheet, ((236, 234, 232), (92, 100, 112), (214, 222, 224)))),
    )
    defined, fill = graded(0, 100, mix(tone, (255, 255, 255), 0.3), mix(tone, (120, 120, 140), 0.18))
    out, veins = defined + rect((0, 0, sheet.width, 102), fill), ""
    for _ in range(5):
        y, lean = dice.uniform(-30, 110), dice.uniform(0.3, 0.9)
        path = [(px, py + lean * px) for px, py in ridge(sheet, y, 5, 14)]
        veins += line(path, css(mix(tone, (96, 92, 108), 0.55)), dice.uniform(0.3, 1.1), 0.4)
    return out + blurred(veins, 0.4)


def slate(sheet: Sheet) -> str:
    """Dark slate, a little uneven."""
    dice, tone = sheet.dice, shade(sheet, sheet.tint or (66, 72, 84))
    defined, fill = graded(0, 100, mix(tone, (150, 160, 176), 0.24), mix(tone, SHADE, 0.4))
    patches = "".join(
        disc(
            (dice.uniform(0, sheet.width), dice.uniform(0, 100)),
            dice.uniform(8, 20),
            css(mix(tone, dice.choice(((150, 160, 176), SHADE)), 0.4)),
            0.3,
        )
        for _ in range(16)
    )
    return defined + rect((0, 0, sheet.width, 102), fill) + blurred(patches, 4)


def card(sheet: Sheet) -> str:
    """Coloured card, a little darker near by."""
    tone = shade(sheet, sheet.tint or harmonious(sheet, PAPERS))
    defined, fill = graded(0, 100, mix(tone, (255, 255, 255), 0.16), mix(tone, SHADE, 0.14))
    return defined + rect((0, 0, sheet.width, 102), fill)


def cloth(sheet: Sheet) -> str:
    """Linen with a check of wide pale stripes and soft folds."""
    dice = sheet.dice
    tone = shade(
        sheet, sheet.tint or harmonious(sheet, ((232, 220, 202), (188, 208, 220), (226, 190, 180), (196, 214, 190)))
    )
    out, across = rect((0, 0, sheet.width, 102), css(tone)), css(mix(tone, (255, 255, 255), 0.55))
    for k in range(int(sheet.width / 14) + 1):
        out += rect((k * 14.0, 0, 5, 102), across, 0.5)
    for k in range(8):
        out += rect((0, k * 14.0, sheet.width, 5), across, 0.5)
    folds = "".join(
        line(ridge(sheet, dice.uniform(0, 100), 6, 40), css(mix(tone, SHADE, 0.45)), dice.uniform(2, 5), 0.22)
        for _ in range(4)
    )
    return out + blurred(folds, 2.2)


def panes(sheet: Sheet) -> str:
    """The light of a window on a surface seen from above: slanted bright fields with the dark bars between them."""
    way = 1 if sheet.sun < 0.5 else -1  # noqa: PLR2004 - from the left
    at, out = sheet.width * (0.2 if way > 0 else 0.8), ""
    for row in range(2):
        for column in range(2):
            x, y = at + way * (26 * column + 13 * row), -6 + 46 * row + 9 * column
            out += polygon(
                [(x, y), (x + way * 23, y + 8), (x + way * 34, y + 49), (x + way * 11, y + 41)], css(WARM), 0.3
            )
    return blurred(out, 1.4)


def leaf(sheet: Sheet) -> Backdrop:
    """One large leaf seen from near, with its veins, drops of dew on it, and dim green beyond its edge."""
    dice, side = sheet.dice, 1 if sheet.sun < 0.5 else -1  # noqa: PLR2004 - from the left
    green = shade(sheet, harmonious(sheet, ((104, 172, 74), (70, 148, 84), (148, 190, 80))))
    middle, dark = sheet.width / 2, mix(green, (8, 40, 32), 0.72)
    out = rect((0, 0, sheet.width, 102), css(dark))
    spots = "".join(
        disc(
            (dice.uniform(0, sheet.width), dice.uniform(0, 100)),
            dice.uniform(5, 12),
            css(mix(dark, LEAVES[2], 0.4)),
            0.5,
        )
        for _ in range(14)
    )
    out += blurred(spots, 2.2)
    defined, fill = graded(0, 102, mix(green, (236, 250, 170), 0.42), mix(green, (14, 70, 44), 0.34))
    rim = [(middle + side * k * sheet.width, float(y)) for k, y in RIM]
    out += blurred(edged([(x + 1.5, y + 2.5) for x, y in rim], "#04140c", 0.5), 2) + defined + edged(rim, fill)
    ribs, pale = "", css(mix(green, (240, 252, 190), 0.55))
    foot, tip = (middle - side * 0.42 * sheet.width, 104.0), (middle + side * 0.4 * sheet.width, -4.0)
    for k in range(1, 9):
        x, y = (a + (b - a) * k / 9 for a, b in zip(foot, tip, strict=True))
        for way in (-1, 1):
            end = x + way * 30 + side * 15, y - 16 + way * side * 12
            ribs += line([(x, y), ((x + end[0]) / 2 + side * 1, (y + end[1]) / 2 - 3), end], pale, 0.7, 0.5)
    out += ribs + line([foot, tip], pale, 1.8, 0.85) + glow((sheet.width * sheet.sun, 14), 60, WARM, 0.5)
    return Backdrop(behind=out + dew(sheet), horizon=50, floor=92, surface="none", lies=True)


def edged(points: list[Point], fill: str, alpha: float = 1.0) -> str:
    """A shape with a soft outline."""
    return f'<path d="{curve([*points, points[0], points[1]])}Z" fill="{fill}"{faint(alpha)}/>'


def dew(sheet: Sheet) -> str:
    """Drops that lie on a leaf, each with its shadow, its light and a gleam."""
    dice, out = sheet.dice, ""
    for _ in range(round(13 * sheet.width / 100)):
        x, y, size = sheet.width * dice.uniform(0.06, 0.94), dice.uniform(8, 94), dice.uniform(0.7, 2.3)
        out += disc((x + 0.25 * size, y + 0.4 * size), size, "#062812", 0.3) + disc((x, y), size, "#eefcdc", 0.3)
        out += disc((x + 0.2 * size, y + 0.25 * size), size * 0.7, "#f4ffe0", 0.25)
        out += disc((x - 0.35 * size, y - 0.4 * size), size * 0.24, "#ffffff", 0.95)
    return out
