"""From what a person asked for to a recipe: the one road that both fronts take."""

from __future__ import annotations

import secrets
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any, get_args

from generator import codec, styles
from generator.recipe import (
    MAX_SEED,
    QUALITIES,
    Aspect,
    Canvas,
    Freedom,
    ImagePrompt,
    Parent,
    Recipe,
    References,
    quality,
    size_for,
)
from storage.values import NewRun

if TYPE_CHECKING:
    from collections.abc import Callable


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What a person asked for. Pictures are kept already, and named by the SHA-256 of their files."""

    text: str
    style: str = ""
    style_image: str | None = None
    start: str | None = None
    start_size: tuple[int, int] | None = None  # (width, height) of the start, which decides on an aspect not asked for
    hold: float = 1.0
    images: tuple[ImagePrompt, ...] = ()
    avoid: str = ""
    references: References = "auto"
    freedom: Freedom = "free"
    canvas: Canvas = "paint"
    quality: str = "standard"
    aspect: str = ""
    seed: int | None = None
    eye: str = "pocket"
    parent: Parent | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Hashes:
    """What this machine paints with: SHA-256 of an eye's weights ("" where not known yet), the bank, the styles."""

    weights: Callable[[str], str]
    bank: Callable[[], str]
    styles: Callable[[], str] = styles.digest


def recipe(order: Order, hashes: Hashes, draw: Callable[[int], int] = secrets.randbelow) -> Recipe:
    """Make the checked recipe of an order; RecipeError says what is wrong with it. `draw(n)` gives a seed below n."""
    work = quality(order.eye, order.quality)
    width, height = size_for(work.side, order.aspect or nearest_aspect(order.start_size))
    made = Recipe(
        text=order.text,
        seed=draw(MAX_SEED + 1) if order.seed is None else order.seed,
        images=order.images,
        start=order.start,
        hold=order.hold,
        avoid=order.avoid,
        style=styles.find(order.style).name if order.style else "",
        style_image=order.style_image,
        references=order.references,
        freedom=order.freedom,
        canvas=order.canvas,
        width=width,
        height=height,
        quality=order.quality,
        steps=work.steps,
        views=work.views,
        eye=order.eye,
        parent=order.parent,
        weights=hashes.weights(order.eye),
        bank=hashes.bank(),
        styles=hashes.styles(),
    )
    return codec.check(made)


def samples(eye: str, hashes: Hashes) -> dict[str, Recipe]:
    """Give a recipe of each quality of an eye, the quickest first, to say how long they take."""
    names = QUALITIES.get(eye, QUALITIES["default"])
    return {name: recipe(Order(text="a red apple", quality=name, eye=eye, seed=1), hashes) for name in names}


def nearest_aspect(size: tuple[int, int] | None) -> str:
    """Give the aspect that looks most like a picture of (width, height); a square where there is none."""
    width, height = size or (1, 1)

    def unlike(aspect: str) -> float:  # how many times too wide or too high
        across, down = map(int, aspect.split(":"))
        return max(width * down / (height * across), height * across / (width * down))

    aspects: tuple[str, ...] = get_args(Aspect)
    return min(aspects, key=unlike)


def again(old: Recipe, hashes: Hashes, seed: int | None, draw: Callable[[int], int] = secrets.randbelow) -> Recipe:
    """Give a recipe to be painted once more by this machine, with another seed unless one is given."""
    return codec.check(
        replace(
            old,
            seed=draw(MAX_SEED + 1) if seed is None else seed,
            weights=hashes.weights(old.eye),
            bank=hashes.bank(),
            styles=hashes.styles(),
        )
    )


def new_run(recipe: Recipe, **asked: Any) -> NewRun:  # noqa: ANN401  the other fields of a NewRun
    """A recipe's row, with who asked for it and from where."""
    return NewRun(
        line=recipe.text,
        recipe=codec.to_json(recipe),
        seed=recipe.seed,
        steps=recipe.steps,
        eye=recipe.eye,
        weights=recipe.weights,
        style=recipe.style,
        **asked,
    )
