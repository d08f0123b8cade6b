"""The prompts that pocket is measured on."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Mapping

BATTERY = Path(__file__).with_name("battery.toml")
KINDS = ("things", "scenes", "abstract", "styles")


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """A prompt, and the names of the things that a picture of it shows.

    also: what some packs call drawings of it, though most things called so look otherwise; kept from the judge as well.
    """

    text: str
    shows: tuple[str, ...]
    also: tuple[str, ...] = ()


def questions(kind: str) -> tuple[Question, ...]:
    """All prompts of a kind, or those of the README's sheet."""
    table = tomllib.loads(BATTERY.read_text("utf8"))
    if kind == "sheet":
        known = {question.text: question for kind in KINDS for question in questions(kind)}
        return tuple(known[text] for text in table["sheet"])
    return tuple(_question(row) for row in table[kind])


def _question(row: Mapping[str, Any]) -> Question:
    return Question(text=row["text"], shows=tuple(row["shows"]), also=tuple(row.get("also", ())))


def shown() -> tuple[str, ...]:
    """Every thing that the battery shows."""
    return tuple(sorted({name for kind in KINDS for question in questions(kind) for name in question.shows}))


def concepts() -> tuple[str, ...]:
    """Every thing that the battery shows and every prompt: what the judge's head must not have learned by heart."""
    asked = [question for kind in KINDS for question in questions(kind)]
    return tuple(sorted({*shown(), *(name for question in asked for name in (question.text, *question.also))}))
