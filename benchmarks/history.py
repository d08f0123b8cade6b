"""How long `/history` takes with a million runs: `python benchmarks/history.py URL [RUNS]`.

Fills the database of a URL, which must be empty or filled by this script before, and then asks for pages in every
way that a person can, each many times with other people, words, styles and depths. Prints milliseconds a question;
`history.md` has what it printed last.
"""

from __future__ import annotations

import os
import random
import sys
import time
from itertools import accumulate
from statistics import quantiles
from typing import TYPE_CHECKING, Any

from sqlalchemy import func, insert, select, text

from storage.database import open_database
from storage.gallery import Gallery
from storage.schema import ChangeRow, FileRow, LinkRow, RunRow, StarRow
from storage.search import indexed
from storage.status import Status
from storage.values import Filter, Role, utc_now

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from sqlalchemy import Engine

ROUNDS = 200  # questions of each kind
BATCH = 10_000
SHARE = 0.1  # of the runs are private, and starred
STYLES = ("", "", "", "ghibli", "ukiyo-e", "watercolor", "oil", "van-gogh", "pixel-art", "noir", "matrix", "art-deco")
LIVES = (Status.QUEUED, Status.PAINTING, Status.DONE)
SERVERS = 50
FIRST = 10**17  # a person's number, as large as Discord's are

# Few people paint most pictures, and few words stand in most prompts: the rank'th as often as 1 / rank (Zipf).
PEOPLE = list(accumulate(1 / rank for rank in range(1, 20_001)))
WORDS = list(accumulate(1 / rank for rank in range(1, 30_001)))


def person(chance: random.Random) -> int:
    """Choose a person, the busy ones more often."""
    return FIRST + chance.choices(range(len(PEOPLE)), cum_weights=PEOPLE)[0]


def words(chance: random.Random, count: int) -> str:
    """Choose words, the usual ones more often."""
    return " ".join(f"w{rank}x" for rank in chance.choices(range(len(WORDS)), cum_weights=WORDS, k=count))


def home(owner: int) -> int:
    """Give the server that a person paints in."""
    return FIRST + owner % SERVERS


def server(chance: random.Random) -> dict[str, int]:
    """Choose a server to search in."""
    return {"guild": FIRST + chance.randrange(SERVERS)}


def run(number: int, chance: random.Random) -> dict[str, Any]:
    """Make the row of a finished run."""
    owner = person(chance)
    found_by = {"line": words(chance, 8), "owner": owner, "guild": home(owner), "style": chance.choice(STYLES)}
    return {
        **found_by,
        "words": indexed(**found_by),
        "id": number,
        "front": "discord",
        "reply": "channel",
        "locale": "en-GB",
        "eye": "pocket",
        "weights": "f" * 64,
        "recipe": '{"steps": 80}' * 30,
        "seed": chance.randrange(2**32),
        "private": chance.random() < SHARE,
        "steps": 80,
        "step": 80,
        "status": Status.DONE,
        "told": True,
    }


def around(number: int, chance: random.Random) -> Iterator[tuple[type, dict[str, Any]]]:
    """Make the rows that hang on a run: three changes, a picture, a film, and now and then a star."""
    at = utc_now()
    for status in LIVES:
        yield ChangeRow, {"run_id": number, "status": status, "at": at}
    for role, file in ((Role.PNG, 2 * number), (Role.GIF, 2 * number + 1)):
        yield FileRow, {"id": file, "sha256": f"{file:064x}", "kind": str(role), "size": 10**5}
        yield LinkRow, {"run_id": number, "role": role, "n": 0, "file_id": file}
    if chance.random() < SHARE:
        yield StarRow, {"run_id": number, "person": person(chance)}


def fill(engine: Engine, count: int) -> None:
    """Write as many runs, showing how far it is."""
    chance = random.Random(1)  # noqa: S311 - the same runs every time
    for first in range(1, count + 1, BATCH):
        numbers = range(first, min(first + BATCH, count + 1))
        rows: dict[type, list[dict[str, Any]]] = {RunRow: [run(number, chance) for number in numbers]}
        for kind, row in (pair for number in numbers for pair in around(number, chance)):
            rows.setdefault(kind, []).append(row)
        with engine.begin() as connection:
            for kind in (RunRow, ChangeRow, FileRow, LinkRow, StarRow):
                connection.execute(insert(kind), rows[kind])
        print(f"\r{numbers[-1]:,} of {count:,} runs", end="", flush=True)
    print()
    with engine.begin() as connection:
        connection.execute(text("ANALYZE"))


QUESTIONS: dict[str, Callable[[random.Random], dict[str, Any]]] = {
    "everything": lambda _: {},
    "a person": lambda chance: {"owner": person(chance)},
    "a server": server,
    "a style": lambda chance: {"style": chance.choice(STYLES)},
    "a person, a style": lambda chance: {"owner": person(chance), "style": chance.choice(STYLES)},
    "a server, a style": lambda chance: {**server(chance), "style": chance.choice(STYLES)},
    "a server, a person": lambda chance: {"guild": home(owner := person(chance)), "owner": owner},
    "a strange server, a person": lambda chance: {**server(chance), "owner": person(chance)},
    "starred": lambda _: {"starred": True},
    "a usual word": lambda chance: {"text": f"w{chance.randrange(10)}x"},
    "a rare word": lambda chance: {"text": f"w{chance.randrange(1_000, 30_000)}x"},
    "how words begin": lambda chance: {"text": f"w{chance.randrange(10, 100)}"},
    "two words": lambda chance: {"text": words(chance, 2)},
    "three words": lambda chance: {"text": words(chance, 3)},
    "a word, a person": lambda chance: {"text": words(chance, 1), "owner": person(chance)},
    "a word, a style": lambda chance: {"text": words(chance, 1), "style": chance.choice(STYLES)},
    "a word, a server": lambda chance: {"text": words(chance, 1), **server(chance)},
    "two words, a server": lambda chance: {"text": words(chance, 2), **server(chance)},
    "a word, starred": lambda chance: {"text": words(chance, 1), "starred": True},
    "no such word": lambda chance: {"text": f"none{chance.random()}"},
}


def ask(gallery: Gallery, question: Callable[[random.Random], dict[str, Any]], count: int) -> list[float]:
    """Ask one kind of question, half of the time for a page far back; gives milliseconds, sorted."""
    chance = random.Random(2)  # noqa: S311 - the same questions every time
    taken = []
    for _ in range(ROUNDS):
        wanted = Filter(viewer=person(chance), **question(chance))
        before = chance.choice([None, chance.randrange(1, count)])
        start = time.perf_counter()
        gallery.history(wanted, before=before)
        taken.append(1000 * (time.perf_counter() - start))
    return sorted(taken)


def main(url: str, count: int) -> None:
    """Fill the database where it is empty, and print a table."""
    engine = open_database(url)
    with engine.connect() as connection:
        there = connection.scalar(select(func.count()).select_from(RunRow)) or 0
    if not there:
        fill(engine, count)
    engine.dispose()
    gallery = Gallery(url)
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores"
    print(f"{there or count:,} runs, {ROUNDS} questions a row, {load}")
    print(f"\n{'asked for':<28}{'p50':>8}{'p99':>8}{'most':>8}  ms")
    for name, question in QUESTIONS.items():
        taken = ask(gallery, question, there or count)
        cuts = quantiles(taken, n=100)
        print(f"{name:<28}{cuts[49]:>8.1f}{cuts[98]:>8.1f}{taken[-1]:>8.1f}")
    gallery.close()


if __name__ == "__main__":
    main(sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 1_000_000)  # noqa: PLR2004
