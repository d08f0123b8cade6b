"""A gallery on SQLite and on PostgreSQL, each test with a database of its own.

Where PostgreSQL's binaries or psycopg are missing, its tests are skipped, and the summary says so.
"""

from __future__ import annotations

import itertools
import os
import subprocess
from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from storage.gallery import Gallery
from storage.values import NewRun, Stored
from tests.storage.postgres import missing, running

MISSING = pytest.StashKey[str]()


def pytest_terminal_summary(terminalreporter, config):
    if MISSING in config.stash:
        terminalreporter.section("PostgreSQL WAS NOT TESTED", sep="!", red=True, bold=True)
        terminalreporter.line(config.stash[MISSING])


@pytest.fixture(scope="session")
def server(request):
    if lacking := missing():
        request.config.stash[MISSING] = f"{lacking} could not be found: every test on PostgreSQL was skipped."
        pytest.skip(request.config.stash[MISSING])
    with running() as one:
        yield one


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
