"""What a process was told to be kept is there after it was killed at any moment."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from storage.check import check
from storage.files import Files
from storage.gallery import Gallery
from storage.lock import held
from storage.status import Status
from storage.values import Role

PAINTER = """
import os, sys
from pathlib import Path
from storage.files import Files
from storage.gallery import Gallery
from storage.lock import held
from storage.values import Link, NewRun, Result, Role

url, folder = sys.argv[1], Path(sys.argv[2])
new = NewRun(front="discord", owner=7, line="orcas", recipe="{}", seed=3, steps=80, eye="pocket")
with held(folder):
    gallery, files = Gallery(url), Files(folder / "files")
    while True:
        run = gallery.add(new)
        gallery.begin(run.id)
        for step in range(4):
            for sha256 in gallery.checkpoint(run.id, step, files.put(os.urandom(5000), "safetensors")):
                files.remove(sha256)
        png = Link(role=Role.PNG, file=files.put(os.urandom(5000), "png"))
        gallery.finish(run.id, Result(step=80, seconds=1.0, scores=(), files=(png,)))
        print(run.id, flush=True)
"""


def test_a_kill_before_anything_that_is_done_to_disk_or_database_loses_nothing(url, tmp_path):
    done = subprocess.run(
        [sys.executable, "-m", "tests.storage.killing", url, tmp_path],
        cwd=Path(__file__).parents[2],
        check=True,
        stdout=subprocess.PIPE,
    )
    assert int(done.stdout) > 60


@pytest.mark.parametrize("lines", [1, 6])
def test_finished_runs_outlive_a_kill(url, tmp_path, lines):
    painter = subprocess.Popen(
        [sys.executable, "-c", PAINTER, url, tmp_path], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    with painter.stdout:
        told = [int(painter.stdout.readline()) for _ in range(lines)]
        painter.kill()
        told += [int(line) for line in painter.stdout.read().splitlines()]
    painter.wait()
    with held(tmp_path):
        gallery, files = Gallery(url), Files(tmp_path / "files")
        files.tidy()
        for number in told:
            run = gallery.get(number)
            assert run.status is Status.DONE
            assert len(files.read(run.file(Role.PNG).sha256)) == 5000
        # At most the run that was being painted is left to be gone on with, and it has whole files.
        assert len(gallery.open_runs("discord", Status.QUEUED, Status.PAINTING)) <= 1
        assert {problem.fault for problem in check(url, files)} <= {"orphan"}
        gallery.close()
