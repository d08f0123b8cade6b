"""What is in a cup has the colour of what was asked for: tea is amber where the drawing shows coffee.

Drawings are (h, w, 4) uint8.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

CUPS = frozenset({"hot beverage", "mug", "cup", "teacup", "cup of tea"})
POURED = {  # the last word that is said tells
    "matcha": (142, 172, 84), "green": (156, 178, 84), "tea": (206, 116, 38), "chai": (204, 150, 96),
    "milk": (246, 240, 228), "blood": (150, 16, 24), "water": (170, 210, 232), "potion": (120, 210, 90),
}  # fmt: skip
DRUNK = 0.62  # of the height, from the top, in which a drink is seen


def poured(drawing: NDArray[np.uint8], label: str, words: str) -> NDArray[np.uint8]:
    """A cup with what was asked for in it instead of coffee."""
    said = next((word for word in POURED if word in words.split()), "")
    if label not in CUPS or not said:
        return drawing
    top = drawing[: round(DRUNK * len(drawing))]
    red, green, blue = (top[..., k].astype(np.float32) for k in range(3))
    brown = (red < 165) & (red > green + 14) & (green > blue + 4) & (top[..., 3] > 0)  # noqa: PLR2004 - coffee
    if not brown.any():
        return drawing
    light = top[..., :3].mean(-1)
    shades = (0.7 + 0.3 * light / light[brown].mean()).clip(0.7, 1.2)[..., None] * np.array(POURED[said])
    out = drawing.copy()
    out[: len(top), :, :3][brown] = shades.clip(0, 255).astype(np.uint8)[brown]
    return out
