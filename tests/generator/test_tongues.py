"""Prompts in other languages are read by their names of things; English ones stay as they are."""

from dataclasses import replace

import pytest

from generator.tongues import grouped, in_english, scanned

TONGUES = {
    "de": {"fuchs": "fox", "schnee": "snow", "im": "in", "schmetterling": "butterfly", "roter": "red", "ein": ""},
    "fr": {"renard": "fox", "neige": "snow", "dans": "in", "la": "", "l": "", "un": "", "océan": "sea"},
    "ja": {"狐": "fox", "雪": "snow", "赤い": "red"},
}


@pytest.fixture(scope="module")
def bank(bank):
    return replace(bank, words={**bank.words, "tongues": TONGUES})


@pytest.mark.parametrize("text", ["a fox in the snow", "two penguins on an iceberg", "", "jazz in the rain"])
def test_english_stays(bank, text):
    assert in_english(bank, text) == text


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("Ein roter Fuchs im Schnee", "red fox in snow"),
        ("un renard dans la neige", "fox in snow"),
        ("drei Schmetterlinge im Schnee", "butterfly in snow"),  # by its beginning
        ("un renard dans l'océan", "fox in sea"),
        ("雪の中の赤い狐", "red fox, snow"),
    ],
)
def test_other_languages_are_read(bank, text, english):
    assert in_english(bank, text) == english


def test_what_nobody_knows_stays(bank):
    assert in_english(bank, "xyzzy plugh qwertz") == "xyzzy plugh qwertz"


def test_words_without_spaces_are_found_and_the_last_comes_first():
    share, read = scanned("雪の狐", TONGUES["ja"])
    assert (share, read) == (pytest.approx(2 / 3), "fox, snow")


def test_colours_go_with_their_things():
    assert grouped(["red", "fox", "snow"]) == ["red fox", "snow"]
