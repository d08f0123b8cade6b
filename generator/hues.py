"""Colours that were asked for: "a blue butterfly", "a purple cat", "a black dog"."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

LUMA = np.array([0.299, 0.587, 0.114], np.float32)
BINS = 36  # of the hues of a drawing
WIDEST = {False: 1.35, True: 0.85}  # radians of hue: how far colours are of the main one; a made thing has one paint
GLASS, BRIGHT, FEWER = (0.48, 0.66), 0.42, 0.6  # hues of panes; how light they are; of them, how much the body is
TYRE, RUBBER = 0.3, 0.3  # up to which lightness grey is tyres, and up to which brightest channel what has a hue
FEATURES = 0.3  # of the usual lightness: what is darker are eyes and outlines
TONES, BODY = 12, 0.2  # levels of lightness; how far from the usual one a grey body's paint is
COOL, WARM = 12.0, (1.05, 1.0, 0.95)  # how soon a grey is cool; and a warm one
COLOURED = 0.16  # saturation from which a pixel has a hue


def recolour(picture: NDArray[np.uint8], wanted: tuple[int, int, int], *, made: bool = False) -> NDArray[np.uint8]:
    """A drawing in another colour: its main colour becomes `wanted`, light and shade stay. (h, w, 4) uint8.

    made: it is a vehicle or a house: panes, tyres and chrome stay as they are.
    """
    rgb = picture[..., :3].astype(np.float32) / 255
    light = rgb @ LUMA
    share = main_colour(rgb, light, picture[..., 3], made=made)
    goal = np.array(wanted, np.float32) / 255
    painted = shaded(light, goal, typical(light, share))
    out = picture.copy()
    out[..., :3] = np.round(255 * (rgb + (painted - rgb) * share[..., None])).clip(0, 255).astype(np.uint8)
    return out


def main_colour(
    rgb: NDArray[np.floating], light: NDArray[np.floating], alpha: NDArray[np.uint8], *, made: bool = False
) -> NDArray[np.floating]:
    """How much each pixel belongs to the main colour, 0 to 1: near its hue, or no outline where a thing is grey."""
    spread = rgb.max(-1) - rgb.min(-1)
    saturation = spread / np.maximum(rgb.max(-1), 1e-3)
    solid = alpha > 0
    coloured = solid & (saturation > COLOURED) & (light > 0.06)  # noqa: PLR2004 - black has no hue
    hue = hues(rgb)
    usual = usual_hue(hue, saturation * coloured)
    apart = distance(hue, usual)
    if made and GLASS[0] < usual < GLASS[1] and typical(light, coloured & (apart < WIDEST[True])) > BRIGHT:
        panes = coloured & (apart < WIDEST[True])
        pale, other = solid & ~coloured & (light > TYRE), coloured & ~panes
        if max(pale.sum(), other.sum()) > FEWER * panes.sum():
            if pale.sum() >= other.sum():
                return painted_grey(light, pale)
            apart = distance(hue, usual_hue(hue, saturation * other))
    if coloured.sum() < 0.25 * solid.sum():
        usually = float(np.median(light[solid])) if solid.any() else 0.0
        body = np.clip((light - 0.04 - FEATURES * usually) / 0.1, 0, 1) * np.clip((0.42 - saturation) / 0.14, 0, 1)
        return painted_grey(light, solid & (light > TYRE)) if made else np.asarray(body * solid, np.float32)
    dark = np.clip((rgb.max(-1) - RUBBER) / 0.08, 0, 1) if made else 1.0
    near = np.clip((WIDEST[made] - apart) / 0.4, 0, 1) * np.clip((saturation - 0.08) / 0.14, 0, 1)
    return np.asarray(near * dark * solid, np.float32)


def distance(hue: NDArray[np.floating], usual: float) -> NDArray[np.floating]:
    """How far hues are from one, in radians."""
    return np.asarray(np.abs(np.angle(np.exp(2j * np.pi * (hue - usual)))), np.float32)


def painted_grey(light: NDArray[np.floating], grey: NDArray[np.bool_]) -> NDArray[np.floating]:
    """How much each pixel belongs to a grey or white body: as light as most of it, or nearly."""
    counts, ends = np.histogram(light[grey], TONES, (0, 1))
    most = (ends[int(np.argmax(counts))] + 0.5 / TONES) if grey.any() else 0.5
    return np.asarray(np.clip((BODY - np.abs(light - most)) / 0.06, 0, 1) * grey, np.float32)


def usual_hue(hue: NDArray[np.floating], weight: NDArray[np.floating]) -> float:
    """The hue that most pixels are near to: of a teal dragon with red wings teal, not what lies between."""
    counts = np.histogram(hue, BINS, (0, 1), weights=weight)[0]
    near = sum(np.roll(counts, by) * share for by, share in ((0, 1.0), (1, 0.7), (-1, 0.7), (2, 0.3), (-2, 0.3)))
    return float((np.argmax(near) + 0.5) / BINS)


def hues(rgb: NDArray[np.floating]) -> NDArray[np.floating]:
    """Hue of each pixel, 0 to 1."""
    red, green, blue = rgb[..., 0], rgb[..., 1], rgb[..., 2]
    return np.asarray(np.arctan2(np.sqrt(3) * (green - blue), 2 * red - green - blue) / (2 * np.pi) % 1, np.float32)


def typical(light: NDArray[np.floating], share: NDArray[np.floating]) -> float:
    """The usual lightness of the main colour."""
    body = light[share > 0.5]  # noqa: PLR2004 - mostly of it
    return float(np.median(body)) if body.size else 0.5


def shaded(light: NDArray[np.floating], goal: NDArray[np.floating], usual: float) -> NDArray[np.floating]:
    """The wanted colour in each pixel's light: darker below the usual lightness, toward white above it."""
    relative = (light / max(usual, 0.08))[..., None]
    dark = goal * np.minimum(relative, 1)
    rise = np.clip((relative - 1) / max(1 / max(usual, 0.08) - 1, 0.2), 0, 1)
    return np.asarray(dark + (1 - dark) * rise * 0.75, np.float32)


def dusted(drawing: NDArray[np.floating], share: float, vivid: float) -> NDArray[np.floating]:
    """A drawing whose bluish and greenish greys are warm ones: no elephant is turquoise."""
    colours = drawing[..., :3]
    cool = np.clip(COOL * (colours[..., 1:].max(-1) - colours[..., 0]), 0, 1)
    dull = np.clip((vivid - np.ptp(colours, axis=-1) / np.maximum(colours.max(-1), 1e-3)) / 0.15, 0, 1)
    grey = colours.mean(-1, keepdims=True) * np.array(WARM, np.float32)
    out = drawing.copy()
    out[..., :3] += (grey - colours) * (share * cool * dull)[..., None]
    return out
