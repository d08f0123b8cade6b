"""Waves by rule: swell with foam on its crests, pointed in a storm."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.vector import blurred, mix, oval, polygon, relief

if TYPE_CHECKING:
    from generator.vector import Colour, Sheet

STORMY = 2.0  # how high waves are that have points


def swell(sheet: Sheet, level: float, colour: Colour, alpha: float = 1.0, high: float = 1.4) -> str:
    """A near wave, light at its crest, with foam, pointed in a storm: it hides what stands in the water."""
    phase, long, steep = sheet.dice.uniform(0, 6), sheet.dice.uniform(5, 7.5), high > STORMY
    points = []
    for x in (sheet.width * t / 88 for t in range(-2, 93)):
        soft = math.sin(x / long + phase) * (0.8 + 0.5 * math.sin(x / 17 + 2 * phase))
        crest = 1.6 * math.sqrt(abs(math.sin((x / long + phase) / 1.5))) - 1 if steep else soft
        points.append((x, level + high * crest + 0.3 * high * math.sin(x / 2.7 + phase)))
    out = relief(points, mix(colour, (190, 236, 244), 0.4), colour, 9, alpha)
    under = [(x, y + foam_at(x, y - level, high, phase)) for x, y in points]
    foam = polygon([*points, *reversed(under)], "#ffffff", 0.66)
    for x, y in points[::10]:
        foam += oval((x, y + sheet.dice.uniform(1.8, 4)), (sheet.dice.uniform(1.2, 3.2), 0.2), "#ffffff", 0.34)
    return out + blurred(foam, 0.12)


def foam_at(x: float, low: float, high: float, phase: float) -> float:
    """How thick the foam of a wave is: thick in patches and on its crests, next to nothing between."""
    patch = 0.5 + 0.5 * math.sin(x / 6.1 + phase + 1.7 * math.sin(x / 9.3))
    return 0.12 + (0.35 + 0.35 * high) * patch**2 * max(0.15, 0.6 - low / high)
