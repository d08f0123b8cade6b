"""Farm and vineyard: what they are drawn for, and what is seen in them."""

import numpy as np
import pytest

from generator.bank import render
from generator.references import look_up
from generator.scene import staged
from tests.fakes import no_eye
from tests.generator.places import seen

RED = np.array((1.0, -0.7, -0.7))


@pytest.mark.parametrize(
    ("text", "setting", "beside"),
    [
        ("a farm", "farm", []),
        ("a barn in the snow", "farm", []),
        ("a cow on a farm", "farm", ["cow"]),
        ("a horse in front of a barn", "farm", ["horse"]),
        ("a vineyard at sunset", "vineyard", []),
        ("a fox in a vineyard", "vineyard", ["fox"]),
        ("a ferris wheel at night", "funfair", []),
    ],
)
def test_they_are_the_place(found, text, setting, beside):
    it = found(text)
    assert it.place.setting == setting
    assert it.things == beside


@pytest.mark.parametrize("text", ["a cat on a barn", "three barns", "a barn on the moon"])
def test_a_barn_elsewhere_is_a_thing(found, text):
    assert found(text).place.setting != "farm"


def test_the_barn_is_red_unless_another_colour_was_asked_for():
    red, blue = seen("farm"), seen("farm", tint=(60, 90, 200))
    assert ((red @ RED) > 40).mean() > 2 * ((blue @ RED) > 40).mean()


def test_snow_lies_on_it():
    bare, white = (seen("farm", said=frozenset(said))[-30:] for said in ((), ("snow",)))
    assert white.mean() > bare.mean() + 30


def test_vines_stand_in_rows_that_leave_a_way_free():
    low = seen("vineyard")[100:]
    green = low[..., 1] > low[..., 0]
    assert green[:, 56:72].mean() < 0.1
    assert green[:, :40].mean() > 0.3
    assert green[:, 88:].mean() > 0.3


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_who_stands_before_the_barn_leaves_it_in_sight(bank, seed):
    stage = staged(look_up(bank, "a dog in front of a barn", no_eye), bank, (128, 128), seed)
    [spot] = stage.spots
    picture = render(stage.behind, 128, 128)[50:104, :, :3].astype(float) @ RED > 40
    middle = (picture.sum(0) * np.arange(128)).sum() / picture.sum()
    assert (spot.x < 64) != (middle < 64)
