"""How things stand to each other: one rule for each relation of the grammar, from spots to spots."""

from __future__ import annotations

import re
from dataclasses import replace
from types import MappingProxyType
from typing import TYPE_CHECKING

from generator import vessels
from generator.figures import figure, labelled
from generator.held import BALLS, UMBRELLAS, holding, shaded, topped
from generator.phrases import SHOULDERS
from generator.spots import Frame, Spot, either, guest, moved, place_of, rooted, smaller
from generator.vessels import aboard, aloft, amid, between, filled, in_the_sky, leaping, nested, risen, sat, spanning
from generator.worn import CABS, CARPETS, MOUNT, SADDLED, SLEDS, at_shoulder, riding, wearing, winged

if TYPE_CHECKING:
    from generator.references import Part

SEATS = frozenset(
    ["sofa", "couch and lamp", "bench", "bed", "chair", "armchair", "throne", "office chair", "seat", "swing", "sled"],
)
COUCHES = frozenset(("sofa", "couch and lamp"))  # seats of which the front shows below who lies there
BROAD, DEEP = frozenset(("sofa", "couch and lamp", "bed")), frozenset(("throne", "sled"))
SEAT = 0.56  # of the width of these, between the arms
ROOFS = frozenset(
    ("umbrella", "umbrella on ground", "bridge", "table", "deciduous tree", "palm tree", "evergreen tree", "treehouse")
)
VESSELS = frozenset(("food", "object"))  # kinds that things can be in
LIFTED = 3  # size of what can be held
NEARLY = 0.1  # of the frame's height: what is so little above the floor stands on it
UNDERNEATH = 0.9  # of the subject's width: how wide what it is on is at least
CLEAR = 0.9  # of the room over what something is above: how much of it that takes
SPANS = frozenset(("bridge",))
DISHES = frozenset(("plate",))  # which things stand in the middle of
DRAWS = re.compile(r"\b(?:pull|push|dragg)(?:s|ing)?\b", re.IGNORECASE)  # along the ground, behind or before
JUMPS = re.compile(r"\b(?:jump|leap|hopp|vault)\w*", re.IGNORECASE)
FLAT, RIMMED = 2, 0.12  # a small thing as broad at its top as anywhere is seen from above: a keyboard, a plate


def beside(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """Side by side, the further thing a little behind; what belongs to the sky goes up there."""
    main = spots[0]
    side = either(frame) if len(spots) == 1 else (1 if spots[1].x < main.x else -1)
    if place_of(part) == "sky":
        return [*spots, in_the_sky(part, number, frame, side)]
    if part.relation == "with" and part.concept and part.concept.kind == "clothing":
        return wearing(spots, part, number, frame)
    if part.relation == "with" and labelled(part, UMBRELLAS):
        return shaded(spots, part, number, frame)
    other = guest(part, number, frame, main, 0.86)
    if labelled(part, BALLS):
        other = smaller(other, min(1.0, 0.36 * main.height / other.height))
    left, right = min(s.box[0] for s in spots), max(s.box[2] for s in spots)  # what carries it counts too
    apart = min((right - left + other.width) / 2 * 0.96, frame.width * (0.46 if len(spots) == 1 else 0.7))
    lift = 0.35 * main.height if place_of(part) in ("air", "deep") else 0.03 * frame.height
    other = replace(
        other,
        x=frame.width / 2 + side * apart * 0.52,
        foot=main.foot - lift,
        depth=0.8,
        mirrored=side < 0,
        shadow=main.shadow and place_of(part) not in ("air", "deep"),
    )
    off = main.x - (left + right) / 2
    return [*moved(spots, replace(main, x=frame.width / 2 - side * apart * 0.5 + off)), other]


def on(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The subject stands or sits on a further thing, which is wider and below."""
    if labelled(part, SLEDS - CARPETS) or mounted(part, frame):
        return riding(spots, part, number, frame)
    if part.concept and part.concept.kind == "vehicle" and place_of(part) == "sea" and frame.parts[0].concept:
        return aboard(spots, part, number, frame)
    main = spots[0]
    base = guest(part, number, frame, main, 1.5 if labelled(part, SEATS) else 1.15)
    if labelled(part, BROAD):  # who lies there keeps clear of its arms
        base = smaller(base, min(1.0, 0.98 * frame.width / base.width))
        spots = moved(spots, smaller(main, min(1.0, SEAT * base.width / main.width)))
        main = spots[0]
    if SHOULDERS & {*part.words.split()} and figure(part):
        return at_shoulder(spots, replace(base, foot=main.foot), frame)
    if labelled(part, SEATS - BROAD - DEEP) and figure(frame.parts[0]) and frame.parts[0].count == 1:
        return sat(spots, replace(base, depth=main.depth - 0.2), frame)
    base = spanning(base, frame) if labelled(part, SPANS) else base
    left, right = min(s.box[0] for s in spots), max(s.box[2] for s in spots)
    base = smaller(base, max(1.0, min(UNDERNEATH * (right - left), 0.9 * frame.width) / base.width))
    foot = frame.level(min(96.0, frame.backdrop.floor + 4))
    base = replace(base, x=(left + right) / 2, foot=foot, depth=min(s.depth for s in spots) - 0.2)
    base = rooted(base, "sea", frame) if frame.backdrop.surface == "water" else base
    top = base.foot - base.height * (1 - plane(part, number, frame))
    return [*(raised(spot, top, main.foot, frame) for spot in spots), base]


def mounted(part: Part, frame: Frame) -> bool:
    """Whether who is on a thing rides it: somebody on a horse, on a bicycle."""
    large = part.concept is not None and part.concept.kind == "animal" and part.concept.size >= MOUNT
    return figure(frame.parts[0]) and (large or labelled(part, SADDLED | CABS))


def raised(spot: Spot, top: float, floor: float, frame: Frame) -> Spot:
    """A spot that stood on the floor on a plane instead; what is above the floor stays as far above."""
    if floor - spot.foot > NEARLY * frame.height:
        return replace(spot, foot=spot.foot + top - floor)
    return replace(spot, foot=top, shadow=False, touches=True, level=True, veiled=0.0, afloat=False)


def plane(part: Part, number: int, frame: Frame) -> float:
    """Where things stand on a part's thing, as a share of its height from the top."""
    kind, size = (part.concept.kind, part.concept.size) if part.concept else ("object", 3)
    if labelled(part, SEATS):
        return 0.57 if labelled(part, COUCHES) else 0.66
    if kind == "vehicle":
        return 0.36
    if labelled(part, DISHES):
        return 0.64
    flat = kind in VESSELS and size <= FLAT and frame.shapes[number].rim < RIMMED
    return 0.4 if flat else min(0.6, frame.shapes[number].rim + 0.07)


def inside(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The subject in a vessel, aboard a boat, in a tree; before a house."""
    kind = part.concept.kind if part.concept else ""
    if kind == "plant" and part.concept and "tree" in part.concept.label:
        return nested(spots, part, number, frame)
    if kind == "vehicle" and place_of(part) == "sea":
        return aboard(spots, part, number, frame)
    if kind == "vehicle" and (place_of(part) == "ground" or labelled(part, SADDLED)):
        return riding(spots, part, number, frame)
    blade = labelled(frame.parts[0], vessels.BLADES) and labelled(part, vessels.STONES)
    if blade or kind in VESSELS:
        return (vessels.stuck if blade else filled)(spots, part, number, frame)
    return (before if kind == "building" else beside)(spots, part, number, frame)


def behind(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The further thing stands in front of the subject, smaller and to the side."""
    main = spots[0]
    front = guest(part, number, frame, main, 0.66)
    x, foot = main.x + either(frame) * main.width * 0.3, min(main.foot + 0.05 * frame.height, 0.97 * frame.height)
    front = replace(front, x=x, foot=foot, depth=main.depth + 0.3)
    return [*moved(spots, replace(main, foot=main.foot - 0.05 * frame.height)), front]


def before(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The further thing stands behind the subject, larger and higher."""
    far, side = guest(part, number, frame, spots[0], 1.12), either(frame)
    foot = max(frame.level(frame.backdrop.horizon + 8), far.height + 2)
    far = replace(far, x=frame.width * (0.5 + side * 0.12), foot=foot, depth=0.4)
    return [*moved(spots, replace(smaller(spots[0], 0.78), x=frame.width * (0.5 - side * 0.14))), far]


def under(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The further thing is above: a roof over the subject, or something in the sky."""
    if place_of(part) == "sky":
        return beside(spots, replace(part, relation="beside"), number, frame)
    if place_of(part) == "air":
        return aloft(spots, part, number, frame)
    main, small = spots[0], smaller(spots[0], 0.62)
    cover = replace(guest(part, number, frame, main, 1.25), depth=main.depth - 0.2)
    grows = part.concept is not None and part.concept.kind in ("plant", "building")
    if not (grows or labelled(part, ROOFS)):
        return [*moved(spots, small), replace(cover, foot=main.foot - small.height * 0.7, shadow=False)]
    return [*moved(spots, small), replace(cover, foot=main.foot - 0.02 * frame.height)]


def over(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The subject is above the further thing, clear of it; a building below is far off; what runs crosses a bridge."""
    loose = frame.parts[0].aloft or place_of(frame.parts[0]) in ("air", "sky")
    if labelled(part, SPANS) and not loose:
        return on(spots, part, number, frame)
    if JUMPS.search(frame.turn.text) and not loose and place_of(part) == "ground":
        return leaping(spots, part, number, frame)
    building = part.concept is not None and part.concept.kind == "building"
    below = guest(part, number, frame, spots[0], 0.7 if building else 0.9)
    foot = frame.level(frame.backdrop.floor - 4 if building else frame.backdrop.floor)
    below = smaller(below, min(1.0, (0.3 if building else 0.38) * frame.height / below.height))
    below = replace(below, x=frame.width * (0.5 + 0.16 * either(frame)), foot=foot, depth=0.6)
    below = replace(below, shadow=frame.backdrop.surface != "none")  # none falls in space
    if place_of(part) in ("sea", "sky"):
        below = rooted(below, "sea", frame) if place_of(part) == "sea" else risen(below, frame)
    room = below.foot - below.height * 0.96 - 0.03 * frame.height
    main = smaller(spots[0], min(1.15, CLEAR * room / spots[0].height))
    foot = max(main.height + 0.03 * frame.height, room * 0.5 + main.height / 2)
    return [*moved(spots, replace(main, foot=foot, shadow=False, veiled=0.0)), below]


def taken(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """In hands or mouth; what is too large for that, a piano, stands beside."""
    large = part.concept is not None and (part.concept.size > LIFTED or bool(DRAWS.search(frame.turn.text)))
    return (beside if large else holding)(spots, part, number, frame)


RULES = MappingProxyType(
    {"on": on, "in": inside, "behind": behind, "before": before, "under": under, "over": over}
    | {"winged": winged, "riding": riding, "holding": taken, "wearing": wearing, "between": between, "amid": amid}
    | {"topped": topped}
)
