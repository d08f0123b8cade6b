"""A studio on a store that tests may break, and pauses that end when a test says so."""

import asyncio
from contextlib import asynccontextmanager

from bot.jobs import Job, JobQueue
from bot.pace import Pace
from bot.patience import Patience
from bot.reel import Care, Store
from bot.sitting import Tools
from bot.studio import Studio
from generator.codec import to_json
from generator.executor import Executor
from storage.check import check
from storage.files import Files
from storage.gallery import Gallery
from storage.status import Status
from storage.values import NewRun, Role
from tests.fakes import Diary, recipe

STEPS = 6


class Pause:
    """Waits between two attempts until a test says so, instead of by the clock."""

    def __init__(self):
        self.begun, self.over = asyncio.Event(), asyncio.Event()

    async def __call__(self, _seconds):
        self.begun.set()
        await self.over.wait()


class Bench:
    """A studio on a store that can be broken."""

    def __init__(self, url, folder):
        self.url, self.pause = url, Pause()
        self.store = Store(gallery=Gallery(url), files=Files(folder))

    @asynccontextmanager
    async def working(self, paint, every=1e9):
        pace = Pace()
        care = Care(every=every, patience=Patience(pauses=(1,), sleep=self.pause))
        queue = JobQueue(estimate=pace.seconds)
        tools = Tools(store=self.store, executor=Executor(paint), queue=queue, pace=pace, care=care, leaving=0.1)
        self.studio = Studio(tools)
        work = asyncio.create_task(self.studio.work())
        try:
            yield
        finally:
            work.cancel()
            await asyncio.wait([work])
            await tools.executor.close()

    async def submit(self, files=(), pictures=(), **fields):
        wanted, diary = recipe(steps=STEPS, **fields), Diary()
        new = NewRun(
            front="discord",
            owner=7,
            line="orcas",
            recipe=to_json(wanted),
            seed=1,
            steps=STEPS,
            eye="pocket",
            files=files,
        )
        return (await self.studio.submit(new, wanted, diary, pictures)).key, diary

    async def resume(self, key):
        diary = Diary()
        await self.studio.resume(Job(key=key, owner=7, recipe=recipe(steps=STEPS), reporter=diary), 0)
        return diary

    def is_whole(self, key):
        run = self.store.gallery.get(key)
        frames = [link.n for link in run.files if link.role is Role.FRAME]
        assert (run.status, run.step, frames) == (Status.DONE, STEPS, [0, 2, 4, 6])
        assert not list(check(self.url, self.store.files))
        return run
