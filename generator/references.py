"""From words to drawings: which pieces of the bank a prompt calls to mind, in which roles, on which setting.

Torch-free. What a prompt names is found by name first (labels, synonyms and kinds that were put into the bank from
WordNet), and by the nearness of captions second, in the space of the shipped text tower.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from generator.bank import Bank
from generator.bodies import grown
from generator.deeds import told
from generator.grammar import ARTICLES, RELATIONS
from generator.ideas import known_in, likened, spelled_out
from generator.naming import Match, key, made, matches, natural
from generator.phrases import Phrase, naming, plain, split, telling
from generator.places import Place, sightings
from generator.whereabouts import HANDY, PERCH, also_thing, brought, head_seen, in_a_name, joined, placed
from generator.worn import HEADGEAR

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from generator.bank import Concept, Piece

    Embed = Callable[[list[str]], NDArray[np.float32]]

__all__ = ["Bank", "Lookup", "Part", "look_up"]

NO_WORD_KNOWN = "The memory knows none of these words; the picture is painted from words alone."
NO_DRAWING = "The memory has no drawing of '{words}'; that part is painted from words alone."
STANDS_IN = "The memory has no drawing of '{words}'; '{thing}' stands in for it."
GUESSED = 0.6  # of a name's score, up to which a thing was only found to be near
MOST_PARTS = 5
SPANS = frozenset({"bridge"})  # what is over a river and stands nevertheless
FLYING = frozenset({"flying", "floating", "soaring", "hovering", "gliding", "levitating"})
FLOWN = re.compile(rf"\b(?:{'|'.join(sorted(FLYING))}) (?:high )?(?:over|above)\b")
MOST_PIECES = 8  # candidates of one part
ALIKE = 0.93  # of the best score, for another thing's drawings to be candidates too


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing of a prompt: its words, how it stands to the part before it, how many, which colour, its drawings.

    pieces: candidates, the best first, all of the same thing where there are enough; empty where nothing fits; aloft:
    it was said to be in the air; hair: the colour that somebody's hair was said to have.
    """

    words: str
    relation: str
    count: int
    colour: str
    concept: Concept | None
    pieces: tuple[Piece, ...]
    score: float
    aloft: bool = False
    hair: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """What a prompt calls to mind: things (the subject first), the place they are in, sentences for the person."""

    text: str
    parts: tuple[Part, ...]
    place: Place
    notes: tuple[str, ...]


def look_up(bank: Bank, text: str, embed: Embed) -> Lookup:
    """Drawings for the words of a prompt.

    embed: texts to unit rows, (n, 384), of the eye that the bank's vectors were made with.
    """
    anew = told(bank, text)
    first = split(anew, known_in(bank))
    phrases = spelled_out(bank, first)
    cosines = near(bank, phrases, embed)
    said = frozenset(plain(text).replace(",", " ").split())
    read = [
        _read(bank, phrase, row, said, first=k == 0)
        for k, (phrase, row) in enumerate(zip(phrases, cosines, strict=True))
    ]
    parts = grown(
        tuple(part for part, _ in lifted(phrases, read, (first, anew)) if part is not None)[:MOST_PARTS],
        bank,
    )
    place = joined([place for _, place in read])
    drawn = carried_on(tuple(p for k, p in enumerate(parts) if p.pieces and not served(p, parts[:k])))
    return Lookup(text=text, parts=drawn, place=place, notes=notes(parts, place, text))


def served(part: Part, before: tuple[Part, ...]) -> bool:
    """Whether a dish is on the table already under another name: a breakfast with coffee has no second cup."""
    dish = part.concept is not None and part.concept.kind == "food" and part.relation in ("and", "with")
    return dish and any((p.concept, p.colour) == (part.concept, part.colour) and p.words != part.words for p in before)


def carried_on(parts: tuple[Part, ...]) -> tuple[Part, ...]:
    """Parts of which garments are worn, also "in a hat" and "a hat and a scarf", and small things are held."""
    out: list[Part] = []
    alive = bool(parts) and parts[0].concept is not None and parts[0].concept.kind in ("animal", "person")
    for part in parts:
        kind, size = (part.concept.kind, part.concept.size) if part.concept else ("", 0)
        worn = part.relation == "in" or (part.relation == "and" and out and out[-1].relation == "wearing")
        hat = part.relation == "with" and part.concept is not None and part.concept.label in HEADGEAR
        if out and ((kind == "clothing" and worn) or (hat and alive)):
            out.append(replace(part, relation="wearing"))
        elif alive and part.relation == "with" and kind in ("food", "object") and size <= HANDY and part.count == 1:
            out.append(replace(part, relation="holding"))
        else:
            out.append(part)
    return tuple(out)


def lifted(
    phrases: tuple[Phrase, ...], read: list[tuple[Part | None, Place]], said: tuple[tuple[Phrase, ...], str]
) -> list[tuple[Part | None, Place]]:
    """What was read, with the first thing in the air where it flies or is over a place: "a whale over the city".

    said: the phrases as they were written, and their text. A bridge over a river stands.
    """
    at = next((k for k, (thing, _) in enumerate(read) if thing is not None), None)
    first, place = read[at] if at is not None else (None, Place())
    if at is None or first is None:
        return read
    follows = [(phrase, thing) for phrase, (thing, _) in zip(phrases[1:2], read[1:2], strict=True)]
    stands = first.concept is not None and first.concept.label in SPANS
    over = at == 0 and not stands and any(phrase.relation == "over" and thing is None for phrase, thing in follows)
    flies = any(FLYING & {*one.words} for one in (said[0][:1] if at == 0 else phrases[at : at + 1]))
    flies = flies or (
        at == 0 and bool(FLOWN.search(said[1])) and any(phrase.relation == "over" for phrase, _ in follows)
    )
    return [*read[:at], (replace(first, aloft=True), place), *read[at + 1 :]] if over or flies else read


def near(bank: Bank, phrases: tuple[Phrase, ...], embed: Embed) -> NDArray[np.float32]:
    """Cosines of each phrase with each caption: (phrases, concepts)."""
    if not phrases:
        return np.zeros((0, len(bank.concepts)), np.float32)
    rows = np.asarray(embed([" ".join(naming(phrase)) for phrase in phrases]), np.float32)
    if rows.shape[1] != bank.vectors.shape[1]:  # another eye's space: names alone must do
        return np.zeros((len(phrases), len(bank.concepts)), np.float32)
    return rows @ bank.vectors.T


def _read(
    bank: Bank, phrase: Phrase, cosines: NDArray[np.float32], said: frozenset[str], *, first: bool
) -> tuple[Part | None, Place]:
    """A phrase as a thing, a place, or both."""
    seen = [s for s in sightings(bank, phrase.words) if not in_a_name(bank, phrase.words, s)]
    place = placed(seen, phrase)
    found = matches(bank, naming(phrase), cosines, said)
    if not telling(phrase) and not (found and (first or phrase.relation != "and" or {*phrase.text.split()} & ARTICLES)):
        return None, place  # "fluffy", "brass"
    if head_seen(seen, len(phrase.words)) and not also_thing(bank, seen, phrase, found, first=first):
        before = brought(bank, phrase, seen)  # its own nearness is that of the whole phrase
        return (part(bank, before, matches(bank, naming(before), 0 * cosines, said)) if before else None), place
    return part(bank, phrase, found), place


def part(bank: Bank, phrase: Phrase, found: list[Match]) -> Part:
    """A thing with its candidates."""
    best = made(bank.concepts[found[0].concept]) if found else None
    numbers = [m.concept for m in found if m.score >= found[0].score * ALIKE]
    pieces = [bank.pieces[i] for number in numbers for i in bank.concepts[number].pieces][:MOST_PIECES]
    own_colour = best is not None and phrase.colour in best.words
    return Part(
        words=" ".join(w for w in phrase.text.split() if w not in RELATIONS),
        relation=phrase.relation,
        count=1
        if best is not None and key(phrase.nouns[-1:]) != phrase.nouns[-1] and phrase.nouns[-1] in best.words
        else phrase.count,
        colour="" if own_colour else natural(best, phrase.colour),
        concept=best,
        pieces=tuple(pieces),
        score=found[0].score if found else 0.0,
    )


def notes(parts: tuple[Part, ...], place: Place, text: str) -> tuple[str, ...]:
    """What a person should know about what was not found."""
    if not any(p.pieces for p in parts) and not (place.setting or place.time or place.weathers):
        return (NO_WORD_KNOWN,)
    missing = [NO_DRAWING.format(words=p.words) for p in parts if not (p.pieces or PERCH.search(p.words))]
    guessed = [(p.words, p.concept.label) for p in parts if p.concept and p.pieces and p.score < GUESSED]
    told = [*guessed, *likened(text, {p.concept.label for p in parts if p.concept})]
    return (*missing, *(STANDS_IN.format(words=words, thing=thing) for words, thing in told))
