"""Pictures that people attach on Discord: fetched at once, as their links die, and checked."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from http import HTTPStatus
from typing import TYPE_CHECKING, Any, TypeAlias
from urllib.parse import urlsplit

import aiohttp
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

Fetch: TypeAlias = "Callable[[str], Awaitable[Picture]]"  # fetches and checks the picture of the option of that name

PATIENCE = 60  # seconds for one file
HANDING = (".discordapp.com", ".discordapp.net")  # the hosts of Discord's files, and of its copies of others'
PICTURE = "image/"  # how types of pictures begin


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A picture in a message: where Discord hands it over, its type, and its bytes as far as Discord says these."""

    url: str
    kind: str
    size: int = 0


def posted(client: discord.Client, file: discord.Attachment | Shown) -> Fetch:
    """Give a way to a picture that somebody posted."""

    async def fetch(name: str) -> Picture:
        return await asyncio.to_thread(checked, name, await bytes_of(client, name, file.url), ROLES[name])

    return fetch


def stored(store: Store, file: Stored) -> Fetch:
    """Give a way to a picture that is in the store already."""

    async def fetch(name: str) -> Picture:
        data = await asyncio.to_thread(store.files.read, file.sha256)
        return await asyncio.to_thread(checked, name, data, ROLES[name])

    return fetch


def check_sizes(files: Mapping[str, discord.Attachment | Shown]) -> None:
    """Refuse files that say themselves that they are too large, before anything is fetched; ImageError."""
    for name, file in files.items():
        if file.size > MAX_IMAGE_BYTES:
            raise _too_large(name)


async def fetched(ways: Mapping[str, Fetch]) -> dict[str, Picture]:
    """Fetch and check the pictures of some options; ImageError says which one it is about."""
    found = await asyncio.gather(*(fetch(name) for name, fetch in ways.items()))
    return dict(zip(ways, found, strict=True))


async def bytes_of(client: discord.Client, name: str, url: str) -> bytes:
    """Fetch a file, and no more of it than a picture may have; ImageError where Discord doesn't hand it over in time.

    It goes nowhere else, whatever the answer says: what `url` was checked for would not hold there.
    """
    data = bytearray()
    try:
        async with (
            asyncio.timeout(PATIENCE),
            aiohttp.ClientSession(connector=client.http.connector, connector_owner=False) as session,
            session.get(url, allow_redirects=False) as response,
        ):
            if response.status != HTTPStatus.OK:
                raise ImageError(excuses.SLOW_FILE, name=name)
            async for chunk in response.content.iter_any():
                data += chunk
                if len(data) > MAX_IMAGE_BYTES:
                    raise _too_large(name)
    except BROKEN as error:
        raise ImageError(excuses.SLOW_FILE, name=name) from error
    return bytes(data)


def found(message: discord.Message) -> Iterator[Shown]:
    """Give the pictures of a message, the most telling first: a film begins with noise, so it comes last.

    What it shows from elsewhere may lie anywhere, also beside us behind a firewall: only Discord's copy is taken.
    """
    shown = [one for one in _every(message) if one.kind.startswith(PICTURE) and _is_discords(one.url)]
    yield from sorted(shown, key=lambda file: file.kind == "image/gif")


def _every(message: discord.Message) -> Iterator[Shown]:
    for file in message.attachments:
        yield Shown(url=file.url, kind=file.content_type or "", size=file.size)
    for media in _media(message.components):
        url = media.url if _is_discords(media.url) else media.proxy_url
        yield Shown(url=url or "", kind=media.content_type or "")
    for embed in message.embeds:  # links that were pasted, and what other bots say
        for picture in (embed.image, embed.thumbnail):
            yield Shown(url=picture.proxy_url or "", kind=PICTURE)


def _too_large(name: str) -> ImageError:
    return ImageError(excuses.LARGE_FILE, name=name, limit=MAX_IMAGE_BYTES // 2**20)


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
