"""Paint the pictures that the README shows: docs/sheet.png, docs/styles.png and docs/orcas.gif.

python benchmarks/pictures.py [sheet] [styles] [orcas]
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
from engine import library
from PIL import Image

from generator import eyes
from generator.film import STRIDE, gif
from generator.paint import paint
from generator.recipe import Recipe

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.recipe import Frame

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
ACROSS = 4
FILM_LIMIT = 1_500_000  # bytes
STYLED = (
    ("orcas in the north pole", "ghibli"),
    ("a castle on a hill at sunset", "van-gogh"),
    ("a fox in a snowy forest", "ukiyo-e"),
    ("a lighthouse by the sea in a storm", "engraving"),
    ("enter the matrix", "matrix"),
    ("a sailing boat on the sea", "stained-glass"),
    ("sunset in the city", "synthwave"),
    ("a red apple on a white table", "watercolor"),
)


def main() -> None:
    """Paint what is asked for, or all."""
    asked = sys.argv[1:] or ["sheet", "styles", "orcas"]
    eye = eyes.load("pocket", "cpu")
    battery = tomllib.loads((HERE / "pocket" / "battery.toml").read_text())
    if "sheet" in asked:
        _sheet("sheet", [_last(eye, Recipe(text=text, seed=1)) for text in battery["sheet"]])
    if "styles" in asked:
        _sheet("styles", [_last(eye, Recipe(text=text, style=style, seed=1)) for text, style in STYLED])
    if "orcas" in asked:
        _film(eye, Recipe(text="orcas in the north pole", style="ghibli", seed=2_130_620_320))


def _last(eye: eyes.Eye, recipe: Recipe) -> NDArray[np.uint8]:
    return _frames(eye, recipe)[-1].image


def _frames(eye: eyes.Eye, recipe: Recipe) -> list[Frame]:
    print(recipe.text, recipe.style, flush=True)
    return list(paint(eye, library(), recipe))


def _sheet(name: str, images: list[NDArray[np.uint8]]) -> None:
    rows = [np.concatenate(images[i : i + ACROSS], 1) for i in range(0, len(images), ACROSS)]
    whole = Image.fromarray(np.concatenate(rows, 0))
    whole.quantize(256, dither=Image.Dither.FLOYDSTEINBERG).save(DOCS / f"{name}.png", optimize=True)


def _film(eye: eyes.Eye, recipe: Recipe) -> None:
    images = {str(frame.step): frame.image for frame in _frames(eye, recipe) if frame.step % STRIDE == 0}
    (DOCS / "orcas.gif").write_bytes(gif(list(images), images.__getitem__, limit=FILM_LIMIT))


if __name__ == "__main__":
    main()
