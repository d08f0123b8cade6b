"""What is done for both fronts where an earlier program died: what it painted is put back, what it left is removed."""

from __future__ import annotations

import asyncio
import logging
import threading
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

from bot import checkpoints, excuses
from storage.claims import others
from storage.errors import StorageError
from storage.status import ENDED, Status
from storage.sweep import FEW, remove_unknown, without_row

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from bot.reel import Store
    from storage.values import Front

log = logging.getLogger(__name__)

ORPHANED = (
    "another data folder, %s, has open runs in this database (%d): if it is lost, stop this program and take them over "
    "by `python -m bot db adopt %s`"
)
DEATHS = 3  # of the program in one picture, with no new checkpoint in between: then it is that picture's fault


def put_back(store: Store, front: Front) -> None:
    """Queue the pictures of a front that were being painted when the program died, but not for ever; StorageError.

    Only for who holds the data folder: nobody else paints these.
    """
    store.files.tidy()
    for run in store.gallery.open_runs(front, Status.PAINTING):
        if run.kills + 1 < DEATHS:
            store.gallery.requeue(run.id, killed=True)
        else:
            store.gallery.fail(run.id, excuses.DEADLY)
    for run in store.gallery.open_runs(front, *ENDED):
        checkpoints.release(store, run.id)


def tell_of_others(url: str, worker: str) -> None:
    """Say in the log what other data folders left open in a shared database, unless a program works there."""
    for owner in others(url, worker):
        if not owner.lives:
            log.warning(ORPHANED, owner.name, owner.runs, owner.name)


@asynccontextmanager
async def sweeping(store: Store) -> AsyncIterator[None]:
    """Sweep beside the block, and no longer."""
    over = threading.Event()
    work = asyncio.create_task(asyncio.to_thread(sweep, store, lambda: not over.is_set()))
    try:
        yield
    finally:
        over.set()
        await asyncio.wait([work])


def sweep(store: Store, go_on: Callable[[], bool] = lambda: True) -> None:
    """Remove the files that a killed program stored and had no time to name in a row, while it may go on.

    These are few: where there are many, rows were lost rather, as by an older database, and the owner is to decide.
    """
    try:
        left = [file.sha256 for file in without_row(store.gallery.known, store.files, go_on)[0]]
        if len(left) > FEW:
            log.warning("%d files are in no row, more than a kill leaves: they stay until `db clean`", len(left))
        elif go_on():
            remove_unknown(store.files, left, store.gallery.known)
    except StorageError as error:
        log.warning("what a killed program left stays until `db clean`: %s", error)
