"""Rules of surfaces: pixels, stones, knots, panes, triangles, dabs, washes, clouds.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels and the look, and gives the image redrawn.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn.functional import interpolate

from generator import drafting
from generator.looks import nearest

if TYPE_CHECKING:
    from generator.looks import Look

BANDS = (2, 7, 9)  # where a border's bands end, in knots from the edge
DIAMOND = 2.5  # knots from its middle to its corner
LEAD = 0.1  # width of the lead between two panes, of a pane
DAB = 0.62  # radius of a dab, of the distance between two


def pixels(image: Tensor, size: float, _look: Look) -> Tensor:
    """Square pixels in few, vivid colours."""
    return drafting.up(drafting.stepped(drafting.vivid(drafting.blocks(image, size), 1.3)), image)


def poster(image: Tensor, _size: float, look: Look) -> Tensor:
    """Flat areas in the look's own colours."""
    inks = drafting.inks(look)
    flat = drafting.vivid(image, 1.5)[0].flatten(1).T
    return inks[nearest(flat, inks)].T.reshape(image.shape)


def tiles(image: Tensor, size: float, _look: Look) -> Tensor:
    """Square stones, each a little lighter or darker than it should be, with a seam between them."""
    stones = drafting.blocks(image, size)
    stones = drafting.up(stones + 0.07 * drafting.noise((1, 1, *stones.shape[2:])), image)
    rows, columns = drafting.lattice(image, size)
    seam = torch.minimum(drafting.to_edge(rows), drafting.to_edge(columns)) * size < max(0.6, size / 12)
    return torch.where(seam, 0.35 * image + 0.45, stones)


def knots(image: Tensor, size: float, look: Look) -> Tensor:
    """Rows of woven knots: small blocks in few colours, each shaded from one corner to the other."""
    woven = drafting.up(poster(drafting.blocks(image, size), size, look), image)
    rows, columns = drafting.lattice(image, size)
    return woven * (0.84 + 0.3 * (rows + columns) / 2)


def rug(image: Tensor, size: float, look: Look) -> Tensor:
    """Woven knots within a border of three bands, the middle one set with diamonds."""
    down, right = drafting.pixels(image)
    away = torch.stack([down, right, image.shape[2] - down, image.shape[3] - right]).amin(0) / size
    along = torch.where(torch.minimum(down, image.shape[2] - down) / size > away + 0.01, down, right) / size
    diamond = ((away - 4.5).abs() + ((along / 6).frac() * 6 - 3).abs()) < DIAMOND
    colours = image.new_tensor([[0.17, 0.19, 0.30], [0.62, 0.16, 0.14], [0.88, 0.76, 0.55]])
    band = ((away >= BANDS[0]).long() - (away >= BANDS[1]).long() + 2 * diamond.long()).clamp(0, 2)
    border = colours[band].permute(2, 0, 1)[None]
    return knots(torch.where(away < BANDS[2], border, drafting.vivid(image, 1.3)), size, look)


def glass(image: Tensor, size: float, _look: Look) -> Tensor:
    """Panes of coloured glass in lead."""
    label, near, second = drafting.sites(*drafting.bent(image, size, 0))
    lead = torch.maximum((second - near < LEAD).float(), drafting.ink(image, 1.4, 0.92))
    panes = drafting.mean(image, label).lerp(image, 0.6)
    return drafting.vivid(panes, 1.5) * (1 - 0.92 * lead)


def facets(image: Tensor, size: float, _look: Look) -> Tensor:
    """Flat triangles on a bent lattice."""
    rows, columns = drafting.bent(image, size, 0.34)
    upper = (rows.frac() + columns.frac()).long()
    across = int(image.shape[3] / size) + 4
    label = ((rows.floor().long() + 1) * across + columns.floor().long() + 1) * 2 + upper
    return drafting.mean(image, label)


def points(image: Tensor, size: float, _look: Look) -> Tensor:
    """Round dabs of pure colour on pale ground."""
    label, near, _ = drafting.sites(*drafting.bent(image, size, 0))
    hue = 0.08 * drafting.noise((int(label.max()) + 1, 3))[label].permute(2, 0, 1)[None]
    dabs = drafting.vivid(drafting.mean(image, label) + hue - hue.mean(1, keepdim=True) * 0.5, 1.2)
    return torch.where(near < DAB, dabs, 0.6 * image + 0.38)


def brush(image: Tensor, size: float, _look: Look) -> Tensor:
    """Long strokes of one colour each, a little raised where bristles left them."""
    return _brushed(image, size, 0.25)


def swirl(image: Tensor, size: float, _look: Look) -> Tensor:
    """The same, turning with a current."""
    return _brushed(image, size, 0.8)


def _brushed(image: Tensor, size: float, bend: float) -> Tensor:
    rows, columns = drafting.bent(image, 10 * size, bend)
    rows, columns = rows * 10 + columns * 3, columns * 3.5
    label, near, second = drafting.sites(rows, columns)
    shade = 0.09 * drafting.noise((int(label.max()) + 1,))[label]
    relief = 0.03 * torch.cos(rows * 9) + 0.1 * ((second - near).clamp(max=0.5) - 0.25)
    strokes = drafting.mean(image, label).lerp(image, 0.35)
    return (drafting.vivid(strokes, 1.15) + shade + relief).clamp(0, 1)


def chalk(image: Tensor, size: float, _look: Look) -> Tensor:
    """Slanting rubs of chalk that leave the paper's tooth bare."""
    down, right = drafting.pixels(image)
    rows, columns = (down + right) / size, (right - down) / (9 * size)
    label, near, _ = drafting.sites(rows, columns)
    rub = 0.10 * drafting.noise((int(label.max()) + 1,))[label]
    tooth = drafting.noise((image.shape[2], image.shape[3])).clamp_min(0) ** 2 * 0.16
    paper = image.new_tensor([0.90, 0.87, 0.82])[:, None, None]
    dust = drafting.vivid(drafting.mean(image, label).lerp(image, 0.5), 1.25) + rub
    return dust.lerp(paper.expand_as(dust), (tooth + 0.25 * (near > DAB)).clamp(0, 1)).clamp(0, 1)


def wash(image: Tensor, size: float, _look: Look) -> Tensor:
    """Thin pools of colour, darker at their rims, on paper that shows through."""
    height, width = image.shape[2:]
    pool = interpolate(drafting.noise((1, 1, height // 24 + 2, width // 24 + 2)), size=(height, width), mode="bicubic")
    tooth = interpolate(drafting.noise((1, 1, height // 2 + 1, width // 2 + 1)), size=(height, width), mode="bilinear")
    soft = drafting.blurred(image, size)
    rim = (soft - drafting.blurred(image, 3 * size)).abs().mean(1, keepdim=True)
    thin = (0.8 + 0.2 * pool + 0.06 * tooth + 3 * rim).clamp(0.3, 1.3)
    return 0.97 - (0.97 - soft) * thin


def sunlit(image: Tensor, size: float, _look: Look) -> Tensor:
    """Clear, fresh colours, and tall white clouds where the upper part of the picture is calm."""
    height, width = image.shape[2:]
    clear = (drafting.vivid(image, 1.25) * 1.06 + 0.02).clamp(0, 1)
    heap = drafting.clouds(height, width, size)
    lit = torch.sigmoid(18 * (heap - 0.08))
    light = image.new_tensor([1.0, 0.99, 0.96])[:, None, None]
    shade = image.new_tensor([0.80, 0.87, 0.95])[:, None, None]
    cloud = shade + (light - shade) * torch.sigmoid(14 * (heap - 0.22))
    return clear.lerp(cloud.expand_as(clear), lit * drafting.calm(image, size / 4) * _upper(image))


def _upper(image: Tensor) -> Tensor:
    """1 in the upper part of an image, 0 from its middle down."""
    down = drafting.pixels(image)[0] / image.shape[2]
    return torch.sigmoid(30 * (0.48 - down))
