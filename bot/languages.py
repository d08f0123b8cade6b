"""What the bot says, in a person's language: the texts of speech.py as languages.toml has them, else English.

Notes and failures are kept with a run as English sentences, which the terminal shows, too. They are known again by
their shape when they are shown: so neither the engine nor a column knows anything of languages.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from string import Formatter
from typing import TYPE_CHECKING

from generator.errors import ReverieError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

TABLE = Path(__file__).with_name("languages.toml")


class Words(str):
    """A blank's value that is a text of ours, and to be said in the language of the sentence around it."""

    __slots__ = ()


def say(text: str, locale: str, /, **blanks: object) -> str:
    """Say a text in a language (by Discord's name for it) with its blanks filled; without blanks braces stay."""
    told = tables().get(locale, {}).get(text, text)
    return told.format(**blanks) if blanks else told


def explain(error: ReverieError, locale: str) -> str:
    """Say an error in a language, and an error inside it, too."""
    blanks = {name: _told(value, locale) for name, value in error.blanks.items()}
    return say(error.template, locale, **blanks)


def _told(value: object, locale: str) -> object:
    if isinstance(value, ReverieError):
        return explain(value, locale)
    return say(value, locale) if isinstance(value, Words) else value


def retell(sentence: str, locale: str) -> str:
    """Say a sentence that was written down in English with its blanks filled in another language, or as it is."""
    for shape, names, told in _shapes(locale):
        if found := shape.fullmatch(sentence):
            return told.format(**dict(zip(names, found.groups(), strict=True)))
    return say(sentence, locale)


@cache
def _shapes(locale: str) -> tuple[tuple[re.Pattern[str], tuple[str, ...], str], ...]:
    """Give what each sentence with blanks is when these are filled, their names, its translation without formats."""
    found = {english: told for english, told in tables().get(locale, {}).items() if english.endswith(".")}
    blanks = {english: tuple(name for _, name, *_ in Formatter().parse(english) if name) for english in found}
    return tuple(
        (
            re.compile(_rewritten(english, re.escape, "(.+)"), re.DOTALL),
            names,
            _rewritten(found[english], str, "{{{}}}"),
        )
        for english, names in sorted(blanks.items(), key=lambda one: -len(one[0]))
        if names
    )


def _rewritten(text: str, literal: Callable[[str], str], blank: str) -> str:
    """Write a text with its literal parts and its blanks in another way."""
    parts = Formatter().parse(text)
    return "".join(literal(before) + (blank.format(name) if name else "") for before, name, *_ in parts)


@cache
def tables() -> Mapping[str, Mapping[str, str]]:
    """Give each language's texts by the English ones."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))
