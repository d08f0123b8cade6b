"""What the terminal says about runs, in text and in JSON."""

from __future__ import annotations

import json
import re
from collections import Counter
from dataclasses import asdict
from typing import TYPE_CHECKING, Any

from storage.status import Status
from storage.values import Role

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from storage.files import Files
    from storage.values import Run, Source

LINE = 60  # characters of a prompt in a list
NOTE = 240  # characters of a note
SHOWN = (Role.PNG, Role.GIF)
LOST = "is missing: `db check` tells more"


def result(run: Run, found: dict[str, Path]) -> Iterator[str]:
    """Say what came of a run: where the files are, what was looked at, and what to do next."""
    stopped = f", stopped after step {run.step}" if run.early else ""
    seconds = "" if run.seconds is None else f" in {run.seconds:.1f} s"
    yield f"Painted run {run.id}{seconds}{stopped}, seed {run.seed}."
    yield from (f"  {name}  {path}" for name, path in found.items())
    if run.sources:
        yield f"{_in_short(run.sources)}: show {run.id} names their authors."
    yield from (_short(note, NOTE) for note in run.notes)
    yield f"Once more with another seed: again {run.id}"


def _in_short(sources: Sequence[Source]) -> str:
    """Say how many drawings were looked at, for which words, under which licences."""
    words = _short(", ".join(dict.fromkeys(source.words for source in sources)), LINE)
    licences = ", ".join(dict.fromkeys(source.licence for source in sources))
    count = "a drawing" if len(sources) == 1 else f"{len(sources)} drawings"
    return f"It looked at {count} for {words} ({licences})"


def end(run: Run) -> str:
    """Say how a run ended that nobody heard of, in one sentence."""
    if run.status is Status.FAILED:
        return f"Run {run.id} failed: {run.error}"
    return f"Run {run.id} is {run.status}: `show {run.id}` tells about it."


def broken_off(runs: Sequence[Run]) -> Iterator[str]:
    """Say in one sentence which runs were broken off, if any were."""
    if len(runs) == 1:
        run = runs[0]
        yield f"Run {run.id} was broken off after step {run.step} of {run.steps}: `resume {run.id}` paints on."
    elif runs:
        numbers = ", ".join(str(run.id) for run in runs)
        yield f"The runs {numbers} were broken off: `resume RUN` paints on."


def paths(run: Run, files: Files) -> dict[str, Path]:
    """Give where the picture and its film are, in this order, if they are there."""
    kept = {role.value: run.file(role) for role in SHOWN}
    return {name: files.path(file.sha256) for name, file in kept.items() if file and files.exists(file.sha256)}


def looked_at(sources: Sequence[Source]) -> Iterator[str]:
    """Name each drawing once, with how often, by whom and under which licence."""
    counted = Counter((plainly(source.piece), source.author or source.pack, source.licence) for source in sources)
    for (piece, author, licence), times in counted.items():
        yield f"{piece}{f' ({times} times)' if times > 1 else ''} by {author}, {licence}"


def plainly(piece: str) -> str:
    """Say a drawing's name without its folders and ending: animals/sea_lion.svg is a sea lion."""
    return re.sub(r"[\W_]+", " ", piece.rpartition("/")[2].removesuffix(".svg")).strip()


def as_json(run: Run, found: dict[str, Path]) -> str:
    """Say it for programs, in one line."""
    return json.dumps(
        {
            "run": run.id,
            "status": run.status.value,
            "png": str(found["png"]) if "png" in found else None,
            "gif": str(found["gif"]) if "gif" in found else None,
            "seconds": None if run.seconds is None else round(run.seconds, 3),
            "steps": run.step,
            "seed": run.seed,
            "recipe": json.loads(run.recipe),
            "scores": [asdict(score) for score in run.scores],
            "sources": [asdict(source) for source in run.sources],
            "notes": list(run.notes),
        }
    )


def row(run: Run) -> tuple[str, ...]:
    """Give number, time, state, style and prompt of a run, for a table."""
    when = f"{run.created.astimezone():%Y-%m-%d %H:%M}"
    return (str(run.id), when, run.status.value, run.style, _short(run.line, LINE))


def _short(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


def details(run: Run, files: Files) -> Iterator[tuple[str, str]]:
    """Say everything about a run, name by name."""
    yield from (("run", str(run.id)), ("state", f"{run.status.value}: {run.error or run.status.sentence}"))
    yield from ((name, _shown(value)) for name, value in json.loads(run.recipe).items() if value not in ("", None, []))
    found = paths(run, files)
    yield from ((role.value, str(found.get(role.value, LOST))) for role in SHOWN if run.file(role))
    yield ("frames", str(sum(link.role is Role.FRAME for link in run.files)))
    if run.seconds is not None:
        yield ("painted", f"{run.step} steps in {run.seconds:.1f} s with {run.threads} threads, torch {run.torch}")
    yield from (("score", f"{score.value:.3f} {score.label} (weight {score.weight:.2f})") for score in run.scores)
    yield from (("looked at", text) for text in looked_at(run.sources))
    yield from (("note", note) for note in run.notes)


def _shown(value: Any) -> str:  # noqa: ANN401  a recipe's JSON holds anything
    return value if isinstance(value, str) else json.dumps(value)
