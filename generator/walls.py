"""The walls of a house that is seen from a corner: plaster, timber or logs, with windows and a door."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from generator.casements import SHUTTERS, Front, casement
from generator.lights import glow
from generator.skies import colours, shade
from generator.vector import DARK, Sheet, css, disc, graded, line, mix, oval, polygon, rect

if TYPE_CHECKING:
    from collections.abc import Sequence

    from generator.vector import Colour, Point

BEAM: Colour = (104, 66, 46)
STONE: Colour = (158, 150, 142)
GABLE, LONG, WALL, RISE = 23.0, 31.0, 17.0, 15.0  # how broad the gable and the side are, how high wall and roof


@dataclass(frozen=True, slots=True, kw_only=True)
class House:
    """Where a house stands and what it is made of, in the light of the hour.

    corner: the foot of the edge between gable and side; hand: 1 if the side goes back to the right, else -1.
    """

    corner: Point
    hand: int
    wall: Colour
    roof: Colour
    made: str  # of "plaster", "timber", "logs"
    bright: bool  # the side is towards the light

    def at(self, along: float, up: float) -> Point:
        """A point: along the side (positive, going back) or the gable (negative), up from the foot."""
        back = max(0.0, along) * 0.075
        return self.corner[0] + self.hand * along, self.corner[1] - up - back

    def shape(self, points: Sequence[Point], fill: str, alpha: float = 1.0) -> str:
        """A polygon through such points."""
        return polygon([self.at(*point) for point in points], fill, alpha)

    def stroke(self, points: Sequence[Point], fill: str, width: float, alpha: float = 1.0) -> str:
        """A line through such points."""
        return line([self.at(*point) for point in points], fill, width, alpha)


def side(sheet: Sheet, one: House) -> str:
    """The long wall with door and windows."""
    tone = one.wall if one.bright else mix(one.wall, shade(sheet, (58, 40, 84)), 0.34)
    out = one.shape([(0, 0), (0, WALL), (LONG, WALL), (LONG, 0)], css(tone)) + dressed(sheet, one, tone, (0, LONG))
    front = fronted(sheet, tone, one)
    for along in (7.0, 25.0):
        x, y = one.at(along, 12.2)
        out += casement(sheet, front, (x - 2.5, y, 5, 6.2))
    return out + door(sheet, one, one.at(15.8, 0))


def gable(sheet: Sheet, one: House) -> str:
    """The wall under the gable, with a window and a smaller one above it."""
    tone = mix(one.wall, shade(sheet, (58, 40, 84)), 0.34) if one.bright else one.wall
    outline = [(0, 0), (0, WALL), (-GABLE / 2, WALL + RISE), (-GABLE, WALL), (-GABLE, 0)]
    defined, fill = graded(one.corner[1] - WALL - RISE, WALL + RISE, mix(tone, (255, 246, 220), 0.12), tone)
    out = defined + one.shape(outline, fill) + dressed(sheet, one, tone, (-GABLE, 0))
    x, y = one.at(-GABLE / 2, 13.4)
    front = fronted(sheet, tone, one)
    out += casement(sheet, front, (x - 3.2, y, 6.4, 7.2))
    attic = one.at(-GABLE / 2, WALL + 5.6)
    lit = sheet.time in DARK
    out += disc(attic, 2.4, css(front.trim)) + disc(
        attic, 1.8, "#ffdf94" if lit else css(mix(tone, colours(sheet)[0], 0.6))
    )
    return out + line([(attic[0] - 1.8, attic[1]), (attic[0] + 1.8, attic[1])], css(front.trim), 0.35)


def fronted(sheet: Sheet, tone: Colour, one: House) -> Front:
    """How its windows are made."""
    framed = one.made == "plaster"
    trim = shade(sheet, (252, 244, 230) if framed else mix(BEAM, (255, 240, 210), 0.25))
    return Front(
        wall=tone, trim=trim, shutter=shade(sheet, SHUTTERS[2]) if framed and one.bright else None, arched=False
    )


def dressed(sheet: Sheet, one: House, tone: Colour, span: tuple[float, float]) -> str:
    """What a wall shows of its making: a stone foot; beams; or logs with their ends."""
    (start, end), dice, dark = span, sheet.dice, mix(tone, (30, 16, 40), 0.5)
    if one.made == "logs":
        out = ""
        for k in range(8):
            up = WALL * k / 8
            shine = css(mix(tone, (255, 226, 170), 0.22))
            out += one.stroke([(start, up + 1.5), (end, up + 1.5)], shine, 0.5, 0.7)
            out += one.stroke([(start, up), (end, up)], css(dark), 0.45, 0.8)
            for along in (start + 0.3, end - 0.3):
                out += disc(one.at(along, up + 1.1), 1.05, css(mix(tone, (255, 230, 180), 0.35)))
                out += disc(one.at(along, up + 1.1), 0.5, css(dark), 0.5)
        return out
    stone = shade(sheet, STONE)
    out = one.shape([(start, 0), (start, 2.6), (end, 2.6), (end, 0)], css(stone))
    for k in range(int((end - start) / 2.6)):
        spot = one.at(start + 1.4 + 2.6 * k, 1.3 + dice.uniform(-0.3, 0.3))
        out += oval(spot, (1.15, 0.8), css(mix(stone, dice.choice(((255, 250, 240), (50, 46, 66))), 0.2)))
    if one.made == "timber":
        beam = css(shade(sheet, BEAM))
        for share in (0, 0.25, 0.5, 0.75, 1):
            along = start + (end - start) * share
            out += one.stroke([(along, 2.6), (along, WALL)], beam, 0.9)
        out += "".join(one.stroke([(start, up), (end, up)], beam, 0.9) for up in (2.8, WALL * 0.55, WALL))
        for share in (0.0, 0.75):
            left, right = start + (end - start) * share, start + (end - start) * (share + 0.25)
            out += one.stroke([(left, 3), (right, WALL * 0.55)], beam, 0.7)
    return out


def door(sheet: Sheet, one: House, foot: Point) -> str:
    """A round-headed door of boards under a lamp, with a step."""
    x, y = foot
    leaf = shade(sheet, SHUTTERS[0] if one.made != "logs" else BEAM)
    dark = css(mix(leaf, (20, 14, 30), 0.45))
    out = disc((x, y - 8.6), 3.4, dark) + rect((x - 3.4, y - 8.6, 6.8, 8.6), dark)
    out += disc((x, y - 8.6), 2.8, css(leaf)) + rect((x - 2.8, y - 8.6, 5.6, 8.6), css(leaf))
    out += "".join(line([(x + dx, y - 10.4), (x + dx, y)], dark, 0.22) for dx in (-1.4, 0, 1.4))
    out += disc((x + 1.9, y - 4.6), 0.4, "#f4d488") + rect((x - 4, y - 0.4, 8, 1.2), css(shade(sheet, STONE)), 1, 0.3)
    lamp = x + 4.6, y - 9.4
    out += glow(lamp, 9, (255, 206, 120), 0.7) if sheet.time in DARK else ""
    return out + oval(lamp, (0.6, 0.9), "#ffeebc")
