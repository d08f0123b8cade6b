"""The states to go on from that a run keeps, inside one session. Hashes given are of files that nothing uses now."""

from __future__ import annotations

from typing import TYPE_CHECKING

from storage import rows
from storage.errors import ChangeError
from storage.status import Status
from storage.values import Link, Role

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from storage.schema import RunRow
    from storage.values import Stored

KEPT = 2  # a damaged checkpoint has one before it to fall back to


def keep(session: Session, row: RunRow, step: int, state: Stored) -> tuple[str, ...]:
    """Keep this state and the one before it; later ones belong to a way that was left."""
    before = [link.n for link in row.links if link.role is Role.STATE]
    if step > max(before, default=-1):  # a step forward: the program doesn't die in the same place for ever
        row.kills = 0
    replaced = rows.link(session, row, [Link(role=Role.STATE, n=step, file=state)])
    states = [link for link in row.links if link.role is Role.STATE]
    kept = [link for link in states if link.n <= step][-KEPT:]
    return rows.drop_unused(session, replaced | rows.unlink(session, row, [one for one in states if one not in kept]))


def release(session: Session, row: RunRow) -> tuple[str, ...]:
    """Let go of a run's checkpoints and of frames later than its last; ChangeError for a run that goes on."""
    if not row.status.ended:
        raise ChangeError(f"Run {row.id} is {row.status}: it needs all of its files.")
    last = row.step if row.status is Status.DONE else -1
    states = [link for link in row.links if link.role is Role.STATE and link.n != last]
    frames = [link for link in row.links if link.role is Role.FRAME and link.n > row.step]
    return rows.drop_unused(session, rows.unlink(session, row, [*states, *frames]))
