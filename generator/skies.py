"""Skies by rule: the colours of the hour and of the weather, the light on the land, clouds."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.vector import Sheet, css, disc, fade, mix, rect
from generator.weathers import aurora, bolt, fireworks, moon, rainbow, stars, sun

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
    "night": ((16, 26, 66), 0.52),
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
    """Everything above the horizon; `sunken` is how far houses or peaks rise above it, so that a low sun shows."""
    top, middle, low = colours(sheet)
    body = fade("sky", [(0, top, 1), (0.6, middle, 1), (1, low, 1)]) + rect(
        (0, 0, sheet.width, horizon + 1), "url(#sky)"
    )
    body += (
        stars(sheet, horizon)
        if (sheet.time == "night" and "storm" not in sheet.weathers) or "stars" in sheet.weathers
        else ""
    )
    for weather, draw in (
        ("aurora", aurora),
        ("moon", moon),
        ("sun", sun),
        ("rainbow", rainbow),
        ("fireworks", fireworks),
    ):
        body += draw(sheet, horizon - sunken) if weather in sheet.weathers else ""
    body += bolt(sheet, horizon) if "storm" in sheet.weathers else ""
    return body + clouds(sheet, horizon)


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
