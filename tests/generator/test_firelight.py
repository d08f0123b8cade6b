"""Fires light what is near them, and cups hold what was asked for."""

import numpy as np
import pytest

from generator.drinks import poured
from generator.firelight import aflame, firelit, thrown
from generator.spots import Spot

FIRE = Spot(part=0, x=30, foot=80, width=20, height=24, depth=1.0)


def test_a_fire_warms_what_is_near_and_leaves_what_is_far_dark():
    dark = np.full((100, 160, 3), 0.2, np.float32)
    seen = firelit(dark, [FIRE])
    near, far = seen[78, 52], seen[20, 150]
    assert near.mean() > 1.5 * far.mean()
    assert near[0] > 1.2 * near[2]
    assert (far <= 0.2).all()
    assert np.array_equal(firelit(dark, []), dark)


def test_the_ground_before_a_fire_is_lit_in_a_flat_pool():
    light = thrown((100, 160), FIRE)
    assert light[84, 30] > 0.8
    assert light[84, 60] > light[99, 30 + 30]


def cup(liquid):
    drawing = np.full((20, 20, 4), 255, np.uint8)
    drawing[4:8, 3:17, :3] = liquid
    return drawing


@pytest.mark.parametrize(
    ("label", "words", "anew"),
    [("hot beverage", "a cup of tea", True), ("hot beverage", "a cup of coffee", False), ("bear", "a tea bear", False)],
)
def test_tea_is_amber_where_the_drawing_shows_coffee(label, words, anew):
    coffee = cup((92, 58, 38))
    seen = poured(coffee, label, words)
    assert (seen[5, 9, 0] > 150) == anew
    assert np.array_equal(seen[15], coffee[15])


def test_a_cup_without_coffee_stays_as_it_is():
    blue = cup((60, 90, 200))
    assert np.array_equal(poured(blue, "hot beverage", "a cup of tea"), blue)


def test_a_flame_has_soft_tips_and_no_halo_of_its_own() -> None:
    drawing = np.zeros((80, 40, 4), np.float32)
    drawing[..., :3], drawing[..., 3] = (1, 0.9, 0.7), 0.3  # a glow that the drawing brings along, cut off at its edge
    drawing[10:60, 10:30] = (1, 0.4, 0.1, 1)
    drawing[60:75, 5:35] = (0.4, 0.25, 0.15, 1)  # logs
    seen = aflame(drawing, "campfire")
    assert not seen[:8, :, 3].any()
    assert seen[10, 20, 3] < seen[40, 20, 3]
    assert (seen[62:75, 6:34] == drawing[62:75, 6:34]).all()
    assert aflame(drawing, "apple") is drawing
