"""Cherry trees in blossom by rule: clouds of pink over dark boughs, petals in the air and on the grass."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.flora import tufts
from generator.lights import mist, sparks
from generator.outdoors import GREENS
from generator.relief import hills, peak, trail
from generator.skies import colours, shade, sky
from generator.vector import DARK, Sheet, blob, blurred, css, disc, line, mix, oval, polygon, relief, ridge

if TYPE_CHECKING:
    from generator.vector import Colour, Point

PINKS: tuple[Colour, ...] = ((250, 176, 200), (244, 150, 184), (255, 206, 220), (252, 190, 208))
WHITES: tuple[Colour, ...] = ((255, 240, 244), (250, 226, 234), (255, 248, 248), (252, 234, 238))
BARK: Colour = (92, 62, 62)
GROUND = 73.0
FAR = 0.5  # of the air, on the trees at the back


def blossoms(sheet: Sheet) -> Backdrop:
    """One great tree where nobody stands, or two at the sides; an avenue where several were said; a mountain behind."""
    dice, air, several = sheet.dice, colours(sheet)[2], bool({"trees", "blossoms", "grove", "avenue"} & sheet.said)
    side = -1 if sheet.shines > 0.5 else 1  # noqa: PLR2004 - away from the light
    behind = sky(sheet, GROUND - 14, 10)
    blue = mix(shade(sheet, (126, 152, 196)), colours(sheet)[1], 0.4)
    behind += peak(
        sheet, (sheet.width * (0.5 + 0.3 * side), 62), dice.uniform(26, 34), (blue, mix(blue, air, 0.6)), 0.4
    )
    behind += "".join(hills(sheet, (57, 62), GREENS[:2], 4)) + mist(sheet, 60, 14, air, 0.4) + row(sheet)
    grass = shade(sheet, GREENS[2])
    behind += relief(
        ridge(sheet, GROUND - 6, 0.8, 24), mix(grass, air, 0.25), mix(grass, shade(sheet, (20, 70, 40)), 0.3)
    )
    path = sheet.width * dice.uniform(0.4, 0.6)
    behind += trail(
        sheet,
        (path, GROUND - 6),
        sheet.width * 0.5,
        mix(shade(sheet, (236, 210, 176)), shade(sheet, PINKS[2]), 0.3),
        34,
    )
    behind += tufts(sheet, GROUND + 6, mix(grass, shade(sheet, (20, 70, 30)), 0.35), 26) + fallen(sheet)
    alone = sheet.bare and not several
    places = (
        ((0.5 + 0.06 * side, 84.0, 74.0),)
        if alone
        else ((0.3, 76.0, 44.0), (0.72, 77.0, 46.0), (0.04, 88.0, 72.0), (0.96, 89.0, 74.0))
    )
    for x, level, tall in places:
        behind += cherry(sheet, (sheet.width * x, level), min(tall, 0.9 * sheet.width) * dice.uniform(0.95, 1.05))
    behind += sparks(sheet, 30, 84, (255, 214, 230), 12) if sheet.time in DARK else ""
    return Backdrop(
        behind=behind + petals(sheet, 46),
        front=petals(sheet, 14, 1.6),
        horizon=GROUND,
        floor=91,
        soft=0.03,
        blades=True,
    )


def row(sheet: Sheet) -> str:
    """Blossoming trees far off."""
    dice, out = sheet.dice, ""
    for k in range(round(11 * sheet.width / 100)):
        foot = sheet.width * (k + dice.random()) / (11 * sheet.width / 100), 69 + dice.uniform(-1, 1)
        tone = mix(lit(sheet, dice.choice(PINKS)), colours(sheet)[2], FAR)
        for _ in range(7):
            at = foot[0] + dice.gauss(0, 3), foot[1] - 5 - dice.uniform(0, 7)
            out += blob(at, dice.uniform(2, 3.6), dice, css(mix(tone, (255, 255, 255), 0.2 * dice.random())))
    return out


def lit(sheet: Sheet, tone: Colour) -> Colour:
    """A blossom's colour: pale things keep some of the light that is left."""
    return mix(shade(sheet, tone), tone, 0.3)


def cherry(sheet: Sheet, foot: Point, tall: float) -> str:
    """One tree: a bent trunk, boughs that spread, puffs of blossom dark below and light above."""
    (x, y), dice = foot, sheet.dice
    hues = WHITES if "white" in sheet.said else PINKS
    bark, lean = shade(sheet, BARK), dice.uniform(-0.07, 0.07)
    out = blurred(oval((x, y + 0.3), (0.3 * tall, 0.035 * tall), css(shade(sheet, (40, 40, 70))), 0.35), 0.6)
    fork = x + lean * tall, y - 0.34 * tall
    trunk = [(x - 0.06 * tall, y), (x - 0.035 * tall, y - 0.1 * tall), (fork[0] - 0.03 * tall, fork[1])]
    trunk += [(fork[0] + 0.03 * tall, fork[1]), (x + 0.04 * tall, y - 0.1 * tall), (x + 0.075 * tall, y + 0.005 * tall)]
    wood = polygon(trunk, css(bark))
    shine = -1 if sheet.shines * sheet.width < x else 1
    wood += line(
        [(x + shine * 0.03 * tall, y - 0.04 * tall), (fork[0] + shine * 0.02 * tall, fork[1])],
        css(mix(bark, (255, 220, 200), 0.35)),
        0.012 * tall,
        0.7,
    )
    tips = []
    for turn in (-1.25, -0.75, -0.25, 0.3, 0.8, 1.3):
        reach = tall * dice.uniform(0.3, 0.4) * (1 - 0.1 * abs(turn))
        tip = fork[0] + reach * math.sin(turn), fork[1] - reach * math.cos(turn) * 0.85
        knee = (fork[0] + tip[0]) / 2, (fork[1] + tip[1]) / 2 + 0.03 * tall
        wood += line([fork, knee, tip], css(bark), 0.028 * tall)
        tips += [tip, knee]
    return out + puffs(sheet, tips, tall, (hues, 0)) + wood + puffs(sheet, tips, tall, (hues, 1))


def puffs(sheet: Sheet, tips: list[Point], tall: float, layer: tuple[tuple[Colour, ...], int]) -> str:
    """Blossom about the ends of boughs: shaded clouds behind the wood, or lighter tufts and single ones before it."""
    (hues, near), dice, out = layer, sheet.dice, ""
    deep, air = (
        mix(lit(sheet, hues[1]), shade(sheet, (120, 60, 120)), 0.34),
        mix(colours(sheet)[2], (255, 255, 255), 0.5),
    )
    middle = sum(x for x, _ in tips) / len(tips), sum(y for _, y in tips) / len(tips)
    shine = -0.03 if sheet.shines * sheet.width < middle[0] else 0.03
    for x, y in tips:
        for _ in range(14 if near else 6):
            spread = 0.09 if near else 0.07
            at = x + dice.triangular(-2, 2) * spread * tall, y - 0.03 * tall + dice.triangular(-0.13, 0.13) * tall
            high = min(1.0, max(0.0, (middle[1] + 0.1 * tall - at[1]) / (0.34 * tall)))
            tone = mix(deep, lit(sheet, dice.choice(hues)), 0.35 + 0.65 * high if near else 0.3)
            size = dice.uniform(0.028, 0.06) * tall if near else dice.uniform(0.08, 0.125) * tall
            out += blob(at, size, dice, css(tone))
            if near:
                out += blob(
                    (at[0] + shine * tall * 0.5, at[1] - 0.22 * size), 0.6 * size, dice, css(mix(tone, air, 0.2))
                )
    if not near:
        return out + blob((middle[0], middle[1] - 0.02 * tall), 0.2 * tall, dice, css(deep))
    for _ in range(150):
        x, y = dice.choice(tips)
        at = x + dice.triangular(-0.19, 0.19) * tall, y - 0.03 * tall + dice.triangular(-0.15, 0.15) * tall
        tone = mix(lit(sheet, dice.choice(hues)), dice.choice(((255, 255, 255), (236, 110, 160))), 0.35)
        out += disc(at, dice.uniform(0.005, 0.011) * tall, css(tone))
    return out


def fallen(sheet: Sheet) -> str:
    """Petals on the ground, in drifts."""
    dice, out = sheet.dice, ""
    for _ in range(round(150 * sheet.width / 100)):
        y = GROUND - 4 + 30 * dice.random()
        size = 0.25 + 0.025 * (y - GROUND + 6)
        tone = css(lit(sheet, dice.choice(PINKS)))
        out += oval((sheet.width * dice.random(), y), (size * dice.uniform(0.8, 1.5), 0.42 * size), tone, 0.85)
    return out


def petals(sheet: Sheet, count: int, size: float = 0.8) -> str:
    """Petals that the wind carries."""
    dice, out = sheet.dice, ""
    for _ in range(round(count * sheet.width / 100)):
        x, y, turn = sheet.width * dice.random(), dice.uniform(8, 97), dice.uniform(0, 180)
        tone = css(lit(sheet, dice.choice(PINKS)))
        shape = oval((x, y), (size * dice.uniform(0.7, 1.2), 0.5 * size), tone, 0.92)
        out += f'<g transform="rotate({turn:.0f} {x:.2f} {y:.2f})">{shape}</g>'
    return out
