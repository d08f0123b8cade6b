"""Memories of drawings: near enough to be known again, never the same, and always on their foot."""

import random

import numpy as np
import pytest

from generator.bank import Bank
from generator.cutting import stiff
from generator.grains import sampled
from generator.references import look_up
from generator.remembered import GREY, SHARE, drift, facing, moved, remembered, toned
from tests.fakes import no_eye


@pytest.fixture(scope="module")
def bank():
    return Bank.open()


def house():
    drawing = np.zeros((60, 50, 4), np.float32)
    drawing[10:, 5:45] = (0.8, 0.4, 0.2, 1)
    drawing[30:50, 15:25, :3] = 0.1
    return drawing


def strays(seed=1, share=1.0, *, stiff=False):
    return drift(random.Random(seed), share, 0.2, stiff=stiff)


def test_close_remembers_a_drawing_where_it_is_but_round():
    close = remembered(house(), strays(share=SHARE["close"]))
    assert np.array_equal(close[..., 3], house()[..., 3])
    assert np.abs(close - house()).max() > 0.1
    assert np.array_equal(remembered(house(), strays(share=SHARE["close"]), round_off=False), house())


def test_the_seed_says_how_it_is_remembered():
    once, again, other = (remembered(house(), strays(seed)) for seed in (1, 1, 2))
    assert np.array_equal(once, again)
    assert np.abs(once - other).mean() > 0.01


@pytest.mark.parametrize("stiff", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_a_memory_keeps_its_size_and_stands_on_its_foot(seed, stiff):
    cover = moved(house(), strays(seed, stiff=stiff))[..., 3]
    assert cover.sum() == pytest.approx(house()[..., 3].sum(), rel=0.2)
    assert cover[-2].sum() > 30
    assert cover[0].sum() == cover[:, 0].sum() == 0


def crooked(cover):
    """How far the left outline of a cover (h, w) is from a straight line, in pixels."""
    rows = np.arange(36, 66)
    left = [np.interp(0.5, cover[row, :40], np.arange(40)) for row in rows]
    return np.abs(left - np.polyval(np.polyfit(rows, left, 1), rows)).max()


@pytest.mark.parametrize("seed", range(4))
def test_straight_lines_of_what_is_stiff_stay_straight_and_it_is_turned_all_the_same(seed):
    plain, turned, bent = (moved(house(), way) for way in (strays(seed, 0.0), strays(seed, stiff=True), strays(seed)))
    assert crooked(turned[..., 3]) < 0.2 < crooked(bent[..., 3])
    assert np.abs(turned[-40:, -50:, 3] - plain[-40:, -50:, 3]).mean() > 0.003


@pytest.mark.parametrize("seed", range(4))
def test_walls_stay_upright(seed):
    cover = moved(house(), drift(random.Random(seed), 1.0, 0.2, stiff=True, walled=True))[..., 3]
    left = [np.interp(0.5, cover[row, :40], np.arange(40)) for row in range(40, 66)]
    assert np.ptp(left) < 0.3


def test_what_is_not_moved_stays_as_it_was():
    rows, columns = np.mgrid[:60, :50].astype(np.float32)
    assert np.allclose(sampled(house(), rows, columns), house(), atol=1e-5)


def test_colours_turn_and_grey_stays_grey():
    grey = toned(np.full((2, 2, 3), 0.5, np.float32), strays())
    assert np.ptp(grey) < 1e-5
    red = np.zeros((1, 1, 3), np.float32)
    red[..., 0] = 0.6
    turned = toned(red, strays(share=0.5))
    assert turned.argmax() == 0
    assert float(turned[0, 0] @ GREY) == pytest.approx(0.6 * GREY[0], rel=0.25)


def test_a_light_is_not_shaded():
    plain, shaded = (remembered(house(), strays(), round_off=off) for off in (False, True))
    assert not np.allclose(plain, shaded)


def test_what_is_alike_on_both_sides_stays_level_and_a_boot_is_turned():
    turned = strays(stiff=True)
    assert facing(house(), turned).turn == facing(house(), turned).lean == 0
    boot = house()
    boot[10:40, 30:] = 0
    assert facing(boot, turned) == turned != facing(house(), turned)


def test_what_comes_in_a_glass_is_as_stiff_as_what_is_made(bank):
    def firm(text):
        return stiff(look_up(bank, text, no_eye).parts[0])

    assert firm("a glass of wine")
    assert firm("a cup of coffee")
    assert firm("a hammer")
    assert not firm("a croissant")
    assert not firm("a cow")
