"""The picture as a pyramid of octaves: the parameters that are painted, and the picture they add up to.

A canvas is a list of octave tensors (1, 3, h_k, w_k), coarsest first, in a colour-decorrelated space:

    picture = stretch(sigmoid(COLOUR · Σ_k DECAY^k · up(octave_k) / scale + LIFT))

Equal variance per octave in two dimensions is an amplitude slope of −1; DECAY = 2^(1−s) gives slope −s. The
photograph mean is s = 1.2 (Tolhurst et al. 1992). The finest octave has the size of the picture, so every picture
decomposes exactly.
"""

from __future__ import annotations

import math

import torch
import torch.nn.functional as F  # noqa: N812  (the field's own name for it)
from torch import Tensor

SLOPE = 1.2
DECAY = 2 ** (1 - SLOPE)
COARSEST = 4  # pixels of the coarsest octave's short side
# Square root of ImageNet's colour covariance (lucent), scaled so that unit octaves give a natural spread of lightness.
COLOUR = torch.tensor([[0.26, 0.09, 0.02], [0.27, 0.00, -0.05], [0.27, -0.09, 0.03]]) / 0.27
CONTRAST = 1.1  # logit deviation of unit octaves
CALM = 0.5  # of unit octaves is how the noise begins: a picture grows out of it with fewer specks left over
LIFT = 0.3  # pictures begin a little brighter than grey: skies and paper are common
MARGIN = 0.02  # the sigmoid is stretched by this much, so that black and white are finite parameters
BETAS = (0.5, 0.99)  # of the Adam that moves octaves
UNLOCK = ((16, 0.0), (64, 0.10), (128, 0.20), (1 << 30, 0.35))  # octaves up to this side move from this share on


def sizes(height: int, width: int, finest: int | None = None) -> list[tuple[int, int]]:
    """Octave sizes (h, w), coarsest first; the last is the picture's own, or the one with short side `finest`."""
    short = min(height, width)
    sides = [COARSEST]
    while sides[-1] * 2 < short:
        sides.append(sides[-1] * 2)
    found = [(round(height * s / short), round(width * s / short)) for s in sides] + [(height, width)]
    return [size for size in found if finest is None or min(size) <= finest]


def pink(shapes: list[tuple[int, int]], generator: torch.Generator) -> list[Tensor]:
    """Normal octaves: through `picture` they are correlated noise of slope −1.2 and natural chroma."""
    return [CALM * torch.randn(1, 3, h, w, generator=generator) for h, w in shapes]


def picture(octaves: list[Tensor], height: int, width: int) -> Tensor:
    """(1, 3, h, w), in 0…1 up to MARGIN beyond either end."""
    logit = _mix(_colour(octaves[0]), _up(_sum(octaves, len(octaves)), height, width, "bicubic")) * CONTRAST + LIFT
    return torch.sigmoid(logit) * (1 + 2 * MARGIN) - MARGIN


def decompose(image: Tensor, shapes: list[tuple[int, int]]) -> list[Tensor]:
    """Octaves whose `picture` is image (1, 3, h, w) in 0…1: each takes what the coarser ones left over."""
    share = (image.clamp(0, 1) + MARGIN) / (1 + 2 * MARGIN)
    wanted = _mix(torch.linalg.inv(_colour(image)), (torch.logit(share) - LIFT) / CONTRAST)
    octaves: list[Tensor] = []
    for shape in shapes:
        coarser = (
            _up(_sum(octaves, len(shapes)), *shape, "bilinear") if octaves else torch.zeros(1, device=image.device)
        )
        weight = _weights(len(shapes))[len(octaves)]
        octaves.append((F.interpolate(wanted, size=shape, mode="area") - coarser) / weight)
    return octaves


def unlocked(shape: tuple[int, int], share: float) -> bool:
    """Whether an octave of this size may move after this share of the steps: coarse first (CLIP⁻¹'s worst ablation)."""
    return next(start for side, start in UNLOCK if min(shape) <= side) <= share


def unlock(octaves: list[Tensor], share: float) -> None:
    """Let those octaves be differentiated that may move after this share of the steps, and no others."""
    for octave in octaves:
        octave.requires_grad_(unlocked((octave.shape[-2], octave.shape[-1]), share))


def blend(octaves: list[Tensor], noise: list[Tensor], share: float) -> list[Tensor]:
    """A neighbour of a finished canvas: `share` 0…1 of its variance replaced by fresh noise."""
    return [math.sqrt(1 - share) * p + math.sqrt(share) * n for p, n in zip(octaves, noise, strict=True)]


def _weights(count: int) -> list[float]:
    scale = math.sqrt(sum(DECAY ** (2 * k) for k in range(count)))
    return [DECAY**k / scale for k in range(count)]


def _sum(octaves: list[Tensor], count: int) -> Tensor:
    """The first octaves of `count` added up, step by step: a third of the cost of scaling each to the end."""
    total = octaves[0] * _weights(count)[0]
    for octave, weight in zip(octaves[1:], _weights(count)[1:], strict=False):
        total = _up(total, octave.shape[-2], octave.shape[-1], "bilinear") + octave * weight
    return total


def _up(octave: Tensor, height: int, width: int, mode: str) -> Tensor:
    """Scale up: bilinear between octaves, where the next one adds its own detail; bicubic where nothing follows."""
    if octave.shape[-2:] == (height, width):
        return octave
    return F.interpolate(octave, size=(height, width), mode=mode, align_corners=False)


def _colour(like: Tensor) -> Tensor:
    return COLOUR.to(like.device)


def _mix(matrix: Tensor, image: Tensor) -> Tensor:
    return torch.einsum("ij,njhw->nihw", matrix, image)
