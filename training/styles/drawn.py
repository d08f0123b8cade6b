"""Exemplars drawn by rule, for looks that no old painting has: a small landscape in a palette, then redrawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from PIL import Image, ImageColor, ImageDraw

from generator.looks import measure
from generator.masks import given
from generator.rules import RULES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

SIDE = 320  # pixels: a canvas of 256, seen as all exemplars are


def exemplar(plain: NDArray[np.uint8], rule: str, size: float) -> NDArray[np.uint8]:
    """Picture (h, w, 3) redrawn by a rule."""
    image = torch.from_numpy(plain.copy()).permute(2, 0, 1)[None].float() / 255
    redrawn = RULES[rule](image, size, given(measure(plain), image)).clamp(0, 1)[0].permute(1, 2, 0)
    drawn: NDArray[np.uint8] = (redrawn * 255).round().to(torch.uint8).numpy()
    return drawn


def landscape(palette: Sequence[str]) -> NDArray[np.uint8]:
    """Sky, sun, hills, houses and trees in six colours: sky, far, near, ground, light, thing."""
    sky, far, near, ground, light, thing = (ImageColor.getrgb(colour) for colour in palette)
    image = Image.fromarray(_fall(sky, far))
    draw = ImageDraw.Draw(image)
    draw.ellipse((190, 30, 280, 120), fill=light)
    draw.polygon([(0, 190), (80, 90), (150, 180), (230, 110), (320, 200), (320, 320), (0, 320)], fill=far)
    draw.polygon([(0, 240), (120, 170), (320, 250), (320, 320), (0, 320)], fill=near)
    draw.rectangle((0, 270, SIDE, SIDE), fill=ground)
    for left, top, width in ((40, 190, 50), (150, 150, 60), (240, 200, 46)):
        draw.rectangle((left, top, left + width, 285), fill=thing)
        draw.polygon([(left - 8, top), (left + width / 2, top - 40), (left + width + 8, top)], fill=light)
        draw.rectangle((left + 10, top + 16, left + 22, top + 34), fill=sky)
    for left in (15, 110, 222, 300):
        draw.ellipse((left - 16, 210, left + 16, 260), fill=near)
        draw.line((left, 255, left, 290), fill=ground, width=5)
    return np.asarray(image)


def _fall(above: tuple[int, ...], below: tuple[int, ...]) -> NDArray[np.uint8]:
    share = np.linspace(0, 1, SIDE)[:, None, None]
    shade = (1 - share) * np.array(above[:3]) + share * np.array(below[:3])
    return np.broadcast_to(shade, (SIDE, SIDE, 3)).astype(np.uint8)
