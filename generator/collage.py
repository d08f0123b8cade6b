"""A collage in progress: pieces of paper that lie strewn, and what pulls them home.

A pose is kept as its distance from home, so that all zeros is the scene as it was laid out, and one spring a kind of
motion is a plain square. The eye moves a piece as far as it wins against the springs. Each number of a pose has a unit
of its own, by which far and near pieces arrive together: Adam goes equal steps in all of them.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import torch
import torch.nn.functional as F  # noqa: N812  (the field's own name for it)

from generator.compositor import Laid, compose
from generator.goals import tensor
from generator.losses import Term

if TYPE_CHECKING:
    from torch import Tensor

    from generator.losses import Glance
    from generator.objective import Objective
    from generator.recipe import Recipe


@dataclass(frozen=True, slots=True, kw_only=True)
class Motion:
    """One kind of motion: numbers a piece, how far and around what they are strewn, how strongly they are pulled home.

    least: the smallest unit of a number, for pieces that lie at home by chance.
    """

    width: int = 1
    strewn: float
    around: float = 0.0
    least: float
    spring: float


SOLID = 6.0  # logit of the opacity at home
MOTIONS = {
    "place": Motion(width=2, strewn=0.5, least=0.15, spring=4.0),  # short sides
    "size": Motion(strewn=0.4, least=0.1, spring=2.0),  # e-folds
    "angle": Motion(strewn=0.9, least=0.2, spring=2.0),  # radians
    "colour": Motion(width=3, strewn=0.1, least=0.1, spring=1.0),  # e-folds of each channel
    "opacity": Motion(strewn=1.0, around=-SOLID, least=1.0, spring=0.01),  # logits
    "depth": Motion(strewn=0.5, least=0.1, spring=1.0),  # of the way from far to near
}
REACH = 1.0  # Adam's first step times the number of steps, for poses
FIRMING = (0.5, 0.75)  # shares of the steps between which order and choice become final
SHARPNESS = 8.0  # of the choice between rivals
HANDED = 0.5  # share of the steps after which a collage is finished if it is painted on
SETTLED = 30.0  # times as strongly a setting's strips are pulled: a horizon stays where it is
FIRMER = 5.0  # times as strong are the pulls at the end
GROUND = 24.0  # weight of the ground's squared distance to the setting


@dataclass(slots=True, kw_only=True)
class Collage:
    """Pieces (1, 4, h, w) with their homes (n, 2) in pixels, who competes with whom, and what is optimised.

    poses: by motion (n, width), in `units` of the same shapes; favour (m,): logits of the drawings.
    """

    papers: list[Tensor] = field(repr=False)
    homes: Tensor
    free: Tensor  # (n, 1) 1 for pieces that the eye may keep away from home, 0 for a setting's strips
    voters: Tensor  # (n,) which drawing each piece is
    things: Tensor  # (m,) which thing each drawing shows
    favour: Tensor
    poses: dict[str, Tensor] = field(repr=False)
    units: dict[str, Tensor] = field(repr=False)
    ground: Tensor = field(repr=False, init=False)  # (1, 3, h, w) what the pieces were last laid on, with its graph

    @property
    def moving(self) -> list[Tensor]:
        """All that is optimised, behind the favours, which are not, but have their place in saved states."""
        return [self.favour, *self.poses.values()]

    def away(self, firm: float = 0.0) -> dict[str, Tensor]:
        """How far every piece is from home, by motion; a setting is so no more when all is firm."""
        kept = 1 - firm * (1 - self.free)
        return {name: self.poses[name] * self.units[name] * kept for name in MOTIONS}

    def over(self, ground: Tensor, share: float) -> Tensor:
        """(1, 3, h, w): the pieces as they lie now over a ground; `share` of the steps is done."""
        self.ground = ground
        firm = firmness(share)
        away = self.away(firm)
        laid = Laid(
            centre=self.homes + away["place"] * min(ground.shape[-2:]),
            scale=torch.exp(away["size"][:, 0]),
            angle=away["angle"][:, 0],
            tint=torch.exp(away["colour"]),
            opacity=torch.sigmoid(SOLID + away["opacity"][:, 0]) * choice(self.favour, self.things, firm)[self.voters],
            depth=torch.linspace(0, 1, len(self.papers), device=ground.device) + away["depth"][:, 0],
        )
        return compose(self.papers, laid, ground, firm)

    def astray(self) -> Tensor:
        """Σ spring · distance from home², a scalar."""
        away, stiff = self.away(), 1 + SETTLED * (1 - self.free)
        each = [m.spring * (away[name].pow(2) * stiff).sum() for name, m in MOTIONS.items()]
        return torch.stack(each).sum()


def last_step(recipe: Recipe) -> int:
    """The step at which a collage is finished."""
    return max(1, round(HANDED * recipe.steps)) if recipe.canvas == "collage-then-paint" else recipe.steps


def rates(collage: Collage, recipe: Recipe) -> list[dict[str, object]]:
    """Groups for Adam, each with its first step; its pull covers about half of the reach."""
    steps = last_step(recipe)
    groups: list[dict[str, object]] = [{"params": [pose], "rate": REACH / steps} for pose in collage.poses.values()]
    return [{"params": [collage.favour], "rate": 0.0}, *groups]


def pulls(collage: Collage, aim: Objective, recipe: Recipe) -> tuple[Term, Term]:
    """What a collage adds to the sum: its springs, and the ground's squared distance to the setting."""
    wash = setting(aim, recipe, collage.homes.device)

    def astray(_glance: Glance) -> Tensor:
        return collage.astray()

    def apart(_glance: Glance) -> Tensor:
        return F.mse_loss(collage.ground, wash)

    hold = GROUND * (recipe.hold if recipe.start else 1)
    return Term(loss=astray, fade=(1.0, FIRMER)), Term(loss=apart, weight=hold, fade=(0.5, FIRMER))


def setting(aim: Objective, recipe: Recipe, device: torch.device) -> Tensor:
    """(1, 3, h, w): what a collage stands on, in the colours of its style."""
    if aim.recalled.setting is None:
        raise ValueError("a collage needs a setting")
    plain = tensor(aim.recalled.setting, recipe, device)
    return aim.style.dressed(plain) if aim.style else plain


def firmness(share: float) -> float:
    """0…1: how final order and choice are, rising smoothly."""
    low, high = FIRMING
    at = min(1.0, max(0.0, (share - low) / (high - low)))
    return at * at * (3 - 2 * at)


def choice(favour: Tensor, things: Tensor, firm: float) -> Tensor:
    """(m,) shares of each drawing within its thing: a softmax that ends as a plain choice."""
    count = int(things.max()) + 1
    raised = torch.exp(SHARPNESS * favour)
    sums = raised.new_zeros(count).index_add(0, things, raised)
    fixed = favour.detach()
    best = fixed.new_full((count,), -torch.inf).scatter_reduce(0, things, fixed, "amax")
    return torch.lerp(raised / sums[things], (fixed == best[things]).to(favour.dtype), firm)
