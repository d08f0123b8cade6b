"""What things are made of: by names or kinds; hair frays outlines but not eyes; the same size has the same grain."""

from dataclasses import replace

import numpy as np
import pytest

from generator.belongings import written
from generator.overlaps import overlapped, overlapping, ranked, shade
from generator.pasting import TINY, as_seen
from generator.references import look_up
from generator.scene import staged
from generator.skins import KINDS, PLAIN, SKINS, combed, dark_features, skin
from generator.standing import rooted, sunk
from generator.variants import Variant
from tests.fakes import no_eye

WALLS = {"laid": 0.16, "bare": 0.0}


def beast():
    rows, columns = np.mgrid[:120, :120]
    drawing = np.zeros((120, 120, 4), np.float32)
    drawing[(rows - 60) ** 2 + (columns - 60) ** 2 < 50**2] = (0.6, 0.5, 0.4, 1)
    drawing[(rows - 50) ** 2 + (columns - 60) ** 2 < 5**2] = (0.05, 0.05, 0.05, 1)
    return drawing


def height():
    rows, columns = np.mgrid[:120, :120]
    return np.sqrt(np.clip(50.0**2 - (rows - 60) ** 2 - (columns - 60) ** 2, 0, None)).astype(np.float32)


def concept(bank, label):
    return next(concept for concept in bank.concepts if concept.label == label)


@pytest.mark.parametrize(
    ("label", "name"),
    [
        ("wolf", "fur"),
        ("owl", "feather"),
        ("horse", "coat"),
        ("frog", "wet"),
        ("violin", "wood"),
        ("sword", "metal"),
        ("baseball bat", "wood"),
    ],
)
def test_things_are_made_of_what_their_names_or_kinds_say(bank, label, name):
    assert skin(concept(bank, label)) == SKINS[name]


def test_every_skin_that_is_written_down_is_there_and_nothing_is_plain():
    assert set(written()["skins"]) <= set(SKINS)
    assert set(KINDS.values()) <= set(SKINS)
    assert skin(None) == PLAIN


def test_people_are_not_of_wood_though_their_ships_are(bank):
    viking = replace(concept(bank, "viking ship"), kind="person")
    assert skin(viking) == PLAIN
    assert skin(concept(bank, "viking ship")) == SKINS["wood"]


def test_hair_frays_an_outline_and_leaves_eyes_alone():
    drawing, seen = beast(), combed(beast(), height(), SKINS["fur"])
    moved = np.abs(seen[..., 3] - drawing[..., 3]) > 0.5
    assert moved.sum() > 60
    eye = np.abs(seen[40:61, 50:71, :3].mean(-1) - drawing[40:61, 50:71, :3].mean(-1))
    assert (eye > 0.2).mean() < 0.1


def test_a_surface_keeps_its_colour_on_the_whole_and_is_the_same_again():
    for name in SKINS:
        seen = combed(beast(), height(), SKINS[name])
        inner = seen[70:90, 45:75, :3].mean((0, 1))
        assert np.allclose(inner, (0.6, 0.5, 0.4), atol=0.05), name
        assert np.array_equal(seen, combed(beast(), height(), SKINS[name])), name


def test_grey_walls_are_laid_of_stones_and_red_roofs_are_not():
    even = {name: replace(SKINS["masonry"], spots=0.0, speckle=0.0, bricks=bricks) for name, bricks in WALLS.items()}
    wall = np.ones((90, 90, 4), np.float32) * np.array((0.6, 0.6, 0.62, 1), np.float32)
    roof = np.ones((90, 90, 4), np.float32) * np.array((0.8, 0.1, 0.1, 1), np.float32)
    flat = np.zeros((90, 90), np.float32)
    assert combed(wall, flat, even["laid"])[..., 0].std() > 0.03 > combed(wall, flat, even["bare"])[..., 0].std()
    assert np.allclose(combed(roof, flat, even["laid"]), roof)


def test_a_part_that_lies_over_another_throws_its_shade_on_it_and_not_on_itself():
    order = np.full((100, 100), 80.0, np.float32)
    order[20:60, 40:60] = 200
    dark = overlapping(order)
    assert dark[61, 50] > 0.06 > dark[56, 50]
    assert dark[61, 50] > dark[18, 50]
    assert dark[90, 10] == pytest.approx(0, abs=1e-3)
    assert overlapped(np.full((100, 100, 4), 200, np.uint8), dark)[61, 50, 0] < 190


def test_parts_of_a_document_are_ranked_by_when_they_are_painted():
    inner = '<path fill="#f00" d="m0 0"/><circle fill="none" stroke="#0f0" r="3"/><rect opacity=".3"/>'
    svg = f'<svg viewBox="0 0 9 9">{inner}</svg>'
    grey = ranked(svg)
    assert 'style="fill:#555555;' in grey
    assert 'stroke="#aaaaaa"' in grey
    assert 'display="none"' in grey
    assert "#f00" not in grey.split("style", 1)[1]


def test_no_attribute_is_written_twice(bank):
    drawn = '<path display="none" opacity=".3" d="m0 0h9v9z"/><path style="fill:red" d="m0 0h5v5z"/>'
    svg = f'<svg viewBox="0 0 9 9">{drawn}</svg>'
    assert ranked(svg).count("display=") == 1
    assert ranked(svg).count("style=") == 1
    with_display = [piece for piece in bank.pieces[::7] if "display=" in bank.drawing(piece)]
    for piece in [*with_display, *bank.pieces[::150]]:
        dark = shade(bank, piece, 24, 24)
        assert dark is None or dark.max() < 1


def test_drawings_of_one_colour_get_shade_between_their_limbs(bank):
    horse = bank.pieces[concept(bank, "horse").pieces[0]]
    dark = shade(bank, horse, 150, 150)
    assert dark is not None
    assert 0.1 < dark.max() < 1
    assert (dark > 0.05).mean() < 0.5


def test_what_is_tiny_is_left_as_it_is_drawn(bank):
    stage = staged(look_up(bank, "a wolf", no_eye), bank, (160, 160), 1)
    [spot] = stage.spots

    def changed(side):
        small = replace(stage, spots=[replace(spot, width=side, height=side)])
        look = Variant(piece=stage.looks[0][0])
        flat, seen = (as_seen(small, 0, look, (bank, share)) for share in (None, 0.0))
        return np.abs(flat - seen).max() if flat.shape == seen.shape else 1.0

    assert changed(TINY - 2) == 0 < changed(TINY * 3)


def test_a_foot_is_as_deep_as_the_ground_is_soft():
    drawing = beast()
    assert sunk(drawing, 0.0) == 0
    assert sunk(drawing, 0.05) == pytest.approx(6)
    assert rooted(drawing[:110], 0.05)[108, :, 3].sum() < drawing[108, :, 3].sum()


def test_dark_features_stay_sharp_and_dark_legs_may_be_combed():
    drawing = np.ones((100, 100, 4), np.float32)
    drawing[38:43, 38:43, :3] = 0
    drawing[60:, :, :3] = 0.1
    kept = dark_features(drawing, 100)
    assert kept[40, 40] == 1
    assert kept[20, 80] == 0
    assert kept[85].max() == 0


@pytest.mark.parametrize("label", ["donkey", "wolf"])
def test_a_bluish_coat_is_grey_and_a_blue_mane_stays_blue(bank, label):
    drawing = np.ones((60, 60, 4), np.float32)
    drawing[:30, :, :3], drawing[30:, :, :3] = (0.62, 0.68, 0.74), (0.42, 0.58, 0.9)
    seen = combed(drawing, np.zeros((60, 60), np.float32), skin(concept(bank, label)))
    coat, mane = (half[..., :3].mean((0, 1)) for half in (seen[4:26, 4:-4], seen[34:56, 4:-4]))
    assert coat[2] - coat[0] < 0.06
    assert mane[2] - mane[0] > 0.4
