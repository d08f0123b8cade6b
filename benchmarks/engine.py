"""How much a painting costs beside the bare forward and backward passes of the views it shows.

    python benchmarks/engine.py [--quality standard] [--threads 2] [TEXT]

Prints seconds, steps, the ratio painting ÷ bare passes (target ≤ 1.25), the time to the first frame, peak memory, and
whether two paintings of one recipe have equal bytes. The bare passes replay exactly the tensors that the painting
showed to the eye, as leaves, in the same process, after the painting and once more before the second one. They follow
each other, each with all threads, where a painting has two hands (`generator/hands.py`): by the clock it may win.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import resource
import time
from dataclasses import replace
from typing import TYPE_CHECKING

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")

import torch
from torch import nn

from generator import eyes
from generator.memory import Library
from generator.paint import paint
from generator.recall import bundled
from generator.recipe import Recipe, quality

if TYPE_CHECKING:
    from collections.abc import Sequence

    Call = tuple[nn.Module, str, torch.Tensor, dict[str, object]]


class Recorder(nn.Module):
    """An open_clip model that remembers what it was shown with a gradient."""

    def __init__(self, model: nn.Module, calls: list[Call]) -> None:
        super().__init__()
        self.model, self.calls = model, calls
        self.encode_text, self.visual = model.encode_text, model.visual

    def encode_image(self, image: torch.Tensor) -> torch.Tensor:
        """Embed a batch of views, as the model does."""
        if image.requires_grad:
            self.calls.append((self.model, "encode_image", image.detach().clone(), {}))
        return self.model.encode_image(image)

    def forward_intermediates(self, *, image: torch.Tensor, **options: object) -> dict[str, list[torch.Tensor]]:
        """Give feature maps, as the model does."""
        if image.requires_grad:
            self.calls.append((self.model, "forward_intermediates", image.detach().clone(), options))
        return self.model.forward_intermediates(image=image, **options)


def replay(calls: Sequence[Call]) -> None:
    """Forward and backward through the model alone, for everything that was recorded."""
    for model, name, image, options in calls:
        leaf = image.requires_grad_()
        found = getattr(model, name)(**{**options, "image": leaf})
        maps = [found] if isinstance(found, torch.Tensor) else found["image_intermediates"]
        torch.stack([one.sum() for one in maps]).sum().backward()


def main() -> None:
    """Measure one recipe twice."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("text", nargs="?", default="orcas in the north pole")
    parser.add_argument("--quality", default="standard")
    parser.add_argument("--eye", default="pocket")
    parser.add_argument("--references", default="auto", choices=["auto", "off"])
    parser.add_argument("--style", default="")
    parser.add_argument("--threads", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    torch.set_num_threads(asked.threads)
    begun = time.perf_counter()
    eye = eyes.load(asked.eye, "cpu")
    opened = time.perf_counter()
    calls: list[Call] = []
    first = eye.towers[0]
    rough = Recorder(first.rough, calls) if first.rough else None
    eye = replace(eye, towers=(replace(first, model=Recorder(first.model, calls), rough=rough),))
    made = quality(asked.eye, asked.quality)
    recipe = Recipe(
        text=asked.text, seed=1, width=made.side, height=made.side, steps=made.steps, views=made.views,
        references=asked.references, style=asked.style,
    )  # fmt: skip
    runs = [_run(eye, calls, recipe) for _ in range(2)]
    print(f"eye opened in {opened - begun:.2f} s; {asked.threads} threads; {made.steps} steps at {made.side}²")
    for first, (whole, work), (bare, bare_work), digest in runs:
        print(f"first frame {first:.2f} s, painting {whole:.2f} s, bare passes {bare:.2f} s: ratio {whole / bare:.2f}")
        print(f"  processor {work:.2f} s and {bare_work:.2f} s: ratio {work / bare_work:.2f}; picture {digest}")
    print("equal bytes" if runs[0][-1] == runs[1][-1] else "DIFFERENT BYTES")
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 2**20:.2f} GiB")


Took = tuple[float, float]  # wall and processor seconds


def _run(eye: eyes.Eye, calls: list[Call], recipe: Recipe) -> tuple[float, Took, Took, str]:
    calls.clear()
    start, begun = time.perf_counter(), _now()
    frames = paint(eye, library(), recipe)
    frame = next(frames)
    first = time.perf_counter() - start
    for frame in frames:  # noqa: B007 - the last one is wanted
        pass
    painted = _since(begun)
    begun = _now()
    replay(calls)
    return first, painted, _since(begun), hashlib.sha256(frame.image.tobytes()).hexdigest()[:16]


def _now() -> Took:
    return time.perf_counter(), time.process_time()


def _since(begun: Took) -> Took:
    now = _now()
    return now[0] - begun[0], now[1] - begun[1]


def library() -> Library:
    """The bundled memory and no pictures of anybody's."""
    return Library(image=_none, state=_none, memory=bundled())


def _none(sha256: str) -> None:
    raise LookupError(sha256)


if __name__ == "__main__":
    main()
