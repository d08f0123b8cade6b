"""The canvas: correlated noise with a photograph's spectrum, and an exact home for every start picture."""

import math

import numpy as np
import pytest
import torch

from generator import canvas


def slope(lightness):
    """Radial log-log slope of the amplitude between 4 cycles and a third of the side."""
    side = lightness.shape[0]
    amplitude = np.abs(np.fft.fft2(lightness - lightness.mean()))
    cycles = np.fft.fftfreq(side) * side
    radius = np.hypot(*np.meshgrid(cycles, cycles))
    rings = np.arange(4, side // 3)
    mean = [amplitude[(radius >= r - 0.5) & (radius < r + 0.5)].mean() for r in rings]
    return np.polyfit(np.log(rings), np.log(mean), 1)[0]


@pytest.mark.parametrize("side", [192, 256, 512])
def test_the_start_has_the_amplitude_slope_of_photographs(side):
    shapes = canvas.sizes(side, side)
    starts = [
        canvas.picture(canvas.pink(shapes, torch.Generator().manual_seed(seed)), side, side)[0].mean(0).numpy()
        for seed in range(4)
    ]
    assert np.mean([slope(start) for start in starts]) == pytest.approx(-1.2, abs=0.15)


def test_the_start_has_natural_chroma_and_calm_contrast():
    noise = canvas.pink(canvas.sizes(256, 256), torch.Generator().manual_seed(1))
    start = canvas.picture(noise, 256, 256)[0]
    correlation = np.corrcoef(start.reshape(3, -1).numpy())
    assert correlation[np.triu_indices(3, 1)].min() > 0.8  # natural colours move together
    assert 0.08 < float(start.std()) < 0.16
    assert 0 < float(start.min()) < float(start.max()) < 1


@pytest.mark.parametrize("size", [(256, 256), (96, 160), (200, 136)])
def test_every_picture_decomposes_exactly(size):
    image = torch.rand(1, 3, *size, generator=torch.Generator().manual_seed(2))
    image[..., :40], image[..., -40:] = 0, 1  # black and white too
    again = canvas.picture(canvas.decompose(image, canvas.sizes(*size)), *size)
    assert -10 * math.log10(float((image - again).pow(2).mean())) > 40


def test_a_decomposition_keeps_coarse_things_in_coarse_octaves():
    flat = torch.full((1, 3, 64, 64), 0.7)
    octaves = canvas.decompose(flat, canvas.sizes(64, 64))
    assert all(float(octave.abs().max()) < 1e-4 for octave in octaves[1:])


def test_octaves_keep_the_proportions_of_the_picture():
    assert canvas.sizes(128, 256) == [(4, 8), (8, 16), (16, 32), (32, 64), (64, 128), (128, 256)]


def test_words_alone_get_no_finer_octaves_than_they_can_guide():
    assert canvas.sizes(256, 256, 64)[-1] == (64, 64)
    noise = canvas.pink(canvas.sizes(256, 256, 64), torch.Generator().manual_seed(1))
    assert canvas.picture(noise, 256, 256).shape == (1, 3, 256, 256)


def test_coarse_octaves_move_first_and_all_move_in_the_end():
    moving = [
        [side for side in (4, 32, 128, 512) if canvas.unlocked((side, side), share)] for share in (0, 0.15, 0.3, 0.5)
    ]
    assert moving == [[4], [4, 32], [4, 32, 128], [4, 32, 128, 512]]


def test_blending_keeps_the_variance_of_unit_octaves():
    draw = torch.Generator().manual_seed(3)
    one, other = (torch.randn(1, 3, 128, 128, generator=draw) for _ in range(2))
    [blended] = canvas.blend([one], [other], 0.3)
    assert float(blended.std()) == pytest.approx(1, abs=0.02)
    assert torch.equal(canvas.blend([one], [other], 0.0)[0], one)
