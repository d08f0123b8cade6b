"""What a subject holds: in its hands or mouth, by a string, over its head, before its eyes."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.figures import figure, labelled
from generator.spots import Frame, Spot, either, fitted, guest, moved, place_of, smaller
from generator.worn import UNSEEN

if TYPE_CHECKING:
    from generator.references import Part

UMBRELLAS = frozenset(("umbrella", "umbrella with rain drops", "closed umbrella"))
ASIDE = 0.12  # of the width: eyes so far from the middle are at one end of a beast
SNOUT = 0.16  # of a beast's width: how far its muzzle reaches to both sides of its eyes
MOUTH = 0.16  # of a beast's height: how far below its eyes its mouth is
BALLOONS = frozenset(("balloon",))
PAGES = frozenset(("book", "open book", "newspaper", "rolled-up newspaper", "scroll", "map", "world map", "books"))
READS, LEGIBLE = re.compile(r"\bread", re.IGNORECASE), 0.34  # of a reader's height: how large a page is at most
LONG, REACH = 1.9, 0.5  # how much longer than wide a sword is; of the height of who holds it: how long it is at least
BELOW, TOP, RIM = 0.7, 0.34, 0.2  # of the frame, how high what bears something is; of that, how large this is
KITES = frozenset(("kite",))
BALLS = frozenset(("soccer ball", "basketball", "volleyball", "tennis", "baseball", "american football"))


def holding(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """A small thing in front of the subject, low and at its side, the face free; a beast's at its mouth."""
    main = spots[0]
    if labelled(part, UMBRELLAS):
        return shaded(spots, part, number, frame)
    held = replace(guest(part, number, frame, main, 0.8), depth=main.depth + 0.2, shadow=False)
    held = smaller(held, min(1.0, 0.42 * main.height / held.height, 0.62 * main.width / held.width))
    if not figure(frame.parts[0]):
        return [*spots, at_mouth(main, held, frame), *([lip(main, frame, held.depth)] if main.afloat else [])]
    return flown(spots, held, frame) if labelled(part, KITES) else [*spots, in_hand(main, held, frame)]


def in_hand(main: Spot, held: Spot, frame: Frame) -> Spot:
    """What a figure has in its hand or before its chest; a ball is at its feet, a long thing as long as an arm."""
    part = frame.parts[held.part]
    if labelled(part, BALLS):
        return at_feet(main, held, frame)
    if READS.search(frame.turn.text) and labelled(part, PAGES):
        return read(main, held)
    if labelled(part, BALLOONS):  # by its string, beside the face
        x, foot = main.x + either(frame) * 0.5 * (main.width + 0.5 * held.width), main.foot - 0.46 * main.height
        return replace(held, x=x, foot=foot)
    if max(held.width, held.height) > LONG * min(held.width, held.height):
        held = smaller(held, max(1.0, REACH * main.height / max(held.width, held.height)))
    aloft, x = place_of(part) == "air", main.x + either(frame) * (main.width * 0.36 + held.width * 0.1)
    return replace(held, x=x, foot=main.foot - main.height * (0.62 if aloft else 0.34))


def read(main: Spot, page: Spot) -> Spot:
    """What somebody reads: before the chest, where both hands are."""
    small = smaller(page, min(1.0, LEGIBLE * main.height / max(page.width, page.height)))
    return replace(small, x=main.x, foot=main.foot - 0.31 * main.height)


def at_feet(main: Spot, ball: Spot, frame: Frame) -> Spot:
    """A ball on the ground before somebody."""
    side, small = either(frame), smaller(ball, min(1.0, 0.3 * main.height / ball.height))
    x = main.x + side * (0.5 * main.width + 0.3 * small.width)
    return replace(small, x=x, foot=main.foot + 0.02 * frame.height, shadow=main.shadow, single=False)


def flown(spots: list[Spot], kite: Spot, frame: Frame) -> list[Spot]:
    """A kite high in the air, who flies it small and to the side."""
    side = either(frame)
    main = replace(smaller(spots[0], 0.86), x=frame.width * (0.5 - 0.2 * side))
    kite = smaller(kite, 0.3 * frame.short / max(kite.width, kite.height))
    at = replace(kite, x=frame.width * (0.5 + 0.24 * side), foot=0.08 * frame.height + kite.height, depth=0.5)
    return [*moved(spots, main), at]


def at_mouth(main: Spot, held: Spot, frame: Frame) -> Spot:
    """What a beast holds: before its mouth where it is seen from the side, before its chest where it looks at us."""
    shape, concept = frame.shapes[main.part], frame.parts[main.part].concept
    if main.afloat:  # what swims has it in its mouth, or it would drown
        eyes = shape.eyes or UNSEEN
        x, y = (1 - eyes[0] if main.mirrored else eyes[0]), eyes[1] + MOUTH
        level = main.foot - main.height * (1 - y) + 0.6 * held.height
        return replace(held, x=main.x + (x - 0.5) * main.width, foot=level, afloat=False, veiled=0.0)
    if shape.both or concept is None or concept.kind != "animal":
        aside = shape.eyes is not None and abs(shape.eyes[0] - 0.5) > ASIDE
        side = (-1 if shape.left != main.mirrored else 1) if aside else either(frame)
        aloft = place_of(frame.parts[held.part]) == "air"
        level = main.foot - main.height * (0.5 if aloft else 0.02)
        return replace(held, x=main.x + side * main.width * (0.5 if aloft else 0.3), foot=level)
    side = -1 if shape.left != main.mirrored else 1
    front = main.x + side * (0.46 * main.width + 0.2 * held.width)
    level = main.foot - main.height * (0.84 - (shape.eyes or UNSEEN)[1])
    return replace(held, x=front, foot=min(main.foot, level + 0.5 * held.height), mirrored=side > 0)


def lip(main: Spot, frame: Frame, depth: float) -> Spot:
    """The upper part of a beast's muzzle once more, before what it has in its mouth."""
    x, y = frame.shapes[main.part].eyes or UNSEEN
    x = 1 - x if main.mirrored else x
    muzzle = max(0.0, x - SNOUT), 0.0, min(1.0, x + SNOUT), y + MOUTH
    return replace(main, cut=muzzle, depth=depth + 0.01, afloat=False, shadow=False)


def shaded(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The subject under an umbrella that it holds up."""
    main = smaller(spots[0], 0.74)
    width, height = fitted(part, 1.15 * max(main.width, 0.8 * main.height))
    side = either(frame)
    held = Spot(
        part=number,
        x=main.x + side * 0.16 * main.width,
        foot=min(main.foot - 0.3 * main.height, main.foot - main.height + 0.75 * height),
        width=width,
        height=height,
        depth=main.depth - 0.1,
        shadow=False,
    )
    return [*moved(spots, main), held]


def topped(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """A small thing on the subject's top: a cherry on a cake, a star on a tree."""
    main = smaller(spots[0], min(1.0, BELOW * frame.height / spots[0].height))
    width, height = fitted(part, TOP * min(main.width, main.height))
    foot = main.foot - main.height * (1 - min(frame.shapes[main.part].rim, RIM))
    return [*moved(spots, main), Spot(part=number, x=main.x, foot=foot, width=width, height=height,
                                      depth=main.depth + 0.1, shadow=False, touches=True, level=True)]  # fmt: skip
