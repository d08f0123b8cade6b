"""What bodies have: nobody with blue eyes has eyes lying beside them, and red hair is on the head."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from generator.bank import ALIVE
from generator.figures import OURS
from generator.grammar import ARTICLES, DESCRIPTIVE, singular, wordlist
from generator.hair import hair_of, tint_of

if TYPE_CHECKING:
    from generator.bank import Bank
    from generator.references import Part

HAIR = wordlist("hair beard braid ponytail pigtail curl hairdo haircut bangs mane dreadlock moustache mustache")
BODILY = HAIR | wordlist(
    """eye eyes ear nose mouth lip teeth tooth fang tail claw paw fur freckle skin feather scale horn antler whisker leg
    arm finger muscle smile grin tusk hoof tentacle tongue wrinkle dimple cheek eyebrow eyelash expression belly"""
)
WING = "wing"
FLIERS = wordlist("dragon fairy angel pegasus phoenix goose duck swan chicken rooster turkey peacock penguin ostrich")


def grown(parts: tuple[Part, ...], bank: Bank) -> tuple[Part, ...]:
    """Parts of which a body's own are drawn with nothing; hair is in the colour that was said."""
    out, own = list(parts[:1]), False
    for part in parts[1:]:
        # "with blue eyes and a hat" is with a hat
        said = replace(part, relation="with") if own and part.relation == "and" else part
        if said.relation == "with" and part.concept is not None and part.concept.label == WING and bare(parts[0]):
            out.append(replace(said, relation="winged", count=1))
            continue
        own = bodily(said, parts[0])
        tint = tint_of(said.words.split()) if own and HAIR & {*nouns(said)} else ""
        if tint and (dyed := haired(out[0], tint, bank)).hair:
            out[0] = dyed
            continue
        out.append(replace(said, pieces=()) if own else said)
    return tuple(out)


def nouns(part: Part) -> list[str]:
    """The words of a part, singular, without articles and what is done after them: "purple hair swimming"."""
    words = [word for word in part.words.split() if word not in ARTICLES]
    while len(words) > 1 and words[-1] in DESCRIPTIVE and words[-1].endswith("ing"):
        words = words[:-1]
    return [singular(word) for word in words]


def bodily(part: Part, first: Part) -> bool:
    """Whether a part belongs to the first one's body: after "with", or listed of somebody alive: ", big eyes"."""
    of_a_body = part.concept is not None and (part.concept.kind == "body" or part.concept.label == WING)
    of_a_body = of_a_body or bool(BODILY & {*nouns(part)[-1:]})
    listed = part.relation in ("and", "beside") and first.concept is not None and first.concept.kind in ALIVE
    return of_a_body and (part.relation == "with" or (listed and len(nouns(part)) > 1))


def bare(part: Part) -> bool:
    """Whether somebody has no wings in any drawing: a cat, but not a bird."""
    concept = part.concept
    return concept is not None and concept.place != "air" and not FLIERS & concept.words


def haired(part: Part, tint: str, bank: Bank) -> Part:
    """Somebody with hair of that colour, in drawings that show hair; as they are where none does."""
    shown = tuple(piece for piece in part.pieces if hair_of(bank, piece) is not None)
    shown = tuple(piece for piece in shown if piece.pack.name == OURS) or shown  # beside yellow faces red hair is lost
    person = part.concept is not None and part.concept.kind == "person"
    return replace(part, pieces=shown, hair=tint) if shown and person else part
