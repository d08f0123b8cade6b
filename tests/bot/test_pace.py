"""Estimates come from a guess first, and then from what this machine took."""

import pytest

from bot.pace import Pace
from tests.fakes import recipe


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
