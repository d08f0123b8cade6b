"""What is measured from a drawing: its eyes, where it looks, how high its top plane is."""

import pytest

from generator.anatomy import measured


def shape(bank, label):
    concept = next(concept for concept in bank.concepts if concept.label == label)
    return measured(bank, bank.pieces[concept.pieces[0]])


@pytest.mark.parametrize("label", ["cat", "elephant", "fox", "shark", "camel"])
def test_the_eyes_of_beasts_are_found_in_their_heads(bank, label):
    across, down = shape(bank, label).eyes
    assert 0.05 < across < 0.6
    assert down < 0.5


def test_who_looks_at_us_has_two_eyes_and_who_looks_aside_one(bank):
    assert shape(bank, "hamster").both > 0.1
    assert shape(bank, "elephant").both == 0
    assert shape(bank, "elephant").left


def test_a_bathtub_is_broad_at_its_rim_and_a_sofa_at_its_top(bank):
    assert shape(bank, "bathtub").rim > 0.25
    assert shape(bank, "sofa").rim < 0.1


def test_the_head_ends_above_the_eyes(bank):
    cat = shape(bank, "cat")
    assert cat.crown < cat.eyes[1]


def test_a_thing_without_eyes_has_none(bank):
    assert shape(bank, "bathtub").eyes is None
