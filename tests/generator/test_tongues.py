"""Prompts in other languages are read by their names of things; English ones stay as they are."""

from dataclasses import replace

import pytest

from generator.bank import Bank
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
        ("雪の中の赤い狐", "red fox, in snow"),
    ],
)
def test_other_languages_are_read(bank, text, english):
    assert in_english(bank, text) == english


@pytest.mark.parametrize("text", ["tour bus", "hair salon", "nail salon", "thai cuisine"])
def test_french_words_that_are_english_stay_in_english_prompts(text):
    assert in_english(Bank.open(), text) == text


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("la tour eiffel", "eiffel tower"),
        ("un chat dans la cuisine", "cat in kitchen"),
        ("フライパンの中の卵", "egg, in frying pan"),
        ("チンパンジー", "chimpanzee"),
        ("ピーターパン", "ピーターパン"),
        ("パンを食べる猫", "cat, eating bread"),
        ("空港", "airport"),
        ("横浜の猫", "cat, city by the sea"),
    ],
)
def test_a_short_word_within_a_longer_one_is_not_read(text, english):
    assert in_english(Bank.open(), text) == english


def test_what_nobody_knows_stays(bank):
    assert in_english(bank, "xyzzy plugh qwertz") == "xyzzy plugh qwertz"


def test_words_without_spaces_are_found_and_the_last_comes_first():
    share, read = scanned("雪の狐", TONGUES["ja"])
    assert (share, read) == (pytest.approx(2 / 3), "fox, snow")


def test_colours_go_with_their_things():
    assert grouped(["red", "fox", "snow"]) == ["red fox", "snow"]


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("桜の木の下の猫", "cat, under cherry tree"),
        ("馬に乗った宇宙飛行士", "astronaut, riding horse"),
        ("村の上を飛ぶドラゴン", "dragon, flying over village"),
        ("猫がピアノを弾く", "cat, playing piano"),
        ("ein Schneemann vor dem Haus", "snowman before house"),
        ("富士山と日の出", "mount fuji, sunrise"),
        ("eine Katze schläft auf dem Sofa", "cat sleeping on sofa"),
        ("ein Schloss am See im Herbst", "castle by a lake in autumn"),
    ],
)
def test_deeds_seasons_and_where_things_are_come_along(text, english):
    assert in_english(Bank.open(), text) == english


def test_names_that_everybody_knows_are_no_other_tongue(bank):
    assert in_english(bank, "geisha") == "geisha"  # no ghost


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("un perro rojo con sombrero", "red dog with hat"),
        ("une fille aux cheveux bleus", "girl with blue hair"),
        ("ein Ritter kämpft gegen einen Drachen", "knight fighting dragon"),
        ("un dragón volando sobre un castillo", "dragon flying over castle"),
        ("un lapin dans un champ de fleurs", "rabbit in field of flowers"),
    ],
)
def test_colours_come_before_what_has_them_and_deeds_are_read(typed, read):
    assert in_english(Bank.open(), typed) == read
