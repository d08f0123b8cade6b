"""A table to show things on: its top of wood, stone or cloth, before what `behind` draws out of focus."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator import behind, occasions
from generator.backdrop import Backdrop
from generator.behind import LEVEL, SHADE, harmonious
from generator.belongings import written
from generator.company import company
from generator.lights import glow
from generator.skies import shade
from generator.vector import DARK, Sheet, blurred, css, graded, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.vector import Colour

    View = Callable[[Sheet], tuple[str, Colour]]

WOODS: tuple[Colour, ...] = ((186, 124, 76), (206, 156, 106), (150, 98, 66), (226, 190, 146), (120, 78, 56))
STONES: tuple[Colour, ...] = ((232, 228, 224), (196, 204, 210), (226, 212, 196), (96, 102, 112))
LINENS: tuple[Colour, ...] = ((214, 96, 96), (98, 142, 180), (240, 196, 110), (128, 168, 126), (206, 150, 170))
STANDS = frozenset({"plate", "board", "cushion", "pot", "vase"})
DIM = (behind.evening, occasions.study)
VIEWS: dict[str, tuple[View, ...]] = {  # by what is shown
    "feast": (occasions.party,),
    "lore": (occasions.study, behind.evening),
    "drink": (behind.windowed, behind.shelved, behind.garden, behind.sunlit, behind.evening),
    "food": (behind.windowed, behind.garden, occasions.terrace, behind.shelved, behind.backdrop),
    "": (behind.backdrop, behind.sunlit, behind.windowed, behind.shelved, behind.garden, behind.evening),
}
GAME, IVORY, BLACK = "chess", (236, 218, 186), (74, 48, 38)
PALE = 190  # of 255: the darkest channel of what is white


def table(sheet: Sheet) -> Backdrop:
    """A table's top, seen slightly from above; what is behind is out of focus, so that the eye stays with the thing."""
    told = written()["views"].items()
    kind = next((name for name, words in told if words & sheet.things), "food" if "food" in sheet.said else "")
    dark = sheet.time in DARK or "dark" in sheet.said
    views = DIM if dark and kind != "feast" else VIEWS[kind]
    views = tuple(view for view in views if view not in DIM) or views if pale(sheet.tint) and not dark else views
    view = behind.windowed if "windowsill" in sheet.said else views[sheet.mood % len(views)]
    out, light = view(sheet)
    if view is behind.backdrop and not sheet.tint:
        out += glow((sheet.width * sheet.sun, LEVEL + 14), 60, light, 0.5, 0.4)
    else:
        out += top(sheet, light, boards_only=dark)
    out += company(sheet)
    return Backdrop(behind=out, horizon=LEVEL + 4, floor=86, stand=stand(sheet), gloss=0.26)


def stand(sheet: Sheet) -> str:
    """What things stand on here, if the place says so."""
    return next(iter(sorted(STANDS & sheet.said)), "")


def pale(tint: Colour | None) -> bool:
    """Whether a colour that was asked for is white or nearly."""
    return tint is not None and min(tint) > PALE


def top(sheet: Sheet, light: Colour, *, boards_only: bool) -> str:
    """A table's top with light from behind, of boards, stone or cloth; in the colour that was asked for, if any."""
    draws = (boards, slab, boards, linen) if not boards_only else (boards,)
    draws = (squares,) if GAME in sheet.things else draws
    draw = slab if pale(sheet.tint) and "wooden" not in sheet.said else draws[sheet.dice.randrange(len(draws))]
    out = draw(sheet, light) + glow((sheet.width * sheet.sun, LEVEL + 6), 46, light, 0.4, 0.28)
    return out + rect((0, LEVEL - 0.3, sheet.width, 0.9), css(mix(light, (255, 255, 255), 0.4)), 0.6)


def plane(sheet: Sheet, tone: Colour, light: Colour) -> str:
    """The plane of a table: lighter far off, darker near, but not what was asked to be white."""
    far, near = (0.3, 0.06) if pale(sheet.tint) else (0.42, 0.34)
    defined, fill = graded(LEVEL, 40, mix(tone, light, far), mix(tone, SHADE, near))
    return defined + rect((0, LEVEL, sheet.width, 102 - LEVEL), fill)


def boards(sheet: Sheet, light: Colour) -> str:
    """Boards that run to one point."""
    dice, middle = sheet.dice, sheet.width / 2
    wood = shade(sheet, sheet.tint or harmonious(sheet, WOODS))
    out, seam = plane(sheet, wood, light), css(mix(wood, SHADE, 0.62))
    apart, shift = sheet.width / 5.2, dice.uniform(-0.4, 0.4)
    for k in range(-5, 6):
        near, far = middle + (k + shift) * apart * 1.5, middle + (k + shift) * apart * 0.86
        tone = css(mix(wood, (255, 255, 255) if k % 2 else SHADE, 0.5))
        out += polygon([(far, LEVEL), (far + 0.86 * apart, LEVEL), (near + 1.5 * apart, 102), (near, 102)], tone, 0.1)
        out += line([(far, LEVEL), (near, 102)], seam, 0.35, 0.4)
        for _ in range(3):
            a = dice.uniform(0.1, 0.9)
            out += line([(far + a * 0.86 * apart, LEVEL + 1), (near + a * 1.5 * apart, 102)], seam, 0.2, 0.2)
    return out


def slab(sheet: Sheet, light: Colour) -> str:
    """One smooth plane of stone or paint, with a soft gleam and a few veins."""
    dice, tone = sheet.dice, shade(sheet, sheet.tint or harmonious(sheet, STONES))
    veins = ""
    for _ in range(4):
        x, lean = dice.uniform(-20, sheet.width), dice.uniform(8, 26)
        points = [(x + lean * k + dice.uniform(-2, 2), LEVEL + 2 + 9 * k) for k in range(6)]
        veins += line(points, css(mix(tone, (90, 86, 104), 0.4)), dice.uniform(0.3, 0.8), 0.24)
    gleam = oval((sheet.width * sheet.sun, LEVEL + 12), (30, 5), "#ffffff", 0.3)
    return plane(sheet, tone, light) + blurred(veins, 0.5) + blurred(gleam, 2.4)


def linen(sheet: Sheet, light: Colour) -> str:
    """A checked cloth that runs to one point."""
    middle, tone = sheet.width / 2, shade(sheet, sheet.tint or harmonious(sheet, LINENS))
    white = mix(tone, (255, 252, 246), 0.86)
    out, apart, stripe = plane(sheet, white, light), sheet.width / 6, css(tone)
    for k in range(-8, 9):
        far, near = middle + k * apart * 0.9, middle + k * apart * 1.7
        out += polygon(
            [(far, LEVEL), (far + 0.45 * apart, LEVEL), (near + 0.85 * apart, 102), (near, 102)], stripe, 0.4
        )
    y, high = LEVEL, 2.2
    while y < 102:  # noqa: PLR2004 - the lower edge
        out += rect((0, y, sheet.width, high), stripe, 0.4)
        y, high = y + 2 * high, high * 1.22
    return out


def squares(sheet: Sheet, light: Colour) -> str:
    """A chessboard that reaches to the table's far edge, seen by one who plays."""
    middle, dark, out = sheet.width / 2, css(mix(BLACK, light, 0.1)), plane(sheet, IVORY, light)
    y, high, row = LEVEL, 2.6, 0
    while y < 102:  # noqa: PLR2004 - the lower edge
        low = y + high
        far, near = (11 + 0.34 * (level - LEVEL) for level in (y, low))  # how wide a square is up there and down here
        for k in range(-10 + row % 2, 10, 2):
            edges = [(middle + k * far, y), (middle + (k + 1) * far, y), (middle + (k + 1) * near, low)]
            out += polygon([*edges, (middle + k * near, low)], dark, 0.92)
        y, high, row = low, high * 1.34, row + 1
    return out
