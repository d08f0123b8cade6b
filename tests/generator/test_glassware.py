"""Scenes under glass: words taken apart, a small picture in a vessel, other vessels left to their drawings."""

import numpy as np
import pytest

from generator.glassware import NO_ROOM, Held, glazed, held, watched
from generator.recall import Drawings
from generator.references import look_up
from tests.fakes import no_eye, recipe


@pytest.mark.parametrize(
    ("text", "inside", "vessel", "around"),
    [
        ("a tiny city inside a snow globe", "a tiny city", "snow globe", ""),
        ("A fox in a snowglobe on a beach at night", "a fox", "snow globe", "on a beach at night"),
        ("a fairy trapped in a glass jar", "a fairy", "jar", ""),
        ("a jar with a galaxy inside", "a galaxy", "jar", ""),
        ("a message in a bottle by the sea", "a scroll on a beach", "bottle", "by the sea"),
        ("a snow globe", "a house in the snow", "snow globe", ""),
        ("oil painting of a rose under a glass dome, 4k", "a rose", "glass dome", ""),
    ],
)
def test_what_is_in_it_which_vessel_and_where(text, inside, vessel, around):
    assert held(text) == Held(inside=inside, vessel=vessel, around=around)


@pytest.mark.parametrize(
    "text", ["a fox in the snow", "a jar", "a bottle of wine on a table", "a man reading under a light bulb"]
)
def test_other_prompts_hold_nothing(text):
    assert held(text) is None


@pytest.mark.parametrize("text", ["pickles in a jar", "coins in a bottle", "flowers in a jar"])
def test_what_jars_are_for_is_in_them_without_a_place(bank, text):
    assert glazed(bank, text, recipe(text=text), no_eye) is None


@pytest.mark.parametrize("text", ["a storm in a bottle", "a galaxy in a jar", "a fox in a jar"])
def test_weather_places_and_beasts_are_in_them_as_scenes(bank, text):
    assert glazed(bank, text, recipe(text=text), no_eye).images


@pytest.mark.parametrize(
    "text",
    [
        "a girl catching fireflies in a jar",
        "a woman painting flowers in a jar",
        "a witch seeing the future in a crystal ball",
    ],
)
def test_who_does_something_to_what_is_in_a_vessel_is_not_in_it(bank, text):
    assert held(text)
    seen = watched(bank, text, no_eye)
    assert glazed(bank, seen, recipe(text=text), no_eye) is None
    assert look_up(bank, seen, no_eye).parts[-1].relation == "beside"


@pytest.mark.parametrize(
    "text", ["a girl in a jar", "a fox by the sea in a bottle", "a woman reading a book in a snow globe"]
)
def test_who_does_nothing_to_it_is_in_it(bank, text):
    assert watched(bank, text, no_eye) == text
    assert glazed(bank, text, recipe(text=text), no_eye).images


@pytest.mark.parametrize(
    ("around", "guest"),
    [("and a candle", "a candle"), ("beside a cat", "a cat"), ("on a table", ""), ("on a beach", "")],
)
def test_what_is_beside_a_vessel_is_not_lost(bank, around, guest):
    jar, globe = (f"a city in a {vessel} {around}" for vessel in ("jar", "snow globe"))
    assert (glazed(bank, jar, recipe(text=jar), no_eye) is None) == bool(guest)  # its drawing can be beside another
    notes = glazed(bank, globe, recipe(text=globe), no_eye).notes
    assert notes == ((NO_ROOM.format(words=guest, vessel="snow globe"),) if guest else ())


@pytest.mark.parametrize(("width", "height"), [(96, 96), (64, 96), (128, 72)])
def test_the_scene_is_within_and_the_place_around_it(bank, width, height):
    text = "a fox in the snow inside a snow globe"
    under = glazed(bank, text, recipe(text=text, width=width, height=height), no_eye)
    assert {image.shape for image in under.images} == {(height, width, 3)}
    (left, top, right, low) = under.sources[0].box
    assert 0 < left < right < 1
    assert 0 < top < low < 0.95
    covered = under.areas[..., 0] > 127
    assert covered[height // 2, width // 2]
    assert not covered[:, :2].any()


def test_two_things_under_glass_differ_within_it_alone(bank):
    first, second = (
        glazed(bank, f"{text} in a snow globe", recipe(text="x", width=96, height=96), no_eye)
        for text in ("a fox in a forest", "a whale under the sea")
    )
    differs = np.abs(first.images[0].astype(int) - second.images[0]).max(-1) > 8
    assert differs[first.areas[..., 0] > 127].mean() > 0.4
    assert not differs[first.areas[..., 0] == 0].any()


def test_a_memory_recalls_it_and_a_collage_has_its_pieces(bank):
    memory, words = Drawings(bank), "a fox in the snow inside a snow globe"
    assert memory.recall(words, recipe(text=words, style="ghibli"), no_eye, None).areas is not None
    assert memory.recall(words, recipe(text=words), no_eye, None).areas is None  # only styles ask for them
    assert memory.recall(words, recipe(text=words, canvas="collage"), no_eye, None).cutouts


def test_what_is_told_of_the_words_is_told_with_a_vessel_too(bank):
    words = "a casstle in a snow globe on a table"
    notes = Drawings(bank).recall(words, recipe(text=words), no_eye, None).notes
    assert notes == ('Read as "a castle in a snow globe on a table".',)


def test_a_flat_memory_shows_drawings_under_glass_as_they_are(bank):
    words = "a fox in the snow inside a snow globe"
    flat, free = (
        Drawings(bank, flat=flat).recall(words, recipe(text=words, width=96, height=96), no_eye, None).images
        for flat in (True, False)
    )
    assert (flat[0] != free[0]).any()
