"""Colours as a mean and a covariance, and the straight road from one to another.

Linear optimal transport between two normal distributions: Pitié & Kokaram 2007, "The linear Monge-Kantorovitch colour
mapping".
"""

from __future__ import annotations

import torch
from torch import Tensor

_FLOOR = 1e-4  # added to a covariance, so that a grey picture can be turned round too
_LUMA = (0.299, 0.587, 0.114)


def moments(pixels: Tensor) -> tuple[Tensor, Tensor]:
    """Mean (3,) and covariance (3, 3) of pixels (3, n)."""
    mean = pixels.mean(1)
    apart = pixels - mean[:, None]
    return mean, apart @ apart.T / pixels.shape[1] + _FLOOR * torch.eye(3, dtype=pixels.dtype, device=pixels.device)


def luma(image: Tensor) -> Tensor:
    """Brightness (n, 1, h, w) of an image (n, 3, h, w), as Rec. 601 weighs it."""
    return (image * image.new_tensor(_LUMA)[:, None, None]).sum(1, keepdim=True)


def transport(image: Tensor, mean: Tensor, cov: Tensor, like: Tensor | None = None) -> Tensor:
    """Image (3, h, w) with its colours' mean and covariance moved to those given; may leave 0…1.

    like: the picture (3, h, w) whose colours end there, if the image is only a part of it.
    """
    mean, cov = mean.to(image.device), cov.to(image.device)
    own_mean, own = moments((image if like is None else like).flatten(1))
    root, back = _power(own, 0.5), _power(own, -0.5)
    straight = back @ _power(root @ cov @ root, 0.5) @ back
    return (straight @ (image.flatten(1) - own_mean[:, None]) + mean[:, None]).view_as(image)


def recolour(  # noqa: PLR0913 - a colour's two moments, and three knobs
    image: Tensor, mean: Tensor, cov: Tensor, *, share: float, keep: float = 0.0, like: Tensor | None = None
) -> Tensor:
    """Images (n, 3, h, w) in 0…1, each moved towards the colours given.

    share 0…1 says how far; keep 0…1 how much of each pixel's own brightness stays, for looks that are dark all over;
    like: the picture (1, 3, h, w) that all of them are parts of.
    """
    moved = torch.stack([transport(one, mean, cov, None if like is None else like[0]) for one in image])
    lit = moved + keep * (luma(image) - luma(moved))
    return torch.lerp(image, lit, share).clamp(0, 1)


def _power(matrix: Tensor, exponent: float) -> Tensor:
    values, vectors = torch.linalg.eigh(matrix)
    raised: Tensor = vectors @ torch.diag(values.clamp_min(1e-6) ** exponent) @ vectors.T
    return raised
