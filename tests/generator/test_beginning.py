"""What a picture grows out of: noise about what words let expect, and weights that never rest."""

from dataclasses import replace

import pytest
import torch

from generator import beginning, canvas, restless
from generator.chance import drawn
from generator.goals import goals_of
from generator.memory import Library
from generator.prior import SIDE, Prior
from generator.recipe import Recipe

NOBODY = Library(image={}.__getitem__, state={}.__getitem__)
ASKED = Recipe(text="a red apple", eye="pocket", width=64, height=64, steps=2, seed=3, references="off")


def begun(eye, recipe):
    shapes = canvas.sizes(recipe.height, recipe.width, 64)
    noise = canvas.pink(shapes, drawn(recipe.seed, 0, "start"))
    hope = beginning.expected(eye, goals_of(eye, NOBODY, recipe, None))
    return (noise if hope is None else beginning.expecting(hope, recipe, noise)), noise


def shown(eye, recipe):
    return canvas.picture(begun(eye, recipe)[0], recipe.height, recipe.width)


def test_a_prior_gives_colours_and_cover_at_eight_by_eight_places():
    assert Prior(384)(torch.randn(3, 384)).shape == (3, 4, SIDE, SIDE)


def test_words_colour_the_middle_of_the_noise(pocket):
    colours = {"red": 0, "green": 1, "blue": 2}
    for name, channel in colours.items():
        seeds = [shown(pocket, replace(ASKED, text=f"a {name} ball", seed=seed)) for seed in range(4)]
        middle = torch.cat(seeds)[..., 20:44, 20:44].mean(dim=(0, 2, 3))
        assert middle.argmax() == channel, name


def test_only_coarse_octaves_know_what_is_expected(pocket):
    octaves, noise = begun(pocket, ASKED)
    changed = [not torch.equal(a, b) for a, b in zip(octaves, noise, strict=True)]
    assert changed == [min(p.shape[-2:]) <= beginning.COARSE for p in noise]


def test_four_seeds_begin_in_four_ways(pocket):
    pictures = [shown(pocket, replace(ASKED, seed=seed)) for seed in range(4)]
    apart = [(a - b).abs().mean() for i, a in enumerate(pictures) for b in pictures[:i]]
    assert min(apart) > 0.03


@pytest.mark.parametrize(("width", "height"), [(128, 64), (64, 112)])
def test_any_aspect_is_filled(pocket, width, height):
    recipe = replace(ASKED, text="a boat on the ocean", width=width, height=height)
    picture = shown(pocket, recipe)
    assert picture.shape[-2:] == (height, width)
    assert picture.isfinite().all()


def test_an_eye_that_learned_no_prior_begins_with_noise(vit):
    octaves, noise = begun(vit, ASKED)
    assert all(torch.equal(a, b) for a, b in zip(octaves, noise, strict=True))


def test_what_is_unwanted_is_not_expected(pocket):
    wished, noise = begun(pocket, replace(ASKED, text="the sea"))
    without, _ = begun(pocket, replace(ASKED, text="the sea | a red apple:-0.5"))
    assert all(torch.allclose(a, b, atol=1e-5) for a, b in zip(wished, without, strict=True))
    assert not torch.equal(wished[0], noise[0])


def test_kernels_move_by_their_share_and_rest_again(pocket):
    visual = pocket.towers[0].model.visual
    moving = restless.stirred(visual, 0.06, drawn(1, 0, "unrest"))
    moved, again = (moving.weights(drawn(1, 5, "unrest 0"), 1.0) for _ in range(2))
    name = max(moving.kernels, key=lambda one: moving.kernels[one].numel())
    away = moved[name] - moving.kernels[name]
    assert torch.equal(moved[name], again[name])
    assert float(away.std() / moving.kernels[name].std()) == pytest.approx(0.06, rel=0.05)
    views = torch.rand(1, 3, 64, 64)
    still = pocket.towers[0].encode_image(views)
    shaken = pocket.towers[0].encode_image(views, moved)
    assert 0.5 < float((still * shaken).sum()) < 1 - 1e-4
    assert torch.equal(pocket.towers[0].encode_image(views), still)
