"""From looked-up drawings to pictures: a setting that fills the frame, things laid out in it, several looks.

Torch-free. Everything follows from the text, the seed and the size.
"""

from __future__ import annotations

import random
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from generator.anatomy import measured
from generator.bouquets import arranged
from generator.bowls import bowled
from generator.copies import told_apart
from generator.credits import sources
from generator.dressing import dressed, with_body
from generator.encounters import met
from generator.facing import faced, posed, swung
from generator.figures import labelled
from generator.grammar import COLOURS
from generator.helmets import HELMET, helmeted
from generator.homes import afloat, settled
from generator.layout import above_land, lay_out
from generator.lighting import Light
from generator.pasting import drawn, painted
from generator.rails import entering
from generator.remembered import SHARE
from generator.settings_drawn import draw
from generator.spots import Frame
from generator.stems import stemmed
from generator.turning import levelled, rested
from generator.variants import agreed, chosen, led
from generator.variety import SIDES, SKIES, SUNS, Turn
from generator.vector import THING, Sheet
from generator.vistas import BUILT, aside, of_the_land
from generator.worn import BROOMS, SLEDS, drawn_already

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from generator.bank import Bank, Piece
    from generator.copies import Cast
    from generator.places import Place
    from generator.recipe import Freedom, Source
    from generator.references import Lookup, Part
    from generator.spots import Spot


HOMELY = 4  # of a thing's size: from this on, furniture and the like stand on the floor
LEAFY = frozenset({"deciduous tree", "apple tree", "maple leaf"})
PALE = 196  # of 255: the darkest channel of a pale drawing's mean colour


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Aligned pictures of one layout, (h, w, 3) uint8, the best drawings first, and what was looked at for them."""

    images: tuple[NDArray[np.uint8], ...]
    sources: tuple[Source, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """A layout before anything is drawn in it: the things, where they go, in which looks, on which setting."""

    size: tuple[int, int]  # (width, height) in pixels
    parts: tuple[Part, ...]
    spots: list[Spot]  # from far to near
    looks: list[tuple[Piece, ...]]
    behind: str  # SVG documents of the setting
    front: str
    light: Light
    seed: int
    homely: bool = False  # a house is part of the setting, and is to be seen

    @property
    def time(self) -> str:
        """The hour."""
        return self.light.time


def compose(
    lookup: Lookup, bank: Bank, size: tuple[int, int], seed: int, backdrop: NDArray[np.uint8] | None = None
) -> Scene:
    """Lay out what was looked up.

    size: (width, height) in pixels; backdrop: a picture (h, w, 3) to stand on instead of a drawn setting. Without any
    drawing and without a setting there are no images.
    """
    stage = staged(lookup, bank, size, seed)
    return pictured(stage, bank, backdrop) if stage else Scene(images=(), sources=())


def staged(lookup: Lookup, bank: Bank, size: tuple[int, int], seed: int) -> Stage | None:
    """The layout of what was looked up; None without any drawing and without a setting."""
    dice = random.Random(f"{seed} {lookup.text}")  # noqa: S311 - a layout is no secret
    place = settled(lookup, bank)
    if not lookup.parts and not place.setting:
        return None
    turn = Turn(seed=seed, text=lookup.text)
    place = turn.housed(place, lookup)
    parts = tuple(p for p in lookup.parts if not drawn_already(p, place, lookup.parts[0])) or lookup.parts
    parts, place = of_the_land(posed(parts, lookup.text, bank) if parts else parts, place)
    sheet = prepared(turn.timed(place), parts, 100 * size[0] / size[1], dice, turn)
    levels, behind, front = draw(place.setting, sheet)
    looks = chosen(parts, turn, bank, levels)
    parts = tuple(turn.painted(leaved(led(part, look), place)) for part, look in zip(parts, looks[0], strict=True))
    shapes = tuple(measured(bank, piece) for piece in looks[0])
    frame = Frame(width=size[0], height=size[1], backdrop=levels, dice=dice, parts=parts, turn=turn, shapes=shapes)
    if any(labelled(part, SLEDS | BROOMS) for part in parts):
        frame = replace(frame, slopes=tuple(levelled(bank, piece) for piece in looks[0]))
    cast, spots = told_apart((parts, looks[0]), aside(lay_out(parts, frame), sheet, size[0]), bank)
    seen = cast[0], tuple(measured(bank, piece) for piece in cast[1])
    spots = swung(faced(spots, seen, (lookup.text, size[0], dice)), seen, dice)
    spots = met(spots, cast[0], lookup.text, size[0])
    parts, looks = cast[0], widened(looks, cast)
    spots = [replace(spot, tilt=0.0) for spot in spots] if HELMET in sheet.said else spots
    spots = entering(rested(above_land(spots, behind, size), cast, bank), cast, bank, size)
    spots, bowl = bowled(lookup.text, parts, arranged(stemmed(spots, parts, levels, size[1]), parts), size)
    behind, front = dressed((behind, front), (spots, parts, levels), sheet, size[1])
    own = bowl[1] + helmeted(spots, seen, sheet, size[1])
    behind, front = with_body(behind, bowl[0]), with_body(front, THING + own if own else "")
    light = Light(time=sheet.time, sun=sheet.sun, soft=levels.soft, blades=levels.blades, gloss=levels.gloss)
    stage = Stage(size=size, parts=parts, spots=spots, looks=looks, behind=behind, front=front, light=light, seed=seed)
    return replace(stage, homely=bool(BUILT & sheet.said))


def widened(looks: list[tuple[Piece, ...]], cast: Cast) -> list[tuple[Piece, ...]]:
    """Looks in which the parts that came to be for further copies show one drawing of the thing after the other."""
    added = list(zip(cast[0], cast[1], strict=True))[len(looks[0]) :]
    own = [[piece for piece in part.pieces if piece.concept == lead.concept] for part, lead in added]
    return [(*look, *(pieces[k % len(pieces)] for pieces in own)) for k, look in enumerate(looks)]


def prepared(place: Place, parts: tuple[Part, ...], width: float, dice: random.Random, turn: Turn) -> Sheet:
    """What the setting is drawn with."""
    concepts = [part.concept for part in parts if part.concept]
    suns = SIDES if concepts and concepts[0].kind == "sky" else SUNS  # the light is where it will stand
    return Sheet(
        width=width,
        dice=dice,
        time=place.time or "day",
        weathers=place.weathers,
        tint=COLOURS.get(place.colour),
        bare=not parts,
        afloat=afloat(parts, place),
        sun=suns[turn.of("side" if suns is SIDES else "sun", len(suns))],
        mood=turn.of("sky", SKIES),
        said=frozenset(place.said),
        things=frozenset(word for concept in concepts for word in concept.words),
        tone=parts[0].pieces[0].colour if parts else None,
        free=0.84 if SIDES[turn.of("side", len(SIDES))] < 0.5 else 0.16,  # noqa: PLR2004 - the middle
        pale=bool(parts) and min(parts[0].pieces[0].colour) > PALE,
        large=any(concept.size >= HOMELY and concept.kind != "food" for concept in concepts),
    )


def pictured(stage: Stage, bank: Bank, backdrop: NDArray[np.uint8] | None, freedom: Freedom | None = None) -> Scene:
    """The pictures of a layout, one a look; the freer, the further its drawings stray; flat, as they are, for None."""
    layers, parts = drawn(stage, backdrop), stage.parts
    agree = [agreed(part, first, bank) for part, first in zip(parts, stage.looks[0], strict=True)]
    looks = list(zip(*agree, strict=True)) or [()]
    share = None if freedom is None else SHARE[freedom]
    images = tuple(painted(stage, look, layers, (bank, share)) for look in looks)
    return Scene(images=images, sources=tuple(sources(parts, stage.spots, looks, stage.size)))


def leaved(part: Part, place: Place) -> Part:
    """A tree with the leaves of the season."""
    turns = "autumn" in place.weathers and not part.colour and part.concept is not None
    return replace(part, colour="orange") if turns and labelled(part, LEAFY) else part
