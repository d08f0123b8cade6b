"""What was painted at the terminal is shown, described and copied to where it was asked for."""

from __future__ import annotations

import re
import shutil
from typing import TYPE_CHECKING

from bot import tell
from bot.errors import UsageError
from bot.preview import Blocks, protocol
from bot.terminal import ROWS
from generator.media import open_picture, upscale
from storage.values import Role

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from bot.imagine import Desk, Task
    from bot.reel import Store
    from storage.values import Run

NAME = 40  # characters of a file's name


def show(desk: Desk, task: Task, store: Store, done: Run) -> None:
    """Show the picture, say what came of the run, and note that its person knows; for a thread."""
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


def make(folder: Path) -> None:
    """Make a folder for copies; UsageError."""
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
