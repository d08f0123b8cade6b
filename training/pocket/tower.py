"""The image tower: robust contrastive learning against the frozen teacher, then its own mistakes as negatives.

Robust (Santurkar et al. 2019): every batch is made as wrong as one L2 step makes it; without this, ascent gives noise
that scores 1. Mistakes (an energy view, CLIP-JEM 2025): a pool of pictures keeps climbing from noise towards captions,
and the tower learns that they are not what they were made for.
"""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

import numpy as np
import torch
from torch.nn import functional

from training.pocket import files, pictures, pool
from training.pocket.learner import Learner, Plan, Size, move, radius, set_rate

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from torch import Tensor

KEEP = 100  # steps between two checkpoints
SOFT = 0.05  # temperature of the teacher's own ranking of all captions
OTHERS = 4_096  # captions that a picture is told apart from, beside those of its batch
ALIKE = 0.75  # captions this close count as the same within a batch


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
    noise, rng = torch.Generator().manual_seed(learner.step), random.Random(learner.step)
    plan, where = learner.plan, files.device()
    (side,) = rng.choices(list(plan.sides), list(plan.sides.values()))
    views, goals = batch(drawings, side, plan.sizes[side].batch, noise, rng)
    others = drawings.rows[torch.randperm(len(drawings.rows), generator=noise)[:OTHERS].to(where)]
    views, rows = views.to(where), torch.cat([goals, others])
    attacked = pictures.attack(
        views, lambda x: contrast(learner.frozen(x), goals, rows, learner.scale.detach()), radius(learner, side), noise
    )
    set_rate(learner)
    made, aims = views[:0], goals[:0]
    if plan.negatives:
        made, aims = mistakes(learner, drawings, side, noise, rng)
    seen = learner.encode(torch.cat([attacked, made]))
    real, risen = seen[: len(views)], (seen[len(views) :] * aims).sum(dim=1)
    losses = {"contrast": contrast(real, goals, rows, learner.scale)}
    if plan.negatives:
        losses |= energy((real * goals).sum(dim=1), risen)
    move(learner, sum(losses.values(), torch.zeros((), device=where)))
    return {"side": side} | {key: value.item() for key, value in losses.items()}


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


def contrast(seen: Tensor, goals: Tensor, rows: Tensor, scale: Tensor) -> Tensor:
    """Picture to caption among `rows` with the teacher's own ranking as target; caption to picture within the batch."""
    sharp = scale.exp().clamp(max=40)
    ranking = functional.softmax(goals @ rows.T / SOFT, dim=1)
    forward = -(ranking * functional.log_softmax(seen @ rows.T * sharp, dim=1)).sum(dim=1).mean()
    same = (goals @ goals.T > ALIKE).float()
    same = same / same.sum(dim=1, keepdim=True)
    back = -(same * functional.log_softmax(goals @ seen.T * sharp, dim=1)).sum(dim=1).mean()
    return 0.5 * (forward + back)


def energy(real: Tensor, risen: Tensor) -> dict[str, Tensor]:
    """Climbed pictures should score below .12, real ones above .45 (POCKET's weights and slopes)."""
    return {
        "risen": 0.35 * functional.softplus((risen - 0.12) * 14).mean(),
        "real": 0.35 * functional.softplus((0.45 - real) * 10).mean(),
    }


def plans(steps: Mapping[str, int]) -> dict[str, Plan]:
    """Training from scratch: small sides, their mistakes, several sides, and the mistakes of these."""
    mixed = {32: 0.4, 48: 0.35, 64: 0.25}
    return {
        "small": Plan(steps=steps["small"], rate=1.5e-3, sides={24: 0.3, 32: 0.7}),
        "calm": Plan(steps=steps["calm"], rate=5e-4, sides={32: 1.0}, negatives=True),
        "mixed": Plan(steps=steps["mixed"], rate=1e-3, sides=mixed),
        "ascent": Plan(steps=steps["ascent"], rate=3e-4, sides=mixed, negatives=True, blended=0.6),
    }


def reading(steps: Mapping[str, int]) -> dict[str, Plan]:
    """The reader's stretches: it learns the drawings, then to withstand attacks, longer and longer ones."""
    wide = {"sides": {64: 1.0}, "sizes": {64: Size(batch=128)}, "halves": False}
    return {
        "reader": Plan(steps=steps["reader"], rate=3e-4, radius=(0.0, 0.0), **wide),
        "steady": Plan(steps=steps["steady"], rate=5e-4, radius=(0.0, 0.5), **wide),
        "robust": Plan(steps=steps["robust"], rate=5e-4, radius=(0.5, 1.0), **wide),
    }
