"""The market: what it is drawn for, how its town differs, and that there is room between the stalls."""

import random
from dataclasses import replace

import numpy as np
import pytest

from generator.bank import render
from generator.homes import settled
from generator.references import look_up
from generator.settings_drawn import draw
from generator.vector import Sheet
from generator.vistas import of_the_land
from tests.fakes import no_eye

PLAIN = Sheet(width=100, dice=random.Random(), bare=True)
WARM = np.array((1.0, 0.2, -1.2))  # red and no blue


def seen(seed=1, **given):
    """(128, 128, 3): a market."""
    _, behind, _ = draw("market", replace(PLAIN, dice=random.Random(seed), **given))
    return render(behind, 128, 128)[..., :3].astype(float)


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
def test_a_market_is_a_place(bank, text, beside):
    lookup = look_up(bank, text, no_eye)
    parts, place = of_the_land(lookup.parts, settled(lookup, bank))
    assert place.setting == "market"
    assert [part.concept.label for part in parts] == beside
    assert not lookup.notes


@pytest.mark.parametrize("text", ["a street", "a cat in a supermarket"])
def test_streets_and_shops_are_none(bank, text):
    lookup = look_up(bank, text, no_eye)
    assert of_the_land(lookup.parts, settled(lookup, bank))[1].setting != "market"


def test_a_bazaar_is_of_clay():
    town, clay = (seen(said=frozenset({word}))[50:76] @ WARM for word in ("market", "bazaar"))
    assert clay.mean() > town.mean() + 8


def test_stalls_are_colourful_and_the_way_between_is_free():
    low = seen()[96:]
    lively = low.max(-1) - low.min(-1) > 90
    assert lively[:, :20].mean() > 0.1
    assert lively[:, -20:].mean() > 0.1
    assert lively[:, 48:80].mean() < 0.02


def test_its_lamps_burn_by_night():
    night = seen(time="night")
    assert ((night @ WARM > 40) & (night.max(-1) > 200)).mean() > 0.01
    assert night.mean() < 0.7 * seen().mean()
