"""The railway under what runs on one: ballast, sleepers and two rails, in the colours of the ground and the hour.

It is laid into the picture right before its train, so it also lies on bridges.
"""

from __future__ import annotations

import random
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np

from generator.bank import shapes
from generator.figures import labelled
from generator.grammar import wordlist
from generator.lighting import lit
from generator.spots import smaller
from generator.standing import beneath, lay
from generator.vector import css, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.bank import Bank
    from generator.copies import Cast
    from generator.references import Part
    from generator.scene import Stage
    from generator.spots import Spot
    from generator.vector import Colour

    Pixels = NDArray[np.floating]

RUNNING = wordlist("train trains locomotive tram rail")  # words of the labels of what runs on rails
COACHES = frozenset(("railway car",))
BEAMED = frozenset(("monorail",))  # what brings its own rail along
STREET = wordlist("tram")  # and of what does in streets, too
GAUGE = (0.034, 0.009, 0.019)  # of its height, and of the picture's at least and at most: what all is measured by
TOP, LOW = 2.7, 3.4  # how far ballast reaches up and down from the near rail
STEP = 3.3  # from sleeper to sleeper
STONES = 3.2  # to each of those units of the width
OF_GROUND = 0.32  # how far stones and wood take the colour of the ground
SIDE = 96  # pixels that a drawing is measured in
SHEER, BOW = 0.66, 0.5  # of its height: how high its side is at least where it is cut off, and at most where it isn't
WHOLE = 1.5  # width over height from which on a train is whole
NEARER, TALL = 1.3, 0.6  # of its size and the picture's height: how large a train becomes of which half is seen
OUTSIDE = 0.1  # of its width: how far it reaches out of the frame there
STONE, WOOD, STEEL = (150, 142, 136), (104, 76, 58), (92, 94, 104)


def runs(part: Part) -> bool:
    """Whether a thing runs on rails."""
    if part.concept is None or part.concept.kind != "vehicle":
        return False
    return bool(RUNNING & part.concept.words) or part.concept.label in COACHES


def on_rails(spot: Spot, stage: Stage) -> bool:
    """Whether there is a track under a spot: its thing runs on one, and stands on something."""
    return runs(stage.parts[spot.part]) and (spot.shadow or spot.touches)


def entering(spots: list[Spot], cast: Cast, bank: Bank, size: tuple[int, int]) -> list[Spot]:
    """Spots of which a train alone whose drawing is cut off at one side comes in at that side of the frame."""
    alone = len(spots) == 1 and (runs(cast[0][spots[0].part]) or labelled(cast[0][spots[0].part], BEAMED))
    if not alone or not (spots[0].shadow or spots[0].touches) or spots[0].width > WHOLE * spots[0].height:
        return spots
    spot, cover = spots[0], bank.draw(cast[1][spots[0].part], SIDE, SIDE)[..., 3] > 127  # noqa: PLR2004 - its edge
    left, right = (float(cover[:, ends].any(1).mean()) for ends in (slice(1, 3), slice(-3, -1)))
    if max(left, right) < SHEER or min(left, right) > BOW:
        return spots
    spot = smaller(spot, max(1.0, min(NEARER, TALL * size[1] / spot.height)))
    out = (0.5 - OUTSIDE) * spot.width
    return [replace(spot, x=out if (left > right) != spot.mirrored else size[0] - out)]


def railed(canvas: Pixels, spot: Spot, stage: Stage) -> None:
    """Lay the track of a spot's thing into the canvas: through the whole picture, or along what it stands on."""
    high, wide = canvas.shape[:2]
    unit = min(max(GAUGE[0] * spot.height, GAUGE[1] * high), GAUGE[2] * high)
    left, right = (0.0, float(wide)) if not spot.touches else carried(spot, stage)
    red, green, blue = (round(255 * float(channel)) for channel in beneath(canvas, spot))
    tones = tuple(mix(tone, (red, green, blue), OF_GROUND) for tone in (STONE, WOOD, STEEL))
    top, tall = round(spot.foot - (TOP + 1) * unit), round((TOP + LOW + 2) * unit)
    span = max(1, round(right - left))
    body = track(span / unit, ((spot.x - left) / unit, (spot.foot - top) / unit), tones, laying(spot, stage))
    view = f'viewBox="0 0 {span / unit:.2f} {tall / unit:.2f}" preserveAspectRatio="none"'
    drawn = shapes(view, body, span, tall)
    lay(canvas, lit(drawn.astype(np.float32) / 255, stage.light.time, stage.light.side(0.5)), (round(left), top))


def laying(spot: Spot, stage: Stage) -> str:
    """How a track is laid: on a bridge without stones, let into a street, on a bed of stones."""
    concept = stage.parts[spot.part].concept
    if spot.touches:
        return "bridge"
    paved = not stage.light.soft and concept is not None and STREET & concept.words
    return "street" if paved else "bed"


def track(wide: float, at: tuple[float, float], tones: tuple[Colour, ...], kind: str) -> str:
    """A track from the side, `at` where its train touches the near rail; tones of stones, wood and steel."""
    y = at[1]
    if kind == "street":
        return grooves(wide, y, tones[2])
    bed = ballast(wide, y, tones[0]) if kind == "bed" else ""
    return bed + sleepers(wide, at, tones[1]) + rail(wide, y - 1.75, 0.34, tones[2]) + rail(wide, y, 0.6, tones[2])


def carried(spot: Spot, stage: Stage) -> tuple[float, float]:
    """From where to where what a spot stands on reaches; the spot itself where nothing is found."""
    others = (s for s in stage.spots if s.part != spot.part and s.width > spot.width)
    under = [s for s in others if s.box[1] < spot.foot < s.box[3] + 1]
    box = max(under, key=lambda s: s.width).box if under else spot.box
    return max(0.0, box[0]), min(float(stage.size[0]), box[2])


def ballast(wide: float, y: float, stone: Colour) -> str:
    """A bed of stones, lighter on top, its edges uneven."""
    dice = random.Random(f"rails {wide:.1f}")  # noqa: S311 - no secret
    dark, light = mix(stone, (34, 28, 40), 0.5), mix(stone, (255, 250, 240), 0.32)
    count = round(wide / 1.6) + 2
    across = [wide * k / (count - 1) for k in range(count)]
    upper = [(x, y - TOP + dice.uniform(-0.25, 0.25)) for x in across]
    lower = [(x, y + LOW + dice.uniform(-0.5, 0.3)) for x in across]
    brow = [(x, y + 1.5 + dice.uniform(-0.3, 0.3)) for x in across]
    out = polygon([*upper, *reversed(lower)], css(mix(stone, dark, 0.45))) + polygon(
        [*upper, *reversed(brow)], css(stone)
    )
    for _ in range(round(STONES * wide)):
        up = dice.random()
        at, size = (dice.uniform(0, wide), y - TOP + 0.2 + (TOP + LOW - 0.4) * up), 0.16 + 0.2 * up
        tone = mix(dark, light, min(1.0, max(0.0, dice.uniform(0.1, 1.0) - 0.35 * (at[1] > y + 1.5))))
        out += oval(at, (size * dice.uniform(1, 1.6), size), css(tone), 0.85)
    return out


def sleepers(wide: float, at: tuple[float, float], wood: Colour) -> str:
    """Beams under the rails, those aside seen a little from the middle."""
    (middle, y), out = at, ""
    face, edge = css(wood), css(mix(wood, (20, 14, 18), 0.5))
    for k in range(-round(middle / STEP) - 1, round((wide - middle) / STEP) + 2):
        far, near = middle + STEP * k * 0.985, middle + STEP * k * 1.015
        y_far, y_near = y - 2.3, y + 0.95
        out += polygon([(far - 0.5, y_far), (far + 0.5, y_far), (near + 0.62, y_near), (near - 0.62, y_near)], face)
        out += rect((near - 0.62, y_near, 1.24, 0.42), edge)
    return out


def rail(wide: float, y: float, high: float, steel: Colour) -> str:
    """A rail from the side: its shade on the stones, its web, its shining head."""
    shade, head = css(mix(steel, (10, 8, 14), 0.6)), css(mix(steel, (255, 255, 255), 0.6))
    out = rect((0, y + high, wide, 0.3 * high), "#0a0810", 0.4) + rect((0, y, wide, high), css(steel))
    return out + rect((0, y + 0.62 * high, wide, 0.38 * high), shade) + rect((0, y, wide, 0.3 * high), head)


def grooves(wide: float, y: float, steel: Colour) -> str:
    """Rails let into a street: two bright lines, each beside a dark one."""
    out = ""
    for at, thick in ((y - 1.75, 0.26), (y, 0.4)):
        out += line([(0, at + 0.8 * thick), (wide, at + 0.8 * thick)], "#16141c", 0.9 * thick, 0.7)
        out += line([(0, at), (wide, at)], css(mix(steel, (255, 255, 255), 0.5)), thick)
    return out
