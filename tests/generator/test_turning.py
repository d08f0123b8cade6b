"""Drawings tilted, and parts of them."""

import numpy as np

from generator.turning import part_of, tilted

RED = np.dstack([np.full((40, 20), value, np.float32) for value in (1.0, 0.2, 0.1, 1.0)])


def test_a_tilted_drawing_keeps_its_ink_and_its_colour():
    turned = tilted(RED, 30)
    assert turned.shape[0] > 40
    assert turned.shape[1] > 20
    assert abs(turned[..., 3].sum() - 800) < 40
    assert np.abs(turned[turned[..., 3] > 0.5][:, :3] - RED[0, 0, :3]).max() < 0.05


def test_no_tilt_and_no_box_leave_a_drawing_alone():
    assert tilted(RED, 0) is RED
    assert part_of(RED, None) is RED


def test_a_part_is_all_that_is_seen():
    lower = part_of(RED, (0.5, 0.5, 1.0, 1.0))
    assert lower[:18, :, 3].max() == lower[:, :9, 3].max() == 0
    assert lower[24:, 12:, 3].min() == 1
