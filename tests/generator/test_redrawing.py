from dataclasses import replace
from types import SimpleNamespace

import numpy as np
import pytest
import torch

from generator import brushes, drafting, lens, masks, panes, pens, shapes, summer, weaving
from generator.looks import measure
from generator.manner import manner, term
from generator.recipe import Recipe
from generator.redrawing import Redrawing
from generator.styles import Knobs

RED, BLUE, GREEN = (0.9, 0.1, 0.1), (0.2, 0.4, 0.9), (0.2, 0.6, 0.2)


@pytest.fixture(scope="module")
def look():
    return measure(np.random.default_rng(1).integers(0, 256, (64, 64, 3)).astype(np.uint8))


def meadow(colour=RED, top=60, left=40, side=30):
    """A square thing on a meadow under a sky that pales towards the horizon, (1, 3, 128, 128)."""
    image = drafting.paint(torch.zeros(1, 3, 128, 128), GREEN).clone()
    image[..., :80, :] = torch.tensor(BLUE)[:, None, None] + torch.linspace(0, 0.35, 80)[:, None]
    image[..., top : top + side, left : left + side] = torch.tensor(colour)[:, None, None]
    return image.clamp(0, 1)


def test_a_thing_is_told_from_its_ground(look):
    thing = masks.given(look, meadow()).thing
    assert thing[..., 66:84, 46:64].min() > 0.9
    assert thing[..., :40, :].max() < 0.1
    assert thing[..., 100:, :].max() < 0.1


def test_the_subject_is_what_other_drawings_show_otherwise(look):
    image = meadow()
    image[..., 95:115, 95:115] = 0.0  # a thing that all drawings share belongs to the ground
    other = meadow(colour=(0.9, 0.8, 0.1), left=44)
    other[..., 95:115, 95:115] = 0.0
    given = masks.given(look, image, [other])
    assert given.subject[..., 66:84, 46:64].min() > 0.9
    assert given.subject[..., 98:112, 98:112].max() < 0.1
    assert given.thing[..., 100:110, 100:110].min() > 0.9
    assert torch.equal(given.main, given.subject)


def test_all_things_are_the_main_ones_where_nobody_knows_the_subject(look):
    given = masks.given(look, meadow())
    assert torch.equal(given.main, given.thing)


def test_the_sky_ends_at_the_horizon_and_at_things(look):
    sky = masks.sky(meadow(), masks.given(look, meadow()))
    assert sky[..., 5:50, :].min() > 0.9
    assert sky[..., 90:, :].max() < 0.1
    assert sky[..., 64:76, 46:64].max() < 0.1


def test_what_is_about_a_thing_holds_all_of_it_and_keeps_the_proportions():
    mask = torch.zeros(1, 1, 80, 120)
    mask[..., 50:70, 100:118] = 1
    crop = masks.about(mask)
    assert mask[crop].sum() == mask.sum()
    assert mask[crop].shape[2:] == (48, 72)
    assert masks.about(torch.ones(1, 1, 80, 120)) == (slice(None),) * 4
    assert masks.about(torch.zeros(1, 1, 80, 120)) == (slice(None),) * 4


def test_panes_end_where_the_picture_changes():
    image = meadow()
    label = shapes.panes(image, 16)
    assert (drafting.mean(image, label) - image).abs().mean() < 0.03
    assert 30 < len(label.unique()) <= 64


def test_a_mesh_covers_the_picture_with_triangles():
    label = shapes.mesh(meadow(), 12)
    assert len(label.unique()) > 150
    assert (drafting.mean(meadow(), label) - meadow()).abs().mean() < 0.04


def test_lead_follows_the_outline_of_a_thing(look):
    drawn = panes.glass(meadow(), 20, masks.given(look, meadow()))
    rim = drawn[..., 59:61, 44:66].mean()
    assert rim < 0.25
    assert drawn[:, 0, 68:82, 48:62].max() > 0.8


def test_clouds_are_painted_into_a_sky_and_nowhere_else(look):
    image = meadow()
    drawn = summer.sunlit(image, 30, masks.given(look, image))
    assert (drawn[:, 0, 30:75, :] > 0.8).float().mean() > 0.1
    wall = drafting.paint(image, (0.95, 0.75, 0.7)).clone()
    wall[..., 80:, :] = 0.4
    drawn = summer.sunlit(wall, 30, masks.given(look, wall))
    assert drawn[:, 2, :70, :].std() < 0.04  # brushwork, no clouds


def test_a_photograph_is_sharp_on_its_subject_and_soft_behind_it(look):
    image, other = meadow(top=50, left=50), meadow(colour=GREEN, top=50, left=50)
    image[..., ::4, :] *= 0.98  # fine stripes all over
    other[..., ::4, :] *= 0.98
    drawn, view = (lens.exposed(image, 4, masks.given(look, image, others)) for others in ([other], []))
    stripes, all_over = ((one[..., 1:, :] - one[..., :-1, :]).abs().mean((0, 1)) for one in (drawn, view))
    assert stripes[56:74, 56:74].mean() > 1.4 * stripes[6:24, 56:74].mean()
    assert drawn[..., 60:70, 52:58].mean() > drawn[..., 60:70, 72:78].mean()  # lit from the left
    assert all_over[6:24, 56:74].mean() > 1.4 * stripes[6:24, 56:74].mean()


def test_a_carpet_shows_the_whole_thing_within_its_border(look):
    image = meadow(top=96, left=2)
    drawn = weaving.rug(image, 2, masks.given(look, image, [meadow(colour=BLUE, top=96, left=0)]))
    red = (drawn[:, 0] > 0.4) & (drawn[:, 2] < 0.2)
    assert red[:, 40:90, 40:90].float().mean() > 0.1


def test_a_blueprint_gives_dimensions_only_of_a_subject(look):
    image = meadow(top=40, left=50)
    known = masks.given(look, image, [meadow(colour=GREEN, top=44, left=48)])
    with_lines, without = (pens.blueprint(image, 16, given) for given in (known, masks.given(look, image)))
    assert with_lines[..., 36:74, 36:42].mean() > without[..., 36:74, 36:42].mean() + 0.02


@pytest.mark.parametrize("drawn", [True, False])
def test_a_rule_leads_by_the_scene_or_leaves_the_subject_to_the_scene(look, drawn):
    scenes = [meadow(), meadow(colour=BLUE, left=44)]
    redrawing = Redrawing(look, Knobs(rule="glass", rule_size=20, drawn=drawn), scenes)
    assert redrawing.guide is not None
    assert redrawing.guide.shape == scenes[0].shape
    assert redrawing.references().shape[0] == (1 if drawn else 2)
    assert (redrawing.subject is None) == drawn
    first, second = redrawing(meadow(side=10)), redrawing(meadow())
    assert torch.equal(first, second) == drawn


def test_a_subject_whose_drawings_are_alike_inside_is_still_one_piece(look):
    image, other = meadow(top=50, side=40), meadow(top=50, side=40)
    for left in (40, 72):
        image[..., 50:90, left : left + 8] = 1.0
        other[..., 50:90, left : left + 8] = 0.0
    subject = masks.given(look, image, [other]).subject
    assert subject[..., 56:84, 44:76].min() > 0.9
    assert subject[..., :40, :].max() < 0.1


def test_what_the_composition_knows_of_subject_and_sky_is_not_guessed(look):
    areas = torch.zeros(1, 2, 64, 64)
    areas[:, 0, 30:45, 20:35] = 1
    areas[:, 1, :30] = 1
    known = masks.given(look, meadow(), areas=areas)
    assert known.subject[..., 66:84, 46:64].min() > 0.9
    assert masks.sky(meadow(), known)[..., :56, :].min() > 0.9
    assert known.thing[..., :56, :].max() < 0.1


def test_an_outline_runs_around_a_thing_without_gaps_even_where_it_is_soft():
    soft = drafting.blurred(meadow(side=40), 5)
    line = shapes.thick(shapes.contours(soft, 0.04), 3)[0, 0]
    assert line[56:64, 44:76].amax(0).min() > 0.5
    assert line[64:96, 76:84].amax(1).min() > 0.5
    assert line[:50].max() == 0


def test_strokes_run_along_the_forms_and_end_at_them():
    image = drafting.paint(torch.zeros(1, 3, 96, 96), RED).clone()
    image[..., 48:] = torch.tensor(BLUE)[:, None, None]
    led, free = (
        brushes.painted(image, 4, brushes.Brush(tone=0.2, relief=0, form=form), brushes.one_way(image, 0.0))
        for form in (1.0, 0.0)
    )
    down, freely = (one[..., 20:70, 42:46].diff(dim=2).abs().mean() for one in (led, free))
    assert down < 0.8 * freely  # beside the border strokes stand upright, elsewhere they lie
    assert led[:, 0, :, :42].min() > led[:, 0, :, 54:].max()


def test_wild_has_a_brush_of_its_own_where_drawings_lead_it():
    wild = Recipe(text="a fox", seed=1, freedom="wild")
    assert manner(wild, None, led=True).knobs.rule == "loose"
    assert manner(wild, None, led=False) is None
    assert manner(replace(wild, freedom="free"), None, led=True) is None
    assert manner(replace(wild, style="comic"), None, led=True).knobs.rule == "comic"


def test_strokes_join_late_where_words_alone_paint():
    def pull(share, *, led):
        glance = SimpleNamespace(image=meadow(), share=share, step=1)
        return float(term(lambda *_: torch.ones(()), Knobs(strokes=10), 1, led=led)(glance))

    assert pull(0.3, led=False) == 0
    assert 0 < pull(0.7, led=False) < pull(1.0, led=False) < pull(0.3, led=True)


def test_what_is_drawn_in_ink_is_known_to_be_grey(look):
    drawn = {rule: Redrawing(look, Knobs(rule=rule, drawn=True), [meadow()]) for rule in ("lines", "comic")}
    assert drawn["lines"].grey
    assert not drawn["comic"].grey
