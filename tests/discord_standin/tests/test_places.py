import asyncio
import io

import discord
import pytest

from tests.discord_standin import ImpossibleError, Limits, Rate, Standin, Upload
from tests.discord_standin.tests.refused import code_of
from tests.discord_standin.tests.tiny import TinyBot, running, saying, soon


async def test_context_menus_bring_their_target(bot, alice, bob):
    targets = []

    async def answer(interaction, target):
        targets.append(target)
        await interaction.response.send_message("ok", ephemeral=True)

    bot.answer = answer
    message = bob.say("look", Upload("cat.png", b"bytes"))
    reply = await alice.menu("Probe message", message).reply()
    await alice.menu("Probe user", bob.user).reply()
    assert (targets[0].content, targets[0].attachments[0].filename) == ("look", "cat.png")
    assert targets[1].id == bob.user.id
    assert reply.kind == discord.MessageType.context_menu_command.value


async def test_private_channels_work(standin, bot, alice):
    bot.answer = saying("only you")
    reply = await alice.in_dm().slash("probe", text="x").reply()
    assert reply.channel.partner is alice.user
    user = await bot.fetch_user(alice.user.id)
    await user.send("hello")
    assert [one.content for one in alice.in_dm().sees()] == ["only you", "hello"]
    alice.user.takes_dms = False
    assert await code_of(user.send("again")) == (403, 50007)


@pytest.fixture
def limits():
    return Limits(webhook=Rate(5, 0.1))  # discord.py waits for the next window in real time


async def test_a_user_install_has_the_token_and_nothing_else(standin, bot):
    elsewhere = standin.add_guild("Elsewhere", with_bot=False)
    channel = next(iter(elsewhere.channels.values()))
    carol = standin.person("carol", channel, installed_app=True)
    for command in standin.state.commands.by_scope[0]:
        command["integration_types"] = [0, 1]
    codes = asyncio.Queue()

    async def answer(interaction, **_):
        assert interaction.is_user_integration()
        assert not interaction.is_guild_integration()
        await interaction.response.send_message("0")
        for number in range(5):
            await interaction.followup.send(str(number))
        codes.put_nowait(await code_of(interaction.followup.send("6")))
        codes.put_nowait(await code_of(bot.get_partial_messageable(channel.id).send("own token")))

    bot.answer = answer
    await carol.slash("probe", text="x").followup(4)
    assert await soon(codes) == (400, 40094)
    assert await soon(codes) == (403, 50001)


async def test_an_interaction_tells_what_the_bot_may_here(standin, bot, alice):
    got = asyncio.Queue()

    async def answer(interaction, **_):
        got.put_nowait(interaction.app_permissions)
        await interaction.response.defer()

    bot.answer = answer
    standin.overwrite(deny={"attach_files"})
    alice.slash("probe", text="x")
    held = await soon(got)
    assert held.send_messages
    assert not held.attach_files


async def test_a_deleted_channel_takes_no_followup(standin, bot, alice):
    codes = asyncio.Queue()

    async def answer(interaction, **_):
        await interaction.response.send_message("x")
        standin.delete_channel(standin.channel)
        codes.put_nowait(await code_of(interaction.followup.send("y")))

    bot.answer = answer
    alice.slash("probe", text="x")
    assert await soon(codes) == (404, 10003)


async def test_who_may_not_see_a_channel_does_nothing_there(standin, bot, alice):
    alice.say("hello")
    standin.overwrite(alice.user, deny={"view_channel"})
    assert alice.sees() == []
    with pytest.raises(ImpossibleError, match="can't see"):
        alice.slash("probe", text="x")


async def test_a_wait_in_vain_tells_the_last_requests(standin, bot):
    await bot.here(standin).send("x")
    with pytest.raises(TimeoutError, match="a miracle") as caught:
        await standin.until(lambda: False, within=0.01, what="a miracle")
    assert 'messages -> 200: {"content": "x"' in caught.value.__notes__[0]


async def broken():
    async with Standin() as standin, running(TinyBot(standin.connector()), standin.token) as bot:
        standin.guild.upload_limit = None
        file = discord.File(io.BytesIO(b"x"), "a.png")
        assert (await code_of(bot.here(standin).send(file=file)))[0] == 400


async def test_what_breaks_in_the_stand_in_is_raised_when_it_closes():
    with pytest.raises(TypeError, match="NoneType"):
        await broken()


async def test_a_thread_belongs_to_its_channel_and_has_a_right_of_its_own(standin, bot, alice):
    seen = []

    async def answer(interaction, **_):
        seen.append(interaction.channel)
        await interaction.response.send_message("ok")

    bot.answer = answer
    thread = standin.add_thread("side talk")
    await alice.at(thread).slash("probe", text="x").reply()
    assert (seen[0].id, seen[0].parent_id, type(seen[0])) == (thread.id, standin.channel.id, discord.Thread)
    await seen[0].send("from the bot")
    assert [one.content for one in alice.at(thread).sees()] == ["ok", "from the bot"]
    standin.overwrite(deny={"send_messages_in_threads"})
    assert await code_of(seen[0].send("again")) == (403, 50013)
    await bot.get_partial_messageable(standin.channel.id).send("but here")
