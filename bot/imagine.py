"""`imagine`, `again` and `resume` at the terminal: one job through the same studio, queue and store as Discord's."""

from __future__ import annotations

import asyncio
import os
import signal
from contextlib import AsyncExitStack, contextmanager, suppress
from dataclasses import dataclass, field
from functools import partial
from typing import TYPE_CHECKING, TextIO

from bot import app, handing, unfinished
from bot.errors import BotError
from bot.jobs import Job
from bot.order import new_run
from bot.terminal import FOR_NOW, Screen, Sparse, TerminalReporter
from storage.errors import StorageError
from storage.values import LOCAL

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from rich.console import Console

    from bot.given import Picture
    from bot.reel import Store
    from bot.settings import Settings
    from bot.studio import Studio
    from bot.terminal import View
    from generator.executor import Paint
    from generator.recipe import Recipe
    from storage.files import Files
    from storage.values import Link, Run

KEEPING = "Keeping what is painted so far; Ctrl-C once more stops at once."
STOPPING = "Stopping; what is painted so far can be painted on."
INTERRUPTED = 130  # the exit code of a program that Ctrl-C ended


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """Where a command works: settings, what people read, what programs read, and how a picture is painted."""

    settings: Settings
    console: Console
    out: TextIO
    environ: Mapping[str, str] = field(default_factory=dict)
    painting: Callable[[Settings, Files], Paint] = app.engine
    leave: Callable[[int], object] = os._exit


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is to be painted, and where the result goes."""

    recipe: Recipe
    pictures: Sequence[Picture] = ()  # new ones
    links: tuple[Link, ...] = ()  # to files that are in the store
    parent: int | None = None
    resumes: int | None = None  # a run that was broken off, to be painted on
    json: bool = False
    folder: Path | None = None


def run(desk: Desk, task: Task) -> int:
    """Paint it; gives the exit code. Raises ReverieError and StorageError."""
    if task.folder is not None:
        handing.make(task.folder)
    return asyncio.run(_run(desk, task))


async def _run(desk: Desk, task: Task) -> int:
    view = Screen(desk.console) if desk.console.is_terminal else Sparse(desk.console)
    try:
        view.says("Getting ready…")
        async with AsyncExitStack() as stack:
            with _hearing({signal.SIGINT: partial(_gone, desk, view)}):
                opened = app.studio(desk.settings, "terminal", desk.painting)
                studio, store = await stack.enter_async_context(opened)
            for sentence in await asyncio.to_thread(unfinished.news, store, task.resumes):
                desk.console.print(sentence, markup=False, highlight=False, soft_wrap=True)
            done, interrupted = await _painted(desk, task, view, (studio, store))
            view.close()
            await asyncio.to_thread(handing.show, desk, task, store, done)
    finally:
        view.close()
    return INTERRUPTED if interrupted else 0


async def _painted(desk: Desk, task: Task, view: View, parts: tuple[Studio, Store]) -> tuple[Run, bool]:
    """Give the run once it is over, and whether Ctrl-C ended it."""
    studio, store = parts
    reporter = TerminalReporter(view)
    job = await (_submitted if task.resumes is None else _resumed)(task, parts, reporter)
    presses: list[str] = []

    def pressed() -> None:
        if not presses and studio.finish(job.key):
            presses.append(KEEPING)
            view.says(KEEPING)
        else:
            view.close()
            _leave(desk, store, task, job)

    def ended() -> None:
        view.says(STOPPING)
        studio.leave()
        reporter.leave(job)

    with _hearing({signal.SIGINT: pressed, signal.SIGTERM: ended}):
        try:
            return await reporter.outcome, bool(presses)
        except BotError:
            await asyncio.to_thread(unfinished.told, store, job.key)
            raise


async def _submitted(task: Task, parts: tuple[Studio, Store], reporter: TerminalReporter) -> Job:
    studio, _ = parts
    new = new_run(task.recipe, front="terminal", owner=LOCAL, parent=task.parent, files=task.links)
    return await studio.submit(new, task.recipe, reporter, task.pictures)


async def _resumed(task: Task, parts: tuple[Studio, Store], reporter: TerminalReporter) -> Job:
    studio, store = parts
    run = await asyncio.to_thread(unfinished.find, store, task.resumes)
    job = Job(key=run.id, owner=run.owner, recipe=task.recipe, reporter=reporter)
    await studio.resume(job, run.turn)
    return job


def _gone(desk: Desk, view: View) -> None:
    """Stop before anything was written down, without waiting for torch to be imported."""
    view.close()
    desk.leave(INTERRUPTED)


def _leave(desk: Desk, store: Store, task: Task, job: Job) -> None:
    """Stop without waiting for the engine: a step may take long, and opening an eye longer."""
    said = f"Stopped; nothing of run {job.key} is kept."
    with suppress(StorageError):
        if task.resumes is None:
            store.gallery.cancel(job.key)
            store.gallery.told(job.key)
        else:  # an earlier program's work is not thrown away
            said = FOR_NOW.format(run=job.key)
            store.gallery.requeue(job.key)
    desk.console.print(said, markup=False, highlight=False)
    desk.console.file.flush()
    desk.leave(INTERRUPTED)


@contextmanager
def _hearing(answers: Mapping[signal.Signals, Callable[[], None]]) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    for number, answer in answers.items():
        loop.add_signal_handler(number, answer)
    try:
        yield
    finally:
        for number in answers:
            loop.remove_signal_handler(number)
