"""At the end of a painting: its picture with the recipe inside, its film, and the state to go on from.

And what is read of these to be shown: the picture counts, a film that can't be had is left out.
"""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from safetensors.numpy import save

from generator.codec import to_json
from generator.errors import ImageError
from generator.film import gif
from generator.media import CREDITS, RECIPE, open_picture, png
from storage.errors import DamagedError, MissingError, StorageError
from storage.values import Link, Role

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from bot.reel import Store
    from generator.recipe import Frame, Recipe
    from storage.files import Files
    from storage.values import Run, Source

log = logging.getLogger(__name__)

STOPPED = "stopped"  # the text chunk of a picture that was finished early: its recipe alone would paint on


def develop(files: Files, frame: Frame, film: Iterable[str], texts: Mapping[str, str]) -> tuple[Link, ...]:
    """Keep picture, film and state of a last frame; `film` names all frames by their hashes, in their order."""
    picture = files.put(png(frame.image, texts), "png")
    sound = [name for name in film if _sound(files, name)]
    moving = files.put(gif(sound, lambda name: open_picture(files.read(name))), "gif")
    state = files.put(save(dict(frame.state())), "safetensors")
    return (
        Link(role=Role.PNG, file=picture),
        Link(role=Role.GIF, file=moving),
        Link(role=Role.STATE, n=frame.step, file=state),
    )


def texts(recipe: Recipe, frame: Frame, sources: Iterable[Source]) -> dict[str, str]:
    """Give what is written into a picture: its recipe, whose drawings it looked at, and whether it was stopped."""
    written = {RECIPE: to_json(recipe)}
    if credits_ := "\n".join(map(credit, sources)):
        written[CREDITS] = credits_
    if frame.step < frame.steps:
        written[STOPPED] = f"after step {frame.step} of {frame.steps}"
    return written


def credit(source: Source) -> str:
    """Say in one line whose drawing was looked at, and under which licence."""
    return f"{source.piece} by {source.author}, {source.pack}, {source.licence} (for '{source.words}')"


def files_of(store: Store, run: Run) -> tuple[bytes | None, bytes]:
    """Read the film, if that can be read, and the picture of a finished run; StorageError."""
    film, picture = (run.file(role) for role in (Role.GIF, Role.PNG))
    if film is None or picture is None:
        raise RuntimeError(f"Run {run.id} is done, but has no film and picture.")
    data = store.files.read(picture.sha256)
    try:
        return store.files.read(film.sha256), data
    except StorageError as error:
        log.warning("the picture of run %d is shown without its film: %s", run.id, error)
        return None, data


def refitted(store: Store, run: Run, limit: int) -> bytes | None:
    """Make a run's film once more, of at most `limit` bytes; None where that can't be done."""
    frames = sorted((link for link in run.files if link.role is Role.FRAME), key=lambda link: link.n)
    try:
        names = [link.file.sha256 for link in frames if _sound(store.files, link.file.sha256)]
        return gif(names, lambda name: open_picture(store.files.read(name)), limit=limit) if names else None
    except (ImageError, StorageError) as error:
        log.warning("the picture of run %d is shown without its film: %s", run.id, error)
        return None


def _sound(files: Files, name: str) -> bool:
    """Whether a frame can be shown: a film with a gap is better than none."""
    try:
        files.read(name)
    except (DamagedError, MissingError) as error:
        log.warning("a frame is left out of a film: %s", error)
        return False
    return True
