"""What changes while the image tower learns, and how fast: plan, weights, running average, optimiser, checkpoints."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import timm
import torch
from torch import Tensor, nn
from torch.nn import functional

from generator.pair import DEVIATION, MEAN  # importing it registers the towers with timm
from training.pocket import files

if TYPE_CHECKING:
    from collections.abc import Mapping

RAMP = 0.4  # share of the steps after which attacks have their full radius


@dataclass(frozen=True, slots=True, kw_only=True)
class Size:
    """How many pictures of one side: in a batch, in the pool, and climbed in one step."""

    batch: int
    pool: int = 0
    visited: int = 0


# Chosen so that a step costs about the same at every side.
SIZES = {
    24: Size(batch=256),
    32: Size(batch=160, pool=600, visited=64),
    48: Size(batch=88, pool=240, visited=36),
    64: Size(batch=56, pool=160, visited=24),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """One stretch of learning: how many steps, how fast, at which sides (with shares), with negatives or without."""

    steps: int
    rate: float
    sides: Mapping[int, float]
    negatives: bool = False
    radius: tuple[float, float] = (0.7, 0.7)  # of the attack at the start and from RAMP on, in pixels at side 32
    halves: bool = True  # bfloat16 where it pays; depthwise convolutions take twice the time with it
    blended: float = 1.0  # share of the last stretch's weights in the start; the rest is from the one before it
    sizes: Mapping[int, Size] = field(default_factory=lambda: SIZES)


class Learner:
    """Everything that changes while a tower learns: weights, their running average, optimiser, pool, step."""

    def __init__(self, name: str, plan: Plan) -> None:
        self.name, self.plan, self.step = name, plan, 0
        self.net = timm.create_model(name).to(files.device())
        self.scale = nn.Parameter(torch.tensor(math.log(20.0), device=files.device()))
        self.average = {key: value.clone() for key, value in self.net.state_dict().items()}
        self.tool = torch.optim.AdamW([*self.net.parameters(), self.scale], plan.rate, weight_decay=0.05)
        self.pools: dict[int, dict[str, Tensor]] = {}

    def encode(self, views: Tensor) -> Tensor:
        """(n, 3, s, s) in 0...1 -> (n, 384) unit rows."""
        views = ((views - MEAN) / DEVIATION).contiguous(memory_format=torch.channels_last)
        with torch.autocast(files.device(), torch.bfloat16, enabled=self.plan.halves and files.fast_halves()):
            seen = self.net(views)
        return functional.normalize(seen.float(), dim=-1)

    def frozen(self, views: Tensor) -> Tensor:
        """As encode, but nothing about the weights is remembered: for gradients of pixels."""
        self.net.requires_grad_(requires_grad=False)
        seen = self.encode(views)
        self.net.requires_grad_(requires_grad=True)
        return seen

    def snapshot(self) -> dict[str, Any]:
        """All that the next step reads; export takes `average` and `side`, the smallest: such views paint best."""
        kept = {"net": self.net.state_dict(), "scale": self.scale.detach(), "tool": self.tool.state_dict()}
        side = min(self.plan.sides)
        return kept | {"average": self.average, "pools": self.pools, "step": self.step, "name": self.name, "side": side}

    def restore(self, state: Mapping[str, Any]) -> None:
        """Go on from a snapshot of the same plan."""
        self.net.load_state_dict(state["net"])
        self.scale.data.copy_(state["scale"])
        self.tool.load_state_dict(state["tool"])
        self.average, self.pools, self.step = state["average"], state["pools"], state["step"]

    def grow(self, weights: Mapping[str, Tensor]) -> None:
        """Begin from a tower with the same or fewer blocks; blocks it lacks begin as the identity."""
        absent = self.net.load_state_dict(dict(weights), strict=False).missing_keys
        for key in absent:
            if key.endswith((".m.weight", ".m.bias")):  # the last norm of a block: zero closes it
                nn.init.zeros_(self.net.get_parameter(key))
        self.average = {key: value.clone() for key, value in self.net.state_dict().items()}


def radius(learner: Learner, side: int) -> float:
    """L2 length of the attack on pictures of this side."""
    first, last = learner.plan.radius
    share = min(1.0, learner.step / learner.plan.steps / RAMP)
    return (first + (last - first) * share) * side / 32


def set_rate(learner: Learner) -> None:
    """Forty steps of warming up, then a cosine to a fiftieth."""
    done = learner.step / learner.plan.steps
    share = min(1.0, (learner.step + 1) / 40) * (0.02 + 0.49 * (1 + math.cos(math.pi * done)))
    for group in learner.tool.param_groups:
        group["lr"] = learner.plan.rate * share


def move(learner: Learner, loss: Tensor) -> None:
    """One step of the optimiser, and of the running average of the weights that is shipped."""
    learner.tool.zero_grad(set_to_none=True)
    loss.backward()
    nn.utils.clip_grad_norm_(learner.net.parameters(), 1.0)
    learner.tool.step()
    learner.step += 1
    kept = min(0.995, learner.step / (learner.step + 20))
    for key, value in learner.net.state_dict().items():
        learner.average[key].lerp_(value, 1 - kept)


def blend(new: Mapping[str, Tensor], old: Mapping[str, Tensor], share: float) -> dict[str, Tensor]:
    """Weights on the line from `old` to `new`, which was trained on from it (Wortsman et al. 2022).

    The average keeps what both can do: on the mixed stretch a tower learns larger sides and forgets how to paint.
    """
    return {key: torch.lerp(old[key], value, share) for key, value in new.items()}
