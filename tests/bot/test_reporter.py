"""What the terminal's reporter tells of a job that isn't alone."""

import io
import logging
import os
from contextlib import suppress
from pathlib import Path

import pytest
from rich.console import Console

from bot.errors import BotError, StoppedError
from bot.jobs import Job, Place
from bot.terminal import Log, Paper, Sparse, TerminalReporter, about, screen
from generator.recipe import Score
from tests.fakes import FakePaint, recipe


class Clock:
    def __init__(self, *times):
        self.times = list(times)

    def __call__(self):
        return self.times.pop(0)


def sparse(*times):
    console = Console(file=io.StringIO(), width=100)
    return console.file, Sparse(console, Clock(*times))


def job(reporter):
    return Job(key=7, owner=0, recipe=recipe(), reporter=reporter)


async def test_a_place_in_the_queue_is_told_but_not_the_front():
    shown, view = sparse()
    reporter = TerminalReporter(view)
    await reporter.queued(job(reporter), Place(position=1, seconds=0))
    await reporter.queued(job(reporter), Place(position=3, seconds=130))
    assert shown.getvalue() == "Run 7 is number 3 in the queue, about 2 min to wait.\n"


def test_sentences_without_a_terminal_are_one_line_each_and_may_find_no_reader():
    reading, writing = os.pipe()
    with os.fdopen(reading) as reader, os.fdopen(writing, "w") as paper:
        view = Sparse(Paper(file=paper, width=20))
        view.says("No space is left for /a/long/path: make room.")
        assert reader.readline() == "No space is left for /a/long/path: make room.\n"
        reader.close()
        view.says("Nobody reads this.")
        view.says("Nor this.")


@pytest.mark.parametrize("place", ["folder", "full"])
def test_a_log_that_cannot_be_written_ends_nothing_and_is_not_spoken_of(tmp_path, capsys, place):
    path = tmp_path if place == "folder" else Path("/dev/full")
    if not path.exists():
        pytest.skip("this system has no full disk to lend")
    handler = Log(path, delay=True, encoding="utf-8")
    handler.emit(logging.LogRecord("bot", logging.WARNING, "here", 1, "No space is left.", (), None))
    with suppress(OSError):
        handler.close()  # as the end of the program does
    assert capsys.readouterr() == ("", "")


async def test_a_job_that_was_called_off_ends_the_story():
    reporter = TerminalReporter(sparse()[1])
    await reporter.cancelled(job(reporter))
    with pytest.raises(StoppedError, match="run 7"):
        await reporter.outcome


async def test_a_failed_job_ends_it_with_its_sentence():
    reporter = TerminalReporter(sparse()[1])
    await reporter.failed(job(reporter), "The picture went grey.")
    with pytest.raises(BotError, match=r"The picture went grey. \(run 7\)"):
        await reporter.outcome


def test_plain_lines_are_seconds_apart():
    shown, view = sparse(0.0, 2.0, 5.5)
    for step, left in ((0, None), (1, 30.0), (2, 20.4)):
        view.shows(FakePaint().frame(recipe(), step, first=False), left)
    assert shown.getvalue().splitlines() == ["Step 0 of 4.", "Step 2 of 4, about 20 s left."]


def test_a_bar_per_prompt_shows_what_is_wanted_and_what_is_not():
    frame = FakePaint().frame(recipe(), 2, first=False)
    scores = (Score(label="a [red] lake", weight=0.8, value=0.25), Score(label="fog", weight=-0.2, value=-0.1))
    frame = type(frame)(step=2, steps=4, image=frame.image, scores=scores, state=frame.state)
    console = Console(file=io.StringIO(), width=100, force_terminal=True, color_system="truecolor")
    console.print(screen(frame, 3.0, colours=False))
    shown = console.file.getvalue()
    assert "2/4" in shown
    assert "about 3 s left" in shown
    assert "0.25 a [red] lake" in shown
    assert shown.count("█") == 15
    assert "-0.10 fog" in shown


@pytest.mark.parametrize(("seconds", "said"), [(0.3, "a moment"), (42.4, "about 42 s"), (150, "about 2 min")])
def test_times_ahead_are_said_in_words(seconds, said):
    assert about(seconds) == said
