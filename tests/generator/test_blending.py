"""Blending: the colours of a place on what stands in it, soft distance, a lens."""

import numpy as np

from generator.blending import distant, finished, refracted, settled
from generator.spots import Spot

SPOT = Spot(part=0, x=50, foot=90, width=40, height=40, depth=1)


def drawing():
    picture = np.full((40, 40, 4), 0.6, np.float32)
    picture[..., 3] = 1
    return picture


def test_a_red_place_colours_what_stands_in_it_and_leaves_its_outline():
    canvas = np.full((100, 100, 3), (0.9, 0.3, 0.3), np.float32)
    seen = settled(drawing(), canvas, SPOT)
    assert seen[10, 20, 0] > seen[10, 20, 2] + 0.1
    assert np.array_equal(seen[..., 3], drawing()[..., 3])


def test_what_stands_is_darker_at_its_foot():
    seen = settled(drawing(), np.full((100, 100, 3), 0.6, np.float32), SPOT)
    assert seen[39, 20].mean() < seen[20, 20].mean() - 0.05


def test_what_is_far_is_softer_than_what_is_near():
    stripes = np.zeros((100, 100, 3), np.float32)
    stripes[:, ::2] = 1
    seen = distant(stripes, 60, 84)
    assert np.ptp(seen[10]) < np.ptp(seen[95])
    assert np.array_equal(seen[95], stripes[95])


def test_the_corners_are_darker_and_the_middle_stays():
    plain = np.full((64, 64, 3), 150, np.uint8)
    seen = finished(plain).astype(int)
    assert seen[0, 0].mean() < 135
    assert np.abs(seen[32, 32] - 150).max() < 3


def test_no_edge_runs_straight_through_glass():
    def behind(alpha):
        canvas, glass = np.full((100, 100, 3), 0.2, np.float32), drawing()
        canvas[70:] = 0.8
        glass[..., 3] = alpha
        refracted(canvas, glass, SPOT)
        return canvas

    assert np.abs(np.diff(behind(0.5)[60:80, 50, 0])).max() < 0.25
    assert np.abs(np.diff(behind(1.0)[60:80, 50, 0])).max() > 0.5
    assert np.abs(np.diff(behind(0.5)[60:80, 5, 0])).max() > 0.5
