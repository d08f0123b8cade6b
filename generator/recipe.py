"""What determines a picture, and the limits of it, said once.

Importing this file never loads torch. Both fronts (terminal, Discord) read limits, defaults and qualities here.
The prompt line is read by `generator.prompt`; JSON and the check of a whole recipe are in `generator.codec`.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias, get_args

from generator.errors import RecipeError

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    import numpy as np
    from numpy.typing import NDArray

VERSION = 1  # of the recipe's JSON
MAX_LINE = 1_000  # characters of a prompt line
MAX_PROMPTS = 10  # texts in one line
MAX_IMAGES = 6  # image prompts of one recipe
MAX_NAME = 100  # characters of a style's, quality's or eye's name
MAX_WEIGHT = 10.0
MAX_STOP = 1.0  # a cosine
MAX_HOLD = 10.0
MILD = -0.3  # weight of words to avoid, as in Direct Ascent Synthesis (Fort & Whitaker 2025)
MAX_SIDE = 1_024  # pixels
MIN_SIDE = 64
SIDE_STEP = 8  # sides are its multiples
MAX_STEPS = 1_000
MAX_VIEWS = 64
MAX_WORK = 400_000_000  # width x height x steps x views: about twice the largest quality, which Continue may reach
MAX_SEED = 2**32 - 1
MAX_JSON = 40_000  # characters of a recipe in a file; the longest lines of emoji need 30,000
MAX_IMAGE_BYTES = 20 * 2**20  # of a file a person gives
MAX_IMAGE_PIXELS = 50_000_000  # of a picture a person gives, checked before decoding

Kind = Literal["about", "place"]
References = Literal["auto", "off"]
Freedom = Literal["close", "free", "wild"]
Canvas = Literal["paint", "collage", "collage-then-paint"]
Aspect = Literal["1:1", "3:2", "2:3", "16:9", "9:16"]

# Everything a painting needs to go on: names to arrays, ready for one safetensors file.
State: TypeAlias = "Mapping[str, NDArray[np.generic]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Prompt:
    """One text with a weight and an optional stop: the cosine up to which it pulls, or down to which it pushes."""

    text: str
    weight: float = 1.0
    stop: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ImagePrompt:
    """One picture as a target, named by the SHA-256 of its file: `about` the same thing, or alike in `place`."""

    sha256: str
    weight: float = 0.4
    kind: Kind = "about"


@dataclass(frozen=True, slots=True, kw_only=True)
class Parent:
    """A painting to go on from: the SHA-256 of its saved state, and the share of fresh noise, 0 to 1."""

    state: str
    noise: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recipe:
    """Everything that determines a picture."""

    text: str  # the prompt line
    seed: int
    images: tuple[ImagePrompt, ...] = ()
    start: str | None = None  # SHA-256 of the start picture
    hold: float = 1.0  # how strongly the start is held, 0 to 10
    avoid: str = ""  # words to push away from, a prompt line without weights
    style: str = ""  # a name in styles.toml, "" for none
    style_image: str | None = None  # SHA-256 of a picture to take the style from
    references: References = "auto"
    freedom: Freedom = "free"
    canvas: Canvas = "paint"
    width: int = 256
    height: int = 256
    quality: str = "standard"  # the name; steps and views are what counts
    steps: int = 80
    views: int = 2
    eye: str = "pocket"
    parent: Parent | None = None
    weights: str = ""  # SHA-256 of the eye's weights, filled in when the job is accepted
    bank: str = ""  # SHA-256 of the bank
    styles: str = ""  # SHA-256 of styles.toml and the looks
    version: int = VERSION


@dataclass(frozen=True, slots=True, kw_only=True)
class Quality:
    """How much work a picture gets: side of a square of the same area in pixels, steps, views a step."""

    side: int
    steps: int
    views: int


# By family of eyes. The large eyes' rows are sized for a ViT-B/32 on a CPU: 96, 360 and 1,200 views.
QUALITIES: Mapping[str, Mapping[str, Quality]] = {
    "pocket": {
        "draft": Quality(side=192, steps=40, views=2),
        "standard": Quality(side=256, steps=80, views=2),
        "fine": Quality(side=512, steps=160, views=2),
    },
    "default": {
        "draft": Quality(side=192, steps=24, views=4),
        "standard": Quality(side=256, steps=60, views=6),
        "fine": Quality(side=384, steps=150, views=8),
    },
}


def quality(eye: str, name: str) -> Quality:
    """Give what a quality's name means for an eye; RecipeError names the known ones."""
    rows = QUALITIES.get(eye, QUALITIES["default"])
    if name not in rows:
        raise RecipeError(f"A quality is one of {', '.join(rows)}.")
    return rows[name]


def size_for(side: int, aspect: str) -> tuple[int, int]:
    """Give (width, height) in pixels, multiples of 8, with about the area of a square of that side."""
    if aspect not in get_args(Aspect):
        raise RecipeError(f"An aspect is one of {', '.join(get_args(Aspect))}.")
    width, height = map(int, aspect.split(":"))
    stretch = math.sqrt(width / height)
    return _whole(side * stretch), _whole(side / stretch)


def _whole(length: float) -> int:
    return SIDE_STEP * round(length / SIDE_STEP)


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """How far the picture satisfies one prompt: a cosine, with the effective weight."""

    label: str
    weight: float
    value: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One drawing that was looked at, for which words, and its box (left, top, right, bottom) in 0…1."""

    piece: str
    pack: str
    author: str
    licence: str
    words: str
    box: tuple[float, float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """One state of the picture while it is painted.

    image is uint8, (h, w, 3). `state()` must be called before the next frame is asked for; afterwards it raises
    RuntimeError. `sources` and `notes` (sentences for the person) come with the first frame of a painting only.
    """

    step: int
    steps: int
    image: NDArray[np.uint8]
    scores: tuple[Score, ...]
    state: Callable[[], Mapping[str, NDArray[np.generic]]]
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()
