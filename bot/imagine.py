"""`imagine` and `again` at the terminal: one job through the same studio, queue and store as Discord's."""

from __future__ import annotations

import asyncio
import os
import re
import shutil
import signal
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TextIO

from bot import app, tell
from bot.errors import UsageError
from bot.holding import check_there, storing
from bot.preview import Blocks, protocol
from bot.terminal import ROWS, Screen, Sparse, TerminalReporter
from generator.codec import to_json
from generator.media import open_picture, upscale
from storage.errors import StorageError
from storage.values import LOCAL, Link, NewRun, Role

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from pathlib import Path

    from rich.console import Console

    from bot.given import Picture
    from bot.jobs import Job
    from bot.reel import Store
    from bot.settings import Settings
    from bot.studio import Studio
    from bot.terminal import View
    from generator.executor import Paint
    from generator.recipe import Recipe
    from storage.files import Files
    from storage.values import Run

KEEPING = "Keeping what is painted so far; Ctrl-C once more stops at once."
INTERRUPTED = 130  # the exit code of a program that Ctrl-C ended
NAME = 40  # characters of a file's name


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
    json: bool = False
    folder: Path | None = None


def run(desk: Desk, task: Task) -> int:
    """Paint it; gives the exit code. Raises ReverieError and StorageError."""
    if task.folder is not None:
        _made(task.folder)
    return asyncio.run(_run(desk, task))


async def _run(desk: Desk, task: Task) -> int:
    view = Screen(desk.console) if desk.console.is_terminal else Sparse(desk.console)
    try:
        view.says("Opening the store…")
        async with app.studio(desk.settings, "terminal", desk.painting) as (studio, store):
            done, interrupted = await _painted(desk, task, view, (studio, store))
            view.close()
            await asyncio.to_thread(_show, desk, task, store, done)
    finally:
        view.close()
    return INTERRUPTED if interrupted else 0


async def _painted(desk: Desk, task: Task, view: View, parts: tuple[Studio, Store]) -> tuple[Run, bool]:
    """Give the run once it is over, and whether Ctrl-C ended it."""
    studio, store = parts
    reporter = TerminalReporter(view)
    async with storing(store.files):
        await asyncio.to_thread(check_there, store.files, task.links)
        links = task.links + await asyncio.to_thread(_keep, store, task.pictures)
        job = await studio.submit(_new_run(task, links), task.recipe, reporter)
    presses: list[str] = []

    def pressed() -> None:
        if not presses and studio.finish(job.key):
            presses.append(KEEPING)
            view.says(KEEPING)
        else:
            view.close()
            _leave(desk, store, job)

    with _on_ctrl_c(pressed):
        return await reporter.outcome, bool(presses)


def _leave(desk: Desk, store: Store, job: Job) -> None:
    """Stop without waiting for the engine: a step may take long, and opening an eye longer."""
    with suppress(StorageError):
        store.gallery.cancel(job.key)
    desk.console.print(f"Stopped; nothing of run {job.key} is kept.", highlight=False)
    desk.console.file.flush()
    desk.leave(INTERRUPTED)


@contextmanager
def _on_ctrl_c(pressed: Callable[[], None]) -> Iterator[None]:
    loop = asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGINT, pressed)
    try:
        yield
    finally:
        loop.remove_signal_handler(signal.SIGINT)


def _new_run(task: Task, links: tuple[Link, ...]) -> NewRun:
    recipe = task.recipe
    return NewRun(
        front="terminal",
        owner=LOCAL,
        line=recipe.text,
        recipe=to_json(recipe),
        seed=recipe.seed,
        steps=recipe.steps,
        eye=recipe.eye,
        weights=recipe.weights,
        style=recipe.style,
        parent=task.parent,
        files=links,
    )


def _keep(store: Store, pictures: Sequence[Picture]) -> tuple[Link, ...]:
    return tuple(
        Link(role=picture.role, n=number, file=store.files.put(picture.data, picture.kind))
        for number, picture in enumerate(pictures)
    )


def _show(desk: Desk, task: Task, store: Store, done: Run) -> None:
    found = tell.paths(done, store.files)
    if task.folder is not None:
        found = _copied(found, task.folder, done)
    if desk.console.is_terminal:
        _preview(desk, store.files.read(_png(done)))
    for line in tell.result(done, found):
        desk.console.print(line, markup=False, highlight=False, soft_wrap=True)
    if task.json:
        print(tell.as_json(done, found), file=desk.out)
    store.gallery.told(done.id)


def _png(done: Run) -> str:
    kept = done.file(Role.PNG)
    if kept is None:
        raise RuntimeError(f"Run {done.id} is done, but has no picture.")
    return kept.sha256


def _preview(desk: Desk, png: bytes) -> None:
    """Show the picture itself where the terminal can, else colour blocks, else nothing."""
    image = open_picture(png)
    draw = protocol(desk.environ)
    if draw is not None:
        desk.console.file.write("".join(draw(upscale(image))) + "\n")
    elif desk.console.color_system is not None:
        desk.console.print(Blocks(image, 2 * ROWS))


def _made(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise UsageError(f"The folder {str(folder)!r} can't be made: {error.strerror}.") from error


def _copied(found: Mapping[str, Path], folder: Path, done: Run) -> dict[str, Path]:
    """Copy the results under names that say what they are: orcas-in-the-sea-12.png."""
    words = re.sub(r"[\W_]+", "-", done.line.lower()).strip("-")[:NAME].strip("-")
    copies = {kind: folder / f"{words or 'picture'}-{done.id}.{kind}" for kind in found}
    try:
        for kind, path in copies.items():
            shutil.copyfile(found[kind], path)
    except OSError as error:
        raise UsageError(f"The folder {str(folder)!r} can't be written to: {error.strerror}.") from error
    return copies
