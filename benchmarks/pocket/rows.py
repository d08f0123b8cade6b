"""The rows of the bench's table: what is painted for each, how, and with which seeds."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks.pocket import battery
from generator import recipe, styles
from generator.bank import BANK

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One setting in which prompts of one kind are painted."""

    kind: str
    seeds: tuple[int, ...] = (1,)
    freedom: recipe.Freedom = "free"
    references: recipe.References = "auto"
    canvas: recipe.Canvas = "paint"


ROWS = {
    "things": Row(kind="things", seeds=(1, 2)),
    "close": Row(kind="things", freedom="close"),
    "scenes": Row(kind="scenes", seeds=(1, 2)),
    "abstract": Row(kind="abstract"),
    "styles": Row(kind="styles"),
    "alone": Row(kind="things", references="off"),
    "collage": Row(kind="things", canvas="collage"),
    "wild": Row(kind="things", freedom="wild"),
    "sheet": Row(kind="sheet"),
}
ALL = ("things", "close", "scenes", "abstract", "styles", "alone", "collage")  # what one run paints


def recipes(row: Row, seeds: Sequence[int], quality: str, limit: int | None = None) -> Iterator[recipe.Recipe]:
    """Every recipe of a row: each prompt with each seed; the prompt of the styles in every style."""
    made, bank = recipe.quality("pocket", quality), hashlib.sha256(BANK.read_bytes()).hexdigest()
    names = list(styles.styles()) if row.kind == "styles" else [""]
    for question in battery.questions(row.kind)[:limit]:
        for style in names[:limit]:
            for seed in seeds:
                yield recipe.Recipe(
                    text=question.text, seed=seed, style=style, eye="pocket", quality=quality,
                    width=made.side, height=made.side, steps=made.steps, views=made.views,
                    references=row.references, freedom=row.freedom, canvas=row.canvas, bank=bank,
                )  # fmt: skip
