"""Paint the battery with fixed seeds and measure it.

    python -m benchmarks.pocket.run OUT --judge JUDGE.pt                # everything: under half an hour on two cores
    python -m benchmarks.pocket.run OUT --kind things --judge JUDGE.pt  # one kind

Pictures, drawings and films are kept in OUT; what is there already is not painted again. Without --judge it only paints
and makes the sheets. Recognition is among all prompts of the kind, even where --limit paints fewer. Whoever names the
pictures of sheet-unnamed.png blind writes into blind.tsv what is seen, and whoever compares marks it; run again, the
report tells the shares.
"""

from __future__ import annotations

import argparse
import hashlib
import os
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch: spinning threads starve each other

import rich.progress
import torch

from benchmarks.pocket import battery, judge, paintings, report
from generator import eyes, recall, recipe, styles
from generator.bank import BANK
from generator.memory import Library

if TYPE_CHECKING:
    from collections.abc import Iterator

    from benchmarks.pocket.paintings import Painting
    from generator.towers import Eye


def main() -> None:
    """Paint, judge, write the report; a folder for each kind where all are asked for."""
    asked = arguments()
    for kind in battery.KINDS if asked.kind == "all" else (asked.kind,):
        folder = asked.folder / kind if asked.kind == "all" else asked.folder
        work = list(recipes(asked, kind))
        made = painted(work, folder, asked.workers)
        report.sheets(folder, made, asked.columns)
        if asked.judge:
            print(kind, rich_table(weigh(asked.judge, kind, made, folder)), sep="\n")


def painted(work: list[recipe.Recipe], folder: Path, workers: int) -> list[Painting]:
    """All paintings, by processes of one thread each: two paint faster than two threads do one."""
    folder.mkdir(parents=True, exist_ok=True)
    with ProcessPoolExecutor(workers, mp_context=get_context("spawn")) as pool:
        rows = pool.map(paint_one, work, [folder] * len(work))
        names = list(rich.progress.track(rows, f"painting into {folder.name}", total=len(work)))
    return [paintings.recalled(folder, name) for name in names]


def paint_one(one: recipe.Recipe, folder: Path) -> str:
    """Paint and keep; the painting's name."""
    torch.set_num_threads(1)
    eye, library = means(one.eye)
    return paintings.painted(eye, library, one, folder).name


@cache
def means(eye: str) -> tuple[Eye, Library]:
    """What a process paints with."""
    return eyes.load(eye, "cpu"), Library(image=nothing, state=nothing, memory=recall.bundled())


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kind", default="all", choices=["all", *battery.KINDS, "sheet"])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--quality", default="standard")
    parser.add_argument("--freedom", default="free", choices=["close", "free", "wild"])
    parser.add_argument("--references", default="auto", choices=["auto", "off"])
    parser.add_argument("--canvas", default="paint", choices=["paint", "collage", "collage-then-paint"])
    parser.add_argument("--eye", default="pocket")
    parser.add_argument("--limit", type=int, help="only the first prompts")
    parser.add_argument("--judge", type=Path, help="what benchmarks.pocket.judge has trained")
    parser.add_argument("--columns", type=int, default=8)
    parser.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def recipes(asked: argparse.Namespace, kind: str) -> Iterator[recipe.Recipe]:
    """Every recipe of a kind, seed by seed for each prompt; every style with one seed."""
    made = recipe.quality(asked.eye, asked.quality)
    bank = hashlib.sha256(BANK.read_bytes()).hexdigest()
    names = list(styles.styles()) if kind == "styles" else [""]
    for question in battery.questions(kind)[: asked.limit]:
        for style in names:
            for seed in asked.seeds[:1] if kind == "styles" else asked.seeds:
                yield recipe.Recipe(
                    text=question.text, seed=seed, style=style, eye=asked.eye, quality=asked.quality,
                    width=made.side, height=made.side, steps=made.steps, views=made.views,
                    references=asked.references, freedom=asked.freedom, canvas=asked.canvas, bank=bank,
                )  # fmt: skip


def weigh(trained: Path, kind: str, made: list[Painting], folder: Path) -> dict[str, object]:
    """The judge's figures, which are written into the folder too."""
    asked = (*battery.questions("scenes" if kind == "styles" else kind), *battery.questions(kind))
    questions = tuple({question.text: question for question in asked}.values())
    texts, rows = tuple(question.text for question in questions), report.rows_of(questions)
    bench = report.Bench(judge=judge.load(trained), texts=texts, rows=rows)
    verdicts = [report.judged(bench, painting) for painting in rich.progress.track(made, "judging")]
    summary = report.figures(verdicts, made) | report.blind(folder, made)
    report.write(folder, verdicts, summary)
    return summary


def rich_table(summary: dict[str, object]) -> str:
    """One line for each figure."""
    return "\n".join(f"{name:>24}  {value}" for name, value in summary.items())


def nothing(sha256: str) -> NoReturn:
    """The bench's recipes name no pictures and no states."""
    raise LookupError(sha256)


if __name__ == "__main__":
    main()
