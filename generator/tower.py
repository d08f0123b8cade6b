"""The pocket eye's image tower: a small residual network that timm, and so open_clip, finds by name.

Importing this file registers the models. Convolutions and group norms only, so any side from 8 pixels up will do.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from timm.models import register_model
from torch import Tensor, nn
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Sequence

GROUPS = 8  # of every GroupNorm
POOL = "fastavgmax"  # timm's name for half the mean, half the largest: "how much of it" beside "is it there"


class Block(nn.Module):
    """Two 3 x 3 convolutions around the identity, each followed by a GroupNorm (batches of one must work)."""

    def __init__(self, width: int) -> None:
        super().__init__()
        self.a, self.n = nn.Conv2d(width, width, 3, padding=1, bias=False), nn.GroupNorm(GROUPS, width)
        self.b, self.m = nn.Conv2d(width, width, 3, padding=1, bias=False), nn.GroupNorm(GROUPS, width)

    def forward(self, x: Tensor) -> Tensor:
        """(n, width, h, w) in and out."""
        inner: Tensor = self.m(self.b(functional.silu(self.n(self.a(functional.silu(x))))))
        return x + inner


class Tower(nn.Module):
    """Stages of stride 2, each one convolution and some blocks, then a norm, a 1 x 1 convolution, a pool, a head.

    `widths` and `depths` are channels and blocks of each stage; `hidden` the numbers before the head.
    """

    def __init__(self, widths: Sequence[int], depths: Sequence[int], *, hidden: int = 512, num_classes: int) -> None:
        super().__init__()
        self.num_features, self.num_classes = hidden, num_classes
        self.stages = nn.ModuleList(_stages(widths, depths))
        norm = nn.GroupNorm(GROUPS, widths[-1])
        self.neck = nn.Sequential(norm, nn.SiLU(), nn.Conv2d(widths[-1], hidden, 1), nn.SiLU())
        self.head = nn.Linear(hidden, num_classes) if num_classes else nn.Identity()

    def forward_intermediates(  # noqa: PLR0913 - timm's own signature
        self,
        x: Tensor,
        indices: int | list[int] | None = None,
        *,
        norm: bool = False,
        stop_early: bool = False,
        output_fmt: str = "NCHW",
        intermediates_only: bool = False,
    ) -> list[Tensor] | tuple[Tensor, list[Tensor]]:
        """The maps after the stages asked for, and, unless only these are wanted, the neck's map for the head.

        x is (n, 3, h, w), normalised; the map of stage i is (n, widths[i], h / 2^(i+1), w / 2^(i+1)), rounded up.
        """
        if output_fmt != "NCHW" or norm:
            raise ValueError("The pocket tower gives its maps as NCHW and without a norm.")
        wanted = _wanted(len(self.stages), indices)
        early = stop_early and intermediates_only
        maps = self._maps(x, max(wanted) + 1 if early else len(self.stages))
        taken = [maps[index] for index in wanted]
        return taken if intermediates_only else (self.neck(maps[-1]), taken)

    def _maps(self, x: Tensor, count: int) -> list[Tensor]:
        maps = []
        for stage in self.stages[:count]:
            x = stage(x)
            maps.append(x)
        return maps

    def forward_features(self, x: Tensor) -> Tensor:
        """(n, 3, h, w), normalised -> (n, hidden, h / 8, w / 8)."""
        features: Tensor = self.neck(self._maps(x, len(self.stages))[-1])
        return features

    def forward_head(self, x: Tensor) -> Tensor:
        """The neck's map -> (n, num_classes)."""
        embedding: Tensor = self.head(pooled(x))
        return embedding

    def forward(self, x: Tensor) -> Tensor:
        """(n, 3, h, w), normalised -> (n, num_classes), not of unit length."""
        return self.forward_head(self.forward_features(x))

    def set_input_size(self, img_size: object = None, **_: object) -> None:
        """Nothing to set: every side will do. open_clip asks for this method with `force_image_size`."""


def _wanted(count: int, indices: int | list[int] | None) -> list[int]:
    """Read indices as timm does: all for None, the last n for n, else these, negative ones from the end."""
    every = range(count)
    if indices is None:
        return list(every)
    return list(every[-indices:]) if isinstance(indices, int) else [every[index] for index in indices]


def _stages(widths: Sequence[int], depths: Sequence[int]) -> list[nn.Sequential]:
    stages, before = [], 3
    for index, (width, depth) in enumerate(zip(widths, depths, strict=True)):
        side = 3 if index else 5  # the first convolution sees pixels: let it see more of them
        down = nn.Conv2d(before, width, side, stride=2, padding=side // 2)
        stages.append(nn.Sequential(down, *(Block(width) for _ in range(depth))))
        before = width
    return stages


def pooled(maps: Tensor) -> Tensor:
    """(n, c, h, w) -> (n, c), by POOL."""
    return 0.5 * (maps.mean(dim=(2, 3)) + maps.amax(dim=(2, 3)))


def check_pool(asked: str) -> None:
    """ValueError where timm is asked for another pool than POOL."""
    if asked != POOL:
        raise ValueError(f"The pocket towers pool by {POOL}, not by {asked!r}.")


def build(widths: Sequence[int], depths: Sequence[int], num_classes: int, global_pool: str) -> Tower:
    """A tower laid out in memory as CPUs read it fastest."""
    check_pool(global_pool)
    return Tower(widths, depths, num_classes=num_classes).to(memory_format=torch.channels_last)


# What timm tells models with weights of their own (pretrained, cache_dir ...) is dropped: open_clip loads ours.


@register_model
def pocket_tower(num_classes: int = 384, global_pool: str = POOL, **_: object) -> Tower:
    """2.4 million parameters."""
    return build((56, 112, 192), (1, 2, 2), num_classes, global_pool)


@register_model
def pocket_tower_deep(num_classes: int = 384, global_pool: str = POOL, **_: object) -> Tower:
    """3.1 million parameters: one more block where the maps are smallest and mean most."""
    return build((56, 112, 192), (1, 2, 3), num_classes, global_pool)
