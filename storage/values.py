"""The frozen values that go into the store and come out of it: strings, numbers and times, no rows."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import UTC, datetime
from enum import StrEnum
from typing import Literal

from storage.status import Status

LOCAL = 0  # the owner of what is painted at the terminal: whoever sits at the machine

Front = Literal["discord", "terminal"]
Scope = Literal["person", "server", "bot"]


class Role(StrEnum):
    """What a file is to a run: the first four go into a painting, the others come out of it."""

    START = "start"
    TARGET = "target"
    STYLE = "style"
    PARENT = "parent"  # the saved state that the run went on from
    PNG = "png"
    GIF = "gif"
    FRAME = "frame"
    STATE = "state"


@dataclass(frozen=True, slots=True, kw_only=True)
class Stored:
    """A file in the store: its SHA-256 in hex, its kind (also its file ending) and its size in bytes."""

    sha256: str
    kind: str
    size: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """One use of a file by a run; n is the step of a frame or a state, the place in the row of targets, else 0."""

    role: Role
    file: Stored
    n: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How far a picture satisfies one prompt: a cosine, with the effective weight."""

    label: str
    weight: float
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A drawing that was looked at, with its licence, and its box (left, top, right, bottom) in 0…1."""

    piece: str
    pack: str
    author: str
    licence: str
    words: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """A run came into a state, at a time in UTC."""

    status: Status
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class NewRun:
    """What somebody asked for, ready to be written down."""

    front: Front
    owner: int  # a Discord user, or LOCAL
    line: str  # the prompt line
    recipe: str  # the whole recipe as JSON
    seed: int
    steps: int
    eye: str
    weights: str = ""  # SHA-256 of the eye's weights
    style: str = ""
    private: bool = False
    guild: int | None = None
    channel: int | None = None
    message: int | None = None
    reply: str = ""  # by which path the answer goes back; the front knows its own words
    locale: str = ""
    token: str | None = field(default=None, repr=False)  # the interaction's; a secret until it dies
    token_until: datetime | None = None
    parent: int | None = None  # the run that this one varies or continues
    turn: int = 0  # in the queue: in each every person has one picture
    files: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Run(NewRun):
    """The stored record of a job: what was asked, and what became of it so far. `files` are all of its files."""

    id: int
    status: Status
    step: int  # steps done
    scores: tuple[Score, ...]
    sources: tuple[Source, ...]
    notes: tuple[str, ...]  # sentences of the first frame for the person
    seconds: float | None  # of painting
    error: str | None  # one sentence, for the person
    worker: str  # who accepted or painted it, and is to go on with it; "" for whoever comes
    threads: int | None
    torch: str
    kills: int  # times the program died in this run without a new checkpoint in between
    told: bool  # whether the person was shown how it ended
    changes: tuple[Change, ...]  # oldest first
    stars: frozenset[int]  # who starred it

    @property
    def created(self) -> datetime:
        """When it was accepted, in UTC."""
        return self.changes[0].at

    @property
    def early(self) -> bool:
        """Whether it was finished before its last step because somebody asked for it."""
        return self.status is Status.DONE and self.step < self.steps

    def visible_to(self, person: int) -> bool:
        """Whether a person may see this run: a private one is its owner's alone."""
        return not self.private or self.owner == person

    def file(self, role: Role) -> Stored | None:
        """Give the file of a role, the one with the highest n where there are several, or None."""
        links = [link for link in self.files if link.role is role]
        return max(links, key=lambda link: link.n).file if links else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A finished painting: the steps done, seconds of painting, last scores and the files made."""

    step: int
    seconds: float
    scores: tuple[Score, ...]
    files: tuple[Link, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which runs to list. The viewer is never left out, so that a private run is never listed for another."""

    viewer: int
    owner: int | None = None
    guild: int | None = None
    text: str = ""  # words that all occur in the prompt line
    style: str | None = None
    status: Status | None = None
    front: Front | None = None
    starred: bool = False  # by the viewer


def utc_now() -> datetime:
    """Give the time, in UTC."""
    return datetime.now(UTC)
