"""Groups that don't stand in each other's way, and what grows beside a road, not on it."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.spots import smaller

if TYPE_CHECKING:
    from generator.references import Part
    from generator.spots import Frame, Spot

LOOSE = frozenset({"and", "with", "beside"})  # relations of what has a place of its own
TOGETHER = 0.98  # of the width, that two groups have together
ROAD = re.compile(r"\b(?:road|highway|street|avenue|lane|route)s?\b", re.IGNORECASE)
NARROWED = 0.75  # of its size: how small a thing gets for want of room
VERGE = (0.02, 0.3)  # of the width, from an edge: where what grows stands beside a road


def apart(spots: list[Spot], parts: tuple[Part, ...], frame: Frame) -> tuple[list[Spot], dict[int, float]]:
    """Spots of two groups, each in the middle of its own share of the width, and these shares; {} where none are."""
    loose = len(parts) == len(spots) == 2 and parts[1].relation in LOOSE  # noqa: PLR2004 - one of each
    counted = loose and all(1 <= part.count < 10 for part in parts) and max(part.count for part in parts) > 1  # noqa: PLR2004
    if not counted or any(spot.stand or spot.level or not (spot.shadow or spot.afloat) for spot in spots):
        return spots, {}
    wide = [spot.width * abreast(parts[spot.part].count) for spot in spots]
    shares = [TOGETHER * one / sum(wide) for one in wide]
    left = 0 if spots[0].x <= spots[1].x else 1
    middle = (1 - TOGETHER) / 2 + shares[left] / 2, 1 - (1 - TOGETHER) / 2 - shares[1 - left] / 2
    placed = [fit_in(spot, middle[0 if k == left else 1], shares[k], frame.width) for k, spot in enumerate(spots)]
    return placed, {spot.part: share for spot, share in zip(spots, shares, strict=True)}


def fit_in(spot: Spot, middle: float, share: float, width: int) -> Spot:
    """A spot in the middle of a share of the width, not much wider than that, and within the frame."""
    small = smaller(spot, min(1.0, max(NARROWED, share * width / spot.width)))
    edge = small.width / 2 / width
    return replace(small, x=width * min(max(middle, edge), 1 - edge))


def abreast(count: int) -> float:
    """How many of a group stand side by side, those further off being smaller."""
    return float(count) if count <= 2 else 0.75 * -(-count // 2)  # noqa: PLR2004 - from three on in rows


def verged(spots: list[Spot], parts: tuple[Part, ...], frame: Frame) -> list[Spot]:
    """Spots of which plants stand at the sides of a road, left and right in turn."""
    plants = [k for k, spot in enumerate(spots) if grows(parts[spot.part]) and spot.shadow and not spot.stand]
    if not ROAD.search(frame.turn.text) or frame.backdrop.surface != "ground":
        return spots
    out = list(spots)
    for rank, k in enumerate(sorted(plants, key=lambda k: spots[k].x)):
        right = rank >= (len(plants) + frame.turn.of("side", 2)) // 2
        far = VERGE[0] + (VERGE[1] - VERGE[0]) * frame.dice.random()
        spot = spots[k]
        out[k] = replace(spot, x=(1 - far if right else far) * frame.width)
    return out


def grows(part: Part) -> bool:
    """Whether a thing has roots."""
    return part.concept is not None and part.concept.kind == "plant"


def unseen(spot: Spot) -> float:
    """How much of a spot's height, from its foot, isn't seen and may be outside: under water, or an empty corner."""
    corner = 0.5 * abs(math.sin(math.radians(spot.tilt)))  # of what lies level and was drawn aslant
    return spot.veiled + corner + (1 - spot.cut[3] if spot.cut else 0.0)
