"""CREDITS.md beside the bank: packs and licences, what was left out, who drew the clip art."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any

from generator.bank import Bank
from training.pocket import bank_packs

if TYPE_CHECKING:
    from pathlib import Path


CREDITS = """# Credits of the memory

`bank.zip` holds {pieces} drawings of {things} things. Each keeps its pack, author and licence, and the card of every
run names the drawings that were looked at. Paths were rounded and what is not drawn was dropped; nothing else was
changed, except that the coloured disc behind each Streamline Kameleon icon was taken away.

| pack | author | licence | drawings | taken from | home |
|---|---|---|---|---|---|
{rows}

Licences: MIT and Apache-2.0 as in this project's LICENSE file and at <https://www.apache.org/licenses/LICENSE-2.0>;
CC-BY-4.0 at <https://creativecommons.org/licenses/by/4.0/>. A picture that was painted from drawings under CC-BY-4.0
should name them: the run's card and the PNG's text do.

Names of emoji and their tags: emojibase-data 17.0.0 (MIT, Miles Johnson), Unicode CLDR. Kinds and synonyms: WordNet
Release 3.0. This software and database is being provided to you, the LICENSEE, by Princeton University under the
WordNet license: it may be used, copied, modified and distributed for any purpose without fee, with this notice kept; it
is provided "as is", without warranties. WordNet 3.0 Copyright 2006 by Princeton University. All rights reserved.

Left out: packs under CC-BY-SA-4.0 (OpenMoji, the first EmojiOne), since pictures painted from them might have to carry
the same licence; skin tones, hours on clock faces, interface signs and trademarked figures. Flags, signs and keycaps
answer only when they are asked for.

Open Clip Art Library, public domain, by: {named}.
"""


def credit(path: Path) -> None:
    """Write CREDITS.md beside a bank."""
    bank = Bank.open(path)
    counts = Counter(piece.pack.name for piece in bank.pieces)
    rows = [row(pack, counts[name]) for name, pack in bank_packs.packs().items()]
    people = Counter(piece.author for piece in bank.pieces if piece.pack.name == "openclipart")
    named = ", ".join(f"{author} ({count})" for author, count in sorted(people.items(), key=lambda p: p[0].lower()))
    text = CREDITS.format(pieces=len(bank.pieces), things=len(bank.concepts), rows="\n".join(rows), named=named)
    (path.parent / "CREDITS.md").write_text(text, "utf8")


def row(pack: dict[str, Any], count: int) -> str:
    """A pack as a row of the table."""
    cells = (pack["title"], pack["author"] or "named below", pack["licence"], count, pack["source"], pack["url"])
    return "| " + " | ".join(map(str, cells)) + " |"
