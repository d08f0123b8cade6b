"""What is worn: on the head, before the eyes, around the neck."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.spots import Frame, Spot, fitted, labelled, moved, smaller

if TYPE_CHECKING:
    from generator.references import Part

HEADGEAR = frozenset(
    ("top hat", "woman's hat", "billed cap", "crown", "hat", "cowboy hat", "party hat", "winter hat", "fez", "sombrero")
) | {"graduation cap", "military helmet", "rescue worker's helmet", "football helmet", "headphone"}
EYEWEAR = frozenset(("glasses", "sunglasses", "goggles"))


def wearing(spots: list[Spot], part: Part, number: int, _: Frame) -> list[Spot]:
    """On the head, before the eyes, or around the neck."""
    main = smaller(spots[0], 0.86) if labelled(part, HEADGEAR) else spots[0]
    share, level = (0.44, 0.6) if labelled(part, EYEWEAR) else (0.46, 0.3)
    if labelled(part, HEADGEAR):
        share, level = 0.5, 0.88
    width, height = fitted(part, main.width * share)
    worn = Spot(
        part=number, x=main.x, foot=main.foot - main.height * level, width=width, height=height, depth=main.depth
    )
    return [*moved(spots, main), replace(worn, depth=main.depth + 0.2, shadow=False)]
