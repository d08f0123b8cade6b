"""What is kept of a person, sent to them or deleted: behind `/privacy`.

A deletion that was promised outlives the program: it is noted before it begins, and the next start goes on with it.
"""

from __future__ import annotations

import asyncio
from functools import partial
from io import BytesIO
from itertools import chain, repeat
from typing import TYPE_CHECKING, Any, TypeAlias

import discord

from bot import excuses, export, layouts, speech
from bot.address import Address
from bot.errors import UsageError
from bot.languages import say
from bot.pen import started
from bot.posts import Post, is_too_large
from storage.errors import MissingError
from storage.sweep import discard
from storage.values import LOCAL

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterable, Mapping, Sequence

    from bot.export import Entry
    from bot.parts import Parts
    from bot.reel import Store
    from storage.values import Run

    Change = Callable[[set[int], "Posts"], tuple[set[int], "Posts"]]

Posts: TypeAlias = list[list[int | None]]  # server, channel and message of each, as JSON has them

KEY = 2  # in what the bot keeps for itself: whose rows are to go, and which messages, without whose they were
PEOPLE, POSTS = "people", "posts"
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
    runs = await asyncio.to_thread(lambda: list(export.runs_of(bot.store.gallery, person)))
    posts = [[run.guild, run.channel, run.message] for run in runs if run.message]
    await _amend(bot, _with(posts, {person}))
    await _forget(bot, person)
    started(_take_away(bot, client, posts))
    return len(runs)


async def erase(bot: Parts, client: discord.Client, run: Run) -> None:
    """Remove a run and its files that no other run uses, and begin to take its message away."""
    posts = [[run.guild, run.channel, run.message]] if run.message else []
    await _amend(bot, _with(posts))
    try:
        freed = await asyncio.to_thread(bot.store.gallery.delete, run.id)
    except MissingError:  # somebody was faster
        freed = ()
    except Exception:
        for post in posts:  # the run stays, and so does its message
            started(_amend(bot, _without(post)))
        raise
    started(_take_away(bot, client, posts))
    await asyncio.to_thread(partial(discard, bot.store.gallery, bot.store.files, freed))


async def resume(bot: Parts, client: discord.Client) -> None:
    """Go on with what an earlier program was deleting when it ended."""
    kept = await bot.studio.patiently(lambda _again: bot.store.gallery.settings("bot", KEY))
    for person in kept.get(PEOPLE, ()):
        await _forget(bot, person)
    if kept.get(POSTS):
        started(_take_away(bot, client, kept[POSTS]))


async def _forget(bot: Parts, person: int) -> None:
    """Delete what is kept of a person, once: what they ask for from then on is theirs again."""
    await bot.studio.patiently(lambda _again: bot.forget(person))
    await _amend(bot, lambda people, posts: (people - {person}, posts))


async def _amend(bot: Parts, change: Change) -> None:
    def changed(kept: Mapping[str, Any]) -> Mapping[str, Any]:
        people, posts = change(set(kept.get(PEOPLE, ())), list(kept.get(POSTS, ())))
        return {PEOPLE: sorted(people), POSTS: posts}

    await bot.studio.patiently(lambda _again: bot.store.gallery.amend("bot", KEY, changed))


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
        if not is_too_large(error):
            raise
        if len(pack) == 1:
            return [pack[0].name]
        half = len(pack) // 2
        return [*await _sent(person, pack[:half], text), *await _sent(person, pack[half:], text)]
    return []


def _with(posts: Posts, persons: Iterable[int] = ()) -> Change:
    return lambda people, before: ({*people, *persons}, before + [one for one in posts if one not in before])


def _without(post: list[int | None]) -> Change:
    return lambda people, posts: (people, [one for one in posts if one != post])


async def _take_away(bot: Parts, client: discord.Client, posts: Posts) -> None:
    """Take messages away, each once a round, until none is left; what a program's end interrupts, its next start does.

    One that can't be taken away yet holds no other up.
    """
    retries = bot.desk.retries
    for pause in chain(retries, repeat(retries[-1])):
        posts = [post for post in posts if not await _taken_away(bot, client, post)]
        if not posts:
            return
        await asyncio.sleep(pause)


async def _taken_away(bot: Parts, client: discord.Client, post: list[int | None]) -> bool:
    guild, channel, message = post
    place = Address(owner=LOCAL, way="channel", guild=guild, channel=channel, message=message)
    gone = await Post(client, place, bot.clock).delete()
    if gone:
        await _amend(bot, _without(post))
    return gone
