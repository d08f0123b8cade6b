"""Light and shade of one form melt into each other; patterns and parts stay as they are drawn."""

import numpy as np

from generator.shades import from_outline, melted


def ball(*, stripes: bool = False) -> np.ndarray:
    """A red ball with a hard crescent of shade, or with stripes of it."""
    y, x = np.mgrid[0:120, 0:120]
    inside = np.hypot(x - 60, y - 60) < 58
    dark = (y // 10 % 2 == 1) if stripes else np.hypot(x - 50, y - 48) > 57
    drawing = np.zeros((120, 120, 4), np.uint8)
    drawing[inside] = (250, 70, 40, 255)
    drawing[inside & dark] = (205, 40, 40, 255)
    return drawing


def test_a_crescent_of_shade_becomes_soft() -> None:
    seen, overlap = melted(ball(), np.ones((120, 120), np.float32))
    steps = np.abs(np.diff(seen[60, 10:110, :3].astype(int), axis=0)).max()
    assert np.abs(np.diff(ball()[60, 10:110, :3].astype(int), axis=0)).max() > 40
    assert steps < 20
    assert overlap is not None
    assert overlap[60, 90:110].min() < 0.1 < overlap[60, 20]  # no line where the edge was
    assert (seen[..., 3] == ball()[..., 3]).all()


def test_stripes_stay() -> None:
    striped = ball(stripes=True)
    assert melted(striped, None)[0] is striped


def test_a_drawing_that_fills_its_frame_has_its_outline_there() -> None:
    full, dark, inner = np.ones((20, 20), bool), np.zeros((20, 20), bool), np.zeros((20, 20), bool)
    dark[:, 14:], inner[5:10, 5:10] = True, True
    assert (from_outline(dark, full) > 0).sum() == dark.sum()
    assert not from_outline(inner, full).any()
