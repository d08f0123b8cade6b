"""The judge: an eye of another kind, that never paints and is never shipped.

    python -m benchmarks.pocket.judge DATA PACKS JUDGE.pt

It knows each thing that the battery shows by the mean of its drawings' features, from two networks, in the space where
drawings of one thing scatter evenly: Fisher's discriminants of 1936, and cosines. DATA is the work folder of
training.pocket after its steps `render` and `texts`; PACKS is where further packs are fetched to, for the judge alone.
Features are kept beside JUDGE.pt, so that a second run goes on where the first one stopped.
"""

from __future__ import annotations

import argparse
import hashlib
import os
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import TYPE_CHECKING, Any

os.environ.setdefault("OMP_WAIT_POLICY", "PASSIVE")  # before torch: spinning threads starve each other

import numpy as np
import torch
from PIL import Image
from torch.nn import functional

from benchmarks.pocket import battery, icons, staging, trunk
from generator.bank import Bank
from training.pocket import files, pictures, texts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray
    from torch import Tensor

    from benchmarks.pocket.trunk import See

    Shown = Sequence[tuple[str, ...]]

CHUNK = 64  # drawings in one file of features
SHRINK = 0.1  # of the mean variance, added to every direction
FEW = 4  # drawings of a thing below which another name of the prompt is rather asked
FOLDS = 5  # of the drawings, to see what the judge says of those that it hasn't learned from


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """What it sees with, and the things by name.

    centre: (d,), what all pictures have in common; even: (d, d), into the space where one thing's pictures scatter
    evenly; means: (k, d), of each thing there; counts: of how many drawings.
    """

    see: See
    names: tuple[str, ...]
    counts: tuple[int, ...]
    centre: Tensor
    even: Tensor
    means: Tensor

    def embed(self, *groups: Tensor) -> Tensor:
        """(d,) of one picture, from groups of views (n, 3, s, s) in 0...1 that count alike."""
        with torch.inference_mode():
            seen = torch.stack([self.see(views).mean(0) for views in groups]).mean(0)
        return functional.normalize((seen - self.centre) @ self.even, dim=-1)

    def row(self, shows: Sequence[str]) -> Tensor | None:
        """(d,) of a picture that shows these things; None if none of them is known."""
        known = [self.names.index(name) for name in shows if name in self.names]
        well = [index for index in known if self.counts[index] >= FEW] or known
        return functional.normalize(self.means[well].mean(0), dim=-1) if well else None


def load(path: Path) -> Judge:
    """A trained judge."""
    return judge_of(torch.load(path, weights_only=True), trunk.opened())


def judge_of(kept: dict[str, Any], see: See) -> Judge:
    """A judge of what `learned` has found in what is seen so."""
    names, counts = tuple(kept["names"]), tuple(kept["counts"])
    return Judge(see=see, names=names, counts=counts, **{k: kept[k] for k in ("centre", "even", "means")})


def lessons(data: Path, packs: Path, read: icons.Read) -> tuple[NDArray[np.uint8], Shown, int]:
    """Drawings (n, s, s, 4) to learn from, what each shows, and how many, the first, are of the eye's packs."""
    shown = battery.shown()
    answers, found = staging.answers(Bank.open(), read), icons.gathered(packs, shown, read)
    ours, said = unspoiled(*known(data, shown, read), answers)
    hues: dict[str, list[tuple[float, float]]] = {}
    for image, names in zip(ours, said, strict=True):
        for name in names:
            hues.setdefault(name, []).extend(icons.hues_of(image))
    more, shows = unspoiled(*icons.drawn(found, hues), answers)
    return np.concatenate([ours, more]), [*said, *shows], len(ours)


def known(data: Path, shown: Sequence[str], read: icons.Read) -> tuple[NDArray[np.uint8], Shown]:
    """Drawings of these things in the eye's packs."""
    drawings = pictures.load(data)
    labels = drawings.rows[[captions[0] for captions in drawings.captions]].numpy()
    near = labels @ read(shown).astype(np.float32).T > staging.ANSWER
    ours = np.flatnonzero(near.any(1))
    images = [np.asarray(icons.centred(Image.fromarray(drawings.images[number]))) for number in ours]
    return np.stack(images), [tuple(shown[k] for k in np.flatnonzero(near[number])) for number in ours]


def unspoiled(images: NDArray[np.uint8], shows: Shown, answers: NDArray[np.float32]) -> tuple[NDArray[np.uint8], Shown]:
    """Those drawings that are none of the bank's answers."""
    fit = np.flatnonzero(staging.unspoiled(images, answers))
    print(f"{len(fit)} drawings to learn from; {len(images) - len(fit)} left out: they are the bank's answers")
    return images[fit], [shows[k] for k in fit]


def collect(images: NDArray[np.uint8], home: Path) -> Tensor:
    """(n, v, d): every drawing composed VIEWS times and looked at, by a process for each core."""
    home.mkdir(parents=True, exist_ok=True)
    parts = [images[start : start + CHUNK] for start in range(0, len(images), CHUNK)]
    with ProcessPoolExecutor(mp_context=get_context("spawn")) as pool:
        found = list(files.track(pool.map(partial(look_at, home), parts), "features", len(parts)))
    return torch.from_numpy(np.concatenate(found)).float()


def look_at(home: Path, rgba: NDArray[np.uint8]) -> NDArray[np.float16]:
    """(n, v, d) of drawings (n, s, s, 4), from `home` if they have been looked at before."""
    torch.set_num_threads(1)
    digest = hashlib.sha256(rgba.tobytes()).hexdigest()
    target = home / f"{digest[:20]}.npy"
    if not target.exists():
        noise = torch.Generator().manual_seed(int(digest[:8], 16))
        with torch.inference_mode():
            views = (staging.composed(part, noise) for part in np.array_split(rgba, -(-len(rgba) // 8)))
            found = [trunk.opened()(part.flatten(0, 1)).view(len(part), staging.VIEWS, -1) for part in views]
        files.write(target, partial(np.save, arr=torch.cat(found).numpy().astype(np.float16)))
    kept: NDArray[np.float16] = np.load(target)
    return kept


def learned(seen: Tensor, shows: Shown) -> dict[str, Any]:
    """What a judge keeps of features (n, v, d): see Judge."""
    names = sorted({name for row in shows for name in row})
    which = torch.tensor([[name in row for name in names] for row in shows]).float()
    centre, scale = seen.mean((0, 1)), seen.std((0, 1))
    means = which.T @ (seen.mean(1) - centre) / which.sum(0)[:, None]
    expected = which @ means / which.sum(1, keepdim=True)
    astray = (((seen - centre) - expected[:, None]) / scale).flatten(0, 1)
    scatter = astray.T @ astray / len(astray)
    scatter += SHRINK * scatter.diag().mean() * torch.eye(len(scatter))
    even = torch.linalg.cholesky(torch.linalg.inv(scatter)) / scale[:, None]
    counts = [int(count) for count in which.sum(0)]
    return {"names": names, "counts": counts, "centre": centre, "even": even, "means": means @ even}


def tried(seen: Tensor, shows: Shown, images: NDArray[np.uint8], coloured: int) -> dict[str, float]:
    """How often one of the first drawings is taken for what it shows, by a judge that saw neither it nor its like."""
    asked, ranks = battery.questions("things"), []
    for fold in range(FOLDS):
        held = range(fold, coloured, FOLDS)
        near = np.stack([staging.thumbnail(images[k]) for k in held])
        rest = [k for k in np.flatnonzero(staging.unspoiled(images, near)) if k not in held]
        judge = judge_of(learned(seen[rest], [shows[k] for k in rest]), trunk.opened())
        rows = torch.stack([judge.row(question.shows) for question in asked])
        for k in held:
            right = [i for i, question in enumerate(asked) if set(question.shows) & set(shows[k])]
            scores = rows @ ((seen[k].mean(0) - judge.centre) @ judge.even)
            ranks += [int((scores > scores[right].max()).sum())] if right else []
    return {f"@{first}": round(float(np.mean(np.array(ranks) < first)), 3) for first in (1, 5)}


def main() -> None:
    """Gather, look, learn, and say what the judge is worth."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("data", "packs", "judge"):
        parser.add_argument(name, type=Path)
    asked, read = parser.parse_args(), texts.open_teacher()
    images, shows, coloured = lessons(asked.data, asked.packs, read)
    seen = collect(images, asked.judge.with_suffix(".features"))
    files.save(asked.judge, learned(seen, shows))
    print("drawings not learned from, among forty things:", tried(seen, shows, images, coloured))


if __name__ == "__main__":
    main()
