"""The image tower: robust contrastive learning against the frozen teacher, then its own mistakes as negatives.

Robust (Santurkar et al. 2019): half of every batch is made as wrong as one L2 step makes it; without this, ascent gives
noise that scores 1. Mistakes (an energy view, CLIP-JEM 2025): a pool of pictures keeps climbing from noise towards
captions, and the tower learns that they are not what they were made for.
"""

from __future__ import annotations

import random
from itertools import accumulate
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from training.pocket import files, pictures, pool
from training.pocket.learner import Learner, Plan, move, set_rate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from torch import Tensor

KEEP = 100  # steps between two checkpoints
RADII = 0.1 / 32, 0.7 / 32  # of the attack, for each pixel of the side: somewhere between, anew for every picture
SOFT = 0.05  # temperature of the teacher's own ranking of all captions
OTHERS = 4_096  # captions that a picture is told apart from, beside those of its batch


def train(folder: Path, learner: Learner, minutes: float, target: str) -> bool:
    """Go on from FOLDER/TARGET.pt for at most this long; True when all steps of the plan are done."""
    drawings, path = pictures.load(folder), folder / f"{target}.pt"
    if state := files.load(path):
        learner.restore(state)
    for _ in files.until(learner.plan.steps, learner.step, minutes):
        told = advance(learner, drawings)
        if learner.step % KEEP == 0:
            print(learner.step, " ".join(f"{key} {value:.3f}" for key, value in told.items()), flush=True)
            files.save(path, learner.snapshot())
    files.save(path, learner.snapshot())
    return learner.step >= learner.plan.steps


def advance(learner: Learner, drawings: pictures.Drawings) -> dict[str, float]:
    """One step: a composed and attacked batch, perhaps climbed negatives, one move of the weights."""
    seed, where, plan = learner.plan.first + learner.step, files.device(), learner.plan
    noise, rng = torch.Generator().manual_seed(seed), random.Random(seed)
    (side,) = rng.choices(list(plan.sides), list(plan.sides.values()))
    views, goals = batch(drawings, side, plan.sizes[side].batch, noise, rng)
    others = drawings.rows[torch.randperm(len(drawings.rows), generator=noise)[:OTHERS].to(where)]
    rows = torch.cat([goals, others])
    views = half_attacked(learner, views.to(where), goals, rows, noise)
    set_rate(learner)
    made, aims = mistakes(learner, drawings, side, noise, rng) if plan.negatives else (views[:0], goals[:0])
    seen = learner.encode(torch.cat([views, made]))
    real, risen = seen[: len(views)], (seen[len(views) :] * aims).sum(dim=1)
    losses = {"contrast": contrast(real, goals, rows, learner.recent, learner.scale)}
    if plan.negatives:
        losses |= energy((real * goals).sum(dim=1), risen)
    learner.remember(real, goals)
    move(learner, sum(losses.values(), torch.zeros((), device=where)))
    return {"side": side} | {key: value.item() for key, value in losses.items()}


def half_attacked(learner: Learner, views: Tensor, goals: Tensor, rows: Tensor, noise: torch.Generator) -> Tensor:
    """The first half of the views (n, 3, s, s) made wrong, each by a radius of its own, the others as they are.

    All of them attacked cost a quarter more time, and clean pictures were recalled less often.
    """
    half, none, scale = len(views) // 2, learner.recent[:, :0], learner.scale.detach()
    low, high = (radius * views.shape[-1] for radius in RADII)
    radii = (low + (high - low) * torch.rand(half, 1, 1, 1, generator=noise)).to(views.device)
    wrong = lambda x: contrast(learner.frozen(x), goals[:half], rows, none, scale)  # noqa: E731
    return torch.cat([pictures.attack(views[:half], wrong, radii, noise), views[half:]])


def mistakes(
    learner: Learner, drawings: pictures.Drawings, side: int, noise: torch.Generator, rng: random.Random
) -> tuple[Tensor, Tensor]:
    """Pictures of the pool, climbed a little further towards their captions, and the rows of these."""
    size = learner.plan.sizes[side]
    climbing = learner.pools.setdefault(side, pool.begin(side, size.pool))
    chosen = torch.randperm(size.pool, generator=noise)[: size.visited]
    pool.renew(climbing, chosen, drawings, noise, rng)
    return pool.visit(climbing, chosen, learner.frozen, drawings, noise)


def batch(
    drawings: pictures.Drawings, side: int, count: int, noise: torch.Generator, rng: random.Random
) -> tuple[Tensor, Tensor]:
    """Composed drawings and the rows of one caption each."""
    indices = [int(drawings.train[at]) for at in rng.sample(range(len(drawings.train)), count)]
    rows = drawings.rows[[pictures.some_caption(drawings, index, rng) for index in indices]]
    return pictures.compose(np.stack([drawings.images[index] for index in indices]), side, noise), rows


def contrast(seen: Tensor, goals: Tensor, rows: Tensor, recent: Tensor, scale: Tensor) -> Tensor:
    """Picture to caption among `rows`, and caption to picture within the batch and the recent (2, m, 384).

    Both aim at the teacher's own ranking of the captions. Without the recent pictures, a few captions are near to
    whatever the tower can't read.
    """
    sharp = scale.exp().clamp(max=40)
    pictured, said = torch.cat([torch.stack([seen, goals]), recent], dim=1)
    forward = functional.softmax(goals @ rows.T / SOFT, dim=1) * functional.log_softmax(seen @ rows.T * sharp, dim=1)
    back = functional.softmax(goals @ said.T / SOFT, dim=1) * functional.log_softmax(goals @ pictured.T * sharp, dim=1)
    return -0.5 * (forward.sum(dim=1).mean() + back.sum(dim=1).mean())


def energy(real: Tensor, risen: Tensor) -> dict[str, Tensor]:
    """Climbed pictures should score below .12, real ones above .45 (POCKET's weights and slopes)."""
    return {
        "risen": 0.35 * functional.softplus((risen - 0.12) * 14).mean(),
        "real": 0.35 * functional.softplus((0.45 - real) * 10).mean(),
    }


def plans(steps: Mapping[str, int]) -> dict[str, Plan]:
    """Training from scratch: small sides, larger ones, several, and at last the mistakes of these.

    The rate falls from stretch to stretch; only the last goes down to nearly nothing.
    """
    several = {32: 0.4, 48: 0.35, 64: 0.25}
    small, grown, mixed, _ = accumulate(steps.values())
    return {
        "small": Plan(steps=steps["small"], rate=1.5e-3, last=0.8, sides={24: 0.3, 32: 0.7}),
        "grown": Plan(steps=steps["grown"], first=small, rate=1.2e-3, last=0.4, sides={32: 0.7, 48: 0.3}),
        "mixed": Plan(steps=steps["mixed"], first=grown, rate=5e-4, last=0.6, sides=several),
        "ascent": Plan(steps=steps["ascent"], first=mixed, rate=4e-4, sides=several, negatives=True),
    }
