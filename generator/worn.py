"""What a subject wears or rides, and what comes along with it."""

from __future__ import annotations

import math
import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.figures import figure, labelled
from generator.pots import potted
from generator.spots import RAISED, Frame, Spot, either, fitted, guest, moved, place_of, smaller
from generator.vessels import HIPS, at_the_wheel

if TYPE_CHECKING:
    from generator.anatomy import Shape
    from generator.places import Place
    from generator.references import Part

HEADGEAR = frozenset(
    ("top hat", "woman's hat", "billed cap", "crown", "hat", "cowboy hat", "party hat", "winter hat", "fez", "sombrero")
) | {"graduation cap", "military helmet", "rescue worker's helmet", "football helmet", "headphone"}
SNOWMEN = frozenset(("snowman",))  # heads on top, as people have them
MOUNT = 4  # size of a horse
MASKED = 0.76  # of its width: how much of a face something on it covers at most
UNSEEN = (0.2, 0.36)  # where a beast's eyes are if none were found
HEADED = 0.36  # of a beast's smaller side: how large its head is
SLEDS = frozenset(("sled", "skateboard", "kick scooter", "surfboard", "magic carpet", "carpet"))
CARPETS = frozenset(("magic carpet", "carpet"))  # which also lie on floors
BROOMS, BROOM_LONG = frozenset(("broom",)), 1.15  # how long one is beside who flies on it
TOPPED = re.compile(r"\bon (?:top of )?(?:its|his|her|their|the|my) (head|back|nose|shell)\b", re.IGNORECASE)
SPREAD = 0.56  # of its bearer's size: how large a wing is
FOOTWEAR = frozenset({"boot", "boots", "shoe", "shoes", "sandal", "socks", "skate", "sneakers", "slippers"})
CHIN = 0.2  # of a beast's height: how far below its eyes its neck is
WINGED = frozenset(("dragon", "pegasus", "eagle", "phoenix"))
SADDLED = frozenset(("bicycle", "motorcycle", "motor scooter", "rocket"))
CABS = frozenset(("tractor",))  # which one sits in, though people say on
SHOULDER_HIGH = 0.76  # of the frame's height: who bears something there
CAKES = frozenset({"birthday cake"})  # which come with their candles
DRESSED = (  # who wears what in every drawing
    (frozenset({"king", "queen", "prince", "princess"}), {"crown"}),
    (frozenset({"man in black", "person in tuxedo", "businessman"}), {"necktie", "bow tie"}),
)
EYEWEAR = frozenset(("glasses", "sunglasses", "goggles"))


def wearing(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """On the head, before the eyes, or around the neck."""
    on_top = part.concept is not None and part.concept.kind != "clothing" and bool(TOPPED.search(frame.turn.text))
    hat, main = labelled(part, HEADGEAR) or on_top, spots[0]
    main = smaller(main, 0.86) if hat else main
    if on_top and (told := TOPPED.search(frame.turn.text)) and told[1].lower() in ("back", "shell"):
        return [*moved(spots, main), on_back(main, part, number)]
    shape = frame.shapes[main.part]
    upright = figure(frame.parts[0]) or labelled(frame.parts[0], SNOWMEN)
    beast = shape.eyes is not None and not upright
    if beast and (hat or labelled(part, EYEWEAR)):
        return [*moved(spots, main), on_head(main, part, number, shape, hat=hat)]
    share, level = (0.4, 0.9) if on_top else fit(part, upright=upright)
    width, height = fitted(part, main.width * share)
    foot, x = main.foot - main.height * level, main.x
    if part.concept and FOOTWEAR & {*part.concept.label.split()}:
        foot = main.foot + 0.01 * frame.height
    elif beast and shape.eyes:  # below its face
        foot = min(main.foot, main.foot - main.height * (1 - shape.eyes[1] - CHIN) + height)
        x += 0.6 * ((1 - shape.eyes[0] if main.mirrored else shape.eyes[0]) - 0.5) * main.width
    worn = Spot(part=number, x=x, foot=foot, width=width, height=height, depth=main.depth + 0.2, shadow=False)
    return [*moved(spots, main), worn]


def fit(part: Part, *, upright: bool) -> tuple[float, float]:
    """How wide what is worn is beside its wearer, and at which share of the height its foot is."""
    if labelled(part, HEADGEAR):
        return 0.5, 0.88
    if labelled(part, EYEWEAR):
        return (0.44, 0.78) if upright else (0.6, 0.5)
    return 0.46, 0.42 if upright else 0.3


def on_back(main: Spot, part: Part, number: int) -> Spot:
    """What somebody carries on the back, over the middle of a beast's."""
    width, height = fitted(part, 0.6 * max(main.width, main.height))
    foot = main.foot - 0.66 * main.height
    return Spot(part=number, x=main.x, foot=foot, width=width, height=height, depth=main.depth - 0.1, shadow=False)


def winged(spots: list[Spot], part: Part, number: int, _: Frame) -> list[Spot]:
    """A pair of wings behind the shoulders."""
    main = smaller(spots[0], 0.82)
    wide, high = fitted(part, SPREAD * max(main.width, 0.8 * main.height))
    right = Spot(part=number, x=main.x + 0.12 * main.width + wide / 2, foot=main.foot - 0.36 * main.height, width=wide,
                 height=high, depth=main.depth - 0.05, shadow=False, single=True)  # fmt: skip
    return [*moved(spots, main), right, replace(right, x=2 * main.x - right.x, mirrored=True)]


def on_head(main: Spot, part: Part, number: int, shape: Shape, *, hat: bool) -> Spot:
    """A hat or glasses where a beast's eyes are."""
    x, y = shape.eyes or UNSEEN
    x = 1 - x if main.mirrored else x
    apart = min(MASKED, max(2.2 * shape.both, HEADED))
    head = apart * main.width if shape.both else HEADED * min(main.width, main.height)
    width, height = fitted(part, head * (1.0 if hat else 0.95))
    foot = (shape.crown + 0.03) * main.height + 0.1 * height if hat else y * main.height + 0.52 * height
    foot += main.foot - main.height
    across = main.x + (x - 0.5) * main.width
    return Spot(part=number, x=across, foot=foot, width=width, height=height, depth=main.depth + 0.2, shadow=False)


def riding(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The subject sits on the further thing's back, stands on a board, looks out of a car."""
    main, figured = spots[0], figure(frame.parts[0])
    mount = replace(guest(part, number, frame, main, 1.15), x=frame.width / 2, depth=main.depth - 0.1)
    mount = replace(mount, mirrored=main.mirrored, veiled=main.veiled, shadow=main.shadow, afloat=main.afloat)
    if labelled(part, BROOMS):
        return [*moved(spots, replace(main, shadow=False)), broomed(main, mount, frame, number)]
    closed = part.concept is not None and part.concept.kind == "vehicle" and not labelled(part, SADDLED | SLEDS)
    if closed and place_of(part) == "ground":
        return [*moved(spots, at_the_wheel(main, mount, None if figured else frame.shapes[main.part])), mount]
    if figured and not labelled(part, SLEDS | WINGED):
        return astride(spots, mount, part)
    size, low, depth = 0.6 * mount.height / main.height, 0.5, main.depth
    if labelled(part, SLEDS | WINGED):  # before its wings
        turn, wide, high = frame.slopes[number] if frame.slopes and labelled(part, SLEDS) else (0.0, 1.0, 1.0)
        mount = replace(mount, tilt=-turn if mount.mirrored else turn)
        size = min(1.0, 0.9 * wide * mount.width / main.height) if labelled(part, SLEDS) else size
        low, depth = (0.34 if labelled(part, WINGED) else (0.7 if turn else 0.4) * high), mount.depth + 0.1
    elif part.concept and part.concept.kind == "animal":
        low = 0.9 - frame.shapes[number].crown if frame.shapes[number].both else back_of(part) - 0.08
    at = replace(smaller(main, size), x=mount.x, foot=mount.foot - mount.height * low, depth=depth)
    return [*moved(spots, replace(at, shadow=False, veiled=0.0, afloat=False)), mount]


def broomed(main: Spot, broom: Spot, frame: Frame, number: int) -> Spot:
    """A broom that lies level under a beast's feet, or across a figure's hips, before its legs."""
    turn, wide, _ = frame.slopes[number] if frame.slopes else (0.0, 1.0, 1.0)
    sits = figure(frame.parts[0])
    long = BROOM_LONG * (main.height if sits else max(main.width, 0.8 * main.height))
    broom = smaller(broom, min(long, 0.9 * frame.width) / (wide * broom.width))
    line = main.foot - (0.26 if sits else 0.04) * main.height
    lean = math.radians(turn)
    half = 0.5 * (broom.width * abs(math.sin(lean)) + broom.height * abs(math.cos(lean)))
    edge = 0.52 * wide * broom.width
    x = min(max(main.x, edge), frame.width - edge)
    at = replace(broom, x=x, foot=line + half, tilt=-turn if broom.mirrored else turn)
    return replace(at, depth=main.depth + (0.05 if sits else -0.05), shadow=False, touches=False)


def back_of(part: Part) -> float:
    """How high a beast's back is: an elephant carries its head no higher."""
    return 0.79 if part.concept and part.concept.size > MOUNT else 0.6


def astride(spots: list[Spot], mount: Spot, part: Part) -> list[Spot]:
    """A figure with its hips on a mount's back: all of it behind the mount, and the one leg over its flank."""
    main, back, high = spots[0], -1 if mount.mirrored else 1, back_of(part)
    rider = smaller(main, (0.86 if high < 0.8 else 0.56) * mount.height / main.height)  # noqa: PLR2004 - a horse
    x, foot = mount.x + 0.1 * back * mount.width, mount.foot - high * mount.height + 0.28 * rider.height
    rider = replace(rider, x=x, foot=foot, depth=mount.depth - 0.05, shadow=False, veiled=0.0, afloat=False)
    leg = replace(rider, depth=mount.depth + 0.05, cut=near_leg(back, mirrored=rider.mirrored))
    return [*moved(spots, rider), mount, leg]


def near_leg(back: int, *, mirrored: bool) -> tuple[float, float, float, float]:
    """The part of a figure that lies over its mount's flank: the leg on the side of the tail."""
    tail = (back == 1) != mirrored
    return (0.5, HIPS, 1.0, 1.0) if tail else (0.0, HIPS, 0.5, 1.0)


def at_shoulder(spots: list[Spot], bearer: Spot, frame: Frame) -> list[Spot]:
    """A small beast on somebody's shoulder, beside the head."""
    side = either(frame)
    tall = smaller(bearer, SHOULDER_HIGH * frame.height / bearer.height)
    tall = replace(tall, x=frame.width / 2, foot=frame.level(frame.backdrop.floor), depth=spots[0].depth - 0.2)
    size = 0.34 * tall.height / max(spots[0].height, spots[0].width)
    at = replace(smaller(spots[0], size), x=tall.x + side * 0.36 * tall.width, foot=tall.foot - 0.55 * tall.height)
    return [*moved(spots, replace(at, shadow=False, touches=False, level=True, mirrored=side > 0)), tall]


def drawn_already(part: Part, place: Place, subject: Part) -> bool:
    """Whether a thing comes along with another: a room has a window, our snowmen wear red scarves."""
    label = part.concept.label if part.concept else ""
    dressed = part.relation in ("with", "wearing") and part.colour in ("", "red") and labelled(subject, SNOWMEN)
    if part.relation == "in" and subject.concept and potted(subject.concept, f"in {part.words}"):
        return bool(RAISED.keys() & {*place.said})
    lit = part.relation == "with" and label == "candle" and labelled(subject, CAKES)
    lit = lit or (part is not subject and any(label in own and labelled(subject, who) for who, own in DRESSED))
    return lit or (place.setting, label) == ("room", "window") or (label == "scarf" and dressed)
