"""The message of a job through its life."""

from dataclasses import fields

from storage.values import NewRun
from tests.bot.house import begun, file_of, painted, quick


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


async def test_after_more_than_a_minute_the_asker_alone_is_mentioned_once(gated):
    alice, message = await begun(gated)
    await gated.saying(message, "step 1")
    gated.standin.advance(90)
    gated.paint.gate.open.set()
    ready = await gated.standin.message(lambda one: "is ready" in one.text)
    assert ready.now.pings == {alice.user.id}
    assert not message.now.pings
    assert ready.reply_to is message


async def test_a_mention_that_is_not_allowed_is_left_out_and_the_end_is_told(gated):
    _, message = await begun(gated)
    await gated.saying(message, "step 1")
    gated.standin.advance(90)
    gated.standin.state.faults.code(50013, "POST", "*")
    gated.paint.gate.open.set()
    await gated.saying(message, "seed")
    assert await gated.told(1)
    assert not gated.client.parts.desk._open


async def test_prompts_ping_nobody_and_format_nothing(house):
    message = await painted(house, house.person("alice"), "@everyone **orcas** <@1>")
    assert not any(revision.pings or revision.pings_everyone for revision in message.revisions)
    assert "**orcas**" not in message.text
