"""Drawings as they are remembered: bent a little, their colours a shade off, round instead of flat; never twice alike.

What is made of straight lines and wheels is not bent: it is seen from a little aside, above or below.

Torch-free. A painting that looks at a drawing must not become a copy of it. So it never sees the drawing itself, but a
memory of it, and the seed says which.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import numpy as np

from generator.grains import sampled
from generator.modelling import modelled
from generator.skins import PLAIN

if TYPE_CHECKING:
    import random

    from numpy.typing import NDArray

    from generator.skins import Skin

    Drawing = NDArray[np.floating]  # (h, w, 4) in 0…1, not premultiplied

SHARE = {"close": 0.0, "free": 1.0, "wild": 1.5}  # of all of the below, by freedom
BEND = 0.03  # of a drawing's size: how far a wave moves it
WAVES = 2  # along each side
STIFF = frozenset({"building", "vehicle", "object"})  # kinds of things that don't bend
TURN, TILT = 0.09, 0.03  # how much nearer one side of these is than the other, and the top than the foot
EVEN = 0.06  # of its outline, by how much one that is alike on both sides differs from its mirror image
UPRIGHT = 0.15  # of the lean, for these: a tower that leans looks wrong at once
LEAN = 0.035  # sideways at the top, as a share of the height
STRETCH = 0.1  # wider or narrower
ROOM = 0.16  # of the size, left free for all of this
TURNED = 0.05  # radians of hue
VIVID, LIGHT = 0.1, 0.05  # of the colours, of the lightness
GREY = np.array([0.299, 0.587, 0.114], np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Drift:
    """How one memory strays: waves (amplitude, length, phase) along x and y, or how it is turned; lean, stretch, tone.

    turn, tilt: how much nearer its right side is than its left, and its top than its foot; 0 for what bends.
    """

    share: float
    along: tuple[tuple[float, float, float], ...]
    across: tuple[tuple[float, float, float], ...]
    turn: float
    tilt: float
    lean: float
    stretch: float
    hue: float
    vivid: float
    light: float
    sun: float  # where light comes from: 0 left … 1 right


def drift(dice: random.Random, share: float, sun: float, *, stiff: bool = False, walled: bool = False) -> Drift:
    """A way to stray, of this strength; straight lines of what is stiff stay straight, and walls upright."""

    def waves() -> tuple[tuple[float, float, float], ...]:
        return tuple(
            (share * BEND * dice.uniform(0.3, 1) / (k + 1), (k + 1) * dice.uniform(0.4, 0.8), dice.random())
            for k in range(WAVES)
        )

    def some(most: float) -> float:
        return share * dice.uniform(-most, most)

    def much(most: float) -> float:
        return share * dice.choice((-1, 1)) * dice.uniform(most / 2, most)

    bent = Drift(
        share=min(1.0, share), along=waves(), across=waves(), turn=0.0, tilt=0.0, lean=some(LEAN),
        stretch=1 + some(STRETCH), hue=some(TURNED), vivid=1 + some(VIVID), light=1 + some(LIGHT), sun=sun,
    )  # fmt: skip
    if not stiff:
        return bent
    stretch = 1 + much(STRETCH)
    turned = replace(bent, along=(), across=(), turn=much(TURN), tilt=much(TILT), stretch=stretch)
    return replace(turned, tilt=0.0, lean=0.0) if walled else replace(turned, lean=UPRIGHT * bent.lean)


def facing(drawing: Drawing, strays: Drift) -> Drift:
    """A way to stray for a drawing: what is alike on both sides is round and stays level; walls may turn."""
    cover = drawing[..., 3]
    apart = float(np.abs(cover - cover[:, ::-1]).mean() / max(1e-6, cover.mean()))
    return replace(strays, turn=0.0, lean=0.0) if strays.turn and strays.tilt and apart < EVEN else strays


def remembered(drawing: Drawing, strays: Drift, *, round_off: float = 1.0, skin: Skin = PLAIN) -> Drawing:
    """A memory of a drawing, its foot at the lower edge, with room on three sides if it strays.

    round_off: how far it is shaded as round, and made of what its skin says; 0 for not at all.
    """
    if not strays.share:
        return modelled(drawing, strays.sun, round_off, skin) if round_off else drawing
    bent = moved(drawing, strays)
    if round_off:
        bent = modelled(bent, strays.sun, strays.share * round_off, skin)
    bent[..., :3] = toned(bent[..., :3], strays)
    return bent


def moved(drawing: Drawing, strays: Drift) -> Drawing:
    """A drawing bent, leaning and stretched, on a sheet that is larger by ROOM at the top and on both sides."""
    height, width = drawing.shape[:2]
    side, above = math.ceil(ROOM * width + LEAN * max(0, height - width)), math.ceil(ROOM * height)
    rows, columns = np.mgrid[-above:height, -side : width + side].astype(np.float32)
    up, aside = 1 - rows / height, columns / width - 0.5  # 0 at the foot, 1 at the top; −½ to ½
    near = (1 + strays.turn * aside + strays.tilt * (up - 0.5)) / (1 + (abs(strays.turn) + abs(strays.tilt)) / 7)
    across = (columns - (width - 1) / 2) / strays.stretch / near + (width - 1) / 2
    x = across + width * _wave(rows / height, strays.across) * np.minimum(1, 2 * up) + strays.lean * height * up
    y = height * (1 - up / near) + height * _wave(columns / width, strays.along) * np.minimum(1, 2 * up)
    return sampled(drawing, y, x)


def toned(colours: NDArray[np.floating], strays: Drift) -> NDArray[np.floating]:
    """Colours (h, w, 3) turned in hue about grey, more or less vivid, lighter or darker."""
    grey = (colours @ GREY)[..., None]
    blue, red = colours[..., 2:] - grey, colours[..., :1] - grey
    cos, sin = (strays.vivid * f(strays.hue) for f in (math.cos, math.sin))
    blue, red = cos * blue - 0.88 * sin * red, sin * blue / 0.88 + cos * red
    turned_blue, turned_red = grey + blue, grey + red
    green = (grey - GREY[0] * turned_red - GREY[2] * turned_blue) / GREY[1]
    return np.asarray(np.clip(strays.light * np.concatenate([turned_red, green, turned_blue], -1), 0, 1), np.float32)


def _wave(at: NDArray[np.floating], waves: tuple[tuple[float, float, float], ...]) -> NDArray[np.floating]:
    """The sum of waves at these places, without its middle: a bend, not a shift."""
    total = sum(size * np.sin(2 * math.pi * (length * at + phase)) for size, length, phase in waves)
    return np.asarray(total - np.mean(total), np.float32)
