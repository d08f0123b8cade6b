"""A picture (1, 3, h, w) in 0…1 cut where it changes: its edges, panes along them, a mesh of triangles."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn.functional import avg_pool2d, grid_sample, max_pool2d, pad

from generator import drafting

ROUNDS = 6  # of the clustering of panes
SNAP = 0.42  # of a cell, by which a mesh's corner may move to an edge
FAINT = 0.36  # of what surely is a line: what goes on from one may be so faint
CRUMB = 13  # pixels about one in which a line runs on; what ends sooner is a speck
FOLLOWED = 32  # pixels that a line is followed from where it is sure


def edges(image: Tensor) -> Tensor:
    """Change (1, 1, h, w) of the most changing channel from pixel to pixel."""
    down = pad((image[..., 1:, :] - image[..., :-1, :]).abs(), (0, 0, 0, 1))
    right = pad((image[..., 1:] - image[..., :-1]).abs(), (0, 1))
    return torch.maximum(down, right).amax(1, keepdim=True)


def contours(image: Tensor, sure: float) -> Tensor:
    """Lines (1, 1, h, w) one pixel wide where the picture changes, without gaps and specks (Canny 1986).

    A line is steepest across itself; it begins where colours (Di Zenzo 1986) change by more than `sure` a pixel.
    """
    steep, angle = slope(drafting.blurred(image, 3))
    ahead, behind = (_beside(steep, angle, by) for by in (1.0, -1.0))
    ridge = ((steep >= ahead) & (steep > behind) & (steep > FAINT * sure)).float()
    around = (2 * CRUMB + 1) ** 2 * avg_pool2d(ridge, 2 * CRUMB + 1, 1, CRUMB)
    line = ridge * (steep > sure) * (around > 1.5 * CRUMB)
    for _ in range(FOLLOWED):
        line = max_pool2d(line, 3, 1, 1) * ridge
    return line


def slope(image: Tensor) -> tuple[Tensor, Tensor]:
    """How much colours change from pixel to pixel (1, 1, h, w), and the direction in which they do, from the right."""
    down, right = torch.gradient(image, dim=(2, 3))
    across, along, both = ((a * b).sum(1, keepdim=True) for a, b in ((right, right), (down, down), (right, down)))
    half = torch.hypot((across - along) / 2, both)
    return ((across + along) / 2 + half).sqrt(), torch.atan2(2 * both, across - along) / 2


def _beside(image: Tensor, angle: Tensor, by: float) -> Tensor:
    """Image (1, 1, h, w) as it is so many pixels away from each place, in its direction."""
    down, right = drafting.pixels(image)
    row, column = down + by * torch.sin(angle[0, 0]), right + by * torch.cos(angle[0, 0])
    place = torch.stack([2 * column / image.shape[3] - 1, 2 * row / image.shape[2] - 1], -1)
    return grid_sample(image, place[None], padding_mode="border", align_corners=False)


def panes(image: Tensor, size: float, stiff: float = 0.35) -> Tensor:
    """Labels (h, w) of patches about `size` wide which end where the picture changes (SLIC: Achanta et al. 2012).

    stiff says what one cell's distance weighs beside a difference of colour of 1.
    """
    height, width = image.shape[2:]
    down, right = drafting.pixels(image)
    rows, columns = max(1, round(height / size)), max(1, round(width / size))
    cell_down, cell_right = (down / height * rows).long(), (right / width * columns).long()
    points = torch.cat([image[0], torch.stack([down, right]) * stiff / size])
    label = cell_down * columns + cell_right
    for turn in range(ROUNDS):
        centres = _middles(points, label, rows * columns)
        if turn == 0:
            centres[3:] += stiff * 0.3 * drafting.noise((2, rows * columns))
        found = torch.full((height, width), math.inf)
        for i in range(9):
            row, column = (cell_down + i // 3 - 1).clamp(0, rows - 1), (cell_right + i % 3 - 1).clamp(0, columns - 1)
            number = row * columns + column
            away = (points - centres[:, number]).pow(2).sum(0)
            label = torch.where(away < found, number, label)
            found = torch.minimum(found, away)
    return label


def _middles(points: Tensor, label: Tensor, count: int) -> Tensor:
    size = torch.bincount(label.flatten(), minlength=count).clamp_min(1)
    sums = torch.zeros(len(points), count).index_add_(1, label.flatten(), points.flatten(1))
    return sums / size


def seams(label: Tensor) -> Tensor:
    """1 where a label (h, w) differs from the one below or to the right, as (1, 1, h, w)."""
    down = pad((label[1:] != label[:-1]).float(), (0, 0, 0, 1))
    right = pad((label[:, 1:] != label[:, :-1]).float(), (0, 1))
    return torch.maximum(down, right)[None, None]


def thick(lines: Tensor, width: float) -> Tensor:
    """Lines (1, 1, h, w) one pixel wide, drawn so many pixels wide with soft edges."""
    side = max(1, round(width)) // 2 * 2 + 1
    return drafting.blurred(max_pool2d(lines, side, 1, side // 2), 2)


def mesh(image: Tensor, size: float) -> Tensor:
    """Labels (h, w) of triangles whose corners lie on the picture's edges where there are any near."""
    corners = _snapped(image, size)
    down, right = drafting.pixels(image)
    cell_down, cell_right = (down / size).long(), (right / size).long()
    label = torch.zeros_like(cell_down)
    for i in range(9):
        row, column = cell_down + i // 3, cell_right + i % 3  # the mesh begins one cell outside the picture
        a, b = corners[:, row, column], corners[:, row, column + 1]
        c, d = corners[:, row + 1, column], corners[:, row + 1, column + 1]
        number = (row * corners.shape[2] + column) * 2
        place = torch.stack([down, right])
        odd = (row + column) % 2 == 0
        for half, one, other in ((0, (a, b, c), (a, b, d)), (1, (b, c, d), (a, c, d))):
            inside = torch.where(odd, _inside(place, *one), _inside(place, *other))
            label = torch.where(inside, number + half, label)
    return label


def _snapped(image: Tensor, size: float) -> Tensor:
    """Corners (2, rows, columns) of a square lattice, each moved to the strongest edge near it."""
    height, width = image.shape[2:]
    strength = drafting.blurred(edges(image), 2)[0, 0]
    rows, columns = int(height / size) + 4, int(width / size) + 4
    at = torch.stack(torch.meshgrid(torch.arange(rows) - 1.0, torch.arange(columns) - 1.0, indexing="ij"))
    at = (at + 0.2 * drafting.noise((2, rows, columns))) * size
    steps = torch.linspace(-SNAP, SNAP, 7) * size
    moves = torch.cartesian_prod(steps, steps).T[:, :, None, None]
    near = at[:, None] + moves
    row, column = near[0].round().long().clamp(0, height - 1), near[1].round().long().clamp(0, width - 1)
    worth = strength[row, column] + 0.02 - 0.02 * moves.pow(2).sum(0) / size**2
    best = worth.argmax(0, keepdim=True)
    return torch.stack([one.gather(0, best)[0] for one in near])


def _inside(place: Tensor, a: Tensor, b: Tensor, c: Tensor) -> Tensor:
    sides = torch.stack([_side(place, a, b), _side(place, b, c), _side(place, c, a)])
    return (sides >= 0).all(0) | (sides <= 0).all(0)


def _side(place: Tensor, a: Tensor, b: Tensor) -> Tensor:
    return (b[0] - a[0]) * (place[1] - a[1]) - (b[1] - a[1]) * (place[0] - a[0])


def crossed(image: Tensor, main: Tensor, size: float) -> tuple[Tensor, Tensor, Tensor]:
    """A picture cut by long straight lines that meet about its main thing: labels, how far along, chance.

    labels (h, w) count the pieces; along (h, w) in -1…1 is where a place lies in its piece, in a direction of the
    piece's own; chance (4, pieces) in -1…1 is for whatever is done to them. size: of a piece near the thing.
    """
    down, right = drafting.pixels(image)
    weight = main[0, 0] + 1e-3
    middle = [float((place * weight).sum() / weight.sum()) for place in (down, right)]
    reach, code = max(image.shape[2:]) / 2, torch.zeros_like(down)
    lines = max(5, round(2.6 * reach / size))
    for k, (slant, off) in enumerate(drafting.noise((lines, 2)).tolist()):
        turn = math.pi * (k / lines + 0.12 * slant)
        far = torch.cos(image.new_tensor(turn)) * (right - middle[1]) + math.sin(turn) * (down - middle[0])
        code = 2 * code + (far > 0.62 * reach * off).float()
    label = torch.unique(code, return_inverse=True)[1]
    count = int(label.max()) + 1
    centre = _middles(torch.stack([down, right]), label, count)[:, label]
    chance = drafting.noise((5, count))
    turn = math.pi * chance[4][label]
    along = torch.cos(turn) * (right - centre[1]) + torch.sin(turn) * (down - centre[0])
    half = torch.bincount(label.flatten(), minlength=count).float().sqrt()[label] / 2
    return label, torch.tanh(along / half), chance[:4]


def elsewhere(image: Tensor, label: Tensor, moves: Tensor, size: float) -> Tensor:
    """Image in which each piece shows another place: moves (3, pieces) down, right in sizes, and turned in radians."""
    down, right = drafting.pixels(image)
    centre = _middles(torch.stack([down, right]), label, int(label.max()) + 1)[:, label]
    by = moves[:, label]
    cos, sin, v, u = torch.cos(by[2]), torch.sin(by[2]), down - centre[0], right - centre[1]
    rows, columns = centre[0] + cos * v + sin * u + size * by[0], centre[1] + cos * u - sin * v + size * by[1]
    grid = torch.stack([2 * columns / image.shape[3] - 1, 2 * rows / image.shape[2] - 1], -1)[None]
    return grid_sample(image, grid, mode="bilinear", padding_mode="reflection", align_corners=False)
