"""What things are called in other languages: emojibase's labels in 17 languages, and bank_tongues.toml."""

from __future__ import annotations

import json
import re
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

from training.pocket.bank_concepts import HOUR, LEFT_OUT_LABEL

if TYPE_CHECKING:
    from collections.abc import Iterator

    from training.pocket.bank_concepts import Thing

HERE = Path(__file__).parent
SAME = frozenset({"en", "en-gb", "es-mx", "zh-hant", "hi", "bn", "ms", "vi", "th", "et", "lt"})  # English, or a sister
SHOWN = re.compile(r"[^\W\d_][^:]*")  # a name, not "family: man"
LONGEST = 32  # characters of a name


def tongues(packs: Path, things: list[Thing]) -> dict[str, dict[str, str]]:
    """For each language its names of things, and what they are in English; only of things that can be drawn."""
    base, labels = packs / "npm/x/emojibase-data-17.0.0/package", {thing.label for thing in things}
    by_hand = tomllib.loads((HERE / "bank_tongues.toml").read_text("utf8"))
    english = {entry["hexcode"]: entry["label"] for entry in entries(base / "en") if named(entry["label"])}
    found = {}
    for folder in sorted(base.glob("*/data.json")):
        if (language := folder.parent.name) not in SAME:
            pairs = ((entry["label"].lower(), english.get(entry["hexcode"], "")) for entry in entries(folder.parent))
            fit = {name: label for name, label in pairs if label in labels and named(name)}
            found[language] = {name: label for name, label in fit.items() if name != label} | dict(
                lines(by_hand.get(language, ""))
            )
    return found


def entries(folder: Path) -> list[dict[str, Any]]:
    """Every emoji in one language."""
    read: list[dict[str, Any]] = json.loads((folder / "data.json").read_text("utf8"))
    return read


def named(label: str) -> bool:
    """Whether a label is a name that people would type."""
    signs = HOUR.search(label) or LEFT_OUT_LABEL.search(label)
    return bool(SHOWN.fullmatch(label)) and len(label) <= LONGEST and not signs


def lines(text: str) -> Iterator[tuple[str, str]]:
    """Pairs of a word and its English from lines of "English: word, word"."""
    for line in text.strip().splitlines():
        english, _, said = line.partition(":")
        for word in said.split(","):
            yield word.strip(), english.strip()
