"""The Reporter of Discord: one message a run, edited as it goes on. How a run ended is never dropped."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from bot import cards, speech
from bot.errors import sentence
from bot.pen import Pen, started
from bot.posts import AwayError, GoneError, LargeError, Post
from generator.film import gif
from generator.media import open_picture
from storage.errors import MissingError, StorageError
from storage.values import Role

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.address import Address
    from bot.cards import Subject
    from bot.desk import Newsroom
    from bot.jobs import Job, Place
    from bot.layouts import Draft
    from bot.reel import Store
    from generator.recipe import Frame
    from storage.values import Run

log = logging.getLogger(__name__)


class Progress:
    """Tells one run's news in its message; `over` is called when there is nothing left to tell."""

    def __init__(
        self, room: Newsroom, address: Address, parent: int | None, over: Callable[[Progress], object]
    ) -> None:
        self._room, self._parent, self._over = room, parent, over
        self._post = Post(room.client, address, room.clock)
        self._pen = Pen(self._edit, room.rhythm.every)
        self.about: Subject | None = None
        self._end: asyncio.Task[None] | None = None

    @property
    def address(self) -> Address:
        """Where its message is."""
        return self._post.address

    async def queued(self, job: Job, place: Place) -> None:
        """Show the place in the queue."""
        self._pen.show(partial(cards.waiting, self._subject(job), place, self._room.clock()))

    async def begun(self, job: Job) -> None:
        """Show that its turn has come."""
        self._pen.show(partial(cards.opening, self._subject(job)))

    async def painting(self, job: Job, frame: Frame, seconds_left: float | None) -> None:
        """Show the frame, unless a newer one comes before its turn."""
        self._pen.show(partial(cards.painting, self._subject(job), frame, seconds_left))

    async def held_up(self, job: Job, sentence: str) -> None:
        """Say that it waits for the store; what for is the owner's to know."""
        self._pen.show(partial(cards.held_up, self._subject(job), sentence))

    async def done(self, _job: Job, run: Run) -> None:
        """Show picture and film."""
        await self.tell(run)

    async def failed(self, job: Job, sentence: str) -> None:
        """Say what went wrong."""
        self._ended(job.key, partial(self._said, partial(cards.failed, self._subject(job), sentence)))

    async def cancelled(self, job: Job) -> None:
        """Say that it was called off."""
        self._ended(job.key, partial(self._said, partial(cards.cancelled, self._subject(job))))

    async def tell(self, run: Run, make: Callable[[], Draft] | None = None) -> None:
        """Tell the end of a run: with this card, or with its picture and film."""
        self._ended(run.id, partial(self._said, make) if make else partial(self._finished, run))

    async def pause(self) -> None:
        """Say that the bot will be back, or wait until the end is told."""
        if self._end is None and self.about is not None:
            self._end = started(self._goodbye(self.about))
        if self._end is not None:
            await asyncio.wait([self._end])

    def _subject(self, job: Job) -> Subject:
        recipe = job.recipe
        self.about = cards.Subject(
            run=job.key,
            line=recipe.text,
            style=recipe.style,
            owner=job.owner,
            parent=self._parent,
            locale=self._post.address.locale,
        )
        return self.about

    async def _edit(self, draft: Draft) -> None:
        try:
            await self._post.show(draft)
        except GoneError:
            if self.about:
                await self._room.call_off(self.about.run)
        except (LargeError, AwayError) as error:
            log.info("a frame is not shown: %r", error)

    async def _goodbye(self, about: Subject) -> None:
        await self._pen.drop()
        with suppress(GoneError, LargeError, AwayError):
            await self._post.show(cards.paused(about))

    def _ended(self, run: int, telling: Callable[[int], Awaitable[bool]]) -> None:
        self._end = started(self._close(run, telling))

    async def _close(self, run: int, telling: Callable[[int], Awaitable[bool]]) -> None:
        try:
            await self._pen.drop()
            with suppress(MissingError):  # it was deleted meanwhile
                await self._told(run, telling)
        finally:
            self._over(self)

    async def _told(self, run: int, telling: Callable[[int], Awaitable[bool]]) -> None:
        """Tell the end, and note where that is and whether it was heard."""
        before = self._post.address
        heard = await self._heard(run, telling)
        after, gallery, outlast = self._post.address, self._room.store.gallery, self._room.patience.outlast
        if after != before:
            move = partial(gallery.moved, run, channel=after.channel, message=after.message, reply=after.way)
            await outlast(lambda _again: move())
        if heard:
            await outlast(lambda _again: gallery.told(run))

    async def _heard(self, run: int, telling: Callable[[int], Awaitable[bool]]) -> bool:
        """Tell it, and again later while Discord is away; False where it is left to the next start."""
        for pause in (0.0, *self._room.rhythm.retries):
            await asyncio.sleep(pause)
            try:
                return await telling(run)
            except GoneError:
                return True  # nobody is there to be told
            except AwayError:
                log.info("Discord is away: how run %d ended is told later", run)
        log.warning("Discord is away: how run %d ended will be told after the next start", run)
        return False

    async def _said(self, make: Callable[[], Draft], run: int) -> bool:
        return await self._post.end(make(), run)

    async def _finished(self, run: Run, _number: int) -> bool:
        before, about = self._post.address, cards.subject(run)
        try:
            film, picture = await self._room.patience.outlast(lambda _again: files_of(self._room.store, run))
        except StorageError as error:
            log.warning("the picture of run %d can't be shown: %s", run.id, error)
            return await self._post.end(cards.failed(about, sentence(error)), run.id)
        try:
            heard = await self._post.end(cards.done(about, run, film, picture), run.id)
        except LargeError:
            smaller = await asyncio.to_thread(refitted, self._room.store, run, len(film) // 2)
            heard = await self._post.end(cards.done(about, run, smaller, picture), run.id)
        if heard and before == self._post.address and self._long(run):
            await self._post.ping(about.say(speech.READY, person=speech.person(run.owner), run=run.id), run.id)
        return heard

    def _long(self, run: Run) -> bool:
        return not run.private and self._room.clock() - run.created.timestamp() > self._room.rhythm.long


def files_of(store: Store, run: Run) -> tuple[bytes, bytes]:
    """Read the film and the picture of a finished run."""
    film, picture = (run.file(role) for role in (Role.GIF, Role.PNG))
    if film is None or picture is None:
        raise RuntimeError(f"Run {run.id} is done, but has no film and picture.")
    return store.files.read(film.sha256), store.files.read(picture.sha256)


def refitted(store: Store, run: Run, limit: int) -> bytes:
    """Make a run's film once more, of at most `limit` bytes."""
    frames = sorted((link for link in run.files if link.role is Role.FRAME), key=lambda link: link.n)
    return gif([link.file.sha256 for link in frames], lambda name: open_picture(store.files.read(name)), limit=limit)
