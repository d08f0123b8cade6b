"""Finding pictures again, the queue, help, the menus on messages, and the languages of commands."""

import json
from pathlib import Path

import pytest

from bot import excuses, speech
from bot.client import NEEDED
from generator.codec import from_json
from storage.values import Role
from tests.bot.house import begun, file_of, painted, picture
from tests.discord_standin import Upload
from tests.fakes import GatedPaint

README = (Path(__file__).resolve().parents[2] / "README.md").read_text("utf-8")


async def test_history_shows_pages_of_five_and_opens_one(house):
    alice = house.person("alice")
    for number in range(1, 8):
        await painted(house, alice, f"orcas {number}")
    page = await alice.slash("history").reply()
    assert page.ephemeral
    assert "orcas 7" in page.text
    assert "orcas 2" not in page.text
    assert len(page.attachments) == 5
    alice.click(page, "Older")
    await house.saying(page, "orcas 2")
    assert "orcas 3" not in page.text
    alice.click(page, "Newer")
    await house.saying(page, "orcas 7")
    card = await alice.select(page, "Open a picture", "4 orcas 4").reply()
    assert card.ephemeral
    assert "run 4" in card.text
    assert file_of(card, ".gif")


async def test_history_leaves_out_a_picture_whose_file_is_gone(house):
    alice = house.person("alice")
    for number in (1, 2):
        await painted(house, alice, f"orcas {number}")
    house.files.path(house.gallery.get(1).file(Role.PNG).sha256).unlink()
    page = await alice.slash("history").reply()
    assert "orcas 1" in page.text
    assert [one.filename for one in page.attachments] == ["small-2.png"]


async def test_history_filters(house):
    alice, bob = house.person("alice"), house.person("bob")
    await painted(house, alice, "orcas", style="ghibli")
    await painted(house, bob, "a lighthouse")
    assert "lighthouse" not in (await alice.slash("history", mine=True).reply()).text
    assert "orcas" not in (await alice.slash("history", person=bob.user).reply()).text
    assert "lighthouse" not in (await alice.slash("history", text="orcas").reply()).text
    assert "lighthouse" not in (await alice.slash("history", style="Ghibli").reply()).text
    assert (await alice.slash("history", starred=True).reply()).text == speech.NO_HISTORY


async def test_a_private_picture_is_seen_by_its_owner_alone(house):
    alice, bob = house.person("alice"), house.person("bob")
    message = await painted(house, alice, "a secret", private=True)
    assert message.ephemeral
    assert (await bob.slash("history").reply()).text == speech.NO_HISTORY
    assert "no picture 1" in (await bob.slash("show", run=1).reply()).text
    assert "a secret" in (await alice.slash("history").reply()).text
    assert "a secret" in (await alice.slash("show", run=1).reply()).text
    again = await house.saying(await alice.click(message, "Again").reply(), "run 2")
    assert again.ephemeral


async def test_what_was_asked_for_in_one_server_is_not_seen_in_another(house):
    alice, bob = house.person("alice"), house.person("bob")
    await painted(house, alice, "our own joke")
    elsewhere = next(iter(house.standin.add_guild("Elsewhere").channels.values()))
    for place in (bob.at(elsewhere), bob.in_dm()):
        assert (await place.slash("history").reply()).text == speech.NO_HISTORY
        assert (await place.slash("history", person=alice.user).reply()).text == speech.NO_HISTORY
        assert "no picture 1" in (await place.slash("show", run=1).reply()).text
    assert "our own joke" in (await alice.in_dm().slash("history").reply()).text
    assert "our own joke" in (await bob.slash("show", run=1).reply()).text


async def test_a_picture_whose_row_is_gone_hides_no_queue(gated):
    _, message = await begun(gated)
    await gated.saying(message, "step 1")
    gated.gallery.delete(1)  # as `db forget` does
    told = (await gated.person("bob").slash("queue").reply()).text
    assert "Being painted" in told


async def test_the_queue_shows_places_and_hides_private_pictures(house):
    house.paint = GatedPaint(at=1)
    await house.restart()
    alice, bob = house.person("alice"), house.person("bob")
    alice.slash("imagine", text="orcas")
    await house.paint.reached()
    waiting = await alice.slash("imagine", text="a secret", private=True).reply()
    await house.saying(waiting, "Next in the queue")
    told = (await bob.slash("queue").reply()).text
    assert "orcas" in told
    assert "a private picture" in told
    assert "secret" not in told
    offered = await alice.autocomplete("cancel", "run", "").choices()
    assert [one["value"] for one in offered] == [1, 2]
    assert "Run 2 is called off" in (await alice.slash("cancel").reply()).text
    await house.saying(waiting, "Called off")
    assert "moderator" in (await bob.slash("cancel", run=1).reply()).text
    house.paint.gate.open.set()


async def test_styles_are_offered_while_typing(house):
    alice = house.person("alice")
    choices = await (alice.autocomplete("imagine", "style", "gh", text="orcas")).choices()
    assert choices[0]["value"] == "ghibli"


@pytest.mark.parametrize(("menu", "field"), [("Use as start", "start"), ("Use as target", "images")])
async def test_any_picture_in_the_chat_can_be_used(house, menu, field):
    alice, bob = house.person("alice"), house.person("bob")
    modal = await alice.menu(menu, bob.say("look", picture("red"))).modal()
    message = await house.saying(await alice.submit_modal(modal, {"What to paint": "whales"}).reply(), "run 1")
    assert message.author.bot
    assert getattr(from_json(house.gallery.get(1).recipe), field)
    refusal = await alice.menu(menu, bob.say("nothing")).reply()
    assert refusal.text == excuses.NO_PICTURE


async def test_the_recipe_is_read_from_our_pictures_whoever_posts_them(house):
    alice, bob = house.person("alice"), house.person("bob")
    message = await painted(house, alice, style="ghibli")
    for shown in (message, bob.say("mine!", Upload("stolen.png", file_of(message, ".png")))):
        told = await alice.menu("Show recipe", shown).reply()
        assert told.ephemeral
        assert "- style: ghibli" in told.text
        assert from_json(file_of(told, ".json").decode()) == from_json(house.gallery.get(1).recipe)
    assert (await alice.menu("Show recipe", bob.say("x", picture())).reply()).text == excuses.NO_RECIPE


async def test_the_readme_invites_the_bot_with_the_rights_that_it_needs(house):
    assert f"permissions={NEEDED.value}" in README
    assert f"permissions={NEEDED.value}" in house.client.invitation
    assert [name for name in speech.COMMANDS if f"`/{name}`" not in README] == []
    assert [name for name in speech.MENUS.values() if f"*{name}*" not in README] == []


async def test_commands_are_told_to_discord_only_when_they_changed(house):
    assert house.standin.state.commands.syncs == 1
    await house.restart()
    assert house.standin.state.commands.syncs == 1
    house.gallery.choose("bot", 0, {})
    await house.restart()
    assert house.standin.state.commands.syncs == 2
    assert len(json.dumps(house.gallery.settings("bot", 0))) > 60
