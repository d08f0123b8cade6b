"""The bot goes down and comes back: nothing is lost, nothing is told twice."""

import asyncio
import contextlib
import os
import signal
import sys
from dataclasses import fields

import pytest
from sqlalchemy import text

from bot.errors import SettingsError
from bot.recovery import put_back
from bot.serving import serving
from bot.settings import Secret, Settings
from storage.status import Status
from storage.values import NewRun
from tests.bot.house import House, begun, file_of, painted
from tests.discord_standin import Standin
from tests.fakes import FakePaint, GatedPaint


@pytest.fixture
async def gated(tmp_path):
    house = House(tmp_path)
    house.paint = GatedPaint(at=2)
    house.gate = house.paint.gate
    async with house:
        yield house
        house.gate.open.set()


async def test_queued_and_interrupted_pictures_go_on_in_their_own_messages(gated):
    alice, first = await begun(gated)
    second = await alice.slash("imagine", text="a lake").reply()
    await gated.saying(second, "Next in the queue")
    stopping = asyncio.create_task(gated.stop())
    await gated.saying(first, "Back soon")
    await gated.saying(second, "Back soon")
    gated.paint.gate.open.set()
    await stopping
    gated.paint = FakePaint()
    await gated.start()
    await gated.saying(first, "run 1")
    await gated.saying(second, "run 2")
    assert len(gated.standin.messages()) == 2
    assert gated.gallery.get(1).kills == 0


async def test_a_picture_that_killed_the_program_three_times_is_given_up(house):
    await painted(house, house.person("alice"))
    names = [field.name for field in fields(NewRun) if field.name != "files"]
    new = NewRun(**{name: getattr(house.gallery.get(1), name) for name in names})
    run = house.gallery.add(new).id
    for _ in range(3):
        house.gallery.begin(run)
        put_back(house.client.parts.store, "discord")
    assert house.gallery.get(run).status is Status.FAILED
    assert "three times" in house.gallery.get(run).error


async def test_a_post_that_was_made_but_not_noted_is_found_and_not_made_again(gated):
    _, message = await begun(gated)
    gated.standin.advance(51 * 60)
    gated.paint.gate.open.set()
    fresh = await gated.standin.message(lambda one: "run 1" in one.text)
    assert await gated.told(1)
    gated.gallery.moved(1, channel=message.channel.id, message=message.id, reply="channel")
    forgotten(gated.gallery, 1)
    gated.standin.advance(6 * 60)
    await gated.restart()
    assert await gated.told(1)
    assert [one for one in gated.standin.messages() if "run 1" in one.text] == [fresh]
    assert gated.gallery.get(1).message == fresh.id


def forgotten(gallery, run):
    """Put the row back to where a crash between posting and noting leaves it."""
    with gallery._engine.begin() as connection:
        connection.execute(text("UPDATE runs SET told = false WHERE id = :run"), {"run": run})


async def test_a_refused_token_gets_one_sentence(house):
    wrong = Settings(discord_token=Secret("a.b.c"), data_dir=house.folder / "other")
    with pytest.raises(SettingsError, match="refuses this token"):
        async with serving(wrong, house.world()):
            pass


@contextlib.asynccontextmanager
async def program(house, folder, **more):
    """`python -m bot` as a process of its own."""
    environment = {
        **os.environ,
        **house.environment(),
        "DISCORD_TOKEN": house.token,
        "DATA_DIR": str(folder),
        "OMP_NUM_THREADS": "1",
        **more,
    }
    running = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "bot"), env=environment, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE
    )
    try:
        yield running
    finally:
        if running.returncode is None:
            running.kill()
        await running.communicate()


async def test_sigterm_ends_the_program_cleanly(standin, tmp_path):
    async with program(standin, tmp_path) as bot:
        await standin.online(within=240)
        alice = standin.person("alice")
        assert "Nobody waits" in (await alice.slash("queue").reply(within=60)).text
        bot.send_signal(signal.SIGTERM)
        out, err = await asyncio.wait_for(bot.communicate(), 60)
    assert bot.returncode == 0
    assert b"Serving Discord" in out
    assert err == b""  # not even a warning


@pytest.fixture
async def standin():
    async with Standin() as made:
        yield made


async def test_a_finished_picture_that_nobody_heard_of_is_told_after_the_start(house):
    message = await painted(house, house.person("alice"))
    assert await house.told(1)
    forgotten(house.gallery, 1)
    edits = message.edits
    await house.restart()
    assert await house.told(1)
    assert message.edits == edits + 1
    assert file_of(message, ".gif")


async def test_pictures_whose_recipes_another_version_wrote_keep_nobody_from_starting(house):
    await painted(house, house.person("alice"))
    with house.gallery._engine.begin() as connection:
        connection.execute(text("UPDATE runs SET recipe = '{}'"))
    await house.restart()
    await painted(house, house.person("alice"), "a lake")


@pytest.mark.parametrize("end", [signal.SIGKILL, signal.SIGTERM])
async def test_a_program_that_ends_in_the_middle_of_a_picture_paints_on_in_the_same_message(standin, tmp_path, end):
    """With the real engine, and pocket at draft quality."""
    async with program(standin, tmp_path) as bot:
        await standin.online(within=240)
        message = await standin.person("alice").slash("imagine", text="a red apple", quality="draft").reply(within=60)
        await standin.until(lambda: "step" in message.text, within=120, what="a frame")
        bot.send_signal(end)
        await asyncio.wait_for(bot.wait(), 60)
        assert ("Back soon" in message.text) == (end is signal.SIGTERM)
        await standin.until(lambda: not standin.state.gateway.online)
    async with program(standin, tmp_path):
        await standin.until(lambda: "seed" in message.text, within=240, what="the picture")
    assert [one.filename for one in message.attachments] == ["run-1.gif", "run-1.png"]
    assert len(standin.messages()) <= 2
