"""The studio: takes job after job from the queue, has it painted, tells its reporter, and keeps what came out.

The row is written before the job is queued, so that position, cancelling and a restart speak of one number.
"""

from __future__ import annotations

import asyncio
import importlib.metadata
import logging
import time
from contextlib import aclosing, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from bot import errors
from bot.jobs import Job
from bot.reel import Reel
from storage.errors import ChangeError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.jobs import JobQueue, Reporter
    from bot.pace import Pace
    from bot.reel import Store
    from generator.executor import Executor
    from generator.recipe import Frame, Recipe
    from storage.values import NewRun

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the studio works with; who built it closes it."""

    store: Store
    executor: Executor
    queue: JobQueue
    pace: Pace
    threads: int = 1  # of a painting, kept with the run
    clock: Callable[[], float] = time.monotonic
    explain: Callable[[BaseException], str] = errors.sentence


class Studio:
    """One worker. All of it lives on the event loop's thread, except what it hands to others."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self.queue, self.pace = tools.queue, tools.pace
        self._painting: asyncio.Task[None] | None = None
        self._key: int | None = None  # of the job that is being painted
        self._step = 0  # of its last frame
        self._called_off = False  # by its person, not by the end of the program
        self._enough = False  # what is there will do

    async def submit(self, new: NewRun, recipe: Recipe, reporter: Reporter) -> Job:
        """Write the run down, then queue it; QueueError, before anything is written, where there is no room."""
        with self.queue.room(new.owner):
            run = await asyncio.to_thread(self._tools.store.gallery.add, new)
            job = Job(key=run.id, owner=new.owner, recipe=recipe, reporter=reporter)
            place = self.queue.submit(job)
        await self._tell_waiting(place.position)
        return job

    async def resume(self, job: Job) -> None:
        """Queue a run that was written down by an earlier program; the caps let it pass."""
        await self._tell_waiting(self.queue.submit(job).position)

    async def cancel(self, key: int) -> bool:
        """Call a job off, in the queue or in the middle of a step; False where it is over or unknown.

        Its reporter is told as soon as the engine is free of it.
        """
        waiting = self._tools.queue.remove(key)
        if waiting is not None:
            await self._cancelled(waiting)
            await self._tell_waiting()
        elif self._painting is not None and self._key == key:
            self._called_off = True
            self._painting.cancel()
        else:
            return False
        return True

    def finish(self, key: int) -> bool:
        """Let a painting end with its next frame and keep what is there; False where nothing of it is painted yet."""
        if self._key != key or self._step == 0:
            return False
        self._enough = True
        return True

    async def work(self) -> None:
        """Paint job after job until cancelled; then the picture in hand goes back to the queue of its row."""
        while True:
            job = await self._tools.queue.take()
            self._key, self._step, self._called_off, self._enough = job.key, 0, False, False
            self._painting = asyncio.create_task(self._one(job))
            try:
                await asyncio.wait([self._painting])
            finally:
                await self._over(job, self._painting)
            await self._tell_waiting()

    async def _over(self, job: Job, painting: asyncio.Task[None]) -> None:
        painting.cancel()  # no news to one that has ended
        await asyncio.wait([painting])
        self._painting = self._key = None
        self._tools.queue.done()
        try:
            await self._settle(job, painting)
        except Exception:
            log.exception("run %d could not be ended in its row", job.key)

    async def _settle(self, job: Job, painting: asyncio.Task[None]) -> None:
        if not painting.cancelled():
            painting.result()
        elif self._called_off:
            await self._cancelled(job)
        else:
            with suppress(ChangeError):  # its row never left the queue
                await asyncio.to_thread(self._tools.store.gallery.requeue, job.key)

    async def _one(self, job: Job) -> None:
        """Paint one job; whatever goes wrong in it ends here, and the next job is not touched."""
        try:
            await self._tell_waiting()
            await self._painted(job)
        except ChangeError:
            log.info("run %d was called off, or claimed by another program, before we began", job.key)
        except Exception as error:
            log.exception("run %d failed", job.key)
            await self._failed(job, self._tools.explain(error))

    async def _painted(self, job: Job) -> None:
        gallery = self._tools.store.gallery
        torch = importlib.metadata.version("torch")
        await asyncio.to_thread(gallery.begin, job.key, threads=self._tools.threads, torch=torch)
        await self._tell(job.reporter.begun(job))
        reel = Reel(self._tools.store, job)
        try:
            result = await reel.develop(await self._frames(job, reel))
        finally:
            await reel.close()
        self._key = None  # it is too late to call it off
        run = await asyncio.to_thread(gallery.finish, job.key, result)
        await self._tell(job.reporter.done(job, run))

    async def _frames(self, job: Job, reel: Reel) -> float:
        """Pass frames on until the last, or until it is enough; gives the seconds since the first."""
        clock, began, first = self._tools.clock, None, 0
        async with aclosing(self._tools.executor.frames(job.recipe)) as frames:
            async for frame in frames:
                if began is None:
                    began, first = clock(), frame.step
                self._step, steps, seconds = frame.step, frame.step - first, clock() - began
                self._tools.queue.seconds_left = _left(frame, steps, seconds)
                await reel.take(frame)
                await self._tell(job.reporter.painting(job, frame, self._tools.queue.seconds_left))
                if self._enough:
                    break
        self._tools.pace.learn(job.recipe, steps, seconds)
        return seconds

    async def _cancelled(self, job: Job) -> None:
        await asyncio.to_thread(self._tools.store.gallery.cancel, job.key)
        await self._tell(job.reporter.cancelled(job))

    async def _failed(self, job: Job, sentence: str) -> None:
        try:
            await asyncio.to_thread(self._tools.store.gallery.fail, job.key, sentence)
        finally:
            await self._tell(job.reporter.failed(job, sentence))

    async def _tell_waiting(self, first: int = 1) -> None:
        """Tell those from a position on where they stand now."""
        for job, place in self.queue.waiting()[first - 1 :]:
            await self._tell(job.reporter.queued(job, place))

    async def _tell(self, telling: Awaitable[None]) -> None:
        """Await a reporter; a person who can't be told loses no picture over it."""
        try:
            await telling
        except Exception:
            log.exception("a reporter failed")


def _left(frame: Frame, steps: int, seconds: float) -> float | None:
    return (frame.steps - frame.step) * seconds / steps if steps else None
