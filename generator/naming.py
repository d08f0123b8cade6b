"""Which drawn things a few words may mean: by name, by kind, by tag, and by the nearness of captions."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, field, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from generator.grammar import ARTICLES, COLOURS, DESCRIPTIVE, singular

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from generator.bank import Bank, Concept

LABEL, PLURAL, NAME, LAST, TAG = 1.0, 0.94, 0.95, 0.62, 0.34  # what a match is worth
KINDS = (0.9, 0.82, 0.74, 0.66, 0.6, 0.56, 0.52)  # a synonym, then a kind of the thing, by rungs
LONGEST = 5  # words of a name
BESIDE_HEAD = 0.55  # of a match that leaves out the word that says what it is
SLIGHT = 0.08  # of a word that only describes
NEARNESS = 0.3  # of the caption's cosine, added to a match
ALONE = (0.68, 0.86)  # a caption so near may answer alone, and for how much of its cosine
ODD, LATER = 0.3, 0.9  # a thing that only odd looks show stands back where an emoji is called so too
ODD_PACKS = frozenset({"openclipart", "streamline-kameleon-color"})
WELL_KNOWN = 0.6  # a name that is more than a tag or a last word
STRANGE = 0.8  # where a word is one that no name holds
FITS = 0.5  # the least that a thing must reach
MEANT = 0.94  # how much a name must mean a thing, to tell what a word is
QUIET = frozenset({"face", "symbol", "hand", "flag", "letter"})  # kinds that tags and nearness never fetch
RUSSET = {"fox": "", "squirrel": "", "chipmunk": "", "deer": "", "cat": "orange", "cat face": "orange"}  # red beasts
MADE = {"globe": ("object", "table", 2)}  # of things filed by what they show: kind, place and size
TAIL = re.compile(r"\b(?:with|of|in|on|without|behind|not)\b.*| face$|:.*")  # of a label, behind what it is
DULL = frozenset(
    [
        "face",
        "with",
        "person",
        "sign",
        "symbol",
        "button",
        "mark",
        "facing",
        "small",
        "big",
        "large",
        "happy",
        "front",
        "full",
        "open",
        "old",
        "closed",
    ]
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Match:
    """A drawn thing and how well it fits, 0 to about 1.3."""

    concept: int
    score: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """Names of the bank: from words to things with a weight, and how rare each word is."""

    index: dict[str, dict[int, float]] = field(repr=False)
    rarity: dict[str, float] = field(repr=False)

    def known(self, words: str) -> bool:
        """Whether these words, articles aside, are one name."""
        return max(self.index.get(key(words.split()), {}).values(), default=0.0) > WELL_KNOWN


def key(words: Iterable[str]) -> str:
    """How a name is filed: singular, without articles."""
    return " ".join(singular(w) for word in words for w in word.lower().replace("-", " ").split() if w not in ARTICLES)


@lru_cache(maxsize=4)
def names_of(bank: Bank) -> Names:
    """The names of a bank, filed once."""
    index: dict[str, dict[int, float]] = {}
    for number, concept in enumerate(bank.concepts):
        for name, weight in named(bank, number, concept):
            filed = index.setdefault(key(name.split()), {})
            filed[number] = max(weight, filed.get(number, 0.0))
    counts: dict[str, int] = {}
    for name in index:
        for word in set(name.split()):
            counts[word] = counts.get(word, 0) + 1
    return Names(index=index, rarity={word: 1 / math.log2(2 + count) for word, count in counts.items()})


def meant(bank: Bank, word: str, least: float = MEANT) -> Concept | None:
    """The thing that a name means most, and at least so much."""
    found = names_of(bank).index.get(key([word]), {})
    number = max(found, key=lambda n: found[n], default=None)
    sure = number is not None and found[number] >= least and not bank.concepts[number].asked
    return bank.concepts[number] if number is not None and sure else None


def named(bank: Bank, number: int, concept: Concept) -> list[tuple[str, float]]:
    """Every name of a thing with its weight."""
    names = [(concept.label, LABEL if key([concept.label]) == concept.label.lower() else PLURAL)]
    names += [(name, NAME) for name in bank.words["names"][number].split("|") if name]
    for weight, rung in zip(KINDS, bank.words["kinds"][number], strict=True):
        names += [(name, weight) for name in rung.split("|") if name]
    if not concept.asked:
        last = TAIL.sub("", concept.label.lower()).split()[-1]
        names += [(last, LAST)] if last not in DULL else []
    if concept.kind not in QUIET:
        names += [(tag, TAG) for tag in concept.tags if tag.lower() not in DULL]
    return names


def matches(bank: Bank, words: tuple[str, ...], near: NDArray[np.float32], said: frozenset[str]) -> list[Match]:
    """Things that a phrase may mean, best first.

    words: the naming words of the phrase, singular, the head last; near: its cosines with every caption, (n,); said:
    all words of the prompt, for things that answer only when they are asked for.
    """
    scores = by_name(names_of(bank), words)
    spelled = all(word in names_of(bank).rarity for word in key(words).split())
    for number in np.flatnonzero(near > (ALONE[0] if spelled else STRANGE)):
        scores[int(number)] = max(
            scores.get(int(number), 0.0), float(near[number]) * ALONE[1] - NEARNESS * float(near[number])
        )
    scores = {number: score for number, score in scores.items() if allowed(bank.concepts[number], said)}
    usual = any(score > LATER and not odd(bank, number) for number, score in scores.items())
    found = [
        Match(concept=n, score=score + NEARNESS * float(near[n]) - ODD * (usual and odd(bank, n)))
        for n, score in scores.items()
    ]
    return sorted((m for m in found if m.score >= FITS), key=lambda m: (-m.score, m.concept))


def odd(bank: Bank, number: int) -> bool:
    """Whether none of a thing's drawings has the usual look of the bank."""
    return all(bank.pieces[i].pack.name in ODD_PACKS for i in bank.concepts[number].pieces)


def by_name(names: Names, words: tuple[str, ...]) -> dict[int, float]:
    """Weight of the best name of each thing within the phrase, times the share of the phrase that it covers."""
    flat = key(words).split()
    weights = [SLIGHT if w in DESCRIPTIVE or w in COLOURS else names.rarity.get(w, 1.0) for w in flat]
    total = sum(weights) or 1.0
    scores: dict[int, float] = {}
    for start in range(len(flat)):
        for end in range(start + 1, min(len(flat), start + LONGEST) + 1):
            covered = sum(weights[start:end]) / total
            share = (0.62 + 0.38 * covered) * (1.0 if end == len(flat) else BESIDE_HEAD)
            for number, weight in names.index.get(" ".join(flat[start:end]), {}).items():
                scores[number] = max(scores.get(number, 0.0), weight * share)
    return scores


def allowed(concept: Concept, said: frozenset[str]) -> bool:
    """Whether a thing may answer: some do only when a word for their kind was said."""
    return not concept.asked or bool(concept.asked & said)


def made(concept: Concept) -> Concept:
    """A thing as what it is: a globe is no planet but stands on a desk."""
    if concept.label not in MADE:
        return concept
    kind, place, size = MADE[concept.label]
    return replace(concept, kind=kind, place=place, size=size)


def natural(concept: Concept | None, colour: str) -> str:
    """The colour of a thing as people mean it: a red fox has a fox's colour, a red cat is ginger."""
    return RUSSET.get(concept.label, colour) if concept is not None and colour == "red" else colour
