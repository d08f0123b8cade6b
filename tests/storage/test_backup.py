"""A backup is whole, stands alone, and is made while the bot goes on."""

from __future__ import annotations

import shutil
from contextlib import suppress

import pytest

from storage.backup import NAME, backup
from storage.check import check
from storage.errors import FullError, StorageError, UnwritableError
from storage.files import Files
from storage.gallery import Gallery
from storage.values import Filter, Link, Role


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path / "files")


@pytest.fixture
def run(gallery, asked, files):
    return gallery.add(asked(files=(Link(role=Role.START, file=files.put(b"sea", "png")),)))


def inside(folder):
    return f"sqlite:///{folder / NAME}", Files(folder / "files")


def test_a_backup_stands_alone(gallery, url, run, files, tmp_path):
    told = []
    made = backup(url, files, tmp_path / "deep" / "backup", seen=lambda done, of: told.append((done, of)))
    assert (made.runs, made.files, made.lost) == (1, 1, ())
    assert told[-1] == (1, 1)
    shutil.rmtree(tmp_path / "files")
    place, kept = inside(made.folder)
    copied = Gallery(place)
    assert copied.history(Filter(viewer=1)) == (gallery.get(run.id),)
    copied.close()
    assert kept.read(run.files[0].file.sha256) == b"sea"
    assert list(check(place, kept)) == []
    assert not (tmp_path / "deep" / "backup.part").exists()


def test_a_state_that_the_bot_lets_go_of_meanwhile_is_left_out(gallery, url, run, files, tmp_path):
    gallery.begin(run.id)
    gallery.checkpoint(run.id, 1, files.put(b"one", "safetensors"))
    steps = iter(range(2, 100))

    def paint_on(*_):
        step = next(steps)
        for sha256 in gallery.checkpoint(run.id, step, files.put(bytes([step]), "safetensors")):
            files.remove(sha256)

    made = backup(url, files, tmp_path / "backup", seen=paint_on)
    place, kept = inside(made.folder)
    assert made.lost == ()
    assert list(check(place, kept)) == []
    copied = Gallery(place)
    assert copied.get(run.id).file(Role.START) == run.files[0].file
    assert copied.get(run.id).file(Role.STATE) is None
    copied.close()


def test_what_was_lost_before_is_said_and_stays_in_the_rows(gallery, url, run, files, tmp_path):
    files.path(run.files[0].file.sha256).write_bytes(b"see")
    made = backup(url, files, tmp_path / "backup")
    assert (made.files, made.lost) == (0, (run.files[0].file.sha256,))
    assert [problem.fault for problem in check(*inside(made.folder))] == ["missing"]


def test_a_folder_that_is_there_is_left_alone(url, run, files, tmp_path):
    (tmp_path / "old").mkdir()
    (tmp_path / "new.part").mkdir()
    for name, there in (("old", "old"), ("new", "new.part")):
        with pytest.raises(StorageError, match=rf"/{there} is there already: choose a new name\.$"):
            backup(url, files, tmp_path / name)
    assert {path.name for path in tmp_path.iterdir()} >= {"old", "new.part"}


def test_a_folder_that_can_not_be_made_is_said(url, run, files, tmp_path):
    (tmp_path / "a file").write_text("")
    with pytest.raises(UnwritableError, match=r"can't be used: Not a directory\.$"):
        backup(url, files, tmp_path / "a file" / "backup")
    with pytest.raises(UnwritableError, match=r"can't be used: File name too long\.$"):
        backup(url, files, tmp_path / ("x" * 300))


def test_a_full_disk_leaves_nothing_half(url, run, gallery, files, tiny_disk):
    gallery.begin(run.id)
    gallery.checkpoint(run.id, 1, files.put(bytes(range(256)) * 3000, "safetensors"))
    with pytest.raises(FullError, match="make room"):
        backup(url, files, tiny_disk / "backup")
    assert list(tiny_disk.iterdir()) == []


def test_a_disk_that_is_full_already_is_said(url, run, files, tiny_disk):
    with suppress(OSError):
        (tiny_disk / "ballast").write_bytes(bytes(2**20))
    with pytest.raises(FullError, match="make room"):
        backup(url, files, tiny_disk / "backup")
    assert [path.name for path in tiny_disk.iterdir()] == ["ballast"]
