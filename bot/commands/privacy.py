"""`/privacy export` and `/privacy delete`: what is kept of the one who asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

import discord
from discord import app_commands, ui
from discord.app_commands import locale_str

from bot import layouts, personal, speech
from bot.answers import answering, whisper
from bot.languages import say
from bot.parts import parts

if TYPE_CHECKING:
    from bot.parts import Interaction

GROUP = app_commands.Group(name="privacy", description=locale_str(speech.COMMANDS["privacy export"]))


@GROUP.command(name="export", description=locale_str(speech.COMMANDS["privacy export"]))
async def export(interaction: discord.Interaction[discord.Client]) -> None:
    """Send it by direct message."""
    async with answering(interaction):
        await interaction.response.defer(ephemeral=True, thinking=True)
        large = await personal.send(parts(interaction).store, interaction.user, str(interaction.locale))
        if large:
            await whisper(interaction, speech.EXPORTED_PARTLY, names=", ".join(large))
        else:
            await whisper(interaction, speech.EXPORTED)


@GROUP.command(name="delete", description=locale_str(speech.COMMANDS["privacy delete"]))
async def delete(interaction: discord.Interaction[discord.Client]) -> None:
    """Ask once."""
    async with answering(interaction):
        locale = str(interaction.locale)
        row = ui.ActionRow(_button("forget", locale), _button("keep", locale))
        await interaction.response.send_message(view=layouts.said(say(speech.FORGET_ASK, locale), row), ephemeral=True)


async def answered(interaction: Interaction, act: str) -> None:
    """Delete everything, or nothing, and say so in place of the question."""
    locale = str(interaction.locale)
    if act == "keep":
        await interaction.response.edit_message(view=layouts.said(say(speech.NOT_FORGOTTEN, locale)))
        return
    await interaction.response.edit_message(view=layouts.said(say(speech.FORGETTING, locale)))
    count = await personal.delete(parts(interaction), interaction.client, interaction.user.id)
    await interaction.edit_original_response(view=layouts.said(say(speech.FORGOTTEN, locale, count=count)))


def _button(act: str, locale: str) -> ui.Button[ui.LayoutView]:
    style = discord.ButtonStyle.danger if act == "forget" else discord.ButtonStyle.secondary
    return ui.Button(label=say(speech.BUTTONS[act], locale), style=style, custom_id=f"privacy:{act}")
