"""Eyes: image-text models that look at views of the picture. The only file that knows open_clip.

An eye is one or more towers. Each keeps its own normalisation, tokenizer, side and table of feature maps; all weights
are frozen, which saves a third of the cost. Names: a preset (`pocket`, `robust`, `duo`), any open_clip
`model/pretrained` pair, a hub name (`hf-hub:owner/model`), a local folder in open_clip's own format, or several of
these joined by `+`.
"""

from __future__ import annotations

import copy
import logging
import os
import socket
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import huggingface_hub
import open_clip
import torch
from torch import nn

from generator import pair, tower  # importing them registers pocket's towers with timm
from generator.errors import EyeError
from generator.presets import PRESETS
from generator.towers import Eye, Habit, Maps, Tower
from generator.views import Plan

if TYPE_CHECKING:
    from collections.abc import Callable

    from torch import Tensor

REACHABLE = 3.0  # seconds in which the model hub must answer, or we go by its cache
POCKET_HABIT = Habit(
    # Two views, one near the whole frame and one crop, were the trial's best.
    plan=Plan(whole_until=0.0, crops=(0.55, 0.9), shift=1 / 12, noise=(0.03, 0.03), colour=0.0, flip=0.0),
    maps=Maps(layers=(0, 1, 2), sides=(32, 64, 128)),
    detail=64,
    rate=0.1,
    # Adam takes equal steps; a colour's share of a pixel is a third or an eighth of lightness'. Left behind, colours
    # made red of pink, and coloured rims of what coarse octaves had spilt over an outline (ADR 9).
    reach=(1.0, 4.0, 8.0),
    fine_rate=2.5,
    rate_alone=0.2,  # with this and more smoothing the judge's z rose from 1.11 to 1.39, and pictures had less grain
    smooth_alone=0.46,
    looks_alone=3,  # the judge's mean rank among forty fell from 10.9 to 6.9 with 2, later from 5.9 to 5.6 with 4
    takes=3,
    unrest=0.06,
    small=True,
    glance=pair.SIDE,  # the reader's grain is no help to drawings, and its time is
)


def load(name: str, device: str = "auto") -> Eye:
    """The eye of this name on `device` (auto, cuda, mps, cpu). EyeError in one sentence where it can't be had."""
    chosen = choose_device(device)
    towers = tuple(_open(part, chosen) for part in PRESETS.get(name, name).split("+"))
    return Eye(name=name, towers=towers)


def choose_device(device: str) -> torch.device:
    """`auto` takes CUDA before Apple's MPS before the CPU; EyeError if a named one isn't there."""
    found = {"cuda": torch.cuda.is_available(), "mps": torch.backends.mps.is_available(), "cpu": True}
    if device == "auto":
        return torch.device(next(kind for kind, there in found.items() if there))
    if not found.get(device.partition(":")[0], False):
        raise EyeError(f"This machine has no {device!r} device for torch; DEVICE=auto takes what there is.")
    return torch.device(device)


def _open(source: str, device: torch.device) -> Tower:
    name, pretrained = spelled(source)
    if not name.startswith("local-dir:"):
        _spare_retries()
    try:
        # require_pretrained: otherwise a failed download ends in a warning and random weights.
        model, _, _ = open_clip.create_model_and_transforms(
            name, pretrained=pretrained, device=device, require_pretrained=True
        )
        tokenize = open_clip.get_tokenizer(name)
    except (RuntimeError, OSError, ValueError, ImportError) as error:
        logging.getLogger(__name__).info("opening %s failed", source, exc_info=error)
        raise EyeError(_why(source, error)) from error
    model.requires_grad_(requires_grad=False).eval()
    return _tower_of(model, tokenize, device)


def _tower_of(model: nn.Module, tokenize: Callable[..., Tensor], device: torch.device) -> Tower:
    prepared = open_clip.get_model_preprocess_cfg(model)
    side, habit = prepared["size"], _habit(model)
    return Tower(
        model=model,
        tokenize=tokenize,
        mean=torch.tensor(prepared["mean"], device=device).view(1, 3, 1, 1),
        std=torch.tensor(prepared["std"], device=device).view(1, 3, 1, 1),
        side=side if isinstance(side, int) else side[0],
        habit=habit,
        device=device,
        bfloat16=not habit.small and _bfloat16_is_fast(device),
        rough=copy.deepcopy(model).bfloat16() if habit.small and _has_bfloat16(device) else None,
    )


def _bfloat16_is_fast(device: torch.device) -> bool:
    """Half the time on NVIDIA's cards since Ampere; not float16, whose small gradients of pixels become zero.

    On a processor it is often 10 to 15 times slower (measured where it has no instructions for it).
    """
    return device.type == "cuda" and torch.cuda.is_bf16_supported(including_emulation=False)


def _has_bfloat16(device: torch.device) -> bool:
    """Whether this processor multiplies it: pictures by place then take three quarters of the time.

    Only whole models gain: under autocast, which casts the weights anew for every convolution, nothing was won.
    """
    known = torch.cpu.get_capabilities()
    return device.type == "cpu" and any(known.get(name) for name in ("avx512_bf16", "amx_bf16"))


def _habit(model: nn.Module) -> Habit:
    trunk = getattr(model.visual, "trunk", model.visual)
    if isinstance(trunk, (pair.Pair, tower.Tower)):
        return POCKET_HABIT
    blocks = len(getattr(getattr(trunk, "transformer", None), "resblocks", getattr(trunk, "blocks", ())))
    if not blocks:  # a large convolutional tower: by meaning only, until its maps have been measured
        return Habit(plan=Plan(), maps=None)
    return Habit(plan=Plan(), maps=Maps(layers=(blocks // 4 - 1, blocks // 2 - 1, 3 * blocks // 4 - 1)))


def spelled(source: str) -> tuple[str, str | None]:
    """(open_clip's model name, pretrained tag); folders and hub names have no tag. EyeError for the unknown."""
    if source.startswith(("hf-hub:", "local-dir:")):
        return source, None
    if Path(source).is_dir():
        return f"local-dir:{source}", None
    name, _, pretrained = source.rpartition("/")
    if not name or name not in open_clip.list_models():
        raise EyeError(
            f"There is no eye named {source!r}: give pocket, robust, duo, "
            "an open_clip pair like ViT-B-32/laion2b_s34b_b79k, or a folder."
        )
    return _quick(name, pretrained), pretrained


def reachable(url: str) -> bool:
    """Whether the server of this address takes a connection within REACHABLE seconds."""
    parts = urlsplit(url)
    try:
        socket.create_connection((parts.hostname, parts.port or 443), timeout=REACHABLE).close()
    except OSError:
        return False
    return True


def _spare_retries() -> None:
    """Without network the hub's client tries each file for half a minute, cached or not: point it to its cache."""
    hub = huggingface_hub.constants
    proxied = any(os.environ.get(name) for name in ("HTTPS_PROXY", "https_proxy", "ALL_PROXY", "all_proxy"))
    if not hub.HF_HUB_OFFLINE and not proxied and not reachable(hub.ENDPOINT):
        hub.HF_HUB_OFFLINE = True


def _quick(name: str, pretrained: str) -> str:
    """OpenAI's own weights are right only under the quick-GELU configuration; open_clip merely warns."""
    quick = f"{name}-quickgelu"
    wants = (open_clip.get_pretrained_cfg(name, pretrained) or {}).get("quick_gelu", False)
    return quick if wants and quick in open_clip.list_models() else name


def _why(source: str, error: Exception) -> str:
    if isinstance(error, ImportError):
        return f"The eye {source} needs the package {error.name}: pip install -e '.[duo]'. EYE=pocket works without it."
    folder = Path(source.removeprefix("local-dir:"))
    if folder.is_dir():
        return f"The folder {folder.name} holds no open_clip model: it needs open_clip_config.json and weights."
    what = source.removeprefix("hf-hub:")
    return (
        f"The weights of {what} (open_clip_model.safetensors) are not in the model cache and can't be fetched; "
        "EYE=pocket works without network."
    )
