"""Copies of a person's rows are found, wherever they lie, on either database."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from storage.backup import backup
from storage.files import Files
from storage.leftovers import BACKUPS, copies, note

NOON = datetime(2026, 11, 1, 12, tzinfo=UTC)


@pytest.fixture
def made(gallery, url, asked, tmp_path):
    """Give what makes a backup in a folder, of a run of person 1 that person 2 starred."""
    gallery.star(gallery.add(asked(owner=1)).id, 2)
    gallery.choose("person", 3, {"style": "oil"})
    return lambda folder: backup(url, Files(tmp_path / "files"), folder, clock=lambda: NOON).folder


def held(url, data, person):
    return {copy.place: copy.rows for copy in copies(url, data, person)}


def test_backups_in_the_data_folder_and_elsewhere_are_found(made, url, tmp_path):
    inside, outside = made(tmp_path / BACKUPS / "one"), made(tmp_path / "far" / "two")
    assert held(url, tmp_path, 1) == {inside: 1}
    note(url, outside)
    note(url, outside)
    assert held(url, tmp_path, 1) == {inside: 1, outside: 1}
    assert [copy.made for copy in copies(url, tmp_path, 1)] == [NOON, NOON]


def test_stars_and_settings_count_and_others_have_nothing_there(made, url, tmp_path):
    folder = made(tmp_path / BACKUPS / "one")
    assert [held(url, tmp_path, person) for person in (2, 3, 4)] == [{folder: 1}, {folder: 1}, {}]


def test_a_backup_that_can_not_be_read_is_named_and_what_is_none_is_not(made, url, tmp_path):
    folder = made(tmp_path / BACKUPS / "one")
    (folder / "reverie.db").write_bytes(b"no database")
    (tmp_path / BACKUPS / "holiday").mkdir()
    assert held(url, tmp_path, 1) == {folder: None}


def test_a_backup_that_was_removed_is_no_longer_named(made, url, tmp_path):
    note(url, tmp_path / "gone")
    assert held(url, tmp_path, 1) == {}


def test_the_file_from_before_a_move_is_named(made, url, tmp_path):
    data = made(tmp_path / "moved")  # as good as a data folder that nobody uses any more
    (data / "reverie.db.0001.backup").write_bytes((data / "reverie.db").read_bytes())
    assert held(url, data, 1) == {data / "reverie.db": 1, data / "reverie.db.0001.backup": 1}
    assert held(f"sqlite:///{data}/reverie.db", data, 1) == {data / "reverie.db.0001.backup": 1}


def test_a_copy_that_was_killed_before_a_new_version_is_named(made, url, tmp_path):
    data = made(tmp_path / "data")
    whole, half = data / "reverie.db.0001.part", data / "reverie.db.0002.part"
    whole.write_bytes((data / "reverie.db").read_bytes())
    half.write_bytes(b"half of a datab")
    assert held(f"sqlite:///{data}/reverie.db", data, 1) == {whole: 1, half: None}
