"""The studio: takes job after job from the queue, has it painted, tells its reporter, and keeps what came out.

The row is written before the job is queued, so that position, cancelling and a restart speak of one number.
"""

from __future__ import annotations

import asyncio
import logging
from dataclasses import dataclass, field, replace
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from bot import checkpoints
from bot.holding import write_down
from bot.jobs import Job
from bot.pace import measure
from bot.patience import in_thread
from bot.sitting import Sitting, tell
from storage.errors import ChangeError, StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable, Iterable, Mapping

    from bot.given import Picture
    from bot.jobs import Reporter
    from bot.sitting import Tools
    from generator.recipe import Recipe
    from storage.values import NewRun

log = logging.getLogger(__name__)

Result = TypeVar("Result")

AFTERWARDS = 1.0  # seconds for a picture that is left without a checkpoint


@dataclass(slots=True, kw_only=True)
class _Hand:
    job: Job
    sitting: Sitting
    painting: asyncio.Task[None]
    called_off: bool = False  # by its person, not by the end of the program
    over: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def left(self) -> bool:
        """Whether it is to be gone on with later."""
        return not self.painting.done() or self.painting.cancelled() or self.sitting.left


class Studio:
    """One worker. All of it lives on the event loop's thread, except what it hands to others."""

    def __init__(self, tools: Tools) -> None:
        self._tools = tools
        self.queue, self.pace = tools.queue, tools.pace
        self._gallery = tools.store.gallery
        self._hand: _Hand | None = None  # the picture that is being painted
        self._last: _Hand | None = None  # the same, or the one before it, which may still be let go of
        self._until = float("inf")  # when it must be left, once the program ends

    async def submit(self, new: NewRun, recipe: Recipe, reporter: Reporter, pictures: Iterable[Picture] = ()) -> Job:
        """Write the run down with new pictures, then queue it; QueueError where there is no room, MissingError."""
        with self.queue.room(new.owner) as turn:
            run = await asyncio.to_thread(write_down, self._tools.store, replace(new, turn=turn), pictures)
            job = Job(key=run.id, owner=new.owner, recipe=recipe, reporter=reporter)
            place = self.queue.submit(job, turn)
        await self._tell_waiting(place.position)
        return job

    async def resume(self, job: Job, turn: int) -> None:
        """Queue a run that was written down by an earlier program, in its old turn; the caps let it pass."""
        await self._tell_waiting(self.queue.submit(job, turn).position)

    async def measure(self, recipes: Iterable[Recipe]) -> Mapping[str, float]:
        """Give the seconds of one step by quality, found in a few steps, as long as nothing is to be painted."""
        return await measure(self._tools.executor, recipes, lambda: not (self.queue.painting or self.queue.waiting()))

    async def patiently(self, work: Callable[[bool], Result]) -> Result:
        """Do something with the store as soon as it lets us; `work` is told whether it is tried again."""
        return await self._tools.care.patience.outlast(work)

    async def cancel(self, key: int) -> bool:
        """Call a job off, in the queue or in the middle of a step; False where it is over or unknown.

        Its reporter is told as soon as the engine is free of it. A StorageError leaves a waiting one where it is.
        """
        waiting = next((job for job, _ in self.queue.waiting() if job.key == key), None)
        if waiting is not None:
            try:
                await in_thread(partial(self._gallery.cancel, key))
            except ChangeError:  # somebody was faster
                return False
            self.queue.remove(key)
            await self._ended(waiting, waiting.reporter.cancelled(waiting))
            await self._tell_waiting()
            return True
        if self._hand is None or self._hand.job.key != key or self._hand.sitting.sealed:
            return False
        self._hand.called_off = True
        self._hand.painting.cancel()
        return True

    async def call_off(self, owner: int) -> None:
        """Call off all jobs of a person, and wait until nobody works at them any more."""
        last = self._last
        for job in self.queue.of(owner):
            await self.cancel(job.key)
        if last is not None and last.job.owner == owner:
            await last.over.wait()

    def finish(self, key: int) -> bool:
        """Let a painting end with its next frame and keep what is there; False where nothing of it is painted yet."""
        if self._hand is None or self._hand.job.key != key or self._hand.sitting.step == 0:
            return False
        self._hand.sitting.enough = True
        return True

    def leave(self) -> None:
        """Begin nothing new, and keep the picture in hand, with its next frame, to be gone on with."""
        self._until = min(self._until, self._tools.clock() + self._tools.leaving)
        if self._hand is not None:
            self._hand.sitting.leaving = True

    async def work(self) -> None:
        """Paint job after job until cancelled; then the picture in hand goes back to the queue of its row."""
        while self._until == float("inf"):
            job = await self.queue.take()
            sitting = Sitting(self._tools, job)
            hand = _Hand(job=job, sitting=sitting, painting=asyncio.create_task(self._one(job, sitting)))
            self._hand = self._last = hand
            try:
                await asyncio.wait([hand.painting])
            finally:
                await self._over(hand)
            await self._tell_waiting()

    async def _over(self, hand: _Hand) -> None:
        if not hand.painting.done():  # the program ends
            self.leave()
            await asyncio.wait([hand.painting], timeout=max(0.0, self._until - self._tools.clock()))
            hand.painting.cancel()
            await asyncio.wait([hand.painting], timeout=AFTERWARDS)
        self._hand = None
        self.queue.done()
        try:
            await self._settle(hand)
        except Exception:
            log.exception("run %d could not be ended in its row", hand.job.key)
        await asyncio.wait([hand.painting])  # a step that takes long still runs
        hand.over.set()

    async def _settle(self, hand: _Hand) -> None:
        if hand.called_off and hand.left:
            cancel = partial(self._gallery.cancel, hand.job.key)
            await self.patiently(lambda again: cancel(again=again))
            await self._ended(hand.job, hand.job.reporter.cancelled(hand.job))
        elif hand.left:
            await self._put_back(hand.job.key)
        else:
            hand.painting.result()

    async def _put_back(self, key: int) -> None:
        """Queue the row of what is gone on with later; where that fails, the next start finds it as after a crash."""
        try:
            await in_thread(partial(self._gallery.requeue, key))
        except ChangeError:
            log.debug("the row of run %d never left the queue", key)
        except StorageError as error:
            log.warning("run %d could not be put back into the queue: %s", key, error)

    async def _one(self, job: Job, sitting: Sitting) -> None:
        """Paint one job; whatever goes wrong in it ends here, and the next job is not touched."""
        try:
            await self._tell_waiting()
            await sitting.paint()
        except ChangeError:
            log.info("run %d was called off, or claimed by another program, before we began", job.key)
        except Exception as error:
            log.exception("run %d failed", job.key)
            await self._failed(job, self._tools.explain(error))

    async def _failed(self, job: Job, sentence: str) -> None:
        fail = partial(self._gallery.fail, job.key, sentence)
        try:
            await self.patiently(lambda again: fail(again=again))
        finally:
            await self._ended(job, job.reporter.failed(job, sentence))

    async def _ended(self, job: Job, telling: Awaitable[None]) -> None:
        """Let go of a job's checkpoints, and tell how it ended; in this order, as what is told is not looked after."""
        await in_thread(partial(checkpoints.release, self._tools.store, job.key))
        await tell(telling)

    async def _tell_waiting(self, first: int = 1) -> None:
        """Tell those from a position on where they stand now."""
        for job, place in self.queue.waiting()[first - 1 :]:
            await tell(job.reporter.queued(job, place))
