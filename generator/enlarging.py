"""A collage's only thing made as large as a piece of paper may be, and its rivals as large as it is.

Torch-free.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.bouquets import ARRANGED
from generator.spots import RAISED, SUNK_IN, smaller
from generator.stands import BEFORE
from generator.stems import RISE, STEMMED

if TYPE_CHECKING:
    from generator.scene import Stage
    from generator.spots import Spot

LARGE, MOST = 0.76, 1.6  # how large a thing alone is, of the short side; how many times larger it may become
BROAD = 0.86  # what is broad may be broader than what is high may be high
UNDER = {**RAISED, STEMMED: RISE + SUNK_IN}  # of its height: how far what a thing is in or on reaches down
LYING = 0.62  # how large one on a plate or a cushion is: that is seen too


def enlarged(stage: Stage) -> Stage:
    """A layout whose only thing is as large as a piece of paper may be: nothing else tells what the picture shows."""
    if len(stage.spots) != 1 or stage.homely or stage.spots[0].stand == ARRANGED:  # a house behind it is to be seen
        return stage
    [spot], (width, height) = stage.spots, stage.size
    below = max(0.0, UNDER.get(spot.stand, SUNK_IN) - SUNK_IN)  # of its height: the pot or stem under it
    tall = spot.height * (1 + below)
    most = min(MOST, 0.94 * width / spot.width, 0.88 * height / tall)
    share = LYING if spot.stand in BEFORE or (spot.lies and spot.stand) else LARGE
    scale = max(1.0, min(most, share * min(stage.size) / max(BROAD * spot.width, tall)))
    large = smaller(spot, scale)
    sunk = (large.height - spot.height) * (0 if spot.shadow else 0.5)  # what floats grows about its middle
    lowest = 0.97 * height + (large.veiled - below) * large.height
    foot = min(max(spot.foot + sunk, large.height + 0.05 * height), lowest)
    half = large.width / 2 + 0.03 * width
    return replace(stage, spots=[replace(large, foot=foot, x=min(max(large.x, half), width - half), tilt=0.0)])


def roomy(spot: Spot, stage: Stage) -> Spot:
    """A spot in which a rival of other proportions is as large as the first drawing, where nothing else needs room."""
    if len(stage.spots) > 1 or spot.stand in UNDER or spot.stand == ARRANGED:
        return spot
    side = max(spot.width, spot.height)
    high = min(side, max(spot.height, spot.foot - 0.04 * stage.size[1]))
    return replace(spot, width=min(side, max(spot.width, 0.94 * stage.size[0])), height=high)
