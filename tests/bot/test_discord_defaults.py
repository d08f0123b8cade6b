"""A person says once what they would otherwise say each time."""

import json

import pytest

from bot import manual, speech
from bot.languages import say
from generator.codec import from_json
from tests.bot.house import painted, picture
from tests.bot.test_discord_privacy import letters, unpacked


def recipe_of(house, run):
    return from_json(house.gallery.get(run).recipe)


async def test_what_is_kept_is_shown_and_used_and_what_is_typed_goes_before_it(gated):
    alice, bob = gated.person("alice"), gated.person("bob")
    shown = await alice.slash("defaults", style="ghibli", quality="draft", aspect="16:9").reply()
    assert shown.ephemeral
    assert "- `quality`: **draft**\n- `aspect`: **16:9**\n- `freedom`: free: the drawings are a hint" in shown.text
    assert "ghibli" in (await alice.slash("imagine", text="orcas").reply()).text
    await alice.slash("imagine", text="orcas", quality="fine", style="none").reply()
    await alice.slash("imagine", text="orcas", start=picture(size=(64, 64))).reply()
    await bob.slash("imagine", text="orcas").reply()
    recipes = [recipe_of(gated, run) for run in range(1, 5)]
    assert [one.style for one in recipes] == ["ghibli", "", "ghibli", ""]
    assert [one.quality for one in recipes] == ["draft", "fine", "draft", "standard"]
    assert [one.width > one.height for one in recipes] == [True, True, False, False]


async def test_it_outlives_a_restart_and_is_put_back_by_a_button(gated):
    alice = gated.person("alice")
    assert "All as usual" not in str((await alice.slash("defaults").reply()).components)
    shown = await alice.slash("defaults", style="oil", private=True).reply()
    await gated.restart()
    assert (await alice.slash("imagine", text="orcas").reply()).ephemeral
    alice.click(shown, "All as usual")
    await gated.saying(shown, "`style`: none")
    assert not (await alice.slash("imagine", text="orcas").reply()).ephemeral
    assert [recipe_of(gated, run).style for run in (1, 2)] == ["oil", ""]
    assert gated.gallery.settings("person", alice.user.id) == {}


async def test_a_style_that_is_gone_is_left_out_and_told(gated):
    alice = gated.person("alice")
    gated.gallery.choose("person", alice.user.id, {"style": "sepia dreams", "quality": "draft"})
    await alice.slash("imagine", text="orcas").reply()
    assert (recipe_of(gated, 1).style, recipe_of(gated, 1).quality) == ("", "draft")
    assert "`style` was sepia dreams, which isn't there any more" in (await alice.slash("defaults").reply()).text


async def test_buttons_keep_what_their_picture_was_painted_with(house):
    alice, bob = house.person("alice"), house.person("bob")
    message = await painted(house, alice, style="oil", quality="draft")
    await bob.slash("defaults", style="ghibli", quality="fine", private=True).reply()
    for button in ("Again", "Vary"):
        await bob.click(message, button).reply()
    edited = await bob.click(message, "Edit…").modal()
    await bob.submit_modal(edited, {"Style": "none"}).reply()
    form = await bob.select(message, "Use this picture as…", "Target: come close to it").modal()
    await bob.submit_modal(form, {"What to paint": "whales"}).reply()
    runs = [house.gallery.get(run) for run in range(2, 6)]
    assert [run.style for run in runs] == ["oil", "oil", "", "oil"]
    assert {(from_json(run.recipe).quality, run.private) for run in runs} == {("draft", False)}


async def test_forms_paint_by_what_is_kept_and_show_the_style(gated):
    alice, bob = gated.person("alice"), gated.person("bob")
    await alice.slash("defaults", style="oil", quality="draft", private=True).reply()
    posted = bob.say("look", picture("red"))
    for style in ({}, {"Style": ""}):
        form = await alice.menu("Use as start", posted).modal()
        assert (await alice.submit_modal(form, {"What to paint": "whales", **style}).reply()).ephemeral
    page = await alice.slash("styles").reply()
    form = await alice.select(page, speech.PAINT_STYLED, "ghibli").modal()
    assert (await alice.submit_modal(form, {"What to paint": "a fox"}).reply()).ephemeral
    recipes = [recipe_of(gated, run) for run in (1, 2, 3)]
    assert [recipe.style for recipe in recipes] == ["oil", "", "ghibli"]
    assert {recipe.quality for recipe in recipes} == {"draft"}


async def test_it_is_exported_and_deleted_with_everything_else(house):
    alice = house.person("alice")
    await alice.slash("defaults", canvas="collage").reply()
    await alice.slash("privacy export").reply()
    assert json.loads(unpacked(letters(house, alice))["you.json"])["settings"] == {"canvas": "collage"}
    question = await alice.slash("privacy delete").reply()
    alice.click(question, "Delete everything")
    await house.saying(question, "is deleted")
    assert house.gallery.settings("person", alice.user.id) == {}


@pytest.mark.parametrize("language", ["de", "ja"])
async def test_it_is_told_in_the_persons_language(house, language):
    carol = house.person("carol", locale=language)
    shown = await carol.slash("defaults", quality="draft").reply()
    assert f"- `quality`: **{say('draft', language)}**" in shown.text
    assert say(manual.DEFAULTS, language) in shown.text
    assert carol.reads("defaults")[1] == say(speech.COMMANDS["defaults"], language)
    offered = await carol.autocomplete("imagine", "style", "no", text="orcas").choices()
    assert (offered[0]["name"], offered[0]["value"]) == (say(speech.NO_STYLE, language), "none")
    assert offered[1]["value"] == "noir"
    title = say("Oil painting", language)
    offered = await carol.autocomplete("imagine", "style", title[:2], text="orcas").choices()
    assert {"name": title, "value": "oil"}.items() <= offered[0].items()
