"""Great things that are the place where others stand: a waterfall, a mountain, a building seen from its lane."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.lands import NAMED, closer
from generator.spots import smaller

if TYPE_CHECKING:
    from generator.lands import Scenery
    from generator.places import Place
    from generator.references import Part
    from generator.spots import Spot
    from generator.vector import Sheet

VISTAS = MappingProxyType(
    {"waterfall": "waterfall", "volcano": "eruption", "mountain": "summit", "snow-capped mountain": "summit"}
    | {"office building": "building", "apartment building": "building", "convenience store": "shopfront"}
    | {"derelict house": "haunted", "barn": "farm", "farm": "farm", "ferris wheel": "funfair"}
)
FRONTS = frozenset({"building", "shopfront", "haunted", "farm", "funfair"})  # of these, what people built
SPOKEN = VISTAS.keys() - {"mountain", "farm"}  # labels that name the place where they are only words for it
HOUSES = MappingProxyType({"house": "a-house", "cottage": "a-cottage", "log cabin": "a-cabin"})
BUILT = frozenset({*HOUSES.values(), "a-building"})  # said of a place in which such a thing stands
ASIDE, GUEST = 0.27, 0.74  # where somebody before a house stands, and how large, so that the house is seen
PASSERS = frozenset({"animal", "person", "vehicle"})  # kinds of what comes by a house
LANDS = frozenset({"meadow", "snow", "forest", "mountains", "beach", "desert"})  # where a house stands on the ground
TOWNLY = frozenset({"city", "town", "street", "village", "snow", "winter"})  # words for where one stands
RURAL = frozenset({"farm", "meadow", "field", "fields", "snow", "winter", "autumn", "countryside", "hills", "park"})
EERIE = frozenset({"hill", "forest", "woods", "dark", "graveyard", "cemetery", "moon"})  # and where it is haunted
ENCLOSED = frozenset(
    {"room", "stage", "space", "moon", "underwater", "cave", "city", "street"}
)  # where none of these is


def of_the_land(parts: tuple[Part, ...], place: Place) -> Scenery:
    """Things and place where great things of the land, a waterfall, a mountain, are part of the place."""
    parts, place = closer(parts, place)
    great = [part for part in parts if part.concept and part.concept.label in VISTAS and part.count == 1]
    homes = [part for part in parts if part.concept and part.concept.label in HOUSES and part.count == 1]
    if great:
        return with_vista(parts, great[0], place)
    if homes and place.setting in LANDS and passed(parts):
        return with_house(parts, homes[0], place)
    told = [VISTAS[word] for word in place.said if word in SPOKEN and place.setting not in ENCLOSED]
    return parts, replace(place, setting=told[0]) if told else place


def with_vista(parts: tuple[Part, ...], great: Part, place: Place) -> Scenery:
    """A great thing as the place, if it may be it."""
    kind = VISTAS[great.concept.label] if great.concept else ""
    words = TOWNLY | EERIE if kind == "haunted" else RURAL if kind in NAMED else TOWNLY
    built = kind in FRONTS
    if not ((passed(parts) and {*place.said} <= words) if built else free(parts, great, place)):
        return parts, place
    said = (*place.said, *great.words.split(), *(["a-building"] if built else []))
    land = replace(place, setting=kind, said=said, colour=great.colour or place.colour)
    if kind == "haunted":
        land = replace(land, time=place.time or "night", weathers=place.weathers or ("moon",))
    return tuple(part for part in parts if part is not great), land


def with_house(parts: tuple[Part, ...], house: Part, place: Place) -> Scenery:
    """A house as something that stands in the land."""
    kind = HOUSES[house.concept.label] if house.concept else ""
    land = replace(place, said=(*place.said, kind), colour=house.colour or place.colour)
    return tuple(part for part in parts if part is not house), land


def free(parts: tuple[Part, ...], great: Part, place: Place) -> bool:
    """Whether a mountain or the like may be the land: of no colour of its own, and the place is no other one."""
    return not great.colour and (great is parts[0] or place.setting not in ENCLOSED)


def passed(parts: tuple[Part, ...]) -> bool:
    """Whether all that comes with what people built stands before it or comes by."""
    guests = [part for part in parts if part.concept and part.concept.label not in {*VISTAS, *HOUSES}]
    behind, near = parts[-1].relation == "before", {part.relation for part in parts} <= {"", "before", "beside"}
    return near and all(
        behind or part.relation == "before" or part.concept.kind in PASSERS for part in guests if part.concept
    )


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
