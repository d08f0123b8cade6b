"""Great things that are the place where others stand: a waterfall, a mountain, a building seen from its lane."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.figures import labelled
from generator.spots import smaller

if TYPE_CHECKING:
    from generator.places import Place
    from generator.references import Part
    from generator.spots import Spot
    from generator.vector import Sheet

VISTAS = MappingProxyType(
    {"waterfall": "waterfall", "volcano": "eruption", "mountain": "summit", "snow-capped mountain": "summit"}
    | {"office building": "building", "apartment building": "building", "convenience store": "shopfront"}
    | {"derelict house": "haunted", "barn": "farm", "farm": "farm", "ferris wheel": "funfair"}
)
HOUSES = MappingProxyType({"house": "a-house", "cottage": "a-cottage", "log cabin": "a-cabin"})
FRONTS = frozenset({"building", "shopfront", "haunted", "farm", "funfair"})
SHOPS = frozenset({"bakery", "cafe", "restaurant", "shop", "store", "pub", "bookshop"})  # seen from outside, empty
BUILT = frozenset({*HOUSES.values(), "a-building"})  # said of a place in which such a thing stands
HOUSE = 4  # of a thing's size: from this on it doesn't fit into a room
ASIDE, GUEST = 0.27, 0.74  # where somebody before a house stands, and how large, so that the house is seen
LANDS = frozenset({"meadow", "snow", "forest", "mountains", "beach", "desert"})  # where a house stands on the ground
GARDENS, HILLY = (
    frozenset({"garden", "park"}),
    frozenset({"hill", "hills", "japanese", "amusement", "theme"}),
)  # with beds; and without
WILD = frozenset({"jungle", "rainforest", "swamp"})  # forests of another kind
PASSERS = frozenset({"animal", "person", "vehicle"})  # kinds of what comes by a house
TOWNLY = frozenset({"city", "town", "street", "village", "snow", "winter"})  # words for where one stands
RURAL = frozenset({"farm", "meadow", "field", "fields", "snow", "winter", "autumn", "countryside", "hills", "park"})
EERIE = frozenset({"hill", "forest", "woods", "dark", "graveyard", "cemetery", "moon"})  # and where it is haunted
NAMED = MappingProxyType(  # settings by the words for them, and where the tables put these
    {
        "harbor": ("harbor harbour port marina quay wharf docks", "sea snow"),
        "funfair": ("amusement theme funfair fairground carnival fair luna", "meadow snow"),
        "farm": ("farm farmyard farmland", "meadow snow"),
        "market": ("market marketplace bazaar souk", "street snow"),
        "blossoms": ("blossom blossoms blossoming", "forest meadow"),
        "vineyard": ("vineyard vineyards", "meadow snow"),
    }
)
BLOSSOMS, LEAFY = frozenset({"cherry blossom"}), frozenset({"cherry blossom", "deciduous tree"})
GROVES = frozenset({"meadow", "forest", "border"})  # settings that trees in blossom may take the place of
ROUND = frozenset({"", "under", "beside", "before", "among", "between", "and"})  # relations of who is near trees
SHOWN = frozenset({"farm", "barn", "market"})  # labels of what such a setting shows by itself
ENCLOSED = frozenset(
    {"room", "stage", "space", "moon", "underwater", "cave", "city", "street"}
)  # where none of these is
ISLES = frozenset({"desert island"})  # which hang in the air by themselves, where they are in the sky


def of_the_land(parts: tuple[Part, ...], place: Place) -> tuple[tuple[Part, ...], Place]:
    """Things and place where great things of the land, a waterfall, a mountain, are part of the place."""
    if place.setting == "isle" and labelled(parts[0], ISLES):
        return parts[1:], place
    if not parts and SHOPS & {*place.said}:
        return parts, replace(place, setting="shopfront", said=("a-building",))
    place = outside(parts, place)
    if place.setting == "meadow" and GARDENS & {*place.said} and not HILLY & {*place.said}:
        place = replace(place, setting="garden")
    if place.setting == "forest" and (wild := WILD & {*place.said}):
        place = replace(place, setting=min(wild).replace("rainforest", "jungle"))
    parts, place = blossoming(*crystalline(parts, place))
    place = named(place) if all(part.count == 1 for part in parts if labelled(part, SHOWN)) else place
    parts = tuple(part for part in parts if place.setting not in NAMED or not labelled(part, SHOWN))
    great = [part for part in parts if part.concept and part.concept.label in VISTAS and part.count == 1]
    homes = [part for part in parts if part.concept and part.concept.label in HOUSES and part.count == 1]
    if homes and not great and place.setting in LANDS and roomy(parts, place, LANDS):
        return with_house(parts, homes[0], place)
    if not great:
        told = [VISTAS[word] for word in place.said if word in VISTAS and word not in ("mountain", "farm")]
        return parts, replace(place, setting=told[0]) if told and place.setting not in ENCLOSED else place
    kind = VISTAS[great[0].concept.label] if great[0].concept else ""
    room = TOWNLY | EERIE if kind == "haunted" else RURAL if kind in NAMED else TOWNLY
    if not (roomy(parts, place, room) if kind in FRONTS else free(parts, great[0], place)):
        return parts, place
    said = (*place.said, *great[0].words.split(), *(["a-building"] if kind in FRONTS else []))
    colour = great[0].colour or place.colour
    land = replace(place, setting=kind, said=said, colour=colour)
    if kind == "haunted":
        land = replace(land, time=place.time or "night", weathers=place.weathers or ("moon",))
    return tuple(part for part in parts if part is not great[0]), land


def named(place: Place) -> Place:
    """The place with the setting that its words name more closely than the tables do."""
    for setting, (words, lands) in NAMED.items():
        if {*words.split()} & {*place.said} and place.setting in lands.split():
            return replace(place, setting=setting)
    return place


def blossoming(parts: tuple[Part, ...], place: Place) -> tuple[tuple[Part, ...], Place]:
    """Cherry trees as the place, where nobody is in them and no other place is said."""
    trees = [part for part in parts if labelled(part, LEAFY) and (part.colour == "pink" or "tree" in part.words)]
    trees = [part for part in trees if part.colour == "pink" or labelled(part, BLOSSOMS)]
    placed = place.setting not in GROVES and place.said
    if not trees or placed or {part.relation for part in parts} - ROUND:
        return parts, place
    said = (*place.said, *(("trees",) if trees[0].count > 1 else ()))
    return tuple(part for part in parts if part not in trees), replace(place, setting="blossoms", said=said)


def crystalline(parts: tuple[Part, ...], place: Place) -> tuple[tuple[Part, ...], Place]:
    """A cave that is said to be with crystals: they grow from its ground, uncut."""
    grown = [part for part in parts if place.setting == "cave" and "crystals" in part.words.split()]
    said = (*place.said, "crystals") if grown else place.said
    return tuple(part for part in parts if part not in grown), replace(place, said=said)


def outside(parts: tuple[Part, ...], place: Place) -> Place:
    """A place out of doors for a school or the like, whose name means the rooms in it too."""
    first = parts[0].concept if parts else None
    within = place.setting == "room" and first is not None and first.kind == "building" and first.size >= HOUSE
    return replace(place, setting="city", said=()) if within and {*place.said} <= {*parts[0].words.split()} else place


def free(parts: tuple[Part, ...], great: Part, place: Place) -> bool:
    """Whether a mountain or the like may be the land: of no colour of its own, and the place is no other one."""
    return not great.colour and (great is parts[0] or place.setting not in ENCLOSED)


def with_house(parts: tuple[Part, ...], house: Part, place: Place) -> tuple[tuple[Part, ...], Place]:
    """The house as something that stands in the land."""
    kind = HOUSES[house.concept.label] if house.concept else ""
    land = replace(place, said=(*place.said, kind), colour=house.colour or place.colour)
    return tuple(part for part in parts if part is not house), land


def aside(spots: list[Spot], sheet: Sheet, width: int) -> list[Spot]:
    """Somebody who stands before a house alone, smaller and away from its middle; in a frame `width` pixels wide."""
    if not BUILT & sheet.said or len(spots) != 1:
        return spots
    guest, left = smaller(spots[0], GUEST), away(sheet) > 0.5  # noqa: PLR2004 - the middle
    least = min(0.5 * width, 0.5 * guest.width + 0.03 * width)
    x = width * (ASIDE if left else 1 - ASIDE)
    return [replace(guest, x=min(max(x, least), width - least))]


def away(sheet: Sheet) -> float:
    """Where a house stands that somebody is before, as a share of the width: away from the sun."""
    return 0.64 if sheet.shines < 0.5 else 0.36  # noqa: PLR2004 - the middle


def roomy(parts: tuple[Part, ...], place: Place, lands: frozenset[str] = TOWNLY) -> bool:
    """Whether a building may be the place: no other place was said, and what comes with it stands before it."""
    guests = (part for part in parts if part.concept and part.concept.label not in {*VISTAS, *HOUSES})
    before = all(
        "before" in (part.relation, parts[-1].relation) or part.concept.kind in PASSERS
        for part in guests
        if part.concept
    )
    placed = lands is LANDS or {*place.said} <= lands
    return before and {part.relation for part in parts} <= {"", "before", "beside"} and placed
