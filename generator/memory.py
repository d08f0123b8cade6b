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
class Cutout:
    """One piece of paper for a collage: (h, w, 4) uint8, and in pixels the place of its centre in the scene.

    Cutouts of one `thing` with different numbers of `rival` are drawings of the same, of which one is to stay; a thing
    of -1 has no rivals.
    """

    image: NDArray[np.uint8]
    x: float
    y: float
    thing: int = -1
    rival: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Recalled:
    """Aligned pictures (h, w, 3) uint8, the best first; their sources; sentences for the person. May be empty.

    For a collage also the scene's cutouts, from far to near, and the setting (h, w, 3) behind them; for a style the
    areas (h, w, 2) uint8 that its things and its sky cover in the first picture.
    """

    images: tuple[NDArray[np.uint8], ...] = ()
    cutouts: tuple[Cutout, ...] = ()
    setting: NDArray[np.uint8] | None = None
    areas: NDArray[np.uint8] | None = None
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
    cutouts = [{"x": c.x, "y": c.y, "thing": c.thing, "rival": c.rival} for c in recalled.cutouts]
    sources = [asdict(source) for source in recalled.sources]
    text = json.dumps({"sources": sources, "notes": recalled.notes, "cutouts": cutouts})
    arrays = {f"recalled.{i}": image for i, image in enumerate(recalled.images)}
    arrays |= {f"cutout.{i}": cutout.image for i, cutout in enumerate(recalled.cutouts)}
    arrays |= {} if recalled.setting is None else {"setting": recalled.setting}
    arrays |= {} if recalled.areas is None else {"areas": recalled.areas}
    return {**arrays, "recalled.text": np.frombuffer(text.encode(), dtype=np.uint8)}


def unpack(saved: Mapping[str, NDArray[np.generic]]) -> Recalled:
    """What `pack` kept; states from before there were collages know no cutouts."""
    text = json.loads(saved["recalled.text"].tobytes())
    count = sum(name.startswith("recalled.") for name in saved) - 1
    sources = (Source(**{**fields, "box": tuple(fields["box"])}) for fields in text["sources"])
    cutouts = enumerate(text.get("cutouts", ()))
    return Recalled(
        images=tuple(saved[f"recalled.{i}"].astype(np.uint8) for i in range(count)),
        cutouts=tuple(Cutout(image=saved[f"cutout.{i}"].astype(np.uint8), **fields) for i, fields in cutouts),
        setting=saved["setting"].astype(np.uint8) if "setting" in saved else None,
        areas=saved["areas"].astype(np.uint8) if "areas" in saved else None,
        sources=tuple(sources),
        notes=tuple(text["notes"]),
    )
