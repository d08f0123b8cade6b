"""What the lock on a data folder promises."""

from __future__ import annotations

import json
import os
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from storage.errors import HeldError, UnwritableError
from storage.lock import held, in_use, name_of

HOLDER = """
import signal, sys
from pathlib import Path
from storage.lock import held, in_use, name_of
with held(Path(sys.argv[1])):
    print("held", flush=True)
    signal.pause()
"""


def test_a_second_one_is_told_who_holds_it(tmp_path, clock):
    with held(tmp_path, "serving Discord", clock=clock), pytest.raises(HeldError) as told, held(tmp_path):
        raise AssertionError("two held it")
    assert str(told.value) == (
        f"The data folder {tmp_path} is in use by process {os.getpid()} on {socket.gethostname()}, "
        "serving Discord since 2026-11-24 12:00:00 UTC: stop that one first, or choose another DATA_DIR."
    )


def test_it_is_free_again_after_the_block_however_that_ends(tmp_path):
    with pytest.raises(ZeroDivisionError), held(tmp_path):
        raise ZeroDivisionError
    with held(tmp_path) as died:
        assert not died
        assert json.loads((tmp_path / "lock").read_text())["pid"] == os.getpid()
    assert json.loads((tmp_path / "lock").read_text()) == {}


def test_a_holder_that_has_not_signed_yet_is_another_process(tmp_path):
    with held(tmp_path):
        (tmp_path / "lock").write_text("")
        with pytest.raises(HeldError, match="in use by another process"), held(tmp_path):
            raise AssertionError("two held it")


def test_a_killed_process_holds_nothing(tmp_path):
    other = subprocess.Popen(
        [sys.executable, "-c", HOLDER, tmp_path], stdout=subprocess.PIPE, cwd=Path(__file__).parents[2]
    )
    try:
        assert other.stdout.readline() == b"held\n"
        with pytest.raises(HeldError, match=f"process {other.pid} "), held(tmp_path):
            raise AssertionError("two held it")
    finally:
        other.send_signal(signal.SIGKILL)
        other.communicate()
    with held(tmp_path) as died:
        assert died
        assert json.loads((tmp_path / "lock").read_text())["pid"] == os.getpid()


def test_the_folder_is_made_or_named(tmp_path):
    with held(tmp_path / "new" / "data"):
        assert (tmp_path / "new" / "data").is_dir()
    with (
        pytest.raises(UnwritableError, match="can't be used: File exists"),
        held(tmp_path / "new" / "data" / "lock"),
    ):
        raise AssertionError("held a file")


def test_whether_somebody_holds_it_can_be_asked_without_taking_it(tmp_path):
    assert not in_use(tmp_path)
    with held(tmp_path):
        assert in_use(tmp_path)
    assert not in_use(tmp_path)


@pytest.mark.parametrize(("host", "believed"), [(socket.gethostname(), False), ("another machine", True)])
def test_a_holder_that_died_is_told_from_one_elsewhere(tmp_path, host, believed):
    gone = subprocess.Popen([sys.executable, "-c", ""])
    gone.wait()
    (tmp_path / "lock").write_text(json.dumps({"pid": gone.pid, "host": host, "what": "painting", "since": "now"}))
    assert in_use(tmp_path) is believed


def test_a_folder_has_one_name_for_good(tmp_path):
    assert name_of(tmp_path) == name_of(tmp_path) != ""
    with pytest.raises(UnwritableError, match="can't be used"):
        name_of(tmp_path / "missing")


def test_a_name_that_a_power_cut_emptied_is_made_anew(tmp_path):
    """An empty one would be that of somebody who may paint everybody's pictures."""
    (tmp_path / "worker").write_text("")
    assert name_of(tmp_path) == name_of(tmp_path) != ""
