"""As many people as there are threads, who all wait for the same files."""

import asyncio
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.given import Picture
from storage.status import Status
from storage.sweep import discard
from storage.values import Role
from tests.fakes import FakePaint


@pytest.mark.parametrize("threads", [1, 2])
async def test_who_removes_files_keeps_nobody_from_asking(open_bench, tmp_path, threads):
    asyncio.get_running_loop().set_default_executor(ThreadPoolExecutor(threads))
    bench = open_bench(f"sqlite:///{tmp_path}/reverie.db", tmp_path / "files")
    gallery, files = bench.store.gallery, bench.store.files
    lost = [files.put(bytes([n]), "json").sha256 for n in range(2 * threads)]
    async with bench.working(FakePaint()), asyncio.timeout(30):
        given = Picture(role=Role.START, data=b"picture", kind="png", size=(1, 1))
        asking = bench.submit(pictures=[given])
        (key, diary), *_ = await asyncio.gather(
            asking, *(asyncio.to_thread(discard, gallery, files, [one]) for one in lost)
        )
        await diary.until("done")
    run = gallery.get(key)
    assert run.status is Status.DONE
    assert files.read(run.file(Role.START).sha256) == b"picture"
    assert not any(map(files.exists, lost))
