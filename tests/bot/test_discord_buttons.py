"""What people press on a message: the right ones, once, and after a restart."""

import pytest
from safetensors.numpy import load

from generator.codec import from_json
from storage.errors import MissingError
from storage.status import Status
from storage.values import Role
from tests.bot.house import painted, picture
from tests.discord_standin import ImpossibleError
from tests.fakes import GatedPaint


async def test_again_paints_the_same_words_with_another_seed(house):
    alice, bob = house.person("alice"), house.person("bob")
    message = await painted(house, alice, seed=7, target=picture("blue"))
    second = await bob.click(message, "Again").reply()
    await house.saying(second, "run 2")
    first, run = house.gallery.get(1), house.gallery.get(2)
    assert (run.owner, run.parent, run.line) == (bob.user.id, 1, "orcas")
    assert run.seed != 7
    assert run.file(Role.TARGET) == first.file(Role.TARGET)
    assert "from run 1" in second.text


async def test_vary_and_continue_go_on_from_the_saved_state(house):
    alice = house.person("alice")
    message = await painted(house, alice, seed=7)
    state = house.gallery.get(1).file(Role.STATE)
    assert load(house.files.read(state.sha256))["step"] == 80
    await house.saying(await alice.click(message, "Vary").reply(), "run 2")
    await house.saying(await alice.click(message, "Continue").reply(), "run 3")
    varied, further = (from_json(house.gallery.get(run).recipe) for run in (2, 3))
    assert (varied.parent.state, varied.parent.noise) == (state.sha256, 0.3)
    assert (further.parent.state, further.parent.noise, further.steps, further.seed) == (state.sha256, 0, 40, 7)
    assert house.gallery.get(2).file(Role.PARENT) == state


async def test_edit_opens_a_form_with_everything_filled_in(house):
    alice = house.person("alice")
    message = await painted(house, alice, "orcas | fog:0.5", style="ghibli", target=picture("blue"), target_weight=0.7)
    modal = await alice.click(message, "Edit…").modal()
    changed = {"What to paint": "whales", "Seed": "12", "Weights of the targets": "0.9"}
    await house.saying(await alice.submit_modal(modal, changed).reply(), "run 2")
    run = house.gallery.get(2)
    recipe = from_json(run.recipe)
    assert (recipe.text, recipe.style, recipe.seed, recipe.images[0].weight) == ("whales", "ghibli", 12, 0.9)
    assert run.file(Role.TARGET) == house.gallery.get(1).file(Role.TARGET)


async def test_a_mistake_in_a_form_is_said_to_who_made_it(house):
    alice = house.person("alice")
    modal = await alice.click(await painted(house, alice), "Edit…").modal()
    said = await alice.submit_modal(modal, {"Style": "gibbli"}).reply()
    assert said.ephemeral
    assert "ghibli" in said.text
    assert "Seed" not in said.text
    said = await alice.submit_modal(modal, {"Seed": "many"}).reply()
    assert "whole number" in said.text


async def test_a_double_click_acts_once(house):
    alice = house.person("alice")
    message = await painted(house, alice)
    clicks = alice.click(message, "Again"), alice.click(message, "Again")
    for click in clicks:
        await click.acknowledged()
    await house.standin.message(lambda one: "run 2" in one.text)
    with pytest.raises(MissingError):
        house.gallery.get(3)


async def test_a_star_is_given_and_taken_back(house):
    alice, clock = house.person("alice"), iter(range(0, 100, 10))
    house.client.parts.once._clock = lambda: next(clock)
    message = await painted(house, alice)
    assert "a star" in (await alice.click(message, "★").reply()).text
    assert house.gallery.get(1).stars == {alice.user.id}
    assert "back" in (await alice.click(message, "★").reply()).text
    assert not house.gallery.get(1).stars


async def test_what_was_looked_at_is_told_with_its_licence(house):
    alice = house.person("alice")
    said = await alice.click(await painted(house, alice), "What it looked at").reply()
    assert said.ephemeral
    assert "whale by Google (Apache-2.0), for “orcas”" in said.text


async def test_only_the_owner_or_a_moderator_deletes(house):
    alice, bob = house.person("alice"), house.person("bob")
    message = await painted(house, alice)
    assert "moderator" in (await bob.click(message, "Delete").reply()).text
    png = house.gallery.get(1).file(Role.PNG)
    question = await alice.click(message, "Delete").reply()
    alice.click(question, "Delete for good")
    await house.saying(question, "is deleted")
    await house.standin.until(lambda: message.deleted)
    assert not house.files.exists(png.sha256)
    with pytest.raises(MissingError):
        house.gallery.get(1)


async def test_a_moderator_may_cancel_and_others_may_not(house):
    house.paint = GatedPaint(at=2)
    await house.restart()
    alice, bob = house.person("alice"), house.person("bob")
    message = await alice.slash("imagine", text="orcas").reply()
    await house.paint.reached()
    assert "moderator" in (await bob.click(message, "Cancel").reply()).text
    house.standin.overwrite(bob.user, allow={"manage_messages"})
    house.client.parts.once._pressed.clear()
    bob.click(message, "Cancel")
    house.paint.gate.open.set()
    await house.saying(message, "Called off")
    assert house.gallery.get(1).status is Status.CANCELLED
    with pytest.raises(ImpossibleError):
        bob.click(message, "Cancel")


async def test_a_picture_is_used_as_start_by_the_menu(house):
    alice = house.person("alice")
    message = await painted(house, alice)
    modal = await alice.select(message, "Use this picture as…", "Start: paint over it").modal()
    await house.saying(await alice.submit_modal(modal, {"What to paint": "whales"}).reply(), "run 2")
    recipe = from_json(house.gallery.get(2).recipe)
    assert recipe.start == house.gallery.get(1).file(Role.PNG).sha256


async def test_what_comes_of_a_private_picture_is_private(house):
    alice = house.person("alice")
    message = await painted(house, alice, private=True)
    for role in ("Start: paint over it", "Target: come close to it"):
        form = await alice.select(message, "Use this picture as…", role).modal()
        made = await house.saying(await alice.submit_modal(form, {"What to paint": "whales"}).reply(), "seed")
        assert made.ephemeral
    form = await alice.menu("Use as start", message).modal()
    assert (await alice.submit_modal(form, {"What to paint": "a fox"}).reply()).ephemeral
    edited = await alice.click(message, "Edit…").modal()
    assert (await alice.submit_modal(edited, {"What to paint": "a boat"}).reply()).ephemeral
    assert all(house.gallery.get(run).private for run in range(1, 6))


async def test_the_button_of_an_old_message_works_after_a_restart(house):
    alice = house.person("alice")
    message = await painted(house, alice)
    await house.restart()
    await house.saying(await alice.click(message, "Again").reply(), "run 2")


async def test_a_button_of_a_run_that_is_gone_says_so(house):
    alice = house.person("alice")
    message = await painted(house, alice)
    house.gallery.delete(1)
    assert "no picture 1" in (await alice.click(message, "Again").reply()).text


@pytest.mark.parametrize("code", [10062, 40060])
async def test_an_answer_that_comes_too_late_or_twice_is_logged_and_the_bot_goes_on(house, code):
    alice = house.person("alice")
    house.standin.state.faults.code(code, "POST", "/interactions/*")
    alice.slash("imagine", text="orcas")
    await house.standin.until(lambda: not house.standin.state.faults.waiting)
    message = await painted(house, alice, "a lake")
    assert "run 1" in message.text


async def test_a_fault_behind_a_button_is_said_to_who_pressed_it(house):
    alice = house.person("alice")
    message = await painted(house, alice)
    house.files.remove(house.gallery.get(1).file(Role.PNG).sha256)
    modal = await alice.select(message, "Use this picture as…", "Target: come close to it").modal()
    said = await alice.submit_modal(modal, {"What to paint": "whales"}).reply()
    assert "isn't there (any more)" in said.text
    assert str(house.folder) not in said.text
