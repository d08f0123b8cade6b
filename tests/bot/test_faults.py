"""Faults of the store in the middle of a picture: the painting waits or goes on, and nothing is lost."""

import asyncio
import os
from contextlib import contextmanager

import pytest

from generator.errors import PaintError
from storage.status import Status
from storage.values import Link, NewRun, Role
from tests.bot.bench import STEPS
from tests.fakes import FakePaint, GatedPaint
from tests.storage.conftest import server, tiny_disk  # noqa: F401  fixtures

DISMISS = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = 'outage'"  # settings are for new ones

# the database


@pytest.fixture
def outage(server):  # noqa: F811
    """A database of its own on a server that can be stopped and started."""
    server.sql("CREATE DATABASE outage")
    yield server
    if not (server.folder / "data" / "postmaster.pid").exists():
        server.start()
    server.sql("DROP DATABASE outage (FORCE)")


@pytest.mark.parametrize("at", [0, 1, 2, STEPS])
async def test_a_database_that_goes_away_in_the_middle_is_waited_for(open_bench, outage, tmp_path, at):
    bench, paint = open_bench(outage.url("outage"), tmp_path), GatedPaint(at=at)
    async with bench.working(paint, every=0):
        key, diary = await bench.submit()
        other, waiting = await bench.submit()
        await paint.reached()
        await asyncio.to_thread(outage.stop)
        paint.gate.open.set()
        await asyncio.wait_for(bench.pause.begun.wait(), 60)
        await diary.until("held up")
        await asyncio.to_thread(outage.start)
        bench.pause.over.set()
        await diary.until("done", "failed")
        await waiting.until("done", "failed")
    bench.is_whole(key)
    bench.is_whole(other)


async def test_a_picture_whose_turn_comes_while_the_database_is_away_waits_for_it(open_bench, outage, tmp_path):
    bench = open_bench(outage.url("outage"), tmp_path)
    new = NewRun(front="discord", owner=7, line="orcas", recipe="{}", seed=1, steps=STEPS, eye="pocket")
    key = bench.store.gallery.add(new).id
    outage.stop()
    async with bench.working(FakePaint()):
        diary = await bench.resume(key)
        await diary.until("held up")
        await asyncio.to_thread(outage.start)
        bench.pause.over.set()
        await diary.until("done", "failed")
    bench.is_whole(key)
    assert [kind for kind, _ in diary.news][:4] == ["queued", "held up", "begun", "painting"]


@pytest.mark.parametrize("end", ["cancelled", "failed"])
async def test_other_ends_are_written_once_the_database_is_back(open_bench, outage, tmp_path, end):
    fault = PaintError("The picture went grey.") if end == "failed" else None
    bench, paint = open_bench(outage.url("outage"), tmp_path), GatedPaint(at=1, fault=fault, fault_at=2)
    async with bench.working(paint):
        key, diary = await bench.submit()
        await paint.reached()
        await asyncio.to_thread(outage.stop)
        if end == "cancelled":
            assert await bench.studio.cancel(key)
        paint.gate.open.set()
        await asyncio.wait_for(bench.pause.begun.wait(), 60)
        await asyncio.to_thread(outage.start)
        bench.pause.over.set()
        await diary.until(end)
    assert bench.store.gallery.get(key).status == end


async def test_the_program_can_end_while_the_database_is_away(open_bench, outage, tmp_path, caplog):
    bench, paint = open_bench(outage.url("outage"), tmp_path), GatedPaint(at=2)
    async with bench.working(paint):
        key, _ = await bench.submit()
        await paint.reached()
        await asyncio.to_thread(outage.stop)
        paint.gate.open.set()
        await asyncio.wait_for(bench.pause.begun.wait(), 60)
    assert f"run {key} could not be put back into the queue" in caplog.text
    outage.start()
    assert bench.store.gallery.get(key).status is Status.PAINTING  # the next start finds it there


async def test_a_database_that_can_only_be_read_is_waited_for(open_bench, outage, tmp_path, caplog):
    bench, paint = open_bench(outage.url("outage"), tmp_path), GatedPaint(at=2)
    only_reading = "ALTER DATABASE outage SET default_transaction_read_only = {}"
    async with bench.working(paint):
        key, diary = await bench.submit()
        await paint.reached()
        for statement in (only_reading.format("on"), DISMISS):
            await asyncio.to_thread(outage.sql, statement)
        paint.gate.open.set()
        await asyncio.wait_for(bench.pause.begun.wait(), 60)
        for statement in (only_reading.format("off"), DISMISS):
            await asyncio.to_thread(outage.sql, statement)
        bench.pause.over.set()
        await diary.until("done", "failed")
    bench.is_whole(key)
    assert "can only be read just now" in caplog.text


# the disk


@contextmanager
def full(folder, room=0):
    """Fill a disk up to some room."""
    disk = os.statvfs(folder)
    ballast = folder / "ballast"
    ballast.write_bytes(bytes(max(0, disk.f_bavail * disk.f_frsize - room)))
    try:
        yield
    finally:
        ballast.unlink()


async def test_a_full_disk_stops_the_painting_until_there_is_room(open_bench, tiny_disk, tmp_path, caplog):  # noqa: F811
    bench, paint = open_bench(f"sqlite:///{tmp_path}/reverie.db", tiny_disk / "files"), GatedPaint(at=2)
    async with bench.working(paint):
        key, diary = await bench.submit()
        await paint.reached()
        with full(tiny_disk):
            paint.gate.open.set()
            assert "disk of the bot is full" in await diary.until("held up")
            await bench.pause.begun.wait()
        bench.pause.over.set()
        await diary.until("done", "failed")
    bench.is_whole(key)
    assert "No space is left" in caplog.text


async def test_a_full_disk_under_the_database_is_waited_for_too(open_bench, tiny_disk, tmp_path):  # noqa: F811
    bench, paint = open_bench(f"sqlite:///{tiny_disk}/reverie.db", tmp_path), GatedPaint(at=2)
    async with bench.working(paint):
        key, diary = await bench.submit()
        await paint.reached()
        with full(tiny_disk):
            paint.gate.open.set()
            await diary.until("held up")
            await bench.pause.begun.wait()
        bench.pause.over.set()
        await diary.until("done", "failed")
    bench.is_whole(key)


async def test_a_checkpoint_that_finds_no_room_is_done_without(open_bench, tiny_disk, tmp_path, caplog):  # noqa: F811
    bench, paint = open_bench(f"sqlite:///{tmp_path}/reverie.db", tiny_disk / "files"), GatedPaint(at=5, heavy=100_000)
    async with bench.working(paint, every=0):
        with full(tiny_disk, room=80_000):
            key, diary = await bench.submit()
            await paint.reached()
            assert not [link for link in bench.store.gallery.get(key).files if link.role is Role.STATE]
        paint.gate.open.set()
        await diary.until("done", "failed")
    bench.is_whole(key)
    assert caplog.text.count("is painted on without a checkpoint") == 1
    assert diary.of("held up") == []


async def test_a_folder_that_cant_be_written_is_waited_for_and_the_owner_told(open_bench, tmp_path, caplog):
    bench, paint = open_bench(f"sqlite:///{tmp_path}/reverie.db", tmp_path / "files"), GatedPaint(at=2)
    new, away = tmp_path / "files" / ".new", tmp_path / "away"
    async with bench.working(paint, every=0):
        key, diary = await bench.submit()
        await paint.reached()
        new.rename(away)
        paint.gate.open.set()
        assert "The store has trouble" in await diary.until("held up")
        await bench.pause.begun.wait()
        away.rename(new)
        bench.pause.over.set()
        await diary.until("done", "failed")
    bench.is_whole(key)
    assert f"{tmp_path / 'files'} can't be used: No such file or directory. It is tried again." in caplog.text


async def test_a_given_picture_that_cant_be_read_is_waited_for(open_bench, tmp_path):
    bench, paint = open_bench(f"sqlite:///{tmp_path}/reverie.db", tmp_path / "files"), FakePaint()
    given = bench.store.files.put(b"sea", "png")
    path, away = bench.store.files.path(given.sha256), tmp_path / "away"
    path.rename(away)
    path.mkdir()  # root may read any file, but no folder as one
    async with bench.working(paint):
        key, diary = await bench.submit(files=(Link(role=Role.START, file=given),))
        await diary.until("held up")
        await bench.pause.begun.wait()
        assert not paint.asked
        path.rmdir()
        away.rename(path)
        bench.pause.over.set()
        await diary.until("done", "failed")
    bench.is_whole(key)
