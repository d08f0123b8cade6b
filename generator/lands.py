"""Which setting the words for a place mean more closely than the bank's tables say."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.figures import labelled
from generator.townscapes import GIANT
from generator.wild import RULES

if TYPE_CHECKING:
    from generator.places import Place
    from generator.references import Part

    Scenery = tuple[tuple[Part, ...], Place]  # what is shown, and where

NAMED = MappingProxyType(  # settings by the words for them, and where the tables put these; the first one counts
    {
        "harbor": ("harbor harbour port marina quay wharf docks", "sea snow"),
        "funfair": ("amusement theme funfair fairground carnival fair luna", "meadow snow"),
        "farm": ("farm farmyard farmland", "meadow snow"),
        "market": ("market marketplace bazaar souk", "street snow"),
        "blossoms": ("blossom blossoms blossoming", "forest meadow"),
        "vineyard": ("vineyard vineyards", "meadow snow"),
        "platform": ("station platform", "street snow"),
        "garden": ("garden park", "meadow"),
        "jungle": ("jungle rainforest", "forest"),
        "swamp": ("swamp", "forest"),
    }
)
OTHERWISE = frozenset({"hill", "hills", "japanese"})  # words with which a garden has no beds
SHOWN = MappingProxyType(  # labels of what a setting shows by itself
    {"farm": frozenset({"farm", "barn"}), "vineyard": frozenset({"farm"}), "market": frozenset({"market"})}
    | {"platform": frozenset({"station"})}
)
SHOPS = frozenset({"bakery", "cafe", "restaurant", "shop", "store", "pub", "bookshop", "bookstore"})  # if empty
OUTDOOR = MappingProxyType({"building": "city", "vehicle": "street"})  # what is out of doors, and where
ABOVE = frozenset({"table", "desk", "shelf", "windowsill", "wall", "walls"})  # where somebody small is instead
WITH_THEM = frozenset({"", "and", "with", "beside", "before", "holding", "wearing"})
GIANTS = frozenset({"giant", "gigantic", "huge", "enormous", "colossal", "massive"})
MONSTROUS = frozenset({"T-Rex"})  # who is one in any city
ALOFT = MappingProxyType({"aurora": "snow", "fireworks": "meadow", "rainbow": "meadow", "meteors": "mountains"})
BY = frozenset({"before", "beside", "behind", "on", "over"})  # relations to what is seen from outside
HOUSE = 4  # of a thing's size: from this on it doesn't fit into a room
ISLES = frozenset({"desert island"})  # which hang in the air by themselves, where they are in the sky
BLOSSOMS, LEAFY = frozenset({"cherry blossom"}), frozenset({"cherry blossom", "deciduous tree"})
GROVES = frozenset({"meadow", "forest", "border"})  # settings that trees in blossom may take the place of
ROUND = frozenset({"", "under", "beside", "before", "among", "between", "and"})  # relations of who is near trees


def closer(parts: tuple[Part, ...], place: Place) -> Scenery:
    """Things and place as the words mean them: what the place shows by itself is no thing any more."""
    for rule in (adrift, shopping, outside, afoot, towering, under_sky, crystalline, blossoming, named, *RULES):
        parts, place = rule(parts, place)
    return parts, place


def adrift(parts: tuple[Part, ...], place: Place) -> Scenery:
    """An island in the sky is the place."""
    return (parts[1:] if place.setting == "isle" and labelled(parts[0], ISLES) else parts), place


def shopping(parts: tuple[Part, ...], place: Place) -> Scenery:
    """A shop that nobody is in is seen from outside."""
    if parts or not SHOPS & {*place.said}:
        return parts, place
    return parts, replace(place, setting="shopfront", said=("a-building",))


def outside(parts: tuple[Part, ...], place: Place) -> Scenery:
    """A place out of doors for a school or its bus, whose name means rooms too, and for who is not in it but near."""
    if place.setting != "room" or not parts:
        return parts, place
    own = [part for part in parts if part.concept and {*place.said} <= {*part.words.split()}]
    great = [part for part in own if part.concept and part.concept.kind in OUTDOOR and part.concept.size >= HOUSE]
    seen = [
        part.concept.kind
        for k, part in enumerate(parts)
        if part in great and part.concept and (not k or part.relation in BY)
    ]
    if seen:
        return parts, replace(place, setting=OUTDOOR[seen[0]], said=())
    return tuple(part for part in parts if part not in great), place


def afoot(parts: tuple[Part, ...], place: Place) -> Scenery:
    """A room in which somebody stands on the floor, not on the table."""
    first = parts[0].concept if parts else None
    stands = first is not None and first.kind in ("animal", "person") and first.place == "ground"
    named = place.setting == "room" and place.relation in ("in", "at", "") and not ABOVE & {*place.said}
    walks = stands and named and {part.relation for part in parts} <= WITH_THEM
    return parts, replace(place, said=(*place.said, "floor")) if walks else place


def towering(parts: tuple[Part, ...], place: Place) -> Scenery:
    """A city in which a giant stands among the houses."""
    first = parts[0].concept if parts else None
    alive = first is not None and first.kind in ("animal", "person", "object")
    told = alive and (bool(GIANTS & {*parts[0].words.split()}) or labelled(parts[0], MONSTROUS))
    stands = place.setting in ("city", "street") and {part.relation for part in parts} <= WITH_THEM
    return parts, replace(place, setting="city", said=(*place.said, GIANT)) if told and stands else place


def under_sky(parts: tuple[Part, ...], place: Place) -> Scenery:
    """Open land for what the sky shows, where nobody said a forest: its leaves would hide it."""
    shown = ALOFT.keys() & {*place.weathers}
    if place.setting != "forest" or place.said or not shown:
        return parts, place
    return parts, replace(place, setting=ALOFT[min(shown)])


def crystalline(parts: tuple[Part, ...], place: Place) -> Scenery:
    """A cave that is said to be with crystals: they grow from its ground, uncut."""
    grown = [part for part in parts if place.setting == "cave" and "crystals" in part.words.split()]
    said = (*place.said, "crystals") if grown else place.said
    return tuple(part for part in parts if part not in grown), replace(place, said=said)


def blossoming(parts: tuple[Part, ...], place: Place) -> Scenery:
    """Cherry trees as the place, where nobody is in them and no other place is said."""
    trees = [part for part in parts if labelled(part, LEAFY) and (part.colour == "pink" or "tree" in part.words)]
    trees = [part for part in trees if part.colour == "pink" or labelled(part, BLOSSOMS)]
    placed = place.setting not in GROVES and place.said
    if not trees or placed or {part.relation for part in parts} - ROUND:
        return parts, place
    said = (*place.said, *(("trees",) if trees[0].count > 1 else ()))
    return tuple(part for part in parts if part not in trees), replace(place, setting="blossoms", said=said)


def named(parts: tuple[Part, ...], place: Place) -> Scenery:
    """The place with the setting that its words name; several barns are things."""
    said = {*place.said}
    for setting, (words, lands) in NAMED.items():
        if not {*words.split()} & said or place.setting not in lands.split():
            continue
        own = [part for part in parts if labelled(part, SHOWN.get(setting, frozenset()))]
        if any(part.count > 1 for part in own) or (setting == "garden" and OTHERWISE & said):
            continue
        return tuple(part for part in parts if part not in own), replace(place, setting=setting)
    return parts, place
