"""Serving Discord, from the token to the end of the program.

studio and store ─▶ client ─▶ reporters ─▶ what was left open goes on ─▶ a signal: goodbyes ─▶ all closed in reverse
"""

from __future__ import annotations

import asyncio
import logging
import os
import signal
import threading
import time
from contextlib import asynccontextmanager, nullcontext, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, Any, TextIO

import discord

from bot import app, personal, restart, timing
from bot.client import Reverie
from bot.desk import Desk, Newsroom, Rhythm
from bot.errors import BotError, SettingsError
from bot.hashes import HASHES
from bot.order import samples
from bot.parts import Parts
from bot.patience import Patience
from bot.posts import BROKEN, is_away
from storage import privacy

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.order import Hashes
    from bot.reel import Store
    from bot.settings import Settings
    from bot.studio import Studio
    from generator.executor import Paint
    from storage.files import Files

SERVING = "Serving Discord as {name}; Ctrl-C ends. To invite the bot: {link}"
REFUSED = "Discord refuses this token: copy DISCORD_TOKEN anew from the developer portal."
CLOSED = "Discord closed the line for good, with code {code}: look it up in Discord's documentation, then start again."
NOT_AUTHENTICATED = 4004
UNREACHABLE = "Discord can't be reached: look after the network, then start again."
FAREWELL = 4.0  # seconds for "back soon" in all messages
STOPPED = 9.5  # seconds from a signal to the end of the program, even in the middle of a step: ten at most


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """What serving depends on, besides the settings: how a picture is painted, the way to Discord, time."""

    painting: Callable[[Settings, Files], Paint] = app.engine
    connector: Callable[[], Any] = lambda: None  # of aiohttp; None: discord.py's own
    hashes: Hashes = HASHES
    clock: Callable[[], float] = time.time
    rhythm: Rhythm = field(default_factory=Rhythm)
    patience: float = 2.0  # seconds for the list of servers to become whole
    outages: Patience = field(default_factory=Patience)  # how the store is waited for
    measures: bool = True  # how fast it paints, at the first start


def run(settings: Settings, out: TextIO) -> int:
    """Serve until SIGTERM or Ctrl-C; gives the exit code. SettingsError for a refused token."""
    logging.basicConfig(level=settings.log_level, format="%(asctime)s %(levelname)s %(name)s %(message)s")
    last = threading.Timer(STOPPED, os._exit, [0])  # whatever still runs then is kept, or found as after a crash
    last.daemon = True
    try:
        asyncio.run(_run(settings, out, last.start))
    finally:
        last.cancel()
    return 0


async def _run(settings: Settings, out: TextIO, stopping: Callable[[], None]) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    served, stopped = asyncio.create_task(_served(settings, out)), asyncio.create_task(stop.wait())
    await asyncio.wait([served, stopped], return_when=asyncio.FIRST_COMPLETED)
    stopping()
    served.cancel()  # no news to one that has ended
    with suppress(asyncio.CancelledError):
        await served


async def _served(settings: Settings, out: TextIO) -> None:
    async with serving(settings, World()) as client:
        print(SERVING.format(name=client.user, link=client.invitation), file=out, flush=True)
        await asyncio.wait([client.connected])
        check_line(client.connected)


def check_line(connected: asyncio.Future[None]) -> None:
    """Raise what ended the connection: SettingsError where the token was refused, BotError for other final closes."""
    try:
        connected.result()
    except (discord.GatewayNotFound, *BROKEN) as error:
        raise BotError(UNREACHABLE) from error
    except discord.ConnectionClosed as error:
        raise (
            SettingsError(REFUSED) if error.code == NOT_AUTHENTICATED else BotError(CLOSED, code=error.code)
        ) from error


@asynccontextmanager
async def serving(settings: Settings, world: World) -> AsyncIterator[Reverie]:
    """Be on Discord until the block ends; SettingsError for a refused token, BotError where there is no network."""
    async with app.studio(settings, "discord", world.painting, world.outages) as (studio, store):
        client = Reverie(world.connector(), guild_ready_timeout=world.patience)
        client.parts = await _parts(settings, world, client, (studio, store))
        async with client:
            await _logged_in(client, settings)
            await personal.resume(client.parts, client)
            await restart.resume(client.parts)
            client.connected = asyncio.create_task(client.connect())
            here = timing.machine(settings, world.hashes)
            try:
                async with timing.measuring(client, here) if world.measures else nullcontext():
                    yield client
            finally:
                await _farewell(client)


async def _parts(settings: Settings, world: World, client: Reverie, made: tuple[Studio, Store]) -> Parts:
    studio, store = made
    sizes = await asyncio.to_thread(samples, settings.eye, world.hashes)  # reads large files: later, answers would wait
    known = await studio.patiently(lambda _again: timing.kept(store.gallery, timing.machine(settings, world.hashes)))
    timing.learn(studio.pace, sizes, known)
    await studio.patiently(lambda _again: restart.learn(studio.pace, store.gallery))
    room = Newsroom(
        client=client,
        store=store,
        call_off=studio.cancel,
        clock=world.clock,
        rhythm=world.rhythm,
        patience=world.outages,
    )
    return Parts(
        studio=studio,
        store=store,
        desk=Desk(room),
        pace=studio.pace,
        forget=partial(privacy.forget, settings.database_url, store.files, thorough=False),
        eye=settings.eye,
        hashes=world.hashes,
        clock=world.clock,
    )


async def _logged_in(client: Reverie, settings: Settings) -> None:
    token = settings.discord_token
    try:
        await client.login(token.reveal() if token else "")
    except discord.LoginFailure as error:
        raise SettingsError(REFUSED) from error
    except (discord.HTTPException, *BROKEN) as error:
        if is_away(error):
            raise BotError(UNREACHABLE) from error
        raise


async def _farewell(client: Reverie) -> None:
    """Say "back soon" where something is open, and leave; meanwhile the picture in hand is kept, to be gone on with."""
    client.parts.studio.leave()
    with suppress(TimeoutError):
        await asyncio.wait_for(client.parts.desk.pause(), FAREWELL)
    client.connected.cancel()
    await client.close()
    await asyncio.wait([client.connected])
