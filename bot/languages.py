"""Translations of what Discord itself can show in a person's language: commands, options and menus."""

from __future__ import annotations

import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from discord import app_commands

if TYPE_CHECKING:
    import discord
    from discord.app_commands import TranslationContextTypes, locale_str

TABLE = Path(__file__).with_name("languages.toml")


class Languages(app_commands.Translator):
    """The tables of languages.toml; what they lack stays English."""

    async def translate(
        self, string: locale_str, locale: discord.Locale, _context: TranslationContextTypes
    ) -> str | None:
        """Give the text in a language, or None."""
        return tables().get(locale.value, {}).get(string.message)


@cache
def tables() -> dict[str, dict[str, str]]:
    """Give each language's texts by the English ones."""
    return tomllib.loads(TABLE.read_text(encoding="utf-8"))
