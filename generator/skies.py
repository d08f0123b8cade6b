"""Skies by rule: time of day, sun, moon, stars, clouds, rainbow, northern lights, and the weather that falls in front."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.vector import Sheet, css, disc, fade, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour

SKIES: dict[str, tuple[Colour, Colour, Colour]] = {  # top, middle, at the horizon
    "day": ((74, 156, 234), (142, 200, 246), (214, 238, 252)),
    "dawn": ((118, 152, 214), (246, 184, 178), (255, 228, 178)),
    "dusk": ((66, 48, 112), (226, 96, 84), (255, 196, 96)),
    "night": ((10, 14, 44), (24, 34, 84), (56, 72, 128)),
}
GREY: Colour = (116, 126, 140)
VEILED = {"storm": 0.72, "rain": 0.5, "fog": 0.45, "snowfall": 0.35, "clouds": 0.12}  # how grey the sky gets
SHADES: dict[str, tuple[Colour, float]] = {  # what the light does to the colours of the land
    "day": ((255, 255, 255), 0.0),
    "dawn": ((255, 190, 160), 0.18),
    "dusk": ((98, 44, 66), 0.36),
    "night": ((14, 22, 58), 0.58),
}


def shade(sheet: Sheet, colour: Colour) -> Colour:
    """A colour of the land in the light of the hour and the weather."""
    toward, share = SHADES[sheet.time]
    veil = max((VEILED.get(w, 0.0) for w in sheet.weathers), default=0.0)
    return mix(mix(colour, toward, share), (64, 72, 88), veil * 0.4)


def tint(time: str) -> tuple[float, float, float]:
    """Factors for the colours of things that stand in the scene."""
    return {"day": (1.0, 1.0, 1.0), "dawn": (1.0, 0.96, 0.92), "dusk": (1.0, 0.9, 0.84), "night": (0.82, 0.86, 0.98)}[
        time
    ]


def colours(sheet: Sheet) -> tuple[Colour, Colour, Colour]:
    """The sky's colours from top to horizon."""
    veil = max((VEILED.get(w, 0.0) for w in sheet.weathers), default=0.0)
    dark = {"night": 0.62, "dusk": 0.35}.get(sheet.time, 0.42 if "storm" in sheet.weathers else 0.0)
    grey = mix(mix(GREY, (206, 212, 220), 0.0 if "storm" in sheet.weathers else 0.5), (16, 20, 40), dark)
    top, middle, low = (mix(c, grey, veil) for c in SKIES[sheet.time])
    return top, middle, low


def sky(sheet: Sheet, horizon: float = 100.0, sunken: float = 0.0) -> str:
    """Everything above the horizon; `sunken` is how far below what stands there the horizon lies, so that a low sun shows."""
    top, middle, low = colours(sheet)
    body = fade("sky", [(0, top, 1), (0.6, middle, 1), (1, low, 1)]) + rect(
        (0, 0, sheet.width, horizon + 1), "url(#sky)"
    )
    body += (
        stars(sheet, horizon)
        if (sheet.time == "night" and "storm" not in sheet.weathers) or "stars" in sheet.weathers
        else ""
    )
    for weather, draw in (("aurora", aurora), ("moon", moon), ("sun", sun), ("rainbow", rainbow)):
        body += draw(sheet, horizon - sunken) if weather in sheet.weathers else ""
    body += bolt(sheet, horizon) if "storm" in sheet.weathers else ""
    return body + clouds(sheet, horizon)


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


def clouds(sheet: Sheet, horizon: float) -> str:
    """Flat-bottomed heaps; more of them when the weather says so."""
    heavy = {"storm", "rain", "clouds", "snowfall"} & set(sheet.weathers)
    clear = sheet.time == "night" or "aurora" in sheet.weathers
    low_sun = sheet.time in ("dusk", "dawn") and "sun" in sheet.weathers
    count = (6 if heavy else 0 if clear else 2 if low_sun else 3) * max(1, round(sheet.width / 100))
    top, _, low = colours(sheet)
    white = mix((255, 255, 255), low if sheet.time in ("dusk", "dawn") else top, 0.3 if sheet.time != "day" else 0.06)
    fill = css(mix(white, (70, 78, 94), 0.5 if "storm" in sheet.weathers else 0.2 if "rain" in sheet.weathers else 0))
    out = ""
    for k in range(count):
        x = sheet.width * ((k + sheet.dice.uniform(0.15, 0.85)) / count)
        out += cloud(
            (x, sheet.dice.uniform(0.1, 0.46) * horizon), sheet.dice.uniform(5, 9) * (1.3 if heavy else 1), fill
        )
    return out


def cloud(where: tuple[float, float], size: float, fill: str, alpha: float = 0.92) -> str:
    """One heap of cloud, its size the radius of its middle."""
    x, y = where
    puffs = ((0, 0, 1), (-1.05, 0.28, 0.72), (1.1, 0.22, 0.78), (-1.9, 0.5, 0.5), (1.95, 0.48, 0.52))
    shape = "".join(disc((x + dx * size, y + dy * size), r * size, fill) for dx, dy, r in puffs)
    base = rect((x - 2.3 * size, y + 0.3 * size, 4.6 * size, 0.72 * size), fill, 1.0, 0.36 * size)
    return f'<g opacity="{alpha}">{shape}{base}</g>'


def rainbow(sheet: Sheet, horizon: float) -> str:
    """Seven rings, their lower half behind the land."""
    ring = ("#e8414b", "#f28a30", "#f8d648", "#58b85c", "#3f8fe0", "#4a55c0", "#8a4fb4")
    reach, wide = min(0.62 * sheet.width, 1.1 * horizon), 2.1
    centre = f'cx="{sheet.width / 2:.2f}" cy="{horizon + 8:.2f}"'
    return "".join(
        f'<circle {centre} r="{reach - k * wide:.2f}" fill="none" stroke="{c}" stroke-width="{wide + 0.15}" stroke-opacity=".82"/>'
        for k, c in enumerate(ring)
    )


def aurora(sheet: Sheet, horizon: float) -> str:
    """Curtains of light: each a strip of the sky between two waving lines, bright at its lower edge."""
    lights = (((90, 255, 170), 0.34), ((80, 220, 220), 0.3), ((170, 110, 255), 0.22))
    out = ""
    for k, (colour, low) in enumerate(lights):
        out += fade(f"aurora{k}", [(0, colour, 0), (0.75, colour, 0.55), (1, colour, 0.1)])
        phase, base = sheet.dice.uniform(0, 6), horizon * (low + 0.28 + 0.08 * k)
        xs = [sheet.width * t / 24 for t in range(-1, 26)]
        lower = [(x, base + 5 * math.sin(x / 13 + phase) + 2.5 * math.sin(x / 5 + phase)) for x in xs]
        upper = [(x, y - horizon * 0.42 - 4 * math.sin(x / 9 + phase)) for x, y in lower]
        out += polygon([*lower, *reversed(upper)], f"url(#aurora{k})")
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
