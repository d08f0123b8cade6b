"""What things sit on and is drawn by rule: roofs, branches, islands in the sky; and walls that are walls."""

import random

import numpy as np
import pytest

from generator.homes import settled
from generator.pasting import placed
from generator.perches import PERCHES, bricks, isle
from generator.references import look_up
from generator.scene import staged
from generator.settings_drawn import draw
from generator.vector import Sheet
from generator.whereabouts import perch
from tests.fakes import no_eye


@pytest.fixture(scope="module")
def place(bank):
    return lambda text: settled(look_up(bank, text, no_eye), bank)


@pytest.mark.parametrize(
    ("text", "sat"),
    [
        ("a cat on a roof", "roof"),
        ("two pigeons on the old red rooftop", "roof"),
        ("an owl on a branch", "branch"),
        ("a goat on a mountain peak", "crag"),
        ("a wolf howling on a steep cliff", "crag"),
        ("a house with a red roof", ""),
        ("santa flying over the rooftops", ""),
        ("a frog on a lily pad", "lilypad"),
        ("a cat on a sofa", ""),
    ],
)
def test_what_is_sat_on_is_told(text, sat):
    assert perch(text) == sat


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("a castle in the clouds", "isle"),
        ("a floating island", "isle"),
        ("a wolf on a cliff", "mountains"),
        ("a wizard tower on a floating island", "isle"),
        ("a cat on a flying island", "isle"),
        ("a house on a cloud", "isle"),
        ("a dragon in the clouds", "sky"),
        ("a woman looking at the sky", "meadow"),
        ("a field of sunflowers under a blue sky", "meadow"),
        ("a bicycle in front of a brick wall", "bricks"),
        ("a painting on the wall", "room"),
        ("a dragon flying", "sky"),
        ("a witch flying on a broom in front of the moon", "sky"),
        ("a cat in the moon", "moon"),
    ],
)
def test_things_are_where_the_words_say(place, text, setting):
    assert place(text).setting == setting


def test_a_wall_of_bricks_is_no_brick(bank):
    assert look_up(bank, "a brick wall", no_eye).parts == ()
    assert [part.concept.label for part in look_up(bank, "a brick", no_eye).parts] == ["brick"]


@pytest.mark.parametrize("name", PERCHES)
def test_a_perch_bears_things_before_any_setting(name):
    sheet = Sheet(width=100, dice=random.Random(1), said=frozenset({name}))
    levels, behind, front = draw("city", sheet)
    assert levels.narrow
    assert levels.surface == "ground"
    assert 70 < levels.floor < 90
    assert behind != front


@pytest.mark.parametrize("drawn", [bricks, isle])
def test_walls_and_islands_bear_things(drawn):
    levels = drawn(Sheet(width=140, dice=random.Random(2), time="night"))
    assert levels.surface == "ground"
    assert levels.horizon < levels.floor


def test_nobody_is_told_that_a_roof_is_missing(bank):
    assert look_up(bank, "a cat on a roof", no_eye).notes == ()


def test_an_owl_has_its_claws_around_the_branch(bank):
    stage = staged(look_up(bank, "an owl on a branch", no_eye), bank, (256, 256), 1)
    spot, canvas = stage.spots[-1], np.zeros((256, 256, 3), np.float32)
    placed(canvas, np.ones((round(spot.height), round(spot.width), 4), np.float32), spot, stage)
    lowest = np.argwhere(canvas[..., 0] > 0.5)[:, 0].max()
    assert lowest - spot.foot > 0.03 * spot.height
