"""The text tower: open_clip's own transformer, distilled from the frozen teacher's embeddings.

Attention is causal and the token that is read is the end of text, so what stands behind it changes nothing: sequences
are cut to the longest of their batch instead of 77, four times cheaper for the same numbers (a test compares).
"""

from __future__ import annotations

import json
import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
import open_clip
import torch
from open_clip.transformer import TextTransformer
from torch import Tensor, nn
from torch.nn import functional

from training.pocket import files

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray

    Pairs = tuple[NDArray[np.int64], NDArray[np.float16]]

SIDE = {"width": 160, "heads": 5, "layers": 4, "context_length": 77, "vocab_size": 49_408}
DIM = 384  # MiniLM's space
LONGEST = 40  # tokens kept in training
BATCH = 384
KEEP = 200  # steps between two checkpoints
BLOCK = 12  # batches sorted by length together
TEMPERATURE = 0.06  # of the ranking that the student copies


@dataclass(frozen=True, slots=True, kw_only=True)
class Plan:
    """How long to learn and how fast: both rates fall along a cosine over `steps`."""

    steps: int
    rate: float = 2e-3
    table_rate: float = 1e-3


def build() -> TextTransformer:
    """The tower with open_clip's own start values."""
    return TextTransformer(output_dim=DIM, **SIDE)


def tokens(strings: Sequence[str]) -> NDArray[np.int64]:
    """(n, LONGEST) token ids, zeros behind the end of text."""
    read = open_clip.SimpleTokenizer(context_length=LONGEST)
    return np.asarray(read(list(strings)), np.int64)


def encode(tower: TextTransformer, ids: Tensor) -> Tensor:
    """(n, length) ids -> (n, 384) unit rows, reading no further than the longest text of the batch."""
    ends = ids.argmax(dim=1)  # the end of text has the largest id
    length = int(ends.max()) + 1
    table = tower.token_embedding.weight
    hidden = functional.embedding(ids[:, :length], table, sparse=table.requires_grad)
    hidden = hidden + tower.positional_embedding[:length]
    hidden = tower.transformer(hidden, attn_mask=tower.attn_mask[:length, :length])
    read = tower.ln_final(hidden[torch.arange(len(ids)), ends]) @ tower.text_projection
    return functional.normalize(read.float(), dim=-1)


def embed(tower: TextTransformer, strings: Sequence[str], batch: int = 512) -> NDArray[np.float32]:
    """(n, 384) unit rows of any number of strings, in their order."""
    ids, rows = tokens(strings), np.empty((len(strings), DIM), np.float32)
    order = np.argsort(ids.argmax(axis=1), kind="stable")
    with torch.inference_mode():
        for at in range(0, len(order), batch):
            part = order[at : at + batch]
            rows[part] = encode(tower, torch.from_numpy(ids[part])).numpy()
    return rows


def start_from_teacher(tower: TextTransformer, rows: NDArray[np.float16]) -> None:
    """Let every token begin as the main components of the teacher's embedding of it, and read them back out.

    So a rare word means something before it was ever seen in training. rows: (vocabulary, 384).
    """
    whole = torch.from_numpy(rows.astype(np.float32))
    centred = whole - whole.mean(dim=0)
    _, _, axes = torch.pca_lowrank(centred, q=SIDE["width"], center=False, niter=4)
    coded = centred @ axes
    with torch.no_grad():
        tower.token_embedding.weight.copy_(coded * (0.04 / coded.std()))
        tower.text_projection.copy_(axes.T * 0.1)


def vocabulary() -> list[str]:
    """Every token as a string, in the order of ids."""
    read = open_clip.SimpleTokenizer()
    return [read.decode([index]).strip() or "." for index in range(SIDE["vocab_size"])]


def loss(student: Tensor, teacher: Tensor) -> Tensor:
    """Four times one minus the cosine, plus how differently the two rank the batch's other texts."""
    ranked = functional.softmax(teacher @ teacher.T / TEMPERATURE, dim=1)
    guess = functional.log_softmax(student @ teacher.T / TEMPERATURE, dim=1)
    apart = functional.kl_div(guess, ranked, reduction="batchmean")
    return 4 * (1 - (student * teacher).sum(dim=1)).mean() + apart


def pairs(home: Path, name: str) -> Pairs:
    """Token ids and teacher rows of a set; the ids are kept beside it for the next time."""
    cache = home / f"{name}-ids.npy"
    if not cache.exists():
        strings = json.loads((home / f"{name}.json").read_text("utf8"))
        files.write(cache, lambda path: np.save(path, tokens(strings).astype(np.uint16)))
    return np.load(cache).astype(np.int64), np.load(home / f"{name}.npy")


def batches(home: Path, rng: np.random.Generator) -> Iterator[tuple[Tensor, Tensor]]:
    """Endless batches over the train shards that exist by now, similar lengths together."""
    while True:
        names = sorted(path.stem for path in home.glob("train-???.npy"))
        for name in rng.permutation(names):
            ids, rows = pairs(home, str(name))
            for part in _grouped(ids.argmax(axis=1), rng):
                yield torch.from_numpy(ids[part]), torch.from_numpy(rows[part]).float()


def _grouped(lengths: NDArray[np.int64], rng: np.random.Generator) -> Iterator[NDArray[np.int64]]:
    order = rng.permutation(len(lengths))
    for at in range(0, len(order), BATCH * BLOCK):
        block = order[at : at + BATCH * BLOCK]
        block = block[np.argsort(lengths[block], kind="stable")]
        parts = [block[start : start + BATCH] for start in range(0, len(block), BATCH)]
        yield from (parts[index] for index in rng.permutation(len(parts)))


def optimisers(tower: TextTransformer, plan: Plan) -> list[torch.optim.Optimizer]:
    """AdamW for the transformer, SparseAdam for the table: a batch touches one row in fifty of it."""
    table = tower.token_embedding.weight
    dense = [value for value in tower.parameters() if value is not table]
    return [
        torch.optim.AdamW(dense, plan.rate, weight_decay=0.01, betas=(0.9, 0.98)),
        torch.optim.SparseAdam([table], plan.table_rate),
    ]


def set_rates(tools: Sequence[torch.optim.Optimizer], plan: Plan, step: int) -> None:
    """A hundred steps of warming up, then a cosine down to a fiftieth."""
    share = min(1.0, (step + 1) / 100) * (0.02 + 0.49 * (1 + math.cos(math.pi * step / plan.steps)))
    for tool, rate in zip(tools, (plan.rate, plan.table_rate), strict=True):
        for group in tool.param_groups:
            group["lr"] = rate * share


def train(folder: Path, plan: Plan, minutes: float, name: str = "text") -> bool:
    """Go on from FOLDER/NAME.pt for at most this long; True when all steps are done."""
    path, tower = folder / f"{name}.pt", build()
    tools, step = optimisers(tower, plan), 0
    if state := files.load(path):
        step = restore(state, tower, tools)
    else:
        start_from_teacher(tower, np.load(folder / "texts" / "vocabulary.npy"))
    source = batches(folder / "texts", np.random.default_rng(step))
    for done in files.until(plan.steps, step, minutes):
        set_rates(tools, plan, done)
        value = advance(tower, tools, *next(source))
        step = done + 1
        if step % KEEP == 0:
            print(step, f"{value:.3f}", flush=True)
            files.save(path, snapshot(step, tower, tools))
    files.save(path, snapshot(step, tower, tools))
    return step >= plan.steps


def snapshot(step: int, tower: TextTransformer, tools: Sequence[torch.optim.Optimizer]) -> dict[str, Any]:
    """All that the next step reads."""
    return {"step": step, "tower": tower.state_dict(), "tools": [tool.state_dict() for tool in tools]}


def restore(state: dict[str, Any], tower: TextTransformer, tools: Sequence[torch.optim.Optimizer]) -> int:
    """Put a snapshot back; gives the step it was taken at. Without tools it is a start, not a going on."""
    tower.load_state_dict(state["tower"])
    for tool, saved in zip(tools, state.get("tools", []), strict=False):
        tool.load_state_dict(saved)
    return int(state["step"])


def advance(tower: nn.Module, tools: Sequence[torch.optim.Optimizer], ids: Tensor, rows: Tensor) -> float:
    """One step of learning; gives the loss."""
    with torch.autocast("cpu", torch.bfloat16, enabled=files.fast_halves()):
        student = encode(tower, ids)
    value = loss(student, rows)
    for tool in tools:
        tool.zero_grad(set_to_none=True)
    value.backward()
    for tool in tools:
        tool.step()
    return float(value.detach())
