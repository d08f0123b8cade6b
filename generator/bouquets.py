"""Blossoms by rule, with petals, and a bouquet of them that stands in a vase."""

from __future__ import annotations

import math
import random
from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from generator.bank import shapes
from generator.lighting import lit
from generator.spots import smaller
from generator.standing import lay
from generator.vector import css, disc, line, mix, oval, polygon

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.references import Part
    from generator.spots import Spot
    from generator.vector import Colour, Point

    Pixels = NDArray[np.floating]

VASE, ARRANGED = "vase", "flowers"  # the label of what is drawn with three discs for flowers; how its spot says so
NECK, MOUTH = 0.43, 0.47  # of its drawing's height, where the vase itself begins; and where stems come out of it
LESS = 0.94  # of its size: its flowers are larger than those it was drawn with
GAY: tuple[tuple[Colour, ...], ...] = (  # colours that go together
    ((226, 78, 104), (250, 176, 190), (252, 214, 120), (255, 246, 236)),
    ((244, 150, 74), (252, 206, 92), (220, 84, 70), (255, 240, 214)),
    ((150, 110, 200), (214, 140, 204), (250, 196, 210), (246, 240, 255)),
    ((236, 104, 150), (146, 120, 214), (252, 196, 98), (255, 244, 248)),
)
HEADS = (  # from far to near: how far aside and up of the mouth, how large, in hundredths of the sheet; which blossom
    (-20, 46, 6.4, 0), (21, 45, 6.2, 1), (2, 54, 7.0, 0), (-31, 31, 6.6, 1), (32, 30, 6.8, 0), (-12, 40, 7.6, 1),
    (13, 41, 7.4, 0), (-24, 19, 7.2, 0), (25, 18, 7.0, 1), (0, 29, 9.4, 0), (-12, 17, 7.0, 1), (13, 15, 7.8, 0),
)  # fmt: skip
GREENS: tuple[Colour, ...] = ((70, 128, 66), (96, 152, 78), (56, 108, 70))


def daisy(at: Point, size: float, tone: Colour, turn: float) -> str:
    """A blossom of many petals about a yellow heart, the farther petals darker."""
    out, (x, y) = "", at
    for ring, (count, long, dim) in enumerate(((11, 1.0, 0.16), (9, 0.76, 0.0))):
        for k in range(count):
            angle = 360 * k / count + turn + 17 * ring
            shade = mix(tone, (96, 20, 70), dim + 0.1 * (k % 2))
            petal = oval((0, -0.56 * size * long), (0.25 * size * long, 0.46 * size * long), css(shade))
            petal += line([(0, -0.3 * size * long), (0, -0.8 * size * long)], "#ffffff", 0.05 * size, 0.34)
            out += f'<g transform="translate({x:.2f} {y:.2f}) rotate({angle:.1f})">{petal}</g>'
    out += disc(at, 0.3 * size, "#b8741e") + disc((x - 0.03 * size, y - 0.05 * size), 0.26 * size, "#f2bb3c")
    for k in range(7):
        angle = math.tau * k / 7
        out += disc((x + 0.15 * size * math.cos(angle), y + 0.15 * size * math.sin(angle)), 0.04 * size, "#a8681c")
    return out


def rose(at: Point, size: float, tone: Colour, turn: float) -> str:
    """A full blossom whose petals lie over each other, darkest between them."""
    (x, y), dark, light = at, mix(tone, (70, 6, 40), 0.5), mix(tone, (255, 255, 255), 0.42)
    out = disc(at, 0.94 * size, css(dark))
    for ring, (count, reach, wide) in enumerate(((7, 0.62, 0.46), (6, 0.42, 0.4), (4, 0.22, 0.3))):
        for k in range(count):
            angle = math.radians(turn + 360 * k / count + 26 * ring)
            px, py = x + reach * size * math.cos(angle), y + reach * size * math.sin(angle)
            body = mix(mix(tone, dark, 0.16 * ring), light, 0.12 * (k % 2))
            out += disc((px, py), wide * size, css(mix(body, dark, 0.55)))
            out += disc((px + 0.05 * size * math.cos(angle), py + 0.05 * size * math.sin(angle)), 0.9 * wide * size,
                        css(mix(body, light, 0.26)))  # fmt: skip
            out += disc((px - 0.06 * size * math.cos(angle), py - 0.06 * size * math.sin(angle)), 0.8 * wide * size,
                        css(body))  # fmt: skip
    return out + disc(at, 0.13 * size, css(dark))


def leaf(foot: Point, tip: Point, wide: float, green: Colour) -> str:
    """A pointed leaf with its rib, one half of it lighter."""
    (x, y), (a, b) = foot, tip
    long = math.hypot(a - x, b - y) or 1.0
    side = -(b - y) / long * wide, (a - x) / long * wide
    middle = x + 0.45 * (a - x), y + 0.45 * (b - y)

    def half(way: int, tone: Colour) -> str:
        bend = middle[0] + way * side[0], middle[1] + way * side[1]
        path = f"M{x:.2f} {y:.2f}Q{bend[0]:.2f} {bend[1]:.2f} {a:.2f} {b:.2f}Z"
        return f'<path d="{path}" fill="{css(tone)}"/>'

    light = mix(green, (226, 240, 160), 0.26)
    return half(2, green) + half(-2, light) + line([foot, tip], css(mix(green, (240, 250, 190), 0.4)), 0.08 * wide, 0.8)


def bouquet(seed: int) -> str:
    """Blossoms of several sizes with leaves and small white sprays, on a sheet whose foot is the vase's mouth."""
    dice, tones = random.Random(f"bouquet {seed}"), GAY[seed % len(GAY)]  # noqa: S311 - no secret
    out = ""
    for aside, up, size, _ in HEADS:
        out += line([(50, 100), (50 + 0.5 * aside, 100 - 0.62 * up), (50 + aside, 100 - up)], "#4c8048", 0.16 * size)
    for angle in (-82, -64, -44, -22, 0, 24, 46, 66, 83, -56, 55):
        turn, long = (
            math.radians(angle + dice.uniform(-6, 6)),
            dice.uniform(36, 50) * (0.82 + 0.3 * math.cos(math.radians(angle))),
        )
        tip = 50 + long * math.sin(turn), 98 - long * math.cos(turn)
        foot = 50 + 0.45 * long * math.sin(turn), 98 - 0.45 * long * math.cos(turn)
        out += leaf(foot, tip, 5.4, dice.choice(GREENS))
    for aside, up in ((-27, 55), (14, 63), (30, 52), (-10, 62), (-41, 40), (42, 41)):
        for _ in range(8):
            x, y = 50 + aside + dice.gauss(0, 3), 100 - up + dice.gauss(0, 3)
            out += line([(50 + 0.8 * aside, 100 - 0.75 * up), (x, y)], "#7fa46a", 0.35) + disc((x, y), 1.0, "#fffdf4")
    for k, (aside, up, size, kind) in enumerate(HEADS):
        at, tone = (50 + aside + dice.uniform(-2, 2), 100 - up + dice.uniform(-2, 2)), tones[k % len(tones)]
        large, turn = 1.25 * size * dice.uniform(0.92, 1.1), dice.uniform(0, 90)
        out += disc((at[0] + 0.6, at[1] + 1.6), 0.94 * large, "#16301c", 0.34)
        out += (daisy, rose)[kind](at, large, tone, turn)
    return out + polygon([(44, 99), (56, 99), (53, 104), (47, 104)], "#2c4a30")


def arranged(spots: list[Spot], parts: tuple[Part, ...]) -> list[Spot]:
    """Spots of which a vase alone shows only itself, for its flowers are drawn by rule."""
    return [
        replace(smaller(spot, LESS), stand=ARRANGED, cut=(0.0, NECK, 1.0, 1.0))
        if (concept := parts[spot.part].concept) and concept.label == VASE and not spot.cut
        else spot
        for spot in spots
    ]


@lru_cache(maxsize=8)
def rendered(seed: int, side: int) -> NDArray[np.uint8]:
    """A bouquet in pixels; all looks of a scene have the same."""
    return shapes('viewBox="0 8 100 100"', bouquet(seed), side, side)


def bloomed(canvas: Pixels, spot: Spot, seed: int, time: str) -> None:
    """Draw the flowers that come out of a vase's mouth into the canvas, in the light of the hour."""
    side = round(1.3 * max(spot.width, 0.8 * spot.height))
    picture = lit(rendered(seed, side).astype(np.float32) / 255, time, 0.5)
    mouth = spot.foot - (1 - MOUTH) * spot.height
    lay(canvas, picture, (round(spot.x - side / 2), round(mouth - 0.9 * side)))
