"""From looked-up drawings to pictures: a setting that fills the frame, things laid out in it, several looks.

Torch-free. Everything follows from the text, the seed and the size.
"""

from __future__ import annotations

import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from generator.bank import render
from generator.grammar import COLOURS
from generator.homes import afloat, settled
from generator.hues import recolour
from generator.layout import lay_out
from generator.recipe import Source
from generator.settings_drawn import draw
from generator.skies import tint
from generator.spots import Frame, Spot
from generator.vector import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    from generator.bank import Bank, Piece
    from generator.references import Lookup, Part

    Layers = tuple[NDArray[np.floating], NDArray[np.floating]]

LOOKS = 4  # aligned variants, at most
SHINING = frozenset(
    {
        "campfire",
        "fire",
        "candle",
        "lantern",
        "red paper lantern",
        "street lamp",
        "fireworks",
        "light bulb",
        "diya lamp",
    }
)
SHADOW = 0.34  # how dark under a thing
WANDER = (0.46, 0.3, 0.24)  # how often the seed begins with the first, second, third drawing


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """Aligned pictures of one layout, (h, w, 3) uint8, the best drawings first, and what was looked at for them."""

    images: tuple[NDArray[np.uint8], ...]
    sources: tuple[Source, ...]


def compose(
    lookup: Lookup, bank: Bank, size: tuple[int, int], seed: int, backdrop: NDArray[np.uint8] | None = None
) -> Scene:
    """Lay out what was looked up.

    size: (width, height) in pixels; backdrop: a picture (h, w, 3) to stand on instead of a drawn setting. Without any
    drawing and without a setting there are no images.
    """
    dice = random.Random(f"{seed} {lookup.text}")  # noqa: S311 - a layout is no secret
    place = settled(lookup, bank)
    if not lookup.parts and not place.setting:
        return Scene(images=(), sources=())
    sheet = Sheet(
        width=100 * size[0] / size[1],
        dice=dice,
        time=place.time or "day",
        weathers=place.weathers,
        tint=COLOURS.get(place.colour),
        bare=not lookup.parts,
        afloat=afloat(lookup.parts),
        sun=dice.choice((0.24, 0.36, 0.66, 0.78)),
    )
    levels, behind, front = draw(place.setting, sheet)
    layers = ground(behind, size, backdrop), layer(front, size)
    spots = lay_out(lookup.parts, Frame(width=size[0], height=size[1], backdrop=levels, dice=dice, parts=lookup.parts))
    looks = chosen(lookup.parts, dice)
    images = tuple(painted(lookup.parts, spots, look, layers, (bank, sheet.time)) for look in looks)
    return Scene(images=images, sources=tuple(sources(lookup.parts, spots, looks, size)))


def ground(document: str, size: tuple[int, int], backdrop: NDArray[np.uint8] | None) -> NDArray[np.floating]:
    """The setting as colours (h, w, 3) in 0…1, or a picture in its stead."""
    if backdrop is None:
        return render(document, *size)[..., :3].astype(np.float32) / 255
    picture = Image.fromarray(backdrop).resize(size, Image.Resampling.LANCZOS)
    return np.asarray(picture, np.float32) / 255


def layer(document: str, size: tuple[int, int]) -> NDArray[np.floating]:
    """What lies in front, (h, w, 4) in 0…1, its colours as they are."""
    return render(document, *size).astype(np.float32) / 255


def chosen(parts: tuple[Part, ...], dice: random.Random) -> list[tuple[Piece, ...]]:
    """One drawing of each part for each look; the seed says which comes first."""
    orders = []
    for part in parts:
        own = sum(piece.concept == part.pieces[0].concept for piece in part.pieces)
        first = dice.choices(range(len(WANDER)), WANDER)[0] % own
        orders.append((part.pieces[first], *(p for k, p in enumerate(part.pieces) if k != first)))
    count = min(LOOKS, max((len(order) for order in orders), default=1))
    return [tuple(order[k % len(order)] for order in orders) for k in range(count)]


def painted(
    parts: tuple[Part, ...], spots: list[Spot], look: tuple[Piece, ...], layers: Layers, means: tuple[Bank, str]
) -> NDArray[np.uint8]:
    """One look of the scene: the setting, every spot from far to near, what lies in front."""
    canvas = layers[0].copy()
    for spot in spots:
        drawing = cut(look[spot.part], parts[spot.part], spot, means)
        if spot.shadow:
            cast(canvas, spot)
        paste(canvas, drawing, spot)
    cover = layers[1][..., 3:]
    canvas += (layers[1][..., :3] - canvas) * cover
    return np.round(canvas * 255).clip(0, 255).astype(np.uint8)


def cut(piece: Piece, part: Part, spot: Spot, means: tuple[Bank, str]) -> NDArray[np.floating]:
    """A drawing at its size, mirrored, coloured and lit as the scene wants it: (h, w, 4) in 0…1."""
    bank, time = means
    drawing = bank.draw(piece, max(2, round(spot.width)), max(2, round(spot.height)))
    if part.colour:
        drawing = recolour(drawing, COLOURS[part.colour])
    if spot.mirrored:
        drawing = drawing[:, ::-1]
    lit = drawing.astype(np.float32) / 255
    if part.concept is None or (part.concept.label not in SHINING and part.concept.kind != "sky"):
        lit[..., :3] *= np.array(tint(time), np.float32)
    return lit


def paste(canvas: NDArray[np.floating], drawing: NDArray[np.floating], spot: Spot) -> None:
    """Lay a drawing over the canvas, its foot in the middle of the spot's; what is veiled fades into what is there."""
    height, width = drawing.shape[:2]
    shown = round(height * (1 - spot.veiled))
    left, top = round(spot.x - width / 2), round(spot.foot - height)
    l, t = max(0, left), max(0, top)  # noqa: E741 - a box
    r, b = min(canvas.shape[1], left + width), min(canvas.shape[0], top + shown)
    if r <= l or b <= t:
        return
    part = drawing[t - top : b - top, l - left : r - left]
    canvas[t:b, l:r] += (part[..., :3] - canvas[t:b, l:r]) * part[..., 3:]


def cast(canvas: NDArray[np.floating], spot: Spot) -> None:
    """A soft shadow where a thing touches the ground."""
    rows, columns = np.mgrid[0 : canvas.shape[0], 0 : canvas.shape[1]]
    half, flat = spot.width * 0.5, max(2.0, 0.1 * min(spot.width, spot.height))
    far = ((columns - spot.x) / half) ** 2 + ((rows - (spot.foot - flat * 0.3)) / flat) ** 2
    canvas *= (1 - SHADOW * np.clip(1.15 - far, 0, 1))[..., None].astype(np.float32)


def sources(
    parts: tuple[Part, ...], spots: list[Spot], looks: list[tuple[Piece, ...]], size: tuple[int, int]
) -> list[Source]:
    """Every drawing that was looked at, once for each spot's part, with the box of all copies."""
    out = []
    for number, part in enumerate(parts):
        boxes = np.array([spot.box for spot in spots if spot.part == number]) / np.array([*size, *size])
        box = (*boxes[:, :2].min(0).clip(0, 1), *boxes[:, 2:].max(0).clip(0, 1))
        rounded = tuple(round(float(v), 4) for v in box)
        out += [source(piece, part, rounded) for piece in unique(look[number] for look in looks)]
    return out


def unique(pieces: Iterable[Piece]) -> list[Piece]:
    """Pieces without repetitions, in order."""
    return list({piece.index: piece for piece in pieces}.values())


def source(piece: Piece, part: Part, box: tuple[float, ...]) -> Source:
    """Where one drawing came from."""
    return Source(
        piece=piece.name,
        pack=piece.pack.title,
        author=piece.author,
        licence=piece.pack.licence,
        words=part.words,
        box=(box[0], box[1], box[2], box[3]),
    )
