"""Estimates come from a guess first, then from a few steps, and then from what this machine took."""

from itertools import count

import pytest

from bot.order import samples
from bot.pace import STEPS, Pace, measure
from generator.executor import Executor
from tests.bot.house import HASHES
from tests.fakes import FakePaint, recipe


def test_before_anything_was_painted_standard_pocket_takes_about_ten_seconds():
    assert Pace().seconds(recipe(width=256, height=256, steps=80, views=2)) == pytest.approx(10)


def test_a_large_eye_takes_minutes():
    assert Pace().seconds(recipe(width=256, height=256, steps=60, views=6, eye="robust")) == pytest.approx(180)


def test_what_was_measured_counts_for_that_eye_only():
    pace = Pace()
    pace.learn(recipe(steps=10), 10, 5.0)
    assert pace.seconds(recipe(steps=20)) == pytest.approx(10)
    assert pace.seconds(recipe(eye="robust")) == Pace().seconds(recipe(eye="robust"))


def test_later_pictures_move_the_estimate_half_way():
    pace = Pace()
    pace.learn(recipe(), 4, 4.0)
    pace.learn(recipe(), 4, 8.0)
    assert pace.seconds(recipe()) == pytest.approx(6)


def test_a_picture_of_no_steps_teaches_nothing():
    pace = Pace()
    pace.learn(recipe(), 0, 3.0)
    assert pace.seconds(recipe()) == Pace().seconds(recipe())


def test_each_quality_has_its_own_pace_and_lends_it_to_those_that_are_not_known_yet():
    pace = Pace()
    pace.learn(recipe(quality="draft", width=64, height=64), 10, 1.0)
    assert pace.seconds(recipe(quality="fine", width=128, height=128, steps=10)) == pytest.approx(4)
    pace.learn(recipe(quality="fine", width=128, height=128), 10, 2.0)
    assert pace.seconds(recipe(quality="fine", width=128, height=128, steps=10)) == pytest.approx(2)
    assert pace.seconds(recipe(quality="draft", steps=10)) == pytest.approx(1)


@pytest.fixture
async def executor():
    paint = FakePaint()
    made = Executor(paint)
    made.paint = paint
    yield made
    await made.close()


def ticking(seconds):
    """Give a clock that goes on by so much each time it is read."""
    ticks = count()
    return lambda: next(ticks) * seconds


async def test_every_quality_is_measured_in_few_steps_that_stand_for_all(executor):
    sizes = samples("pocket", HASHES)
    found = await measure(executor, sizes.values(), clock=ticking(2.0))
    assert found == dict.fromkeys(("draft", "standard", "fine"), pytest.approx(2.0 / STEPS))
    assert [recipe.steps for recipe, _ in executor.paint.asked] == [STEPS + 1] * 4  # the first of them to warm up
    assert len(executor.paint.closed) == 4


async def test_what_would_take_too_long_to_measure_is_left_out(executor):
    found = await measure(executor, samples("pocket", HASHES).values(), clock=ticking(15.0))
    assert found.keys() == {"draft"}


async def test_measuring_gives_way_to_a_picture(executor):
    idle = iter([True, False])
    found = await measure(executor, samples("pocket", HASHES).values(), lambda: next(idle), ticking(1.0))
    assert found.keys() == {"draft"}
    assert len(executor.paint.asked) == 3
