"""`/styles` and `/help`."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any

from discord import app_commands
from discord.app_commands import locale_str

from bot import samples, shown, speech
from bot.answers import answering

if TYPE_CHECKING:
    from bot.parts import Interaction


@app_commands.command(name="styles", description=locale_str(speech.COMMANDS["styles"]))
async def list_styles(interaction: Interaction) -> None:
    """Show the first styles; buttons turn the pages."""
    async with answering(interaction):
        await interaction.response.defer(ephemeral=True, thinking=True)
        await shown.tell(interaction, await asyncio.to_thread(samples.page, 1, str(interaction.locale)))


@app_commands.command(name="help", description=locale_str(speech.COMMANDS["help"]))
async def explain(interaction: Interaction) -> None:
    """Explain painting with words and with pictures."""
    async with answering(interaction):
        await interaction.response.defer(ephemeral=True, thinking=True)
        await shown.tell(interaction, await asyncio.to_thread(samples.explained, str(interaction.locale)))


COMMANDS: tuple[app_commands.Command[Any, ..., None], ...] = (list_styles, explain)
