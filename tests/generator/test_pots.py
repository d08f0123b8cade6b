"""Plants in pots and vases: the vessel is drawn about their foot, and nothing else stands in for it."""

import random
from dataclasses import replace

import numpy as np
import pytest

from generator import settings_drawn
from generator.areas import covered
from generator.bank import Bank, render
from generator.bouquets import ARRANGED, NECK, bloomed, bouquet
from generator.pots import SHAPES, backed, fronted
from generator.references import look_up
from generator.scene import staged
from generator.spots import RAISED, Spot
from generator.stems import FLOWERS, STEMMED, VISITORS, grown, rendered
from generator.vector import Sheet
from tests.fakes import no_eye


@pytest.fixture(scope="module")
def stage():
    bank = Bank.open()
    return lambda text: staged(look_up(bank, text, no_eye), bank, (100, 100), 1)


@pytest.mark.parametrize(
    ("text", "vessel"),
    [("a cactus in a pot", "pot"), ("a tulip in a vase", "vase"), ("a bonsai in a pot", "pot"), ("a bonsai", "pot")],
)
def test_a_plant_stands_in_what_it_was_said_to_be_in(stage, text, vessel):
    [spot] = stage(text).spots
    assert spot.stand == vessel
    assert spot.foot + RAISED[vessel] * spot.height < 100
    assert not spot.shadow


@pytest.mark.parametrize("text", ["a cactus", "a potted plant", "a cat in a pot", "a rose in a garden"])
def test_nothing_else_gets_a_pot(stage, text):
    assert not any(spot.stand in RAISED for spot in stage(text).spots)


@pytest.mark.parametrize("vessel", sorted(SHAPES))
def test_a_vessel_is_below_a_foot_and_its_rim_over_it(vessel):
    spot = Spot(part=0, x=50, foot=50, width=30, height=50, depth=1, stand=vessel)
    for draw in (backed, fronted):
        canvas = np.full((100, 100, 3), 0.5, np.float32)
        draw(canvas, spot, 1)
        changed = np.abs(canvas - 0.5).max(-1) > 0.02
        assert changed[44:, 40:60].any()
        assert not changed[:40].any()
        assert not changed[:, :15].any()


def test_several_share_one_vessel_and_fan_out_of_its_mouth(stage):
    spots = stage("three tulips in a vase").spots
    assert [spot.stand for spot in spots] == ["", "", "vase"]  # drawn from far to near: the vessel comes last
    feet = [spot.x + np.sin(np.radians(spot.tilt)) * spot.height / 2 for spot in spots]
    assert max(feet) - min(feet) < 5
    assert len({spot.tilt for spot in spots}) == len(spots)


def test_a_vessel_has_the_colour_that_was_said(stage):
    spots = stage("six red tulips in a blue vase").spots
    assert [spot.glaze for spot in spots if spot.stand] == ["blue"]
    canvas = np.full((100, 100, 3), 0.5, np.float32)
    fronted(canvas, next(spot for spot in spots if spot.stand), 1)
    assert canvas[..., 2].sum() > 1.02 * canvas[..., 0].sum()


def test_a_count_is_seen_in_a_vase(stage):
    assert len(stage("six red tulips in a blue vase").spots) == 6


def test_a_bouquet_of_roses_is_many_in_a_vase_and_a_bouquet_lies(stage):
    spots = stage("a bouquet of red roses").spots
    assert len(spots) == 6
    assert [spot.stand for spot in spots].count("vase") == 1
    assert [spot.lies for spot in stage("a bouquet").spots] == [True]


def test_a_vase_has_petalled_flowers_of_several_colours_instead_of_its_own(stage):
    [spot] = stage("a vase of flowers on a table").spots
    assert spot.stand == ARRANGED
    assert spot.cut == (0.0, NECK, 1.0, 1.0)
    canvas = np.full((200, 200, 3), 0.5, np.float32)
    bloomed(canvas, replace(spot, x=100, foot=190, width=70, height=100), 1, "day")
    above = canvas[60:140, 50:150].reshape(-1, 3)
    vivid = above[np.ptp(above, axis=1) > 0.25]
    assert len(vivid) > 1000
    assert len(np.unique((vivid * 5).astype(int), axis=0)) > 20
    assert np.abs(canvas[150:] - 0.5).max() < 0.02


def test_bouquets_differ_by_their_seed():
    assert bouquet(1) == bouquet(1) != bouquet(2)


def test_flowers_on_stems_and_what_comes_to_blossoms_are_in_the_memory(bank):
    assert {concept.label for concept in bank.concepts} >= FLOWERS | VISITORS


@pytest.mark.parametrize("text", ["a red rose", "a sunflower", "a white flower"])
def test_a_flower_in_a_garden_is_raised_on_a_stem(stage, text):
    [spot] = stage(text).spots
    assert spot.stand == STEMMED
    assert 60 < spot.foot < 80
    assert not spot.shadow


@pytest.mark.parametrize("text", ["a rose in a pot", "a rose on a table", "a cactus"])
def test_no_other_plant_gets_a_stem(stage, text):
    assert not any(spot.stand == STEMMED for spot in stage(text).spots)


def test_a_stem_goes_on_where_the_drawing_ends_in_its_colour():
    drawing = np.zeros((60, 40, 4), np.float32)
    drawing[:40, 5:35] = (0.9, 0.1, 0.1, 1)
    drawing[40:, 26:29] = (0.2, 0.6, 0.3, 1)
    canvas = np.full((120, 100, 3), 0.5, np.float32)
    grown(canvas, drawing, Spot(part=0, x=50, foot=70, width=40, height=60, depth=1, stand=STEMMED), 1)
    row = np.abs(canvas[71] - 0.5).max(-1) > 0.1
    assert abs(np.flatnonzero(row).mean() - (30 + 27)) < 2.5
    assert canvas[71][row].mean(0).argmax() == 1
    assert not (np.abs(canvas[:60] - 0.5).max() > 0.02)


def test_a_butterfly_comes_to_blossoms():
    def front(*things):
        sheet = Sheet(width=100, dice=random.Random(3), things=frozenset(things))
        return render(settings_drawn.draw("border", sheet)[1], 60, 60)[..., :3].astype(int)

    assert np.abs(front("butterfly") - front("rose"))[36:].max(-1).mean() > 8


def test_a_flower_beside_what_flies_grows_from_the_ground(stage):
    made = stage("a bee and a sunflower")
    bee, flower = sorted(made.spots, key=lambda spot: spot.stand)
    assert (bee.stand, flower.stand) == ("", STEMMED)
    assert flower.foot + 0.46 * flower.height > 84


def test_a_stem_is_rendered_once_for_all_that_ask_for_it():
    rendered.cache_clear()
    spot, drawing = Spot(part=0, x=50, foot=70, width=40, height=60, depth=1, stand=STEMMED), np.ones((60, 40, 4))
    first, second = (np.full((120, 100, 3), 0.5, np.float32) for _ in range(2))
    for canvas in (first, second):
        grown(canvas, drawing, spot, 1)
    assert (first == second).all()
    assert rendered.cache_info().misses == 1


@pytest.mark.parametrize(
    ("text", "level"), [("a vase of flowers", 0.3), ("a tulip in a pot", 0.0), ("a red rose", 0.0)]
)
def test_styles_know_what_is_drawn_by_rule_of_a_thing(stage, bank, text, level):
    made = stage(text)
    [spot] = made.spots
    things = covered(made, bank, "close")[..., 0] > 127
    left, top, right, low = (round(v) for v in spot.box)
    grown_there = things[round(top - 0.1 * spot.height) : round(top + level * spot.height), left:right]
    if level:  # flowers above their vase
        assert grown_there.mean() > 0.3
    else:  # a stem or a pot below its flower
        assert things[low + 4 : low + 10].sum() > 6


def test_a_bowl_is_a_thing_and_hides_none(stage, bank):
    made = stage("a bowl of apples")
    things = covered(made, bank, "close")[..., 0] > 127
    foot = max(spot.foot for spot in made.spots)
    assert things[round(foot) - 4 : round(foot) + 4, 40:60].mean() > 0.9
