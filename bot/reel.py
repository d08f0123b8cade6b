"""The frames of one painting, kept as files while it goes on, and the picture and film made of them at its end."""

from __future__ import annotations

import asyncio
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

from safetensors.numpy import save

from generator.codec import to_json
from generator.film import STRIDE, gif
from generator.media import CREDITS, RECIPE, open_picture, png
from storage.values import Link, Result, Role, Score, Source

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from bot.jobs import Job
    from generator.recipe import Frame
    from storage.files import Files
    from storage.gallery import Gallery

QUICK = 1  # zlib's level for frames: a tenth larger than the usual one, and three times as fast
STOPPED = "stopped"  # the text chunk of a picture that was finished early: its recipe alone would paint on


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """Where runs and their files are kept."""

    gallery: Gallery
    files: Files


class Reel:
    """The frames of one job. A frame is written while the engine computes the next; never more than one waits."""

    def __init__(self, store: Store, job: Job) -> None:
        self._store, self._job = store, job
        self._kept: dict[int, str] = {}  # step -> SHA-256
        self._sources: tuple[Source, ...] = ()
        self._last: Frame | None = None
        self._writing: asyncio.Future[None] | None = None

    async def take(self, frame: Frame) -> None:
        """Keep a frame of every second step; errors of the store come out at the next frame, or in `develop`."""
        await self._written()
        first, self._last = self._last is None, frame
        if first or frame.step % STRIDE == 0:
            self._writing = asyncio.ensure_future(asyncio.to_thread(self._keep, frame, first=first))

    async def develop(self, seconds: float) -> Result:
        """Make the picture and its film, and keep the state to go on from; `seconds` is how long it was painted."""
        await self._written()
        return await asyncio.to_thread(self._develop, seconds)

    async def close(self) -> None:
        """Wait until nothing is being written, come what may: a thread can't be stopped."""
        if self._writing is not None:
            await asyncio.wait([self._writing])
            self._writing.exception()  # whoever closes has an error of their own, or took the last frame

    async def _written(self) -> None:
        if self._writing is not None:
            await asyncio.shield(self._writing)

    def _keep(self, frame: Frame, *, first: bool) -> None:
        if first:
            self._sources = tuple(Source(**asdict(source)) for source in frame.sources)
            self._store.gallery.looked(self._job.key, self._sources, frame.notes)
        link = self._frame(frame)
        self._store.gallery.progress(self._job.key, frame.step, scores(frame), [link])

    def _frame(self, frame: Frame) -> Link:
        kept = self._store.files.put(png(frame.image, level=QUICK), "png")
        self._kept[frame.step] = kept.sha256
        return Link(role=Role.FRAME, n=frame.step, file=kept)

    def _develop(self, seconds: float) -> Result:
        frame, files = self._last, self._store.files
        if frame is None:
            raise RuntimeError("A painting has at least one frame.")
        picture = files.put(png(frame.image, self._texts(frame)), "png")
        links = [Link(role=Role.PNG, file=picture)]
        if frame.step not in self._kept:
            links.append(self._frame(frame))
        film = files.put(gif(list(self._kept.values()), self._read), "gif")
        links.append(Link(role=Role.GIF, file=film))
        links.append(Link(role=Role.STATE, n=frame.step, file=files.put(save(dict(frame.state())), "safetensors")))
        return Result(step=frame.step, seconds=seconds, scores=scores(frame), files=tuple(links))

    def _texts(self, frame: Frame) -> dict[str, str]:
        texts = {RECIPE: to_json(self._job.recipe)}
        if self._sources:
            texts[CREDITS] = "\n".join(map(credit, self._sources))
        if frame.step < frame.steps:
            texts[STOPPED] = f"after step {frame.step} of {frame.steps}"
        return texts

    def _read(self, name: str) -> NDArray[np.uint8]:
        return open_picture(self._store.files.read(name))


def scores(frame: Frame) -> tuple[Score, ...]:
    """Give a frame's scores as the store keeps them."""
    return tuple(Score(**asdict(score)) for score in frame.scores)


def credit(source: Source) -> str:
    """Say in one line whose drawing was looked at, and under which licence."""
    return f"{source.piece} by {source.author}, {source.pack}, {source.licence} (for '{source.words}')"
