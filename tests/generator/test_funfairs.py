"""The funfair: what it is drawn for, its lights, and that who is there is seen."""

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


def seen(seed=1, **given):
    """(128, 128, 3): a funfair."""
    _, behind, front = draw("funfair", replace(PLAIN, dice=random.Random(seed), **given))
    assert render(front, 32, 32)[..., 3].max() == 0  # nothing hides who stands there
    return render(behind, 128, 128)[..., :3].astype(float)


@pytest.mark.parametrize(
    ("text", "beside"),
    [("an amusement park", []), ("a funfair at night", []), ("a carnival", []), ("a clown at the carnival", ["clown"])],
)
def test_a_funfair_is_no_empty_meadow(bank, text, beside):
    lookup = look_up(bank, text, no_eye)
    parts, place = of_the_land(lookup.parts, settled(lookup, bank))
    assert place.setting == "funfair"
    assert [part.concept.label for part in parts] == beside
    assert not lookup.notes


def test_a_park_is_still_a_garden(bank):
    lookup = look_up(bank, "a park", no_eye)
    assert of_the_land(lookup.parts, settled(lookup, bank))[1].setting == "garden"


def test_it_is_more_colourful_than_a_meadow():
    def hues(name):
        _, behind, _ = draw(name, replace(PLAIN, dice=random.Random(2)))
        picture = render(behind, 128, 128)[16:96, :, :3].astype(int) // 48
        return len(np.unique(picture.reshape(-1, 3), axis=0))

    assert hues("funfair") > hues("meadow") * 1.4


def test_lights_glow_by_night():
    night, day = seen(time="night"), seen()
    assert night.mean() < 0.7 * day.mean()
    assert (night[:60].max(-1) > 235).mean() > 0.004


def test_the_wheel_stands_on_either_side():
    halves = [seen(seed)[20:70].std((0, 2)) for seed in range(8)]
    assert np.std([half[:50].mean() - half[-50:].mean() for half in halves]) > 1
