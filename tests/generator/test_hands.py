"""Two hands: what they find together is what one finds, whatever is measured by which."""

import copy
from dataclasses import replace

import pytest
import torch

from generator import hands
from generator.losses import Glance, Term
from generator.views import Scales


@pytest.fixture
def two_threads():
    before = torch.get_num_threads()
    torch.set_num_threads(2)
    yield
    torch.set_num_threads(before)


def glance():
    image = torch.rand(1, 3, 16, 16, generator=torch.Generator().manual_seed(1))
    return Glance(image=image, scales=Scales(image), share=0.5, step=3)


def bright(glance):
    return glance.image.mean()


def coarse(glance):
    return glance.scales.at((8, 8)).square().sum()


TERMS = (Term(loss=bright), Term(loss=coarse, weight=2.0, dear=True))


def test_two_hands_pull_as_one_does(two_threads):
    seen = []
    values, pull = hands.pulled(TERMS, glance(), lambda one: seen.append(1) or one, kept=False)
    torch.set_num_threads(1)
    alone, expected = hands.pulled(TERMS, glance(), lambda one: one, kept=False)
    assert values == alone
    assert torch.allclose(pull, expected)
    assert seen == [1]  # the eye is shown the picture once


def test_threads_are_halved_for_both_and_given_back(two_threads):
    counts = []

    def counted(glance):
        counts.append(torch.get_num_threads())
        return bright(glance)

    hands.pulled((Term(loss=counted), Term(loss=counted, dear=True)), glance(), lambda one: one, kept=False)
    assert counts == [1, 1]
    assert torch.get_num_threads() == 2


def test_what_goes_wrong_in_the_other_hand_is_raised(two_threads):
    def wrong(_):
        raise ValueError("lost")

    with pytest.raises(ValueError, match="lost"):
        hands.pulled((*TERMS, Term(loss=wrong, dear=True)), glance(), lambda one: one, kept=False)
    assert torch.get_num_threads() == 2


def test_a_dear_term_with_nothing_to_say_pulls_nowhere(two_threads):
    silent = Term(loss=lambda glance: glance.image.new_zeros(()), dear=True)
    _, pull = hands.pulled((TERMS[0], silent), glance(), lambda one: one, kept=False)
    assert torch.allclose(pull, torch.full_like(pull, 1 / pull.numel()))


def test_maps_in_bfloat16_are_float32_and_nearly_the_same(pocket):
    exact = replace(pocket.towers[0], rough=None)
    rough = replace(exact, rough=copy.deepcopy(exact.model).bfloat16())
    shown = torch.rand(1, 3, 64, 64).requires_grad_()
    for near, level in zip(rough.maps(shown, (0, 1, 2)), exact.maps(shown, (0, 1, 2)), strict=True):
        assert near.dtype == torch.float32
        assert 0 < (near - level).norm() / level.norm() < 0.02
    assert torch.equal(rough.encode_image(shown), exact.encode_image(shown))  # what is scored stays exact
