"""Light on things: bright toward the sun, shadows away from it, lamps in windows, feet in the grass."""

import numpy as np
import pytest

from generator import lighting
from generator.spots import Spot

SPOT = Spot(part=0, x=40, foot=50, width=30, height=40, depth=1)


@pytest.fixture
def block():
    """A grey block with room around it, (40, 30, 4)."""
    picture = np.full((40, 30, 4), 0.5, np.float32)
    picture[..., 3] = 0
    picture[5:, 5:-5, 3] = 1
    return picture


def test_the_side_toward_the_sun_is_lighter(block):
    for time in lighting.HOURS:
        left = lighting.lit(block, time, 0.0)[..., :3].mean(-1)
        assert left[10:, 5:10].mean() > left[10:, -10:-5].mean()


def test_the_rim_lies_at_the_edge_and_nowhere_outside(block):
    rim = lighting.edge(block[..., 3], 0.0)
    assert rim[20, 5] > rim[20, 15]
    assert rim[:5].max() == 0


def test_the_evening_is_warmer_and_the_night_bluer_than_the_day(block):
    def warmth(time):
        seen = lighting.lit(block, time, 0.5)[15:35, 12:18]
        return (seen[..., 0] - seen[..., 2]).mean()

    assert warmth("dusk") > warmth("day") > warmth("night")


@pytest.mark.parametrize(("sun", "darker"), [(0.0, slice(55, 80)), (1.0, slice(0, 25))])
def test_a_shadow_falls_away_from_the_sun(block, sun, darker):
    canvas = np.ones((80, 80, 3), np.float32)
    lighting.cast(canvas, block, SPOT, "dusk", sun)
    other = slice(0, 25) if darker.start else slice(55, 80)
    assert canvas[52:, darker].mean() < canvas[52:, other].mean()


def test_a_thing_darkens_the_ground_it_touches_and_a_shadow_off_the_canvas_nothing(block):
    canvas = np.ones((80, 80, 3), np.float32)
    lighting.touch(canvas, block[..., 3], SPOT)
    assert canvas[49:52, 35:45].mean() < 0.9
    untouched = np.ones((20, 20, 3), np.float32)
    lighting.touch(untouched, block[..., 3], SPOT)
    assert (untouched == 1).all()


def test_panes_shine_after_dark_and_nothing_else_does():
    house = np.full((40, 40, 4), 255, np.uint8)
    house[..., :3] = (120, 90, 70)
    house[10:20, 10:20, :3] = (130, 200, 250)
    seen = lighting.lamplit(house.astype(np.float32) / 255, house)
    assert np.abs(seen[15, 15, :3] - lighting.LAMP).max() < 0.1
    assert np.abs(seen[35, 35, :3] - house[35, 35, :3] / 255).max() < 0.05


def test_a_lamp_lights_what_is_around_it():
    canvas = np.full((80, 80, 3), 0.2, np.float32)
    lighting.shine(canvas, SPOT)
    assert canvas[30, 40].sum() > canvas[75, 5].sum()


def test_the_moon_shines_from_the_same_side_on_all():
    night, evening = (lighting.Light(time=time, sun=0.8) for time in ("night", "dusk"))
    assert night.side(0.1) == night.side(0.9)
    assert evening.side(0.1) > evening.side(0.9)


def test_a_blue_train_is_lit_behind_its_panes_only():
    train = np.full((40, 60, 4), 255, np.uint8)
    train[..., :3] = (50, 130, 220)
    train[10:20, 10:50, :3] = (190, 228, 250)
    seen = lighting.lamplit(train.astype(np.float32) / 255, train, painted=True)
    assert seen[15, 30, 0] > seen[15, 30, 2]
    assert seen[36, 30, 2] > seen[36, 30, 0]
