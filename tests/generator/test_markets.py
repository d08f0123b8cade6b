"""The market: what it is drawn for, how its town differs, and that there is room between the stalls."""

import pytest

from tests.generator.places import WARM, seen


@pytest.mark.parametrize(
    ("text", "beside"),
    [
        ("a market", []),
        ("a bazaar at night", []),
        ("a farmers market", []),
        ("a christmas market in the snow", []),
        ("a cat at the market", ["cat"]),
    ],
)
def test_a_market_is_a_place(found, text, beside):
    it = found(text)
    assert it.place.setting == "market"
    assert it.things == beside
    assert not it.notes


@pytest.mark.parametrize("text", ["a street", "a cat in a supermarket"])
def test_streets_and_shops_are_none(found, text):
    assert found(text).place.setting != "market"


def test_a_bazaar_is_of_clay():
    town, clay = (seen("market", said=frozenset({word}))[50:76] @ WARM for word in ("market", "bazaar"))
    assert clay.mean() > town.mean() + 8


def test_stalls_are_colourful_and_the_way_between_is_free():
    low = seen("market")[96:]
    lively = low.max(-1) - low.min(-1) > 90
    assert lively[:, :20].mean() > 0.1
    assert lively[:, -20:].mean() > 0.1
    assert lively[:, 48:80].mean() < 0.02


def test_its_lamps_burn_by_night():
    night = seen("market", time="night")
    assert ((night @ WARM > 40) & (night.max(-1) > 200)).mean() > 0.01
    assert night.mean() < 0.7 * seen("market").mean()
