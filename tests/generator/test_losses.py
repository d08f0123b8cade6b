"""The terms of the objective: signs, stops, places, and that each pulls the way it says."""

import math
from dataclasses import replace

import pytest
import torch
import torch.nn.functional as F  # noqa: N812

from generator import losses
from generator.losses import Glance, Seen, Term
from generator.views import Scales


def glance(image=None, embedded=None, share=0.5, views=()):
    image = torch.zeros(1, 3, 32, 32) if image is None else image
    seen = (
        ()
        if embedded is None
        else (Seen(embedded=F.normalize(embedded, dim=-1), weights=torch.ones(len(embedded), 1)),)
    )
    return Glance(image=image, scales=Scales(image), share=share, step=3, views=views, seen=seen)


EAST, NORTH, WEST = torch.tensor([[1.0, 0.0]]), torch.tensor([[0.0, 1.0]]), torch.tensor([[-1.0, 0.0]])


def test_attraction_is_one_minus_cosine():
    for embedded, expected in ((EAST, 0), (NORTH, 1), (WEST, 2)):
        assert float(losses.meaning([EAST], 1, None)(glance(embedded=embedded))) == pytest.approx(expected, abs=1e-6)


def test_attraction_ends_at_its_stop():
    near = torch.tensor([[0.9, 0.1]])
    loss = losses.meaning([EAST], 1, 0.5)
    assert float(loss(glance(embedded=near))) == pytest.approx(0.5)
    assert float(loss(glance(embedded=NORTH))) == pytest.approx(1.0)


def test_repulsion_stops_pushing_below_its_floor():
    loss = losses.meaning([EAST], -1, 0.2)
    assert float(loss(glance(embedded=EAST))) == pytest.approx(0.8)
    assert float(loss(glance(embedded=NORTH))) == 0


def test_views_count_by_their_weights():
    seen = Seen(embedded=torch.cat([EAST, NORTH]), weights=torch.tensor([[1.8], [0.2]]))
    heavy = replace(glance(), seen=(seen,))
    assert float(losses.meaning([EAST], 1, None)(heavy)) < float(losses.meaning([NORTH], 1, None)(heavy))


def test_several_towers_count_alike():
    both = replace(glance(), seen=tuple(Seen(embedded=e, weights=torch.ones(1, 1)) for e in (EAST, WEST)))
    assert float(losses.meaning([EAST, EAST], 1, None)(both)) == pytest.approx(1.0)


def test_a_term_fades_between_its_two_factors():
    term = Term(loss=lambda _: torch.tensor(1.0), weight=3.0, fade=(2.0, 0.5))
    assert [float(term(glance(share=share))) for share in (0, 0.5, 1)] == [6.0, 3.75, 1.5]


def test_total_variation_is_zero_on_flats_and_grows_with_edges():
    flat, edge = torch.full((1, 3, 16, 16), 0.3), torch.zeros(1, 3, 16, 16)
    edge[..., 8:] = 1
    assert float(losses.smooth()(glance(flat))) == pytest.approx(0, abs=1e-6)
    assert float(losses.smooth()(glance(edge))) == pytest.approx(1 / 15, rel=0.05)


def test_total_variation_is_the_same_for_a_slope_in_any_direction():
    y, x = torch.meshgrid(torch.arange(16.0), torch.arange(16.0), indexing="ij")
    slopes = [math.cos(turn) * x + math.sin(turn) * y for turn in (0, 0.5, math.pi / 4, 1.3)]
    lengths = [float(losses.smooth()(glance((slope / 30).expand(1, 3, 16, 16)))) for slope in slopes]
    assert lengths == pytest.approx([1 / 30] * 4, rel=0.1)


def test_smoothing_spares_the_lines_of_a_picture_more_and_more_and_nothing_else():
    line, elsewhere = torch.zeros(1, 3, 16, 16), torch.zeros(1, 3, 16, 16)
    line[..., 4], elsewhere[..., 11] = 1, 1
    sparing, even = losses.smooth(line), losses.smooth()
    shares = [float(sparing(glance(line, share=share)) / even(glance(line))) for share in (0, 0.5, 1)]
    assert shares == pytest.approx([1, 0.55, 0.1], abs=0.05)
    assert float(sparing(glance(elsewhere, share=1))) == pytest.approx(float(even(glance(elsewhere))), rel=1e-3)


def test_holding_the_start_is_zero_there_and_grows_away_from_it():
    start = torch.rand(1, 3, 16, 16)
    assert float(losses.hold(start)(glance(start))) == 0
    assert float(losses.hold(start)(glance(start + 0.1))) == pytest.approx(0.01, rel=1e-3)
