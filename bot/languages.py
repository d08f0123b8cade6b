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


def say(text: str, locale: str, /, **blanks: object) -> str:
    """Say a text in a language (by Discord's name for it) with its blanks filled; without blanks braces stay."""
    told = tables().get(locale, {}).get(text, text)
    return told.format(**blanks) if blanks else told


def explain(error: ReverieError, locale: str) -> str:
    """Say an error in a language, and an error inside it, too."""
    blanks = {name: explain(it, locale) if isinstance(it, ReverieError) else it for name, it in error.blanks.items()}
    return say(error.template, locale, **blanks)


@cache
def tables() -> Mapping[str, Mapping[str, str]]:
    """Give each language's texts by the English ones."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))
