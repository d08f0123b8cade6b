"""What is done for both fronts before anything new: what an earlier program was painting when it died is put back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from bot import checkpoints, excuses
from storage.status import ENDED, Status

if TYPE_CHECKING:
    from bot.reel import Store
    from storage.values import Front

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
