"""What a set of paintings is worth: recognition, nearness, difference between seeds; as JSON, TSV and sheets."""

from __future__ import annotations

import csv
import json
import math
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING, Any

import numpy as np

from benchmarks.pocket import looks, paintings

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    from benchmarks.pocket.bench import Bench
    from benchmarks.pocket.looks import Picture
    from benchmarks.pocket.paintings import Painting

DRAWS = 2_000  # of the bootstrap
COPY = 0.8  # similarity above which a painting counts as a near copy
FILMS = 6  # in the strip
BLIND = "blind.tsv"  # what eyes that saw neither prompts nor code wrote down
ASKED = ("subject", "setting", "count", "colour")  # what is marked of a picture named blind


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """One painting as the judge saw it: rank of its prompt (0 the first) and what it took it for.

    rank, drawing_rank: None where the judge knows nothing that the prompt shows, and without drawings.
    other_rank: of a prompt that the painting is not of, which must come out at chance.
    nearness: to the bank's drawings as they are, nan where none is in the picture (a house drawn by rule is none);
    seen: to the memories of them that it looked at.
    """

    name: str
    text: str
    rank: int | None
    other_rank: int | None
    taken_for: str
    drawing_rank: int | None
    nearness: float
    seen: float
    seconds: float


def judged(bench: Bench, painting: Painting) -> Verdict:
    """What the judge says of one painting."""
    order = bench.ranked(painting.picture, painting.areas)
    drawn = bench.ranked(painting.plain[0], painting.areas) if painting.plain else []
    return Verdict(
        name=painting.name, text=painting.text, rank=place(order, painting.text),
        other_rank=place(order, bench.another(painting.text)), taken_for=order[0],
        drawing_rank=place(drawn, painting.text),
        nearness=looks.nearness(painting.picture, painting.plain, [a for a in painting.areas if a != paintings.WHOLE]),
        seen=looks.nearness(painting.picture, painting.drawings, painting.areas), seconds=painting.seconds,
    )  # fmt: skip


def place(order: Sequence[str], text: str) -> int | None:
    """Where a prompt stands among those that the judge knows something of."""
    return order.index(text) if text in order else None


def figures(verdicts: Sequence[Verdict], made: Sequence[Painting]) -> dict[str, Any]:
    """The summary of a row."""
    near = [verdict.nearness for verdict in verdicts if not math.isnan(verdict.nearness)]
    return {
        "paintings": len(verdicts),
        "judged": sum(verdict.rank is not None for verdict in verdicts),
        "@1": share(verdicts, lambda v: v.rank, 1),
        "@5": share(verdicts, lambda v: v.rank, 5),
        "drawings @1": share(verdicts, lambda v: v.drawing_rank, 1),
        "drawings @5": share(verdicts, lambda v: v.drawing_rank, 5),
        "another prompt @1": share(verdicts, lambda v: v.other_rank, 1),
        "near copies": round(float(np.mean([n > COPY for n in near])), 3) if near else None,
        "nearness, mean": round(float(np.mean(near)), 3) if near else None,
        "nearness to what it saw, mean": round(float(np.nanmean([v.seen for v in verdicts])), 3) if near else None,
        "similarity of two seeds": twins(made),
        "seconds, median": round(float(np.median([v.seconds for v in verdicts])), 1),
    }


def share(verdicts: Sequence[Verdict], rank: Callable[[Verdict], int | None], first: int) -> dict[str, Any] | None:
    """How often the rank is among the first, with its 95 % interval; None of one prompt, which says nothing of others.

    By bootstrap over prompts: two seeds or two styles of one prompt are no two witnesses.
    """
    by_text: dict[str, list[bool]] = {}
    for verdict in verdicts:
        if (found := rank(verdict)) is not None:
            by_text.setdefault(verdict.text, []).append(found < first)
    if not by_text:
        return None
    means = np.array([np.mean(found) for found in by_text.values()])
    return {"value": round(float(means.mean()), 3), "interval": interval(means) if len(means) > 1 else None}


def interval(means: NDArray[np.float64]) -> list[float]:
    """The middle 95 % of the means of as many prompts drawn from these."""
    drawn = np.random.default_rng(0).choice(means, (DRAWS, len(means))).mean(1)
    return [round(float(value), 3) for value in np.quantile(drawn, (0.025, 0.975))]


def twins(paintings: Sequence[Painting]) -> float | None:
    """Mean similarity of two paintings of one prompt in one style with different seeds: low is varied."""
    by_prompt: dict[tuple[str, str], list[Picture]] = {}
    for painting in paintings:
        by_prompt.setdefault((painting.text, painting.style), []).append(painting.picture)
    found = [looks.similarity(a, b) for group in by_prompt.values() for a, b in combinations(group, 2)]
    return round(float(np.mean(found)), 3) if found else None


def blind(folder: Path, paintings: Sequence[Painting]) -> dict[str, Any]:
    """What was named blind: every answer, and the shares of its marks; an empty list is laid out if none is there."""
    if not (folder / BLIND).exists():
        lines = ["\t".join([str(k + 1), "", *("" for _ in ASKED), one.name]) for k, one in enumerate(paintings)]
        (folder / BLIND).write_text("\n".join(["\t".join(["picture", "said", *ASKED, "painting"]), *lines, ""]), "utf8")
    given = answers(folder)
    marks = {name: [row[name] == "1" for row in given if row.get(name) in {"0", "1"}] for name in ASKED}
    shares = {f"{name} named blind": round(float(np.mean(found)), 3) for name, found in marks.items() if found}
    return shares | ({"answers": given} if given else {})


def answers(folder: Path) -> list[dict[str, str]]:
    """The answers in blind.tsv: what was said, and of each thing asked 1 (right), 0 (wrong) or nothing (not asked)."""
    if not (folder / BLIND).exists():
        return []
    with (folder / BLIND).open(encoding="utf8", newline="") as text:
        return [row for row in csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE) if row["said"]]


def write(folder: Path, verdicts: Sequence[Verdict], summary: Mapping[str, object]) -> None:
    """report.json, and verdicts.tsv with a line for each painting."""
    (folder / "report.json").write_text(json.dumps(summary, ensure_ascii=False, indent=1), "utf8")
    rows = [f"{v.rank}\t{v.drawing_rank}\t{v.nearness:.2f}\t{v.name}\t{v.taken_for}" for v in verdicts]
    (folder / "verdicts.tsv").write_text("\n".join(["rank\tdrawing\tnear\tpainting\ttaken for", *rows, ""]), "utf8")


def sheets(folder: Path, paintings: Sequence[Painting], columns: int) -> None:
    """A sheet with captions and one without, the drawings' sheet, a film strip."""
    pictures = [painting.picture for painting in paintings]
    captions = [" ".join(part for part in (painting.text, painting.style) if part) for painting in paintings]
    looks.sheet(pictures, captions, columns).save(folder / "sheet.png")
    looks.sheet(pictures, [], columns).save(folder / "sheet-unnamed.png")
    drawn = [painting.drawings[0] for painting in paintings if painting.drawings]
    if drawn:
        looks.sheet(drawn, [], columns).save(folder / "sheet-drawings.png")
    looks.strip([painting.film for painting in paintings[:FILMS]]).save(folder / "film.png")
