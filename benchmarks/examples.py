"""Paint the small pictures that /styles and /help show on Discord: bot/pictures/*.webp.

    python benchmarks/examples.py [styles] [help] [STYLE …]

All of them take a quarter of an hour on two cores. Run it again when a style was added or looks different now; of a
style without a picture /styles shows the name alone.
"""

from __future__ import annotations

import sys
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from engine import library
from PIL import Image, ImageDraw

from generator import eyes, styles
from generator.paint import paint
from generator.recipe import ImagePrompt, Recipe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from generator.towers import Eye

PICTURES = Path(__file__).parents[1] / "bot" / "pictures"
SIDE = 192  # pixels of a picture as it ships
GAP = 48  # for an arrow between two
QUALITY = 70  # WebP's
SUBJECT = "a castle on a hill at sunset"  # of all styles, so that they can be compared
GIVEN = "a red apple on a white table"
START = Recipe(text="a yellow pumpkin", seed=3, start="given")
TARGET = Recipe(
    text="an apple", style="van-gogh", seed=3, images=(ImagePrompt(sha256="given", weight=1.0, kind="place"),)
)


def main() -> None:
    """Paint what is asked for, or all."""
    asked = sys.argv[1:] or ["styles", "help"]
    eye = eyes.load("pocket", "cpu")
    PICTURES.mkdir(exist_ok=True)
    for name in styles.styles():
        if name in asked or "styles" in asked:
            keep(name, painted(eye, Recipe(text=SUBJECT, style=name, seed=1)))
    if "help" in asked:
        explain(eye)


def explain(eye: Eye) -> None:
    """Show a start and a target beside what becomes of them, and how noise turns into a picture."""
    given = painted(eye, Recipe(text=GIVEN, seed=1))
    for name, recipe in ("start", START), ("target", TARGET):
        keep(f"help-{name}", beside(given, painted(eye, recipe, {"given": given})))
    words = list(paint(eye, library(), Recipe(text="orcas in the north pole", style="ghibli", seed=1)))
    keep("help-words", beside(*(words[step].image for step in (0, 12, len(words) - 1))))


def painted(eye: Eye, recipe: Recipe, given: Mapping[str, NDArray[np.uint8]] | None = None) -> NDArray[np.uint8]:
    """Give the last frame of a recipe, uint8 (h, w, 3); `given` are the pictures that it names."""
    print(recipe.text, recipe.style, flush=True)
    shelf = replace(library(), image=(given or {}).__getitem__)
    return list(paint(eye, shelf, recipe))[-1].image


def beside(*images: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """Put pictures in a row, with an arrow from each to the next."""
    whole = Image.new("RGB", (len(images) * (SIDE + GAP) - GAP, SIDE), "#8a8f98")
    for n, image in enumerate(images):
        whole.paste(small(image), (n * (SIDE + GAP), 0))
    pen = ImageDraw.Draw(whole)
    for n in range(1, len(images)):
        left, middle = n * (SIDE + GAP) - GAP, SIDE // 2
        tip = [(left + GAP // 4, middle - 12), (left + 3 * GAP // 4, middle), (left + GAP // 4, middle + 12)]
        pen.polygon(tip, fill="white")
    return np.asarray(whole)


def small(image: NDArray[np.uint8]) -> Image.Image:
    """Make a picture as small as it ships."""
    return Image.fromarray(image).resize((SIDE, SIDE), Image.Resampling.LANCZOS)


def keep(name: str, image: NDArray[np.uint8]) -> None:
    """Write a picture where the bot finds it; a square is made small, a row is so already."""
    picture = small(image) if image.shape[0] == image.shape[1] else Image.fromarray(image)
    out = BytesIO()
    picture.save(out, "WEBP", quality=QUALITY, method=6)
    (PICTURES / f"{name}.webp").write_bytes(out.getvalue())


if __name__ == "__main__":
    main()
