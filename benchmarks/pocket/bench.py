"""The judge before the prompts of one kind: which of them a picture looks like most."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

import torch

from benchmarks.pocket import battery, judge, looks

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from torch import Tensor

    from benchmarks.pocket.looks import Area, Picture

CLOSE_UPS = 3  # things of a picture that are looked at close up, the largest


@dataclass(frozen=True, slots=True, kw_only=True)
class Bench:
    """A judge, the prompts of which it knows a thing, and their rows (n, d); all prompts of the kind."""

    judge: judge.Judge
    texts: tuple[str, ...]
    rows: Tensor

    def ranked(self, picture: Picture, areas: Sequence[Area]) -> list[str]:
        """The prompts, likeliest first; the whole and its parts count as much as the things close up."""
        largest = sorted(areas, key=extent, reverse=True)[:CLOSE_UPS]
        near = torch.cat([looks.close_up(picture, area) for area in largest])
        scores = self.rows @ self.judge.embed(looks.six(picture), near)
        return [self.texts[k] for k in scores.argsort(descending=True).tolist()]

    def another(self, text: str) -> str:
        """A prompt that a picture of this one is not of: half the list away."""
        start = self.texts.index(text) if text in self.texts else 0
        return self.texts[(start + len(self.texts) // 2) % len(self.texts)]


def extent(area: Area) -> float:
    """How much of the picture a box covers."""
    return (area[2] - area[0]) * (area[3] - area[1])


@cache
def opened(trained: Path, kind: str) -> Bench:
    """All prompts of the kind; for the one prompt of the styles the scenes beside it, but those that show the same."""
    asked = battery.questions(kind)
    if kind == "styles":
        shown = {name for question in asked for name in question.shows}
        asked += tuple(question for question in battery.questions("scenes") if not shown & set(question.shows))
    one = judge.load(trained)
    known = [(question.text, row) for question in asked if (row := one.row(question.shows)) is not None]
    return Bench(judge=one, texts=tuple(text for text, _ in known), rows=torch.stack([row for _, row in known]))
