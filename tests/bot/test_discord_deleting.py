"""A picture that is deleted: its message goes, as soon as Discord lets us, and its words don't come back."""

import asyncio
from dataclasses import replace

import pytest

from bot import personal
from storage.errors import MissingError, UnwritableError
from storage.files import Files
from storage.gallery import Gallery
from storage.sweep import discard
from tests.bot.house import begun, painted, quick
from tests.bot.test_discord_privacy import KilledError
from tests.bot.test_discord_told import ALWAYS, told_from, tried


def noted(house):
    """Give the messages that are still to be taken away."""
    return house.gallery.settings("bot", personal.KEY).get(personal.POSTS, [])


async def none_noted(house):
    async with asyncio.timeout(20):
        while noted(house):
            await house.person("bob").slash("queue").reply()


class Reluctant(Gallery):
    """Fails to delete a run, before or after that is done."""

    def __init__(self, url, error, row):
        super().__init__(url)
        self.error, self.row = error, row

    def delete(self, run_id):
        if self.row == "after":
            super().delete(run_id)
        raise self.error


def reluctant(house, error, row="before"):
    parts = house.client.parts
    gallery = Reluctant(house.settings.database_url, error, row)
    return replace(parts, store=replace(parts.store, gallery=gallery))


async def test_the_answer_does_not_wait_for_the_message_to_go(house):
    alice = house.person("alice")
    message = await painted(house, alice)
    gate = house.standin.state.faults.hold("DELETE")
    question = await alice.click(message, "Delete").reply()
    alice.click(question, "Delete for good")
    await house.saying(question, "is deleted")
    assert not message.deleted
    gate.open()
    await house.standin.until(lambda: message.deleted)
    await none_noted(house)


@pytest.mark.parametrize("row", ["before", "after"])
async def test_a_deletion_of_one_picture_that_was_killed_goes_on_at_the_next_start(house, row):
    """Killed with the row still there, or gone."""
    message = await painted(house, house.person("alice"))
    with pytest.raises(KilledError):
        await personal.erase(reluctant(house, KilledError(), row), house.client, house.gallery.get(1))
    assert not message.deleted
    await house.restart()
    await house.standin.until(lambda: message.deleted)


async def test_a_picture_that_cannot_be_deleted_keeps_its_message(house):
    message = await painted(house, house.person("alice"))
    with pytest.raises(UnwritableError):
        await personal.erase(reluctant(house, UnwritableError("The disk fails.")), house.client, house.gallery.get(1))
    await none_noted(house)
    await house.restart()
    assert house.gallery.get(1)
    assert not message.deleted


async def test_a_picture_that_somebody_else_deleted_first_is_deleted(house):
    message = await painted(house, house.person("alice"))
    run = house.gallery.get(1)
    house.gallery.delete(1)
    await personal.erase(house.client.parts, house.client, run)
    await house.standin.until(lambda: message.deleted)


async def test_where_there_is_no_message_none_is_taken_away(house):
    await painted(house, house.person("alice"))
    await personal.erase(house.client.parts, house.client, replace(house.gallery.get(1), message=None))
    with pytest.raises(MissingError):
        house.gallery.get(1)
    assert not noted(house)
    assert not house.standin.state.journal.count("DELETE")


async def test_a_message_that_stays_for_long_holds_no_other_up_and_goes_at_last(house):
    house.rhythm = quick(retries=(0.01,))
    await house.restart()
    alice = house.person("alice")
    first, second, third = [await painted(house, alice, text) for text in ("zeppelin", "gryphon", "orcas")]
    faults, journal = house.standin.state.faults, house.standin.state.journal
    faults.status(503, "DELETE", f"*/{second.id}", times=ALWAYS)
    question = await alice.slash("privacy delete").reply()
    alice.click(question, "Delete everything")
    await house.standin.until(lambda: first.deleted and third.deleted)
    await house.standin.until(lambda: journal.count("DELETE", f"*/{second.id}") > 4)
    assert not second.deleted
    faults.waiting.clear()
    await house.standin.until(lambda: second.deleted)
    await none_noted(house)


def gone(store):
    discard(store.gallery, store.files, store.gallery.delete(1))


async def untold(house):
    """Wait until all that is to be told is told."""
    await house.client.parts.studio._last.over.wait()
    await asyncio.gather(*(one._end for one in house.client.parts.desk._open))


async def test_a_run_that_is_deleted_before_its_end_is_told_once_more_is_not_posted(gated):
    gated.rhythm = quick(every=0.0, retries=(1.0,))
    await gated.restart()
    alice, message = await begun(gated)
    gated.standin.advance(51 * 60)
    gated.standin.state.faults.drop("POST", "*/messages")
    gated.paint.gate.open.set()
    await tried(gated)
    gone(gated.client.parts.store)
    await untold(gated)
    assert gated.standin.messages() == [message]
    assert not gated.standin.messages(alice.in_dm().channel)


class Late(Files):
    """Files of a run that is deleted as soon as they are to be read."""

    def __init__(self, folder, store):
        super().__init__(folder)
        self.store = store

    def read(self, sha256):
        gone(self.store)
        return super().read(sha256)


async def test_a_run_that_is_deleted_while_its_picture_is_read_is_not_said_to_have_failed(gated):
    told_from(gated, Late(gated.files._folder, gated.client.parts.store))
    _, message = await begun(gated)
    gated.standin.advance(51 * 60)
    gated.paint.gate.open.set()
    await untold(gated)
    assert gated.standin.messages() == [message]


async def test_what_is_posted_of_a_run_while_it_is_deleted_goes_again(gated):
    _, message = await begun(gated)
    gated.standin.advance(51 * 60)
    gate = gated.standin.state.faults.hold("POST", "*/messages", after=True)
    gated.paint.gate.open.set()
    await gate.reached.wait()
    gone(gated.client.parts.store)
    gate.open()
    await untold(gated)
    assert gated.standin.messages() == [message]


async def test_a_run_that_is_deleted_while_its_end_is_told_leaves_nothing_behind(gated, caplog):
    alice, message = await begun(gated)
    await gated.saying(message, "step 1")
    gate = gated.standin.state.faults.hold("PATCH", "/channels/*/messages/*")
    gated.paint.gate.open.set()
    await gated.client.parts.studio._last.over.wait()
    [telling] = gated.client.parts.desk._open
    card = await alice.slash("show", run=1).reply()
    question = await alice.click(card, "Delete").reply()
    alice.click(question, "Delete for good")
    await gated.saying(question, "is deleted")
    gate.open()
    await telling._end
    assert not gated.client.parts.desk._open
    assert "a message could not be written" not in caplog.text
