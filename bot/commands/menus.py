"""What Discord offers under Apps on a message: paint with its picture, or read the recipe in it."""

from __future__ import annotations

import asyncio
import io
from typing import TYPE_CHECKING, Any

import discord
from discord import app_commands
from discord.app_commands import locale_str

from bot import attached, defaults, excuses, forms, layouts, speech
from bot.answers import answering
from bot.errors import UsageError
from bot.languages import say
from generator import codec
from generator.errors import ImageError, RecipeError
from generator.media import recipe_of

if TYPE_CHECKING:
    from collections.abc import Callable

    from bot.parts import Interaction
    from generator.errors import ReverieError
    from generator.recipe import Recipe

SHOWN = 3_000  # characters of a recipe in the message; the whole of it is a file


def commands() -> list[app_commands.ContextMenu]:
    """Make the menus."""
    calls: dict[str, Callable[..., Any]] = {"start": use_as_start, "target": use_as_target, "recipe": show_recipe}
    return [
        app_commands.ContextMenu(name=locale_str(speech.MENUS[name]), callback=call) for name, call in calls.items()
    ]


async def use_as_start(interaction: discord.Interaction[discord.Client], message: discord.Message) -> None:
    """Paint over the picture in a message."""
    await _use(interaction, message, "start")


async def use_as_target(interaction: discord.Interaction[discord.Client], message: discord.Message) -> None:
    """Paint something like the picture in a message."""
    await _use(interaction, message, "target")


async def _use(interaction: Interaction, message: discord.Message, role: str) -> None:
    async with answering(interaction):
        file = next(attached.found(message), None)
        if file is None:
            raise UsageError(excuses.NO_PICTURE)
        attached.check_sizes({role: file})
        kept = await defaults.of(interaction)
        if message.flags.ephemeral:  # what comes of a picture that one person sees is theirs alone, too
            kept["private"] = True
        ways = {role: attached.posted(interaction.client, file)}
        await interaction.response.send_modal(forms.UseForm(ways, kept, str(interaction.locale)))


async def show_recipe(interaction: discord.Interaction[discord.Client], message: discord.Message) -> None:
    """Tell the recipe inside a picture of ours, whoever posted it; its text is a stranger's until it is checked."""
    async with answering(interaction):
        await interaction.response.defer(ephemeral=True, thinking=True)
        text = await _recipe_in(interaction.client, message)
        try:
            recipe = codec.from_json(text)
        except RecipeError as error:
            raise UsageError(excuses.STRANGE_RECIPE, sentence=error) from error
        whole = discord.File(io.BytesIO(codec.to_json(recipe).encode()), "recipe.json")
        file = discord.ui.File[discord.ui.LayoutView](f"attachment://{whole.filename}")
        told = layouts.said(described(recipe, str(interaction.locale)), file)
        await interaction.followup.send(view=told, file=whole, ephemeral=True)


async def _recipe_in(client: discord.Client, message: discord.Message) -> str:
    """Read the first recipe; a file that can't be had is named only where none of the others holds one."""
    missed: ReverieError = UsageError(excuses.NO_RECIPE)
    for file in attached.found(message):
        try:
            attached.check_sizes({"picture": file})
            data = await attached.bytes_of(client, "picture", file.url)
        except ImageError as error:
            missed = error
            continue
        if (text := await asyncio.to_thread(recipe_of, data)) is not None:
            return text
    raise missed


def described(recipe: Recipe, locale: str) -> str:
    """Say what in a recipe isn't empty, name by name."""
    values = {name: getattr(recipe, field) for field, name in speech.RECIPE_PARTS.items()}
    lines = [f"- {say(name, locale)}: {layouts.plain(str(value))}" for name, value in values.items() if value]
    return "\n".join([say(speech.RECIPE, locale), *lines])[:SHOWN]
