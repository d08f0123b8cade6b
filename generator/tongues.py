"""Prompts in other languages: what their words are in English, as far as the bank's table of names goes.

No translation: names of things, colours, places and the little words between them are exchanged, the rest is dropped.
"""

from __future__ import annotations

import re
import tomllib
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.grammar import ARTICLES, COLOURS, COUNTS, DESCRIPTIVE, GATHERINGS, RELATIONS, VERBS, singular
from generator.ideas import famous
from generator.naming import names_of
from generator.places import entries

if TYPE_CHECKING:
    from generator.bank import Bank

WORD = re.compile(r"[^\W\d_]+(?:[-'\u2019][^\W\d_]+)*|\d+|,")
ELIDED = re.compile(r"\b([ld]|qu)['\u2019]", re.IGNORECASE)  # "l'océan"
UNSPACED = re.compile("[\u3040-\u30ff\u3400-\u9fff]")  # kana and Chinese characters: words stand without spaces
KATAKANA = re.compile("[\u30a1-\u30fa\u30fc]")
MORE = Path(__file__).with_name("tongues.toml")
SAID_AFTER = MappingProxyType(  # Japanese: what stands behind a thing and tells how the next one stands to it
    {
        "の上を飛ぶ": "flying over",
        "の上": "on",
        "の下": "under",
        "の中": "in",
        "の前": "in front of",
        "の後ろ": "behind",
        "の隣": "beside",
        "のそば": "beside",
        "に乗った": "riding",
        "に乗る": "riding",
        "を食べる": "eating",
        "を飲む": "drinking",
        "を読む": "reading",
        "を弾く": "playing",
        "を持った": "holding",
        "を持つ": "holding",
        "をかぶった": "wearing",
        "を着た": "wearing",
    }
)
ROMANCE = frozenset({"es", "fr", "it", "pt"})  # languages that say a colour behind what has it
DOER = "が"  # stands behind who does something
HOURS = frozenset({"sunrise", "sunset", "morning", "evening", "night", "autumn"})
LONGEST = 5  # words of a name
SHARED = frozenset({"tour", "salon", "cuisine", "cascade"})  # words of French that are English too
ARTICLED = frozenset({"la", "le", "les", "un", "une", "du", "au", "des", "dans", "ma", "sa"})  # which tell them apart
SHORT = 2  # letters of a word in katakana, such as stand within others: パン is no bread in フライパン
STEM, ENDING = 4, 3  # a word is known by so many letters at least, if so many at most differ at its end
MOST = 0.45  # share of the letters that must be known, to read a prompt in another language


@lru_cache(maxsize=4)
def tables_of(bank: Bank) -> dict[str, dict[str, str]]:
    """What words mean in English, by language: the bank's names, and what they lack."""
    more = tomllib.loads(MORE.read_text("utf8"))
    return {name: {**table, **more.get(name, {})} for name, table in bank.words.get("tongues", {}).items()}


def in_english(bank: Bank, text: str) -> str:
    """The text in English words where it is in another language that is known; else as it is."""
    tables = tables_of(bank)
    if not tables or not text.strip():
        return text
    if UNSPACED.search(text):
        tries = (scanned(text.lower(), tables[name]) for name in ("ja", "zh") if name in tables)
        return max(tries, default=(0.0, ""))[1] or text
    words = WORD.findall(ELIDED.sub(r"\1 ", text.lower()))
    ours = frozenset() if ARTICLED & {*words} else SHARED
    home = sum(len(word) for word in words if word in ours or english(bank, word))
    if home == sum(map(len, words)):
        return text
    known, read, name = max((*exchanged(words, table, bank), name) for name, table in tables.items())
    read = turned(read) if name in ROMANCE else read
    return read if known > max(home, MOST * sum(map(len, words))) and read else text


def turned(read: str) -> str:
    """English words with the colours before what has them, not behind: "dog red" is a red dog."""
    out: list[str] = []
    for word in read.split():
        after = word in COLOURS and out and out[-1] not in RELATIONS and out[-1] not in COLOURS and out[-1] != ","
        out.insert(len(out) - 1 if after else len(out), word)
    return " ".join(out)


@lru_cache(maxsize=4096)
def english(bank: Bank, word: str) -> bool:
    """Whether a word is one of those that English prompts are written with."""
    little = word in ARTICLES or word in DESCRIPTIVE or word in COLOURS or word in COUNTS or word in GATHERINGS
    joins = word in RELATIONS or word in VERBS or word == "," or word.isdigit()
    return (
        little or joins or word in called() or singular(word) in names_of(bank).rarity or bool(entries(bank, (word,)))
    )


@cache
def called() -> frozenset[str]:
    """The words of all names that everybody knows: "minas tirith" is in no language."""
    return frozenset(word for table in ("drawn", "callings") for name in famous(table) for word in name.split())


def exchanged(words: list[str], table: dict[str, str], bank: Bank) -> tuple[int, str]:
    """How many letters of the words one language's table knows, and the words in English; the longest names first.

    Words that only English knows stay.
    """
    known, said, at = 0, [], 0
    while at < len(words):
        for length in range(min(LONGEST, len(words) - at), 0, -1):
            name = " ".join(words[at : at + length])
            if (meant := table.get(name, meaning(name, table) if length == 1 else None)) is not None:
                known += sum(map(len, words[at : at + length]))
                said.append(meant)
                break
        else:
            length = 1
            said += [words[at]] if english(bank, words[at]) else []
        at += length
    return known, " ".join(part for part in said if part)


def meaning(word: str, table: dict[str, str]) -> str | None:
    """What an inflected word means: that of the name with its beginning and about its length."""
    if len(word) <= STEM:
        return None
    near = _by_stem(id(table), tuple(table)).get(word[:STEM], ())
    ends = [(len(word) + len(name) - 2 * common(word, name), name) for name in near]
    best = min((e for e in ends if e[0] <= ENDING), default=None)
    return table[best[1]] if best else None


def common(one: str, other: str) -> int:
    """How many letters two words share from their beginning."""
    return next((k for k, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


@lru_cache(maxsize=64)
def _by_stem(_: int, names: tuple[str, ...]) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for name in names:
        if " " not in name and len(name) >= STEM:
            found.setdefault(name[:STEM], []).append(name)
    return {stem: tuple(group) for stem, group in found.items()}


def scanned(text: str, table: dict[str, str]) -> tuple[float, str]:
    """The same for a language without spaces. What is said last is the subject, so it comes first in English."""
    found: list[str] = []
    doer: list[str] = []
    at, known = 0, 0
    longest = max(map(len, table))
    while at < len(text):
        if found and text[at] == DOER:
            doer, at = [found.pop()], at + 1
            continue
        if found and (mark := next((mark for mark in SAID_AFTER if text.startswith(mark, at)), "")):
            found[-1] = f"{SAID_AFTER[mark]} {found[-1]}"
            known, at = known + len(mark), at + len(mark)
            continue
        for length in range(min(longest, len(text) - at), 0, -1):
            if (meant := table.get(text[at : at + length])) is not None and not within(text, at, length):
                found.append(meant)
                known += length
                at += length
                break
        else:
            at += 1
    things = grouped([*found, *doer])[::-1]
    things.sort(key=lambda words: words in HOURS)  # "Mount Fuji, sunrise"
    return known / len(text), ", ".join(things)


def within(text: str, at: int, length: int) -> bool:
    """Whether a short word in katakana is only part of a longer one."""
    beside = text[max(0, at - 1) : at] + text[at + length : at + length + 1]
    return length <= SHORT and all(map(KATAKANA.match, text[at : at + length])) and bool(KATAKANA.search(beside))


def grouped(found: list[str]) -> list[str]:
    """Colours, counts and what describes joined with what they belong to."""
    out: list[str] = []
    for word in found:
        describes = bool(out) and (out[-1].split()[-1] in COLOURS or out[-1] in COUNTS or out[-1] in DESCRIPTIVE)
        if describes:
            out[-1] += f" {word}"
        else:
            out.append(word)
    return out
