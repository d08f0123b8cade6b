"""Split a prompt by meaning: things, their counts and colours, how they stand to each other; talk of style dropped."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.grammar import (
    ARTICLES,
    BEHIND,
    COLOURS,
    COUNTS,
    DESCRIPTIVE,
    GATHERINGS,
    ONE,
    PAIRED,
    PATTERNS,
    RELATIONS,
    SAME,
    TWOS,
    VERBS,
    singular,
)
from generator.jargon import STYLE

if TYPE_CHECKING:
    from collections.abc import Callable

WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*|\d+|,")
LONGEST = 6  # words of a name
PLURAL = 3  # how many a bare plural means
HOST = 20  # so many are no longer counted: hundreds, a field
SHOULDERS = frozenset({"shoulder", "shoulders"})  # of somebody who is drawn whole
WHOLE = SHOULDERS | {"nose", "head", "lap", "back"}  # of "a cat's nose" the cat is drawn
OBJECTS = frozenset({"a", "an", "the", "his", "her", "its", "their", "my", "your", "our"})  # before what is acted on
SOMEBODY = frozenset({"girl", "boy", "man", "woman", "child", "kid", "lady"})
NOWHERE = frozenset({"school", "sea"})  # places that many things are called after


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """One thing of a prompt: its words as written, its naming words, and how it stands to the phrase before it."""

    text: str
    words: tuple[str, ...]  # without articles; plurals as written
    nouns: tuple[str, ...]  # of these, without counts and colours
    relation: str  # "" for the first, else a value of RELATIONS
    count: int = 1
    colour: str = ""

    @property
    def head(self) -> str:
        """The word that says what it is."""
        return self.nouns[-1] if self.nouns else ""


def plain(text: str) -> str:
    """A prompt without talk about style, in lower case."""
    dropped = STYLE.sub(" ", text.lower().replace("|", ",").replace("\u2019", "'"))
    return " ".join(dropped.split()) or " ".join(text.lower().split())


def split(text: str, known: Callable[[str], bool]) -> tuple[Phrase, ...]:
    """Phrases of a prompt in order; `known` tells names of several words, so that "cup of tea" stays one thing."""
    words = [w.removesuffix("'s") for w in WORD.findall(plain(text))]
    phrases: list[Phrase] = []
    run: list[str] = []
    relation, at = "", 0
    while at < len(words):
        span = known_span(words, at, known)
        said, length = relation_at(words, at)
        alone = words[at] in DESCRIPTIVE and relation_at(words, at + 1)[0] is not None  # "flying before the moon"
        if said is None and not span and not alone and (acted(words[at], run, known) or done_to(words, at, run)):
            said = VERBS.get(words[at], "beside")
        if said is not None:
            if run and words[at].endswith("ing") and known(f"{words[at]} {run[-1]}"):  # "a cat sleeping on a sofa"
                run.insert(len(run) - 1, words[at])
            if made := phrase(doing(run, known), relation):
                phrases.append(made)
            run, relation = [], said if made or not phrases else merged(relation, said)
        if span or said is None:
            length = max(span, 1)
            run.append(" ".join(words[at : at + length]))
        at += length
    if made := phrase(doing(run, known), relation):
        phrases.append(made)
    return tuple(phrases)


def doing(run: list[str], known: Callable[[str], bool]) -> list[str]:
    """A run with what its thing does before it, where that is a name: "a cat sleeping" is "a sleeping cat"."""
    named = len(run) > 1 and run[-1].endswith("ing") and known(f"{run[-1]} {run[-2]}")
    return [*run[:-2], run[-1], run[-2]] if named else run


def acted(word: str, run: list[str], known: Callable[[str], bool]) -> bool:
    """Whether a word is what the thing before it does: "a child flying a kite", but not "a ring" or "hang gliding"."""
    named = word not in VERBS and (known(word) or (run and known(f"{run[-1]} {word}")))
    if not word.endswith("ing") or named:
        return False
    return any(w not in ARTICLES and w not in DESCRIPTIVE and w not in COUNTS and w not in COLOURS for w in run)


def done_to(words: list[str], at: int, run: list[str]) -> bool:
    """Whether a word that mostly describes is done to what follows: "a woman walking her dog"."""
    named = any(w not in ARTICLES and w not in DESCRIPTIVE and w not in COUNTS and w not in COLOURS for w in run)
    doing = words[at] == "building" or (words[at] in DESCRIPTIVE and words[at].endswith("ing"))
    return doing and named and (words[at + 1 : at + 2] or [""])[0] in OBJECTS


def merged(first: str, second: str) -> str:
    """Of two relations with nothing between ("meditating under"), the one that places."""
    return first if second == "and" else second


def known_span(words: list[str], at: int, known: Callable[[str], bool]) -> int:
    """How many words from here are one known name that holds a relation word or an article, 0 for none."""
    if GATHERINGS.get(words[at], 0) >= HOST and words[at + 1 : at + 2] == ["of"]:
        return 0
    for length in range(min(LONGEST, len(words) - at), 1, -1):
        span = words[at : at + length]
        bound = any(w in RELATIONS or w in ARTICLES for w in span[:-1]) and span[0] not in ARTICLES
        bound = bound and not (span[0] in SOMEBODY and "on" in span)  # "a girl on a bicycle" is no cyclist
        inside = span[0] == "in" and known(" ".join(span[1:]))  # "in the clouds" is in the clouds
        if bound and not inside and span[-1] not in RELATIONS and span[-1] not in ARTICLES and known(" ".join(span)):
            return length
    return 0


def relation_at(words: list[str], at: int) -> tuple[str | None, int]:
    """The relation that begins here and its length in words; None for none."""
    for length in (4, 3, 2, 1):
        if (said := RELATIONS.get(" ".join(words[at : at + length]))) is not None:
            return said, length
    return None, 1


def phrase(run: list[str], relation: str) -> Phrase | None:
    """A phrase from its words; None where nothing is named."""
    while len(run) > 1 and run[-1] in BEHIND:
        run = run[:-1]
    host, run = gathered(run)
    nouns = [w for w in run if w not in ARTICLES and w != host]
    count = HOST if host else 1
    while len(nouns) > 1 and (nouns[0] in COUNTS or GATHERINGS.get(nouns[0], HOST) < HOST):
        count = max(count, COUNTS.get(nouns[0], 0), GATHERINGS.get(nouns[0], 0))
        nouns = nouns[1:]
    colours = [w for w in nouns[:-1] if w in COLOURS]
    nouns = [w for w in nouns if w not in colours]
    if not nouns or relation == "without" or (relation == "with" and nouns[-1] in PATTERNS):
        return None
    if count == 1 and not any(w in GATHERINGS or w in COUNTS for w in run) and many(run, nouns):
        count = 2 if nouns[-1] in TWOS else PLURAL
    return Phrase(
        text=" ".join(run),
        words=tuple(w for part in run for w in part.split() if w not in ARTICLES),
        nouns=tuple(nouns),
        relation=relation,
        count=count,
        colour=colours[0] if colours else "",
    )


def gathered(run: list[str]) -> tuple[str, list[str]]:
    """The word that makes a host of several ("a field of tulips"), and the words of a phrase from it on."""
    for at, word in enumerate(run[:-2]):
        if GATHERINGS.get(word, 0) >= HOST and run[at + 1] == "of":
            return word, run[at + (word in NOWHERE) :]
    return "", run


def many(run: list[str], nouns: list[str]) -> bool:
    """Whether a phrase without a count tells of several: "ducks swimming", "colourful fish", but not "a fish"."""
    heads = [w for w in nouns if not (w in DESCRIPTIVE and w.endswith("ing"))] or nouns
    head = heads[-1]
    return " " not in head and head not in PAIRED and (singular(head) != head or (head in SAME and not ONE & set(run)))


def naming(phrase: Phrase) -> tuple[str, ...]:
    """The words of a phrase that can name a thing, singular; the colour first, for names that hold one.

    Of "a horse running" it is the horse, of "a pirate's shoulder" the pirate.
    """
    nouns = phrase.nouns
    while len(nouns) > 1 and (nouns[-1] in WHOLE or (nouns[-1] in DESCRIPTIVE and nouns[-1].endswith("ing"))):
        nouns = nouns[:-1]
    return (*((phrase.colour,) if phrase.colour else ()), *(singular(w) for w in nouns))


def bare(phrase: Phrase) -> tuple[str, ...]:
    """The naming words without descriptive ones, where something is left."""
    return tuple(w for w in phrase.nouns if w not in DESCRIPTIVE) or phrase.nouns


def telling(phrase: Phrase) -> bool:
    """Whether a phrase may name anything: not if all its words only describe."""
    return not all(w in DESCRIPTIVE or w in COLOURS for noun in phrase.nouns for w in noun.split())
