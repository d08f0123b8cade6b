"""Grass before the feet of things: all along, in tufts before walls, and nothing above it is hidden."""

import numpy as np
import pytest

from generator import grasses, standing


@pytest.fixture
def block():
    """A red block, (40, 30, 4)."""
    picture = np.zeros((40, 30, 4), np.float32)
    picture[..., 0], picture[..., 3] = 0.8, 1
    return picture


GREEN = np.array((0.2, 0.7, 0.2), np.float32)


def test_grass_stands_before_a_foot_and_hides_nothing_above_it(block):
    grown = grasses.overgrown(block, 0.2, GREEN)
    assert (grown[..., 3] == block[..., 3]).all()
    assert (grown[:31] == block[:31]).all()
    assert (grown[-2, :, 1] > grown[-2, :, 0]).mean() > 0.7
    assert grasses.overgrown(block, 0.0, GREEN) is block


def test_the_foot_of_a_wall_is_straight_with_some_tufts():
    wall = np.ones((120, 200, 4), np.float32)
    rows = {walled: grasses.overgrown(wall, 0.05, GREEN, walled=walled)[-2, :, 0] for walled in (True, False)}
    assert (rows[True] == 1).mean() > 0.25 > (rows[False] == 1).mean()
    assert (rows[True] < 1).any()
    assert (rows[False] < 1).mean() > 0.7


def test_grass_is_ragged_and_snow_lies_in_waves():
    grass, drifts = grasses.grass(60)[0], standing.drifts(60)
    assert np.abs(np.diff(grass)).mean() > 4 * np.abs(np.diff(drifts)).mean()
    assert min(grass.min(), drifts.min()) >= 0
    assert max(grass.max(), drifts.max()) <= 1
