"""The one place that builds the parts, and closes them in reverse.

settings ─▶ lock ─▶ gallery and files ─▶ engine ─▶ executor ─▶ queue ─▶ studio

All that the engine needs is imported before a job can be claimed: who dies in these seconds dies in no picture.
"""

from __future__ import annotations

import asyncio
import os
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager, suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, Any, TypeVar

from bot import errors
from bot.jobs import JobQueue
from bot.pace import Pace
from bot.patience import OPENING, Patience, in_thread
from bot.recovery import put_back, sweeping, tell_of_others
from bot.reel import Care, Store
from bot.sitting import Tools
from bot.studio import Studio
from generator.executor import Executor
from generator.media import open_picture
from generator.memory import Library
from generator.presets import ABOUT
from storage.files import Files
from storage.gallery import Gallery
from storage.lock import held, name_of

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable, Iterator

    import numpy as np
    from numpy.typing import NDArray

    from bot.settings import Settings
    from generator.executor import Paint, Steps
    from generator.recipe import Recipe, State
    from generator.towers import Eye
    from storage.values import Front

Result = TypeVar("Result")

LOG = "reverie.log"  # in the data folder, of what is painted at the terminal
HOLDERS: dict[Front, str] = {"discord": "serving Discord", "terminal": "painting at the terminal"}


class Engine:
    """Paints recipes with pictures out of a store; an eye is opened when it is first needed."""

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
    """Give the real way of painting; imports torch: some seconds in which other threads hardly get a turn."""
    made = Engine(settings, files)
    import generator.eyes  # noqa: PLC0415
    import generator.paint  # noqa: F401, PLC0415  by now its variables are set

    return made.paint


def device(settings: Settings) -> str:
    """Name the device that is painted on; EyeError where the one that was chosen isn't there."""
    from generator.eyes import choose_device  # noqa: PLC0415  this imports torch

    return str(choose_device(settings.device))


def about_eyes() -> dict[str, str]:
    """Give the eyes that have names, each with what it is."""
    return dict(ABOUT)


@contextmanager
def store(settings: Settings, worker: str = "") -> Iterator[Store]:
    """Open what was painted so far; this needs no lock, as long as nobody paints."""
    files = Files(settings.data_dir / "files")
    gallery = Gallery(settings.database_url, worker=worker)
    try:
        yield Store(gallery=gallery, files=files)
    finally:
        gallery.close()


@asynccontextmanager
async def studio(
    settings: Settings,
    front: Front,
    painting: Callable[[Settings, Files], Paint] = engine,
    patience: Patience | None = None,
) -> AsyncIterator[tuple[Studio, Store]]:
    """Open a studio at work, alone on its data folder. A picture in hand when it closes goes back to the queue.

    Discord's waits for a database that is away and a disk that is full; at the terminal their error comes out.
    """
    patience = patience or Patience()
    async with AsyncExitStack() as stack:
        patiently = replace(patience, passing=OPENING).outlast if front == "discord" else _once
        died = await patiently(lambda _again: stack.enter_context(held(settings.data_dir, HOLDERS[front])))
        # Inside the data folder, the database is ours as the folder is. Elsewhere others may paint from it, too.
        worker = await patiently(lambda _again: name_of(settings.data_dir)) if settings.database else ""
        kept = await patiently(lambda _again: stack.enter_context(store(settings, worker)))
        await patiently(lambda _again: put_back(kept, front))
        if worker:
            await patiently(lambda _again: tell_of_others(settings.database_url, worker))
        if died:
            await stack.enter_async_context(sweeping(kept))
        executor = Executor(await asyncio.to_thread(painting, settings, kept.files))
        stack.push_async_callback(executor.close)
        care = Care(every=settings.checkpoint_seconds, patience=patience)
        made = Studio(_tools(settings, front, (kept, executor, care)))
        await stack.enter_async_context(_at_work(made))
        yield made, kept


async def _once(work: Callable[[bool], Result]) -> Result:
    return await in_thread(lambda: work(False))  # noqa: FBT003  as `Patience.outlast` calls it


def _tools(settings: Settings, front: Front, parts: tuple[Store, Executor, Care]) -> Tools:
    kept, executor, care = parts
    pace = Pace()
    ours: dict[str, Any] = {"owner": True, "log": str(settings.data_dir / LOG)} if front == "terminal" else {}
    return Tools(
        store=kept,
        executor=executor,
        queue=JobQueue(estimate=pace.seconds),
        pace=pace,
        threads=settings.painting_threads,
        care=care,
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
