"""What a subject wears, holds or rides."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.figures import figure, labelled
from generator.spots import Frame, Spot, either, fitted, guest, moved, place_of, smaller

if TYPE_CHECKING:
    from generator.references import Part

HEADGEAR = frozenset(
    ("top hat", "woman's hat", "billed cap", "crown", "hat", "cowboy hat", "party hat", "winter hat", "fez", "sombrero")
) | {"graduation cap", "military helmet", "rescue worker's helmet", "football helmet", "headphone"}
SNOWMEN = frozenset(("snowman",))  # heads on top, as people have them
EYEWEAR = frozenset(("glasses", "sunglasses", "goggles"))


def wearing(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """On the head, before the eyes, or around the neck."""
    main = smaller(spots[0], 0.86) if labelled(part, HEADGEAR) else spots[0]
    upright = figure(frame.parts[0]) or labelled(frame.parts[0], SNOWMEN)
    share, level = (0.44, 0.78 if upright else 0.6) if labelled(part, EYEWEAR) else (0.46, 0.42 if upright else 0.3)
    if labelled(part, HEADGEAR):
        share, level = 0.5, 0.88
    width, height = fitted(part, main.width * share)
    worn = Spot(
        part=number, x=main.x, foot=main.foot - main.height * level, width=width, height=height, depth=main.depth
    )
    return [*moved(spots, main), replace(worn, depth=main.depth + 0.2, shadow=False)]


def riding(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """The subject sits on the further thing's back."""
    main = spots[0]
    mount = replace(guest(part, number, frame, main, 1.15), x=frame.width / 2, depth=main.depth - 0.1)
    mount = replace(mount, mirrored=main.mirrored, veiled=main.veiled, shadow=main.shadow)
    size = max(0.72, 0.6 * mount.height / main.height)
    rider = replace(smaller(main, size), x=mount.x, foot=mount.foot - mount.height * 0.5, shadow=False, veiled=0.0)
    if figure(frame.parts[0]):  # the legs are behind the mount, the hips on its back
        rider, back = smaller(main, 0.86 * mount.height / main.height), -1 if mount.mirrored else 1
        x, foot = mount.x + 0.1 * back * mount.width, mount.foot - 0.6 * mount.height + 0.28 * rider.height
        rider = replace(rider, x=x, foot=foot, depth=mount.depth - 0.05, shadow=False, veiled=0.0)
    return [*moved(spots, rider), mount]


def holding(spots: list[Spot], part: Part, number: int, frame: Frame) -> list[Spot]:
    """A small thing in front of the subject, low and at its side, so that the face stays free."""
    main = spots[0]
    held = replace(guest(part, number, frame, main, 0.8), depth=main.depth + 0.2, shadow=False)
    held = smaller(held, min(1.0, 0.42 * main.height / held.height, 0.62 * main.width / held.width))
    x = main.x + either(frame) * (main.width * 0.36 + held.width * 0.1)
    if not figure(frame.parts[0]):
        return [*spots, replace(held, x=x, foot=main.foot - main.height * 0.02)]
    aloft = place_of(part) == "air"
    return [*spots, replace(held, x=x, foot=main.foot - main.height * (0.62 if aloft else 0.34))]
