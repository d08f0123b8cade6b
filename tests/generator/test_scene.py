"""Scenes: deterministic, full of what was asked for, each thing where it belongs."""

import numpy as np
import pytest

from generator.areas import covered
from generator.hues import hues
from generator.recall import Drawings
from generator.references import look_up
from generator.scene import compose, staged
from tests.fakes import no_eye, recipe


@pytest.fixture(scope="module")
def picture(bank):
    return lambda text, seed=1, size=(96, 96): compose(look_up(bank, text, no_eye), bank, size, seed)


def centre(source):
    left, top, right, bottom = source.box
    return (left + right) / 2, (top + bottom) / 2


def test_the_same_words_seed_and_size_give_the_same_pictures(picture):
    once, again = picture("two penguins on an iceberg"), picture("two penguins on an iceberg")
    assert all(np.array_equal(a, b) for a, b in zip(once.images, again.images, strict=True))
    assert once.sources == again.sources


def test_four_seeds_give_four_pictures(picture):
    seen = {picture("a castle on a hill", seed).images[0].tobytes() for seed in range(4)}
    assert len(seen) == 4


@pytest.mark.parametrize("size", [(96, 96), (144, 96), (96, 144), (160, 88)])
def test_pictures_have_the_size_asked_for(picture, size):
    for image in picture("a lighthouse in a storm", size=size).images:
        assert image.shape == (size[1], size[0], 3)
        assert image.dtype == np.uint8
        assert image.std() > 15


def test_looks_are_aligned_drawings_of_one_layout(picture):
    scene = picture("a penguin")
    assert len(scene.images) == 4
    first = scene.images[0].astype(float)
    assert all(np.abs(first[:12] - other[:12]).mean() < 3 for other in scene.images[1:])  # the sky is the same
    assert np.abs(first - scene.images[1]).mean() > 1  # the penguin is not


def test_sources_name_each_drawing_with_a_box_in_the_frame(picture):
    scene = picture("a cat and a dog in front of a house")
    assert {source.words for source in scene.sources} == {"a cat", "a dog", "a house"}
    for source in scene.sources:
        left, top, right, bottom = source.box
        assert 0 <= left < right <= 1
        assert 0 <= top < bottom <= 1
        assert source.licence
        assert source.author


def test_the_subject_is_large(picture):
    left, top, right, bottom = picture("a cat").sources[0].box
    assert max(right - left, bottom - top) > 0.45


def first_two(picture, text):
    found = {}
    for source in picture(text).sources:
        found.setdefault(source.words, source)
    return list(found.values())[:2]


def test_what_is_over_another_thing_is_above_it(picture):
    dragon, castle = first_two(picture, "a dragon over a castle")
    assert centre(dragon)[1] < centre(castle)[1]


def test_what_is_under_a_roof_is_below_its_top(picture):
    cat, table = first_two(picture, "a cat under an umbrella")
    assert cat.box[1] > table.box[1]


def test_a_rider_sits_on_top(picture):
    rider, horse = first_two(picture, "an astronaut riding a horse")
    assert rider.box[3] < horse.box[3]
    assert rider.box[1] < horse.box[1]


def test_between_is_in_the_middle(picture):
    boat, islands = first_two(picture, "a boat between two rocks")
    assert islands.box[0] < boat.box[0]
    assert islands.box[2] > boat.box[2]


def test_a_mouse_is_smaller_than_an_elephant(picture):
    elephant, mouse = first_two(picture, "an elephant and a mouse")
    assert mouse.box[2] - mouse.box[0] < 0.6 * (elephant.box[2] - elephant.box[0])


@pytest.mark.parametrize(
    "text",
    [
        "a cat on a sofa",
        "a cat in a box",
        "a ghost in a haunted house",
        "a lion behind a tree",
        "a frog wearing a crown",
        "a giraffe wearing sunglasses",
        "a snowman with a blue scarf",
        "a bear holding a red heart",
        "a cat under a ladder",
        "a cat and the sun",
        "a seagull over a ship",
        "nine sheep",
        "a goldfish in a bowl",
        "a kite beside a dog",
    ],
)
def test_every_relation_makes_a_picture_of_all_its_things(picture, bank, text):
    scene = picture(text)
    assert {s.words for s in scene.sources} == {p.words for p in look_up(bank, text, no_eye).parts}
    assert scene.images[0].std() > 15


def test_a_snowman_wears_its_own_red_scarf(picture):
    assert {source.words for source in picture("a snowman with a red scarf").sources} == {"a snowman"}


@pytest.mark.parametrize(
    "text", ["sunset", "northern lights", "rain", "fish in the ocean", "a bear in the sky", "a cat by the sea"]
)
def test_what_a_prompt_leaves_open_is_filled_in(picture, text):
    assert picture(text).images[0].std() > 15


def test_nothing_known_makes_no_picture(picture):
    assert picture("floccinaucinihilipilification").images == ()


def test_a_picture_may_stand_in_for_the_setting(bank):
    red = np.full((40, 40, 3), (200, 0, 0), np.uint8)
    scene = compose(look_up(bank, "a cat", no_eye), bank, (96, 96), 1, red)
    assert np.abs(scene.images[0][2, 2].astype(int) - (200, 0, 0)).max() < 3


def test_on_a_persons_picture_rain_falls_but_nothing_of_our_land_grows(bank):
    def changed(text, seed):
        asked = recipe(text=text, seed=seed, width=96, height=96)
        image = Drawings(bank).recall(text, asked, no_eye, np.full((96, 96, 3), 90, np.uint8)).images[0]
        return np.abs(image.astype(int) - 90).max(-1) > 12

    for seed in range(4):
        corners = changed("a yellow pumpkin", seed)[-12:]
        assert not corners[:, :12].any() or not corners[:, -12:].any()  # the pumpkin may reach one
    assert changed("an open umbrella in the rain", 1)[:10].any()


def test_a_colour_that_was_asked_for_is_painted(picture):
    def share(text, channel):
        image = picture(text, 3).images[0].astype(int)
        others = image.sum(-1) - image[..., channel]
        return (image[..., channel] > 0.75 * others).mean()

    assert share("a red elephant", 0) > share("an elephant", 0) + 0.05


def test_several_of_a_thing_are_told_by_its_plural_even_before_a_verb(bank):
    def count(text):
        return look_up(bank, text, no_eye).parts[0].count

    assert count("ducks swimming on a pond") > 1
    assert count("colourful fish") > 1
    assert count("a fish") == count("a duck swimming on a pond") == 1


def test_what_flies_over_houses_stays_clear_of_them(picture):
    dragon, houses = first_two(picture, "a dragon flying over a village at night")
    assert dragon.box[3] < houses.box[1] + 0.05


def test_what_is_among_other_things_is_behind_some_on_both_sides(picture):
    windmill, tulips = first_two(picture, "a windmill among tulips")
    assert tulips.box[0] < windmill.box[0] < windmill.box[2] < tulips.box[2]
    assert tulips.box[3] > windmill.box[3]


def test_a_bird_in_a_tree_is_in_its_crown(picture):
    bird, tree = first_two(picture, "a blue bird in a red tree")
    assert tree.box[0] < centre(bird)[0] < tree.box[2]
    assert bird.box[3] < centre(tree)[1] + 0.15


def test_several_that_are_colourful_differ_in_colour(picture):
    def hues_of(text):
        image = picture(text, 1, (160, 160)).images[0].astype(np.float32) / 255
        vivid = image[image.max(-1) - image.min(-1) > 0.5]
        return np.count_nonzero(np.histogram(hues(vivid[None])[0], bins=12, range=(0, 1))[0] > 40)

    assert hues_of("colourful balloons") > hues_of("blue balloons")


def test_the_areas_of_a_scene_are_its_things_and_its_sky(bank):
    stage = staged(look_up(bank, "a castle on a hill", no_eye), bank, (96, 96), 1)
    things, sky = np.moveaxis(covered(stage, bank, "close"), -1, 0)
    spot = stage.spots[0]
    assert things[round(spot.foot) - 6, round(spot.x)] > 200
    assert sky[:4].min() > 200
    assert sky[-4:].max() < 50
    assert np.minimum(things, sky).max() < 160


@pytest.mark.parametrize("text", ["two children in a rowing boat", "an old man rowing a boat", "a bear in a canoe"])
def test_who_is_in_an_open_boat_looks_over_its_side(bank, text):
    spots = staged(look_up(bank, text, no_eye), bank, (128, 128), 1).spots
    boat = max(spots, key=lambda spot: spot.width)
    aboard = [spot for spot in spots if spot is not boat]
    assert aboard
    for spot in aboard:
        assert spot.depth < boat.depth
        assert spot.box[1] < boat.foot - 0.4 * boat.height
        assert boat.box[0] < spot.x < boat.box[2]


@pytest.mark.parametrize("seed", range(3))
def test_a_moon_is_in_the_upper_half_over_the_land(bank, seed):
    moon = staged(look_up(bank, "a full moon over a lake", no_eye), bank, (128, 128), seed).spots[0]
    assert moon.foot < 0.56 * 128
    assert moon.height < 0.45 * 128
