"""A gallery on SQLite and on PostgreSQL, each test with a database of its own.

PostgreSQL is started from the binaries on the machine, on a socket in a temporary folder; it refuses root, so there
it runs as an unprivileged user. Where binaries or psycopg are missing, its tests are skipped, and the summary says so.
"""

from __future__ import annotations

import importlib
import importlib.util
import itertools
import os
import pwd
import shutil
import subprocess
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from storage.gallery import Gallery
from storage.values import NewRun, Stored

MISSING = pytest.StashKey[str]()


def pytest_terminal_summary(terminalreporter, config):
    if MISSING in config.stash:
        terminalreporter.section("PostgreSQL WAS NOT TESTED", sep="!", red=True, bold=True)
        terminalreporter.line(config.stash[MISSING])


@dataclass(frozen=True, slots=True, kw_only=True)
class Server:
    """A PostgreSQL server of our own."""

    bin: Path
    folder: Path
    user: str | None

    def run(self, tool, *args):
        done = subprocess.run(
            [self.bin / tool, *map(str, args)],
            cwd=self.folder,
            user=self.user,
            group=self.user and pwd.getpwnam(self.user).pw_gid,
            extra_groups=[] if self.user else None,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        assert done.returncode == 0, done.stdout.decode()
        return done.stdout.decode()

    def start(self):
        options = f"-k {self.folder} -c listen_addresses='' -c fsync=off"
        self.run("pg_ctl", "start", "-w", "-D", self.folder / "data", "-l", self.folder / "log", "-o", options)

    def stop(self):
        self.run("pg_ctl", "stop", "-w", "-m", "fast", "-D", self.folder / "data")

    def sql(self, text, database="postgres"):
        with psycopg().connect(f"host={self.folder} user=tester dbname={database}", autocommit=True) as connection:
            connection.execute(text)

    def url(self, database):
        return f"postgresql://tester@/{database}?host={self.folder}"


def psycopg():
    return importlib.import_module("psycopg")


def _binaries():
    places = [Path(found).parent for found in [shutil.which("initdb")] if found]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if all((place / tool).exists() for tool in ("initdb", "pg_ctl"))), None)


def _unprivileged():
    if os.geteuid():
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


@pytest.fixture(scope="session")
def server(request):
    place = _binaries()
    if place is None or importlib.util.find_spec("psycopg") is None:
        what = "psycopg" if place else "The PostgreSQL server binaries"
        request.config.stash[MISSING] = f"{what} could not be found: every test on PostgreSQL was skipped."
        pytest.skip(request.config.stash[MISSING])
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # short, as a socket's path must be, and open to another user
    one = Server(bin=place, folder=folder, user=_unprivileged())
    try:
        if one.user:
            os.chown(folder, pwd.getpwnam(one.user).pw_uid, -1)
        one.run("initdb", "-A", "trust", "-U", "tester", "-E", "UTF8", "--no-sync", "-D", folder / "data")
        one.start()
        one.sql("CREATE DATABASE ready")
        Gallery(one.url("ready")).close()  # every test copies this one
        yield one
        one.stop()
    finally:
        shutil.rmtree(folder)


@pytest.fixture(scope="session")
def numbers():
    return itertools.count(1)


@pytest.fixture
def postgres_url(server, numbers):
    name = f"test{next(numbers)}"
    server.sql(f"CREATE DATABASE {name} TEMPLATE ready")
    yield server.url(name)
    server.sql(f"DROP DATABASE {name} (FORCE)")


@pytest.fixture
def empty_postgres_url(server, numbers):
    name = f"test{next(numbers)}"
    server.sql(f"CREATE DATABASE {name}")
    yield server.url(name)
    server.sql(f"DROP DATABASE {name} (FORCE)")


@pytest.fixture
def sqlite_url(tmp_path):
    return f"sqlite:///{tmp_path}/reverie.db"


@pytest.fixture(params=["sqlite", "postgres"])
def url(request):
    return request.getfixturevalue(f"{request.param}_url")


class Clock:
    """A clock that moves only when it is told to."""

    def __init__(self):
        self.now = datetime(2026, 11, 24, 12, tzinfo=UTC)

    def __call__(self):
        return self.now

    def move(self, **amount):
        self.now += timedelta(**amount)


@pytest.fixture
def clock():
    return Clock()


@pytest.fixture
def gallery(url, clock):
    gallery = Gallery(url, clock=clock)
    yield gallery
    gallery.close()


@pytest.fixture
def asked():
    """Make a NewRun with some fields of one's own."""
    plain = NewRun(front="discord", owner=7, line="orcas", recipe='{"text": "orcas"}', seed=3, steps=80, eye="pocket")
    return lambda **fields: replace(plain, **fields)


@pytest.fixture
def stored():
    """Make the mention of a file, told apart by a letter."""
    return lambda letter, kind="png": Stored(sha256=letter * 64, kind=kind, size=10)


@pytest.fixture
def tiny_disk(tmp_path):
    """Give a folder on a disk of half a megabyte."""
    folder = tmp_path / "disk"
    folder.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=512k", "tiny", folder]
    if os.geteuid() or subprocess.run(mount, check=False).returncode:
        pytest.skip("only root may mount a disk of its own")
    yield folder
    subprocess.run(["umount", "--lazy", folder], check=True)
