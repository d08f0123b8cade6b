"""More drawings of what the battery shows, for the judge alone: from packs that the bank and the eye don't use.

Found by their names, and given colours: most of these packs draw in one. `packs.toml` pins them. Each is drawn twice,
in colours of anything and in such as coloured drawings of the same thing have, which the judge may learn from.
"""

from __future__ import annotations

import colorsys
import io
import json
import random
import re
import tomllib
from collections import defaultdict
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import resvg_py
from PIL import Image, ImageDraw

from training.pocket import fetch, files
from training.pocket.render import SVG, box

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence

    from numpy.typing import NDArray

    Read = Callable[[Sequence[str]], NDArray[np.float16]]
    Colour = tuple[int, int, int]
    Hues = Sequence[tuple[float, float]]  # with their saturations
    Found = Sequence[tuple["Icon", tuple[str, ...]]]

LIST = Path(__file__).with_name("packs.toml")
SIDE, MARGIN = 112, 4  # pixels of a drawing, and about it
MOST = 30  # drawings of one thing
ALIKE, SAME = 0.75, 0.88  # cosines of a name with a thing's: with its words in it, and without
INK, FILLED = 70, 0.85  # of 255: what counts as drawn; how often an icon of one colour is filled with a second one
CLEAR = 64  # of 255: saturation and brightness over which a pixel has a hue
STYLE = re.compile(
    r"-(outlined?|rounded|sharp|fill(ed)?|bold|duotone|thin|light|line(ar)?|broken|solid|alt|regular|twotone|color|flat"
    r"|duo|\d+)$"
)
# Words that make another thing of it ("calendar-clock", "cat-eyes"), or a sign.
OTHERWISE = re.compile(
    r"\b(off|circle|x|plus|check|one|user|send|lock|calendar|bill|person|people|head|beans?|maker|pot|hour|star|brand|toy"
    r"|tower|square|minus|add|remove|warning|crossed|slash|question|play|half|heart|home|edit|map|location|time|pin|sign"
    r"|search|settings|shield|cancel|alert|bag|report|list|variant|eyes|house|book|human)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Icon:
    """A drawing of a pack: its name as words, and its SVG, where currentColor is what a mono pack draws with."""

    pack: str
    label: str
    svg: str


def gathered(home: Path, shown: Sequence[str], read: Read) -> Found:
    """The icons of the things `shown`, and for each which of them it shows; packs are fetched to `home`."""
    for name, pack in files.track(list(packs().items()), "packs of the judge"):
        fetch.fetch_npm(name, pack, home)
    return chosen(list(icons(home)), shown, read)


def drawn(found: Found, hues: Mapping[str, Hues]) -> tuple[NDArray[np.uint8], list[tuple[str, ...]]]:
    """Drawings (n, SIDE, SIDE, 4) of icons, and what each shows: in any colours, then in the hues of these things."""
    fitting = [[hue for name in names for hue in hues.get(name, ())] for _, names in found]
    twice = [(*pair, ()) for pair in found] + [(*pair, own) for pair, own in zip(found, fitting, strict=True) if own]
    made = [(draw(icon.svg, own), names) for icon, names, own in files.track(twice, "icons")]
    kept = [(image, names) for image, names in made if image is not None]
    return np.stack([image for image, _ in kept]), [names for _, names in kept]


def hues_of(rgba: NDArray[np.uint8]) -> list[tuple[float, float]]:
    """Hue and saturation in 0...1 of a drawing's clear colours, as often as they are there."""
    pixels = np.asarray(Image.fromarray(rgba[..., :3]).convert("HSV"))[rgba[..., 3] > INK]
    return [(hue / 255, much / 255) for hue, much, bright in pixels[::7].tolist() if min(much, bright) > CLEAR]


def packs() -> dict[str, dict[str, str]]:
    """The packs by their names in npm."""
    return tomllib.loads(LIST.read_text("utf8"))


def icons(home: Path) -> Iterator[Icon]:
    """Every icon of every pack, in a fixed order."""
    for name, pack in sorted(packs().items()):
        folder = home / "npm" / "x" / fetch.flat(name, pack["version"]) / "package"
        data = json.loads((folder / "icons.json").read_text("utf8"))
        for title, icon in data["icons"].items():
            yield Icon(pack=name, label=plain(title), svg=SVG.format(box=box(icon, data), body=icon["body"]))


def plain(title: str) -> str:
    """A name without what tells how it is drawn: cat-face-fill-24 -> cat face."""
    while STYLE.search(title):
        title = STYLE.sub("", title)
    return title.replace("-", " ")


def chosen(found: Sequence[Icon], shown: Sequence[str], read: Read) -> list[tuple[Icon, tuple[str, ...]]]:
    """Up to MOST drawings of each thing, pack by pack in turn, and what each of them shows."""
    labels = sorted({icon.label for icon in found})
    near = read(labels).astype(np.float32) @ read(shown).astype(np.float32).T
    row = dict(zip(labels, near, strict=True))
    shows: dict[Icon, list[str]] = {}
    for k, name in enumerate(shown):
        fitting = [icon for icon in found if fits(icon.label, name, row[icon.label][k])]
        for icon in in_turn(fitting)[:MOST]:
            shows.setdefault(icon, []).append(name)
    return [(icon, tuple(names)) for icon, names in shows.items()]


def fits(label: str, name: str, near: float) -> bool:
    """Whether a drawing called so shows the thing of this name, by their words and the cosine of both."""
    said, asked = words(label), words(name)
    whole = near > ALIKE and asked <= said and len(said - asked) <= 2  # noqa: PLR2004
    return bool(whole or near > SAME) and not OTHERWISE.search(" ".join(said - asked))


def words(text: str) -> set[str]:
    """The words of a name, without a plural's ending."""
    return {word[:-1] if word.endswith("s") and len(word) > 3 else word for word in text.split()}  # noqa: PLR2004


def in_turn(found: Iterable[Icon]) -> list[Icon]:
    """The same icons, one of each pack after the other, each pack's in a shuffled order."""
    by_pack: dict[str, list[Icon]] = defaultdict(list)
    for icon in found:
        by_pack[icon.pack].append(icon)
    for rows in by_pack.values():
        random.Random(0).shuffle(rows)  # noqa: S311 - no secret
    longest = max(map(len, by_pack.values()), default=0)
    return [rows[k] for k in range(longest) for rows in by_pack.values() if k < len(rows)]


def draw(svg: str, hues: Hues = ()) -> NDArray[np.uint8] | None:
    """(SIDE, SIDE, 4) of an icon, one of one colour mostly filled with a second; None where nothing is drawn."""
    dice = random.Random(svg)  # noqa: S311 - colours are no secret
    dark = dice.random() < 0.4  # noqa: PLR2004 - outlines are dark more often than not
    ink = colour(dice, (0.05, 0.35) if dark else (0.25, 0.95), hues)
    coloured = svg.replace("currentColor", f"rgb{ink}")
    picture = Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=coloured, width=SIDE)))).convert("RGBA")
    if picture.getchannel("A").getbbox() is None:
        return None
    whole = centred(picture)
    if coloured != svg and dice.random() < FILLED:
        whole = Image.alpha_composite(filling(whole, colour(dice, (0.6, 1.0), hues)), whole)
    return np.asarray(whole)


def centred(picture: Image.Image) -> Image.Image:
    """Its ink in the middle of a square of SIDE."""
    ink = picture.crop(picture.getchannel("A").getbbox())
    share = (SIDE - 2 * MARGIN) / max(ink.size)
    ink = ink.resize([max(1, round(share * length)) for length in ink.size], Image.Resampling.LANCZOS)
    whole = Image.new("RGBA", (SIDE, SIDE))
    whole.paste(ink, ((SIDE - ink.width) // 2, (SIDE - ink.height) // 2))
    return whole


def filling(picture: Image.Image, paint: Colour) -> Image.Image:
    """What the outlines enclose, in one colour."""
    drawn = picture.getchannel("A").point(lambda alpha: 255 * (alpha > INK))
    ImageDraw.floodfill(drawn, (0, 0), INK)
    whole = Image.new("RGBA", picture.size)
    whole.paste((*paint, 255), mask=drawn.point(lambda value: 255 * (value != INK)))
    return whole


def colour(dice: random.Random, light: tuple[float, float], hues: Hues) -> Colour:
    """One of these hues, or any, of a lightness between two."""
    hue, much = dice.choice(hues) if hues else (dice.random(), dice.uniform(0.2, 0.95))
    red, green, blue = (int(255 * channel) for channel in colorsys.hsv_to_rgb(hue, much, dice.uniform(*light)))
    return red, green, blue
