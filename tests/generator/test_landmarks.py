"""Landmarks that no drawing shows are drawn by rule where a prompt names them, and nowhere else."""

import random

import pytest

from generator.homes import settled
from generator.references import look_up
from generator.settings_drawn import draw
from generator.vector import Sheet
from tests.fakes import no_eye


@pytest.mark.parametrize("text", ["Big Ben at night", "London in the fog", "a red bus in front of Big Ben"])
def test_big_ben_is_in_london_and_no_mountain(bank, text):
    lookup = look_up(bank, text, no_eye)
    place = settled(lookup, bank)
    assert place.setting == "city"
    assert "london" in place.said
    assert all(part.concept.kind != "landscape" for part in lookup.parts)


@pytest.mark.parametrize("time", ["day", "dusk", "night"])
def test_london_has_its_clock(time):
    def city(said):
        return draw("city", Sheet(width=100, dice=random.Random(3), time=time, bare=True, said=frozenset({said})))[1]

    assert "#fffbe8" in city("london")
    assert "#fffbe8" not in city("tokyo")


@pytest.mark.parametrize(("text", "named"), [("a capybara in a hot spring", 1), ("a bear in the hot springs", 1)])
def test_a_hot_spring_is_a_place_and_no_sign(bank, text, named):
    assert len(look_up(bank, text, no_eye).parts) <= named
