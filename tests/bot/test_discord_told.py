"""How a run ended is told, though Discord answers with errors for a while or the picture can't be read."""

from dataclasses import replace

import pytest

from bot import excuses
from storage.errors import MissingError, UnwritableError
from storage.files import Files
from storage.values import Role
from tests.bot.house import begun, file_of, quick
from tests.discord_standin.errors import RefusedError
from tests.discord_standin.rates import VIA
from tests.fakes import FakePaint

ALWAYS = 2**31  # times


class Faulty(Files):
    """Fails to read with some errors first, or gives other bytes; None lets one reading through."""

    def __init__(self, folder, *faults):
        super().__init__(folder)
        self.faults = iter(faults)

    def read(self, sha256):
        fault = next(self.faults, None)
        if isinstance(fault, Exception):
            raise fault
        return fault or super().read(sha256)


def told_from(house, files):
    """Have ends told with these files, while all else is as ever."""
    desk = house.client.parts.desk
    desk._room = replace(desk._room, store=replace(desk._room.store, files=files))


async def tried(house):
    """Wait until the picture was sent to Discord, whatever became of that."""
    calls = house.standin.state.journal.calls
    await house.standin.until(lambda: any("run-1.png" in call.filenames for call in calls))


@pytest.mark.parametrize(("status", "private"), [(503, False), (429, False), (429, True)])
async def test_where_discord_answers_with_errors_the_end_is_told_once_it_is_well_again(gated, status, private):
    """Cloudflare's refusals are told from Discord's own rate limits by what they lack."""
    alice = gated.person("alice", takes_dms=False)
    message = await alice.slash("imagine", text="orcas", private=private).reply()
    await gated.paint.reached()
    await gated.saying(message, "step 1")
    gated.standin.state.faults.status(status, "PATCH", "*", times=ALWAYS)
    gated.paint.gate.open.set()
    await tried(gated)
    gated.standin.state.faults.waiting.clear()
    await gated.saying(message, "seed", within=20)
    assert file_of(message, ".gif")
    assert await gated.told(1)
    assert gated.standin.messages() == [message]
    assert not gated.standin.messages(alice.in_dm().channel)


@pytest.mark.parametrize("status", [503, 429])
async def test_where_discord_takes_no_fresh_post_the_end_is_posted_once_it_is_well_again(gated, status):
    alice, _ = await begun(gated)
    gated.standin.advance(51 * 60)
    gated.standin.state.faults.status(status, "POST", "*", times=ALWAYS)
    gated.paint.gate.open.set()
    await tried(gated)
    gated.standin.state.faults.waiting.clear()
    await gated.standin.message(lambda one: "seed" in one.text)
    assert await gated.told(1)
    assert len(gated.standin.messages()) == 2
    assert not gated.standin.messages(alice.in_dm().channel)


async def test_an_edit_that_is_rationed_becomes_a_fresh_post(gated):
    """Discord rations edits of messages over an hour old: with 429, too, but it is not away."""
    _, message = await begun(gated)
    await gated.saying(message, "step 1")
    fault = gated.standin.state.faults.status(429, "PATCH", "*", times=ALWAYS)
    fault.error = lambda: RefusedError(429, 30046, "Maximum number of edits", retry_after=0.0, **{"global": False})
    fault.headers = VIA
    gated.paint.gate.open.set()
    fresh = await gated.standin.message(lambda one: "seed" in one.text)
    assert fresh is not message
    assert await gated.told(1)


async def unheard(house):
    """Let a picture end whose post doesn't get through before the program ends."""
    house.standin.advance(51 * 60)
    house.standin.state.faults.drop("POST", "*/messages", times=ALWAYS)
    house.paint.gate.open.set()
    await house.client.parts.studio._last.over.wait()
    assert not await house.told(1)
    await house.stop()
    house.standin.state.faults.waiting.clear()
    house.paint, house.rhythm = FakePaint(), quick(retries=(0.1,))


def harmed(house, role, harm):
    path = house.files.path(house.gallery.get(1).file(role).sha256)
    path.unlink() if harm == "lost" else path.write_bytes(b"GIF")


@pytest.mark.parametrize("harm", ["lost", "damaged"])
async def test_a_picture_that_cannot_be_read_any_more_is_said_to_be_so(gated, harm):
    await begun(gated)
    await unheard(gated)
    harmed(gated, Role.PNG, harm)
    await gated.start()
    said = excuses.MISSING if harm == "lost" else excuses.STORE
    await gated.standin.message(lambda one: said.partition(";")[0] in one.text and "run 1" in one.text)
    assert await gated.told(1)


@pytest.mark.parametrize("harm", ["lost", "damaged"])
async def test_a_picture_whose_film_cannot_be_read_is_shown_alone(gated, harm):
    alice, _ = await begun(gated)
    await unheard(gated)
    harmed(gated, Role.GIF, harm)
    await gated.start()
    fresh = await gated.standin.message(lambda one: "seed" in one.text)
    assert [file.filename for file in fresh.attachments] == ["run-1.png"]
    assert await gated.told(1)
    assert (await alice.slash("show", run=1).reply()).attachments


@pytest.mark.parametrize("error", [MissingError("The folder is not there."), UnwritableError("The disk fails.")])
async def test_a_picture_that_cannot_be_read_for_a_while_is_shown_later(gated, error):
    told_from(gated, Faulty(gated.files._folder, error, error))
    _, message = await begun(gated)
    gated.paint.gate.open.set()
    await gated.saying(message, "seed")
    assert await gated.told(1)
    assert gated.standin.messages() == [message]


async def test_a_picture_that_cannot_be_read_for_long_is_shown_after_the_next_start(gated):
    """As where the folder of its files isn't mounted: nothing is lost then."""
    told_from(gated, Faulty(gated.files._folder, *[MissingError("The folder is not there.")] * 100))
    _, message = await begun(gated)
    gated.paint.gate.open.set()
    await gated.saying(message, excuses.MISSING)
    assert not await gated.told(1)
    await gated.restart()
    await gated.saying(message, "seed")
    assert await gated.told(1)
    assert gated.standin.messages() == [message]


@pytest.mark.parametrize("frame", [MissingError("It is not there."), UnwritableError("The disk fails."), b"GIF", None])
async def test_a_film_that_cannot_be_made_small_enough_is_left_out(gated, frame):
    picture_and_film = None, None
    told_from(gated, Faulty(gated.files._folder, *picture_and_film, *[frame] * 100))
    await begun(gated)
    gated.standin.advance(51 * 60)
    gated.standin.state.faults.code(40005, "POST", "*/messages", times=1 if frame else 2)
    gated.paint.gate.open.set()
    fresh = await gated.standin.message(lambda one: "seed" in one.text)
    assert [file.filename for file in fresh.attachments] == ["run-1.png"]
    assert await gated.told(1)
