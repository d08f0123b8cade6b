"""Pictures painted from noise by the eye alone, on one sheet: what it takes for the thing itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import torch
from PIL import Image
from torch.nn import functional

from training.pocket import evaluate, pictures, text, words

if TYPE_CHECKING:
    from pathlib import Path

    from open_clip.model import CLIP
    from torch import Tensor

STEPS, PACE, LAST = 80, 0.035, 0.3  # the pace falls to this share of itself
TILE, COLUMNS = 112, 8


def paint(folder: Path, target: Path, side: int) -> None:
    """Write a sheet of all prompts, painted by the eye in `folder` on a canvas of this side, to `target`."""
    eye = evaluate.open_eye(folder)
    goals = torch.from_numpy(text.embed(eye, words.written()["sheet"]["prompts"]))
    save(rise(eye, goals, side), target)


def rise(eye: CLIP, goals: Tensor, side: int) -> Tensor:
    """(n, 3, side, side): noise that climbed towards goals (n, 384), with a fixed seed."""
    noise = torch.Generator().manual_seed(0)
    paces = [PACE * (1 - (1 - LAST) * step / STEPS) for step in range(STEPS)]
    return pictures.climb(evaluate.looks(eye), pictures.pink(len(goals), side, noise), goals, paces, noise)


def save(painted: Tensor, target: Path) -> None:
    """Put pictures (n, 3, s, s) in 0...1 in rows of eight."""
    tiles = functional.interpolate(painted, size=TILE, mode="bicubic").clamp(0, 1)
    tiles = functional.pad(tiles, (1, 1, 1, 1), value=1.0)
    rows = [torch.cat(list(row), dim=2) for row in tiles.split(COLUMNS)]
    whole = torch.cat(rows, dim=1).permute(1, 2, 0).mul(255).round().numpy()
    Image.fromarray(whole.astype(np.uint8)).save(target)
