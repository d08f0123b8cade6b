"""Variety: the next seed chooses otherwise, and only where the words leave it open."""

from dataclasses import replace
from itertools import pairwise

import numpy as np
import pytest

from generator.belongings import named
from generator.cutting import cut
from generator.homes import settled
from generator.places import Place
from generator.references import look_up
from generator.scene import staged
from generator.variety import HOURS, OUTDOORS, Turn, readable
from tests.fakes import no_eye


@pytest.fixture(scope="module")
def stage(bank):
    return lambda text, seed: staged(look_up(bank, text, no_eye), bank, (96, 96), seed)


def test_seeds_that_follow_one_another_never_choose_alike():
    turns = [Turn(seed=seed, text="a castle") for seed in range(12)]
    for one, other in pairwise(turns):
        assert one.of("side", 4) != other.of("side", 4)
        assert one.timed(Place(setting="meadow")) != other.timed(Place(setting="meadow"))
        assert one.first(own=3) != other.first(own=3)


def test_all_lights_of_a_setting_come_up():
    lights = {Turn(seed=seed, text="a cow").timed(Place(setting="sea")) for seed in range(4)}
    assert {(place.time, place.weathers) for place in lights} == set(OUTDOORS)


@pytest.mark.parametrize(
    "place",
    [Place(setting="meadow", time="night"), Place(setting="sea", weathers=("storm",)), Place(setting="space")],
)
def test_what_the_words_say_stays(place):
    assert {Turn(seed=seed, text="a cow").timed(place) for seed in range(8)} == {place}
    assert "space" not in HOURS


def test_a_colour_is_lent_only_where_none_was_asked_for(bank):
    def colours(text):
        part = look_up(bank, text, no_eye).parts[0]
        return {Turn(seed=seed, text=text).painted(part).colour for seed in range(9)}

    assert colours("a red bicycle") == {"red"}
    assert len(colours("a bicycle")) > 3
    assert colours("an elephant") == {""}
    assert colours("a tulip") == {"", "pink", "red", "purple", "yellow"}  # an orange one would be a pumpkin


def test_what_can_be_read_is_never_mirrored(bank, stage):
    assert readable(look_up(bank, "an alarm clock", no_eye).parts[0])
    assert not any(spot.mirrored for seed in range(4) for spot in stage("two alarm clocks", seed).spots)


def test_of_racing_cars_only_one_with_a_number_is_never_mirrored(bank, stage):
    made = stage("a racing car", 1)
    [spot], [part] = made.spots, made.parts
    numbered = [piece for piece in part.pieces if named(bank, piece, "written")]
    plain = [piece for piece in part.pieces if piece.pack.name == "noto"]
    for piece, alike in [(piece, True) for piece in numbered] + [(piece, False) for piece in plain]:
        ways = (cut(piece, part, replace(spot, mirrored=way), (bank, "day")) for way in (False, True))
        assert np.array_equal(*ways) == alike
    assert numbered
    assert plain


def test_neighbours_stand_on_different_sides(stage):
    middles = [stage("a castle", seed).spots[0].x for seed in range(4)]
    assert all(abs(one - other) > 6 for one, other in pairwise(middles))


def test_who_is_at_home_in_several_places_is_in_another_for_the_next_seed(bank):
    def places(text):
        lookup = look_up(bank, text, no_eye)
        return [Turn(seed=s, text=text).housed(settled(lookup, bank), lookup).setting for s in range(5)]

    girls = places("an anime girl")
    assert len({*girls}) == 5
    assert all(one != other for one, other in pairwise(girls))
    assert {*places("a girl in a forest")} == {"forest"}
    assert {*places("a dog chasing a ball")} == {"meadow"}
    assert {*places("a girl on a horse")} == {"meadow"}
