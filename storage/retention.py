"""Which runs are let go of by rule, what that frees, and letting them go. Nothing goes unless a rule says so."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import groupby
from typing import TYPE_CHECKING

from sqlalchemy import exists, func, select

from storage import rows
from storage.database import opened, transaction
from storage.schema import ChangeRow, FileRow, LinkRow, RunRow, StarRow
from storage.status import Status
from storage.values import Role, utc_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from datetime import datetime

    from sqlalchemy import Engine
    from sqlalchemy.orm import Session

    from storage.files import Files

BATCH = 100  # runs let go of in one transaction
ENDED = tuple(status for status in Status if status.ended)
MAKING = (Role.FRAME, Role.STATE)  # what a picture can do without once it is finished
NEVER = float("inf")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """What may go: runs that ended so many days ago, the oldest ones until `size` bytes are left, frames alone.

    None: nothing goes by that rule. Runs that anybody starred stay as they are, if `starred`.
    """

    days: int | None = None
    frame_days: int | None = None  # frames, and the states to go on from; picture and film stay
    size: int | None = None
    starred: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """What goes: runs as a whole, others' frames and states, and with both so many files; `left` bytes stay."""

    runs: tuple[int, ...]
    bare: tuple[int, ...]
    files: int
    size: int
    left: int


@dataclass(frozen=True, slots=True, kw_only=True)
class _Weighed:
    """Files and bytes by the turn in which their last user goes; `bare` are those runs that have frames or states."""

    files: Counter[float] = field(default_factory=Counter)
    size: Counter[float] = field(default_factory=Counter)
    bare: set[int] = field(default_factory=set)


def plan(url: str, rules: Rules, *, clock: Callable[[], datetime] = utc_now) -> Plan:
    """Say what goes by some rules now, and change nothing. Raises StorageError."""
    now = clock()
    with opened(url) as engine, transaction(engine, writes=False) as session:
        ended = _ended(session, starred=rules.starred)
        old = _older(ended, rules.days, now)
        rest = [run for run in ended if run not in old]
        turns = {**dict.fromkeys(old, 0), **{run: turn for turn, run in enumerate(rest, 1)}}
        weighed = _weigh(session, turns, _older(ended, rules.frame_days, now) - old)
    last = _last_turn(weighed.size, len(rest), rules.size)
    gone = [turn for turn in weighed.size if turn <= last]
    return Plan(
        runs=(*sorted(old), *rest[:last]),
        bare=tuple(sorted(weighed.bare.difference(rest[:last]))),
        files=sum(weighed.files[turn] for turn in gone),
        size=sum(weighed.size[turn] for turn in gone),
        left=sum(size for turn, size in weighed.size.items() if turn > last),
    )


def carry_out(url: str, files: Files, planned: Plan, *, seen: Callable[[int, int], None] = lambda *_: None) -> None:
    """Let go of what a plan says; `seen` is told how many runs of how many are looked after. Raises StorageError."""
    count = len(planned.runs) + len(planned.bare)
    with opened(url) as engine:
        for first in range(0, len(planned.runs), BATCH):
            _erase(engine, files, planned.runs[first : first + BATCH])
            seen(min(first + BATCH, len(planned.runs)), count)
        for first in range(0, len(planned.bare), BATCH):
            _strip(engine, files, planned.bare[first : first + BATCH])
            seen(min(len(planned.runs) + first + BATCH, count), count)


def _ended(session: Session, *, starred: bool) -> dict[int, datetime]:
    """Give the runs that may go at all, the oldest first, each with the time of its last change."""
    query = (
        select(RunRow.id, func.max(ChangeRow.at).label("at"))
        .join(ChangeRow, ChangeRow.run_id == RunRow.id)
        .where(RunRow.status.in_(ENDED))
        .group_by(RunRow.id)
        .order_by(RunRow.id)
    )
    if starred:
        query = query.where(~exists().where(StarRow.run_id == RunRow.id))
    return {row.id: row.at for row in session.execute(query)}


def _older(ended: dict[int, datetime], days: int | None, now: datetime) -> set[int]:
    return set() if days is None else {run for run, at in ended.items() if at < now - timedelta(days=days)}


def _weigh(session: Session, turns: dict[int, int], bare: set[int]) -> _Weighed:
    uses = select(FileRow.id, FileRow.size, LinkRow.run_id, LinkRow.role).join(LinkRow).order_by(FileRow.id)
    weighed = _Weighed()
    for (_, size), users in groupby(session.execute(uses).yield_per(10_000), lambda use: (use.id, use.size)):
        turn: float = 0
        for use in users:
            without = use.run_id in bare and use.role in MAKING
            turn = max(turn, 0 if without else turns.get(use.run_id, NEVER))
            weighed.bare.update({use.run_id} if without else ())
        weighed.files[turn] += 1
        weighed.size[turn] += size
    return weighed


def _last_turn(sizes: Counter[float], turns: int, limit: int | None) -> int:
    """Say how many of the oldest runs must go so that no more than `limit` bytes are left."""
    left = sum(size for turn, size in sizes.items() if turn)
    for turn in range(turns):
        if limit is None or left <= limit:
            return turn
        left -= sizes[turn + 1]
    return 0 if limit is None else turns


def _erase(engine: Engine, files: Files, runs: Sequence[int]) -> None:
    with files.alone(), transaction(engine, writes=True) as session:
        rows.erase(session, files, _found(session, runs))


def _strip(engine: Engine, files: Files, runs: Sequence[int]) -> None:
    with files.alone(), transaction(engine, writes=True) as session:
        used: set[int] = set()
        for run in _found(session, runs):
            used |= rows.unlink(session, run, [link for link in run.links if link.role in MAKING])
        rows.remove_unused(session, files, used)


def _found(session: Session, runs: Iterable[int]) -> Sequence[RunRow]:
    return session.scalars(select(RunRow).where(RunRow.id.in_(runs), RunRow.status.in_(ENDED))).all()
