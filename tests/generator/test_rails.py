"""Rails: under trains wherever these stand, in the colours of the ground, through the picture or along a bridge."""

from dataclasses import replace

import numpy as np
import pytest

from generator import rails
from generator.references import look_up
from generator.scene import pictured, staged

SIZE = (160, 160)


@pytest.fixture(scope="module")
def stage(bank):
    """A layout of a text."""

    def lay(text, seed=1):
        return staged(look_up(bank, text, lambda texts: np.zeros((len(texts), 1), np.float32)), bank, SIZE, seed)

    return lay


def bare(stage):
    """The same layout with nothing but the ground that a thing stands on."""
    return np.full((SIZE[1], SIZE[0], 3), 0.5, np.float32), stage.spots[-1]


def test_trains_run_on_rails_and_cars_do_not(stage):
    running = {text: rails.runs(stage(text).parts[0]) for text in ("a train", "a tram", "a locomotive", "a red car")}
    assert running == {"a train": True, "a tram": True, "a locomotive": True, "a red car": False}


def test_a_track_lies_under_a_train_from_one_side_of_the_picture_to_the_other(stage):
    train = stage("a train")
    canvas, spot = bare(train)
    rails.railed(canvas, spot, train)
    changed = np.abs(canvas - 0.5).max(-1) > 0.02
    assert changed[round(spot.foot)].mean() > 0.9
    assert not changed[: round(spot.foot - 0.5 * spot.height)].any()


def test_on_a_bridge_there_are_no_stones_beside_the_track(stage):
    train = stage("a train on a bridge")
    spot = next(spot for spot in train.spots if rails.runs(train.parts[spot.part]))
    assert spot.touches
    assert rails.laying(spot, train) == "bridge"
    left, right = rails.carried(spot, train)
    assert left < spot.box[0]
    assert right >= spot.box[2]


def test_the_track_takes_the_colour_of_the_ground(stage):
    train = stage("a train")
    means = []
    for ground in (0.1, 0.9):
        canvas, spot = bare(train)
        canvas[:] = ground
        rails.railed(canvas, spot, train)
        means.append(canvas[round(spot.foot) : round(spot.foot) + 3].mean())
    assert means[1] - means[0] > 0.15


def test_rails_are_let_into_a_street(stage):
    tram = stage("a tram in a street")
    assert rails.laying(tram.spots[-1], tram) == "street"
    assert rails.laying(tram.spots[-1], replace(tram, light=replace(tram.light, soft=0.04))) == "bed"


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_a_train_that_its_drawing_cuts_off_comes_in_at_the_side_of_the_frame(stage, seed):
    spot = stage("a bullet train", seed).spots[0]
    assert spot.box[0] < 0 or spot.box[2] > SIZE[0]


def test_a_whole_train_stays_within_the_frame(stage):
    spot = stage("a train").spots[0]
    assert spot.box[0] > 0
    assert spot.box[2] < SIZE[0]


def test_no_grass_grows_over_wheels_on_rails(bank, stage):
    train = stage("a train")
    picture = pictured(train, bank, None).images[0].astype(np.int16)
    foot = round(train.spots[-1].foot)
    near = picture[foot - 3 : foot + 2]
    assert ((near[..., 1] - near[..., 0] > 20) & (near[..., 1] - near[..., 2] > 20)).mean() < 0.1
