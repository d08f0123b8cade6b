"""What is nature itself and no thing in it: the sea's own waves, palms on their beach, a whirlwind under its cloud."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.bank import ALIVE
from generator.figures import labelled
from generator.springs import GEYSERS

if TYPE_CHECKING:
    from generator.places import Place
    from generator.references import Part

    Scenery = tuple[tuple[Part, ...], Place]  # what is shown, and where

WAVES, PALMS, WHIRLS = frozenset({"water wave"}), frozenset({"palm tree"}), frozenset({"tornado"})
RISING = frozenset({"wave", "waves", "tsunami", "surf", "breaker"})  # words that ask for a wave
AT_PALMS = frozenset({"", "before", "and"})
SANDY = frozenset({"beach", "desert"})
HOT, RISEN = frozenset({"hot", "thermal"}), frozenset({"spring", "springs"})  # words that together are a hot spring
SPRINGS = GEYSERS | {"onsen"}
OPEN = frozenset({"meadow", "mountains", "desert", "sea", "beach", "city", "street", "forest", "snow"})


def calm(parts: tuple[Part, ...], place: Place) -> Scenery:
    """The ocean is no wave, where it is the place."""
    own = place.setting == "sea"
    return tuple(p for p in parts if not (own and labelled(p, WAVES) and not RISING & {*p.words.split()})), place


def shaded(parts: tuple[Part, ...], place: Place) -> Scenery:
    """Palms on sand, with nobody or behind who is there, are part of the beach; several are a grove."""
    palms = [part for part in parts if labelled(part, PALMS)]
    guests = [part for part in parts if part not in palms]
    near = {part.relation for part in parts} <= AT_PALMS and all(p.concept and p.concept.kind in ALIVE for p in guests)
    if not palms or place.setting not in SANDY or not near or any(part.colour for part in palms):
        return parts, place
    many = sum(part.count for part in palms) > 1
    return tuple(guests), replace(place, said=(*place.said, "a-palm", *(("palms",) if many else ())))


def iced(parts: tuple[Part, ...], place: Place) -> Scenery:
    """A frozen lake is ice to stand on."""
    return parts, replace(place, setting="rink") if place.setting == "sea" and "frozen" in place.said else place


def boiling(parts: tuple[Part, ...], place: Place) -> Scenery:
    """Hot springs and geysers are a land of their own."""
    said = {*place.said}
    told = SPRINGS & said or (HOT & said and RISEN & said)
    return parts, replace(place, setting="spring") if told and place.setting in OPEN else place


def whirling(parts: tuple[Part, ...], place: Place) -> Scenery:
    """A whirlwind comes down from its cloud, far off, in whatever land that is."""
    if place.setting not in OPEN or not any(labelled(part, WHIRLS) for part in parts):
        return parts, place
    rest = tuple(part for part in parts if not labelled(part, WHIRLS))
    return rest, replace(place, weathers=(*(w for w in place.weathers if w != "sun"), "tornado"))


RULES = (calm, shaded, iced, boiling, whirling)
