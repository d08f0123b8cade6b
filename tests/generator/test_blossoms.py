"""Cherry trees in blossom: pink over the land, one alone or several, and room for who is under them."""

import pytest

from tests.generator.places import seen


def pink(seed=1, **given):
    """(128, 128): where blossoms are."""
    red, green, blue = seen("blossoms", seed, **given).transpose(2, 0, 1)
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
def test_a_tree_in_blossom_is_no_single_blossom(found, text, beside):
    it = found(text)
    assert it.place.setting == "blossoms"
    assert it.things == beside


@pytest.mark.parametrize("text", ["a cherry", "a rose", "a cat in a tree", "trees", "a cherry blossom"])
def test_what_is_no_such_tree_stays(found, text):
    assert found(text).place.setting != "blossoms"


def test_one_tree_stands_in_the_middle_and_several_leave_it_free():
    one, many = pink(), pink(bare=False)
    assert one[30:80, 40:88].mean() > 0.5
    assert many[40:80, 50:78].mean() < one[40:80, 50:78].mean()
    assert many[20:80, :30].mean() > 0.3


def test_petals_lie_on_the_grass():
    assert 0.01 < pink(2)[100:].mean() < 0.3
