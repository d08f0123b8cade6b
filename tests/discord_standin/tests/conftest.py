"""A tiny bot on real discord.py, logged in to a stand-in."""

import asyncio
import contextlib
import warnings

import pytest

with warnings.catch_warnings():
    warnings.simplefilter("ignore", DeprecationWarning)  # discord.py imports audioop, which Python 3.13 lacks
    import discord

from tests.discord_standin import Standin


class TinyBot(discord.AutoShardedClient):
    """Syncs its commands, answers quickly, and remembers what failed."""

    def __init__(self, standin, **options):
        options.setdefault("intents", discord.Intents(guilds=True))
        super().__init__(connector=standin.connector(), guild_ready_timeout=0.01, **options)
        self.tree = discord.app_commands.CommandTree(self)
        self.seen = []

    async def setup_hook(self):
        await self.tree.sync()

    async def before_identify_hook(self, shard_id, *, initial=False):
        """Identify at once: the default waits five seconds before every IDENTIFY but the first."""

    def dispatch(self, event, *args, **kwargs):
        self.seen.append(event)
        super().dispatch(event, *args, **kwargs)


@contextlib.asynccontextmanager
async def running(bot, token):
    """Run a bot until the block ends; what ended it earlier is raised."""
    async with bot:
        task = asyncio.create_task(bot.start(token))
        ready = asyncio.create_task(bot.wait_until_ready())
        await asyncio.wait({task, ready}, return_when=asyncio.FIRST_COMPLETED)
        ready.cancel()
        if task.done():
            task.result()
        yield bot
    await asyncio.wait({task})


@pytest.fixture
async def standin():
    async with Standin() as discord_:
        yield discord_


@pytest.fixture
async def tiny(standin):
    return TinyBot(standin)


@pytest.fixture
async def bot(standin, tiny):
    """The tiny bot, ready; tests that need commands add them to `tiny` first."""
    async with running(tiny, standin.token):
        yield tiny
