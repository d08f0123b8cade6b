"""One sitting: a job is painted from its last checkpoint, or from the beginning, to its end."""

from __future__ import annotations

import importlib.metadata
import logging
import time
from contextlib import aclosing
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, TypeVar

from bot import checkpoints, errors, excuses
from bot.patience import in_thread
from bot.reel import Care, Reel
from generator.errors import PaintError
from storage.values import Role

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Awaitable, Callable

    from bot.jobs import Job, JobQueue
    from bot.pace import Pace
    from bot.reel import Store
    from generator.executor import Executor
    from generator.recipe import Frame, State
    from storage.errors import StorageError
    from storage.files import Files
    from storage.values import Run

log = logging.getLogger(__name__)

Result = TypeVar("Result")

UNFIT = (LookupError, ValueError, TypeError, RuntimeError, PaintError)  # what a state of another program may lead to
GIVEN = (Role.START, Role.TARGET, Role.STYLE, Role.PARENT)
BEGINNING = -1  # the step before all frames


@dataclass(frozen=True, slots=True, kw_only=True)
class Tools:
    """What the studio works with; who built it closes it."""

    store: Store
    executor: Executor
    queue: JobQueue
    pace: Pace
    threads: int = 1  # of a painting, kept with the run
    clock: Callable[[], float] = time.monotonic
    care: Care = field(default_factory=Care)
    explain: Callable[[BaseException], str] = errors.sentence
    leaving: float = 6.0  # seconds that are waited for a checkpoint when the program ends


async def tell(telling: Awaitable[None]) -> None:
    """Await a reporter; a person who can't be told loses no picture over it."""
    try:
        await telling
    except Exception:
        log.exception("a reporter failed")


class Sitting:
    """A job that is being painted. The flags are set from outside, and heeded at the next frame."""

    def __init__(self, tools: Tools, job: Job) -> None:
        self._tools, self._job = tools, job
        self._reel: Reel | None = None
        self._held: float | None = None  # since when, by the clock, it waits for the store
        self.step = 0  # of the last frame
        self.enough = False  # what is there will do
        self.leaving = False  # the program ends: keep a checkpoint, and go
        self.left = False  # it is to be gone on with
        self.sealed = False  # it is too late to call it off

    async def paint(self) -> None:
        """Paint it to its end, unless the program ends before; ChangeError where the run is not ours to paint."""
        run = await self._claim()
        await tell(self._job.reporter.begun(self._job))
        store = self._tools.store
        reel = self._reel = Reel(store, self._job, self._tools.care, self._held_up)
        try:
            seconds = await self._frames(run, reel)
            await reel.written()
            if self.leaving and self.step < run.steps:
                self.left = True
                return
            self.sealed = True
            done = await reel.end(seconds)
        finally:
            await reel.close()
        await in_thread(partial(checkpoints.release, store, self._job.key))
        await tell(self._job.reporter.done(self._job, done))

    async def _claim(self) -> Run:
        gallery, torch = self._tools.store.gallery, importlib.metadata.version("torch")
        begin = partial(gallery.begin, self._job.key, threads=self._tools.threads, torch=torch)
        return await self._tools.care.patience.outlast(lambda again: begin(again=again), self._held_up)

    async def _outlast(self, work: Callable[[], Result]) -> Result:
        return await self._tools.care.patience.outlast(lambda _again: work(), self._held_up)

    async def _held_up(self, error: StorageError) -> None:
        self._held = self._tools.clock()
        await tell(self._job.reporter.held_up(self._job, self._tools.explain(error)))

    async def _frames(self, run: Run, reel: Reel) -> float:
        """Pass frames on until the last, or until it is enough; gives the seconds that were painted, ever."""
        clock, began, first, seconds, steps = self._tools.clock, None, 0, 0.0, 0
        before = run.seconds or 0.0  # in earlier sittings
        async with aclosing(self._opened(run, reel)) as frames:
            async for frame in frames:
                if began is None:
                    began, first, self._held = clock(), frame.step, None
                self.step, steps, seconds = frame.step, frame.step - first, clock() - began
                self._tools.queue.seconds_left = _left(frame, steps, seconds)
                await reel.take(frame, before + seconds, at_once=self.leaving)
                began += self._waited()
                await tell(self._job.reporter.painting(self._job, frame, self._tools.queue.seconds_left))
                if self.enough or self.leaving:
                    break
        self._tools.pace.learn(self._job.recipe, steps, seconds)
        return before + seconds

    def _waited(self) -> float:
        """Give the seconds that it waited for the store, which are none of painting."""
        since, self._held = self._held, None
        return 0.0 if since is None else self._tools.clock() - since

    async def _opened(self, run: Run, reel: Reel) -> AsyncGenerator[Frame, None]:
        """Frames from the newest checkpoint that can be gone on from, or from the beginning."""
        await self._outlast(partial(_given, self._tools.store.files, run))
        async with aclosing(self._states(run)) as states:
            async for step, state in states:
                reel.go_on(run, step, _said(run, step))
                begun = False
                try:
                    async with aclosing(self._tools.executor.frames(self._job.recipe, state)) as frames:
                        async for frame in frames:
                            begun = True
                            yield frame
                except UNFIT:
                    if begun or state is None:
                        raise
                    log.warning("run %d can't go on from step %d", run.id, step, exc_info=True)
                else:
                    return

    async def _states(self, run: Run) -> AsyncGenerator[tuple[int, State | None], None]:
        """Give step and state of each sound checkpoint, the newest first, and at last the beginning."""
        for checkpoint in checkpoints.of(run):
            state = await self._outlast(partial(checkpoints.read, self._tools.store.files, checkpoint))
            if state is not None:
                yield checkpoint.n, state
        yield BEGINNING, None


def _given(files: Files, run: Run) -> None:
    """Read what goes into a painting before the engine does, which can't wait for it."""
    for link in run.files:
        if link.role in GIVEN:
            files.read(link.file.sha256)


def _said(run: Run, step: int) -> tuple[str, ...]:
    """Say where it goes on, if that is not where it stopped."""
    newest = next((checkpoint.n for checkpoint in checkpoints.of(run)), BEGINNING)
    if step == newest:
        return ()
    return (excuses.FROM_BEGINNING if step == BEGINNING else excuses.FROM_EARLIER.format(step=step),)


def _left(frame: Frame, steps: int, seconds: float) -> float | None:
    return (frame.steps - frame.step) * seconds / steps if steps else None
