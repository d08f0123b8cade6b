"""What the bench measures and shows of pictures: six views, structural similarity, contact sheets, film strips."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from PIL import Image, ImageDraw
from torch.nn import functional

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from torch import Tensor

    Picture = NDArray[np.uint8]
    Area = tuple[float, float, float, float]

VIEW = 0.7  # of the picture's short side: corners and centre of the six views
WINDOW, DEVIATION = 11, 1.5  # of the structural similarity's Gaussian, in pixels (Wang et al. 2004)
CLOSE = (1.1, 1.4)  # of a box: how wide the two close-ups are
SMALLEST = 24  # pixels of a box in which similarity says something
PAPER, GAP, CAPTION = 255, 6, 16  # of the sheets


def six(picture: Picture) -> Tensor:
    """(6, 3, s, s) in 0...1: the whole picture (h, w, 3), its four corners, its centre."""
    whole = torch.from_numpy(picture.copy()).permute(2, 0, 1)[None].float() / 255
    height, width = whole.shape[-2:]
    side = round(VIEW * min(height, width))
    places = [(y, x) for y in (0, height - side) for x in (0, width - side)]
    places.append(((height - side) // 2, (width - side) // 2))
    cuts = [whole[..., y : y + side, x : x + side] for y, x in places]
    return torch.cat([functional.interpolate(view, size=(side, side), mode="area") for view in (whole, *cuts)])


def close_up(picture: Picture, area: Area) -> Tensor:
    """(2, 3, s, s): a square about a box in 0...1 of a picture, tight and with some room."""
    height, width = picture.shape[:2]
    whole = torch.from_numpy(picture.copy()).permute(2, 0, 1)[None].float() / 255
    middle = (area[0] + area[2]) / 2 * width, (area[1] + area[3]) / 2 * height
    reach = max((area[2] - area[0]) * width, (area[3] - area[1]) * height, SMALLEST)
    cuts = []
    for share in CLOSE:
        side = int(min(reach * share, width, height))
        left, top = (
            int(min(max(0, at - side / 2), length - side)) for at, length in zip(middle, (width, height), strict=True)
        )
        cuts.append(whole[..., top : top + side, left : left + side])
    size = round(VIEW * min(height, width))
    return torch.cat([functional.interpolate(cut, size=(size, size), mode="bilinear", antialias=True) for cut in cuts])


def similarity(one: Picture, other: Picture, area: Area = (0, 0, 1, 1)) -> float:
    """Mean structural similarity of the lightness of two pictures of one size, within a box in 0...1; 1 for a copy."""
    left, top, right, bottom = _pixels(area, one.shape)
    a, b = (_lightness(picture[top:bottom, left:right]) for picture in (one, other))
    mean_a, mean_b = _blur(a), _blur(b)
    spread_a, spread_b = _blur(a * a) - mean_a**2, _blur(b * b) - mean_b**2
    common = _blur(a * b) - mean_a * mean_b
    light = (2 * mean_a * mean_b + 0.01**2) / (mean_a**2 + mean_b**2 + 0.01**2)
    return float((light * (2 * common + 0.03**2) / (spread_a + spread_b + 0.03**2)).mean())


def nearness(picture: Picture, drawings: Sequence[Picture], areas: Iterable[Area]) -> float:
    """The largest similarity with any of the drawings in any of the boxes; nan without drawings."""
    found = [similarity(picture, drawing, area) for area in set(areas) for drawing in drawings]
    return max(found, default=float("nan"))


def sheet(pictures: Sequence[Picture], captions: Sequence[str], columns: int, side: int = 192) -> Image.Image:
    """Pictures in rows, numbered by their order; captions are written below where they are given."""
    rows, step = -(-len(pictures) // columns), side + GAP
    below = CAPTION if any(captions) else 0
    paper = Image.new("RGB", (columns * step + GAP, rows * (step + below) + GAP), (PAPER,) * 3)
    pen = ImageDraw.Draw(paper)
    for k, picture in enumerate(pictures):
        x, y = GAP + k % columns * step, GAP + k // columns * (step + below)
        shown = Image.fromarray(picture)
        shown.thumbnail((side, side), Image.Resampling.LANCZOS)
        paper.paste(shown, (x, y))
        if below:
            pen.text((x, y + side + 2), captions[k][: side // 6], fill=(0, 0, 0))
    return paper


def strip(films: Sequence[Sequence[Picture]], side: int = 96) -> Image.Image:
    """One row for each film, from noise to picture."""
    return sheet([frame for film in films for frame in film], [], columns=len(films[0]), side=side)


def _pixels(area: Area, shape: tuple[int, ...]) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a box within a picture, widened to SMALLEST."""
    height, width = shape[:2]
    (left, right), (top, bottom) = _span(area[0], area[2], width), _span(area[1], area[3], height)
    return left, top, right, bottom


def _span(start: float, end: float, length: int) -> tuple[int, int]:
    low, high = round(max(0.0, start) * length), round(min(1.0, end) * length)
    low = max(0, min(low, length - SMALLEST))
    return low, max(high, low + SMALLEST)


def _lightness(picture: Picture) -> Tensor:
    weights = torch.tensor([0.299, 0.587, 0.114])
    return (torch.from_numpy(picture.astype(np.float32) / 255) @ weights)[None, None]


def _blur(image: Tensor) -> Tensor:
    at = torch.arange(WINDOW) - WINDOW // 2
    line = torch.exp(-at.float().pow(2) / (2 * DEVIATION**2))
    line = line / line.sum()
    return functional.conv2d(functional.conv2d(image, line.view(1, 1, 1, -1)), line.view(1, 1, -1, 1))
