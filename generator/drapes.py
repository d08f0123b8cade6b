"""Velvet by rule: where precious things are shown."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.behind import LAMPS, WARM, bokeh, harmonious
from generator.lights import glow, sparks
from generator.skies import shade
from generator.stills import stand
from generator.vector import Sheet, blurred, css, graded, mix, oval, polygon, rect

if TYPE_CHECKING:
    from generator.vector import Colour

VELVETS: tuple[tuple[Colour, Colour], ...] = (
    ((126, 26, 52), (40, 8, 30)),
    ((36, 50, 116), (12, 12, 44)),
    ((24, 92, 84), (6, 30, 38)),
    ((92, 42, 116), (28, 10, 48)),
)


def velvet(sheet: Sheet) -> Backdrop:
    """Folds of velvet in the dark, a pool of warm light, gold dust in the air; what is precious lies on a cushion."""
    light, deep = (shade(sheet, tone) for tone in harmonious_pair(sheet))
    defined, fill = graded(0, 100, mix(light, deep, 0.3), deep)
    out = defined + rect((0, 0, sheet.width, 102), fill)
    folds, dice = "", sheet.dice
    for k in range(round(13 * sheet.width / 100)):
        x = sheet.width * (k + dice.random()) / (13 * sheet.width / 100)
        folds += polygon(
            [(x, -2), (x + dice.uniform(2, 4), -2), (x + dice.uniform(1, 6), 76), (x - 1, 76)],
            css(mix(light, WARM, 0.14)),
            0.4,
        )
        folds += polygon([(x + 3, -2), (x + 5.5, -2), (x + 6, 76), (x + 3, 76)], css(deep), 0.5)
    out += blurred(folds, 1.3) + glow((sheet.width / 2, 42), 56, (255, 214, 150), 0.5)
    defined, fill = graded(70, 32, mix(light, deep, 0.25), mix(deep, (0, 0, 0), 0.3))
    out += blurred(oval((sheet.width / 2, 102), (sheet.width * 0.9, 30), css(mix(light, deep, 0.55))), 1.2)
    out += glow((sheet.width / 2, 84), 44, (255, 214, 160), 0.5, 0.3) + bokeh(sheet, LAMPS[:3], 9, 0.2)
    out += sparks(sheet, 10, 70, (255, 226, 160), 12)
    return Backdrop(behind=out, horizon=72, floor=74 if stand(sheet) else 80, stand=stand(sheet))


def harmonious_pair(sheet: Sheet) -> tuple[Colour, Colour]:
    """A velvet, its light and its dark."""
    lights = harmonious(sheet, tuple(light for light, _ in VELVETS))
    return next(pair for pair in VELVETS if pair[0] == lights)
