"""`check` finds whatever does not agree, says what to do, and changes nothing."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest

from storage.check import check
from storage.copying import copy
from storage.files import Files
from storage.gallery import Gallery
from storage.values import Link, Role


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path / "files")


@pytest.fixture
def painted(gallery, asked, files):
    """Two runs that share a file."""
    shared = Link(role=Role.START, file=files.put(b"sea", "png"))
    own = Link(role=Role.TARGET, file=files.put(b"orca", "png"))
    return [gallery.add(asked(files=(shared, own))), gallery.add(asked(files=(shared,)))]


def test_a_sound_store_has_no_problems(url, painted, files):
    told = []
    assert list(check(url, files, seen=lambda done, of: told.append((done, of)))) == []
    assert told == [(2, 2)]


def test_what_is_missing_or_damaged_is_named_with_its_runs(url, painted, files):
    shared, own = (painted[0].file(role).sha256 for role in (Role.START, Role.TARGET))
    files.path(shared).write_bytes(b"see")
    files.remove(own)
    problems = {problem.fault: problem for problem in check(url, files)}
    assert (problems["damaged"].sha256, problems["damaged"].runs) == (shared, (1, 2))
    assert (problems["missing"].sha256, problems["missing"].runs) == (own, (1,))
    assert problems["missing"].sentence == (
        f"The png {own} is missing: restore it from a backup, or delete the runs 1."
    )
    assert len(problems) == 2


def test_files_that_nothing_needs_are_named(url, gallery, painted, files, asked):
    left = files.put(b"left by a crash", "gif")
    run = gallery.add(asked())
    gallery.begin(run.id)
    for letter in (b"a", b"b"):  # the second takes the place of the first
        gallery.progress(run.id, 2, (), [Link(role=Role.FRAME, n=2, file=files.put(letter, "png"))])
    found = {(problem.fault, problem.sha256) for problem in check(url, files)}
    assert found == {("orphan", left.sha256), ("unused", files.put(b"a", "png").sha256)}


def test_many_files_are_all_looked_at(url, gallery, asked, files):
    links = [Link(role=Role.FRAME, n=n, file=files.put(n.to_bytes(2), "png")) for n in range(1001)]
    gallery.add(asked(files=tuple(links)))
    for link in (links[0], links[500], links[1000]):
        files.remove(link.file.sha256)
    told = []
    found = list(check(url, files, seen=lambda done, of: told.append((done, of))))
    assert [problem.sha256 for problem in found] == [links[n].file.sha256 for n in (0, 500, 1000)]
    assert told == [(500, 1001), (1000, 1001), (1001, 1001)]


def test_a_file_that_the_bot_lets_go_of_meanwhile_is_no_problem(url, gallery, asked, files):
    run = gallery.add(asked(files=tuple(Link(role=Role.FRAME, n=n, file=files.put(bytes([n]), "png")) for n in (1, 2))))
    other = gallery.add(asked(files=(Link(role=Role.START, file=files.put(b"x", "png")),)))
    files.remove(run.files[0].file.sha256)
    going = check(url, files)
    assert next(going).runs == (run.id,)
    for sha256 in gallery.delete(other.id):
        files.remove(sha256)
    assert list(going) == []


def test_a_database_that_was_tampered_with_is_named(sqlite_url, tmp_path, asked, files):
    gallery = Gallery(sqlite_url)
    gallery.add(asked(files=(Link(role=Role.START, file=files.put(b"sea", "png")),)))
    gallery.close()
    with closing(sqlite3.connect(tmp_path / "reverie.db")) as database, database:
        database.execute("DELETE FROM files")
        database.execute("PRAGMA writable_schema = ON")  # an index that no longer holds what it says
        database.execute(
            "UPDATE sqlite_master SET sql = replace(sql, '(owner', '(seed') WHERE name = 'ix_runs_owner_id'"
        )
    problems = list(check(sqlite_url, files))
    sentences = [problem.sentence for problem in problems if problem.fault == "database"]
    assert any(sentence.startswith("The database is damaged (") for sentence in sentences)
    assert any("of links points to a row of files that is gone" in sentence for sentence in sentences)
    assert [problem.fault for problem in problems][-1] == "orphan"


def test_an_index_that_does_not_fit_the_prompts_is_named_and_a_copy_mends_it(sqlite_url, tmp_path, asked, files):
    gallery = Gallery(sqlite_url)
    gallery.add(asked(line="orcas"))
    gallery.close()
    with closing(sqlite3.connect(tmp_path / "reverie.db")) as database, database:
        database.execute("INSERT INTO search(search, rowid, words) SELECT 'delete', id, words FROM runs")
    sentences = [problem.sentence for problem in check(sqlite_url, files)]
    assert sentences == ["The index of the prompts does not hold what they say: `db copy` to a new file makes it anew."]
    new = f"sqlite:///{tmp_path}/new.db"
    copy(sqlite_url, new)
    assert list(check(new, files)) == []
