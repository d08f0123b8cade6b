"""A PostgreSQL server of our own, on a socket in a temporary folder.

It is started from the binaries on the machine; it refuses root, so there it runs as an unprivileged user.
"""

from __future__ import annotations

import importlib
import importlib.util
import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from storage.gallery import Gallery


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

    def stop(self, mode="fast"):
        self.run("pg_ctl", "stop", "-w", "-m", mode, "-D", self.folder / "data")

    def sql(self, text, database="postgres"):
        with psycopg().connect(f"host={self.folder} user=tester dbname={database}", autocommit=True) as connection:
            connection.execute(text)

    def url(self, database):
        return f"postgresql://tester@/{database}?host={self.folder}"


def psycopg():
    return importlib.import_module("psycopg")


def binaries():
    """The folder of a PostgreSQL server's programs, or None."""
    places = [Path(found).parent for found in [shutil.which("initdb")] if found]
    places += sorted(Path("/usr/lib/postgresql").glob("*/bin"), reverse=True)
    return next((place for place in places if all((place / tool).exists() for tool in ("initdb", "pg_ctl"))), None)


def _unprivileged():
    if os.geteuid():
        return None
    names = {user.pw_name for user in pwd.getpwall()}
    return next(name for name in ("postgres", "nobody") if name in names)


def missing():
    """What is missing on this machine, as the beginning of a sentence; "" where nothing is."""
    if importlib.util.find_spec("psycopg") is None:
        return "psycopg"
    return "" if binaries() else "The PostgreSQL server binaries"


@contextmanager
def running():
    """Give a server for a block, with a database `ready` that has the newest schema."""
    folder = Path(tempfile.mkdtemp(prefix="pg"))  # short, as a socket's path must be, and open to another user
    one = Server(bin=binaries(), folder=folder, user=_unprivileged())
    try:
        if one.user:
            os.chown(folder, pwd.getpwnam(one.user).pw_uid, -1)
        one.run("initdb", "-A", "trust", "-U", "tester", "-E", "UTF8", "--no-sync", "-D", folder / "data")
        one.start()
        one.sql("CREATE DATABASE ready")
        Gallery(one.url("ready")).close()
        yield one
        one.stop()
    finally:
        shutil.rmtree(folder)
