"""Tall and wide frames: what stands in a row in a square picture is in all of the width of any other."""

import random

import pytest

from generator import closeups, lanes, quays, springs, tempests
from generator.settings_drawn import SETTINGS
from generator.vector import Sheet

ROWS = (
    (springs, "conifer", "spring", {}),
    (tempests, "glow", "meadow", {"weathers": ("fireworks",), "time": "night"}),
    (lanes, "lamp", "street", {"things": frozenset({"bus"})}),
    (quays, "leafy", "city", {"said": frozenset({"city"})}),
)


@pytest.mark.parametrize("width", [56.0, 178.0])
@pytest.mark.parametrize("row", ROWS)
def test_a_row_goes_from_one_side_to_the_other(monkeypatch, row, width):
    module, drawer, setting, given = row
    places, real = [], getattr(module, drawer)

    def noted(*args):
        at = next(at for at in args if isinstance(at, tuple | float))
        places.append((at[0] if isinstance(at, tuple) else at) / width)
        return real(*args)

    monkeypatch.setattr(module, drawer, noted)
    for seed in range(3):
        SETTINGS[setting](Sheet(width=width, dice=random.Random(seed), **given))
    assert 0.55 < max(places) < 1.1


@pytest.mark.parametrize("width", [56.0, 178.0])
def test_trunks_and_houses_out_of_focus_are_in_all_of_the_width(monkeypatch, width):
    places, real = [], closeups.rect

    def noted(box, *args, **named):
        places.append(box[0] / width)
        return real(box, *args, **named)

    monkeypatch.setattr(closeups, "rect", noted)
    for setting in ("moss", "pavement"):
        places.clear()
        SETTINGS[setting](Sheet(width=width, dice=random.Random(1)))
        assert 0.6 < max(places) < 1.1
