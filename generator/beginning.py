"""What a picture grows out of: correlated noise, about what the words let expect; a start; an earlier canvas."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F  # noqa: N812  (the field's own name for it)
from torch import Tensor

from generator import canvas, takes, wording
from generator.chance import drawn
from generator.errors import PaintError

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.goals import Goal
    from generator.memory import Library
    from generator.objective import Objective
    from generator.recipe import Recipe, State
    from generator.towers import Eye

COARSE = 16  # octaves up to this side know what is expected; the finer ones are noise alone
WIDE = 64  # side at which an expectation is placed
PAPER = (0.62, 0.92)  # lightness of the ground where nothing is expected
TINT = 0.05  # deviation of its colours
SCALE, SHIFT = (0.85, 1.1), 0.1  # of the frame's short side: four seeds begin in four ways


def octaves(aim: Objective, library: Library, recipe: Recipe, start: Tensor | None) -> list[Tensor]:
    """Octaves to begin with: a parent's canvas with its share of noise, the start picture, or noise.

    PaintError if the parent has another size.
    """
    device = aim.eye.device
    shapes = canvas.sizes(recipe.height, recipe.width, aim.detail)
    noise = _noise(shapes, recipe.seed, device)
    if recipe.parent is not None:
        parent = library.state(recipe.parent.state)
        before, [picture, *_] = kept(parent, "octave", device), kept(parent, "recent", device)
        if picture.shape[-2:] != (recipe.height, recipe.width):
            raise PaintError("The earlier picture has another size, so this one can't go on from it.")
        if [p.shape for p in before] != [p.shape for p in noise]:  # another kind of canvas
            before = canvas.decompose(picture, shapes)
        return canvas.blend(before, noise, recipe.parent.noise)
    if start is not None:
        return canvas.decompose(start, shapes)
    if not aim.unled:
        return noise
    begun = [noise, *(_noise(shapes, recipe.seed, device, take) for take in range(1, aim.eye.habit.takes))]
    hope = expected(aim.eye, aim.unled)
    if hope is not None:
        begun = [expecting(hope, recipe, one, take) for take, one in enumerate(begun)]
    return takes.best(aim.eye, aim.unled, recipe, begun)


def _noise(shapes: list[tuple[int, int]], seed: int, device: torch.device, take: int = 0) -> list[Tensor]:
    return [octave.to(device) for octave in canvas.pink(shapes, drawn(seed, take, "start"))]


def kept(saved: State, name: str, device: torch.device) -> list[Tensor]:
    """The tensors of a saved state that were numbered under a name."""
    count = sum(key.startswith(f"{name}.") for key in saved)
    return [torch.from_numpy(saved[f"{name}.{i}"].copy()).to(device) for i in range(count)]


def expected(eye: Eye, goals: Sequence[Goal]) -> Tensor | None:
    """(1, 4, s, s): the colours that the wanted texts let the eye expect (`generator.prior`), None if it can't."""
    tower = eye.towers[0]
    wanted = [goal for goal in goals if goal.text and goal.weight > 0]
    hopes = [(goal.weight, tower.expected(wording.named(tower, goal.label))) for goal in wanted]
    known = [(weight, hope) for weight, hope in hopes if hope is not None]
    if not known:
        return None
    return torch.stack([weight * hope for weight, hope in known]).sum(0) / sum(weight for weight, _ in known)


def expecting(hope: Tensor, recipe: Recipe, noise: list[Tensor], take: int = 0) -> list[Tensor]:
    """Octaves of noise about what is expected, as `placed`."""
    shapes = [(p.shape[-2], p.shape[-1]) for p in noise]
    meant = canvas.decompose(placed(hope, recipe, take), shapes)
    return [n + m if min(n.shape[-2:]) <= COARSE else n for n, m in zip(noise, meant, strict=True)]


def placed(hope: Tensor, recipe: Recipe, take: int = 0) -> Tensor:
    """(1, 4, s, s), colours times cover, and cover -> (1, 3, h, w) in 0…1: on plain ground, seed and take say where."""
    dice = drawn(recipe.seed, take, "expected")
    short = min(recipe.height, recipe.width)
    size = [round(WIDE * recipe.height / short), round(WIDE * recipe.width / short)]
    scale = SCALE[0] + (SCALE[1] - SCALE[0]) * torch.rand(1, generator=dice)
    flip = 1 if torch.rand(1, generator=dice) < 0.5 else -1  # noqa: PLR2004
    shift = SHIFT * (2 * torch.rand(2, generator=dice) - 1)
    across, down = (side / WIDE / scale for side in reversed(size))
    affine = torch.tensor([[flip * across, 0, shift[0]], [0, down, shift[1]]])[None]
    smooth = F.interpolate(hope.cpu(), size=WIDE, mode="bicubic", align_corners=False)
    grid = F.affine_grid(affine, [1, 4, *size], align_corners=False)
    on = F.grid_sample(smooth, grid, padding_mode="border", align_corners=False)
    light = PAPER[0] + (PAPER[1] - PAPER[0]) * torch.rand(1, generator=dice)
    paper = (light + TINT * torch.randn(3, generator=dice)).view(1, 3, 1, 1)
    cover = on[:, 3:].clamp(0, 1)
    return (on[:, :3].clamp(0, 1) + (1 - cover) * paper).clamp(0, 1).to(hope.device)
