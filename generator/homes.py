"""Where a thing is at home when a prompt names no place: fish under water, camels in the desert."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.belongings import Show, living, shown
from generator.helmets import HELMET, TOLD
from generator.pots import potted
from generator.whereabouts import INLAND, VAGUE, WALLS, perch

if TYPE_CHECKING:
    from generator.bank import Bank, Concept
    from generator.places import Place
    from generator.references import Lookup, Part

CARRIED = frozenset({"riding", "wearing", "holding"})  # relations of what goes where the subject goes
BORNE = frozenset({"on", "in", "riding"})  # relations in which the further thing carries the subject
MASONRY = frozenset({"brick", "bricks", "stone", "graffiti"})  # words that make a wall one that is outdoors
SOLID = frozenset({"building", "plant", "landscape"})  # kinds that stand on an island where they are in the sky
AFLOAT = frozenset({"sea", "deep", "air", "sky"})  # things that need no ground to stand on
ROOTED = frozenset({"building", "plant", "landscape"})  # kinds that neither swim nor wade
WADED = frozenset({"sea", "spring"})  # settings that somebody in them is in the water of
WET = frozenset({"rain", "storm", "snowfall"})
TREE, FESTIVE = 5, frozenset({"Christmas tree"})  # of a plant's size; the tree that stands in rooms
CLIFF = re.compile(r"\bcliffs?\b")  # is drawn by rule, at the sea
CRESCENT = re.compile(r"\bcrescent\b")  # the moon's shape
DRY = frozenset({"house", "houses", "cabin", "hut", "building", "hotel", "church", "village"})
ISLAND = re.compile(r"\b(?:floating|flying|hovering) (?:sky )?islands?\b")
EATEN = frozenset({"ice cream cone"})  # food besides what is filed so
FURNITURE = frozenset({"throne", "bathtub", "bookshelf", "typewriter"})
OUTDOOR, BULKY = frozenset({"building", "landscape", "vehicle", "animal"}), 4  # kinds and size of what no room holds
FLAMES = frozenset({"fire", "campfire"})  # objects that hold nothing
VESSELS = frozenset({"food", "object"})  # kinds that hold things, indoors
INDOORS = frozenset({"", "room", "table"})  # where plants are in pots and vases
HOMELESS = frozenset({"plain", "room", "stage"})  # where things are that are at home nowhere else
PLACES = {"sea": "sea", "deep": "underwater", "air": "sky", "sky": "sky"}
KINDS = {"animal": "meadow", "plant": "meadow", "building": "meadow", "vehicle": "street", "landscape": "meadow"}


def settled(lookup: Lookup, bank: Bank) -> Place:
    """The place of a prompt with what it leaves open filled in: setting by the subject, hour by the sky."""
    place = lookup.place
    subject = lookup.parts[0].concept if lookup.parts else None
    setting = place.setting or shared_home(lookup, bank, outdoors=bool(place.time or place.weathers))
    if not setting and (place.time or place.weathers):
        setting = "sea" if place.time in ("dusk", "dawn") else "mountains" if "aurora" in place.weathers else "meadow"
    sailing = any(p.concept and p.concept.place == "sea" for p in lookup.parts)
    if not place.setting and setting == "stage" and subject and WET & {*place.weathers}:
        setting = "street"
    if show := displayed(lookup, bank, setting):
        setting = show.setting or setting
        place = replace(
            place, said=(*place.said, *show.said), weathers=(*place.weathers, *show.weathers), time=show.time
        )
    if setting == "sea" and subject and subject.place == "deep" and not sailing and "pool" not in place.said:
        setting = "underwater"
    setting = aired(lookup, setting)
    if setting == "room" and any(p.concept and p.concept.label == "window" for p in lookup.parts):
        place = replace(place, said=(*place.said, "floor"))
    reads = any(p.relation == "holding" and p.concept and "book" in p.concept.label for p in lookup.parts)
    if reads and not place.setting and setting in ("plain", "room"):
        setting, place = "room", replace(place, said=("library",))
    place = replace(place, said=(*place.said, *also_said(lookup)))
    setting = "city" if "roof" in place.said and place.setting in ("", "room") else setting
    setting = "mountains" if "crag" in place.said and not place.setting else setting
    if place.setting == "room" and WALLS & {*place.said} and MASONRY & {*place.said}:
        setting = "bricks"
    if not place.setting and any(p.concept and p.concept.label == "bridge" for p in lookup.parts):
        setting, place = "sea", replace(place, said=("river",))
    dark = {"stars", "moon", "aurora", "fireworks", "meteors", "eclipse"} & set(place.weathers)
    time = place.time or ("night" if dark else "")
    sun = ("sun",) if time in ("dusk", "dawn") and "sun" not in place.weathers else ()
    snowy = ("snowfall",) if setting == "snow" and not place.weathers else ()
    return replace(
        place, setting=setting, time=time, weathers=(*without_double(place.weathers, lookup.parts), *sun, *snowy)
    )


def also_said(lookup: Lookup) -> tuple[str, ...]:
    """What is told besides the place: what is sat on, and that beasts are astronauts."""
    sat, first = perch(lookup.text), lookup.parts[0].concept if lookup.parts else None
    suited = first is not None and first.kind == "animal" and bool(TOLD.search(lookup.text))
    told = {found[0] for found in (CLIFF.findall(lookup.text.lower()), CRESCENT.findall(lookup.text.lower())) if found}
    return (*((sat,) if sat else ()), *((HELMET,) if suited else ()), *sorted(word.removesuffix("s") for word in told))


def aired(lookup: Lookup, setting: str) -> str:
    """The setting of what belongs on the ground and is in the sky: a castle has an island there, beasts fly."""
    place, first = lookup.place, lookup.parts[0] if lookup.parts else None
    if ISLAND.search(lookup.text.lower()) and (place.setting in ("", "sky") or VAGUE & {*place.said}):
        return "isle"
    if first is None or first.concept is None or first.concept.place != "ground":
        return setting
    tree = first.concept.kind == "plant" and first.concept.size >= TREE
    house = place.relation in ("beside", "at") and bool(DRY & {*first.concept.label.split()})
    if setting == "sea" and (tree or house) and not INLAND & {*place.said}:
        return "beach"  # beside the ocean, not in it
    within = place.setting == "sky" and place.relation in ("in", "on")
    if first.concept.kind in SOLID and (within or (first.aloft and not place.setting)):
        return "isle"
    if first.aloft and not place.setting and all(part.relation in CARRIED for part in lookup.parts[1:]):
        return "sky"
    return "meadow" if setting == "sky" and not within else setting


def displayed(lookup: Lookup, bank: Bank, setting: str) -> Show | None:
    """How small things are shown that nobody put anywhere: one alone by its kind, several on a table."""
    parts, place = [p for p in lookup.parts if p.concept], lookup.place
    if parts and parts[0].concept and place.setting in INDOORS and (vessel := potted(parts[0].concept, lookup.text)):
        return Show(setting="table", said=(vessel, *place.said), weathers=place.weathers, time=place.time)
    if not place.setting and (place.time or place.weathers) and meal(parts):  # by a window where that is seen
        return Show(setting="table", said=("food", "windowsill"), time=place.time)
    if place.setting or place.time or place.weathers or not parts:
        return None
    return beneath(parts, bank, setting)


def meal(parts: list[Part]) -> bool:
    """Whether all things are something to eat or drink."""
    return bool(parts) and all(p.concept and (p.concept.kind == "food" or p.concept.label in EATEN) for p in parts)


def beneath(parts: list[Part], bank: Bank, setting: str) -> Show | None:
    """What things alone are on: small ones on a table, or as one of them is shown."""
    if len(parts) == 1:
        return alone(parts[0], bank, setting)
    shows = [shown(p.concept, p.pieces, bank) for p in parts if p.concept and setting in HOMELESS]
    return Show(setting="table") if shows and all(s and s.setting in ("table", "flat") for s in shows) else None


def alone(part: Part, bank: Bank, setting: str) -> Show | None:
    """How a thing alone is shown that would be in a setting: beasts and people in a room are on its floor."""
    concept = part.concept
    if concept is None:
        return None
    lives, show = living(concept), shown(concept, part.pieces, bank) if setting in HOMELESS else None
    if lives:
        return replace(lives, setting=lives.setting or (show.setting if show else ""))
    if concept.kind in ("animal", "person"):
        return Show(said=("floor",)) if setting == "room" else None
    return show


def shared_home(lookup: Lookup, bank: Bank, *, outdoors: bool) -> str:
    """A setting for all things: a room if one of them is furniture or holds another, else the first one's home."""
    below = [p for p in lookup.parts[1:] if p.relation == "over" and p.concept]
    if below and below[0].concept and below[0].concept.place == "ground":
        return home(below[0].concept, bank, outdoors=True)
    homes = [home(part.concept, bank, outdoors=outdoors) for part in lookup.parts if part.concept]
    trees = (p.concept for p in lookup.parts if p.concept and p.concept.kind == "plant" and p.concept.size >= TREE)
    great = any(p.concept and p.concept.kind in OUTDOOR and p.concept.size >= BULKY for p in lookup.parts)
    if great or any(tree.label not in FESTIVE for tree in trees):
        homes = [h for h in homes if h != "room"]  # no tree grows indoors, no pyramid stands there
    held = (p.concept for p in lookup.parts[1:] if p.relation == "in" and p.concept and p.concept.kind in VESSELS)
    if "room" in homes or any(thing.label not in FLAMES for thing in held):
        return "room"
    if any(p.concept and p.concept.place == "sea" and p.concept.kind == "vehicle" for p in lookup.parts):
        return "sea"
    built = any(p.concept and p.concept.kind == "building" for p in lookup.parts) and {"meadow", "farm"} & {*homes}
    return next(
        (
            h
            for h in sorted(homes, key=lambda h: (h != "snow", h == "plain", h == "sky", bool(built and h == "street")))
        ),
        "",
    )


def without_double(weathers: tuple[str, ...], parts: tuple[Part, ...]) -> tuple[str, ...]:
    """The weather without a moon or a sun that is a thing already."""
    labels = " ".join(part.concept.label for part in parts if part.concept and part.concept.kind == "sky")
    return tuple(w for w in weathers if not (w in ("moon", "sun") and w in labels))


def home(concept: Concept, bank: Bank, *, outdoors: bool) -> str:
    """The setting where a thing is at home."""
    if concept.label in FURNITURE:
        return "room"
    for setting, labels in bank.words["homes"].items():
        if concept.label in labels:
            return str(setting)
    found = PLACES.get(concept.place) or KINDS.get(concept.kind, "plain")
    return "meadow" if outdoors and found == "plain" else found


def afloat(parts: tuple[Part, ...], place: Place) -> bool:
    """Whether the subject, or what it is on, needs no ground to stand on, or wades: "a bear in a river"."""
    places = [part.concept.place if part.concept else "" for part in parts]
    borne = any(p == "sea" and part.relation in BORNE for p, part in zip(places[1:], parts[1:], strict=True))
    wades = (
        place.relation == "in" and bool(parts) and parts[0].concept is not None and parts[0].concept.kind not in ROOTED
    )
    bridges = [p for p in parts if p.concept and p.concept.label == "bridge"]
    spanned = any(p.relation == "on" or place.setting == "city" for p in bridges)  # in a city it is over its river
    return spanned or (bool(places) and (places[0] in AFLOAT or borne or (wades and place.setting in WADED)))
