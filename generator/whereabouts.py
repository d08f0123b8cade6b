"""Where a prompt plays: which of its phrases tell a place, what place that is, and whether they are drawn as well."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.naming import MEANT, WELL_KNOWN, Match, key, meant, names_of
from generator.phrases import HOST
from generator.places import SNOWED, Place, Sighting, strongest

if TYPE_CHECKING:
    from generator.bank import Bank
    from generator.phrases import Phrase

CERTAIN = 0.95  # a name that is sure enough to be a thing where the word could be a place
OPEN = frozenset(
    {"", "and", "beside", "behind", "before", "between", "under"}
)  # after these, a place may also stand as a thing
HANDY = 2  # size up to which a thing can't stand for a place: a brick is no wall
WITHIN = frozenset({"on", "in", "at", "beside", "under", "over"})  # where the things of a prompt are
SET_IN = frozenset({"", "in", "on"})  # after these, the night sky is where things are
RULED = frozenset(
    {"fireworks", "rainbow", "aurora", "rain", "fog", "storm", "autumn", "snowfall", "blizzard", "meteors", "sandstorm"}
    | {"eclipse"}
)  # weather that is drawn by rule
SIGNS = frozenset({"hot springs", "desert", "national park", "motorway"})  # places that are drawn as signs on a map
BROUGHT = frozenset({"animal", "person", "vehicle"})  # kinds that a place may be said behind: "cat beach"
TIMED = BROUGHT | {"building", "plant", "landscape"}  # and an hour or a weather: "castle storm"
SURE = 0.86  # how much a name must mean such a thing
INLAND = frozenset({"river", "lake", "pond", "stream", "creek", "canal", "canals"})
COUNTRY = frozenset({"meadow", "mountains", "forest"})  # a road in these runs between no houses
TOWNS = frozenset({"town", "towns", "village"})  # which climb a hill, with no river before them
VAGUE = frozenset({"landscape", "scenery"})  # places that leave open what they are
STUFF = frozenset({"volcano"})  # settings whose words are stuff in a name: a fire engine stands in no fire
MADE = frozenset({"vehicle", "object"})  # kinds that such names are of
WALLS = frozenset({"wall", "walls"})  # of bricks, which are no wall by themselves
PERCHES = MappingProxyType(  # what things sit on, of which no drawing is needed
    {
        "branch": re.compile(r"\b(?:branch|twig|bough)\b"),
        "roof": re.compile(r"\b(?:on|upon|atop|across|(?<!flying )over)(?: top of)? (?:\w+ ){0,3}roof(?:top)?s?\b"),
        "crag": re.compile(
            r"\b(?:on|upon|atop)(?: top of)? (?:\w+ ){0,3}(?:cliffs?|crag|summit|mountain ?(?:top|peak)|peak)\b"
        ),
        "lilypad": re.compile(r"\b(?:on|upon|atop)(?: top of)? (?:\w+ ){0,3}(?:lily|lotus) ?(?:pad|leaf)s?\b"),
    }
)
PERCH = re.compile(r"\b(?:branch|twig|bough|roof(?:top)?s?|cliffs?)$")


def perch(text: str) -> str:
    """What is told of that something sits on; "" for nothing."""
    return next((name for name, told in PERCHES.items() if told.search(text.lower())), "")


def in_a_name(bank: Bank, words: tuple[str, ...], seen: Sighting) -> bool:
    """Whether a word for a place is only part of a thing's name: "palm trees", "ice cream"."""
    if words[seen.start] in WALLS:
        return False
    return (
        dish(bank, words[seen.start : seen.end + 1])
        or of_stuff(bank, words, seen)
        or (
            seen.end - seen.start == 1
            and seen.start > 0
            and names_of(bank).known(f"{words[seen.start - 1]} {words[seen.start]}")
        )
    )


def of_stuff(bank: Bank, words: tuple[str, ...], seen: Sighting) -> bool:
    """Whether fire or lava is only the first word for something made: a fire engine, a lava lamp."""
    thing = meant(bank, words[-1], MEANT) if seen.entry in STUFF and 0 < seen.end < len(words) else None
    whole = meant(bank, " ".join(words[seen.start :]), SURE) if seen.entry in STUFF else None
    return any(one is not None and one.kind in MADE for one in (thing, whole))


def dish(bank: Bank, words: tuple[str, ...]) -> bool:
    """Whether words are the name of something to eat or to wear."""
    found = names_of(bank).index.get(key(words), {})
    return len(words) > 1 and any(
        bank.concepts[n].kind in ("food", "clothing") and weight > WELL_KNOWN for n, weight in found.items()
    )


def head_seen(seen: list[Sighting], length: int) -> bool:
    """Whether the word that says what it is tells a place, a time or a weather."""
    return any(s.end == length for s in seen)


def brought(bank: Bank, phrase: Phrase, seen: list[Sighting]) -> Phrase | None:
    """The thing that an hour, a weather or a place was put behind: of "samurai sunset" the samurai; None for none."""
    start, hour = len(phrase.words), True
    for sighting in sorted(seen, key=lambda s: -s.end):
        if sighting.end >= start:
            start, hour = min(start, sighting.start), hour and sighting.table != "settings"
    nouns, kept = list(phrase.nouns), len(phrase.words) - start
    while nouns and kept > 0:
        kept -= len(nouns.pop().split())
    if phrase.relation not in ("", "and") or not nouns or kept:
        return None
    thing = meant(bank, nouns[-1], SURE)
    if thing is None or thing.kind not in (TIMED if hour else BROUGHT):
        return None
    return replace(phrase, text=" ".join(nouns), words=tuple(" ".join(nouns).split()), nouns=tuple(nouns))


def also_thing(bank: Bank, seen: list[Sighting], phrase: Phrase, found: list[Match], *, first: bool) -> bool:
    """Whether a phrase that tells a place is drawn as a thing too: "a mountain", but not "on a mountain"."""
    if not found or found[0].score < CERTAIN:
        return False
    concept = bank.concepts[found[0].concept]
    if concept.label in SIGNS or (concept.kind == "building" and concept.size <= HANDY):
        return False
    jumped = phrase.relation == "over" and "moon" in concept.label
    if jumped or (phrase.count >= HOST and concept.kind == "plant"):
        return True
    entries = {s.entry for s in seen if s.table != "settings" and s.end == len(phrase.words)}
    if entries & RULED or (entries & {"stars", "clouds"} and phrase.count > 1):
        return False
    if any(s.table == "settings" for s in seen):
        solid = concept.kind not in ("sky", "landscape") and concept.size > HANDY and phrase.relation in OPEN - {""}
        return (first and phrase.count == 1) or solid or (concept.kind == "building" and concept.size > HANDY)
    return first


def placed(seen: list[Sighting], phrase: Phrase) -> Place:
    """The place that a phrase tells."""

    def of(table: str) -> list[str]:
        return [s.entry for s in seen if s.table == table]

    settings, times, weathers = of("settings"), of("times"), of("weathers")
    if {"city", "sea"} <= {*settings}:  # the city by the water: "the canals of amsterdam"
        settings = ["city"]
    if "moon" in weathers and phrase.relation in ("on", "in"):
        settings, weathers = ["moon"], []
    if "sky" in settings and "stars" in weathers and phrase.relation not in SET_IN:  # a tent under it stands on land
        settings.remove("sky")
    if "sky" in settings and phrase.colour == "blue" and not times:
        times = ["day"]
    return Place(
        setting=strongest(settings),
        time=times[-1] if times else "",
        weathers=tuple(dict.fromkeys(weathers)),
        colour=phrase.colour if settings else "",
        relation=phrase.relation if settings else "",
        said=phrase.words if settings else (),
    )


def joined(places: list[Place]) -> Place:
    """One place from those of all phrases; what is said later and more precisely wins."""
    settings = [p for p in places if p.setting]
    dry = any(p.setting not in SNOWED | {"snow"} for p in settings)  # a city in a snowstorm stays one
    settings = [p for p in settings if not (dry and "blizzard" in p.weathers)]
    times = [p.time for p in places if p.time]
    snowed = any(p.setting == "snow" for p in settings)
    solid = [p for p in settings if p.setting not in ("sky", "plain") and not VAGUE & {*p.said}]
    stood = [p for p in solid if p.relation in WITHIN]  # "on a lake, mountains behind" is at the lake
    inland = [p for p in stood if INLAND & {*p.said}]  # what is on a river in the forest is at the river
    within = [p for p in solid if p.setting == "room" and p.relation == ""]  # a kitchen in winter has its snow outside
    chosen = (inland or (snowed and within) or stood or solid or settings or [Place()])[-1]
    cities = [p for p in settings if p.setting == "city" and not TOWNS & {*p.said}]
    if cities and chosen.setting == "sea" and INLAND & {*chosen.said}:  # the city by its river
        chosen = replace(chosen, setting="city")
    rural = chosen.setting == "street" and any(p.setting in COUNTRY for p in settings)
    return Place(
        setting="snow" if snowed and chosen.setting in SNOWED else chosen.setting,
        time=times[-1] if times else "",
        weathers=tuple(dict.fromkeys(w for p in places for w in p.weathers)),
        colour=chosen.colour,
        relation=chosen.relation,
        said=(*(word for p in settings for word in p.said), *(("country",) if rural else ())),
    )
