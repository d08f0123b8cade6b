"""What is kept of a person, sent to them or deleted: behind `/privacy`."""

from __future__ import annotations

import asyncio
from io import BytesIO
from typing import TYPE_CHECKING

import discord

from bot import excuses, export, layouts, speech
from bot.address import restored
from bot.errors import UsageError
from bot.languages import say
from bot.pen import started
from bot.posts import TOO_LARGE, Post

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Sequence

    from bot.address import Address
    from bot.export import Entry
    from bot.parts import Parts
    from bot.reel import Store

CLOSED = 50007  # this person takes no direct messages from us


async def send(store: Store, person: discord.User | discord.Member, locale: str) -> list[str]:
    """Send all that is kept of a person by direct message; gives what is too large for one. UsageError if closed."""
    number, large = 0, []
    async for pack in _packs(store, person.id):
        number += 1
        try:
            large += await _sent(person, pack, say(speech.EXPORT_PART, locale, number=number))
        except discord.HTTPException as error:
            if error.code == CLOSED:
                raise UsageError(excuses.NO_DIRECT) from error
            raise
    return large


async def delete(bot: Parts, client: discord.Client, person: int) -> int:
    """Call off what a person has open, delete all that is kept of them, and begin to take messages away.

    Gives how many runs there were.
    """
    await bot.studio.call_off(person)
    await bot.desk.told(person)
    posts = await asyncio.to_thread(_addresses, bot.store, person)
    await bot.studio.patiently(lambda _again: bot.forget(person))
    started(_take_away([Post(client, address, bot.clock) for address in posts]))
    return len(posts)


async def _packs(store: Store, person: int) -> AsyncIterator[list[Entry]]:
    packs = export.packed(export.entries(store, person))
    while pack := await asyncio.to_thread(next, packs, None):
        yield pack


async def _sent(person: discord.User | discord.Member, pack: Sequence[Entry], text: str) -> list[str]:
    """Send files as one ZIP, or as two where that is too large; gives the names of what is too large alone."""
    data = await asyncio.to_thread(export.zipped, pack)
    name = f"{pack[0].name.partition('/')[0].removesuffix('.json')}.zip"
    file: discord.ui.File[discord.ui.LayoutView] = discord.ui.File(f"attachment://{name}")
    try:
        await person.send(view=layouts.said(text, file), file=discord.File(BytesIO(data), name))
    except discord.HTTPException as error:
        if error.code != TOO_LARGE and error.status != 413:  # noqa: PLR2004  Payload Too Large
            raise
        if len(pack) == 1:
            return [pack[0].name]
        half = len(pack) // 2
        return [*await _sent(person, pack[:half], text), *await _sent(person, pack[half:], text)]
    return []


def _addresses(store: Store, person: int) -> list[Address]:
    return [restored(run) for run in export.runs_of(store.gallery, person)]


async def _take_away(posts: Sequence[Post]) -> None:
    for post in posts:
        await post.delete()
