"""A thing in another or about it: in a bath or boat, at a wheel, on a seat, in a tree, among others, over one."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.figures import figure, labelled
from generator.spots import Frame, Spot, either, fitted, guest, moved, rooted, smaller

if TYPE_CHECKING:
    from generator.anatomy import Shape
    from generator.references import Part

GLASS = frozenset(("goldfish bowl", "jar", "ship in a bottle", "crystal ball"))
HOLDS, HELD = 0.46, 0.72  # of the short side: how large a vessel is at least, and one of glass at most
SUNK = 0.4  # of what is in a vessel, below its rim
AMONG = (  # where things stand that something is among: across, how far below the floor, how large
    (0.07, 0.0, 0.9), (0.93, 0.0, 0.9), (0.2, 5.0, 1.0), (0.8, 5.0, 1.0), (0.36, 8.5, 1.05), (0.64, 8.5, 1.05),
)  # fmt: skip
SHOULDER_TO_SHOULDER = 0.6  # of a vessel's width: how wide each of several in it is
OPEN = 1.25  # width over height from which a boat has no sail
HIPS, LAP = 0.62, 0.6  # of its height from the top: where a figure's legs begin; how much of them shows as it sits
SEATED, PLANE = 1.3, 0.34  # of a seat's height: how tall who sits on it would stand; how high one sits
BUST, SILL = 0.42, 0.5  # how much of a figure is seen in a window; of a car's height, where that ends
HURDLE, CLEARED, REARS = 0.3, 0.12, 11.0  # of the frame, how high what is leapt over is; of the leaper; degrees
SPRUNG = 0.08  # of a figure's height: how far its feet are above what it leaps over
CHIN = 0.22  # of a beast's height below its eyes: what shows of it
BLADES = frozenset({"sword", "dagger", "axe", "katana", "kitchen knife", "crossed swords"})
STONES = frozenset({"rock"})
STONE, BLADE = 0.36, 0.6  # of the frame, how high a stone is, and what is stuck in it
SLIT, DRIVEN = 0.2, 0.34  # of the stone's height, how far down that is seen to enter; how much of it is in there
HULL = 0.2  # of a boat's height, in which nobody is seen


def filled(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The vessel in front, the subject showing above its rim or through its glass."""
    main, glass = spots[0], labelled(part, GLASS)
    holder = guest(part, number, frame, main, 1.1)
    holder = smaller(holder, max(1.0, HOLDS * frame.short / max(holder.width, holder.height)))
    holder = smaller(holder, min(1.0, HELD * frame.short / max(holder.width, holder.height)) if glass else 1.0)
    # what swims is drawn over its bowl, for through the glass it would lose its colour
    holder = replace(holder, foot=frame.level(frame.backdrop.floor), depth=main.depth + (-0.2 if glass else 0.2))
    several = frame.parts[0].count > 1
    share = SHOULDER_TO_SHOULDER if several and not glass else 0.5 if glass else 0.66
    small = smaller(main, min(holder.width * share / main.width, 1.1 * holder.height / main.height))
    rim = holder.foot - holder.height * (1 - frame.shapes[number].rim)  # what is below it is behind the vessel
    foot = holder.foot - holder.height * 0.2 if glass else min(rim + SUNK * small.height, holder.foot)
    return [*moved(spots, replace(small, foot=foot, shadow=False, level=several, veiled=0.0, afloat=False)), holder]


def aboard(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The subject in a boat: behind its side, on the water."""
    boat = rooted(replace(guest(part, number, frame, spots[0], 1.5), depth=spots[0].depth + 0.2), "sea", frame)
    tall = spots[0].height
    if boat.width > OPEN * boat.height:  # behind its side, which reaches up to its rim
        main = smaller(spots[0], min(1.0, 0.34 * boat.width / spots[0].width, 1.15 * boat.height / tall))
        foot = boat.foot - (1 - frame.shapes[number].rim) * boat.height + 0.5 * main.height
        main = replace(main, x=boat.x, foot=min(foot, boat.foot - HULL * boat.height), depth=boat.depth - 0.1)
        main = replace(main, shadow=False, level=True, veiled=0.0, afloat=False)
        return [*mates(moved(spots, main), boat, frame), boat]
    main = smaller(spots[0], min(1.0, 0.4 * boat.width / spots[0].width, 0.5 * boat.height / tall))
    foot = boat.foot - HULL * boat.height + SUNK * main.height  # before the sail, its feet behind the boat's side
    x = boat.x - (0.12 if frame.parts[0].count == 1 else 0.0) * boat.width
    main = replace(main, x=x, foot=foot, shadow=False, veiled=SUNK, afloat=False)
    return [*mates(moved(spots, replace(main, depth=boat.depth + 0.1, level=True)), boat, frame), boat]


def mates(spots: list[Spot], boat: Spot, frame: Frame) -> list[Spot]:
    """Spots of which those beside the subject are in its boat too."""
    main, out = spots[0], list(spots)
    for k, spot in enumerate(spots[1:], 1):
        part = frame.parts[spot.part]
        if part.relation in ("and", "beside", "with") and part.concept and part.concept.kind in ("animal", "person"):
            small = smaller(spot, min(1.0, 1.15 * main.height / spot.height))
            x = boat.x + (1 if spot.x > main.x else -1) * 0.22 * boat.width
            out[k] = replace(main, part=spot.part, x=x, width=small.width, height=small.height, mirrored=spot.mirrored)
    return out


def at_the_wheel(main: Spot, car: Spot, beast: Shape | None) -> Spot:
    """Head and chest of a figure, or a beast's head, in the window of a car."""
    share = BUST if beast is None else min(0.75, (beast.eyes or (0.5, 0.3))[1] + CHIN)
    driver = smaller(main, (0.3 if beast is None else 0.4) * car.height / (share * main.height))
    foot = car.foot - SILL * car.height + (1 - share) * driver.height
    at = replace(driver, x=car.x, foot=foot, depth=car.depth + 0.05, cut=(0.0, 0.0, 1.0, share))
    return replace(at, shadow=False, veiled=0.0, afloat=False, touches=False)


def sat(spots: list[Spot], seat: Spot, frame: Frame) -> list[Spot]:
    """A figure on a seat: its upper body above the plane, its legs foreshortened before it."""
    room = 0.9 * frame.height / (PLANE + SEATED * HIPS)
    seat = smaller(seat, min(1.0, 0.62 * frame.height / seat.height, room / seat.height))
    seat = replace(seat, foot=frame.level(min(96.0, frame.backdrop.floor + 3)))
    main, plane = spots[0], seat.foot - PLANE * seat.height
    body = smaller(main, SEATED * seat.height / main.height)
    legs = (1 - HIPS) * body.height
    body = replace(body, x=seat.x, foot=plane + legs, depth=seat.depth + 0.1, cut=(0.0, 0.0, 1.0, HIPS))
    body = replace(body, shadow=False, veiled=0.0, afloat=False, touches=False)
    lap = replace(body, height=LAP * body.height, foot=plane + LAP * legs, cut=(0.0, HIPS, 1.0, 1.0))
    return [*moved(spots, body), seat, replace(lap, depth=body.depth + 0.01)]


def nested(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The subject small in the crown of a tree."""
    tree = replace(guest(part, number, frame, spots[0], 1.3), depth=spots[0].depth - 0.2)
    main = smaller(spots[0], 0.4 * tree.height / max(spots[0].height, spots[0].width))
    side = 0.12 * either(frame) * tree.width
    return [*moved(spots, replace(main, x=tree.x + side, foot=tree.foot - 0.5 * tree.height, shadow=False)), tree]


def amid(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The subject in the middle of several of the further thing: at its sides, and in front, low."""
    main, out = replace(spots[0], x=frame.width / 2), []
    one = guest(part, number, frame, main, 0.6)
    one = smaller(one, min(1.0, 0.3 * frame.height / one.height))
    for across, down, size in AMONG:
        foot = frame.level(min(98.5, frame.backdrop.floor + down + frame.dice.uniform(-0.6, 0.6)))
        copy = smaller(one, size * frame.dice.uniform(0.9, 1.1))
        x = frame.width * (across + frame.dice.uniform(-0.03, 0.03))
        depth, mirrored = main.depth + 0.2 + down / 100, frame.dice.random() < 0.5  # noqa: PLR2004
        out.append(replace(copy, x=x, foot=foot, depth=depth, single=True, mirrored=mirrored))
    return [*moved(spots, replace(main, foot=main.foot - 0.04 * frame.height)), *out]


def leaping(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The subject in mid-leap close over something low, its head up."""
    low = guest(part, number, frame, spots[0], 0.8)
    low = smaller(low, min(1.0, HURDLE * frame.height / low.height))
    low = replace(low, x=0.53 * frame.width, foot=frame.level(frame.backdrop.floor), depth=spots[0].depth - 0.1)
    top = low.foot - low.height
    main = smaller(spots[0], min(1.0, (top - 0.06 * frame.height) / spots[0].height))
    past = -SPRUNG if figure(frame.parts[0]) else CLEARED  # of a beast the legs are at both sides
    foot = top + past * main.height
    return [*moved(spots, replace(main, x=0.5 * frame.width, foot=foot, tilt=REARS, shadow=False)), low]


def between(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The subject in the middle; two of the further thing left and right of it, or one left and what follows right."""
    main = replace(smaller(spots[0], 0.66), x=frame.width / 2)
    left = guest(part, number, frame, main, 0.9)
    x, foot = 0.02 * frame.width + left.width / 2, main.foot - 0.04 * frame.height
    left = replace(left, x=x, foot=foot, depth=main.depth - 0.2, single=True)
    right = replace(left, x=frame.width - left.x, mirrored=True)
    return [*moved(spots, main), left, *([right] if part.count > 1 else [])]


def spanning(spot: Spot, frame: Frame) -> Spot:
    """What reaches from one side of the frame to the other."""
    return replace(
        smaller(spot, min(0.96 * frame.width / spot.width, 0.5 * frame.height / spot.height)), x=frame.width / 2
    )


def aloft(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """A thing that hangs in the air over the subject: a heart, balloons."""
    main = smaller(spots[0], min(1.0, 0.6 * frame.height / spots[0].height))
    thing = guest(part, number, frame, main, 0.8)
    room = main.foot - main.height - 0.05 * frame.height
    thing = smaller(thing, min(1.0, room / thing.height, 0.4 * frame.width / thing.width))
    foot = max(thing.height + 0.03 * frame.height, main.foot - main.height - 0.02 * frame.height)
    return [*moved(spots, main), replace(thing, x=main.x, foot=foot, depth=main.depth - 0.2, shadow=False)]


def risen(spot: Spot, frame: Frame) -> Spot:
    """A moon or a sun that comes up behind the land."""
    return replace(spot, foot=frame.level(frame.backdrop.horizon + 4), depth=0.1, shadow=False)


def in_the_sky(part: Part, number: int, frame: Frame, side: int) -> Spot:
    """A spot in an upper corner."""
    width, height = fitted(part, frame.short * 0.3)
    x, foot = frame.width * (0.5 + side * 0.32), frame.level(14) + height * 0.7
    return Spot(part=number, x=x, foot=foot, width=width, height=height, depth=0.1, shadow=False)


def stuck(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """A blade that was driven into a stone from above, its hilt up."""
    stone = guest(part, number, frame, spots[0])
    stone = smaller(stone, min(STONE * frame.height / stone.height, 0.7 * frame.width / stone.width))
    stone = replace(stone, x=spots[0].x, foot=frame.level(frame.backdrop.floor), depth=spots[0].depth - 0.2)
    blade = smaller(spots[0], BLADE * frame.height / spots[0].height)
    foot = stone.foot - (1 - SLIT) * stone.height + DRIVEN * blade.height
    blade = replace(blade, foot=foot, tilt=180.0, veiled=DRIVEN, shadow=False, afloat=False)
    return [*moved(spots, blade), stone]
