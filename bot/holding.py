"""A run written down with its files, which stay where they are until its row says so: see `storage.files`.

All in one call, for one thread: who held the files while it waits for another thread could wait for ever, as those
who want to remove files may have all threads, waiting for it.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from storage.values import Link

if TYPE_CHECKING:
    from collections.abc import Iterable

    from bot.given import Picture
    from bot.reel import Store
    from storage.files import Files
    from storage.values import NewRun, Run


def write_down(store: Store, new: NewRun, pictures: Iterable[Picture]) -> Run:
    """Keep new pictures, and write a run down with them; MissingError where a file of another run is gone."""
    with store.files.storing():
        _check_there(store.files, new.files)
        kept = (
            Link(role=picture.role, n=number, file=store.files.put(picture.data, picture.kind))
            for number, picture in enumerate(pictures)
        )
        return store.gallery.add(replace(new, files=(*new.files, *kept)))


def _check_there(files: Files, links: Iterable[Link]) -> None:
    """Raise MissingError where a file is gone, as the run that it came from was deleted a moment ago."""
    for link in links:
        files.path(link.file.sha256)
