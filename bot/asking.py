"""From an interaction to a job: answer first, fetch the pictures, write the row, queue it.

The answer to the interaction is the job's message: as long as the bot can see the channel, it is edited with the bot's
own token from then on.
"""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

from bot import attached, given, order
from bot.address import Address
from bot.holding import check_there, storing
from bot.parts import parts
from generator import styles
from generator.prompt import avoided, parse

if TYPE_CHECKING:
    from collections.abc import Mapping

    from bot.address import Way
    from bot.given import Picture
    from bot.parts import Interaction
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


def check(interaction: Interaction, typed: Mapping[str, Any]) -> None:
    """Refuse at once, to the asker alone, what can be refused without looking anything up; ReverieError."""
    parse(typed["text"])
    avoided(typed.get("avoid", ""))
    if "style" in typed:
        styles.find(typed["style"])
    attached.check_sizes(typed)
    check_room(interaction)


def check_room(interaction: Interaction) -> None:
    """Raise QueueError where the queue has no room for this person."""
    with parts(interaction).studio.queue.room(interaction.user.id):
        pass


async def ask(interaction: Interaction, typed: Mapping[str, Any], *, private: bool) -> None:
    """Paint what was asked for with options, pictures among them."""
    check(interaction, typed)
    address = await begin(interaction, private=private)
    bot = parts(interaction)
    pictures = await attached.pictures(interaction.client, typed)
    wanted = given.order(typed, pictures, bot.eye)
    recipe = await asyncio.to_thread(order.recipe, wanted, bot.hashes)
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
    writes = may.view_channel and may.send_messages and may.attach_files
    return "channel" if ours and writes and not private else "token"


async def submit(interaction: Interaction, address: Address, wish: Wish) -> None:
    """Keep the pictures, write the run down and queue it.

    QueueError where its person or the queue has no room, MissingError where a file of another run is gone.
    """
    bot = parts(interaction)
    async with storing(bot.store.files):
        await asyncio.to_thread(check_there, bot.store.files, wish.links)
        links = wish.links + await asyncio.to_thread(attached.keep, bot.store, wish.pictures)
        await bot.studio.submit(_new_run(address, wish, links), wish.recipe, bot.desk.reporter(address, wish.parent))


def _new_run(address: Address, wish: Wish, links: tuple[Link, ...]) -> NewRun:
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
        files=links,
    )
