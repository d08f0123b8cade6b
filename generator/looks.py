"""What a style looks like: for each side a codebook of its patches, and the mean and covariance of its colours.

A look is measured from pictures and holds none of them. `looks.safetensors` keeps all looks that come with the program,
centroids as bytes; a person's own style picture is measured when it is asked for.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import torch
from safetensors import safe_open
from torch import Tensor
from torch.nn.functional import interpolate, unfold

from generator.colours import moments

if TYPE_CHECKING:
    from collections.abc import Mapping

    import numpy as np
    from numpy.typing import NDArray

PATCH = 7  # pixels along a patch
SIDES = {32: 96, 64: 192, 128: 288, 256: 384}  # side a picture is seen at -> centroids of its codebook
LOOKS = Path(__file__).with_name("looks.safetensors")

_SAMPLE = 12_000  # patches a codebook is made from
_ROUNDS = 8  # of k-means; later ones moved nothing that we could see
_LONGEST = 8  # times as long as wide is what is seen of a strip: one of 2 by 2,048 pixels would take gigabytes
_ZOOM = 1.25  # a picture's short side is seen this many times as long as the canvas's
_AT_ONCE = 4_096  # patches compared at a time, for memory


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """Codebooks by side, each (k, 3·7·7) in 0…1, with each centroid's share of the patches (k,); colours.

    mean is (3,), cov (3, 3).
    """

    books: Mapping[int, Tensor]
    shares: Mapping[int, Tensor]
    mean: Tensor
    cov: Tensor


def load_look(name: str, path: Path = LOOKS) -> Look:
    """The look of that name; KeyError where the file has none."""
    with safe_open(path, framework="pt") as file:
        if f"{name}.colours" not in file.keys():  # noqa: SIM118 - a safetensors file is no mapping
            raise KeyError(name)
        colours = file.get_tensor(f"{name}.colours")
        books = {side: file.get_tensor(f"{name}.{side}").float() / 255 for side in SIDES}
        shares = {side: file.get_tensor(f"{name}.{side}.shares").float() for side in SIDES}
    return Look(books=books, shares=shares, mean=colours[0], cov=colours[1:])


def tensors(name: str, look: Look) -> dict[str, Tensor]:
    """The look as `load_look` finds it in a file."""
    books = {f"{name}.{side}": (book * 255).round().to(torch.uint8) for side, book in look.books.items()}
    shares = {f"{name}.{side}.shares": share.half() for side, share in look.shares.items()}
    return books | shares | {f"{name}.colours": torch.cat([look.mean[None], look.cov])}


def measure(*pictures: NDArray[np.uint8], zoom: float = 1.0, richness: float = 1.0) -> Look:
    """The look of one or several pictures (h, w, 3), the same for the same pictures.

    zoom over 1 sees them from nearer, with larger strokes; richness, up to 1, is the share of the usual centroids.
    """
    images = [torch.from_numpy(picture.copy()).permute(2, 0, 1)[None].float() / 255 for picture in pictures]
    mean, cov = moments(torch.cat([image[0].flatten(1) for image in images], 1))
    chance = torch.Generator().manual_seed(0)
    books, shares = {}, {}
    for side, count in SIDES.items():
        books[side], shares[side] = _codebook(
            torch.cat([_patches(image, side, zoom) for image in images]), round(count * richness), chance
        )
    return Look(books=books, shares=shares, mean=mean, cov=cov)


def nearest(patches: Tensor, book: Tensor) -> Tensor:
    """Index (n,) of the centroid in book (k, d) that is nearest to each of patches (n, d)."""
    half = book.pow(2).sum(1) / 2
    return torch.cat([torch.addmm(half, some, book.T, alpha=-1).argmin(1) for some in torch.split(patches, _AT_ONCE)])


def _codebook(patches: Tensor, count: int, chance: torch.Generator) -> tuple[Tensor, Tensor]:
    """Centroids, and the share of the patches that each stands for."""
    picked = patches[torch.randperm(len(patches), generator=chance)[:_SAMPLE]]
    centres = _centroids(picked, count)
    near = nearest(picked, centres)
    size = torch.bincount(near, minlength=len(centres))
    return _vivid(centres, picked, near), size / len(picked)


def _patches(image: Tensor, side: int, zoom: float) -> Tensor:
    """Patches (n, 3·7·7) of an image (1, 3, h, w) and of its mirror image, seen as large as a canvas of that side."""
    height, width = image.shape[2:]
    most = _LONGEST * min(height, width)
    top, left = max(0, height - most) // 2, max(0, width - most) // 2
    image = image[..., top : top + most, left : left + most]
    height, width = image.shape[2:]
    scale = max(_ZOOM * zoom * side, PATCH) / min(height, width)
    seen = interpolate(image, size=(round(height * scale), round(width * scale)), mode="bilinear", antialias=True)
    stride = max(1, side // 64)
    return torch.cat([unfold(one, PATCH, stride=stride)[0].T for one in (seen, seen.flip(-1))])


def _centroids(patches: Tensor, count: int) -> Tensor:
    """K-means; an empty cluster keeps its centroid."""
    centres = patches[:count].clone()
    for _ in range(_ROUNDS):
        near = nearest(patches, centres)
        size = torch.bincount(near, minlength=len(centres))[:, None]
        sums = torch.zeros_like(centres).index_add_(0, near, patches)
        centres = torch.where(size > 0, sums / size.clamp_min(1), centres)
    return centres


def _vivid(centres: Tensor, patches: Tensor, near: Tensor) -> Tensor:
    """Centroids with the mean contrast of their members: a mean of strokes is flatter than any stroke."""
    size = torch.bincount(near, minlength=len(centres))
    wanted = torch.zeros(len(centres)).index_add_(0, near, contrast(patches)) / size.clamp_min(1)
    gain = (wanted / contrast(centres).clamp_min(1e-3)).clamp(1, 2)  # an empty one wants nothing and stays
    middle = spread(middles(centres))
    return (middle + (centres - middle) * gain[:, None]).clamp(0, 1)


def middles(patches: Tensor) -> Tensor:
    """Mean colour (n, 3) of each of patches (n, 3·7·7)."""
    return patches.view(len(patches), 3, -1).mean(2)


def spread(colours: Tensor) -> Tensor:
    """Flat patches (n, 3·7·7) of colours (n, 3)."""
    return colours[:, :, None].expand(-1, -1, PATCH * PATCH).flatten(1)


def contrast(patches: Tensor) -> Tensor:
    """Root mean square distance (n,) of each patch from its mean colour."""
    return (patches - spread(middles(patches))).pow(2).mean(1).sqrt()
