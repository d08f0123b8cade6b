"""The harbor: what it is drawn for, that its houses are lit, and that water stays where boats swim."""

import numpy as np
import pytest

from generator.bank import render
from generator.references import look_up
from generator.scene import staged
from tests.fakes import no_eye
from tests.generator.places import WARM, seen


@pytest.mark.parametrize(
    ("text", "beside"),
    [("a harbor", []), ("a marina at sunset", []), ("a cat at the harbour", ["cat"]), ("boats in the port", ["boat"])],
)
def test_a_harbor_is_no_open_sea(found, text, beside):
    it = found(text)
    assert it.place.setting == "harbor"
    assert len(it.things) == len(beside)
    assert not it.notes


def test_whales_keep_the_open_sea(found):
    assert found("a whale in the ocean").place.setting != "harbor"


def test_its_windows_are_lit_when_it_is_dark():
    day, night = (seen("harbor", time=hour)[40:80] for hour in ("day", "night"))
    glowing = [((picture @ WARM > 40) & (picture.max(-1) > 200)).mean() for picture in (day, night)]
    assert night.mean() < day.mean()
    assert glowing[1] > 0.01


def test_each_seed_has_other_houses():
    rows = [seen("harbor", seed)[50:78] for seed in range(5)]
    for number, one in enumerate(rows):
        for other in rows[:number]:
            assert np.abs(one - other).mean() > 12


def test_the_water_gives_the_houses_back():
    row, below = seen("harbor")[44:74], seen("harbor")[82:96]
    assert np.ptp(row, axis=1).mean() > 60
    assert below.std(1).mean() > 8  # no plain water


@pytest.mark.parametrize(("text", "surface"), [("a boat in the harbor", "water"), ("a cat at the harbor", "ground")])
def test_boats_swim_and_others_stand_on_the_quay(bank, text, surface):
    stage = staged(look_up(bank, text, no_eye), bank, (128, 128), 1)
    near = render(stage.behind, 128, 128)[122:, 40:88, :3].astype(float).mean((0, 1))
    assert (near[0] > near[2]) == (surface == "ground")  # planks are brown, water is blue
