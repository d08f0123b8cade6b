"""Cherry trees in blossom: pink over the land, one alone or several, and room for who is under them."""

import random
from dataclasses import replace

import pytest

from generator.bank import render
from generator.homes import settled
from generator.references import look_up
from generator.settings_drawn import draw
from generator.vector import Sheet
from generator.vistas import of_the_land
from tests.fakes import no_eye

PLAIN = Sheet(width=100, dice=random.Random(), bare=True)


def pink(seed=1, **given):
    """(128, 128): where blossoms are."""
    _, behind, _ = draw("blossoms", replace(PLAIN, dice=random.Random(seed), **given))
    red, green, blue = render(behind, 128, 128)[..., :3].astype(float).transpose(2, 0, 1)
    return (red > green + 20) & (blue > green) & (red > 150)


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("a cherry blossom tree", []),
        ("cherry blossom trees", []),
        ("cherry trees at sunset", []),
        ("a sakura tree", []),
        ("a samurai under cherry blossoms", ["samurai"]),
        ("a fox under a cherry blossom tree", ["fox"]),
    ],
)
def test_a_tree_in_blossom_is_no_single_blossom(bank, text, beside):
    lookup = look_up(bank, text, no_eye)
    parts, place = of_the_land(lookup.parts, settled(lookup, bank))
    assert place.setting == "blossoms"
    assert [part.concept.label for part in parts] == beside


@pytest.mark.parametrize("text", ["a cherry", "a rose", "a cat in a tree", "trees", "a cherry blossom"])
def test_what_is_no_such_tree_stays(bank, text):
    lookup = look_up(bank, text, no_eye)
    assert of_the_land(lookup.parts, settled(lookup, bank))[1].setting != "blossoms"


def test_one_tree_stands_in_the_middle_and_several_leave_it_free():
    one, many = pink(), pink(bare=False)
    assert one[30:80, 40:88].mean() > 0.5
    assert many[40:80, 50:78].mean() < one[40:80, 50:78].mean()
    assert many[20:80, :30].mean() > 0.3


def test_petals_lie_on_the_grass():
    assert 0.01 < pink(2)[100:].mean() < 0.3
