"""Named styles: the words around a prompt, what to avoid, the look to paint in, and how it is painted.

They live in styles.toml, whose header says how to add one. Importing this file never loads torch.
"""

from __future__ import annotations

import difflib
import hashlib
import tomllib
from dataclasses import dataclass, fields, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from generator.errors import RecipeError
from generator.recipe import MILD, Prompt

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

TABLE = Path(__file__).with_name("styles.toml")
LOOKS = Path(__file__).with_name("looks.safetensors")
HOLE = "{prompt}"

# The rules that generator/rules.py knows; said here too so that this file needs no torch (a test compares both).
RULES = (
    "pixels", "poster", "tiles", "knots", "facets", "planes", "points", "brush", "dabs", "swirl", "blocks", "ribbons",
    "pure", "chalk", "crayon", "sunlit", "haze", "inkwash", "glass", "lowpoly", "improvised", "geometric", "gilt",
    "foliage", "page", "rug", "varnished", "slashed", "rushing", "silk", "screen", "plate", "lines", "inked",
    "hatching", "blueprint", "chart", "woodblock", "halo", "storybook", "washed", "miniature", "comic", "screenprint",
    "rain", "neon", "gilded", "noir", "exposed", "loose",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Knobs:
    """How a style is painted. Numbers in the order of the engine's sum, then the look's own."""

    place: float = 2.0  # weight of the scene by place, at the coarse sides
    place_fine: float = 0.0  # share of that at the fine sides, whose maps would copy the scene's flats
    words: float = 0.3  # weight of the prompt's words
    smooth: float = 0.02  # weight of total variation
    fine_rate: float = 2.5  # of the octaves of 128 pixels and finer: lines and dots live there
    strokes: float = 48.0  # weight of the pull to the look
    recolour: float = 0.85  # share by which the scene takes the look's colours before painting
    lightness: float = 0.0  # share of its own brightness that the scene keeps then
    follow: float = 0.4  # share of the scene in what a patch asks for: low is free, high is faithful
    contrast: float = 1.0  # of the strokes in flats, 1 as the look has it, 0 leaves flats flat
    tint: float = 0.5  # share of its own colour that a patch keeps
    rule: str = ""  # a rule that redraws the picture: see generator/rules.py
    rule_size: float = 6.0  # its size, in pixels of a canvas of 256
    rule_share: float = 1.0
    drawn: bool = False  # whether the rule redraws the scene, along its outlines, and not what the strokes made of it


_RANGES = {
    "place": (0, 10),
    "place_fine": (0, 1),
    "words": (0, 10),
    "smooth": (0, 10),
    "fine_rate": (0.1, 5),
    "strokes": (0, 200),
    "recolour": (0, 1),
    "lightness": (0, 1),
    "follow": (0, 1),
    "contrast": (0, 4),
    "tint": (0, 1),
    "rule_size": (0.5, 128),
    "rule_share": (0, 1),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Style:
    """One style. `template` has {prompt} in it; `look` is "" for a style of words alone."""

    name: str
    title: str
    template: str
    extra: str = ""  # one more prompt beside the first
    extra_weight: float = 0.3
    avoid: str = ""
    look: str = ""
    measured_from: str = ""
    knobs: Knobs = Knobs()


def styles(path: Path = TABLE) -> dict[str, Style]:
    """All styles by name, in the file's order. RecipeError names the style and the key that is wrong."""
    return dict(_read(path))


def find(name: str, known: Mapping[str, Style] | None = None) -> Style:
    """The style of that name; case, spaces and underscores don't matter. RecipeError names the nearest."""
    known = styles() if known is None else known
    spelled = _spelled(name)
    if spelled in known:
        return known[spelled]
    near = difflib.get_close_matches(spelled, known, n=3, cutoff=0.5)
    if near:
        raise RecipeError("There is no style {name!r}. Did you mean {near}?", name=name, near=", ".join(near))
    raise RecipeError(
        "There is no style {name!r}. There are {some} and others.", name=name, some=", ".join(list(known)[:8])
    )


def apply(style: Style, prompts: Iterable[Prompt]) -> tuple[Prompt, ...]:
    """The prompts as the style says them: wanted ones in its template, then its extra prompt and what it avoids."""
    worded = [
        replace(prompt, text=style.template.replace(HOLE, prompt.text)) if prompt.weight > 0 else prompt
        for prompt in prompts
    ]
    if style.extra:
        worded.append(Prompt(text=style.extra, weight=style.extra_weight))
    if style.avoid:
        worded.append(Prompt(text=style.avoid, weight=MILD))
    return tuple(worded)


@cache
def digest() -> str:
    """SHA-256 of the styles and the looks, for a recipe's `styles`."""
    return hashlib.sha256(TABLE.read_bytes() + LOOKS.read_bytes()).hexdigest()


@cache
def _read(path: Path) -> tuple[tuple[str, Style], ...]:
    try:
        table = tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as error:
        raise RecipeError(f"{path.name} is not valid TOML: {error}.") from error
    return tuple((name, _style(name, entry)) for name, entry in table.items())


def _style(name: str, entry: object) -> Style:
    if _spelled(name) != name or not isinstance(entry, dict):
        raise RecipeError(f"Style {name!r}: a style is a table whose name is of small letters, digits and hyphens.")
    knobs = _knobs(name, entry.get("knobs", {}))
    values = {key: value for key, value in entry.items() if key != "knobs"}
    _known(name, values, Style)
    for key, value in values.items():
        _typed(name, key, value, float if key == "extra_weight" else str)
    for key in ("title", "template"):
        if not values.get(key):
            raise RecipeError(f"Style {name!r}: {key!r} is missing.")
    if HOLE not in values["template"]:
        raise RecipeError(f"Style {name!r}: 'template' needs {HOLE} where the prompt goes.")
    if values.get("look") and not values.get("measured_from"):
        raise RecipeError(f"Style {name!r}: 'measured_from' must say what its look was measured from.")
    return Style(name=name, knobs=knobs, **values)


def _knobs(name: str, entry: object) -> Knobs:
    if not isinstance(entry, dict):
        raise RecipeError(f"Style {name!r}: 'knobs' is a table of numbers.")
    _known(name, entry, Knobs)
    for key, value in entry.items():
        if key == "rule":
            if value not in RULES:
                raise RecipeError(f"Style {name!r}: there is no rule {value!r}; there are {', '.join(RULES)}.")
            continue
        if key == "drawn":
            _typed(name, key, value, bool)
            continue
        _typed(name, key, value, float)
        low, high = _RANGES[key]
        if not low <= value <= high:
            raise RecipeError(f"Style {name!r}: {key!r} must be between {low} and {high}, not {value}.")
    return Knobs(**entry)


def _known(name: str, entry: Mapping[str, Any], kind: type[Style | Knobs]) -> None:
    names = [field.name for field in fields(kind) if field.name != "name"]
    for key in entry:
        if key not in names:
            raise RecipeError(f"Style {name!r}: there is no key {key!r}; there are {', '.join(names)}.")


def _typed(name: str, key: str, value: object, kind: type[bool | float | str]) -> None:
    right = isinstance(value, int | float) and not isinstance(value, bool) if kind is float else isinstance(value, kind)
    if not right:
        needed = {bool: "true or false", float: "a number", str: "words"}[kind]
        raise RecipeError(f"Style {name!r}: {key!r} must be {needed}.")


def _spelled(name: str) -> str:
    return "-".join(name.lower().replace("_", " ").replace("-", " ").split())
