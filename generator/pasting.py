"""Drawings on a setting: cut to their size, coloured and lit as the scene wants it, and pasted from far to near.

Torch-free. Pictures are (h, w, 3) or (h, w, 4) in 0…1, colours not multiplied by alpha.
"""

from __future__ import annotations

import random
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

import numpy as np
from PIL import Image

from generator.bank import render
from generator.blending import FAR, PORTRAIT, distant, refracted, settled
from generator.bouquets import ARRANGED
from generator.cutting import cut, roundness, shines, stiff
from generator.figures import labelled
from generator.firelight import FIRES, firelit
from generator.grasses import overgrown
from generator.hulls import floating
from generator.lighting import beneath, cast, gleaming, shine, touch
from generator.pots import fronted, outlined
from generator.rails import on_rails, railed
from generator.remembered import drift, facing, remembered
from generator.skins import skin
from generator.spots import RAISED
from generator.standing import beneath as beside
from generator.standing import dipped, lay, melted, reflect, regrounded, ring, rooted, sunk, trimmed
from generator.stands import BEFORE, sunk_into
from generator.steam import steaming
from generator.stems import stood_on
from generator.turning import part_of, tilted
from generator.variety import readable
from generator.vector import DARK, without_sky

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from generator.bank import Bank
    from generator.lighting import Light
    from generator.scene import Stage
    from generator.spots import Spot
    from generator.variants import Variant

    Pixels = NDArray[np.floating]
    Layers = tuple[Pixels, Pixels | None, Pixels]  # the setting, its land alone if something is in its sky, the front

GRIP, CLAWS = 0.015, 0.045  # of its height: how far what sits on something overlaps it, and a beast with its claws
TINY = 24  # pixels: on what is smaller nobody sees what it is made of
SUNK, STAYS = 0.5, 0.3  # of how deep a foot is in grass: where its shadow begins; of the bending, for sun and moon
DEPTH = (60, 84)  # hundredths of the height: from there up all is soft, from there down all is sharp
FAR_OFF = frozenset({"building", "landscape", "sky"})  # kinds of things that are not near by
GROUNDED = frozenset({"building", "landscape", "plant"})  # what is often drawn on a piece of ground of its own


def ground(document: str, size: tuple[int, int], backdrop: NDArray[np.uint8] | None) -> NDArray[np.floating]:
    """The setting as colours (h, w, 3) in 0…1, or a picture in its stead."""
    if backdrop is None:
        return render(document, *size)[..., :3].astype(np.float32) / 255
    picture = Image.fromarray(backdrop).resize(size, Image.Resampling.LANCZOS)
    return np.asarray(picture, np.float32) / 255


def layer(document: str, size: tuple[int, int]) -> NDArray[np.floating]:
    """What lies in front, (h, w, 4) in 0…1, its colours as they are."""
    return render(document, *size).astype(np.float32) / 255


def drawn(stage: Stage, backdrop: NDArray[np.uint8] | None) -> Layers:
    """A stage's setting as layers."""
    risen = backdrop is None and any(spot.risen for spot in stage.spots)
    land = layer(without_sky(stage.behind), stage.size) if risen else None
    behind = ground(stage.behind, stage.size, backdrop)
    if backdrop is None and stage.spots:  # where nothing stands in front, the distance is the picture
        behind = distant(behind, *DEPTH, PORTRAIT if posing(stage) else FAR)
    return behind, land, layer(stage.front, stage.size)


def posing(stage: Stage) -> bool:
    """Whether the picture is of one thing near by, so that what is behind may be out of focus."""
    kinds = {part.concept.kind for part in stage.parts if part.concept}
    return len(stage.spots) == 1 and not (kinds & FAR_OFF or stage.homely) and stage.spots[0].shadow


def painted(
    stage: Stage, look: tuple[Variant, ...], layers: Layers, means: tuple[Bank, float | None]
) -> NDArray[np.uint8]:
    """One look of the scene: the setting, every spot from far to near, what lies in front.

    means: the bank, and how far its drawings are remembered otherwise than they are, 0 for not at all.
    """
    canvas = layers[0].copy()
    for number, spot in enumerate(stage.spots):
        drawing = as_seen(stage, number, look[spot.part], means)
        before = canvas.copy() if spot.risen and layers[1] is not None else None
        if shines(stage.parts[spot.part]) and stage.light.time in DARK:
            shine(canvas, spot)
        placed(canvas, drawing, spot, stage)
        if before is not None and layers[1] is not None:  # the land covers what rises behind it
            canvas += (before - canvas) * layers[1][..., 3:]
    fires = [spot for spot in stage.spots if labelled(stage.parts[spot.part], FIRES)]
    canvas, cover = firelit(canvas, fires if stage.light.time in DARK else []), layers[2][..., 3:]
    canvas += (layers[2][..., :3] - canvas) * cover
    return np.round(canvas * 255).clip(0, 255).astype(np.uint8)


def as_seen(stage: Stage, number: int, variant: Variant, means: tuple[Bank, float | None]) -> Pixels:
    """The drawing of a spot as it is remembered, in the light of the scene; as it is for a share of None."""
    (bank, share), spot = means, stage.spots[number]
    part, side = stage.parts[spot.part], stage.light.side(spot.x / stage.size[0])
    faced = replace(spot, mirrored=spot.mirrored != (variant.mirrored and not readable(part)))
    plain = share is None or shines(part) or min(spot.width, spot.height) < TINY
    rounded = 0.0 if plain else roundness(bank, variant.piece)
    drawing = cut(variant.piece, part, faced, (bank, stage.light.time), side, overlaps=rounded == 1)
    whole = next(k for k, other in enumerate(stage.spots) if other.part == spot.part) if spot.cut else number
    dice = random.Random(f"{stage.seed} {whole} {variant.turn}")  # noqa: S311 - no secret
    kind = part.concept.kind if part.concept else ""
    strength = (share or 0.0) * (STAYS if kind == "sky" else 1.0)
    strays = facing(drawing, drift(dice, strength, side, stiff=stiff(part), walled=kind == "building"))
    made = replace(skin(part.concept), dusty=0.0) if part.colour else skin(part.concept)
    remember = partial(remembered, strays=strays, skin=made)
    seen = steaming(part_of(drawing, spot.cut), part.concept.label if part.concept else "", remember, rounded)
    turned = tilted(seen, spot.tilt)
    return trimmed(turned) if spot.shadow or spot.touches else turned  # bent, its foot may have risen


def placed(canvas: Pixels, drawing: Pixels, spot: Spot, stage: Stage) -> None:
    """Lay a drawing over the canvas with what it does to the place: its shadow, its reflection, its foot in grass."""
    light, part = laid_under(canvas, drawing, spot, stage), stage.parts[spot.part]
    if not shines(part):
        drawing = settled(drawing, canvas, spot)
        refracted(canvas, drawing, spot)
    if spot.shadow:
        kind = part.concept.kind if part.concept else ""
        if kind in GROUNDED:
            drawing = regrounded(drawing, canvas, spot)
        if kind == "landscape":
            return paste(canvas, melted(drawing, canvas, spot), spot)
        if light.gloss and spot.stand in ("", ARRANGED):  # a board gives nothing back
            gleaming(canvas, drawing, spot, light.gloss)
        drawing = cast_in(
            canvas, drawing, spot, light, side=light.side(spot.x / stage.size[0]), walled=kind == "building"
        )
    elif spot.touches:
        grip = CLAWS if part.concept is not None and part.concept.kind == "animal" else GRIP
        spot = replace(spot, foot=spot.foot + grip * spot.height)
        touch(canvas, drawing[..., 3], spot)
    if spot.afloat:
        return swum(canvas, drawing, spot, stage)
    paste(canvas, drawing, spot)
    if spot.stand in {*RAISED, *BEFORE}:
        (fronted if spot.stand in RAISED else sunk_into)(canvas, spot, stage.seed)
    return None


def cast_in(  # noqa: PLR0913 - what a shadow falls by, and what grows at a foot
    canvas: Pixels, drawing: Pixels, spot: Spot, light: Light, *, side: float, walled: bool
) -> Pixels:
    """Cast a thing's shadow on the canvas; what is returned is the thing with its foot in snow or behind grass."""
    if light.blades and light.soft:
        tone = beside(canvas, spot)
        cast(canvas, drawing, spot, light.time, side)
        return overgrown(drawing, light.soft, tone, walled=walled)
    shown = replace(spot, foot=spot.foot - SUNK * sunk(drawing, light.soft))  # where what isn't hidden ends
    cast(canvas, drawing, shown, light.time, side)
    return rooted(drawing, light.soft)


def laid_under(canvas: Pixels, drawing: Pixels, spot: Spot, stage: Stage) -> Light:
    """Lay what goes under a thing into the canvas: rails, a plate, the shadow of what lies; its light is returned."""
    if spot.stand in RAISED:
        cast(canvas, *outlined(drawing, spot), stage.light.time, stage.light.side(spot.x / stage.size[0]))
    stood_on(canvas, drawing, spot, (stage.seed, stage.light.time))
    if spot.lies:
        beneath(canvas, drawing[..., 3], spot, stage.light.sun)
    if on_rails(spot, stage):
        railed(canvas, spot, stage)
        return replace(stage.light, soft=0.0)
    return stage.light


def swum(canvas: Pixels, drawing: Pixels, spot: Spot, stage: Stage) -> None:
    """Lay a drawing on the water with its reflection and the light along its waterline."""
    if (concept := stage.parts[spot.part].concept) and concept.kind == "vehicle":
        spot = floating(drawing, spot)
    drawing = dipped(drawing, spot.veiled)
    reflect(canvas, drawing, spot, spot.veiled)
    paste(canvas, drawing, replace(spot, veiled=0.0))
    ring(canvas, drawing, spot, spot.veiled)


def paste(canvas: Pixels, drawing: Pixels, spot: Spot) -> None:
    """Lay a drawing over the canvas, its foot in the middle of the spot's, without what is veiled."""
    height, width = drawing.shape[:2]
    shown = round(height * (1 - spot.veiled))
    lay(canvas, drawing[:shown], (round(spot.x - width / 2), round(spot.foot - height)))
