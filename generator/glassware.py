"""A scene of its own under glass, on a table or elsewhere: a city in a snow globe, a galaxy in a jar.

Torch-free. What is within is composed as always, only smaller; glass, stand and what is around are drawn by rule.
"""

from __future__ import annotations

import random
import re
from dataclasses import dataclass, replace
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np

from generator.bank import ALIVE, render
from generator.blending import PORTRAIT, distant, softened
from generator.glasses import FOOT, VESSELS, named
from generator.homes import settled
from generator.ideas import known_in
from generator.pasting import DEPTH, ground
from generator.phrases import plain, split
from generator.references import NO_WORD_KNOWN, look_up
from generator.scene import pictured, prepared, staged
from generator.settings_drawn import draw
from generator.variety import Turn
from generator.vector import blurred, document, oval, scaled

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.bank import Bank
    from generator.glasses import Vessel
    from generator.memory import Embed
    from generator.recipe import Recipe, Source
    from generator.references import Lookup

GLASS = r"(?:(?:small|tiny|little|big|large|old|magic|magical|glass|corked|beautiful|mason) )*"
KINDS = rf"({'|'.join(name.replace(' ', ' ?') for name in sorted(VESSELS))})"
COVERS = "(?:glass ?dome|bell ?jar|cloche)"  # what things are under; under a light bulb somebody reads
ARTICLE = "(?:an? |the |my |this )?"
STUCK = r"(?: (?:trapped|floating|living|growing|caught|contained|enclosed|stuck|sitting|standing|swirling))?"
HELD = re.compile(
    rf"^(.+?){STUCK} (?:(?:inside|in|within)(?: of)?|under(?= {ARTICLE}{GLASS}{COVERS}\b)) {ARTICLE}{GLASS}{KINDS}\b"
    r"(?! shop)(.*)$"
)
HOLDS = re.compile(
    rf"^(?:an? |the )?{GLASS}{KINDS} (?:with|containing|holding|full of) (.+?)(?: (?:inside|in it|within))?$"
)
ALONE = re.compile(rf"^(?:an? |the )?{GLASS}(snow ?globe|terrarium)$")
CONTENTS = MappingProxyType({"snow globe": "a house in the snow", "terrarium": "mushrooms in a forest"})
MIDST = frozenset({"animal", "person", "building", "landscape", "vehicle", "sky"})  # kinds that bring their place along
PLAIN = frozenset({"jar", "bottle"})  # in which other things are as they are: pickles, coins, a letter
DRAWN = PLAIN | {"crystal ball"}  # that the memory has drawings of, into which things are put
NO_ROOM = "There is no room for '{words}' beside the {vessel}; that part is painted from words alone."
ACTS, BORNE = frozenset({"holding", "beside"}), frozenset({"on", "in"})  # relations: acted on; bearing a vessel
DOING = re.compile(r"\w \w+ing \w")  # what one does comes after who it is
INTO = re.compile(rf"\b(?:inside|in|within)(?: of)?(?= {ARTICLE}{GLASS}{KINDS}\b)", re.IGNORECASE)
LETTERS = re.compile(r"\b(?:message|letter|note)s?\b")
WIDEST, ROOM = 92.0, 0.96  # of all vessels; of a narrow frame's width, how much one takes
RIM, REACH = (0.9, 0.96, 1.0), 0.012  # the colour of a glass's edge, and how wide that is, of the height


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What is in a vessel of glass, in words; the vessel's name; where that is, in words."""

    inside: str
    vessel: str
    around: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Glazed:
    """Pictures (h, w, 3) of a scene under glass, what it covers, where its drawings are from, what is told of them."""

    images: tuple[NDArray[np.uint8], ...]
    areas: NDArray[np.uint8]
    sources: tuple[Source, ...]
    notes: tuple[str, ...]


def held(text: str) -> Held | None:
    """A prompt of something in a vessel of glass, taken apart; None for any other."""
    words = plain(text).strip(" .,!")
    if found := HELD.match(words):
        inside, vessel, around = found[1], found[2], found[3].strip(" ,")
    elif found := HOLDS.match(words):
        inside, vessel, around = found[2], found[1], ""
    elif found := ALONE.match(words):
        vessel, around = found[1], ""
        inside = CONTENTS[named(vessel)]
    else:
        return None
    if LETTERS.search(inside):
        inside = "a scroll on a beach"
    return Held(inside=inside, vessel=named(vessel), around=around)


def watched(bank: Bank, text: str, embed: Embed) -> str:
    """A prompt in which who does something to what is in a vessel is beside it: "catching fireflies in a jar"."""
    if (told := held(text)) is None or told.vessel not in DRAWN or not DOING.search(told.inside):
        return text
    first = next((part.concept for part in look_up(bank, told.inside, embed).parts), None)
    done = any(phrase.relation in ACTS for phrase in split(told.inside, known_in(bank))[1:])
    return INTO.sub("beside", text, count=1) if done and first and first.kind in ALIVE else text


def glazed(bank: Bank, text: str, recipe: Recipe, embed: Embed, *, flat: bool = False) -> Glazed | None:
    """The scene that is under glass, in a vessel on a table or where it is said to be; None where there is none.

    flat: its drawings are as they are. None, too, for something beside a vessel that is drawn with it otherwise.
    """
    if (told := held(text)) is None:
        return None
    within, around = look_up(bank, told.inside, embed), look_up(bank, told.around, embed)
    guests = [part.words for part in around.parts if part.relation not in BORNE]
    if guests and told.vessel in DRAWN:
        return None
    first = within.parts[0].concept if within.parts else None
    scenic = within.place.setting or within.place.weathers or (first is not None and first.kind in MIDST)
    if told.vessel in PLAIN and not scenic:
        return None
    if not within.place.time and not within.place.weathers and not around.place.setting:
        within = replace(within, place=replace(within.place, time=around.place.time, weathers=around.place.weathers))
    vessel, (width, height) = VESSELS[told.vessel], (recipe.width, recipe.height)
    (left, top, wide, high), scale = vessel.window, min(1.0, ROOM * 100 * width / height / WIDEST)
    box = np.array((left * scale, FOOT + (top - FOOT) * scale, wide * scale, high * scale)) * height / 100
    box[0] += width / 2
    corner, size = np.round(box[:2]).astype(int), (round(box[2]), round(box[3]))
    stage = staged(within, bank, size, recipe.seed)
    if stage is None:
        return None
    scene = pictured(stage, bank, None, None if flat else recipe.freedom)
    layers = Layers.of(bank, around, vessel, recipe, scale)
    images = tuple(layers.filled(image, (int(corner[0]), int(corner[1]))) for image in scene.images)
    sources = tuple(replace(one, box=shifted(one.box, box, (width, height))) for one in scene.sources)
    notes = [*within.notes, *(note for note in around.notes if told.around and note != NO_WORD_KNOWN)]
    notes += [NO_ROOM.format(words=words, vessel=told.vessel) for words in guests]
    return Glazed(images=images, areas=layers.areas, sources=sources, notes=tuple(notes))


def shifted(
    box: tuple[float, float, float, float], window: NDArray[np.floating], size: tuple[int, int]
) -> tuple[float, float, float, float]:
    """A box within a window, in shares of it, as one of the frame."""
    left, top, wide, high = window / np.array((*size, *size))
    ends = left + box[0] * wide, top + box[1] * high, left + box[2] * wide, top + box[3] * high
    x, y, right, low = (round(float(end), 4) for end in ends)
    return x, y, right, low


@dataclass(frozen=True, slots=True, kw_only=True)
class Layers:
    """What is about a scene under glass: the place, the vessel's shape (h, w, 1), its glass and stand (h, w, 4)."""

    behind: NDArray[np.floating]
    shape: NDArray[np.floating]
    over: NDArray[np.floating]

    @classmethod
    def of(cls, bank: Bank, around: Lookup, vessel: Vessel, recipe: Recipe, scale: float) -> Layers:
        """The layers for a vessel in its place; on a table where none is said."""
        width, height = recipe.width, recipe.height
        dice = random.Random(f"{recipe.seed} {recipe.text} glass")  # noqa: S311 - no secret
        turn = Turn(seed=recipe.seed, text=recipe.text)
        place = settled(replace(around, parts=()), bank) if around.place.setting else around.place
        place = turn.timed(place if place.setting and place.setting != "room" else replace(place, setting="table"))
        sheet = replace(prepared(place, (), 100 * width / height, dice, turn), bare=False)
        _, document_behind, _ = draw(place.setting, sheet)
        behind, middle = distant(ground(document_behind, (width, height), None), *DEPTH, PORTRAIT), sheet.width / 2

        def layer(body: str) -> NDArray[np.floating]:
            drawn = document(sheet, scaled(body, (middle, FOOT), scale))
            return render(drawn, width, height).astype(np.float32) / 255

        shadow = layer(blurred(oval((middle, FOOT + 1.5), (38, 4.5), "#140c14", 0.6), 1.6))
        behind += (shadow[..., :3] - behind) * shadow[..., 3:]
        return cls(behind=behind, shape=layer(vessel.shape(middle))[..., 3:], over=layer(vessel.over(middle, dice)))

    @property
    def areas(self) -> NDArray[np.uint8]:
        """What the vessel covers, and no sky, (h, w, 2)."""
        things = np.maximum(self.shape, self.over[..., 3:])
        return np.round(255 * np.concatenate([things, 0 * things], -1)).astype(np.uint8)

    def filled(self, image: NDArray[np.uint8], corner: tuple[int, int]) -> NDArray[np.uint8]:
        """The vessel with a picture in it."""
        x, y = corner
        canvas, within = self.behind.copy(), self.behind.copy()
        high, wide = image.shape[:2]
        bottom, right = min(y + high, len(canvas)), min(x + wide, canvas.shape[1])
        within[max(0, y) : bottom, max(0, x) : right] = image[max(0, -y) : bottom - y, max(0, -x) : right - x] / 255
        canvas += (within - canvas) * self.shape
        soft = softened(self.shape[..., 0], REACH * len(canvas))[..., None]
        edge = np.clip(3.2 * (1 - soft), 0, 1) * self.shape  # brightest where the glass is seen from its side
        canvas += (np.array(RIM, np.float32) - canvas) * 0.62 * edge
        canvas += (self.over[..., :3] - canvas) * self.over[..., 3:]
        return np.round(255 * canvas).clip(0, 255).astype(np.uint8)
