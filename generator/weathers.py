"""What is in the sky or falls from it, drawn by rule: stars, sun, moon, rainbow, northern lights, rain, snow, fog."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.lights import beams, glow
from generator.vector import Sheet, blurred, css, disc, fade, line, mix, oval, polygon, rect, veiled

if TYPE_CHECKING:
    from generator.vector import Colour


def stars(sheet: Sheet, horizon: float, count: int = 70) -> str:
    """Points of light, a few of them large with a glow, and a faint band of many."""
    dice, out = sheet.dice, ""
    tilt, start = dice.choice((-1, 1)) * dice.uniform(0.3, 0.7), dice.uniform(0.1, 0.4) * horizon
    band = [(sheet.width * t / 9, start + tilt * sheet.width * (t / 9 - 0.5) * 0.5) for t in range(-1, 11)]
    out += blurred(line(band, "#b9c4ff", 11, 0.1) + line(band, "#e6dcff", 4, 0.1), 2.2)
    for k in range(round(count * sheet.width / 100)):
        where = dice.uniform(0, sheet.width), horizon * dice.random() ** 1.25 * 0.95
        if k % 12 == 0:
            out += glow(where, 2.6, (190, 210, 255), 0.7) + disc(where, dice.uniform(0.5, 0.8), "#fffdf2")
        else:
            out += disc(where, dice.uniform(0.25, 0.5), "#fff6e0", dice.uniform(0.45, 1))
    return out


def sun(sheet: Sheet, horizon: float) -> str:
    """The sun: low and large at dusk and dawn, high by day; none at night."""
    low = sheet.time in ("dusk", "dawn")
    if sheet.time == "night":
        return ""
    x, radius = sheet.width * sheet.sun, 12.0 if low else 7.5
    y = horizon - radius * sheet.dice.uniform(0.35, 0.8) if low else 16
    face: Colour = (255, 196, 92) if sheet.time == "dusk" else (255, 226, 140)
    light = glow((x, y), radius * (6 if low else 4), face, 0.75) + beams(sheet, (x, y), 120, (255, 232, 170), 0.15)
    body = fade("face", [(0, (255, 250, 216), 1), (1, mix(face, (255, 240, 170), 0.35), 1)])
    return light + glow((x, y), radius * 2.1, (255, 244, 200), 0.8) + body + disc((x, y), radius, "url(#face)")


def moon(sheet: Sheet, horizon: float) -> str:
    """A full moon with its seas and a halo; a crescent where that was said."""
    x, y, radius = sheet.width * sheet.shines, min(21.0, horizon * 0.4), 9.5
    if "crescent" in sheet.said:
        return glow((x, y), radius * 3.2, (196, 214, 255), 0.4) + crescent(x, y, radius)
    seas = ((-2.7, -2.2, 2.2), (3, 1.4, 1.7), (-1, 3.7, 1.5), (1.6, -4.6, 1.1), (-5, 2.4, 0.9))
    body = fade("disc", [(0, (255, 253, 232), 1), (1, (240, 222, 170), 1)]) + disc((x, y), radius, "url(#disc)")
    halo = glow((x, y), radius * 4.2, (196, 214, 255), 0.5) + glow((x, y), radius * 1.7, (255, 248, 214), 0.75)
    return halo + body + "".join(disc((x + dx, y + dy), r, "#d9c894", 0.75) for dx, dy, r in seas)


def crescent(x: float, y: float, radius: float) -> str:
    """A young moon, between a half circle and a flatter bow."""
    tip, bow = radius * 0.5, radius * 1.12
    return (
        f'<path d="M{x + tip:.2f} {y - radius * 0.87:.2f}A{radius} {radius} 0 1 0 {x + tip:.2f} {y + radius * 0.87:.2f}'
        f'A{bow:.2f} {bow:.2f} 0 0 1 {x + tip:.2f} {y - radius * 0.87:.2f}Z" fill="#fdf3c8"/>'
    )


def rainbow(sheet: Sheet, horizon: float) -> str:
    """Seven rings that melt into each other, their lower half behind the land."""
    ring = ("#e8414b", "#f28a30", "#f8d648", "#58b85c", "#3f8fe0", "#4a55c0", "#8a4fb4")
    reach, wide = min(0.62 * sheet.width, 1.1 * horizon), 1.9
    centre = f'cx="{sheet.width / 2:.2f}" cy="{horizon + 8:.2f}" fill="none"'
    arcs = "".join(
        f'<circle {centre} r="{reach - k * wide:.2f}" stroke="{c}" stroke-width="{wide + 0.3}"/>'
        for k, c in enumerate(ring)
    )
    veil = (
        f'<circle {centre} r="{reach - 9 * wide:.2f}" stroke="#ffffff" stroke-width="{4 * wide}" stroke-opacity=".16"/>'
    )
    return blurred(veil, 1.2) + veiled(blurred(arcs, 0.35), 0.8)


def aurora(sheet: Sheet, horizon: float) -> str:
    """Curtains of light that wave: fine upright rays, bright at their lower end, and the glow around them."""
    lights = (((176, 96, 255), 0.36), ((70, 226, 210), 0.5), ((84, 255, 150), 0.68))
    out = ""
    for k, (colour, level) in enumerate(lights):
        name, phase, wide = f"aurora{k}", sheet.dice.uniform(0, 6), 1.0
        out += fade(
            name, [(0, colour, 0), (0.6, colour, 0.3), (0.93, mix(colour, (240, 255, 240), 0.25), 0.8), (1, colour, 0)]
        )
        rays = ""
        for step in range(-1, int(sheet.width / wide) + 2):
            x = step * wide
            foot = horizon * level + 6 * math.sin(x / 16 + phase) + 2.2 * math.sin(x / 6.1 + phase)
            tall = horizon * (
                0.36 + 0.16 * math.sin(x / 8.3 + 2 * phase) * math.sin(x / 3.7) + 0.04 * math.sin(x * 1.7)
            )
            rays += rect((x, foot - tall, wide + 0.1, tall), f"url(#{name})")
        out += blurred(rays, 2.6) + blurred(rays, 0.4)
    return out


def falling(sheet: Sheet) -> str:
    """Rain, snow and fog in front of everything."""
    dice, out = sheet.dice, ""
    if {"rain", "storm"} & set(sheet.weathers):
        lean = dice.uniform(0.2, 0.34)
        for _ in range(round(190 * sheet.width / 100)):
            near = dice.random() ** 2.2  # many thin ones far off, few near by
            x, y, size = dice.uniform(0, sheet.width + 30), dice.uniform(-12, 100), 4 + 11 * near
            half, foot = 0.08 + 0.13 * near, (x - size * lean, y + size)
            out += polygon([(x, y), (foot[0] - half, foot[1]), (foot[0] + half, foot[1])], "#e4f0fb", 0.2 + 0.3 * near)
    if "snowfall" in sheet.weathers:
        wild = "blizzard" in sheet.weathers
        for k in range(round((150 if wild else 50) * sheet.width / 100)):
            where = dice.uniform(0, sheet.width), dice.uniform(0, 100)
            out += disc(
                where, dice.uniform(0.45, 1.0) if k % 9 else dice.uniform(1.3, 1.9), "#ffffff", 0.9 if k % 9 else 0.55
            )
        out += driven(sheet, (255, 255, 255)) if wild else ""
    if "sandstorm" in sheet.weathers:
        out += driven(sheet, (226, 186, 130))
    if "fog" in sheet.weathers:
        for k in range(round(16 * max(1.0, sheet.width / 100))):
            where = sheet.width * dice.uniform(-0.1, 1.1), 38 + 56 * k / 16 + dice.uniform(-4, 4)
            out += glow(where, dice.uniform(34, 60), (238, 242, 245), 0.5, dice.uniform(0.16, 0.26))
    return out


def driven(sheet: Sheet, tone: Colour) -> str:
    """Snow or sand that a storm drives along: streaks, all one way, and thick air between."""
    dice, lean, out = sheet.dice, sheet.dice.choice((-1, 1)) * sheet.dice.uniform(0.8, 1.6), ""
    sand = "sandstorm" in sheet.weathers  # that flies flat
    for _ in range(round(110 * sheet.width / 100)):
        x, y, size = dice.uniform(-10, sheet.width + 10), dice.uniform(-4, 100), dice.uniform(1.5, 5.5)
        end = (x + 2.2 * lean * size, y + 0.25 * size) if sand else (x + lean * size, y + size)
        out += line([(x, y), end], css(tone), (0.1 if sand else 0.2) + 0.06 * size, dice.uniform(0.25, 0.6))
    air = css(mix(tone, (244, 248, 252), 0.15 if sand else 1.0))
    veils = "".join(
        oval((sheet.width * dice.random(), 20 + 13 * k), (sheet.width * 0.6, 7), air, 0.5 if sand else 0.3)
        for k in range(6)
    )
    return blurred(veils, 3.0) + blurred(out, 0.22)
