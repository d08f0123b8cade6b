"""Where painting meets asyncio, and nowhere else: one engine thread steps through a painting, frame by frame.

The one thread is the engine's lock: two paintings may be open, but never compute at the same time. Torch is not
imported here: `paint` is handed in.
"""

from __future__ import annotations

import asyncio
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import AsyncGenerator, Callable, Generator

    from generator.recipe import Frame, Recipe, State

    Steps = Generator[Frame, None, None]
    Paint = Callable[[Recipe, State | None], Steps]


class Executor:
    """The owner of the engine thread."""

    def __init__(self, paint: Paint) -> None:
        """Use `paint`, whose every step then runs on the engine thread."""
        self._paint = paint
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="engine")

    async def frames(self, recipe: Recipe, state: State | None = None) -> AsyncGenerator[Frame, None]:
        """Yield the frames of a painting; the next step is computed only when its frame is asked for.

        Read it inside `contextlib.aclosing`: then a reader that stops early, or is cancelled in the middle of a step,
        frees the engine as soon as that step is over. Errors of `paint` come out here; so does RuntimeError once the
        executor is closed.
        """
        loop = asyncio.get_running_loop()
        steps = self._paint(recipe, state)
        try:
            while (frame := await loop.run_in_executor(self._thread, next, steps, None)) is not None:
                yield frame
        finally:
            await asyncio.shield(self._end(steps))

    async def _end(self, steps: Steps) -> None:
        try:
            # Behind the step that may still run: a generator can't be closed in the middle of one.
            ending = self._thread.submit(steps.close)
        except RuntimeError:  # the executor was closed: no step can be running any more
            steps.close()
        else:
            await asyncio.wrap_future(ending)

    async def close(self) -> None:
        """Wait for the step that is running, and stop; whoever still reads frames gets a RuntimeError."""
        self._thread.shutdown(wait=False)  # at once: no further step begins
        await asyncio.to_thread(self._thread.shutdown)
