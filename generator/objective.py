"""What a recipe asks for, as terms of one sum.

Σ effective weight · (text | image by meaning | image by place)  +  references  +  style  +  total variation  +  hold
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import torch

from generator import likeness, losses, memory, wording
from generator.goals import Goal, goals_of, seen_whole, sought, tensor, texts
from generator.losses import Term
from generator.manner import Manner, manner, term
from generator.prompt import effective, parse
from generator.recipe import ImagePrompt

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor

    from generator.memory import Library
    from generator.recipe import Prompt, Recipe, State
    from generator.strokes import Strokes
    from generator.towers import Eye

LIKE_PLACE = 3.5  # of a person's image by place, per unit of effective weight: .3 of it is as strong as the references
STYLED = 2 / 3  # of a style's `place`, which was measured as a sum over six maps, ninths of it
HOLD = 6.0  # of the squared distance to the start, per unit of `hold`
EVEN = (1.0, 1.0, 1.0)
WASH = 64  # the finest octave behind a collage: a wash, beside which paper is crisp


@dataclass(frozen=True, slots=True, kw_only=True)
class Objective:
    """What is asked for, as sums.

    The eye as it looks at this picture; the terms; the goals that are scored; what was recalled; style and strokes; the
    finest octave worth having.
    """

    eye: Eye
    terms: tuple[Term, ...]
    goals: tuple[Goal, ...]
    recalled: memory.Recalled
    strokes: Strokes | None
    style: Manner | None
    detail: int | None  # None for all octaves
    views: int  # shown in a step
    rate: float  # Adam's step at the start
    fine_rate: float = 1.0  # of the fine octaves, beside the others': outlines, and lines and dots of a style
    reach: tuple[float, float, float] = EVEN  # of a step in lightness and the two colours of an octave
    unled: tuple[Goal, ...] = ()  # as words alone are climbed towards, where no picture leads


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """How the kinds of terms stand to each other, before the prompts' own weights."""

    words: float  # and meanings
    place: float  # of the references together
    fine: float  # share of the fine sides in it
    smooth: float  # total variation
    calm: tuple[float, float] = losses.CALM
    crisp: float = 1.0  # of the early maps at fine sides, once these can follow
    wash: float = 0.0  # of the colours of the picture that leads
    last: float = 1.0  # factor of the references at the end


# Where pictures lead by place. With crisp 1 and calm 2 to 0.5 faces smeared, and lines of one or two pixels were lost.
BESIDE = Weights(words=0.3, place=1.1, fine=1.0, smooth=0.7, calm=(2.0, 0.3), crisp=5.0, wash=15.0)


def build(eye: Eye, library: Library, recipe: Recipe, start: Tensor | None, saved: State | None) -> Objective:
    """The objective of a recipe; a saved state keeps the recalled pictures and the floors it began with."""
    recalled = _recalled(eye, library, recipe) if saved is None else memory.unpack(saved)
    liked = [image for image in recipe.images if image.kind == "place"]
    leads = eye.habit.maps is not None and not _led(eye, recipe)
    led = [tensor(image, recipe, eye.device) for image in recalled.images if leads]
    style = manner(recipe, library, led=bool(led) and not recalled.cutouts)
    eye, guided = (eye.glancing(), True) if led or liked else (eye, False)
    weights = _weights(eye, style, guided=guided)
    if recalled.cutouts:  # once pieces have landed, what leads by place would only stain the ground around them
        weights = replace(weights, last=0.0)
    goals = goals_of(eye, library, recipe, saved)
    scenes = led or [picture for picture in (start,) if picture is not None]
    # Whose colours are shown at their places; a collage's ground is held to its own.
    shown = [] if recalled.cutouts else [*led, *_pictured(library, recipe, eye.device)]
    strokes = style.strokes(scenes, recalled.areas if led else None) if style else None
    unled = () if led or liked or recalled.cutouts or start is not None else wording.sharpened(eye, goals)
    terms = [
        *(sought(goal, weights.words) for goal in unled or goals),
        *(_alike(eye, library, recipe, image) for image in liked),
        *_references(eye, recipe, strokes, led, weights),
        _smooth(recipe, weights, () if style or recalled.cutouts else shown or scenes),
        *((term(strokes, style.knobs, recipe.seed, led=bool(scenes)),) if style and strokes else ()),
    ]
    if start is not None and recipe.hold and not recalled.cutouts:  # a collage holds it as its ground
        terms.append(_hold(recipe, style.dressed(start) if style else start))
    alone = not (led or liked or start is not None)
    return Objective(
        eye=eye,
        terms=tuple(terms),
        goals=goals,
        recalled=recalled,
        strokes=strokes,
        style=style,
        detail=WASH if recalled.cutouts and start is None else eye.habit.detail if alone and not style else None,
        views=recipe.views * (eye.habit.looks_alone if alone else 1),
        rate=eye.habit.rate_alone if alone else eye.habit.rate,
        fine_rate=style.knobs.fine_rate if style else eye.habit.fine_rate if shown else 1.0,
        reach=eye.habit.reach if shown and not (strokes and strokes.redrawing.grey) else EVEN,
        unled=unled,
    )


def _weights(eye: Eye, style: Manner | None, *, guided: bool) -> Weights:
    alone = Weights(words=1.0, place=0.0, fine=0.0, smooth=eye.habit.smooth_alone)
    weights = BESIDE if guided else alone
    if style is None:
        return weights
    knobs = style.knobs
    words = knobs.words if guided else weights.words
    return Weights(words=words, place=knobs.place * STYLED, fine=knobs.place_fine, smooth=knobs.smooth)


def _references(
    eye: Eye, recipe: Recipe, strokes: Strokes | None, led: Sequence[Tensor], weights: Weights
) -> tuple[Term, ...]:
    if not led:
        return ()
    images = strokes.redrawing.references() if strokes else torch.cat(list(led))
    stress = likeness.Stress(fine=weights.fine, crisp=weights.crisp)
    near = likeness.parts(eye.towers[0], images, recipe.freedom, stress)
    fade = (1.0, weights.last)
    terms = tuple(Term(loss=part, weight=weights.place, fade=fade, dear=part is not near[0]) for part in near)
    if recipe.freedom == "wild" or not weights.wash:
        return terms
    return (*terms, Term(loss=likeness.wash(led[0]), weight=weights.wash, fade=fade))


def _recalled(eye: Eye, library: Library, recipe: Recipe) -> memory.Recalled:
    """What the words call to mind, unless a person's own picture leads by place or the eye has no table of maps.

    A collage is made of it, whatever leads.
    """
    unasked = recipe.canvas == "paint" and (eye.habit.maps is None or _led(eye, recipe))
    if library.memory is None or recipe.references == "off" or unasked:
        return memory.Recalled()
    words = " with ".join(prompt.text for prompt in parse(recipe.text) if prompt.weight > 0)
    backdrop = library.image(recipe.start) if recipe.start else None
    return library.memory.recall(
        words, recipe, lambda phrases: eye.towers[0].encode_text(phrases).cpu().numpy(), backdrop
    )


def _led(eye: Eye, recipe: Recipe) -> bool:
    """Whether a person's pictures by place lead alone: a hint of one, or one to stay away from, leaves words theirs."""
    prompts: tuple[Prompt | ImagePrompt, ...] = (*texts(eye, recipe), *recipe.images)
    weights = zip(prompts, effective(prompts), strict=True)
    liked = sum(max(0.0, w) for p, w in weights if isinstance(p, ImagePrompt) and p.kind == "place")
    return LIKE_PLACE * liked > BESIDE.place / 2


def _smooth(recipe: Recipe, weights: Weights, leading: Sequence[Tensor]) -> Term:
    """Smoothing, which spares the lines of the picture that leads; what `wild` paints has lines of its own."""
    spared = leading[0] if leading and recipe.freedom != "wild" else None
    return Term(loss=losses.smooth(spared), weight=weights.smooth, fade=weights.calm)


def _hold(recipe: Recipe, start: Tensor) -> Term:
    return Term(loss=losses.hold(start), weight=HOLD * recipe.hold, fade=(1.0, 0.5))


def _pictured(library: Library, recipe: Recipe, device: torch.device) -> list[Tensor]:
    """A person's pictures by place that are wanted."""
    wanted = [image for image in recipe.images if image.kind == "place" and image.weight > 0]
    return [tensor(library.image(image.sha256), recipe, device) for image in wanted]


def _alike(eye: Eye, library: Library, recipe: Recipe, image: ImagePrompt) -> Term:
    """A person's picture by place; an eye without a table of maps can only see what it is about."""
    prompts: tuple[Prompt | ImagePrompt, ...] = (*texts(eye, recipe), *recipe.images)
    weight = effective(prompts)[prompts.index(image)]
    pictured = tensor(library.image(image.sha256), recipe, eye.device)
    if eye.habit.maps is None:
        return Term(loss=losses.meaning(seen_whole(eye, pictured), weight, None), weight=abs(weight))
    near = likeness.place(eye.towers[0], pictured, "close", likeness.Stress(crisp=BESIDE.crisp if weight > 0 else 1.0))
    return Term(loss=near if weight > 0 else likeness.apart(near), weight=LIKE_PLACE * abs(weight))
