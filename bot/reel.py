"""What is kept of one painting: its frames and checkpoints while it goes on, picture and film at its end."""

from __future__ import annotations

import asyncio
import logging
import time
from dataclasses import asdict, dataclass, field
from typing import TYPE_CHECKING, TypeVar

from bot import checkpoints, developing
from bot.checkpoints import Checkpoint
from bot.patience import PASSING, Patience, in_thread
from generator.film import STRIDE
from generator.media import png
from storage.values import Link, Result, Role, Score, Source

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.jobs import Job
    from generator.recipe import Frame
    from storage.errors import StorageError
    from storage.files import Files
    from storage.gallery import Gallery
    from storage.values import Run

log = logging.getLogger(__name__)

Done = TypeVar("Done")

QUICK = 1  # zlib's level for frames: a tenth larger than the usual one, and three times as fast
UNSAVED = "run %d is painted on without a checkpoint: %s"


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """Where runs and their files are kept."""

    gallery: Gallery
    files: Files


@dataclass(frozen=True, slots=True, kw_only=True)
class Care:
    """How well a painting is looked after: the seconds between checkpoints, by a clock that only goes forwards."""

    every: float = checkpoints.EVERY
    clock: Callable[[], float] = time.monotonic
    patience: Patience = field(default_factory=Patience)


class Reel:
    """The frames of one job. A frame is written while the engine computes the next; never more than one waits.

    While the store is away, full or not to be written, the painting waits for it, and `held_up` is told once what for.
    """

    def __init__(
        self, store: Store, job: Job, care: Care, held_up: Callable[[StorageError], Awaitable[object]]
    ) -> None:
        self._store, self._job, self._care = store, job, care
        self._held_up = held_up
        self._kept: dict[int, str] = {}  # step -> SHA-256
        self._notes: tuple[str, ...] = ()
        self._sources: tuple[Source, ...] = ()
        self._last: Frame | None = None
        self._saved = 0.0  # when the last checkpoint was, by the clock
        self._unsaved = False  # whether that one failed
        self._writing: asyncio.Future[None] | None = None

    def go_on(self, run: Run, step: int, notes: tuple[str, ...]) -> None:
        """Take the frames of an earlier program up to a step for ours; `notes` say how it came to that."""
        frames = sorted((link for link in run.files if link.role is Role.FRAME), key=lambda link: link.n)
        self._kept = {link.n: link.file.sha256 for link in frames if link.n <= step}
        self._notes = run.notes + notes

    async def take(self, frame: Frame, seconds: float, *, at_once: bool = False) -> None:
        """Keep a frame of every second step, and now and then (or at once) a checkpoint.

        `seconds` is how long it was painted. Errors of the store come out at the next frame, or in `end`.
        """
        await self.written()
        first, self._last = self._last is None, frame
        due = self._due(first=first) or at_once
        made = None
        if due and frame.step < frame.steps:
            made = Checkpoint(step=frame.step, state=await in_thread(frame.state), seconds=seconds)
        self._writing = asyncio.ensure_future(self._write(frame, made, first=first))

    async def written(self) -> None:
        """Wait until everything is written."""
        if self._writing is not None:
            await asyncio.shield(self._writing)

    async def end(self, seconds: float) -> Run:
        """Make the picture and its film, keep them with the state to go on from, and end the run in its row."""
        await self.written()
        return await self._outlast(lambda again: self._end(seconds, again=again))

    async def close(self) -> None:
        """Stop trying to write what the store doesn't take, and wait until nothing is being written."""
        if self._writing is not None:
            self._writing.cancel()
            await asyncio.wait([self._writing])
            if not self._writing.cancelled():
                self._writing.exception()  # whoever closes has an error of their own, or took the last frame

    def _due(self, *, first: bool) -> bool:
        now = self._care.clock()
        if first:
            self._saved = now
        due = now - self._saved >= self._care.every
        self._saved = now if due else self._saved
        return due

    async def _outlast(self, work: Callable[[bool], Done]) -> Done:
        return await self._care.patience.outlast(work, self._held_up)

    async def _write(self, frame: Frame, made: Checkpoint | None, *, first: bool) -> None:
        if first:
            await self._outlast(lambda _again: self._look(frame))
        if frame.step % STRIDE == 0:
            await self._outlast(lambda _again: self._keep(frame))
        if made is not None:
            await in_thread(lambda: self._save(made))

    def _save(self, made: Checkpoint) -> None:
        """Write a checkpoint, or do without it; the owner is told of the first in a row that failed."""
        try:
            checkpoints.write(self._store, self._job.key, made)
        except PASSING as error:
            log.log(logging.INFO if self._unsaved else logging.WARNING, UNSAVED, self._job.key, error)
            self._unsaved = True
        else:
            self._unsaved = False

    def _look(self, frame: Frame) -> None:
        self._sources = tuple(Source(**asdict(source)) for source in frame.sources)
        notes = tuple(dict.fromkeys((*frame.notes, *self._notes)))
        self._store.gallery.looked(self._job.key, self._sources, notes)

    def _keep(self, frame: Frame) -> None:
        with self._store.files.storing():
            link = self._frame(frame)
            self._store.gallery.progress(self._job.key, frame.step, scores(frame), [link])

    def _frame(self, frame: Frame) -> Link:
        kept = self._store.files.put(png(frame.image, level=QUICK), "png")
        self._kept[frame.step] = kept.sha256
        return Link(role=Role.FRAME, n=frame.step, file=kept)

    def _end(self, seconds: float, *, again: bool) -> Run:
        frame, gallery = self._last, self._store.gallery
        if frame is None:
            raise RuntimeError("A painting has at least one frame.")
        with self._store.files.storing():
            last = (self._frame(frame),) if frame.step % STRIDE else ()
            texts = developing.texts(self._job.recipe, frame, self._sources)
            made = developing.develop(self._store.files, frame, self._kept.values(), texts)
            result = Result(step=frame.step, seconds=seconds, scores=scores(frame), files=(*last, *made))
            return gallery.finish(self._job.key, result, again=again)


def scores(frame: Frame) -> tuple[Score, ...]:
    """Give a frame's scores as the store keeps them."""
    return tuple(Score(**asdict(score)) for score in frame.scores)
