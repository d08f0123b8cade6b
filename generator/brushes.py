"""A loaded brush: strokes laid one over the other along a picture's forms, large ones first (Hertzmann 1998).

What tells painters apart is how long, how wide and how curved their strokes are, where these run when no form leads
them, and how far each strays in colour. Pictures are (1, 3, h, w) in 0…1.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import torch
from torch import Tensor
from torch.nn.functional import interpolate

from generator import drafting, shapes

MISSED = 0.05  # difference of a channel at which a smaller brush goes over a place again
CLOSE = 0.8  # of a brush's width: from one stroke's beginning to the next
HAIRS = 61  # patterns of bristles
FORM = 0.03  # steepness at which a form leads strokes as much as the current does


@dataclass(frozen=True, slots=True, kw_only=True)
class Brush:
    """How strokes are laid: widths in sizes, coarse to fine; length in widths; what they allow and how they stray."""

    widths: tuple[float, ...] = (2.0, 1.0)
    length: float = 6.0
    form: float = 1.0  # how much forms lead them, beside the current
    loose: float = 0.2  # difference of a channel from a stroke's own colour at which it ends
    tone: float = 0.05  # by which strokes differ in lightness
    hue: float = 0.03  # and in each channel
    relief: float = 0.5  # how thick the paint is


def painted(image: Tensor, size: float, brush: Brush, current: Tensor) -> Tensor:
    """The picture in strokes; current (h, w) is the direction in radians where no form leads."""
    flow = _flow(image, size, brush.form, current)
    canvas = drafting.blurred(image, 2 * size * brush.widths[0])
    thick = torch.zeros_like(canvas[:, :1])
    for number, share in enumerate(brush.widths):
        width = max(2.0, share * size)
        seen = drafting.blurred(image, width / 2)
        missed = None if number == 0 else (canvas - seen).abs().amax(1)[0] > MISSED
        canvas, thick = _layer((canvas, thick), (seen, flow), (width, brush), missed)
    lit = thick - torch.roll(thick, (1, 1), (2, 3))
    return (canvas * (1 + brush.relief * lit)).clamp(0, 1)


def _flow(image: Tensor, size: float, form: float, current: Tensor) -> Tensor:
    """Direction (2, h, w), down and right, of a stroke at each place; a line has no sense, so angles are doubled."""
    steep, across = shapes.slope(drafting.blurred(image, size / 2))
    along, weight = across + math.pi / 2, form * steep / FORM
    both = [drafting.blurred(f(2 * along) * weight, 2 * size) + f(2 * current) for f in (torch.sin, torch.cos)]
    angle = torch.atan2(both[0], both[1])[0, 0] / 2
    return torch.stack([torch.sin(angle), torch.cos(angle)])


def _layer(
    under: tuple[Tensor, Tensor], led: tuple[Tensor, Tensor], tool: tuple[float, Brush], missed: Tensor | None
) -> tuple[Tensor, Tensor]:
    """Canvas and thickness with one brush's strokes over them, where something is `missed` (h, w), or all over.

    led: what is wanted, and the flow; tool: the width in pixels, and the brush.
    """
    (seen, _), (width, brush) = led, tool
    places = _beginnings(seen, CLOSE * width)
    if missed is not None:
        places = places[missed[_at(places, seen)]]
    if not len(places):
        return under
    wander = drafting.noise((len(places), 4))
    colours = seen[0][:, *_at(places, seen)] + (brush.tone * wander[:, 3:] + brush.hue * wander[:, :3]).T
    key, hair, count = _trails(places, colours, led, tool)
    found = key >= 0
    number, side = (key.clamp_min(0) // count), key.clamp_min(0) % count
    round_ = 1 - (2 * side / (count - 1) - 1).abs() ** 3
    raised = (round_ + hair[number % HAIRS, side])[None, None]
    canvas = torch.where(found, colours[:, number][None], under[0])
    return canvas, torch.where(found, raised, under[1])


def _trails(
    places: Tensor, colours: Tensor, led: tuple[Tensor, Tensor], tool: tuple[float, Brush]
) -> tuple[Tensor, Tensor, int]:
    """Which stroke, times the hairs across plus its hair, is on top at each pixel, −1 for none; the hairs' height."""
    (seen, flow), (width, brush) = led, tool
    height, wide = seen.shape[2:]
    count = max(3, math.ceil(1.6 * width))
    across = torch.linspace(-0.5, 0.5, count) * width
    steps = max(2, round(brush.length * width))
    order = torch.arange(len(places))[:, None] * count + torch.arange(count)
    top = torch.full((height * wide,), -1, dtype=torch.long)
    alive, heading = torch.ones(len(places), dtype=torch.bool), torch.zeros(len(places), 2)
    for step in range(steps):
        way = flow[:, *_at(places, seen)].T
        way = torch.where((way * heading).sum(1, keepdim=True) < 0, -way, way)
        blunt = min(1.0, (2.5 * min(step + 1, steps - step) / width) ** 0.5)
        row = places[:, :1] + across * blunt * way[:, 1:]
        column = places[:, 1:] - across * blunt * way[:, :1]
        inside = (row >= 0) & (row < height) & (column >= 0) & (column < wide) & alive[:, None]
        top.scatter_reduce_(0, (row.long() * wide + column.long())[inside], order[inside], "amax")
        places, heading = places + way, way
        alive &= (seen[0][:, *_at(places, seen)] - colours).abs().amax(0) < brush.loose
    hairs = interpolate(drafting.noise((1, 1, HAIRS, max(2, count // 2))), size=(HAIRS, count), mode="bilinear")[0, 0]
    return top.view(height, wide), hairs, count


def _beginnings(image: Tensor, apart: float) -> Tensor:
    """Rows and columns (n, 2), one in each cell of a lattice, in an order of chance: who comes later lies on top."""
    rows, columns = (math.ceil(n / apart) for n in image.shape[2:])
    cells = torch.cartesian_prod(torch.arange(rows), torch.arange(columns))
    places = (cells + 0.5 + 0.45 * drafting.noise((rows * columns, 2))) * apart
    return places[drafting.noise((rows * columns,)).argsort()]


def _at(places: Tensor, image: Tensor) -> tuple[Tensor, Tensor]:
    """Whole rows and columns of places (n, 2) within an image."""
    height, width = image.shape[2:]
    return places[:, 0].long().clamp(0, height - 1), places[:, 1].long().clamp(0, width - 1)


def eddies(image: Tensor, size: float) -> Tensor:
    """A current (h, w) that turns in whirls about so many pixels wide."""
    height, width = image.shape[2:]
    cells = (1, 1, int(height / size) + 3, int(width / size) + 3)
    stream = interpolate(drafting.noise(cells), size=(height, width), mode="bicubic")[0, 0]
    down, right = torch.gradient(stream)
    return torch.atan2(right, -down)


def waves(image: Tensor, size: float) -> Tensor:
    """A current (h, w) that runs across the picture in long waves."""
    down, right = drafting.pixels(image)
    return 0.75 * torch.sin(2 * math.pi * (right / size + 0.35 * torch.sin(down / size * 4)))


def one_way(image: Tensor, angle: float) -> Tensor:
    """A current (h, w) of one direction, in radians down from the right, which strays a little."""
    height, width = image.shape[2:]
    return angle + 0.25 * interpolate(drafting.noise((1, 1, 8, 8)), size=(height, width), mode="bicubic")[0, 0]
