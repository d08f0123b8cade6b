"""Whom a drawing stands in for is told by that drawing."""

from generator.ideas import likened


def test_the_longest_label_that_fits_is_told_whatever_the_order():
    labels = {"man", "man in black", "woman"}
    assert likened("a gangster", labels) == [("gangster", "man in black")]
    assert likened("a panther", {"cat", "black cat"}) == [("panther", "black cat")]
    assert likened("a panther", {"dog"}) == []
