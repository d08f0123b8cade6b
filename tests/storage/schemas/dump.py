"""Writes the newest schema, with some data in it, as SQL text beside this file: see README.md."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
from contextlib import closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from sqlalchemy import make_url

from storage.gallery import Gallery
from storage.migrate import head
from storage.values import Link, NewRun, Result, Role, Score, Source, Stored

NOON = datetime(2026, 11, 24, 12, tzinfo=UTC)
ORCA = Source(piece="orca", pack="noto", author="Google", licence="Apache-2.0", words="orcas", box=(0.1, 0.2, 0.9, 1.0))


def fill(gallery: Gallery) -> None:
    """Put in runs of every sort: painted with all that belongs to it, private with a token, failed, waiting."""
    new = NewRun(front="discord", owner=2**62, line="orcas", recipe="{}", seed=2**32 - 1, steps=80, eye="pocket")
    files = {letter: Stored(sha256=letter * 64, kind="png", size=9) for letter in "abc"}
    done = gallery.add(replace(new, style="ghibli", files=(Link(role=Role.START, file=files["a"]),)))
    gallery.begin(done.id, threads=2, torch="2.14.1")
    gallery.looked(done.id, [ORCA], ["The memory has no drawing of 'quixotry'."])
    gallery.checkpoint(done.id, 40, Stored(sha256="d" * 64, kind="safetensors", size=9))
    made = (Link(role=Role.FRAME, n=2, file=files["b"]), Link(role=Role.PNG, file=files["c"]))
    scores = (Score(label="orcas", weight=1.0, value=0.25),)
    gallery.finish(done.id, Result(step=80, seconds=4.5, scores=scores, files=made))
    gallery.star(done.id, 5)
    dies = {"token": "aW50", "token_until": NOON}
    gallery.add(
        replace(new, line="Ünder 100% of it", private=True, guild=1, channel=2, message=3, parent=done.id, **dies)
    )
    failed = gallery.add(replace(new, front="terminal", owner=0, line="fog"))
    gallery.fail(failed.id, "The picture collapsed.")
    gallery.told(failed.id)
    gallery.choose("person", 2**62, {"style": "oil"})


def dump_sqlite(path: str) -> str:
    """Give a SQLite file as SQL text; the parts of the full-text table are made again from its runs."""
    with closing(sqlite3.connect(path)) as database:
        inner = ("INSERT INTO sqlite_master", 'INSERT INTO "search', "CREATE TABLE 'search", "PRAGMA", "COMMIT")
        lines = [line for line in database.iterdump() if not line.startswith(inner)]
        search = database.execute("SELECT sql FROM sqlite_master WHERE sql LIKE 'CREATE VIRTUAL%'").fetchall()
    rebuild = "INSERT INTO search(search) VALUES ('rebuild');" if search else ""
    return "\n".join([*lines, *(f"{sql};" for (sql,) in search), rebuild, "COMMIT;"]) + "\n"


def dump(url: str) -> str:
    """Give a database as SQL text."""
    place = make_url(url)
    if place.get_backend_name() == "sqlite":
        return dump_sqlite(str(place.database))
    command = ["pg_dump", "--inserts", "--no-owner", "--no-privileges", url]
    text = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    return "\n".join(line for line in text.splitlines() if not line.startswith("\\")) + "\n"


if __name__ == "__main__":
    address = sys.argv[1]
    seconds = count()
    gallery = Gallery(address, clock=lambda: NOON + timedelta(seconds=next(seconds)))
    fill(gallery)
    gallery.close()
    Path(__file__).with_name(f"{head()}.{make_url(address).get_backend_name()}.sql").write_text(dump(address))
