"""The beach by rule: surf on wet and dry sand, palms that lean in."""

from __future__ import annotations

from generator.backdrop import Backdrop
from generator.palms import footing, palm
from generator.skies import shade, sky
from generator.vector import (
    Sheet,
    blurred,
    css,
    land,
    mix,
    oval,
    relief,
    ridge,
)
from generator.waterside import far_land, water
from generator.waves import swell


def beach(sheet: Sheet) -> Backdrop:
    """Turquoise sea, surf, wet and dry sand, palms leaning in."""
    horizon, shore = sheet.dice.uniform(44, 51), sheet.dice.uniform(65, 69)
    sand, points = shade(sheet, (246, 220, 164)), ridge(sheet, shore, 2.4, 24)
    behind = sky(sheet, horizon) + far_land(sheet, horizon) + water(sheet, horizon, (30, 186, 196), (64, 160, 220))
    behind += swell(sheet, shore - 9, shade(sheet, (84, 206, 214)), 0.5, 0.9)
    behind += blurred(land([(x, y - 3) for x, y in points], "#ffffff", 0.85), 0.3) + land(
        [(x, y - 1.3) for x, y in points], css(mix(sand, shade(sheet, (150, 110, 80)), 0.45))
    )
    behind += relief([(x, y + 2) for x, y in points], mix(sand, shade(sheet, (170, 130, 90)), 0.3), sand, 10)
    behind += relief(
        [(x, y + 15) for x, y in ridge(sheet, shore, 2, 30)],
        mix(sand, (255, 252, 230), 0.35),
        mix(sand, shade(sheet, (190, 130, 80)), 0.45),
        26,
    )
    for _ in range(14):
        where, tone = (
            (sheet.dice.uniform(0, sheet.width), sheet.dice.uniform(78, 99)),
            sheet.dice.choice(((255, 250, 240), (236, 150, 130), (204, 176, 130))),
        )
        behind += oval(where, (1.2, 0.7), css(shade(sheet, tone)))
    for x, level, lean, tall in () if "palm" in sheet.things else trees(sheet):
        foot = sheet.width * x, level
        behind += palm(sheet, foot, tall, lean) + footing(sheet, foot, tall)
    return Backdrop(behind=behind, horizon=horizon + 20, floor=90, soft=0.02)


def trees(sheet: Sheet) -> list[tuple[float, float, float, float]]:
    """Where palms stand, from far to near: what is asked for near the middle, else at the sides, out of the way."""
    dice, side = sheet.dice, sheet.dice.choice((-1, 1))
    if "a-palm" in sheet.said:
        grove = [(0.5 + 0.3 * side, 82.0, -6.0 * side, 54.0), (0.5 - 0.33 * side, 85.0, 7.0 * side, 62.0)]
        aside = 0.07 if sheet.bare else 0.27  # of who is under it
        main = (0.5 - aside * side, 91.0 if sheet.bare else 87.0, 11.0 * side, dice.uniform(66, 72))
        return [*(grove if "palms" in sheet.said else ()), main]
    sides = dice.choice((((0.03, 5), (0.13, 9)), ((0.97, -5), (0.87, -9)), ((0.03, 6), (0.98, -5))))
    return [(x, 80.0, lean, dice.uniform(52, 66) * (1 - 0.3 * k)) for k, (x, lean) in enumerate(sides)]
