"""Pictures at the terminal that were broken off are spoken of, and painted on when asked."""

import io
import json
import os
import signal
import sqlite3
import sys
import threading
from contextlib import closing

import pytest

from bot.imagine import STOPPING
from generator.errors import PaintError
from storage.gallery import Gallery
from storage.status import Status
from storage.values import LOCAL, NewRun
from tests.fakes import FakePaint


class Paper(io.StringIO):
    """What a person reads; `stopping` is set once it says that the program stops."""

    def __init__(self):
        super().__init__()
        self.stopping = threading.Event()

    def write(self, text):
        written = super().write(text)
        if STOPPING in text:
            self.stopping.set()
        return written


class Ended(FakePaint):
    """Ends the program in the middle of one step, and holds that step until the program has heard of it."""

    def __init__(self, at, heard, number=signal.SIGTERM):
        super().__init__()
        self.at, self.heard, self.number = at, heard, number

    def frame(self, recipe, step, *, first):
        if step == self.at:
            os.kill(os.getpid(), self.number)
            assert self.heard.wait(timeout=60), "nobody heard the signal"
        return super().frame(recipe, step, first=first)


@pytest.fixture
def gallery(typist, tmp_path):
    (tmp_path / "data").mkdir()
    with closing(Gallery(f"sqlite:///{tmp_path}/data/reverie.db")) as gallery:
        yield gallery


@pytest.fixture
def broken(typist, gallery):
    """Break a picture off after some steps; run 1."""
    paper = Paper()
    typist.console, typist.paint = {"file": paper}, Ended(10, paper.stopping)
    code, _, err = typist("imagine", "a lake", "quality:draft", "seed:7")
    typist.console, typist.paint = {}, FakePaint()
    assert (code, err) == (130, "Stopped for now: `resume 1` paints on.\n")


def test_a_signal_keeps_the_picture_and_history_offers_it(typist, broken, gallery):
    run = gallery.get(1)
    assert (run.status, run.step, run.kills, [link.n for link in run.files if link.role == "state"]) == (
        (Status.QUEUED, 10, 0, [10])
    )
    assert typist("history")[1].endswith("Run 1 was broken off after step 10 of 40: `resume 1` paints on.\n")


@pytest.mark.parametrize("words", [("resume",), ("resume", "1")])
def test_resume_paints_on_where_it_was(typist, broken, gallery, words):
    code, out, _ = typist(*words, "--json")
    found, (_, state) = json.loads(out), typist.paint.asked[0]
    assert (code, found["run"], found["status"], found["steps"], int(state["step"])) == (0, 1, "done", 40, 10)
    assert gallery.get(1).told
    assert "broken off" not in typist("history")[1]


def test_ctrl_c_before_it_goes_on_loses_nothing_of_it(typist, broken, gallery):
    paper, left = Paper(), threading.Event()

    def leave(code):
        left.set()  # the step that is held can end, as it would with the process
        sys.exit(code)

    typist.paint, typist.leave = Ended(10, left, signal.SIGINT), leave
    typist.console = {"file": paper}
    with pytest.raises(SystemExit):
        typist("resume")
    assert "Stopped for now: `resume 1` paints on." in paper.getvalue()
    run = gallery.get(1)
    assert (run.status, run.kills, [link.n for link in run.files if link.role == "state"]) == (Status.QUEUED, 0, [10])
    typist.paint, typist.console = FakePaint(), {}
    assert json.loads(typist("resume", "--json")[1])["steps"] == 40


def test_the_next_start_says_what_was_broken_off_and_leaves_it(typist, broken, gallery):
    assert "Run 1 was broken off after step 10 of 40: `resume 1` paints on." in typist("imagine", "a sea")[1]
    assert gallery.get(1).status is Status.QUEUED


def test_several_are_said_in_one_sentence(typist, broken, gallery):
    new = NewRun(front="terminal", owner=LOCAL, line="fog", recipe="{}", seed=1, steps=4, eye="pocket")
    gallery.begin(gallery.add(new).id)
    assert "The runs 1, 2 were broken off: `resume RUN` paints on." in typist("imagine", "a sea")[1]
    assert gallery.get(2).kills == 1


def test_what_was_painted_three_times_in_vain_is_set_aside_and_said_once(typist, broken, gallery):
    for _ in range(3):
        gallery.begin(1)
        said = typist("imagine", "a sea")[1]
    assert "Run 1 failed: The program died three times in this picture" in said
    assert (gallery.get(1).status, gallery.get(1).told) == (Status.FAILED, True)
    assert "Run 1" not in typist("imagine", "a sea")[1]


def test_a_picture_whose_end_nobody_saw_is_spoken_of(typist, gallery):
    typist("imagine", "a lake")
    with sqlite3.connect(typist.folder / "data" / "reverie.db") as database:
        database.execute("UPDATE runs SET told = 0")
    database.close()
    assert "Run 1 is done: `show 1` tells about it." in typist("imagine", "a sea")[1]


def test_only_what_was_broken_off_is_painted_on(typist, gallery):
    assert typist("resume")[::2] == (2, "No picture was broken off.\n")
    typist("imagine", "a lake")
    assert typist("resume", "1")[::2] == (
        2,
        "Run 1 can't be painted on: `history` says which ones were broken off.\n",
    )
    assert typist("resume", "9")[0] == 2


def test_discords_pictures_are_left_to_discord(typist, gallery):
    new = NewRun(front="discord", owner=7, line="fog", recipe="{}", seed=1, steps=4, eye="pocket")
    run = gallery.add(new).id
    gallery.begin(run)
    assert "broken off" not in typist("imagine", "a sea")[1]
    assert (gallery.get(run).status, gallery.get(run).kills) == (Status.PAINTING, 0)


def test_a_picture_that_failed_was_told_when_it_was_said(typist, gallery):
    typist.paint = FakePaint(fault=PaintError("The picture went grey."))
    assert typist("imagine", "a lake")[2] == "The picture went grey. (run 1)\n"
    assert gallery.get(1).told
