"""Paint the battery with fixed seeds and measure it: one command, under half an hour on two idle cores.

    python -m benchmarks.pocket.run OUT --judge JUDGE.pt                      # everything, and the table
    python -m benchmarks.pocket.run OUT --judge JUDGE.pt --row things close   # some rows
    python -m benchmarks.pocket.run OUT --judge JUDGE.pt --keep 2026-11-24    # small sheets go into versions/

A folder in OUT for each row keeps pictures, drawings and films; what the same engine has painted is not painted again,
so an interrupted run goes on. Without --judge it only paints and makes the sheets. Recognition is among all prompts of
the kind, even where --limit paints fewer. Whoever names the pictures of sheet-unnamed.png blind writes into blind.tsv
what is seen, and whoever compares marks it; run again, the table tells the shares.
"""

from __future__ import annotations

import argparse
import os
from concurrent.futures import ProcessPoolExecutor
from functools import cache, partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, TypeVar

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch: spinning threads starve each other

import rich.progress
import torch

from benchmarks.pocket import bench, paintings, report, rows, table
from generator import eyes, recall
from generator.memory import Library

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from generator.recipe import Recipe
    from generator.towers import Eye

T = TypeVar("T")
R = TypeVar("R")


def main() -> None:
    """Paint, judge, lay out the sheets, row by row; then the table."""
    asked = arguments()
    if asked.judge and not asked.judge.exists():
        raise SystemExit(f"There is no judge at {asked.judge} yet: python -m benchmarks.pocket.judge makes one.")
    with ProcessPoolExecutor(asked.workers, mp_context=get_context("spawn")) as pool:
        found = {name: measured(name, asked, pool) for name in asked.row}
    if asked.judge:
        print(table.write(asked.folder, found, whole=asked.row == list(rows.ALL)))
    if asked.keep:
        table.keep(asked.folder, asked.row, asked.keep)


def measured(name: str, asked: argparse.Namespace, pool: ProcessPoolExecutor) -> dict[str, Any]:
    """One row painted and judged: its figures."""
    row, folder = rows.ROWS[name], asked.folder / name
    folder.mkdir(parents=True, exist_ok=True)
    work = list(rows.recipes(row, asked.seeds or row.seeds, asked.quality, asked.limit))
    names = spread(pool, partial(paint_one, folder), work, f"painting {name}")
    made = [paintings.recalled(folder, painted) for painted in names]
    report.sheets(folder, made, asked.columns)
    if not asked.judge:
        return {}
    verdicts = spread(pool, partial(judge_one, asked.judge, row.kind, folder), names, f"judging {name}")
    summary = report.figures(verdicts, made) | report.blind(folder, made)
    report.write(folder, verdicts, summary)
    return summary


def spread(pool: ProcessPoolExecutor, work: Callable[[T], R], items: Sequence[T], title: str) -> list[R]:
    """The work on every item, by processes of one thread each: two paint faster than two threads do one."""
    return list(rich.progress.track(pool.map(work, items), title, total=len(items)))


def paint_one(folder: Path, one: Recipe) -> str:
    """Paint one recipe in a process of the pool; the name under which it lies in the folder."""
    torch.set_num_threads(1)
    return paintings.painted(*means(), one, folder).name


def judge_one(trained: Path, kind: str, folder: Path, name: str) -> report.Verdict:
    """What the judge says of one painting, in a process of the pool."""
    torch.set_num_threads(1)
    return report.judged(bench.opened(trained, kind), paintings.recalled(folder, name))


@cache
def means() -> tuple[Eye, Library]:
    """What a process paints with."""
    return eyes.load("pocket", "cpu"), Library(image=nothing, state=nothing, memory=recall.bundled())


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--row", nargs="+", default=list(rows.ALL), choices=list(rows.ROWS))
    parser.add_argument("--seeds", type=int, nargs="+", help="other ones than the rows'")
    parser.add_argument("--quality", default="standard")
    parser.add_argument("--limit", type=int, help="only the first prompts and styles")
    parser.add_argument("--judge", type=Path, help="what benchmarks.pocket.judge has trained")
    parser.add_argument("--keep", help="a name for small copies of the sheets in versions/")
    parser.add_argument("--columns", type=int, default=8)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def nothing(sha256: str) -> NoReturn:
    """The bench's recipes name no pictures and no states."""
    raise LookupError(sha256)


if __name__ == "__main__":
    main()
