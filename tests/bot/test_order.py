"""One road leads from what a person asked for to a recipe, and it is checked on the way."""

import contextlib
import hashlib
from dataclasses import replace

import pytest
from PIL import Image

from bot import given
from bot.errors import UsageError
from bot.hashes import HASHES
from bot.order import Hashes, Order, again, nearest_aspect, recipe
from generator.errors import ImageError, PromptError, RecipeError
from generator.recipe import MAX_SEED, ImagePrompt
from storage.values import Link, Role, Stored

A, B, C = (letter * 64 for letter in "abc")
FAKES = Hashes(weights=lambda eye: A if eye == "pocket" else "", bank=lambda: B, styles=lambda: C)


def test_an_order_of_words_alone_gets_every_default():
    made = recipe(Order(text="a lake"), FAKES, draw=lambda below: below - 1)
    assert (made.text, made.seed, made.width, made.height, made.steps) == ("a lake", MAX_SEED, 256, 256, 80)
    assert (made.weights, made.bank, made.styles) == (A, B, C)


def test_a_seed_is_drawn_where_none_is_given():
    seeds = {recipe(Order(text="a lake"), FAKES).seed for _ in range(5)}
    assert len(seeds) == 5
    assert recipe(Order(text="a lake", seed=7), FAKES).seed == 7


def test_quality_depends_on_the_eye():
    assert recipe(Order(text="a lake", quality="draft"), FAKES).steps == 40
    assert recipe(Order(text="a lake", quality="draft", eye="robust"), FAKES).steps == 24


def test_a_style_is_named_as_it_is_spelled_in_its_file():
    assert recipe(Order(text="a lake", style="Van Gogh"), FAKES).style == "van-gogh"


def test_an_unknown_style_is_answered_with_the_nearest():
    with pytest.raises(RecipeError, match="Did you mean ghibli"):
        recipe(Order(text="a lake", style="gibli"), FAKES)


@pytest.mark.parametrize("text", ["", "   ", "x" * 5000, "fog:-1 | people:-0.5", "a:nan", "a:1e9"])
def test_a_line_that_cannot_be_painted_is_refused(text):
    with pytest.raises(PromptError):
        recipe(Order(text=text), FAKES)


@pytest.mark.parametrize(
    ("size", "aspect"),
    [((100, 100), "1:1"), ((1920, 1080), "16:9"), ((600, 800), "2:3"), ((3000, 2000), "3:2"), ((9, 90), "9:16")],
)
def test_a_start_decides_on_the_aspect(size, aspect):
    assert nearest_aspect(size) == aspect
    wide = recipe(Order(text="a lake", start=A, start_size=size), FAKES)
    assert (wide.width > wide.height) == (size[0] > size[1])


def test_an_aspect_that_is_asked_for_wins_over_the_start():
    made = recipe(Order(text="a lake", start=A, start_size=(1920, 1080), aspect="1:1"), FAKES)
    assert made.width == made.height


def test_once_more_means_another_seed_and_this_machine():
    old = replace(recipe(Order(text="a lake", seed=1), FAKES), weights="")
    more = again(old, FAKES, None)
    assert more == replace(old, seed=more.seed, weights=A)
    assert more.seed != 1
    assert again(old, FAKES, 5).seed == 5


def test_the_hashes_of_this_machine_are_known_without_the_engine():
    made = recipe(Order(text="a lake"), HASHES)
    assert {len(made.weights), len(made.bank), len(made.styles)} == {64}
    assert HASHES.weights("hf-hub:nobody/nothing") == ""
    assert HASHES.weights("ViT-B-32/laion2b_s34b_b79k") == ""


def test_an_eye_in_a_folder_is_known_by_its_weights_and_several_by_all_of_theirs(tmp_path):
    one, two = tmp_path / "one", tmp_path / "two"
    for folder, name in ((one, "open_clip_model.safetensors"), (two, "open_clip_pytorch_model.bin")):
        folder.mkdir()
        (folder / name).write_bytes(folder.name.encode())
    first, both = HASHES.weights(str(one)), HASHES.weights(f"{one}+{two}")
    assert first == hashlib.sha256(b"one").hexdigest()
    assert len(both) == 64
    assert both != HASHES.weights(f"{two}+{one}")
    assert HASHES.weights(f"{one}+{tmp_path}") == ""


# pictures from files


@pytest.fixture
def picture(tmp_path):
    Image.new("RGB", (60, 30), "navy").save(tmp_path / "lake.png")
    return tmp_path / "lake.png"


def test_pictures_are_read_checked_and_named_by_content(picture):
    typed = {"text": "a lake", "start": str(picture), "hold": 2.0, "target": str(picture), "target_weight": -1.0}
    found = given.pictures(typed)
    order = given.order(typed, found, "pocket")
    assert (found["start"].role, found["start"].kind, found["start"].size) == (Role.START, "png", (60, 30))
    assert (order.start, order.start_size, order.hold) == (found["start"].sha256, (60, 30), 2.0)
    assert order.images == (ImagePrompt(sha256=found["target"].sha256, weight=-1.0),)


def test_three_targets_keep_their_own_weights_and_kinds(picture):
    typed = {
        "text": "a",
        "target": picture,
        "target3": picture,
        "target2": picture,
        "target2_as": "place",
        "target3_weight": 2.0,
    }
    order = given.order(typed, given.pictures(typed), "pocket")
    assert [(image.kind, image.weight) for image in order.images] == [("about", 0.4), ("place", 0.4), ("about", 2.0)]


def test_a_style_picture_is_taken(picture):
    order = given.order(typed := {"text": "a", "style_image": picture}, given.pictures(typed), "pocket")
    assert len(order.style_image) == 64


def test_a_style_that_is_a_pictures_file_is_a_style_picture(picture):
    assert given.styled({"text": "a", "style": str(picture)}) == {"text": "a", "style_image": str(picture)}


def test_a_styles_name_comes_before_a_file_called_so(tmp_path):
    (tmp_path / "oil").write_bytes(b"")
    with contextlib.chdir(tmp_path):
        assert given.styled({"style": "oil"}) == {"style": "oil"}


def test_a_style_beside_a_style_picture_stays_a_name(picture):
    typed = {"style": str(picture), "style_image": str(picture)}
    assert given.styled(typed) == typed


@pytest.mark.parametrize(("name", "base"), [("hold", "start"), ("target_weight", "target"), ("target2_as", "target2")])
def test_an_option_about_a_picture_needs_the_picture(name, base):
    with pytest.raises(UsageError, match=f"option {name} needs {base} with a picture"):
        given.order({"text": "a lake", name: 1}, {}, "pocket")


@pytest.mark.parametrize("typed", [{}, {"text": " "}, {"style": "oil"}])
def test_without_words_it_says_how(typed):
    with pytest.raises(UsageError, match="Say what to paint, in words"):
        given.order(typed, {}, "pocket")


def test_a_missing_file_is_named():
    with pytest.raises(UsageError, match=r"The start 'nowhere.png' can't be read: No such file"):
        given.pictures({"start": "nowhere.png"})


def test_a_file_that_is_no_picture_is_named_by_its_option(tmp_path):
    (tmp_path / "notes.png").write_text("Dear diary")
    with pytest.raises(ImageError, match="target2: That file is not a picture"):
        given.pictures({"target2": tmp_path / "notes.png"})


def test_a_file_without_end_is_not_read_to_its_end():
    with pytest.raises(ImageError, match="start: That file is larger than 20 MB"):
        given.pictures({"start": "/dev/zero"})


def test_the_pictures_of_a_run_go_into_the_next_one(tmp_path):
    class Old:
        files = tuple(Link(role=role, file=Stored(sha256=A, kind="png", size=1)) for role in Role)

    assert [link.role for link in given.inputs(Old())] == [Role.START, Role.TARGET, Role.STYLE, Role.PARENT]
