"""Every database that an older version has left is brought to today's schema, with its data."""

from __future__ import annotations

import sqlite3
from concurrent.futures import ThreadPoolExecutor
from contextlib import closing
from dataclasses import fields, replace
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import create_engine, text

from storage import migrate
from storage.database import parse_url
from storage.errors import FullError, NewerError
from storage.gallery import Gallery
from storage.schema import Base
from storage.status import Status
from storage.values import Filter, NewRun, Role
from tests.storage.test_files import largest_file

SCHEMAS = Path(__file__).with_name("schemas")
OLD_SQLITE = sorted(SCHEMAS.glob("*.sqlite.sql"))
OLD_POSTGRES = sorted(SCHEMAS.glob("*.postgresql.sql"))


def revision_of(dump):
    return dump.name.partition(".")[0]


def is_no_part_of_the_search(name, kind, parents):
    # SQLAlchemy has no words for full-text tables and indexes: `test_search.py` looks after them.
    return not (name or "").startswith(("search", "ix_search"))


def differences(url):
    engine = create_engine(parse_url(url))
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"include_name": is_no_part_of_the_search})
        found = compare_metadata(context, Base.metadata)
    engine.dispose()
    return found


def wish_for(run):
    return NewRun(**{field.name: getattr(run, field.name) for field in fields(NewRun) if field.name != "files"})


def holds_what_the_dump_put_in(gallery):
    done, wish, failed = (gallery.get(number) for number in (1, 2, 3))
    assert (done.line, done.owner, done.status, done.scores[0].value) == ("orcas", 2**62, Status.DONE, 0.25)
    assert (done.sources[0].licence, done.stars, done.seconds) == ("Apache-2.0", {5}, 4.5)
    assert [change.status for change in done.changes] == [Status.QUEUED, Status.PAINTING, Status.DONE]
    assert {link.role for link in done.files} == {Role.START, Role.STATE, Role.FRAME, Role.PNG}
    assert (wish.parent, wish.private, wish.token) == (1, True, "aW50")
    assert (failed.error, failed.told) == ("The picture collapsed.", True)
    assert gallery.settings("person", 2**62) == {"style": "oil"}
    assert gallery.history(Filter(viewer=0, text="ORCAS")) == (done,)
    assert gallery.history(Filter(viewer=2**62, text="under 100%")) == (wish,)
    assert [run.turn for run in (done, wish, failed)] == [0, 0, 0]
    assert gallery.open_runs("discord", Status.QUEUED) == (wish,)
    assert gallery.add(replace(wish_for(wish), turn=4)).turn == 4
    assert gallery.begin(wish.id).status is Status.PAINTING  # it is gone on with


@pytest.mark.parametrize("dump", OLD_SQLITE, ids=revision_of)
def test_an_old_sqlite_file_goes_on_and_stays_as_a_copy(tmp_path, dump):
    path = tmp_path / "old.sqlite3"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(dump.read_text())
    gallery = Gallery(f"sqlite:///{path}")
    holds_what_the_dump_put_in(gallery)
    gallery.close()
    assert differences(f"sqlite:///{path}") == []
    copy = tmp_path / f"old.sqlite3.{revision_of(dump)}.backup"
    assert copy.exists() == (revision_of(dump) != migrate.head())
    if copy.exists():
        with closing(sqlite3.connect(copy)) as kept:
            assert kept.execute("SELECT line FROM runs ORDER BY id").fetchall()[0] == ("orcas",)
            assert kept.execute("SELECT version_num FROM alembic_version").fetchall() == [(revision_of(dump),)]


def test_where_the_copy_of_an_old_file_finds_no_room_it_is_as_it_was(tmp_path):
    path = tmp_path / "old.sqlite3"
    with closing(sqlite3.connect(path)) as old:
        old.executescript(OLD_SQLITE[0].read_text())
    with largest_file(20_000), pytest.raises(FullError, match="make room"):
        Gallery(f"sqlite:///{path}")
    with closing(sqlite3.connect(path)) as old:
        assert old.execute("SELECT version_num FROM alembic_version").fetchall() == [("0001",)]
    assert not [*tmp_path.glob("*.backup"), *tmp_path.glob("*.part")]
    gallery = Gallery(f"sqlite:///{path}")
    holds_what_the_dump_put_in(gallery)
    gallery.close()
    assert (tmp_path / "old.sqlite3.0001.backup").exists()


@pytest.mark.parametrize("dump", OLD_POSTGRES, ids=revision_of)
def test_an_old_postgres_database_goes_on(server, empty_postgres_url, dump):
    server.sql(dump.read_text(), empty_postgres_url.partition("@/")[2].partition("?")[0])
    gallery = Gallery(empty_postgres_url)
    holds_what_the_dump_put_in(gallery)
    gallery.close()
    assert differences(empty_postgres_url) == []


def test_every_revision_has_its_dumps():
    known = {one.revision for one in ScriptDirectory(Path(migrate.__file__).with_name("migrations")).walk_revisions()}
    assert {revision_of(dump) for dump in OLD_SQLITE} == known
    assert {revision_of(dump) for dump in OLD_POSTGRES} == known


def test_models_and_migrations_say_the_same(url):
    Gallery(url).close()
    assert differences(url) == []


def test_opening_again_changes_nothing_and_copies_nothing(tmp_path, sqlite_url, asked):
    first = Gallery(sqlite_url)
    run = first.add(asked())
    first.close()
    second = Gallery(sqlite_url)
    assert second.get(run.id) == run
    second.close()
    assert [path.name for path in tmp_path.iterdir()] == ["reverie.db"]


def test_many_that_open_an_empty_database_at_once_make_it_once(request, tmp_path, subtests):
    for url in (f"sqlite:///{tmp_path}/new.sqlite3", request.getfixturevalue("empty_postgres_url")):
        with subtests.test(url), ThreadPoolExecutor(4) as pool:
            galleries = list(pool.map(Gallery, [url] * 4))
            assert differences(url) == []
            for gallery in galleries:
                gallery.close()


def test_a_database_of_a_newer_program_is_left_alone(url):
    Gallery(url).close()
    engine = create_engine(parse_url(url))
    with engine.begin() as connection:
        connection.execute(text("UPDATE alembic_version SET version_num = '9999'"))
    with pytest.raises(NewerError, match=r"was made by a newer version: upgrade this program\.$"):
        Gallery(url)
    with engine.connect() as connection:
        assert migrate.revision(connection) == "9999"
    engine.dispose()
