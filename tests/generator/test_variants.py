"""Variants: drawings that are looked at together share their outline, and there are always four."""

import numpy as np
import pytest

from generator.anatomy import measured
from generator.backdrop import Backdrop
from generator.belongings import named, written
from generator.references import look_up
from generator.variants import (
    ALIKE,
    INKED,
    LOOKS,
    MIXED,
    ODDER,
    PLAINER,
    RICH,
    agreed,
    agreeing,
    agreement,
    chosen,
    led,
    plainness,
    traced,
)
from generator.variety import Turn


@pytest.fixture(scope="module")
def part(bank):
    return lambda text: look_up(bank, text, lambda texts: np.zeros((len(texts), 1), np.float32)).parts[0]


def disc(left, colour=0.5):
    rows, columns = np.mgrid[:32, :32]
    square = np.zeros((32, 32, 4), np.float32)
    square[..., :3] = colour
    square[..., 3] = (rows - 16) ** 2 + (columns - left) ** 2 < 64
    return square


def test_a_drawing_agrees_with_itself():
    assert agreement(disc(16), disc(16)) == pytest.approx(1)


def test_another_outline_and_another_colour_agree_less():
    assert agreement(disc(16), disc(24)) < 0.5
    assert agreement(disc(16, 0.1), disc(16, 0.9)) < 0.5


def test_a_drawing_that_looks_the_other_way_is_mirrored(bank, part):
    piece = part("a horse").pieces[0]
    score, variant = agreeing(piece, piece, bank)
    assert (score, variant.mirrored) == (pytest.approx(1), False)


@pytest.mark.parametrize("text", ["an apple", "a windmill", "a penguin"])
def test_there_are_four_looks_that_begin_with_the_first_drawing(bank, part, text):
    thing = part(text)
    first = thing.pieces[-1]
    looks = agreed(thing, first, bank)
    assert len(looks) == LOOKS
    assert looks[0].piece is first
    assert all(look.piece is first or agreeing(first, look.piece, bank)[0] >= ALIKE for look in looks)


def test_looks_of_one_drawing_are_told_apart(bank, part):
    looks = agreed(part("a windmill"), part("a windmill").pieces[0], bank)
    assert len({(look.piece.index, look.turn) for look in looks}) == LOOKS


def test_plainer_and_odder_drawings_of_a_thing_lead_last(part):
    castle = part("a castle")
    firsts = [chosen((castle,), Turn(seed=seed, text="a castle"))[0][0] for seed in range(4)]
    assert not {piece.pack.name for piece in firsts} & (PLAINER | ODDER)
    assert len({piece.index for piece in firsts}) >= 3
    turned = led(castle, firsts[-1]).pieces
    assert turned[0] is firsts[-1]
    assert sorted(p.index for p in turned) == sorted(p.index for p in castle.pieces)


def test_a_beast_whole_leads_before_its_head_and_what_stands_before_what_tips_over(bank, part):
    def led_by(text, levels=None):
        turns = (Turn(seed=seed, text=text) for seed in range(4))
        return [chosen((part(text),), turn, bank, levels)[0][0] for turn in turns]

    assert all(measured(bank, piece).full < 0.7 for piece in led_by("a frog"))
    table = Backdrop(behind="", horizon=60, floor=86)
    assert all(measured(bank, piece).steady for piece in led_by("a running shoe", table))


@pytest.mark.parametrize("text", ["a bicycle", "a small airplane"])
def test_what_was_painted_with_light_and_shade_leads(bank, part, text):
    firsts = [chosen((part(text),), Turn(seed=seed, text=text), bank)[0][0] for seed in range(4)]
    assert {piece.pack.name for piece in firsts} == {MIXED}
    assert all(measured(bank, piece).tones >= RICH for piece in firsts)


@pytest.mark.parametrize("text", ["an elephant", "a tiger", "a lion", "a kangaroo"])
def test_a_photograph_cut_into_patches_leads_no_beasts(bank, part, text):
    patches = [p for p in part(text).pieces if measured(bank, p).tones >= RICH and traced(bank, p)]
    firsts = [chosen((part(text),), Turn(seed=seed, text=text), bank)[0][0] for seed in range(4)]
    assert patches
    assert not {piece.index for piece in patches} & {piece.index for piece in firsts}


def test_what_a_person_chose_leads_and_is_in_the_bank(bank, part):
    labels = {concept.label: number for number, concept in enumerate(bank.concepts)}
    for label, drawings in written()["leads"].items():
        own = [piece for piece in bank.pieces if piece.concept == labels[label]]
        assert sum(named(bank, piece, "leads") for piece in own) == len(drawings)
    for text in ("a fox", "an owl", "a cow"):
        firsts = [chosen((part(text),), Turn(seed=seed, text=text), bank)[0][0] for seed in range(4)]
        assert all(named(bank, piece, "leads") for piece in firsts)


def test_a_usual_castle_leads_and_no_picture_in_ink(bank, part):
    firsts = [chosen((part("a castle"),), Turn(seed=seed, text="a castle"), bank)[0][0] for seed in range(4)]
    assert MIXED not in {piece.pack.name for piece in firsts}
    inked = [piece for piece in part("a cow").pieces if measured(bank, piece).inked > INKED]
    assert all(plainness(piece, bank) > 0 for piece in inked if piece.pack.name == MIXED)


def test_drawings_made_for_this_bank_lead(bank, part):
    assert {chosen((part("a horse"),), Turn(seed=seed, text="x"), bank)[0][0].pack.name for seed in range(4)} >= {
        "reverie"
    }


def test_a_blob_does_not_lead_where_others_show_features(bank, part):
    octopus = part("an octopus")
    rich = max(measured(bank, piece).detail for piece in octopus.pieces if piece.pack.name in ("noto", "emojione"))
    for seed in range(6):
        first = chosen((octopus,), Turn(seed=seed, text="an octopus"), bank)[0][0]
        assert measured(bank, first).detail > 0.35 * rich
