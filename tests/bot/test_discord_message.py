"""The message of a job through its life, and what goes wrong with messages, limits and rights."""

from dataclasses import fields

import pytest

from generator.recipe import MAX_IMAGE_BYTES
from storage.status import Status
from storage.values import NewRun, Role
from tests.bot.house import House, file_of, painted, picture, quick
from tests.discord_standin import Limits, Standin, Upload
from tests.discord_standin.rates import Rate
from tests.fakes import FakePaint, GatedPaint, declared_png

MANY = Limits(edit=Rate(1_000, 1.0))


@pytest.fixture
async def gated(tmp_path):
    """A house whose painting stands before a gate at step 2, and where every frame is shown."""
    house = House(tmp_path)
    house.paint, house.rhythm, house.standin = GatedPaint(at=2), quick(every=0.0), Standin(limits=MANY)
    async with house:
        yield house
        house.paint.gate.open.set()


async def begun(house, **options):
    """Have a painting begun that stands before the gate; gives its person and message."""
    alice = house.person("alice")
    message = await alice.slash("imagine", text="orcas", **options).reply()
    await house.paint.reached()
    return alice, message


async def test_the_message_shows_frame_bar_time_left_and_a_bar_for_each_prompt(gated):
    _, message = await begun(gated)
    await gated.saying(message, "step 1 of 80")
    frame = file_of(message, "step-1.png")
    assert "▱▱ 0.01 orcas" in message.text
    assert "left" in message.text
    gated.paint.gate.open.set()
    await gated.saying(message, "seed")
    names = [file.filename for file in message.attachments]
    assert names == ["run-1.gif", "run-1.png"]
    assert len(frame) > 0


async def test_finish_now_keeps_what_is_there(gated):
    alice, message = await begun(gated)
    await gated.saying(message, "step 1")
    assert "keeps what is there" in (await alice.click(message, "Finish now").reply()).text
    gated.paint.gate.open.set()
    await gated.saying(message, "finished early, after step 2 of 80")
    assert gated.gallery.get(1).early


async def test_what_has_no_picture_is_shown_in_words(gated):
    alice, message = await begun(gated)
    await gated.saying(message, "step 1")
    assert "being painted" in (await alice.slash("show", run=1).reply()).text
    alice.click(message, "Cancel")
    gated.paint.gate.open.set()
    await gated.saying(message, "Called off")
    assert "Called off" in (await alice.slash("show", run=1).reply()).text
    gated.gallery.fail(gated.gallery.add(again(gated.gallery.get(1))).id, "The paint ran out.")
    assert "The paint ran out" in (await alice.slash("show", run=2).reply()).text


def again(run):
    return NewRun(**{field.name: getattr(run, field.name) for field in fields(NewRun) if field.name != "files"})


async def test_newer_frames_replace_those_that_wait(house):
    house.rhythm = quick(every=60.0)
    await house.restart()
    message = await painted(house, house.person("alice"))
    assert message.edits <= 3
    assert "seed" in message.text


async def test_those_who_wait_see_their_place_and_when_it_begins(gated):
    await begun(gated)
    bob = gated.person("bob")
    first = await bob.slash("imagine", text="a lake").reply()
    second = await bob.slash("imagine", text="a fox").reply()
    await gated.saying(first, "Next in the queue")
    await gated.saying(second, "Number 2 in the queue")
    assert "<t:" in second.text
    gated.person("carol").slash("imagine", text="a boat")
    await gated.saying(second, "Number 3 in the queue")


async def test_one_person_has_five_pictures_on_the_way_at_most(gated):
    alice, _ = await begun(gated)
    for _ in range(4):
        await alice.slash("imagine", text="a lake").reply()
    refusal = await alice.slash("imagine", text="a lake").reply()
    assert refusal.ephemeral
    assert "You have 5 pictures on the way" in refusal.text


async def test_a_deleted_message_calls_the_picture_off(gated):
    alice, message = await begun(gated)
    await gated.saying(message, "step 1")
    gated.standin.overwrite(alice.user, allow={"manage_messages"})
    alice.delete(message)
    bob = gated.person("bob")
    bob.slash("imagine", text="a lake")
    gated.paint.gate.open.set()
    await gated.standin.message(lambda one: "run 2" in one.text)
    assert gated.gallery.get(1).status is Status.CANCELLED


async def test_a_lost_right_ends_the_edits_and_the_owner_is_told_in_private(gated):
    alice, message = await begun(gated)
    await gated.saying(message, "step 1")
    gated.standin.overwrite(deny={"view_channel"})
    gated.paint.gate.open.set()
    told = await gated.standin.message(lambda one: "run 1" in one.text, alice.in_dm().channel)
    assert file_of(told, ".gif")
    refused = [one for one in gated.standin.state.journal.calls if one.status == 403]
    assert len(refused) <= 2
    assert await gated.told(1)


async def test_a_deleted_channel_loses_no_picture(gated):
    alice, message = await begun(gated)
    await gated.saying(message, "step 1")
    gated.standin.delete_channel(gated.standin.channel)
    gated.paint.gate.open.set()
    await gated.standin.message(lambda one: "run 1" in one.text, alice.in_dm().channel)
    assert gated.gallery.get(1).status is Status.DONE


async def test_a_server_that_throws_the_bot_out_gets_its_pictures_called_off(gated):
    alice, message = await begun(gated)
    waiting = await gated.person("bob").slash("imagine", text="a lake").reply()
    await gated.saying(message, "step 1")
    gated.standin.kick_bot()
    gated.paint.gate.open.set()
    await gated.standin.message(lambda one: "Called off" in one.text, alice.in_dm().channel)
    assert [gated.gallery.get(run).status for run in (1, 2)] == [Status.CANCELLED] * 2
    assert "Called off" not in waiting.text


async def test_nobody_to_tell_is_tried_again_after_the_next_start(gated):
    alice = gated.standin.person("alice", takes_dms=False)
    message = await alice.slash("imagine", text="orcas").reply()
    await gated.paint.reached()
    await gated.saying(message, "step 1")
    gated.standin.overwrite(deny={"view_channel"})
    gated.paint.gate.open.set()
    await gated.standin.until(lambda: gated.standin.state.journal.count("POST", "/channels/*/messages"))
    assert not await gated.told(1)
    assert gated.gallery.get(1).status is Status.DONE
    alice.user.takes_dms = True
    await gated.restart()
    await gated.standin.message(lambda one: "run 1" in one.text, alice.in_dm().channel)
    assert await gated.told(1)


async def test_a_message_over_fifty_minutes_old_is_left_in_peace(gated):
    _, message = await begun(gated)
    await gated.saying(message, "step 1")
    gated.standin.advance(51 * 60)
    edits = message.edits
    gated.paint.gate.open.set()
    fresh = await gated.standin.message(lambda one: "run 1" in one.text)
    assert await gated.told(1)
    assert fresh is not message
    assert message.edits == edits
    assert fresh.nonce == "end:1"
    assert fresh.now.pings == {gated.gallery.get(1).owner}
    assert gated.gallery.get(1).message == fresh.id


async def test_a_private_picture_comes_as_a_direct_message_when_its_token_has_died(gated):
    alice, message = await begun(gated, private=True)
    await gated.saying(message, "step 1")
    gated.standin.advance(16 * 60)
    gated.paint.gate.open.set()
    told = await gated.standin.message(lambda one: "run 1" in one.text, alice.in_dm().channel)
    assert file_of(told, ".png")
    assert [one for one in gated.standin.messages() if "run 1" in one.text] == []


async def test_where_only_the_person_installed_the_bot_the_token_is_used(house):
    guild = house.standin.add_guild("Elsewhere", with_bot=False)
    alice = house.standin.person("alice", next(iter(guild.channels.values())), installed_app=True)
    message = await painted(house, alice)
    assert {revision.via for revision in message.revisions} == {"token"}
    assert house.gallery.get(1).reply == "token"


async def test_where_the_bot_may_not_attach_files_the_token_is_used(house):
    house.standin.overwrite(deny={"attach_files"})
    message = await painted(house, house.person("alice"))
    assert {revision.via for revision in message.revisions} == {"token"}


async def test_in_a_direct_message_the_token_is_used(house):
    alice = house.person("alice").in_dm()
    message = await painted(house, alice)
    assert {revision.via for revision in message.revisions} == {"token"}


async def test_after_more_than_a_minute_the_asker_alone_is_mentioned_once(gated):
    alice, message = await begun(gated)
    await gated.saying(message, "step 1")
    gated.standin.advance(90)
    gated.paint.gate.open.set()
    ready = await gated.standin.message(lambda one: "is ready" in one.text)
    assert ready.now.pings == {alice.user.id}
    assert not message.now.pings
    assert ready.reply_to is message


async def test_a_film_too_large_for_the_channel_is_made_smaller_once(house):
    alice = house.person("alice")
    message = await alice.slash("imagine", text="orcas").reply()
    await house.saying(message, "seed")
    large = len(file_of(message, ".gif"))
    house.standin.guild.upload_limit = large - 1
    again = await alice.click(message, "Again").reply()
    await house.saying(again, "run 2")
    assert len(file_of(again, ".gif")) <= large // 2 + 1


async def test_an_answer_that_is_lost_on_the_way_is_asked_for_again(gated):
    _, message = await begun(gated)
    await gated.saying(message, "step 1")
    gated.standin.state.faults.drop("PATCH", "*", after=True)
    gated.standin.state.faults.drop("PATCH", "*")
    gated.paint.gate.open.set()
    await gated.saying(message, "seed")
    assert await gated.told(1)
    assert len(gated.standin.messages()) == 1


async def test_a_server_error_at_the_end_loses_nothing(gated):
    _, message = await begun(gated)
    await gated.saying(message, "step 1")
    gated.standin.state.faults.status(503, "PATCH", "*")
    gated.paint.gate.open.set()
    await gated.standin.message(lambda one: "run 1" in one.text)
    assert await gated.told(1)


async def test_a_failure_is_one_sentence_and_the_next_picture_is_painted(house):
    house.paint = FakePaint(fault=RuntimeError("secret path"), fault_at=2)
    await house.restart()
    alice = house.person("alice")
    message = await house.saying(await alice.slash("imagine", text="orcas").reply(), "Something went wrong")
    assert "secret" not in message.text
    house.paint.fault = None
    await house.saying(await alice.click(message, "Again").reply(), "run 2")


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"text": "orcas:99"}, "A weight is a number"),
        ({"text": "orcas", "style": "gibbli"}, "Did you mean"),
        ({"text": "orcas", "hold": 2}, "needs start"),
        ({"text": "orcas", "start": Upload("a.png", b"<html>")}, "not a picture I can read"),
        ({"text": "orcas", "start": Upload("a.png", declared_png(30_000, 30_000))}, "million pixels"),
        ({"text": "orcas", "start": Upload("a.png", bytes(MAX_IMAGE_BYTES + 1))}, "larger than 20 MB"),
    ],
)
async def test_what_cannot_be_painted_gets_a_sentence(house, options, sentence):
    said = await house.standin.person("alice", upload_limit=2**25).slash("imagine", **options).reply()
    assert sentence in said.text


async def test_prompts_ping_nobody_and_format_nothing(house):
    message = await painted(house, house.person("alice"), "@everyone **orcas** <@1>")
    assert not any(revision.pings or revision.pings_everyone for revision in message.revisions)
    assert "**orcas**" not in message.text


async def test_a_slow_file_is_waited_for_after_the_answer(house):
    gate = house.standin.state.faults.hold("GET", "/ephemeral-attachments/*")
    alice = house.person("alice")
    exchange = alice.slash("imagine", text="orcas", start=picture())
    await exchange.acknowledged()
    assert exchange.interaction.waited < 3
    gate.open()
    await house.saying(await exchange.reply(), "run 1")
    assert house.gallery.get(1).file(Role.START)


@pytest.mark.parametrize("misfortune", ["reconnect", "drop", "invalidate", "outage"])
async def test_a_broken_line_to_discord_loses_no_picture(gated, misfortune):
    alice, message = await begun(gated)
    await gated.saying(message, "step 1")
    identified = len(gated.standin.state.gateway.identifies)
    if misfortune == "outage":
        async with gated.standin.outage():
            gated.paint.gate.open.set()
    else:
        getattr(gated.standin.state.gateway, misfortune)(**({"resumable": True} if misfortune == "invalidate" else {}))
        gated.paint.gate.open.set()
    await gated.saying(message, "seed", within=60)
    await gated.standin.online(within=60)
    assert await gated.told(1)
    again = alice.click(message, "Again")
    await gated.saying(await again.reply(within=60), "run 2")
    assert len(gated.standin.state.gateway.identifies) <= identified + 1
    assert len(gated.standin.messages()) == 2


async def test_a_rate_limit_is_waited_for(gated):
    _, message = await begun(gated)
    await gated.saying(message, "step 1")
    gated.standin.state.faults.rate_limit(0.05, "PATCH", "*")
    gated.paint.gate.open.set()
    await gated.saying(message, "seed")
    assert await gated.told(1)
