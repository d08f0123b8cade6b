"""What words alone ask for, and which of several beginnings is painted."""

from dataclasses import replace

import pytest
import torch

from generator import beginning, canvas, takes, wording
from generator.chance import drawn
from generator.goals import goals_of, scores
from generator.memory import Library
from generator.recipe import Recipe

NOBODY = Library(image={}.__getitem__, state={}.__getitem__)
ASKED = Recipe(text="a red apple", eye="pocket", width=64, height=64, steps=12, seed=3, references="off")


def asked(eye, text):
    return wording.sharpened(eye, goals_of(eye, NOBODY, replace(ASKED, text=text), None))


def begun(eye, recipe, count):
    shapes = canvas.sizes(recipe.height, recipe.width, 64)
    noise = [canvas.pink(shapes, drawn(recipe.seed, take, "start")) for take in range(count)]
    hope = beginning.expected(eye, goals_of(eye, NOBODY, recipe, None))
    return [beginning.expecting(hope, recipe, one, take) for take, one in enumerate(noise)]


@pytest.mark.parametrize(
    ("words", "named"),
    [
        ("a red apple on a white table", "red apple"),
        ("two penguins on an iceberg under the northern lights", "penguins"),
        ("a cup of coffee", "coffee"),
        ("a hot air balloon", "hot air balloon"),
    ],
)
def test_a_sentence_is_asked_for_with_its_first_thing_by_name(words, named):
    assert wording.wordings(words) == [words, named]


@pytest.mark.parametrize("words", ["apple", "!?", ""])
def test_what_has_no_name_of_its_own_is_asked_for_as_it_is(words):
    assert wording.wordings(words) == [words]


def test_what_all_words_have_in_common_is_not_asked_for(pocket):
    words = ["a castle", "a penguin", "a slice of pizza", "the sea at night"]
    plain = torch.cat([goal.embedded[0] for text in words for goal in goals_of(pocket, NOBODY, _line(text), None)])
    sharp = torch.cat([goal.embedded[0] for text in words for goal in asked(pocket, text)])
    assert torch.allclose(sharp.norm(dim=-1), torch.ones(len(words)), atol=1e-5)
    assert _alike(sharp) < _alike(plain) - 0.1


def test_what_is_unwanted_stays_as_it_was_said(pocket):
    plain = goals_of(pocket, NOBODY, _line("the sea | a red apple:-0.5"), None)
    sharp = asked(pocket, "the sea | a red apple:-0.5")
    assert torch.equal(plain[1].embedded[0], sharp[1].embedded[0])
    assert not torch.equal(plain[0].embedded[0], sharp[0].embedded[0])
    assert [(g.label, g.weight, g.stop) for g in plain] == [(g.label, g.weight, g.stop) for g in sharp]


def test_large_eyes_are_asked_in_sentences(vit):
    plain = goals_of(vit, NOBODY, _line("a red apple on a white table"), None)
    sharp = wording.sharpened(vit, plain)
    assert all(torch.equal(a.embedded[0], b.embedded[0]) for a, b in zip(plain, sharp, strict=True))


def test_the_sketch_that_fits_best_is_painted(pocket):
    goals, ways = asked(pocket, ASKED.text), begun(pocket, ASKED, 3)
    sketches = takes.sketched(pocket, goals, ASKED, [torch.cat(level) for level in zip(*ways, strict=True)])
    fits = [sum(s.weight * s.value for s in scores(pocket, goals, one[None])) for one in sketches]
    taken = takes.best(pocket, goals, ASKED, ways)
    assert len(set(fits)) == len(ways)
    assert taken is ways[fits.index(max(fits))]


def test_sketches_fit_better_than_what_they_began_with_and_leave_it_alone(pocket):
    goals, ways = asked(pocket, ASKED.text), begun(pocket, ASKED, 2)
    kept = [[octave.clone() for octave in way] for way in ways]
    sketches = takes.sketched(pocket, goals, ASKED, [torch.cat(level) for level in zip(*ways, strict=True)])
    for way, before, sketch in zip(ways, kept, sketches, strict=True):
        assert all(torch.equal(a, b) for a, b in zip(way, before, strict=True))
        noise = canvas.picture(way, 64, 64).clamp(0, 1)
        assert scores(pocket, goals, sketch[None])[0].value > scores(pocket, goals, noise)[0].value


@pytest.mark.parametrize(("width", "height"), [(128, 64), (64, 112)])
def test_sketches_have_the_aspect_of_the_picture(pocket, width, height):
    recipe = replace(ASKED, width=width, height=height, steps=2)
    octaves = [torch.cat(level) for level in zip(*begun(pocket, recipe, 2), strict=True)]
    assert takes.sketched(pocket, asked(pocket, ASKED.text), recipe, octaves).shape == (2, 3, height, width)


def test_one_beginning_needs_no_sketch(vit):
    only = canvas.pink(canvas.sizes(64, 64), drawn(1, 0, "start"))
    assert takes.best(vit, (), ASKED, [only]) is only


def _line(text):
    return replace(ASKED, text=text)


def _alike(rows):
    both = rows @ rows.T
    return float((both.sum() - both.diagonal().sum()) / (both.numel() - len(both)))
