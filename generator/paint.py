"""The painting: from a recipe to a row of frames.

The canvas (an octave pyramid) begins as correlated noise, or as a person's picture. Every step shows a few views of it
to the eye, adds up the terms of the objective, and lets Adam move the octaves down the gradient, coarse ones first. All
randomness is drawn from (seed, step, purpose), so that a painting stopped at any step and resumed ends in the same
bytes.
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING

import torch

from generator import easel, goals, hands, views
from generator.chance import drawn
from generator.errors import PaintError
from generator.losses import Glance, Seen
from generator.objective import EVEN
from generator.recipe import Frame

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    import numpy as np
    from numpy.typing import NDArray
    from torch import Tensor

    from generator.easel import Easel
    from generator.memory import Library
    from generator.recipe import Recipe, Score, State
    from generator.towers import Eye

LAST_RATE = 0.05  # of Adam's first step, at the end of its cosine
SCORED = 4  # steps between two measurings of the scores, which cost a look of their own
GREY = 0.02  # standard deviation of a picture below which nobody would see anything in it


def paint(eye: Eye, library: Library, recipe: Recipe, state: State | None = None) -> Iterator[Frame]:
    """Frames from step 0 (the start, untouched), or from the step of a saved state, to the recipe's last.

    The first frame carries sources and notes. A frame's `state()` must be asked for before the next frame is.
    PaintError if the picture collapses, a value is not a number, or the loss goes the wrong way.
    """
    work = easel.set_up(eye, library, recipe, state)
    recalled = work.objective.recalled
    frame = _frame(work, (), sources=recalled.sources, notes=(*recalled.notes, *goals.unread(eye, recipe)))
    yield frame
    while work.step < recipe.steps:
        _step(work)
        frame = _frame(work, frame.scores if work.step % SCORED and work.step < recipe.steps else ())
        yield frame


def _step(work: Easel) -> None:
    work.adam.zero_grad()
    glance = Glance(image=work.image, scales=views.Scales(work.image), share=work.share, step=work.step)
    terms = work.objective.terms
    values, pull = hands.pulled(terms, glance, lambda glance: _shown(work, glance), kept=work.collage is not None)
    work.image.backward(pull)  # type: ignore[no-untyped-call]
    _move(work)
    work.step += 1
    work.develop()
    work.recent.append(work.image.detach())
    easel.hand_over(work)
    _check(work, sum(values.values()), sum(value for term, value in values.items() if term.steady))


def _move(work: Easel) -> None:
    """Let Adam take a step; in an octave's colours it is as much longer as the objective says."""
    for group in work.adam.param_groups:
        group["lr"] = group["rate"] * (LAST_RATE + (1 - LAST_RATE) * (1 + math.cos(math.pi * work.share)) / 2)
    if work.objective.reach == EVEN:
        work.adam.step()
        return
    before = [octave.detach().clone() for octave in work.octaves]
    work.adam.step()
    reach = torch.tensor(work.objective.reach, device=work.eye.device).view(1, 3, 1, 1)
    with torch.no_grad():
        for octave, was in zip(work.octaves, before, strict=True):
            octave.copy_(was.lerp(octave, reach))


def _shown(work: Easel, glance: Glance) -> Glance:
    """The glance, once each tower has been shown the same views of the picture."""
    plan, recipe, share = work.eye.habit.plan, work.recipe, work.share
    size = (recipe.height, recipe.width)
    boxes = views.boxes(size, work.objective.views, plan, share, drawn(recipe.seed, work.step, "views"))
    weights = views.weights(boxes, work.eye.device)
    seen = []
    for i, tower in enumerate(work.eye.towers):
        shown = views.look(glance.scales, boxes, tower.side)
        shown = views.disturb(shown, plan, share, drawn(recipe.seed, work.step, f"noise {i}"))
        seen.append(Seen(embedded=tower.encode_image(shown, _moved(work, i)), weights=weights))
    return replace(glance, views=boxes, seen=tuple(seen))


def _moved(work: Easel, i: int) -> dict[str, Tensor] | None:
    """The weights through which tower i looks in this step, less and less moved: forms come first, then details."""
    if not work.unrest:
        return None
    return work.unrest[i].weights(drawn(work.recipe.seed, work.step, f"unrest {i}"), 1 - work.share)


def _check(work: Easel, loss: float, steady: float) -> None:
    """Fail loudly: a collapsed picture is an error with a sentence, never a grey square posted as art."""
    if not math.isfinite(loss):
        raise PaintError("The painting broke down: a value is not a number. Try another seed or smaller weights.")
    if work.step == 1:
        work.first_loss = steady
    if work.step < work.recipe.steps:
        return
    if float(work.recent[-1].std()) < GREY:
        raise PaintError("The picture collapsed into one colour. Try another seed or fewer negative weights.")
    dressed = work.unrest and work.objective.style  # words alone begin so near to what they mean that a style may cost
    if steady > work.first_loss and not (work.started or dressed):
        raise PaintError("The painting went the wrong way: the picture fits its words less than the noise did.")


def _frame(work: Easel, scores: tuple[Score, ...], **first: object) -> Frame:
    """The picture as it is now; its scores are measured unless the last ones will do."""
    image = torch.stack(list(work.recent)).mean(0).clamp(0, 1)
    step = work.step

    def state() -> Mapping[str, NDArray[np.generic]]:
        if work.step != step:
            raise RuntimeError("A frame's state is gone once the next frame has been asked for.")
        return easel.save(work)

    return Frame(
        step=step,
        steps=work.recipe.steps,
        image=goals.pixels(image),
        scores=scores or goals.scores(work.eye, work.objective.goals, image),
        state=state,
        **first,  # type: ignore[arg-type]
    )
