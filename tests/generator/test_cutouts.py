"""Cutouts: a scene cut up, that laid out again is the scene."""

import xml.etree.ElementTree as ET
from dataclasses import replace

import numpy as np
import pytest

from generator.bank import Bank
from generator.cutouts import (
    LONG,
    RIVALS,
    STRIPS,
    candidates,
    cut_out,
    drawn_by,
    grouped,
    rivals,
    shaped,
    stacked,
    used,
)
from generator.cutting import cut
from generator.enlarging import enlarged
from generator.hulls import hull
from generator.pasting import ground
from generator.recall import Drawings
from generator.recipe import Recipe
from generator.references import look_up
from generator.scene import pictured, staged
from generator.variants import BORNE_WITH, faults, plainness
from tests.fakes import no_eye

SIZE = (128, 96)


@pytest.fixture(scope="module")
def bank():
    return Bank.open()


@pytest.fixture(scope="module")
def stage(bank):
    return lambda text: staged(look_up(bank, text, no_eye), bank, SIZE, 1)


def relaid(stage, cutouts):
    """The cutouts of the first look over the setting's wash."""
    picture = ground(stage.behind, stage.size, None)
    for cutout in cutouts:
        height, width = cutout.image.shape[:2]
        left, top = round(cutout.x - width / 2), round(cutout.y - height / 2)
        rows, columns = (slice(max(0, a), a + n) for a, n in ((top, height), (left, width)))
        piece = cutout.image[max(0, -top) :, max(0, -left) :].astype(float) / 255
        under = picture[rows, columns]
        piece = piece[: under.shape[0], : under.shape[1]]
        picture[rows, columns] = under + (piece[..., :3] - under) * piece[..., 3:]
    return picture * 255


@pytest.mark.parametrize(
    "text", ["a castle on a hill at noon", "three hot air balloons over the mountains", "a red apple"]
)
def test_cutouts_laid_out_again_are_the_scene_but_for_light(bank, stage, text):
    made = stage(text)
    again = relaid(made, [c for c in cut_out(made, bank) if c.rival == 0])
    unlike = np.abs(again - pictured(made, bank, None).images[0].astype(float)).max(-1)
    assert np.median(unlike) < 12  # what is far is softer in the scene
    assert (unlike > 80).mean() < 0.02


def test_every_copy_of_a_thing_has_its_rivals_and_a_setting_only_strips(bank, stage):
    cutouts = cut_out(stage("three hot air balloons over the mountains"), bank)
    things = [(c.thing, c.rival) for c in cutouts if c.thing >= 0]
    assert 3 <= len(things) <= 3 * RIVALS
    assert sum(rival == 0 for _, rival in things) == 3
    assert 1 <= sum(c.thing < 0 for c in cutouts) <= STRIPS + 1


def test_a_picture_to_stand_on_leaves_the_settings_strips_out(bank, stage):
    made = stage("a castle on a hill")
    assert len(cut_out(made, bank, bare=True)) < len(cut_out(made, bank))


def test_only_a_collage_asks_for_cutouts(bank):
    memory, recipe = Drawings(bank), Recipe(text="a castle", seed=1, width=128, height=96)
    painted = memory.recall("a castle", recipe, no_eye, None)
    collage = memory.recall("a castle", replace(recipe, canvas="collage"), no_eye, None)
    assert painted.cutouts == ()
    assert painted.setting is None
    assert collage.cutouts
    assert collage.setting.shape == (96, 128, 3)
    assert len(collage.images) == 1


def test_a_flat_memory_shows_drawings_as_they_are_in_the_bank(bank):
    recipe = Recipe(text="a castle", seed=1, width=128, height=96, freedom="close")
    flat, close = (Drawings(bank, flat=f).recall("a castle", recipe, no_eye, None) for f in (True, False))
    apart = np.abs(flat.images[0].astype(int) - close.images[0]).max(-1)
    left, top, right, bottom = (np.array(close.sources[0].box) * (128, 96, 128, 96)).round().astype(int)
    assert flat.sources == close.sources
    assert apart[top:bottom, left:right].mean() > 2
    assert apart[:top].max() <= 1


def test_many_small_shapes_are_cut_in_three_and_many_strips_joined():
    small, cloud = ET.Element("{x}rect"), ET.Element("{x}g")
    assert [len(group) for group in grouped([small] * (LONG + 2))] == [34, 34, 34]
    assert len(grouped([cloud] * 9)) == STRIPS
    assert [len(group) for group in grouped([cloud, small, small, cloud])] == [1, 2, 1]


def test_every_drawing_that_competes_is_among_the_sources(bank, stage):
    made = stage("a castle by the sea with a boat")
    pieces = {piece.name for number in range(len(made.parts)) for piece in candidates(made, number, bank)}
    assert {source.piece for source in used(made, bank)} == pieces


@pytest.mark.parametrize("text", ["a bunch of grapes", "a blue butterfly", "a lighthouse", "a strawberry"])
def test_a_thing_alone_is_large_and_whole(stage, text):
    made = enlarged(stage(text))
    [spot] = made.spots
    left, top, right, bottom = spot.box
    assert max(spot.width, spot.height) > 0.6 * min(SIZE)
    assert min(left, top) >= 0
    assert right <= SIZE[0]
    assert bottom <= SIZE[1] * 1.06  # what is veiled at its foot may lie below
    assert spot.width / spot.height == pytest.approx(stage(text).spots[0].width / stage(text).spots[0].height)


def test_a_pot_and_a_plate_are_paper_too_behind_their_thing_or_in_front_of_it(bank, stage):
    for text, things in (("a cactus in a pot", (-1, 0, -1)), ("a slice of pizza", (-1, 0))):
        made = enlarged(stage(text))
        order = [c.thing for c in stacked(made.spots[0], made, bank) if c.rival == 0]
        assert tuple(order) == things
    [spot] = enlarged(stage("a cactus in a pot")).spots
    assert spot.foot < 0.8 * SIZE[1]  # there is room for the pot below


def test_paper_is_embossed_and_a_thing_alone_stands_straight(bank, stage):
    made = stage("an open umbrella")
    assert [spot.tilt for spot in enlarged(made).spots] == [0.0]
    [spot], piece = made.spots, made.looks[0][0]
    flat = cut(piece, made.parts[0], spot, (bank, made.time), made.light.side(spot.x / SIZE[0]))
    paper = shaped(piece, replace(spot, tilt=0.0, shadow=False), made, bank)
    assert paper.shape == flat.shape
    assert 0.02 < np.abs(paper - flat)[flat[..., 3] > 0.9].mean() < 0.2


def test_what_is_drawn_on_a_canvas_is_had_without_it(stage):
    def half(canvas):
        canvas[:, :10] += 0.5 * (np.array((1.0, 0.2, 0.0)) - canvas[:, :10])

    alone = drawn_by(half, stage("a castle"))
    assert alone[5, 5] == pytest.approx((1.0, 0.2, 0.0, 0.5), abs=1e-3)
    assert alone[:, 10:, 3].max() == 0


def test_things_among_others_keep_their_sizes(stage):
    made = stage("three hot air balloons over the mountains")
    assert enlarged(made) is made


def test_rivals_are_as_large_as_the_first_drawing_and_no_worse(bank, stage):
    made = enlarged(stage("a sailing boat"))
    sides = [max(c.image.shape[:2]) for c in rivals(made.spots[0], made, bank)]
    assert len(sides) > 1
    assert min(sides) > 0.8 * max(sides)
    own = made.parts[0].pieces
    found = [plainness(p) + faults(made.parts[0], list(own), p, (bank, None)) for p in candidates(made, 0, bank)]
    assert max(found) <= max(BORNE_WITH, found[0])


def test_what_swims_is_cut_along_ripples(bank, stage):
    made = stage("a bear in a river")
    [spot] = [spot for spot in made.spots if spot.afloat]
    paper = next(rivals(spot, made, bank)).image[..., 3] > 200
    feet = np.array([np.flatnonzero(column).max() for column in paper.T if column.sum() > 0.4 * len(paper)])
    assert len(feet) > 8
    assert (feet == np.bincount(feet).argmax()).mean() < 0.6  # a straight cut ends in one row


def test_a_train_of_paper_stands_on_rails_that_run_through_the_picture(bank, stage):
    paper = stage("a steam locomotive")
    track, *trains = stacked(paper.spots[0], paper, bank)
    assert track.thing == -1
    assert track.image.shape[1] >= SIZE[0]
    assert {cutout.thing for cutout in trains} == {0}


def test_somebody_before_a_house_isnt_made_larger_in_paper(stage):
    assert enlarged(stage("a cat in front of a house")).spots == stage("a cat in front of a house").spots
    assert enlarged(stage("a cat")).spots != stage("a cat").spots


def test_a_boat_of_paper_shows_its_hull(bank, stage):
    paper = enlarged(stage("a sailing boat"))
    for piece, cutout in zip(candidates(paper, 0, bank), rivals(paper.spots[0], paper, bank), strict=True):
        drawing = shaped(piece, paper.spots[0], paper, bank)
        _, deck, _ = hull(drawing[..., 3] > 0.5)
        top = cutout.y - cutout.image.shape[0] / 2
        low = cutout.y + cutout.image.shape[0] / 2
        assert low - top > (1 - 0.6 * deck) * drawing.shape[0]


@pytest.mark.parametrize("text", ["a vase of flowers", "a red rose", "a crown"])
def test_flowers_stems_and_cushions_are_of_paper_too(bank, stage, text):
    paper = enlarged(stage(text))
    cutouts = list(stacked(paper.spots[0], paper, bank))
    assert cutouts[0].thing == -1
    assert (cutouts[-1].thing == -1) == (text == "a crown")
    assert max(cutout.y + cutout.image.shape[0] / 2 for cutout in cutouts) < SIZE[1] + 6
