"""Rules of silk, gold leaf, wet ink and learned plates: a scroll, a folding screen, ink wash, a naturalist's page.

A rule takes an image (1, 3, h, w) in 0…1, a size in its pixels and what is given beside it; it redraws the image.
"""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

import torch
from torch import Tensor
from torch.nn.functional import interpolate

from generator import drafting, masks
from generator.colours import luma
from generator.ornaments import GOLD, framed
from generator.pens import pen

if TYPE_CHECKING:
    from generator.masks import Given

SILK, AZURITE, MALACHITE, UMBER = (0.76, 0.63, 0.42), (0.10, 0.33, 0.55), (0.22, 0.52, 0.40), (0.26, 0.16, 0.09)
CREAM, SEPIA = (0.95, 0.92, 0.84), (0.20, 0.14, 0.10)
PAPER, INK, SEAL = (0.955, 0.93, 0.865), (0.09, 0.09, 0.11), (0.72, 0.13, 0.10)
INDIGO, MOSS = (0.10, 0.17, 0.32), (0.30, 0.46, 0.27)
FOLDS = 6  # panels of a screen
RANGES = ((0.8, 0.085), (0.56, 0.11), (0.34, 0.15))  # of peaks, the farthest first: how high of the sky, how wide
SKYLINE = 0.12  # of a row that is sky, above the foot of peaks


def silk(image: Tensor, size: float, given: Given) -> Tensor:
    """Peaks and land in azurite and malachite on brown silk, with gold along brown lines, and a seal."""
    light = drafting.stretched(luma(drafting.blurred(image, size)))
    down, right = drafting.pixels(image)
    cloth = 0.012 * (torch.sin(down * math.pi / size * 2) + torch.sin(right * math.pi / size * 2))
    ground = drafting.paint(image, SILK) * (0.86 + 0.2 * light) + cloth
    high = torch.sigmoid(7 * (0.62 - down / image.shape[2]))[None, None]
    mineral = drafting.paint(image, MALACHITE).lerp(drafting.paint(image, AZURITE), high) * (0.55 + 0.8 * light)
    sky = masks.sky(image, given) * (1 - given.main)
    land = _peaks(ground, size, sky).lerp(ground.lerp(mineral, 0.85), 1 - sky)
    own = drafting.vivid(image, 1.1).lerp(mineral, 0.3) * drafting.paint(image, (1.0, 0.95, 0.82))
    drawn = land.lerp(own + cloth, given.main)
    line = pen(image, 1.2 * size, 0.05) * (1 - sky)
    drawn = drawn.lerp(drafting.paint(image, UMBER), 0.85 * line)
    gold = drafting.blurred(line, 3 * size) * (1 - line)
    return _sealed(drawn.lerp(drafting.paint(image, GOLD), (0.9 * gold).clamp(0, 0.6)))


def _peaks(ground: Tensor, size: float, sky: Tensor) -> Tensor:
    """Ranges of steep peaks where the sky is, each blue above and green below, edged with gold, standing in mist."""
    (down, right), (height, width) = drafting.pixels(ground), ground.shape[2:]
    rows = (sky[0, 0].mean(1) > SKYLINE).nonzero()
    foot = float(rows.max()) + 0.04 * height if len(rows) else 0.0
    chance = drafting.noise((len(RANGES), 7, 3))
    rough = interpolate(drafting.noise((1, 1, 1, 45)), size=(1, width), mode="bicubic")[0, 0]
    for far, (most, wide) in enumerate(RANGES):
        rise, near = torch.zeros_like(down), torch.zeros_like(down)
        for k, (aside, tall, broad) in enumerate(chance[far].tolist()):
            at, half = width * (k + 0.5 + 0.45 * aside) / 7, wide * width * (1 + 0.35 * broad)
            slope = torch.exp(-(((right - at).abs() / half) ** 1.7))
            peak = most * foot * (0.68 + 0.32 * tall) * slope * (1 + 0.09 * rough)
            rise, near = torch.maximum(rise, peak), torch.where(peak > rise, (right - at) / half, near)
        deep = down - (foot - rise)
        inside, low = torch.sigmoid(3 * deep / size), (deep / (0.55 * foot + 1)).clamp(0, 1)
        folds = 0.82 + 0.18 * torch.cos(9 * near + 0.12 * deep / size)
        colour = drafting.paint(ground, AZURITE).lerp(drafting.paint(ground, MALACHITE), (1.5 * low).clamp(0, 1))
        ground = ground.lerp(colour * (1.3 - 0.3 * far / len(RANGES)) * folds, inside * (0.95 - low) * 0.95)
        for above, ink in ((0.0, UMBER), (1.6 * size, GOLD)):
            edge = torch.exp(-(((deep - above) / (0.8 * size)) ** 2)) * (1 - low)
            ground = ground.lerp(drafting.paint(ground, ink), 0.8 * edge[None, None])
    return ground


def screen(image: Tensor, size: float, given: Given) -> Tensor:
    """Flat things on squares of gold leaf over a screen's folds, water in winding lines, land in flat green."""
    height, width = image.shape[2:]
    right = drafting.pixels(image)[1]
    leaf = drafting.up(drafting.noise((1, 1, *(math.ceil(n / size) for n in (height, width)))), image)
    rows, columns = drafting.lattice(image, size)
    seam = (torch.minimum(drafting.to_edge(rows), drafting.to_edge(columns)) < 0.035).float()
    gold = drafting.paint(image, (0.95, 0.76, 0.34)) * (0.86 + 0.07 * leaf - 0.10 * seam)
    gold = gold * (0.82 + 0.3 * drafting.blurred(luma(image), size / 3))
    part = (right / width * FOLDS).frac()
    even = ((right / width * FOLDS).long() % 2).float()
    fold = 1 - 0.16 * (even * (1 - part) + (1 - even) * part) - 0.5 * (drafting.to_edge(part) < 0.008).float()
    flat = drafting.vivid(drafting.stepped(image).lerp(image, 0.5), 1.05)
    thing = torch.maximum(given.main, 0.8 * given.thing)
    ground = _stream(gold, image, size, (1 - masks.sky(image, given)) * (1 - given.main))
    drawn = ground.lerp(flat, thing) * (1 - 0.8 * pen(image, size / 24, 0.06) * (0.25 + 0.75 * thing))
    return drawn * fold


def _stream(gold: Tensor, image: Tensor, size: float, land: Tensor) -> Tensor:
    """Gold on which water is dark with winding lines of gold, and green land is green in rounded banks."""
    soft = drafting.blurred(image, size)
    red, green, blue = (soft[:, k : k + 1] for k in range(3))
    wet, grown = land * torch.sigmoid(40 * (blue - red - 0.03)), land * torch.sigmoid(40 * (green - red - 0.02))
    down = drafting.pixels(image)[0] / size
    wind = drafting.clouds(image.shape[2], image.shape[3], 5 * size)
    curl = torch.sigmoid(9 * (torch.cos(2 * math.pi * (1.1 * down + 2.2 * wind)) - 0.55))
    banked = gold.lerp(drafting.paint(image, MOSS) * (0.85 + 0.25 * luma(soft)), 0.9 * grown)
    water = drafting.paint(image, INDIGO).lerp(gold, 0.75 * curl)
    return banked.lerp(water, 0.95 * wet)


def plate(image: Tensor, size: float, given: Given) -> Tensor:
    """The thing alone on cream paper, hatched and tinted, within a thin frame, with a line of script below."""
    image, thing = framed(image, given, 20 * size)
    stain = interpolate(drafting.noise((1, 1, 6, 6)), size=image.shape[2:], mode="bicubic")
    paper = drafting.paint(image, CREAM) * (1 + 0.025 * stain)
    soft = drafting.blurred(image, size)
    light = luma(soft)
    hatch = torch.sigmoid(9 * (0.78 - 0.85 * light - drafting.stroke(image, 3.2 * size, 0.7, 20 * light * size)))
    tint = paper * (0.30 + 0.72 * drafting.vivid(soft, 0.95))
    inked = tint.lerp(drafting.paint(image, SEPIA), 0.4 * hatch)
    line = pen(image, size, 0.05) * drafting.blurred(thing, 4 * size)
    drawn = paper.lerp(inked, thing).lerp(drafting.paint(image, SEPIA), 0.9 * line)
    return drawn.lerp(drafting.paint(image, SEPIA), 0.8 * _lettered(image, size)[None, None])


def _lettered(image: Tensor, size: float) -> Tensor:
    """A frame of two lines and a line of small script in the middle below, as (h, w)."""
    height, width = image.shape[2:]
    down, right = drafting.pixels(image)
    away = torch.stack([down, right, height - down, width - right]).amin(0) / size
    frame = ((away - 7).abs() < 0.6) | ((away - 9).abs() < 0.3)
    u, v = (right - width / 2) / size, (height - down) / size - 15
    wave = 1.6 * torch.sin(u * 1.7) + 0.9 * torch.sin(u * 3.1 + 1)
    word = (u.abs() < 34) & ((u / 17 + 0.5).frac() > 0.2)
    return (frame | ((v - wave).abs() < 0.55) & word).float()


def inkwash(image: Tensor, size: float, given: Given) -> Tensor:
    """Things in wet black ink with a brush's outlines, the ground fading into paper, and a red seal."""
    height, width = image.shape[2:]
    thing = given.thing
    dark = 1 - drafting.stretched(luma(image))
    mist = torch.sigmoid(5 * (interpolate(drafting.noise((1, 1, 5, 4)), size=(height, width), mode="bicubic") + 0.1))
    far = 0.42 * drafting.blurred(dark, size) ** 1.3 * mist
    wet = drafting.blurred(dark, size / 2)
    rim = (wet - drafting.blurred(dark, 3 * size)).abs()
    near = 0.12 + 0.8 * wet**1.4 + 0.35 * rim
    grain = interpolate(drafting.noise((1, 1, height // 3, width // 3)), size=(height, width), mode="bilinear")
    dry = torch.sigmoid(9 * (interpolate(drafting.noise((1, 1, 20, 20)), size=(height, width), mode="bicubic") + 0.55))
    brush = drafting.ink(drafting.blurred(image, size / 3), 1.7, 0.955) * (0.25 + 0.75 * dry) * (0.35 + 0.65 * thing)
    ink = torch.maximum(far.lerp(near, thing) * (1 + 0.12 * grain), 0.92 * brush).clamp(0, 0.97)
    sheet = drafting.paint(image, PAPER) + 0.012 * grain
    return _sealed(sheet.lerp(drafting.paint(image, INK), ink))


def _sealed(image: Tensor) -> Tensor:
    """A red seal with four strokes in it, below on the right."""
    height, width = image.shape[2:]
    side = min(height, width)
    down, right = drafting.pixels(image)
    v, u = (down - 0.90 * height) / side, (right - 0.90 * width) / side
    inside = (u.abs() < 0.038) & (v.abs() < 0.045)
    strokes = (
        ((v + 0.02).abs() < 0.004)
        | ((v - 0.012).abs() < 0.004)
        | ((u - 0.002).abs() < 0.004)
        | (((u + 0.02).abs() < 0.004) & (v > 0))
    )
    cut = strokes & (u.abs() < 0.029) & (v.abs() < 0.036)
    return image.lerp(drafting.paint(image, SEAL), 0.92 * (inside & ~cut).float()[None, None])
