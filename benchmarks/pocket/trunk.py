"""What the judge sees with: two networks of different kinds, side by side. Neither is of the painter's kind."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

import torch

from benchmarks.pocket import dinov2, opennsfw

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

    See = Callable[[Tensor], Tensor]

SIDE = 168  # pixels of a view that is composed for them
AT_ONCE = 16  # views: more would not fit the caches of a processor


@cache
def opened() -> See:
    """Views (n, 3, s, s) in 0...1 -> features (n, d) of both; opened once in a process."""
    first, second = dinov2.opened(), opennsfw.opened()

    def see(views: Tensor) -> Tensor:
        some = views.split(AT_ONCE)
        return torch.cat([torch.cat([dinov2.features(first, v), opennsfw.features(second, v)], 1) for v in some])

    return see
