"""What is wished for, as the eye understands it: texts and images as unit embeddings with weights, and their scores."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import torch

from generator import canvas
from generator.chance import drawn
from generator.losses import Term, meaning
from generator.manner import worded
from generator.prompt import avoided, effective, parse
from generator.recipe import ImagePrompt, Score
from generator.views import Scales, look, resized, size_of, spread

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from torch import Tensor

    from generator.memory import Library
    from generator.recipe import Prompt, Recipe, State
    from generator.towers import Eye

UNREAD = "The eye can't read a text this long to its end: it misses “{end}”."
FLOOR_PICTURES = 8  # noise pictures whose mean cosine says what "unrelated" is to this eye


@dataclass(frozen=True, slots=True, kw_only=True)
class Goal:
    """One text or image as the eye understands it: a unit embedding (1, d) per tower, effective weight, stop."""

    label: str
    weight: float
    stop: float | None
    embedded: tuple[Tensor, ...] = field(repr=False)
    text: bool = False  # said, not shown


def tensor(image: NDArray[np.uint8], recipe: Recipe, device: torch.device) -> Tensor:
    """(1, 3, height, width) in 0…1 of a picture (h, w, 3), cropped about its centre to the recipe's proportions."""
    pixels = torch.from_numpy(np.ascontiguousarray(image)).permute(2, 0, 1)[None].float().to(device) / 255
    height, width = pixels.shape[-2:]
    scale = min(height / recipe.height, width / recipe.width)
    h, w = max(1, round(recipe.height * scale)), max(1, round(recipe.width * scale))
    top, left = (height - h) // 2, (width - w) // 2
    return resized(pixels[..., top : top + h, left : left + w], (recipe.height, recipe.width))


def pixels(image: Tensor) -> NDArray[np.uint8]:
    """uint8 (h, w, 3) of a picture (1, 3, h, w) in 0…1."""
    array: NDArray[np.uint8] = (image[0].permute(1, 2, 0) * 255).round().byte().cpu().numpy()
    return array


def scores(eye: Eye, goals: Sequence[Goal], image: Tensor) -> tuple[Score, ...]:
    """How far the whole picture (1, 3, h, w) satisfies each goal: mean cosine over towers."""
    seen = seen_whole(eye, image)
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
    ends = [max((tower.cut_off(prompt.text) for tower in eye.towers), key=len) for prompt in texts(eye, recipe)]
    return tuple(UNREAD.format(end=end) for end in ends if end)


def texts(eye: Eye, recipe: Recipe) -> tuple[Prompt, ...]:
    """All texts of a recipe: the line as the style words it, and what to avoid."""
    return (*worded(recipe, parse(recipe.text), small_eye=eye.habit.small), *avoided(recipe.avoid))


def goals_of(eye: Eye, library: Library, recipe: Recipe, saved: State | None) -> tuple[Goal, ...]:
    """Every text and every image by meaning, with its share of Σ|w| = 1 over all prompts, images by place included."""
    prompts: tuple[Prompt | ImagePrompt, ...] = (*texts(eye, recipe), *recipe.images)
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
        return Goal(label="your picture", weight=weight, stop=None, embedded=seen_whole(eye, image))
    embedded = tuple(tower.encode_text([prompt.text]) for tower in eye.towers)
    return Goal(label=prompt.text, weight=weight, stop=prompt.stop, embedded=embedded, text=True)


def _floors(eye: Eye, recipe: Recipe, goals: Sequence[Goal]) -> list[float]:
    """The mean cosine of each goal with pictures of noise: below it, a negative prompt is satisfied."""
    if all(goal.weight > 0 for goal in goals):
        return [0.0] * len(goals)
    shapes = canvas.sizes(recipe.height, recipe.width, 64)
    noise = [canvas.pink(shapes, drawn(recipe.seed, i, "floor")) for i in range(FLOOR_PICTURES)]
    pictures = [canvas.picture([p.to(eye.device) for p in n], recipe.height, recipe.width) for n in noise]
    measured = [[score.value for score in scores(eye, goals, picture)] for picture in pictures]
    return [sum(values) / len(values) for values in zip(*measured, strict=True)]


def sought(goal: Goal, words: float = 1.0) -> Term:
    """The goal as one summand of the objective, `words` times its own weight."""
    return Term(loss=meaning(goal.embedded, goal.weight, goal.stop), weight=words * abs(goal.weight))


def seen_whole(eye: Eye, image: Tensor) -> tuple[Tensor, ...]:
    """Each tower's embedding (1, d) of a whole picture (1, 3, h, w), the mean over its inscribed squares."""
    boxes, scales = spread(size_of(image)), Scales(image)
    with torch.no_grad():
        return tuple(t.encode_image(look(scales, boxes, t.side)).mean(0, keepdim=True) for t in eye.towers)
