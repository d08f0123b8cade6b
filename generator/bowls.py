"""Food that was said to be in a bowl or a basket: heaped, with what it is in drawn by rule behind and before it."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from generator.belongings import written
from generator.company import round_body
from generator.vector import blurred, clipped, css, fade, mix, oval

if TYPE_CHECKING:
    from generator.references import Part
    from generator.spots import Spot
    from generator.vector import Colour

BOWL = re.compile(r"\bbowls? (?:full )?of\b|\bin (?:a|the) (?:\w+ )?bowl\b|\bbaskets? (?:full )?of\b|\bfruit basket")
WIDE, FULL = 0.7, 0.4  # how wide a bowl is, of the short side; how large each thing in it, of that
PLACES = (
    (0.01, -0.03),
    (-0.27, 0.05),
    (0.27, 0.06),
    (-0.11, 0.11),
    (0.13, 0.12),
)  # of its width: where things lie, from far to near, below the rim
RIM, DEEP = 0.33, 0.075  # of its width: how high the rim is above its foot, half how deep it looks
CLAY: tuple[Colour, ...] = ((226, 232, 236), (92, 138, 168), (204, 120, 84), (148, 98, 58), (120, 156, 128))
DIM, SHADY = "#140a0c", (34, 20, 34)
BASKET, WICKER = re.compile(r"\bbasket", re.IGNORECASE), (198, 142, 82)
ROWS, STRANDS, HANDLE = 6, 11, 1.25  # of a basket's weave; how high its handle is, of half its width


def bowled(
    text: str, parts: tuple[Part, ...], spots: list[Spot], size: tuple[int, int]
) -> tuple[list[Spot], tuple[str, str]]:
    """Food that was said to be in a bowl, heaped, and what is drawn of the bowl behind and in front of it."""
    food = [part.concept is not None and part.concept.kind == "food" for part in parts]
    own = written()["stands"]["none"]
    bare = [spot for spot in spots if (concept := parts[spot.part].concept) is None or not own & concept.words]
    if not BOWL.search(text.lower()) or not bare or not all(food):
        return spots, ("", "")
    wide, foot = WIDE * min(size), max(spot.foot for spot in spots)
    middle, rim = size[0] / 2 + 0.1 * (bare[0].x - size[0] / 2), foot - RIM * wide
    heap = []
    for k, (aside, below) in enumerate(PLACES):
        spot = bare[k % len(bare)]
        large = FULL * wide / max(spot.width, spot.height)
        small = replace(spot, width=large * spot.width, height=large * spot.height, tilt=0.0, lies=False, stand="")
        there = replace(small, x=middle + aside * wide, foot=rim + below * wide, depth=bare[0].depth + 0.01 * k)
        heap.append(replace(there, shadow=False, touches=True))
    share = 100 / size[1]
    at = middle * share, rim * share, wide * share / 2
    return heap, basket(at) if BASKET.search(text) else bowl(at, CLAY[round(spots[0].x) % len(CLAY)])


def bowl(at: tuple[float, float, float], clay: Colour) -> tuple[str, str]:
    """A bowl: its inside and its shadow, and its front; `at`: the middle of its rim, and half its width."""
    x, y, half = at
    deep, high = 2 * DEEP * half, 2 * RIM * half
    inside = blurred(oval((x + 2, y + high), (0.72 * half, 0.1 * half), DIM, 0.6), 1.4)
    inside += oval((x, y), (half, deep), css(mix(clay, (255, 255, 255), 0.4)))
    inside += oval((x, y + 0.5), (0.94 * half, 0.84 * deep), css(mix(clay, (30, 16, 20), 0.55)))
    light = mix(clay, (255, 255, 255), 0.4)
    edge = f"M{x - half:.2f} {y:.2f}A{half:.2f} {deep:.2f} 0 0 0 {x + half:.2f} {y:.2f}"
    low, base = y + high, 0.36 * half
    side = f"Q{x + 0.86 * half:.2f} {low - 0.12 * high:.2f} {x + base:.2f} {low:.2f}L{x - base:.2f} {low:.2f}"
    body = f"{edge}{side}Q{x - 0.86 * half:.2f} {low - 0.12 * high:.2f} {x - half:.2f} {y:.2f}Z"
    out = round_body("clay", clay, SHADY) + f'<path d="{body}" fill="url(#clay)"/>'
    out += f'<path d="{edge}" fill="none" stroke="{css(light)}" stroke-width="{0.045 * half:.2f}"/>'
    return inside, out + blurred(oval((x - 0.42 * half, y + 0.5 * high), (0.1 * half, 0.2 * half), "#ffffff", 0.4), 1)


def basket(at: tuple[float, float, float]) -> tuple[str, str]:
    """A wicker basket with a handle over it: what is behind the food, and its woven front."""
    x, y, half = at
    deep, high, base = 2 * DEEP * half, 2.3 * RIM * half, 0.74 * half
    dark, light = mix(WICKER, (56, 26, 10), 0.6), mix(WICKER, (255, 238, 196), 0.45)
    arc = f"M{x - 0.92 * half:.2f} {y:.2f}C{x - 0.9 * half:.2f} {y - HANDLE * half:.2f}"
    arc += f" {x + 0.9 * half:.2f} {y - HANDLE * half:.2f} {x + 0.92 * half:.2f} {y:.2f}"
    inside = blurred(oval((x + 2, y + high), (1.0 * half, 0.12 * half), DIM, 0.6), 1.4)
    for tone, wide in ((dark, 0.13), (WICKER, 0.09), (light, 0.03)):
        inside += f'<path d="{arc}" fill="none" stroke="{css(tone)}" stroke-width="{wide * half:.2f}"/>'
    inside += oval((x, y), (half, deep), css(dark)) + oval(
        (x, y), (0.9 * half, 0.8 * deep), css(mix(dark, (0, 0, 0), 0.4))
    )
    edge = f"M{x - half:.2f} {y:.2f}A{half:.2f} {deep:.2f} 0 0 0 {x + half:.2f} {y:.2f}"
    low = f"L{x + base:.2f} {y + high:.2f}A{base:.2f} {0.7 * deep:.2f} 0 0 1 {x - base:.2f} {y + high:.2f}Z"
    weave, step = "", high / ROWS
    for row in range(ROWS + 1):
        level, reach = y + deep + (row - 0.2) * step, half - (half - base) * row / ROWS
        for k in range(STRANDS):
            where = 2 * (k + 0.5 * (row % 2)) / STRANDS - 1 + 1 / STRANDS
            sag = -deep * where * where
            middle, wide = (x + where * reach, level + sag), 1.02 * reach / STRANDS
            weave += oval((middle[0], middle[1] + 0.12 * step), (wide, 0.5 * step), css(dark))
            weave += oval(middle, (0.94 * wide, 0.42 * step), css(mix(WICKER, light, 0.5 * (row % 2))))
    shadow = fade(
        "round",
        [(0.0, (40, 18, 8), 0.4), (0.3, (255, 240, 210), 0.14), (0.6, (40, 18, 8), 0.0), (1.0, (40, 18, 8), 0.55)],
        across=True,
    )
    front = clipped(f'<path d="{edge}{low}"/>', f'<path d="{edge}{low}" fill="{css(dark)}"/>{weave}')
    front += f'{shadow}<path d="{edge}{low}" fill="url(#round)"/>'
    for tone, wide in ((dark, 0.14), (WICKER, 0.1), (light, 0.03)):
        front += f'<path d="{edge}" fill="none" stroke="{css(tone)}" stroke-width="{wide * half:.2f}"/>'
    return inside, front
