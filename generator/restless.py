"""Weights that never rest: what a picture is shown to that words alone guide.

A picture that climbs against weights at rest finds what pleases these and no others: fur, spots and spirals. With noise
on every convolution, another in each step, it finds what pleases all neighbours of the weights: whole shapes and plain
surfaces (`training/pocket/README.md`). Noise on weights is what variational Bayes learns with (Blundell et al. 2015);
here nothing is learned, and one neighbour a step costs what one look costs.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch

from generator.chance import drawn

if TYPE_CHECKING:
    from collections.abc import Mapping

    from torch import Tensor, nn

    from generator.towers import Eye

KERNEL = 4  # dimensions of a convolution's weights


@dataclass(frozen=True, slots=True, kw_only=True)
class Restless:
    """The convolutions of a frozen tower by name, each one's deviation, and noise for the largest twice over."""

    kernels: Mapping[str, Tensor] = field(repr=False)
    spread: Mapping[str, float] = field(repr=False)
    grain: Tensor = field(repr=False)

    def weights(self, dice: torch.Generator, share: float) -> dict[str, Tensor]:
        """The kernels with this share of noise: a stretch of the grain each, as 7 million numbers take long to draw."""
        moved = {}
        for name, kernel in self.kernels.items():
            at = int(torch.randint(self.grain.numel() - kernel.numel(), (1,), generator=dice))
            noise = self.grain[at : at + kernel.numel()].view_as(kernel)
            moved[name] = torch.add(kernel, noise, alpha=share * self.spread[name])
        return moved


def begin(eye: Eye, seed: int) -> tuple[Restless, ...]:
    """Noise for every tower of an eye that paints better so, else nothing."""
    share, dice = eye.habit.unrest, drawn(seed, 0, "unrest")
    return tuple(stirred(one.model.visual, share, dice) for one in eye.towers) if share else ()


def stirred(tower: nn.Module, share: float, dice: torch.Generator) -> Restless:
    """Noise of this share of each kernel's own deviation."""
    kernels = {name: value for name, value in tower.named_parameters() if value.dim() == KERNEL}
    grain = torch.randn(2 * max(value.numel() for value in kernels.values()), generator=dice)
    spread = {name: share * float(value.std()) for name, value in kernels.items()}
    return Restless(kernels=kernels, spread=spread, grain=grain.to(next(iter(kernels.values())).device))
