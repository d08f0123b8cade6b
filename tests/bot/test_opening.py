"""How a program begins: what stands in its way is waited for or said, and nobody's picture pays for it."""

import asyncio
import os
import threading
from dataclasses import replace

import pytest

from bot import app
from bot.patience import Patience
from bot.recovery import sweep, sweeping
from bot.reel import Store
from bot.settings import Secret, Settings
from storage.errors import HeldError, UnwritableError
from storage.files import Files
from storage.gallery import Gallery
from storage.lock import held
from storage.status import Status
from storage.values import Link, NewRun, Role
from tests.bot.bench import Pause
from tests.bot.test_faults import full
from tests.fakes import FakePaint
from tests.storage.conftest import tiny_disk  # noqa: F401  a fixture

NEW = NewRun(front="discord", owner=7, line="orcas", recipe="{}", seed=1, steps=4, eye="pocket")


class DeathError(BaseException):
    """Stands for the end of the process."""


def opening(settings, pause=None, painting=lambda *_: FakePaint()):
    return app.studio(settings, "discord", painting, Patience(pauses=(1,), sleep=pause or Pause()))


async def test_who_dies_before_the_engine_is_ready_dies_in_no_picture(tmp_path):
    settings = Settings(data_dir=tmp_path)
    gallery = Gallery(settings.database_url)
    waiting, painting = (gallery.add(NEW).id for _ in range(2))
    gallery.begin(painting)
    seen = []

    def dying(_settings, _files):
        seen.append([run.status for run in gallery.open_runs("discord")])
        raise DeathError

    for _ in range(4):
        with pytest.raises(DeathError):
            async with opening(settings, painting=dying):
                pass
    assert seen == [[Status.QUEUED, Status.QUEUED]] * 4
    assert [gallery.get(key).kills for key in (waiting, painting)] == [0, 1]
    gallery.close()


async def test_what_a_killed_program_stored_without_a_row_is_removed(tmp_path):
    removed = threading.Event()

    class Watched(Files):
        def remove(self, sha256):
            super().remove(sha256)
            removed.set()

    store = Store(gallery=Gallery(f"sqlite:///{tmp_path}/reverie.db"), files=Watched(tmp_path / "files"))
    left, kept = (store.files.put(data, "png") for data in (b"left", b"kept"))
    store.gallery.add(replace(NEW, files=(Link(role=Role.START, file=kept),)))
    async with sweeping(store):
        assert await asyncio.to_thread(removed.wait, 60)
    assert (store.files.exists(left.sha256), store.files.exists(kept.sha256)) == (False, True)
    again = store.files.put(b"left", "png")
    sweep(store, lambda: False)
    assert store.files.exists(again.sha256)
    store.gallery.close()


def test_more_files_without_a_row_than_a_kill_leaves_are_left_to_the_owner(tmp_path, caplog):
    store = Store(gallery=Gallery(f"sqlite:///{tmp_path}/reverie.db"), files=Files(tmp_path / "files"))
    for number in range(101):
        store.files.put(number.to_bytes(2), "png")
    sweep(store)
    assert "101 files are in no row, more than a kill leaves: they stay until `db clean`" in caplog.text
    assert len(list(store.files.listed())) == 101
    store.gallery.close()


async def test_a_first_start_on_a_full_disk_goes_on_once_there_is_room(tiny_disk, tmp_path, caplog):  # noqa: F811
    elsewhere = Secret(f"sqlite:///{tmp_path}/reverie.db")
    pause, settings = Pause(), Settings(data_dir=tiny_disk / "data", database=elsewhere)

    async def opened():
        async with opening(settings, pause) as (_, store):
            return store.gallery.add(NEW)

    with full(tiny_disk):
        beginning = asyncio.create_task(opened())
        await asyncio.wait_for(pause.begun.wait(), 60)
    pause.over.set()
    run = await asyncio.wait_for(beginning, 60)
    assert "No space is left for" in caplog.text
    assert (tiny_disk / "data" / "worker").read_text() == run.worker != ""


@pytest.mark.parametrize("database", ["folder", "held"])
async def test_what_only_the_owner_can_mend_ends_a_start(tmp_path, database):
    """They look on at a start; in the middle of a picture the same is waited for."""
    settings = Settings(data_dir=tmp_path / "data", database=Secret(f"sqlite:///{tmp_path}"))
    if database == "held":
        with held(tmp_path / "data"), pytest.raises(HeldError):
            await opening(settings).__aenter__()
    else:
        with pytest.raises(UnwritableError, match="can't be opened"):
            await opening(settings).__aenter__()


def test_ctrl_c_while_the_engine_gets_ready_ends_the_program_and_leaves_nothing(typist):
    left = threading.Event()

    class Slow(FakePaint):
        def __init__(self):
            super().__init__()
            os.kill(os.getpid(), 2)
            assert left.wait(60), "nobody heard Ctrl-C"
            raise DeathError

    typist.make, typist.leave = Slow, lambda _code: left.set()
    with pytest.raises(DeathError):
        typist("imagine", "orcas")
    assert typist("history")[1].strip().startswith("No")
