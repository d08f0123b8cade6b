"""Vessels of glass in which a scene of its own is shown: globes, bulbs, jars, domes, a bottle on its side."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.vector import blurred, clipped, css, disc, graded, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from collections.abc import Callable
    from random import Random

    from generator.vector import Colour

    Box = tuple[float, float, float, float]

FOOT = 91.0  # where a vessel stands
WOOD: Colour = (122, 74, 44)
FLAKES = 34


@dataclass(frozen=True, slots=True, kw_only=True)
class Vessel:
    """One of glass.

    window: what is within, about the middle of the frame (left, top, width, height); its shape about a middle, and
    what belongs to it besides glass; snow: flakes fall in it.
    """

    window: Box
    shape: Callable[[float], str]
    trim: Callable[[float], str]
    snow: bool = False

    def over(self, x: float, dice: Random) -> str:
        """All that lies over what is within: light on the glass, its stand; flakes, and where these lie."""
        left, top, wide, high = self.window
        fallen = ""
        if self.snow:
            flakes = [
                disc((x + left + wide * dice.random(), top + high * dice.random()), dice.uniform(0.5, 1.1), "#fff", 0.9)
                for _ in range(FLAKES)
            ]
            fallen = clipped(self.shape(x), oval((x, top + high), (wide / 2, 0.13 * high), "#f2f7ff") + "".join(flakes))
        bend = [(0.1, 0.56), (0.11, 0.4), (0.17, 0.26), (0.28, 0.14)]
        gleam = line([(x + left + a * wide, top + b * high) for a, b in bend], "#ffffff", 3.0, 0.6)
        gleam += disc((x + left + 0.82 * wide, top + 0.74 * high), 1.9, "#ffffff", 0.5)
        return fallen + blurred(gleam, 0.7) + self.trim(x)


def globe(x: float) -> str:
    """A sphere."""
    return disc((x, 45), 34, "#fff")


def pedestal(x: float) -> str:
    """A turned foot of wood, under a sphere."""
    defined, fill = graded(74, 18, mix(WOOD, (255, 220, 170), 0.34), mix(WOOD, (20, 6, 0), 0.35))
    foot = polygon([(x - 22, 74), (x + 22, 74), (x + 29, FOOT), (x - 29, FOOT)], fill)
    return (
        defined
        + foot
        + oval((x, FOOT), (29, 3.2), fill)
        + oval((x, 74), (22, 2.6), css(mix(WOOD, (255, 226, 180), 0.5)))
    )


def bulb(x: float) -> str:
    """A light bulb, its socket below."""
    return disc((x, 42), 32, "#fff") + polygon([(x - 22, 62), (x + 22, 62), (x + 11, 80), (x - 11, 80)], "#fff")


def socket(x: float) -> str:
    """The thread of a light bulb."""
    rows = "".join(
        rect((x - 11 + k * 0.5, 78 + 3.6 * k, 22 - k, 3), css((196 - 22 * k, 196 - 20 * k, 204 - 18 * k)), corner=1.4)
        for k in range(4)
    )
    return rows + rect((x - 5, 92, 10, 3), "#3a3a40", corner=1.4)


def jar(x: float) -> str:
    """A jar."""
    return rect((x - 28, 22, 56, 70), "#fff", corner=10)


def lid(x: float) -> str:
    """A cork in a jar's mouth, over its rim."""
    defined, fill = graded(8, 14, (222, 176, 122), (164, 112, 68))
    return (
        defined + rect((x - 19, 9, 38, 13), fill, corner=2.4) + rect((x - 22, 19, 44, 4.6), "#e8f4f8", 0.55, corner=2)
    )


def lying(x: float) -> str:
    """A bottle on its side."""
    neck = polygon([(x + 22, 43), (x + 33, 55), (x + 42, 56), (x + 42, 70), (x + 33, 71), (x + 22, 83)], "#fff")
    return rect((x - 44, 36, 70, 54), "#fff", corner=14) + neck


def cork(x: float) -> str:
    """A cork in the mouth of a bottle that lies, and what keeps this from rolling."""
    defined, fill = graded(55, 16, (222, 176, 122), (150, 100, 60))
    feet = "".join(
        polygon([(at - 5, 91), (at + 5, 91), (at + 7, 96), (at - 7, 96)], css(WOOD)) for at in (x - 28, x + 12)
    )
    return defined + rect((x + 40, 56.5, 8, 13), fill, corner=1.6) + feet


def dome(x: float) -> str:
    """A glass dome."""
    return rect((x - 29, 10, 58, 74), "#fff", corner=28) + rect((x - 29, 46, 58, 39), "#fff")


def plinth(x: float) -> str:
    """The plate of wood under a dome, and its knob."""
    defined, fill = graded(83, 9, mix(WOOD, (255, 220, 170), 0.34), mix(WOOD, (20, 6, 0), 0.3))
    return defined + rect((x - 36, 84, 72, 7.4), fill, corner=3) + disc((x, 8.4), 3, "#eaf6fa", 0.8)


SPHERE = Vessel(window=(-34, 11, 68, 68), shape=globe, trim=pedestal)
BULB = Vessel(window=(-32, 10, 64, 66), shape=bulb, trim=socket)
JAR = Vessel(window=(-28, 22, 56, 70), shape=jar, trim=lid)
DOME = Vessel(window=(-29, 10, 58, 76), shape=dome, trim=plinth)
BOTTLE = Vessel(window=(-44, 36, 86, 54), shape=lying, trim=cork)
VESSELS = MappingProxyType(
    dict.fromkeys(("glass ball", "glass globe", "glass sphere", "glass orb", "crystal ball"), SPHERE)
    | {"snow globe": Vessel(window=SPHERE.window, shape=globe, trim=pedestal, snow=True), "light bulb": BULB}
    | dict.fromkeys(("jar", "terrarium"), JAR)
    | dict.fromkeys(("glass dome", "bell jar", "cloche"), DOME)
    | {"bottle": BOTTLE}
)


def named(vessel: str) -> str:
    """The name of a vessel as it is filed, in two words."""
    return next(name for name in VESSELS if name.replace(" ", "") == vessel.replace(" ", ""))
