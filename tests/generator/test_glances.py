"""Glances: plain dark eyes get a light, on the side of the sun, and nothing else does."""

import numpy as np
import pytest

from generator import glances


@pytest.fixture
def face():
    """Two black eyes in a yellow face, (100, 100, 4), and where they are."""
    picture = np.full((100, 100, 4), 255, np.uint8)
    picture[..., 2] = 60
    rows, columns = np.mgrid[:100, :100] + 0.5
    for x in (30, 70):
        picture[np.hypot(rows - 40, columns - x) < 8, :3] = 0
    return picture


def spots(face):
    return tuple(glances.dark_discs(face[..., :3].mean(-1) / 255, face[..., 3] > 127))


def test_two_eyes_are_found_and_are_a_pair(face):
    left, right = sorted(spots(face))
    assert left == pytest.approx((0.3, 0.4, 0.08, 1), abs=0.01)
    assert glances.alike(left, right)
    assert not glances.alike(left, (right[0], right[1], 3 * right[2], 1))


@pytest.mark.parametrize("side", [-1.0, 1.0])
def test_light_is_in_the_eyes_towards_the_sun_and_nowhere_else(face, side):
    lively = glances.glancing(face, spots(face), side)
    changed = np.abs(lively.astype(int) - face).max(-1)
    assert changed[:, :20].max() == changed[50:].max() == 0
    brightest = np.argwhere(changed[:, :50] > 200).mean(0)
    assert (brightest[1] - 30) * side > 1
    assert brightest[0] < 39


def test_an_eye_that_was_drawn_with_a_light_keeps_it(face):
    found = spots(face)
    face[36:39, 26:29, :3] = face[36:39, 66:69, :3] = 255
    assert (glances.glancing(face, found) == face).all()


def test_a_dog_and_a_fox_have_eyes(bank):
    seeing = [c for c in bank.concepts if c.label in ("dog", "fox", "bear")]
    found = [glances.eyes(bank, bank.pieces[k]) for c in seeing for k in c.pieces]
    assert sum(len(pair) == 2 for pair in found) > 0.4 * len(found)


def test_no_spot_of_a_ladybird_and_no_slot_of_a_robot_is_an_eye(bank):
    spotted = [piece for piece in bank.pieces if bank.concepts[piece.concept].label in ("lady beetle", "robot")]
    assert spotted
    assert not any(glances.eyes(bank, piece) for piece in spotted)


def test_a_tall_eye_is_one_and_a_lying_slit_is_none(face):
    for tall, wide, many in ((2, 1, 2), (1, 2.5, 0)):
        drawn = np.full_like(face, 255)
        rows, columns = np.mgrid[:100, :100] + 0.5
        for x in (30, 70):
            drawn[np.hypot((rows - 40) / tall, (columns - x) / wide) < 4, :3] = 0
        assert len(spots(drawn)) == many
        lit = glances.glancing(drawn, spots(drawn)) != drawn
        assert lit[:, :50].any() == lit[:, 50:].any() == bool(many)
