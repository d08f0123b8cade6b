"""The Reporter of Discord: one message a run, edited as it goes on. How a run ended is never dropped."""

from __future__ import annotations

import asyncio
import logging
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

from bot import cards, developing, speech
from bot.errors import sentence
from bot.pen import Pen, started
from bot.posts import AwayError, GoneError, LargeError, Post
from storage.errors import DamagedError, MissingError, StorageError

if TYPE_CHECKING:
    from collections.abc import Awaitable, Callable

    from bot.address import Address
    from bot.cards import Subject
    from bot.desk import Newsroom
    from bot.jobs import Job, Place
    from bot.layouts import Draft
    from generator.recipe import Frame
    from storage.values import Run

    Telling = Callable[..., Awaitable[bool]]  # of a run's number, and whether this is the last attempt

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

    def _ended(self, run: int, telling: Telling) -> None:
        self._end = started(self._close(run, telling))

    async def _close(self, run: int, telling: Telling) -> None:
        try:
            await self._pen.drop()
            await self._told(run, telling)
        finally:
            self._over(self)

    async def _told(self, run: int, telling: Telling) -> None:
        """Tell the end, and note where that is and whether it was heard."""
        before = self._post.address
        heard = await self._heard(run, telling)
        after, gallery, outlast = self._post.address, self._room.store.gallery, self._room.patience.outlast
        move = partial(gallery.moved, run, channel=after.channel, message=after.message, reply=after.way)
        try:
            if after != before:
                await outlast(lambda _again: move())
            if heard:
                await outlast(lambda _again: gallery.told(run))
        except MissingError:  # it was deleted meanwhile: what was posted of it since goes, too
            if after != before:
                await self._post.delete()

    async def _heard(self, run: int, telling: Telling) -> bool:
        """Tell it, and again later while Discord or a file is away; False where it is left to the next start."""
        pauses = (0.0, *self._room.rhythm.retries)
        for number, pause in enumerate(pauses, 1):
            await asyncio.sleep(pause)
            try:
                return await self._stays(run) and await telling(run, last=number == len(pauses))
            except GoneError:
                return True  # nobody is there to be told
            except (AwayError, StorageError) as error:
                log.info("how run %d ended is told later: %r", run, error)
        log.warning("Discord is away: how run %d ended will be told after the next start", run)
        return False

    async def _stays(self, run: int) -> bool:
        """Whether a run was not deleted meanwhile: its words must not come back."""
        try:
            await self._room.patience.outlast(lambda _again: self._room.store.gallery.get(run))
        except StorageError as error:  # any other one keeps no end from being told
            return not isinstance(error, MissingError)
        return True

    async def _said(self, make: Callable[[], Draft], run: int, **_how: bool) -> bool:
        return await self._post.end(make(), run)

    async def _finished(self, run: Run, _number: int, *, last: bool) -> bool:
        before, about = self._post.address, cards.subject(run)
        try:
            film, picture = await asyncio.to_thread(developing.files_of, self._room.store, run)
        except StorageError as error:
            return await self._unreadable(run, error, last=last)
        heard = await self._shown(run, film, picture)
        long = self._room.clock() - run.created.timestamp() > self._room.rhythm.long
        if heard and long and not run.private and before == self._post.address:
            await self._post.ping(about.say(speech.READY, person=speech.person(run.owner), run=run.id), run.id)
        return heard

    async def _shown(self, run: Run, film: bytes | None, picture: bytes) -> bool:
        about = cards.subject(run)
        with suppress(LargeError):
            return await self._post.end(cards.done(about, run, film, picture), run.id)
        if film is not None:
            smaller = await asyncio.to_thread(developing.refitted, self._room.store, run, len(film) // 2)
            with suppress(LargeError):
                return await self._post.end(cards.done(about, run, smaller, picture), run.id)
        return await self._post.end(cards.done(about, run, None, picture), run.id)

    async def _unreadable(self, run: Run, error: StorageError, *, last: bool) -> bool:
        """Say why a picture can't be shown; raises the error where that is tried again."""
        if not await self._stays(run.id):
            return False
        card = cards.failed(cards.subject(run), sentence(error))
        if not last:
            await self._post.show(card)
            raise error
        log.warning("the picture of run %d can't be shown: %s", run.id, error)
        heard = await self._post.end(card, run.id)
        # A folder that isn't mounted looks like lost files: only what a restart didn't bring back is lost for good.
        return heard and self._post.address.restored and isinstance(error, MissingError | DamagedError)
