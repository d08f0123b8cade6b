import asyncio
import contextlib
import os
import sys
from pathlib import Path

import pytest

from tests.discord_standin import Upload

BOT = Path(__file__).with_name("process_bot.py")


@contextlib.asynccontextmanager
async def process(standin, more=()):
    environment = {**os.environ, **standin.environment(), "DISCORD_TOKEN": standin.token, **dict(more)}
    running = await asyncio.create_subprocess_exec(
        sys.executable, str(BOT), env=environment, stderr=asyncio.subprocess.PIPE
    )
    try:
        yield running
    finally:
        if running.returncode is None:
            running.kill()
        await running.communicate()


async def weighed(standin, alice):
    await standin.online(within=60)
    reply = await alice.slash("weigh", file=Upload("a.png", bytes(7))).reply()
    return reply.content


async def test_a_program_that_knows_of_nothing_logs_in_by_its_environment(standin, alice):
    async with process(standin) as bot:
        assert await weighed(standin, alice) == f"7 bytes, says {bot.pid}"
        assert not standin.state.journal.unknown


async def test_a_killed_program_comes_back(standin, alice):
    async with process(standin) as first:
        await standin.online(within=60)
        first.kill()
        await first.wait()
        await standin.until(lambda: not standin.state.gateway.online)
    async with process(standin) as second:
        assert await weighed(standin, alice) == f"7 bytes, says {second.pid}"
    assert len(standin.state.gateway.identifies) == 2


async def test_a_program_with_a_wrong_token_ends(standin):
    async with process(standin, {"DISCORD_TOKEN": "wrong"}) as bot:
        _, said = await asyncio.wait_for(bot.communicate(), 60)
    assert bot.returncode != 0
    assert "LoginFailure" in said.decode()


@pytest.mark.parametrize("name", ["SSL_CERT_FILE", "DISCORD_STANDIN"])
async def test_the_environment_is_all_there_is(standin, name):
    assert standin.environment()[name]
