"""Several of one thing: all to be seen, no two alike, looking where there is something to look at."""

import pytest

from generator.anatomy import measured
from generator.belongings import named
from generator.references import look_up
from generator.scene import staged
from generator.variants import BORNE_WITH, faults, plainness
from tests.fakes import no_eye


@pytest.fixture(scope="module")
def layout(bank):
    return lambda text, seed=1: staged(look_up(bank, text, no_eye), bank, (256, 256), seed)


def looks_right(bank, stage, spot):
    return measured(bank, stage.looks[0][spot.part]).left == spot.mirrored


@pytest.mark.parametrize("text", ["three balloons in the sky", "four ducks on a lake", "five sheep", "three fish"])
def test_several_are_as_many_as_were_asked_for_and_none_hides_another(layout, text):
    spots = layout(text).spots
    assert len(spots) == {"three": 3, "four": 4, "five": 5}[text.split()[0]]
    for k, one in enumerate(spots):
        for other in spots[k + 1 :]:
            assert abs(one.x - other.x) + abs(one.foot - other.foot) > 0.4 * min(one.width, other.width)


def test_copies_differ_in_size_and_drawing(layout):
    stage = layout("three ducks on a lake")
    heights = sorted(spot.height for spot in stage.spots)
    assert heights[0] < 0.7 * heights[-1]
    assert len({stage.looks[0][spot.part].index for spot in stage.spots}) > 1


@pytest.mark.parametrize("text", ["a coral reef with colourful fish", "three dogs in a park"])
def test_copies_are_other_drawings_and_none_of_them_is_poor(bank, layout, text):
    stage = layout(text)
    leads = [stage.looks[0][spot.part] for spot in stage.spots]
    assert len({piece.index for piece in leads}) > 1
    for piece in leads:
        own = [other for other in bank.pieces if other.concept == piece.concept]
        assert plainness(piece, bank) + faults(stage.parts[0], own, piece, (bank, None)) <= BORNE_WITH


def test_copies_of_what_a_person_chose_are_chosen_ones(bank, layout):
    for text in ("three dogs in a park", "four dolphins"):
        stage = layout(text)
        assert all(named(bank, stage.looks[0][spot.part], "leads") for spot in stage.spots)


def test_what_comes_in_any_colour_comes_in_several(layout):
    stage = layout("three umbrellas")
    assert len({stage.parts[spot.part].colour for spot in stage.spots}) == 3


def test_a_colour_that_was_asked_for_stays(layout):
    stage = layout("three red umbrellas")
    assert {stage.parts[spot.part].colour for spot in stage.spots} == {"red"}


@pytest.mark.parametrize("seed", range(4))
def test_a_chaser_looks_at_what_it_chases(bank, layout, seed):
    stage = layout("a horse chasing a ball", seed)
    horse, ball = (next(s for s in stage.spots if stage.parts[s.part].words == w) for w in ("a horse", "a ball"))
    if not measured(bank, stage.looks[0][horse.part]).both:
        assert looks_right(bank, stage, horse) == (ball.x > horse.x)


@pytest.mark.parametrize("text", ["boots", "sneakers"])
@pytest.mark.parametrize("seed", [1, 2])
def test_both_shoes_of_a_pair_are_alike(layout, text, seed):
    stage = layout(text, seed)
    assert len(stage.spots) == 2
    assert len({stage.looks[0][spot.part].index for spot in stage.spots}) == 1
