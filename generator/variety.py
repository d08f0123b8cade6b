"""What the seed changes where the words leave it open; seeds that follow one another never agree in it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from random import Random
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from generator.places import Place
    from generator.references import Lookup, Part

SIDES = (0.36, 0.64, 0.45, 0.57)  # of the width: where a subject stands
SIZES = (1.2, 1.03, 1.12)  # of its usual size
DRAWINGS = (0, 1, 0, 2)  # which of a thing's drawings comes first
SKIES = 6  # moods of an hour's sky
SUNS = (0.2, 0.66, 0.34, 0.8)  # of the width
Moods: TypeAlias = "tuple[tuple[str, tuple[str, ...]], ...]"  # hours with their weathers
OUTDOORS: Moods = (("", ()), ("dawn", ("sun",)), ("", ("clouds",)), ("dusk", ("sun",)))
INDOORS: Moods = (("", ()), ("dusk", ()))
HOURS = dict.fromkeys(("sea", "beach", "ice", "city", "street", "meadow", "mountains", "desert"), OUTDOORS)
HOURS |= dict.fromkeys(("waterfall", "summit", "isle", "platform"), OUTDOORS)
HOURS |= {"border": OUTDOORS[:3], "moss": OUTDOORS[:2], "snow": OUTDOORS[:2], "forest": OUTDOORS[:2], "room": INDOORS}
PEOPLE = dict.fromkeys(
    ("girl", "boy", "child", "woman", "man", "old man", "old woman", "couple", "superhero", "teenager"),
    ("meadow", "street", "beach", "room", "forest"),
)
ROAMS: dict[str, tuple[str, ...]] = PEOPLE | {  # who is at home in several places, where no word names one
    "dog": ("meadow", "beach", "street", "snow"),
    "cat": ("meadow", "room", "street"),
    "horse": ("meadow", "beach", "mountains"),
    "unicorn": ("meadow", "forest", "beach"),
    "castle": ("meadow", "mountains"),
    "T-Rex": ("meadow", "forest", "desert"),
    "sauropod": ("meadow", "forest"),
    "robot": ("street", "desert", "room"),
}
ROAMS |= dict.fromkeys(("fox", "wolf", "deer", "bear"), ("forest", "snow", "mountains", "meadow"))
ROAMS |= dict.fromkeys(("knight", "viking", "samurai", "ninja"), ("mountains", "forest", "meadow"))
ROAMING = frozenset({"meadow", "street", "forest", "mountains"})  # the homes that may be left for another
SKYWARD = frozenset({"rainbow", "aurora", "stars", "moon", "fireworks", "meteors", "eclipse"})  # what leaves would hide
BORNE = frozenset({"", "holding", "wearing"})  # relations of what goes wherever its bearer is
PAINTED = frozenset(  # things that come in any colour
    (
        "automobile",
        "sport utility vehicle",
        "delivery truck",
        "motor scooter",
        "kick scooter",
        "bicycle",
        "sailboat",
        "kite",
        "hot air balloon",
        "umbrella",
        "umbrella on ground",
        "balloon",
        "butterfly",
        "tulip",
        "sofa",
        "armchair",
        "teapot",
        "mug",
        "t-shirt",
        "scarf",
        "dress",
        "backpack",
        "gem stone",
    )
)
PAINTS = ("", "blue", "", "orange", "", "purple", "red")
BLOOMS = ("", "pink", "", "red", "", "purple", "yellow")  # of flowers: an orange one with a round head is a pumpkin
STRAIGHT = frozenset({"flag", "symbol", "letter"})  # kinds that can be read, so they are never mirrored
READ = frozenset(
    ("clock", "watch", "stopwatch", "calendar", "compass", "map", "sign", "newspaper", "keyboard")
) | frozenset(
    (
        "delivery",
        "police",
        "ambulance",
        "taxi",
        "bus",
        "trolleybus",
        "oncoming",
        "hotel",
        "store",
    )  # what is written on them
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """Choices of one seed for one prompt."""

    seed: int
    text: str

    def of(self, purpose: str, count: int) -> int:
        """A number below count; the next seed has the next one."""
        return (Random(f"{purpose} {self.text}").randrange(count) + self.seed) % count  # noqa: S311 - no secret

    def timed(self, place: Place) -> Place:
        """A place whose words leave hour, weather and colour open, in one of the lights that suit it."""
        free = HOURS.get(place.setting, ())
        if place.time or place.colour or set(place.weathers) - {"snowfall"} or not free:
            return place
        time, weathers = free[self.of("hour", len(free))]
        return replace(place, time=time, weathers=(*place.weathers, *weathers))

    def housed(self, place: Place, lookup: Lookup) -> Place:
        """A place that no word named, for one who is at home in several: another for the next seed."""
        subject = lookup.parts[0].concept if lookup.parts else None
        homes = ROAMS.get(subject.label, ()) if subject else ()
        bound = lookup.place.setting or any(part.relation not in BORNE or part.aloft for part in lookup.parts)
        homes = tuple(home for home in homes if home != "forest" or not SKYWARD & {*place.weathers})
        if not homes or bound or place.setting not in ROAMING or (place.weathers and "room" in homes):
            return place
        setting = homes[self.of("home", len(homes))]
        return replace(place, setting=setting, said=(*place.said, "floor") if setting == "room" else place.said)

    def first(self, own: int) -> int:
        """Which of a thing's own drawings comes first."""
        return DRAWINGS[self.of("drawing", len(DRAWINGS))] % own

    def painted(self, part: Part) -> Part:
        """A thing that comes in any colour in one of them, where no colour was asked for."""
        free = part.concept is not None and part.concept.label in PAINTED and not part.colour
        paints = paints_of(part)
        return replace(part, colour=paints[self.of("paint", len(paints))]) if free else part


def paints_of(part: Part) -> tuple[str, ...]:
    """The colours that a thing comes in."""
    return BLOOMS if part.concept is not None and part.concept.kind == "plant" else PAINTS


def readable(part: Part) -> bool:
    """Whether a thing would look wrong in a mirror."""
    concept = part.concept
    return concept is not None and (concept.kind in STRAIGHT or bool(READ & concept.words))
