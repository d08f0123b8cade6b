import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from generator.errors import RecipeError
from generator.prompt import PromptError, avoided, effective, parse, read, render
from generator.recipe import ImagePrompt, Prompt


def one_space(text):
    return " ".join(text.split())


def has_words(text):
    return any(character.isprintable() and character != " " for character in text)


texts = (
    st.one_of(
        st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1, max_size=40),
        st.text("ab1.,:|\\ -+e", min_size=1, max_size=20),
    )
    .map(one_space)
    .filter(has_words)
)
weights = st.floats(-10, 10)
prompt_tuples = st.lists(
    st.builds(Prompt, text=texts, weight=weights, stop=st.none() | st.floats(-1, 1)), min_size=1, max_size=10
).map(tuple)


@given(prompt_tuples)
@example((Prompt(text="a:1", weight=0.5),))
@example((Prompt(text="a:1", weight=0.5, stop=-0.0),))
@example((Prompt(text=r"\:1\\:nan"), Prompt(text="|")))
@example((Prompt(text="a : 1 : 2 : 3 : 4"),))
def test_reading_what_was_rendered_gives_the_prompts_back(prompts):
    assert read(render(prompts)) == prompts


@given(st.text("ab:|\\01.- ", max_size=30))
def test_rendering_what_was_read_is_canonical(line):
    try:
        canonical = render(read(line))
    except PromptError:
        return
    assert render(read(canonical)) == canonical


@given(st.text(max_size=1_100) | st.text("a1:|\\.-,e \0\n", max_size=60))
def test_any_text_is_read_or_answered_by_a_sentence(line):
    error = None
    try:
        prompts = read(line)
    except PromptError as caught:
        error = caught
    if error is None:
        assert all(prompt.text for prompt in prompts)
    else:
        assert error.sentence.endswith(".")
        assert len(error.caret.split("\n")) == 2


def test_weights_and_stops_are_read_from_the_end_of_a_part():
    assert parse("a | b:0.5 | c:-0.3 | d:-1:-.2 | e : 1e-1") == (
        Prompt(text="a"),
        Prompt(text="b", weight=0.5),
        Prompt(text="c", weight=-0.3),
        Prompt(text="d", weight=-1, stop=-0.2),
        Prompt(text="e", weight=0.1),
    )


@pytest.mark.parametrize(
    ("line", "text", "weight"),
    [
        ("Vampire: the return", "Vampire: the return", 1),
        ("Vampire: the return:2", "Vampire: the return", 2),
        ("ratio 16:9 poster", "ratio 16:9 poster", 1),
        (r"a clock at 12\:30", "a clock at 12:30", 1),
        (r"a clock at 12\:30:0.5", "a clock at 12:30", 0.5),
        ("1:2:3:0.5", "1:2", 3),
        (r"this\|that", "this|that", 1),
        (r"back\\:2", "back\\", 2),
        (r"\o/", r"\o/", 1),
        ("  white\t\n space  ", "white space", 1),
    ],
)
def test_other_colons_and_escapes_belong_to_the_words(line, text, weight):
    (prompt,) = parse(line)
    assert (prompt.text, prompt.weight) == (text, weight)


@pytest.mark.parametrize(
    ("line", "sentence", "shown", "column"),
    [
        ("", "no words", "", 0),
        ("a||b", "no words", "a||b", 2),
        ("a |", "no words", "a |", 3),
        (":0.5", "no words", ":0.5", 0),
        ("\u200b", "no words", "·", 0),
        ("a:-1 | b:0", "above zero", "a:-1 | b:0", 0),
        ("a:nan", "weight is a number", "a:nan", 2),
        ("a | b:-Infinity", "weight is a number", "a | b:-Infinity", 6),
        ("a:1e9", "weight is a number", "a:1e9", 2),
        ("a:10.1", "weight is a number", "a:10.1", 2),
        ("a:0,5", "weight is a number", "a:0,5", 2),
        ("a:-1:-1.5", "stop is a number", "a:-1:-1.5", 5),
        ("|".join("abcdefghijk"), "at most 10 parts", "a|b|c|d|e|f|g|h|i|j|k", 20),
        ("a\0b", "no text", "a·b", 1),
        ("a\ud800", "no text", "a·", 1),
        ("東京||b", "no words", "東京||b", 5),
        ("e\u0301||b", "no words", "e\u0301||b", 2),
    ],
)
def test_a_mistake_is_answered_by_a_sentence_and_a_caret_under_it(line, sentence, shown, column):
    with pytest.raises(PromptError, match=sentence) as caught:
        parse(line)
    assert caught.value.caret == f"{shown}\n{' ' * column}^"
    assert str(caught.value) == f"{caught.value.sentence}\n\n{caught.value.caret}"


def test_a_prompt_error_is_a_recipe_error():
    with pytest.raises(RecipeError):
        parse("a:nan")


def test_of_a_long_line_a_window_around_the_fault_is_shown():
    with pytest.raises(PromptError) as caught:
        parse("a" * 100 + "||" + "b" * 100)
    shown, caret = caught.value.caret.splitlines()
    assert len(shown) == 62
    assert shown[0] == shown[-1] == "…"
    assert shown[len(caret) - 2 : len(caret)] == "||"


def test_a_line_of_5000_characters_is_too_long():
    with pytest.raises(PromptError, match="at most 1,000 characters; this one has 5,000") as caught:
        parse("x" * 5_000)
    assert max(map(len, caught.value.caret.splitlines())) <= 62


def test_a_line_of_negatives_can_be_read_where_it_is_not_alone():
    assert read("fog:-0.3") == (Prompt(text="fog", weight=-0.3),)


def test_words_to_avoid_become_mild_negatives():
    assert avoided("letters | Vampire: the return") == (
        Prompt(text="letters", weight=-0.3),
        Prompt(text="Vampire: the return", weight=-0.3),
    )
    assert avoided("  ") == ()


def test_words_to_avoid_take_no_weight():
    with pytest.raises(PromptError, match="take no weight") as caught:
        avoided("a | b:2")
    assert caught.value.caret == "a | b:2\n     ^"


@given(prompt_tuples.filter(lambda prompts: any(prompt.weight for prompt in prompts)))
def test_effective_weights_sum_to_one_by_size_and_keep_their_signs(prompts):
    scaled = effective(prompts)
    assert sum(map(abs, scaled)) == pytest.approx(1)
    assert all(a * prompt.weight >= 0 for a, prompt in zip(scaled, prompts, strict=True))


def test_images_are_weighed_beside_texts():
    assert effective((Prompt(text="a", weight=-0.6), ImagePrompt(sha256="0" * 64, weight=0.4))) == (-0.6, 0.4)
