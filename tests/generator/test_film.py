"""A film fits where it must, lasts as long as it should, and ends on its picture."""

from io import BytesIO

import imageio.v3 as iio
import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from PIL import Image

from generator.errors import ImageError
from generator.film import FRAME_MS, LAST_MS, gif, kept, plans
from generator.media import upscale


def noise(side=48):
    rng = np.random.default_rng(3)
    return lambda name: (rng.integers(0, 200, (side, side, 3)) + int(name)).astype(np.uint8)


def flat(name):
    return np.full((32, 48, 3), int(name) * 8, dtype=np.uint8)


def names(count):
    return [str(index) for index in range(count)]


def shown(film):
    """Give (picture, milliseconds) of each frame."""
    picture, frames = Image.open(BytesIO(film)), []
    for index in range(picture.n_frames):
        picture.seek(index)
        frames.append((np.asarray(picture.convert("RGB")), picture.info["duration"]))
    return frames


def test_a_film_shows_each_frame_and_holds_the_last():
    frames = shown(gif(names(20), flat))
    assert [int(picture.mean()) // 8 for picture, _ in frames] == list(range(20))
    assert [milliseconds for _, milliseconds in frames] == [FRAME_MS] * 19 + [LAST_MS]


def test_any_program_can_read_a_film():
    film = gif(names(12), flat)
    frames = iio.imread(film, extension=".gif", index=None)
    assert len(frames) == 12
    assert np.abs(frames[-1].astype(int) - upscale(flat("11"))).max() <= 8


def test_each_frame_has_its_pixels_in_their_places():
    across, down = np.meshgrid(np.arange(48), np.arange(32))
    slopes = [np.stack([across * 5, down * 7, 200 - across - down * k], axis=2).astype(np.uint8) for k in range(3)]
    frames = shown(gif(names(3), lambda name: slopes[int(name)]))
    for (picture, _), slope in zip(frames, slopes, strict=True):
        assert np.abs(picture.astype(int) - upscale(slope)).mean() < 6


def test_a_film_is_shown_large_enough_and_for_ever():
    picture = Image.open(BytesIO(gif(names(2), flat)))
    assert (picture.size, picture.info["loop"]) == ((576, 384), 0)


def test_a_film_of_one_picture_is_that_picture():
    ((picture, milliseconds),) = shown(gif(["9"], flat))
    assert (int(picture.mean()), milliseconds) == (72, LAST_MS)


def test_frames_of_equal_pixels_stay_frames_of_their_own():
    assert len(shown(gif(["5", "5", "5"], flat))) == 3


@pytest.mark.parametrize(("limit", "count", "width"), [(2**30, 40, 384), (2_000_000, 20, 384), (400_000, 20, 154)])
def test_a_film_is_fitted_by_frames_and_then_by_side(limit, count, width):
    film = gif(names(40), noise(), limit=limit)
    frames = shown(film)
    assert len(film) <= limit
    assert len(frames) == count
    assert frames[0][0].shape[1] == width
    assert sum(milliseconds for _, milliseconds in frames) == 39 * FRAME_MS + LAST_MS
    assert frames[-1][1] == LAST_MS


def test_colours_go_before_frames():
    whole = gif(names(14), noise())
    fewer = gif(names(14), noise(), limit=len(whole) - 1)
    assert [len(np.unique(shown(film)[-1][0].reshape(-1, 3), axis=0)) > 128 for film in (whole, fewer)] == [True, False]
    assert len(shown(fewer)) == 14


def test_the_last_frame_stays_however_many_go():
    film = gif(names(31), flat, limit=5_000)
    assert int(shown(film)[-1][0].mean()) == 240


def test_frames_are_not_encoded_beyond_the_limit():
    read = []
    gif(names(40), lambda name: read.append(name) or noise()(name), limit=400_000)
    assert len(read) < 40 * 3


def test_a_limit_that_nothing_fits_is_an_error_with_a_sentence():
    with pytest.raises(ImageError, match="can't be made smaller than 50 bytes"):
        gif(names(3), flat, limit=50)


@given(st.integers(2, 600), st.integers(1, 64))
def test_dropping_frames_never_changes_how_long_a_film_lasts(count, every):
    assume(every < count)
    frames = kept(count, every)
    assert frames[-1] == (count - 1, LAST_MS)
    assert sum(milliseconds for _, milliseconds in frames) == (count - 1) * FRAME_MS + LAST_MS
    assert all(milliseconds > 0 for _, milliseconds in frames)


def test_colours_are_tried_first_then_frames_then_side():
    tried = [(plan.colours, plan.every, plan.scale) for plan in plans(24)]
    assert tried[:6] == [(256, 1, 1), (128, 1, 1), (64, 1, 1), (256, 2, 1), (128, 2, 1), (64, 2, 1)]
    assert {plan[:2] for plan in tried[6:]} == {(64, 2)}
