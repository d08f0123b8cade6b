"""Painter and reader as one image tower."""

import pytest
import timm
import torch
from torch.nn import functional

from generator import pair


@pytest.fixture(scope="module")
def both():
    torch.manual_seed(0)
    return timm.create_model("pocket_pair").eval().requires_grad_(requires_grad=False)


def test_a_glance_is_the_painters_alone(both):
    views = torch.randn(2, 3, 32, 32)
    assert torch.equal(both(views), both.painter(views))


@pytest.mark.parametrize(("height", "width"), [(64, 64), (48, 96), (100, 51)])
def test_a_look_adds_what_both_see(both, height, width):
    views = torch.randn(2, 3, height, width)
    seen = both(views)
    read = functional.normalize(both.reader(views), dim=-1)
    assert seen.shape == (2, 384)
    assert torch.allclose((seen - read).norm(dim=-1), torch.ones(2), atol=1e-5)


def test_the_readers_slope_counts_half(both):
    goal = functional.normalize(torch.randn(1, 384), dim=-1)
    views = torch.randn(1, 3, 64, 64)
    small = lambda x: functional.normalize(both.painter(functional.avg_pool2d(x, 2)), dim=-1)  # noqa: E731
    large = lambda x: functional.normalize(both.reader(x), dim=-1)  # noqa: E731
    whole, painted, read = (slope(look, views, goal) for look in (both, small, large))
    assert torch.allclose(whole, painted + pair.SLOPE * read, atol=1e-6)


def slope(look, views, goal):
    views = views.clone().requires_grad_()
    (found,) = torch.autograd.grad((look(views) * goal).sum(), views)
    return found


def test_the_maps_are_the_painters(both):
    views = torch.randn(1, 3, 64, 64)
    maps = both.forward_intermediates(views, [0, 2], intermediates_only=True)
    own = both.painter.forward_intermediates(views, [0, 2], intermediates_only=True)
    assert all(torch.equal(*two) for two in zip(maps, own, strict=True))
    features, _ = both.forward_intermediates(views)
    assert torch.equal(both.forward_head(features), both.painter(views))


def test_another_pool_is_refused():
    with pytest.raises(ValueError, match="avg"):
        timm.create_model("pocket_pair", global_pool="avg")
