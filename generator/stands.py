"""What a small thing stands or lies on: a plate, a board, a cushion, drawn under it at its own size."""

from __future__ import annotations

from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from generator.bank import shapes
from generator.standing import lay
from generator.vector import blurred, css, disc, fade, graded, line, mix, oval, polygon, rect, ring

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from generator.spots import Spot
    from generator.vector import Colour

    Pixels = NDArray[np.floating]
    Drawer = Callable[[int, float], str]

WIDER = 1.42  # than the thing: how wide what it stands on is
ROUND = 1.3  # seen from above
LEAST = 0.42  # of the picture's width
HIGH = MappingProxyType({"plate": 0.34, "board": 0.32, "cushion": 0.5})  # of its width, from slightly above
UNDER = MappingProxyType({"plate": -0.02, "board": -0.04, "cushion": 0.08})  # of that: how far its middle is below
MARGIN = 1.16  # for its shadow
PLATES: tuple[tuple[Colour, Colour, Colour], ...] = (
    ((251, 248, 242), (217, 211, 204), (143, 176, 196)),
    ((232, 238, 242), (188, 202, 212), (95, 135, 168)),
    ((246, 227, 210), (216, 184, 156), (196, 122, 90)),
)
WOODS: tuple[Colour, ...] = ((201, 143, 88), (169, 113, 63), (222, 178, 124))
VELVETS: tuple[tuple[Colour, Colour], ...] = (
    ((142, 31, 62), (76, 12, 34)),
    ((60, 63, 150), (27, 28, 82)),
    ((106, 47, 134), (52, 18, 74)),
    ((31, 106, 102), (12, 52, 54)),
)
DIM, GOLD = "#140a0c", "#e8b84a"


def sunk_into(canvas: Pixels, spot: Spot, seed: int) -> None:
    """Draw what a spot has sunk into over its foot."""
    stood(canvas, spot, seed, BEFORE)


def stood(canvas: Pixels, spot: Spot, seed: int, drawn: Mapping[str, Drawer] | None = None) -> None:
    """Draw what a spot stands on into the canvas, under it."""
    if spot.lies:
        side = ROUND * max(spot.width, spot.height)
        size, centre = (side, side), (spot.x, spot.foot - spot.height / 2)
    else:
        wide = max(WIDER * spot.width, LEAST * canvas.shape[1])
        high = HIGH[spot.stand] * wide
        size, centre = (wide, high), (spot.x, spot.foot + UNDER[spot.stand] * high)
    box = max(2, round(MARGIN * size[0])), max(2, round(MARGIN * size[1]))
    body = (drawn or DRAWN)[spot.stand](seed, 0.0 if spot.lies else 4.0)
    view = 'viewBox="-58 -58 116 116" preserveAspectRatio="none"'
    picture = shapes(view, body, *box).astype(np.float32) / 255
    lay(canvas, picture, (round(centre[0] - box[0] / 2), round(centre[1] - box[1] / 2)))


def plate(seed: int, thick: float) -> str:
    """A round plate with a rim and a thin band of colour."""
    white, dim, band = PLATES[seed % len(PLATES)]
    rim, rim_fill = graded(-50, 100, white, dim)
    well, well_fill = graded(-35, 70, dim, white)
    out = blurred(disc((2, 4 + 0.8 * thick), 50, DIM, 0.45), 3) + rim + well + disc((0, thick), 50, css(dim))
    out += disc((0, 0), 50, rim_fill) + ring((0, 0), (45.5, 45.5), css(band), 1.6)
    return out + disc((0, 0), 35, well_fill) + disc((0, 1), 33, css(white))


def board(seed: int, thick: float) -> str:
    """A wooden board with its grain; seen from aside it is narrower far off."""
    wood = WOODS[seed % len(WOODS)]
    if thick:
        return receding(wood)
    out = blurred(rect((-48, -43, 100, 98), DIM, 0.45, corner=14), 3)
    out += rect((-50, -50, 100, 96), css(wood), corner=14)
    for y in range(-38, 42, 9):
        out += line([(-46, y), (-20, y + 1.6), (6, y), (26, y - 0.8), (46, y + 0.6)], "#5a3214", 0.9, 0.28)
    light = "".join(rect((-46.5, y, 93, 1.2), "#ffffff", 0.24) for y in (-46.5, 41.4))
    return out + light


def receding(wood: Colour) -> str:
    """A board that lies on a table, seen from slightly above: its top, and the edge that is turned to us."""
    out = blurred(oval((3, 30), (54, 16), DIM, 0.5), 4)
    top = "M-40-34Q-37-38-33-38L33-38Q37-38 40-34L51 20Q52 25 46 25L-46 25Q-52 25-51 20Z"
    defined, fill = graded(-38, 64, mix(wood, (255, 250, 235), 0.22), wood)
    edge = "M-51 19Q-52 25-46 25L46 25Q52 25 51 19L50 33Q50 38 44 38L-44 38Q-50 38-50 33Z"
    out += f'<path d="{edge}" fill="{css(mix(wood, (42, 18, 8), 0.42))}"/>{defined}<path d="{top}" fill="{fill}"/>'
    for k, y in enumerate((-31, -22, -12, -1, 11, 21)):
        half = 38 + 0.18 * (y + 38)
        out += line(
            [(-half, y), (-0.4 * half, y + 1.2), (0.2 * half, y), (half, y + 0.6 * (k % 2))], "#5a3214", 0.9, 0.24
        )
    return out + line([(-47, 24.4), (47, 24.4)], "#ffffff", 1.0, 0.34)


def pile(seed: int, name: str) -> tuple[str, Colour, Colour]:
    """The velvet of a cushion as a gradient from light to dark, and its two tones."""
    light, dark = VELVETS[seed % len(VELVETS)]
    stops = [(0.0, mix(light, (255, 214, 196), 0.34), 1.0), (0.45, light, 1.0), (1.0, mix(light, dark, 0.6), 1.0)]
    return fade(name, stops), light, dark


def cushion(seed: int, _thick: float) -> str:
    """A plump velvet cushion with a cord along its seam and tassels at its corners, pressed in the middle."""
    defined, light, dark = pile(seed, "pile")
    out = blurred(oval((2, 44), (50, 10), "#08040a", 0.7), 4)
    belly = [(0.0, mix(light, dark, 0.45), 1.0), (1.0, mix(dark, (0, 0, 0), 0.35), 1.0)]
    out += fade("belly", belly) + '<path d="M-53 4Q-44 50-8 49L8 49Q44 50 53 4Q0 34-53 4Z" fill="url(#belly)"/>'
    upper = "M-53 4Q-46-34-22-36Q-8-37 0-31Q8-37 22-36Q46-34 53 4Q30 21 0 21Q-30 21-53 4Z"
    out += f'{defined}<path d="{upper}" fill="url(#pile)"/>'
    for side in (-1, 1):  # its folds, and the light on its shoulders
        out += blurred(line([(side * 49, 4), (side * 39, -7), (side * 33, -19)], css(dark), 2.6, 0.5), 1.3)
        out += blurred(oval((side * 31, -24), (9, 5), css(mix(light, (255, 236, 220), 0.7)), 0.5), 2.2)
    out += blurred(oval((0, -13), (38, 15), css(mix(dark, (0, 0, 0), 0.3)), 0.62), 3)
    out += f'<path d="M-53 4Q-30 21 0 21Q30 21 53 4" fill="none" stroke="{GOLD}" stroke-width="2.6"/>'
    out += line([(-53, 4), (-44, 11), (-30, 17), (0, 20.2), (30, 17), (44, 11), (53, 4)], "#fff0c0", 0.7, 0.6)
    for x in (-53, 53):
        tail = [(x - 1.6, 7), (x - 3.6, 25), (x + 3.6, 25), (x + 1.6, 7)]
        out += polygon(tail, "#c98f30") + disc((x, 5), 3.4, GOLD)
    return out


def lip(seed: int, _thick: float) -> str:
    """The velvet of a cushion that rises before what has sunk into it."""
    defined, light, _ = pile(seed, "lip")
    rise = "M-43-16Q-36-14-30-12.5Q0-6.5 30-12.5Q36-14 43-16Q45 6 0 9Q-45 6-43-16Z"
    gleam = line(
        [(-30, -10), (-15, -7.6), (0, -6.8), (15, -7.6), (30, -10)], css(mix(light, (255, 226, 210), 0.5)), 2, 0.5
    )
    return defined + blurred(f'<path d="{rise}" fill="{css(light)}"/>', 1.6) + blurred(gleam, 1.2)


DRAWN: Mapping[str, Drawer] = MappingProxyType({"plate": plate, "board": board, "cushion": cushion})
BEFORE: Mapping[str, Drawer] = MappingProxyType({"cushion": lip})
