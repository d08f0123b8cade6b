"""Skies by rule: the colours of the hour and of the weather, and the light that they lay on the land."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.clouds import clouds
from generator.tempests import bolt, eclipse, fireworks, meteors, whirl
from generator.vector import LAND, Sheet, fade, mix, rect
from generator.weathers import aurora, moon, rainbow, stars, sun

if TYPE_CHECKING:
    from generator.vector import Colour

    Stops = tuple[Colour, Colour, Colour]

SKIES: dict[str, tuple[Stops, ...]] = {  # top, middle, at the horizon: the seed chooses
    "day": (
        ((46, 128, 216), (118, 190, 244), (226, 244, 250)),
        ((58, 142, 206), (138, 206, 232), (246, 244, 224)),
        ((70, 138, 226), (150, 204, 250), (238, 246, 255)),
    ),
    "dawn": (
        ((104, 140, 208), (240, 176, 184), (255, 232, 186)),
        ((126, 128, 200), (246, 168, 160), (255, 222, 160)),
    ),
    "dusk": (
        ((52, 36, 104), (214, 76, 96), (255, 190, 84)),
        ((38, 44, 112), (196, 84, 124), (255, 174, 104)),
        ((76, 32, 92), (232, 92, 70), (255, 208, 96)),
    ),
    "night": (
        ((8, 12, 44), (20, 34, 92), (66, 84, 152)),
        ((12, 10, 48), (34, 30, 96), (92, 78, 150)),
        ((4, 18, 44), (12, 50, 92), (56, 104, 142)),
    ),
}
GREY: Colour = (116, 126, 140)
VEILED = {  # how grey the sky gets
    "storm": 0.78, "tornado": 0.7, "blizzard": 0.7, "rain": 0.55, "fog": 0.5, "snowfall": 0.35, "clouds": 0.15,
}  # fmt: skip
SAND: Colour = (214, 170, 112)
CLOUDLESS = frozenset({"sandstorm", "fog", "eclipse", "tornado", "meteors"})  # thick air, clear skies, an own cloud
DARKENED = frozenset({"storm", "tornado"})
SHADES: dict[str, tuple[Colour, float]] = {  # what the light does to the colours of the land
    "day": ((255, 255, 255), 0.0),
    "dawn": ((255, 190, 160), 0.2),
    "dusk": ((96, 40, 78), 0.42),
    "night": ((14, 24, 72), 0.58),
}


def shade(sheet: Sheet, colour: Colour) -> Colour:
    """A colour of the land in the light of the hour and the weather."""
    toward, share = SHADES[sheet.time]
    veil = max((VEILED.get(w, 0.0) for w in sheet.weathers), default=0.0)
    return mix(mix(colour, toward, share), (64, 72, 88), veil * 0.4)


def colours(sheet: Sheet) -> Stops:
    """The sky's colours from top to horizon."""
    veil = max((VEILED.get(w, 0.0) for w in sheet.weathers), default=0.0)
    gloom = 0.45 if "storm" in sheet.weathers else 0.3 if "tornado" in sheet.weathers else 0.0
    dark = {"night": 0.66, "dusk": 0.35}.get(sheet.time, gloom)
    grey = mix(mix(GREY, (206, 212, 220), 0.0 if DARKENED & {*sheet.weathers} else 0.5), (16, 20, 44), dark)
    palettes = SKIES[sheet.time]
    top, middle, low = (mix(c, grey, veil) for c in palettes[sheet.mood % len(palettes)])
    if "sandstorm" in sheet.weathers:
        dim = 0.6 if sheet.time == "night" else 0.0
        return tuple(mix(mix(c, SAND, 0.82), (30, 22, 40), dim) for c in (top, middle, low))  # type: ignore[return-value]
    return top, middle, low


def sky(sheet: Sheet, horizon: float = 100.0, sunken: float = 0.0) -> str:
    """Everything above the horizon; `sunken` is how far houses or peaks rise above it, so that a low sun shows."""
    top, middle, low = colours(sheet)
    steps = [(0.0, top, 1.0), (0.35, mix(top, middle, 0.55), 1.0), (0.68, middle, 1.0), (1.0, low, 1.0)]
    body = fade("sky", steps) + rect((0, 0, sheet.width, horizon + 1), "url(#sky)")
    dark = sheet.time == "night" and not {"storm", "rain", "fog"} & set(sheet.weathers)
    body += stars(sheet, horizon) if dark or "stars" in sheet.weathers else ""
    for weather, draw in DRAWN.items():
        body += draw(sheet, horizon - sunken) if weather in sheet.weathers else ""
    return (
        body
        + ("" if CLOUDLESS & {*sheet.weathers} else clouds(sheet, horizon))
        + "".join(draw(sheet, horizon) for weather, draw in BEFORE.items() if weather in sheet.weathers)
        + LAND
    )


DRAWN = {
    "aurora": aurora, "moon": moon, "sun": sun, "rainbow": rainbow, "fireworks": fireworks, "meteors": meteors,
    "eclipse": eclipse,
}  # fmt: skip
BEFORE = {"storm": bolt, "tornado": whirl}  # what comes down from the clouds
