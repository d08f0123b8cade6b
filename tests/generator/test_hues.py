"""Hues, and drawings in another colour."""

import numpy as np
import pytest

from generator.hues import dusted, hues, recolour


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


@pytest.fixture
def bus():
    """A grey bus: body, panes, tyres in thirds of 12, 8 and 4 rows."""
    picture = np.full((24, 30, 4), 255, np.uint8)
    picture[:12, :, :3] = (150, 152, 154)
    picture[12:20, :, :3] = (85, 172, 238)
    picture[20:, :, :3] = (40, 42, 46)
    return picture


@pytest.mark.parametrize("colour", [(222, 44, 48), (60, 160, 70)])
def test_the_body_of_a_vehicle_is_dyed_and_neither_panes_nor_tyres(bus, colour):
    out = recolour(bus, colour, made=True)
    assert np.abs(out[6, 6, :3].astype(int) - colour).max() < 40
    assert (out[12:] == bus[12:]).all()


def test_a_striped_body_is_dyed_before_more_panes(bus):
    bus[:12, :, :3] = (250, 190, 40)
    out = recolour(bus, (222, 44, 48), made=True)
    assert out[6, 6, 0] > 2 * out[6, 6, 1]
    assert (out[12:] == bus[12:]).all()


def test_a_blue_frame_is_paint_though_it_has_the_hue_of_glass(bus):
    bus[12:20, :, :3] = (30, 70, 200)
    out = recolour(bus, (60, 160, 70), made=True)
    assert (out[:12] == bus[:12]).all()
    assert out[16, 6, 1] > out[16, 6, 2]


def test_brown_tyres_stay_brown(bus):
    bus[:12, :, :3], bus[20:, :, :3] = (250, 150, 40), (66, 48, 40)
    assert (recolour(bus, (52, 118, 220), made=True)[20:] == bus[20:]).all()


def test_a_grey_beast_dyed_white_keeps_dark_eyes_and_a_pink_nose():
    beast = np.full((20, 20, 4), 255, np.uint8)
    beast[..., :3] = (140, 142, 146)
    beast[4:6, 4:6, :3], beast[10:12, 9:11, :3] = (30, 30, 34), (240, 120, 140)
    white = recolour(beast, (246, 246, 248))
    assert white[15, 15, :3].min() > 230
    assert (white[4:6, 4:6] == beast[4:6, 4:6]).all()
    assert (white[10:12, 9:11] == beast[10:12, 9:11]).all()


def test_an_elephant_is_a_warm_grey_and_its_tusks_and_red_stay():
    drawing = np.ones((4, 3, 4), np.float32)
    drawing[:, 0, :3], drawing[:, 1, :3], drawing[:, 2, :3] = (0.4, 0.5, 0.52), (0.95, 0.92, 0.8), (0.8, 0.1, 0.1)
    dusty = dusted(drawing, 1.0, 0.6)
    assert (dusty[:, 0, 0] >= dusty[:, 0, 2]).all()
    assert np.allclose(dusty[:, 1:], drawing[:, 1:])
