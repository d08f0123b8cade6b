"""Build the memory: choose drawings from the packs, make them small, name them, and put them in one file.

python -m training.pocket.bank build PACKS [BANK]     choose, shrink, name, write (vectors are zeros until embedded)
python -m training.pocket.bank words PACKS [BANK]     kinds and words again, drawings as they are
python -m training.pocket.bank embed [BANK]           caption vectors by the shipped eye's text tower
python -m training.pocket.bank credits [BANK]         CREDITS.md beside the bank

PACKS is the folder where the npm packages and the Debian packages named in bank_packs.toml were unpacked
(npm/x/NAME-VERSION/package, deb/x). The same packs give the same drawings on one
machine: on another, two of 6,449 fell on the other side of the threshold of likeness (29 November 2026).
"""

from __future__ import annotations

import sys
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path
from typing import TYPE_CHECKING

from training.pocket import (
    bank_credits,
    bank_file,
    bank_look,
    bank_packs,
    bank_tidy,
    bank_tongues,
    bank_wordnet,
    bank_words,
)
from training.pocket.bank_concepts import Thing, compact, emoji, rule

if TYPE_CHECKING:
    from collections.abc import Callable

MOST = {"symbol": 2, "flag": 1, "letter": 1, "hand": 3, "face": 4, "person": 6}  # looks of one thing, by kind
MOST_ELSE = 8
FRAMES = frozenset({"building", "sky", "landscape", "plant", "vehicle", "animal", "person"})  # must not be stamps
# The first of these meanings on the way up WordNet decides what a new thing is: kind, place, size.
CLIP_KINDS = {
    "animal": ("animal", "ground", 3),
    "bird": ("animal", "ground", 2),
    "fish": ("animal", "deep", 2),
    "person": ("person", "ground", 4),
    "food": ("food", "table", 2),
    "fruit": ("food", "table", 1),
    "plant": ("plant", "ground", 2),
    "tree": ("plant", "ground", 5),
    "building": ("building", "ground", 5),
    "tower": ("building", "ground", 6),
    "vessel": ("vehicle", "sea", 4),
    "aircraft": ("vehicle", "air", 4),
    "vehicle": ("vehicle", "ground", 4),
    "furniture": ("object", "ground", 3),
    "clothing": ("clothing", "table", 2),
    "planet": ("sky", "sky", 4),
}


def build(packs: Path, bank: Path) -> None:
    """Choose, shrink, name and write."""
    wordnet = bank_wordnet.load(packs / "deb/x/usr/share/wordnet")
    known = dict(emoji(packs))
    things = list({thing.label: thing for thing in known.values()}.values())
    chosen = choose(list(bank_packs.icons(packs)), things, wordnet)
    with ProcessPoolExecutor() as pool:
        made = list(pool.map(make, chosen, chunksize=32))
    kept = keep([(icon, small, seen) for icon, small, seen in made if seen is not None], things)
    drawn = [thing for thing in things if thing.looks]
    pieces = sorted(range(len(kept)), key=lambda k: (list(bank_packs.packs()).index(kept[k][0].pack), k))
    said = bank_words.words(drawn, wordnet) | {"tongues": bank_tongues.tongues(packs, drawn)}
    bank_file.write(bank, bank_file.Contents(things=drawn, pieces=[kept[k] for k in pieces], order=pieces, words=said))
    print(f"{len(kept)} pieces of {len(drawn)} things, {bank.stat().st_size / 2**20:.2f} MB")


def words(packs: Path, bank: Path) -> None:
    """Put the kinds and the words of the tables into a bank that is built already."""
    wordnet = bank_wordnet.load(packs / "deb/x/usr/share/wordnet")
    things = list({thing.label: thing for _, thing in emoji(packs)}.values())
    choose(list(bank_packs.icons(packs)), things, wordnet)
    by_label = {thing.label: thing for thing in things}
    bank_file.rename(
        bank, by_label, lambda drawn: bank_words.words(drawn, wordnet) | {"tongues": bank_tongues.tongues(packs, drawn)}
    )


def embed(bank: Path) -> None:
    """Put the caption vectors of the shipped eye's text tower into a bank."""
    from generator import eyes  # noqa: PLC0415 - torch is slow to import, and the other commands need none

    eye = eyes.load("pocket", "cpu")
    bank_file.embed(bank, lambda texts: eye.towers[0].encode_text(texts).numpy(), eye.weights)


def choose(
    icons: list[bank_packs.Icon], things: list[Thing], wordnet: bank_wordnet.WordNet
) -> list[tuple[bank_packs.Icon, int]]:
    """Pairs of icon and the index of the thing it shows; clip art may add things that emoji lack."""
    index = {compact(thing.label): k for k, thing in enumerate(things)}
    chosen: list[tuple[bank_packs.Icon, int]] = []
    bodies = {compact(icon): thing for icon, thing in bank_words.tables()["bodies"].items()}
    for icon in icons:
        key = compact(bodies.get(compact(icon.called[0]), icon.called[0]))
        if key not in index and icon.pack in ("openclipart", "streamline-kameleon-color", "reverie"):
            index[key] = len(things)
            things.append(clip_thing(icon.called, wordnet))
        if key in index:
            chosen.append((icon, index[key]))
            thing = things[index[key]]
            thing.names += [name for name in icon.called[1:] if name not in thing.names]
    return chosen


def clip_thing(called: tuple[str, ...], wordnet: bank_wordnet.WordNet) -> Thing:
    """A new thing from the names of a drawing; its kind by bank_kinds.toml, else by WordNet, else an object."""
    found = rule("", called[0])
    if found is None:
        kind, place, size = ladder(called[0].lower(), wordnet)
        found = {"kind": kind, "place": place, "size": size, "asked": ""}
    return Thing(label=called[0], tags=[], names=[], **found)


def ladder(label: str, wordnet: bank_wordnet.WordNet) -> tuple[str, str, int]:
    """Kind, place and size by the first meaning of CLIP_KINDS above a label."""
    ends = {wordnet.senses[word][0]: found for word, found in CLIP_KINDS.items()}
    for lemma in (label, label.rsplit(" ", maxsplit=1)[-1]):
        level = list(wordnet.senses.get(lemma, ())[:1])
        for _ in range(9):
            for offset in level:
                if offset in ends:
                    return ends[offset]
            level = [up for offset in level for up in wordnet.synsets[offset].above]
    return "object", "table", 2


def make(pair: tuple[bank_packs.Icon, int]) -> tuple[tuple[bank_packs.Icon, int], str, bank_look.Look | None]:
    """Shrink a drawing and look at it; None where it is broken, too large or next to empty."""
    icon, thing = pair
    try:
        small = bank_tidy.shrink(icon.svg, icon.width, icon.height)
        view = tuple(float(v) for v in small.split('viewBox="')[1].split('"')[0].split())
        seen = bank_look.look(small, view)  # type: ignore[arg-type]
    except (ValueError, SyntaxError, KeyError, IndexError) as error:
        print(f"left out {icon.pack}/{icon.name}: {error}")
        return (icon, thing), "", None
    if len(small) > bank_packs.packs()[icon.pack]["largest"]:
        return (icon, thing), small, None
    return (icon, thing), small, seen


def keep(
    made: list[tuple[tuple[bank_packs.Icon, int], str, bank_look.Look]], things: list[Thing]
) -> list[tuple[bank_packs.Icon, str, bank_look.Look]]:
    """Drop heads, busts, stamps, line art, doubles, and looks beyond the most; note the others with their things."""
    kept: list[tuple[bank_packs.Icon, str, bank_look.Look]] = []
    looks: dict[int, list[bank_look.Look]] = {}
    heads, whole = bank_words.tables()["heads"], bank_words.tables()["first"]["reverie"]
    for (icon, index), small, seen in sorted(made, key=after_first(things)):
        thing, others = things[index], looks.setdefault(index, [])
        packed = icon.pack != "reverie" and thing.label in whole
        if icon.pack in heads.get(thing.label, ()) or (packed and bank_look.bust(seen, thing.kind)):
            continue
        stamp = thing.kind in FRAMES and bank_look.framed(seen, thing.label)
        double = icon.pack != "reverie" and any(bank_look.same(seen, other) for other in others)
        if stamp or double or bank_look.grey(seen) or len(others) >= MOST.get(thing.kind, MOST_ELSE):
            continue
        others.append(seen)
        thing.looks.append(len(kept))
        kept.append((icon, small, seen))
    return kept


def after_first(things: list[Thing]) -> Callable[[tuple[tuple[bank_packs.Icon, int], str, bank_look.Look]], int]:
    """A key that puts drawings first where they show more of a thing, our own before others."""
    first, bodies = bank_words.tables()["first"], bank_words.tables()["bodies"]

    def rank(one: tuple[tuple[bank_packs.Icon, int], str, bank_look.Look]) -> int:
        icon, label = one[0][0], things[one[0][1]].label
        chosen = label in first.get(icon.pack, ()) or icon.called[0] in bodies
        return int(icon.pack != "reverie") if chosen else 2

    return rank


def main(arguments: list[str]) -> None:
    """Run one of the commands."""
    here = Path(__file__).parents[2] / "generator" / "pocket" / "bank.zip"
    match arguments:
        case ["build", packs, *rest]:
            build(Path(packs), Path(rest[0]) if rest else here)
        case ["words", packs, *rest]:
            words(Path(packs), Path(rest[0]) if rest else here)
        case ["embed", *rest]:
            embed(Path(rest[0]) if rest else here)
        case ["credits", *rest]:
            bank_credits.credit(Path(rest[0]) if rest else here)
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main(sys.argv[1:])
