"""Read the packs: icons by name, and the clip art that was chosen by hand."""

from __future__ import annotations

import gzip
import html
import json
import re
import tomllib
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Iterator

HERE = Path(__file__).parent
NAMESPACES = 'xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink"'
VARIANT = re.compile(r"-(light|medium-light|medium|medium-dark|dark)(-skin-tone)?(?=-|$)|-duo$")
NUMBERED = re.compile(r"-\d$")
UNITS = {"mm": 3.543, "cm": 35.43, "in": 90.0, "pt": 1.25, "pc": 15.0}
DISC = re.compile(r'(<g fill="none">)<path fill="#[0-9a-f]{6}" d="M24 4[78][^"]+"/>')


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon:
    """One drawing as a pack has it: its name there, what it is called, its SVG and the size of its view box."""

    pack: str
    name: str
    called: tuple[str, ...]  # the label first, then further names
    author: str
    svg: str
    width: float
    height: float


@cache
def packs() -> dict[str, dict[str, Any]]:
    """The packs in the order of their looks, by name."""
    return tomllib.loads((HERE / "bank_packs.toml").read_text())


def icons(folder: Path) -> Iterator[Icon]:
    """Every icon of every pack below the folder where packs were unpacked."""
    renamed = tomllib.loads((HERE / "bank_names.toml").read_text())
    for name, pack in packs().items():
        if name == "openclipart":
            yield from clip_art(folder / pack["folder"])
        elif name == "reverie":
            yield from own()
        else:
            yield from iconify(name, folder / pack["folder"], renamed.get(name, {}))


def iconify(pack: str, folder: Path, renamed: dict[str, str]) -> Iterator[Icon]:
    """The icons of an Iconify pack, without skin tones; a name map calls them otherwise or, for some packs, chooses."""
    data = json.loads((folder / "icons.json").read_text())
    for name, icon in data["icons"].items():
        if VARIANT.search(name) or (pack == "streamline-kameleon-color" and name not in renamed):
            continue
        width, height = icon.get("width", data.get("width", 16)), icon.get("height", data.get("height", 16))
        body = DISC.sub(r"\1", icon["body"], count=1) if pack == "streamline-kameleon-color" else icon["body"]
        view = f"{icon.get('left', 0)} {icon.get('top', 0)} {width} {height}"
        yield Icon(
            pack=pack,
            name=name,
            called=tuple(
                part.strip() for part in renamed.get(name, NUMBERED.sub("", name).replace("-", " ")).split(",")
            ),
            author="",
            svg=f'<svg {NAMESPACES} viewBox="{view}">{body}</svg>',
            width=width,
            height=height,
        )


def own() -> Iterator[Icon]:
    """The drawings made for this project: a file name (its number aside) is the label, its comment more names."""
    for path in sorted((HERE / "own").glob("*.svg")):
        text = path.read_text()
        view = [float(v) for v in re.search(r'viewBox="([^"]+)"', text)[1].split()]
        more = re.search(r"<!--(.*?)-->", text)
        names = (NUMBERED.sub("", path.stem), *(more[1].strip().split(", ") if more else ()))
        yield Icon(pack="reverie", name=path.stem, called=names, author="", svg=text, width=view[2], height=view[3])


def clip_art(folder: Path) -> Iterator[Icon]:
    """The chosen drawings of the Open Clip Art Library, called as we call them: their own captions are too noisy."""
    for line in (HERE / "bank_clipart.tsv").read_text().splitlines():
        file, label, more = line.split("\t")
        path = folder / file
        raw = gzip.decompress(path.read_bytes()) if path.suffix == ".svgz" else path.read_bytes()
        text = re.sub(r"<\?xml.*?\?>|<!DOCTYPE.*?(\[.*?\])?\s*>", "", raw.decode("utf8", "ignore"), flags=re.DOTALL)
        view = view_box(text)
        creator = re.search(r"<dc:creator>.*?<dc:title>([^<]+)</dc:title>", text, re.DOTALL)
        yield Icon(
            pack="openclipart",
            name=file,
            called=(label, *(m for m in more.split(",") if m)),
            author=html.unescape(creator[1]).strip() if creator else "unknown",
            svg=boxed(text, view),
            width=view[2],
            height=view[3],
        )


def view_box(text: str) -> tuple[float, float, float, float]:
    """The view box of an SVG, or its width and height where it has none."""
    head = re.search(r"<svg\b[^>]*>", text, re.DOTALL)[0]
    if box := re.search(r'viewBox\s*=\s*["\']([^"\']+)', head):
        left, top, width, height = (float(v) for v in re.split(r"[\s,]+", box[1].strip()))
        return left, top, width, height
    return 0.0, 0.0, length(head, "width"), length(head, "height")


def length(head: str, name: str) -> float:
    """A length of the root element in user units."""
    found = re.search(rf'\b{name}\s*=\s*["\']([\d.eE+-]+)(\w*)', head)
    return float(found[1]) * UNITS.get(found[2], 1.0)


def boxed(text: str, view: tuple[float, ...]) -> str:
    """The same SVG with a view box and no size, in the SVG namespace."""
    head = re.search(r"<svg\b[^>]*>", text, re.DOTALL)[0]
    bare = re.sub(r'\s(width|height|viewBox|preserveAspectRatio)\s*=\s*("[^"]*"|\'[^\']*\')', "", head)
    space = "" if "xmlns=" in bare else ' xmlns="http://www.w3.org/2000/svg"'
    box = " ".join(f"{v:g}" for v in view)
    return text.replace(head, f'{bare.rstrip("/>")}{space} viewBox="{box}">', 1)
