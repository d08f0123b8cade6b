"""What an eye is made of: frozen image-text models, and how each kind likes to be shown a picture."""

from __future__ import annotations

import hashlib
from contextlib import nullcontext
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING, Any

import torch
import torch.nn.functional as F  # noqa: N812  (the field's own name for it)

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from contextlib import AbstractContextManager

    from torch import Tensor, nn

    from generator.views import Plan


@dataclass(frozen=True, slots=True, kw_only=True)
class Maps:
    """Which feature maps compare a picture with an image by place: layer numbers (early, middle, deep), and sides.

    `sides` empty: the tower sees only its own side, so aligned views of both are compared (a ViT). Otherwise the
    whole picture is compared at each side, and in the early layer alone at the sides between and the picture's own.
    """

    layers: tuple[int, int, int]
    sides: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How a family of eyes likes to work: measured once, kept beside its maps."""

    plan: Plan
    maps: Maps | None
    detail: int = 1 << 30  # the finest octave that words alone can guide; finer ones stay out of the canvas
    rate: float = 0.06  # Adam's step at the start
    # Where pictures lead by place: how much longer it is for lightness and the two colours of every octave, and for
    # fine octaves.
    reach: tuple[float, float, float] = (1.0, 1.0, 1.0)
    fine_rate: float = 1.0
    rate_alone: float = 0.06  # and where words have only themselves
    smooth_alone: float = 0.01  # total variation there
    looks_alone: int = 1  # times the recipe's views there
    takes: int = 1  # beginnings that are sketched there, of which one is painted
    unrest: float = 0.0  # deviation of the noise on the weights there, beside each kernel's own
    small: bool = False  # knows things, but not the words of a style
    glance: int | None = None  # side of the views where pictures lead by place; None: the tower's own


@dataclass(frozen=True, slots=True, kw_only=True)
class Tower:
    """One frozen open_clip model with everything it needs to be asked."""

    model: Any = field(repr=False)  # open_clip's CLIP or CustomTextCLIP: untyped, and without a common base
    tokenize: Callable[..., Tensor] = field(repr=False)
    mean: Tensor = field(repr=False)
    std: Tensor = field(repr=False)
    side: int
    habit: Habit
    device: torch.device
    bfloat16: bool = False  # look in this precision; what is seen, and all that is painted, stays float32
    rough: Any = field(repr=False, default=None)  # the same model in bfloat16, which finds maps in half the time

    def encode_text(self, words: Sequence[str]) -> Tensor:
        """(n, d) unit embeddings of n texts."""
        with torch.no_grad():
            tokens = self.tokenize(list(words)).to(self.device)
            embedded: Tensor = self.model.encode_text(tokens, normalize=True)
        return embedded

    def encode_image(self, shown: Tensor, weights: dict[str, Tensor] | None = None) -> Tensor:
        """(n, d) unit embeddings of views (n, 3, side, side) in 0…1, through other `weights` if there are any."""
        shown = (shown - self.mean) / self.std
        with self._looking():
            if weights is None:
                embedded: Tensor = self.model.encode_image(shown)
            else:
                embedded = torch.func.functional_call(self.model.visual, weights, (shown,))
        return F.normalize(embedded.float(), dim=-1)

    def expected(self, embedded: Tensor) -> Tensor | None:
        """(n, 4, s, s): which colours texts (n, d) let expect where (`generator.prior`); None without a prior."""
        prior = getattr(getattr(self.model.visual, "trunk", None), "prior", None)
        if prior is None:
            return None
        with torch.no_grad():
            hope: Tensor = prior(embedded)
        return hope

    def maps(self, shown: Tensor, layers: Sequence[int]) -> list[Tensor]:
        """Feature maps (n, c, h, w) of pictures (n, 3, s, s) in 0…1 after each of `layers`, by open_clip's own call."""
        shown = (shown - self.mean) / self.std
        with self._looking():
            found = (self.rough or self.model).forward_intermediates(
                image=shown.bfloat16() if self.rough else shown,
                image_indices=list(layers),
                image_output_fmt="NCHW",
                intermediates_only=True,
                stop_early=True,
            )
        return [level.float() for level in found["image_intermediates"]]

    def _looking(self) -> AbstractContextManager[object]:
        return torch.autocast(self.device.type, torch.bfloat16) if self.bfloat16 else nullcontext()

    def cut_off(self, words: str) -> str:
        """The end of `words` that the tokenizer would drop, "" if it takes all."""
        room = self.tokenize([words]).shape[-1]
        count = _tokens(self.tokenize, words)
        if count <= room:
            return ""
        kept = words.split(" ")
        while kept and _tokens(self.tokenize, " ".join(kept)) > room:
            kept.pop()
        return words[len(" ".join(kept)) :].strip()


@dataclass(frozen=True, slots=True, kw_only=True)
class Eye:
    """What looks at the picture: one tower or several."""

    name: str
    towers: tuple[Tower, ...]

    @property
    def weights(self) -> str:
        """SHA-256 of the towers' weights; it takes a second for large ones, so nobody asks for it while painting."""
        return hashlib.sha256("".join(_fingerprint(tower.model) for tower in self.towers).encode()).hexdigest()

    @property
    def habit(self) -> Habit:
        """The first tower's way of working; the others follow it."""
        return self.towers[0].habit

    @property
    def device(self) -> torch.device:
        """Where it runs."""
        return self.towers[0].device

    def glancing(self) -> Eye:
        """The same eye as it looks where pictures lead by place and words only help."""
        return replace(self, towers=tuple(replace(one, side=one.habit.glance or one.side) for one in self.towers))


def _tokens(tokenize: Callable[..., Tensor], words: str) -> int:
    encode = getattr(tokenize, "encode", None)
    if encode is None:  # a Hugging Face tokenizer
        return len(tokenize.tokenizer(words)["input_ids"])  # type: ignore[attr-defined]
    return len(encode(words)) + 2


def _fingerprint(model: nn.Module) -> str:
    """SHA-256 over names and values: the same weights have the same name wherever they came from."""
    digest = hashlib.sha256()
    for name, value in sorted(model.state_dict().items()):
        digest.update(name.encode())
        digest.update(value.detach().cpu().contiguous().numpy().tobytes())
    return digest.hexdigest()
