"""Render the captioned drawings of the packs to 72 x 72 RGBA.

FOLDER/images.npy (n, 72, 72, 4) uint8; FOLDER/captions.json, a label and its tags for each; FOLDER/sources.jsonl.gz,
what to render again at another size: captions, kind (svg, file, webp), and the SVG itself or a path inside PACKS.
"""

from __future__ import annotations

import gzip
import io
import json
import os
import re
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

import numpy as np
import resvg_py
from PIL import Image

from training.pocket import fetch, files

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from numpy.typing import NDArray

SIDE = 72
EMPTY = 0.03  # share of covered pixels below which there is nothing to see
LARGEST = 400_000  # bytes of a clip-art file
VARIANT = re.compile(r"-?(medium-light|medium-dark|light|medium|dark)-skin-tone|-(fill|low|twotone|bold)$")
SVG = '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" viewBox="{box}">{body}</svg>'
TITLE = re.compile(r"<dc:title>([^<]{3,60})</dc:title>|<title[^>]*>([^<]{3,60})</title>")
KEYWORD = re.compile(r"<rdf:li>([^<]{2,30})</rdf:li>")
LITTER = re.compile(r"[_\-]|\d+|\.svg|arch\w*|architetto|francesco")  # in clip-art titles
UNSAID = re.compile(r"(?i)externalsource|clip ?art|unsorted")  # captions that say nothing

Names = "Mapping[str, tuple[str, list[str]]]"


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """One drawing: label and tags; kind is svg (the source itself), file (SVG, maybe gzipped) or webp."""

    captions: list[str]
    kind: str
    source: str


def render(packs: Path, folder: Path) -> None:
    """Write images, captions and sources of all packs; nothing when they are there already."""
    if (folder / "images.npy").exists():
        return
    found = list(jobs(packs))
    with ProcessPoolExecutor() as pool:
        drawn = list(files.track(pool.map(partial(draw, packs=packs), found, chunksize=32), "drawings", len(found)))
    kept = [(job, image) for job, image in zip(found, drawn, strict=True) if image is not None]
    folder.mkdir(parents=True, exist_ok=True)
    with gzip.open(folder / "sources.jsonl.gz", "wt", encoding="utf8") as lines:
        lines.writelines(json.dumps([job.captions, job.kind, job.source]) + "\n" for job, _ in kept)
    (folder / "captions.json").write_text(json.dumps([job.captions for job, _ in kept]), "utf8")
    files.write(folder / "images.npy", lambda path: np.save(path, np.stack([image for _, image in kept])))


def jobs(packs: Path) -> Iterator[Job]:
    """Every drawing of every pack that the eye learns from, in a fixed order."""
    names = emoji(packs)
    for name, pack in sorted(fetch.packs().items()):
        home = packs / "npm" / "x" / fetch.flat(name, pack["version"]) / "package"
        if name.startswith("@iconify-json") and pack.get("eye", True):
            yield from icons(home, names, "flag " if "flags" in name else "")
        if name == "@lobehub/fluent-emoji-3d":
            yield from solids(home, names, packs)
    yield from clip_art(packs)


def emoji(packs: Path) -> Names:
    """Label and tags of every emoji by code point and by name."""
    home = next((packs / "npm" / "x").glob("emojibase-data-*"))
    names = {}
    for item in json.loads((home / "package/en/data.json").read_text("utf8")):
        said = (item["label"], item.get("tags", []))
        names[item["hexcode"].lower()] = said
        names[re.sub("[^a-z0-9]+", "-", item["label"].lower()).strip("-")] = said
    return names


def icons(home: Path, names: Names, before: str) -> Iterator[Job]:
    """The icons of one Iconify pack, one of each concept: no skin tones, no filled twins."""
    pack = json.loads((home / "icons.json").read_text("utf8"))
    seen: set[str] = set()
    for name, icon in pack["icons"].items():
        base = VARIANT.sub("", VARIANT.sub("", name))
        if "skin-tone" in name or base in seen:
            continue
        seen.add(base)
        label, tags = names.get(base, (re.sub(r"-\d+$", "", base).replace("-", " "), []))
        svg = SVG.format(box=box(icon, pack), body=icon["body"])
        yield Job(captions=[before + label, *tags], kind="svg", source=svg)


def box(icon: Mapping[str, Any], pack: Mapping[str, Any]) -> str:
    """The view box of an icon; what it leaves out, its pack says; what that leaves out is 16."""
    width, height = (icon.get(side, pack.get(side, 16)) for side in ("width", "height"))
    return f"{icon.get('left', 0)} {icon.get('top', 0)} {width} {height}"


def solids(home: Path, names: Names, packs: Path) -> Iterator[Job]:
    """The 3-D emoji, pictures by code point."""
    for path in sorted((home / "assets").glob("*.webp")):
        code = path.stem.lower()
        if said := names.get(code) or names.get(code.replace("-fe0f", "")):
            yield Job(captions=[said[0], *said[1]], kind="webp", source=str(path.relative_to(packs)))


def clip_art(packs: Path) -> Iterator[Job]:
    """Open Clip Art: title, keywords and folder are the captions."""
    for path in sorted((packs / "deb" / "x").rglob("*.svg*")):
        if not path.is_file() or path.stat().st_size > LARGEST:
            continue
        said = captions(read(path), path.parent.name.replace("_", " "))
        if said:
            yield Job(captions=said, kind="file", source=str(path.relative_to(packs)))


def captions(svg: str, folder: str) -> list[str]:
    """What a clip-art file says about itself; empty when that is nothing."""
    title = TITLE.search(svg)
    title_text = LITTER.sub(" ", next(filter(None, title.groups()), "")) if title else ""
    said = [" ".join(title_text.split()), *KEYWORD.findall(svg), folder]
    return [text for text in said if len(text) > 2 and not UNSAID.search(text)]  # noqa: PLR2004


def read(path: Path) -> str:
    """The text of an SVG file, gzipped or not; a few files hold stray bytes."""
    raw = path.read_bytes()
    return (gzip.decompress(raw) if path.suffix in {".svgz", ".gz"} else raw).decode("utf8", "ignore")


def draw(job: Job, packs: Path) -> NDArray[np.uint8] | None:
    """(72, 72, 4) uint8, or None for a drawing that is broken or empty."""
    os.environ["OMP_NUM_THREADS"] = "1"
    try:
        picture = open_picture(job, packs)
    except (ValueError, OSError):
        return None  # a broken file of a pack of thousands
    picture.thumbnail((SIDE, SIDE), Image.Resampling.LANCZOS)
    whole = Image.new("RGBA", (SIDE, SIDE))
    whole.paste(picture, ((SIDE - picture.width) // 2, (SIDE - picture.height) // 2))
    pixels = np.asarray(whole)
    return pixels if (pixels[..., 3] > 30).mean() >= EMPTY else None  # noqa: PLR2004


def open_picture(job: Job, packs: Path) -> Image.Image:
    """The drawing at twice the side or larger, RGBA."""
    if job.kind == "webp":
        return Image.open(packs / job.source).convert("RGBA")
    svg = job.source if job.kind == "svg" else read(packs / job.source)
    png = bytes(resvg_py.svg_to_bytes(svg_string=svg, width=2 * SIDE))
    return Image.open(io.BytesIO(png)).convert("RGBA")
