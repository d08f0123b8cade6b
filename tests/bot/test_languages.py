"""Everything the bot says on Discord is there in German and Japanese, with the same blanks."""

import re
from pathlib import Path
from string import Formatter

import pytest

from bot import excuses, manual, speech
from bot.errors import UsageError
from bot.languages import explain, retell, say, tables
from generator import styles
from generator.codec import from_json
from generator.errors import ImageError, RecipeError
from generator.references import NO_DRAWING, NO_WORD_KNOWN
from storage.status import Status

ENGINE = Path(speech.__file__).resolve().parents[1] / "generator"
LANGUAGES = ["de", "ja"]


def texts(value):
    """Give every text in a table or row, or the text itself."""
    if isinstance(value, str):
        yield value
    else:
        for part in value.values() if isinstance(value, dict) else value:
            yield from texts(part)


SAID = [value for module in (speech, excuses, manual) for name, value in vars(module).items() if name.isupper()]
SPOKEN = {*texts(SAID), *(status.sentence for status in Status)}


def blanks(text):
    return sorted((name, form, how) for _, name, form, how in Formatter().parse(text) if name)


def test_these_languages_are_there():
    assert sorted(tables()) == LANGUAGES
    assert len(SPOKEN) > 150


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_missing(language):
    assert SPOKEN - tables()[language].keys() == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_translated_beside_that_is_a_sentence_or_a_style_of_the_engine(language):
    code = "".join(path.read_text("utf-8") for path in (*ENGINE.glob("*.py"), ENGINE / "styles.toml"))
    assert {text for text in tables()[language].keys() - SPOKEN if text not in code} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_blanks_and_marks_are_the_same(language):
    for english, told in tables()[language].items():
        assert blanks(english) == blanks(told), english
        for mark in ("**", "`", "###", "-#", "\n"):
            assert english.count(mark) == told.count(mark), english


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_discord_itself_shows_keeps_to_its_limits(language):
    told = tables()[language]
    assert [text for text in (*speech.COMMANDS.values(), *speech.OPTIONS.values()) if len(told[text]) > 100] == []
    assert [text for text in speech.MENUS.values() if len(told[text]) > 32] == []
    assert [text for text in speech.BUTTONS.values() if len(told[text]) > 80] == []
    titles = speech.EDIT_TITLE, speech.START_OR_TARGET, speech.PROMPT, speech.AVOID, speech.WEIGHTS
    assert [text for text in titles if len(told[text]) > 45] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_style_has_a_title_that_no_other_has(language):
    titles = [style.title for style in styles.styles().values()]
    assert len({tables()[language][title] for title in titles}) == len(titles)


def test_what_is_not_translated_stays_english():
    assert say(speech.CANCELLED, "fr") == speech.CANCELLED
    assert say("a {strange} prompt", "de") == "a {strange} prompt"


def test_an_error_inside_an_error_is_translated_too():
    inner = ImageError(excuses.LARGE_FILE, name="start", limit=20)
    error = ImageError(excuses.STRANGE_RECIPE, sentence=inner)
    assert re.match(r"The recipe in that picture can't be used: start: that file is larger than 20 MB", str(error))
    assert "start: Diese Datei ist größer als 20 MB" in explain(error, "de")


def test_times_are_said_in_words_of_the_language():
    assert (speech.about(42), speech.about(42, "ja"), speech.about(180, "ja")) == ("42 s", "42秒", "3分")


@pytest.mark.parametrize("language", LANGUAGES)
def test_sentences_that_were_written_down_in_english_are_told_in_other_languages(language):
    note = NO_DRAWING.format(words="{a} quixotry.")
    assert retell(note, language) == say(NO_DRAWING, language, words="{a} quixotry.")
    assert retell(NO_WORD_KNOWN, language) == say(NO_WORD_KNOWN, language)
    failed = excuses.YOURS_FULL.format(count=5)
    assert retell(failed, language) == say(excuses.YOURS_FULL, language, count=5)
    assert retell("a: b", language) == "a: b"
    assert retell(note, "fr") == note


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_sentence_is_recognised_as_itself_when_its_blanks_are_filled(language):
    for english in tables()[language]:
        names = {name for name, *_ in blanks(english)}
        if english.endswith(".") and names:
            filled = re.sub(r"\{(\w+)[^}]*\}", r"<\1>", english)
            assert retell(filled, language) == re.sub(r"\{(\w+)[^}]*\}", r"<\1>", tables()[language][english]), english


def test_a_strangers_recipe_is_refused_in_the_persons_language():
    with pytest.raises(RecipeError) as caught:
        from_json('{"version": 99}')
    assert explain(UsageError(excuses.STRANGE_RECIPE, sentence=caught.value), "de").endswith("Lesbar ist Version 1.")
