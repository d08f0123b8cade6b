"""Things that can be drawn: every emoji by its Unicode label, and what the chosen clip art adds."""

from __future__ import annotations

import json
import re
import tomllib
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
HOUR = re.compile(r"o[\u2019']clock$|-thirty$")
GENDERED = re.compile(r"^(man|woman|men|women|Mrs\.|Mx)\b(?!:| dancing)")
ALONE = frozenset(
    {"man", "woman", "woman with headscarf", "woman and man holding hands", "man dancing", "woman dancing"}
)
LEFT_OUT = frozenset(
    {"skin-tone", "hair-style", "arrow", "av-symbol", "alphanum", "gender", "currency", "other-symbol", "zodiac"}
)
KEPT = frozenset(
    {
        "infinity",
        "peace symbol",
        "yin yang",
        "recycling symbol",
        "fleur-de-lis",
        "trident emblem",
        "check mark",
        "cross mark",
    }
)
LEFT_OUT_LABEL = re.compile(
    r"^(person|man|woman|family|kiss|couple with heart): |facing right|middle finger|piece of|place medal|"
    r"^(left|right)-facing|^(left|right)wards|^(backhand|index) |^(black|white|red|blue|green|orange|large|small)"
    r".*(square|circle|diamond|triangle)|^regional|^keycap: [#*]|anger bubble|eye in speech|heart suit|head shaking|"
    r"^(incoming|e-mail|ZZZ|hole$|hair pick)"
)
# square pictures of whole scenes: they fill a frame as settings that are drawn by rule, and are never stamped on one
SCENES_LISTED = (
    "sunrise|sunset|sunrise over mountains|cityscape|cityscape at dusk|night with stars|foggy|bridge at night|"
    "milky way|"
    "fireworks|sparkler|beach with umbrella|map of Japan|cinema|moon viewing ceremony|flower playing cards|fog"
)
SCENES = frozenset(SCENES_LISTED.split("|"))


@dataclass(slots=True, kw_only=True)
class Thing:
    """A concept while the bank is built."""

    label: str
    tags: list[str]
    names: list[str]
    kind: str
    place: str
    size: int
    asked: str = ""
    looks: list[int] = field(default_factory=list)


@cache
def kinds() -> tuple[dict[str, dict[str, Any]], dict[str, dict[str, Any]]]:
    """The rules of bank_kinds.toml: by subgroup, by label."""
    rules = tomllib.loads((HERE / "bank_kinds.toml").read_text())
    return rules["subgroup"], rules["label"]


def rule(subgroup: str, label: str) -> dict[str, Any] | None:
    """Kind, place, size and asked-for words of one label; None where the subgroup is left out."""
    by_group, by_label = kinds()
    found: dict[str, Any] = {}
    for prefix, values in by_group.items():
        if subgroup == prefix or subgroup.startswith((f"{prefix}-", f"{prefix}s")):
            found = values
    if subgroup in ("cat-face", "monkey-face"):
        found = by_group["face"]
    own = by_label.get(label, {})
    found = found | ({"asked": ""} if "kind" in own else {}) | own
    return {"asked": ""} | found if {"kind", "place", "size"} <= set(found) else None


def emoji(folder: Path) -> list[tuple[str, Thing]]:
    """Pairs of code point and thing, for every emoji that may answer."""
    base = folder / "npm/x/emojibase-data-17.0.0/package"
    groups = json.loads((base / "meta/groups.json").read_text())
    names = shortcodes(base)
    things = []
    for entry in json.loads((base / "en/data.json").read_text()):
        subgroup = groups["subgroups"].get(str(entry.get("subgroup")), "")
        label = entry["label"].replace("\u2019", "'")
        if not wanted(subgroup, label) or (found := rule(subgroup, label)) is None:
            continue
        tags = [t for t in entry.get("tags", []) if t.lower() != label.lower()]
        things.append((entry["hexcode"], Thing(label=label, tags=tags, names=names.get(entry["hexcode"], []), **found)))
    return things


def wanted(subgroup: str, label: str) -> bool:
    """Whether an emoji is a thing that may be drawn: no hours, no gendered doubles, no interface signs."""
    if subgroup in LEFT_OUT and label not in KEPT:
        return False
    gendered = bool(GENDERED.match(label)) and label not in ALONE
    return not (gendered or HOUR.search(label) or LEFT_OUT_LABEL.search(label) or label in SCENES)


def shortcodes(base: Path) -> dict[str, list[str]]:
    """Further names of emoji: the short codes that chat programs give them."""
    names: dict[str, list[str]] = {}
    for file in ("emojibase", "github"):
        for code, given in json.loads((base / f"en/shortcodes/{file}.json").read_text()).items():
            for name in [given] if isinstance(given, str) else given:
                words = name.replace("_", " ")
                if words.replace(" ", "").isalpha() and len(words) > 2:  # noqa: PLR2004 - "v", "x", "ng" say nothing
                    names.setdefault(code, []).append(words)
    return names


def compact(name: str) -> str:
    """A name without anything but letters and digits, to compare names of packs."""
    return re.sub(r"[^a-z0-9]", "", name.lower().replace("\u2019", "").replace("'", ""))
