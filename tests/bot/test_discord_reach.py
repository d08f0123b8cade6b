"""How a message is reached: by the bot's token, by the interaction's, or as a direct message; and what is gone."""

import asyncio

from storage.status import Status
from tests.bot.house import begun, file_of, painted


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
    bob = gated.person("bob")
    waiting = await bob.slash("imagine", text="a lake").reply()
    await gated.saying(message, "step 1")
    gated.standin.kick_bot()
    gated.paint.gate.open.set()
    for person in (alice, bob):
        await gated.standin.message(lambda one: "Called off" in one.text, person.in_dm().channel)
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
    gated.standin.advance(16 * 60)  # the interaction's token is dead
    await gated.restart()
    await gated.standin.message(lambda one: "run 1" in one.text, alice.in_dm().channel)
    assert await gated.told(1)


async def test_while_its_token_lives_an_answer_is_edited_by_it_after_a_restart(gated):
    """Nothing else surely ends "is thinking"."""
    _, message = await begun(gated)
    stopping = asyncio.create_task(gated.stop())
    await gated.saying(message, "Back soon")
    gated.paint.gate.open.set()
    await stopping
    before = gated.standin.state.journal.count("PATCH", "/webhooks/*/*/messages/*")
    await gated.start()
    await gated.saying(message, "run 1")
    assert gated.standin.state.journal.count("PATCH", "/webhooks/*/*/messages/*") == before + 1


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
