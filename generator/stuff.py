"""Things made of what they never are: a horse of fire is amid flames, a guitar of ice on the ice, a car of candy pink.

Works on the words of a prompt before it is split. What is made of something has its colour, and some of it lies near.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.grammar import COLOURS, singular
from generator.ideas import famous
from generator.naming import meant, names_of

if TYPE_CHECKING:
    from generator.bank import Bank

OF = re.compile(
    r"\b(an? |the |some )?((?:\w+ )?\w+?) (?:made|built|sculpted|carved|crafted|composed|formed) "
    r"(?:(?:entirely|completely|only|all|out) )*(?:of|from) (?:(?:pure|solid|melting|molten|glowing) )?(\w+(?: \w+)?)"
)
ELEMENTAL = re.compile(r"\b(fire|lava|ice|crystal|water|shadow|candy|chocolate|cloud|star|galaxy|flame) (\w+)\b")
VIVID = ("red", "orange", "yellow", "green", "turquoise", "azure", "blue", "purple", "magenta", "pink", "brown")
DULL = 50  # between a colour's channels: what is less vivid colours nothing
ALIVE = frozenset({"animal", "person"})


def made(bank: Bank, text: str) -> str:
    """The text with what something is made of told by a colour and by what is near it."""
    text = OF.sub(lambda found: of(bank, found), text)
    return ELEMENTAL.sub(lambda found: elemental(bank, found), text)


def of(bank: Bank, found: re.Match[str]) -> str:
    """One thing that is made of another."""
    article, thing, stuff = found[1] or "", found[2], found[3]
    first, _, second = stuff.partition(" ")
    for name, rest in ((stuff, ""), (first, f" {second}" if second else "")):
        if name in famous("stuff"):
            return article + famous("stuff")[name].replace("*", thing) + rest
        if (colour := hue(bank, singular(name))) and thing.split()[-1] not in COLOURS:
            return f"{article}{colour} {thing} with {name}{rest}"
    return found[0]


def elemental(bank: Bank, found: re.Match[str]) -> str:
    """A beast of ice or fire, where no such thing has a name: an ice bear is none."""
    stuff, other = found[1], found[2]
    who = meant(bank, singular(other))
    if who is None or who.kind not in ALIVE or names_of(bank).known(found[0]):
        return found[0]
    return famous("stuff")[stuff].replace("*", other)


@lru_cache(maxsize=256)
def hue(bank: Bank, name: str) -> str:
    """The colour of what a name means, among those with names; "" where it means nothing."""
    concept = meant(bank, name)
    if concept is None or not concept.pieces:
        return ""
    own = bank.pieces[concept.pieces[0]].colour
    shades = {colour: sum((a - b) ** 2 for a, b in zip(COLOURS[colour], own, strict=True)) for colour in VIVID}
    return min(VIVID, key=lambda colour: shades[colour]) if max(own) - min(own) > DULL else ""
