"""Who is forgotten leaves nothing, and nobody else loses anything."""

from __future__ import annotations

import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import create_engine, text

from storage.check import check
from storage.database import parse_url
from storage.errors import MissingError, UnreachableError
from storage.files import Files
from storage.gallery import Gallery
from storage.privacy import Forgotten, forget
from storage.values import Filter, Link, Role


@pytest.fixture
def files(tmp_path):
    return Files(tmp_path / "files")


def everything(folder):
    return b"".join(path.read_bytes() for path in folder.rglob("*") if path.is_file())


def test_rows_and_files_of_one_person_go_and_all_others_stay(gallery, url, asked, files):
    own, shared = (Link(role=Role.START, file=files.put(data, "png")) for data in (b"own", b"shared"))
    mine = [gallery.add(asked(owner=1, line=f"wish {number}", files=(own,))) for number in range(250)]
    mine.append(gallery.add(asked(owner=1, files=(shared,))))
    other = gallery.add(asked(owner=2, parent=mine[0].id, files=(shared,)))
    gallery.star(other.id, 1)
    gallery.star(other.id, 2)
    for person in (1, 2):
        gallery.choose("person", person, {"style": "oil"})
    assert forget(url, files, 1) == Forgotten(runs=251, files=1)
    left = gallery.get(other.id)
    assert gallery.history(Filter(viewer=1), limit=500) == (left,)
    assert gallery.history(Filter(viewer=1, text="wish")) == ()
    assert (left.parent, left.stars, left.files) == (None, {2}, (shared,))
    assert (gallery.settings("person", 1), gallery.settings("person", 2)) == ({}, {"style": "oil"})
    assert list(check(url, files)) == []
    assert not files.exists(own.file.sha256)
    with pytest.raises(MissingError):
        gallery.get(mine[0].id)
    assert forget(url, files, 1) == Forgotten(runs=0, files=0)


def test_nothing_of_it_is_left_in_any_file_of_sqlite(sqlite_url, tmp_path, asked, files):
    gallery = Gallery(sqlite_url)
    link = Link(role=Role.START, file=files.put(b"the only picture", "png"))
    for number in range(50):
        gallery.add(asked(owner=1, line=f"zeppelin {number}", files=(link,), style="gryphon"))
        gallery.add(asked(owner=2, line=f"orcas {number}"))
    assert b"zeppelin" in everything(tmp_path)
    forget(sqlite_url, files, 1)
    left = everything(tmp_path)  # while the bot's own connection is open: its log is searched, too
    for trace in (b"zeppelin", b"zeppel", b"gryphon", b"the only picture", link.file.sha256.encode()):
        assert trace not in left
    assert b"orcas 49" in left
    gallery.close()


def test_nothing_of_it_is_left_in_the_tables_of_postgres(server, postgres_url, asked, files):
    gallery = Gallery(postgres_url)
    for number in range(50):
        gallery.add(asked(owner=1, line=f"zeppelin {number}"))
        gallery.add(asked(owner=2, line=f"orcas {number}"))
    forget(postgres_url, files, 1)
    gallery.close()
    engine = create_engine(parse_url(postgres_url))
    with engine.connect() as connection:
        names = connection.scalars(text("SELECT pg_relation_filepath(oid) FROM pg_class WHERE relkind IN ('r', 'i')"))
        paths = [server.folder / "data" / name for name in names if name]
    engine.dispose()
    server.sql("CHECKPOINT")
    left = b"".join(path.read_bytes() for path in paths)
    assert b"zeppelin" not in left
    assert b"orcas 49" in left


def test_a_log_that_is_in_use_is_said(sqlite_url, tmp_path, asked, files):
    place = f"{sqlite_url}?timeout=0.05"
    gallery = Gallery(place)
    gallery.add(asked(owner=1))
    with closing(sqlite3.connect(tmp_path / "reverie.db")) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM runs").fetchall()
        with pytest.raises(UnreachableError, match="is in use: call this again"):
            forget(place, files, 1)
    assert forget(place, files, 1) == Forgotten(runs=0, files=0)
    gallery.close()
