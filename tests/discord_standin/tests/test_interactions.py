import asyncio

import discord
import pytest

from tests.discord_standin import AnswerKind, ImpossibleError, Upload
from tests.discord_standin.tests.refused import code_of
from tests.discord_standin.tests.tiny import saying, soon


async def test_a_slash_command_brings_every_kind_of_option(standin, bot, alice, bob):
    got = {}

    async def answer(interaction, **options):
        got.update(options, interaction=interaction, read=await options["file"].read())
        await interaction.response.send_message("ok")

    bot.answer = answer
    file = Upload("cat.png", b"\x89PNG bytes")
    exchange = bob.slash("probe", text="x", number=3, file=file, who=alice.user, colour="Red", loud=True)
    reply = await exchange.reply()
    assert (got["text"], got["number"], got["colour"], got["loud"]) == ("x", 3, "r", True)
    assert got["read"] == file.content
    assert got["file"].content_type == "image/png"
    assert got["who"].id == alice.user.id
    asked = got["interaction"]
    assert (asked.locale, asked.guild_locale) == (discord.Locale.japanese, discord.Locale.american_english)
    assert asked.permissions.send_messages
    assert asked.app_permissions.attach_files
    assert asked.channel.id == standin.channel.id
    assert reply.content == "ok"
    assert reply.kind == discord.MessageType.chat_input_command.value
    assert exchange.interaction.waited < 1


async def test_what_the_client_would_not_send_fails_the_test(standin, bot, alice):
    for options in ({}, {"text": ""}, {"text": "x" * 21}, {"text": "x", "number": 11}, {"text": "x", "size": 1}):
        with pytest.raises(ImpossibleError):
            alice.slash("probe", **options)
    with pytest.raises(ImpossibleError, match="one of"):
        alice.slash("probe", text="x", colour="Mauve")
    with pytest.raises(ImpossibleError, match="never synced"):
        alice.slash("prob", text="x")
    with pytest.raises(ImpossibleError, match="larger"):
        alice.slash("probe", text="x", file=Upload("big", bytes(11 * 1024 * 1024)))
    standin.overwrite(alice.user, deny={"use_application_commands"})
    with pytest.raises(ImpossibleError, match="may not use commands"):
        alice.slash("probe", text="x")


async def test_autocomplete_offers_choices(bot, alice):
    choices = await alice.autocomplete("probe", "text", "or").choices()
    assert choices[1] == {"name": "or1", "value": "or-1"}
    with pytest.raises(ImpossibleError, match="no autocomplete"):
        alice.autocomplete("probe", "colour", "r", text="x")


async def test_a_deferred_answer_is_thinking_until_it_is_edited(bot, alice):
    gate = asyncio.Event()

    async def answer(interaction, **_):
        await interaction.response.defer(thinking=True)
        await gate.wait()
        await interaction.edit_original_response(content="done")

    bot.answer = answer
    exchange = alice.slash("probe", text="x")
    assert await exchange.acknowledged() is AnswerKind.DEFER
    assert exchange.interaction.original.loading
    gate.set()
    message = await exchange.reply()
    assert message.content == "done"
    assert [one.via for one in message.revisions] == ["token", "token"]


async def test_the_first_followup_after_a_deferral_is_the_answer_itself(standin, bot, alice):
    async def answer(interaction, **_):
        await interaction.response.defer(ephemeral=True)
        await interaction.followup.send("first")
        await interaction.followup.send("second")

    bot.answer = answer
    exchange = alice.slash("probe", text="x")
    first, second = await exchange.reply(), await exchange.followup()
    assert (first.content, first.ephemeral) == ("first", True)
    assert (second.content, second.ephemeral) == ("second", False)
    assert len(standin.messages()) == 2


async def test_a_second_acknowledgement_is_refused(bot, alice):
    codes = asyncio.Queue()

    async def answer(interaction, **_):
        await interaction.response.send_message("one")
        interaction.response._response_type = None
        codes.put_nowait(await code_of(interaction.response.send_message("two")))

    bot.answer = answer
    await alice.slash("probe", text="x").reply()
    assert await soon(codes) == (400, 40060)


async def test_after_three_seconds_it_is_too_late(standin, bot, alice):
    codes = asyncio.Queue()

    async def answer(interaction, **_):
        standin.advance(3.1)
        codes.put_nowait(await code_of(interaction.response.send_message("late")))

    bot.answer = answer
    exchange = alice.slash("probe", text="x")
    assert await soon(codes) == (404, 10062)
    assert exchange.did_not_respond


async def test_after_fifteen_minutes_the_token_is_dead_but_the_bots_own_is_not(standin, bot, alice):
    codes = []

    async def answer(interaction, **_):
        await interaction.response.send_message("painting")
        message = await interaction.original_response()
        standin.advance(901)
        codes.append(await code_of(interaction.edit_original_response(content="done")))
        codes.append(await code_of(interaction.followup.send("done")))
        await bot.here(standin).get_partial_message(message.id).edit(content="done")

    bot.answer = answer
    exchange = alice.slash("probe", text="x")
    await standin.message(lambda one: one.content == "done")
    assert codes == [(401, 50027)] * 2
    assert [one.via for one in (await exchange.reply()).revisions] == ["token", "bot"]


async def test_ephemeral_messages_are_reached_only_by_the_token(standin, bot, alice, bob):
    codes = []

    async def answer(interaction, **_):
        await interaction.response.send_message("psst", ephemeral=True)
        message = await interaction.original_response()
        partial = bot.here(standin).get_partial_message(message.id)
        codes.extend([await code_of(partial.edit(content="x")), await code_of(partial.fetch())])
        await interaction.edit_original_response(content="psst!")

    bot.answer = answer
    exchange = alice.slash("probe", text="x")
    await standin.message(lambda one: one.content == "psst!")
    message = await exchange.reply()
    assert codes == [(404, 10008)] * 2
    assert alice.sees() == [message]
    assert bob.sees() == []
    assert [one async for one in bot.get_channel(standin.channel.id).history()] == []


async def test_nothing_comes_by_the_token_before_the_first_answer(bot, alice):
    codes = []

    async def answer(interaction, **_):
        codes.append(await code_of(interaction.followup.send("too early")))
        await interaction.response.send_message("now")

    bot.answer = answer
    await alice.slash("probe", text="x").reply()
    assert codes == [(404, 10015)]


async def test_an_answer_must_fit_the_question(bot, alice):
    codes = []

    async def answer(interaction, **_):
        adapter = discord.webhook.async_.async_context.get()
        params = discord.webhook.async_.interaction_message_response_params(type=7)
        codes.append(
            await code_of(
                adapter.create_interaction_response(
                    interaction.id, interaction.token, session=interaction._session, params=params
                )
            )
        )
        await interaction.response.send_message("fine")

    bot.answer = answer
    await alice.slash("probe", text="x").reply()
    assert codes == [(400, 50035)]


async def test_ten_people_are_answered_side_by_side(standin, bot):
    bot.answer = saying("hi")
    exchanges = [standin.person(f"p{n}").slash("probe", text="x") for n in range(10)]
    replies = await asyncio.gather(*(exchange.reply() for exchange in exchanges))
    assert len({reply.id for reply in replies}) == 10
