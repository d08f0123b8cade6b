"""Measure looks.

python -m training.styles FOLDER             measure every look of looks.toml, write generator/looks.safetensors
python -m training.styles NAME PICTURE...    measure one look from pictures and add it to that file

The same pictures give the same file, byte for byte, on the same machine.
"""

from __future__ import annotations

import sys
import tomllib
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
from PIL import Image
from rich.progress import track
from safetensors.torch import load_file, save_file

from generator.looks import LOOKS, Look, measure, tensors
from training.styles.drawn import exemplar, landscape

if TYPE_CHECKING:
    from collections.abc import Sequence

    from numpy.typing import NDArray

MANIFEST = Path(__file__).with_name("looks.toml")


def main(arguments: Sequence[str]) -> None:
    """Read the command line."""
    if len(arguments) == 1 and Path(arguments[0]).is_dir():
        build(Path(arguments[0]))
    elif len(arguments) > 1:
        add(arguments[0], [Path(argument) for argument in arguments[1:]])
    else:
        sys.exit(__doc__)


def build(folder: Path, target: Path = LOOKS) -> None:
    """Measure every look of the manifest from the pictures in a folder."""
    looks = tomllib.loads(MANIFEST.read_text())
    found = {name: of_entry(entry, folder) for name, entry in track(looks.items(), "Measuring looks")}
    save_file({key: value for name, look in found.items() for key, value in tensors(name, look).items()}, target)
    target.chmod(0o644)
    print(f"{len(found)} looks, {target.stat().st_size / 1e6:.1f} MB, in {target.name}")


def add(name: str, pictures: Sequence[Path], target: Path = LOOKS) -> None:
    """Measure one look and add it to the file, in place of an older one of that name."""
    look = measure(*(opened(picture) for picture in pictures))
    save_file({**load_file(target), **tensors(name, look)}, target)
    print(f"Added the look {name!r}; name it in styles.toml: look = {name!r}")


def of_entry(entry: dict[str, Any], folder: Path) -> Look:
    """The look of one entry of the manifest."""
    if "palette" in entry:
        plain = landscape(entry["palette"])  # beside the redrawn one, whose colours are no longer pure
        return measure(exemplar(plain, entry["rule"], entry["size"]), plain, richness=0.5)
    pictures = [opened(folder / f"{name}.jpg", entry.get("crop")) for name in entry["pictures"]]
    return measure(*pictures, zoom=entry.get("zoom", 1.0))


def opened(path: Path, crop: Sequence[float] | None = None) -> NDArray[np.uint8]:
    """Picture (h, w, 3), cropped to (left, top, right, bottom) in 0…1."""
    image = Image.open(path).convert("RGB")
    if crop is not None:
        image = image.crop(tuple(round(at * n) for at, n in zip(crop, image.size * 2, strict=True)))  # type: ignore[arg-type]
    return np.asarray(image)


if __name__ == "__main__":
    main(sys.argv[1:])
