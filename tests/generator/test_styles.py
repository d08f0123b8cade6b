import subprocess
import sys

import pytest

from generator import rules
from generator.errors import RecipeError
from generator.looks import load_look
from generator.recipe import Prompt
from generator.styles import HOLE, LOOKS, RULES, Knobs, Style, apply, digest, find, styles

WHALE = Prompt(text="an orca")


def write(tmp_path, text):
    path = tmp_path / "styles.toml"
    path.write_text(text, encoding="utf-8")
    return path


def entry(**lines):
    values = {"title": '"Mine"', "template": '"{prompt}, mine"'} | lines
    return "[mine]\n" + "\n".join(f"{key} = {value}" for key, value in values.items())


def test_there_are_styles_enough_and_all_have_a_look():
    found = styles()
    assert len(found) >= 32
    assert all(style.look for style in found.values())
    assert {"ghibli", "ukiyo-e", "matrix", "van-gogh", "pixel-art", "noir"} <= found.keys()


def test_every_style_leaves_room_for_the_prompt():
    assert all(HOLE in style.template for style in styles().values())


def test_every_look_that_a_style_names_is_in_the_file():
    for style in styles().values():
        if style.look:
            assert sorted(load_look(style.look).books) == [32, 64, 128, 256]


def test_all_looks_together_are_at_most_six_megabytes():
    assert LOOKS.stat().st_size <= 6_000_000


def test_ghibli_says_honestly_what_it_was_measured_from():
    assert "no picture of the studio is free" in find("ghibli").measured_from


def test_the_rules_named_here_are_the_rules_there_are():
    assert sorted(RULES) == sorted(rules.RULES)


def test_reading_styles_never_loads_torch():
    code = "import sys; from generator.styles import styles; styles(); sys.exit('torch' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


@pytest.mark.parametrize("name", ["van-gogh", "Van Gogh", "van_gogh", "  VAN  gogh "])
def test_a_style_is_found_however_it_is_spelled(name):
    assert find(name).name == "van-gogh"


def test_an_unknown_style_is_answered_with_the_nearest():
    with pytest.raises(RecipeError, match=r"no style 'gibli'.*Did you mean ghibli"):
        find("gibli")


def test_a_style_like_no_other_is_answered_with_some():
    with pytest.raises(RecipeError, match="There are ghibli, "):
        find("zzzzzz")


def test_a_style_words_wanted_prompts_and_leaves_unwanted_ones_alone():
    style = Style(name="mine", title="Mine", template="{prompt}, mine", extra="gold", avoid="grey")
    unwanted = Prompt(text="fog", weight=-0.5)
    assert apply(style, [WHALE, unwanted]) == (
        Prompt(text="an orca, mine"),
        unwanted,
        Prompt(text="gold", weight=0.3),
        Prompt(text="grey", weight=-0.3),
    )


def test_braces_in_a_prompt_are_only_words():
    style = Style(name="mine", title="Mine", template="{prompt}, mine")
    assert apply(style, [Prompt(text="{0} {x}")])[0].text == "{0} {x}, mine"


def test_an_owners_style_is_read_with_its_knobs(tmp_path):
    path = write(tmp_path, entry(knobs='{ recolour = 0.5, rule = "tiles", strokes = 3 }'))
    assert styles(path)["mine"].knobs == Knobs(recolour=0.5, rule="tiles", strokes=3)


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (entry(template='"no hole"'), r"Style 'mine': 'template' needs \{prompt\}"),
        (entry(title='""'), "Style 'mine': 'title' is missing"),
        (entry(title="3"), "Style 'mine': 'title' must be words"),
        (entry(colour='"red"'), "Style 'mine': there is no key 'colour'; there are title, "),
        (entry(look='"oil"'), "Style 'mine': 'measured_from' must say"),
        (entry(knobs="3"), "Style 'mine': 'knobs' is a table"),
        (entry(knobs="{ recolour = 2 }"), "Style 'mine': 'recolour' must be between 0 and 1, not 2"),
        (entry(knobs="{ recolour = nan }"), "Style 'mine': 'recolour' must be between 0 and 1"),
        (entry(knobs="{ recolour = true }"), "Style 'mine': 'recolour' must be a number"),
        (entry(knobs="{ bold = 2 }"), "Style 'mine': there is no key 'bold'"),
        (entry(knobs="{ drawn = 1 }"), "Style 'mine': 'drawn' must be true or false"),
        (entry(knobs='{ rule = "magic" }'), "Style 'mine': there is no rule 'magic'; there are pixels"),
        (entry(extra_weight='"much"'), "Style 'mine': 'extra_weight' must be a number"),
        ("[Mine]\n", "Style 'Mine': a style is a table whose name is of small letters"),
        ("mine = 3\n", "Style 'mine': a style is a table"),
        ("[mine\n", "styles.toml is not valid TOML"),
    ],
)
def test_a_mistake_is_answered_with_a_sentence_that_names_style_and_key(tmp_path, text, sentence):
    with pytest.raises(RecipeError, match=sentence):
        styles(write(tmp_path, text))


def test_the_digest_names_these_styles_and_looks():
    assert len(bytes.fromhex(digest())) == 32
    assert digest() == digest()
