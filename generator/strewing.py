"""How a collage begins: pieces of paper made of cutouts, strewn over the frame or laid as an earlier state has them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import torch

from generator.chance import drawn
from generator.collage import MOTIONS, Collage, setting
from generator.goals import scores, tensor

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor

    from generator.manner import Manner
    from generator.memory import Cutout, Library
    from generator.objective import Objective
    from generator.recipe import Recipe, State
    from generator.towers import Eye

FAVOUR = 0.15  # head start of the drawing of each thing that is to stand
# By how much more of the prompts another drawing must say to the eye than the one that the seed puts first, to have it.
# Of each thing's drawings, one first at a time, a judge of another kind told .896 and .871 (two seeds); of those that
# are preferred so .917 and .912, with .04 .904 and .912, with 0 .900 and .875.
PLAINLY = 0.02
ARRIVAL = (0.3, 0.46)  # units that the farthest and the nearest piece have to go: a setting comes before its things


def begin(aim: Objective, recipe: Recipe, library: Library, saved: State | None, eye: Eye) -> Collage:
    """The collage of what was recalled: strewn, nearer to a parent's poses by what it keeps, or as a state kept it.

    eye: with its full sight, for which drawings are to be preferred.
    """
    collage = gathered(aim.recalled.cutouts, eye.device)
    if aim.style:
        dress(collage, aim.style, tensor(aim.recalled.images[0], recipe, eye.device))
    if saved is not None:
        take_up(collage, saved)
    else:
        prefer(collage, read(collage, aim, recipe, eye))
        parent = library.state(recipe.parent.state) if recipe.parent else {}
        strew(collage, recipe, parent)
    for pose in collage.poses.values():
        pose.requires_grad_()
    return collage


def gathered(cutouts: Sequence[Cutout], device: torch.device) -> Collage:
    """A collage whose pieces all lie at home."""
    keys = [(c.thing, c.rival) if c.thing >= 0 else (-1 - k, 0) for k, c in enumerate(cutouts)]
    drawings = list(dict.fromkeys(keys))
    numbers = list(dict.fromkeys(thing for thing, _ in drawings))
    shapes = {name: (len(cutouts), motion.width) for name, motion in MOTIONS.items()}
    return Collage(
        papers=[_paper(cutout, device) for cutout in cutouts],
        homes=torch.tensor([[c.x, c.y] for c in cutouts], device=device),
        free=torch.tensor([[float(c.thing >= 0)] for c in cutouts], device=device),
        voters=torch.tensor([drawings.index(key) for key in keys], device=device),
        things=torch.tensor([numbers.index(thing) for thing, _ in drawings], device=device),
        favour=torch.tensor([float(rival == 0) for _, rival in drawings], device=device),
        poses={name: torch.zeros(shape, device=device) for name, shape in shapes.items()},
        units={name: torch.ones(shape, device=device) for name, shape in shapes.items()},
    )


def read(collage: Collage, aim: Objective, recipe: Recipe, eye: Eye) -> Tensor:
    """(m,) what the finished scene says of the prompts with each drawing in it, Σ weight · cosine; 0 without rivals."""
    rivals = torch.bincount(collage.things)[collage.things] > 1
    said, first, ground = torch.zeros_like(collage.favour), collage.favour.clone(), setting(aim, recipe, eye.device)
    for number in rivals.nonzero()[:, 0].tolist():
        collage.favour = first.clone().index_fill(0, torch.tensor(number, device=eye.device), 2.0)
        seen = scores(eye, aim.goals, collage.over(ground, 1.0))
        said[number] = sum(score.weight * score.value for score in seen)
    collage.favour = first
    return said


def prefer(collage: Collage, said: Tensor) -> None:
    """Choose of each thing the drawing that the seed puts first, or one that plainly says more.

    Chosen once: the gradient of the favours, which was followed before, is that of the scene that leads, which has the
    seed's drawing in it, and Adam makes its least pull a whole step.
    """
    for thing in range(int(collage.things.max()) + 1):
        own = (collage.things == thing).nonzero()[:, 0]
        best = own[said[own].argmax()]
        plainly = said[best] > said[own[0]] + PLAINLY
        collage.favour[own] = 0.0
        collage.favour[best if plainly else own[0]] = FAVOUR


def strew(collage: Collage, recipe: Recipe, parent: State) -> None:
    """Move every piece from home to a place by chance in the frame, or near to where a parent with the same has it."""
    short = min(recipe.width, recipe.height)
    times = torch.linspace(*ARRIVAL, len(collage.papers))[:, None]
    before, noise = away(parent, collage), recipe.parent.noise if recipe.parent else 1.0
    dice = drawn(recipe.seed, 0, "strewn")
    for name, motion in MOTIONS.items():
        far = motion.around + motion.strewn * (2 * torch.rand(collage.poses[name].shape, generator=dice) - 1)
        if name == "place":
            far = ((far + 0.5) * torch.tensor([recipe.width, recipe.height]) - collage.homes.cpu()) / short
        if before:
            far = torch.lerp(before[name], far, noise)
        unit = far.abs().clamp_min(motion.least) / times
        collage.units[name].copy_(unit)
        collage.poses[name].copy_(far / unit)


def away(saved: State, collage: Collage) -> dict[str, Tensor]:
    """How far a state's pieces are from home; empty if it has others."""
    names = [name for name in MOTIONS if f"collage.pose.{name}" in saved]
    found = {n: _read(saved, f"pose.{n}") * _read(saved, f"unit.{n}") for n in names}
    return found if all(found[n].shape == collage.poses[n].shape for n in names) else {}


def take_up(collage: Collage, saved: State) -> None:
    """Lay the pieces as a state of the same collage has them."""
    collage.favour.copy_(_read(saved, "favour"))
    for name in MOTIONS:
        collage.poses[name].copy_(_read(saved, f"pose.{name}"))
        collage.units[name].copy_(_read(saved, f"unit.{name}"))


def state(collage: Collage) -> dict[str, Tensor]:
    """What the next step reads, by name."""
    poses = {f"collage.pose.{name}": pose for name, pose in collage.poses.items()}
    units = {f"collage.unit.{name}": unit for name, unit in collage.units.items()}
    return {**poses, **units, "collage.favour": collage.favour}


def dress(collage: Collage, style: Manner, scene: Tensor) -> None:
    """Give the pieces a style's colours, as it recolours the scene (1, 3, h, w) that they make."""
    for paper in collage.papers:
        alpha = paper[:, 3:]
        paper[:, :3] = style.dressed(paper[:, :3] / alpha.clamp_min(1 / 255), like=scene) * alpha


def _read(saved: State, name: str) -> Tensor:
    return torch.from_numpy(saved[f"collage.{name}"].copy())


def _paper(cutout: Cutout, device: torch.device) -> Tensor:
    paper = torch.from_numpy(cutout.image.copy()).permute(2, 0, 1)[None].float().to(device) / 255
    paper[:, :3] *= paper[:, 3:]
    return paper
