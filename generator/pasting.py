"""Drawings on a setting: cut to their size, coloured and lit as the scene wants it, and pasted from far to near.

Torch-free. Pictures are (h, w, 3) or (h, w, 4) in 0…1, colours not multiplied by alpha.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from generator.bank import render
from generator.grammar import COLOURS
from generator.hues import recolour
from generator.skies import tint

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.bank import Bank, Piece
    from generator.references import Part
    from generator.spots import Spot

    Layers = tuple[NDArray[np.floating], NDArray[np.floating]]

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


def ground(document: str, size: tuple[int, int], backdrop: NDArray[np.uint8] | None) -> NDArray[np.floating]:
    """The setting as colours (h, w, 3) in 0…1, or a picture in its stead."""
    if backdrop is None:
        return render(document, *size)[..., :3].astype(np.float32) / 255
    picture = Image.fromarray(backdrop).resize(size, Image.Resampling.LANCZOS)
    return np.asarray(picture, np.float32) / 255


def layer(document: str, size: tuple[int, int]) -> NDArray[np.floating]:
    """What lies in front, (h, w, 4) in 0…1, its colours as they are."""
    return render(document, *size).astype(np.float32) / 255


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
