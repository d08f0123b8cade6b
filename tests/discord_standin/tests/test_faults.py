import asyncio
import time

import aiohttp
import discord
import pytest

from tests.discord_standin.tests.refused import code_of
from tests.discord_standin.tests.tiny import saying

POST = ("POST", "/channels/*/messages")


async def test_a_429_is_waited_out(standin, bot):
    standin.state.faults.rate_limit(0.05, *POST)
    begun = time.monotonic()
    await bot.here(standin).send("x")
    assert time.monotonic() - begun >= 0.05
    assert [call.status for call in standin.state.journal.matching(*POST)] == [429, 200]


async def test_a_429_without_via_is_taken_for_a_ban(standin, bot):
    standin.state.faults.rate_limit(0.05, *POST, via=False)
    assert (await code_of(bot.here(standin).send("x")))[0] == 429
    assert standin.messages() == []


async def test_a_global_429_holds_everything(standin, bot):
    standin.state.faults.rate_limit(0.1, *POST, everything=True)
    sending = asyncio.create_task(bot.here(standin).send("x"))
    await standin.until(lambda: 429 in [call.status for call in standin.state.journal.calls])
    begun = time.monotonic()
    await asyncio.gather(sending, bot.fetch_channel(standin.channel.id))
    assert time.monotonic() - begun > 0.05


async def test_a_500_is_tried_again_and_a_503_is_not(standin, bot):
    standin.state.faults.status(503, *POST)
    with pytest.raises(discord.DiscordServerError):
        await bot.here(standin).send("x")
    standin.state.faults.status(500, *POST)
    await bot.here(standin).send("y")  # after discord.py's own second
    assert [call.status for call in standin.state.journal.matching(*POST)] == [503, 500, 200]
    assert [one.content for one in standin.messages()] == ["y"]


async def test_an_answer_is_tried_again_after_a_503(standin, bot, alice):
    standin.state.faults.status(503, "POST", "/interactions/*")
    bot.answer = saying("ok")
    assert (await alice.slash("probe", text="x").reply()).content == "ok"


async def test_a_post_cut_off_before_or_after_its_effect_is_told_by_the_nonce(standin, bot):
    here = bot.here(standin)
    for n, after in enumerate((False, True)):
        standin.state.faults.drop(*POST, after=after)
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await here.send("x", nonce=str(n))
        assert len(standin.messages()) == n + after
        await here.send("again", nonce=str(n))
        assert len(standin.messages()) == n + 1
    assert [one.content for one in standin.messages()] == ["again", "x"]


async def test_a_refused_deferral_leaves_the_interaction_open(standin, bot, alice):
    done = []

    async def answer(interaction, **_):
        done.append(await code_of(interaction.response.defer()))
        done.append(interaction.response.is_done())
        await interaction.response.send_message("after all")

    bot.answer = answer
    standin.state.faults.code(10062, "POST", "/interactions/*")
    assert (await alice.slash("probe", text="x").reply()).content == "after all"
    assert done == [(404, 10062), False]


async def test_a_held_request_shows_what_the_bot_does_meanwhile(standin, bot):
    gate = standin.state.faults.hold("PATCH")
    sent = await bot.here(standin).send("x")
    editing = asyncio.create_task(sent.edit(content="y"))
    await asyncio.wait_for(gate.reached.wait(), 60)
    assert standin.messages()[0].content == "x"
    await bot.here(standin).send("z")
    gate.open()
    await editing
    assert standin.messages()[0].content == "y"


@pytest.mark.parametrize("code", [50013, 50001, 10008, 40005, 50027])
async def test_any_code_can_be_had(standin, bot, code):
    standin.state.faults.code(code, *POST)
    assert (await code_of(bot.here(standin).send("x")))[1] == code
