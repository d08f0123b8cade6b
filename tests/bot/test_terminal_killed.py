"""The terminal front killed in the middle of a picture, with the real engine: it paints on in the same bytes."""

import json
import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

ROOT = Path(__file__).parents[2]
PATIENCE = 180  # seconds for anything that must happen; a busy machine imports torch slowly


def start(folder, *words):
    """Start `python -m bot` as a process of its own."""
    environ = {**os.environ, "DATA_DIR": str(folder), "THREADS": "1", "CHECKPOINT_SECONDS": "0.1"}
    return subprocess.Popen(
        [sys.executable, "-m", "bot", *words],
        cwd=ROOT,
        env=environ,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def found(folder, *words):
    """Give what a command says as JSON."""
    out, err = start(folder, *words, "--json").communicate(timeout=PATIENCE)
    assert out, err
    return json.loads(out)


def broken_off(folder):
    """Kill a program as soon as a checkpoint of its picture is there; False where the picture was done before that."""
    program = start(folder, "imagine", "a red apple", "quality:draft", "seed:7", "style:van-gogh")
    while not list(folder.glob("files/??/*.safetensors")):
        with suppress(subprocess.TimeoutExpired):
            raise AssertionError(program.communicate(timeout=0.1))
    program.kill()
    program.communicate()
    return not list(folder.glob("files/??/*.gif"))


def test_a_killed_picture_is_painted_on_in_the_same_bytes(tmp_path):
    folder = next(tmp_path / name for name in "abcdef" if broken_off(tmp_path / name))
    resumed, whole = found(folder, "resume"), found(folder, "again", "1", "seed:7")
    assert (resumed["run"], resumed["status"], resumed["steps"], whole["run"]) == (1, "done", 40, 2)
    assert [Path(resumed[kind]).read_bytes() for kind in ("png", "gif")] == [
        Path(whole[kind]).read_bytes() for kind in ("png", "gif")
    ]
