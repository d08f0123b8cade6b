"""From an interaction to a job: answer first, fetch the pictures, write the row, queue it.

The answer to the interaction is the job's message: as long as the bot can see the channel, it is edited with the bot's
own token from then on.
"""

from __future__ import annotations

import asyncio
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import discord

from bot import defaults, given, order
from bot.address import Address
from bot.attached import fetched
from bot.errors import QuotaError
from bot.parts import parts
from bot.rules import admitted, counted
from generator import styles
from generator.prompt import avoided, parse

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Mapping

    from bot.address import Way
    from bot.attached import Fetch
    from bot.given import Picture
    from bot.parts import Interaction
    from bot.rules import Rules
    from generator.recipe import Recipe
    from storage.values import Link, NewRun


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What is to be painted: the recipe, files of the store and new pictures for it, and the run that it comes from."""

    recipe: Recipe
    links: tuple[Link, ...] = ()
    pictures: tuple[Picture, ...] = ()
    parent: int | None = None
    private: bool = False


def check(typed: Mapping[str, Any]) -> None:
    """Refuse at once what can be refused without looking anything up; ReverieError."""
    parse(typed["text"])
    avoided(typed.get("avoid", ""))
    if (style := typed.get("style")) and not defaults.is_none(style):
        styles.find(style)


async def admit(interaction: Interaction, quality: str | None) -> Rules:
    """Refuse, to the asker alone, what server or queue have no room for; UsageError, QuotaError, QueueError."""
    rules = await admitted(interaction, quality)
    with parts(interaction).studio.queue.room(interaction.user.id):
        return rules


async def ask(
    interaction: Interaction,
    typed: Mapping[str, Any],
    ways: Mapping[str, Fetch],
    kept: Mapping[str, Any] | None = None,
) -> None:
    """Paint what was asked for with options; `ways` lead to the pictures among them.

    What is left out is as the person keeps it, or as `kept` says, where a picture's own values count.
    """
    check(typed)
    rules = await admit(interaction, typed.get("quality"))
    kept = await defaults.of(interaction) if kept is None else kept
    lowered = rules.lowered(kept.get("quality", defaults.USUAL["quality"]))
    wanted = defaults.filled(typed, {**kept, "quality": lowered}, ways)
    private = wanted.pop("private", False)
    address = await begin(interaction, private=private)
    bot = parts(interaction)
    pictures = await fetched(ways)
    recipe = await asyncio.to_thread(order.recipe, given.order(wanted, pictures, bot.eye), bot.hashes)
    await submit(interaction, address, Wish(recipe=recipe, pictures=tuple(pictures.values()), private=private))


async def begin(interaction: Interaction, *, private: bool) -> Address:
    """Answer with "is thinking", and give the address of the message that this becomes."""
    answer = await interaction.response.defer(ephemeral=private, thinking=True)
    return Address(
        owner=interaction.user.id,
        way=way(interaction, private=private),
        guild=interaction.guild_id,
        channel=interaction.channel_id,
        message=answer.message_id if answer else None,
        token=interaction.token,
        until=interaction.expires_at.timestamp(),
        locale=str(interaction.locale),
    )


def way(interaction: Interaction, *, private: bool) -> Way:
    """Say how the message is reached: the bot's own token goes where it is a member with the rights to write."""
    may = interaction.app_permissions
    ours = interaction.guild_id is not None and interaction.is_guild_integration()
    thread = isinstance(interaction.channel, discord.Thread)
    speaks = may.send_messages_in_threads if thread else may.send_messages
    writes = may.view_channel and speaks and may.attach_files
    return "channel" if ours and writes and not private else "token"


async def submit(interaction: Interaction, address: Address, wish: Wish) -> None:
    """Keep the pictures, write the run down and queue it.

    QueueError or QuotaError where its person has no room, MissingError where a file of another run is gone.
    """
    bot = parts(interaction)
    async with _counted(interaction):
        with bot.desk.hired(address, wish.parent) as reporter:
            await bot.studio.submit(_new_run(address, wish), wish.recipe, reporter, wish.pictures)


@asynccontextmanager
async def _counted(interaction: Interaction) -> AsyncIterator[None]:
    """Count a run that is written down; where another one was faster, only the asker shall see that it is refused."""
    try:
        async with counted(parts(interaction), interaction.guild_id, interaction.user.id):
            yield
    except QuotaError:
        with suppress(discord.HTTPException):
            await interaction.delete_original_response()
        raise


def _new_run(address: Address, wish: Wish) -> NewRun:
    return order.new_run(
        wish.recipe,
        front="discord",
        owner=address.owner,
        private=wish.private,
        guild=address.guild,
        channel=address.channel,
        message=address.message,
        reply=address.way,
        locale=address.locale,
        token=address.token,
        token_until=datetime.fromtimestamp(address.until, UTC),
        parent=wish.parent,
        files=wish.links,
    )
