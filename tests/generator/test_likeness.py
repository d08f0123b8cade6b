"""Likeness by place: who leads when, what is left free, and that it pulls the way it says."""

from dataclasses import replace

import pytest
import torch
import torch.nn.functional as F  # noqa: N812

from generator.likeness import COARSE_UNTIL, Stress, apart, place, wash
from generator.losses import Glance
from generator.views import Box, Scales, spread

WHOLE = (Box(left=0, top=0, side=64, weight=1.0),)


def glance(image, share=0.5, views=WHOLE):
    return Glance(image=image, scales=Scales(image), share=share, step=3, views=views, seen=())


@pytest.fixture(params=["pocket", "vit"])
def tower(request):
    return request.getfixturevalue(request.param).towers[0]


def pictures(count=3, size=(64, 64)):
    blocks = torch.rand(count, 3, 4, 4, generator=torch.Generator().manual_seed(1))
    return F.interpolate(blocks, size=size, mode="bilinear")


@pytest.mark.parametrize("size", [(64, 64), (48, 96)])
def test_a_picture_is_in_its_own_place(tower, size):
    images = pictures(1, size)
    loss = place(tower, images, "close")
    here, there = glance(images, views=spread(size)), glance(images.flip(-1), views=spread(size))
    assert float(loss(here)) == pytest.approx(0, abs=1e-6)
    assert float(loss(there)) > 0.05


def test_close_looks_at_the_first_picture_alone(tower):
    images = pictures(3)
    assert float(place(tower, images, "close")(glance(images[:1]))) == pytest.approx(0, abs=1e-6)


def test_free_begins_with_what_the_pictures_have_in_common_and_then_one_leads(tower):
    images = pictures(3)
    loss = place(tower, images, "free")
    first, other = glance(images[:1]), glance(images[1:2])
    assert float(loss(first)) == pytest.approx(0, abs=1e-6)
    begun = [replace(seen, share=COARSE_UNTIL / 2) for seen in (first, other)]
    assert float(loss(begun[0])) > 0.01
    assert float(loss(begun[1])) < float(loss(other))


def test_dots_between_the_lines_of_one_grid_are_seen_in_the_next_turn(pocket):
    """Steps take turns in where the early map's grid begins, so that each of them measures something else."""
    images, dotted = pictures(1, (160, 160)), pictures(1, (160, 160))
    dotted[..., ::2, ::2] += 0.2
    loss = place(pocket.towers[0], images, "free")
    found = {round(float(loss(replace(glance(dotted, share=0.9), step=step))), 5) for step in (1, 3, 5, 7)}
    assert len(found) == 4
    for step in range(8):
        assert float(loss(replace(glance(images, share=0.9), step=step))) == pytest.approx(0, abs=1e-6)


def test_fine_sides_take_turns(pocket):
    images = pictures(1, (160, 160))
    loss = place(pocket.towers[0], images, "free")
    turns = [float(loss(replace(glance(images.flip(-1), share=0.9), step=step))) for step in (0, 1, 8, 9)]
    assert turns[0] != turns[1]
    assert turns[:2] == turns[2:]


def test_crisp_looks_harder_at_early_maps_of_fine_sides_once_these_can_follow(pocket):
    images = pictures(1, (160, 160))
    [even, hard] = [place(pocket.towers[0], images, "free", Stress(crisp=crisp)) for crisp in (1.0, 4.0)]
    assert float(hard(glance(images.flip(-1), share=0.9))) > 1.2 * float(even(glance(images.flip(-1), share=0.9)))
    assert float(hard(glance(images.flip(-1), share=0.1))) == float(even(glance(images.flip(-1), share=0.1)))


def test_wild_looks_at_what_the_pictures_have_in_common(tower):
    images = pictures(3)
    loss = place(tower, images, "wild")
    order = place(tower, images[[2, 0, 1]], "wild")
    assert float(loss(glance(images[:1]))) > 0.01
    assert float(loss(glance(images[:1]))) == pytest.approx(float(order(glance(images[:1]))), rel=1e-4)


def test_places_pull_the_picture_nearer(tower):
    image = pictures(1)
    loss = place(tower, image, "free")
    canvas = torch.full((1, 3, 64, 64), 0.5, requires_grad=True)
    adam = torch.optim.Adam([canvas], 0.03)
    before = loss(glance(canvas)).item()
    for _ in range(15):
        adam.zero_grad()
        loss(glance(canvas)).backward()
        adam.step()
    assert loss(glance(canvas)).item() < 0.5 * before


def test_a_wash_sees_tints_and_no_detail():
    image, grain = pictures(1), torch.zeros(1, 3, 64, 64)
    grain[..., ::2, ::2], grain[..., 1::2, 1::2] = 0.2, -0.2
    assert float(wash(image)(glance(image))) == pytest.approx(0, abs=1e-8)
    assert float(wash(image)(glance(image + grain))) < 1e-3
    assert float(wash(image)(glance(image + 0.1))) == pytest.approx(0.01, rel=1e-3)


def test_being_apart_from_a_picture_ends_where_nothing_is_alike():
    near = torch.tensor(0.3)
    assert float(apart(lambda _: near)(glance(pictures(1)))) == pytest.approx(0.7)
    assert float(apart(lambda _: near + 1)(glance(pictures(1)))) == 0


def test_an_eye_without_a_table_of_maps_says_so(vit):
    blind = replace(vit.towers[0], habit=replace(vit.towers[0].habit, maps=None))
    with pytest.raises(NotImplementedError, match="feature maps"):
        place(blind, pictures(1), "close")
