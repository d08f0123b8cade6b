"""How a run ended is told, though Discord answers with errors for a while or the picture can't be read."""

import pytest

from bot import excuses
from storage.values import Role
from tests.bot.house import begun
from tests.fakes import FakePaint


@pytest.mark.parametrize("status", [503, 429])
async def test_where_discord_answers_with_errors_the_end_is_told_once_it_is_well_again(gated, status):
    """Cloudflare's refusals are told from Discord's own rate limits by what they lack."""
    alice, message = await begun(gated)
    await gated.saying(message, "step 1")
    faults, journal = gated.standin.state.faults, gated.standin.state.journal
    faults.status(status, "PATCH", "*", times=2**31)
    faults.status(status, "POST", "*", times=2**31)
    gated.paint.gate.open.set()
    await gated.standin.until(lambda: journal.count("POST", "*/messages"))
    faults.waiting.clear()
    await gated.saying(message, "seed", within=20)
    assert await gated.told(1)
    assert len(gated.standin.messages()) == 1
    assert not gated.standin.messages(alice.in_dm().channel)


@pytest.mark.parametrize("harm", ["lost", "damaged"])
async def test_a_picture_that_cannot_be_read_any_more_is_said_to_be_so(gated, harm):
    await begun(gated)
    gated.standin.advance(51 * 60)
    gated.standin.state.faults.drop("POST", "*/messages", times=2**31)
    gated.paint.gate.open.set()
    await gated.client.parts.studio._last.over.wait()
    assert not await gated.told(1)
    film = gated.files.path(gated.gallery.get(1).file(Role.GIF).sha256)
    await gated.stop()
    film.unlink() if harm == "lost" else film.write_bytes(b"GIF")
    gated.standin.state.faults.waiting.clear()
    gated.paint = FakePaint()
    await gated.start()
    said = excuses.MISSING if harm == "lost" else excuses.STORE
    await gated.standin.message(lambda one: said.partition(";")[0] in one.text and "run 1" in one.text)
    assert await gated.told(1)


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
