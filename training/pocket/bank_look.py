"""Look at drawings: where their ink is, what colour it has, whether two are the same, whether one is fit to be used."""

from __future__ import annotations

import io
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import resvg_py
from PIL import Image

if TYPE_CHECKING:
    from numpy.typing import NDArray

SIDE = 128
INK = 24  # alpha from which a pixel counts
MARGIN = 1.0  # pixel around the ink
LEAST = 0.03  # share of the frame that must be ink
SQUARE = 0.94  # share of its box from which a drawing is a framed picture
ROUNDED = 0.86  # the same for things that some packs show within a rounded square
SQUARES_LISTED = (
    "Tokyo tower|carousel horse|desert|desert island|factory|ferris wheel|fountain|mount fuji|rainbow|roller coaster|"
    "sailboat|ship|shooting star|tent|volcano|motorway|castle|camping|national park"
)
IN_SQUARES = frozenset(SQUARES_LISTED.split("|"))
BUST = 0.72  # width over height from which a drawing of a person is a head or a bust
SAME = 0.045  # mean difference at which two drawings are one


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What a drawing looks like: box of its ink in its own units, mean colour, opaque share of that box, thumbnail."""

    box: tuple[float, float, float, float]
    colour: tuple[int, int, int]
    share: float
    thumb: NDArray[np.float32]  # (16, 16, 4)


def look(svg: str, view: tuple[float, float, float, float]) -> Look | None:
    """Render a drawing and measure it; None where there is next to no ink."""
    sized = svg.replace("<svg ", f'<svg width="{SIDE}" height="{SIDE}" ', 1)
    picture = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=sized)))).convert("RGBA")
    alpha = np.asarray(picture)[..., 3]
    if (alpha > INK).mean() < LEAST:
        return None
    rows, columns = np.flatnonzero((alpha > INK).any(1)), np.flatnonzero((alpha > INK).any(0))
    edges = (
        max(0, columns[0] - MARGIN),
        max(0, rows[0] - MARGIN),
        min(SIDE, columns[-1] + 1 + MARGIN),
        min(SIDE, rows[-1] + 1 + MARGIN),
    )
    crop = picture.crop([int(e) for e in edges])
    pixels = np.asarray(crop)
    solid = pixels[..., 3] > 200  # noqa: PLR2004 - nearly opaque
    return Look(
        box=in_units(edges, view),
        colour=tuple(int(c) for c in pixels[pixels[..., 3] > INK][:, :3].mean(0).round()),
        share=float(solid.mean()),
        thumb=np.asarray(crop.resize((16, 16), Image.Resampling.BOX), np.float32) / 255,
    )


def in_units(edges: tuple[float, ...], view: tuple[float, float, float, float]) -> tuple[float, float, float, float]:
    """A box of pixels in the units of the view box, which was fitted into the square and centred."""
    unit = max(view[2], view[3]) / SIDE
    left = view[0] - (max(view[2], view[3]) - view[2]) / 2 + edges[0] * unit
    top = view[1] - (max(view[2], view[3]) - view[3]) / 2 + edges[1] * unit
    return tuple(round(v, 2) for v in (left, top, (edges[2] - edges[0]) * unit, (edges[3] - edges[1]) * unit))


def framed(seen: Look, label: str) -> bool:
    """Whether a drawing fills its box like a stamp."""
    return seen.share > (ROUNDED if label in IN_SQUARES else SQUARE)


def bust(seen: Look, kind: str) -> bool:
    """Whether a drawing of a person is wider than somebody who stands."""
    return kind == "person" and seen.box[2] > BUST * seen.box[3]


def grey(seen: Look) -> bool:
    """Whether a drawing is line art: nothing but black on white."""
    ink = seen.thumb[seen.thumb[..., 3] > 0.5][:, :3]  # noqa: PLR2004 - half covered
    return bool(len(ink)) and float((ink.max(1) - ink.min(1)).mean()) < 0.02 and float(ink.mean()) > 0.75  # noqa: PLR2004 - measured


def same(one: Look, other: Look) -> bool:
    """Whether two drawings can't be told apart at a glance."""
    return float(np.abs(one.thumb - other.thumb).mean()) < SAME
