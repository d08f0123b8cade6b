"""WordNet's nouns, as far as the bank needs them: senses in order of use, synonyms, the ladder of kinds.

Princeton WordNet 3.0, Debian `wordnet-base`; file formats: wndb(5WN).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "05": "animal", "06": "artifact", "08": "body", "13": "food", "17": "object", "18": "person", "19": "phenomenon",
    "20": "plant", "25": "shape", "27": "substance", "04": "act", "11": "event", "10": "communication", "15": "location",
    "26": "state", "12": "feeling", "28": "time", "14": "group", "21": "possession", "09": "cognition", "07": "attribute",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Synset:
    """A meaning: its kind of thing, the lemmas that name it, the meanings above and below it."""

    file: str
    lemmas: tuple[str, ...]
    above: tuple[int, ...]
    below: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordNet:
    """Nouns: senses of each lemma, most used first, and the meanings by their offset."""

    senses: dict[str, tuple[int, ...]]
    synsets: dict[int, Synset]


def load(folder: Path) -> WordNet:
    """Read index.noun and data.noun."""
    senses = {}
    for line in (folder / "index.noun").read_text().splitlines():
        if not line.startswith(" "):
            parts = line.split()
            senses[parts[0].replace("_", " ")] = tuple(int(p) for p in parts[-int(parts[2]) :])
    synsets = {}
    for line in (folder / "data.noun").read_text().splitlines():
        if not line.startswith(" "):
            offset, synset = parse(line)
            synsets[offset] = synset
    return WordNet(senses=senses, synsets=synsets)


def parse(line: str) -> tuple[int, Synset]:
    """One line of data.noun."""
    parts = line.split(" | ", maxsplit=1)[0].split()
    count = int(parts[3], 16)
    lemmas = tuple(parts[4 + 2 * k].replace("_", " ") for k in range(count))
    rest = parts[5 + 2 * count :]
    pointers = [(rest[k], int(rest[k + 1])) for k in range(0, len(rest) - 3, 4)]
    above = tuple(o for sign, o in pointers if sign.startswith("@"))
    below = tuple(o for sign, o in pointers if sign.startswith("~"))
    return int(parts[0]), Synset(file=FILES.get(parts[1], "other"), lemmas=lemmas, above=above, below=below)
