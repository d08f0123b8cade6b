"""Several of one thing, no two alike: other drawings of it, other colours where it comes in any.

A copy that is drawn otherwise becomes a part of its own, so that all that follows treats it as such.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.belongings import named
from generator.figures import labelled
from generator.variants import BORNE_WITH, agreeing, faults, plainness
from generator.variety import PAINTED, paints_of
from generator.worn import FOOTWEAR

if TYPE_CHECKING:
    from generator.bank import Bank, Piece
    from generator.references import Part
    from generator.spots import Spot

    Cast = tuple[tuple[Part, ...], tuple[Piece, ...]]  # parts and the drawing that leads each

LIKE = 0.42  # how far another drawing must agree in outline and colour to stand beside the first
SLIGHT = 1.6  # how many times wider or narrower it may be
MOST = 4  # drawings of one thing in one picture


def told_apart(cast: Cast, spots: list[Spot], bank: Bank) -> tuple[Cast, list[Spot]]:
    """Parts and spots in which further copies of a thing, from near to far, show other drawings and colours of it."""
    parts, leads = list(cast[0]), list(cast[1])
    order = {number: sorted(copies(spots, number), key=lambda k: -spots[k].depth) for number in range(len(parts))}
    out = list(spots)
    for number, copied in order.items():
        if paired(parts[number]):
            continue
        part, pieces = parts[number], others(parts[number], leads[number], bank) if len(copied) > 1 else []
        for rank, k in enumerate(copied[1:], 1):
            piece, colour = pieces[rank % len(pieces)], painted(part, rank)
            if (piece, colour) != (leads[number], part.colour):
                parts.append(replace(part, pieces=(piece, *(p for p in part.pieces if p is not piece)), colour=colour))
                leads.append(piece)
                out[k] = refitted(replace(spots[k], part=len(parts) - 1), leads[number], piece)
    return (tuple(parts), tuple(leads)), out


def paired(part: Part) -> bool:
    """Whether a thing comes in pairs: both shoes are alike."""
    return part.concept is not None and bool(FOOTWEAR & part.concept.words)


def copies(spots: list[Spot], number: int) -> list[int]:
    """Where a part's spots are, but for those that were placed one by one, and pieces of one."""
    return [k for k, spot in enumerate(spots) if spot.part == number and not (spot.single or spot.cut)]


def others(part: Part, first: Piece, bank: Bank) -> list[Piece]:
    """Drawings of the very thing that can stand beside the first one, which comes first; of poor ones none."""
    same = [piece for piece in part.pieces if piece.concept == first.concept]
    good = [
        p for p in same if plainness(p, bank) + faults(part, same, p, (bank, None)) <= BORNE_WITH and p is not first
    ]
    fit = [piece for piece in good if 1 / SLIGHT < piece.aspect / first.aspect < SLIGHT]
    if liked := [piece for piece in fit if named(bank, piece, "leads")]:
        return [first, *liked][:MOST]
    ranked = sorted(((agreeing(first, piece, bank)[0], piece.index, piece) for piece in fit), reverse=True)
    return [first, *(piece for agrees, _, piece in ranked if agrees > LIKE)][:MOST]


def painted(part: Part, rank: int) -> str:
    """The colour of a further copy: another one for each where the thing comes in any and none was asked for."""
    paints = paints_of(part)
    if not labelled(part, PAINTED) or part.colour in part.words.split() or part.colour not in paints:
        return part.colour
    return paints[(paints.index(part.colour) + 2 * rank) % len(paints)]


def refitted(spot: Spot, old: Piece, new: Piece) -> Spot:
    """A spot for a drawing of another shape, as large as before."""
    wider = (new.aspect / old.aspect) ** 0.5
    return replace(spot, width=spot.width * wider, height=spot.height / wider)
