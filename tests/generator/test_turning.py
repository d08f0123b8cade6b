"""Drawings tilted, and parts of them."""

import numpy as np
import pytest

from generator.references import look_up
from generator.scene import staged
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


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_has_tipped_over_lies_on_two_points_with_its_weight_between(bank, seed):
    stage = staged(look_up(bank, "an umbrella", lambda t: np.zeros((len(t), 1), np.float32)), bank, (200, 200), seed)
    [spot], drawing = stage.spots, bank.draw(stage.looks[0][0], 120, 120).astype(np.float32) / 255
    assert spot.tilt
    cover = tilted(drawing[:, ::-1] if spot.mirrored else drawing, spot.tilt)[..., 3] > 0.5
    rows, columns = np.nonzero(cover)
    low = columns[rows > rows.max() - 0.06 * np.ptp(rows)]
    assert low.min() < columns.mean() < low.max()
    assert np.ptp(low) > 0.4 * np.ptp(columns)


@pytest.mark.parametrize("seed", [1, 2])
def test_a_skateboard_alone_stands_level_on_its_wheels(bank, seed):
    stage = staged(look_up(bank, "a skateboard", lambda t: np.zeros((len(t), 1), np.float32)), bank, (200, 200), seed)
    [spot], drawing = stage.spots, bank.draw(stage.looks[0][0], 120, 120).astype(np.float32) / 255
    board = tilted(drawing[:, ::-1] if spot.mirrored else drawing, spot.tilt)[..., 3] > 0.5
    rows, columns = np.nonzero(board)
    assert np.ptp(columns) > 1.8 * np.ptp(rows)
