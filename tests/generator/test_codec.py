import json
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.codec import check, from_json, to_json
from generator.errors import RecipeError
from generator.prompt import render
from generator.recipe import MAX_JSON, ImagePrompt, Parent, Prompt, Recipe

HASH = "0123456789abcdef" * 4

hashes = st.text("0123456789abcdef", min_size=64, max_size=64)
words = st.text(st.characters(exclude_categories=("Cs", "Cc", "Z")), min_size=1, max_size=30).filter(str.isprintable)
lines = st.lists(st.builds(Prompt, text=words, weight=st.floats(0.1, 10)), min_size=1, max_size=5).map(render)
sides = st.integers(8, 128).map(lambda eighth: 8 * eighth)
images = st.builds(ImagePrompt, sha256=hashes, weight=st.floats(-10, 10), kind=st.sampled_from(["about", "place"]))
recipes = st.builds(
    Recipe,
    text=lines,
    seed=st.integers(0, 2**32 - 1),
    images=st.lists(images, max_size=6).map(tuple),
    start=st.none() | hashes,
    hold=st.floats(0, 10),
    avoid=st.just("") | words.map(lambda text: render([Prompt(text=text)])),
    style=words,
    style_image=st.none() | hashes,
    references=st.sampled_from(["auto", "off"]),
    freedom=st.sampled_from(["close", "free", "wild"]),
    width=sides,
    height=sides,
    quality=words,
    steps=st.integers(1, 100),
    views=st.integers(1, 3),
    eye=words,
    parent=st.none() | st.builds(Parent, state=hashes, noise=st.floats(0, 1)),
    weights=st.just("") | hashes,
    bank=st.just("") | hashes,
    styles=st.just("") | hashes,
)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(), inner, max_size=3),
    max_leaves=6,
)

FULL = Recipe(
    text="a lighthouse in a storm | fog:0.5",
    seed=7,
    images=(ImagePrompt(sha256=HASH, weight=0.4, kind="place"),),
    start=HASH,
    avoid="letters",
    style="ghibli",
    style_image=HASH,
    parent=Parent(state=HASH, noise=0.5),
    weights=HASH,
    bank=HASH,
    styles=HASH,
)


def changed(**fields):
    return json.dumps(json.loads(to_json(FULL)) | fields)


@given(recipes)
def test_reading_what_was_written_gives_the_recipe_back(recipe):
    written = to_json(recipe)
    assert from_json(written) == recipe
    assert written.isascii()
    assert len(written) <= MAX_JSON


def test_the_longest_lines_fit_into_the_limit_of_a_file():
    recipe = replace(FULL, text="🐋" * 1_000, avoid="🐋" * 1_000, images=FULL.images * 6)
    assert from_json(to_json(recipe)) == recipe


@given(st.sampled_from(sorted(json.loads(to_json(FULL)))), json_values)
def test_any_value_in_any_field_is_taken_or_refused_by_a_sentence(name, value):
    with suppress(RecipeError):
        assert json.loads(to_json(from_json(changed(**{name: value}))))[name] == value


@given(json_values)
def test_any_other_json_is_refused_by_a_sentence(value):
    with pytest.raises(RecipeError):
        from_json(json.dumps(value))


@pytest.mark.parametrize(
    "text",
    [
        "",
        "no JSON",
        "[]",
        "1" * 5_000,
        "[" * 30_000,
        '{"a":' * 6_000,
        '{"version": 1, "version": 1}',
        " " * (MAX_JSON + 1),
        to_json(FULL)[:-1],
        to_json(FULL).replace('"seed": 7', '"seed": 7, "seed": 8'),
        to_json(FULL).replace('"hold": 1.0', '"hold": NaN'),
        to_json(FULL).replace('"hold": 1.0', '"hold": 1e999'),
        to_json(FULL).replace('"hold": 1.0', '"hold": ' + "9" * 400),
    ],
)
def test_broken_deep_and_huge_json_is_refused(text):
    with pytest.raises(RecipeError) as caught:
        from_json(text)
    assert len(str(caught.value)) < 120


@pytest.mark.parametrize("version", [0, 2, "1", None, True, 1.0, [1]])
def test_a_version_that_is_not_ours_is_refused(version):
    with pytest.raises(RecipeError):
        from_json(changed(version=version))


def test_the_version_is_named_even_where_the_fields_are_unknown_too():
    with pytest.raises(RecipeError, match="we read version 1"):
        from_json('{"version": 2, "palette": 5}')


def test_unknown_and_missing_fields_are_refused():
    fields = json.loads(to_json(FULL))
    del fields["hold"]
    for text in (json.dumps(fields), changed(palette=5), changed(images=[{"sha256": HASH}]), changed(parent={})):
        with pytest.raises(RecipeError, match=r"The fields of this \w+ aren't the ones we know"):
            from_json(text)


WRONG = {
    "text": ["", "a:nan", "a:-1", "x" * 1_001, "\0", "\ud800", None, 5],
    "seed": [-1, 2**32, 1.0, True, "1", None],
    "images": [None, {}, "", [None], [{"sha256": HASH, "weight": 1, "kind": "near"}]],
    "start": ["", HASH.upper(), HASH[1:], HASH + "\n", "../../etc/passwd", 5],
    "hold": [-0.1, 10.1, True, "1", None, 2**60],
    "avoid": ["a||b", "a:2", "\ud800", None],
    "style": ["x" * 101, "a\nb", "\ud800", None],
    "style_image": ["ghibli", False],
    "references": ["on", "", True, None],
    "freedom": ["loose", 1, ["free"]],
    "canvas": ["palette"],
    "width": [0, 56, 100, 1_032, 256.0, True],
    "height": [0, 56, 100, 1_032],
    "steps": [0, 1_001, True],
    "views": [0, 65],
    "parent": [HASH, {"state": HASH, "noise": 1.1}, {"state": "x", "noise": 0}, {"state": HASH, "noise": True}],
    "weights": ["x", None, HASH.upper()],
    "bank": ["x"],
    "styles": ["x"],
}


@pytest.mark.parametrize(("name", "value"), [(name, value) for name, values in WRONG.items() for value in values])
def test_a_value_outside_its_limits_is_refused(name, value):
    with pytest.raises(RecipeError):
        from_json(changed(**{name: value}))


@pytest.mark.parametrize("weight", [-10.5, 11, None, "1", True])
def test_an_image_weight_outside_its_limits_is_refused(weight):
    with pytest.raises(RecipeError):
        from_json(changed(images=[{"sha256": HASH, "weight": weight, "kind": "about"}]))


def test_more_than_six_images_are_refused():
    with pytest.raises(RecipeError, match="number of images"):
        from_json(changed(images=[{"sha256": HASH, "weight": 1, "kind": "about"}] * 7))


def test_a_whole_number_serves_as_a_float():
    assert from_json(changed(hold=2)).hold == 2.0


def test_a_file_can_not_ask_for_more_work_than_words_can():
    with pytest.raises(RecipeError, match="too much work"):
        from_json(changed(width=1_024, height=1_024, steps=1_000, views=64))


def test_a_recipe_built_by_a_front_is_checked_by_the_same_rules():
    assert check(FULL) is FULL
    with pytest.raises(RecipeError, match="close, free, wild"):
        check(replace(FULL, freedom="loose"))
    with pytest.raises(RecipeError, match="about, place"):
        check(replace(FULL, images=(ImagePrompt(sha256=HASH, kind="near"),)))
    with pytest.raises(RecipeError, match="hold"):
        check(replace(FULL, hold=float("nan")))
