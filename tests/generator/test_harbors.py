"""The harbor: what it is drawn for, that its houses are lit, and that water stays where boats swim."""

import random
from dataclasses import replace

import numpy as np
import pytest

from generator.bank import render
from generator.homes import settled
from generator.references import look_up
from generator.scene import staged
from generator.settings_drawn import draw
from generator.vector import Sheet
from generator.vistas import of_the_land
from tests.fakes import no_eye

PLAIN = Sheet(width=100, dice=random.Random(), bare=True)
WARM = np.array((1.0, 0.2, -1.2))  # red and no blue


def seen(seed=1, **given):
    """(128, 128, 3): a harbor."""
    _, behind, _ = draw("harbor", replace(PLAIN, dice=random.Random(seed), **given))
    return render(behind, 128, 128)[..., :3].astype(float)


@pytest.mark.parametrize(
    ("text", "beside"),
    [("a harbor", []), ("a marina at sunset", []), ("a cat at the harbour", ["cat"]), ("boats in the port", ["boat"])],
)
def test_a_harbor_is_no_open_sea(bank, text, beside):
    lookup = look_up(bank, text, no_eye)
    parts, place = of_the_land(lookup.parts, settled(lookup, bank))
    assert place.setting == "harbor"
    assert len(parts) == len(beside)
    assert not lookup.notes


def test_whales_keep_the_open_sea(bank):
    lookup = look_up(bank, "a whale in the ocean", no_eye)
    assert of_the_land(lookup.parts, settled(lookup, bank))[1].setting != "harbor"


def test_its_windows_are_lit_when_it_is_dark():
    day, night = (seen(time=hour)[40:80] for hour in ("day", "night"))
    glowing = [((picture @ WARM > 40) & (picture.max(-1) > 200)).mean() for picture in (day, night)]
    assert night.mean() < day.mean()
    assert glowing[1] > 0.01


def test_each_seed_has_other_houses():
    rows = [seen(seed)[50:78] for seed in range(5)]
    for number, one in enumerate(rows):
        for other in rows[:number]:
            assert np.abs(one - other).mean() > 12


def test_the_water_gives_the_houses_back():
    row, below = seen()[44:74], seen()[82:96]
    assert np.ptp(row, axis=1).mean() > 60
    assert below.std(1).mean() > 8  # no plain water


@pytest.mark.parametrize(("text", "surface"), [("a boat in the harbor", "water"), ("a cat at the harbor", "ground")])
def test_boats_swim_and_others_stand_on_the_quay(bank, text, surface):
    stage = staged(look_up(bank, text, no_eye), bank, (128, 128), 1)
    near = render(stage.behind, 128, 128)[122:, 40:88, :3].astype(float).mean((0, 1))
    assert (near[0] > near[2]) == (surface == "ground")  # planks are brown, water is blue
