"""How a thing sits in its scene: the hour's light on it, a bright rim toward the sun, its shadow, its foot in grass.

Drawings are (h, w, 4) and canvases (h, w, 3), float32 in 0…1.
"""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFilter

from generator.standing import lay

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.spots import Spot

    Pixels = NDArray[np.floating]
    Triple = tuple[float, float, float]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hour:
    """The light of an hour: factors on the side toward it and on the other, the rim's colour and strength."""

    lit: Triple = (1.02, 1.01, 0.99)
    dim: Triple = (0.9, 0.92, 0.98)
    rim: Triple = (1.0, 1.0, 0.94)
    edge: float = 0.2
    shadow: float = 0.3  # how long it falls, as a share of the height; 0 for none


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """The light of one scene: the hour, where the sun is as a share of the width, how far feet sink into the ground."""

    time: str
    sun: float
    soft: float = 0.0
    blades: bool = False  # whether grass grows over them
    gloss: float = 0.0  # how clearly the ground gives back what stands on it

    def side(self, x: float) -> float:
        """Where the light comes from for a thing at a share of the width: 0 left … 1 right; the moon's from above."""
        return 0.3 if self.time == "night" else min(1.0, max(0.0, self.sun - x + 0.5))


HOURS = MappingProxyType(
    {
        "day": Hour(),
        "dawn": Hour(lit=(1.04, 0.97, 0.9), dim=(0.88, 0.82, 0.9), rim=(1.0, 0.92, 0.72), edge=0.42, shadow=0.42),
        "dusk": Hour(lit=(1.06, 0.93, 0.82), dim=(0.8, 0.68, 0.78), rim=(1.0, 0.8, 0.48), edge=0.6, shadow=0.46),
        "night": Hour(lit=(0.94, 0.97, 1.08), dim=(0.74, 0.78, 0.98), rim=(0.82, 0.9, 1.0), edge=0.46, shadow=0.0),
    }
)
LAMP = (1.0, 0.82, 0.4)
FLOOD = (1.12, 0.86, 0.44)
PANE, LIGHT, PALER = 34, 300, 385  # how much more blue than red a pane is, and how light, of 255 and 510
GLEAM = (1.0, 0.84, 0.52)
CONTACT = 0.72  # how dark right under a thing
UNDER = 0.06  # of its height: how far its fallen shadow begins behind its foot; beside it a pale gap let things hover
CURVED = 0.09  # of its height: how far the ends of its base may lie above its foot
GIVEN_BACK = 0.4  # of a thing's height: how much of it polished ground shows
LONG = 0.26  # how dark a fallen shadow is


def lit(drawing: Pixels, time: str, sun: float) -> Pixels:
    """A drawing in the light of the hour; `sun` is where that comes from: 0 left … 1 right of the thing."""
    hour, (height, width) = HOURS[time], drawing.shape[:2]
    away = np.abs(np.linspace(0, 1, width, dtype=np.float32) - np.clip(sun, 0, 1))[None, :, None]
    down = np.linspace(0, 1, height, dtype=np.float32)[:, None, None] ** 2
    share = np.clip(0.75 * away + 0.3 * down, 0, 1)
    factors = np.array(hour.lit, np.float32) * (1 - share) + np.array(hour.dim, np.float32) * share
    out = drawing.copy()
    out[..., :3] *= factors
    rim = hour.edge * edge(drawing[..., 3], sun)[..., None]
    out[..., :3] += (np.array(hour.rim, np.float32) - out[..., :3]) * rim
    return out.clip(0, 1)


def lamplit(seen: Pixels, drawing: NDArray[np.uint8], *, painted: bool = False) -> Pixels:
    """A house in the dark: its panes, drawn in light blue, shine; a painted thing's only if lighter than blue paint."""
    red, green, blue, cover = (drawing[..., k].astype(np.int16) for k in range(4))
    panes = (
        (blue - red > PANE) & (blue >= green) & (blue + green > (PALER if painted else LIGHT)) & (cover > 0)
    ).astype(np.float32)
    soft = blurred(panes, 0.004 * max(panes.shape))[..., None]
    out = seen.copy()
    out[..., :3] += (np.array(LAMP, np.float32) - out[..., :3]) * soft
    halo = blurred(panes, 0.03 * max(panes.shape))[..., None] * 0.5
    out[..., :3] += halo * (np.array(LAMP, np.float32) - out[..., :3])
    return out


def floodlit(seen: Pixels, drawing: NDArray[np.uint8]) -> Pixels:
    """A landmark in the dark, in golden light from its foot; `drawing` is how it looks by day."""
    up = np.linspace(0.5, 0.95, len(seen), dtype=np.float32)[:, None, None]
    day = drawing[..., :3].astype(np.float32) / 255
    out = seen.copy()
    out[..., :3] += ((0.35 + 0.75 * day) * np.array(FLOOD, np.float32) - out[..., :3]) * up
    return out.clip(0, 1)


def blurred(mask: Pixels, reach: float) -> Pixels:
    """A mask (h, w) with soft edges, or a picture (h, w, 3) out of focus; both in 0…1."""
    picture = Image.fromarray(np.round(255 * mask).clip(0, 255).astype(np.uint8))
    return np.asarray(picture.filter(ImageFilter.GaussianBlur(reach)), np.float32) / 255


def edge(cover: Pixels, sun: float) -> Pixels:
    """How much of each pixel lies at the edge that looks up and toward the light."""
    step = max(1, round(0.016 * max(cover.shape)))
    side = step if sun < 0.5 else -step  # noqa: PLR2004 - from the left
    padded = np.pad(cover, step)
    inner = padded[: cover.shape[0], step - side : step - side + cover.shape[1]]
    soft = blurred(np.clip(cover - inner, 0, 1), step * 0.5)
    return (1.4 * soft).clip(max=1) * cover


def cast(canvas: Pixels, drawing: Pixels, spot: Spot, time: str, sun: float) -> None:
    """Darken the ground under a thing, and where its shadow falls, away from the light."""
    touch(canvas, drawing[..., 3], spot)
    long = HOURS[time].shadow
    if not long:
        return
    height, width = drawing.shape[:2]
    flat = max(2, round(long * height))
    mask = Image.fromarray(np.round(255 * drawing[::-1, :, 3]).astype(np.uint8)).resize((width, flat))
    lean = (1 if sun < 0.5 else -1) * min(0.9, 0.25 + abs(sun - 0.5)) * flat  # noqa: PLR2004 - from the left
    pad = round(abs(lean)) + 8
    canvas_mask = Image.new("L", (width + 2 * pad, flat + 8))
    canvas_mask.paste(mask, (pad, 0))
    shear = (1.0, -lean / flat, 0.0, 0.0, 1.0, 0.0)
    fallen = canvas_mask.transform(canvas_mask.size, Image.Transform.AFFINE, shear, Image.Resampling.BILINEAR)
    soft = np.asarray(fallen.filter(ImageFilter.GaussianBlur(max(1.0, 0.012 * width))), np.float32) / 255
    soft = soft * np.linspace(1, 0.35, soft.shape[0], dtype=np.float32)[:, None]
    under = round(min(UNDER * height, 2 * UNDER * width))
    darken(canvas, LONG * soft, (round(spot.x - width / 2) - pad, round(spot.foot) - 1 - under))


def gleaming(canvas: Pixels, drawing: Pixels, spot: Spot, gloss: float) -> None:
    """Lay on polished ground what it gives back of a thing: upside down, soft, less and less."""
    height, width = drawing.shape[:2]
    shown = drawing[::-1][: max(2, round(GIVEN_BACK * height))].copy()
    soft = blurred(np.pad(shown[..., 3], 4), max(1.0, 0.01 * height))[4:-4, 4:-4]
    shown[..., 3] = gloss * soft * np.linspace(1, 0, len(shown), dtype=np.float32)[:, None]
    lay(canvas, shown, (round(spot.x - width / 2), round(spot.foot) - 1))


def beneath(canvas: Pixels, cover: Pixels, spot: Spot, sun: float) -> None:
    """The shadow of a thing that lies, seen from above: close and dark at its edge, wide and faint further away."""
    height, width = cover.shape
    side = max(height, width)
    for reach, strength, off in ((0.012, 0.5, 0.014), (0.05, 0.42, 0.05)):
        pad = 2 + round(3 * reach * side)
        soft = strength * blurred(np.pad(cover, pad), reach * side)
        away = off * side * (1 if sun < 0.5 else -1)  # noqa: PLR2004 - from the left
        corner = spot.x - width / 2 - pad + away, spot.foot - height - pad + off * side
        darken(canvas, soft, (round(corner[0]), round(corner[1])))


def shine(canvas: Pixels, spot: Spot) -> None:
    """The light that a lamp, a fire or the moon throws about it, in its warm colour."""
    rows, columns = np.mgrid[0 : canvas.shape[0], 0 : canvas.shape[1]].astype(np.float32)
    reach = 0.95 * max(spot.width, spot.height)
    far = ((columns - spot.x) / reach) ** 2 + ((rows - (spot.foot - spot.height * 0.45)) / reach) ** 2
    light = 0.5 * np.exp(-2.6 * far)[..., None]
    canvas += light * (np.array(GLEAM, np.float32) - canvas) * (0.35 + 0.65 * canvas.max(-1, keepdims=True))


def touch(canvas: Pixels, cover: Pixels, spot: Spot) -> None:
    """The soft dark where a thing touches the ground; it follows a base that is seen curved, until that rises."""
    height, width = cover.shape
    flat = max(3, round(min(0.07 * min(height, width), 0.026 * len(canvas))))
    pad, rise = max(2, width // 10), max(1, round(CURVED * height))
    near = np.pad(cover[-rise:] > 0.5, ((flat, flat), (pad, pad)))  # noqa: PLR2004 - its edge
    low = len(near) - 1 - near[::-1].argmax(0)  # of each column
    up = np.where(near.any(0), (flat + rise - 1 - low) / rise, 1.0).astype(np.float32)
    far = (np.arange(len(near), dtype=np.float32)[:, None] - low) / flat
    close = CONTACT * (1 - up) * np.exp(-3 * far**2)
    soft = blurred(close, 0.3 * flat)
    darken(canvas, soft, (round(spot.x - width / 2) - pad, round(spot.foot) - rise - flat))


def darken(canvas: Pixels, mask: Pixels, corner: tuple[int, int]) -> None:
    """Lay a shadow (h, w) over the canvas, its left upper corner there; shadows are a little blue."""
    (left, top), (height, width) = corner, mask.shape
    l, t = max(0, left), max(0, top)  # noqa: E741 - a box
    r, b = min(canvas.shape[1], left + width), min(canvas.shape[0], top + height)
    if r <= l or b <= t:
        return
    part = mask[t - top : b - top, l - left : r - left, None]
    canvas[t:b, l:r] *= 1 - part * np.array((1.0, 0.94, 0.78), np.float32)
