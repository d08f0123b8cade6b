"""The options of a painting: their names, what they mean, and how a typed value is read. Both fronts use this table."""

from __future__ import annotations

import difflib
import math
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

from bot import excuses
from bot.errors import UsageError
from generator.recipe import MAX_HOLD, MAX_SEED, MAX_WEIGHT, QUALITIES, Aspect, Canvas, Freedom, Kind, References

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

TARGETS = ("target", "target2", "target3")


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One option: how it is read from what was typed, and one line that says what it does.

    `read` raises ValueError with a sentence of excuses.py and what fills its blanks, besides the option's name.
    """

    says: str
    read: Callable[[str], Any] = str
    form: str = "WORDS"
    flows: bool = False  # later bare words belong to it, too
    flag: bool = False  # takes no value


def number(low: float, high: float) -> Callable[[str], float]:
    """Read a number within limits."""

    def read(typed: str) -> float:
        try:
            value = float(typed)
        except ValueError:
            value = math.nan
        if not low <= value <= high:
            raise ValueError(excuses.NO_NUMBER, {"low": low, "high": high})
        return value

    return read


def whole(low: int, high: int) -> Callable[[str], int]:
    """Read a whole number within limits."""

    def read(typed: str) -> int:
        if not (typed.isascii() and typed.isdigit() and len(typed) <= len(str(high)) and low <= int(typed) <= high):
            raise ValueError(excuses.NOT_WHOLE, {"low": low, "high": high})
        return int(typed)

    return read


def choice(names: Iterable[str]) -> Callable[[str], str]:
    """Read one of some names, in any case."""
    known = tuple(names)

    def read(typed: str) -> str:
        if typed.lower() not in known:
            raise ValueError(excuses.NO_CHOICE, {"names": ", ".join(known)})
        return typed.lower()

    return read


WEIGHT = number(-MAX_WEIGHT, MAX_WEIGHT)
KINDS = get_args(Kind)


def _target(name: str) -> dict[str, Option]:
    return {
        name: Option(form="FILE", says="A picture that the painting should come to resemble."),
        f"{name}_weight": Option(form="NUMBER", read=WEIGHT, says="How strongly it does, beside the words' 1 (0.4)."),
        f"{name}_as": Option(form="|".join(KINDS), read=choice(KINDS), says="Alike in meaning (about), or in place."),
    }


PAINTING: dict[str, Option] = {
    "text": Option(flows=True, says="What to paint: words, or several with weights: a lake | fog:0.5 | people:-0.3"),
    "style": Option(
        form="NAME|FILE", says="A named style (`styles` lists them), or a picture to paint in the style of."
    ),
    "style_image": Option(form="FILE", says="A picture to paint in the style of."),
    "start": Option(form="FILE", says="A picture to begin with, instead of noise."),
    "hold": Option(form="NUMBER", read=number(0, MAX_HOLD), says="How strongly the start is held, 0 to 10 (1)."),
    **{name: option for target in TARGETS for name, option in _target(target).items()},
    "avoid": Option(flows=True, says="Words to stay away from: letters | frames"),
    "references": Option(
        form="auto|off", read=choice(get_args(References)), says="Whether to look at drawings of the words (auto)."
    ),
    "freedom": Option(
        form="close|free|wild", read=choice(get_args(Freedom)), says="How freely it paints what it looks at (free)."
    ),
    "canvas": Option(
        form="|".join(get_args(Canvas)),
        read=choice(get_args(Canvas)),
        says="Painted, a collage of drawings, or a collage that is painted on (paint).",
    ),
    "seed": Option(form="NUMBER", read=whole(0, MAX_SEED), says="The same seed gives the same picture."),
    "quality": Option(
        form="|".join(QUALITIES["pocket"]), read=choice(QUALITIES["pocket"]), says="How much time it takes (standard)."
    ),
    "aspect": Option(form="|".join(get_args(Aspect)), read=choice(get_args(Aspect)), says="Width to height (1:1)."),
}


def read(typed: Mapping[str, str], known: Mapping[str, Option]) -> dict[str, Any]:
    """Read typed values; UsageError says which one makes no sense."""
    values = {}
    for name, text in typed.items():
        try:
            values[name] = known[name].read(text)
        except ValueError as fault:
            sentence, blanks = fault.args
            raise UsageError(sentence, option=name, typed=text, **blanks) from None
    return values


def place(typed: str) -> Path:
    """Give a typed path, with ~ for a home; that of nobody is a name like any other, as it is to a shell."""
    try:
        return Path(typed).expanduser()
    except RuntimeError:
        return Path(typed)


def nearest(name: str, known: Iterable[str]) -> str:
    """Say which known names look like this one, as a sentence to add; or nothing."""
    near = difflib.get_close_matches(name, list(known), n=3, cutoff=0.6)
    return f" Did you mean {' or '.join(near)}?" if near else ""
