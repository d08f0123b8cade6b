"""Two that have to do with each other: who hugs, kisses or dances is close; who fights leans in, none is far off."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.bank import ALIVE
from generator.spots import smaller

if TYPE_CHECKING:
    from generator.references import Part
    from generator.spots import Spot

CLOSE = re.compile(
    r"\b(?:hug(?:s|g\w+)?|(?:kiss|cuddl|danc|embrac|snuggl|waltz)\w*|proposing|in love)\b", re.IGNORECASE
)
HOSTILE = re.compile(
    r"\b(?:fight(?:s|ing)?|battl(?:es?|ing)|duel(?:s|l?ing)?|boxing|wrestl(?:es?|ing)|attack(?:s|ing)?|spar(?:s|ring)?"
    r"|vs|versus)\b",
    re.IGNORECASE,
)  # a box and what is against a wall are nothing hostile
APART = frozenset({"", "and", "beside", "with"})  # relations of two of which neither bears the other
HUGGED, FOUGHT = 0.38, 0.47  # of both widths: how far apart their middles are
ROOM = 0.95  # of the width: how much both take at most
LEAN = {"animal": 7.0, "person": 9.0}  # degrees, by which one who fights leans in


def met(spots: list[Spot], parts: tuple[Part, ...], text: str, width: int) -> list[Spot]:
    """Spots of which two alive that act on each other stand close, on one ground, in a frame `width` pixels wide."""
    close, hostile = bool(CLOSE.search(text)), bool(HOSTILE.search(text))
    two = [k for k, spot in enumerate(spots) if loose(spot, parts[spot.part])]
    if not (close or hostile) or len(two) != 2:  # noqa: PLR2004 - a pair
        return spots
    left, right = sorted((spots[k] for k in two), key=lambda spot: spot.x)
    if parts[left.part].words == parts[right.part].words:  # of two knights none is further off
        left, right = alike(left, right)
    share = HUGGED if close else FOUGHT
    fits = min(1.0, ROOM * width / ((share + 0.5) * (left.width + right.width)))
    left, right = smaller(left, fits), smaller(right, fits)
    apart, middle = share * (left.width + right.width), (left.x + right.x) / 2
    middle = min(max(middle, 0.5 * (apart + left.width)), width - 0.5 * (apart + right.width))
    left, right = replace(left, x=middle - apart / 2), replace(right, x=middle + apart / 2)
    if hostile and not close:
        left, right = leant(left, parts, -1), leant(right, parts, 1)
    moved = {two[0]: left, two[1]: right} if spots[two[0]].x <= spots[two[1]].x else {two[0]: right, two[1]: left}
    return [moved.get(k, spot) for k, spot in enumerate(spots)]


def loose(spot: Spot, part: Part) -> bool:
    """Whether a spot is of somebody who stands there by himself."""
    alive = part.concept is not None and part.concept.kind in ALIVE
    return alive and part.relation in APART and spot.shadow and not spot.cut and not spot.tilt


def alike(left: Spot, right: Spot) -> tuple[Spot, Spot]:
    """Two of a kind of one size on one level, the one in the other's mirror."""
    high, foot, depth = max(left.height, right.height), max(left.foot, right.foot), max(left.depth, right.depth)
    both = (replace(smaller(spot, high / spot.height), foot=foot, depth=depth) for spot in (left, right))
    one, other = both
    return one, replace(other, mirrored=not one.mirrored)


def leant(spot: Spot, parts: tuple[Part, ...], side: int) -> Spot:
    """Somebody who leans to the middle: -1 from the left, 1 from the right."""
    concept = parts[spot.part].concept
    return replace(spot, tilt=side * LEAN.get(concept.kind if concept else "", 0.0))
