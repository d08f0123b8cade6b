"""The one place that builds the parts, and closes them in reverse.

settings ─▶ lock ─▶ gallery and files ─▶ engine ─▶ executor ─▶ queue ─▶ studio
"""

from __future__ import annotations

import asyncio
import os
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from bot import errors
from bot.jobs import JobQueue
from bot.pace import Pace
from bot.reel import Store
from bot.sitting import Tools
from bot.studio import Studio
from generator.executor import Executor
from generator.media import open_picture
from generator.memory import Library
from generator.presets import ABOUT
from storage.files import Files
from storage.gallery import Gallery
from storage.lock import held
from storage.status import Status

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from bot.settings import Settings
    from generator.executor import Paint, Steps
    from generator.recipe import Recipe, State
    from generator.towers import Eye
    from storage.values import Front

LOG = "reverie.log"  # in the data folder, of what is painted at the terminal
BROKEN_OFF = "The program ended before this picture was finished: paint it again."


class Engine:
    """Paints recipes with pictures out of a store; opened when it is first needed, as importing torch takes seconds."""

    def __init__(self, settings: Settings, files: Files) -> None:
        # Both are read when torch is imported. Spinning threads beside a busy process took 26 times as long.
        os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")
        os.environ["OMP_NUM_THREADS"] = str(settings.painting_threads)
        self._device, self._files = settings.device, files
        self._eyes: dict[str, Eye] = {}

    def paint(self, recipe: Recipe, state: State | None = None) -> Steps:
        """Yield the frames of a recipe, on the engine thread; see `generator.paint.paint`."""
        from generator.paint import paint  # noqa: PLC0415  this imports torch
        from generator.recall import bundled  # noqa: PLC0415  this reads the bank

        library = Library(image=self._image, state=self._state, memory=bundled())
        yield from paint(self._eye(recipe.eye), library, recipe, state)

    def _eye(self, name: str) -> Eye:
        from generator import eyes  # noqa: PLC0415  this imports torch

        if name not in self._eyes:
            self._eyes[name] = eyes.load(name, self._device)
        return self._eyes[name]

    def _image(self, sha256: str) -> NDArray[np.uint8]:
        return open_picture(self._files.read(sha256))

    def _state(self, sha256: str) -> State:
        from safetensors.numpy import load  # noqa: PLC0415  rarely needed

        return load(self._files.read(sha256))


def engine(settings: Settings, files: Files) -> Paint:
    """Give the real way of painting."""
    return Engine(settings, files).paint


def device(settings: Settings) -> str:
    """Name the device that is painted on; EyeError where the one that was chosen isn't there."""
    from generator.eyes import choose_device  # noqa: PLC0415  this imports torch

    return str(choose_device(settings.device))


def about_eyes() -> dict[str, str]:
    """Give the eyes that have names, each with what it is."""
    return dict(ABOUT)


@contextmanager
def store(settings: Settings) -> Iterator[Store]:
    """Open what was painted so far; this needs no lock, as long as nobody paints."""
    files = Files(settings.data_dir / "files")
    gallery = Gallery(settings.database_url)
    try:
        yield Store(gallery=gallery, files=files)
    finally:
        gallery.close()


@asynccontextmanager
async def studio(
    settings: Settings, front: Front, painting: Callable[[Settings, Files], Paint] = engine
) -> AsyncIterator[tuple[Studio, Store]]:
    """Open a studio at work, alone on its data folder. A picture in hand when it closes goes back to the queue."""
    async with AsyncExitStack() as stack:
        stack.enter_context(held(settings.data_dir))
        kept = await asyncio.to_thread(stack.enter_context, store(settings))
        await asyncio.to_thread(kept.files.tidy)
        if front == "terminal":
            await asyncio.to_thread(_end_broken_off, kept)
        executor = Executor(painting(settings, kept.files))
        stack.push_async_callback(executor.close)
        made = Studio(_tools(settings, front, kept, executor))
        await stack.enter_async_context(_at_work(made))
        yield made, kept


def _tools(settings: Settings, front: Front, kept: Store, executor: Executor) -> Tools:
    pace = Pace()
    ours: dict[str, Any] = {"owner": True, "log": str(settings.data_dir / LOG)} if front == "terminal" else {}
    return Tools(
        store=kept,
        executor=executor,
        queue=JobQueue(estimate=pace.seconds),
        pace=pace,
        threads=settings.painting_threads,
        explain=partial(errors.sentence, **ours),
    )


@asynccontextmanager
async def _at_work(made: Studio) -> AsyncIterator[None]:
    work = asyncio.create_task(made.work())
    try:
        yield
    finally:
        work.cancel()
        with suppress(asyncio.CancelledError):
            await work


def _end_broken_off(kept: Store) -> None:
    """Nobody else paints here while we hold the lock, so what is still open in the rows was broken off."""
    for run in kept.gallery.open_runs("terminal", Status.QUEUED, Status.PAINTING):
        kept.gallery.fail(run.id, BROKEN_OFF)
