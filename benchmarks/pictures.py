"""Paint the pictures that the README shows: docs/sheet.jpg, docs/styles.jpg and docs/orcas.gif.

python benchmarks/pictures.py [sheet] [styles] [orcas]
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from engine import library
from PIL import Image

from generator import eyes
from generator.film import STRIDE, gif
from generator.paint import paint
from generator.recipe import Recipe
from generator.styles import styles

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

    from generator.recipe import Frame

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
FILM_LIMIT = 1_500_000  # bytes
CASTLE = "a castle on a hill at sunset"  # in every style


def main() -> None:
    """Paint what is asked for, or all."""
    asked = sys.argv[1:] or ["sheet", "styles", "orcas"]
    eye = eyes.load("pocket", "cpu")
    battery = tomllib.loads((HERE / "pocket" / "battery.toml").read_text())
    if "sheet" in asked:
        _sheet("sheet", [_last(eye, Recipe(text=text, seed=1)) for text in battery["sheet"]], across=4)
    if "styles" in asked:
        pictures = [_last(eye, Recipe(text=CASTLE, style=style, seed=1)) for style in styles()]
        _sheet("styles", pictures, across=8, side=128)
    if "orcas" in asked:
        _film(eye, Recipe(text="orcas in the north pole", style="ghibli", seed=1))


def _last(eye: eyes.Eye, recipe: Recipe) -> NDArray[np.uint8]:
    return _frames(eye, recipe)[-1].image


def _frames(eye: eyes.Eye, recipe: Recipe) -> list[Frame]:
    print(recipe.text, recipe.style, flush=True)
    return list(paint(eye, library(), recipe))


def _sheet(name: str, images: list[NDArray[np.uint8]], across: int, side: int = 256) -> None:
    pictures = [Image.fromarray(image).resize((side, side), Image.Resampling.LANCZOS) for image in images]
    whole = Image.new("RGB", (across * side, -(-len(pictures) // across) * side), "white")
    for i, picture in enumerate(pictures):
        whole.paste(picture, (i % across * side, i // across * side))
    whole.save(DOCS / f"{name}.jpg", quality=90, subsampling=0)


def _film(eye: eyes.Eye, recipe: Recipe) -> None:
    images = {str(frame.step): frame.image for frame in _frames(eye, recipe) if frame.step % STRIDE == 0}
    (DOCS / "orcas.gif").write_bytes(gif(list(images), images.__getitem__, limit=FILM_LIMIT))


if __name__ == "__main__":
    main()
