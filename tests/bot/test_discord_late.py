"""What is pressed too early, too late or on what is gone; and messages that can't be where they should."""

import asyncio

import pytest
from sqlalchemy import text

from bot import excuses
from bot.errors import NotFoundError
from bot.pages import REMEMBERED, Page, Shelf
from storage.errors import MissingError
from storage.status import Status
from storage.values import Filter, Role
from tests.bot.house import House, file_of, painted, quick
from tests.discord_standin import Limits, Standin
from tests.discord_standin.rates import Rate
from tests.fakes import FakePaint, GatedPaint


@pytest.fixture
async def gated(tmp_path):
    """A house whose painting stands before a gate at step 1, with its first frame shown."""
    house = House(tmp_path)
    house.paint, house.rhythm = GatedPaint(at=1), quick(every=0.0, retries=(0.0,))
    house.standin = Standin(limits=Limits(edit=Rate(1_000, 1.0)))
    async with house:
        gate = house.paint.gate
        yield house
        gate.open.set()


async def begun(house, **options):
    alice = house.person("alice")
    message = await alice.slash("imagine", text="orcas", **options).reply()
    await house.saying(message, "step 0 of 80")
    return alice, message


def sql(house, statement):
    with house.gallery._engine.begin() as connection:
        connection.execute(text(statement))


async def test_finish_before_the_first_step_says_to_wait_and_after_the_end_that_it_is_too_late(gated):
    alice, message = await begun(gated)
    assert (await alice.click(message, "Finish now").reply()).text == excuses.NOTHING_YET
    end = gated.standin.state.faults.hold("PATCH", "*")  # so the message still shows its buttons
    gated.paint.gate.open.set()
    await end.reached.wait()
    async with asyncio.timeout(60):
        while gated.gallery.get(1).status is not Status.DONE:
            await gated.person("bob").slash("queue").reply()
    gated.client.parts.once._pressed.clear()
    assert (await alice.click(message, "Finish now").reply()).text == excuses.TOO_LATE
    assert (await alice.click(message, "Cancel").reply()).text == excuses.TOO_LATE
    end.open()
    await gated.saying(message, "run 1")


async def test_a_run_whose_state_is_gone_cannot_be_gone_on_from(house):
    alice = house.person("alice")
    message = await painted(house, alice)
    sql(house, "DELETE FROM links WHERE lower(role) = 'state'")
    for button in ("Vary", "Continue"):
        assert (await alice.click(message, button).reply()).text == excuses.NO_STATE.format(run=1)
    sql(house, "DELETE FROM links WHERE lower(role) = 'png'")
    menu = alice.select(message, "Use this picture as…", "Start: paint over it")
    assert (await menu.reply()).text == excuses.TOO_LATE


async def test_a_history_shows_failures_in_words_and_an_old_page_of_it_says_so(house):
    alice = house.person("alice")
    house.paint.fault = RuntimeError("out of paint")
    await house.saying(await alice.slash("imagine", text="a lake").reply(), excuses.OURS)
    house.paint.fault = None
    for number in range(5):
        await painted(house, alice, f"orcas {number}")
    page = await alice.slash("history").reply()
    old = await alice.slash("history").reply()
    alice.click(page, "Older")
    await house.saying(page, "a lake")
    assert "failed" in page.text
    assert not page.attachments
    await house.restart()
    assert (await alice.click(old, "Older").reply()).text == excuses.OLD_PAGE


def test_the_oldest_pages_are_forgotten():
    shelf, page = Shelf(), Page(wanted=Filter(viewer=1), runs=(), more=False)
    numbers = [shelf.put(page) for _ in range(REMEMBERED + 1)]
    assert shelf.get(numbers[1]) is page
    with pytest.raises(NotFoundError):
        shelf.get(numbers[0])


async def test_a_run_is_deleted_although_its_message_was_taken_away_before(house):
    alice = house.person("alice")
    message = await painted(house, alice)
    card = await alice.slash("show", run=1).reply()
    house.standin.overwrite(alice.user, allow={"manage_messages"})
    alice.delete(message)
    question = await alice.click(card, "Delete").reply()
    alice.click(question, "Delete for good")
    await house.saying(question, "is deleted")
    with pytest.raises(MissingError):
        house.gallery.get(1)


async def test_a_fresh_post_that_is_too_large_is_made_smaller(gated):
    _, message = await begun(gated)
    gated.standin.advance(51 * 60)
    gated.standin.state.faults.code(40005, "POST", "*/messages")
    gated.paint.gate.open.set()
    fresh = await gated.standin.message(lambda one: "run 1" in one.text)
    assert fresh is not message
    film = gated.files.read(gated.gallery.get(1).file(Role.GIF).sha256)
    assert len(file_of(fresh, ".gif")) <= len(film) // 2


async def test_where_the_channels_history_is_closed_the_end_is_posted_all_the_same(gated):
    _, message = await begun(gated)
    gated.standin.advance(51 * 60)
    gated.standin.overwrite(deny={"read_message_history"})
    await unheard(gated)
    await gated.restart()
    fresh = await gated.standin.message(lambda one: "run 1" in one.text)
    assert fresh is not message


async def unheard(house):
    """Let a picture end while no post gets through."""
    house.standin.state.faults.drop("POST", "*/messages", times=2**31)
    house.paint.gate.open.set()
    assert not await heard(house)
    house.standin.state.faults.waiting.clear()
    house.paint = FakePaint()


async def heard(house):
    await house.standin.until(lambda: house.gallery.get(1).status is Status.DONE)
    return await house.told(1)


async def test_an_end_is_told_after_the_last_pause_too(gated):
    _, message = await begun(gated)
    gated.standin.advance(51 * 60)
    gated.standin.state.faults.drop("POST", "*/messages", times=len(gated.rhythm.retries))
    gated.paint.gate.open.set()
    await gated.standin.message(lambda one: "run 1" in one.text and one is not message)
    assert await heard(gated)


async def test_an_end_that_cannot_be_told_for_long_is_told_after_the_next_start(gated, caplog):
    _, message = await begun(gated)
    gated.standin.advance(51 * 60)
    await unheard(gated)
    assert "will be told after the next start" in caplog.text
    await gated.restart()
    await gated.standin.message(lambda one: "run 1" in one.text and one is not message)
    assert await gated.told(1)
