"""A database that is away when the program starts: the bot waits for it, a command at the terminal says so."""

import asyncio
import signal

import pytest

from tests.bot.test_discord_restart import program
from tests.discord_standin import Standin
from tests.storage.conftest import server  # noqa: F401  a fixture


@pytest.fixture
async def away(server):  # noqa: F811
    """The URL of a database on a server that is stopped, and the server."""
    server.sql("CREATE DATABASE away")
    await asyncio.to_thread(server.stop)
    yield server.url("away"), server
    if not (server.folder / "data" / "postmaster.pid").exists():
        await asyncio.to_thread(server.start)
    server.sql("DROP DATABASE away (FORCE)")


@pytest.fixture
async def standin():
    async with Standin() as made:
        yield made


async def waits(bot):
    """Read until the bot says that it waits for its database."""
    async with asyncio.timeout(120):
        while line := await bot.stderr.readline():
            if b"can't be reached" in line and b"tried again" in line:
                return
    raise AssertionError("the bot ended without waiting")


async def test_the_bot_waits_for_its_database_and_then_serves(standin, away, tmp_path):
    url, server = away  # noqa: F811
    async with program(standin, tmp_path, DATABASE_URL=url) as bot:
        await waits(bot)
        await asyncio.to_thread(server.start)
        await standin.online(within=120)
        assert "Nobody waits" in (await standin.person("alice").slash("queue").reply(within=60)).text


async def test_the_bot_can_be_stopped_while_it_waits(standin, away, tmp_path):
    async with program(standin, tmp_path, DATABASE_URL=away[0]) as bot:
        await waits(bot)
        bot.send_signal(signal.SIGTERM)
        _, err = await asyncio.wait_for(bot.communicate(), 60)
    assert (bot.returncode, b"Traceback" in err) == (0, False)


def test_a_command_at_the_terminal_says_it_and_ends(typist, server):  # noqa: F811
    server.stop()
    try:
        typist.environ["DATABASE_URL"] = server.url("postgres")
        for words in (("imagine", "a lake"), ("history",), ("resume",)):
            code, _, err = typist(*words)
            assert code == 1
            assert "can't be reached: is it running, and is DATABASE_URL right?" in err
    finally:
        server.start()
