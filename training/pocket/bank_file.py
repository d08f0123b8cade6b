"""Write the bank's one file, put vectors into it, and draw sheets of it to look at."""

from __future__ import annotations

import io
import json
import os
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

import numpy as np

from training.pocket import bank_packs

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from numpy.typing import NDArray

    from training.pocket.bank_concepts import Thing
    from training.pocket.bank_look import Look
    from training.pocket.bank_packs import Icon

WIDTH = 384  # of a caption vector
TIME = (1980, 1, 1, 0, 0, 0)  # the same bytes for the same drawings
BLOCK = 120_000  # characters
TAGS = 5  # tags that go into a caption


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """What goes into a bank; `order` maps each piece to its number while it was chosen."""

    things: list[Thing]
    pieces: list[tuple[Icon, str, Look]]
    order: list[int]
    words: dict[str, Any]


def write(path: Path, contents: Contents) -> None:
    """Write a bank, by another name first."""
    drawings = [small for _, small, _ in contents.pieces]
    blocks = list(in_blocks([drawing.replace("\n", " ") for drawing in drawings]))
    store(
        path,
        {
            "about.json": packed({"version": 1, "eye": "", "packs": about()}),
            "concepts.json": packed(concept_columns(contents)),
            "pieces.json": packed(piece_columns(contents) | {"blocks": [len(block) for block in blocks]}),
            "words.json": packed(contents.words),
            "vectors.npy": npy(np.zeros((len(contents.things), WIDTH), np.int8)),
        }
        | {f"drawings/{k:03d}.txt": "\n".join(block).encode() for k, block in enumerate(blocks)},
    )


def in_blocks(drawings: list[str]) -> Iterator[list[str]]:
    """Runs of drawings of about BLOCK characters: long enough to pack well, short enough to open fast."""
    block: list[str] = []
    for drawing in drawings:
        if block and sum(map(len, block)) + len(drawing) > BLOCK:
            yield block
            block = []
        block.append(drawing)
    yield block


def about() -> list[dict[str, str]]:
    """The packs as the bank names them."""
    return [
        {"name": name, **{key: pack[key] for key in ("title", "author", "licence", "url")}}
        for name, pack in bank_packs.packs().items()
    ]


def concept_columns(contents: Contents) -> dict[str, list[Any]]:
    """concepts.json."""
    place = {old: new for new, old in enumerate(contents.order)}
    things = contents.things
    return {
        "label": [t.label for t in things],
        "tags": ["|".join(t.tags) for t in things],
        "kind": [t.kind for t in things],
        "place": [t.place for t in things],
        "size": [t.size for t in things],
        "asked": [t.asked for t in things],
        "looks": [[place[look] for look in t.looks] for t in things],
    }


def piece_columns(contents: Contents) -> dict[str, list[Any]]:
    """pieces.json."""
    packs = list(bank_packs.packs())
    owner = {look: k for k, thing in enumerate(contents.things) for look in thing.looks}
    return {
        "name": [icon.name for icon, _, _ in contents.pieces],
        "concept": [owner[old] for old in contents.order],
        "pack": [packs.index(icon.pack) for icon, _, _ in contents.pieces],
        "author": [icon.author for icon, _, _ in contents.pieces],
        "box": [[float(v) for v in seen.box] for _, _, seen in contents.pieces],
        "colour": [list(seen.colour) for _, _, seen in contents.pieces],
    }


def packed(value: object) -> bytes:
    """JSON without spaces."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()


def npy(array: NDArray[np.int8]) -> bytes:
    """An array as a .npy file."""
    out = io.BytesIO()
    np.save(out, array)
    return out.getvalue()


def store(path: Path, members: dict[str, bytes]) -> None:
    """Write a zip with fixed times, then put it in place in one step."""
    beside = path.with_suffix(".part")
    with zipfile.ZipFile(beside, "w", zipfile.ZIP_LZMA) as file:
        for name, data in members.items():
            info = zipfile.ZipInfo(name, TIME)
            info.compress_type = zipfile.ZIP_LZMA
            info.create_system = 3
            file.writestr(info, data)
    os.replace(beside, path)  # noqa: PTH105 - Path.replace says the same


def rename(path: Path, things: dict[str, Thing], words: Callable[[list[Thing]], dict[str, Any]]) -> None:
    """Put kinds and words into a bank anew; drawings and vectors stay."""
    members = unpacked(path)
    columns = json.loads(members["concepts.json"])
    drawn = [things[label] for label in columns["label"]]
    columns |= {key: [getattr(thing, key) for thing in drawn] for key in ("kind", "place", "size", "asked")}
    store(path, members | {"concepts.json": packed(columns), "words.json": packed(words(drawn))})


def unpacked(path: Path) -> dict[str, bytes]:
    """Every member of a bank."""
    with zipfile.ZipFile(path) as file:
        return {name: file.read(name) for name in file.namelist()}


def captions(columns: dict[str, list[Any]]) -> list[str]:
    """What the eye reads for each concept: its label and a few tags."""
    return [
        ", ".join([label, *tags.split("|")[:TAGS]]) if tags else label
        for label, tags in zip(columns["label"], columns["tags"], strict=True)
    ]


def embed(path: Path, encode: Callable[[list[str]], NDArray[np.float32]], eye: str) -> None:
    """Put caption vectors into a bank: of the label and of the caption, mean, unit, int8."""
    members = unpacked(path)
    columns = json.loads(members["concepts.json"])
    mean = encode(columns["label"]) + encode(captions(columns))
    mean /= np.linalg.norm(mean, axis=1, keepdims=True)
    members["vectors.npy"] = npy(np.round(mean * 127).astype(np.int8))
    members["about.json"] = packed(json.loads(members["about.json"]) | {"eye": eye})
    store(path, members)
