"""What a painting may ask the outside for: pictures, saved states, and what the words call to mind.

Torch-free. `Recalled` travels in a saved state, so that a resumed painting looks at the same drawings even if the bank
has changed in between.
"""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Protocol

import numpy as np

from generator.recipe import Source

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from numpy.typing import NDArray

    from generator.recipe import Recipe, State

    Embed = Callable[[list[str]], NDArray[np.float32]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """Aligned pictures (h, w, 3) uint8, the best first; their sources; sentences for the person. May be empty."""

    images: tuple[NDArray[np.uint8], ...] = ()
    sources: tuple[Source, ...] = ()
    notes: tuple[str, ...] = ()


class Memory(Protocol):
    """What the words call to mind."""

    def recall(self, words: str, recipe: Recipe, embed: Embed, backdrop: NDArray[np.uint8] | None) -> Recalled:
        """Drawings for the words, laid out for the recipe's size and seed, on `backdrop` (h, w, 3) if one is given."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Library:
    """What a painting needs from outside: pictures and saved states by SHA-256, and a memory (None without one)."""

    image: Callable[[str], NDArray[np.uint8]]
    state: Callable[[str], State]
    memory: Memory | None = None


def pack(recalled: Recalled) -> dict[str, NDArray[np.generic]]:
    """The arrays that keep `recalled` in a saved state."""
    text = json.dumps({"sources": [asdict(source) for source in recalled.sources], "notes": recalled.notes})
    pictures = {f"recalled.{i}": image for i, image in enumerate(recalled.images)}
    return {**pictures, "recalled.text": np.frombuffer(text.encode(), dtype=np.uint8)}


def unpack(saved: Mapping[str, NDArray[np.generic]]) -> Recalled:
    """What `pack` kept."""
    text = json.loads(saved["recalled.text"].tobytes())
    count = sum(name.startswith("recalled.") for name in saved) - 1
    sources = (Source(**{**fields, "box": tuple(fields["box"])}) for fields in text["sources"])
    images = tuple(saved[f"recalled.{i}"].astype(np.uint8) for i in range(count))
    return Recalled(images=images, sources=tuple(sources), notes=tuple(text["notes"]))
