"""The prior: which colours a text lets expect where (`generator/prior.py`), learned from the captioned drawings.

The text tower is frozen. A row of the lesson is a text and the drawing that it captions at 8 x 8 places; beside the
captions stand phrases made by rule, with a colour, a count, a ground or a second thing, and drawings made to fit them.
What is learned under squared error is the mean of all drawings that a text may mean.
"""

from __future__ import annotations

import json
import math
import random
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import torch
from torch import Tensor
from torch.nn import functional

from generator import prior
from training.pocket import files, text, texts, words

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from numpy.typing import NDArray

TABLE = Path(__file__).with_name("prior.toml")
STEPS, BATCH, RATE = 6_000, 1_024, 2e-3
KEEP = 500  # steps between two checkpoints
LONGEST = 40  # characters of a label that phrases are made of
FINE = 32  # side at which drawings are put together before they are blurred
EDGE = 3  # of it, on either side: pictures have a margin
# How often a row is drawn: a drawing's label is 1; its other captions, "a LABEL", and phrases that alter it.
FURTHER, MADE, ALTERED = 0.1, 1.0, 0.1
JITTER = 0.15  # length of the noise on embeddings: phrases are many, captions few


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """A text made by rule: whose drawings it shows, in which colour, on which ground."""

    text: str
    shown: tuple[int, ...]
    colour: str = ""
    ground: str = ""

    @property
    def plain(self) -> bool:
        """Whether it shows one drawing as it is."""
        return len(self.shown) == 1 and not self.colour and not self.ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Lesson:
    """Texts (n, 384), what they show (n, 4, 8, 8), and how often each row is drawn (n,)."""

    texts: Tensor
    shown: Tensor
    weight: Tensor


def train(folder: Path, minutes: float, target: str = "prior", steps: int = STEPS) -> bool:
    """Go on from FOLDER/TARGET.pt for at most this long; True when all steps are done."""
    torch.manual_seed(0)
    net, path, lesson = prior.Prior(text.DIM), folder / f"{target}.pt", read(folder)
    tool, step = torch.optim.AdamW(net.parameters(), RATE, weight_decay=1e-3), 0
    if state := files.load(path):
        net.load_state_dict(state["prior"])
        tool.load_state_dict(state["tool"])
        step = int(state["step"])
    upto = lesson.weight.double().cumsum(dim=0)
    for done in files.until(steps, step, minutes):
        for group in tool.param_groups:
            group["lr"] = RATE * (0.02 + 0.49 * (1 + math.cos(math.pi * done / steps)))
        value, step = advance(net, tool, lesson, upto, done), done + 1
        if step % KEEP == 0:
            print(step, f"{value:.4f}", flush=True)
            files.save(path, snapshot(net, tool, step))
    files.save(path, snapshot(net, tool, step))
    return step >= steps


def snapshot(net: prior.Prior, tool: torch.optim.Optimizer, step: int) -> dict[str, Any]:
    """All that the next step reads."""
    return {"prior": net.state_dict(), "tool": tool.state_dict(), "step": step}


def advance(net: prior.Prior, tool: torch.optim.Optimizer, lesson: Lesson, upto: Tensor, step: int) -> float:
    """One step of learning, on rows drawn by their weight, whose sums are `upto`; gives the squared error."""
    noise = torch.Generator().manual_seed(step)
    rows = torch.searchsorted(upto, torch.rand(BATCH, generator=noise) * upto[-1]).clamp(max=len(upto) - 1)
    away = torch.randn(BATCH, text.DIM, generator=noise) * JITTER / math.sqrt(text.DIM)
    guess = net(functional.normalize(lesson.texts[rows].float() + away, dim=1))
    loss = (guess - lesson.shown[rows].float()).pow(2).mean()
    tool.zero_grad(set_to_none=True)
    loss.backward()
    tool.step()
    return float(loss.detach())


def read(folder: Path) -> Lesson:
    """All captions and phrases of a work folder; what the text tower makes of them is kept there."""
    captions = json.loads((folder / "captions.json").read_text("utf8"))
    drawings = small(np.load(folder / "images.npy", mmap_mode="r"))
    told = [(string, n, k) for n, strings in variants(captions) for k, string in enumerate(strings)]
    made = list(phrases(captions, random.Random(1)))
    said = [Phrase(text=string, shown=(n,)) for string, n, _ in told]
    rows = embedded(folder, [phrase.text for phrase in said + made])
    weight = [1.0 if not k else FURTHER for *_, k in told] + [MADE if phrase.plain else ALTERED for phrase in made]
    return Lesson(texts=rows, shown=drawn(drawings, said + made), weight=torch.tensor(weight))


def variants(captions: Sequence[Sequence[str]]) -> Iterator[tuple[int, list[str]]]:
    """Each drawing's number and the strings it answers to."""
    return enumerate(texts.variants(caption) for caption in captions)


def embedded(folder: Path, strings: Sequence[str]) -> Tensor:
    """(n, 384) half-precision rows by the trained text tower; each string is read once, and kept."""
    path, distinct = folder / "prior-texts.pt", sorted(set(strings))
    state = files.load(path)
    if state is None or state["strings"] != distinct:
        tower, trained = text.build(), files.load(folder / "text.pt")
        if trained is None:
            raise SystemExit(f"Train the text tower first: {folder / 'text.pt'} must exist.")
        tower.load_state_dict(trained["tower"])
        state = {"strings": distinct, "rows": torch.from_numpy(text.embed(tower.eval(), distinct)).half()}
        files.save(path, state)
    place = {string: index for index, string in enumerate(distinct)}
    rows: Tensor = state["rows"][[place[string] for string in strings]]
    return rows


def phrases(captions: Sequence[Sequence[str]], rng: random.Random) -> Iterator[Phrase]:
    """Seven phrases for every drawing with a short label, by rule."""
    colours, grounds = list(table()["colours"]), list(table()["grounds"])
    labels = [(n, caption[0]) for n, caption in enumerate(captions) if len(caption[0]) <= LONGEST]
    for n, label in labels:
        other, second = rng.choice(labels)
        count, colour, ground = rng.choice((2, 3)), rng.choice(colours), rng.choice(grounds)
        number = {2: "two", 3: "three"}[count]
        yield Phrase(text=words.with_article(label), shown=(n,))
        yield Phrase(text=words.with_article(f"{colour} {label}"), shown=(n,), colour=colour)
        yield Phrase(text=f"{colour} {label}", shown=(n,), colour=colour)
        yield Phrase(text=f"{words.with_article(label)} {ground}", shown=(n,), ground=ground)
        yield Phrase(
            text=f"{words.with_article(f'{colour} {label}')} {ground}", shown=(n,), colour=colour, ground=ground
        )
        yield Phrase(text=f"{number} {words.plural(label)}", shown=(n,) * count)
        yield Phrase(text=f"{words.with_article(label)} and {words.with_article(second)}", shown=(n, other))


def small(images: NDArray[np.uint8]) -> Tensor:
    """(n, s, s, 4) uint8 -> (n, 4, FINE, FINE) half precision, colours times cover."""
    parts = []
    for at in range(0, len(images), 1_024):
        pixels = torch.from_numpy(np.array(images[at : at + 1_024])).permute(0, 3, 1, 2).float() / 255
        pixels[:, :3] *= pixels[:, 3:]
        parts.append(functional.interpolate(pixels, size=FINE, mode="area").half())
    return torch.cat(parts)


def drawn(drawings: Tensor, made: Sequence[Phrase]) -> Tensor:
    """(n, 4, 8, 8) half precision: what phrases show."""
    shown = torch.empty(len(made), 4, prior.SIDE, prior.SIDE, dtype=torch.float16)
    for count in sorted({len(phrase.shown) for phrase in made}):
        alike = [n for n, phrase in enumerate(made) if len(phrase.shown) == count]
        for at in range(0, len(alike), BATCH):
            part = alike[at : at + BATCH]
            shown[part] = _drawn(drawings, [made[n] for n in part]).half()
    return shown


def _drawn(drawings: Tensor, made: Sequence[Phrase]) -> Tensor:
    """The same of phrases that show equally many things."""
    asked = table()
    things = drawings[torch.tensor([phrase.shown for phrase in made])].float()
    for n, phrase in enumerate(made):
        if phrase.colour:
            things[n] = tinted(things[n], torch.tensor(asked["colours"][phrase.colour]))
    shown = laid(things)
    for n, phrase in enumerate(made):
        if phrase.ground:
            shown[n] = grounded(shown[n], torch.tensor(asked["grounds"][phrase.ground]))
    return shown


def tinted(things: Tensor, colour: Tensor) -> Tensor:
    """Drawings (n, 4, s, s) in a colour (3,), their light and shade kept; what is white or black stays nearly so."""
    cover = things[:, 3:]
    own = things[:, :3] / cover.clamp_min(1e-3)
    light = (own * torch.tensor([0.30, 0.59, 0.11]).view(1, 3, 1, 1)).sum(dim=1, keepdim=True)
    mean = (light * cover).sum(dim=(2, 3), keepdim=True) / cover.sum(dim=(2, 3), keepdim=True).clamp_min(1e-3)
    wanted = (colour.view(1, 3, 1, 1) * (light / mean.clamp_min(0.05)).clamp(0.2, 1.6) ** 0.6).clamp(0, 1)
    share = (0.35 + 2.5 * (own.amax(dim=1, keepdim=True) - own.amin(dim=1, keepdim=True))).clamp(0, 0.95)
    return torch.cat([torch.lerp(own, wanted, share) * cover, cover], dim=1)


def laid(things: Tensor) -> Tensor:
    """(n, k, 4, FINE, FINE): k things side by side on a square with a margin -> (n, 4, 8, 8)."""
    row = torch.cat(list(things.float().unbind(dim=1)), dim=-1)
    above = (row.shape[-1] - row.shape[-2]) // 2
    return functional.interpolate(
        functional.pad(row, (EDGE, EDGE, above + EDGE, above + EDGE)), size=prior.SIDE, mode="area"
    )


def grounded(shown: Tensor, ends: Tensor) -> Tensor:
    """A blur (4, 8, 8) on a ground whose colours (2, 3) run from above to below: nothing is left open."""
    down = torch.linspace(0, 1, prior.SIDE).view(1, -1, 1)
    ground = torch.lerp(ends[0].view(3, 1, 1), ends[1].view(3, 1, 1), down).expand(3, prior.SIDE, prior.SIDE)
    return torch.cat([shown[:3] + (1 - shown[3:]) * ground, torch.ones_like(shown[3:])])


@cache
def table() -> dict[str, dict[str, Any]]:
    """Colours and grounds by what they are called."""
    return tomllib.loads(TABLE.read_text("utf8"))
