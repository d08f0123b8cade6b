"""How often the memory's first answer is right, and how often "nothing fits" is: phrases judged by hand.

lookup.tsv is what the look-up was made better with; unseen.tsv was written before anybody looked, and stays untuned.

PYTHONPATH=. python benchmarks/pocket/lookup.py [--names-only]
"""

from __future__ import annotations

import sys
import time
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from generator.references import Bank, Lookup, look_up

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Embed = Callable[[list[str]], NDArray[np.float32]]

PHRASES = Path(__file__).with_name("lookup.tsv")
UNSEEN = Path(__file__).with_name("unseen.tsv")


def shipped() -> Embed:
    """The text tower of the shipped eye."""
    from generator import eyes  # noqa: PLC0415 - slow to import, and not needed with --names-only

    tower = eyes.load("pocket", "cpu").towers[0]
    return lambda texts: tower.encode_text(texts).numpy()


def no_eye(texts: list[str]) -> NDArray[np.float32]:
    """No nearness at all."""
    return np.zeros((len(texts), 1), np.float32)


def answer(lookup: Lookup) -> str:
    """The label of the first thing, * for a place alone, - for nothing."""
    first = next((part.concept.label for part in lookup.parts if part.concept), "")
    place = lookup.place
    return first or ("*" if place.setting or place.time or place.weathers else "-")


def measured(embed: Embed, phrases: Path = PHRASES, *, tell: bool = False) -> tuple[dict[str, list[bool]], float]:
    """What came out right of every kind of answer, and milliseconds a phrase, the eye included; misses are told."""
    bank = Bank.open()
    lines = phrases.read_text("utf8").splitlines()
    rows = [[*line.split("\t"), ""][:3] for line in lines if not line.startswith("#")]
    embed(["warm"])
    began = time.perf_counter()
    found = [look_up(bank, phrase, embed) for phrase, _, _ in rows]
    spent = time.perf_counter() - began
    hits: dict[str, list[bool]] = {"first answer": [], "nothing fits": [], "place": []}
    for (phrase, right, place), lookup in zip(rows, found, strict=True):
        for name, said, wanted in asked(lookup, right, place):
            hits[name].append(said in wanted.split("|"))
            if tell and not hits[name][-1]:
                print(f"{phrase!r}: {name} {said!r}, right: {wanted}")
    return hits, 1000 * spent / len(rows)


def asked(lookup: Lookup, right: str, place: str) -> list[tuple[str, str, str]]:
    """What is asked of a phrase: the kind of the answer, the answer, the right ones."""
    first = ("nothing fits" if right == "-" else "first answer", answer(lookup), right)
    return [first, ("place", lookup.place.setting, place)] if place else [first]


def shares(hits: dict[str, list[bool]]) -> dict[str, str]:
    """The shares of what is right."""
    return {f"look-up, {name}": f"{np.mean(values):.3f} of {len(values)}" for name, values in hits.items()}


def main(arguments: list[str]) -> None:
    """Print every miss of both lists, then the shares."""
    embed = no_eye if "--names-only" in arguments else shipped()
    for phrases in (PHRASES, UNSEEN):
        hits, spent = measured(embed, phrases, tell=True)
        for name, value in shares(hits).items():
            print(f"{phrases.name}: {name}: {value}")
        print(f"{spent:.1f} ms a phrase, the eye included")


if __name__ == "__main__":
    main(sys.argv[1:])
