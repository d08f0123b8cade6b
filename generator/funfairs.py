"""A funfair by rule: a ferris wheel, striped tents, a carousel, stalls, flags and strings of lights over the way."""

from __future__ import annotations

from generator.backdrop import Backdrop
from generator.garlands import GAY, balloons, strings
from generator.lights import glow, mist
from generator.outdoors import GREENS, SUMMER
from generator.rides import GROUND, PAIRS, carousel, tent, wheel
from generator.rooftops import WHITE, snowy
from generator.skies import colours, shade, sky
from generator.stalls import lamplit, stall
from generator.trees import conifer, leafy
from generator.vector import DARK, Sheet, css, graded, mix, oval, polygon, relief, ridge


def funfair(sheet: Sheet) -> Backdrop:
    """The wheel on one side, a great tent on the other, stalls along the way that leads to them."""
    dice, side, air = sheet.dice, sheet.dice.choice((-1, 1)), colours(sheet)[2]
    behind = sky(sheet, GROUND - 6, 18) + trees(sheet)
    behind += glow((sheet.width / 2, GROUND - 10), 56, (255, 200, 130), 0.4) if sheet.time in DARK else ""
    grass = shade(sheet, WHITE if snowy(sheet) else GREENS[2])
    lawn = relief(ridge(sheet, GROUND - 2, 0.5, 20), mix(grass, air, 0.3), mix(grass, shade(sheet, (16, 70, 40)), 0.3))
    reach = min(27.0, 0.29 * sheet.width)
    behind += wheel(sheet, (sheet.width * (0.5 - 0.2 * side), GROUND - 5 - reach), reach) + mist(
        sheet, GROUND - 3, 12, air, 0.35
    )
    behind += lawn + way(sheet)
    behind += tent(sheet, (sheet.width * (0.5 + 0.27 * side), GROUND + 3), (30, 34), dice.choice(PAIRS))
    behind += carousel(sheet, (sheet.width * (0.5 - 0.33 * side), GROUND + 7), 22)
    behind += tent(sheet, (sheet.width * (0.5 + 0.02 * side), GROUND), (13, 14), dice.choice(PAIRS))
    for x, size in ((0.0, 23), (1.0, 25)):
        behind += stall(sheet, (sheet.width * x + (0.5 - x) * 14, GROUND + 19), size)
    behind += strings(sheet) + (balloons(sheet) if sheet.bare else "")
    return Backdrop(behind=behind, horizon=GROUND + 6, floor=93)


def trees(sheet: Sheet) -> str:
    """A wood behind it."""
    out, dice = "", sheet.dice
    for k in range(round(14 * sheet.width / 100)):
        foot = sheet.width * (k + dice.random()) / (14 * sheet.width / 100), GROUND
        tone = mix(shade(sheet, WHITE if snowy(sheet) else dice.choice(SUMMER)), colours(sheet)[2], 0.4)
        out += (conifer if snowy(sheet) else leafy)(sheet, foot, dice.uniform(11, 20), tone)
    return out


def way(sheet: Sheet) -> str:
    """The way of trodden sand, broader towards us, confetti on it."""
    dice, middle = sheet.dice, sheet.width / 2
    sand = lamplit(sheet, (236, 240, 246) if snowy(sheet) else (224, 196, 150))
    defined, fill = graded(GROUND, 31, mix(sand, colours(sheet)[2], 0.25), mix(sand, shade(sheet, (110, 76, 80)), 0.22))
    out = defined + polygon([(middle - 9, GROUND), (middle + 9, GROUND), (middle + 52, 101), (middle - 52, 101)], fill)
    for _ in range(round(90 * sheet.width / 100)):
        down = dice.random() ** 0.8
        at = middle + (9 + 43 * down) * dice.uniform(-0.95, 0.95), GROUND + 1 + 30 * down
        tone = dice.choice((*GAY, sand, sand))
        out += oval(at, (0.2 + 0.55 * down, 0.12 + 0.26 * down), css(mix(shade(sheet, tone), sand, 0.25)), 0.85)
    return out
