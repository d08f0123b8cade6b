"""Whatever is wrong with a database is said in one sentence, and is provoked here for real."""

from __future__ import annotations

import sqlite3
import subprocess
import traceback
from contextlib import closing

import pytest
from sqlalchemy import create_engine

from storage.errors import DamagedError, FullError, StorageError, UnreachableError, UnwritableError
from storage.faults import told
from storage.gallery import Gallery
from storage.values import Filter, utc_now


def test_a_file_that_is_no_database_is_left_as_it_is(tmp_path):
    path = tmp_path / "reverie.db"
    path.write_bytes(b"Dear diary, today I painted an orca. " * 200)
    before = path.read_bytes()
    with pytest.raises(DamagedError) as error:
        Gallery(f"sqlite:///{path}")
    assert str(error.value) == (
        f"The file {path} is not a database of this program: move it away, or put a backup in its place."
    )
    assert path.read_bytes() == before


def test_a_damaged_database_is_said_when_it_is_met(tmp_path, sqlite_url, asked):
    gallery = Gallery(sqlite_url)
    for number in range(200):
        gallery.add(asked(line=f"orca {number} " * 20))
    gallery.close()
    path = tmp_path / "reverie.db"
    data = path.read_bytes()
    path.write_bytes(data[:4096] + b"\xff" * (len(data) - 4096))
    with pytest.raises(DamagedError, match=r"is damaged: put a backup in its place\.$"):
        Gallery(sqlite_url).history(Filter(viewer=1))


@pytest.mark.parametrize("place", ["/dev/null/x/reverie.db", "/proc/reverie/reverie.db"])
def test_a_folder_that_can_not_be_made_is_named(place):
    with pytest.raises(UnwritableError, match=r"^/\w+/\w+.* can't be used: .*\.$"):
        Gallery(f"sqlite:///{place}")


def test_a_folder_in_the_place_of_the_file_is_named(tmp_path):
    with pytest.raises(UnwritableError, match="can't be opened: check its folder"):
        Gallery(f"sqlite:///{tmp_path}")


def test_a_disk_that_can_only_be_read_is_said_and_can_be_read(tiny_disk, asked):
    url = f"sqlite:///{tiny_disk}/reverie.db"
    gallery = Gallery(url)
    run = gallery.add(asked())
    gallery.close()
    subprocess.run(["mount", "-o", "remount,ro", tiny_disk], check=True)
    with pytest.raises(UnwritableError, match=r"can't be (written|opened)"):
        Gallery(url)
    subprocess.run(["mount", "-o", "remount,rw", tiny_disk], check=True)
    gallery = Gallery(url)
    assert gallery.get(run.id) == run
    gallery.close()


def test_a_full_disk_loses_nothing_and_goes_on_with_room_again(tiny_disk, asked):
    gallery = Gallery(f"sqlite:///{tiny_disk}/reverie.db")
    ballast = tiny_disk / "ballast"
    ballast.write_bytes(bytes(150_000))
    kept = []

    def fill():
        while len(kept) < 10_000:
            kept.append(gallery.add(asked(line="orcas " * 100)))

    with pytest.raises(FullError, match=r"^No space is left for the database .*: make room on the disk\.$"):
        fill()
    assert gallery.history(Filter(viewer=1), limit=10_000) == tuple(reversed(kept))
    ballast.unlink()
    after = gallery.add(asked())
    assert gallery.history(Filter(viewer=1), limit=1) == (after,)
    gallery.close()


def test_a_busy_database_is_waited_for_and_then_said(tmp_path, asked):
    path = tmp_path / "reverie.db"
    gallery = Gallery(f"sqlite:///{path}?timeout=0.1")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(UnreachableError, match="is busy: another program holds it"):
            gallery.add(asked())
        assert gallery.history(Filter(viewer=1)) == ()  # reading goes on
        other.execute("ROLLBACK")
    assert gallery.add(asked()).id == 1
    gallery.close()


@pytest.mark.parametrize(
    ("url", "sentence"),
    [
        ("reverie.db", "DATABASE_URL is not a database address"),
        ("sqlite:///reverie.db?timeout=soon", "DATABASE_URL is not a database address"),
        ("sqlite+pysqlite://", "DATABASE_URL names no file"),
        ("sqlite://", "DATABASE_URL names no file"),
        ("sqlite:///:memory:", "DATABASE_URL names no file"),
        (
            "postgresql+pg8000://localhost/reverie",
            r"No driver for postgresql\+pg8000 is .* `pip install -e '\.\[postgres\]'`",
        ),
        ("paper://desk/drawer", "No driver for paper is installed"),
    ],
)
def test_a_wrong_address_is_said(url, sentence):
    with pytest.raises(StorageError, match=sentence):
        Gallery(url)


@pytest.mark.parametrize("password", ["me@hunter2", "me@x:hunter2", "me@hunter2/x"])
def test_a_password_with_an_at_sign_is_never_said(password):
    """What follows the sign looks like a host or a port then."""
    with pytest.raises(StorageError, match="in a password, @ is written %40") as error:
        Gallery(f"postgresql://me:{password}@localhost:1/reverie")
    assert "hunter2" not in "".join(traceback.format_exception(error.value))


def test_a_server_that_is_not_there_is_said_without_the_password(server):
    with pytest.raises(UnreachableError) as error:
        Gallery("postgresql://me:hunter2@127.0.0.1:1/reverie")
    assert str(error.value) == (
        "The database reverie on 127.0.0.1 can't be reached: is it running, and is DATABASE_URL right?"
    )


def test_a_database_that_does_not_exist_is_said(server):
    with pytest.raises(UnreachableError, match=r"can't be reached|does not exist"):
        Gallery(server.url("nowhere"))


def test_a_server_that_goes_away_and_comes_back_is_found_again(server, postgres_url, asked):
    gallery = Gallery(postgres_url)
    run = gallery.add(asked())
    server.stop()
    with pytest.raises(UnreachableError, match="can't be reached"):
        gallery.get(run.id)
    server.start()
    assert gallery.get(run.id) == run
    gallery.close()


def test_a_connection_cut_in_a_transaction_changes_nothing(server, postgres_url, asked):
    def cutting():  # a clock is read in the middle of the transaction
        server.sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'cut'")
        return utc_now()

    whole = Gallery(postgres_url)
    run = whole.add(asked())
    cut = Gallery(f"{postgres_url}&application_name=cut", clock=cutting)
    with pytest.raises(UnreachableError, match="can't be reached"):
        cut.begin(run.id)
    assert whole.get(run.id) == run
    whole.close()
    cut.close()


def test_a_user_without_rights_is_said(server, postgres_url):
    server.sql("CREATE ROLE guest LOGIN")
    with pytest.raises(UnwritableError, match="does not let our user work on its tables"):
        Gallery(postgres_url.replace("tester@", "guest@"))
    server.sql("DROP ROLE guest")


def test_a_database_that_can_only_be_read_just_now_is_said(server, postgres_url, asked):
    Gallery(postgres_url).close()
    only_reading = "&options=-c%20default_transaction_read_only%3Don"
    gallery = Gallery(postgres_url + only_reading)
    with pytest.raises(UnwritableError, match="can only be read just now"):
        gallery.add(asked())
    gallery.close()


def test_a_user_that_does_not_exist_is_said(postgres_url):
    with pytest.raises(UnreachableError, match="can't be reached"):
        Gallery(postgres_url.replace("tester@", "nobody@"))


def test_too_many_at_once_and_wrong_use_are_told_apart(sqlite_url):
    engine = create_engine(sqlite_url, pool_size=1, max_overflow=0, pool_timeout=0.01)
    with engine.connect() as connection:
        with pytest.raises(UnreachableError, match="is busy: all connections are in use"), told(engine.url):
            engine.connect()
        with pytest.raises(StorageError, match="failed: Error binding parameter 1"), told(engine.url):
            connection.exec_driver_sql("SELECT ?", (object(),))
        with pytest.raises(StorageError, match="failed: no such table: dreams"), told(engine.url):
            connection.exec_driver_sql("SELECT * FROM dreams")
    engine.dispose()
