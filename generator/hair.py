"""Hair in the colour that was asked for: which of a drawing's colours its hair has, and that exchanged."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

from generator.anatomy import measured
from generator.grammar import COLOURS, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray

    from generator.bank import Bank, Piece

HUES = table(  # what the colours of hair are called, and which colour that is
    """orange: red, ginger, redhead, redheaded, auburn, copper
    gold: blonde, blond, golden, yellow
    brown: brunette, chestnut, brown
    black: dark, raven
    silver: grey, gray"""
)
PAINT = re.compile(r'((?:fill|stroke)=")(#[0-9a-f]{6})"')
FILL = re.compile(r'fill="(#[0-9a-f]{6})"')
PUPIL = re.compile(r'<(?:circle|ellipse)[^>]* r[xy]?="(?:[0-2](?:\.\d+)?|\.\d+)"')  # so small ones are eyes
SIDE = 96  # pixels in which a drawing is looked at
FACE = 0.06  # of its height: half the box about the eyes whose usual colour is the skin's
BROWS = 0.09  # of its height: how far above the eyes there are brows still
APART = 70.0  # how much another colour differs from the skin's
SAME, SHARE, MOST = 9.0, 0.13, 16.0  # how near to one line with black a shade is: by its light, up to MOST
SHADES = (0.62, 1.16)  # of a colour's light, what its shades have
NATURAL = (0.02, 0.14)  # hues that hair has by nature: red coats and hats are redder
WHITE = 248  # of 255: so white is fur about a hat
GREYISH = 0.3  # saturation up to which any hair is
UNSEEN = (0.5, 0.22)  # where a figure's eyes are if none were found


def tint_of(words: list[str]) -> str:
    """The colour that words give to hair; "" for none."""
    return next((HUES.get(word, word) for word in words if word in HUES or word in COLOURS), "")


def dyed(bank: Bank, piece: Piece, colour: str) -> Callable[[str], str] | None:
    """What changes a drawing's document so that its hair is of that colour; None where it shows none."""
    base = hair_of(bank, piece)
    if not colour or base is None:
        return None
    goal = np.array(COLOURS[colour], float)

    def exchanged(document: str) -> str:
        return "<".join(part if PUPIL.match("<" + part) else PAINT.sub(painted, part) for part in document.split("<"))

    def painted(found: re.Match[str]) -> str:
        share = shade_of(code(found[2]), base)
        return found[0] if share is None else f'{found[1]}#{"".join(f"{round(v):02x}" for v in lighter(goal, share))}"'

    return exchanged


def lighter(goal: NDArray[np.floating], share: float) -> NDArray[np.floating]:
    """A shade of a colour, within what a pixel may be."""
    return np.asarray(np.clip(goal * share, 0, 255))


def shade_of(colour: NDArray[np.floating], base: NDArray[np.floating]) -> float | None:
    """How light a colour is beside one that it is a shade of; None where it is none."""
    share = float(colour @ base / max(1.0, base @ base))
    near = float(np.linalg.norm(colour - share * base)) < min(MOST, max(SAME, SHARE * float(np.linalg.norm(base))))
    return share if near and SHADES[0] < share < SHADES[1] else None


def code(text: str) -> NDArray[np.floating]:
    """A colour from its six digits."""
    return np.array([int(text[k : k + 2], 16) for k in (1, 3, 5)], float)


@lru_cache(maxsize=512)
def hair_of(bank: Bank, piece: Piece) -> NDArray[np.floating] | None:
    """The colour above a face that isn't the skin's, if hair may have it: a hat is no hair."""
    picture = bank.draw(piece, SIDE, SIDE)
    high, wide = picture.shape[:2]
    x, y = measured(bank, piece).eyes or UNSEEN
    across, down = min(wide - 1, round(x * wide)), round(y * high)
    skin, colours = skin_at(picture, across, down), picture[..., :3].astype(float)
    fills = [code(text) for text in FILL.findall(bank.drawing(piece))]
    for row in range(down, -1, -1):
        if picture[row, across, 3] < 255 or np.linalg.norm(colours[row, across] - skin) < APART:  # noqa: PLR2004
            continue
        if shade_of(colours[row, across], skin) is not None:  # a shadow on the face
            continue
        found = min(fills, key=lambda fill: float(np.linalg.norm(fill - colours[row, across])), default=None)
        if found is not None and row < down - BROWS * high:
            return found if natural(found) else None
    return None


def skin_at(picture: NDArray[np.uint8], across: int, down: int) -> NDArray[np.floating]:
    """The usual colour about the eyes."""
    reach = max(2, round(FACE * len(picture)))
    box = picture[max(0, down - reach) : down + reach, max(0, across - reach) : across + reach].reshape(-1, 4)
    solid = box[box[:, 3] == 255][:, :3]  # noqa: PLR2004
    if not len(solid):
        return np.zeros(3)
    tones, counts = np.unique(solid, axis=0, return_counts=True)
    return np.asarray(tones[counts.argmax()], float)


def natural(colour: NDArray[np.floating]) -> bool:
    """Whether hair may have a colour by nature: black, brown, red, fair, grey."""
    top, low = colour.max(), colour.min()
    if low > WHITE:
        return False
    if top - low <= GREYISH * max(top, 1.0):
        return True
    red, green, blue = colour
    hue = np.arctan2(np.sqrt(3) * (green - blue), 2 * red - green - blue) / (2 * np.pi)
    return bool(NATURAL[0] <= hue <= NATURAL[1])
