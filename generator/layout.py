"""From parts to boxes: who stands where, how large, in front of whom.

Boxes are (left, top, right, bottom) in pixels. Sizes of things are damped: a mouse beside an elephant stays visible.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from random import Random

    from generator.backdrop import Backdrop
    from generator.references import Part

SIZES = {1: 0.34, 2: 0.44, 3: 0.56, 4: 0.64, 5: 0.74, 6: 0.84}  # of the short side, alone in the frame
DAMPED = 0.55  # exponent of relative sizes
SEATS = frozenset(
    {"sofa", "couch and lamp", "bench", "bed", "chair", "armchair", "throne", "office chair", "seat", "swing", "sled"}
)
ROOFS = frozenset({"umbrella", "umbrella on ground", "bridge", "table", "deciduous tree", "palm tree", "evergreen tree", "cloud",
                   "cloud with rain", "rainbow", "treehouse", "cherry tree", "full moon", "sun", "star", "crescent moon"})  # fmt: skip
HEADGEAR = frozenset({"top hat", "woman's hat", "billed cap", "crown", "hat", "cowboy hat", "party hat", "winter hat", "fez", "sombrero",
                      "graduation cap", "military helmet", "rescue worker's helmet", "football helmet", "headphone"})  # fmt: skip
EYEWEAR = frozenset({"glasses", "sunglasses", "goggles"})
VESSELS = frozenset({"food", "object"})  # kinds that things can be in


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """Where one copy of one part goes: centre and foot in pixels, box size, depth (drawn from far to near), mirrored or not."""

    part: int
    x: float
    foot: float
    width: float
    height: float
    depth: float
    mirrored: bool = False
    shadow: bool = True
    veiled: float = 0.0  # of its height, hidden at the foot

    @property
    def box(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        return self.x - self.width / 2, self.foot - self.height, self.x + self.width / 2, self.foot


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """What a layout is made for: size in pixels, the setting's levels, the dice."""

    width: int
    height: int
    backdrop: Backdrop
    dice: Random

    @property
    def short(self) -> int:
        """The short side."""
        return min(self.width, self.height)

    def level(self, share: float) -> float:
        """Pixels of a level in hundredths of the height."""
        return share * self.height / 100


def lay_out(parts: tuple[Part, ...], frame: Frame) -> list[Spot]:
    """Spots of all parts, from far to near."""
    if not parts:
        return []
    spots = [alone(parts[0], 0, frame, 1.0 if len(parts) == 1 else 0.9)]
    for number, part in enumerate(parts[1:], 1):
        spots = RULES.get(part.relation, beside)(spots, part, number, frame)
    spots = [kept_in(spot, frame) for spot in spots]
    copies = [copy for spot in spots for copy in repeated(spot, parts[spot.part], frame, crowd=len(parts) > 1)]
    return sorted(copies, key=lambda s: (s.depth, s.foot))


def fitted(part: Part, side: float) -> tuple[float, float]:
    """Width and height of a part's first drawing within a square; long things may be somewhat longer."""
    aspect = part.pieces[0].aspect
    long = 1.18 if aspect > 1.5 or aspect < 0.6 else 1.0  # noqa: PLR2004 - trains and towers
    return (side * long, side * long / aspect) if aspect >= 1 else (side * long * aspect, side * long)


def alone(part: Part, number: int, frame: Frame, scale: float) -> Spot:
    """The subject: large, a little off the middle, where its kind belongs."""
    concept = part.concept
    size = SIZES[concept.size if concept else 3]
    side = frame.short * (0.4 * 0.64 + 0.6 * size) * scale * frame.dice.uniform(0.95, 1.06)
    width, height = fitted(part, side)
    shrink = min(1.0, 0.92 * frame.width / width, 0.84 * frame.height / height)
    spot = Spot(part=number, x=frame.width * frame.dice.choice((0.46, 0.5, 0.54)), foot=0, width=width * shrink, height=height * shrink,
                depth=1.0, mirrored=frame.dice.random() < 0.5)  # fmt: skip  # noqa: PLR2004 - either
    return rooted(spot, concept.place if concept else "table", frame)


def rooted(spot: Spot, place: str, frame: Frame) -> Spot:
    """A spot at the height where its kind belongs in this setting."""
    floor, surface = frame.level(frame.backdrop.floor), frame.backdrop.surface
    if place == "sky":
        return replace(spot, foot=frame.level(40) + spot.height / 2, depth=0.2, shadow=False)
    if place == "air" or surface in ("none", "air") or (place == "deep" and surface != "water"):
        return replace(spot, foot=frame.level(50) + spot.height / 2, shadow=False)
    if surface == "water":
        afloat = place in ("sea", "deep")
        return replace(
            spot, foot=floor + (0.02 * frame.height if afloat else 0), shadow=False, veiled=0.1 if afloat else 0.04
        )
    return replace(spot, foot=floor)


def partner(part: Part, to: Spot, parts_scale: float, frame: Frame) -> tuple[float, float]:
    """Width and height of a further thing."""
    side = max(to.width, to.height) * parts_scale
    width, height = fitted(part, side)
    shrink = min(1.0, 0.9 * frame.width / width, 0.8 * frame.height / height)
    return width * shrink, height * shrink


def relative(part: Part, to: Part | None) -> float:
    """How large a thing is beside another, damped."""
    mine, other = (SIZES[p.concept.size] if p and p.concept else 0.56 for p in (part, to))
    return min(1.5, max(0.42, (mine / other) ** (1 + DAMPED)))


def beside(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """Side by side, the further thing a little behind; what belongs to the sky goes up there."""
    main = spots[0]
    place = part.concept.place if part.concept else "ground"
    side = frame.dice.choice((-1, 1)) if len(spots) == 1 else (1 if spots[1].x < main.x else -1)
    if place == "sky":
        width, height = fitted(part, frame.short * 0.3)
        return [*spots, Spot(part=number, x=frame.width * (0.5 + side * 0.32), foot=frame.level(14) + height / 2 + height * 0.2, width=width,
                             height=height, depth=0.1, shadow=False)]  # fmt: skip
    if (
        part.concept
        and (part.concept.label in HEADGEAR or part.concept.label in EYEWEAR or part.concept.kind == "clothing")
        and part.relation == "with"
    ):
        return wearing(spots, part, number, frame)
    width, height = partner(part, main, 0.86, frame)
    apart = min((main.width + width) / 2 * 0.96, frame.width * 0.46)
    moved = replace(main, x=frame.width / 2 - side * apart * 0.5)
    other = Spot(part=number, x=frame.width / 2 + side * apart * 0.52, foot=main.foot - 0.03 * frame.height, width=width, height=height, depth=0.8,
                 mirrored=side < 0)  # fmt: skip
    return [
        moved,
        *spots[1:],
        other if place not in ("air", "deep") else replace(other, foot=main.foot - main.height * 0.35, shadow=False),
    ]


def on(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The subject stands or sits on a further thing, which is wider and below."""
    main = spots[0]
    width, height = partner(part, main, 1.15, frame)
    seat = 0.52 if part.concept and part.concept.label in SEATS else 0.12
    base = Spot(
        part=number,
        x=main.x,
        foot=frame.level(min(96.0, frame.backdrop.floor + 4)),
        width=width,
        height=height,
        depth=main.depth - 0.2,
    )
    raised = replace(main, foot=base.foot - base.height * (1 - seat), shadow=False, veiled=0.0)
    return [raised, *spots[1:], base]


def inside(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The subject in a vessel: the vessel in front, the subject showing above its rim or through its glass."""
    if part.concept is None or part.concept.kind not in VESSELS:
        return beside(spots, part, number, frame)
    main, glass = spots[0], part.concept.label in ("goldfish bowl", "jar", "ship in a bottle", "crystal ball")
    width, height = partner(part, main, 1.1, frame)
    holder = Spot(
        part=number,
        x=main.x,
        foot=frame.level(frame.backdrop.floor),
        width=width,
        height=height,
        depth=main.depth + 0.2,
    )
    share = 0.5 if glass else 0.72
    small = replace(
        main, width=width * share, height=main.height * width * share / main.width, shadow=False, veiled=0.0
    )
    foot = holder.foot - height * 0.2 if glass else holder.foot - height * 0.5
    return [replace(small, foot=foot), *spots[1:], holder]


def behind(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The further thing stands in front of the subject, smaller and to the side."""
    main = spots[0]
    width, height = partner(part, main, 0.66, frame)
    side = frame.dice.choice((-1, 1))
    front = Spot(part=number, x=main.x + side * main.width * 0.3, foot=min(main.foot + 0.05 * frame.height, 0.97 * frame.height), width=width,
                 height=height, depth=main.depth + 0.3)  # fmt: skip
    return [replace(main, foot=main.foot - 0.05 * frame.height), *spots[1:], front]


def before(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The further thing stands behind the subject, larger and higher."""
    main = replace(spots[0], width=spots[0].width * 0.78, height=spots[0].height * 0.78)
    width, height = partner(part, spots[0], 1.12, frame)
    side = frame.dice.choice((-1, 1))
    far = Spot(part=number, x=frame.width / 2 + side * 0.12 * frame.width, foot=max(frame.level(frame.backdrop.horizon + 8), height + 2), width=width,
               height=height, depth=0.4)  # fmt: skip
    return [replace(main, x=frame.width / 2 - side * 0.14 * frame.width), *spots[1:], far]


def under(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The further thing is above: a roof over the subject, or something in the sky."""
    main = spots[0]
    if part.concept and part.concept.place in ("sky", "air"):
        return beside(spots, replace(part, relation="beside"), number, frame)
    roof = part.concept is not None and part.concept.label in ROOFS
    small = replace(main, width=main.width * 0.62, height=main.height * 0.62)
    width, height = partner(part, main, 1.25, frame)
    cover = Spot(
        part=number, x=main.x, foot=main.foot - 0.02 * frame.height, width=width, height=height, depth=main.depth - 0.2
    )
    return [small, *spots[1:], cover if roof else replace(cover, foot=main.foot - small.height * 0.7, shadow=False)]


def over(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The subject is above the further thing."""
    main = replace(spots[0], width=spots[0].width * 0.78, height=spots[0].height * 0.78)
    width, height = partner(part, main, 1.0, frame)
    below = Spot(
        part=number, x=frame.width / 2, foot=frame.level(frame.backdrop.floor), width=width, height=height, depth=0.6
    )
    below = (
        rooted(below, part.concept.place if part.concept else "ground", frame)
        if part.concept and part.concept.place == "sea"
        else below
    )
    top = max(0.04 * frame.height, below.foot - below.height - main.height * 0.86)
    return [replace(main, foot=top + main.height, shadow=False, veiled=0.0), *spots[1:], below]


def riding(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The subject sits on the further thing's back."""
    main = spots[0]
    width, height = partner(part, main, 1.15, frame)
    mount = Spot(
        part=number,
        x=frame.width / 2,
        foot=main.foot,
        width=width,
        height=height,
        depth=main.depth - 0.1,
        mirrored=main.mirrored,
        veiled=main.veiled,
    )
    rider = replace(main, x=mount.x, width=main.width * 0.72, height=main.height * 0.72, shadow=False, veiled=0.0)
    return [replace(rider, foot=mount.foot - mount.height * 0.5), *spots[1:], replace(mount, shadow=main.shadow)]


def holding(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """A small thing in front of the subject, at its side."""
    main = spots[0]
    width, height = partner(part, main, 0.5, frame)
    side = frame.dice.choice((-1, 1))
    held = Spot(part=number, x=main.x + side * main.width * 0.36, foot=main.foot - main.height * 0.06, width=width, height=height,
                depth=main.depth + 0.2, shadow=False)  # fmt: skip
    return [*spots, held]


def wearing(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """On the head, before the eyes, or around the neck."""
    main = spots[0]
    label = part.concept.label if part.concept else ""
    share, foot = (0.5, 0.86) if label in HEADGEAR else (0.44, 0.6) if label in EYEWEAR else (0.46, 0.3)
    width, height = partner(part, main, share, frame)
    worn = Spot(
        part=number,
        x=main.x,
        foot=main.foot - main.height * foot,
        width=width,
        height=height,
        depth=main.depth + 0.2,
        shadow=False,
    )
    if label in HEADGEAR:
        main = replace(main, width=main.width * 0.86, height=main.height * 0.86)
        worn = replace(worn, foot=main.foot - main.height * 0.88)
    return [main, *spots[1:], worn]


RULES = {
    "on": on, "in": inside, "behind": behind, "before": before, "under": under, "over": over, "riding": riding, "holding": holding,
    "wearing": wearing,
}  # fmt: skip


def kept_in(spot: Spot, frame: Frame) -> Spot:
    """A spot moved, and if it must be made smaller, so that it stays within the frame."""
    margin = 0.02 * frame.short
    room_x, room_y = frame.width - 2 * margin, frame.height - margin
    shrink = min(1.0, room_x / spot.width, room_y / spot.height)
    width, height = spot.width * shrink, spot.height * shrink
    x = min(max(spot.x, margin + width / 2), frame.width - margin - width / 2)
    foot = min(max(spot.foot, margin + height), frame.height - margin * 0.5 + height * spot.veiled)
    return replace(spot, x=x, foot=foot, width=width, height=height)


def repeated(spot: Spot, part: Part, frame: Frame, *, crowd: bool) -> list[Spot]:
    """Copies of a spot for a count: two beside each other, more in rows; some mirrored, none quite alike."""
    if part.count <= 1:
        return [spot]
    free = not spot.shadow and spot.veiled == 0
    rows = 1 if part.count == 2 else 2 if part.count <= 6 else 3  # noqa: PLR2004 - how groups look natural
    widest = -(-part.count // rows)
    scale = {1: 0.72, 2: 0.6, 3: 0.46}[rows] * (0.9 if crowd else 1.0)
    scale = min(scale, 0.98 * frame.width / widest / spot.width)
    spread = min(spot.width * scale * widest * 1.12, frame.width * (0.7 if crowd else 0.96))
    out = []
    for k in range(part.count):
        row, column = k % rows, k // rows
        columns = (part.count - row + rows - 1) // rows
        near = 1 - 0.16 * row
        side = scale * near * frame.dice.uniform(0.92, 1.06)
        x = (
            spot.x
            + spread * ((column + 0.5) / columns - 0.5) * (1 if columns > 1 else 0.2)
            + frame.dice.uniform(-0.03, 0.03) * frame.width
        )
        rise = row * spot.height * (0.42 if free else 0.2) + frame.dice.uniform(0, 0.05) * spot.height * (
            2 if free else 0.4
        )
        copy = replace(spot, x=x, foot=spot.foot - rise, width=spot.width * side, height=spot.height * side,
                       depth=spot.depth - 0.05 * row, mirrored=frame.dice.random() < 0.5)  # fmt: skip  # noqa: PLR2004
        out.append(kept_in(copy, frame))
    return out
