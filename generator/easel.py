"""A painting in progress, and how it is kept: all that the next step reads goes into `save` and out of `set_up`."""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field, replace
from typing import TYPE_CHECKING

import numpy as np
import torch

from generator import beginning, canvas, goals, memory, objective, restless, strewing
from generator import collage as collages
from generator.chance import drawn

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from torch import Tensor

    from generator.collage import Collage
    from generator.memory import Library
    from generator.objective import Objective
    from generator.recipe import Recipe, State
    from generator.restless import Restless
    from generator.towers import Eye

KEPT = 3  # iterates whose mean is shown: it takes out the step noise
FINE = 128  # pixels of an octave's short side from which it may be hurried
HELD = 0.3  # how strongly it is held then
STIRRED = 0.5  # share of its variance that becomes noise: paper dissolves, and is painted
GENTLY = 0.4  # of the usual rate when a person's picture is the start: it should change, not vanish


@dataclass(slots=True, kw_only=True)
class Easel:
    """The canvas with its optimiser, the objective, the step that was done last, and the latest iterates.

    A collage lies on the octaves' picture, until it is handed over to be painted on.
    """

    recipe: Recipe
    eye: Eye
    library: Library = field(repr=False)
    objective: Objective
    octaves: list[Tensor] = field(repr=False)
    collage: Collage | None = field(repr=False)
    adam: torch.optim.Adam = field(repr=False)
    recent: deque[Tensor] = field(repr=False, default_factory=lambda: deque(maxlen=KEPT))
    unrest: tuple[Restless, ...] = field(repr=False, default=())
    # (1, 3, h, w) the canvas' picture with its graph: shown now, differentiated next
    image: Tensor = field(repr=False, init=False)
    step: int = 0
    first_loss: float = float("nan")
    began: int = 0  # the step of the handing over, 0 before it

    @property
    def started(self) -> bool:
        """Whether it began from something finished, so that all octaves may move at once."""
        return self.recipe.start is not None or self.recipe.parent is not None or self.began > 0

    @property
    def ends(self) -> int:
        """The step at which this canvas is finished: the recipe's last, or that of the handing over."""
        return collages.last_step(self.recipe) if self.collage else self.recipe.steps

    @property
    def share(self) -> float:
        """How much of this canvas' steps is done, 0…1."""
        return (self.step - self.began) / (self.ends - self.began)

    @property
    def moving(self) -> list[Tensor]:
        """All that is optimised."""
        return [*self.octaves, *(self.collage.moving if self.collage else ())]

    @property
    def floors(self) -> NDArray[np.float64]:
        """The stops of all goals, as they were found at the start."""
        return np.array([goal.stop or 0.0 for goal in self.objective.goals])

    def develop(self) -> None:
        """Compute the canvas' picture; only those octaves that may move now are differentiated."""
        canvas.unlock(self.octaves, 1.0 if self.started else self.share)
        self.image = canvas.picture(self.octaves, self.recipe.height, self.recipe.width)
        if self.collage:
            self.image = self.collage.over(self.image, self.share)


def set_up(eye: Eye, library: Library, recipe: Recipe, saved: State | None) -> Easel:
    """An easel at step 0 of the recipe, or at the step of a saved state."""
    easel = _built(eye, library, _asked(recipe, library), saved)
    if saved is not None:
        _resume(easel, saved)
    easel.develop()
    if not easel.recent:
        easel.recent.append(easel.image.detach())
    return easel


def hand_over(easel: Easel) -> None:
    """Make a collage that is finished before its painting is, the start of a pyramid: stirred up, and held."""
    if easel.collage is None or easel.step < easel.ends or easel.step == easel.recipe.steps:
        return
    finished = goals.pixels(easel.image.detach().clamp(0, 1))
    recalled = replace(easel.objective.recalled, images=(finished,), cutouts=(), setting=None)
    kept = {**memory.pack(recalled), "began": np.array(easel.step), "floors": easel.floors}
    on = _built(easel.eye, easel.library, easel.recipe, kept)
    dice = drawn(easel.recipe.seed, easel.step, "stirred")
    for octave in on.octaves:
        noise = canvas.pink([(octave.shape[-2], octave.shape[-1])], dice)[0].to(octave.device)
        octave.copy_(canvas.blend([octave], [noise], STIRRED)[0])
    easel.objective, easel.octaves, easel.adam, easel.began = on.objective, on.octaves, on.adam, on.began
    easel.collage = None
    easel.develop()


def save(easel: Easel) -> dict[str, NDArray[np.generic]]:
    """Everything that the next step reads, as arrays."""
    arrays = {f"octave.{i}": _array(p) for i, p in enumerate(easel.octaves)}
    arrays |= {f"recent.{i}": _array(p) for i, p in enumerate(easel.recent)}
    arrays |= {name: _array(p) for name, p in (strewing.state(easel.collage) if easel.collage else {}).items()}
    for i, moving in enumerate(easel.moving):
        arrays |= {f"adam.{i}.{name}": _array(value) for name, value in easel.adam.state.get(moving, {}).items()}
    arrays |= {name: np.array(getattr(easel, name)) for name in ("step", "first_loss", "began")}
    arrays["floors"] = easel.floors
    strokes = easel.objective.strokes
    return {**arrays, **memory.pack(easel.objective.recalled), **(strokes.state() if strokes else {})}


def _asked(recipe: Recipe, library: Library) -> Recipe:
    """The recipe; a parent that was a collage once and is painted on, is painted on."""
    parent = library.state(recipe.parent.state) if recipe.parent else {}
    return replace(recipe, canvas="paint") if int(parent.get("began", 0)) else recipe


def _built(eye: Eye, library: Library, recipe: Recipe, saved: State | None) -> Easel:
    """An easel as at its first step, at a handing over, or with the canvas of a saved state."""
    began = 0 if saved is None else int(saved.get("began", 0))
    asked = replace(recipe, hold=HELD, parent=None) if began else recipe
    own = library.image(recipe.start) if recipe.start else None
    picture = memory.unpack(saved).images[0] if saved and began else own
    start = None if picture is None else goals.tensor(picture, recipe, eye.device)
    aim = objective.build(eye, library, asked, start, saved)
    octaves = beginning.kept(saved or {}, "octave", eye.device) or beginning.octaves(aim, library, asked, start)
    rate = aim.rate * (GENTLY if start is not None and not began else 1)
    groups = [{"params": [p], "rate": rate * (aim.fine_rate if min(p.shape[-2:]) >= FINE else 1)} for p in octaves]
    collage = strewing.begin(aim, recipe, library, saved, eye) if aim.recalled.cutouts else None
    if collage:
        groups += collages.rates(collage, recipe)
        aim = replace(aim, terms=(*aim.terms, *collages.pulls(collage, aim, recipe)))
    adam = torch.optim.Adam(groups, betas=canvas.BETAS)
    return Easel(
        recipe=recipe,
        eye=aim.eye,
        library=library,
        objective=aim,
        octaves=octaves,
        collage=collage,
        adam=adam,
        began=began,
        unrest=restless.begin(aim.eye, recipe.seed) if aim.unled else (),
    )


def _resume(easel: Easel, saved: State) -> None:
    if easel.objective.strokes:
        easel.objective.strokes.restore(saved)
    easel.step, easel.first_loss = int(saved["step"]), float(saved["first_loss"])
    easel.recent.extend(beginning.kept(saved, "recent", easel.eye.device))
    for i, moving in enumerate(easel.moving):
        kept = {name.split(".")[-1]: value for name, value in saved.items() if name.startswith(f"adam.{i}.")}
        if kept:
            on = {name: torch.from_numpy(v.copy()).to(easel.eye.device) for name, v in kept.items()}
            easel.adam.state[moving] = on | {"step": on["step"].cpu()}


def _array(value: Tensor) -> NDArray[np.generic]:
    array: NDArray[np.generic] = value.detach().cpu().numpy().copy()
    return array
