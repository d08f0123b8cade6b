"""The style as one term of the sum: every patch of the canvas is pulled to its nearest in the style's codebook.

Texture optimisation (Kwatra et al. 2005; style by patches: Elad & Milanfar 2017), as expectation and maximisation.
Every few steps each patch, on a grid shifted by chance, asks for its nearest centroid; the centroids, averaged where
they overlap, are the picture as the style would have it, the *goal*. In between, the canvas is pulled towards it.

Four departures, each because without it flats came out empty or full of specks:
- the goal of one side is the start of the next larger one's, so that strokes are agreed upon from coarse to fine;
- a patch asks with its own noise raised to the contrast that the style usually has at that colour;
- it asks partly for the recoloured scene (`follow`), so that specks don't choose themselves again;
- the centroid that answers keeps part of the asking patch's mean colour (`tint`).
A style may also have a *rule* (rules.py) which redraws the finest goal: hatching, tiles, dots.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn.functional import fold, interpolate, pad, unfold

from generator import views
from generator.looks import PATCH, Look, contrast, middles, nearest, spread
from generator.redrawing import Redrawing

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    import numpy as np
    from numpy.typing import NDArray

    from generator.styles import Knobs

FAITHFUL = 0.8  # share of the scene in what a patch of the subject asks for, at least: style may not eat it
EVERY = 8  # steps between two askings
LAST = 0.85  # share of the painting after which nobody asks any more and the canvas settles

_COARSE, _FINE = (32, 64), (128, 256)  # sides looked at; the fine ones join when there is something to see
_JOIN = 0.3  # share of the painting at which they do
_CHAIN = 0.7  # share of the coarser side's goal in what the next one starts from
_SOFT = 1e-4  # of the Charbonnier distance
_ALIKE = 0.06  # distance at which two colours count as alike
_LOUDER = 6.0  # noise is raised to at most this many times its contrast


class Strokes:
    """Pulls a canvas towards a look; holds, by side, the goal that it pulls to.

    scenes (1, 3, h, w) in 0…1 are aligned drawings of what is painted, the best first; else a patch asks for itself.
    """

    def __init__(self, look: Look, knobs: Knobs, scenes: Sequence[Tensor] = (), areas: Tensor | None = None) -> None:
        self._books = {side: indexed(look.books[side], look.shares[side]) for side in look.books}
        self._knobs = knobs
        self.redrawing = Redrawing(look, knobs, scenes, areas)
        self._goals: dict[int, Tensor] = {}

    def __call__(self, image: Tensor, done: float, step: int, chance: torch.Generator) -> Tensor:
        """Mean distance of image (1, 3, h, w) in 0…1 from its goals over all sides; `done` 0…1 of the way.

        Asks anew at every eighth step; `chance` is read at those steps only.
        """
        seen = {side: resized(image, side) for side in sides(image, done)}
        if seen.keys() != self._goals.keys() or (step % EVERY == 0 and done < LAST):
            self._goals = self._ask({side: one.detach() for side, one in seen.items()}, chance)
        return torch.stack([_distance(one, self._goals[side]) for side, one in seen.items()]).mean()

    @torch.no_grad()
    def _ask(self, seen: Mapping[int, Tensor], chance: torch.Generator) -> dict[int, Tensor]:
        goals: dict[int, Tensor] = {}
        for side, image in seen.items():
            start = image
            if goals:
                start = image.lerp(_as(list(goals.values())[-1], image), _CHAIN)
            goals[side] = redrawn(self._mixed(start, side), self._book(side).to(start.device), self._knobs, chance)
        side, finest = goals.popitem()
        finest = self.redrawing(finest) if side > _COARSE[-1] else finest
        return {**{own: _as(finest, seen[own]) for own in goals}, side: finest}

    def _mixed(self, image: Tensor, side: int) -> Tensor:
        """What asks: canvas and scene by `follow`, almost the scene alone where its subject is."""
        guide, subject, share = self.redrawing.guide, self.redrawing.subject, self._knobs.follow
        if guide is None:
            return image
        more = 0 if subject is None else max(0.0, FAITHFUL - share) * resized(subject, side)
        return image + (share + more) * (resized(guide, side) - image)

    def _book(self, side: int) -> Book:
        """The codebook whose side fits best."""
        return self._books[min(self._books, key=lambda own: abs(math.log(own / side)))]

    def state(self) -> dict[str, NDArray[np.float32]]:
        """What the next step reads, by name."""
        return {f"strokes.{side}": goal.cpu().numpy().copy() for side, goal in self._goals.items()}

    def restore(self, state: Mapping[str, NDArray[np.generic]]) -> None:
        """Go on from `state()`; other names are left alone."""
        ours = {name: value for name, value in state.items() if name.startswith("strokes.")}
        self._goals = {
            int(name.removeprefix("strokes.")): torch.from_numpy(value.copy()) for name, value in ours.items()
        }


def sides(image: Tensor, done: float) -> list[int]:
    """Sides at which a canvas (1, 3, h, w) is looked at when a share `done` of it is painted; the last is its own."""
    own = round(math.sqrt(image.shape[2] * image.shape[3]))
    coarse = [side for side in _COARSE if side < own]
    return coarse if coarse and done < _JOIN else [*coarse, *(side for side in _FINE if side < own), own]


def resized(image: Tensor, side: int) -> Tensor:
    """Image (n, 3, h, w) seen at side² pixels, its proportions kept."""
    height, width = image.shape[2:]
    scale = side / math.sqrt(height * width)
    size = (round(height * scale), round(width * scale))
    return views.resized(image, size)


def _as(image: Tensor, like: Tensor) -> Tensor:
    """Image in another's size."""
    return interpolate(image, size=like.shape[2:], mode="bicubic", antialias=True).clamp(0, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Book:
    """A codebook, its patches' mean colours, and the contrast that patches of about that colour usually have."""

    patches: Tensor
    colours: Tensor
    usual: Tensor

    def to(self, device: torch.device) -> Book:
        """The codebook on a device."""
        return Book(patches=self.patches.to(device), colours=self.colours.to(device), usual=self.usual.to(device))


def indexed(patches: Tensor, shares: Tensor) -> Book:
    """A codebook (k, 3·7·7) with its shares (k,), ready to be asked."""
    colours = middles(patches)
    alike = torch.softmax(shares.clamp_min(1e-5).log() - (torch.cdist(colours, colours) / _ALIKE) ** 2, 1)
    return Book(patches=patches, colours=colours, usual=alike @ contrast(patches))


def redrawn(image: Tensor, book: Book, knobs: Knobs, chance: torch.Generator) -> Tensor:
    """Image (1, 3, h, w) put together anew from the patches of a book."""
    grid = Grid(image, chance)
    asked = questions(grid.cut(image), book, knobs)
    given = book.patches[nearest(asked, book.patches)]
    given = given + knobs.tint * spread(middles(asked) - middles(given))
    return grid.joined(given).clamp(0, 1)


def questions(mixed: Tensor, book: Book, knobs: Knobs) -> Tensor:
    """The patches (n, 3·7·7) to ask for, their contrast raised to what is usual."""
    if knobs.contrast == 0:
        return mixed
    middle = middles(mixed)
    usual = book.usual[nearest(middle, book.colours)] * knobs.contrast
    gain = (usual / contrast(mixed).clamp_min(1e-3)).clamp(1, _LOUDER)
    flat = spread(middle)
    return flat + (mixed - flat) * gain[:, None]


class Grid:
    """Overlapping patches over a whole image of one size, on a grid shifted by chance."""

    def __init__(self, image: Tensor, chance: torch.Generator) -> None:
        self._size = image.shape[2:]
        self._stride = max(2, min(self._size) // 128)
        down, right = torch.randint(self._stride, (2,), generator=chance).tolist()
        self._frame = (PATCH - right, PATCH + right, PATCH - down, PATCH + down)

    def cut(self, image: Tensor) -> Tensor:
        """Patches (n, 3·7·7) of image (1, 3, h, w), whose borders are mirrored."""
        return unfold(pad(image, self._frame, mode="reflect"), PATCH, stride=self._stride)[0].T

    def joined(self, patches: Tensor) -> Tensor:
        """Image (1, 3, h, w) of patches that are averaged where they overlap, the middle of each weighing most."""
        window = _window(patches)
        weight = self._laid(window.expand(len(patches), -1)).clamp_min(1e-6)
        return self._laid(patches * window) / weight

    def _laid(self, patches: Tensor) -> Tensor:
        left, _, top, _ = self._frame
        height, width = self._size
        framed = (height + 2 * PATCH, width + 2 * PATCH)
        return fold(patches.T[None], framed, PATCH, stride=self._stride)[..., top : top + height, left : left + width]


def _window(like: Tensor) -> Tensor:
    ramp = 1 - (torch.arange(PATCH, dtype=like.dtype, device=like.device) - PATCH // 2).abs() / (PATCH // 2 + 1)
    return (ramp[:, None] * ramp).square().flatten().repeat(3)


def _distance(image: Tensor, goal: Tensor) -> Tensor:
    return (image - goal.to(image.device)).pow(2).add(_SOFT).sqrt().mean()
