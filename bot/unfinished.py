"""What earlier programs left of pictures at the terminal: it is said at the next start, and painted on when asked."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from bot import tell
from bot.errors import UsageError
from storage.errors import StorageError
from storage.status import ENDED, Status

if TYPE_CHECKING:
    from bot.reel import Store
    from storage.values import Run

FEW = 3  # ends that nobody heard of which are said; the newest, as `history` knows the others
NOT_BROKEN_OFF = "Run {run} can't be painted on: `history` says which ones were broken off."


def news(store: Store, besides: int | None) -> list[str]:
    """Say how runs ended that nobody heard of, and which were broken off (besides one); StorageError."""
    unheard = store.gallery.open_runs("terminal", *ENDED)
    for run in unheard:
        store.gallery.told(run.id)
    broken = [run for run in store.gallery.open_runs("terminal", Status.QUEUED) if run.id != besides]
    return [*map(tell.end, unheard[-FEW:]), *tell.broken_off(broken)]


def find(store: Store, number: int | None) -> Run:
    """Give a run that was broken off; UsageError where it wasn't, or where another program goes on with it."""
    for run in store.gallery.open_runs("terminal", Status.QUEUED):
        if run.id == number:
            return run
    raise UsageError(NOT_BROKEN_OFF.format(run=number))


def told(store: Store, run: int) -> None:
    """Note that the person knows how a run ended, if it did."""
    with suppress(StorageError):
        if store.gallery.get(run).status.ended:
            store.gallery.told(run)
