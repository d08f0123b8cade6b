"""What a recipe asks for, as terms of one sum.

Σ effective weight · (text | image by meaning | image by place)  +  references  +  style  +  total variation  +  hold
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import torch

from generator import canvas, losses, memory
from generator.chance import drawn
from generator.losses import Term
from generator.prompt import avoided, effective, parse
from generator.recipe import ImagePrompt, Score
from generator.views import look, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from torch import Tensor

    from generator.eyes import Eye
    from generator.memory import Library
    from generator.recipe import Prompt, Recipe, State

PLACE = 1.1  # of the references together
LIKE_PLACE = 3.5  # of a person's image by place, per unit of effective weight: .3 of it is as strong as the references
WORDS_BESIDE, WORDS_ALONE = 0.3, 1.0  # of words and meanings where pictures lead by place, and where they don't
SMOOTH_BESIDE, SMOOTH_ALONE = 0.4, 0.1  # total variation; it falls from twice this to half of it
HOLD = 6.0  # of the squared distance to the start, per unit of `hold`
FLOOR_PICTURES = 8  # noise pictures whose mean cosine says what "unrelated" is to this eye


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One text or image as the eye understands it: a unit embedding (1, d) per tower, effective weight, stop."""

    label: str
    weight: float
    stop: float | None
    embedded: tuple[Tensor, ...] = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """The terms; the goals that are scored; what was recalled; the finest octave worth having (None for all)."""

    terms: tuple[Term, ...]
    goals: tuple[Goal, ...]
    recalled: memory.Recalled
    detail: int | None


def build(eye: Eye, library: Library, recipe: Recipe, start: Tensor | None, saved: State | None) -> Objective:
    """The objective of a recipe; a saved state keeps the recalled pictures and the floors it began with."""
    recalled = _recalled(eye, library, recipe) if saved is None else memory.unpack(saved)
    goals = _goals(eye, library, recipe, saved)
    liked = [image for image in recipe.images if image.kind == "place"]
    guided = bool(recalled.images or liked)
    terms = [
        *(_meaning(goal, WORDS_BESIDE if guided else WORDS_ALONE) for goal in goals),
        *(_alike(eye, library, recipe, image) for image in liked),
        Term(loss=losses.smooth, weight=SMOOTH_BESIDE if guided else SMOOTH_ALONE, fade=(2.0, 0.5)),
    ]
    if recalled.images:
        images = torch.cat([tensor(image, recipe, eye.device) for image in recalled.images])
        terms.append(Term(loss=losses.place(eye.towers[0], images, recipe.freedom), weight=PLACE))
    if start is not None and recipe.hold:
        terms.append(Term(loss=losses.hold(start), weight=HOLD * recipe.hold, fade=(1.0, 0.5)))
    detail = None if guided or start is not None else eye.habit.detail
    return Objective(terms=tuple(terms), goals=goals, recalled=recalled, detail=detail)


def tensor(image: NDArray[np.uint8], recipe: Recipe, device: torch.device) -> Tensor:
    """(1, 3, height, width) in 0…1 of a picture (h, w, 3), cropped about its centre to the recipe's proportions."""
    pixels = torch.from_numpy(np.ascontiguousarray(image)).permute(2, 0, 1)[None].float().to(device) / 255
    height, width = pixels.shape[-2:]
    scale = min(height / recipe.height, width / recipe.width)
    h, w = max(1, round(recipe.height * scale)), max(1, round(recipe.width * scale))
    top, left = (height - h) // 2, (width - w) // 2
    return losses.resized(pixels[..., top : top + h, left : left + w], (recipe.height, recipe.width))


def scores(eye: Eye, goals: Sequence[Goal], image: Tensor) -> tuple[Score, ...]:
    """How far the whole picture (1, 3, h, w) satisfies each goal: mean cosine over towers."""
    seen = _seen_whole(eye, image)
    return tuple(
        Score(
            label=goal.label,
            weight=goal.weight,
            value=float(
                np.mean([float(torch.cosine_similarity(s, g)) for s, g in zip(seen, goal.embedded, strict=True)])
            ),
        )
        for goal in goals
    )


def unread(eye: Eye, recipe: Recipe) -> tuple[str, ...]:
    """A sentence for each text whose end a tokenizer would cut off."""
    ends = [max((tower.cut_off(prompt.text) for tower in eye.towers), key=len) for prompt in texts(recipe)]
    return tuple(f"The eye can't read a text this long to its end: it misses “{end}”." for end in ends if end)


def texts(recipe: Recipe) -> tuple[Prompt, ...]:
    """All texts of a recipe: the line, and what to avoid."""
    return (*parse(recipe.text), *avoided(recipe.avoid))


def _recalled(eye: Eye, library: Library, recipe: Recipe) -> memory.Recalled:
    """What the words call to mind, unless a person's own picture leads by place or the eye has no table of maps."""
    led = any(image.kind == "place" for image in recipe.images)
    if library.memory is None or recipe.references == "off" or led or eye.habit.maps is None:
        return memory.Recalled()
    words = " with ".join(prompt.text for prompt in parse(recipe.text) if prompt.weight > 0)
    backdrop = library.image(recipe.start) if recipe.start else None
    return library.memory.recall(
        words, recipe, lambda phrases: eye.towers[0].encode_text(phrases).cpu().numpy(), backdrop
    )


def _goals(eye: Eye, library: Library, recipe: Recipe, saved: State | None) -> tuple[Goal, ...]:
    """Every text and every image by meaning, with its share of Σ|w| = 1 over all prompts, images by place included."""
    prompts: tuple[Prompt | ImagePrompt, ...] = (*texts(recipe), *recipe.images)
    goals = [
        _goal(eye, library, recipe, prompt, weight)
        for prompt, weight in zip(prompts, effective(prompts), strict=True)
        if not (isinstance(prompt, ImagePrompt) and prompt.kind == "place")
    ]
    floors = _floors(eye, recipe, goals) if saved is None else saved["floors"].tolist()
    return tuple(
        replace(goal, stop=floor) if goal.weight < 0 and goal.stop is None else goal
        for goal, floor in zip(goals, floors, strict=True)
    )


def _goal(eye: Eye, library: Library, recipe: Recipe, prompt: Prompt | ImagePrompt, weight: float) -> Goal:
    if isinstance(prompt, ImagePrompt):
        image = tensor(library.image(prompt.sha256), recipe, eye.device)
        return Goal(label="your picture", weight=weight, stop=None, embedded=_seen_whole(eye, image))
    embedded = tuple(tower.encode_text([prompt.text]) for tower in eye.towers)
    return Goal(label=prompt.text, weight=weight, stop=prompt.stop, embedded=embedded)


def _floors(eye: Eye, recipe: Recipe, goals: Sequence[Goal]) -> list[float]:
    """The mean cosine of each goal with pictures of noise: below it, a negative prompt is satisfied."""
    if all(goal.weight > 0 for goal in goals):
        return [0.0] * len(goals)
    shapes = canvas.sizes(recipe.height, recipe.width, 64)
    noise = [canvas.pink(shapes, drawn(recipe.seed, i, "floor")) for i in range(FLOOR_PICTURES)]
    pictures = [canvas.picture([p.to(eye.device) for p in n], recipe.height, recipe.width) for n in noise]
    measured = [[score.value for score in scores(eye, goals, picture)] for picture in pictures]
    return [sum(values) / len(values) for values in zip(*measured, strict=True)]


def _meaning(goal: Goal, words: float) -> Term:
    return Term(loss=losses.meaning(goal.embedded, goal.weight, goal.stop), weight=words * abs(goal.weight))


def _alike(eye: Eye, library: Library, recipe: Recipe, image: ImagePrompt) -> Term:
    """A person's picture by place; an eye without a table of maps can only see what it is about."""
    prompts: tuple[Prompt | ImagePrompt, ...] = (*texts(recipe), *recipe.images)
    weight = effective(prompts)[prompts.index(image)]
    pictured = tensor(library.image(image.sha256), recipe, eye.device)
    if eye.habit.maps is None:
        return Term(loss=losses.meaning(_seen_whole(eye, pictured), weight, None), weight=abs(weight))
    return Term(loss=losses.place(eye.towers[0], pictured, "close"), weight=LIKE_PLACE * weight)


def _seen_whole(eye: Eye, image: Tensor) -> tuple[Tensor, ...]:
    with torch.no_grad():
        return tuple(
            t.encode_image(look(image, spread((image.shape[-2], image.shape[-1])), t.side)).mean(0, keepdim=True)
            for t in eye.towers
        )
