"""Pictures that people attach on Discord: fetched at once, as their links die, and checked."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit

import discord

from bot import excuses
from bot.given import ROLES, checked
from bot.posts import BROKEN
from generator.errors import ImageError
from generator.recipe import MAX_IMAGE_BYTES

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Iterator, Mapping

    from bot.given import Picture
    from bot.reel import Store
    from storage.values import Stored

File: TypeAlias = discord.Attachment | discord.UnfurledMediaItem
Fetch: TypeAlias = "Callable[[str], Awaitable[Picture]]"  # fetches and checks the picture of the option of that name

PATIENCE = 60  # seconds for one file
HANDING = (".discordapp.com", ".discordapp.net")  # the hosts of Discord's files, and of its copies of others'


def posted(client: discord.Client, file: File) -> Fetch:
    """Give a way to a picture that somebody posted."""

    async def fetch(name: str) -> Picture:
        return await asyncio.to_thread(checked, name, await bytes_of(client, name, file), ROLES[name])

    return fetch


def stored(store: Store, file: Stored) -> Fetch:
    """Give a way to a picture that is in the store already."""

    async def fetch(name: str) -> Picture:
        data = await asyncio.to_thread(store.files.read, file.sha256)
        return await asyncio.to_thread(checked, name, data, ROLES[name])

    return fetch


def check_sizes(files: Mapping[str, discord.Attachment]) -> None:
    """Refuse files that say themselves that they are too large, before anything is fetched; ImageError."""
    for name, file in files.items():
        if file.size > MAX_IMAGE_BYTES:
            raise ImageError(excuses.LARGE_FILE, name=name, limit=MAX_IMAGE_BYTES // 2**20)


async def fetched(ways: Mapping[str, Fetch]) -> dict[str, Picture]:
    """Fetch and check the pictures of some options; ImageError says which one it is about."""
    found = await asyncio.gather(*(fetch(name) for name, fetch in ways.items()))
    return dict(zip(ways, found, strict=True))


async def bytes_of(client: discord.Client, name: str, file: File) -> bytes:
    """Fetch a file; ImageError where Discord doesn't hand it over in time."""
    if isinstance(file, discord.Attachment):
        check_sizes({name: file})
    try:
        async with asyncio.timeout(PATIENCE):
            return await client.http.get_from_cdn(address_of(file) or "")  # media of components can't read themselves
    except (discord.HTTPException, *BROKEN) as error:
        raise ImageError(excuses.SLOW_FILE, name=name) from error


def found(message: discord.Message) -> Iterator[File]:
    """Give the pictures of a message, the most telling first: a film begins with noise, so it comes last."""
    every: list[File] = [*message.attachments, *_media(message.components)]
    shown = [file for file in every if (file.content_type or "").startswith("image/") and address_of(file)]
    yield from sorted(shown, key=lambda file: file.content_type == "image/gif")


def address_of(file: File) -> str | None:
    """Say where Discord hands a file over: what a message shows may lie anywhere, also beside us behind a firewall."""
    if isinstance(file, discord.Attachment):
        return file.url
    return next((url for url in (file.url, file.proxy_url) if url and _is_discords(url)), None)


def _is_discords(url: str) -> bool:
    try:
        place = urlsplit(url)
    except ValueError:
        return False
    return place.scheme == "https" and f".{place.hostname}".endswith(HANDING)


def _media(components: Iterable[Any]) -> Iterator[discord.UnfurledMediaItem]:
    """Give what galleries, files and thumbnails show: as Discord has it, that is missing from the attachments."""
    for component in components:
        for holder in (component, *getattr(component, "items", ()), getattr(component, "accessory", None)):
            media = getattr(holder, "media", None)
            if isinstance(media, discord.UnfurledMediaItem):
                yield media
        yield from _media(getattr(component, "children", ()))
