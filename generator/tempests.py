"""What happens in the sky, by rule: lightning, a whirlwind, falling stars, fireworks, an eclipse."""

from __future__ import annotations

import math
from itertools import pairwise
from typing import TYPE_CHECKING

from generator.lights import glow
from generator.vector import Sheet, blurred, css, disc, line, mix, oval, polygon

if TYPE_CHECKING:
    from random import Random

    from generator.vector import Colour, Point

DUST: Colour = (122, 112, 106)
BURSTS: tuple[Colour, ...] = (
    (255, 205, 84), (255, 100, 116), (110, 214, 255), (140, 250, 124), (224, 140, 255), (255, 238, 196),
)  # fmt: skip


def bolt(sheet: Sheet, horizon: float) -> str:
    """A stroke of lightning that thins out downward and branches, its glow, and the cloud that it lights."""
    dice = sheet.dice
    start = sheet.width * dice.choice((0.16, 0.84)), horizon * 0.06
    end = start[0] + dice.uniform(-9, 9), horizon * dice.uniform(0.88, 1.0)
    path, out = jagged(dice, start, end), ""
    shapes = [(path, 0.62)]
    for k in (9, 14, 19, 23):
        at, side = path[k], dice.choice((-1, 1))
        long = 0.5 * (end[1] - at[1]) * dice.uniform(0.6, 1.1)
        twig = jagged(dice, at, (at[0] + side * long * dice.uniform(0.5, 0.95), at[1] + long))
        shapes.append((twig, 0.32))
    for points, wide in shapes:
        out += tapered(points, "#fffdf4", wide)
    aura = line(path, "#8ea4ff", 3.4, 0.55) + "".join(line(twig, "#9db0ff", 1.5, 0.4) for twig, _ in shapes[1:])
    shine = glow(start, 34, (206, 216, 255), 0.6, 0.6) + glow(end, 12, (214, 222, 255), 0.4, 0.5)
    return shine + blurred(aura, 2.0) + blurred(line(path, "#dfe6ff", 1.3, 0.8), 0.5) + out


def jagged(dice: Random, start: Point, end: Point) -> list[Point]:
    """A broken line between two points: every piece is bent in its middle, five times over."""
    points = [start, end]
    for _ in range(5):
        bent = []
        for (x, y), (far_x, far_y) in pairwise(points):
            off = 0.2 * math.hypot(far_x - x, far_y - y) * dice.uniform(-1, 1)
            bent += [(x, y), ((x + far_x) / 2 + off, (y + far_y) / 2 - 0.3 * off)]
        points = [*bent, points[-1]]
    return points


def tapered(points: list[Point], colour: str, wide: float) -> str:
    """A line that thins out to nothing at its end."""
    last = len(points) - 1
    halves = [wide * (1 - k / last) ** 0.7 for k in range(last + 1)]
    left = [(x - half, y) for (x, y), half in zip(points, halves, strict=True)]
    right = [(x + half, y) for (x, y), half in zip(points, halves, strict=True)]
    return polygon([*left, *reversed(right)], colour)


def whirl(sheet: Sheet, horizon: float) -> str:
    """A whirlwind: a funnel of turning bands from a wide dark cloud down to the land, dust about its foot."""
    dice, phase, out = sheet.dice, sheet.dice.uniform(0, 6), ""
    grey = mix(mix(DUST, (70, 76, 92), 0.6), (20, 22, 44), {"night": 0.5, "dusk": 0.25}.get(sheet.time, 0.0))
    foot = sheet.width * dice.choice((0.32, 0.68)), horizon - 0.5
    sway = dice.choice((-1, 1)) * dice.uniform(5, 9)
    for k in range(64):
        t = k / 63
        half = 1.4 + 3.4 * t + 18 * t**3.2
        x = foot[0] + sway * t**1.3 + 1.6 * math.sin(5 * t + phase) * (1 - 0.4 * t)
        y = foot[1] - 0.92 * horizon * t
        tone = mix(grey, (236, 232, 226), 0.28 + 0.16 * math.sin(2.1 * k + phase))
        out += oval((x, y), (half, 0.9 + 2.2 * t), css(mix(tone, (30, 32, 48), 0.3)), 0.55)
        out += oval((x - 0.3 * half, y), (0.55 * half, 0.6 + 1.4 * t), css(mix(tone, (255, 255, 255), 0.25)), 0.3)
    cloud, dark = "", css(mix(grey, (30, 34, 50), 0.4))
    for _ in range(18):
        at = foot[0] + sway + dice.gauss(0, 22), horizon * 0.05 + dice.uniform(-3, 5)
        cloud += oval(at, (dice.uniform(14, 26), dice.uniform(4, 7)), dark, 0.6)
    return blurred(out, 0.5) + blurred(cloud, 2.0) + debris(dice, foot)


def debris(dice: Random, foot: Point) -> str:
    """Dust about the foot of a whirlwind, and what it has torn up."""
    dust, bits, tone = "", "", css(mix(DUST, (230, 214, 190), 0.3))
    for _ in range(30):
        at = foot[0] + dice.gauss(0, 7), foot[1] - abs(dice.gauss(0, 2.4))
        dust += disc(at, dice.uniform(1.2, 3.6), tone, 0.4)
    for _ in range(22):
        at = foot[0] + dice.gauss(0, 10), foot[1] - abs(dice.gauss(0, 9))
        bits += disc(at, dice.uniform(0.2, 0.5), "#3a3230", 0.8)
    return blurred(dust, 1.2) + bits


def meteors(sheet: Sheet, horizon: float) -> str:
    """Falling stars, all from one point of the sky, each a bright head before a tail that thins out."""
    dice, out = sheet.dice, ""
    side = dice.choice((-1, 1))
    root = sheet.width * (0.5 + 0.9 * side), -0.9 * horizon
    for k in range(round(13 * max(1.0, sheet.width / 100))):
        x, y = sheet.width * dice.uniform(0.02, 0.98), horizon * dice.uniform(0.05, 0.9)
        away = math.hypot(x - root[0], y - root[1])
        step = (x - root[0]) / away, (y - root[1]) / away
        long = dice.uniform(7, 26) * (1.25 if k % 4 == 0 else 0.8)
        wide = 0.24 + 0.012 * long
        tail = [(x - step[0] * long * t, y - step[1] * long * t) for t in (0.0, 0.25, 0.5, 0.75, 1.0)]
        out += blurred(tapered(tail, "#8fb4ff", 2.6 * wide), 0.7) if k % 4 == 0 else ""
        out += tapered(tail, "#f6f8ff", wide) + glow((x, y), 7 * wide, (214, 228, 255), 0.9)
        out += disc((x, y), 1.1 * wide, "#ffffff")
    return out


def fireworks(sheet: Sheet, horizon: float) -> str:
    """Bursts of sparks that fall apart, each bright at its end with a trail to the middle, in one colour."""
    dice, out = sheet.dice, ""
    count = max(1, round(5 * sheet.width / 100))
    for k in range(count):
        tone = dice.choice(BURSTS)
        x, y = sheet.width * (k + dice.uniform(0.2, 0.8)) / count, horizon * dice.uniform(0.2, 0.52)
        reach, light = dice.uniform(9, 17), css(mix(tone, (255, 255, 255), 0.65))
        out += glow((x, y), 1.5 * reach, tone, 0.4) + glow((x, y), 0.3 * reach, (255, 255, 255), 0.8)
        trails = ""
        for ray in range(34):
            turn, far = ray * math.tau / 34 + dice.uniform(-0.07, 0.07), reach * dice.choice((1.0, 0.94, 0.66, 0.4))
            path = [
                (x + far * t * math.cos(turn), y + far * (t * math.sin(turn) + 0.16 * t * t))
                for t in (1.0, 0.8, 0.6, 0.4, 0.2)
            ]
            trails += tapered(path, css(tone), 0.3) + disc(path[0], dice.uniform(0.3, 0.6), light)
        out += trails
    return out


def eclipse(sheet: Sheet, horizon: float) -> str:
    """A black sun: its corona streams out, and a bead of light at its rim."""
    dice, radius = sheet.dice, 9.0
    x, y = sheet.width * sheet.shines, min(24.0, 0.42 * horizon)
    out = glow((x, y), 5.2 * radius, (255, 214, 170), 0.5) + glow((x, y), 2.3 * radius, (255, 246, 226), 0.95)
    rays = ""
    for k in range(26):
        turn, long = math.tau * k / 26 + dice.uniform(-0.1, 0.1), radius * dice.uniform(1.5, 2.7)
        path = [(x + r * math.cos(turn), y + r * math.sin(turn)) for r in (0.9 * radius, long)]
        (foot_x, foot_y), across = path[0], (0.16 * radius * math.sin(turn), -0.16 * radius * math.cos(turn))
        foot = [(foot_x + way * across[0], foot_y + way * across[1]) for way in (-1, 1)]
        rays += polygon([foot[0], path[-1], foot[1]], "#fff2d8", 0.35)
    out += blurred(rays, 0.8) + disc((x, y), 1.05 * radius, "#fff6e0") + disc((x, y), radius, "#07070f")
    bead = x + 0.72 * radius, y - 0.72 * radius
    return out + glow(bead, 0.7 * radius, (255, 255, 255), 1.0) + disc(bead, 0.09 * radius, "#ffffff")
