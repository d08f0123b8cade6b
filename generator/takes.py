"""Words alone begin several times over: small sketches, of which the eye takes the one that it reads best.

What noise a climb begins with decides much of what can be named at its end, and a sketch of half the steps tells half
of it already (`training/pocket/README.md`). All sketches lie in one batch on a canvas of 64 pixels, so that they cost
no more than the painting. That grows out of the best one's own noise: nothing of a sketch is left but the choice.
"""

from __future__ import annotations

import math
from itertools import zip_longest
from typing import TYPE_CHECKING

import torch

from generator import canvas, losses, restless, views
from generator.chance import drawn
from generator.goals import scores, sought
from generator.losses import Glance, Seen, Term

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor

    from generator.goals import Goal
    from generator.recipe import Recipe
    from generator.restless import Restless
    from generator.towers import Eye

SIDE = 64  # pixels of a sketch's short side
SHARE = 0.5  # of the recipe's steps: sketches of a quarter told little of the paintings, of half as much as whole ones
LOOKS = 2  # at each sketch in a step


def best(eye: Eye, goals: Sequence[Goal], recipe: Recipe, begun: Sequence[list[Tensor]]) -> list[Tensor]:
    """Of several beginnings, octaves each, the one whose sketch fits the goals best."""
    if len(begun) == 1:
        return begun[0]
    sketches = sketched(eye, goals, recipe, [torch.cat(level) for level in zip(*begun, strict=True)])
    fits = [sum(s.weight * s.value for s in scores(eye, goals, one[None])) for one in sketches]
    return begun[fits.index(max(fits))]


def sketched(eye: Eye, goals: Sequence[Goal], recipe: Recipe, octaves: list[Tensor]) -> Tensor:
    """(n, 3, h, w) in 0…1: what becomes of n canvases within SHARE of the steps; `octaves` are moved."""
    side = SIDE / min(recipe.height, recipe.width)
    size = (round(side * recipe.height), round(side * recipe.width))
    smoothing = Term(loss=losses.smooth(), weight=side * eye.habit.smooth_alone, fade=losses.CALM)
    terms = [*(sought(goal) for goal in goals), smoothing]
    adam, unrest = torch.optim.Adam(octaves, betas=canvas.BETAS), restless.begin(eye, recipe.seed)
    for step in range(steps(recipe)):
        share = step / steps(recipe)
        canvas.unlock(octaves, share)
        glances = _glances(eye, unrest, recipe, canvas.picture(octaves, *size), step)
        adam.zero_grad()
        misfits = torch.stack([term(glance) for glance in glances for term in terms])
        misfits.sum().backward()  # type: ignore[no-untyped-call]
        for group in adam.param_groups:
            group["lr"] = eye.habit.rate_alone * (1 + math.cos(math.pi * share)) / 2
        adam.step()
    return canvas.picture(octaves, *size).detach().clamp(0, 1)


def steps(recipe: Recipe) -> int:
    """How many a sketch takes."""
    return max(1, round(SHARE * recipe.steps))


def _glances(eye: Eye, unrest: Sequence[Restless], recipe: Recipe, images: Tensor, step: int) -> list[Glance]:
    """Each of the images (n, 3, h, w) as the towers see it in this step: in the same views, all at once."""
    plan, share, dice = eye.habit.plan, step / steps(recipe), drawn(recipe.seed, step, "sketched")
    scales = views.Scales(images)
    boxes = views.boxes(views.size_of(images), LOOKS, plan, share, dice)
    weights = views.weights(boxes, eye.device)
    moved = [one.weights(dice, 1 - share) for one in unrest]
    seen = []
    for tower, kernels in zip_longest(eye.towers, moved):  # weights at rest for an eye without unrest
        shown = views.disturb(views.look(scales, boxes, tower.side), plan, share, dice)
        embedded = tower.encode_image(shown, kernels)
        seen.append(embedded.view(len(boxes), len(images), -1).transpose(0, 1))
    return [
        Glance(
            image=images[k : k + 1],
            scales=scales,
            share=share,
            step=step,
            views=boxes,
            seen=tuple(Seen(embedded=one[k], weights=weights) for one in seen),
        )
        for k in range(len(images))
    ]
