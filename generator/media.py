"""Pictures in and out: what a person gives, what is kept, what is shown. Torch is not needed here.

Arrays are uint8, (h, w, 3), RGB.
"""

from __future__ import annotations

import struct
import zlib
from io import BytesIO
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageOps, PngImagePlugin

from generator.errors import ImageError
from generator.recipe import MAX_IMAGE_BYTES, MAX_IMAGE_PIXELS

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from numpy.typing import NDArray

SHOWN_SIDE = 384  # pixels: the least short side of what is shown or posted
RECIPE = "reverie"  # the PNG text chunk that holds the recipe
CREDITS = "credits"  # the one that says what was looked at
KEPT_SIDE = 2_048  # pixels: a larger picture of a person is reduced to this while it is read
LEAST_SIDE = 8  # pixels: below it there is nothing to see
FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "BMP", "AVIF")
SIGNATURE = b"\x89PNG\r\n\x1a\n"
MAX_TEXT_CHUNK = 2**18  # bytes: a recipe takes about one thousand

# Whatever Pillow's readers raise on damaged bytes; a fuzz test keeps this list honest.
DAMAGED = (OSError, RuntimeError, SyntaxError, ValueError, EOFError, IndexError, struct.error, zlib.error)
BOMB = (Image.DecompressionBombError, Image.DecompressionBombWarning)

NOT_A_PICTURE = "That file is not a picture I can read: give me a PNG, JPEG, WebP, GIF, BMP or AVIF."
TOO_MANY_PIXELS = "That picture has more than {limit} million pixels: give me a smaller one."
TOO_LARGE = "That picture has {width:,} by {height:,} pixels, more than {limit} million pixels: give me a smaller one."
TOO_SMALL = "That picture is {width} by {height} pixels: give me one of at least {least} a side."
DAMAGED_PICTURE = "That picture is damaged or cut short: save it again and give me the new file."


def png(image: NDArray[np.uint8], texts: Mapping[str, str] | None = None, *, level: int = 6) -> bytes:
    """Encode a picture; the same picture and texts give the same bytes, as no time is written.

    `texts` become iTXt chunks in their order. `level` is zlib's, 1 (quick) to 9 (small).
    """
    chunks = PngImagePlugin.PngInfo()
    for key, text in (texts or {}).items():
        chunks.add_itxt(key, text)
    out = BytesIO()
    Image.fromarray(image).save(out, "PNG", pnginfo=chunks, compress_level=level)
    return out.getvalue()


def recipe_of(data: bytes) -> str | None:
    """Give the recipe kept in a PNG, or None; the text is untrusted, and no pixel is decoded."""
    for kind, body in _chunks(data):
        key, _, rest = body.partition(b"\0")
        if kind == b"iTXt" and key == RECIPE.encode() and rest[:1] == b"\0" and len(rest) <= MAX_TEXT_CHUNK:
            text = rest[2:].split(b"\0", 2)[-1]  # after the two flags: language, translated key, text
            return text.decode("utf-8", "replace")
    return None


def _chunks(data: bytes) -> Iterator[tuple[bytes, bytes]]:
    at = len(SIGNATURE)
    while data.startswith(SIGNATURE) and at + 8 <= len(data):
        size, kind = struct.unpack_from(">I4s", data, at)
        yield kind, data[at + 8 : at + 8 + size]
        at += size + 12


def upscale(image: NDArray[np.uint8], at_least: int = SHOWN_SIDE) -> NDArray[np.uint8]:
    """Enlarge with Lanczos until the short side has `at_least` pixels; a larger picture is given back as it is."""
    height, width = image.shape[:2]
    short = min(height, width)
    if short >= at_least:
        return image
    size = (round(width * at_least / short), round(height * at_least / short))
    return np.asarray(Image.fromarray(image).resize(size, Image.Resampling.LANCZOS))


def open_picture(data: bytes) -> NDArray[np.uint8]:
    """Read a picture that a person gave: first frame, turned upright, on white, at most 2,048 pixels a side.

    Type, bytes and declared pixels are checked before anything is decoded. Raises ImageError with one sentence.
    """
    if len(data) > MAX_IMAGE_BYTES:
        raise ImageError("That file is larger than {limit} MB: give me a smaller one.", limit=MAX_IMAGE_BYTES // 2**20)
    picture = _recognised(data)
    _check_size(*picture.size)
    try:
        return np.array(_upright(picture))  # a copy that may be written to: torch warns of others
    except DAMAGED as error:
        raise ImageError(DAMAGED_PICTURE) from error


def kind_of(data: bytes) -> str:
    """Name the real type of a picture as a file ending: png, jpg, webp, gif, bmp or avif. ImageError for others."""
    kind = (_recognised(data).format or "").lower()
    return {"jpeg": "jpg", "mpo": "jpg"}.get(kind, kind)  # phones write several JPEGs into one file: MPO


def _recognised(data: bytes) -> Image.Image:
    try:
        return Image.open(BytesIO(data), formats=FORMATS)
    except BOMB as error:
        raise ImageError(TOO_MANY_PIXELS, limit=MAX_IMAGE_PIXELS // 10**6) from error
    except DAMAGED as error:
        raise ImageError(NOT_A_PICTURE) from error


def _check_size(width: int, height: int) -> None:
    if width * height > MAX_IMAGE_PIXELS:
        raise ImageError(TOO_LARGE, width=width, height=height, limit=MAX_IMAGE_PIXELS // 10**6)
    if min(width, height) < LEAST_SIDE:
        raise ImageError(TOO_SMALL, width=width, height=height, least=LEAST_SIDE)


def _upright(picture: Image.Image) -> Image.Image:
    """Copies are spared where they can be: 50 million pixels are 200 MB each time."""
    picture.draft("RGB", (KEPT_SIDE, KEPT_SIDE))  # a JPEG is decoded at a fraction of its size, the rest ignore it
    ImageOps.exif_transpose(picture, in_place=True)
    small = _full_colour(picture)
    small.thumbnail((KEPT_SIDE, KEPT_SIDE), Image.Resampling.LANCZOS, reducing_gap=2.0)
    if small.mode == "RGB":
        return small
    white = Image.new("RGBA", small.size, "white")
    return Image.alpha_composite(white, small).convert("RGB")


def _full_colour(picture: Image.Image) -> Image.Image:
    """Give RGB, or RGBA where something shines through; 16-bit greys are scaled, as Pillow would clip them to white."""
    if picture.mode.startswith("I"):
        grey = np.asarray(picture) >> 8
        picture = Image.fromarray(grey.clip(0, 255).astype(np.uint8))
    mode = "RGBA" if picture.has_transparency_data else "RGB"
    return picture if picture.mode == mode else picture.convert(mode)
