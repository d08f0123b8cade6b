"""Painting a battery through the real engine, and keeping what came of it, one folder for one setting."""

from __future__ import annotations

import hashlib
import json
import re
import time
from dataclasses import asdict, dataclass, replace
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

import generator
from generator import memory
from generator.bank import Bank
from generator.codec import to_json
from generator.paint import paint
from generator.recall import Drawings

if TYPE_CHECKING:
    from benchmarks.pocket.looks import Area, Picture
    from generator.memory import Library
    from generator.recipe import Frame, Recipe
    from generator.towers import Eye

FILM = 10  # frames of a kept film
WHOLE = (0.0, 0.0, 1.0, 1.0)  # the box of a picture in which no drawing of the bank is
PICTURES = ("picture", "drawings", "plain", "film")


@dataclass(frozen=True, slots=True, kw_only=True)
class Painting:
    """What is kept of one painting.

    drawings: the aligned compositions it looked at, the first leading; plain: the same with the drawings as they are.
    """

    name: str
    text: str
    seed: int
    style: str
    picture: Picture
    drawings: tuple[Picture, ...]
    plain: tuple[Picture, ...]
    areas: tuple[Area, ...]
    film: tuple[Picture, ...]
    notes: tuple[str, ...]
    seconds: float


def painted(eye: Eye, library: Library, recipe: Recipe, folder: Path) -> Painting:
    """The painting of a recipe: from the folder if the same recipe, eye and engine made it, else painted."""
    name = stem(recipe)
    asked = {"recipe": json.loads(to_json(recipe)), "eye": eye.weights, "engine": engine()}
    note = folder / f"{name}.json"
    if note.exists() and json.loads(note.read_text("utf8"))["asked"] == asked:
        return recalled(folder, name)
    painting = fresh(eye, library, recipe)
    keep(painting, asked, folder)
    return painting


@cache
def engine() -> str:
    """A digest of the generator's code, tables and looks: what it paints may be another thing when this is."""
    home = Path(generator.__file__).parent
    kept = [path for path in sorted(home.rglob("*")) if path.suffix in {".py", ".toml", ".safetensors", ".zip"}]
    return hashlib.sha256(b"".join(hashlib.sha256(path.read_bytes()).digest() for path in kept)).hexdigest()[:16]


def stem(recipe: Recipe) -> str:
    """A file name for a recipe within one setting of the bench."""
    words = re.sub(r"[^a-z0-9]+", "-", recipe.text.lower()).strip("-")
    return "_".join(part for part in (words[:80], recipe.style, str(recipe.seed)) if part)


def fresh(eye: Eye, library: Library, recipe: Recipe) -> Painting:
    """Paint it."""
    began = time.perf_counter()
    frames = paint(eye, library, recipe)
    first = next(frames)
    looked = seen(first)
    close = replace(recipe, freedom="close")
    plain = seen(next(paint(eye, replace(library, memory=as_they_are()), close))) if looked else ()
    film = [first.image, *(frame.image for frame in frames)]
    kept = [film[round(i)] for i in np.linspace(0, len(film) - 1, FILM)]
    return Painting(
        name=stem(recipe), text=recipe.text, seed=recipe.seed, style=recipe.style, picture=film[-1],
        drawings=looked, plain=plain, areas=areas(first), film=tuple(kept), notes=first.notes,
        seconds=round(time.perf_counter() - began, 2),
    )  # fmt: skip


@cache
def as_they_are() -> Drawings:
    """The memory with its drawings flat, as they are in the bank."""
    return Drawings(Bank.open(), flat=True)


def seen(first: Frame) -> tuple[Picture, ...]:
    """What a painting looks at, from its first frame."""
    return memory.unpack(first.state()).images


def areas(first: Frame) -> tuple[Area, ...]:
    """The boxes of the references; the whole picture where a setting alone was recalled."""
    return tuple(sorted({source.box for source in first.sources})) or (WHOLE,)


def keep(painting: Painting, asked: dict[str, object], folder: Path) -> None:
    """Write pictures, then the note that says they are whole."""
    folder.mkdir(parents=True, exist_ok=True)
    row = {name: value for name, value in asdict(painting).items() if name not in PICTURES}
    pictures = {"": painting.picture}
    pictures |= {f"-drawing-{k}": drawing for k, drawing in enumerate(painting.drawings)}
    pictures |= {f"-plain-{k}": drawing for k, drawing in enumerate(painting.plain)}
    pictures |= {f"-film-{k}": frame for k, frame in enumerate(painting.film)}
    for ending, picture in pictures.items():
        Image.fromarray(picture).save(folder / f"{painting.name}{ending}.png")
    row |= {
        "asked": asked,
        "drawings": len(painting.drawings),
        "plain": len(painting.plain),
        "frames": len(painting.film),
    }
    (folder / f"{painting.name}.json").write_text(json.dumps(row, ensure_ascii=False, indent=1), "utf8")


def recalled(folder: Path, name: str) -> Painting:
    """What `keep` wrote."""
    row = json.loads((folder / f"{name}.json").read_text("utf8"))
    return Painting(
        name=name, text=row["text"], seed=row["seed"], style=row["style"], picture=opened(folder / f"{name}.png"),
        drawings=tuple(opened(folder / f"{name}-drawing-{k}.png") for k in range(row["drawings"])),
        plain=tuple(opened(folder / f"{name}-plain-{k}.png") for k in range(row["plain"])),
        areas=tuple(tuple(area) for area in row["areas"]),
        film=tuple(opened(folder / f"{name}-film-{k}.png") for k in range(row["frames"])),
        notes=tuple(row["notes"]), seconds=row["seconds"],
    )  # fmt: skip


def opened(path: Path) -> Picture:
    """(h, w, 3) uint8 of a file."""
    with Image.open(path) as picture:
        return np.asarray(picture.convert("RGB"))
