"""A drawing cut out for its scene: at its size, coloured and lit as the hour wants it, shaded where its parts overlap.

Torch-free. Pictures are (h, w, 4) in 0…1, colours not multiplied by alpha.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from generator.anatomy import measured
from generator.bank import ALIVE
from generator.belongings import named
from generator.drinks import poured
from generator.firelight import aflame
from generator.glances import eyes, glancing
from generator.grammar import COLOURS, wordlist
from generator.hair import dyed
from generator.hues import recolour
from generator.hulls import dried
from generator.lighting import floodlit, lamplit, lit
from generator.overlaps import overlapped, shade
from generator.remembered import STIFF
from generator.shades import melted
from generator.vector import DARK

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.bank import Bank, Piece
    from generator.references import Part
    from generator.spots import Spot

SHINING = frozenset(
    ("campfire", "fire", "candle", "lantern", "red paper lantern", "street lamp", "fireworks", "light bulb")
) | {"diya lamp", "glowing star", "comet", "meteor", "volcano", "sun"}
HOMES = frozenset({"house", "houses", "building", "hotel", "cabin", "chalet", "school", "store", "hospital"})
COACHES = frozenset({"train", "tram", "bus", "trolleybus", "minibus", "rail", "locomotive"})
LANDMARKS = frozenset(("eiffel tower", "Tokyo tower", "Statue of Liberty", "cathedral", "tower", "temple", "pyramid"))
COLOURFUL = frozenset({"colourful", "colorful", "multicoloured", "multicolored"})
MOTLEY = ("orange", "yellow", "purple", "red", "turquoise", "pink", "lime")
GROWN = frozenset({"food", "plant"})  # kinds of what is round, and other such things
ROUND = frozenset({"snowman", "pool 8 ball", "basketball", "baseball", "softball", "balloon", "soap", "rubber duck"})
MADE = frozenset({"vehicle", "building"})  # kinds of what has panes and one paint
SERVED = wordlist("cup glass glasses mug mugs bottle bowl can jar beverage tumbler teacup sake wine beer milk")
KEPT = 0.55  # of a colour that was asked for, whatever the hour does to it
SHADED, SHADED_STILL = (12, 30), 0.45  # of how many colours what has shades of its own is; how far it is shaded still


def roundness(bank: Bank, piece: Piece) -> float:
    """How far a drawing is to be shaded as round: less the more shades it was painted with."""
    tones = measured(bank, piece).tones
    return float(np.clip((SHADED[1] - tones) / (SHADED[1] - SHADED[0]), SHADED_STILL, 1))


def cut(  # noqa: PLR0913 - what a drawing is cut with
    piece: Piece, part: Part, spot: Spot, means: tuple[Bank, str], side: float = 0.5, *, overlaps: bool = False
) -> NDArray[np.floating]:
    """A drawing at its size, mirrored, coloured and lit as the scene wants it: (h, w, 4) in 0…1.

    means: the bank and the hour; side: where the light comes from, 0 left … 1 right of the thing; overlaps: whether
    there is shade where its parts lie over each other.
    """
    bank, time = means
    size = max(2, round(spot.width)), max(2, round(spot.height))
    drawing = bank.draw(piece, *size, dyed(bank, piece, part.hair))
    if overlaps:
        dark = shade(bank, piece, *size)
        if part.concept is not None and (part.concept.kind in GROWN or part.concept.label in ROUND):
            drawing, dark = melted(drawing, dark)
        drawing = overlapped(drawing, dark)
    drawing = poured(drawing, part.concept.label if part.concept else "", part.words)
    if spot.afloat:
        drawing = dried(drawing)  # in its own colours: a hull may be painted blue
    own = drawing
    if colour := part.colour or motley(part, spot):
        made = part.concept is not None and part.concept.kind in MADE
        drawing = recolour(drawing, COLOURS[colour], made=made)
    if part.concept is not None and part.concept.kind in ALIVE:
        drawing = glancing(drawing, eyes(bank, piece), -1.0 if (side < 0.5) != spot.mirrored else 1.0)  # noqa: PLR2004
    if spot.mirrored and not named(bank, piece, "written"):
        drawing, own = drawing[:, ::-1], own[:, ::-1]
    plain = drawing.astype(np.float32) / 255
    if shines(part):
        return aflame(plain, part.concept.label if part.concept else "")
    seen = lit(plain, time, side)
    if part.colour:  # what was asked to be white stays so in a red evening
        seen += KEPT * (plain - seen)
    if time in DARK and lived_in(part):
        return lamplit(seen, own, painted=part.concept is not None and part.concept.kind == "vehicle")
    landmark = time == "night" and part.concept is not None and part.concept.label in LANDMARKS
    return floodlit(seen, drawing) if landmark else seen


def lived_in(part: Part) -> bool:
    """Whether a thing has windows with people behind them."""
    kinds = {"building": HOMES, "vehicle": COACHES}
    return part.concept is not None and bool(kinds.get(part.concept.kind, frozenset()) & part.concept.words)


def motley(part: Part, spot: Spot) -> str:
    """The colour of one of several things that are colourful together; "" for the drawing's own."""
    said = part.count > 1 and COLOURFUL & {*part.words.split()}
    return MOTLEY[round(spot.x) % len(MOTLEY)] if said else ""


def shines(part: Part) -> bool:
    """Whether a thing is a light itself."""
    return part.concept is not None and (part.concept.label in SHINING or part.concept.kind == "sky")


def stiff(part: Part) -> bool:
    """Whether a thing keeps its straight lines: what is made does, and what comes in a glass or a cup."""
    concept = part.concept
    return concept is not None and (concept.kind in STIFF or (concept.kind == "food" and bool(SERVED & concept.words)))
