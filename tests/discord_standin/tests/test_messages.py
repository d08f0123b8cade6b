import io

import discord
import pytest
from discord.http import Route

from tests.discord_standin import Limits, Rate
from tests.discord_standin.tests.refused import code_of, problems_of


@pytest.fixture
def limits():
    """Rates that no test here comes near."""
    many = Rate(1000, 1.0)
    return Limits(send=many, edit=many, delete=many, everything=many)


def file(content=b"bytes", name="a.png"):
    return discord.File(io.BytesIO(content), name)


def raw(bot, standin, method="POST", message="", **fields):
    path = f"/channels/{standin.channel.id}/messages{message}"
    return bot.http.request(Route(method, path), json=fields)


async def test_lengths_are_checked(standin, bot):
    here = bot.here(standin)
    assert await problems_of(here.send("x" * 2001)) == {"content": "BASE_TYPE_MAX_LENGTH"}
    long = discord.Embed(title="x" * 257, description="y" * 4097)
    found = await problems_of(here.send(embed=long))
    assert found == {"embeds.0.title": "BASE_TYPE_MAX_LENGTH", "embeds.0.description": "BASE_TYPE_MAX_LENGTH"}
    two = [discord.Embed(description="y" * 3001)] * 2
    assert await problems_of(here.send(embeds=two)) == {"embeds": "MAX_EMBED_SIZE_EXCEEDED"}
    assert await problems_of(raw(bot, standin, content="x", nonce="n" * 26)) == {"nonce": "BASE_TYPE_MAX_LENGTH"}
    assert await code_of(here.send(" \n ")) == (400, 50006)
    assert standin.messages() == []


async def test_unknown_fields_are_told(standin, bot):
    sent = await bot.here(standin).send("x")
    editing = raw(bot, standin, "PATCH", f"/{sent.id}", content="y", nonce="n")
    assert await problems_of(editing) == {"nonce": "UNKNOWN_FIELD"}
    assert await problems_of(raw(bot, standin, content="x", contents="y")) == {"contents": "UNKNOWN_FIELD"}


async def test_a_message_of_the_second_version_stays_so(standin, bot):
    text = {"type": 10, "content": "hello"}
    sent = await raw(bot, standin, components=[text], flags=1 << 15)
    edit = f"/{sent['id']}"
    legacy = "MESSAGE_CANNOT_USE_LEGACY_FIELDS_WITH_COMPONENTS_V2"
    assert await problems_of(raw(bot, standin, "PATCH", edit, content="x", flags=0)) == {"content": legacy}
    assert await problems_of(raw(bot, standin, "PATCH", edit, embeds=[{"title": "x"}])) == {"embeds": legacy}
    assert await code_of(raw(bot, standin, "PATCH", edit, components=[])) == (400, 50006)
    old = await raw(bot, standin, content="x")
    assert await problems_of(raw(bot, standin, components=[text])) == {"components.0.type": "UNION_TYPE_CHOICES"}
    turn = {"components": [text], "flags": 1 << 15}
    assert await problems_of(raw(bot, standin, "PATCH", f"/{old['id']}", **turn)) == {"content": legacy}
    turned = await raw(bot, standin, "PATCH", f"/{old['id']}", content=None, **turn)
    assert turned["flags"] == 1 << 15


async def test_attachments_are_kept_replaced_and_dropped(standin, bot):
    sent = await bot.here(standin).send("x", files=[file(b"one", "1.png"), file(b"two", "2.png")])
    (message,) = standin.messages()
    first, second = sent.attachments
    assert standin.file(first.url) == b"one"
    assert second.content_type == "image/png"
    await sent.edit(content="y")
    assert [one.filename for one in message.attachments] == ["1.png", "2.png"]
    await sent.edit(attachments=[second, file(b"three", "3.gif")])
    assert [(one.filename, one.content) for one in message.attachments] == [("2.png", b"two"), ("3.gif", b"three")]
    await sent.edit(attachments=[])
    assert message.attachments == ()
    assert await code_of(bot.here(standin).send(files=[file() for _ in range(11)])) == (400, 30015)


async def test_an_embed_shows_its_attachment_and_loses_it_with_the_file(standin, bot):
    embed = discord.Embed(title="x").set_image(url="attachment://a.png")
    sent = await bot.here(standin).send(embed=embed, file=file(b"bytes"))
    assert standin.file(sent.embeds[0].image.url) == b"bytes"
    assert sent.attachments == []
    edited = await sent.edit(attachments=[file(b"next", "b.png")])
    assert edited.embeds[0].image.url is None


async def test_permissions_are_checked(standin, bot, alice):
    here = bot.here(standin)
    sent = await here.send("x")
    theirs = alice.say("mine")
    assert await code_of(here.get_partial_message(theirs.id).edit(content="x")) == (403, 50005)
    assert await code_of(here.get_partial_message(theirs.id).delete()) == (403, 50013)
    standin.overwrite(deny={"attach_files", "embed_links", "read_message_history"})
    assert await code_of(here.send(file=file())) == (403, 50013)
    assert await code_of(here.send(embed=discord.Embed(title="x"))) == (403, 50013)
    assert [one async for one in here.history()] == []
    standin.overwrite(deny={"send_messages"})
    assert await code_of(here.send("x")) == (403, 50013)
    await sent.edit(content="still mine")
    standin.overwrite(deny={"view_channel"})
    assert await code_of(sent.edit(content="x")) == (403, 50001)


async def test_what_is_gone_is_unknown(standin, bot, alice):
    here = bot.here(standin)
    sent = await here.send("x")
    standin.overwrite(alice.user, allow={"manage_messages"})
    alice.delete(standin.messages()[0])
    assert await code_of(sent.edit(content="y")) == (404, 10008)
    standin.delete_channel(standin.channel)
    assert await code_of(here.send("x")) == (404, 10003)
    removed = bot.wait_for("guild_remove", timeout=60)
    standin.kick_bot()
    assert (await removed).id == standin.guild.id


async def test_a_nonce_posts_once(standin, bot):
    here = bot.here(standin)
    first, second = await here.send("x", nonce="run-1"), await here.send("y", nonce="run-1")
    assert (first.id, second.content) == (second.id, "x")
    assert first.nonce == "run-1"
    assert [one.nonce async for one in here.history()] == [None]
    standin.advance(301)
    assert (await here.send("z", nonce="run-1")).id != first.id
    assert len(standin.messages()) == 2


async def test_history_is_newest_first_and_pages(standin, bot, alice):
    alice.say("one")
    for word in ("two", "three", "four"):
        await bot.here(standin).send(word)
    assert [one.content async for one in bot.here(standin).history(limit=3)] == ["four", "three", "two"]
    middle = discord.Object(standin.messages()[2].id)
    assert [one.content async for one in bot.here(standin).history(before=middle)] == ["two", "one"]
    assert [one.content async for one in bot.here(standin).history(after=middle)] == ["four"]


async def test_pings_obey_allowed_mentions(standin, bot, alice, bob):
    said = f"<@{alice.user.id}> <@{bob.user.id}> @everyone"
    here = bot.here(standin)
    await here.send(said, allowed_mentions=discord.AllowedMentions.none())
    await here.send(said, allowed_mentions=discord.AllowedMentions(everyone=False, users=[alice.user], roles=False))
    sent = await here.send(said)
    await sent.edit(content=said + "!")
    pings = [(one.revisions[0].pings, one.revisions[0].pings_everyone) for one in standin.messages()]
    both = frozenset({alice.user.id, bob.user.id})
    assert pings == [(frozenset(), False), (frozenset({alice.user.id}), False), (both, False)]
    assert standin.messages()[-1].now.pings == frozenset()
    standin.overwrite(allow={"mention_everyone"})
    await here.send(said)
    assert standin.messages()[-1].now.pings_everyone


async def test_a_reply_names_what_it_answers(standin, bot, alice):
    asked = alice.say("who?")
    sent = await bot.here(standin).get_partial_message(asked.id).reply("me")
    assert sent.reference.message_id == asked.id
    assert standin.messages()[-1].reply_to is asked
    async with bot.here(standin).typing():
        assert standin.state.journal.count("POST", "*/typing") == 1
