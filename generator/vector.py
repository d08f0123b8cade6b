"""Shapes as SVG text, colours as triples: the small kit that settings are drawn with.

Units: the frame is 100 high and `width` wide, y grows downward.
"""

from __future__ import annotations

import math
from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING
from zlib import crc32

if TYPE_CHECKING:
    from collections.abc import Iterable
    from random import Random

    Colour = tuple[int, int, int]
    Point = tuple[float, float]

HEIGHT = 100.0
LAND = "<!--land-->"  # what is drawn before it is sky
AIR = "<!--air-->"  # what is drawn after it in front of all is no part of the land: rain, snow
THING = "<!--thing-->"  # what is drawn after it in front of all is a thing's own: a bowl, a helmet
DARK = ("dusk", "night")  # the hours at which lamps are lit


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """What a setting is drawn with: the frame's width, dice, time of day, weather, a colour that was asked for."""

    width: float
    dice: Random
    time: str = "day"
    weathers: tuple[str, ...] = ()
    tint: Colour | None = None
    bare: bool = False  # nothing will stand in front: the setting is the picture
    afloat: bool = False  # what will stand in front belongs into the water
    sun: float = 0.5  # where the sun is, as a share of the width
    mood: int = 0  # which of the skies of the hour
    said: frozenset[str] = frozenset()  # the words that named the setting: "river" and "pond" are both water
    things: frozenset[str] = frozenset()  # the words of the labels of what will stand in front
    tone: Colour | None = None  # the mean colour of what will stand in front
    pale: bool = False  # what will stand in front is nearly white
    free: float = 0.84  # where most room is beside what will stand in front, as a share of the width
    large: bool = False  # what will stand in front is furniture or a vehicle: indoors, it needs a floor

    @property
    def shines(self) -> float:
        """Where the sun is, or the moon, which keeps well to a side, as a share of the width."""
        return self.sun if self.time != "night" else 0.2 if self.sun < 0.5 else 0.79  # noqa: PLR2004 - the middle


def mix(one: Colour, other: Colour, share: float) -> Colour:
    """A colour between two, `share` of the way."""
    red, green, blue = (round(a + (b - a) * share) for a, b in zip(one, other, strict=True))
    return red, green, blue


def css(colour: Colour) -> str:
    """A colour as SVG writes it."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def rect(box: tuple[float, float, float, float], fill: str, alpha: float = 1.0, corner: float = 0.0) -> str:
    """A rectangle: left, top, width, height."""
    left, top, width, height = box
    round_off = f' rx="{corner:.2f}"' if corner else ""
    size = f'width="{width:.2f}" height="{height:.2f}"'
    return f'<rect x="{left:.2f}" y="{top:.2f}" {size}{round_off} fill="{fill}"{faint(alpha)}/>'


def disc(centre: Point, radius: float, fill: str, alpha: float = 1.0) -> str:
    """A circle."""
    return f'<circle cx="{centre[0]:.2f}" cy="{centre[1]:.2f}" r="{radius:.2f}" fill="{fill}"{faint(alpha)}/>'


def oval(centre: Point, radii: Point, fill: str, alpha: float = 1.0) -> str:
    """An ellipse."""
    x, y = centre
    return f'<ellipse cx="{x:.2f}" cy="{y:.2f}" rx="{radii[0]:.2f}" ry="{radii[1]:.2f}" fill="{fill}"{faint(alpha)}/>'


def ring(centre: Point, radii: Point, colour: str, width: float, alpha: float = 1.0) -> str:
    """The outline of an ellipse."""
    x, y = centre
    shape = f'cx="{x:.2f}" cy="{y:.2f}" rx="{radii[0]:.2f}" ry="{radii[1]:.2f}" fill="none"'
    return f'<ellipse {shape} stroke="{colour}" stroke-width="{width:.2f}"{faint(alpha, "stroke-opacity")}/>'


def clipped(shape: str, body: str) -> str:
    """Only what lies within a shape."""
    name = f"c{crc32(shape.encode()):x}"
    return f'<clipPath id="{name}">{shape}</clipPath><g clip-path="url(#{name})">{body}</g>'


def polygon(points: Iterable[Point], fill: str, alpha: float = 1.0) -> str:
    """A shape with straight edges."""
    text = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    return f'<polygon points="{text}" fill="{fill}"{faint(alpha)}/>'


def line(points: Iterable[Point], colour: str, width: float, alpha: float = 1.0) -> str:
    """A line through points, round at its ends."""
    text = " ".join(f"{x:.2f},{y:.2f}" for x, y in points)
    ends = f'stroke-width="{width:.2f}" stroke-linecap="round" stroke-linejoin="round"'
    return f'<polyline points="{text}" fill="none" stroke="{colour}" {ends}{faint(alpha, "stroke-opacity")}/>'


def faint(alpha: float, name: str = "fill-opacity") -> str:
    """The attribute of a see-through shape."""
    return "" if alpha >= 1 else f' {name}="{alpha:.3f}"'


def blurred(body: str, deviation: float) -> str:
    """Shapes out of focus."""
    name = f"blur{round(100 * deviation)}"
    effect = f'<feGaussianBlur stdDeviation="{deviation:.2f}"/>'
    where = 'x="-20%" y="-20%" width="140%" height="140%"'  # of the shapes: time goes by the area
    return f'<filter id="{name}" {where}>{effect}</filter><g filter="url(#{name})">{body}</g>'


def veiled(body: str, alpha: float) -> str:
    """Shapes that are see-through together, without their overlaps showing."""
    return f'<g opacity="{alpha:.3f}">{body}</g>'


def scaled(body: str, about: Point, scale: float) -> str:
    """Shapes so many times as large, about a point that stays where it is."""
    x, y = about
    turns = f"translate({x:.2f} {y:.2f}) scale({scale:.3f}) translate({-x:.2f} {-y:.2f})"
    return f'<g transform="{turns}">{body}</g>'


def curve(points: list[Point]) -> str:
    """Path data of a soft line through points: quadratic pieces between midpoints."""
    text = f"M{points[0][0]:.2f} {points[0][1]:.2f}"
    for (x, y), (next_x, next_y) in pairwise(points[1:]):
        text += f"Q{x:.2f} {y:.2f} {(x + next_x) / 2:.2f} {(y + next_y) / 2:.2f}"
    return text + f"L{points[-1][0]:.2f} {points[-1][1]:.2f}"


def land(points: list[Point], fill: str, alpha: float = 1.0) -> str:
    """Everything below a soft line."""
    return f'<path d="{curve(points)}L{points[-1][0]:.2f} 101L{points[0][0]:.2f} 101Z" fill="{fill}"{faint(alpha)}/>'


def relief(points: list[Point], upper: Colour, lower: Colour, reach: float = 30.0, alpha: float = 1.0) -> str:
    """Everything below a soft line, from one colour at its top to another `reach` further down."""
    defined, fill = graded(min(y for _, y in points), reach, upper, lower)
    return defined + land(points, fill, alpha)


def graded(top: float, reach: float, upper: Colour, lower: Colour) -> tuple[str, str]:
    """A gradient that runs down from a level of the frame: its definition, and how it is named as a fill."""
    name = f"g{crc32(f'{top:.2f} {reach:.2f} {upper} {lower}'.encode()):x}"
    stops = f'<stop stop-color="{css(upper)}"/><stop offset="1" stop-color="{css(lower)}"/>'
    ends = f'gradientUnits="userSpaceOnUse" x1="0" x2="0" y1="{top:.2f}" y2="{top + reach:.2f}"'
    return f'<linearGradient id="{name}" {ends}>{stops}</linearGradient>', f"url(#{name})"


def ridge(sheet: Sheet, level: float, swing: float, step: float = 16.0) -> list[Point]:
    """A rolling line across the frame at a level, up and down by up to `swing`."""
    count = max(4, round(sheet.width / step) + 3)
    return [
        (-step + k * (sheet.width + 2 * step) / (count - 1), level + sheet.dice.uniform(-swing, swing))
        for k in range(count)
    ]


def fade(name: str, stops: list[tuple[float, Colour, float]], *, radial: bool = False, across: bool = False) -> str:
    """A gradient, top to bottom unless told otherwise: (offset, colour, alpha) stops. Use it as url(#name)."""
    body = "".join(f'<stop offset="{at}" stop-color="{css(c)}" stop-opacity="{alpha}"/>' for at, c, alpha in stops)
    if radial:
        return f'<radialGradient id="{name}">{body}</radialGradient>'
    ends = 'x2="1" y2="0"' if across else 'x2="0" y2="1"'
    return f'<linearGradient id="{name}" x1="0" y1="0" {ends}>{body}</linearGradient>'


def blob(centre: Point, radius: float, dice: Random, fill: str, squash: float = 1.0) -> str:
    """A soft uneven round shape."""
    points = []
    for k in range(9):
        reach, angle = radius * dice.uniform(0.82, 1.12), 2 * math.pi * k / 9
        points.append((centre[0] + reach * math.cos(angle), centre[1] + reach * squash * math.sin(angle)))
    return f'<path d="{curve([*points, points[0], points[1]])}Z" fill="{fill}"/>'


def document(sheet: Sheet, body: str) -> str:
    """A whole SVG of the frame."""
    view = f'viewBox="0 0 {sheet.width:.2f} 100" preserveAspectRatio="none"'
    return f'<svg xmlns="http://www.w3.org/2000/svg" {view}>{body}</svg>'


def without_sky(drawn: str) -> str:
    """A document of `document` with all up to its LAND unseen, so that the land covers what rises behind it."""
    head, _, body = drawn.partition(">")
    sky, mark, land = body.partition(LAND)
    return f'{head}><g opacity="0">{sky}</g>{land}' if mark else f"{head}/>"
