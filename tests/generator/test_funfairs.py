"""The funfair: what it is drawn for, its lights, and that who is there is seen."""

import numpy as np
import pytest

from generator.bank import render
from tests.generator.places import layers, seen


def fair(seed=1, **given):
    """(128, 128, 3): a funfair."""
    assert render(layers("funfair", seed, **given)[1], 32, 32)[..., 3].max() == 0  # nothing hides who stands there
    return seen("funfair", seed, **given)


@pytest.mark.parametrize(
    ("text", "beside"),
    [("an amusement park", []), ("a funfair at night", []), ("a carnival", []), ("a clown at the carnival", ["clown"])],
)
def test_a_funfair_is_no_empty_meadow(found, text, beside):
    it = found(text)
    assert it.place.setting == "funfair"
    assert it.things == beside
    assert not it.notes


def test_a_park_is_still_a_garden(found):
    assert found("a park").place.setting == "garden"


def test_it_is_more_colourful_than_a_meadow():
    def hues(name):
        picture = seen(name, 2)[16:96].astype(int) // 48
        return len(np.unique(picture.reshape(-1, 3), axis=0))

    assert hues("funfair") > hues("meadow") * 1.4


def test_lights_glow_by_night():
    night, day = fair(time="night"), fair()
    assert night.mean() < 0.7 * day.mean()
    assert (night[:60].max(-1) > 235).mean() > 0.004


def test_the_wheel_stands_on_either_side():
    halves = [fair(seed)[20:70].std((0, 2)) for seed in range(8)]
    assert np.std([half[:50].mean() - half[-50:].mean() for half in halves]) > 1
