"""Beasts that are astronauts wear a helmet about their head; beasts that run are seen from the side."""

import pytest

from generator.anatomy import measured
from generator.references import look_up
from generator.scene import staged
from tests.fakes import no_eye


@pytest.fixture(scope="module")
def laid(bank):
    return lambda text, seed=1: staged(look_up(bank, text, no_eye), bank, (128, 128), seed)


@pytest.mark.parametrize("text", ["a cat astronaut", "a dog in a space suit", "an astronaut dog on the moon"])
@pytest.mark.parametrize("seed", range(4))
def test_a_beast_that_is_an_astronaut_has_a_helmet_and_stays_upright(laid, text, seed):
    stage = laid(text, seed)
    assert "#cfe8ff" in stage.front
    assert all(spot.tilt == 0 for spot in stage.spots)


@pytest.mark.parametrize("text", ["a cat in space", "an astronaut riding a horse"])
def test_nobody_else_has_one(laid, text):
    assert "#cfe8ff" not in laid(text).front


@pytest.mark.parametrize("seed", range(4))
def test_a_beast_that_chases_is_seen_from_the_side_and_looks_at_what_it_chases(bank, laid, seed):
    stage = laid("a dog chasing a ball", seed)
    dog, ball = (next(spot for spot in stage.spots if spot.part == number) for number in (0, 1))
    shape = measured(bank, stage.looks[0][0])
    assert not shape.both
    assert (shape.left != dog.mirrored) == (ball.x < dog.x)
    assert dog.tilt
