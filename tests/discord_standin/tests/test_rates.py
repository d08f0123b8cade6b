import time

import aiohttp
import discord
import pytest

from tests.discord_standin import Limits, Rate, Standin
from tests.discord_standin.tests.refused import code_of
from tests.discord_standin.tests.tiny import TinyBot, running


async def serving(limits, **options):
    async with (
        Standin(limits=limits) as standin,
        running(TinyBot(standin.connector(), **options), standin.token) as bot,
    ):
        yield standin, bot, await bot.here(standin).send("x")


@pytest.fixture
async def hasty():
    async for parts in serving(Limits(edit=Rate(2, 0.2))):
        yield parts


async def test_headers_make_the_client_wait_before_it_is_refused(hasty):
    standin, _, sent = hasty
    begun = time.monotonic()
    for n in range(5):
        await sent.edit(content=str(n))
    assert time.monotonic() - begun > 0.3
    assert [call.status for call in standin.state.journal.matching("PATCH")] == [200] * 5


async def test_who_does_not_heed_the_headers_is_refused(hasty):
    standin, _, sent = hasty
    url = f"https://discord.com/api/v10/channels/{standin.channel.id}/messages/{sent.id}"
    async with aiohttp.ClientSession(connector=standin.connector()) as session:

        async def patch(content):
            headers = {"Authorization": f"Bot {standin.token}"}
            async with session.patch(url, json={"content": content}, headers=headers) as response:
                return response, await response.json()

        for n in range(2):
            await patch(str(n))
        response, said = await patch("3")
    assert response.status == 429
    assert 0 < said["retry_after"] <= 0.2
    assert said["global"] is False
    assert response.headers["Via"]
    assert float(response.headers["Retry-After"]) > 0
    assert standin.messages()[0].content == "1"


async def test_another_channel_has_its_own_bucket(hasty):
    standin, bot, sent = hasty
    other = standin.add_channel("other")
    there = await bot.get_partial_messageable(other.id).send("x")
    await sent.edit(content="1")
    begun = time.monotonic()
    await there.edit(content="1")
    assert time.monotonic() - begun < 0.1


@pytest.fixture
async def patient():
    async for parts in serving(Limits(old_edit=Rate(1, 60.0)), max_ratelimit_timeout=30):
        yield parts


async def test_a_message_over_an_hour_old_is_edited_seldom(patient):
    standin, _, sent = patient
    standin.advance(3601)
    await sent.edit(content="once")
    with pytest.raises(discord.RateLimited) as caught:
        await sent.edit(content="twice")
    assert 50 < caught.value.retry_after <= 60
    assert standin.messages()[0].content == "once"


@pytest.fixture
async def strict():
    async for parts in serving(Limits(old_edit=Rate(0, 0.001))):
        yield parts


async def test_the_client_tries_five_times_before_it_reports_30046(strict):
    standin, _, sent = strict
    await sent.edit(content="young")
    standin.advance(3601)
    assert await code_of(sent.edit(content="old")) == (429, 30046)
    assert standin.state.journal.count("PATCH") == 1 + 5


@pytest.fixture
async def narrow():
    async for parts in serving(Limits(everything=Rate(6, 0.3))):
        yield parts


async def test_all_requests_together_are_limited_too(narrow):
    standin, bot, _ = narrow
    begun = time.monotonic()
    for _ in range(6):
        await bot.fetch_channel(standin.channel.id)
    assert time.monotonic() - begun > 0.1
    assert 429 in [call.status for call in standin.state.journal.calls]


async def test_commands_may_be_made_so_often_a_day():
    limits = Limits(command_creates=3)
    async with Standin(limits=limits) as standin, running(TinyBot(standin.connector()), standin.token) as bot:
        await bot.tree.sync()
        bot.tree.remove_command("probe")
        bot.tree.command(name="other", description="Another")(no_answer)
        assert [command.status for command in standin.state.journal.matching("PUT")] == [200, 200]
        bot.http.max_ratelimit_timeout = 30
        with pytest.raises(discord.RateLimited):
            await bot.tree.sync()


async def no_answer(interaction: discord.Interaction):
    """Is never called."""
