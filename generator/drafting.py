"""What the rules draw with: lattices, sites, blurs, outlines and screens over an image (1, 3, h, w) in 0…1."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn.functional import adaptive_avg_pool2d, avg_pool2d, interpolate

from generator.colours import luma
from generator.looks import middles

if TYPE_CHECKING:
    from generator.looks import Look

INKS = 10  # colours of a poster
STEPS = 5  # of a channel where colours are few


def inks(look: Look) -> Tensor:
    """Colours (n, 3) of a look, each as far as can be from those before it."""
    side = sorted(look.books)[1]
    colours = middles(look.books[side])
    chosen = [int(look.shares[side].argmax())]
    for _ in range(INKS - 1):
        chosen.append(int(torch.cdist(colours, colours[chosen]).amin(1).argmax()))
    return colours[chosen]


def noise(shape: tuple[int, ...]) -> Tensor:
    """Even numbers in −1…1, the same each time: a lattice must not move while a picture is painted."""
    return torch.rand(shape, generator=torch.Generator().manual_seed(0)) * 2 - 1


def pixels(image: Tensor) -> tuple[Tensor, Tensor]:
    """Row and column (h, w) of each pixel's middle."""
    height, width = image.shape[2:]
    down, right = torch.meshgrid(torch.arange(height) + 0.5, torch.arange(width) + 0.5, indexing="ij")
    return down, right


def lattice(image: Tensor, size: float) -> tuple[Tensor, Tensor]:
    """Where in its cell of a square lattice each pixel lies, 0…1 downwards and rightwards."""
    down, right = pixels(image)
    return (down / size).frac(), (right / size).frac()


def to_edge(place: Tensor) -> Tensor:
    """Distance 0…½ to the nearer edge of a cell."""
    return torch.minimum(place, 1 - place)


def paint(like: Tensor, colour: tuple[float, float, float]) -> Tensor:
    """One colour all over (1, 3, h, w)."""
    return like.new_tensor(colour)[:, None, None].expand_as(like)


def blocks(image: Tensor, size: float) -> Tensor:
    """One pixel for each cell of the lattice."""
    height, width = image.shape[2:]
    return adaptive_avg_pool2d(image, (max(1, math.ceil(height / size)), max(1, math.ceil(width / size))))


def up(cells: Tensor, like: Tensor) -> Tensor:
    """Cells as large flat squares over an image."""
    return interpolate(cells, size=like.shape[2:], mode="nearest-exact")


def mean(image: Tensor, label: Tensor) -> Tensor:
    """Image with each pixel's colour replaced by the mean of those with its label (h, w)."""
    flat, label = image[0].flatten(1), label.flatten()
    count = torch.bincount(label).clamp_min(1)
    sums = torch.zeros(3, len(count)).index_add_(1, label, flat)
    return (sums / count)[:, label].view_as(image)


def sites(rows: Tensor, columns: Tensor) -> tuple[Tensor, Tensor, Tensor]:
    """The nearest of jittered lattice points for each pixel: number, distance, distance of the second nearest.

    rows and columns (h, w) say where in a lattice of unit cells each pixel lies; they may be stretched and bent.
    """
    cell_down, cell_right = (rows - rows.min()).long(), (columns - columns.min()).long()
    part_down, part_right = (rows - rows.min()).frac(), (columns - columns.min()).frac()
    across = int(cell_right.max()) + 3
    jitter = 0.5 + 0.42 * noise((2, int(cell_down.max()) + 3, across))
    found, numbers = [], []
    for down in (-1, 0, 1):
        for right in (-1, 0, 1):
            there = (cell_down + down + 1, cell_right + right + 1)
            found.append(torch.hypot(down + jitter[0][there] - part_down, right + jitter[1][there] - part_right))
            numbers.append(there[0] * across + there[1])
    order = torch.stack(found).sort(0)
    return torch.stack(numbers).gather(0, order.indices[:1])[0], order.values[0], order.values[1]


def bent(image: Tensor, size: float, bend: float) -> tuple[Tensor, Tensor]:
    """Row and column (h, w) of each pixel in a lattice of cells of that size, bent by so many cells."""
    height, width = image.shape[2:]
    cells = (1, 2, int(height / size) + 2, int(width / size) + 2)
    by = bend * interpolate(noise(cells), size=(height, width), mode="bilinear")[0]
    down, right = pixels(image)
    return down / size + by[0], right / size + by[1]


def blurred(image: Tensor, width: float) -> Tensor:
    """Two boxes: nearly a bell."""
    side = max(1, round(width)) // 2 * 2 + 1
    for _ in range(2):
        for along in ((1, side), (side, 1)):
            padding = (along[0] // 2, along[1] // 2)
            image = avg_pool2d(image, along, stride=1, padding=padding, count_include_pad=False)
    return image


def ink(image: Tensor, width: float, tau: float) -> Tensor:
    """Outlines (1, 1, h, w) in 0…1, by a soft-thresholded difference of two blurs (XDoG: Winnemöller 2011)."""
    scale = math.sqrt(image.shape[2] * image.shape[3]) / 256
    light = 0.15 + 0.85 * stretched(luma(image))
    fine, coarse = blurred(light, 2 * width * scale), blurred(light, 5 * width * scale)
    return torch.sigmoid(160 * (tau * coarse - fine))


def screen(image: Tensor, size: float, angle: float) -> Tensor:
    """Distance to the middle of the dot of a turned screen, 0…1."""
    down, right = pixels(image)
    along = (math.cos(angle) * right + math.sin(angle) * down) / size
    across = (math.cos(angle) * down - math.sin(angle) * right) / size
    return ((along - along.round()) ** 2 + (across - across.round()) ** 2).sqrt()


def stroke(image: Tensor, size: float, slant: float, bent: Tensor) -> Tensor:
    """A wave in 0…1 across parallel lines which bend with the light."""
    down, right = pixels(image)
    return 0.5 + 0.5 * torch.cos(2 * math.pi * (down + slant * right + bent) / size)


def vivid(image: Tensor, gain: float) -> Tensor:
    """Colours pushed away from grey."""
    grey = luma(image)
    return (grey + gain * (image - grey)).clamp(0, 1)


def stepped(image: Tensor) -> Tensor:
    """Each channel rounded to STEPS steps."""
    return (image * STEPS).round() / STEPS


def calm(image: Tensor, width: float) -> Tensor:
    """1 where an image (1, 3, h, w) has nothing going on, 0 about its edges."""
    stir = (image - blurred(image, width)).abs().amax(1, keepdim=True)
    return torch.exp(-14 * blurred(stir, 1.5 * width).clamp_min(0) - 6 * stir)


def clouds(height: int, width: int, size: float) -> Tensor:
    """Heaps (1, 1, h, w) about 0 with round tops: three octaves of noise, the finer ones folded."""
    octaves = [
        interpolate(
            noise((1, 1, int(2 * height / size / scale) + 2, int(width / size / scale) + 2)),
            size=(height, width),
            mode="bicubic",
        )
        for scale in (1.0, 0.45, 0.2)
    ]
    return octaves[0] + octaves[1].abs() * 0.35 + octaves[2].abs() * 0.18 - 0.25


def stretched(light: Tensor) -> Tensor:
    """Brightness spread over 0…1."""
    low, high = light.quantile(0.04), light.quantile(0.96)
    return ((light - low) / (high - low).clamp_min(1e-3)).clamp(0, 1)


def leafy(image: Tensor, size: float) -> Tensor:
    """Small overlapping leaves (1, 1, h, w), each of one lightness 0…1, lighter at its tip."""
    rows, columns = bent(image, size, 0.5)
    label, near, _ = sites(rows, columns * 1.5)
    tone = 0.5 + 0.5 * noise((int(label.max()) + 1,))[label]
    return (tone * (1.15 - 0.5 * near)).clamp(0, 1)[None, None]


def kept(image: Tensor, strokes: Tensor) -> Tensor:
    """Strokes which give way where they would carry one thing's colour into another."""
    astray = (strokes - image).abs().amax(1, keepdim=True)
    return strokes.lerp(image, (0.2 + 3 * (astray - 0.06).clamp_min(0)).clamp(max=0.9))


def warped(image: Tensor, by: float, waves: int) -> Tensor:
    """Image (1, c, h, w) whose pixels come from up to `by` pixels away, in so many waves along a side."""
    height, width = image.shape[2:]
    move = interpolate(noise((1, 2, waves, waves)), size=(height, width), mode="bicubic")[0] * by
    down, right = pixels(image)
    row, column = (down + move[0]).long().clamp(0, height - 1), (right + move[1]).long().clamp(0, width - 1)
    return image[:, :, row, column]
