"""Lives one run's life again and again, each time killed one thing later, and looks what that has left.

python -m tests.storage.killing URL FOLDER

Things are those that leave something behind: statements that write, commits, and files that are opened for writing,
renamed and removed. Prints at how many of them it was killed.
"""

from __future__ import annotations

import itertools
import os
import signal
import sys
from pathlib import Path

from sqlalchemy import event

from storage.check import check
from storage.files import Files
from storage.gallery import Gallery
from storage.lock import held
from storage.status import Status
from storage.sweep import discard, sweep
from storage.values import Link, NewRun, Result, Role

NEW = NewRun(front="discord", owner=7, line="orcas", recipe="{}", seed=3, steps=80, eye="pocket")
CHANGING = {"os.rename", "os.remove", "os.mkdir"}
WRITING = os.O_WRONLY | os.O_RDWR


def dying_at(point, engine):
    """Let this process die before the point'th thing that it does."""
    things = itertools.count()

    def thing(*_):
        if next(things) == point:
            os.kill(os.getpid(), signal.SIGKILL)

    def writes(_connection, _cursor, statement, *_):
        if not statement.startswith(("SELECT", "BEGIN")):
            thing()

    def changes(name, values):
        if name in CHANGING or (name == "open" and values[2] & WRITING):
            thing()

    event.listen(engine, "before_cursor_execute", writes)
    event.listen(engine, "commit", thing)
    sys.addaudithook(changes)


def life(gallery, files, folder, tell):
    """Ask for a picture, paint and finish it as the bot does; `tell` hears what a person could have heard."""

    def stored(kind):
        return files.put(os.urandom(500), kind)

    with held(folder):
        with files.storing():
            run = gallery.add(NewRun(**{**_fields(NEW), "files": (Link(role=Role.START, file=stored("png")),)}))
        tell(run.id, Status.QUEUED)
        gallery.begin(run.id)
        for step in range(3):
            with files.storing():
                gallery.progress(run.id, step, (), [Link(role=Role.FRAME, n=step, file=stored("png"))])
                dropped = gallery.checkpoint(run.id, step, stored("safetensors"))
            discard(gallery, files, dropped)
        with files.storing():
            made = Link(role=Role.PNG, file=stored("png"))
            gallery.finish(run.id, Result(step=80, seconds=1.0, scores=(), files=(made,)))
        tell(run.id, Status.DONE)
        discard(gallery, files, gallery.release(run.id))
        gallery.told(run.id)


def _fields(new):
    return {name: getattr(new, name) for name in new.__slots__}


def killed(point, gallery, files, folder):
    """Live it in a process that is killed at a point; gives what was told, and whether it was killed at all."""
    gallery.close()  # no connection is ever shared by two processes
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        dying_at(point, gallery._engine)
        life(gallery, files, folder, lambda run, status: os.write(writing, f"{run} {status}\n".encode()))
        os._exit(0)
    os.close(writing)
    with os.fdopen(reading) as heard:
        told = {int(run): Status(status) for run, status in map(str.split, heard)}
    code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    assert code in {0, -signal.SIGKILL}, f"the process failed at {point}"
    return told, code != 0


def look(gallery, files, folder, told):
    """What was told is true, what is open can be gone on with, and the files of both are whole."""
    with held(folder):
        files.tidy()
        still = {run.id: run for run in gallery.open_runs("discord")}
        assert len(still) <= 1
        for number, status in told.items():
            run = still.setdefault(number, gallery.get(number))
            assert run.status is Status.DONE or (status is Status.QUEUED and not run.status.ended)
        for run in still.values():
            for link in run.files:
                files.read(link.file.sha256)
            if run.status is Status.PAINTING:
                assert gallery.requeue(run.id, killed=True).status is Status.QUEUED
            if not gallery.get(run.id).status.ended:
                gallery.cancel(run.id)
            discard(gallery, files, gallery.release(run.id))
            gallery.told(run.id)


def main(url, folder):
    """Kill it everywhere."""
    gallery, files = Gallery(url), Files(folder / "files")
    for point in itertools.count():
        told, died = killed(point, gallery, files, folder)
        look(gallery, files, folder, told)
        if not died:
            break
    gallery.close()
    sweep(url, files)
    assert list(check(url, files)) == []
    sys.stdout.write(f"{point}\n")


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
