"""Checkpoints: the state of a painting in one safetensors file, every few seconds, to go on from after a crash.

A new one is whole on the disk and noted in the row before the one before last is let go of: two are kept, so that
there is one to fall back to. See docs/adr/0008-checkpoints.md.
"""

from __future__ import annotations

import logging
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from safetensors import SafetensorError
from safetensors.numpy import load, save

from storage.errors import DamagedError, MissingError, StorageError
from storage.sweep import discard
from storage.values import Link, Role

if TYPE_CHECKING:
    from bot.reel import Store
    from generator.recipe import State
    from storage.files import Files
    from storage.values import Run

log = logging.getLogger(__name__)

EVERY = 5.0  # seconds of painting between two


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkpoint:
    """A painting after some steps, and some seconds of painting."""

    step: int
    state: State = field(repr=False)
    seconds: float


def of(run: Run) -> tuple[Link, ...]:
    """Give a run's checkpoints, the newest first."""
    states = [link for link in run.files if link.role is Role.STATE]
    return tuple(sorted(states, key=lambda link: -link.n))


def read(files: Files, checkpoint: Link) -> State | None:
    """Give the state that a checkpoint keeps; None where it is damaged or gone."""
    try:
        return load(files.read(checkpoint.file.sha256))
    except (DamagedError, MissingError, SafetensorError) as error:
        log.warning("the checkpoint of step %d can't be used: %s", checkpoint.n, error)
        return None


def write(store: Store, run: int, made: Checkpoint) -> None:
    """Keep a checkpoint, and let go of the one before the last; StorageError."""
    data = save(dict(made.state))
    with store.files.storing():
        kept = store.files.put(data, "safetensors")
        dropped = store.gallery.checkpoint(run, made.step, kept, made.seconds)
    discard(store.gallery, store.files, dropped)


def release(store: Store, run: int) -> None:
    """Let go of the checkpoints of a run that has ended; where that fails, they only take room."""
    try:
        discard(store.gallery, store.files, store.gallery.release(run))
    except StorageError as error:
        log.info("the checkpoints of run %d stay: %s", run, error)
