"""What a person gets where they leave an option of a painting out: kept by `/defaults`, looked at again at each use."""

from __future__ import annotations

import asyncio
from dataclasses import fields
from typing import TYPE_CHECKING, Any

from bot.options import PAINTING
from bot.order import Order, nearest_aspect
from bot.parts import parts
from generator import codec, styles
from generator.errors import RecipeError
from generator.recipe import Recipe

if TYPE_CHECKING:
    from collections.abc import Container, Mapping

    from bot.parts import Interaction
    from storage.gallery import Gallery

NAMES = ("style", "quality", "aspect", "freedom", "references", "canvas", "private")
NONE = "none"  # typed as a style: no style
USUAL: dict[str, Any] = {
    **{field.name: field.default for field in fields(Order) if field.name in NAMES},
    "aspect": nearest_aspect(None),
    "private": False,
}


async def of(interaction: Interaction) -> dict[str, Any]:
    """Give what is kept of the person, as far as it still means something."""
    gallery, person = parts(interaction).store.gallery, interaction.user.id
    return usable(await asyncio.to_thread(gallery.settings, "person", person))


def usable(kept: Mapping[str, Any]) -> dict[str, Any]:
    """Give those values that still mean something: a style may have gone since, or a canvas."""
    return {name: kept[name] for name in NAMES if name in kept and _known(name, kept[name])}


def amend(gallery: Gallery, person: int, typed: Mapping[str, Any]) -> None:
    """Keep what was typed beside what is kept, only what isn't the usual; RecipeError where it can't go together."""
    values = {name: _read(name, value) for name, value in typed.items()}

    def change(before: dict[str, Any]) -> dict[str, Any]:
        after = {name: value for name, value in {**before, **values}.items() if value != USUAL.get(name)}
        both = {name: after[name] for name in ("references", "canvas") if name in usable(after)}
        codec.check(Recipe(text="any words", seed=0, **both))
        return after

    gallery.amend("person", person, change)


def filled(typed: Mapping[str, Any], kept: Mapping[str, Any], pictures: Container[str]) -> dict[str, Any]:
    """Give what is typed and, for what is left out, what is kept, as far as it goes together with that.

    `pictures` are the options with a picture: a start has a shape of its own, and a picture may say the style.
    """
    apart = {"aspect"} if "start" in pictures else set()
    if "style_image" in pictures:
        apart.add("style")
    if typed.get("references") == "off":
        apart.add("canvas")
    if typed.get("canvas", "paint") != "paint":
        apart.add("references")
    values = {**{name: value for name, value in kept.items() if name not in apart}, **typed}
    return {name: value for name, value in values.items() if not (name == "style" and is_none(value))}


def of_recipe(recipe: Recipe, *, private: bool) -> dict[str, Any]:
    """Give what a picture was painted with, for another one that is made with it."""
    own = {name: getattr(recipe, name) for name in ("quality", "freedom", "references", "canvas")}
    return {**own, "aspect": nearest_aspect((recipe.width, recipe.height)), "private": private}


def is_none(style: str) -> bool:
    """Whether somebody typed that they want no style."""
    return style.strip().lower() == NONE


def _read(name: str, value: Any) -> Any:  # noqa: ANN401  as JSON knows it
    if name != "style":
        return value
    return "" if is_none(value) else styles.find(value).name


def _known(name: str, value: object) -> bool:
    if name == "private":
        return value is True
    try:
        return styles.find(str(value)).name == value if name == "style" else PAINTING[name].read(str(value)) == value
    except (ValueError, RecipeError):
        return False
