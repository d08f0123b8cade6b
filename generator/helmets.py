"""The glass helmet of a beast that is an astronaut, about its head."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from generator.vector import Sheet, css, disc, line, oval, ring
from generator.worn import HEADED, MASKED, UNSEEN

if TYPE_CHECKING:
    from generator.anatomy import Shape
    from generator.references import Part
    from generator.spots import Spot

    Cast = tuple[tuple[Part, ...], tuple[Shape, ...]]

TOLD = re.compile(r"\b(?:astronaut|cosmonaut|space ?suit|space helmet)s?\b", re.IGNORECASE)
HELMET = "helmet"  # what is said of a place whose beasts wear one
ROUND, LOW = 0.78, 0.06  # of the head: how large the glass is; how far below the eyes its middle lies
SHELL, BAND = "#f4f6fb", "#e2553f"


def helmeted(spots: list[Spot], cast: Cast, sheet: Sheet, high: int) -> str:
    """Helmets about the heads of all beasts, in the frame's units; `high` is its height in pixels."""
    if HELMET not in sheet.said:
        return ""
    parts, shapes = cast
    beasts = (spot for spot in spots if (concept := parts[spot.part].concept) and concept.kind == "animal")
    return "".join(glass(spot, shapes[spot.part], 100 / high) for spot in beasts if shapes[spot.part].eyes)


def glass(spot: Spot, shape: Shape, scale: float) -> str:
    """A ball of glass with its shine, on a collar."""
    eye_x, eye_y = shape.eyes or UNSEEN
    across = 1 - eye_x if spot.mirrored else eye_x
    side = (
        min(MASKED, max(2.2 * shape.both, HEADED)) * spot.width if shape.both else HEADED * min(spot.width, spot.height)
    )
    radius = ROUND * side * scale
    left, top, _, _ = spot.box
    x, y = (left + across * spot.width) * scale, (top + (eye_y + LOW) * spot.height) * scale
    out = oval((x, y + 0.93 * radius), (0.74 * radius, 0.24 * radius), SHELL) + oval(
        (x, y + 0.97 * radius), (0.74 * radius, 0.16 * radius), BAND
    )
    out += disc((x, y), radius, "#cfe8ff", 0.16) + ring((x, y), (radius, radius), SHELL, 0.11 * radius, 0.95)
    out += ring((x, y), (0.93 * radius, 0.93 * radius), css((120, 150, 190)), 0.03 * radius, 0.6)
    shine = [
        (x - 0.72 * radius, y - 0.12 * radius),
        (x - 0.6 * radius, y - 0.44 * radius),
        (x - 0.32 * radius, y - 0.68 * radius),
    ]
    return (
        out
        + line(shine, "#ffffff", 0.12 * radius, 0.75)
        + disc((x + 0.52 * radius, y + 0.5 * radius), 0.07 * radius, "#ffffff", 0.6)
    )
