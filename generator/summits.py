"""Great mountains by rule, as part of the land: a peak over its range, valleys among mountains."""

from __future__ import annotations

from typing import TYPE_CHECKING

from generator.backdrop import Backdrop
from generator.flora import flowers, framed, tufts
from generator.lights import mist
from generator.outdoors import grove
from generator.polar import near_fir
from generator.relief import gap, peak, peaks
from generator.skies import colours, shade, sky
from generator.trees import conifer
from generator.vector import (
    Sheet,
    mix,
    relief,
    ridge,
)
from generator.waterside import water

if TYPE_CHECKING:
    from generator.vector import Colour

ROCK: tuple[tuple[Colour, Colour], ...] = (((150, 168, 206), (92, 108, 152)), ((222, 146, 106), (186, 92, 60)))
STEEP = frozenset({"alps", "himalayas", "peak", "peaks", "andes", "patagonia", "tibet", "nepal"})
WET = frozenset({"lake", "river", "stream", "fjord"})  # words with which there is water in the valley
VALLEYS = ("ranges", "peak", "backs", "lake")


def summit(sheet: Sheet) -> Backdrop:
    """One great mountain over its range, a lake of mist at its foot, firs and an alpine meadow before it."""
    x, air = sheet.width * (0.5 + sheet.dice.choice((-0.07, 0.07))), colours(sheet)[2]
    rock = mix(shade(sheet, (122, 134, 168)), air, 0.16)
    behind = sky(sheet, 72, 30) + peaks(sheet, 68, 30, mix(rock, air, 0.45), snow=0.4) + mist(sheet, 60, 22, air, 0.5)
    behind += peak(sheet, (x, 76), 62, (rock, mix(rock, air, 0.45)), 0.42) + mist(sheet, 73, 16, air, 0.6)
    ground = shade(sheet, (112, 170, 92))
    behind += relief(ridge(sheet, 73, 2, 24), mix(ground, rock, 0.3), mix(ground, shade(sheet, (30, 84, 60)), 0.5), 20)
    for k in range(round(16 * sheet.width / 100)):
        at = sheet.width * (k + sheet.dice.random()) / round(16 * sheet.width / 100)
        behind += conifer(
            sheet,
            (at, 78 + sheet.dice.uniform(-1, 2)),
            sheet.dice.uniform(7, 15),
            mix(shade(sheet, (40, 98, 80)), air, 0.2),
        )
    behind += relief(
        ridge(sheet, 83, 2, 30), mix(ground, (255, 252, 200), 0.2), mix(ground, shade(sheet, (30, 84, 60)), 0.5), 26
    )
    behind += grove(sheet, 80, autumn="autumn" in sheet.weathers) + tufts(
        sheet, 86, mix(ground, shade(sheet, (20, 70, 40)), 0.3), 26
    )
    return Backdrop(behind=behind, front=flowers(sheet, 94, 9), horizon=76, floor=92, soft=0.04, blades=True)


def mountains(sheet: Sheet) -> Backdrop:
    """Ranges behind each other, mist between them, firs, a lake or an alpine meadow: another valley for each seed."""
    cold = "snowfall" in sheet.weathers or "snowy" in sheet.said
    red = bool({"canyon", "canyons", "mesa"} & sheet.said)
    kinds = VALLEYS[:2] if STEEP & sheet.said else VALLEYS
    air, kind = colours(sheet), "ranges" if red or cold else kinds[sheet.mood % len(kinds)]
    kind = "lake" if WET & sheet.said and not red else kind
    far, near = mix(shade(sheet, ROCK[red][0]), air[1], 0.3), shade(sheet, ROCK[red][1])
    behind = sky(sheet, 72, 22) + ridges(sheet, kind, (far, near), red=red, cold=cold)
    ground = shade(sheet, (214, 156, 100) if red else (236, 242, 250) if cold else (112, 170, 92))
    deep = mix(ground, shade(sheet, (140, 74, 50) if red else (150, 182, 226) if cold else (30, 84, 60)), 0.5)
    behind += relief(ridge(sheet, 69, 2, 24), mix(ground, near, 0.3), deep, 20)
    for k in range(0 if red else round(sheet.dice.choice((7, 11, 17)) * sheet.width / 100)):
        fir = mix(shade(sheet, (40, 98, 80)), air[2], 0.24)
        foot = (sheet.width * (k + sheet.dice.random()) / 11) % sheet.width, 74
        behind += conifer(sheet, foot, sheet.dice.uniform(7, 14), fir, 0.9 * cold)
    behind += water(sheet, 72, (40, 110, 150), (130, 196, 216)) if kind == "lake" else ""
    behind += relief(ridge(sheet, 83 if kind == "lake" else 78, 2, 30), mix(ground, (255, 252, 200), 0.2), deep, 26)
    grass = mix(ground, shade(sheet, (20, 70, 40)), 0.3)
    behind += "" if cold or red else tufts(sheet, 84, grass, 26) + flowers(sheet, 89, sheet.dice.choice((0, 6)))
    front = near_fir(sheet) if cold else framed(sheet, grass, "stones none" if red else "bough blades stones none")
    return Backdrop(behind=behind, front=front, horizon=74, floor=91, soft=0.04, blades=not (cold or red))


def ridges(sheet: Sheet, kind: str, tones: tuple[Colour, Colour], *, red: bool, cold: bool) -> str:
    """The mountains themselves: two ranges, one great peak before a low range, or blue backs one behind the other."""
    (far, near), air = tones, colours(sheet)
    if kind == "backs" or (kind == "lake" and "fog" in sheet.weathers):
        out = ""
        for k in range(5):
            tone = mix(mix(near, shade(sheet, (52, 96, 110)), 0.4), air[2], 0.75 - 0.16 * k)
            swing = 6 - 0.6 * k
            out += relief(ridge(sheet, 42 + 6.5 * k, swing, 22), tone, mix(tone, air[2], 0.6), 16)
            out += mist(sheet, 52 + 6.5 * k, 9, air[2], 0.3)
        return out
    snow = 0.0 if red else 0.75 if cold else 0.4
    if kind == "peak":
        x = sheet.width * (0.5 + (0.2 if sheet.shines < 0.5 else -0.2))  # noqa: PLR2004 - away from the light
        tall = 56 * gap(sheet, (x, 71), 56)
        out = peaks(sheet, 68, 26, far, snow=snow) + mist(sheet, 62, 18, air[2], 0.5)
        return out + peak(sheet, (x, 71), tall, (near, mix(near, air[2], 0.5)), snow) + mist(sheet, 68, 14, air[2], 0.5)
    out = peaks(sheet, 66, 40, far, snow=0.0 if red else 0.45) + mist(sheet, 62, 18, air[2], 0.55)
    return out + peaks(sheet, 70, 30, near, snow=snow) + mist(sheet, 68, 14, air[2], 0.5)
