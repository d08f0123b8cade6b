"""What a setting does about what stands in it: bushes at a house's foot, clouds under what flies, light.

A lighthouse throws its beams, and landmarks stand in their light at night.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.bank import ALIVE
from generator.clouds import heap
from generator.figures import labelled
from generator.grammar import wordlist
from generator.lights import glow
from generator.outdoors import SUMMER
from generator.skies import shade
from generator.vector import DARK, Sheet, blob, blurred, css, disc, line, mix, oval, polygon, veiled

if TYPE_CHECKING:
    from generator.backdrop import Backdrop
    from generator.references import Part
    from generator.spots import Spot

    Box = tuple[float, float, float, float]
    Documents = tuple[str, str]
    Scenery = tuple[list[Spot], tuple[Part, ...], Backdrop]

END = "</svg>"
FLOODLIT = frozenset(
    ("eiffel tower", "Tokyo tower", "Statue of Liberty", "cathedral", "tower", "temple", "castle", "church")
)
LIGHTHOUSES = frozenset(("lighthouse",))
LAMP = 0.85  # of a lighthouse's height: where its light is
TIED = frozenset(("kite",))
HOUSES = wordlist(  # words of the labels of what has walls that bushes grow at
    "house houses building cottage castle church barn cabin hut chalet cathedral school hotel temple village hospital"
)
WINGED = wordlist(
    "dragon pegasus fairy angel phoenix griffin eagle owl bird butterfly honeybee bat witch"
)  # needn't hide


def dressed(documents: Documents, scene: Scenery, sheet: Sheet, high: int) -> Documents:
    """The documents of a setting, behind and in front, with what its things call for; `high` is the frame's height."""
    spots, parts, levels = scene
    behind, front = "", ""
    for number, spot in enumerate(spots):
        part, box = parts[spot.part], scaled(spot, 100 / high)
        behind += shining(part, box, sheet)
        if not hidden(spot, spots[number + 1 :]):
            front += foot_of(part, spot, box, (sheet, levels)) + flight(part, spot, box, (sheet, levels))
            front += gleam(part, box, sheet)
        if labelled(part, TIED) and part.relation == "holding":
            front += string(box, scaled(next(one for one in spots if one.part == 0), 100 / high), sheet)
    return with_body(documents[0], behind), with_body(documents[1], front)


def with_body(document: str, body: str) -> str:
    """A document with more drawn at its end."""
    return document.removesuffix(END) + body + END if body else document


def scaled(spot: Spot, share: float) -> Box:
    """A spot's box in hundredths of the frame's height."""
    left, top, right, bottom = spot.box
    return left * share, top * share, right * share, bottom * share


def hidden(spot: Spot, nearer: list[Spot]) -> bool:
    """Whether something nearer stands before the foot of a spot."""
    left, _, right, foot = spot.box
    beside = (other for other in nearer if other.box[0] < right and other.box[2] > left)
    return any(other.foot > foot - 0.3 * spot.height for other in beside)


def string(kite: Box, holder: Box, sheet: Sheet) -> str:
    """The line from a hand to what flies on it, with its sag."""
    left, top, right, bottom = holder
    side = 1 if kite[0] + kite[2] > left + right else -1
    hand = (left + right) / 2 + side * 0.34 * (right - left), top + 0.45 * (bottom - top)
    end = (kite[0] + kite[2]) / 2, kite[3] - 0.4 * (kite[3] - kite[1])
    across, up = end[0] - hand[0], end[1] - hand[1]
    curve = [(hand[0] + across * t, hand[1] + up * t + 6 * t * (1 - t)) for t in (k / 12 for k in range(13))]
    return line(curve, css(shade(sheet, (255, 255, 255))), 0.4, 0.9)


def shining(part: Part, box: Box, sheet: Sheet) -> str:
    """The light about a landmark in the dark, and the beams of a lighthouse."""
    (left, top, right, bottom), storm = box, "storm" in sheet.weathers
    middle, high = (left + right) / 2, bottom - top
    if labelled(part, LIGHTHOUSES) and (sheet.time in DARK or storm):
        return beam(sheet, (middle, bottom - LAMP * high))
    if sheet.time != "night" or not labelled(part, FLOODLIT):
        return ""
    halo = glow((middle, bottom - 0.42 * high), 0.62 * high, (255, 190, 90), 0.55)
    pool = oval((middle, bottom), (0.75 * (right - left), 0.05 * high), "#ffd27a", 0.4)
    return halo + glow((middle, bottom - 0.1 * high), 0.4 * high, (255, 206, 120), 0.5) + blurred(pool, 1.2)


def gleam(part: Part, box: Box, sheet: Sheet) -> str:
    """The golden light on a landmark in the dark: strongest low down, and a point of light on its top."""
    if sheet.time != "night" or not labelled(part, FLOODLIT):
        return ""
    (left, top, right, bottom), gold = box, (255, 214, 120)
    middle, high = (left + right) / 2, bottom - top
    lights = glow((middle, top + 0.02 * high), 0.12 * high, (255, 246, 210), 0.9)
    return lights + "".join(
        glow((middle, bottom - up * high), reach * high, gold, 0.42) for up, reach in ((0.12, 0.3), (0.45, 0.24))
    )


def beam(sheet: Sheet, lamp: tuple[float, float]) -> str:
    """Two cones of light from a lamp, one long and one short."""
    (x, y), side, out = lamp, sheet.dice.choice((-1, 1)), ""
    for way, reach, wide in ((side, sheet.width, 15), (-side, 0.5 * sheet.width, 8)):
        for share in (1.0, 0.6, 0.3):
            ends = [
                (x, y - 0.6),
                (x + way * reach, y - 5 - wide * share),
                (x + way * reach, y - 5 + wide * share),
                (x, y + 0.6),
            ]
            out += polygon(ends, "#fff2b8", 0.13)
    return blurred(out, 0.6) + glow(lamp, 20, (255, 240, 180), 0.8)


def foot_of(part: Part, spot: Spot, box: Box, scene: tuple[Sheet, Backdrop]) -> str:
    """What grows at the foot of a house in the green."""
    (sheet, levels), (left, _, right, bottom) = scene, box
    house = part.concept is not None and HOUSES & part.concept.words
    if not house or not spot.shadow or not levels.soft or levels.surface != "ground":
        return ""
    return bushes(sheet, left, right, bottom) if levels.blades else ""


def bushes(sheet: Sheet, left: float, right: float, foot: float) -> str:
    """Bushes at both corners, low ones and grass along the wall; the door stays free."""
    out, wide = "", right - left
    for across, size in ((0.02, 0.11), (0.12, 0.075), (0.9, 0.08), (0.99, 0.12)):
        green, at = shade(sheet, sheet.dice.choice(SUMMER)), left + across * wide
        radius = size * wide * sheet.dice.uniform(0.85, 1.1)
        dark, light = mix(green, (10, 24, 40), 0.3), mix(green, (255, 246, 170), 0.28)
        out += blob((at, foot - 0.45 * radius), radius, sheet.dice, css(dark), 0.72)
        for _ in range(7):
            where = at + sheet.dice.uniform(-0.65, 0.65) * radius, foot - sheet.dice.uniform(0.2, 1.0) * radius
            out += disc(where, 0.34 * radius, css(mix(green, light, sheet.dice.random())), 0.8)
    return out


def flight(part: Part, spot: Spot, box: Box, scene: tuple[Sheet, Backdrop]) -> str:
    """Wisps of cloud about the feet of what flies and is drawn as it stands."""
    grounded = part.concept is not None and part.concept.kind in ALIVE and part.concept.place == "ground"
    winged = part.concept is not None and bool(WINGED & part.concept.words)
    (sheet, levels) = scene
    if (
        levels.surface == "none"
        or not ((part.aloft or levels.surface == "air") and grounded)
        or (part.aloft and levels.surface != "air" and winged)  # it would hide what is below
        or spot.shadow
        or spot.touches
        or part.count > 1
    ):
        return ""
    left, top, right, bottom = box
    wide, high = right - left, bottom - top
    out = ""
    for across, up, size in ((0.3, 0.07, 0.13), (0.62, 0.05, 0.15), (0.86, 0.14, 0.09)):
        out += heap(sheet, (left + across * wide, bottom - up * high), size * wide, 0.9)
    return veiled(blurred(out, 0.5), 0.92)
