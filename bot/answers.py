"""The one handler of everything that goes wrong in commands, buttons, menus and modals; and the rights to them."""

from __future__ import annotations

import asyncio
import logging
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import discord
from discord import app_commands

from bot import excuses, layouts
from bot.errors import NotFoundError, UsageError, sentence
from bot.languages import explain, say
from bot.parts import parts
from bot.patience import PASSING
from generator.errors import PromptError, ReverieError
from storage.errors import MissingError

if TYPE_CHECKING:
    from collections.abc import AsyncIterator

    from bot.parts import Interaction
    from storage.values import Run

log = logging.getLogger(__name__)

LATE = {10062, 40060}  # unknown interaction: answered too late; already acknowledged


@asynccontextmanager
async def answering(interaction: Interaction) -> AsyncIterator[None]:
    """Answer an interaction; whatever goes wrong in it becomes a sentence for the person, and ends here."""
    try:
        yield
    except Exception as error:  # noqa: BLE001  it is logged in there, where it is ours
        await apologise(interaction, error)


async def apologise(interaction: Interaction, error: Exception) -> None:
    """Say to the one who asked what went wrong, and log what is our fault."""
    cause = error.original if isinstance(error, app_commands.CommandInvokeError) else error
    if isinstance(cause, discord.HTTPException) and cause.code in LATE:
        log.warning("an interaction was answered too late or twice: %s", cause)
        return
    if isinstance(cause, PASSING):
        log.warning("an interaction failed: %s", cause)
    elif not isinstance(cause, ReverieError):
        log.error("an interaction failed", exc_info=cause)
    if interaction.type is not discord.InteractionType.autocomplete:
        await whisper(interaction, said(cause, str(interaction.locale)))


def said(error: BaseException, locale: str) -> str:
    """Say an error for Discord, in a language; a caret stands under its fault in a block of code."""
    text = explain(error, locale) if isinstance(error, ReverieError) else say(sentence(error), locale)
    if isinstance(error, PromptError):
        return f"{layouts.plain(text)}\n```\n{error.caret.replace('```', '···')}\n```"
    return layouts.plain(text, most=1_000)


async def whisper(interaction: Interaction, text: str, **blanks: object) -> None:
    """Say something to the one who asked alone, in their language.

    In place of "is thinking" it is seen as that was.
    """
    view = layouts.said(say(text, str(interaction.locale), **blanks))
    try:
        if interaction.response.is_done():
            await interaction.followup.send(view=view, ephemeral=True)
        else:
            await interaction.response.send_message(view=view, ephemeral=True)
    except discord.HTTPException as error:
        log.warning("an answer was lost: %s", error)


async def seen(interaction: Interaction, number: int) -> Run:
    """Give a run that this person may see; NotFoundError."""
    try:
        run = await asyncio.to_thread(parts(interaction).store.gallery.get, number)
    except (MissingError, OverflowError):
        raise NotFoundError(excuses.NO_RUN, run=number) from None
    if not may_see(interaction, run):
        raise NotFoundError(excuses.NO_RUN, run=number)
    return run


def may_see(interaction: Interaction, run: Run) -> bool:
    """Whether a person may see a run here: their own everywhere, others' where these were asked for, unless private."""
    here = run.guild == interaction.guild_id if run.guild else run.channel == interaction.channel_id
    return run.owner == interaction.user.id or (here and run.visible_to(interaction.user.id))


def check_owner(interaction: Interaction, run: Run) -> None:
    """Raise UsageError unless the person asked for this run, or moderates where it is."""
    moderates = interaction.guild_id is not None and interaction.guild_id == run.guild
    if run.owner != interaction.user.id and not (moderates and interaction.permissions.manage_messages):
        raise UsageError(excuses.NOT_YOURS)
