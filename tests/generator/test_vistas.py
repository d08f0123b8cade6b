"""What is large is the place: waterfalls, mountains, and the building in its lane, which is drawn by rule."""

import numpy as np
import pytest

from generator.bank import render
from generator.cottages import HOUSES
from generator.references import look_up
from generator.scene import staged
from tests.fakes import no_eye
from tests.generator.places import WARM, layers, seen


@pytest.mark.parametrize(
    ("text", "setting"),
    [("a rainbow over a waterfall", "waterfall"), ("a volcano erupting", "eruption"), ("a mountain", "summit")],
)
def test_great_things_of_the_land_are_part_of_it(found, text, setting):
    it = found(text)
    assert it.place.setting == setting
    assert not set(it.things) & {"waterfall", "volcano"}


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("building", []),
        ("building at sunset", []),
        ("a red apartment building in the snow", []),
        ("a cat in front of a building", ["cat"]),
        ("a building in the city", []),
    ],
)
def test_a_building_is_the_place_and_nothing_of_the_bank(found, text, beside):
    it = found(text)
    assert it.place.setting == "building"
    assert it.things == beside


@pytest.mark.parametrize(
    "text",
    [
        "a building by the sea",
        "a cat on a building",
        "a building on fire",
        "three buildings",
        "a spaceship over a building",
    ],
)
def test_where_another_place_or_relation_is_said_a_building_is_a_thing(found, text):
    it = found(text)
    assert it.place.setting != "building"
    assert any("building" in thing for thing in it.things)


@pytest.mark.parametrize("text", ["a bakery", "a cafe at night", "a flower shop", "a restaurant in the snow"])
def test_a_shop_is_seen_from_outside_and_isnt_an_empty_room(found, text):
    it = found(text)
    assert (it.things, it.place.setting) == ([], "shopfront")


def test_who_is_in_a_shop_is_in_it(found):
    it = found("a cat in a cafe")
    assert it.things
    assert it.place.setting != "shopfront"


@pytest.mark.parametrize("text", ["a school", "a hospital"])
def test_what_means_rooms_and_a_house_is_a_house(found, text):
    assert found(text).place.setting == "city"


def test_its_wall_has_the_colour_that_was_asked_for(bank):
    painted = staged(look_up(bank, "a blue building", no_eye), bank, (128, 128), 1)
    wall = render(painted.behind, 128, 128)[40:100, 40:88, :3].astype(float)
    plain = seen("building", tint=(236, 190, 118))[40:100, 40:88]
    assert (wall[..., 2] - wall[..., 0]).mean() > (plain[..., 2] - plain[..., 0]).mean() + 40


def test_its_windows_are_lit_when_it_is_dark():
    day, night = (seen("building", time=hour)[30:110, 34:94] for hour in ("day", "night"))
    glowing = [((picture @ WARM > 40) & (picture.max(-1) > 200)).mean() for picture in (day, night)]
    assert night.mean() < day.mean()
    assert glowing[1] > 0.02


def test_snow_lies_on_roof_and_lane():
    bare, white = (seen("building", 2, said=frozenset(said))[-12:] for said in ((), ("snow",)))
    assert white.mean() > bare.mean() + 10


def test_each_seed_has_another_house():
    houses = [seen("building", seed)[20:110, 25:103] for seed in range(6)]
    for number, one in enumerate(houses):
        for other in houses[:number]:
            assert np.abs(one - other).mean() > 8


@pytest.mark.parametrize("width", [50.0, 100.0, 200.0])
def test_it_stands_within_any_frame(width):
    drawn = seen("building", width=width, time="night", side=100)
    edges = np.concatenate([drawn[20:54, :2], drawn[20:54, -2:]])
    assert (edges @ WARM < 60).all()  # no lit window is cut by the frame


@pytest.mark.parametrize(
    ("text", "setting", "word"),
    [
        ("a house", "meadow", "a-house"),
        ("a cozy cottage in the woods", "forest", "a-cottage"),
        ("a log cabin in the snowy mountains", "snow", "a-cabin"),
        ("a dog in front of a house", "meadow", "a-house"),
    ],
)
def test_a_house_stands_in_the_land_that_was_said(found, text, setting, word):
    it = found(text)
    assert (it.place.setting, it.place.said[-1]) == (setting, word)
    assert not set(it.things) & {"house", "cottage", "log cabin"}


@pytest.mark.parametrize("text", ["a house on the moon", "a cat on a house", "two houses", "a house with a red door"])
def test_a_house_elsewhere_or_with_something_is_a_drawing(found, text):
    assert "house" in found(text).things


@pytest.mark.parametrize("word", sorted(HOUSES))
def test_every_house_is_seen_and_lit_by_night(word):
    def land(said):
        return seen("meadow", 3, time="night", said=frozenset(said))[40:114, 20:108]

    house, bare = land((word,)), land(())
    assert (np.abs(house - bare).max(-1) > 24).mean() > 0.3
    glowing = ((house @ WARM > 40) & (house.max(-1) > 200)).mean()
    assert glowing > 0.004


@pytest.mark.parametrize(
    "text", ["a snowman in front of a house", "a girl in front of a building", "a car in front of a house"]
)
@pytest.mark.parametrize("seed", [1, 2])
def test_who_stands_before_a_house_leaves_it_in_sight(bank, text, seed):
    stage = staged(look_up(bank, text, no_eye), bank, (128, 128), seed)
    [spot] = stage.spots
    assert stage.homely
    assert abs(spot.x - 64) > 10
    assert spot.box[0] >= 0
    assert spot.box[2] <= 128


@pytest.mark.parametrize(
    "text", ["a haunted house", "a ghost in front of a haunted house", "haunted house in a dark forest"]
)
def test_it_is_haunted_by_night_under_a_moon(found, text):
    it = found(text)
    assert (it.place.setting, it.place.time, it.place.weathers) == ("haunted", "night", ("moon",))
    assert it.things == (["ghost"] if "ghost" in text else [])


def test_the_hour_and_weather_that_were_said_stay(found):
    place = found("a haunted house in the rain at sunset").place
    assert (place.setting, place.time) == ("haunted", "dusk")
    assert "rain" in place.weathers


def test_a_haunted_house_has_lit_windows_in_a_dark_frame():
    night = seen("haunted", time="night")
    assert night.mean() < 90
    assert (night[30:100, 30:98].max(-1) > 230).mean() > 0.01


@pytest.mark.parametrize(
    ("text", "beside"), [("a garden", []), ("a cat in a garden", ["cat"]), ("a fountain in a park", ["fountain"])]
)
def test_a_garden_has_beds_of_its_own(found, text, beside):
    it = found(text)
    assert it.place.setting == "garden"
    assert it.things == beside


def test_beds_are_of_several_colours_on_both_sides_of_a_path():
    beds = seen("garden", 2)[96:]
    for side in (beds[:, :44], beds[:, 84:]):
        bright = side[(side.max(-1) - side.min(-1) > 90) | (side.min(-1) > 215)]
        assert len(bright) > 300
        assert bright.std(0).max() > 40
    path = beds[:, 60:68]
    assert (path.max(-1) - path.min(-1)).mean() < 90


def test_near_flowers_are_in_front_of_who_stands_there():
    _, front = layers("garden", 2, bare=False)
    assert (render(front, 64, 64)[52:, :, 3] > 128).mean() > 0.1


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("a tiger in the jungle", "jungle"),
        ("a parrot in the rainforest", "jungle"),
        ("a swamp at night", "swamp"),
        ("a fox in the forest", "forest"),
    ],
)
def test_forests_of_another_kind_are_drawn_so(found, text, setting):
    assert found(text).place.setting == setting


def test_a_jungle_is_green_all_over_and_leaves_reach_in():
    wood = seen("jungle", 2, side=96)[30:80, 16:80]
    assert (wood[..., 1] >= wood.max(-1)).mean() > 0.75
    near = render(layers("jungle", 2)[1], 96, 96)[..., 3] > 128
    assert near[60:, :24].mean() > 0.2
    assert near[60:, -24:].mean() > 0.2
    assert near[:80, 36:60].mean() < 0.05  # whoever stands there is seen


def test_a_swamp_is_greyer_than_a_jungle():
    def colourful(name):
        wood = seen(name, 2, side=96)
        return (wood.max(-1) - wood.min(-1)).mean()

    assert colourful("swamp") < 0.75 * colourful("jungle")
