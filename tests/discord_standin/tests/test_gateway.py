import asyncio

import aiohttp
import discord
import pytest

from tests.discord_standin import Standin
from tests.discord_standin.tests.tiny import TinyBot, running, saying


@pytest.fixture
def gateway(standin):
    return standin.state.gateway


async def resumed(standin, count=1):
    await standin.until(lambda: len(standin.state.gateway.resumes) == count and standin.state.gateway.online)


async def works(bot, alice):
    bot.answer = saying("still here")
    assert (await alice.slash("probe", text="x").reply()).content == "still here"


async def test_op_7_is_followed_by_a_resume(standin, gateway, bot, alice):
    gateway.reconnect()
    await resumed(standin)
    assert len(gateway.identifies) == 1
    await works(bot, alice)


async def test_a_dropped_line_is_resumed_and_what_was_missed_is_told(standin, gateway, bot, alice):
    bot.answer = saying("missed you")
    gateway.drop()
    exchange = alice.slash("probe", text="x")
    assert (await exchange.reply()).content == "missed you"
    assert len(gateway.resumes) == 1
    assert bot.events.count("resumed") == 1


@pytest.mark.parametrize("resumable", [True, False])
async def test_op_9_is_resumed_or_identified_anew(standin, gateway, bot, alice, resumable):
    gateway.invalidate(resumable=resumable)
    await standin.until(lambda: len(gateway.resumes) + len(gateway.identifies) == 2 and gateway.online)
    assert len(gateway.resumes) == resumable
    await works(bot, alice)


async def test_who_resumes_a_forgotten_session_has_to_identify(standin, gateway, bot, alice):
    connections = gateway.connections()
    gateway.forget()
    connections[0].drop()
    await standin.until(lambda: len(gateway.identifies) == 2 and gateway.online)
    assert len(gateway.resumes) == 1
    await works(bot, alice)


@pytest.mark.parametrize("code", [1000, 4000, 4009])
async def test_most_closes_are_resumed(standin, gateway, bot, alice, code):
    gateway.close(code)
    await standin.until(lambda: len(gateway.resumes) + len(gateway.identifies) >= 2 and gateway.online)
    await works(bot, alice)


@pytest.mark.parametrize("code", [4004, 4011, 4013, 4014])
async def test_fatal_closes_end_the_bot(standin, code):
    expected = discord.PrivilegedIntentsRequired if code == 4014 else discord.ConnectionClosed
    async with TinyBot(standin.connector()) as bot:
        starting = asyncio.create_task(bot.start(standin.token))
        await bot.wait_until_ready()
        standin.state.gateway.close(code)
        with pytest.raises(expected):
            await asyncio.wait_for(starting, 60)


async def test_what_is_sent_is_compressed_as_the_client_asks(gateway, bot):
    (connection,) = gateway.connections()
    assert connection.compressed
    assert [said["compress"] for said in gateway.identifies] == [True]


async def test_hearts_beat_and_are_answered():
    async with Standin() as standin:
        standin.state.gateway.heartbeat_seconds = 0.02
        async with running(TinyBot(standin.connector()), standin.token) as bot:
            await standin.until(lambda: standin.state.gateway.heartbeats >= 3)
            assert bot.latency < 1


async def test_a_silent_gateway_is_left_for_a_new_connection():
    async with Standin() as standin:
        gateway = standin.state.gateway
        gateway.heartbeat_seconds = 0.02
        bot = TinyBot(standin.connector(), heartbeat_timeout=0.1)
        async with running(bot, standin.token):
            gateway.silent = True
            await standin.until(lambda: gateway.resumes)
            gateway.silent = False
            await standin.until(lambda: gateway.online)


async def test_after_an_outage_the_bot_comes_back_by_itself(standin, gateway, bot, alice):
    async with standin.outage():
        await standin.until(lambda: not gateway.online)
        with pytest.raises(aiohttp.ClientConnectorError):
            await bot.here(standin).send("x")
    await standin.online(within=60)
    await works(bot, alice)


async def test_messages_are_told_to_those_who_asked_for_them(standin, alice):
    intents = discord.Intents(guilds=True, guild_messages=True)
    async with running(TinyBot(standin.connector(), intents=intents), standin.token) as bot:
        hearing = bot.wait_for("message", timeout=60)
        alice.say("a secret")
        heard = await hearing
        assert (heard.author.name, heard.content) == ("alice", "")
        hearing = bot.wait_for("raw_message_delete", timeout=60)
        alice.delete(standin.messages()[0])
        assert (await hearing).message_id == heard.id


async def test_servers_and_channels_come_and_go(standin, bot):
    for event, act in (
        ("guild_join", lambda: standin.add_guild("New")),
        ("guild_channel_create", lambda: standin.add_channel("new")),
        ("guild_channel_update", lambda: standin.overwrite(deny={"send_messages"})),
        ("guild_channel_delete", lambda: standin.delete_channel(standin.channel)),
        ("guild_remove", standin.kick_bot),
    ):
        waiting = bot.wait_for(event, timeout=60)
        act()
        await waiting
