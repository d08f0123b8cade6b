"""What things are made of is told by their colour and by what is about them."""

import pytest

from generator.references import look_up
from generator.stuff import made
from tests.fakes import no_eye


@pytest.mark.parametrize(
    ("text", "read"),
    [
        ("a horse made of fire", "a orange horse amid campfire"),
        ("a guitar made entirely out of ice", "a cyan guitar on the ice"),
        ("a house made of cheese in the woods", "a yellow house and a cheese wedge in the woods"),
        ("a car made of bananas", "a yellow car with bananas"),
        ("an ice dragon", "an cyan dragon on the ice"),
        ("a castle built of lego bricks", "a red castle"),
        ("a robot with wings made of glass", "a robot with cyan wings"),
        ("dragon and castle made of gold", "dragon and golden castle"),
        ("a teddy bear made of gold", "a golden teddy bear"),
        ("a big cat made of gold", "a golden big cat"),
        ("two cats made of stone", "two grey cats"),
        ("a chocolate labrador", "a brown labrador"),
    ],
)
def test_a_colour_and_what_is_near(bank, text, read):
    assert made(bank, text) == read


@pytest.mark.parametrize(
    "text",
    [
        "an ice bear",
        "an ice queen",
        "a water snake",
        "a fire engine",
        "a chocolate cake",
        "a quilt made of wool",
        "a hat made of qwghlm",
        "a fire",
    ],
)
def test_names_and_what_is_unknown_stay(bank, text):
    assert made(bank, text) == text


def test_it_is_looked_up_so(bank):
    found = look_up(bank, "a horse made of fire", no_eye)
    assert next((part.concept.label, part.colour, part.relation) for part in found.parts) == ("horse", "orange", "")
    assert found.parts[1].relation == "amid"
    ice = look_up(bank, "an ice dragon", no_eye)
    assert (ice.parts[0].colour, ice.place.setting) == ("cyan", "ice")
