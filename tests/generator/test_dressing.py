"""What a setting does about what stands in it."""

import pytest

from generator.references import look_up
from generator.scene import staged
from tests.fakes import no_eye


@pytest.fixture(scope="module")
def layout(bank):
    return lambda text: staged(look_up(bank, text, no_eye), bank, (128, 128), 1)


def test_a_landmark_stands_in_light_at_night_only(layout):
    assert layout("the eiffel tower at night").front.count("radialGradient") > 2
    assert layout("the eiffel tower at noon").front.count("radialGradient") == 0


def test_a_church_in_a_meadow_has_bushes_at_its_foot(layout):
    assert len(layout("a church in a meadow").front) > len(layout("a cow in a meadow").front) + 1000


def test_what_flies_and_is_drawn_standing_has_clouds_about_its_feet(layout):
    assert len(layout("an elephant flying over the sea").front) > len(layout("an elephant by the sea").front)


def test_what_flies_on_wings_hides_nothing_below_it(layout):
    flying, still = (layout(text).front for text in ("a dragon flying over the sea", "a dragon by the sea"))
    assert abs(len(flying) - len(still)) < 100  # digits of the foam; wisps are some thousand characters
