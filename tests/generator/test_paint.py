"""The engine: it paints what it is told, goes on where it stopped, and fails loudly."""

import hashlib
import json
from dataclasses import replace

import numpy as np
import pytest

from generator import eyes
from generator.errors import PaintError
from generator.memory import Library, Recalled
from generator.paint import paint
from generator.presets import POCKET
from generator.recipe import ImagePrompt, Parent, Recipe, Source

SOURCE = Source(
    piece="apple", pack="Noto", author="Google", licence="Apache-2.0", words="apple", box=(0.1, 0.2, 0.8, 0.9)
)
BASE = Recipe(text="a red apple", seed=7, width=64, height=64, steps=20)


def disc(colour=(220, 30, 30), side=64, centre=(32, 34)):
    """A disc of one colour on pale blue: a picture whose place is easy to tell."""
    image = np.full((side, side, 3), (200, 225, 245), dtype=np.uint8)
    y, x = np.mgrid[:side, :side]
    image[(x - centre[0]) ** 2 + (y - centre[1]) ** 2 < (side * 0.3) ** 2] = colour
    return image


class OneDrawing:
    """A memory that knows one thing, and remembers what it was asked."""

    def __init__(self, *images):
        self.images, self.asked = images, []

    def recall(self, words, recipe, embed, backdrop):
        assert (recipe.width, recipe.height) != (0, 0)
        self.asked.append((words, embed([words]).shape, backdrop))
        return Recalled(images=self.images, sources=(SOURCE,), notes=("The memory has no drawing of 'x'.",))


def library(memory=None, **pictures):
    return Library(image=pictures.__getitem__, state=pictures.__getitem__, memory=memory)


def last(frames):
    *_, frame = frames
    return frame


def digest(frame):
    return hashlib.sha256(frame.image.tobytes()).hexdigest()


def distance(one, other):
    return float(np.abs(one.astype(float) - other.astype(float)).mean())


def test_a_painting_is_a_row_of_frames_from_the_start_to_the_last_step(pocket):
    frames = list(paint(pocket, library(), BASE))
    assert [frame.step for frame in frames] == list(range(21))
    assert all(frame.image.shape == (64, 64, 3) and frame.image.dtype == np.uint8 for frame in frames)
    assert [score.label for score in frames[-1].scores] == ["a red apple"]


def test_words_alone_bring_the_picture_nearer_to_the_words(pocket):
    frames = list(paint(pocket, library(), replace(BASE, steps=40)))
    assert frames[-1].scores[0].value > frames[0].scores[0].value + 0.1


def test_the_same_recipe_gives_the_same_bytes_and_another_seed_another_picture(pocket):
    one, again, other = (last(paint(pocket, library(), replace(BASE, seed=seed))) for seed in (7, 7, 8))
    assert digest(one) == digest(again)
    assert digest(one) != digest(other)


def full_recipe():
    """A recipe with every kind of term at once."""
    images = (ImagePrompt(sha256="about", kind="about"), ImagePrompt(sha256="place", kind="place", weight=0.5))
    return replace(BASE, text="a red apple | fog:-0.5", avoid="letters", images=images, start="start", steps=12)


@pytest.mark.parametrize("stop", [0, 1, 2, 5, 8, 11, 12])
@pytest.mark.parametrize("kind", ["words", "memory", "style", "everything"])
def test_a_painting_that_was_stopped_and_resumed_ends_in_the_same_bytes(pocket, kind, stop):
    styled = replace(BASE, style="van-gogh")
    recipe = {"words": BASE, "memory": BASE, "style": styled, "everything": full_recipe()}[kind]
    shelf = library(
        OneDrawing(disc(), disc((250, 120, 20))) if kind in {"memory", "style"} else None,
        about=disc(),
        place=disc(),
        start=disc(),
    )
    recipe = replace(recipe, steps=12)
    frames = paint(pocket, shelf, recipe)
    saved = {name: array.copy() for name, array in next(f for f in frames if f.step == stop).state().items()}
    whole = last(frames) if stop < 12 else None
    resumed = list(paint(pocket, shelf, recipe, saved))
    assert resumed[0].step == stop
    assert whole is None or digest(resumed[-1]) == digest(whole)
    assert len(resumed) == 13 - stop


def test_a_resumed_painting_keeps_the_drawings_it_began_with(pocket):
    memory = OneDrawing(disc())
    frames = paint(pocket, library(memory), BASE)
    saved = next(f for f in frames if f.step == 3).state()
    resumed = next(paint(pocket, library(OneDrawing(disc((0, 0, 0)))), BASE, saved))
    assert resumed.sources == (SOURCE,)
    assert np.array_equal(saved["recalled.0"], disc())


def test_a_state_is_asked_for_in_time_or_refused(pocket):
    frames = paint(pocket, library(), BASE)
    first = next(frames)
    next(frames)
    with pytest.raises(RuntimeError, match="next frame"):
        first.state()


def test_references_are_painted_from_noise_and_named(pocket):
    memory = OneDrawing(disc())
    frames = list(paint(pocket, library(memory), replace(BASE, steps=40, freedom="close")))
    assert frames[0].sources == (SOURCE,)
    assert frames[0].notes == ("The memory has no drawing of 'x'.",)
    assert memory.asked == [("a red apple", (1, 384), None)]
    assert distance(frames[-1].image, disc()) < 0.3 * distance(frames[0].image, disc())


def test_references_off_asks_no_memory(pocket):
    memory = OneDrawing(disc())
    frames = list(paint(pocket, library(memory), replace(BASE, references="off", steps=2)))
    assert memory.asked == []
    assert frames[0].sources == ()


def test_a_start_picture_is_the_first_frame_and_is_held(pocket):
    start = disc()
    recipe = replace(BASE, start="s", references="off")
    frames = list(paint(pocket, library(s=start), recipe))
    free = last(paint(pocket, library(s=start), replace(recipe, hold=0.0)))
    held = last(paint(pocket, library(s=start), replace(recipe, hold=10.0)))
    assert distance(frames[0].image, start) < 1
    assert distance(held.image, start) < distance(frames[-1].image, start) < distance(free.image, start)


def test_a_target_by_place_is_painted_where_it_is(pocket):
    target = disc((30, 60, 200), centre=(20, 40))
    recipe = replace(BASE, text="a blue ball", images=(ImagePrompt(sha256="t", kind="place", weight=1.0),), steps=40)
    frames = list(paint(pocket, library(OneDrawing(disc()), t=target), recipe))
    assert distance(frames[-1].image, target) < 0.5 * distance(frames[0].image, target)
    assert frames[0].sources == ()  # the person's own picture leads; the memory stays out of its way


@pytest.mark.parametrize(("weight", "asked"), [(0.4, 0), (0.05, 1), (-0.4, 1)])
def test_a_target_by_place_leads_alone_unless_it_is_a_hint_or_unwanted(pocket, weight, asked):
    memory, prompt = OneDrawing(disc()), ImagePrompt(sha256="t", kind="place", weight=weight)
    next(paint(pocket, library(memory, t=disc((40, 60, 220))), replace(BASE, images=(prompt,))))
    assert len(memory.asked) == asked


def test_a_target_by_place_with_a_negative_weight_is_left_and_does_not_tear_the_picture(pocket):
    prompt = ImagePrompt(sha256="t", kind="place", weight=-2.0)
    recipe = replace(BASE, images=(prompt,), steps=40, references="off")
    image = last(paint(pocket, library(t=disc()), recipe)).image
    assert distance(image, disc()) > 20
    assert image.std() < 40  # without an end to the pushing it was 48: patches of the strongest opposite colours


def test_a_vivid_colour_arrives_and_leaves_no_rim(pocket):
    ball = disc((235, 20, 150))
    recipe = replace(BASE, text="a pink ball", steps=40)
    image = last(paint(pocket, library(OneDrawing(ball)), recipe)).image
    away = np.hypot(*(np.mgrid[:64, :64] - np.array([34, 32])[:, None, None]))
    rim = (away > 21) & (away < 26)
    assert distance(image[away < 16], ball[away < 16]) < 15  # with even steps in all channels 50: the ball was red
    assert distance(image[rim], ball[rim]) < 15  # and 20


def test_a_target_by_meaning_raises_its_own_score(pocket):
    recipe = replace(BASE, images=(ImagePrompt(sha256="t", kind="about", weight=1.0),), steps=40)
    frames = list(paint(pocket, library(t=disc()), recipe))
    score = {frame.step: frame.scores[1] for frame in frames}
    assert score[40].value > score[0].value + 0.1
    assert score[40].weight == pytest.approx(0.5)


def test_weights_are_shares_of_their_sum(pocket):
    frame = next(paint(pocket, library(), replace(BASE, text="a:2 | b | c:-1")))
    assert [score.weight for score in frame.scores] == [0.5, 0.25, -0.25]


def test_a_negative_weight_pushes_away_and_stops(pocket):
    recipe = replace(BASE, text="a forest | a red apple:-1", steps=30)
    pushed = last(paint(pocket, library(), recipe)).scores[1].value
    pulled = last(paint(pocket, library(), replace(recipe, text="a forest | a red apple"))).scores[1].value
    assert pushed < pulled
    assert pushed > -0.5  # it ends at the floor instead of running away into noise


def test_a_parent_is_gone_on_from_with_its_share_of_noise(pocket):
    parent = [*paint(pocket, library(), BASE)][-1]
    shelf = library(parent=parent.state())
    same = next(paint(pocket, shelf, replace(BASE, parent=Parent(state="parent", noise=0.0))))
    near = next(paint(pocket, shelf, replace(BASE, seed=9, parent=Parent(state="parent", noise=0.3))))
    far = next(paint(pocket, library(), replace(BASE, seed=9)))
    assert distance(same.image, parent.image) < 3
    assert distance(same.image, parent.image) < distance(near.image, parent.image) < distance(far.image, parent.image)


def test_a_parent_of_another_size_is_refused_in_a_sentence(pocket):
    parent = [*paint(pocket, library(), replace(BASE, steps=1))][-1].state()
    wide = replace(BASE, width=128, parent=Parent(state="parent"))
    with pytest.raises(PaintError, match="another size"):
        next(paint(pocket, library(parent=parent), wide))


@pytest.mark.parametrize(("width", "height"), [(96, 64), (64, 112)])
def test_any_proportion_is_painted(pocket, width, height):
    recipe = replace(BASE, width=width, height=height, steps=4)
    assert last(paint(pocket, library(OneDrawing(disc())), recipe)).image.shape == (height, width, 3)


def test_a_vit_paints_by_the_same_code(vit):
    recipe = replace(full_recipe(), views=3, steps=6)
    shelf = library(about=disc(), place=disc(), start=disc())
    frames = list(paint(vit, shelf, recipe))
    assert len(frames) == 7
    assert not np.array_equal(frames[0].image, frames[-1].image)


def test_two_towers_share_the_views_of_one_picture(vit_folder):
    both = eyes.load(f"{vit_folder}+{POCKET}", "cpu")
    frames = list(paint(both, library(), BASE))
    assert frames[-1].scores[0].value > frames[0].scores[0].value


def test_a_value_that_is_no_number_is_an_error_and_no_picture(pocket):
    frames = paint(pocket, library(), BASE)
    saved = dict(next(frames).state())
    saved["octave.0"] = np.full_like(saved["octave.0"], np.nan)
    with pytest.raises(PaintError, match="not a number"):
        list(paint(pocket, library(), BASE, saved))


def test_a_picture_that_collapsed_is_an_error_and_no_grey_square(pocket):
    shelf = library(s=np.full((64, 64, 3), 128, dtype=np.uint8))
    recipe = replace(BASE, start="s")
    saved = dict(next(paint(pocket, shelf, recipe)).state())
    saved["step"] = np.array(19)  # only the last, tiny step is left to do
    with pytest.raises(PaintError, match="one colour"):
        list(paint(pocket, shelf, recipe, saved))


def test_a_painting_that_went_the_wrong_way_is_an_error(pocket):
    frames = paint(pocket, library(), replace(BASE, steps=3))
    saved = dict([next(frames), next(frames)][-1].state())
    saved["first_loss"] = np.array(1e-9)
    with pytest.raises(PaintError, match="wrong way"):
        list(paint(pocket, library(), replace(BASE, steps=3), saved))


def test_closing_the_painting_stops_it(pocket):
    frames = paint(pocket, library(), BASE)
    next(frames)
    frames.close()
    assert list(frames) == []


def test_sources_survive_the_state_as_plain_json(pocket):
    saved = next(paint(pocket, library(OneDrawing(disc())), BASE)).state()
    kept = json.loads(saved["recalled.text"].tobytes())
    assert kept["sources"][0]["licence"] == "Apache-2.0"


def test_a_style_gives_the_picture_its_colours_and_keeps_the_thing_in_its_place(pocket):
    shelf = library(OneDrawing(disc()))
    plain = last(paint(pocket, shelf, replace(BASE, steps=30)))
    night = last(paint(pocket, shelf, replace(BASE, steps=30, style="van-gogh")))
    assert night.image.mean() < plain.image.mean() - 20  # The Starry Night is dark
    centre, rim = (night.image[a, a].reshape(-1, 3).mean(0) for a in (slice(24, 42), slice(0, 10)))
    assert np.abs(centre - rim).max() > 15


def test_a_persons_own_picture_is_a_style_too(pocket):
    green = np.random.default_rng(1).integers(0, 90, (96, 96, 3)).astype(np.uint8) + np.array([0, 120, 0], np.uint8)
    shelf = library(OneDrawing(disc()), green=green)
    image = last(paint(pocket, shelf, replace(BASE, steps=30, style_image="green"))).image
    assert image[..., 1].mean() > image[..., [0, 2]].mean() + 40


def test_a_style_without_drawings_still_leaves_the_words_their_say(pocket):
    recipe = replace(BASE, text="a red apple | the blue sea:0.001", style="van-gogh", references="off", steps=30)
    apple, sea = last(paint(pocket, library(), recipe)).scores
    assert apple.value > sea.value + 0.05


def test_a_large_eye_reads_the_words_of_a_style_and_a_small_one_does_not(pocket, vit):
    labels = [next(paint(eye, library(), replace(BASE, style="ghibli"))).scores[0].label for eye in (pocket, vit)]
    assert labels == ["a red apple", "a red apple in the style of Studio Ghibli"]


def test_words_that_the_eye_cannot_read_are_said_in_a_sentence(pocket):
    long = " ".join(f"lamp{i}" for i in range(60))
    [note] = next(paint(pocket, library(), replace(BASE, text=long))).notes
    assert "lamp59" in note
    assert next(paint(pocket, library(), BASE)).notes == ()
