"""Removing files that no run uses: those just let go of, those whose row nobody needs, and those without a row."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial
from itertools import islice, takewhile
from typing import TYPE_CHECKING, TypeVar

from sqlalchemy import exists, select

from storage import rows
from storage.database import opened, transaction
from storage.errors import StorageError
from storage.schema import FileRow, LinkRow

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from sqlalchemy import Engine

    from storage.files import Files, Listed
    from storage.gallery import Gallery

    Known = Callable[[Sequence[str]], set[str]]  # gives those of some hashes that a row has

T = TypeVar("T")
BATCH = 500  # files removed while nobody may store any
FEW = 100  # files without a row that are never strange


@dataclass(frozen=True, slots=True, kw_only=True)
class Swept:
    """What a sweep removed, or would remove: files and their bytes."""

    files: int
    size: int


def sweep(url: str, files: Files, *, dry: bool = False) -> Swept:
    """Remove all files that no run uses, with their rows; with `dry` only say what would go.

    Raises StorageError, also where most files are in no row: the database is likely another one's then.
    """
    with opened(url) as engine:
        lost, unused = strays(partial(known, engine), files), _unused(engine)
        if not dry:
            remove_unknown(files, [file.sha256 for file in lost], partial(known, engine))
            for batch in _batches(unused):
                with files.alone(), transaction(engine, writes=True) as session:
                    rows.remove_unused(session, files, batch)
    return Swept(files=len(lost) + len(unused), size=sum(file.size for file in lost) + sum(unused.values()))


def discard(gallery: Gallery, files: Files, hashes: Iterable[str]) -> None:
    """Remove the bytes that a gallery let go of; those of a file that is linked again since stay."""
    remove_unknown(files, hashes, gallery.known)


def remove_unknown(files: Files, hashes: Iterable[str], known: Known) -> None:
    """Remove the bytes of those hashes that `known` does not give while nobody stores anything."""
    for batch in _batches(hashes):
        with files.alone():
            for sha256 in set(batch) - known(batch):
                files.remove(sha256)


def strays(known: Known, files: Files) -> list[Listed]:
    """Give the files in no row; StorageError where these are most of all."""
    found, count = without_row(known, files)
    if len(found) > max(FEW, count // 2):
        raise StorageError(
            f"{len(found)} of {count} files are in no row of this database, and were left alone: is DATABASE_URL right?"
        )
    return found


def without_row(known: Known, files: Files, go_on: Callable[[], bool] = lambda: True) -> tuple[list[Listed], int]:
    """Give the files in no row, and how many files there are; a running bot's new ones are none of them."""
    found, count = [], 0
    for batch in _batches(takewhile(lambda _: go_on(), files.listed())):
        count += len(batch)
        found += _unknown(known, batch)
    return [file for batch in _batches(found) for file in _left(known, files, batch)], count


def _left(known: Known, files: Files, batch: Sequence[Listed]) -> list[Listed]:
    with files.alone():  # whoever stores a file keeps us waiting until its row is there
        return [file for file in _unknown(known, batch) if files.exists(file.sha256)]


def _unknown(known: Known, batch: Sequence[Listed]) -> list[Listed]:
    there = known([file.sha256 for file in batch])
    return [file for file in batch if file.sha256 not in there]


def known(engine: Engine, hashes: Sequence[str]) -> set[str]:
    """Give those hashes that a row has."""
    with transaction(engine, writes=False) as session:
        return set(session.scalars(select(FileRow.sha256).where(FileRow.sha256.in_(hashes))))


def _unused(engine: Engine) -> dict[int, int]:
    """Give the sizes of files whose row no run uses, by their ids."""
    with transaction(engine, writes=False) as session:
        free = select(FileRow.id, FileRow.size).where(~exists().where(LinkRow.file_id == FileRow.id))
        return {file.id: file.size for file in session.execute(free.order_by(FileRow.id))}


def _batches(all_of_them: Iterable[T]) -> Iterator[list[T]]:
    rest = iter(all_of_them)
    while batch := list(islice(rest, BATCH)):
        yield batch
