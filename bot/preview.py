"""A small picture in the terminal: as a real one where it can show some, else in coloured half blocks."""

from __future__ import annotations

from base64 import b64encode
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image
from rich.color import Color
from rich.measure import Measurement
from rich.segment import Segment
from rich.style import Style

from generator.media import png

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from numpy.typing import NDArray
    from rich.console import Console, ConsoleOptions, RenderResult

CHUNK = 4_096  # characters of one kitty command, by its protocol
HALF = "▀"


class Blocks:
    """A rich renderable: two pixels in each character, the upper one as its ink, the lower one as its paper."""

    def __init__(self, image: NDArray[np.uint8], rows: int) -> None:
        """Show a picture (h, w, 3) in so many rows of characters."""
        height, width = image.shape[:2]
        columns = max(1, round(2 * rows * width / height))
        small = Image.fromarray(image).resize((columns, 2 * rows), Image.Resampling.BOX)
        self._pixels = np.asarray(small)

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement(self._pixels.shape[1], self._pixels.shape[1])

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        for upper, lower in zip(self._pixels[::2].tolist(), self._pixels[1::2].tolist(), strict=True):
            for ink, paper in zip(upper, lower, strict=True):
                yield Segment(HALF, Style(color=Color.from_rgb(*ink), bgcolor=Color.from_rgb(*paper)))
            yield Segment.line()


def kitty(image: NDArray[np.uint8]) -> Iterator[str]:
    """Give the escape codes of the kitty graphics protocol for a picture."""
    text = b64encode(png(image)).decode()
    parts = [text[at : at + CHUNK] for at in range(0, len(text), CHUNK)]
    for number, part in enumerate(parts, 1):
        first = "f=100,a=T," if number == 1 else ""
        yield f"\x1b_G{first}m={int(number < len(parts))};{part}\x1b\\"


def iterm(image: NDArray[np.uint8]) -> Iterator[str]:
    """Give the escape codes of iTerm2's inline images for a picture."""
    data = png(image)
    yield f"\x1b]1337;File=inline=1;size={len(data)}:{b64encode(data).decode()}\x07"


def sixel(image: NDArray[np.uint8]) -> Iterator[str]:
    """Give the escape codes of DEC's sixel graphics for a picture, in 64 colours."""
    palette = Image.fromarray(image).quantize(64, Image.Quantize.FASTOCTREE)
    colours = np.asarray(palette.getpalette() or [], dtype=np.int64).reshape(-1, 3) * 100 // 255
    yield f'\x1bP0;1q"1;1;{palette.width};{palette.height}'
    yield from (f"#{number};2;{red};{green};{blue}" for number, (red, green, blue) in enumerate(colours.tolist()))
    indices = np.asarray(palette)
    for top in range(0, palette.height, 6):
        yield from _band(indices[top : top + 6])
    yield "\x1b\\"


def _band(rows: NDArray[np.uint8]) -> Iterator[str]:
    """Six rows of pixels at a time, one colour over the other."""
    bits = 1 << np.arange(len(rows))[:, None]
    for number in np.unique(rows).tolist():
        columns = ((rows == number) * bits).sum(axis=0)
        yield f"#{number}" + "".join(map(chr, (columns + 63).tolist())) + "$"
    yield "-"


def protocol(environ: Mapping[str, str]) -> Callable[[NDArray[np.uint8]], Iterator[str]] | None:
    """Tell from the environment how this terminal shows pictures; None where it doesn't say."""
    term, program = environ.get("TERM", ""), environ.get("TERM_PROGRAM", "")
    if "TMUX" in environ or term.startswith("screen"):
        return None  # they pass no pictures on, unless told to
    if "KITTY_WINDOW_ID" in environ or "kitty" in term or "ghostty" in term:
        return kitty
    if program in {"iTerm.app", "WezTerm"}:
        return iterm
    return sixel if term.startswith(("foot", "mlterm", "contour")) or "sixel" in term else None
