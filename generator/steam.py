"""Steam over a cup and smoke from a chimney: soft, wider and thinner the higher, where drawings show worms and balls.

Drawings are (h, w, 4), float32 in 0…1, colours not multiplied by alpha.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from generator.drinks import CUPS
from generator.grains import bell

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    Pixels = NDArray[np.floating]

STEAMING = CUPS | {"steaming bowl", "locomotive", "factory"}
LIGHT, GREYISH = 0.45, 0.42  # how light steam is at least, and how far its channels may differ, of the lightest
WHOLE, SOLID = 0.6, 0.03  # of the broadest row: where a cup begins; how much that is no steam makes a row none of it
LEAST = 0.05  # of the height: less is no steam
NEAR, HIGH = 0.07, 0.17  # of the height of all steam: how soft it is where it begins, and high up
LYING = 0.6  # of its breadth: smoke that lies flat, as a long cloud, is at least as soft as if it were so high
DENSE, THIN = 1.9, 0.4  # how dense it is there, and what is left of that high up
WHITE = 0.7  # how much whiter than in the drawing it is


def steaming(drawing: Pixels, label: str, remember: Callable[..., Pixels], rounded: float) -> Pixels:
    """A drawing as it is remembered, this far rounded, and its steam, that is never round."""
    body, steam = parted(drawing, label)
    seen = remember(body, round_off=rounded)
    return seen if steam is None else risen(seen, remember(steam, round_off=0.0))


def parted(drawing: Pixels, label: str) -> tuple[Pixels, Pixels | None]:
    """A drawing without the steam above it, and that alone, if there is any."""
    if label not in STEAMING:
        return drawing, None
    cover, most, least = drawing[..., 3], drawing[..., :3].max(-1), drawing[..., :3].min(-1)
    there = cover > 0.5  # noqa: PLR2004 - its edge
    pale = (most > LIGHT) & (most - least < GREYISH * most)
    broad = there.sum(1)
    ends = (broad > WHOLE * broad.max()) | ((there & ~pale).sum(1) > SOLID * broad.max())
    top = int(ends.argmax())
    if top < LEAST * len(drawing):
        return drawing, None
    body, steam = drawing.copy(), drawing.copy()
    body[:top, :, 3] = 0
    steam[top:, :, 3] = 0
    return body, steam


def risen(drawing: Pixels, steam: Pixels) -> Pixels:
    """A drawing with its steam over it again, out of focus."""
    cover = steam[..., 3]
    rows = np.flatnonzero(cover.max(1) > 0.5)  # noqa: PLR2004 - its edge
    if not rows.size:
        return drawing
    tall, broad = rows[-1] + 1 - rows[0], int((cover.max(0) > 0.5).sum())  # noqa: PLR2004 - its edge
    soft = max(tall, LYING * broad)
    up = np.clip((rows[-1] - np.arange(len(drawing), dtype=np.float32)) / tall, 0, 1)[:, None]
    near, high = (bell(cover, share * soft) for share in (NEAR, HIGH))
    share = ((near + (high - near) * up) * DENSE * (1 - (1 - THIN) * up)).clip(0, 1)[..., None]
    tone = (steam[..., :3] * cover[..., None]).sum((0, 1)) / cover.sum()
    tone = tone + (1 - tone) * WHITE
    out = drawing.copy()
    whole = share + out[..., 3:] * (1 - share)
    out[..., :3] = (tone * share + out[..., :3] * out[..., 3:] * (1 - share)) / np.maximum(whole, 1e-4)
    out[..., 3:] = whole
    return out
