"""The gallery: every run that was ever asked for, and what became of it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from storage import paging, queries, rows, states, sweep
from storage.database import open_database, transaction
from storage.schema import SettingRow, StarRow
from storage.status import Status
from storage.values import Filter, Front, Link, NewRun, Result, Run, Scope, Score, Source, Stored, utc_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence
    from contextlib import AbstractContextManager
    from datetime import datetime

    from sqlalchemy.orm import Session

    from storage.schema import RunRow


class Gallery:
    """All runs in one database, SQLite or PostgreSQL. Every call is one transaction, from any thread.

    Every method raises StorageError (see `storage.errors`): MissingError where there is no such run, ChangeError
    where it can't go from the state it is in to the one asked for. `again` says that a change may have been made
    already, its answer having been lost.
    """

    def __init__(self, url: str, *, clock: Callable[[], datetime] = utc_now, worker: str = "") -> None:
        """Open the database of a URL, newest schema first, for a worker ("": alone on it); raises StorageError."""
        self._engine = open_database(url, worker)
        self._clock, self._worker = clock, worker

    def close(self) -> None:
        """Let go of all connections."""
        self._engine.dispose()

    def add(self, new: NewRun) -> Run:
        """Write down what somebody asked for, before it is queued; its id is the job's key from here on."""
        with self._writing() as session:
            session.execute(queries.wipe_tokens(self._clock(), queries.OPEN))
            row = rows.new_row(session, new, self._clock(), self._worker)
            rows.link(session, row, new.files)
            return rows.settled(session, row)

    def begin(self, run_id: int, *, threads: int | None = None, torch: str = "", again: bool = False) -> Run:
        """Claim a queued run for painting; ChangeError where somebody was faster, or it was cancelled."""
        return self._change(run_id, Status.PAINTING, again=again, worker=self._worker, threads=threads, torch=torch)

    def looked(self, run_id: int, sources: Sequence[Source], notes: Sequence[str] = ()) -> None:
        """Keep what the first frame tells: the drawings looked at, and sentences for the person."""
        with self._painting(run_id) as (_, row):
            row.sources, row.notes = tuple(sources), list(notes)

    def progress(self, run_id: int, step: int, scores: Sequence[Score], files: Sequence[Link] = ()) -> None:
        """Keep how far a painting is, and add files such as frames."""
        with self._painting(run_id) as (session, row):
            row.step, row.scores = step, tuple(scores)
            rows.link(session, row, files)

    def checkpoint(self, run_id: int, step: int, state: Stored, seconds: float | None = None) -> tuple[str, ...]:
        """Keep a state beside the one before; a step forward forgives all kills. Gives unused hashes, for removal."""
        with self._painting(run_id) as (session, row):
            row.seconds = seconds
            return states.keep(session, row, step, state)

    def finish(self, run_id: int, result: Result, *, again: bool = False) -> Run:
        """Mark a painting as done, at its last step or before, with the files made."""
        done = {"step": result.step, "seconds": result.seconds, "scores": result.scores}
        return self._change(run_id, Status.DONE, result.files, again=again, **done)

    def fail(self, run_id: int, sentence: str, *, again: bool = False) -> Run:
        """Set a run aside with one sentence that a person may read."""
        return self._change(run_id, Status.FAILED, again=again, error=sentence)

    def cancel(self, run_id: int, *, again: bool = False) -> Run:
        """Call a run off while it waits or is painted; its frames so far stay."""
        return self._change(run_id, Status.CANCELLED, again=again)

    def release(self, run_id: int) -> tuple[str, ...]:
        """Let go of what an ended run needs no more, and give the hashes of files that nothing uses, for removal."""
        with self._writing() as session:
            return states.release(session, rows.locked(session, run_id))

    def requeue(self, run_id: int, *, killed: bool = False) -> Run:
        """Put a painting back to be gone on with later; `killed` counts one death of the program in it."""
        with self._painting(run_id) as (session, row):
            rows.change(row, Status.QUEUED, self._clock())
            row.kills += killed
            return rows.settled(session, row)

    def moved(self, run_id: int, *, channel: int | None, message: int | None, reply: str) -> None:
        """Keep where the run's message is from now on, and by which path it is reached."""
        with self._writing() as session:
            row = rows.locked(session, run_id)
            row.channel, row.message, row.reply = channel, message, reply

    def told(self, run_id: int) -> None:
        """Note that the person was shown how a run ended: neither a restart nor its token has to do with it now."""
        with self._writing() as session:
            row = rows.locked(session, run_id)
            row.told, row.token, row.token_until = True, None, None

    def get(self, run_id: int) -> Run:
        """Give one run, whoever may see it: ask `Run.visible_to` before showing it to a person."""
        with self._reading() as session:
            return rows.as_run(rows.found(session, run_id))

    def history(self, wanted: Filter, *, before: int | None = None, limit: int = 5) -> tuple[Run, ...]:
        """Give the newest runs that fit, newest first; `before` is the last id of the page before."""
        with self._reading() as session:
            return tuple(map(rows.as_run, paging.newest(session, wanted, before=before, limit=limit)))

    def open_runs(self, front: Front, *statuses: Status) -> tuple[Run, ...]:
        """Give our runs of a front in these states (all, if none is named) whose end was not told yet, oldest first.

        PAINTING gives after a start those that were interrupted, the ended states those that nobody was told of.
        """
        with self._reading() as session:
            found = queries.open_runs(front, statuses or tuple(Status), self._worker)
            return tuple(map(rows.as_run, session.scalars(found)))

    def lately(self, owner: int, guild: int, limit: int) -> tuple[datetime, ...]:
        """Give when a person's newest pictures in a server were asked for, but not those that came to nothing."""
        with self._reading() as session:
            return tuple(session.scalars(queries.lately(owner, guild, limit)))

    def known(self, hashes: Sequence[str]) -> set[str]:
        """Give those of some hashes that belong to any run, or did not long ago."""
        return sweep.known(self._engine, hashes)

    def star(self, run_id: int, person: int) -> None:
        """Let a person like a run; twice is once."""
        with self._writing() as session:
            if person not in {star.person for star in rows.locked(session, run_id).stars}:
                session.add(StarRow(run_id=run_id, person=person))

    def unstar(self, run_id: int, person: int) -> None:
        """Take a person's star back."""
        with self._writing() as session:
            row = rows.locked(session, run_id)
            row.stars = [star for star in row.stars if star.person != person]

    def delete(self, run_id: int) -> tuple[str, ...]:
        """Remove a run for good; gives the hashes of files that nothing uses any more, for removal."""
        with self._writing() as session:
            row = rows.locked(session, run_id)
            used = rows.unlink(session, row, list(row.links))
            session.delete(row)
            return rows.drop_unused(session, used)

    def wipe_tokens(self) -> int:
        """Wipe the interaction tokens that have died, as every new run does, too; gives how many."""
        with self._writing() as session:
            return len(session.scalars(queries.wipe_tokens(self._clock())).all())

    def settings(self, scope: Scope, key: int) -> dict[str, Any]:
        """Give what a person or server chose, or what the bot keeps for itself (key 0); empty where nothing."""
        with self._reading() as session:
            row = session.get(SettingRow, (scope, key))
            return dict(row.chosen) if row else {}

    def choose(self, scope: Scope, key: int, chosen: Mapping[str, Any]) -> None:
        """Keep what a person or server chose, in place of what was kept; values are what JSON knows."""
        self.amend(scope, key, lambda _before: chosen)

    def amend(self, scope: Scope, key: int, change: Callable[[dict[str, Any]], Mapping[str, Any]]) -> None:
        """Make from what is kept what shall be; nobody else's change comes in between."""
        with self._writing() as session:
            row = rows.setting(session, scope, key)
            row.chosen = dict(change(dict(row.chosen)))

    def _change(self, run_id: int, to: Status, files: Sequence[Link] = (), *, again: bool, **values: Any) -> Run:  # noqa: ANN401
        with self._writing() as session:
            row = rows.locked(session, run_id)
            if again and row.status is to and row.worker == self._worker:  # done, but the answer had been lost
                return rows.as_run(row)
            rows.must_be_of(row, self._worker)
            rows.change(row, to, self._clock())
            for name, value in values.items():
                setattr(row, name, value)
            rows.link(session, row, files)
            return rows.settled(session, row)

    def _writing(self) -> AbstractContextManager[Session]:
        return transaction(self._engine, writes=True)

    def _reading(self) -> AbstractContextManager[Session]:
        return transaction(self._engine, writes=False)

    @contextmanager
    def _painting(self, run_id: int) -> Iterator[tuple[Session, RunRow]]:
        with self._writing() as session:
            row = rows.locked(session, run_id)
            rows.must_be_painting(row)
            yield session, row
