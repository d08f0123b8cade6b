"""How much of a person a drawing shows, and whether a thing is one of several."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from generator.references import Part

HEAD = 0.72  # width over height from which a drawing of a person is a head
OURS = "reverie"  # the pack that shows people from head to foot
WHOLE = frozenset(  # people whom other packs show so, wide as they are
    (
        "ghost",
        "alien monster",
        "fairy",
        "merperson",
        "merman",
        "mermaid",
        "genie",
        "superhero",
        "ballet dancer",
        "woman dancing",
        "gymnast",
        "skier",
        "snowboarder",
        "horse racing",
        "people holding hands",
        "woman and man holding hands",
        "people wrestling",
        "people with bunny ears",
        "person with white cane",
        "person in manual wheelchair",
        "person in motorized wheelchair",
        "person running",
        "person climbing",
        "person fencing",
        "person surfing",
        "person rowing boat",
        "person swimming",
        "person bouncing ball",
        "person lifting weights",
        "person biking",
        "person mountain biking",
        "person cartwheeling",
        "person playing water polo",
        "person playing handball",
        "person in lotus position",
        "person taking bath",
        "person in bed",
    )
)


def bust(part: Part) -> bool:
    """Whether a drawing shows only the upper part of a person: such a one looks in from the frame's edge."""
    wide = part.concept is not None and part.concept.kind == "person" and part.pieces[0].aspect > HEAD
    return wide and part.pieces[0].pack.name != OURS and not labelled(part, WHOLE)


def figure(part: Part) -> bool:
    """Whether a drawing shows a person from head to foot."""
    return part.concept is not None and part.concept.kind == "person" and not bust(part)


def labelled(part: Part, labels: frozenset[str]) -> bool:
    """Whether a part's thing is one of these."""
    return part.concept is not None and part.concept.label in labels
