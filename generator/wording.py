"""What words alone ask of a small eye: the sentence with its first thing by name, less what all words have in common.

Two habits of those who ask image-text models: several wordings of one wish are averaged (Radford et al. 2021, "prompt
ensembling"), and what all embeddings share is taken out, as it says nothing about any (Mu & Viswanath 2018,
"all-but-the-top"). Pocket learned names of drawings and few sentences: "a red apple on a white table" was the colour of
an apple and the outline of nothing. `training/pocket/README.md` has what it brought.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

import torch.nn.functional as F  # noqa: N812  (the field's own name for it)

from generator.phrases import split

if TYPE_CHECKING:
    from collections.abc import Sequence

    from torch import Tensor

    from generator.goals import Goal
    from generator.towers import Eye, Tower

# What their mean stands for is all that people name; cosine with the mean of a thousand names .93.
PLAIN = re.findall(
    r"\w+",
    "house tree dog cat bird car boat flower apple bread cup chair lamp book clock shoe hat key star moon mountain sea "
    "man woman hand heart drum ball train bridge knife bottle fish horse bee snake cheese tent rocket door",
)


def sharpened(eye: Eye, goals: Sequence[Goal]) -> tuple[Goal, ...]:
    """The goals as they are climbed towards without any picture to lead; what is shown or unwanted stays as it is."""
    wanted = [goal.text and goal.weight > 0 for goal in goals]
    if not eye.habit.small or not any(wanted):
        return tuple(goals)
    common = [tower.encode_text(PLAIN).mean(0, keepdim=True) for tower in eye.towers]
    return tuple(
        replace(goal, embedded=tuple(_less(named(t, goal.label), c) for t, c in zip(eye.towers, common, strict=True)))
        if asked
        else goal
        for goal, asked in zip(goals, wanted, strict=True)
    )


def named(tower: Tower, words: str) -> Tensor:
    """(1, d), unit: the mean of a wish as it was worded and of its first thing by name."""
    return F.normalize(tower.encode_text(wordings(words)).mean(0, keepdim=True), dim=-1)


def wordings(words: str) -> list[str]:
    """The words, and the thing that they begin with in its colour, "red apple", unless that is all they say."""
    first = next(iter(split(words, _unknown)), None)
    if first is None:
        return [words]
    return list(dict.fromkeys([words, " ".join([first.colour, *first.nouns]).strip()]))


def _less(embedded: Tensor, common: Tensor) -> Tensor:
    return F.normalize(embedded - common, dim=-1)


def _unknown(_: str) -> bool:
    """No memory says which words are one name: here they needn't be told apart."""
    return False
