"""Which parts of the picture the eye is shown: whole frames and stratified crops, with coherence weights.

A view is a square box of the picture in pixels. Whole frames weigh three times, a crop weighs its size, so that the
gradient says "the picture shows this" rather than "every patch shows this" (pytti-core v2: .306 against .296 held-out).
"""

from __future__ import annotations

from dataclasses import dataclass

import torch
import torch.nn.functional as F  # noqa: N812  (the field's own name for it)
from torch import Tensor

WHOLE = 3.0  # weight of a whole frame beside a crop's size


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How an eye likes to be shown a picture: the share of steps with whole frames only, and the crops' sizes."""

    whole_until: float = 0.45
    crops: tuple[float, float] = (0.35, 0.9)
    shift: float = 1 / 6  # of the side, by which a whole frame may be displaced over its mirrored border
    noise: tuple[float, float] = (0.12, 0.02)  # standard deviation at the start and at the end
    colour: float = 0.05  # deviation of each view's colour mean
    flip: float = 0.3


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One view: left, top and side in pixels (may reach over the border, which is mirrored), weight, flipped or not."""

    left: int
    top: int
    side: int
    weight: float
    flipped: bool = False


class Scales:
    """A picture (n, 3, h, w) at smaller sizes, each made by halving before it is met: cheap, and without aliasing."""

    def __init__(self, image: Tensor) -> None:
        self._made = {size_of(image): image}
        self._whole = image

    def at(self, size: tuple[int, int]) -> Tensor:
        """The picture at size (h, w); made once, the same whatever was asked for before."""
        if size not in self._made:
            height, width = size_of(self._whole)
            far = height >= 4 * size[0] and width >= 4 * size[1]
            self._made[size] = resized(self.at((2 * size[0], 2 * size[1])) if far else self._whole, size)
        return self._made[size]

    def halved(self, times: int) -> Tensor:
        """The picture with its sides halved so many times."""
        height, width = size_of(self._whole)
        return self.at((height >> times, width >> times))


def size_of(image: Tensor) -> tuple[int, int]:
    """(h, w) of pictures (n, 3, h, w)."""
    return image.shape[-2], image.shape[-1]


def resized(images: Tensor, size: tuple[int, int]) -> Tensor:
    """Images (n, 3, h, w) scaled to size (h, w) without aliasing."""
    if size_of(images) == size:
        return images
    return F.interpolate(images, size=size, mode="bilinear", antialias=True, align_corners=False)


def boxes(size: tuple[int, int], count: int, plan: Plan, share: float, generator: torch.Generator) -> tuple[Box, ...]:
    """`count` views of a picture of `size` (h, w) at `share` of the steps; the weights' mean is 1."""
    whole = count if share < plan.whole_until else max(1, -(-count // 3))
    found = [_whole(size, i, whole, plan, generator) for i in range(whole)]
    found += [_crop(size, i, count - whole, plan, generator) for i in range(count - whole)]
    mean = sum(b.weight for b in found) / count
    return tuple(Box(left=b.left, top=b.top, side=b.side, weight=b.weight / mean, flipped=b.flipped) for b in found)


def spread(size: tuple[int, int]) -> tuple[Box, ...]:
    """The whole picture as still, inscribed squares along its long side: how it is scored."""
    short, long = min(size), max(size)
    offsets = [0] if short == long else [0, (long - short) // 2, long - short]
    return tuple(_placed(size, offset, short) for offset in offsets)


def look(picture: Scales, views: tuple[Box, ...], side: int) -> Tensor:
    """(n, 3, side, side): each box cut from a picture (1, 3, h, w) and scaled without aliasing."""
    return torch.cat([_cut(picture, box, side) for box in views])


def disturb(shown: Tensor, plan: Plan, share: float, generator: torch.Generator) -> Tensor:
    """Colour shift and noise on views (n, 3, s, s), so that the eye can't be pleased by a single pixel pattern."""
    deviation = plan.noise[0] * (1 - share) + plan.noise[1] * share
    tint = plan.colour * torch.randn(len(shown), 3, 1, 1, generator=generator)
    grain = deviation * torch.randn(shown.shape, generator=generator)
    return shown + (tint + grain).to(shown.device)


def weights(views: tuple[Box, ...], device: torch.device) -> Tensor:
    """(n, 1) coherence weights, mean 1."""
    return torch.tensor([[box.weight] for box in views], device=device)


def _placed(size: tuple[int, int], offset: int, side: int) -> Box:
    height, width = size
    return Box(left=offset if width > height else 0, top=offset if height > width else 0, side=side, weight=1.0)


def _whole(size: tuple[int, int], index: int, count: int, plan: Plan, generator: torch.Generator) -> Box:
    """An inscribed square, spread along the long side, displaced and scaled a little."""
    height, width = size
    side = round(min(size) * (0.9 + 0.2 * _uniform(generator)))
    along = (index + _uniform(generator)) / count
    left, top = (round(along * max(0, n - side)) for n in (width, height))
    drift = [round((2 * _uniform(generator) - 1) * plan.shift * min(size)) for _ in range(2)]
    flipped = _uniform(generator) < plan.flip
    return Box(left=left + drift[0], top=top + drift[1], side=side, weight=WHOLE, flipped=flipped)


def _crop(size: tuple[int, int], index: int, count: int, plan: Plan, generator: torch.Generator) -> Box:
    """A smaller square whose centre falls in its own strip of the picture: crops are spread, never heaped."""
    height, width = size
    low, high = plan.crops
    share = low + (high - low) * _uniform(generator) ** 1.5
    side = max(8, round(min(size) * share))
    strip = (index + _uniform(generator)) / count
    across = _uniform(generator)
    x, y = (strip, across) if width >= height else (across, strip)
    flipped = _uniform(generator) < plan.flip
    return Box(left=round(x * (width - side)), top=round(y * (height - side)), side=side, weight=share, flipped=flipped)


def _cut(picture: Scales, box: Box, side: int) -> Tensor:
    times = max(0, (box.side // (2 * side)).bit_length() - 1)  # a box is cut where it is two to four times too large
    image = picture.halved(times)
    left, top, own = box.left >> times, box.top >> times, box.side >> times
    height, width = size_of(image)
    frame = max(0, -left), max(0, left + own - width), max(0, -top), max(0, top + own - height)
    if any(frame):
        image = F.pad(image, frame, mode="reflect")
    x, y = left + frame[0], top + frame[2]
    cut = resized(image[..., y : y + own, x : x + own], (side, side))
    return cut.flip(-1) if box.flipped else cut


def _uniform(generator: torch.Generator) -> float:
    return float(torch.rand((), generator=generator))
