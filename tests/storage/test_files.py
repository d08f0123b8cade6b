"""What the file store promises: whole files or none, the bytes that went in, a sentence otherwise."""

from __future__ import annotations

import hashlib
import os
import resource
import shutil
import tempfile
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.errors import DamagedError, FullError, MissingError, UnwritableError
from storage.files import KINDS, Files

NOBODY = 65_534  # the number of a user without rights


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path / "files")


def everything(folder):
    return {path for path in folder.rglob("*") if path.is_file()}


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.binary(max_size=3000), kind=st.sampled_from(KINDS))
def test_what_goes_in_comes_out(files, data, kind):
    kept = files.put(data, kind)
    assert (kept.sha256, kept.size) == (hashlib.sha256(data).hexdigest(), len(data))
    assert files.read(kept.sha256) == data
    assert files.path(kept.sha256).suffix == f".{kept.kind}"


def test_a_file_lies_under_its_hash_and_once(files, tmp_path):
    first = files.put(b"orca", "png")
    assert files.put(b"orca", "gif") == first  # the same bytes are the same file, whatever they are called
    assert everything(tmp_path) == {tmp_path / "files" / first.sha256[:2] / f"{first.sha256}.png"}


def test_putting_the_same_again_does_not_write(files):
    path = files.path(files.put(b"orca", "png").sha256)
    before = path.stat()
    files.put(b"orca", "png")
    assert (path.stat().st_ino, path.stat().st_mtime_ns) == (before.st_ino, before.st_mtime_ns)


def test_many_who_put_the_same_at_once_leave_one_whole_file(files, tmp_path):
    data = bytes(200_000)
    with ThreadPoolExecutor(8) as pool:
        kept = set(pool.map(lambda _: files.put(data, "png"), range(32)))
    assert len(kept) == 1
    assert files.read(kept.pop().sha256) == data
    assert len(everything(tmp_path)) == 1


def test_a_file_of_ones_own_is_copied(files, tmp_path):
    path = tmp_path / "holiday.PNG"
    path.write_bytes(b"sea")
    kept = files.put_file(path)
    path.unlink()
    assert (files.read(kept.sha256), kept.kind) == (b"sea", "png")


def test_a_file_that_can_not_be_read_is_named(files, tmp_path):
    with pytest.raises(MissingError, match=r"gone\.png can't be read: No such file"):
        files.put_file(tmp_path / "gone.png")


def test_a_kind_that_is_none_of_ours_is_refused(files):
    with pytest.raises(ValueError, match=r"'\.\./x' is not one of"):
        files.put(b"", "../x")


@pytest.mark.parametrize("name", ["", "0" * 64, "../../etc/passwd", "A" * 64, "a" * 64 + "\n", "ab/*"])
def test_a_name_that_is_not_there_never_becomes_a_path(files, name):
    assert not files.exists(name)
    files.remove(name)
    for ask in (files.path, files.read):
        with pytest.raises(MissingError, match="is not in"):
            ask(name)


@pytest.mark.parametrize("damage", [b"", b"orcb", b"orca and more"])
def test_a_damaged_file_is_never_given_out_and_healed_by_its_right_bytes(files, damage):
    kept = files.put(b"orca", "png")
    files.path(kept.sha256).write_bytes(damage)
    with pytest.raises(DamagedError, match="is damaged"):
        files.read(kept.sha256)
    files.put(b"orca", "png")
    assert files.read(kept.sha256) == b"orca"


def test_removed_files_are_gone(files, tmp_path):
    kept, other = files.put(b"orca", "png"), files.put(b"sea", "png")
    files.remove(kept.sha256)
    assert not files.exists(kept.sha256)
    assert [file.sha256 for file in files.listed()] == [other.sha256]


def test_hashes_lists_files_and_nothing_else(files, tmp_path):
    kept = [files.put(bytes([number]), "png").sha256 for number in range(20)]
    (tmp_path / "files" / "00").mkdir(exist_ok=True)
    (tmp_path / "files" / "00" / "notes.txt").write_text("mine")
    assert [file.sha256 for file in files.listed()] == sorted(kept)


def test_what_a_killed_program_left_is_tidied(files, tmp_path):
    kept = files.put(b"orca", "png")
    (tmp_path / "files" / ".new" / "tmpabc").write_bytes(b"half of an or")
    assert files.tidy() == 1
    assert everything(tmp_path) == {files.path(kept.sha256)}


def test_a_folder_that_can_not_be_made_is_named(tmp_path):
    (tmp_path / "data").write_text("in the way")
    with pytest.raises(UnwritableError, match=r"data.files can't be used: Not a directory"):
        Files(tmp_path / "data" / "files")
    with pytest.raises(UnwritableError, match="can't be used"):
        Files(Path("/dev/null/files"))


def test_a_file_that_can_not_be_read_from_disk_is_named(files):
    kept = files.put(b"orca", "png")
    path = files.path(kept.sha256)
    path.unlink()
    path.mkdir()
    with pytest.raises(UnwritableError, match="Is a directory"):
        files.read(kept.sha256)


def test_a_folder_that_cannot_be_looked_into_is_named(files, tmp_path):
    kept = files.put(b"orca", "png")
    folder = files.path(kept.sha256).parent
    shutil.rmtree(folder)
    folder.write_text("no folder")
    with pytest.raises(UnwritableError, match=str(folder)):
        list(files.listed())


@contextmanager
def closed(folder):
    """Let names in a folder be read, but nothing behind them; the system's owner gives their rights up meanwhile."""
    mode, owner = folder.stat().st_mode, os.geteuid() == 0
    folder.chmod(0o444)
    if owner:
        os.seteuid(NOBODY)
    try:
        yield
    finally:
        if owner:
            os.seteuid(0)
        folder.chmod(mode)


def test_a_folder_that_may_not_be_looked_into_is_named():
    with tempfile.TemporaryDirectory() as place:  # pytest's own folders are shut for others
        Path(place).chmod(0o755)
        files = Files(Path(place) / "files")
        kept = files.put(b"orca", "png")
        with closed(files.path(kept.sha256).parent):
            for ask in (files.path, files.read, files.exists, files.remove, lambda _name: list(files.listed())):
                with pytest.raises(UnwritableError, match="can't be used: Permission denied"):
                    ask(kept.sha256)


@contextmanager
def largest_file(size):
    """Let the system refuse to write files beyond a size, as it does beyond the end of a disk."""
    before = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, before[1]))
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, before)


def test_where_no_space_is_left_nothing_half_is_left(files, tmp_path):
    kept = files.put(b"orca", "png")
    with largest_file(1000), pytest.raises(FullError, match="make room"):
        files.put(bytes(5000), "png")
    assert everything(tmp_path) == {files.path(kept.sha256)}
    assert files.put(bytes(5000), "png").size == 5000  # with room again it goes on


def test_a_full_disk_is_said_and_leaves_nothing_half(tiny_disk):
    files = Files(tiny_disk / "files")
    kept = files.put(bytes(100_000), "png")
    with pytest.raises(FullError, match=r"^No space is left for .*: make room on the disk\.$"):
        files.put(bytes(range(256)) * 2000, "gif")
    assert everything(tiny_disk) == {files.path(kept.sha256)}
    files.remove(kept.sha256)
    assert files.put(bytes(range(256)) * 1000, "gif").size == 256_000
