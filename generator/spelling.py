"""Slips of the pen in a prompt: "hot air ballon", "a turtel in the ocaen". Only words that nobody knows are mended.

A word is mended where one letter is missing, doubled, too many or has changed places with its neighbour, and a longer
word also where one letter is another one; never its first letter, and never into a word that names nothing we draw.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator import grammar
from generator.tongues import english

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.bank import Bank

SHORTEST = 5  # letters of a word that is mended
LONG = 7  # letters of a word in which one letter may be another
VOWELS = "aeiou"  # what is most often left out of a short word: "flowr"
LETTERS = "abcdefghijklmnopqrstuvwxyz"
RIGHT = grammar.wordlist(  # words one letter from another that we draw, and right as they are
    """while write writes tried scared violent message cartoon concept concern deliver delivers infinite handler posture
    traitor mousse snowball greed greet disguise runaway simpler closest blown scandal brows staples stripped matte
    convert backward treasury thorough roster brian victoria cameron marlon leonard bridget walters forrest indiana
    columbia poppins atlantis starring feeling titled lighten scarlett liter quartet persona fired filed teaches
    topical"""
)
ENDINGS = ("ing", "ed", "er", "ly", "est", "ish", "ness", "y", "s")  # of words that are no nouns, perhaps rightly spelt


def mended(bank: Bank, text: str) -> str:
    """The text with slips of the pen set right; as it is where there are none."""
    pieces = re.split(r"(\W+)", text.lower())
    found = [mended_word(bank, piece) for piece in pieces]
    return "".join(found) if found != pieces else text


@lru_cache(maxsize=4096)
def mended_word(bank: Bank, word: str) -> str:
    """A word set right, or as it is."""
    if len(word) < SHORTEST or not word.isalpha() or english(bank, word):
        return word
    words = vocabulary(bank)
    if word in words or word in RIGHT or any(word.endswith(e) and word.removesuffix(e) in words for e in ENDINGS):
        return word
    found = [other for other in dict.fromkeys(near(word)) if other in words and other[0] == word[0]]
    return min(found, key=lambda other: (other not in grammar.COLOURS, -len(other))) if found else word


def near(word: str) -> Iterator[str]:
    """What the word may have been meant to be: a letter is missing, has changed places, is too many, is another."""
    for k in range(1, len(word)):
        yield word[:k] + word[k - 1] + word[k:]
        yield word[: k - 1] + word[k] + word[k - 1] + word[k + 1 :]
    for k in range(1, len(word)):
        if word[k] == word[k - 1]:
            yield word[:k] + word[k + 1 :]
    if len(word) < LONG or word.endswith(ENDINGS[:2]):
        yield from (other for other in altered(word) if other in grammar.COLOURS)
        yield from (word[:k] + vowel + word[k:] for k in range(2, len(word)) for vowel in VOWELS)
        return
    for k in range(1, len(word) + 1):
        yield word[:k] + word[k + 1 :]
        yield from (word[:k] + letter + word[k:] for letter in LETTERS)
    yield from altered(word)


def altered(word: str) -> Iterator[str]:
    """The word with one letter another, but not the first."""
    for k in range(1, len(word)):
        yield from (word[:k] + letter + word[k + 1 :] for letter in LETTERS)


@lru_cache(maxsize=4)
def vocabulary(bank: Bank) -> frozenset[str]:
    """Words that a prompt may be meant to hold: of names, places, hours, ideas, and the little words between them."""
    drawn = (concept.label.lower() for concept in bank.concepts if not concept.asked)  # no flags, no signs
    labels = {word for label in drawn for word in label.split() if word.isalpha()}
    placed = {w for table in ("settings", "times", "weathers") for names in bank.words[table].values() for n in names
              for w in n.split()}  # fmt: skip
    little = {*grammar.COLOURS, *grammar.COUNTS, *grammar.VERBS, *grammar.DESCRIPTIVE}
    relations = {word for relation in grammar.RELATIONS for word in relation.split()}
    return frozenset(word for word in labels | placed | little | relations if len(word) > SHORTEST - 2)
