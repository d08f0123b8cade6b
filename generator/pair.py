"""The pocket eye's two image towers as one: a painter that has a hand for shapes, and a reader that knows things.

The painter (`generator.tower`) learned what noise it mistakes for things, so that what climbs towards words stays calm;
its maps lead by place. The reader is EfficientNet-Lite0 (Tan & Le 2019; Google's `lite` variants without squeeze and
excitation), begun from ImageNet's weights and taught with attacks. Their unit embeddings are added: a judge of another
kind named .25 of the pictures of words alone, where it named .15 of the painter's (`training/pocket/README.md`).
"""

from __future__ import annotations

from typing import Any

import timm
import torch
from timm.layers.norm_act import BatchNormAct2d
from timm.models import register_model
from torch import Tensor, nn
from torch.nn import functional
from torch.nn.utils.fusion import fuse_conv_bn_weights

from generator import tower
from generator.prior import Prior

SLOPE = 0.5  # of the reader's gradient: it knows what is shown, but left alone it draws with grain
SIDE = 32  # at which the painter looks, whatever is shown
READABLE = 48  # smaller views are the painter's alone: a glance, in a tenth of the time
MEAN, DEVIATION = 0.6, 0.3  # of the pixels that come in, as the eye's configuration says


class Reader(nn.Module):
    """EfficientNet-Lite0 with its norms folded into the convolutions, and a head into the space of texts."""

    def __init__(self, num_classes: int) -> None:
        super().__init__()
        self.net: Any = folded(timm.create_model("tf_efficientnet_lite0", num_classes=0))
        self.head = nn.Linear(1280, num_classes)

    def forward(self, x: Tensor) -> Tensor:
        """(n, 3, h, w), normalised -> (n, num_classes), not of unit length; 64 x 64 is what it learned from."""
        pixels = (x * DEVIATION + MEAN) * 2 - 1  # as ImageNet's were shown to it
        seen = self.net.forward_features(pixels.contiguous(memory_format=torch.channels_last))
        embedding: Tensor = self.head(tower.pooled(seen))
        return embedding


class Pair(nn.Module):
    """Painter and reader side by side: what is seen is the sum of both."""

    def __init__(self, num_classes: int) -> None:
        super().__init__()
        self.num_classes = self.num_features = num_classes
        self.painter: tower.Tower = tower.pocket_tower_deep(num_classes)
        self.reader: Reader = pocket_reader(num_classes)
        self.prior = Prior(num_classes)

    def forward(self, x: Tensor) -> Tensor:
        """(n, 3, h, w), normalised -> (n, num_classes), not of unit length."""
        if min(x.shape[-2:]) < READABLE:
            glanced: Tensor = self.painter(x)
            return glanced
        height, width = x.shape[-2:]
        scale = SIDE / min(height, width)
        small = functional.interpolate(x, size=(round(height * scale), round(width * scale)), mode="area")
        painted, read = (functional.normalize(one, dim=-1) for one in (self.painter(small), self.reader(x)))
        return painted + torch.lerp(read.detach(), read, SLOPE)

    def forward_intermediates(
        self, x: Tensor, indices: int | list[int] | None = None, **options: object
    ) -> list[Tensor] | tuple[Tensor, list[Tensor]]:
        """The painter's maps, and, unless only these are wanted, its neck's map: see `Tower.forward_intermediates`."""
        return self.painter.forward_intermediates(x, indices, **options)  # type: ignore[arg-type]

    def forward_head(self, features: Tensor) -> Tensor:
        """What the painter alone makes of its neck's map."""
        return self.painter.forward_head(features)

    def set_input_size(self, img_size: object = None, **_: object) -> None:
        """Nothing to set: every side will do. open_clip asks for this method with `force_image_size`."""


def folded(net: nn.Module) -> nn.Module:
    """An EfficientNet of timm's with each norm drawn into the convolution before it: fewer passes, the same sums."""
    before = nn.Conv2d(1, 1, 1)
    for name, module in list(net.named_modules()):
        if isinstance(module, nn.Conv2d):
            before = module
        if isinstance(module, BatchNormAct2d):
            mean, spread = module.get_buffer("running_mean"), module.get_buffer("running_var")
            before.weight, before.bias = fuse_conv_bn_weights(
                before.weight, before.bias, mean, spread, module.eps, module.weight, module.bias
            )
            net.set_submodule(name, module.act)  # timm's norm carries the activation behind it
    return net


@register_model
def pocket_reader(num_classes: int = 384, global_pool: str = tower.POOL, **_: object) -> Reader:
    """3.9 million parameters."""
    tower.check_pool(global_pool)
    return Reader(num_classes).to(memory_format=torch.channels_last)


@register_model
def pocket_pair(num_classes: int = 384, global_pool: str = tower.POOL, **_: object) -> Pair:
    """7 million parameters: the painter's 3.1, the reader's 3.9."""
    tower.check_pool(global_pool)
    return Pair(num_classes)
