"""The states of a run, and how it may go from one to the next."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Where a run stands; it ends in exactly one of done, failed and cancelled."""

    QUEUED = "queued"
    PAINTING = "painting"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"

    @property
    def sentence(self) -> str:
        """What this state means, for a person."""
        return _SENTENCES[self]

    @property
    def ended(self) -> bool:
        """Whether a run in this state will change no more."""
        return not CHANGES[self]


_SENTENCES = {
    Status.QUEUED: "It waits for its turn.",
    Status.PAINTING: "It is being painted.",
    Status.DONE: "It is finished, with its picture kept.",
    Status.FAILED: "It could not be finished, for the reason given.",
    Status.CANCELLED: "It was called off before it was finished.",
}

# Painting goes back to queued when the program stops or dies in the middle of a picture.
CHANGES: dict[Status, frozenset[Status]] = {
    Status.QUEUED: frozenset({Status.PAINTING, Status.FAILED, Status.CANCELLED}),
    Status.PAINTING: frozenset({Status.DONE, Status.FAILED, Status.CANCELLED, Status.QUEUED}),
    Status.DONE: frozenset(),
    Status.FAILED: frozenset(),
    Status.CANCELLED: frozenset(),
}

ENDED = tuple(status for status in Status if status.ended)
