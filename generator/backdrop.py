"""A setting that is ready to be drawn: what lies behind things, what in front, and where things belong in it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from generator.bank import render
from generator.vector import AIR, without_sky

if TYPE_CHECKING:
    from numpy.typing import NDArray

COARSE = 96  # columns and rows in which the land is measured


@dataclass(frozen=True, slots=True, kw_only=True)
class Backdrop:
    """SVG behind and in front of the things; levels in hundredths of the height.

    horizon: where far things stand; floor: where near things stand; surface: what is under them (ground, water, air,
    none); soft: share of a thing's height that sinks into grass, snow or sand;
    blades: whether that is grass; narrow: things stand in one row, as on a branch; stand: what small things stand on
    (plate, board, cushion); lies: all is seen from straight above, and things lie; gloss: how clearly the ground
    gives back what stands on it.
    """

    behind: str
    horizon: float
    floor: float
    surface: str = "ground"
    front: str = ""
    soft: float = 0.0
    blades: bool = False
    narrow: bool = False
    stand: str = ""
    lies: bool = False
    gloss: float = 0.0
    bears: bool = False


def without_near(front: str) -> str:
    """A document in front of all whose land is unseen: on a person's own picture no grass of ours grows."""
    head, _, body = front.partition(">")
    near, mark, rest = body.partition(AIR)
    return f'{head}><g opacity="0">{near}</g>{rest}' if mark else front


def skyline(behind: str) -> NDArray[np.floating]:
    """How far down the land begins in a document, as a share of the height, for each of COARSE columns."""
    solid = render(without_sky(behind), COARSE, COARSE)[..., 3] > 127  # noqa: PLR2004 - its edge
    return np.where(solid.any(0), solid.argmax(0), COARSE) / COARSE
