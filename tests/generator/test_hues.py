"""Hues, and drawings in another colour."""

import numpy as np
import pytest

from generator.hues import hues, recolour


@pytest.mark.parametrize("colour", [(222, 44, 48), (52, 118, 220), (42, 42, 48), (246, 246, 248)])
def test_recolouring_keeps_light_and_shade(colour):
    ramp = np.zeros((8, 32, 4), np.uint8)
    ramp[..., 0] = np.linspace(60, 250, 32)
    ramp[..., 1] = ramp[..., 0] // 3
    ramp[..., 3] = 255
    out = recolour(ramp, colour).astype(int)
    light = out[0, :, :3].sum(-1)
    assert (np.diff(light) >= -2).all()
    assert np.abs(out[..., :3] - colour).sum(-1).min() < 60


def test_hue_of_pure_colours():
    pure = np.eye(3, dtype=np.float32)[None]
    assert hues(pure)[0].tolist() == pytest.approx([0, 1 / 3, 2 / 3], abs=0.01)
