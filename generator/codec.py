"""Recipes as JSON, and the check that every recipe passes before it is painted.

A recipe may come out of a stranger's PNG: `from_json` takes exactly what `to_json` gives, within the limits of
`generator.recipe`, and answers anything else with one sentence.
"""

from __future__ import annotations

import json
import math
import re
from dataclasses import asdict, is_dataclass
from types import UnionType
from typing import TYPE_CHECKING, Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from generator.errors import RecipeError
from generator.prompt import avoided, parse
from generator.recipe import (
    MAX_HOLD,
    MAX_IMAGES,
    MAX_JSON,
    MAX_NAME,
    MAX_SEED,
    MAX_SIDE,
    MAX_STEPS,
    MAX_VIEWS,
    MAX_WEIGHT,
    MAX_WORK,
    MIN_SIDE,
    SIDE_STEP,
    VERSION,
    ImagePrompt,
    Recipe,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

T = TypeVar("T")

_SHA256 = re.compile(r"[0-9a-f]{64}", re.ASCII)
_EXACT = 2**53  # smaller whole numbers are floats without loss


def to_json(recipe: Recipe) -> str:
    """Write a recipe as one line of ASCII; equal recipes give equal lines."""
    return json.dumps(asdict(recipe), allow_nan=False, sort_keys=True)


def from_json(text: str) -> Recipe:
    """Read and check what `to_json` wrote, possibly by a stranger; anything else is a RecipeError."""
    fields = _load(text)
    if not isinstance(fields, dict):
        raise RecipeError("A recipe is one JSON object.")
    if "version" in fields and fields["version"] != VERSION:
        raise RecipeError("This recipe's version isn't one we know: we read version {known}.", known=VERSION)
    return check(_build(Recipe, fields))


def check(recipe: Recipe) -> Recipe:
    """Give the recipe back if every field is within the limits of `generator.recipe`, else RecipeError."""
    parse(recipe.text)
    avoided(recipe.avoid)
    _check_numbers(recipe)
    _check_names(recipe)
    _check_choices(recipe)
    if recipe.canvas != "paint" and recipe.references == "off":
        raise RecipeError("A collage is made of the drawings that are looked up, so it can't go without references.")
    for image in recipe.images:
        _check_choices(image)
    return recipe


def _check_numbers(recipe: Recipe) -> None:
    _within("seed", recipe.seed, 0, MAX_SEED)
    _within("hold", recipe.hold, 0, MAX_HOLD)
    _within("number of images", len(recipe.images), 0, MAX_IMAGES)
    for image in recipe.images:
        _within("weight of an image", image.weight, -MAX_WEIGHT, MAX_WEIGHT)
    if recipe.parent:
        _within("share of noise", recipe.parent.noise, 0, 1)
    _within("number of steps", recipe.steps, 1, MAX_STEPS)
    _within("number of views", recipe.views, 1, MAX_VIEWS)
    _check_size(recipe)


def _check_size(recipe: Recipe) -> None:
    for name, side in ("width", recipe.width), ("height", recipe.height):
        _within(name, side, MIN_SIDE, MAX_SIDE)
        if side % SIDE_STEP:
            raise RecipeError("The {name} must be a multiple of {step}.", name=name, step=SIDE_STEP)
    if recipe.width * recipe.height * recipe.steps * recipe.views > MAX_WORK:
        raise RecipeError("This recipe asks for too much work: take a smaller size or fewer steps.")


def _check_names(recipe: Recipe) -> None:
    for name in (recipe.style, recipe.quality, recipe.eye):
        if len(name) > MAX_NAME or not name.isprintable():
            raise RecipeError("A name has at most {most} printable characters.", most=MAX_NAME)
    if not all(map(_SHA256.fullmatch, _hashes(recipe))):
        raise RecipeError("A picture or file is named by its SHA-256: 64 hexadecimal digits in lower case.")


def _check_choices(part: Recipe | ImagePrompt) -> None:
    for name, hint in get_type_hints(type(part)).items():
        if get_origin(hint) is Literal and getattr(part, name) not in get_args(hint):
            raise RecipeError("The field {name} is one of {names}.", name=name, names=", ".join(get_args(hint)))


def _hashes(recipe: Recipe) -> Iterator[str]:
    yield from (image.sha256 for image in recipe.images)
    yield from (found for found in (recipe.start, recipe.style_image) if found is not None)
    yield from (found for found in (recipe.weights, recipe.bank, recipe.styles) if found)
    if recipe.parent:
        yield recipe.parent.state


def _within(name: str, value: float, low: float, high: float) -> None:
    if not low <= value <= high:  # false for nan, too
        raise RecipeError("The {name} must lie between {low:,} and {high:,}.", name=name, low=low, high=high)


def _load(text: str) -> object:
    if len(text) > MAX_JSON:
        raise RecipeError("A recipe has at most {most:,} characters.", most=MAX_JSON)
    try:
        return json.loads(text, object_pairs_hook=_once)
    except (ValueError, RecursionError):  # not JSON, a number of thousands of digits; brackets thousands deep
        raise RecipeError("This is no recipe: its JSON can't be read.") from None


def _once(pairs: list[tuple[str, object]]) -> dict[str, object]:
    """Refuse a key that is there twice: two readers of it could disagree."""
    fields = dict(pairs)
    if len(fields) < len(pairs):
        raise RecipeError("This recipe names one of its fields twice.")
    return fields


def _build(kind: type[T], raw: object) -> T:
    """Make a dataclass of a JSON object with exactly its fields."""
    hints = get_type_hints(kind)
    if not isinstance(raw, dict) or raw.keys() != hints.keys():
        raise RecipeError("The fields of this {kind} aren't the ones we know.", kind=kind.__name__.lower())
    return kind(**{name: _value(hint, raw[name], name) for name, hint in hints.items()})


def _value(hint: Any, raw: object, name: str) -> object:  # noqa: ANN401  type hints have no type of their own
    """Take a JSON value as the field's type asks, else RecipeError."""
    if is_dataclass(hint) and isinstance(hint, type):
        return _build(hint, raw)
    arguments = get_args(hint)
    if get_origin(hint) in {Union, UnionType}:
        return None if raw is None else _value(arguments[0], raw, name)
    if get_origin(hint) is tuple and isinstance(raw, list):
        return tuple(_value(arguments[0], item, name) for item in raw)
    if get_origin(hint) is Literal and isinstance(raw, str) and raw in arguments:
        return raw
    if hint is float and type(raw) is int and abs(raw) < _EXACT:  # type(), since a bool is an int to isinstance
        return float(raw)
    if type(raw) is not hint or not _is_sound(raw):
        raise RecipeError("The field {name} of this recipe has a value that doesn't fit.", name=name)
    return raw


def _is_sound(raw: object) -> bool:
    """Refuse numbers that aren't finite, and half characters, which no file can hold."""
    if isinstance(raw, str):
        return not any("\ud800" <= character <= "\udfff" for character in raw)
    return not isinstance(raw, float) or math.isfinite(raw)
