"""The Reporter of the terminal: a live bar with scores and a small picture, or sparse lines where nobody looks on."""

from __future__ import annotations

import asyncio
import logging
import os
import time
from contextlib import suppress
from typing import TYPE_CHECKING, Protocol

from rich.console import Console, Group
from rich.live import Live
from rich.markup import escape
from rich.progress_bar import ProgressBar
from rich.spinner import Spinner
from rich.table import Table
from rich.text import Text

from bot.errors import BotError, StoppedError
from bot.preview import Blocks

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.console import RenderableType

    from bot.jobs import Job, Place
    from generator.recipe import Frame, Score
    from storage.values import Run

OPENING = "Opening the eye…"
FOR_NOW = "Stopped for now: `resume {run}` paints on."
ROWS = 16  # of characters, of the small picture
BAR = 30  # characters
FULL = 0.5  # cosine that fills a score's bar
EVERY = 5.0  # seconds between plain lines
REFRESH = 4  # screens a second


class View(Protocol):
    """How news looks."""

    def says(self, sentence: str) -> None:
        """Show a sentence."""

    def shows(self, frame: Frame, seconds_left: float | None) -> None:
        """Show how far the painting is."""

    def close(self) -> None:
        """Leave the terminal as it was found."""


class Log(logging.FileHandler):
    """A log that can't be opened or written, as on a full disk, ends no painting and says nothing to the person."""

    def emit(self, record: logging.LogRecord) -> None:
        """Write a line if that is possible."""
        with suppress(OSError):
            super().emit(record)

    def handleError(self, record: logging.LogRecord) -> None:  # noqa: N802  the library's name for it
        """Say nothing: the library would print a traceback."""


class Paper(Console):
    """A console whose reader may go away, as `| head` does: the picture is painted all the same."""

    def on_broken_pipe(self) -> None:
        """Say nothing more; what is still to be flushed goes nowhere."""
        self.quiet = True
        os.dup2(os.open(os.devnull, os.O_WRONLY), self.file.fileno())


class TerminalReporter:
    """Passes news on to a view, and keeps the end of the story: `outcome` gives the run or raises."""

    def __init__(self, view: View) -> None:
        self._view = view
        self.outcome: asyncio.Future[Run] = asyncio.get_running_loop().create_future()

    async def queued(self, job: Job, place: Place) -> None:
        """Say the place in the queue, unless it is the front."""
        if place.position > 1:
            self._view.says(f"Run {job.key} is number {place.position} in the queue, {about(place.seconds)} to wait.")

    async def begun(self, _job: Job) -> None:
        """Say why nothing moves yet."""
        self._view.says(OPENING)

    async def painting(self, _job: Job, frame: Frame, seconds_left: float | None) -> None:
        """Show the frame."""
        self._view.shows(frame, seconds_left)

    async def held_up(self, _job: Job, sentence: str) -> None:
        """Say what it waits for."""
        self._view.says(f"{sentence} The painting waits for that.")

    async def done(self, _job: Job, run: Run) -> None:
        """Keep the run."""
        self.outcome.set_result(run)

    async def failed(self, job: Job, sentence: str) -> None:
        """Keep the sentence."""
        self.outcome.set_exception(BotError(f"{sentence} (run {job.key})"))

    def leave(self, job: Job) -> None:
        """End the story for now."""
        if not self.outcome.done():
            self.outcome.set_exception(StoppedError(FOR_NOW.format(run=job.key)))

    async def cancelled(self, job: Job) -> None:
        """Keep that it was called off."""
        self.outcome.set_exception(StoppedError(f"Stopped before anything was painted (run {job.key})."))


class Sparse:
    """Plain lines, each at least five seconds after the one before."""

    def __init__(self, console: Console, clock: Callable[[], float] = time.monotonic) -> None:
        self._console, self._clock, self._last = console, clock, float("-inf")

    def says(self, sentence: str) -> None:
        """Print a line."""
        self._console.print(sentence, markup=False, highlight=False, soft_wrap=True)

    def shows(self, frame: Frame, seconds_left: float | None) -> None:
        """Print a line now and then."""
        now = self._clock()
        if now - self._last >= EVERY:
            self._last = now
            self.says(
                f"Step {frame.step} of {frame.steps}" + (f", {about(seconds_left)} left." if seconds_left else ".")
            )

    def close(self) -> None:
        """Nothing is left open."""


class Screen:
    """A part of the terminal that is drawn again and again."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._live = Live(console=console, refresh_per_second=REFRESH, transient=True)
        self._live.start()

    def says(self, sentence: str) -> None:
        """Show a sentence beside something that moves."""
        self._live.update(Spinner("dots", text=Text(sentence)))

    def shows(self, frame: Frame, seconds_left: float | None) -> None:
        """Show bar, scores and, where there are colours, the picture."""
        self._live.update(screen(frame, seconds_left, colours=self._console.color_system is not None))

    def close(self) -> None:
        """Take the screen away."""
        self._live.stop()


def screen(frame: Frame, seconds_left: float | None, *, colours: bool) -> RenderableType:
    """Lay out one frame."""
    news = Group(_bar(frame, seconds_left), Text(), *map(_score, frame.scores))
    if not colours:
        return news
    grid = Table.grid(padding=(0, 2))
    grid.add_row(Blocks(frame.image, ROWS), news)
    return grid


def _bar(frame: Frame, seconds_left: float | None) -> RenderableType:
    grid = Table.grid(padding=(0, 1))
    left = "" if seconds_left is None else f"{about(seconds_left)} left"
    grid.add_row(ProgressBar(frame.steps, frame.step, width=BAR), f"{frame.step}/{frame.steps}", left)
    return grid


def _score(score: Score) -> RenderableType:
    """Say how much one prompt is in the picture; green what is wanted, red what isn't."""
    filled = round(BAR * min(max(score.value / FULL, 0), 1))
    ink = "green" if score.weight > 0 else "red"
    bar = f"[{ink}]{'█' * filled}[/][dim]{'░' * (BAR - filled)}[/]"
    text = Text.from_markup(f"{bar} {score.value:.2f} {escape(score.label)}", overflow="ellipsis")
    text.no_wrap = True
    return text


def about(seconds: float) -> str:
    """Say a time ahead in words."""
    if seconds < 1:
        return "a moment"
    return f"about {seconds:.0f} s" if seconds < 100 else f"about {seconds / 60:.0f} min"  # noqa: PLR2004
