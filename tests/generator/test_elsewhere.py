"""Whether the engine keeps its tensors on the eye's device, by a pretended one: no accelerator is needed."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from generator import eyes
from generator.memory import Library
from generator.paint import paint
from generator.recall import bundled
from generator.recipe import ImagePrompt, Recipe
from tests.generator.elsewhere import DEVICE, Elsewhere, MixedError, mark, sent

PICTURE = np.random.default_rng(0).integers(0, 255, (64, 80, 3), dtype=np.uint8)
BASE = Recipe(text="two orcas in the snow", seed=3, width=72, height=64, steps=4)
RECIPES = {
    "words": replace(BASE, references="off"),
    "references": BASE,
    "start": replace(BASE, start="a", hold=1.0, style="ghibli"),
    "targets": replace(BASE, images=(ImagePrompt(sha256="a"), ImagePrompt(sha256="b", kind="place", weight=-0.5))),
    "style_image": replace(BASE, style_image="a"),
    "collage": replace(BASE, canvas="collage-then-paint"),
    **{style: replace(BASE, style=style) for style in ("stained-glass", "low-poly", "blueprint")},
}


def away(eye):
    """The same eye, as if it were on the pretended device."""
    towers = (
        replace(
            tower,
            model=sent(tower.model),
            rough=None,
            mean=mark(tower.mean.clone()),
            std=mark(tower.std.clone()),
            device=DEVICE,
        )
        for tower in eye.towers
    )
    return replace(eye, towers=tuple(towers))


def library():
    return Library(image={"a": PICTURE, "b": PICTURE[::-1]}.__getitem__, state={}.__getitem__, memory=bundled())


@pytest.mark.parametrize("name", RECIPES)
def test_a_painting_stays_on_the_eyes_device_and_is_the_same_one(pocket, name):
    exact = replace(pocket, towers=tuple(replace(tower, rough=None) for tower in pocket.towers))
    *_, here = paint(exact, library(), RECIPES[name])
    with Elsewhere() as watch:
        frames = paint(away(pocket), library(), RECIPES[name])
        kept = [next(frames) for _ in range(3)][-1].state()
        *_, there = paint(away(pocket), library(), RECIPES[name], kept)
    assert watch.calls > 500
    assert (there.image == here.image).all()


def test_an_eye_that_takes_one_side_only_stays_there_too(vit):
    with Elsewhere() as watch:
        *_, frame = paint(away(vit), library(), BASE)
    assert watch.calls > 500
    assert frame.step == 4


def test_the_pretended_device_refuses_what_a_real_one_refuses():
    with Elsewhere():
        there = torch.ones(3, device="cuda")
        assert there.device == DEVICE
        assert (there.cpu() + torch.ones(3)).device == torch.device("cpu")
        assert (there * torch.tensor(2.0)).device == DEVICE
        for mistake in (lambda: there + torch.ones(3), there.numpy, lambda: torch.ones(3).add_(there)):
            with pytest.raises(MixedError):
                mistake()
    assert eyes.choose_device("cpu") == torch.device("cpu")
