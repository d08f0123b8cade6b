"""Jobs and the order in which they are painted."""

from __future__ import annotations

import asyncio
from bisect import insort
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import count
from typing import TYPE_CHECKING, Protocol

from bot import excuses
from bot.errors import QueueError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from generator.recipe import Frame, Recipe
    from storage.values import Run

MOST = 50  # jobs that wait or are painted, of all people
MOST_EACH = 5  # of one person


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a job stands: 1 is painted next; seconds until it begins, by what was measured."""

    position: int
    seconds: float


class Reporter(Protocol):
    """Whoever tells a person how their job is doing. Each call returns soon; what it raises is logged, no more."""

    async def queued(self, job: Job, place: Place) -> None:
        """The job waits; called again whenever its place changes."""

    async def begun(self, job: Job) -> None:
        """Its turn has come; the first frame may still take a while."""

    async def painting(self, job: Job, frame: Frame, seconds_left: float | None) -> None:
        """A frame is there; how long the rest takes is known from the second one on."""

    async def held_up(self, job: Job, sentence: str) -> None:
        """The store is away or full: the painting waits for it, and goes on by itself; the sentence is what for."""

    async def done(self, job: Job, run: Run) -> None:
        """The picture and its film are kept."""

    async def failed(self, job: Job, sentence: str) -> None:
        """It went wrong; the sentence is for the person."""

    async def cancelled(self, job: Job) -> None:
        """It was called off."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A recipe with its owner and the one who reports; the key is the id of the run's row."""

    key: int
    owner: int
    recipe: Recipe
    reporter: Reporter


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class _Waiting:
    turn: int
    number: int
    job: Job = field(compare=False)


class JobQueue:
    """Who is next: in each turn every person has one picture. Lives on the event loop's thread alone."""

    def __init__(self, *, estimate: Callable[[Recipe], float], most: int = MOST, most_each: int = MOST_EACH) -> None:
        """Take at most `most` jobs, `most_each` of one person; `estimate` gives the seconds of a recipe."""
        self._estimate, self._most, self._most_each = estimate, most, most_each
        self._waiting: list[_Waiting] = []
        self._painting: _Waiting | None = None
        self._promised: list[tuple[int, int]] = []  # owner and turn of jobs that are being written down
        self._numbers = count()
        self._turn = 0  # of the job taken last
        self._arrived = asyncio.Event()
        self.seconds_left: float | None = None  # of the picture that is being painted, once known

    @contextmanager
    def room(self, owner: int) -> Iterator[int]:
        """Keep room for one more job of a person while it is written down; QueueError where there is none.

        Gives its turn: behind the jobs of this turn, but before anybody's later ones.
        """
        owners = [other for other, _ in self._turns()]
        if len(owners) >= self._most:
            raise QueueError(excuses.QUEUE_FULL, count=len(owners))
        if owners.count(owner) >= self._most_each:
            raise QueueError(excuses.YOURS_FULL, count=self._most_each)
        promise = owner, max([self._turn, *(turn + 1 for other, turn in self._turns() if other == owner)])
        self._promised.append(promise)
        try:
            yield promise[1]
        finally:
            self._promised.remove(promise)

    def submit(self, job: Job, turn: int) -> Place:
        """Put a job in its place, by its turn and then by when it came."""
        insort(self._waiting, _Waiting(turn=turn, number=next(self._numbers), job=job))
        self._arrived.set()
        return self._places()[job.key]

    async def take(self) -> Job:
        """Wait for the next job; it counts as being painted until `done`."""
        while not self._waiting:
            self._arrived.clear()
            await self._arrived.wait()
        self._painting = self._waiting.pop(0)
        self._turn, self.seconds_left = self._painting.turn, None
        return self._painting.job

    def done(self) -> None:
        """Say that the job taken last is over."""
        self._painting = None

    def remove(self, key: int) -> Job | None:
        """Take a job out that waits; None where it doesn't wait."""
        found = next((waiting for waiting in self._waiting if waiting.job.key == key), None)
        if found is None:
            return None
        self._waiting.remove(found)
        return found.job

    @property
    def painting(self) -> Job | None:
        """The job that was taken last, while it isn't over."""
        return self._painting.job if self._painting else None

    def of(self, owner: int) -> list[Job]:
        """Give the jobs of a person that wait or are being painted."""
        jobs = [*(waiting.job for waiting in self._waiting), *([self.painting] if self.painting else [])]
        return [job for job in jobs if job.owner == owner]

    def waiting(self) -> tuple[tuple[Job, Place], ...]:
        """Give the jobs that wait, the next one first, each with its place."""
        places = self._places()
        return tuple((waiting.job, places[waiting.job.key]) for waiting in self._waiting)

    def _places(self) -> dict[int, Place]:
        places, seconds = {}, 0.0
        if self._painting:
            recipe = self._painting.job.recipe
            seconds = self._estimate(recipe) if self.seconds_left is None else self.seconds_left
        for position, waiting in enumerate(self._waiting, 1):
            places[waiting.job.key] = Place(position=position, seconds=seconds)
            seconds += self._estimate(waiting.job.recipe)
        return places

    def _turns(self) -> list[tuple[int, int]]:
        """Owner and turn of all jobs that take room."""
        known = [*self._waiting, *([self._painting] if self._painting else [])]
        return [*((one.job.owner, one.turn) for one in known), *self._promised]
