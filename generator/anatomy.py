"""Where a drawing's eyes are, which way it looks, and how high its top plane lies: measured from the drawing itself."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Iterator

    from numpy.typing import NDArray

    from generator.bank import Bank, Piece

SIDE = 72  # pixels in which a drawing is measured
DARK = 0.3  # as light as an eye is at most
SMALL, LARGE = 0.0012, 0.03  # of the ink: how large an eye is
ROUND = 0.55  # of its box that an eye fills at least
UPPER = 0.62  # of the height, in which a rim is
HEAD = 0.5  # of the height, in which eyes are: what is lower is a spot
LEVEL = 0.06  # of the height: by how much two eyes may lie apart
FOOT, BASE, SWAY = 0.06, 0.26, 0.04  # of height and width: what touches the ground, how wide it is, how far it tips
TONES = 16  # levels of a channel that count as different
INK = 0.3  # as light as a drawn outline is at most
CHANGE = 0.08  # of a channel, from one pixel to the next: an edge
BROAD = 0.66  # of the greatest width: how wide a plane is


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """What a drawing looks like, in shares of its width from the left and of its height from the top."""

    eyes: tuple[float, float] | None = None  # the middle of its eyes, None where none was found
    rim: float = 0.0  # where it first is broad
    both: float = 0.0  # how far apart two eyes are; 0 where it is seen from the side
    crown: float = 0.0  # where its head ends above the eyes
    steady: bool = True  # whether it could stand by itself
    full: float = 0.5  # how much of its box it fills
    detail: float = 0.2  # how much of it lies where its colour changes
    tones: float = 4.0  # of how many colours it seems to be, were all as large
    inked: float = 0.0  # how much of its edge is a black line

    @property
    def left(self) -> bool:
        """Whether it looks to the left, as most do."""
        return self.eyes is None or self.eyes[0] <= 0.5  # noqa: PLR2004 - the middle


@lru_cache(maxsize=4096)
def measured(bank: Bank, piece: Piece) -> Shape:
    """The shape of a drawing."""
    picture = bank.draw(piece, SIDE, SIDE).astype(np.float32) / 255
    cover = picture[..., 3] > 0.5  # noqa: PLR2004 - more than half
    wide = cover.sum(1)
    upper = wide[: max(1, round(UPPER * len(wide)))].max()  # a saucer is no rim
    rim = float(np.argmax(wide >= BROAD * upper) / len(cover))
    stands = steady(cover)
    middle, both = pair(sorted(eyes(picture[..., :3].mean(-1), cover), key=lambda eye: eye[1] - eye[2])[:6])
    whole = Shape(
        rim=rim,
        steady=stands,
        full=float(cover.mean()),
        detail=changing(picture[..., :3], cover),
        tones=toned(picture[..., :3], cover),
        inked=inked(picture[..., :3].max(-1), cover),
    )
    if middle is None:
        return whole
    column = cover[:, min(cover.shape[1] - 1, round(middle[0] * cover.shape[1]))]
    return replace(whole, eyes=middle, both=both, crown=float(np.argmax(column) / len(cover)))


def changing(colours: NDArray[np.floating], cover: NDArray[np.bool_]) -> float:
    """How much of a drawing lies where its colour changes: little of a blob, much of what has features."""
    inner = cover[:-1, :-1] & cover[1:, :-1] & cover[:-1, 1:]
    down, right = np.abs(np.diff(colours, axis=0)).max(-1)[:, :-1], np.abs(np.diff(colours, axis=1)).max(-1)[:-1]
    return float((inner & (np.maximum(down, right) > CHANGE)).sum() / max(1, inner.sum()))


def toned(colours: NDArray[np.floating], cover: NDArray[np.bool_]) -> float:
    """Of how many equally large colours a drawing seems to be: few of an emoji, many of what was painted."""
    steps = (colours[cover] * (TONES - 0.01)).astype(int)
    share = np.unique(steps @ (TONES**2, TONES, 1), return_counts=True)[1] / max(1, len(steps))
    return float(np.exp(-(share * np.log(share)).sum()))


def inked(light: NDArray[np.floating], cover: NDArray[np.bool_]) -> float:
    """How much of a drawing's edge is as dark as a line of ink."""
    wide = np.pad(cover, 1)
    within = wide[:-2, 1:-1] & wide[2:, 1:-1] & wide[1:-1, :-2] & wide[1:-1, 2:]
    edge = cover & ~within
    return float((edge & (light < INK)).sum() / max(1, edge.sum()))


def steady(cover: NDArray[np.bool_]) -> bool:
    """Whether what touches the ground is wide enough, and below the weight."""
    columns = np.arange(cover.shape[1]) / cover.shape[1]
    foot = columns[cover[-max(1, round(FOOT * len(cover))) :].any(0)]
    if not len(foot):
        return True
    weight = float((cover.sum(0) * columns).sum() / cover.sum())
    return bool(np.ptp(foot) > BASE and foot[0] - SWAY < weight < foot[-1] + SWAY)


def pair(found: list[tuple[float, float, float]]) -> tuple[tuple[float, float] | None, float]:
    """The middle of two eyes of one height and their distance, or the roundest one alone, or none."""
    for k, (x, y, _) in enumerate(found):
        for u, v, _ in found[k + 1 :]:
            if abs(y - v) < LEVEL and abs(x - u) > LEVEL:
                return ((x + u) / 2, (y + v) / 2), abs(x - u)
    return (found[0][:2] if found else None), 0.0


def eyes(light: NDArray[np.floating], cover: NDArray[np.bool_]) -> Iterator[tuple[float, float, float]]:
    """Small round dark spots within a drawing, in its upper part: x, y, and how far it is round."""
    height, width = cover.shape
    for blob in blobs(cover & (light < DARK)):
        rows, columns = blob[:, 0], blob[:, 1]
        tall, wide = np.ptp(rows) + 1, np.ptp(columns) + 1
        fill = len(blob) / (tall * wide)
        fits = SMALL <= len(blob) / cover.sum() <= LARGE and 0.5 <= tall / wide <= 2.2 and fill > ROUND  # noqa: PLR2004
        if fits and rows.mean() < HEAD * height and inner(cover, rows, columns):
            yield float((columns.mean() + 0.5) / width), float((rows.mean() + 0.5) / height), fill


def inner(cover: NDArray[np.bool_], rows: NDArray[np.intp], columns: NDArray[np.intp]) -> bool:
    """Whether a spot lies within the ink, not at its edge: a nose is at the edge."""
    box = np.pad(cover, 2)[rows.min() : rows.max() + 5, columns.min() : columns.max() + 5]
    return bool(box.all())


def blobs(mask: NDArray[np.bool_]) -> Iterator[NDArray[np.intp]]:
    """Connected spots of a mask, each as (n, 2) rows and columns."""
    left = {(int(row), int(column)) for row, column in np.argwhere(mask)}
    while left:
        spot, edge = [], [left.pop()]
        while edge:
            row, column = edge.pop()
            spot.append((row, column))
            near = {(row + 1, column), (row - 1, column), (row, column + 1), (row, column - 1)} & left
            left -= near
            edge += near
        yield np.array(spot)
