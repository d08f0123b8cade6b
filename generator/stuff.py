"""Things made of what they never are: a horse of fire is amid flames, a guitar of ice on the ice, a car of candy pink.

Works on the words of a prompt before it is split. What is made of something has its colour, and some of it lies near.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from generator.bank import ALIVE
from generator.grammar import COLOURS, DESCRIPTIVE, singular
from generator.ideas import famous, idea
from generator.naming import meant, names_of

if TYPE_CHECKING:
    from generator.bank import Bank

OF = re.compile(
    r"\b(an? |the |some )?((?:\w+ )?\w+?) (?:made|built|sculpted|carved|crafted|composed|formed) "
    r"(?:(?:entirely|completely|only|all|out) )*(?:of|from) (?:(?:pure|solid|melting|molten|glowing) )?(\w+(?: \w+)?)"
)
ELEMENTAL = re.compile(r"\b(fire|lava|ice|crystal|water|shadow|candy|chocolate|cloud|star|galaxy|flame) (\w+)\b")
VIVID = ("red", "orange", "yellow", "green", "turquoise", "azure", "blue", "purple", "magenta", "pink", "brown")
COATS = {"chocolate": "brown"}  # what breeds are called after
DULL = 50  # between a colour's channels: what is less vivid colours nothing


def made(bank: Bank, text: str) -> str:
    """The text with what something is made of told by a colour and by what is near it."""
    text = OF.sub(lambda found: of(bank, found), text)
    return ELEMENTAL.sub(lambda found: elemental(bank, found), text)


def of(bank: Bank, found: re.Match[str]) -> str:
    """One thing that is made of another."""
    before, thing, stuff = found[1] or "", found[2], found[3]
    word, _, head = thing.partition(" ")
    if head and word not in DESCRIPTIVE and not names_of(bank).known(thing):  # of a robot with wings the wings are
        before, thing = f"{before}{word} ", head
    first, _, second = stuff.partition(" ")
    for name, rest in ((stuff, ""), (first, f" {second}" if second else "")):
        if name in famous("stuff"):
            return before + famous("stuff")[name].replace("*", thing) + rest
        if (colour := hue(bank, singular(name))) and thing.split()[-1] not in COLOURS:
            return f"{before}{colour} {thing} with {name}{rest}"
    return found[0]


def elemental(bank: Bank, found: re.Match[str]) -> str:
    """A beast of ice or fire, where no such thing has a name: an ice bear is none, nor is an ice queen."""
    stuff, other = found[1], found[2]
    who = meant(bank, singular(other))
    named = names_of(bank).known(found[0]) or idea(bank, found[0].split()) is not None
    if who is None or who.kind not in ALIVE or named:
        return found[0]
    if stuff in COATS and singular(other) != who.label.lower():  # a labrador is no dog of chocolate
        return f"{COATS[stuff]} {other}"
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
