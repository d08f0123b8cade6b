"""Views: whole frames weigh most, crops are spread, nothing is aliased or read outside the picture."""

import pytest
import torch
from hypothesis import given
from hypothesis import strategies as st

from generator import views
from generator.views import Box, Plan, Scales


def draw(seed=0):
    return torch.Generator().manual_seed(seed)


@given(
    height=st.integers(64, 600),
    width=st.integers(64, 600),
    count=st.integers(1, 12),
    share=st.floats(0, 1),
    seed=st.integers(0, 99),
)
def test_every_view_can_be_cut_and_the_weights_have_mean_one(height, width, count, share, seed):
    found = views.boxes((height, width), count, Plan(), share, draw(seed))
    shown = views.look(Scales(torch.rand(1, 3, height, width)), found, 32)
    assert shown.shape == (count, 3, 32, 32)
    assert float(views.weights(found, torch.device("cpu")).mean()) == pytest.approx(1)


def test_a_third_of_the_late_views_are_whole_and_weigh_most():
    found = views.boxes((256, 256), 6, Plan(), 0.9, draw())
    whole, crops = found[:2], found[2:]
    assert min(box.weight for box in whole) > 3 * max(box.weight for box in crops) * 0.9
    assert all(box.side > 220 for box in whole)
    assert all(box.side <= 0.9 * 256 for box in crops)


def test_early_views_are_whole_frames_only():
    assert all(box.side > 220 for box in views.boxes((256, 256), 6, Plan(), 0.1, draw()))


def test_crops_fall_into_strips_of_their_own():
    plan = Plan(whole_until=0, crops=(0.2, 0.2), shift=0)
    for seed in range(20):
        crops = views.boxes((100, 900), 9, plan, 0.5, draw(seed))[3:]
        assert [box.left for box in crops] == sorted(box.left for box in crops)


def test_whole_frames_spread_along_a_wide_picture():
    assert [box.left for box in views.spread((100, 300))] == [0, 100, 200]
    assert [box.top for box in views.spread((300, 100))] == [0, 100, 200]
    assert [(box.left, box.side) for box in views.spread((128, 128))] == [(0, 128)]


def test_a_view_is_scaled_without_aliasing():
    stripes = (torch.arange(256) % 2).float().expand(1, 3, 256, 256)
    shown = views.look(Scales(stripes), (Box(left=0, top=0, side=256, weight=1.0),), 32)
    assert float((shown - 0.5).abs().max()) < 0.02


def test_a_view_over_the_border_sees_the_mirrored_picture():
    ramp = torch.arange(64).float().expand(1, 3, 64, 64)
    shown = views.look(Scales(ramp), (Box(left=-8, top=0, side=64, weight=1.0),), 64)
    assert shown[0, 0, 0, :9].tolist() == [8, 7, 6, 5, 4, 3, 2, 1, 0]


def test_a_flipped_view_is_mirrored():
    image = torch.rand(1, 3, 64, 64)
    box = Box(left=0, top=0, side=64, weight=1.0, flipped=True)
    assert torch.equal(views.look(Scales(image), (box,), 64), image.flip(-1))


def test_the_same_draw_gives_the_same_views_and_noise():
    assert views.boxes((200, 100), 5, Plan(), 0.7, draw(4)) == views.boxes((200, 100), 5, Plan(), 0.7, draw(4))
    shown = torch.full((2, 3, 8, 8), 0.5)
    assert torch.equal(views.disturb(shown, Plan(), 0.5, draw(1)), views.disturb(shown, Plan(), 0.5, draw(1)))


def test_a_picture_has_one_form_at_each_size_whatever_was_asked_first():
    image = torch.rand(1, 3, 256, 256)
    one, other = Scales(image), Scales(image)
    sizes = [(32, 32), (64, 64), (128, 128)]
    for size in sizes:
        one.at(size)
    for size in reversed(sizes):
        other.at(size)
    assert all(torch.equal(one.at(size), other.at(size)) for size in sizes)
    assert one.at((256, 256)) is image
