"""Light and shade of one form melt into each other where a drawing sets two flat tones side by side with an edge.

Torch-free. Drawings are (h, w, 4) uint8.
"""

from __future__ import annotations

from itertools import permutations
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from generator.grains import bell

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Pixels = NDArray[np.floating]

FLATS, LARGE = 7, 0.035  # how many tones are looked at, and what share of the drawing each is at least
TONE = 0.19  # how far colours of one hue lie apart, as shares of red, green and blue
DARKER = (0.5, 0.94)  # how light the shade of a tone is, of it
BETWEEN = 30.0  # of 255: how far a colour may lie from the line between two tones
THICK, LEFT = 0.014, 0.18  # of the size: how deep a shade is eaten away, and what is left of one that is no stripe
SOFT = 0.075  # of the size: how soft it becomes
FORM = 0.5  # of a drawing: how large a form with its shade is at least
MOST, OFF = 0.28, (0.18, 0.34)  # of the form: how large a shade is at most; of the size: how far from its middle
COARSE = 64  # pixels in which it is looked for
SEEN = 3  # of 255: from which on a pixel is changed
SMALL = 48  # pixels: on what is smaller nobody sees it
ALONG, OUTER = 0.145, (0.47, 0.68)  # of a shade's outline: what more than half lies on the form; how much has nothing


def melted(drawing: NDArray[np.uint8], overlap: Pixels | None) -> tuple[NDArray[np.uint8], Pixels | None]:
    """A drawing whose flat shades are soft on the side of their light, and its overlaps' shade but for their edge."""
    if min(drawing.shape[:2]) < SMALL:
        return drawing, overlap
    out = softened(drawing)
    if out is drawing or overlap is None:
        return out, overlap
    changed = np.abs(out[..., :3].astype(np.int16) - drawing[..., :3]).max(-1) > SEEN
    return out, overlap * (1 - bell(changed.astype(np.float32), 1.0))


def softened(drawing: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """A drawing whose flat shades are soft; itself if it has none."""
    size = min(drawing.shape[:2])
    colours, out = drawing[..., :3].astype(np.float32), drawing
    coarse = max(1, size // COARSE)
    there = drawing[..., 3] > 200  # noqa: PLR2004 - nearly opaque
    for light, shade in pairs(tones(drawing, there)):
        step = shade - light
        share = ((colours - light) @ step / (step @ step)).clip(0, 1)
        apart = np.abs(colours - light - share[..., None] * step).max(-1)
        both = there & (apart < BETWEEN)
        if both.sum() < FORM * there.sum():
            continue
        few = both[::coarse, ::coarse], there[::coarse, ::coarse]
        dark = from_outline(few[0] & (share[::coarse, ::coarse] > 0.5), few[1])  # noqa: PLR2004 - nearer to the shade
        small = min(dark.shape)
        if not (wide(dark, small) and beside(dark, *few, small) and aside(dark, few[0], small)):
            continue
        near = np.kron(grown(dark > 0), np.ones((coarse, coarse), bool))[: len(both), : both.shape[1]]
        own = share * near  # the shade and its edge
        soft = bell((own * both)[::coarse, ::coarse], SOFT * small) / np.maximum(bell(few[0], SOFT * small), 1e-3)
        large = Image.fromarray(soft).resize(both.shape[::-1], Image.Resampling.BILINEAR)
        change = np.asarray(large, np.float32) - own
        out = out.copy()
        out[both, :3] = (colours[both] + change[both, None] * step).clip(0, 255).astype(np.uint8)
        colours = out[..., :3].astype(np.float32)
    return out


def from_outline(dark: NDArray[np.bool_], there: NDArray[np.bool_]) -> Pixels:
    """What hangs together of a shade with the outline of all."""
    found = dark & grown(~there, beyond=True)
    for _ in range(COARSE):
        found, before = dark & grown(found), found
        if (found == before).all():
            break
    return found.astype(np.float32)


def grown(mask: NDArray[np.bool_], *, beyond: bool = False) -> NDArray[np.bool_]:
    """A mask larger by two pixels; beyond: what is outside of the frame is part of it."""
    wide = np.pad(mask, 2, constant_values=beyond)
    for axis in (0, 1):
        wide = wide | np.roll(wide, 1, axis) | np.roll(wide, -1, axis)
        wide = wide | np.roll(wide, 1, axis) | np.roll(wide, -1, axis)
    return np.asarray(wide[2:-2, 2:-2])


def tones(drawing: NDArray[np.uint8], there: NDArray[np.bool_]) -> list[Pixels]:
    """The flat colours of a drawing, the most seen first."""
    coarse = (drawing[there][:, :3] >> 3).astype(np.int32) @ (1024, 32, 1)
    found, counts = np.unique(coarse, return_counts=True)
    first = [k for k in np.argsort(-counts)[:FLATS] if counts[k] > LARGE * coarse.size]
    return [drawing[there][:, :3][coarse == found[k]].astype(np.float32).mean(0) for k in first]


def pairs(found: list[Pixels]) -> list[tuple[Pixels, Pixels]]:
    """Of every two tones of one hue, the light and its shade."""
    return [
        (light, shade)
        for light, shade in permutations(found, 2)
        if DARKER[0] < shade.sum() / max(1.0, light.sum()) < DARKER[1]
        and np.abs(light / max(1.0, light.sum()) - shade / max(1.0, shade.sum())).max() < TONE
    ]


def wide(dark: Pixels, size: int) -> bool:
    """Whether a shade is an area, no stripe or line."""
    inner = bell(dark, THICK * size) > 0.93  # noqa: PLR2004 - nearly all about it
    return bool(inner.sum() > LEFT * dark.sum())


def beside(dark: Pixels, both: NDArray[np.bool_], there: NDArray[np.bool_], size: int) -> bool:
    """Whether a shade lies along its light on one side and along the outline of all on the other."""
    near = bell(dark, 0.01 * size)
    rim = (near > 0.05) & (near < 0.95)  # noqa: PLR2004 - about its outline
    outside = (bell(there.astype(np.float32), 0.015 * size) < 0.97) & rim  # noqa: PLR2004 - with nothing beside it
    outer = outside.sum() / max(1, rim.sum())
    return bool((rim & both).sum() > (0.5 + ALONG) * rim.sum() and OUTER[0] < outer < OUTER[1])


def aside(dark: Pixels, both: NDArray[np.bool_], size: int) -> bool:
    """Whether a shade is a smaller part of the form and on one side of it, no pattern all over."""
    middles = [np.argwhere(mask).mean(0) for mask in (dark > 0, both)]
    off = np.hypot(*(middles[0] - middles[1])) / size
    return bool(dark.sum() < MOST * both.sum() and OFF[0] < off < OFF[1])
