"""Rooms that nobody is in are furnished as they are called."""

import random
from itertools import combinations

import numpy as np
import pytest

from generator.bank import render
from generator.fitments import FURNITURE
from generator.settings_drawn import draw
from generator.vector import Sheet


def room(*said, bare=True, **given):
    sheet = Sheet(width=given.pop("width", 100), dice=random.Random(4), said=frozenset(said), bare=bare, **given)
    return render(draw("room", sheet)[1], 128, 128)[..., :3].astype(float)


def test_each_room_has_its_own_furniture():
    rooms = [room(word)[70:120, 20:108] for word in [*FURNITURE, "parlour"]]
    for one, other in combinations(rooms, 2):
        assert np.abs(one - other).mean() > 12


@pytest.mark.parametrize("word", [*FURNITURE, "room"])
def test_where_somebody_stands_nothing_is_in_the_way(word):
    empty = room(word, bare=False, large=True)[60:]
    assert np.abs(room(word)[60:] - empty).mean() > 6


def test_lamps_are_lit_when_it_is_dark():
    night = room("parlour", time="night")
    shade = night[56:80, 84:120]
    assert shade.max(-1).max() > 200
    assert night.mean() < room("parlour").mean()


@pytest.mark.parametrize("width", [56.0, 178.0])
def test_furniture_fits_any_frame(width):
    seen = room("throne", width=width)
    red = (seen[..., 0] > 100) & (seen[..., 1] < 70)
    assert red[60:110, 40:88].any()
