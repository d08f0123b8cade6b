"""A database moves from one sort to the other and back without losing or changing anything."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from datetime import UTC, datetime

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from storage.copying import checksum, copy
from storage.database import opened
from storage.errors import DamagedError, MissingError, StorageError
from storage.gallery import Gallery
from storage.schema import Base
from storage.status import Status
from storage.values import Filter, Link, Result, Role, Score, Source

ORCA = Source(piece="orca", pack="noto", author="Göögle", licence="Apache-2.0", words="orcas", box=(0.1, 0.2, 0.9, 1.0))
NUMBERS = st.integers() | st.floats(allow_nan=False, allow_infinity=False)
NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)


@pytest.fixture
def full(gallery, asked, stored, clock):
    """A gallery with something in every table, and its last run deleted."""
    start = Link(role=Role.START, file=stored("a"))
    run = gallery.add(asked(line="Ünder 🐋", guild=2**62, token="dies", token_until=clock.now, files=(start,)))  # noqa: S106
    gallery.begin(run.id)
    gallery.looked(run.id, [ORCA], ["A note."])
    scores = (Score(label="orcas", weight=1.0, value=0.1 + 0.2),)
    gallery.finish(run.id, Result(step=80, seconds=1 / 3, scores=scores))
    gallery.star(run.id, 5)
    gallery.add(asked(parent=run.id, private=True, files=(start,)))
    gallery.choose("server", 2**62, {"channels": [1, {"a": None}], "ä": 0.1})
    gallery.delete(gallery.add(asked()).id)
    return gallery


@pytest.fixture(params=["sqlite", "postgres"])
def target(request, tmp_path):
    if request.param == "sqlite":
        return f"sqlite:///{tmp_path}/target/copy.sqlite3"
    return request.getfixturevalue("empty_postgres_url")


def test_everything_is_there_as_it_was(full, url, target):
    told = []
    counts = copy(url, target, seen=lambda done, of: told.append((done, of)))
    assert counts == {"files": 1, "runs": 2, "settings": 1, "changes": 4, "links": 2, "stars": 1}
    assert told[-1] == (11, 11)
    other = Gallery(target)
    assert [other.get(number) for number in (1, 2)] == [full.get(number) for number in (1, 2)]
    assert other.settings("server", 2**62) == full.settings("server", 2**62)
    assert other.history(Filter(viewer=9, text="under 🐋")) == (full.get(1),)
    other.close()


def test_numbers_go_on_where_they_were(full, url, target, asked, stored):
    copy(url, target)
    other = Gallery(target)
    run = other.add(asked(files=(Link(role=Role.START, file=stored("b")),)))
    assert run.id == 4  # run 3 was deleted
    assert other.begin(run.id).status is Status.PAINTING
    other.close()


def test_an_empty_database_gives_an_empty_one(gallery, url, target, asked):
    assert set(copy(url, target).values()) == {0}
    other = Gallery(target)
    assert other.add(asked()).id == 1
    other.close()


def test_what_is_written_meanwhile_is_not_in_the_copy(full, url, target, asked):
    copy(url, target, seen=lambda *_: full.add(asked()))
    other = Gallery(target)
    assert len(other.history(Filter(viewer=7), limit=100)) == 2
    assert len(full.history(Filter(viewer=7), limit=100)) > 2
    other.close()


def test_a_target_that_holds_something_is_left_alone(full, url, target, asked):
    there = Gallery(target)
    there.add(asked(line="mine"))
    with pytest.raises(StorageError, match=r"is not empty: nothing was copied\.$"):
        copy(url, target)
    assert [run.line for run in there.history(Filter(viewer=7))] == ["mine"]
    there.close()


def test_a_source_that_is_not_there_is_not_made(tmp_path):
    with pytest.raises(MissingError, match="There is no database"):
        copy(f"sqlite:///{tmp_path}/none.sqlite3", f"sqlite:///{tmp_path}/copy.sqlite3")
    assert list(tmp_path.iterdir()) == []


def test_a_copy_that_reads_otherwise_is_thrown_away(full, url, tmp_path):
    target = f"sqlite:///{tmp_path}/copy.sqlite3"
    Gallery(target).close()
    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as lying, lying:
        lying.execute("CREATE TRIGGER lie AFTER INSERT ON runs BEGIN UPDATE runs SET line = 'x' WHERE id = new.id; END")
    with pytest.raises(DamagedError, match="The table runs reads otherwise than it was written: nothing was copied"):
        copy(url, target)
    with closing(sqlite3.connect(tmp_path / "copy.sqlite3")) as after:
        assert after.execute("SELECT count(*) FROM runs").fetchone() == (0,)


@pytest.fixture
def twins(tmp_path, server, empty_postgres_url):
    return f"sqlite:///{tmp_path}/one.sqlite3", empty_postgres_url


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    line=st.text(alphabet=st.characters(codec=None)),
    value=st.floats(allow_nan=False, allow_infinity=False),
    chosen=st.dictionaries(st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=5), NUMBERS),
)
def test_whatever_is_kept_has_the_same_checksum_on_both(twins, asked, line, value, chosen):
    for place in twins:
        gallery = Gallery(place, clock=lambda: NOON)
        run = gallery.add(asked(line=line))
        gallery.begin(run.id)
        gallery.progress(run.id, 1, [Score(label="a", weight=value, value=value)])
        gallery.choose("person", 1, chosen)
        gallery.close()
    with opened(twins[0]) as one, opened(twins[1]) as two, one.connect() as here, two.connect() as there:
        for table in Base.metadata.sorted_tables:
            assert checksum(here, table) == checksum(there, table)
