"""How things meet the ground and the water: feet in grass, a waterline, what the water gives back, own grass."""

import numpy as np
import pytest

from generator import hulls, standing
from generator.pots import outlined
from generator.spots import RAISED, Spot

SPOT = Spot(part=0, x=40, foot=60, width=30, height=40, depth=1)


@pytest.fixture
def block():
    """A red block, (40, 30, 4)."""
    picture = np.zeros((40, 30, 4), np.float32)
    picture[..., 0], picture[..., 3] = 0.8, 1
    return picture


def test_feet_sink_into_soft_ground_only(block):
    assert standing.rooted(block, 0.0) is block
    sunk = standing.rooted(block, 0.2)[..., 3]
    assert sunk[-1].mean() < 0.4
    assert (sunk[:30] == 1).all()
    assert block[-1, :, 3].min() == 1


def test_nothing_shows_below_the_waterline(block):
    wet = standing.dipped(block, 0.25)[..., 3]
    assert wet[:28].min() == 1
    assert wet[33:].max() == 0


def test_the_water_gives_back_what_is_above_it_and_ever_less(block):
    canvas = np.full((90, 80, 3), 0.5, np.float32)
    standing.reflect(canvas, standing.dipped(block, 0.25), SPOT, 0.25)
    redness = (canvas[..., 0] - canvas[..., 2])[:, 30:50].mean(1)
    assert redness[:50].max() == 0
    assert redness[51:56].mean() > redness[66:71].mean() > 0


def test_a_ring_of_light_lies_along_the_waterline_only(block):
    canvas = np.full((90, 80, 3), 0.5, np.float32)
    standing.ring(canvas, block, SPOT, 0.25)
    assert canvas[48:52, 35:45].max() > 0.7
    assert (canvas[:40] == 0.5).all()
    assert (canvas[:, :10] == 0.5).all()


def test_the_grass_that_a_house_brings_along_becomes_snow(block):
    block[34:, :, :3] = (0.1, 0.7, 0.2)
    block[34:, 11:19, :3] = (0.8, 0, 0)  # its doorstep
    snow = np.full((90, 80, 3), 0.95, np.float32)
    seen = standing.regrounded(block, snow, SPOT)
    assert np.abs(seen[36:39, 2:9, :3] - 0.95).max() < 0.1
    assert np.array_equal(seen[:30], block[:30])


def test_a_cabin_leaves_its_own_slab_of_grass_behind(block):
    block[34:, :, :3] = (0.1, 0.7, 0.2)
    seen = standing.regrounded(block, np.ones((90, 80, 3), np.float32), SPOT)
    assert 32 <= len(seen) <= 34
    assert np.array_equal(seen[:30], block[:30])


def test_a_green_tent_stays_green(block):
    block[..., :3] = (0.1, 0.7, 0.2)
    assert standing.regrounded(block, np.ones((90, 80, 3), np.float32), SPOT) is block


def test_what_lies_outside_of_the_canvas_is_left_out(block):
    canvas = np.ones((20, 20, 3), np.float32)
    standing.lay(canvas, block, (-50, -50))
    assert (canvas == 1).all()
    standing.lay(canvas, block, (10, -30))
    assert np.allclose(canvas[:10, 10:], (0.8, 0, 0))
    assert (canvas[10:] == 1).all()


def test_a_ship_leaves_the_water_of_its_drawing_behind_and_keeps_its_hull(block):
    wet = np.uint8(255 * block)
    wet[30:, :, :3] = (50, 128, 230)
    dry = hulls.dried(wet)
    assert dry[-1, :, 3].mean() > 230
    assert 28 <= len(dry) <= 30
    narrow = np.uint8(255 * block)
    narrow[30:, 8:22, :3] = (50, 128, 230)
    assert hulls.dried(narrow) is narrow


def test_a_blue_hull_on_lighter_water_stays(block):
    wet = np.uint8(255 * block)
    wet[20:30, :, :3] = (30, 60, 150)
    wet[30:, :, :3] = (70, 170, 240)
    assert 28 <= len(hulls.dried(wet)) <= 30
    assert hulls.dried(wet)[22:28, 4:-4, 3].min() == 255


def test_a_slab_of_grass_goes_with_its_edge_though_a_basin_hides_much_of_it(block):
    block[32:, :, :3] = (0.1, 0.7, 0.2)
    block[32:38, 5:25, :3] = (0.8, 0, 0)  # its basin
    canvas = np.full((90, 80, 3), 0.5, np.float32)
    bare = standing.regrounded(block, canvas, SPOT)
    assert not standing.green(bare).any()
    assert bare[33:35, 10:20, 3].min() == bare[20, :, 3].min() == 1


def test_a_mountain_ends_in_the_land_without_an_edge(block):
    canvas = np.full((90, 80, 3), (0.2, 0.7, 0.2), np.float32)
    melted = standing.melted(block, canvas, SPOT)
    assert melted[-1, :, 3].max() < 0.2
    assert melted[38, 15, 1] > melted[38, 15, 0]
    assert np.array_equal(melted[:28], block[:28])


def test_a_pot_throws_a_shadow_with_its_plant():
    spot = Spot(part=0, x=50, foot=60, width=30, height=60, depth=1, stand="pot")
    plant = np.zeros((60, 30, 4), np.float32)
    plant[:, 10:20, 3] = 1
    whole, below = outlined(plant, spot)
    assert below.foot == pytest.approx(60 + RAISED["pot"] * 60 - 6, abs=1)
    assert whole[-3, :, 3].sum() > 12  # as broad as the pot's foot
    assert (whole[10, :, 3] > 0).sum() == 10
