"""Pieces of paper laid over a ground, differentiable in all that can be done to a piece.

Order is soft as long as it is open: every piece is weighed by how far in front it lies (CLIP-CLOP, Mirowski et al.
2022). As it firms, the weighed picture gives way to plain laying over, the nearest piece last.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F  # noqa: N812  (the field's own name for it)
from torch import Tensor

if TYPE_CHECKING:
    from collections.abc import Sequence

SOFT = 2.0  # e-folds of weight between the farthest and the nearest piece
THIN = 0.05  # by which the odds alpha / (1 - alpha) end: with alpha alone, a faint shadow in front blackens all
TINY = 1e-6


@dataclass(frozen=True, slots=True, kw_only=True)
class Laid:
    """How pieces lie, one row for each.

    centre (n, 2) in pixels; scale; angle in radians, clockwise; tint (n, 3), factors; opacity 0…1; depth, about 0 (far)
    to 1 (near).
    """

    centre: Tensor
    scale: Tensor
    angle: Tensor
    tint: Tensor
    opacity: Tensor
    depth: Tensor


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """One piece as it lies in the frame: its box there, and colours times alpha, and alpha, (1, 4, h, w)."""

    top: int
    left: int
    paper: Tensor = field(repr=False)

    @property
    def box(self) -> tuple[slice, slice]:
        """Rows and columns of the frame."""
        height, width = self.paper.shape[-2:]
        return slice(self.top, self.top + height), slice(self.left, self.left + width)


def compose(papers: Sequence[Tensor], laid: Laid, ground: Tensor, firm: float) -> Tensor:
    """(1, 3, h, w) of pieces laid over the ground (1, 3, h, w).

    papers: (1, 4, h, w) each, colours times alpha; firm: 0…1, how settled the order is.
    """
    shown = [show(paper, laid, k, ground) for k, paper in enumerate(papers)]
    hard = over(shown, laid.depth, ground) if firm > 0 else ground
    if firm >= 1:
        return hard
    return torch.lerp(weighed(shown, laid.depth, ground), hard, firm)


def show(paper: Tensor, laid: Laid, k: int, ground: Tensor) -> Shown | None:
    """Piece k as it lies, within the smallest box of the frame that holds it; None where it isn't seen."""
    height, width = ground.shape[-2:]
    cos, sin = torch.cos(laid.angle[k]), torch.sin(laid.angle[k])
    half = torch.stack([laid.scale[k] * paper.shape[-1] / 2, laid.scale[k] * paper.shape[-2] / 2])
    with torch.no_grad():
        turned = torch.stack([cos.abs() * half[0] + sin.abs() * half[1], sin.abs() * half[0] + cos.abs() * half[1]])
        low, high = (laid.centre[k] - turned).floor().tolist(), (laid.centre[k] + turned).ceil().tolist()
    left, top = max(0, int(low[0])), max(0, int(low[1]))
    right, bottom = min(width, int(high[0])), min(height, int(high[1]))
    if right <= left or bottom <= top or laid.opacity[k] == 0:
        return None
    reach = laid.centre.new_tensor([(right - left) / 2, (bottom - top) / 2])
    middle = laid.centre.new_tensor([(right + left) / 2, (bottom + top) / 2]) - laid.centre[k]
    turn = torch.stack([torch.stack([cos, sin]), torch.stack([-sin, cos])])
    road = torch.cat([turn * reach, (turn @ middle)[:, None]], 1) / half[:, None]
    grid = F.affine_grid(road[None], [1, 1, bottom - top, right - left], align_corners=False)
    seen = F.grid_sample(paper, grid, mode="bilinear", padding_mode="zeros", align_corners=False)
    tint = torch.cat([laid.tint[k], laid.tint.new_ones(1)])[:, None, None]
    return Shown(top=top, left=left, paper=seen * tint * laid.opacity[k])


def over(shown: Sequence[Shown | None], depth: Tensor, ground: Tensor) -> Tensor:
    """Pieces laid on each other from the farthest to the nearest."""
    picture = ground.clone()
    for k in depth.detach().argsort(stable=True).tolist():
        piece = shown[k]
        if piece is not None:
            rows, columns = piece.box
            under = picture[..., rows, columns].clone() * (1 - piece.paper[:, 3:])
            picture[..., rows, columns] = under + piece.paper[:, :3]
    return picture


def weighed(shown: Sequence[Shown | None], depth: Tensor, ground: Tensor) -> Tensor:
    """Pieces seen through each other: the mean of their colours by depth and odds of alpha, over the ground's rest."""
    total = torch.zeros_like(ground[:, :1]).repeat(1, 4, 1, 1)
    left = torch.ones_like(ground[:, :1])
    weights = torch.exp(SOFT * (depth - depth.detach().max()))
    for k, piece in enumerate(shown):
        if piece is not None:
            rows, columns = piece.box
            bare = 1 - piece.paper[:, 3:]
            total[..., rows, columns] = total[..., rows, columns] + piece.paper * (weights[k] / (bare + THIN))
            left[..., rows, columns] = left[..., rows, columns].clone() * bare
    return ground * left + (1 - left) * total[:, :3] / (total[:, 3:] + TINY)
