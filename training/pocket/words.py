"""The vocabulary of WordNet and the phrases people type, made by rule."""

from __future__ import annotations

import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    import random
    from collections.abc import Iterator, Mapping, Sequence

Vocabulary: TypeAlias = "Mapping[str, Sequence[str]]"

# Lexicographer files of WordNet (lexnames(5WN)) by the slot of a phrase that they may fill.
LEXICON = {
    "creature": ("n", {"05", "18"}),
    "object": ("n", {"06", "13", "20"}),
    "place": ("n", {"15", "17"}),
    "abstract": ("n", {"04", "07", "09", "10", "11", "12", "14", "16", "19", "26", "28"}),
    "verb": ("v", {"29", "30", "35", "36", "38", "39"}),
    "quality": ("a", {"00"}),
}
PARTS = {"1": "n", "2": "v", "3": "a", "5": "a"}

UNASKED = re.compile(r"(?i)\bflag|\b(medium|light|dark)$|\d|  ")  # captions that nobody types
SLOT = re.compile(r"\{(a )?(\w+)\}")


@dataclass(frozen=True, slots=True, kw_only=True)
class WordNet:
    """Lemmas that the tagged corpora use by slot, all lemmas, and (first lemma, gloss) of every synset."""

    common: Mapping[str, Sequence[str]]
    lemmas: Sequence[str]
    glosses: Sequence[str]


def read_wordnet(folder: Path) -> WordNet:
    """Read Princeton WordNet 3.0's database files, as Debian's wordnet-base ships them."""
    synsets = [row for part in ("noun", "verb", "adj", "adv") for row in _synsets(folder / f"data.{part}")]
    lemmas = sorted({lemma for words, _ in synsets for lemma in words if re.fullmatch(r"[A-Za-z' -]{3,40}", lemma)})
    return WordNet(common=_common(folder / "cntlist.rev"), lemmas=lemmas, glosses=[gloss for _, gloss in synsets])


def _synsets(path: Path) -> Iterator[tuple[list[str], str]]:
    for line in path.read_text("utf8").splitlines():
        if line.startswith("  "):
            continue  # the licence at the top
        fields, _, gloss = line.partition(" | ")
        cells = fields.split(" ")
        words = cells[4 : 4 + 2 * int(cells[3], 16) : 2]
        yield [re.sub(r"\(\w+\)$", "", word).replace("_", " ") for word in words], gloss.strip()


def _common(path: Path) -> dict[str, list[str]]:
    slots: dict[str, set[str]] = {slot: set() for slot in LEXICON}
    for line in path.read_text("utf8").splitlines():
        lemma, _, sense = line.split(" ", 1)[0].partition("%")
        part, lexicographer = PARTS.get(sense[0], ""), sense[2:4]
        for slot, (wanted, files) in LEXICON.items():
            if part == wanted and lexicographer in files and lemma.isascii():
                slots[slot].add(lemma.replace("_", " "))
    return {slot: sorted(found) for slot, found in slots.items()}


@cache
def written() -> dict[str, dict[str, list[str]]]:
    """The lists of words.toml: what slots may hold, and the phrases."""
    return tomllib.loads(Path(__file__).with_suffix(".toml").read_text("utf8"))


def vocabulary(common: Mapping[str, Sequence[str]], labels: Sequence[str]) -> Vocabulary:
    """What each slot of a phrase may be filled with; labels are the captions of the drawings."""
    labels = [label for label in labels if not UNASKED.search(label)]
    slots = dict(common) | written()["slots"] | {"label": list(labels)}
    short = [label for label in labels if re.fullmatch(r"[a-z]+( [a-z]+)?", label.lower())]
    # Things people ask for are mostly things somebody has drawn.
    return slots | {"thing": [*slots["creature"], *slots["object"], *short * 3]}


def phrase(words: Vocabulary, rng: random.Random) -> str:
    """One phrase such as a person might type."""
    text = SLOT.sub(lambda slot: _fill(slot, words, rng), rng.choice(written()["phrases"]["plain"]))
    if rng.random() < 0.15:  # noqa: PLR2004 - the share of prompts that name a style
        text = rng.choice(written()["phrases"]["styled"]).format(text, rng.choice(words["style"]))
    return text


def _fill(slot: re.Match[str], words: Vocabulary, rng: random.Random) -> str:
    article, name = slot.groups()
    if name == "things":
        return plural(rng.choice(words["thing"]))
    word = rng.choice(words[name])
    return with_article(word) if article else word


def with_article(noun: str) -> str:
    """A noun behind its indefinite article, by its first letter."""
    return f"{'an' if noun[0].lower() in 'aeiou' else 'a'} {noun}"


def plural(noun: str) -> str:
    """The plural by the three commonest rules, which is enough for phrases."""
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun if noun.endswith("s") and not noun.endswith("ss") else noun + "es"
    return noun[:-1] + "ies" if re.search(r"[^aeiou]y$", noun) else noun + "s"
