"""What is large is the place: waterfalls, mountains, and the building in its lane, which is drawn by rule."""

import random
from dataclasses import replace

import numpy as np
import pytest

from generator.bank import render
from generator.cottages import HOUSES
from generator.homes import settled
from generator.references import look_up
from generator.scene import staged
from generator.settings_drawn import draw
from generator.vector import Sheet
from generator.vistas import of_the_land
from tests.fakes import no_eye

PLAIN = Sheet(width=100, dice=random.Random(), bare=True)
WARM = np.array((1.0, 0.2, -1.2))  # red and no blue


def seen(seed=1, side=128, **given):
    """(side, side, 3): a building in its lane."""
    _, behind, _ = draw("building", replace(PLAIN, dice=random.Random(seed), **given))
    return render(behind, side, side)[..., :3].astype(float)


@pytest.fixture(scope="module")
def found(bank):
    def look(text):
        lookup = look_up(bank, text, no_eye)
        return of_the_land(lookup.parts, settled(lookup, bank))

    return look


@pytest.mark.parametrize(
    ("text", "setting"),
    [("a rainbow over a waterfall", "waterfall"), ("a volcano erupting", "eruption"), ("a mountain", "summit")],
)
def test_great_things_of_the_land_are_part_of_it(found, text, setting):
    parts, place = found(text)
    assert place.setting == setting
    assert not {part.concept.label for part in parts} & {"waterfall", "volcano"}


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
    parts, place = found(text)
    assert place.setting == "building"
    assert [part.concept.label for part in parts] == beside


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
    parts, place = found(text)
    assert place.setting != "building"
    assert any("building" in part.concept.label for part in parts)


@pytest.mark.parametrize("text", ["a bakery", "a cafe at night", "a flower shop", "a restaurant in the snow"])
def test_a_shop_is_seen_from_outside_and_isnt_an_empty_room(found, text):
    parts, place = found(text)
    assert (parts, place.setting) == ((), "shopfront")


def test_who_is_in_a_shop_is_in_it(found):
    parts, place = found("a cat in a cafe")
    assert parts
    assert place.setting != "shopfront"


@pytest.mark.parametrize("text", ["a school", "a hospital"])
def test_what_means_rooms_and_a_house_is_a_house(found, text):
    assert found(text)[1].setting == "city"


def test_its_wall_has_the_colour_that_was_asked_for(bank):
    painted = staged(look_up(bank, "a blue building", no_eye), bank, (128, 128), 1)
    wall = render(painted.behind, 128, 128)[40:100, 40:88, :3].astype(float)
    plain = seen(tint=(236, 190, 118))[40:100, 40:88]
    assert (wall[..., 2] - wall[..., 0]).mean() > (plain[..., 2] - plain[..., 0]).mean() + 40


def test_its_windows_are_lit_when_it_is_dark():
    day, night = (seen(time=hour)[30:110, 34:94] for hour in ("day", "night"))
    glowing = [((picture @ WARM > 40) & (picture.max(-1) > 200)).mean() for picture in (day, night)]
    assert night.mean() < day.mean()
    assert glowing[1] > 0.02


def test_snow_lies_on_roof_and_lane():
    bare, white = (seen(seed=2, said=frozenset(said))[-12:] for said in ((), ("snow",)))
    assert white.mean() > bare.mean() + 10


def test_each_seed_has_another_house():
    houses = [seen(seed)[20:110, 25:103] for seed in range(6)]
    for number, one in enumerate(houses):
        for other in houses[:number]:
            assert np.abs(one - other).mean() > 8


@pytest.mark.parametrize("width", [50.0, 100.0, 200.0])
def test_it_stands_within_any_frame(width):
    drawn = seen(width=width, time="night", side=100)
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
    parts, place = found(text)
    assert (place.setting, place.said[-1]) == (setting, word)
    assert not {part.concept.label for part in parts} & {"house", "cottage", "log cabin"}


@pytest.mark.parametrize("text", ["a house on the moon", "a cat on a house", "two houses", "a house with a red door"])
def test_a_house_elsewhere_or_with_something_is_a_drawing(found, text):
    parts, _ = found(text)
    assert "house" in {part.concept.label for part in parts}


@pytest.mark.parametrize("word", sorted(HOUSES))
def test_every_house_is_seen_and_lit_by_night(word):
    def land(said):
        sheet = replace(PLAIN, dice=random.Random(3), time="night", said=frozenset(said))
        return render(draw("meadow", sheet)[1], 128, 128)[40:114, 20:108, :3].astype(float)

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
    parts, place = found(text)
    assert (place.setting, place.time, place.weathers) == ("haunted", "night", ("moon",))
    assert [part.concept.label for part in parts] == (["ghost"] if "ghost" in text else [])


def test_the_hour_and_weather_that_were_said_stay(found):
    place = found("a haunted house in the rain at sunset")[1]
    assert (place.setting, place.time) == ("haunted", "dusk")
    assert "rain" in place.weathers


def test_a_haunted_house_has_lit_windows_in_a_dark_frame():
    _, behind, _ = draw("haunted", replace(PLAIN, dice=random.Random(1), time="night"))
    night = render(behind, 128, 128)[..., :3].astype(float)
    assert night.mean() < 90
    assert (night[30:100, 30:98].max(-1) > 230).mean() > 0.01


@pytest.mark.parametrize(
    ("text", "beside"), [("a garden", []), ("a cat in a garden", ["cat"]), ("a fountain in a park", ["fountain"])]
)
def test_a_garden_has_beds_of_its_own(found, text, beside):
    parts, place = found(text)
    assert place.setting == "garden"
    assert [part.concept.label for part in parts] == beside


def test_beds_are_of_several_colours_on_both_sides_of_a_path():
    _, behind, _ = draw("garden", replace(PLAIN, dice=random.Random(2)))
    beds = render(behind, 128, 128)[96:, :, :3].astype(float)
    for side in (beds[:, :44], beds[:, 84:]):
        bright = side[(side.max(-1) - side.min(-1) > 90) | (side.min(-1) > 215)]
        assert len(bright) > 300
        assert bright.std(0).max() > 40
    path = beds[:, 60:68]
    assert (path.max(-1) - path.min(-1)).mean() < 90


def test_near_flowers_are_in_front_of_who_stands_there():
    _, _, front = draw("garden", replace(PLAIN, dice=random.Random(2), bare=False))
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
    assert found(text)[1].setting == setting


def test_a_jungle_is_green_all_over_and_leaves_reach_in():
    _, behind, front = draw("jungle", replace(PLAIN, dice=random.Random(2)))
    seen = render(behind, 96, 96)[..., :3].astype(float)
    wood = seen[30:80, 16:80]
    assert (wood[..., 1] >= wood.max(-1)).mean() > 0.75
    near = render(front, 96, 96)[..., 3] > 128
    assert near[60:, :24].mean() > 0.2
    assert near[60:, -24:].mean() > 0.2
    assert near[:80, 36:60].mean() < 0.05  # whoever stands there is seen


def test_a_swamp_is_greyer_than_a_jungle():
    def colourful(name):
        seen = render(draw(name, replace(PLAIN, dice=random.Random(2)))[1], 96, 96)[..., :3].astype(float)
        return (seen.max(-1) - seen.min(-1)).mean()

    assert colourful("swamp") < 0.75 * colourful("jungle")
