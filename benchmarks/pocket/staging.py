"""Drawings as the judge learns them: on plain grounds, and staged in a setting with another one in the way, often soft.

And which drawings it must not learn from: those that the bank would answer the battery with, by their looks.
"""

from __future__ import annotations

import random
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import torch
from PIL import Image
from torch.nn import functional

from benchmarks.pocket import battery
from benchmarks.pocket.trunk import SIDE
from generator.bank import render
from generator.settings_drawn import SETTINGS, draw
from generator.vector import Sheet
from training.pocket import pictures

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from torch import Tensor

    from generator.bank import Bank

VIEWS = 3  # of a drawing
SOFTEST = 20  # pixels of a side through which a blurred composition goes, at least
GROUNDS = 60  # settings as the engine draws them, for drawings to stand in
BEND, GRAIN = 0.06, 0.12  # of the half side, and of the lightness, at most: how far a painting strays
BESIDE = 0.35  # how often something else stands in the picture
ANSWER = 0.75  # cosine of a bank's label with something the battery shows, above which its drawings are answers
TWIN, THUMB = 0.95, 20  # correlation of thumbnails, of this side in pixels, above which two drawings are the same


def composed(rgba: NDArray[np.uint8], noise: torch.Generator) -> Tensor:
    """(n, VIEWS, 3, SIDE, SIDE) in 0...1 of drawings (n, s, s, 4): plain, staged, and staged as if painted."""
    plain, stage = softened(pictures.compose(rgba, SIDE, noise), noise), softened(staged(rgba, noise), noise)
    return torch.stack([plain, stage, painted(staged(rgba, noise), noise)], 1)


def painted(views: Tensor, noise: torch.Generator) -> Tensor:
    """Views as if somebody had painted them: shapes bent a little, colours uneven, specks left over."""
    count = len(views)
    bend = functional.interpolate(torch.randn(count, 2, 9, 9, generator=noise), size=SIDE, mode="bicubic")
    upright = torch.eye(2, 3).expand(count, -1, -1)
    grid = functional.affine_grid(upright, [count, 3, SIDE, SIDE], align_corners=False)
    grid = grid + BEND * torch.rand(count, 1, 1, 1, generator=noise) * bend.permute(0, 2, 3, 1)
    bent = functional.grid_sample(views, grid, padding_mode="border", align_corners=False)
    strength = GRAIN * torch.rand(count, 1, 1, 1, generator=noise)
    return softened((bent + strength * grain(count, noise)).clamp(0, 1), noise)


def grain(count: int, noise: torch.Generator) -> Tensor:
    """(count, 3, SIDE, SIDE) noise of unit deviation in every octave."""
    octaves = (torch.randn(count, 3, side, side, generator=noise) for side in (6, 12, 24, 48, SIDE))
    layers = [functional.interpolate(octave, size=SIDE, mode="bicubic") for octave in octaves]
    return torch.stack(layers).mean(0) * len(layers) ** 0.5


def staged(rgba: NDArray[np.uint8], noise: torch.Generator) -> Tensor:
    """(n, 3, SIDE, SIDE): each drawing in a setting, sometimes with its neighbour small beside it."""
    layers = torch.from_numpy(rgba).permute(0, 3, 1, 2).float() / 255
    beside = placed(layers.roll(1, 0), (0.2, 0.5), noise)
    beside = beside * (torch.rand(len(rgba), 1, 1, 1, generator=noise) < BESIDE)
    return over(placed(layers, (0.5, 1.2), noise), over(beside, horizon(len(rgba), noise))).clamp(0, 1)


def over(layers: Tensor, below: Tensor) -> Tensor:
    """Premultiplied layers (n, 4, h, w) laid over pictures (n, 3, h, w)."""
    return layers[:, :3] + (1 - layers[:, 3:]) * below


def placed(layers: Tensor, sizes: tuple[float, float], noise: torch.Generator) -> Tensor:
    """Premultiplied (n, 4, SIDE, SIDE): drawings at a size between these shares of the side, anywhere, some flipped."""
    count = len(layers)
    size = sizes[0] + (sizes[1] - sizes[0]) * torch.rand(count, generator=noise)
    flip = 1 - 2 * (torch.rand(count, generator=noise) < 0.5).float()  # noqa: PLR2004
    away = (2 * torch.rand(count, 2, generator=noise) - 1) * (1.1 - size).clamp(min=0.15)[:, None]
    affine = torch.zeros(count, 2, 3)
    affine[:, 0, 0], affine[:, 1, 1], affine[:, :, 2] = flip / size, 1 / size, away / size[:, None]
    whole = torch.cat([layers[:, :3] * layers[:, 3:], layers[:, 3:]], 1)
    return functional.grid_sample(
        whole, functional.affine_grid(affine, [count, 4, SIDE, SIDE], align_corners=False), align_corners=False
    )


def horizon(count: int, noise: torch.Generator) -> Tensor:
    """(count, 3, SIDE, SIDE): settings as the engine draws them, or parts of them."""
    grounds = settings()[torch.randint(GROUNDS, (count,), generator=noise)]
    part = 0.7 + 0.3 * torch.rand(count, generator=noise)
    affine = torch.zeros(count, 2, 3)
    affine[:, 0, 0] = affine[:, 1, 1] = part
    affine[:, :, 2] = (2 * torch.rand(count, 2, generator=noise) - 1) * (1 - part)[:, None]
    grid = functional.affine_grid(affine, [count, 3, SIDE, SIDE], align_corners=False)
    return functional.grid_sample(grounds, grid, align_corners=False)


@cache
def settings() -> Tensor:
    """(GROUNDS, 3, SIDE, SIDE): every setting at several hours; half of them are the usual plain, meadow and room."""
    dice = random.Random(0)  # noqa: S311 - no secret
    usual = ("plain", "meadow", "room", "forest", "sea", "sky")
    names = [usual[k % len(usual)] if k % 2 else sorted(SETTINGS)[k // 2 % len(SETTINGS)] for k in range(GROUNDS)]
    sheets = (Sheet(width=100, dice=dice, time=dice.choice(("day", "day", "dusk", "night"))) for _ in names)
    drawn = [render(draw(name, sheet)[1], SIDE, SIDE)[..., :3] for name, sheet in zip(names, sheets, strict=True)]
    return torch.from_numpy(np.stack(drawn)).permute(0, 3, 1, 2).float() / 255


def softened(views: Tensor, noise: torch.Generator) -> Tensor:
    """Half of the times, views scaled down and up again: paintings are soft."""
    side = int(torch.randint(SOFTEST, SIDE, (), generator=noise))
    if torch.rand((), generator=noise) < 0.5:  # noqa: PLR2004
        return views
    small = functional.interpolate(views, size=side, mode="area")
    return functional.interpolate(small, size=SIDE, mode="bicubic").clamp(0, 1)


def answers(bank: Bank, read: Callable[[Sequence[str]], NDArray[np.float16]]) -> NDArray[np.float32]:
    """Thumbnails (n, d) of the bank's drawings of everything that the battery shows; `read` embeds sentences."""
    labels, shown = (read(texts).astype(np.float32) for texts in ([c.label for c in bank.concepts], battery.concepts()))
    near = np.flatnonzero((labels @ shown.T).max(1) > ANSWER)
    pieces = [bank.pieces[piece] for concept in near for piece in bank.concepts[concept].pieces]
    return np.stack([thumbnail(bank.draw(piece, 72, 72)) for piece in pieces])


def unspoiled(images: NDArray[np.uint8], forbidden: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which of the drawings (n, s, s, 4) are none of the forbidden ones, in any pack's copy."""
    return np.array([(forbidden @ thumbnail(image)).max() < TWIN for image in images])


def thumbnail(rgba: NDArray[np.uint8]) -> NDArray[np.float32]:
    """A unit row: a drawing cut to its ink, small, on grey, with its cover."""
    cover = rgba[..., 3] > 20  # noqa: PLR2004
    rows, columns = np.flatnonzero(cover.any(1)), np.flatnonzero(cover.any(0))
    if not len(rows):
        return np.zeros(4 * THUMB**2, np.float32)
    ink = Image.fromarray(rgba[rows[0] : rows[-1] + 1, columns[0] : columns[-1] + 1])
    small = np.asarray(ink.resize((THUMB, THUMB), Image.Resampling.BOX)).astype(np.float32) / 255 - 0.5
    small[..., :3] *= small[..., 3:] + 0.5
    return small.ravel() / np.linalg.norm(small)
