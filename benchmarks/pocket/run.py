"""Paint a part of the battery with fixed seeds and measure it.

    python -m benchmarks.pocket.run OUT --kind things --judge JUDGE.pt

Pictures, drawings and films are kept in OUT; what is there already is not painted again. Without --judge it only paints
and makes the sheets. Recognition is among all prompts of the kind, even where --limit paints fewer.
"""

from __future__ import annotations

import argparse
import hashlib
import os
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


def main() -> None:
    """Paint, judge, write the report."""
    asked = arguments()
    torch.set_num_threads(asked.threads)
    eye, library = eyes.load(asked.eye, "cpu"), Library(image=nothing, state=nothing, memory=recall.bundled())
    work = list(recipes(asked))
    made = [
        paintings.painted(eye, library, one, asked.folder)
        for one in rich.progress.track(work, f"painting {asked.kind}")
    ]
    report.sheets(asked.folder, made, asked.columns)
    if asked.judge:
        print(rich_table(weigh(asked, made)))


def arguments() -> argparse.Namespace:
    """The command line."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--kind", default="things", choices=[*battery.KINDS, "sheet"])
    parser.add_argument("--seeds", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--quality", default="standard")
    parser.add_argument("--freedom", default="free", choices=["close", "free", "wild"])
    parser.add_argument("--references", default="auto", choices=["auto", "off"])
    parser.add_argument("--canvas", default="paint", choices=["paint", "collage", "collage-then-paint"])
    parser.add_argument("--eye", default="pocket")
    parser.add_argument("--limit", type=int, help="only the first prompts")
    parser.add_argument("--judge", type=Path, help="what benchmarks.pocket.judge has trained")
    parser.add_argument("--columns", type=int, default=8)
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    return parser.parse_args()


def recipes(asked: argparse.Namespace) -> Iterator[recipe.Recipe]:
    """Every recipe of a kind, seed by seed for each prompt, in the quality and freedom that are asked for."""
    made = recipe.quality(asked.eye, asked.quality)
    bank = hashlib.sha256(BANK.read_bytes()).hexdigest()
    names = list(styles.styles()) if asked.kind == "styles" else [""]
    for question in battery.questions(asked.kind)[: asked.limit]:
        for style in names:
            for seed in asked.seeds:
                yield recipe.Recipe(
                    text=question.text, seed=seed, style=style, eye=asked.eye, quality=asked.quality,
                    width=made.side, height=made.side, steps=made.steps, views=made.views,
                    references=asked.references, freedom=asked.freedom, canvas=asked.canvas, bank=bank,
                )  # fmt: skip


def weigh(asked: argparse.Namespace, made: list[Painting]) -> dict[str, object]:
    """The judge's figures, which are written into the folder too."""
    kind = "scenes" if asked.kind == "styles" else asked.kind
    texts = tuple(
        dict.fromkeys(question.text for question in (*battery.questions(kind), *battery.questions(asked.kind)))
    )
    bench = report.Bench(judge=judge.load(asked.judge), texts=texts, rows=report.rows_of(texts))
    verdicts = [report.judged(bench, painting) for painting in rich.progress.track(made, "judging")]
    summary = report.figures(verdicts, made)
    report.write(asked.folder, verdicts, summary)
    return summary


def rich_table(summary: dict[str, object]) -> str:
    """One line for each figure."""
    return "\n".join(f"{name:>24}  {value}" for name, value in summary.items())


def nothing(sha256: str) -> NoReturn:
    """The bench's recipes name no pictures and no states."""
    raise LookupError(sha256)


if __name__ == "__main__":
    main()
