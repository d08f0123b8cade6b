"""What the towers are worth, on what they were never trained on."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import numpy as np
import open_clip
import torch
from torch.nn import functional

import generator.pair  # noqa: F401 - registers the image towers
from training.pocket import pictures, text

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from numpy.typing import NDArray
    from open_clip.model import CLIP
    from open_clip.transformer import TextTransformer
    from torch import Tensor

    Rows = NDArray[np.float32]

POOL = 512  # pictures among which a caption must find its own
SAME = 0.9  # captions this close count as one: the packs draw one concept many times


def open_eye(folder: Path) -> CLIP:
    """The exported eye, as the program itself loads it."""
    return open_clip.create_model(f"local-dir:{folder}").eval().requires_grad_(requires_grad=False)


def looks(eye: CLIP) -> Callable[[Tensor], Tensor]:
    """(n, 3, s, s) in 0...1 -> (n, 384) unit rows, by the eye's own mean and deviation."""
    mean, deviation = eye.visual.preprocess_cfg["mean"][0], eye.visual.preprocess_cfg["std"][0]
    return lambda views: eye.encode_image((views - mean) / deviation, normalize=True)


def texts(folder: Path, tower: TextTransformer | CLIP) -> dict[str, float]:
    """Mean cosine with the teacher on each held-out set, and how well look-up of captions agrees with the teacher."""
    home, figures = folder / "texts", {}
    labels = json.loads((home / "captions.json").read_text("utf8"))
    bank = text.embed(tower, labels), np.load(home / "captions.npy").astype(np.float32)
    place = {label: index for index, label in enumerate(labels)}
    for name in ("captions", "glosses", "phrases"):
        strings = json.loads((home / f"held-{name}.json").read_text("utf8"))
        student, teacher = text.embed(tower, strings), np.load(home / f"held-{name}.npy").astype(np.float32)
        figures[f"{name}: cosine"] = float((student * teacher).sum(axis=1).mean())
        own = np.asarray([place.get(string, -1) for string in strings])
        found = agreement(scores(student, bank[0], own), scores(teacher, bank[1], own))
        figures |= {f"{name}: {key}": value for key, value in found.items()}
    return {key: round(value, 3) for key, value in figures.items()}


def scores(queries: Rows, bank: Rows, own: NDArray[np.int64]) -> Rows:
    """(n, m) cosines; a query that stands in the bank itself (own >= 0) must find another answer."""
    cosines = queries @ bank.T
    known = np.flatnonzero(own >= 0)
    cosines[known, own[known]] = -1
    return cosines


def agreement(student: Rows, teacher: Rows) -> dict[str, float]:
    """Shares of queries whose first answer by the student is the teacher's first, or among its first five.

    Also the teacher's cosine of the student's answer over that of its own: how good the answer is. Both (n, m).
    """
    chosen = np.take_along_axis(teacher, student.argmax(axis=1)[:, None], axis=1)[:, 0]
    ranks = (teacher > chosen[:, None]).sum(axis=1)
    return {
        "first is the teacher's first": float((ranks == 0).mean()),
        "first is in the teacher's five": float((ranks < 5).mean()),  # noqa: PLR2004
        "worth of the first": float((chosen / teacher.max(axis=1)).mean()),
    }


def recall(encode: Callable[[Tensor], Tensor], drawings: pictures.Drawings, side: int) -> dict[str, float]:
    """Recall among POOL held-out pictures on white: is the nearest label as good as its own."""
    held = drawings.held[:POOL]
    goals = drawings.rows[[drawings.captions[index][0] for index in held]]
    views = on_white(np.stack([drawings.images[index] for index in held]), side)
    with torch.inference_mode():
        seen = torch.cat([encode(part) for part in views.split(64)]).float()
    return ranked(seen, goals)


def on_white(rgba: NDArray[np.uint8], side: int) -> Tensor:
    """(n, s, s, 4) uint8 -> (n, 3, side, side) in 0...1, with a margin as the training has it on average."""
    x = torch.from_numpy(rgba).permute(0, 3, 1, 2).float() / 255
    x = functional.pad(x[:, :3] * x[:, 3:] + 1 - x[:, 3:], [6] * 4, value=1.0)
    return functional.interpolate(x, size=side, mode="bilinear", antialias=True)


def ranked(seen: Tensor, goals: Tensor) -> dict[str, float]:
    """Recall of (n, d) unit rows against their goals; a goal closer than SAME to the true one is a hit."""
    order = (seen @ goals.T).argsort(dim=1, descending=True)
    hits = ((goals @ goals.T) > SAME).gather(1, order)
    return {f"@{k}": round(hits[:, :k].any(dim=1).float().mean().item(), 3) for k in (1, 5)}


def table(figures: dict[str, float]) -> str:
    """Figures as lines of a table for the model card."""
    return "\n".join(f"| {name} | {value} |" for name, value in figures.items())
