"""Where a scene's things and its sky are: styles that redraw it need not guess what the composition knows.

Torch-free.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from generator.pasting import as_seen, layer, paste
from generator.remembered import SHARE
from generator.standing import dipped
from generator.variants import Variant
from generator.vector import LAND, without_sky

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.bank import Bank
    from generator.recipe import Freedom
    from generator.scene import Stage


def covered(stage: Stage, bank: Bank, freedom: Freedom) -> NDArray[np.uint8]:
    """What the things asked for and the sky cover in a layout's first look, (h, w, 2).

    A setting without a horizon, a room or the deep, has no sky.
    """
    land = layer(without_sky(stage.behind), stage.size)[..., 3:]
    things = np.zeros((*land.shape[:2], 3), np.float32)
    for number, spot in enumerate(stage.spots):
        piece = stage.looks[0][spot.part]
        shape = as_seen(stage, number, Variant(piece=piece), (bank, SHARE[freedom]))
        shape = dipped(shape, spot.veiled) if spot.afloat else shape
        before = things.copy()
        paste(things, np.concatenate([np.ones_like(shape[..., :3]), shape[..., 3:]], -1), spot)
        if spot.risen:
            things += (before - things) * land
    things = things[..., :1] * (1 - layer(stage.front, stage.size)[..., 3:])
    ground = np.clip(2 * land - 1, 0, 1)  # a sun's glow over the land is no land
    sky = (1 - ground) * (1 - things) if LAND in stage.behind else np.zeros_like(land)
    return np.round(255 * np.concatenate([things, sky], -1)).clip(0, 255).astype(np.uint8)
