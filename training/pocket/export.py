"""The trained towers as one folder in open_clip's own format: half precision, a byte a number for tokens and prior."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

import torch
from safetensors.torch import save_file

from generator import pair
from training.pocket import files, text

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor

WEIGHTS, CONFIG = "open_clip_model.safetensors", "open_clip_config.json"  # the names open_clip 3.3 looks for
TABLE = "token_embedding.weight"  # the largest tensor, two thirds of all numbers
SHORT = (TABLE, "visual.trunk.prior.known.weight", "visual.trunk.prior.shown.weight")  # a byte for each number
SCALE = 2.659  # logit scale, ln(1 / .07): open_clip wants one; nothing here reads it


def export(painter: Path, reader: Path, prior: Path, texts: Path, target: Path) -> str:
    """Write config and weights from the checkpoints of all towers and the prior; gives the weights' SHA-256."""
    painted, read, hoped, words = (files.load(path) for path in (painter, reader, prior, texts))
    if painted is None or read is None or hoped is None or words is None:
        raise SystemExit(f"Train all towers first: {painter}, {reader}, {prior} and {texts} must exist.")
    target.mkdir(parents=True, exist_ok=True)
    config = json.dumps(describe("pocket_pair", read["side"]), indent=2) + "\n"
    image = {f"painter.{name}": value for name, value in painted["average"].items()}
    image |= {f"reader.{name}": value for name, value in read["average"].items()}
    image |= {f"prior.{name}": value for name, value in hoped["prior"].items()}
    files.write(target / CONFIG, lambda path: path.write_text(config, "utf8"))
    tensors = shortened(image, words["tower"])
    files.write(target / WEIGHTS, lambda path: save_file(tensors, path, metadata={"format": "pt"}))
    (target / WEIGHTS).chmod(0o644)  # safetensors writes for its owner alone
    return hashlib.sha256((target / WEIGHTS).read_bytes()).hexdigest()


def describe(name: str, side: int) -> dict[str, object]:
    """open_clip's model and preprocess configuration; name is a tower that generator/pair.py registers."""
    vision = {
        "timm_model_name": name,
        "timm_model_pretrained": False,
        "timm_pool": "fastavgmax",
        "timm_proj": "",
        "image_size": side,
    }
    model = {"embed_dim": text.DIM, "vision_cfg": vision, "text_cfg": text.SIDE}
    preprocess = {
        "mean": [pair.MEAN] * 3,
        "std": [pair.DEVIATION] * 3,
        "interpolation": "bicubic",
        "resize_mode": "squash",
    }
    return {"model_cfg": model, "preprocess_cfg": preprocess}


def shortened(image: dict[str, Tensor], words: dict[str, Tensor]) -> dict[str, Tensor]:
    """One state dict by open_clip's names; open_clip copies short numbers into its float32 parameters.

    In eight bits the table of tokens gives embeddings of cosine .9997 with those it gives in sixteen.
    """
    named = {f"visual.trunk.{name}": value for name, value in image.items()} | words
    named["logit_scale"] = torch.tensor(SCALE)
    kind = dict.fromkeys(SHORT, torch.float8_e4m3fn)
    return {name: value.to(kind.get(name, torch.float16)).contiguous() for name, value in sorted(named.items())}
