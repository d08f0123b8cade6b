"""python -m training.pocket STEP --data FOLDER: make the pocket eye, one step or all of them.

Every step goes on where it stopped: run it again after an interruption, or with --minutes in pieces.
"""

from __future__ import annotations

import argparse
import os
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch: spinning threads starve each other

import torch

from training.pocket import evaluate, export, fetch, pictures, prior, reader, render, sheet, text, texts, tower
from training.pocket.learner import Learner, blend

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from torch import Tensor

EYE = Path(__file__).parents[2] / "generator" / "pocket" / "eye"
WORDNET = Path("deb/x/usr/share/wordnet")
TOWER = "pocket_tower_deep"
STRETCHES = {"small": 1_600, "calm": 1_600, "mixed": 800, "ascent": 190}  # steps of the painter
READING = {"reader": 400, "steady": 1_000, "robust": 1_000}  # and of the reader
TEXT = text.Plan(steps=5_000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where things lie: the packs, the work folder, and how long a piece of training may take."""

    packs: Path
    folder: Path
    minutes: float


def learn_text(place: Place) -> None:
    """Distil the text tower."""
    pieces(lambda: text.train(place.folder, TEXT, place.minutes))


def learn_tower(place: Place) -> None:
    """Train the painter, each stretch from the weights of those before."""
    known: list[dict[str, Tensor]] = []
    for name, plan in tower.plans(STRETCHES).items():
        student, target = Learner(TOWER, plan), f"tower-{name}"
        if known:
            student.grow(blend(known[-1], known[-2], plan.blended) if plan.blended < 1 else known[-1])
        pieces(partial(tower.train, place.folder, student, place.minutes, target))
        known.append(student.average)


def learn_reader(place: Place) -> None:
    """Train the reader, each stretch from the weights of the one before."""
    weights = reader.begun(place.packs)
    for name, plan in tower.reading(READING).items():
        student = Learner("pocket_reader", plan)
        student.grow(weights)
        pieces(partial(tower.train, place.folder, student, place.minutes, f"tower-{name}"))
        weights = student.average


def learn_prior(place: Place) -> None:
    """Learn what colours a text lets expect where."""
    pieces(lambda: prior.train(place.folder, place.minutes))


def pieces(work: Callable[[], bool]) -> None:
    """Run a training piece by piece until it says that it is done; every piece ends with a checkpoint."""
    while not work():
        print("a piece is done, the next begins", flush=True)


def measure(place: Place) -> None:
    """Print the figures of the model card, of what export has written."""
    model = evaluate.open_eye(EYE)
    print(evaluate.table(evaluate.texts(place.folder, model)))
    drawings = pictures.load(place.folder)
    for side in (32, 48, 64, 96):
        print(evaluate.table({f"recall at {side}": evaluate.recall(evaluate.looks(model), drawings, side)}))


def draw(place: Place) -> None:
    """Paint the sheets of the eye alone."""
    for side in (32, 64):
        sheet.paint(EYE, place.folder / f"sheet-{side}.png", side)


STEPS: Mapping[str, Callable[[Place], object]] = {
    "fetch": lambda place: fetch.fetch(place.packs),
    "render": lambda place: render.render(place.packs, place.folder),
    "texts": lambda place: texts.make(place.folder, place.packs / WORDNET),
    "text": learn_text,
    "tower": learn_tower,
    "reader": learn_reader,
    "prior": learn_prior,
    "export": lambda place: print(
        export.export(*(place.folder / f"{name}.pt" for name in ("tower-ascent", "tower-robust", "prior", "text")), EYE)
    ),
    "evaluate": measure,
    "sheet": draw,
}


def main() -> None:
    """Run one step, or all in their order."""
    read = argparse.ArgumentParser(prog="python -m training.pocket", description=__doc__)
    read.add_argument("step", choices=["all", *STEPS])
    read.add_argument("--data", type=Path, required=True, help="work folder; grows to about 1.5 GB")
    read.add_argument("--packs", type=Path, help="where the packs lie or go; DATA/packs unless told")
    read.add_argument("--minutes", type=float, default=9.0, help="length of a piece of training")
    read.add_argument("--threads", type=int, default=torch.get_num_threads())
    given = read.parse_args()
    torch.set_num_threads(given.threads)
    place = Place(packs=given.packs or given.data / "packs", folder=given.data, minutes=given.minutes)
    for name in STEPS if given.step == "all" else [given.step]:
        print(f"== {name}", flush=True)
        STEPS[name](place)


if __name__ == "__main__":
    main()
