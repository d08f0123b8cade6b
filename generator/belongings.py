"""Where a small thing is shown when no place was named: on a table, from above, on velvet, on grass, on the floor."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING

from generator.anatomy import measured

if TYPE_CHECKING:
    from generator.bank import Bank, Concept, Piece

TABLE = Path(__file__).with_name("belongings.toml")
SHOWN = frozenset({"food", "object", "clothing"})  # kinds that are set on something to be looked at
FURNITURE = 4  # of a thing's size: from this on it stands on a floor
FLOWER = 3  # of a plant's size, up to which it is seen from near by
NEAR = ("leaf", "moss", "border", "table", "flat", "city")  # settings that labels are filed under
BERRY = 1  # of a thing's size, up to which food lies about without a plate
MOST = 0.5  # of its drawings: where no more can stand, the thing lies


@dataclass(frozen=True, slots=True, kw_only=True)
class Show:
    """A setting, the words that are said of it, the weather and the hour."""

    setting: str = ""  # "" for the one it has anyway
    said: tuple[str, ...] = ()
    weathers: tuple[str, ...] = ()
    time: str = ""


@cache
def written() -> dict[str, dict[str, frozenset[str]]]:
    """The words of labels by what they mean here."""
    read = tomllib.loads(TABLE.read_text("utf8"))
    return {table: {name: frozenset(words) for name, words in rows.items()} for table, rows in read.items()}


def named(bank: Bank, piece: Piece, table: str) -> bool:
    """Whether a table of drawings names this one, by its pack or its own name."""
    chosen = written()[table].get(bank.concepts[piece.concept].label, frozenset())
    return bool(chosen & {piece.pack.name, PurePosixPath(piece.name).stem})


def shown(concept: Concept, pieces: tuple[Piece, ...], bank: Bank) -> Show | None:
    """How a thing is shown alone; None where its kind has no such place."""
    if concept.kind not in SHOWN or concept.size >= FURNITURE:
        return None
    words, homes = concept.words, written()["homes"]
    if words & homes["rain"]:
        return Show(setting="pavement", weathers=("rain",))
    for name, setting in (("room", "room"), ("meadow", "meadow")):
        if words & homes[name]:
            return Show(setting=setting, said=("floor",) if setting == "room" else ())
    said = (*(("dark",) if words & homes["dark"] else ()), *stands(concept, words), concept.kind)
    if words & homes["velvet"] and concept.kind != "food":
        return Show(setting="velvet", said=said)
    own = [piece for piece in pieces if bank.concepts[piece.concept] is concept]
    lies = bool(words & homes["flat"]) or (
        not words & written()["views"]["feast"] and sum(measured(bank, p).steady for p in own) < MOST * len(own)
    )
    return Show(setting="flat" if lies else "table", said=said)


def living(concept: Concept) -> Show | None:
    """Where an animal alone is looked at, and the hour of what shines; None where nothing is written of it."""
    found = {name for name, labels in written()["lives"].items() if concept.label in labels}
    if concept.kind == "plant" and concept.size <= FLOWER and concept.place == "ground" and not found:
        return Show(setting="border")
    if not found:
        return None
    sky = (("moon", "stars") if concept.kind == "animal" else ("stars",)) if "night" in found else ()
    setting = next((name for name in NEAR if name in found), "sea" if "pond" in found else "")
    said = tuple(sorted(found & {"branch", "savannah", "farm", "pond"}))
    return Show(setting=setting, said=said, weathers=sky, time="night" if "night" in found else "")


def stands(concept: Concept, words: frozenset[str]) -> tuple[str, ...]:
    """What it is set on: food on a board or a plate, unless it comes in something, jewels on a cushion."""
    table = written()["stands"]
    if words & table["cushion"]:
        return ("cushion",)
    if concept.kind != "food" or words & table["none"]:
        return ()
    if words & table["board"]:
        return ("board",)
    return ("plate",) if concept.size > BERRY else ()
