"""Which way things look: into the picture, at what they have to do with, a flock mostly one way."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from generator.anatomy import Shape
    from generator.references import Part
    from generator.spots import Spot

    Cast = tuple[tuple[Part, ...], tuple[Shape, ...]]  # parts and the shapes of the drawings that lead them

ALIVE = frozenset({"animal", "person"})
JOINED = frozenset({"wearing", "holding", "riding"})  # what was fitted to a body as it stands
FREE = frozenset({"beside", "and", "with", "before", "behind", "over", "amid"})
CHASES = re.compile(r"\b(?:chas|follow|hunt|herd)\w*|\brunning (?:after|from)\b|\bflee\w*", re.IGNORECASE)
ASIDE = 0.03  # of the width: what is further from the middle looks into the picture
STRAY = 0.22  # how many of a flock look the other way


def faced(spots: list[Spot], cast: Cast, scene: tuple[str, float, Random]) -> list[Spot]:
    """Spots turned so that nobody turns its back on what it looks at.

    scene: the prompt's text, the frame's width, dice.
    """
    parts, (text, width, dice) = cast[0], scene
    if any(part.relation in JOINED for part in parts):
        return spots
    mates = partners(parts)
    if mates and any(spot.part == mates[1] for spot in spots):
        return meeting(spots, cast, mates, chased=bool(CHASES.search(text)))
    flock = [spot for spot in spots if parts[spot.part].count > 1]
    way = dice.choice((-1, 1))
    return [toward(spot, cast, way_of(spot, flock, way if dice.random() > STRAY else -way, width)) for spot in spots]


def partners(parts: tuple[Part, ...]) -> tuple[int, int] | None:
    """The subject and the first thing that it may have to do with."""
    found = (k for k, part in enumerate(parts) if k and part.relation in FREE and part.words != parts[0].words)
    mate = next(found, None)
    return (0, mate) if mate is not None else None


def meeting(spots: list[Spot], cast: Cast, mates: tuple[int, int], *, chased: bool) -> list[Spot]:
    """The subject looks at the other thing, and that at the subject, unless it runs away from it."""
    parts = cast[0]
    first = next(spot for spot in spots if spot.part == mates[0])
    other = next(spot for spot in spots if spot.part == mates[1])
    way = 1 if other.x >= first.x else -1
    words = {parts[number].words: turn for number, turn in ((mates[0], way), (mates[1], way if chased else -way))}
    return [toward(spot, cast, words.get(parts[spot.part].words, 0)) for spot in spots]


def way_of(spot: Spot, flock: list[Spot], way: int, width: float) -> int:
    """Which way one looks that has nothing to look at: two at each other, a flock one way, one into the picture."""
    if len(flock) == 2 and spot in flock:  # noqa: PLR2004 - a pair
        return 1 if spot.x <= min(one.x for one in flock) else -1
    if spot in flock:
        return way
    return 0 if abs(spot.x / width - 0.5) < ASIDE else 1 if spot.x < width / 2 else -1


def toward(spot: Spot, cast: Cast, way: int) -> Spot:
    """A spot that looks that way, -1 left or 1 right, if its thing is alive and seen from the side."""
    part, shape = cast[0][spot.part], cast[1][spot.part]
    if not way or part.concept is None or part.concept.kind not in ALIVE or shape.both:
        return spot
    return replace(spot, mirrored=(way == 1) == shape.left)
