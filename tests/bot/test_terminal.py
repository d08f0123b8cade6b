"""The terminal front as a person has it: a process of its own in a terminal of its own, with the real engine."""

import json
import os
import pty
import re
import select
import subprocess
import sys
from pathlib import Path

import pytest

from generator.media import open_picture, recipe_of

ROOT = Path(__file__).parents[2]
# Makes the terminal the one whose keys interrupt the process, and becomes the program.
OWN = "import fcntl, os, sys, termios; fcntl.ioctl(0, termios.TIOCSCTTY, 0); os.execv(sys.argv[1], sys.argv[1:])"
PATIENCE = 180  # seconds for anything that must happen; a busy machine imports torch slowly


class Terminal:
    """`python -m bot` on a pseudo-terminal: what it shows can be waited for, and keys can be pressed."""

    def __init__(self, folder, *words):
        self._main, other = pty.openpty()
        environ = {**os.environ, "DATA_DIR": str(folder), "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        environ |= {"COLUMNS": "120", "LINES": "40", "THREADS": "1"}
        self.process = subprocess.Popen(
            [sys.executable, "-c", OWN, sys.executable, "-m", "bot", *words],
            cwd=ROOT,
            env=environ,
            stdin=other,
            stdout=other,
            stderr=other,
            start_new_session=True,
        )
        os.close(other)
        self.shown = ""

    def until(self, pattern):
        """Read until the pattern is on the screen."""
        while not re.search(pattern, self.shown):
            assert self._read(), f"{pattern!r} was never shown:\n{self.shown}"

    def press(self, key):
        os.write(self._main, key)

    def end(self):
        """Read to the end; gives the exit code."""
        while self._read():
            pass
        os.close(self._main)
        return self.process.wait(PATIENCE)

    def _read(self):
        assert select.select([self._main], [], [], PATIENCE)[0], f"nothing happened any more:\n{self.shown}"
        try:
            data = os.read(self._main, 65_536)
        except OSError:  # how Linux says that the other side is closed
            data = b""
        self.shown += data.decode(errors="replace")
        return data


def test_on_a_terminal_a_bar_moves_and_ctrl_c_keeps_the_picture(tmp_path):
    terminal = Terminal(tmp_path, "imagine", "orcas in the north pole", "quality:fine", "seed:7")
    terminal.until("Opening the eye…")
    terminal.until(r" [1-9]\d*/160")
    terminal.until("▀")
    terminal.until(r"about \d+ (s|min) left")
    terminal.press(b"\x03")
    assert terminal.end() == 130
    found = re.search(r"Painted run 1 in .*, stopped after step (\d+), seed 7", terminal.shown)
    assert 0 < int(found[1]) < 160
    assert terminal.shown.rstrip().endswith("again 1")
    assert terminal.shown.rindex("\x1b[?25h") > terminal.shown.rindex("\x1b[?25l")  # the cursor is back


def test_ctrl_c_while_the_eye_opens_does_not_wait_for_it(tmp_path):
    terminal = Terminal(tmp_path, "imagine", "orcas")
    terminal.until("Opening the eye…")
    terminal.press(b"\x03")
    assert terminal.end() == 130
    assert "Stopped; nothing of run 1 is kept." in terminal.shown


def test_a_pipe_gets_json_alone_and_the_picture_is_real(tmp_path):
    environ = {**os.environ, "DATA_DIR": str(tmp_path), "THREADS": "1"}
    words = ["imagine", "a red apple on a white table", "quality:draft", "seed:7", "--json", f"--out={tmp_path}"]
    ended = subprocess.run(
        [sys.executable, "-m", "bot", *words], cwd=ROOT, env=environ, capture_output=True, timeout=PATIENCE, check=True
    )
    found = json.loads(ended.stdout)
    picture = Path(found["png"]).read_bytes()
    assert b"\x1b" not in ended.stderr
    assert (found["steps"], found["seed"]) == (40, 7)
    assert json.loads(recipe_of(picture)) == found["recipe"]
    assert open_picture(picture).shape == (192, 192, 3)
    assert open_picture(picture).std() > 5
    assert Path(found["gif"]).read_bytes().startswith(b"GIF89a")
    assert [score["label"] for score in found["scores"]] == ["a red apple on a white table"]


@pytest.mark.parametrize("line", ["imagine a:nan", "imagine a style:gibli", "imagine a start:x", "xyzzy", ""])
def test_bad_input_is_answered_without_anything_slow(tmp_path, line):
    slow = "torch", "sqlalchemy", "alembic", "rich", "discord"
    script = (
        "import sys\nfrom bot.__main__ import main\nsys.argv[1:] = sys.argv[2:]\ncode = main()\n"
        f"print([name for name in {slow} if name in sys.modules])\nsys.exit(code)"
    )
    ended = subprocess.run(
        [sys.executable, "-c", script, "-", *line.split()],
        cwd=ROOT,
        env={**os.environ, "DATA_DIR": str(tmp_path)},
        capture_output=True,
        text=True,
        timeout=PATIENCE,
        check=False,
    )
    assert (ended.returncode, ended.stdout.strip()) == (2, "[]")
    assert ended.stderr


def test_a_reader_that_goes_away_is_no_fault_of_ours():
    """As `| head` does, once it has what it wants."""
    reading, writing = os.pipe()
    os.close(reading)
    done = subprocess.run(
        [sys.executable, "-m", "bot", "eyes"], cwd=ROOT, stdout=writing, stderr=subprocess.PIPE, check=False
    )
    os.close(writing)
    assert (done.returncode, done.stderr) == (1, b"")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to lend")
def test_what_is_said_into_a_file_on_a_full_disk_ends_in_one_sentence():
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-m", "bot", "eyes"], cwd=ROOT, stdout=full, stderr=subprocess.PIPE, check=False
        )
    assert (done.returncode, done.stderr.count(b"\n")) == (1, 1)
    assert done.stderr.startswith(b"No space is left")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no full disk to lend")
def test_where_that_sentence_finds_no_room_either_nothing_is_raised(tmp_path):
    script = (
        "import pathlib, sys\nfrom bot.__main__ import main\n"
        "code, sys.argv = pathlib.Path(sys.argv[1]), ['bot', 'eyes']\ncode.write_text(str(main()))"
    )
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [sys.executable, "-c", script, tmp_path / "code"], cwd=ROOT, stdout=full, stderr=full, check=False
        )
    assert (done.returncode, (tmp_path / "code").read_text()) == (0, "1")


@pytest.mark.parametrize("closed", [">&-", "2>&-", ">&- 2>&-"])
def test_who_closes_what_is_written_to_gets_the_command_done(closed):
    """As some programs do that start others."""
    command = f'"{sys.executable}" -m bot eyes {closed}'
    assert subprocess.run(["sh", "-c", command], cwd=ROOT, check=False).returncode == 0


def test_a_terminal_without_utf_8_gets_question_marks_and_no_traceback(tmp_path):
    environ = {**os.environ, "DATA_DIR": str(tmp_path), "PYTHONIOENCODING": "ascii"}
    ended = subprocess.run(
        [sys.executable, "-m", "bot", "styles"],
        cwd=ROOT,
        env=environ,
        capture_output=True,
        timeout=PATIENCE,
        check=True,
    )
    assert b"?" in ended.stdout
    assert ended.stderr == b""
