"""`/history`: what was painted, the newest first, to the one who asks alone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

import discord
from discord import app_commands
from discord.app_commands import Range, locale_str

from bot import pages, shown, speech
from bot.answers import answering, whisper
from bot.commands.imagine import complete
from bot.parts import parts
from generator import styles
from generator.recipe import MAX_LINE, MAX_NAME  # noqa: TC001  discord.py reads the annotations
from storage.values import Filter

if TYPE_CHECKING:
    from bot.parts import Interaction

SAID = {"mine": "mine", "person": "person", "text": "words", "style": "only_style", "starred": "starred"}


@app_commands.command(name="history", description=locale_str(speech.COMMANDS["history"]))
@app_commands.describe(**{option: locale_str(speech.OPTIONS[key]) for option, key in SAID.items()})
@app_commands.autocomplete(style=complete)
async def history(  # noqa: PLR0913, PLR0917  the options of a command
    interaction: Interaction,
    mine: bool = False,  # noqa: FBT001, FBT002
    person: discord.User | None = None,
    text: Range[str, 1, MAX_LINE] = "",
    style: Range[str, 1, MAX_NAME] | None = None,
    starred: bool = False,  # noqa: FBT001, FBT002
) -> None:
    """Show the newest runs that fit: of this server, or of the person everywhere."""
    async with answering(interaction):
        viewer = interaction.user.id
        alone = mine or interaction.guild_id is None  # a direct message shows nothing of other people's servers
        owner = viewer if alone else person.id if person else None
        wanted = Filter(
            viewer=viewer,
            owner=owner,
            guild=None if owner == viewer or starred else interaction.guild_id,
            text=text,
            style=styles.find(style).name if style else None,
            starred=starred,
            front="discord",
        )
        await interaction.response.defer(ephemeral=True, thinking=True)
        await _shown(interaction, wanted)


async def _shown(interaction: Interaction, wanted: Filter) -> None:
    bot = parts(interaction)
    page = await pages.turned(bot.store, wanted)
    if not page.runs:
        await whisper(interaction, speech.NO_HISTORY)
        return
    draft = await asyncio.to_thread(pages.drawn, bot.store, page, bot.shelf.put(page), str(interaction.locale))
    await shown.tell(interaction, draft)
