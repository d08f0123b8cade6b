"""Which way things look: into the picture, at what they have to do with, a flock mostly one way, a portrait at us."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.anatomy import measured
from generator.bank import ALIVE
from generator.figures import figure, labelled
from generator.helmets import TOLD
from generator.phrases import HOST
from generator.spots import smaller
from generator.worn import EYEWEAR, HEADGEAR

if TYPE_CHECKING:
    from random import Random

    from generator.anatomy import Shape
    from generator.bank import Bank
    from generator.references import Part
    from generator.spots import Frame, Spot

    Cast = tuple[tuple[Part, ...], tuple[Shape, ...]]  # parts and the shapes of the drawings that lead them

JOINED = frozenset({"wearing", "holding", "riding"})  # what was fitted to a body as it stands
FREE = frozenset({"beside", "and", "with", "before", "behind", "over", "amid"})
CHASES = re.compile(r"\b(?:chas|follow|hunt|herd)\w*|\brunning (?:after|from)\b|\bflee\w*", re.IGNORECASE)
MOVES = re.compile(r"\b(?:chas|hunt|runn|walk|gallop|race|racing|jump|leap)\w*", re.IGNORECASE)
ASIDE = 0.03  # of the width: what is further from the middle looks into the picture
LEANS = {"animal": 13.0, "person": 9.0, "vehicle": 5.0, "object": 9.0, "food": 14.0}  # degrees, in air and water
SOARS = 34.0  # degrees, by which a person who flies leans forward
BROOMED, PRONE = frozenset({"witch"}), 62.0  # who holds a broom at the left hand, and lies along it in the air
ROOM = 0.94  # of its size: what is tilted needs more room
PORTRAIT = re.compile(r"\b(?:portrait|close-?up|headshot|selfie|bust|face) of\b|\bportrait$", re.IGNORECASE)
CLOSE_UP, ABOVE = 1.62, 0.07  # of the frame's height: how tall who is portrayed would be; what is free above the head
CLOSER, CENTRAL, EYES = 1.25, 0.2, 0.4  # the same of a beast; how far off the middle its eyes are, and how far down
RUN = 9.0  # degrees, by which a beast that runs after something rears up
STRAY = 0.22  # how many of a flock look the other way


def faced(spots: list[Spot], cast: Cast, scene: tuple[str, float, Random]) -> list[Spot]:
    """Spots turned so that nobody turns its back on what it looks at.

    scene: the prompt's text, the frame's width, dice.
    """
    parts, (text, width, dice) = cast[0], scene
    if any(part.relation in JOINED for part in parts):
        return spots
    mates = partners(parts)
    if mates and any(spot.part == mates[1] for spot in spots):
        return meeting(spots, cast, mates, chased=bool(CHASES.search(text)))
    flock = [spot for spot in spots if parts[spot.part].count > 1]
    way, stray = dice.choice((-1, 1)), STRAY if len(flock) < HOST // 2 else 0.0  # a shoal goes one way
    return [toward(spot, cast, way_of(spot, flock, way if dice.random() > stray else -way, width)) for spot in spots]


def posed(parts: tuple[Part, ...], text: str, bank: Bank) -> tuple[Part, ...]:
    """Parts whose subject shows only drawings that suit what it does: a beast that runs is seen from the side.

    One that is an astronaut shows where its eyes are, for its helmet.
    """
    concept, runs, suited = parts[0].concept, bool(MOVES.search(text)), bool(TOLD.search(text))
    suited = suited or any(part.relation in ("wearing", "with") and on_face(part) for part in parts[1:])
    if concept is None or concept.kind != "animal" or not (runs or suited):
        return parts
    shapes = [(piece, measured(bank, piece)) for piece in parts[0].pieces]
    fit = tuple(piece for piece, shape in shapes if shape.eyes and not (runs and shape.both))
    return (replace(parts[0], pieces=fit), *parts[1:]) if fit else parts


def on_face(part: Part) -> bool:
    """Whether a thing is put on a head, where eyes must be found for it."""
    return labelled(part, HEADGEAR | EYEWEAR)


def partners(parts: tuple[Part, ...]) -> tuple[int, int] | None:
    """The subject and the first thing that it may have to do with."""
    found = (k for k, part in enumerate(parts) if k and part.relation in FREE and part.words != parts[0].words)
    mate = next(found, None)
    return (0, mate) if mate is not None else None


def meeting(spots: list[Spot], cast: Cast, mates: tuple[int, int], *, chased: bool) -> list[Spot]:
    """The subject looks at the other thing, and that at the subject, unless it runs away from it."""
    parts = cast[0]
    first = next(spot for spot in spots if spot.part == mates[0])
    other = next(spot for spot in spots if spot.part == mates[1])
    way = 1 if other.x >= first.x else -1
    words = {parts[number].words: turn for number, turn in ((mates[0], way), (mates[1], way if chased else -way))}
    turned = [toward(spot, cast, words.get(parts[spot.part].words, 0)) for spot in spots]
    return [replace(spot, tilt=way * RUN) if chased and bounds(spot, cast) else spot for spot in turned]


def bounds(spot: Spot, cast: Cast) -> bool:
    """Whether one runs after something on the ground, and is seen from the side."""
    concept = cast[0][spot.part].concept
    return spot.part == 0 and spot.shadow and concept is not None and concept.kind == "animal" and not cast[1][0].both


def way_of(spot: Spot, flock: list[Spot], way: int, width: float) -> int:
    """Which way one looks that has nothing to look at: two at each other, a flock one way, one into the picture."""
    if len(flock) == 2 and spot in flock:  # noqa: PLR2004 - a pair
        return 1 if spot.x <= min(one.x for one in flock) else -1
    if spot in flock:
        return way
    return 0 if abs(spot.x / width - 0.5) < ASIDE else 1 if spot.x < width / 2 else -1


def toward(spot: Spot, cast: Cast, way: int) -> Spot:
    """A spot that looks that way, -1 left or 1 right, if its thing is alive and seen from the side."""
    part, shape = cast[0][spot.part], cast[1][spot.part]
    if not way or part.concept is None or part.concept.kind not in ALIVE or shape.both:
        return spot
    return replace(spot, mirrored=(way == 1) == shape.left)


def swung(spots: list[Spot], cast: Cast, dice: Random) -> list[Spot]:
    """Spots of which those that fly or swim freely are tilted, each otherwise: beasts rise to where they look."""
    parts = cast[0]
    if any(part.relation not in {"", *FREE} for part in parts):
        return spots
    return [leant(smaller(spot, ROOM), lean(spot, cast, dice)) if free(spot, parts) else spot for spot in spots]


def leant(spot: Spot, tilt: float) -> Spot:
    """A spot turned about its middle: the sheet of what is turned is higher, and would reach out of the frame."""
    angle = math.radians(tilt)
    high = spot.width * abs(math.sin(angle)) + spot.height * abs(math.cos(angle))
    return replace(spot, tilt=tilt, foot=spot.foot + (high - spot.height) / 2)


def free(spot: Spot, parts: tuple[Part, ...]) -> bool:
    """Whether a spot is in the air or under water, with nothing that holds it."""
    part = parts[spot.part]
    held = spot.shadow or spot.touches or spot.level or spot.afloat or spot.veiled or spot.risen
    loose = part.aloft or (part.concept is not None and part.concept.place in ("air", "deep", "sea"))
    return loose and not held and part.concept is not None and part.concept.kind in LEANS


def lean(spot: Spot, cast: Cast, dice: Random) -> float:
    """How far one is tilted: what is said to fly and has no wings spread in its drawing most of all."""
    part, shape = cast[0][spot.part], cast[1][spot.part]
    most = LEANS[part.concept.kind] if part.concept else 0.0
    if part.aloft and part.concept and part.concept.label in BROOMED:
        return PRONE if spot.mirrored else -PRONE
    if part.aloft and part.concept and part.concept.kind == "person" and part.concept.place == "ground":
        return (SOARS if dice.random() < 0.5 else -SOARS) * dice.uniform(0.8, 1.2)  # noqa: PLR2004 - either way
    if part.concept is None or part.concept.kind != "animal" or shape.both:
        return dice.uniform(-most, most) * (0.6 if shape.both else 1.0)
    way = 1 if spot.mirrored == shape.left else -1
    return way * most * (dice.uniform(0.7, 1.5) if part.aloft else dice.uniform(-0.5, 1.2))


def portrayed(spot: Spot, frame: Frame) -> Spot:
    """A figure, or a beast that looks at us, so near that little more than its head is in the picture."""
    eyes, person = frame.shapes[0].eyes, figure(frame.parts[0])
    if not person and (eyes is None or not frame.shapes[0].both or abs(eyes[0] - 0.5) > CENTRAL):
        return spot
    size = CLOSE_UP * frame.height / spot.height if person else CLOSER * frame.short / max(spot.width, spot.height)
    near = smaller(spot, min(size, 1.3 * frame.width / spot.width))
    top = ABOVE if person or eyes is None else max(ABOVE, EYES - eyes[1] * near.height / frame.height)
    x = frame.width * (0.5 + 0.3 * (spot.x / frame.width - 0.5))
    return replace(near, x=x, foot=top * frame.height + near.height, shadow=False, level=True)
