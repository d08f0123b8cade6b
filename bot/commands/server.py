"""`/server`: what those who manage a server choose for it."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, cast

import discord
from discord import app_commands, ui
from discord.app_commands import Range, locale_str

from bot import excuses, layouts, manual, rules, speech
from bot.answers import answering
from bot.commands.imagine import QUALITIES
from bot.errors import UsageError
from bot.languages import say
from bot.parts import parts
from bot.rules import MOST_CHANNELS, MOST_DAILY

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.parts import Interaction
    from bot.rules import Rules

KINDS = [  # of channels that people can write in, or whose threads
    discord.ChannelType.text,
    discord.ChannelType.news,
    discord.ChannelType.forum,
    discord.ChannelType.media,
    discord.ChannelType.voice,
]


@app_commands.command(name="server", description=locale_str(speech.COMMANDS["server"]))
@app_commands.describe(quality=locale_str(speech.OPTIONS["highest"]), daily=locale_str(speech.OPTIONS["daily"]))
@app_commands.choices(quality=QUALITIES)
@app_commands.default_permissions(manage_guild=True)
@app_commands.guild_only()
@app_commands.allowed_installs(guilds=True, users=False)
async def server(
    interaction: Interaction, quality: str | None = None, daily: Range[int, 0, MOST_DAILY] | None = None
) -> None:
    """Keep what was given, and show what is kept."""
    async with answering(interaction):
        _check_manager(interaction)
        await interaction.response.defer(ephemeral=True, thinking=True)
        given = {"quality": quality, "daily": daily}
        await _amend(interaction, {name: value for name, value in given.items() if value is not None})
        await interaction.followup.send(view=await _card(interaction), ephemeral=True)


async def pressed(interaction: Interaction, act: str) -> None:
    """Take what was chosen in the menu, or put everything back."""
    _check_manager(interaction)
    await interaction.response.defer()
    if act == "usual":
        gallery = parts(interaction).store.gallery
        await asyncio.to_thread(gallery.choose, "server", interaction.guild_id or 0, {})
    else:
        await _amend(interaction, {"channels": [int(one) for one in cast("Any", interaction.data)["values"]]})
    await interaction.edit_original_response(view=await _card(interaction))


def _check_manager(interaction: Interaction) -> None:
    if interaction.guild_id is None or not interaction.permissions.manage_guild:
        raise UsageError(excuses.NO_MANAGER)


async def _amend(interaction: Interaction, values: Mapping[str, Any]) -> None:
    if values:
        gallery = parts(interaction).store.gallery
        await asyncio.to_thread(gallery.amend, "server", interaction.guild_id or 0, lambda before: {**before, **values})


async def _card(interaction: Interaction) -> ui.LayoutView:
    found = await rules.of(parts(interaction), interaction.guild_id)
    return card(found, rules.there(interaction, found), str(interaction.locale))


def card(found: Rules, channels: list[int], locale: str) -> ui.LayoutView:
    """Show the rules, a menu of channels with those chosen that are still there, and a button that puts all back."""
    menu: ui.ChannelSelect[ui.LayoutView] = ui.ChannelSelect(
        custom_id="server:channels",
        placeholder=say(manual.CHOOSE_CHANNELS, locale),
        channel_types=KINDS,
        min_values=0,
        max_values=MOST_CHANNELS,
        default_values=[discord.SelectDefaultValue.from_channel(discord.Object(one)) for one in channels],
    )
    back = layouts.plain_button("server:usual", say(speech.BUTTONS["usual"], locale))
    rows = ui.ActionRow(menu), *([ui.ActionRow(back)] if found != rules.Rules() else [])
    return layouts.said(told(found, channels, locale), *rows)


def told(found: Rules, channels: list[int], locale: str) -> str:
    """Say the rules."""
    none = say(manual.NONE_LEFT if found.channels else manual.EVERYWHERE, locale)
    return "\n".join(
        [
            say(manual.SERVER, locale),
            say(manual.CHANNELS, locale, channels=rules.mentioned(channels) or none),
            say(manual.HIGHEST, locale, quality=say(found.quality, locale)),
            say(manual.DAILY, locale, count=found.daily or say(manual.ANY_NUMBER, locale)),
            say(manual.SERVER_AFTER, locale),
        ]
    )
