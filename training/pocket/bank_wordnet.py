"""WordNet's nouns, as far as the bank needs them: senses in order of use, synonyms, the ladder of kinds.

Princeton WordNet 3.0, Debian `wordnet-base`; file formats: wndb(5WN).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILES_LISTED = (  # lexicographer files: what kind of thing a meaning is
    "04:act 05:animal 06:artifact 07:attribute 08:body 09:cognition 10:communication 11:event 12:feeling 13:food "
    "14:group 15:location 17:object 18:person 19:phenomenon 20:plant 21:possession 25:shape 26:state "
    "27:substance 28:time"
)
FILES = dict(pair.split(":") for pair in FILES_LISTED.split())


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
