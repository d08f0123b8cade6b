"""Steam over cups: soft and wide instead of worms; what stands under it stays as it is."""

from __future__ import annotations

import numpy as np

from generator.steam import parted, risen, steaming


def cup() -> np.ndarray:
    """A brown cup with one grey worm over it."""
    drawing = np.zeros((100, 60, 4), np.float32)
    drawing[40:, 5:55] = (0.5, 0.25, 0.1, 1)
    drawing[10:38, 28:33] = (0.7, 0.74, 0.8, 1)
    return drawing


def test_steam_is_taken_from_over_a_cup_and_nothing_else() -> None:
    body, steam = parted(cup(), "hot beverage")
    assert steam is not None
    assert not body[:40, :, 3].any()
    assert (body[40:] == cup()[40:]).all()
    assert steam[10:38, 28:33, 3].all()


def test_what_has_no_steam_stays_as_it_is() -> None:
    assert parted(cup(), "church")[1] is None
    assert parted(cup()[40:], "hot beverage")[1] is None


def test_steam_is_wide_soft_and_thin_high_up() -> None:
    seen = steaming(cup(), "hot beverage", lambda one, **_: one, 1.0)
    high, low = seen[14, :, 3], seen[34, :, 3]
    assert (high > 0.02).sum() > 10  # the worm was five wide
    assert 0 < high.max() < low.max() <= 1
    assert np.abs(np.diff(low)).max() < 0.35


def test_steam_that_strayed_out_of_its_drawing_is_none() -> None:
    body, steam = parted(cup(), "mug")
    assert steam is not None
    assert (risen(body, 0 * steam) == body).all()
