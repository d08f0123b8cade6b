"""What the bot says, in a person's language: the texts of speech.py as languages.toml has them, else English."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.errors import ReverieError

if TYPE_CHECKING:
    from collections.abc import Mapping

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


@cache
def tables() -> Mapping[str, Mapping[str, str]]:
    """Give each language's texts by the English ones."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))
