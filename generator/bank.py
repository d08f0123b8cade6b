"""The memory on disk: licensed, captioned drawings as SVG bodies in one zip, rendered when they are needed.

A bank file holds `about.json` (packs, and the eye its vectors were made with), `concepts.json` and `pieces.json`
(columns), `words.json` (names of things, what words stand for), `vectors.npy` (one caption vector a concept, int8) and
`drawings/000.txt` … (some dozens of drawings each, one a line: like drawings together pack well and open fast).
"""

from __future__ import annotations

import hashlib
import io
import json
import re
import zipfile
from bisect import bisect_right
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import resvg_py
from PIL import Image

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

BANK = Path(__file__).parent / "pocket" / "bank.zip"
VIEW_BOX = re.compile(r'viewBox="([^"]+)"')
FULL = 127.0  # of an int8 vector
ALIVE = frozenset({"animal", "person"})  # kinds of concepts


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """A set of drawings with one licence."""

    name: str
    title: str
    author: str
    licence: str
    url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Concept:
    """One thing that can be drawn.

    kind: animal, person, plant, food, building, vehicle, object, sky, … ; place: where it belongs (ground, table, air,
    sky, sea, deep); size: 1 (a berry) to 6 (a castle); asked: words of which one must be said before it may answer.
    """

    label: str
    tags: tuple[str, ...]
    kind: str
    place: str
    size: int
    asked: frozenset[str]
    pieces: tuple[int, ...]  # best look first

    @property
    def words(self) -> frozenset[str]:
        """The words of its label, in small letters."""
        return frozenset(self.label.lower().split())


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """One drawing: its place in the file, who made it, the box of its ink in its own units, its mean colour."""

    index: int
    name: str
    concept: int
    pack: Pack
    author: str
    box: tuple[float, float, float, float]  # left, top, width, height
    colour: tuple[int, int, int]

    @property
    def aspect(self) -> float:
        """Width over height of the ink."""
        return self.box[2] / self.box[3]


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Bank:
    """An open bank; `drawing` reads a block of drawings when one of them is first asked for."""

    path: Path
    sha256: str
    eye: str  # SHA-256 of the eye that made the vectors, "" for none
    concepts: tuple[Concept, ...]
    pieces: tuple[Piece, ...]
    starts: tuple[int, ...] = field(repr=False)  # the first piece of each block
    words: dict[str, Any] = field(repr=False)
    vectors: NDArray[np.float32] = field(repr=False)  # (concepts, width) unit rows

    @classmethod
    def open(cls, path: Path = BANK) -> Bank:
        """Read a bank file; raises FileNotFoundError, zipfile.BadZipFile or KeyError for what is none."""
        data = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            about, concepts, pieces, words = (
                json.loads(file.read(f"{name}.json")) for name in ("about", "concepts", "pieces", "words")
            )
            vectors = np.load(io.BytesIO(file.read("vectors.npy"))).astype(np.float32) / FULL
        packs = [Pack(**pack) for pack in about["packs"]]
        return cls(
            path=path,
            sha256=hashlib.sha256(data).hexdigest(),
            eye=about["eye"],
            concepts=tuple(_concepts(concepts)),
            pieces=tuple(_pieces(pieces, packs)),
            starts=(0, *accumulate(pieces["blocks"])),
            words=words,
            vectors=vectors,
        )

    def drawing(self, piece: Piece) -> str:
        """The SVG of a piece."""
        block = bisect_right(self.starts, piece.index) - 1
        return _block(self.path, block)[piece.index - self.starts[block]]

    def draw(
        self, piece: Piece, width: int, height: int, change: Callable[[str], str] | None = None
    ) -> NDArray[np.uint8]:
        """Render a piece so that its ink fills width and height as far as its shape allows: (h, w, 4) uint8.

        change: what is done to its document first.
        """
        scale = min(width / piece.box[2], height / piece.box[3])
        size = max(1, round(piece.box[2] * scale)), max(1, round(piece.box[3] * scale))
        view = " ".join(f"{value:g}" for value in piece.box)
        document = change(self.drawing(piece)) if change else self.drawing(piece)
        svg = VIEW_BOX.sub(f'viewBox="{view}" preserveAspectRatio="none"', document, count=1)
        return render(svg, *size)


def render(svg: str, width: int, height: int) -> NDArray[np.uint8]:
    """Draw an SVG document at a size in pixels: (height, width, 4) uint8."""
    sized = svg.replace("<svg ", f'<svg width="{width}" height="{height}" ', 1)
    png = bytes(resvg_py.svg_to_bytes(svg_string=sized))
    with Image.open(io.BytesIO(png)) as picture:
        return np.asarray(picture.convert("RGBA"))


def shapes(view: str, body: str, width: int, height: int) -> NDArray[np.uint8]:
    """Draw shapes at a size in pixels, as `render` does; view: attributes that tell their coordinates."""
    return render(f'<svg xmlns="http://www.w3.org/2000/svg" {view}>{body}</svg>', width, height)


@lru_cache(maxsize=64)
def _block(path: Path, number: int) -> list[str]:
    with zipfile.ZipFile(path) as file:
        return file.read(f"drawings/{number:03d}.txt").decode().split("\n")


def _concepts(columns: dict[str, list[Any]]) -> list[Concept]:
    return [
        Concept(
            label=columns["label"][i],
            tags=tuple(columns["tags"][i].split("|")) if columns["tags"][i] else (),
            kind=columns["kind"][i],
            place=columns["place"][i],
            size=columns["size"][i],
            asked=frozenset(columns["asked"][i].split()),
            pieces=tuple(columns["looks"][i]),
        )
        for i in range(len(columns["label"]))
    ]


def _pieces(columns: dict[str, list[Any]], packs: list[Pack]) -> list[Piece]:
    return [
        Piece(
            index=i,
            name=name,
            concept=columns["concept"][i],
            pack=packs[columns["pack"][i]],
            author=columns["author"][i] or packs[columns["pack"][i]].author,
            box=tuple(columns["box"][i]),
            colour=tuple(columns["colour"][i]),
        )
        for i, name in enumerate(columns["name"])
    ]
