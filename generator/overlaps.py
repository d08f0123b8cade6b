"""Shade where one part of a drawing lies over another: a limb on a belly, a petal on the next, though of one colour.

A drawing is painted part by part, so which lies over which can be read from its document. Torch-free.
"""

from __future__ import annotations

import math
import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from generator.grains import bell

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.bank import Bank, Piece

    Pixels = NDArray[np.floating]

SHAPE = re.compile(  # or what only cuts or fills others
    r"<(?:mask|clipPath|defs|pattern)\b.*?</(?:mask|clipPath|defs|pattern)>"
    r"|<(path|circle|ellipse|rect|polygon|polyline|line)\b([^>]*?)(/?)>",
    re.DOTALL,
)
FILL, FAINT = re.compile(r'\bfill="([^"]*)"'), re.compile(r'opacity="(?:0|0?\.[0-6]\d*)"')
OWN = re.compile(r'\s(?:stroke|style|opacity|filter|display)="[^"]*"')
MOST = 90  # parts: what has more was painted with shades of its own
ROUND = 12  # directions that are looked in
NEAR = (0.012, 0.026)  # of the short side: how far what lies over something throws its shade
FALLEN = 0.35  # of that, further down than up: light comes from above
DARK = 0.5  # how dark it is right beside what lies over it
TINT = (0.94, 1.0, 0.86)  # shade is a little warm


def ranked(document: str) -> str:
    """A document whose parts are grey instead, the later ones lighter; what is half transparent isn't there."""
    count, number = parts(document), iter(range(1, 1 + parts(document)))
    hollow = 'fill="none"' in document.split("<path", 1)[0]

    def grey(match: re.Match[str]) -> str:
        if not match[1]:
            return match[0]
        tone = "#" + 3 * f"{round(255 * next(number) / count):02x}"
        if FAINT.search(match[2]) or 'display="none"' in match[2]:
            return f'<{match[1]}{OWN.sub("", match[2])} display="none"{match[3]}>'
        own = FILL.search(match[2])
        bare = own[1] == "none" if own else hollow
        style = ("" if bare else f"fill:{tone};") + "fill-opacity:1;opacity:1;stroke-opacity:1"
        stroke = f' stroke="{tone}"' if 'stroke="' in match[2] and 'stroke="none"' not in match[2] else ""
        return f'<{match[1]}{OWN.sub("", match[2])}{stroke} style="{style}"{match[3]}>'

    return SHAPE.sub(grey, document).replace("<svg ", '<svg shape-rendering="crispEdges" ', 1)


def parts(document: str) -> int:
    """How many parts a drawing is painted of."""
    return sum(bool(match[1]) for match in SHAPE.finditer(document))


@lru_cache(maxsize=32)
def shade(bank: Bank, piece: Piece, width: int, height: int) -> Pixels | None:
    """How dark a drawing is where its parts overlap, (h, w) in 0…1; None for one part, or too many."""
    if not 1 < parts(bank.drawing(piece)) <= MOST:
        return None
    order = bank.draw(piece, width, height, ranked)
    return overlapping(order[..., 0].astype(np.float32) * (order[..., 3] > 0))


def overlapping(order: Pixels) -> Pixels:
    """How dark it is beside what lies over something; `order` is higher the later a part was painted."""
    size, found = min(order.shape), np.zeros_like(order)
    for reach in NEAR:
        away = max(1.0, reach * size)
        pad = math.ceil(away * (1 + FALLEN))
        wide = np.pad(order, pad, mode="edge")
        for k in range(ROUND):
            down = round(away * (math.sin(2 * math.pi * k / ROUND) - FALLEN)) + pad
            right = round(away * math.cos(2 * math.pi * k / ROUND)) + pad
            found += wide[down : down + order.shape[0], right : right + order.shape[1]] > order + 1
    return np.asarray(DARK * bell(found / (ROUND * len(NEAR)), 0.008 * size), np.float32)


def overlapped(drawing: NDArray[np.uint8], dark: Pixels | None) -> NDArray[np.uint8]:
    """A drawing (h, w, 4) with that shade on it."""
    if dark is None:
        return drawing
    out = drawing.astype(np.float32)
    out[..., :3] *= 1 - dark[..., None] * np.array(TINT, np.float32)
    return np.round(out).astype(np.uint8)
