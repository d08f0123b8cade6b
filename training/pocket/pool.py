"""Pictures that keep climbing from noise towards captions: what the tower mistakes for things."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

import torch

from training.pocket import pictures

if TYPE_CHECKING:
    import random

    from torch import Tensor

    Pool: TypeAlias = dict[str, Tensor]

PACES = [0.035] * 6  # of one visit
OLD = 25  # visits after which a picture begins anew
RENEWED = 0.08  # share that begins anew at any visit


def begin(side: int, count: int) -> Pool:
    """Places for climbing pictures; a goal of -1 is filled at the first visit."""
    return {
        "picture": torch.zeros(count, 3, side, side, dtype=torch.uint8),
        "age": torch.zeros(count, dtype=torch.int16),
        "goal": torch.full((count,), -1, dtype=torch.int64),
    }


def renew(pool: Pool, chosen: Tensor, drawings: pictures.Drawings, noise: torch.Generator, rng: random.Random) -> None:
    """Begin anew, from noise and with another caption, where a picture is new, old or unlucky."""
    side = pool["picture"].shape[-1]
    for at in chosen.tolist():
        if pool["goal"][at] < 0 or pool["age"][at] > OLD or rng.random() < RENEWED:
            index = int(drawings.train[rng.randrange(len(drawings.train))])
            pool["goal"][at], pool["age"][at] = pictures.some_caption(drawings, index, rng), 0
            pool["picture"][at] = (pictures.pink(1, side, noise)[0] * 255).byte()


def visit(
    pool: Pool, chosen: Tensor, encode: pictures.Encode, drawings: pictures.Drawings, noise: torch.Generator
) -> tuple[Tensor, Tensor]:
    """Let some pictures climb a little further; gives them, in 0...1, and the rows of their captions."""
    goals = drawings.rows[pool["goal"][chosen]]
    views = pictures.climb(encode, pool["picture"][chosen].to(goals.device) / 255, goals, PACES, noise)
    pool["picture"][chosen] = (views * 255).round().byte().cpu()
    pool["age"][chosen] += 1
    return views, goals
