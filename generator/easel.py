"""A painting in progress, and how it is kept: all that the next step reads goes into `save` and out of `set_up`."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import numpy as np
import torch

from generator import canvas, goals, memory, objective
from generator.chance import drawn
from generator.errors import PaintError

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

    from generator.memory import Library
    from generator.objective import Objective
    from generator.recipe import Recipe, State
    from generator.towers import Eye

BETAS = (0.5, 0.99)
KEPT = 3  # iterates whose mean is shown: it takes out the step noise
FINE = 128  # pixels of an octave's short side from which a style may hurry it
GENTLY = 0.4  # of the usual rate when a person's picture is the start: it should change, not vanish


@dataclass(slots=True, kw_only=True)
class Easel:
    """The canvas with its optimiser, the objective, the step that was done last, and the latest iterates."""

    recipe: Recipe
    eye: Eye
    objective: Objective
    octaves: list[Tensor] = field(repr=False)
    adam: torch.optim.Adam = field(repr=False)
    recent: deque[Tensor] = field(repr=False, default_factory=lambda: deque(maxlen=KEPT))
    # (1, 3, h, w) the octaves' picture with its graph: shown now, differentiated next
    image: Tensor = field(repr=False, init=False)
    step: int = 0
    first_loss: float = float("nan")

    @property
    def started(self) -> bool:
        """Whether it began from something finished, so that all octaves may move at once."""
        return self.recipe.start is not None or self.recipe.parent is not None

    @property
    def share(self) -> float:
        """How much of the steps is done, 0…1."""
        return self.step / self.recipe.steps

    def develop(self) -> None:
        """Compute the octaves' picture; only those that may move now are differentiated."""
        for octave in self.octaves:
            moves = self.started or canvas.unlocked((octave.shape[-2], octave.shape[-1]), self.share)
            octave.requires_grad_(moves)
        self.image = canvas.picture(self.octaves, self.recipe.height, self.recipe.width)


def set_up(eye: Eye, library: Library, recipe: Recipe, saved: State | None) -> Easel:
    """An easel at step 0 of the recipe, or at the step of a saved state."""
    start = goals.tensor(library.image(recipe.start), recipe, eye.device) if recipe.start else None
    aim = objective.build(eye, library, recipe, start, saved)
    shapes = canvas.sizes(recipe.height, recipe.width, aim.detail)
    octaves = _begin(eye, library, recipe, start, shapes) if saved is None else _kept(saved, "octave", eye.device)
    rate = aim.rate * (GENTLY if start is not None else 1)
    groups = [{"params": [p], "rate": rate * (aim.fine_rate if min(p.shape[-2:]) >= FINE else 1)} for p in octaves]
    adam = torch.optim.Adam(groups, betas=BETAS)
    easel = Easel(recipe=recipe, eye=eye, objective=aim, octaves=octaves, adam=adam)
    if saved is not None:
        _resume(easel, saved)
    easel.develop()
    if saved is None:
        easel.recent.append(easel.image.detach())
    return easel


def save(easel: Easel) -> dict[str, NDArray[np.generic]]:
    """Everything that the next step reads, as arrays."""
    arrays = {f"octave.{i}": _array(p) for i, p in enumerate(easel.octaves)}
    arrays |= {f"recent.{i}": _array(p) for i, p in enumerate(easel.recent)}
    for i, octave in enumerate(easel.octaves):
        arrays |= {f"adam.{i}.{name}": _array(value) for name, value in easel.adam.state.get(octave, {}).items()}
    arrays |= {"step": np.array(easel.step), "first_loss": np.array(easel.first_loss)}
    arrays["floors"] = np.array([goal.stop or 0.0 for goal in easel.objective.goals])
    strokes = easel.objective.strokes
    return {**arrays, **memory.pack(easel.objective.recalled), **(strokes.state() if strokes else {})}


def _begin(
    eye: Eye, library: Library, recipe: Recipe, start: Tensor | None, shapes: list[tuple[int, int]]
) -> list[Tensor]:
    """Octaves to begin with: a parent's canvas with its share of noise, the start picture, or pink noise."""
    noise = [p.to(eye.device) for p in canvas.pink(shapes, drawn(recipe.seed, 0, "start"))]
    if recipe.parent is not None:
        before = _kept(library.state(recipe.parent.state), "octave", eye.device)
        if [p.shape for p in before] != [p.shape for p in noise]:
            raise PaintError("The earlier picture has another size, so this one can't go on from it.")
        return canvas.blend(before, noise, recipe.parent.noise)
    return noise if start is None else canvas.decompose(start, shapes)


def _resume(easel: Easel, saved: State) -> None:
    if easel.objective.strokes:
        easel.objective.strokes.restore(saved)
    easel.step, easel.first_loss = int(saved["step"]), float(saved["first_loss"])
    easel.recent.extend(_kept(saved, "recent", easel.eye.device))
    for i, octave in enumerate(easel.octaves):
        kept = {name.split(".")[-1]: value for name, value in saved.items() if name.startswith(f"adam.{i}.")}
        if kept:
            easel.adam.state[octave] = {
                name: torch.from_numpy(v.copy()).to(easel.eye.device) for name, v in kept.items()
            }
            easel.adam.state[octave]["step"] = easel.adam.state[octave]["step"].cpu()


def _kept(saved: State, name: str, device: torch.device) -> list[Tensor]:
    count = sum(key.startswith(f"{name}.") for key in saved)
    return [torch.from_numpy(saved[f"{name}.{i}"].copy()).to(device) for i in range(count)]


def _array(value: Tensor) -> NDArray[np.generic]:
    array: NDArray[np.generic] = value.detach().cpu().numpy().copy()
    return array
