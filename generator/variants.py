"""Which drawings of one thing are looked at together: those of one outline, or parts of the others stay as ghosts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from operator import itemgetter
from typing import TYPE_CHECKING

import numpy as np

from generator.anatomy import measured
from generator.belongings import SHOWN, named
from generator.hulls import unsightly

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.backdrop import Backdrop
    from generator.bank import Bank, Piece
    from generator.references import Part
    from generator.variety import Turn

LOOKS = 4  # aligned pictures of a scene, at most
PLAINER = frozenset({"fluent-emoji-flat", "fxemoji", "noto-v1"})  # packs that others draw better than, of the same
ODDER = frozenset({"streamline-emojis", "streamline-kameleon-color", "openclipart"})  # packs of another look
SIDE = 32  # pixels of the thumbnails that are compared
ALIKE = 0.65  # the least agreement of drawings that are looked at together
SURELY = 0.02  # by how much it must agree better the other way round
BORNE_WITH, NEARLY = 0, 1  # how bad a drawing may be to lead, unless all are worse; and how much worse than the best
OWN = "reverie"  # the pack drawn for this bank: it leads
CAST = -5  # how plain what a person chose to lead is
MIXED = "openclipart"  # a pack by many hands: some paint, some draw in ink
INKED = 0.34  # of its edge, from which on a drawing is one in ink
PAINTED = 6  # of how many colours what is painted is at least
RICH, FORMED = 12, 0.12  # and what leads, for it has light and shade; how much of that changes: one gradient isn't it
TIPS, HEADLESS, STRANGE = 2, 3, 2  # how much worse a drawing is that tips over, shows a head alone, is of an odd colour
SAILS = 3  # and one of a boat with next to no hull, or of one aslant
BARE = 0.35  # of the most detail that a good drawing of the thing has: what has less is a blob
FACE = 0.34  # of its width: from this distance of two eyes on it is a face
BLOB = 0.7  # of its box: what fills more is a head, where no good drawing tells the body
SEVERAL, ODD = (
    3,
    150,
)  # drawings that tell what colour is usual; how far from it a colour is odd, of 255 in each channel
TONE = 0.8  # how much the colours count beside the outline


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """A drawing as it is looked at: mirrored or not; `turn` tells apart several memories of one drawing."""

    piece: Piece
    mirrored: bool = False
    turn: int = 0


def chosen(
    parts: tuple[Part, ...], turn: Turn, bank: Bank | None = None, levels: Backdrop | None = None
) -> list[tuple[Piece, ...]]:
    """One drawing of each part for each look; the seed says which of the good ones comes first.

    bank, levels: to look at the drawings, and the setting that they must suit.
    """
    orders = []
    for part in parts:
        own = [piece for piece in part.pieces if piece.concept == part.pieces[0].concept]
        poor = {
            piece.index: plainness(piece, bank) + (faults(part, own, piece, (bank, levels)) if bank else 0)
            for piece in own
        }
        liked = [piece for _, piece in sorted(((poor[piece.index], piece) for piece in own), key=itemgetter(0))]
        best = poor[liked[0].index]
        good = sum(poor[piece.index] <= max(min(BORNE_WITH, best + NEARLY), best) for piece in liked)
        first = turn.first(good)
        orders.append((liked[first], *(p for k, p in enumerate(liked) if k != first), *part.pieces[len(own) :]))
    count = min(LOOKS, max((len(order) for order in orders), default=1))
    return [tuple(order[k % len(order)] for order in orders) for k in range(count)]


def faults(part: Part, own: list[Piece], piece: Piece, means: tuple[Bank, Backdrop | None]) -> int:
    """What speaks against a drawing beside others of the same: it tips over, is only a head, or has an odd colour.

    means: the bank, and the setting.
    """
    (bank, levels), kind = means, part.concept.kind if part.concept else ""
    shape = measured(bank, piece)
    stands = (
        (kind in SHOWN or kind == "vehicle") and levels is not None and not levels.lies and levels.surface == "ground"
    )
    found = TIPS * (stands and not shape.steady)
    if named(bank, piece, "leads"):
        return found
    whole = any(plainness(other, bank) <= 0 and measured(bank, other).both <= FACE for other in own)
    found += HEADLESS * (kind == "animal" and (shape.both > FACE or (shape.full > BLOB and not whole)))
    usual = (measured(bank, other).detail for other in own if plainness(other) <= 0)
    found += shape.detail < BARE * max(usual, default=0.0)
    middle = np.median([other.colour for other in own], axis=0)
    if kind == "vehicle" and levels is not None and levels.surface == "water":
        found += SAILS * unsightly(bank, piece)
    odd = len(own) >= SEVERAL and float(np.linalg.norm(middle - piece.colour)) > ODD
    return found + STRANGE * (odd and not part.colour and kind in ("animal", "food", "plant"))


def plainness(piece: Piece, bank: Bank | None = None) -> int:
    """How late a drawing leads among those of the same thing; with a bank, those painted in many colours come first."""
    shape, kind = (measured(bank, piece), bank.concepts[piece.concept].kind) if bank else (None, "")
    painted = shape is not None and shape.inked < INKED and shape.tones >= PAINTED
    if bank and named(bank, piece, "leads"):
        return CAST
    painted = painted and not (bank and kind == "animal" and traced(bank, piece))
    plain, odd = piece.pack.name in PLAINER, piece.pack.name in ODDER and not (piece.pack.name == MIXED and painted)
    rich = shape is not None and painted and shape.tones >= RICH and shape.detail >= FORMED and not (plain or odd)
    # A painted beast is one at once; no two houses or fires are alike, so a usual one leads.
    bonus = 0 if not rich else 1 if piece.pack.name != MIXED else 3 if kind in ("animal", "vehicle") else 0
    return plain + 2 * odd - max(bonus, piece.pack.name == OWN)


def traced(bank: Bank, piece: Piece) -> bool:
    """Whether a drawing of many colours has no gradient: a photograph cut into patches, which looks like a stencil."""
    return piece.pack.name == MIXED and "Gradient" not in bank.drawing(piece)


def led(part: Part, first: Piece) -> Part:
    """A part whose first drawing is this one: the layout goes by its shape."""
    return replace(part, pieces=(first, *(piece for piece in part.pieces if piece is not first)))


def agreed(part: Part, first: Piece, bank: Bank) -> list[Variant]:
    """LOOKS variants of a part: its first drawing, those that agree with it, the best first, then these again."""
    same = [piece for piece in part.pieces if piece.concept == first.concept and piece is not first]
    others = (agreeing(first, piece, bank) for piece in same)
    ranked = sorted((found for found in others if found[0] >= ALIKE), key=lambda found: -found[0])
    variants = [Variant(piece=first), *(variant for _, variant in ranked)]
    return [replace(variants[k % len(variants)], turn=k // len(variants)) for k in range(LOOKS)]


def agreeing(first: Piece, other: Piece, bank: Bank) -> tuple[float, Variant]:
    """How far another drawing agrees with the first, 0 to 1, the way round that suits it better."""
    mine, theirs = thumbnail(bank, first), thumbnail(bank, other)
    straight, turned = agreement(mine, theirs), agreement(mine, theirs[:, ::-1])
    return max(straight, turned), Variant(piece=other, mirrored=turned > straight + SURELY)


def agreement(one: NDArray[np.floating], other: NDArray[np.floating]) -> float:
    """How far two thumbnails (h, w, 4) share their outline and, where both are, their colours; 1 for the same."""
    both, either = np.minimum(one[..., 3], other[..., 3]), np.maximum(one[..., 3], other[..., 3])
    apart = np.abs(one[..., :3] - other[..., :3]).mean(-1)
    return float(both.sum() / either.sum() * (1 - TONE * (apart * both).sum() / max(both.sum(), 1e-6)))


@lru_cache(maxsize=4096)
def thumbnail(bank: Bank, piece: Piece) -> NDArray[np.floating]:
    """A drawing with its foot in the middle of a square's lower edge: (SIDE, SIDE, 4) in 0…1."""
    drawn = bank.draw(piece, SIDE, SIDE).astype(np.float32) / 255
    square = np.zeros((SIDE, SIDE, 4), np.float32)
    left = (SIDE - drawn.shape[1]) // 2
    square[SIDE - drawn.shape[0] :, left : left + drawn.shape[1]] = drawn
    return square
