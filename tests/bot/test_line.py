"""The command line understands Discord's words, usual flags, and people who forget the quotes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.errors import UsageError
from bot.line import split
from bot.options import PAINTING, Option, read

KNOWN = PAINTING | {"json": Option(flag=True, says=""), "run": Option(says="")}


def typed(*words, **options):
    return split(words, KNOWN, **options)


@pytest.mark.parametrize(
    "words",
    [
        ["text:a lake | fog:0.5", "style:oil", "seed:7"],
        ["--text", "a lake | fog:0.5", "--style", "oil", "--seed", "7"],
        ["--text=a lake | fog:0.5", "--style=oil", "--seed=7"],
        ["a", "lake", "|", "fog:0.5", "style:oil", "--seed=7"],
        ["style:oil", "seed:7", "a", "lake", "|", "fog:0.5"],
        ["text:a", "lake", "|", "fog:0.5", "style:oil", "seed:7"],
        ["text:", "a", "lake", "|", "fog:0.5", "style:", "oil", "seed:", "7"],
        ["TEXT:a lake | fog:0.5", "Style:oil", "--SEED=7"],
        ['text:"a lake | fog:0.5"', 'style:"oil"', "seed:7"],
    ],
)
def test_one_wish_can_be_typed_in_many_ways(words):
    assert typed(*words) == {"text": "a lake | fog:0.5", "style": "oil", "seed": "7"}


def test_words_to_avoid_go_on_until_the_next_option():
    assert typed("a", "lake", "avoid:dark", "clouds", "style:oil", "at", "dawn") == {
        "text": "a lake at dawn",
        "avoid": "dark clouds",
        "style": "oil",
    }


def test_dashes_and_underscores_are_the_same():
    assert typed("--target-weight", "-0.5", "a") == {"target_weight": "-0.5", "text": "a"}


def test_a_flag_without_value_takes_none():
    assert typed("a", "--json", "lake") == {"text": "a lake", "json": ""}


@pytest.mark.parametrize("word", ["a:nan", "Vampire: the return", "12:30", "tart:0.5", "https://example.org", ":", "|"])
def test_a_colon_in_words_stays_in_the_words(word):
    assert typed(word) == {"text": word}


@pytest.mark.parametrize("words", [["styel:ghibli"], ["--styel", "ghibli"], ["--styel=ghibli"]])
def test_a_misspelt_option_is_answered_with_the_nearest(words):
    with pytest.raises(UsageError, match=r"There is no option '?(--)?styel'?. Did you mean style"):
        typed("a lake", *words)


def test_an_option_given_twice_is_a_mistake():
    with pytest.raises(UsageError, match="style is given twice"):
        typed("style:oil", "style:noir")


@pytest.mark.parametrize("words", [["a", "--style"], ["a", "style:"], ["style:", "--json"], ["style:", "text:a"]])
def test_an_option_without_its_value_is_named(words):
    with pytest.raises(UsageError, match="option style needs a value"):
        typed(*words)


def test_bare_words_belong_to_the_option_of_the_command():
    assert typed("12", bare=("run",)) == {"run": "12"}


def test_words_that_belong_nowhere_are_named():
    with pytest.raises(UsageError, match="don't know what to do with 'surplus'"):
        split(["surplus"], {}, bare=())


@given(st.lists(st.text(max_size=12), max_size=6))
def test_whatever_is_typed_is_read_or_answered_with_a_sentence(words):
    try:
        found = split(words, KNOWN)
    except UsageError as error:
        said = str(error)
        assert said.endswith((".", "?"))
    else:
        assert set(found) <= set(KNOWN)


@pytest.mark.parametrize(
    ("name", "text", "value"),
    [
        ("seed", "0", 0),
        ("hold", "2.5", 2.5),
        ("target_weight", "-10", -10.0),
        ("target_as", "PLACE", "place"),
        ("quality", "Fine", "fine"),
        ("aspect", "16:9", "16:9"),
        ("text", "9", "9"),
    ],
)
def test_values_are_read(name, text, value):
    assert read({name: text}, PAINTING) == {name: value}


@pytest.mark.parametrize(
    ("name", "text", "sentence"),
    [
        ("seed", "-1", "seed is a whole number from 0 to 4294967295, not '-1'"),
        ("seed", "4294967296", "seed is a whole number"),
        ("seed", "9" * 5000, "seed is a whole number"),
        ("seed", "٣", "seed is a whole number"),
        ("hold", "nan", "hold is a number from 0 to 10"),
        ("hold", "tight", "hold is a number from 0 to 10, not 'tight'"),
        ("target_weight", "1e9", "target_weight is a number from -10 to 10"),
        ("target_as", "above", "target_as is one of about, place, not 'above'"),
        ("quality", "best", "quality is one of draft, standard, fine"),
        ("aspect", "2:1", "aspect is one of 1:1"),
    ],
)
def test_values_that_make_no_sense_are_answered_with_what_would(name, text, sentence):
    with pytest.raises(UsageError) as caught:
        read({name: text}, PAINTING)
    assert f"The option {sentence}" in str(caught.value)
