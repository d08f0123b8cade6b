"""What single rules draw: planes of a cubist, peaks on silk, water on a gold screen, a halo at dusk, clean lines."""

from __future__ import annotations

import pytest
import torch

from generator import canvases, drafting, eastern, masks, painters, pens, shapes, surfaces
from tests.generator.test_redrawing import BLUE, GREEN, look, meadow

__all__ = ["look"]  # a fixture


def areas(thing, sky):
    """The subject's box and the sky's rows, (1, 2, 128, 128)."""
    known = torch.zeros(1, 2, 128, 128)
    (top, low, left, end), down = thing, sky
    known[:, 0, top:low, left:end] = 1
    known[:, 1, :down] = 1
    known[:, 1, top:low, left:end] = 0
    return known


@pytest.fixture
def given(look):
    return masks.given(look, meadow(), areas=areas((60, 90, 40, 70), 80))


def test_long_lines_cut_a_picture_into_planes_that_meet_about_its_thing(given):
    label, along, chance = shapes.crossed(meadow(), given.main, 22)
    count = int(label.max()) + 1
    assert 20 < count < 120
    assert chance.shape == (4, count)
    assert -1 <= float(along.min()) < -0.5 < 0.5 < float(along.max()) <= 1
    sizes = torch.bincount(label.flatten()).float()[label]
    assert sizes[50:100, 30:80].mean() < sizes[:30, 90:].mean()


def test_a_plane_shows_another_place_only_if_it_is_moved():
    image, label = meadow(), torch.zeros(128, 128, dtype=torch.long)
    still, moved = torch.zeros(3, 1), torch.tensor([[0.0], [1.0], [0.0]])
    assert shapes.elsewhere(image, label, still, 10) == pytest.approx(image, abs=1e-3)
    assert shapes.elsewhere(image, label, moved, 10)[..., 20:100, 20:100] == pytest.approx(
        image[..., 20:100, 30:110], abs=1e-3
    )


def test_a_cubist_breaks_the_ground_into_earths_and_keeps_the_thing_nearer_its_colour(given):
    drawn = surfaces.planes(meadow(), 22, given)
    ground, thing = drawn[..., 10:50, :], drawn[..., 62:88, 42:68]
    assert (ground[:, 2] - ground[:, 0]).mean() < (meadow()[:, 2] - meadow()[:, 0])[:, 10:50].mean() / 2
    assert thing[:, 0].mean() > thing[:, 2].mean() + 0.2


def test_peaks_stand_in_the_sky_and_nowhere_else(given):
    silk = drafting.paint(meadow(), eastern.SILK)
    peaks = eastern._peaks(silk, 1.2, masks.sky(meadow(), given) * (1 - given.main))
    apart = (peaks - silk).abs().amax(1)[0]
    drawn = eastern.silk(meadow(), 1.2, given)
    assert (apart[20:70] > 0.1).float().mean() > 0.2
    assert (drawn[:, 2] - drawn[:, 0])[:, 30:60].max() > 0.1  # azurite
    assert (drawn[:, 0] - drawn[:, 2])[:, :12].mean() > 0.1  # silk above


def test_water_on_a_screen_is_dark_with_lines_of_gold_and_the_sky_is_gold(look):
    image = meadow()
    image[..., 95:, :] = torch.tensor(BLUE)[:, None, None]
    drawn = eastern.screen(image, 12, masks.given(look, image, areas=areas((60, 90, 40, 70), 80)))
    water, sky = drawn[0, :, 104:, :], drawn[0, :, 5:40, :]
    assert sky[0].mean() > sky[2].mean() + 0.3
    assert water.mean(0).quantile(0.2) < 0.3
    assert (water[0] - water[2]).max() > 0.3


def test_a_halo_glows_behind_a_thing_at_dusk(given):
    drawn = painters.facets(meadow(), 3, given)
    beside, far = drawn[0, :, 52:59, 48:62], drawn[0, :, 4:20, 110:]
    assert (beside[0] - beside[2]).mean() > 0.1
    assert (far[2] - far[0]).mean() > 0.05


def test_a_pen_leaves_out_specks_on_the_ground_but_not_on_a_thing(look):
    image = meadow()
    for row, column in ((110, 20), (110, 100), (75, 55)):
        image[..., row : row + 3, column : column + 3] = 1.0
    plain, given = meadow(), masks.given(look, image, areas=areas((60, 90, 40, 70), 80))
    apart = (pens.lines(image, 1, given) - pens.lines(plain, 1, given)).abs().amax(1)[0]
    assert apart[70:84, 50:62].max() > 0.3
    assert apart[104:120].mean() < 0.02


def test_what_rushes_leaves_echoes_behind_it_in_hot_and_cold_wedges(given):
    drawn = canvases.rushing(meadow(), 4.5, given)
    plain = canvases.rushing(meadow(colour=GREEN), 4.5, given)
    trail, ahead = ((drawn - plain).abs().amax(1)[0, 62:88, side] for side in (slice(74, 92), slice(10, 34)))
    assert trail.mean() > 3 * ahead.mean()
    sky = drawn[0, :, 5:40, 80:]
    warm = sky[0] - sky[2]
    assert warm.max() - warm.min() > 0.3
