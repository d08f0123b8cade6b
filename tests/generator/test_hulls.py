"""Hulls: where they are in drawings, and that they show above the water whatever hangs below them."""

import numpy as np
import pytest

from generator import hulls
from generator.backdrop import Backdrop
from generator.references import look_up
from generator.spots import Spot
from generator.variants import chosen
from generator.variety import Turn


@pytest.fixture
def boat():
    """A hull of ten rows of sixty under a sail, an oar below it: (60, 40, 4)."""
    picture = np.zeros((60, 40, 4), np.float32)
    picture[:44, 10:24, 3] = 1  # its sail
    picture[44:54, 2:38, 3] = 1
    picture[54:, 20:23, 3] = 1
    return picture


def test_a_hull_lies_between_oars_and_sails(boat):
    keel, top, broad = hulls.hull(boat[..., 3] > 0.5)
    assert (keel, top, broad) == pytest.approx((0.1, 16 / 60, 0.9))


def test_most_of_a_hull_is_above_the_water_and_its_waterline_stays(boat):
    spot = Spot(part=0, x=50, foot=90, width=40, height=60, depth=1, veiled=0.2, afloat=True)
    lower = hulls.floating(boat, spot)
    assert 0.1 < lower.veiled < 0.1 + 0.3 / 6
    assert lower.foot - lower.veiled * 60 == pytest.approx(spot.foot - spot.veiled * 60)


@pytest.fixture(scope="module")
def boats(bank):
    """The drawings of a thing."""

    def found(text):
        return look_up(bank, text, lambda texts: np.zeros((len(texts), 1), np.float32)).parts

    return found


def test_what_shows_no_hull_or_lies_aslant_is_told(bank, boats):
    sails, canoes = boats("a sailboat")[0].pieces, boats("a canoe")[0].pieces
    seen = {hulls.unsightly(bank, piece) for piece in sails}
    assert seen == {True, False}
    assert [piece.pack.name for piece in canoes if hulls.unsightly(bank, piece)] == ["emojione", "noto-v1"]


@pytest.mark.parametrize("seed", range(4))
def test_no_canoe_lies_aslant_on_the_water(bank, boats, sea, seed):
    parts = boats("a canoe")
    first = chosen(parts, Turn(seed=seed, text="a canoe"), bank, sea)[0][0]
    assert not hulls.unsightly(bank, first)


@pytest.fixture
def sea():
    """Levels of open water."""
    return Backdrop(behind="", horizon=50, floor=89, surface="water")
