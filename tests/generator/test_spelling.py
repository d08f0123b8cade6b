"""Slips of the pen are set right, and words that are right stay."""

import pytest

from generator.spelling import mended


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("a hot air ballon", "a hot air balloon"),
        ("a grean turtel swiming in the ocaen", "a green turtle swimming in the ocean"),
        ("An Elephent in the forrest's snow", "an elephant in the forrest's snow"),
        ("a ligthouse, a butterfy", "a lighthouse, a butterfly"),
        ("a hedghog", "a hedgehog"),
        ("a bee on a flowr", "a bee on a flower"),
    ],
)
def test_slips_are_mended(bank, typed, meant):
    assert mended(bank, typed) == meant


@pytest.mark.parametrize(
    "text",
    [
        "A cat on a sofa",
        "while he tried to write a violent message",
        "shrek and the xylophone of qwghlm",
        "feeling lonely",
        "Scarlett and Cameron",
        "an ostrich and a meerkat",
        "",
    ],
)
def test_what_is_right_or_unknown_stays_as_it_is(bank, text):
    assert mended(bank, text) == text
