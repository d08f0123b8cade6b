"""Many of one thing: a field that goes back to the horizon, a crowd, a herd, a flock in the air or under water."""

from __future__ import annotations

from dataclasses import replace
from random import Random
from typing import TYPE_CHECKING

from generator.phrases import HOST
from generator.spots import Frame, Spot, guest, moved, smaller

if TYPE_CHECKING:
    from collections.abc import Iterator

    from generator.references import Part

BEYOND = 8.0  # hundredths of the height, that land goes on behind where far things stand
TINY, HIDDEN = 0.13, 0.3  # of the nearest: how small the furthest are; of the subject, what may be hidden
ROWS = {  # by kind: height and width of the nearest in shares of the frame, their foot, rows' shrinking, their gaps
    "plant": (0.46, 0.3, 106.0, 0.74, 0.86),
    "food": (0.34, 0.3, 104.0, 0.72, 0.9),
    "person": (0.6, 0.36, 109.0, 0.74, 0.84),
    "": (0.4, 0.36, 98.0, 0.66, 1.4),
}
GROVE = 0.72, 0.5  # the height and width of the nearest of trees
TREE = 5  # of a plant's size
FLOCK = 17  # how many fly or swim
NEAR, FAR = 0.3, 0.07  # of the short side: how large the nearest and the furthest of these are
TRIES = 14  # places looked at for each, of which the one with most room is taken

NEAREST = 0.74  # of a single one
LEAST = 0.42  # of the short side: how large the nearest of several in the air or in the water is at least
LOW = 1.35  # how much wider what is long and low may be
STREWN = (  # several in the air: across, how near, how far down the frame
    (0.34, 1.0, 0.44),
    (0.77, 0.66, 0.28),
    (0.64, 0.42, 0.6),
    (0.9, 0.36, 0.52),
    (0.52, 0.46, 0.13),
    (0.1, 0.34, 0.6),
    (0.12, 0.4, 0.16),
    (0.45, 0.28, 0.66),
    (0.93, 0.24, 0.66),
)
STOOD = (  # several on ground or water: across, how near; each in the gaps of those before
    (0.28, 1.0),
    (0.76, 0.76),
    (0.54, 0.5),
    (0.93, 0.4),
    (0.07, 0.44),
    (0.4, 0.34),
    (0.66, 0.3),
    (0.2, 0.26),
    (0.84, 0.24),
)
ABREAST = 0.37  # of the width, how wide the nearest of several on the ground is


def many(part: Part) -> bool:
    """Whether a part's things are no longer counted; plants that something is among are many too."""
    among = part.relation == "amid" and part.concept is not None and part.concept.kind == "plant"
    return part.count >= HOST or among


def joined(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The subject in the middle of what will be spread about it."""
    main = replace(spots[0], x=frame.width / 2, foot=spots[0].foot - 0.03 * frame.height)
    return [*moved(spots, main), guest(part, number, frame, main, 0.6)]


def spread(spot: Spot, part: Part, frame: Frame, subject: Spot | None) -> list[Spot]:
    """All copies of a thing: in rows that go back, or about the air and the water; the subject stays in sight."""
    if frame.backdrop.surface in ("none", "air") or (not spot.shadow and not spot.afloat and subject is None):
        return flock(spot, frame)
    kin = [number for number, other in enumerate(frame.parts) if many(other)]  # roses and tulips share a field
    mine = (copy for k, copy in enumerate(rows(spot, part, frame)) if k % len(kin) == kin.index(spot.part))
    return [copy for copy in mine if subject is None or many(frame.parts[subject.part]) or not hides(copy, subject)]


def rows(spot: Spot, part: Part, frame: Frame) -> Iterator[Spot]:
    """Row behind row, each smaller and nearer to the horizon, its things in the gaps of the row before."""
    high, wide, foot, back, gap = ROWS.get(part.concept.kind if part.concept else "", ROWS[""])
    if part.concept and part.concept.kind == "plant" and part.concept.size >= TREE:
        high, wide = GROVE
    near = smaller(spot, min(high * frame.height / spot.height, wide * frame.width / spot.width))
    dice = Random(f"{frame.turn.seed} {frame.turn.text}")  # noqa: S311 - no secret; the same for all that share a field
    far, low, size, row = frame.level(frame.backdrop.horizon - BEYOND), frame.level(foot), 1.0, 0
    while size > TINY:
        step = near.width * size * gap
        x = step * (0.5 * (row % 2) + dice.uniform(-0.15, 0.15))
        while x < frame.width + 0.5 * step:
            aside, down = step * dice.uniform(-0.14, 0.14), 0.03 * size * dice.uniform(-1, 1)
            copy = smaller(near, size * dice.uniform(0.94, 1.06))
            yield replace(
                copy,
                x=x + aside,
                foot=far + (low - far) * (size + down),
                depth=0.35 + 0.6 * size,
                single=True,
                mirrored=dice.random() < 0.5,  # noqa: PLR2004 - a coin
            )
            x += step
        size, row = size * back, row + 1


def hides(copy: Spot, subject: Spot) -> bool:
    """Whether a copy would stand before the better part of the subject, or in its very place."""
    apart = abs(copy.x - subject.x) / (0.5 * (copy.width + subject.width))
    nearer = copy.foot > subject.foot - 0.06 * subject.height
    return nearer and apart < 1 and copy.foot - copy.height < subject.foot - HIDDEN * subject.height


def flock(spot: Spot, frame: Frame) -> list[Spot]:
    """Near ones large and few, far ones small; each where most room is left."""
    out: list[Spot] = []
    over = frame.backdrop.surface in ("ground", "water")
    low, high = (0.12, 0.55) if over else (0.14, 0.86)
    for k in range(FLOCK):
        side = frame.short * (FAR + (NEAR - FAR) * (1 - k / FLOCK) ** 2)
        copy = smaller(spot, side / max(spot.width, spot.height))
        tries = [
            replace(
                copy,
                x=frame.width * frame.dice.uniform(0.08, 0.92),
                foot=frame.height * frame.dice.uniform(low, high) + copy.height / 2,
                depth=spot.depth - 0.01 * k,
                shadow=False,
                veiled=0.0,
                afloat=False,
            )
            for _ in range(TRIES)
        ]
        out.append(max(tries, key=lambda one: room(one, out)))
    return out


def room(one: Spot, others: list[Spot]) -> float:
    """How far it is to the nearest of the others, over the sizes of both."""
    return min(
        (
            ((one.x - o.x) ** 2 + (one.foot - one.height / 2 - o.foot + o.height / 2) ** 2) ** 0.5
            / (one.width + o.width)
            for o in others
        ),
        default=1.0,
    )


def hovers(spot: Spot) -> bool:
    """Whether a thing is in the air or in the water, so that copies of it may be anywhere."""
    return not (spot.shadow or spot.touches or spot.level) and (spot.afloat or spot.veiled == 0)


def strewn(spot: Spot, count: int, frame: Frame) -> list[Spot]:
    """Copies near and far: one large, the further ones smaller and, on the ground or water, nearer to the horizon."""
    flip, far, flies = frame.turn.of("side", 2) == 0, frame.level(frame.backdrop.horizon), hovers(spot)
    first, out = nearest(spot, frame), []
    for k in range(count):
        across, near = STREWN[k][:2] if flies and not spot.afloat else STOOD[k]
        copy = smaller(first, near * frame.dice.uniform(0.95, 1.05))
        x = (1 - across if flip else across) + frame.dice.uniform(-0.02, 0.02)
        foot = far + (spot.foot - far) * near
        if flies and not spot.afloat:
            foot = frame.level(100 * STREWN[k][2]) + copy.height / 2
        out.append(replace(copy, x=x * frame.width, foot=foot, depth=spot.depth - 0.02 * k))
    return out


def nearest(spot: Spot, frame: Frame) -> Spot:
    """The size of the nearest of several."""
    if hovers(spot) and not spot.afloat:
        return smaller(spot, max(NEAREST, LEAST * frame.short / max(spot.width, spot.height)))
    low = LOW if spot.width > 1.5 * spot.height else 1.0
    return smaller(spot, min(1.0, low * ABREAST * frame.width / spot.width, 0.56 * frame.height / spot.height))
