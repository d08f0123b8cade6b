"""The captioned drawings as the image tower sees them: composed on grounds, attacked, or risen from noise."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from training.pocket import files, texts

if TYPE_CHECKING:
    import random
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Encode = Callable[[Tensor], Tensor]

HELD = 768  # drawings never trained on
WHITE, PASTEL, RAMP = 0.5, 0.75, 0.97  # cumulated shares of the grounds; the rest is soft noise
OCTAVES = (2, 4, 8, 16, 32, 64)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawings:
    """All drawings (n, 72, 72, 4) uint8, all caption rows (m, 384), each drawing's captions, and the split."""

    images: NDArray[np.uint8]
    rows: Tensor
    captions: Sequence[Sequence[int]]
    held: NDArray[np.int64]
    train: NDArray[np.int64]


def load(folder: Path) -> Drawings:
    """What render and texts have written; the split depends on the number of drawings only."""
    captions = [texts.variants(caption) for caption in json.loads((folder / "captions.json").read_text("utf8"))]
    strings = json.loads((folder / "texts" / "captions.json").read_text("utf8"))
    place = {string: index for index, string in enumerate(strings)}
    rows = torch.from_numpy(np.load(folder / "texts" / "captions.npy")).float().to(files.device())
    images = np.load(folder / "images.npy", mmap_mode="r")
    order = np.random.RandomState(0).permutation(len(images))
    indices = [[place[text] for text in caption] for caption in captions]
    return Drawings(images=images, rows=rows, captions=indices, held=order[:HELD], train=order[HELD:])


def some_caption(drawings: Drawings, index: int, rng: random.Random) -> int:
    """The row of one of a drawing's captions, its label and its tagged label more often than single tags."""
    captions = drawings.captions[index]
    return rng.choice([*captions[:2] * 2, *captions])


def compose(rgba: NDArray[np.uint8], side: int, noise: torch.Generator) -> Tensor:
    """(n, 72, 72, 4) uint8 -> (n, 3, side, side) in 0...1: moved, scaled, flipped, tinted, on a ground."""
    pictures = torch.from_numpy(rgba).permute(0, 3, 1, 2).float() / 255
    placed = _place(pictures, side, noise)
    colour, cover = placed[:, :3] / placed[:, 3:].clamp_min(1e-3), placed[:, 3:]
    colour = _tint(colour.clamp(0, 1), noise)
    return (cover * colour + (1 - cover) * ground(len(rgba), side, noise)).clamp(0, 1)


def _place(pictures: Tensor, side: int, noise: torch.Generator) -> Tensor:
    count = len(pictures)
    scale = 0.95 + 0.75 * torch.rand(count, generator=noise)
    flip = 1 - 2 * (torch.rand(count, generator=noise) < 0.3).float()  # noqa: PLR2004
    shift = (torch.rand(count, 2, generator=noise) - 0.5) * 0.5 * (scale - 0.7).clamp(0)[:, None]
    affine = torch.zeros(count, 2, 3)
    affine[:, 0, 0], affine[:, 1, 1], affine[:, :, 2] = scale * flip, scale, shift
    grid = functional.affine_grid(affine, [count, 4, side, side], align_corners=False)
    return functional.grid_sample(pictures, grid, align_corners=False)


def _tint(colour: Tensor, noise: torch.Generator) -> Tensor:
    count = len(colour)
    contrast = 0.8 + 0.4 * torch.rand(count, 1, 1, 1, generator=noise)
    cast = 0.14 * torch.rand(count, 3, 1, 1, generator=noise) - 0.07
    return ((colour - 0.5) * contrast + 0.5 + cast).clamp(0, 1)


def ground(count: int, side: int, noise: torch.Generator) -> Tensor:
    """(count, 3, side, side): white, pastel, ramp or soft noise. Wild grounds come back in paintings, so keep calm."""
    kind = torch.rand(count, 1, 1, 1, generator=noise)
    above, below = torch.rand(2, count, 3, 1, 1, generator=noise)
    down = torch.linspace(0, 1, side)[:, None]
    soft = functional.interpolate(torch.rand(count, 3, 6, 6, generator=noise), size=side, mode="bicubic").clamp(0, 1)
    ramp = above * (1 - down) + below * down
    picture = torch.where(kind < RAMP, ramp, soft)
    picture = torch.where(kind < PASTEL, 0.75 + 0.25 * above, picture)
    return torch.where(kind < WHITE, torch.ones(()), picture)


def length(pictures: Tensor) -> Tensor:
    """(n, 1, 1, 1): the L2 length of each picture."""
    return pictures.flatten(1).norm(dim=1).clamp_min(1e-12)[:, None, None, None]


def attack(pictures: Tensor, loss: Callable[[Tensor], Tensor], radius: float, noise: torch.Generator) -> Tensor:
    """Pictures made as wrong as one L2 step of this radius makes them, from a random start (Madry et al. 2018)."""
    if not radius:
        return pictures
    away = torch.randn(pictures.shape, generator=noise).to(pictures)
    away = (away / length(away) * radius * 0.4).requires_grad_(requires_grad=True)
    (slope,) = torch.autograd.grad(loss(pictures + away), away)
    away = away.detach() + slope / length(slope) * radius
    return (pictures + away * (radius / length(away)).clamp(max=1)).clamp(0, 1)


def pink(count: int, side: int, noise: torch.Generator) -> Tensor:
    """(count, 3, side, side): correlated noise of varied lightness, where every climb begins."""
    grains = (torch.randn(count, 3, octave, octave, generator=noise) for octave in OCTAVES if octave <= side)
    layers = (functional.interpolate(grain, size=side, mode="bicubic") * 0.87**k for k, grain in enumerate(grains))
    return (0.5 + 0.12 * sum(layers) + 0.2 * torch.rand(count, 1, 1, 1, generator=noise)).clamp(0, 1)


def smooth(slope: Tensor) -> Tensor:
    """The gradient summed over octaves: what an octave pyramid would do with it."""
    side = slope.shape[-1]
    layers = (functional.interpolate(slope, size=octave, mode="area") for octave in OCTAVES if octave <= side)
    return sum(functional.interpolate(layer, size=side, mode="bicubic") * 0.9**k for k, layer in enumerate(layers))


def climb(encode: Encode, pictures: Tensor, goals: Tensor, paces: Sequence[float], noise: torch.Generator) -> Tensor:
    """Pictures that rose towards their goals (n, 384) by steps of these root mean squares."""
    for pace in paces:
        pictures = pictures.detach().requires_grad_(requires_grad=True)
        seen = encode(pictures + 0.03 * torch.randn(pictures.shape, generator=noise).to(pictures))
        (slope,) = torch.autograd.grad((seen * goals).sum(), pictures)
        slope = smooth(slope)
        slope = slope / slope.pow(2).mean(dim=(1, 2, 3), keepdim=True).sqrt().clamp_min(1e-9)
        pictures = (pictures.detach() + pace * slope).clamp(0, 1)
    return pictures
