"""The words of the bank: what things are called, by hand and by WordNet, and tables that are handed on as they are."""

from __future__ import annotations

import re
import tomllib
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from training.pocket.bank_concepts import Thing
    from training.pocket.bank_wordnet import WordNet

HERE = Path(__file__).parent
TABLES = ("means", "settings", "times", "weathers", "homes")
FILES = {  # kinds of things: where in WordNet their names may lie
    "animal": ("animal",),
    "person": ("person",),
    "plant": ("plant",),
    "food": ("food", "plant"),
    "building": ("artifact", "object"),
    "vehicle": ("artifact",),
    "landscape": ("object",),
    "sky": ("object", "phenomenon", "artifact"),
    "body": ("body",),
    "clothing": ("artifact",),
    "object": ("artifact", "object", "substance", "food", "communication", "phenomenon"),
}
BY_HEAD = frozenset(
    {"animal", "plant", "food", "building", "vehicle", "landscape"}
)  # kinds that a label's last word tells
STEPS = 4  # rungs up the ladder of kinds, at most
PERSON_STEPS = 6
TAIL = re.compile(r"\b(with|of|in|on|without|behind|not)\b.*| face$|: .*")
GENERIC = frozenset(
    {
        "person",
        "man",
        "woman",
        "child",
        "boy",
        "girl",
        "brick",
        "wood",
        "rock",
        "knot",
        "gear",
        "evergreen tree",
        "building construction",
        "construction",
        "white flower",
        "meat on bone",
        "bone",
        "crystal",
        "link",
        "chains",
        "hook",
    }
)


@cache
def tables() -> dict[str, Any]:
    """bank_words.toml, with the comma lists taken apart."""
    raw = tomllib.loads((HERE / "bank_words.toml").read_text())
    return {
        name: values
        if name in ("means", "bodies")
        else {key: [w.strip() for w in value.split(",")] for key, value in values.items()}
        for name, values in raw.items()
    }


def words(things: list[Thing], wordnet: WordNet) -> dict[str, Any]:
    """Everything of words.json: names of each thing, kinds of it by the rungs between, and the tables."""
    by_hand = tables()
    meant = [meanings(thing, wordnet) for thing in things]
    named = [names(thing, by_hand["names"]) for thing in things]
    known = {name for group in named for name in group} | {thing.label.lower() for thing in things}
    kinds = kinds_of(things, meant, known, wordnet)
    kinds = [
        ["|".join(synonyms(thing, m, wordnet)), *rungs] for thing, m, rungs in zip(things, meant, kinds, strict=True)
    ]
    return {"names": ["|".join(group) for group in named], "kinds": kinds} | {key: by_hand[key] for key in TABLES}


def names(thing: Thing, by_hand: dict[str, list[str]]) -> list[str]:
    """What a thing is called beside its label."""
    label = thing.label.lower()
    given = [*by_hand.get(thing.label, []), *thing.names]
    return list(dict.fromkeys(name.lower() for name in given if name and name.lower() != label))


def synonyms(thing: Thing, synsets: list[int], wordnet: WordNet) -> list[str]:
    """What WordNet calls a thing whose label it knows."""
    if not synsets or thing.asked or thing.label.lower() not in wordnet.synsets[synsets[0]].lemmas:
        return []
    return [lemma for lemma in wordnet.synsets[synsets[0]].lemmas if lemma.islower() and lemma != thing.label.lower()]


def meanings(thing: Thing, wordnet: WordNet) -> list[int]:
    """The synsets that a thing's label stands for: the most used sense of the right kind."""
    label = tables()["senses"].get(thing.label, [TAIL.sub("", thing.label.lower()).strip()])[0]
    allowed = FILES.get(thing.kind, ())
    for lemma in (
        thing.label.lower() if label in thing.label.lower() else label,
        label,
        label.split(" ")[-1] if label else "",
    ):
        fit = [offset for offset in wordnet.senses.get(lemma, ()) if wordnet.synsets[offset].file in allowed]
        if fit:
            return fit[:1]
    return []


def kinds_of(things: list[Thing], meant: list[list[int]], known: set[str], wordnet: WordNet) -> list[list[str]]:
    """For each thing, words for kinds of it, by rungs: [["one rung", ...], ["two rungs", ...], ...]."""
    home: dict[int, int] = {}
    for index, (thing, synsets) in enumerate(zip(things, meant, strict=True)):
        if not thing.asked and thing.label not in GENERIC and thing.kind != "symbol":
            exact = synsets and thing.label.lower() in wordnet.synsets[synsets[0]].lemmas
            if synsets and (exact or (thing.kind in BY_HEAD and synsets[0] not in home)):
                home[synsets[0]] = index
    found: list[list[list[str]]] = [[[] for _ in range(PERSON_STEPS)] for _ in things]
    for lemma, senses in wordnet.senses.items():
        if (
            lemma not in known
            and re.fullmatch(r"[a-z]+([ -][a-z]+){0,2}", lemma)
            and "and" not in re.split("[ -]", lemma)  # "boys-and-girls" is a herb
            and (hit := climb(senses, home, wordnet))
        ):
            found[hit[0]][hit[1] - 1].append(lemma)
    return [["|".join(sorted(rung)) for rung in rungs] for rungs in found]


def climb(senses: tuple[int, ...], home: dict[int, int], wordnet: WordNet) -> tuple[int, int] | None:
    """The nearest drawn thing above the most used sense of a word, and how many rungs up it stands."""
    if not any(lemma.islower() for lemma in wordnet.synsets[senses[0]].lemmas):
        return None
    level = [senses[0]]
    limit = PERSON_STEPS if wordnet.synsets[senses[0]].file == "person" else STEPS
    for rung in range(1, limit + 1):
        level = [up for offset in level for up in wordnet.synsets[offset].above]
        for offset in level:
            if offset in home:
                return home[offset], rung
    return None
