"""Paths through woods, and what lies on the sea's ground: shown where they are said, and nowhere else."""

import numpy as np
import pytest

from generator.homes import settled
from generator.references import look_up
from generator.vistas import of_the_land
from tests.fakes import no_eye
from tests.generator.places import seen


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("an autumn forest path", "forest"),
        ("a forest path in autumn", "forest"),
        ("a path in the autumn forest", "forest"),
        ("sunken ruins", "underwater"),
    ],
)
def test_nobody_is_told_that_they_are_missing(found, text, setting):
    it = found(text)
    assert (it.place.setting, it.things, it.notes) == (setting, [], ())


@pytest.mark.parametrize("seed", range(4))
def test_a_path_that_was_said_is_always_there(seed):
    told = seen("forest", seed, said=frozenset({"path"}))[112:].mean(-1)
    assert np.ptp(told.mean(0)) > 30  # lighter earth between the ferns


def test_leaves_lie_about_in_autumn_only():
    def hot(weathers):
        ground = seen("forest", 2, weathers=weathers)[92:]
        return ((ground[..., 0] - ground[..., 2] > 140) & (ground[..., 0] > 180)).mean()

    assert hot(("autumn",)) > 0.01
    assert hot(()) < 0.002


def test_columns_stand_under_water_where_ruins_were_said():
    pale = [
        (seen("underwater", said=frozenset(said))[48:104, 20:108].min(-1) > 130).mean() for said in ((), ("ruins",))
    ]
    assert pale[1] > pale[0] + 0.04


@pytest.mark.parametrize("text", ["a cave with crystals", "a crystal cave"])
def test_crystals_grow_in_a_cave_and_are_no_cut_gems(found, text):
    it = found(text)
    assert (it.place.setting, it.things) == ("cave", [])
    glowing = [(seen("cave", said=frozenset(said))[64:].max(-1) > 200).mean() for said in ((), it.place.said)]
    assert glowing[1] > 2 * glowing[0]


def test_gems_that_somebody_has_stay_gems(bank):
    lookup = look_up(bank, "a dragon with gems in a cave", no_eye)
    assert len(of_the_land(lookup.parts, settled(lookup, bank))[0]) == len(lookup.parts)
