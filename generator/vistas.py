"""Great things that are the place where others stand: a waterfall, a mountain, a building seen from its lane."""

from __future__ import annotations

from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator.figures import labelled

if TYPE_CHECKING:
    from generator.places import Place
    from generator.references import Part

VISTAS = MappingProxyType(
    {"waterfall": "waterfall", "volcano": "eruption", "mountain": "summit", "snow-capped mountain": "summit"}
    | {"office building": "building", "apartment building": "building"}
)
PASSERS = frozenset({"animal", "person", "vehicle"})  # kinds of what comes by a house
TOWNLY = frozenset({"city", "town", "street", "village", "snow", "winter"})  # words for where one stands
ENCLOSED = frozenset(
    {"room", "stage", "space", "moon", "underwater", "cave", "city", "street"}
)  # where none of these is
ISLES = frozenset({"desert island"})  # which hang in the air by themselves, where they are in the sky


def of_the_land(parts: tuple[Part, ...], place: Place) -> tuple[tuple[Part, ...], Place]:
    """Things and place where great things of the land, a waterfall, a mountain, are part of the place."""
    if place.setting == "isle" and labelled(parts[0], ISLES):
        return parts[1:], place
    great = [part for part in parts if part.concept and part.concept.label in VISTAS and part.count == 1]
    if not great:
        named = [VISTAS[word] for word in place.said if word in VISTAS and word != "mountain"]
        return parts, replace(place, setting=named[0]) if named and place.setting not in ENCLOSED else place
    kind = VISTAS[great[0].concept.label] if great[0].concept else ""
    if not (roomy(parts, place) if kind == "building" else free(parts, great[0], place)):
        return parts, place
    said, colour = (*place.said, *great[0].words.split()), great[0].colour or place.colour
    land = replace(place, setting=kind, said=said, colour=colour)
    return tuple(part for part in parts if part is not great[0]), land


def free(parts: tuple[Part, ...], great: Part, place: Place) -> bool:
    """Whether a mountain or the like may be the land: of no colour of its own, and the place is no other one."""
    return not great.colour and (great is parts[0] or place.setting not in ENCLOSED)


def roomy(parts: tuple[Part, ...], place: Place) -> bool:
    """Whether a building may be the place: no other place was said, and what comes with it stands before it."""
    guests = (part for part in parts if part.concept and part.concept.label not in VISTAS)
    before = all(part.concept.kind in PASSERS for part in guests if part.concept)
    return before and {part.relation for part in parts} <= {"", "before", "beside"} and {*place.said} <= TOWNLY
