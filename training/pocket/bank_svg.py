"""Make an SVG drawing small without changing how it looks: round paths on a grid, drop what is not drawn.

Rounding is done on absolute positions, so that errors do not add up along a path; what is written is relative and as
short as the grammar allows. Source of the grammar: SVG 1.1, section 8.3.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

GRID = 500  # positions along the long side, at least: half a pixel at the largest size a piece is painted
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
COMMAND = re.compile(r"([MmLlHhVvCcSsQqTtAaZz])([^MmLlHhVvCcSsQqTtAaZz]*)")
ARC = re.compile(r"\s*,?\s*([01])\s*,?\s*([01])\s*,?\s*")
COUNTS = {"m": 2, "l": 2, "h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "t": 2, "a": 7, "z": 0}


@dataclass(slots=True)
class Pen:
    """Where the path truly is, in grid steps, and where its subpath began; what is written is rounded from that."""

    x: float = 0.0
    y: float = 0.0
    start_x: float = 0.0
    start_y: float = 0.0


def decimals(width: float, height: float) -> int:
    """Digits after the point that put at least GRID positions along the long side."""
    places = 0
    while max(width, height) * 10**places < GRID:
        places += 1
    return places


def short(value: float, places: int) -> str:
    """A number in as few characters as SVG allows: .5, -.25, 3."""
    text = f"{value:.{places}f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    text = re.sub(r"^(-?)0\.", r"\1.", text)
    return "0" if text in ("-0", "", "-") else text


def join(numbers: list[str]) -> str:
    """Numbers beside each other, a space only where two would run together."""
    out = ""
    for number in numbers:
        apart = (
            out and not number.startswith("-") and not (number.startswith(".") and "." in re.split(r"[ -]", out)[-1])
        )
        out += (" " if apart else "") + number
    return out


def segments(path: str) -> Iterator[tuple[str, list[float]]]:
    """Yield each command of a path with its own numbers; repeated commands are spelled out."""
    for letter, rest in COMMAND.findall(path):
        count = COUNTS[letter.lower()]
        if count == 0:
            yield letter, []
            continue
        numbers = arc_numbers(rest) if letter in "aA" else [float(n) for n in NUMBER.findall(rest)]
        for at in range(0, len(numbers) - count + 1, count):
            follow = {"m": "l", "M": "L"}.get(letter, letter) if at else letter
            yield follow, numbers[at : at + count]


def arc_numbers(text: str) -> list[float]:
    """Numbers of an arc command, whose two flags may be written without anything between."""
    out: list[float] = []
    at = 0
    while at < len(text):
        if len(out) % 7 == 3 and (flags := ARC.match(text, at)):  # noqa: PLR2004 - radius, radius, turn, then the flags
            out += [float(flags[1]), float(flags[2])]
            at = flags.end()
        elif number := NUMBER.search(text, at):
            out.append(float(number[0]))
            at = number.end()
        else:
            break
    return out


def relative(letter: str, numbers: list[float], pen: Pen, scale: int) -> tuple[str, list[int | float]]:
    """One command as its relative form in grid steps; moves the pen to its true end."""
    low, absolute = letter.lower(), letter.isupper()
    if low == "z":
        pen.x, pen.y = pen.start_x, pen.start_y
        return "z", []
    if low == "a":
        head: list[int | float] = [abs(numbers[0]), abs(numbers[1]), *numbers[2:5]]
        return "a", head + step(numbers[5:], absolute=absolute, pen=pen, scale=scale)
    if low in "hv":
        return low, straight(low, numbers[0], absolute=absolute, pen=pen, scale=scale)
    moved = step(numbers, absolute=absolute, pen=pen, scale=scale)
    if low == "m":
        pen.start_x, pen.start_y = pen.x, pen.y
    return low, moved


def straight(low: str, number: float, *, absolute: bool, pen: Pen, scale: int) -> list[int | float]:
    """A horizontal or vertical line in grid steps."""
    here = pen.x if low == "h" else pen.y
    there = number * scale + (0.0 if absolute else here)
    if low == "h":
        pen.x = there
    else:
        pen.y = there
    return [round(there) - round(here)]


def step(numbers: list[float], *, absolute: bool, pen: Pen, scale: int) -> list[int | float]:
    """Points in grid steps from the pen, which moves to the last of them."""
    from_x, from_y = (0.0, 0.0) if absolute else (pen.x, pen.y)
    points = [(from_x + x * scale, from_y + y * scale) for x, y in zip(numbers[::2], numbers[1::2], strict=True)]
    out: list[int | float] = [d for x, y in points for d in (round(x) - round(pen.x), round(y) - round(pen.y))]
    pen.x, pen.y = points[-1]
    return out


def shrink_path(path: str, places: int) -> str:
    """The same path on a grid of 10^-places, relative, in few characters."""
    scale, pen, out, last = 10**places, Pen(), "", ""
    for letter, numbers in segments(path):
        if not out and letter in "mM":
            letter = "M"  # noqa: PLW2901 - a path begins at the origin
        low, steps = relative(letter, numbers, pen, scale)
        if last not in ("", "m") and low not in "zma" and not any(steps):
            continue  # rounded away
        body = join(written(low, steps, places))
        same = low == last and low not in "mz"
        out += (("" if body.startswith("-") else " ") if same else low) + body
        last = low
    return out


def written(low: str, steps: list[int | float], places: int) -> list[str]:
    """Numbers of one relative command; an arc's radii stay in units, its flags are digits."""
    scale = 10**places
    if low != "a":
        return [short(s / scale, places) for s in steps]
    return [short(float(s), max(places, 1)) for s in steps[:3]] + [str(int(s)) for s in steps[3:5]] + [
        short(s / scale, places) for s in steps[5:]
    ]  # fmt: skip
