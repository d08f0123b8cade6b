"""Where a scene's things and its sky are: styles that redraw it need not guess what the composition knows.

Torch-free.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import numpy as np

from generator.bouquets import ARRANGED
from generator.cutouts import drawn_by
from generator.dressing import END
from generator.pasting import as_seen, layer, paste
from generator.pots import fronted
from generator.remembered import SHARE
from generator.spots import RAISED
from generator.standing import dipped
from generator.stems import STEMMED, stood_on
from generator.variants import Variant
from generator.vector import LAND, THING, without_sky

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.bank import Bank
    from generator.recipe import Freedom
    from generator.scene import Stage


GROWN = frozenset({ARRANGED, STEMMED})  # what things come with that is drawn by rule before them


def covered(stage: Stage, bank: Bank, freedom: Freedom) -> NDArray[np.uint8]:
    """What the things asked for and the sky cover in a layout's first look, (h, w, 2).

    A setting without a horizon, a room or the deep, has no sky.
    """
    land = layer(without_sky(stage.behind), stage.size)[..., 3:]
    things = np.zeros((*land.shape[:2], 3), np.float32)
    for number, spot in enumerate(stage.spots):
        piece, means = stage.looks[0][spot.part], (stage.seed, stage.light.time)
        shape = as_seen(stage, number, Variant(piece=piece), (bank, SHARE[freedom]))
        shape = dipped(shape, spot.veiled) if spot.afloat else shape
        before = things.copy()
        if spot.stand in GROWN:
            ruled(things, drawn_by(partial(stood_on, drawing=shape, spot=spot, means=means), stage))
        paste(things, np.concatenate([np.ones_like(shape[..., :3]), shape[..., 3:]], -1), spot)
        if spot.stand in RAISED:
            ruled(things, drawn_by(partial(fronted, spot=spot, seed=stage.seed), stage))
        if spot.risen:
            things += (before - things) * land
    veil, own = parted(stage.front)
    things = things[..., :1] * (1 - layer(veil, stage.size)[..., 3:])
    things = np.maximum(things, layer(own, stage.size)[..., 3:]) if own else things
    ground = np.clip(2 * land - 1, 0, 1)  # a sun's glow over the land is no land
    sky = (1 - ground) * (1 - things) if LAND in stage.behind else np.zeros_like(land)
    return np.round(255 * np.concatenate([things, sky], -1)).clip(0, 255).astype(np.uint8)


def ruled(things: NDArray[np.floating], drawn: NDArray[np.floating]) -> None:
    """Count what is drawn by rule (h, w, 4) among the things, but for its shadow."""
    things += (1 - things) * np.clip(2 * drawn[..., 3:] - 1, 0, 1)


def parted(front: str) -> tuple[str, str]:
    """What veils things in a document of what is in front of them, and what is their own: "" for nothing."""
    veil, mark, own = front.partition(THING)
    return (veil + END, front.partition(">")[0] + ">" + own) if mark else (front, "")
