"""Between rows and values, inside one session."""

from __future__ import annotations

from dataclasses import asdict, fields
from typing import TYPE_CHECKING, Any

from sqlalchemy import exists, select, text, tuple_
from sqlalchemy.dialects import postgresql, sqlite

from storage import search
from storage.errors import ChangeError, MissingError
from storage.schema import ChangeRow, FileRow, LinkRow, RunRow, SettingRow
from storage.status import CHANGES, Status
from storage.values import Change, Link, NewRun, Run, Scope, Stored

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.files import Files

_FILES_KEY = 0x4669_6C65  # "File": an advisory lock of PostgreSQL, beside that of `migrate.py`
_INSERTS: dict[str, Any] = {"sqlite": sqlite.insert, "postgresql": postgresql.insert}
_APART = {"files", "changes", "stars", "notes"}  # the fields that are not simply columns
_ASKED = tuple(field.name for field in fields(NewRun) if field.name not in _APART)
_KNOWN = tuple(field.name for field in fields(Run) if field.name not in _APART)


def new_row(session: Session, new: NewRun, at: datetime, worker: str) -> RunRow:
    """Write down a run that has just been accepted; its files are linked apart."""
    words = search.indexed(new.line, owner=new.owner, guild=new.guild, style=new.style)
    row = RunRow(**{name: getattr(new, name) for name in _ASKED}, worker=worker, words=words)
    row.changes.append(ChangeRow(status=Status.QUEUED, at=at))
    session.add(row)
    session.flush()
    return row


def as_run(row: RunRow) -> Run:
    """Copy a row into a value that outlives the session."""
    return Run(
        **{name: getattr(row, name) for name in _KNOWN},
        notes=tuple(row.notes),
        files=tuple(Link(role=link.role, n=link.n, file=_as_stored(link.file)) for link in row.links),
        changes=tuple(Change(status=change.status, at=change.at) for change in row.changes),
        stars=frozenset(star.person for star in row.stars),
    )


def settled(session: Session, row: RunRow) -> Run:
    """Write a row, and give it as anybody will read it from now on."""
    session.flush()
    session.refresh(row)
    return as_run(row)


def found(session: Session, run_id: int, *, lock: bool = False) -> RunRow:
    """Get a run's row; raises MissingError."""
    row = session.get(RunRow, run_id, with_for_update={"of": RunRow} if lock else None)
    if row is None:
        raise MissingError(f"There is no run {run_id}.")
    return row


def locked(session: Session, run_id: int) -> RunRow:
    """Get a run's row and keep others from changing it until the transaction ends; raises MissingError."""
    return found(session, run_id, lock=True)


def setting(session: Session, scope: Scope, key: int) -> SettingRow:
    """Get the row of what is kept, made where needed, and keep others from changing it until the transaction ends."""
    insert = _INSERTS[session.get_bind().dialect.name](SettingRow).on_conflict_do_nothing()
    session.execute(insert.values(scope=scope, key=key, chosen={}))
    return session.get_one(SettingRow, (scope, key), with_for_update=True)


def must_be_painting(row: RunRow) -> None:
    """Raise ChangeError where nobody paints a run, so that a late frame never touches one that has ended."""
    if row.status is not Status.PAINTING:
        raise ChangeError(f"Run {row.id} is {row.status}: nothing can be added to its painting.")


def must_be_of(row: RunRow, worker: str) -> None:
    """Raise ChangeError where a run is another worker's: two programs on one database never paint one picture."""
    if worker and row.worker not in {"", worker}:
        raise ChangeError(f"Run {row.id} belongs to another program, with a data folder of its own.")


def change(row: RunRow, to: Status, at: datetime) -> None:
    """Bring a run into a state; raises ChangeError where it can't go there from where it is."""
    if to not in CHANGES[row.status]:
        raise ChangeError(f"Run {row.id} is {row.status}: it can't become {to}.")
    row.status = to
    # The clock of a machine may go backwards; the story of a run doesn't.
    row.changes.append(ChangeRow(status=to, at=max([at, *(before.at for before in row.changes[-1:])])))


def link(session: Session, row: RunRow, links: Iterable[Link]) -> set[int]:
    """Note that a run uses some files; gives the ids of files that the same role and n had before."""
    wanted = {(one.role, one.n): one.file for one in links}
    if not wanted:
        return set()
    _one_at_a_time(session)
    ids = _file_ids(session, wanted.values())
    same = select(LinkRow).where(LinkRow.run_id == row.id, tuple_(LinkRow.role, LinkRow.n).in_(wanted))
    before = unlink(session, row, session.scalars(same).all())
    for (role, n), file in wanted.items():
        session.add(LinkRow(run_id=row.id, role=role, n=n, file_id=ids[file.sha256]))
    session.flush()
    session.expire(row, ["links"])
    return before


def unlink(session: Session, row: RunRow, links: Iterable[LinkRow]) -> set[int]:
    """Take links of a run away; gives the ids of their files."""
    ids = set()
    for one in links:
        ids.add(one.file_id)
        session.delete(one)
    session.flush()
    session.expire(row, ["links"])
    return ids


def drop_unused(session: Session, ids: Iterable[int]) -> tuple[str, ...]:
    """Forget those files that no run uses any more; gives their hashes, for the bytes to be removed."""
    session.flush()  # deleting a run locks those that point to it
    _one_at_a_time(session)
    unused = select(FileRow).where(FileRow.id.in_(ids), ~exists().where(LinkRow.file_id == FileRow.id))
    files = session.scalars(unused).all()
    for file in files:
        session.delete(file)
    return tuple(file.sha256 for file in files)


def erase(session: Session, files: Files, runs: Sequence[RunRow]) -> int:
    """Delete runs, and the files that no others use; for who has `Files.alone`. Gives how many files went."""
    used = {number for run in runs for number in unlink(session, run, list(run.links))}
    for run in runs:
        session.delete(run)
    return remove_unused(session, files, used)


def remove_unused(session: Session, files: Files, ids: Iterable[int]) -> int:
    """Forget those files that no run uses any more, and remove them; for who has `Files.alone`. Gives how many.

    The bytes go before the rows are committed: what a crash leaves is rows, which can be found again.
    """
    gone = drop_unused(session, ids)
    for sha256 in gone:
        files.remove(sha256)
    return len(gone)


def _one_at_a_time(session: Session) -> None:
    """Keep others from linking and dropping files until the transaction ends; SQLite has one writer anyway.

    Without it, PostgreSQL lets a file be dropped between being found and being linked. Whoever comes here has locked
    all rows of runs that they need, so that no two wait for each other.
    """
    if session.get_bind().dialect.name == "postgresql":
        session.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": _FILES_KEY})


def _file_ids(session: Session, files: Iterable[Stored]) -> dict[str, int]:
    known = {file.sha256: file for file in files}
    insert = _INSERTS[session.get_bind().dialect.name](FileRow).on_conflict_do_nothing(index_elements=[FileRow.sha256])
    session.execute(insert, [asdict(file) for file in known.values()])
    rows = session.scalars(select(FileRow).where(FileRow.sha256.in_(known)))
    return {row.sha256: row.id for row in rows}


def _as_stored(row: FileRow) -> Stored:
    return Stored(sha256=row.sha256, kind=row.kind, size=row.size)
