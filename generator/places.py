"""Where and when: the setting of a prompt, its time of day and its weather, from the bank's word tables."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.grammar import ARTICLES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from generator.bank import Bank

TABLES = ("settings", "times", "weathers")
SNOWED = frozenset({"meadow", "forest", "mountains"})  # what may lie under snow and still be told
FURTHER = MappingProxyType(  # names of places that the bank's tables lack
    {
        "sea": "marina|quay|wharf|docks|canal|canals|thermal spring|thermal springs|geyser|geysers|geyser field",
        "street": "market|marketplace|market square|market stall|market stalls|bazaar|souk|street market|flea market"
        "|farmers market|fish market|christmas market|train station platform|railway station platform"
        "|station platform|railway platform|train platform|subway station|metro station|tube station"
        "|underground station|subway platform|metro platform",
        "meadow": "amusement park|theme park|funfair|fairground|carnival|county fair|village fair|luna park|farmyard"
        "|path",
        "forest": "forest path|woodland path|forest trail|path through the woods|path in the woods",
        "room": "ballroom|great hall|nursery|lounge|gym|mall|shopping mall|supermarket|grocery store|bookstore"
        "|dining room",
        "mountains": "mountain path|mountain trail",
        "underwater": "underwater ruin|underwater ruins|sunken ruins|sunken city|sunken temple"
        "|underwater city|underwater town|underwater kingdom|underwater palace",
        "cave": "crystal cave|cave of crystals",
        "volcano": "lava field|lava fields|lava flow|field of lava|lava lake|sea of lava",
    }
)
SKIES = (  # names that they lack of what is in the air, and all that each tells: it covers the words in it
    ("meteor shower|meteor showers|meteor storm|shooting stars|falling stars|perseids|star shower", "weathers meteors"),
    ("blizzard|snowstorm|snow storm|whiteout", "settings snow, weathers snowfall, weathers blizzard"),
    ("sandstorm|sand storm|dust storm|duststorm", "weathers sandstorm"),
    ("solar eclipse|total eclipse|eclipse of the sun", "weathers eclipse"),
    ("milky way|starlit", "weathers stars"),
    ("night sky|starlit sky", "settings sky, times night, weathers stars"),
)
LONGEST = 4  # words of a name for a place or a time


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A setting that fills the frame; "" where the words say nothing."""

    setting: str = ""
    time: str = ""
    weathers: tuple[str, ...] = ()
    colour: str = ""
    relation: str = ""  # how the subject stands to it: a bear is "in" a river, a man is "beside" it
    said: tuple[str, ...] = ()  # the words of the phrase that named it: a "country road" is no street


@dataclass(frozen=True, slots=True, kw_only=True)
class Sighting:
    """Words of a phrase that tell a place, a time or a weather: table, its entry, first and last word."""

    table: str
    entry: str
    start: int
    end: int


def sightings(bank: Bank, words: tuple[str, ...]) -> list[Sighting]:
    """Where the tables' words stand in a phrase, the longest taken first."""
    taken: set[int] = set()
    found = []
    for length in range(min(LONGEST, len(words)), 0, -1):
        for start in range(len(words) - length + 1):
            span = range(start, start + length)
            if taken.isdisjoint(span) and (hits := entries(bank, words[start : start + length])):
                taken.update(span)
                found += [Sighting(table=table, entry=entry, start=start, end=start + length) for table, entry in hits]
    return sorted(found, key=lambda s: s.start)


def strongest(settings: list[str]) -> str:
    """Which of a phrase's settings is drawn: the last, but a village under snow is snow."""
    if "snow" in settings and settings[-1] in SNOWED:
        return "snow"
    return settings[-1] if settings else ""


def entries(bank: Bank, words: tuple[str, ...]) -> list[tuple[str, str]]:
    """Every table's entry that these words ask for."""
    return _filed(bank).get(" ".join(words)) or _filed(bank).get(without_articles(words)) or []


def without_articles(words: Iterable[str]) -> str:
    """Words as the tables file them: plurals stay, for "stars" is a sky and "star" is a thing."""
    return " ".join(w for w in words if w not in ARTICLES)


@lru_cache(maxsize=4)
def _filed(bank: Bank) -> dict[str, list[tuple[str, str]]]:
    filed: dict[str, list[tuple[str, str]]] = {}
    named = [(name, table, entry) for table in TABLES for entry, names in bank.words[table].items() for name in names]
    named += [(name, "settings", entry) for entry, names in FURTHER.items() for name in names.split("|")]
    told = [(name, *one.split()) for names, all_of in SKIES for name in names.split("|") for one in all_of.split(", ")]
    for name, table, entry in (*named, *told):
        for spelling in {name, without_articles(name.split())}:
            if (table, entry) not in filed.setdefault(spelling, []):
                filed[spelling].append((table, entry))
    return filed
