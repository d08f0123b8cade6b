"""Words that can't be drawn, and what is drawn for them: love, time, loneliness; names that everybody knows."""

from __future__ import annotations

import re
import tomllib
from dataclasses import replace
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

from generator.grammar import GATHERINGS
from generator.naming import key, names_of
from generator.phrases import HOST, Phrase, bare, split
from generator.places import sightings

if TYPE_CHECKING:
    from collections.abc import Callable

    from generator.bank import Bank


FAMOUS = Path(__file__).with_name("famous.toml")
WORN = frozenset({"wearing", "in", "with"})
BORNE = frozenset({"holding", "wearing"})


def known_in(bank: Bank) -> Callable[[str], bool]:
    """Whether words are one name, of a thing, a place or an idea."""
    names = names_of(bank)
    return lambda words: names.known(words) or bool(idea(bank, words.split())) or whole_place(bank, words)


def whole_place(bank: Bank, words: str, *tables: str) -> bool:
    """Whether all of these words together name a place, a time or a weather, or one of these tables."""
    parts = tuple(words.split())
    seen = (s for s in sightings(bank, parts) if not tables or s.table in tables)
    return any(s.end - s.start == len(parts) for s in seen)


def idea(bank: Bank, words: list[str] | tuple[str, ...]) -> str | None:
    """What to draw for words that can't be drawn, in the language of prompts; None where they are no such words."""
    meant = _meant(bank)
    return meant.get(" ".join(words)) or meant.get(key(words))


@lru_cache(maxsize=4)
def _meant(bank: Bank) -> dict[str, str]:
    """What is drawn for words as they are spoken and as names are filed; the bank's own before famous names."""
    meant: dict[str, str] = dict(bank.words["means"])
    for name, drawn in [*meant.items(), *famous("drawn").items(), *famous("callings").items()]:
        meant.setdefault(name, drawn)
        meant.setdefault(key(name.split()), drawn)
    return meant


@cache
def rewritten() -> tuple[tuple[str, str], ...]:
    """Patterns of what is said otherwise, and what is read in their place."""
    return tuple(tomllib.loads(FAMOUS.read_text("utf8"))["told"].items())


@cache
def famous(table: str) -> dict[str, str]:
    """A table of famous.toml, from each name to what is drawn for it."""
    return {name: drawn for drawn, names in tomllib.loads(FAMOUS.read_text("utf8"))[table].items() for name in names}


def spelled_out(bank: Bank, phrases: tuple[Phrase, ...]) -> tuple[Phrase, ...]:
    """Phrases with ideas replaced by what stands for them; beside things that can be drawn, only by their place."""
    out: list[Phrase] = []
    for phrase in (put_on(bank, phrase) for phrase in phrases):
        drawn = idea(bank, phrase.words)
        if not drawn and not whole_place(bank, " ".join(phrase.words), "settings"):  # a hot spring is no season
            drawn = idea(bank, phrase.nouns) or idea(bank, bare(phrase))
        placed_already = (
            len(phrases) > 1
            and phrase.count < HOST
            and (whole_place(bank, phrase.head) or whole_place(bank, " ".join(phrase.words)))
        )
        out += stand_in(bank, drawn, phrase) if drawn and not placed_already else [phrase]
    return tuple(out)


def put_on(bank: Bank, phrase: Phrase) -> Phrase:
    """A phrase of what is worn by the name of a garment that is drawn: a suit is no suit of cards."""
    called, worn = " ".join(phrase.nouns), famous("worn")
    garment = worn.get(called) or (None if names_of(bank).known(called) else worn.get(phrase.head))
    if phrase.relation not in WORN or not garment:
        return phrase
    return replace(phrase, words=tuple(garment.split()), nouns=(garment,))


def stand_in(bank: Bank, drawn: str, phrase: Phrase) -> list[Phrase]:
    """The phrases that stand for an idea; a later idea of a prompt brings its first thing and its hour only."""
    first, *more = split(drawn, known_in(bank))
    hours = [further for further in more if whole_place(bank, further.head, "times")]
    if phrase.count >= HOST:
        said = tuple(word for word in phrase.words if word in GATHERINGS)  # a field is a place too
        return [replace(one, words=(*said, *one.words), relation=phrase.relation, count=HOST) for one in (first, *more)]
    alone = all(further.relation in BORNE for further in more)  # two boxers are two men, the one with a glove
    count = phrase.count if alone and first.count == 1 else first.count  # three friends are three people already
    first = replace(first, relation=phrase.relation, colour=first.colour or phrase.colour, count=count)
    return [first, *(hours if phrase.relation else more)]


def likened(text: str, labels: set[str]) -> list[tuple[str, str]]:
    """Names of a text that others of these drawings stand in for, each with its drawing."""
    words = " ".join(re.findall(r"[\w'-]+", text.lower()))
    named = [*famous("likened").items(), *famous("callings").items()]
    said = [(name, drawn) for name, drawn in named if re.search(rf"\b{re.escape(name)}s?\b", words)]
    firsts = [
        (name, max((label for label in labels if drawn.removeprefix("a ").startswith(label)), key=len, default=""))
        for name, drawn in said
    ]
    return [(name, label) for name, label in firsts if label]
