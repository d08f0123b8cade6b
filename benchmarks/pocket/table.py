"""The table of a whole run, what it cost, and the small sheets that are kept of it."""

from __future__ import annotations

import json
import os
import shutil
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any, NoReturn

import torch
from PIL import Image

from benchmarks.pocket import lookup, paintings, report, rows
from generator import eyes, recall
from generator.memory import Library
from generator.paint import paint

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from generator.recipe import Recipe

VERSIONS = Path(__file__).with_name("versions")
TIMED = {"draft": 3, "standard": 3, "fine": 1}  # prompts painted one at a time, by all cores
SHARES = ("@1", "@5", "drawings @1", "drawings @5", "another prompt @1")
PLAIN = ("near copies", "nearness, mean", "similarity of two seeds", *(f"{name} named blind" for name in report.ASKED))
SMALL, GOOD = 900, 70  # pixels of a kept sheet's longer side; its JPEG quality
SHEETS = {"sheet": 900, "film": 700}  # what is kept of a row, and how large


def write(folder: Path, found: Mapping[str, Mapping[str, Any]], *, whole: bool) -> str:
    """The table as Markdown, in FOLDER/table.md too; seconds and look-up only for a whole run."""
    lines = [f"| row | paintings | {' | '.join((*SHARES, *PLAIN))} |", "|---" * (2 + len(SHARES + PLAIN)) + "|"]
    lines += [line(name, row) for name, row in found.items()]
    if whole:
        lines += ["", *(f"- {name}: {value}" for name, value in {**looked_up(), **seconds(folder)}.items())]
    text = "\n".join(lines)
    (folder / "table.md").write_text(text + "\n", "utf8")
    return text


def line(name: str, row: Mapping[str, Any]) -> str:
    """One row: shares with their intervals, then plain numbers."""
    cells = [str(row["paintings"]), *(shared(row.get(key)) for key in SHARES)]
    cells += ["–" if row.get(key) is None else f"{row[key]:.2f}" for key in PLAIN]
    return f"| {name} | {' | '.join(cells)} |"


def shared(value: Mapping[str, Any] | None) -> str:
    """A share and its interval, where it has one."""
    if value is None:
        return "–"
    interval = "({:.2f}–{:.2f})".format(*value["interval"]) if value["interval"] else "of one prompt"
    return f"{value['value']:.2f} {interval}"


def looked_up() -> dict[str, str]:
    """How often the memory's answers are right, on the phrases that it was made better with and on untuned ones."""
    embed, found = lookup.shipped(), dict[str, str]()
    for phrases in (lookup.PHRASES, lookup.UNSEEN):
        hits, spent = lookup.measured(embed, phrases)
        shares = lookup.shares(hits) | {"look-up, ms a phrase": f"{spent:.1f}"}
        found |= {f"{phrases.name}: {name}": value for name, value in shares.items()}
    return found


def seconds(folder: Path) -> dict[str, str]:
    """Median seconds of a picture of each quality, painted alone by all cores; measured once for each engine."""
    note, engine = folder / "seconds.json", paintings.engine()
    kept = json.loads(note.read_text("utf8")) if note.exists() else {}
    if kept.get("engine") != engine:
        torch.set_num_threads(os.cpu_count() or 1)
        kept = {"engine": engine, "seconds": {name: timed(name, count) for name, count in TIMED.items()}}
        note.write_text(json.dumps(kept), "utf8")
    return {f"seconds, {name}": f"{value:.1f}" for name, value in kept["seconds"].items()}


def timed(quality: str, count: int) -> float:
    """The median over the first scenes."""
    work = rows.recipes(rows.Row(kind="scenes"), (1,), quality, count)
    return median([spent(one) for one in work])


def spent(one: Recipe) -> float:
    """Seconds for one picture, the eye and the memory being open."""
    eye, library = eyes.load("pocket", "cpu"), Library(image=_none, state=_none, memory=recall.bundled())
    began = time.perf_counter()
    for _ in paint(eye, library, one):
        pass
    return time.perf_counter() - began


def keep(folder: Path, names: Sequence[str], version: str) -> None:
    """Small copies of the rows' sheets and films, what was named blind, and the table, in versions/VERSION."""
    home = VERSIONS / version
    home.mkdir(parents=True, exist_ok=True)
    for name in names:
        for sheet, side in SHEETS.items():
            with Image.open(folder / name / f"{sheet}.png") as picture:
                small = picture.convert("RGB")
            small.thumbnail((side, side), Image.Resampling.LANCZOS)
            small.save(home / f"{name}-{sheet}.jpg", quality=GOOD, optimize=True)
        if report.answers(folder / name):
            shutil.copyfile(folder / name / report.BLIND, home / f"{name}-{report.BLIND}")
    if (folder / "table.md").exists():
        (home / "table.md").write_text((folder / "table.md").read_text("utf8"), "utf8")


def _none(sha256: str) -> NoReturn:
    raise LookupError(sha256)
