"""Where things are in a picture (1, 3, h, w) in 0…1, and where it is sky: found by flooding what has no edges.

Rules that redraw a scene lay ornament on its ground and clouds into its sky, and keep the things in it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn.functional import interpolate, max_pool2d

from generator import drafting, shapes

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.looks import Look

SIDE = 128  # pixels of the short side at which figures are told from ground
WALL, FAINT = 0.075, 0.025  # change of a channel between neighbours that ground doesn't cross
CLOUD = 0.66  # of the darkest channel of what is taken for a cloud
ALIKE = 0.2  # difference of colours of one sky along the upper border
NEAREST = 0.6  # of the picture's size: how near things are looked at
SPARSE = 0.5  # of its box: a subject that fills less may have been told from its other drawings in pieces
FEW = 0.01  # of a picture: a subject that is smaller isn't known
SAME = 0.02  # difference at which two drawings of one ground are alike


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What a rule may look at beside the image: the look, masks (1, 1, h, w) of all things and of those asked for.

    air: where the sky is, if the composition says it; `sky` finds it otherwise.
    """

    look: Look
    thing: Tensor
    subject: Tensor
    air: Tensor | None = None

    @property
    def main(self) -> Tensor:
        """The things asked for; all things where nobody knows which these are."""
        return self.subject if float(self.subject.mean()) > FEW else self.thing


def given(look: Look, image: Tensor, others: Sequence[Tensor] = (), areas: Tensor | None = None) -> Given:
    """What is given beside an image.

    A thing is what can't be reached from the border without crossing an edge. `others` show other drawings of the same
    subject on the same ground: where they differ, nothing is ground that lies behind even the faintest edge. `areas`
    (1, 2, h, w) are the subject and the sky as they were composed: then neither is guessed.
    """
    small = _small(image)
    things = 1 - _flood(_rim(small), _passable(small, WALL))
    if areas is not None:
        subject, air = (_as(areas[:, i : i + 1], image) for i in (0, 1))
        alone = float(subject.mean()) <= FEW
        return Given(look=look, thing=_clean(_opened(things, 5), image) if alone else subject, subject=subject, air=air)
    subject = torch.zeros_like(things)
    if others:
        apart = [(_small(other) - small).abs().amax(1, keepdim=True) > SAME for other in others]
        same = torch.stack([1 - max_pool2d(one.float(), 3, 1, 1) for one in apart]).amax(0)
        subject = _closed(_opened(1 - _flood(_rim(small), torch.maximum(same, _passable(small, FAINT))), 3), 7)
        subject = 1 - _flood(
            _rim(small), 1 - subject
        )  # without holes: what is behind a thing's own colour is the thing
    things = torch.maximum(_opened(things, 5), subject)
    subject = torch.maximum(subject, _within(subject, things))
    return Given(look=look, thing=_clean(things, image), subject=_clean(subject, image))


def about(mask: Tensor) -> tuple[slice, ...]:
    """A crop, of the whole's proportions and at least NEAREST of its size, with what is in a mask (1, 1, h, w)."""
    extent = mask.shape[2:]
    inside = (mask[0, 0] > 0.5).nonzero()
    if not len(inside):
        return (slice(None),) * 4
    low, high = inside.amin(0).tolist(), inside.amax(0).tolist()
    share = max(NEAREST, *(1.16 * (end - begin) / n for begin, end, n in zip(low, high, extent, strict=True)))
    if share >= 1:
        return (slice(None),) * 4
    sides = [round(share * n) for n in extent]
    begins = [(begin + end - side) // 2 for begin, end, side in zip(low, high, sides, strict=True)]
    begins = [min(max(0, begin), n - side) for begin, side, n in zip(begins, sides, extent, strict=True)]
    return (slice(None), slice(None), *(slice(b, b + side) for b, side in zip(begins, sides, strict=True)))


def _within(subject: Tensor, things: Tensor) -> Tensor:
    """The things that a subject in pieces belongs to, within its box: drawings alike inside leave pieces."""
    inside = subject[0, 0].nonzero()
    if not len(inside):
        return subject
    (top, left), (bottom, right) = inside.amin(0).tolist(), inside.amax(0).tolist()
    box = torch.zeros_like(subject)
    box[..., top : bottom + 1, left : right + 1] = 1
    return _flood(subject, things * box) if subject.sum() < SPARSE * box.sum() else subject


def sky(image: Tensor, given: Given) -> Tensor:
    """1 on the ground below the upper border that is of its colour, and on clouds in it (1, 1, h, w)."""
    if given.air is not None:
        return given.air
    small = _small(image)
    subject = _as(given.subject, small).round()
    first = small[..., :1, :]
    top = torch.zeros_like(subject)
    top[..., :1, :] = ((first - first.median(3, keepdim=True).values).abs().amax(1, keepdim=True) < ALIKE).float()
    open_ = _flood(top, _passable(small, FAINT) * (1 - subject))
    below = torch.zeros_like(open_)
    below[..., -1:, :] = 1
    around = 1 - _flood(below, 1 - open_)
    cloud = (small.amin(1, keepdim=True) > CLOUD).float() * around * (1 - subject)
    return _clean(torch.maximum(open_, max_pool2d(cloud, 3, 1, 1)), image) * (1 - given.subject)


def _clean(mask: Tensor, like: Tensor) -> Tensor:
    return torch.sigmoid(12 * (drafting.blurred(_as(mask, like), 3 * min(like.shape[2:]) / SIDE) - 0.5))


def _small(image: Tensor) -> Tensor:
    return interpolate(image, scale_factor=SIDE / min(image.shape[2:]), mode="bilinear", antialias=True)


def _rim(small: Tensor) -> Tensor:
    rim = torch.ones_like(small[:, :1])
    rim[..., 1:-1, 1:-1] = 0
    return rim


def _passable(small: Tensor, wall: float) -> Tensor:
    return (shapes.edges(small) < wall).float()


def _flood(start: Tensor, passable: Tensor) -> Tensor:
    """What can be reached from the start, up and down and sideways."""
    reached = start * passable
    for _ in range(2 * SIDE):
        across = max_pool2d(reached, (1, 3), 1, (0, 1))
        reached = torch.maximum(across, max_pool2d(reached, (3, 1), 1, (1, 0))) * passable
    return reached


def _opened(mask: Tensor, side: int) -> Tensor:
    """A mask without what is thinner than `side` pixels, its small holes closed first."""
    half = side // 2
    closed = _closed(mask, 3)
    return max_pool2d(-max_pool2d(-closed, side, 1, half), side, 1, half)


def _closed(mask: Tensor, side: int) -> Tensor:
    """A mask whose holes and gaps narrower than `side` pixels are filled."""
    half = side // 2
    return -max_pool2d(-max_pool2d(mask, side, 1, half), side, 1, half)


def _as(mask: Tensor, like: Tensor) -> Tensor:
    return interpolate(mask, size=like.shape[2:], mode="bilinear")
