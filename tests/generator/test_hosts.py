"""Many of one thing: fields go back to the horizon, flocks fill the air, and a subject stays in sight."""

import pytest

from generator.references import look_up
from generator.scene import staged
from tests.fakes import no_eye


@pytest.fixture(scope="module")
def laid(bank):
    return lambda text, seed=1: staged(look_up(bank, text, no_eye), bank, (256, 256), seed)


@pytest.mark.parametrize("text", ["a field of tulips", "a flock of sheep", "a crowd of people", "a pumpkin patch"])
def test_a_field_goes_back_smaller_and_higher(laid, text):
    spots = laid(text).spots
    far, near = spots[0], spots[-1]
    assert len(spots) > 20
    assert near.height > 4 * far.height
    assert near.foot > far.foot + 40


def test_a_flock_is_near_and_far_in_the_air(laid):
    sizes = [max(spot.width, spot.height) for spot in laid("a flock of birds over a lake").spots]
    assert len(sizes) > 12
    assert max(sizes) > 3 * min(sizes)


@pytest.mark.parametrize("text", ["a girl in a field of sunflowers", "a windmill among tulips", "a dog among roses"])
def test_what_is_in_a_field_stays_in_sight(laid, text):
    stage = laid(text)
    subject = next(spot for spot in stage.spots if spot.part == 0)
    before = [spot for spot in stage.spots if spot.part and spot.depth > subject.depth]
    for spot in before:
        hidden = min(spot.box[2], subject.box[2]) > max(spot.box[0], subject.box[0]) + 2
        assert not hidden or spot.box[1] > subject.foot - 0.5 * subject.height


@pytest.mark.parametrize(("text", "setting"), [("a school of fish", ""), ("a field of poppies", "meadow")])
def test_words_for_many_are_places_only_where_they_are(bank, text, setting):
    assert look_up(bank, text, no_eye).place.setting == setting


def test_a_mouse_of_the_field_is_one(bank):
    assert look_up(bank, "a field mouse", no_eye).parts[0].count == 1
