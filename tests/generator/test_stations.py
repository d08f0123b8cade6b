"""A railway platform: where it is drawn, what stands where on it, and that the weather and the depth show."""

import random

import numpy as np
import pytest

from generator.bank import render
from generator.settings_drawn import SETTINGS
from generator.stations import EDGE, train
from generator.vector import Sheet, document
from tests.generator.places import seen


@pytest.mark.parametrize(
    "text",
    ["a train station platform in the rain", "a train station", "a dog at the railway station", "subway station"],
)
def test_a_station_is_a_platform_and_no_street(found, text):
    it = found(text)
    assert it.place.setting == "platform"
    assert "station" not in it.things


@pytest.mark.parametrize("text", ["a gas station on a street", "a space station", "a police station", "a street"])
def test_other_stations_are_none(found, text):
    assert found(text).place.setting != "platform"


def test_trains_stand_on_the_track_and_people_before_it():
    def floor(*things):
        sheet = Sheet(width=100, dice=random.Random(1), things=frozenset(things))
        return SETTINGS["platform"](sheet).floor

    assert floor("train") < EDGE < floor("dog")
    assert floor("locomotive") == floor("train")


def test_a_train_stands_there_only_where_none_is_asked_for():
    waiting, running = seen("platform"), seen("platform", things=frozenset({"train"}))
    assert np.abs(waiting - running)[50:90].mean() > 15


def test_it_is_wet_in_the_rain_and_tiled_below_the_ground():
    dry, below = seen("platform"), seen("platform", said=frozenset({"subway", "station"}))
    wet, fair = (SETTINGS["platform"](Sheet(width=100, dice=random.Random(1), weathers=w)) for w in (("rain",), ()))
    assert wet.gloss > fair.gloss == 0
    sheen = [one.behind.partition(f'y="{EDGE + 1.2:.2f}"')[2].count("<ellipse") for one in (wet, fair)]
    assert sheen[0] > sheen[1]  # on the platform, after its yellow line
    assert np.abs(dry - below)[30:44].mean() > 15
    assert np.abs(dry - below)[112:].mean() < 4


@pytest.mark.parametrize("seed", [1, 2, 3])
@pytest.mark.parametrize("width", [100.0, 178.0, 240.0])
def test_a_train_goes_on_out_of_the_frame(seed, width):
    sheet = Sheet(width=width, dice=random.Random(seed))
    drawn = render(document(sheet, train(sheet)), round(width), 100)[40:70, :, 3]
    assert (drawn[:, [1, -2]] > 200).all()
