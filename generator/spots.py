"""Where one thing goes in the frame, and what a frame is."""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.figures import bust

if TYPE_CHECKING:
    from random import Random

    from generator.anatomy import Shape
    from generator.backdrop import Backdrop
    from generator.references import Part
    from generator.variety import Turn

SIZES = {1: 0.46, 2: 0.5, 3: 0.58, 4: 0.64, 5: 0.72, 6: 0.76}  # of the short side, alone in the frame
OVERHEAD = 0.86  # of its size: how large a thing is that was said to fly
MOONLIKE, STOOD, SPREAD = 0.36, 0.86, 1.14  # of the short side: a moon over land; of its size: on a plate; lying bare
RAISED = MappingProxyType({"pot": 0.56, "vase": 0.8})  # of a plant's height: how high what it stands in is
SUNK_IN, POTTED = 0.1, 0.76  # of that, what is in it; of the frame's height, how high both are together
FALLEN, CRAWLING = 48.0, 32.0  # degrees: how far what tipped over leans, and how a beetle goes over a leaf
BROAD = (0.75, 1.5)  # width over height of what lies still where it falls
NEAR, LYING = 0.3, 0.4  # depth from which a thing isn't in the sky; of its way off the middle, what one keeps that lies
AMONG = {1: 0.28, 2: 0.38, 3: 0.52, 4: 0.78, 5: 0.98, 6: 1.1}  # of each other, beside each other: damped
HANDY, SMALL = frozenset({"object", "food", "clothing"}), 2  # kinds of which small ones are smaller than beasts


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where one copy of one part goes: centre, foot and size in pixels; depth, for far things are drawn first."""

    part: int
    x: float
    foot: float
    width: float
    height: float
    depth: float
    mirrored: bool = False
    shadow: bool = True
    touches: bool = False  # what it stands on is another thing: no shadow falls, but there is dark under it
    afloat: bool = False  # what is veiled is under water
    single: bool = False  # one of a count that was placed already
    level: bool = False  # stands on another thing: copies beside, not behind each other
    veiled: float = 0.0  # of its height, hidden at the foot
    tilt: float = 0.0  # degrees to the left, of what flies or swims
    cut: tuple[float, float, float, float] | None = None  # the only part of the drawing that is shown, in shares
    stand: str = ""  # what is drawn under it, a plate, a board, a cushion, or about its foot: a pot, a vase
    lies: bool = False  # it lies, seen from above
    glaze: str = ""  # the colour that the pot or vase about its foot was said to have

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return self.x - self.width / 2, self.foot - self.height, self.x + self.width / 2, self.foot

    @property
    def risen(self) -> bool:
        """Whether it is in the sky, behind all land."""
        return self.depth < NEAR


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a layout is made for: size in pixels, the setting's levels, the dice."""

    width: int
    height: int
    backdrop: Backdrop
    dice: Random
    parts: tuple[Part, ...]
    turn: Turn
    shapes: tuple[Shape, ...]  # of the parts' first drawings
    slopes: tuple[tuple[float, float, float], ...] = ()  # of what is ridden level: how to turn it, and its size then

    @property
    def short(self) -> int:
        """The short side."""
        return min(self.width, self.height)

    def level(self, share: float) -> float:
        """Pixels of a level in hundredths of the height."""
        return share * self.height / 100


def fitted(part: Part, side: float) -> tuple[float, float]:
    """Width and height of a part's first drawing within a square; long things may be somewhat longer."""
    aspect = part.pieces[0].aspect
    long = 1.34 if aspect < 0.45 else 1.18 if aspect > 1.5 or aspect < 0.6 else 1.0  # noqa: PLR2004 - trains and towers
    return (side * long, side * long / aspect) if aspect >= 1 else (side * long * aspect, side * long)


def rooted(spot: Spot, place: str, frame: Frame) -> Spot:
    """A spot at the height where its kind belongs in this setting."""
    floor, surface = frame.level(frame.backdrop.floor), frame.backdrop.surface
    if frame.backdrop.lies:
        return laid(spot, frame)
    if place == "sky":
        over = surface in ("ground", "water")  # clear of the land
        small = smaller(spot, min(1.0, MOONLIKE * frame.short / spot.height)) if over else spot
        return replace(small, foot=frame.level(23 if over else 40) + small.height / 2, depth=0.2, shadow=False)
    aloft = place == "air" or (frame.parts[spot.part].aloft and not frame.backdrop.bears)
    if aloft or surface in ("none", "air") or (place == "deep" and surface not in ("water", "ground")):
        said = place != "air" and surface in ("ground", "water")  # above the roofs
        small = smaller(spot, OVERHEAD) if said else spot
        return replace(small, foot=frame.level(36 if said else 50) + small.height / 2, shadow=False)
    if surface == "water":
        under = draught(frame.parts[spot.part])
        return replace(spot, foot=floor + under * spot.height, shadow=False, veiled=under, afloat=True)
    perched, stand = frame.backdrop.narrow, frame.backdrop.stand
    vessel = RAISED.get(stand, 0.0)
    both = POTTED * frame.height / (spot.height * (1 + vessel - SUNK_IN))
    small = smaller(spot, min(1.0, both) if vessel else STOOD if stand else 1.0)
    x = frame.width * (0.5 + (0 if frame.backdrop.bears else LYING if stand else 1) * (spot.x / frame.width - 0.5))
    return replace(
        small,
        tilt=fallen(spot, frame),
        x=x,
        foot=floor - max(0.0, vessel - SUNK_IN) * small.height,
        level=perched,
        shadow=not (perched or vessel),
        touches=perched,
        stand=stand,
    )


def fallen(spot: Spot, frame: Frame) -> float:
    """How far a thing alone has tipped over that cannot stand and is as broad as high: an open umbrella."""
    part, aspect = frame.parts[spot.part], spot.width / spot.height
    tips = len(frame.parts) == 1 and part.concept is not None and part.concept.kind == "object"
    tips = tips and not frame.shapes[spot.part].steady and BROAD[0] < aspect < BROAD[1]
    return (FALLEN if spot.mirrored else -FALLEN) if tips else 0.0


def laid(spot: Spot, frame: Frame) -> Spot:
    """A spot that lies, seen from above: near the middle, with its shadow all around; a beetle goes aslant."""
    part, stand = frame.parts[spot.part], frame.backdrop.stand
    crawls = part.concept is not None and part.concept.kind == "animal"
    small = smaller(spot, STOOD if stand else 1.0 if crawls else SPREAD)
    tilt = CRAWLING * (1 if spot.mirrored else -1) if crawls else 0.0
    turn = math.radians(abs(tilt))  # what is turned is higher, and its middle is to be the frame's
    foot = frame.level(51) + (small.width * math.sin(turn) + small.height * math.cos(turn)) / 2
    x = frame.width * (0.5 + LYING * (spot.x / frame.width - 0.5))
    return replace(small, tilt=tilt, x=x, foot=foot, shadow=False, stand=stand, lies=True)


def draught(part: Part) -> float:
    """How much of a thing is under water where it swims or wades."""
    if part.concept is None or part.concept.kind in ("landscape", "building", "sky"):
        return 0.06
    wades = part.concept.kind == "person" or part.concept.place not in ("sea", "deep")
    return 0.07 if part.concept.kind == "vehicle" else 0.3 if wades else 0.26


def smaller(spot: Spot, scale: float) -> Spot:
    """The same spot, scaled about its foot."""
    return replace(spot, width=spot.width * scale, height=spot.height * scale)


def moved(spots: list[Spot], main: Spot) -> list[Spot]:
    """All spots after the first was moved and scaled to `main`: what belongs to it goes along."""
    old = spots[0]
    scale = main.width / old.width
    rest = [
        replace(smaller(s, scale), x=main.x + (s.x - old.x) * scale, foot=main.foot + (s.foot - old.foot) * scale)
        for s in spots[1:]
    ]
    return [main, *rest]


def natural(part: Part) -> float:
    """How large a part's thing is among others; a head without a body is only a part of a person."""
    handy = part.concept is not None and part.concept.kind in HANDY and part.concept.size <= SMALL
    return AMONG[part.concept.size if part.concept else 3] * (0.72 if bust(part) or handy else 1.0)


def relative(part: Part, to: Part) -> float:
    """How large a thing is beside another, damped."""
    return min(1.35, max(0.34, natural(part) / natural(to)))


def guest(part: Part, number: int, frame: Frame, to: Spot, scale: float = 1.0) -> Spot:
    """A further thing beside a spot, not yet placed: its size relative to what it joins, on the same foot."""
    width, height = fitted(part, max(to.width, to.height) * scale * relative(part, frame.parts[to.part]))
    shrink = min(1.0, 0.9 * frame.width / width, 0.8 * frame.height / height)
    return Spot(part=number, x=to.x, foot=to.foot, width=width * shrink, height=height * shrink, depth=to.depth)


def place_of(part: Part) -> str:
    """Where a part's thing belongs."""
    return part.concept.place if part.concept else "ground"


def either(frame: Frame) -> int:
    """Left or right, the other way round for the next seed."""
    return (-1, 1)[frame.turn.of("side", 2)]
