"""A scene cut into pieces of paper: every drawing of its things, the setting in strips, each with a soft shadow.

Torch-free. Laid where they are at home, from far to near, the cutouts of one look are the scene again.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from dataclasses import replace
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image, ImageFilter

from generator.credits import sources
from generator.enlarging import roomy
from generator.hulls import floating
from generator.memory import Cutout
from generator.pasting import as_seen, layer
from generator.pots import fronted
from generator.rails import on_rails, railed
from generator.spots import RAISED
from generator.standing import dipped, rooted
from generator.stands import BEFORE, sunk_into
from generator.stems import stood_on
from generator.variants import BORNE_WITH, Variant, faults, plainness

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from numpy.typing import NDArray

    from generator.bank import Bank, Piece
    from generator.recipe import Source
    from generator.scene import Stage
    from generator.spots import Spot

NEAREST = 24  # things of a scene that are cut out, at most
RIVALS = 3  # drawings of one thing, of which the eye chooses
STRIPS = 5  # of a setting, at most
WASH = 2  # the first shapes of a setting: sky or wall, which are painted
LONG = 100  # shapes in one strip, beyond which it is cut in three
SHADOW = 0.34  # how dark under paper
BLUR = 0.012  # of the short side, and the shadow falls as far
SHARED = ("linearGradient", "radialGradient", "filter", "clipPath", "defs")  # what every strip may need
SVG = "http://www.w3.org/2000/svg"

ET.register_namespace("", SVG)


def cut_out(stage: Stage, bank: Bank, *, bare: bool = False) -> tuple[Cutout, ...]:
    """All cutouts of a layout, from far to near; `bare`: without the setting's own, since it stands on a picture."""
    behind = () if bare else strips(stage)
    things = (cutout for spot in stage.spots[-NEAREST:] for cutout in stacked(spot, stage, bank))
    front = laid(layer(stage.front, stage.size), (0, 0), stage)
    return (*behind, *things, *front)


def stacked(spot: Spot, stage: Stage, bank: Bank) -> Iterator[Cutout]:
    """What lies in a spot: plate, inside of a pot or rails, the drawings that could be there, the pot's front."""
    if spot.stand:
        drawing, means = (
            shaped(candidates(stage, spot.part, bank)[0], spot, stage, bank),
            (stage.seed, stage.light.time),
        )
        yield from laid(drawn_by(lambda canvas: stood_on(canvas, drawing, spot, means), stage), (0, 0), stage)
    if on_rails(spot, stage):
        yield from laid(drawn_by(lambda canvas: railed(canvas, spot, stage), stage), (0, 0), stage)
    yield from rivals(spot, stage, bank)
    if spot.stand in {*RAISED, *BEFORE}:
        over = fronted if spot.stand in RAISED else sunk_into
        yield from laid(drawn_by(lambda canvas: over(canvas, spot, stage.seed), stage), (0, 0), stage)


def drawn_by(draw: Callable[[NDArray[np.floating]], None], stage: Stage) -> NDArray[np.floating]:
    """What is drawn on a canvas without the canvas, (h, w, 4): it covers as far as black and white come out alike."""
    black, white = (np.full((*stage.size[::-1], 3), tone, np.float32) for tone in (0, 1))
    draw(black)
    draw(white)
    cover = 1 - (white - black).mean(-1, keepdims=True)
    return np.dstack([black / np.maximum(cover, 1e-4), cover]).clip(0, 1)


def rivals(spot: Spot, stage: Stage, bank: Bank) -> Iterator[Cutout]:
    """The drawings that could stand in a spot."""
    room, whole, concept = roomy(spot, stage), stage.size[0], stage.parts[spot.part].concept
    boat = spot.afloat and concept is not None and concept.kind == "vehicle"
    for number, piece in enumerate(candidates(stage, spot.part, bank)):
        drawing = shaped(piece, room, stage, bank)
        height, width = drawing.shape[:2]
        left = spot.x - width / 2
        corner = round(left if room is spot else min(max(left, 0.03 * whole), 0.97 * whole - width))
        swims = floating(drawing, spot) if boat else spot
        shown = dipped(drawing, swims.veiled) if spot.afloat else drawing[: round(height * (1 - spot.veiled))]
        yield from laid(shown, (corner, round(spot.foot - height)), stage, (spot.part, number))


def shaped(piece: Piece, spot: Spot, stage: Stage, bank: Bank) -> NDArray[np.floating]:
    """A drawing as painted paper in the light of the scene, cut and turned as that has it, its foot in the grass."""
    drawing = as_seen(replace(stage, spots=[spot]), 0, Variant(piece=piece), (bank, 0.0))
    return rooted(drawing, stage.light.soft) if spot.shadow else drawing


def candidates(stage: Stage, part: int, bank: Bank) -> list[Piece]:
    """The drawings of a part that compete: of the very thing that the first one shows, and no worse than that."""
    first, shows = stage.looks[0][part], stage.parts[part]
    pieces = {look[part].index: look[part] for look in stage.looks if look[part].concept == first.concept}
    own = [piece for piece in shows.pieces if piece.concept == first.concept]
    poor = {index: plainness(piece) + faults(shows, own, piece, (bank, None)) for index, piece in pieces.items()}
    bad = max(BORNE_WITH, poor[first.index])
    return [piece for index, piece in pieces.items() if poor[index] <= bad][:RIVALS]


def used(stage: Stage, bank: Bank) -> tuple[Source, ...]:
    """Where the drawings of all cutouts came from."""
    groups = [candidates(stage, number, bank) for number in range(len(stage.parts))]
    looks = [tuple(Variant(piece=group[k % len(group)]) for group in groups) for k in range(RIVALS)]
    return tuple(sources(stage.parts, stage.spots, looks, stage.size))


def strips(stage: Stage) -> Iterator[Cutout]:
    """The setting as strips of paper, without the wash behind them."""
    root = ET.fromstring(stage.behind)  # noqa: S314 - our own drawing
    shared = [shape for shape in root if shape.tag.removeprefix(f"{{{SVG}}}") in SHARED]
    for group in grouped([shape for shape in root if shape not in shared][WASH:]):
        sheet = ET.Element(root.tag, root.attrib)
        sheet.extend([*shared, *group])
        yield from laid(layer(ET.tostring(sheet, "unicode"), stage.size), (0, 0), stage)


def grouped(shapes: Sequence[ET.Element]) -> list[list[ET.Element]]:
    """Shapes in strips: a stretch of land with all that stands on it, a cloud, a third of a crowd of small things."""
    groups: list[list[ET.Element]] = [[]]
    for before, shape in zip([None, *shapes], shapes, strict=False):
        if before is not None and (broad(shape) or broad(before) != broad(shape)):
            groups.append([])
        groups[-1].append(shape)
    groups = [part for group in groups for part in thirds(group)]
    while len(groups) > STRIPS:
        k = min(range(len(groups) - 1), key=lambda k: len(groups[k]) + len(groups[k + 1]))
        groups[k : k + 2] = [groups[k] + groups[k + 1]]
    return groups


def broad(shape: ET.Element) -> bool:
    """Whether a shape begins a strip: land down to the lower edge, or a group such as a cloud."""
    return shape.tag.endswith("}g") or "101L" in shape.get("d", "")


def thirds(group: list[ET.Element]) -> list[list[ET.Element]]:
    """A group, cut where it is long."""
    third = -(-len(group) // 3)
    return [group[k : k + third] for k in range(0, len(group), third)] if len(group) > LONG else [group]


def laid(
    picture: NDArray[np.floating], corner: tuple[int, int], stage: Stage, stands_for: tuple[int, int] = (-1, 0)
) -> Iterator[Cutout]:
    """A picture (h, w, 4) in 0…1 as a cutout with its left upper corner there; none if there is nothing in it."""
    rows, columns = (np.flatnonzero(picture[..., 3].max(axis) > 0.02) for axis in (1, 0))  # noqa: PLR2004 - a haze
    if not rows.size:
        return
    top, left = rows[0], columns[0]
    paper = shaded(picture[top : rows[-1] + 1, left : columns[-1] + 1], margin := pad(stage))
    height, width = paper.shape[:2]
    x, y = corner[0] + left - margin + width / 2, corner[1] + top - margin + height / 2
    yield Cutout(image=paper, x=float(x), y=float(y), thing=stands_for[0], rival=stands_for[1])


def pad(stage: Stage) -> int:
    """Pixels around a cutout that its shadow needs."""
    return max(2, round(3 * BLUR * min(stage.size)))


def shaded(picture: NDArray[np.floating], margin: int) -> NDArray[np.uint8]:
    """A picture with room around it and a shadow that falls to the right and down: (h, w, 4) uint8."""
    paper = np.pad(picture, ((margin, margin), (margin, margin), (0, 0)))
    alpha = paper[..., 3]
    blurred = Image.fromarray((alpha * 255).astype(np.uint8)).filter(ImageFilter.GaussianBlur(margin / 3))
    fallen = np.roll(np.asarray(blurred, np.float32) / 255, (margin // 3 + 1, margin // 4 + 1), (0, 1))
    dark = SHADOW * fallen * np.clip(1 - 4 * alpha, 0, 1)  # beneath paper that is see-through, none shows
    paper[..., :3] *= (alpha / np.maximum(alpha + dark, 1e-6))[..., None]
    paper[..., 3] = alpha + dark
    return np.round(paper * 255).clip(0, 255).astype(np.uint8)
