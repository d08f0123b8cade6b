"""From words to drawings: which pieces of the bank a prompt calls to mind, in which roles, on which setting.

Torch-free. What a prompt names is found by name first (labels, synonyms and kinds that were put into the bank from
WordNet), and by the nearness of captions second, in the space of the shipped text tower.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np

from generator.bank import Bank
from generator.grammar import RELATIONS
from generator.ideas import known_in, spelled_out
from generator.naming import Match, key, matches, names_of
from generator.phrases import Phrase, naming, plain, split
from generator.places import Place, Sighting, sightings, strongest

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from generator.bank import Concept, Piece

    Embed = Callable[[list[str]], NDArray[np.float32]]

__all__ = ["Bank", "Lookup", "Part", "look_up"]

NO_WORD_KNOWN = "The memory knows none of these words; the picture is painted from words alone."
NO_DRAWING = "The memory has no drawing of '{words}'; that part is painted from words alone."
MOST_PARTS = 5
MOST_PIECES = 8  # candidates of one part
ALIKE = 0.93  # of the best score, for another thing's drawings to be candidates too
CERTAIN = 0.95  # a name that is sure enough to be a thing where the word could be a place
OPEN = frozenset(
    {"", "and", "beside", "behind", "before", "between", "under"}
)  # after these, a place may also stand as a thing
RULED = frozenset(
    {"fireworks", "rainbow", "aurora", "rain", "fog", "storm", "autumn", "snowfall"}
)  # weather that is drawn by rule


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One thing of a prompt: its words, how it stands to the part before it, how many, which colour, its drawings.

    pieces: candidates, the best first, all of the same thing where there are enough; empty where nothing fits.
    """

    words: str
    relation: str
    count: int
    colour: str
    concept: Concept | None
    pieces: tuple[Piece, ...]
    score: float


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
    phrases = spelled_out(bank, split(text, known_in(bank)))
    cosines = near(bank, phrases, embed)
    said = frozenset(plain(text).replace(",", " ").split())
    read = [
        _read(bank, phrase, row, said, first=k == 0)
        for k, (phrase, row) in enumerate(zip(phrases, cosines, strict=True))
    ]
    parts = tuple(part for part, _ in read if part is not None)[:MOST_PARTS]
    place = joined([place for _, place in read])
    return Lookup(text=text, parts=tuple(p for p in parts if p.pieces), place=place, notes=notes(parts, place))


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
    if head_seen(seen, len(phrase.words)) and not also_thing(bank, seen, phrase, found, first=first):
        return None, place
    return part(bank, phrase, found), place


def in_a_name(bank: Bank, words: tuple[str, ...], seen: Sighting) -> bool:
    """Whether a word for a place is only the end of a thing's name: "palm trees"."""
    return (
        seen.end - seen.start == 1
        and seen.start > 0
        and names_of(bank).known(f"{words[seen.start - 1]} {words[seen.start]}")
    )


def head_seen(seen: list[Sighting], length: int) -> bool:
    """Whether the word that says what it is tells a place, a time or a weather."""
    return any(s.end == length for s in seen)


def also_thing(bank: Bank, seen: list[Sighting], phrase: Phrase, found: list[Match], *, first: bool) -> bool:
    """Whether a phrase that tells a place is drawn as a thing too: "a mountain", but not "on a mountain"."""
    if not found or found[0].score < CERTAIN:
        return False
    concept = bank.concepts[found[0].concept]
    entries = {s.entry for s in seen if s.table != "settings" and s.end == len(phrase.words)}
    if entries & RULED or (entries & {"stars", "clouds"} and phrase.count > 1):
        return False
    if any(s.table == "settings" for s in seen):
        solid = concept.kind not in ("sky", "landscape") and phrase.relation in OPEN - {""}
        return (first and phrase.count == 1) or solid or concept.kind == "building"
    return first


def placed(seen: list[Sighting], phrase: Phrase) -> Place:
    """The place that a phrase tells."""

    def of(table: str) -> list[str]:
        return [s.entry for s in seen if s.table == table]

    settings, times, weathers = of("settings"), of("times"), of("weathers")
    if "moon" in weathers and phrase.relation == "on":
        settings, weathers = ["moon"], []
    if "sky" in settings and phrase.colour == "blue" and not times:
        times = ["day"]
    return Place(
        setting=strongest(settings),
        time=times[-1] if times else "",
        weathers=tuple(dict.fromkeys(weathers)),
        colour=phrase.colour if settings else "",
        said=phrase.words if settings else (),
    )


def joined(places: list[Place]) -> Place:
    """One place from those of all phrases; what is said later and more precisely wins."""
    settings = [p for p in places if p.setting]
    times = [p.time for p in places if p.time]
    solid = [p for p in settings if p.setting not in ("sky", "plain")]
    chosen = (solid or settings or [Place()])[-1]
    return Place(
        setting=chosen.setting,
        time=times[-1] if times else "",
        weathers=tuple(dict.fromkeys(w for p in places for w in p.weathers)),
        colour=chosen.colour,
        said=tuple(word for p in settings for word in p.said),
    )


def part(bank: Bank, phrase: Phrase, found: list[Match]) -> Part:
    """A thing with its candidates."""
    best = bank.concepts[found[0].concept] if found else None
    numbers = [m.concept for m in found if m.score >= found[0].score * ALIKE]
    pieces = [bank.pieces[i] for number in numbers for i in bank.concepts[number].pieces][:MOST_PIECES]
    own_colour = best is not None and phrase.colour in best.label.lower().split()
    return Part(
        words=" ".join(w for w in phrase.text.split() if w not in RELATIONS),
        relation=phrase.relation,
        count=1
        if best is not None
        and key(phrase.nouns[-1:]) != phrase.nouns[-1]
        and phrase.nouns[-1] in best.label.lower().split()
        else phrase.count,
        colour="" if own_colour else phrase.colour,
        concept=best,
        pieces=tuple(pieces),
        score=found[0].score if found else 0.0,
    )


def notes(parts: tuple[Part, ...], place: Place) -> tuple[str, ...]:
    """What a person should know about what was not found."""
    if not any(p.pieces for p in parts) and not (place.setting or place.time or place.weathers):
        return (NO_WORD_KNOWN,)
    return tuple(NO_DRAWING.format(words=p.words) for p in parts if not p.pieces)
