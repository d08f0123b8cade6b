"""What is used for an option that is left out."""

import pytest

from bot import defaults
from bot.rules import HIGHEST, Rules, read
from generator.errors import RecipeError
from storage.gallery import Gallery

KEPT = {"style": "ghibli", "quality": "fine", "aspect": "16:9", "canvas": "collage", "private": True}


@pytest.fixture
def gallery(tmp_path):
    made = Gallery(f"sqlite:///{tmp_path / 'a.db'}")
    yield made
    made.close()


def test_what_is_typed_goes_before_what_is_kept():
    typed = {"text": "orcas", "quality": "draft", "private": False}
    assert defaults.filled(typed, KEPT, ()) == {**KEPT, **typed}


def test_none_is_no_style_whatever_is_kept():
    assert "style" not in defaults.filled({"text": "orcas", "style": " None "}, KEPT, ())


@pytest.mark.parametrize(
    ("typed", "pictures", "without"),
    [
        ({}, {"start"}, {"aspect"}),
        ({}, {"style_image"}, {"style"}),
        ({"references": "off"}, (), {"canvas"}),
        ({}, {"target"}, set()),
    ],
)
def test_what_does_not_go_together_with_what_is_given_gives_way(typed, pictures, without):
    assert defaults.filled(typed, KEPT, pictures).keys() == (KEPT.keys() | typed.keys()) - without


def test_a_collage_that_is_typed_looks_at_drawings_though_none_are_wanted_as_a_rule():
    assert defaults.filled({"canvas": "collage"}, {"references": "off"}, ()) == {"canvas": "collage"}
    assert defaults.filled({"canvas": "paint"}, {"references": "off"}, ()) == {"canvas": "paint", "references": "off"}


def test_only_what_is_not_the_usual_is_kept(gallery):
    defaults.amend(gallery, 1, {"style": "GHIBLI", "quality": "fine", "aspect": "1:1", "private": False})
    assert gallery.settings("person", 1) == {"style": "ghibli", "quality": "fine"}
    defaults.amend(gallery, 1, {"style": "none", "private": True})
    assert gallery.settings("person", 1) == {"quality": "fine", "private": True}


def test_what_can_not_go_together_is_not_kept(gallery):
    defaults.amend(gallery, 1, {"references": "off"})
    with pytest.raises(RecipeError, match="collage"):
        defaults.amend(gallery, 1, {"canvas": "collage"})
    with pytest.raises(RecipeError, match="no style"):
        defaults.amend(gallery, 1, {"style": "gibbli"})
    assert gallery.settings("person", 1) == {"references": "off"}


def test_what_means_nothing_any_more_is_left_out():
    kept = {
        "style": "gone with the wind",
        "quality": "FINE",
        "aspect": "5:4",
        "canvas": None,
        "private": "yes",
        "seed": 1,
    }
    assert defaults.usable(kept) == {}
    assert defaults.usable({**kept, "style": "oil"}) == {"style": "oil"}


def test_rules_that_make_no_sense_count_as_not_chosen():
    assert read({"channels": "all", "quality": "divine", "daily": -1}) == Rules()
    assert read({"channels": [1, "x"], "quality": "draft", "daily": 5}) == Rules(
        channels=(1,), quality="draft", daily=5
    )


def test_a_quality_that_nobody_typed_is_lowered_to_the_highest():
    rules = Rules(quality="draft")
    assert (rules.lowered("fine"), rules.lowered("draft"), Rules().lowered("fine")) == ("draft", "draft", "fine")
    assert (rules.above("standard"), Rules().above(HIGHEST), Rules().above("unheard of")) == (True, False, True)
