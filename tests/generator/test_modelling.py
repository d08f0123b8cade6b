"""Flat drawings as round things: lighter toward the light, each colour a cushion of its own, no colour lost."""

import numpy as np
import pytest

from generator.grains import bell
from generator.modelling import modelled


def panel():
    drawing = np.zeros((80, 80, 4), np.float32)
    drawing[10:70, 10:70] = (0.8, 0.4, 0.2, 1)
    return drawing


@pytest.mark.parametrize(("sun", "bright", "dark"), [(0.0, 12, 67), (1.0, 67, 12)])
def test_a_thing_is_lighter_toward_the_light_and_on_top(sun, bright, dark):
    light = modelled(panel(), sun, 1.0)[..., :3].mean(-1)
    assert light[40, bright] > light[40, dark] + 0.1
    assert light[12, 40] > light[67, 40] + 0.1


def test_every_colour_swells_by_itself():
    two = panel()
    two[10:70, 40:70, :3] = (0.2, 0.4, 0.8)
    plain, seamed = (modelled(drawing, 0.0, 1.0)[40, :, 1] for drawing in (panel(), two))
    assert seamed[36] < plain[36] - 0.02
    assert seamed[44] > plain[44] + 0.02


def test_the_middle_of_a_flat_keeps_its_colour_and_nothing_is_shaded_by_no_share():
    assert np.allclose(modelled(panel(), 0.3, 1.0)[40, 40], panel()[40, 40], atol=0.06)
    assert np.allclose(modelled(panel(), 0.3, 0.0), panel(), atol=1e-5)


def test_a_bell_keeps_what_it_spreads():
    point = np.zeros((41, 41), np.float32)
    point[20, 20] = 1
    spread = bell(point, 4)
    rows, columns = np.mgrid[-20:21, -20:21]
    assert spread.sum() == pytest.approx(1, abs=1e-4)
    assert np.sqrt((spread * rows**2).sum()) == pytest.approx(4, rel=0.15)
    assert spread.shape == point.shape
    assert np.allclose(spread, spread.T, atol=1e-6)
    assert (spread * columns).sum() == pytest.approx(0, abs=1e-3)
