"""Two that act on each other stand as they do."""

import pytest

from generator.references import look_up
from generator.scene import staged
from tests.fakes import no_eye


@pytest.fixture
def pair(bank):
    def spots(text, seed=1):
        stage = staged(look_up(bank, text, no_eye), bank, (256, 256), seed)
        return sorted(stage.spots, key=lambda spot: spot.x)

    return spots


def apart(left, right):
    return (right.x - left.x) / (left.width + right.width)


@pytest.mark.parametrize("text", ["a lion hugging a lamb", "a prince and a princess dancing", "a boy kissing a girl"])
def test_who_hugs_or_dances_is_close(pair, text):
    assert apart(*pair(text)) < 0.4
    assert apart(*pair(text)) < apart(*pair("a prince and a princess"))


@pytest.mark.parametrize(
    "text", ["a samurai fighting a ninja", "a cow vs a tiger", "a robot versus an alien", "a robot battles an alien"]
)
def test_who_fights_leans_in(pair, text):
    left, right = pair(text)
    assert left.tilt < 0 < right.tilt
    assert apart(left, right) < 0.5


def test_of_two_knights_who_fight_none_is_further_off(pair):
    left, right = pair("two knights fighting")
    assert left.foot == pytest.approx(right.foot, abs=1)
    assert left.mirrored != right.mirrored
    assert left.height == pytest.approx(right.height, rel=0.15)  # as drawings of other shapes are as large


@pytest.mark.parametrize(
    "text",
    [
        "a cat fighting",
        "three knights fighting",
        "a knight on a horse fighting",
        "a cat and a dog",
        "a cat and a dog in a box",
        "a cat and a dog against a wall",
    ],
)
def test_others_stay_as_they_were(pair, text):
    assert not any(spot.tilt for spot in pair(text))


def test_who_is_huge_hugs_nobody(pair):
    assert apart(*pair("a huge cat and a dog")) > 0.4


def test_who_wrestles_or_spars_leans_in(pair):
    for text in ("two bears wrestling", "a fox and a wolf sparring"):
        assert any(spot.tilt for spot in pair(text))


@pytest.mark.parametrize("seed", range(1, 5))
@pytest.mark.parametrize("text", ["a knight fighting a dragon", "two knights fighting", "a whale hugging a shark"])
def test_both_are_within_the_frame(pair, text, seed):
    spots = pair(text, seed)
    assert min(spot.box[0] for spot in spots) > -6
    assert max(spot.box[2] for spot in spots) < 262
