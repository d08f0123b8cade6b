"""What is in the sky or falls from it, drawn by rule: stars, sun, moon, rainbow, northern lights, rain, snow, fog."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.vector import Sheet, css, disc, fade, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour


def stars(sheet: Sheet, horizon: float, count: int = 90) -> str:
    """Points of light, a few of them large."""
    dice = sheet.dice
    dots = []
    for k in range(round(count * sheet.width / 100)):
        where = dice.uniform(0, sheet.width), horizon * dice.random() ** 1.3 * 0.95
        dots.append(
            disc(where, dice.uniform(0.16, 0.4) if k % 9 else dice.uniform(0.5, 0.8), "#fffbe8", dice.uniform(0.5, 1))
        )
    return "".join(dots)


def sun(sheet: Sheet, horizon: float) -> str:
    """The sun: low and large at dusk and dawn, high by day; none at night."""
    low = sheet.time in ("dusk", "dawn")
    if sheet.time == "night":
        return ""
    x, radius = sheet.width * sheet.sun, 11.5 if low else 7.5
    y = horizon - radius * sheet.dice.uniform(0.4, 1.1) if low else 16
    face: Colour = (255, 220, 110) if sheet.time != "dusk" else (255, 200, 84)
    glow = fade("glow", [(0, face, 0.9), (0.35, face, 0.4), (1, face, 0)], radial=True)
    return glow + disc((x, y), radius * 3.4, "url(#glow)") + disc((x, y), radius, css(mix(face, (255, 250, 220), 0.35)))


def moon(sheet: Sheet, horizon: float) -> str:
    """A full moon with its seas and a halo."""
    x, y, radius = sheet.width * sheet.dice.choice((0.2, 0.78)), min(20.0, horizon * 0.4), 8.5
    halo = fade("halo", [(0, (255, 250, 220), 0.5), (0.4, (230, 235, 255), 0.16), (1, (230, 235, 255), 0)], radial=True)
    seas = ((-2.5, -2, 2), (2.8, 1.4, 1.6), (-1, 3.4, 1.3))
    body = halo + disc((x, y), radius * 2.8, "url(#halo)") + disc((x, y), radius, "#fdf6d8")
    return body + "".join(disc((x + dx, y + dy), r, "#e6dcb4") for dx, dy, r in seas)


def rainbow(sheet: Sheet, horizon: float) -> str:
    """Seven rings, their lower half behind the land."""
    ring = ("#e8414b", "#f28a30", "#f8d648", "#58b85c", "#3f8fe0", "#4a55c0", "#8a4fb4")
    reach, wide = min(0.62 * sheet.width, 1.1 * horizon), 2.1
    stroke = f'stroke-width="{wide + 0.15}" stroke-opacity=".82"'
    centre = f'cx="{sheet.width / 2:.2f}" cy="{horizon + 8:.2f}"'
    return "".join(
        f'<circle {centre} r="{reach - k * wide:.2f}" fill="none" stroke="{c}" {stroke}/>' for k, c in enumerate(ring)
    )


def aurora(sheet: Sheet, horizon: float) -> str:
    """Curtains of light: upright rays that end along a waving line, bright at the lower end."""
    lights = (((84, 255, 160), 0.62), ((70, 226, 200), 0.46), ((176, 110, 255), 0.34))
    out = ""
    for k, (colour, level) in enumerate(lights):
        out += fade(f"aurora{k}", [(0, colour, 0), (0.7, colour, 0.42), (0.95, colour, 0.85), (1, colour, 0)])
        phase, wide = sheet.dice.uniform(0, 6), 2.2
        for step in range(-1, int(sheet.width / wide) + 2):
            x = step * wide
            foot = horizon * level + 5 * math.sin(x / 14 + phase) + 2 * math.sin(x / 5.3 + phase)
            tall = horizon * (0.26 + 0.16 * math.sin(x / 7.1 + 2 * phase) * math.sin(x / 3.1))
            out += rect((x, foot - tall, wide + 0.15, tall), f"url(#aurora{k})")
    return out


def fireworks(sheet: Sheet, horizon: float) -> str:
    """Bursts of coloured sparks."""
    dice, out = sheet.dice, ""
    for k in range(round(5 * sheet.width / 100)):
        colour = dice.choice(("#ffd75e", "#ff6f7d", "#7ce0ff", "#9dff8a", "#e59bff", "#fff3d0"))
        x, y, reach = (
            sheet.width * (k + dice.uniform(0.2, 0.8)) / 5,
            horizon * dice.uniform(0.12, 0.5),
            dice.uniform(8, 15),
        )
        for ray in range(16):
            cos, sin = math.cos(ray * math.pi / 8), math.sin(ray * math.pi / 8)
            out += line(
                [(x + 0.3 * reach * cos, y + 0.3 * reach * sin), (x + 0.86 * reach * cos, y + 0.86 * reach * sin)],
                colour,
                0.6,
                0.85,
            )
            out += disc((x + reach * cos, y + reach * sin), 0.6, colour)
    return out


def bolt(sheet: Sheet, horizon: float) -> str:
    """A stroke of lightning."""
    x, y = sheet.width * sheet.dice.choice((0.16, 0.82)), horizon * 0.16
    steps = [(0, 0), (-4, 15), (1, 14), (-5, 32), (9, 10), (3.5, 11), (7, 0)]
    return polygon([(x + dx, y + dy * horizon / 62) for dx, dy in steps], "#fff3a8", 0.95)


def falling(sheet: Sheet) -> str:
    """Rain, snow and fog in front of everything."""
    dice, out = sheet.dice, ""
    if {"rain", "storm"} & set(sheet.weathers):
        for _ in range(round(70 * sheet.width / 100)):
            x, y, size = dice.uniform(0, sheet.width + 10), dice.uniform(-4, 100), dice.uniform(2.5, 4.5)
            out += line([(x, y), (x - size * 0.35, y + size)], "#dcebf8", 0.36, 0.62)
    if "snowfall" in sheet.weathers:
        for _ in range(round(80 * sheet.width / 100)):
            out += disc((dice.uniform(0, sheet.width), dice.uniform(0, 100)), dice.uniform(0.35, 0.95), "#ffffff", 0.9)
    if "fog" in sheet.weathers:
        out += "".join(
            oval((sheet.width * dice.uniform(0.1, 0.9), 48 + 8 * k), (sheet.width * 0.6, 7), "#e9eef2", 0.24)
            for k in range(6)
        )
    return out
