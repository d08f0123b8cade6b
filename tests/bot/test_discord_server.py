"""Those who manage a server say where the bot paints in it, how finely, and how much for each person."""

import pytest

from bot import excuses, manual
from bot.languages import say
from tests.bot.house import painted, picture
from tests.discord_standin import ImpossibleError, Upload
from tests.discord_standin.permissions import bits

DAY = 24 * 3600


@pytest.fixture
def boss(gated):
    """Somebody who manages the server."""
    return manager(gated)


def manager(house, **more):
    role = house.standin.state.world.add_role(house.standin.guild, "staff", frozenset({"manage_guild"}))
    return house.person("boss", **more).with_role(role)


def refused(house):
    """Give the refusals for want of pictures."""
    return [one for one in house.standin.messages() if one.text.startswith("Your pictures in this server are used up")]


async def test_only_who_manages_the_server_is_offered_it_and_served(gated, boss):
    alice = gated.person("alice")
    with pytest.raises(ImpossibleError, match="lacks the permissions"):
        alice.slash("server")
    with pytest.raises(ImpossibleError, match="offered"):
        boss.in_dm().slash("server")
    command = gated.standin.state.commands.find("server", 1, None)
    assert command["default_member_permissions"] == str(bits({"manage_guild"}))
    command["default_member_permissions"] = None  # a server may offer it to whom it likes
    assert (await alice.slash("server", daily=5).reply()).text == excuses.NO_MANAGER
    assert gated.gallery.settings("server", gated.standin.guild.id) == {}


async def test_what_is_chosen_is_shown_and_put_back(gated, boss):
    shown = await boss.slash("server").reply()
    assert shown.ephemeral
    assert manual.CHANNELS.format(channels=manual.EVERYWHERE) in shown.text
    assert "All as usual" not in str(shown.components)
    shown = await boss.slash("server", quality="standard", daily=5).reply()
    await gated.restart()
    boss.select(shown, manual.CHOOSE_CHANNELS, gated.standin.channel)
    await gated.saying(shown, f"<#{gated.standin.channel.id}>")
    assert "**standard**" in shown.text
    assert "**5**" in shown.text
    boss.click(shown, "All as usual")
    await gated.saying(shown, manual.ANY_NUMBER)
    assert gated.gallery.settings("server", gated.standin.guild.id) == {}


async def test_it_paints_in_the_chosen_channels_and_their_threads_only(gated, boss):
    studio, alice = gated.standin.add_channel("studio"), gated.person("alice")
    boss.select(await boss.slash("server").reply(), manual.CHOOSE_CHANNELS, studio)
    await gated.standin.until(lambda: gated.gallery.settings("server", gated.standin.guild.id))
    said = await alice.slash("imagine", text="orcas", start=Upload("a.png", b"never read")).reply()
    assert (said.text, said.ephemeral) == (excuses.ELSEWHERE.format(channels=f"<#{studio.id}>"), True)
    assert "In this server" in (await alice.slash("imagine", text="orcas", private=True).reply()).text
    thread = gated.standin.add_thread("side talk", studio)
    for place in (alice.at(studio), alice.at(thread), alice.in_dm()):
        assert "orcas" in (await place.slash("imagine", text="orcas").reply()).text
    heard = gated.client.wait_for("guild_channel_delete", timeout=60)
    gated.standin.delete_channel(studio)
    await heard
    assert (await alice.slash("imagine", text="orcas").reply()).text == excuses.NOWHERE
    assert manual.NONE_LEFT in (await boss.slash("server").reply()).text


async def test_the_rules_hold_for_who_brings_the_bot_along_to_a_server_that_it_is_not_in(gated):
    guild, studio = gated.standin.guild, gated.standin.add_channel("studio")
    gated.gallery.choose("server", guild.id, {"channels": [studio.id]})
    heard = gated.client.wait_for("guild_remove", timeout=60)
    gated.standin.kick_bot()
    await heard
    carol = gated.person("carol", installed_app=True)
    said = await carol.slash("imagine", text="orcas").reply()
    assert (said.text, said.ephemeral) == (excuses.ELSEWHERE.format(channels=f"<#{studio.id}>"), True)


async def test_nothing_finer_than_the_highest_quality_is_painted(house):
    boss, alice = manager(house), house.person("alice")
    fine = await painted(house, alice, quality="standard")
    await boss.slash("server", quality="draft").reply()
    typed = await alice.slash("imagine", text="orcas", quality="standard").reply()
    assert (typed.text, typed.ephemeral) == (excuses.TOO_FINE.format(quality="draft"), True)
    assert (await alice.click(fine, "Again").reply()).text == typed.text
    form = await alice.click(fine, "Edit…").modal()
    assert (await alice.submit_modal(form).reply()).text == typed.text
    await alice.slash("defaults", quality="fine").reply()
    assert manual.LOWERED.format(quality="draft") in (await alice.slash("defaults").reply()).text
    lowered = await painted(house, alice)
    assert "draft" in lowered.text
    assert "from run 2" in (await alice.click(lowered, "Again").reply()).text


async def test_ten_at_once_get_no_more_than_there_are(gated, boss):
    alice, bob = gated.person("alice"), gated.person("bob")
    await boss.slash("server", daily=3).reply()
    for number in range(10):
        alice.slash("imagine", text=f"orcas {number}", start=picture())
    await gated.standin.until(lambda: len(refused(gated)) == 7)
    assert all(one.ephemeral for one in refused(gated))
    assert len(gated.gallery.lately(alice.user.id, gated.standin.guild.id, 10)) == 3
    assert "orcas" in (await bob.slash("imagine", text="orcas").reply()).text
    assert "orcas" in (await alice.in_dm().slash("imagine", text="orcas").reply()).text


async def test_buttons_count_too_and_the_next_one_is_free_after_a_day(house):
    boss, alice = manager(house), house.person("alice")
    await boss.slash("server", daily=2).reply()
    message = await painted(house, alice, quality="draft")
    await alice.click(message, "Again").reply()
    free = round(house.gallery.get(1).created.timestamp()) + DAY
    for button in ("Again", "Vary", "Continue"):
        house.client.parts.once._pressed.clear()
        said = await alice.click(message, button).reply()
        assert (said.text, said.ephemeral) == (excuses.USED_UP.format(count=2, when=f"<t:{free}:R>"), True)
    form = await alice.click(message, "Edit…").modal()
    assert "used up" in (await alice.submit_modal(form).reply()).text
    house.client.parts.once._pressed.clear()
    house.standin.advance(DAY + 1)
    assert "from run 1" in (await alice.click(message, "Again").reply()).text


async def test_a_clock_that_goes_backwards_keeps_nobody_waiting_until_it_has_caught_up(house):
    boss, alice = manager(house), house.person("alice")
    await boss.slash("server", daily=1).reply()
    await painted(house, alice, quality="draft")
    house.standin.state.clock.advance(-30 * DAY)
    assert "orcas" in (await alice.slash("imagine", text="orcas").reply()).text


async def test_what_is_called_off_before_it_begins_costs_nothing(gated, boss):
    alice, bob = gated.person("alice"), gated.person("bob")
    await boss.slash("server", daily=1).reply()
    await bob.slash("imagine", text="orcas").reply()
    waiting = await alice.slash("imagine", text="orcas").reply()
    assert "used up" in (await alice.slash("imagine", text="orcas").reply()).text
    await alice.slash("cancel").reply()
    await gated.saying(waiting, "Called off")
    assert "orcas" in (await alice.slash("imagine", text="orcas").reply()).text


@pytest.mark.parametrize("language", ["de", "ja"])
async def test_it_is_told_and_refused_in_the_persons_language(gated, language):
    boss = manager(gated, locale=language)
    shown = await boss.slash("server", quality="draft").reply()
    assert say(manual.HIGHEST, language, quality=say("draft", language)) in shown.text
    said = await boss.slash("imagine", text="orcas", quality="standard").reply()
    assert said.text == say(excuses.TOO_FINE, language, quality=say("draft", language))
