"""Where the drawings of a scene came from."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from generator.recipe import Source

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.bank import Piece
    from generator.references import Part
    from generator.spots import Spot
    from generator.variants import Variant


def sources(
    parts: tuple[Part, ...], spots: list[Spot], looks: list[tuple[Variant, ...]], size: tuple[int, int]
) -> list[Source]:
    """Every drawing that was looked at, once for each spot's part, with the box of all copies."""
    out = []
    for number, part in enumerate(parts):
        shown = [spot.box for spot in spots if parts[spot.part].words == part.words]
        if not shown:  # a bowl that was drawn by rule
            continue
        boxes = np.array(shown) / np.array([*size, *size])
        box = (*boxes[:, :2].min(0).clip(0, 1), *boxes[:, 2:].max(0).clip(0, 1))
        rounded = tuple(round(float(v), 4) for v in box)
        out += [source(piece, part, rounded) for piece in unique(look[number].piece for look in looks)]
    return out


def unique(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces without repetitions, in order."""
    return list({piece.index: piece for piece in pieces}.values())


def source(piece: Piece, part: Part, box: tuple[float, ...]) -> Source:
    """Where one drawing came from."""
    return Source(
        piece=piece.name,
        pack=piece.pack.title,
        author=piece.author,
        licence=piece.pack.licence,
        words=part.words,
        box=(box[0], box[1], box[2], box[3]),
    )
