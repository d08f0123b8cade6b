"""From parts to boxes: who stands where, how large, in front of whom.

Boxes are (left, top, right, bottom) in pixels. Sizes of things are damped: a mouse beside an elephant stays visible.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator import hosts, pots
from generator.backdrop import skyline
from generator.facing import PORTRAIT, portrayed
from generator.figures import bust
from generator.grouping import apart, unseen, verged
from generator.relations import RULES, beside
from generator.spots import RAISED, SIZES, Frame, Spot, fitted, rooted, smaller
from generator.variety import SIDES, readable
from generator.variety import SIZES as CLOSE

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from generator.references import Part

LARGE = 0.64  # of the short side: how large any subject would like to be
VAST = 1.25  # mountains and falls, larger than things
TOWERING, SLENDER = 1.2, 0.8  # how much larger a tower is, and of what width over height at most
CROWNING, HIGH = 0.8, 80  # how large a building on a hill is, and above which level that is
ROWS = ((1, 2), (2, 6), (3, 99))  # rows for up to so many
SHRUNK = {1: 0.8, 2: 0.62, 3: 0.46}  # of a single one, by rows
FURTHER = 0.26  # how much smaller each row further back is
ABREAST, PRESSED = 1.16, 0.66  # of its width: how much room each takes in a row, and in a vessel
GROUPED = 5  # up to how many stand at places of a table
SHOULDER, GAP = 0.46, 0.02  # of its width and of the height: where the land is looked for under a moon, and left free
LEAST_SKY, LEAST_DISC = 0.16, 0.6  # of the height, the least sky a moon is raised in; of its size, how small it gets
EDGE = 0.02  # of the width: how near to the frame's sides things come
FITS = 0.7  # of its size: how much of it must have room where it is
ASIDE = (0.22, 0.78, 0.36, 0.64)  # of the width, where else it may be
PAIR, SECOND = 2, 0.84  # of two, how large the further one is


def lay_out(parts: tuple[Part, ...], frame: Frame) -> list[Spot]:
    """Spots of all parts, from far to near."""
    if not parts:
        return []
    spots = [alone(parts[0], 0, frame, 1.0 if len(parts) == 1 else 0.9)]
    for number, part in enumerate(parts[1:], 1):
        rule = hosts.joined if hosts.many(part) else RULES.get(part.relation, beside)
        spots = rule(spots, part, number, frame)
    spots, shares = apart([kept_in(spot, frame) for spot in together(spots, frame)], parts, frame)
    crowd = len(parts) > 1
    copies = [
        copy
        for spot in spots
        for copy in repeated(spot, parts[spot.part], (frame, spots[0]), crowd=crowd, share=shares.get(spot.part))
    ]
    copies = pots.glazed(verged(copies, parts, frame), frame.turn.text)
    copies = [replace(copy, mirrored=copy.mirrored and not readable(parts[copy.part])) for copy in copies]
    if len(copies) == 1 and PORTRAIT.search(frame.turn.text):
        copies = [portrayed(copies[0], frame)]
    return sorted(copies, key=lambda s: (s.depth, s.foot))


def alone(part: Part, number: int, frame: Frame, scale: float) -> Spot:
    """The subject: large, a little off the middle, where its kind belongs."""
    size, place = (part.concept.size, part.concept.place) if part.concept else (3, "table")
    own = 0.45 if len(frame.parts) == 1 else 0.6  # how much of its own size shows: less where nothing compares
    turned, lone = frame.turn, len(frame.parts) == 1
    scale *= CLOSE[turned.of("size", len(CLOSE))] if lone else frame.dice.uniform(0.95, 1.06)
    side = frame.short * ((1 - own) * LARGE + own * SIZES[size]) * scale
    side *= stature(part, frame)
    width, height = fitted(part, side)
    shrink = min(1.0, 0.8 * frame.width / width, 0.84 * frame.height / height)
    x, mirrored = frame.width * SIDES[turned.of("side", len(SIDES))], turned.of("side", 2) == 0
    spot = Spot(part=number, x=x, foot=0, width=width * shrink, height=height * shrink, depth=1.0, mirrored=mirrored)
    if bust(part) and frame.backdrop.surface == "ground":
        return replace(spot, foot=1.02 * frame.height, shadow=False, veiled=0.04, level=True)
    stood = rooted(spot, place, frame)
    return smaller(stood, min(1.0, (stood.foot - 0.03 * frame.height) / stood.height))


def stature(part: Part, frame: Frame) -> float:
    """How much larger great things are: mountains, and towers that are alone; smaller where they crown a hill."""
    kind = part.concept.kind if part.concept else ""
    tower = TOWERING if kind == "building" and len(frame.parts) == 1 and part.pieces[0].aspect < SLENDER else 1.0
    return VAST if kind == "landscape" else tower * (CROWNING if kind == "building" and raised(frame) else 1.0)


def raised(frame: Frame) -> bool:
    """Whether things stand on a hill, high in the frame."""
    return frame.backdrop.surface == "ground" and frame.backdrop.blades and frame.backdrop.floor < HIGH


def together(spots: list[Spot], frame: Frame) -> list[Spot]:
    """All spots shrunk about their common foot where together they are too high or too wide for the frame."""
    foot, top = max(s.box[3] for s in spots), min(s.box[1] for s in spots)
    left, right = min(s.box[0] for s in spots), max(s.box[2] for s in spots)
    scale = min(1.0, (foot - 0.03 * frame.height) / (foot - top), 0.96 * frame.width / (right - left))
    middle = (left + right) / 2
    if scale == 1.0:
        aside = max(0.0, EDGE * frame.width - left) - max(0.0, right - (1 - EDGE) * frame.width)
        return [replace(s, x=s.x + aside) for s in spots]
    return [
        replace(smaller(s, scale), x=frame.width / 2 + (s.x - middle) * scale, foot=foot + (s.foot - foot) * scale)
        for s in spots
    ]


def kept_in(spot: Spot, frame: Frame) -> Spot:
    """A spot moved, and if it must be made smaller, so that it stays within the frame."""
    margin = (0.09 if len(frame.parts) == 1 else 0.02) * frame.short  # for what is turned looks wider
    room_x, room_y = frame.width - 2 * margin, frame.height - margin
    shrink = min(1.0, room_x / spot.width, room_y / spot.height)
    width, height = spot.width * shrink, spot.height * shrink
    x = min(max(spot.x, margin + width / 2), frame.width - margin - width / 2)
    foot = min(max(spot.foot, margin + height), frame.height - margin * 0.5 + height * unseen(spot))
    return replace(spot, x=x, foot=foot, width=width, height=height)


def above_land(spots: list[Spot], behind: str, size: tuple[int, int]) -> list[Spot]:
    """Spots of which those in the sky are clear of the land before them: a moon is whole over mountains and woods."""
    if not any(spot.risen for spot in spots):
        return spots
    line = skyline(behind)
    return [lifted(spot, line, size) if spot.risen else spot for spot in spots]


def lifted(spot: Spot, line: NDArray[np.floating], size: tuple[int, int]) -> Spot:
    """A spot in the sky raised over the skyline; moved aside and smaller where there is no room for it above that."""
    width, height = size

    def land(x: float) -> float:
        left, right = (round(len(line) * (x + side * SHOULDER * spot.width) / width) for side in (-1, 1))
        return float(line[max(0, left) : max(1, right + 1)].min(initial=1.0)) * height - GAP * height

    free = (at for at in (spot.x, *(side * width for side in ASIDE)) if land(at) >= FITS * spot.height + GAP * height)
    x = next(free, max((spot.x, *(side * width for side in ASIDE)), key=land))
    if land(x) < LEAST_SKY * height:  # the land is a roof of leaves: no room at all
        return spot
    small = smaller(spot, min(1.0, max(LEAST_DISC, (land(x) - GAP * height) / spot.height)))
    return replace(small, x=x, foot=min(spot.foot, max(land(x), small.height + GAP * height)))


def repeated(
    spot: Spot, part: Part, scene: tuple[Frame, Spot], *, crowd: bool, share: float | None = None
) -> list[Spot]:
    """Copies of a spot for a count: two beside each other, more in rows or strewn; some mirrored, none quite alike.

    scene: the frame, and the spot of the subject; share: of the width, what its group has for itself.
    """
    frame, first = scene
    if hosts.many(part):
        return hosts.spread(spot, part, frame, None if spot.part == 0 else first)
    if part.count <= 1 or spot.single:
        return [spot]
    if spot.stand in RAISED:
        return pots.bunch(spot, pots.BOUND_OF if pots.BOUND in frame.turn.text.lower() else part.count)
    if part.count > PAIR and not (crowd or spot.level) and (hosts.hovers(spot) or part.count <= GROUPED):
        return [kept_in(copy, frame) for copy in hosts.strewn(spot, part.count, frame)]
    rows = 1 if spot.level else next(rows for rows, most in ROWS if part.count <= most)
    widest = -(-part.count // rows)
    long = 1.25 if spot.width > 1.4 * spot.height and rows > 1 else 1.0
    room = (share or 0.96) * frame.width / widest / spot.width / (1 - FURTHER * (rows - 1))
    stretch = min(1.4, max(1.0, (frame.width / frame.height) ** 0.5))  # a wide frame has room for large ones
    scale = min(SHRUNK[rows] * long * stretch**0.5 * (0.9 if crowd else 1.0), room)
    tight = PRESSED if spot.level and not (spot.touches or spot.veiled) else ABREAST
    spread = min(spot.width * scale * widest * tight * stretch, frame.width * (share or (0.74 if crowd else 0.98)))
    lead = replace(smaller(spot, scale), x=spot.x if crowd else frame.width / 2)
    return [kept_in(nth(k, part.count, rows, lead, (spread, frame)), frame) for k in range(part.count)]


def nth(k: int, count: int, rows: int, spot: Spot, room: tuple[float, Frame]) -> Spot:
    """The k-th copy of a spot in its row: the back rows hold the most and are smaller; of a pair one is further off."""
    spread, frame = room
    row, column = k % rows, k // rows
    columns = (count - row + rows - 1) // rows
    back = rows - 1 - row  # the first row has the most copies, so it is the furthest
    behind = count == PAIR and not spot.level and k == frame.turn.of("side", 2)
    copy = smaller(spot, (SECOND if behind else 1 - FURTHER * back) * frame.dice.uniform(0.92, 1.06))
    floats = not (spot.shadow or spot.touches) and spot.veiled == 0
    gaps = rows > 1 and count % rows == 0 and columns > 1  # rows of one length: each stands in the other's gaps
    even = 0.25 * (-1) ** row if gaps else 0.0
    x = spot.x + spread * (1 - 0.08 * back) * ((column + 0.5 + even) / columns - 0.5) + aside(columns, spread, frame)
    step = spot.height * (0.86 if floats else 0.34) if not spot.veiled else spot.height * 0.62
    rise = (back + 0.3 * behind) * step + spot.height * frame.dice.uniform(0, 0.05) * (4 if floats else 1)
    return replace(
        copy,
        x=x + frame.dice.uniform(-0.02, 0.02) * frame.width,
        foot=spot.foot - rise,
        depth=spot.depth - 0.05 * (back + behind),
        mirrored=frame.dice.choice((False, True)),
    )


def aside(columns: int, spread: float, frame: Frame) -> float:
    """How far a copy that is alone in its row stands off the middle."""
    return frame.dice.uniform(-0.1, 0.1) * spread if columns == 1 else 0.0
