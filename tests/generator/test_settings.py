"""Settings drawn by rule: every one at any hour, every weather, and the faces that words give them."""

import random
from itertools import pairwise

import numpy as np
import pytest

from generator.backdrop import skyline
from generator.bank import render
from generator.clouds import clouds
from generator.homes import settled
from generator.lands import NAMED
from generator.layout import above_land
from generator.references import look_up
from generator.relief import gap
from generator.scene import staged
from generator.settings_drawn import INDOORS, SETTINGS, draw
from generator.spots import Spot
from generator.vector import LAND, Sheet, document, rect
from tests.fakes import no_eye

WEATHERS = (
    "rain snowfall storm fog aurora rainbow stars moon sun clouds autumn fireworks".split()  # noqa: SIM905 - a list to read
)
FACES = {
    "sea": "lake pool cliff",
    "meadow": "savannah village hill mountain stonehenge",
    "snow": "forest",
    "street": "country desert",
    "city": "town",
    "desert": "mars road",
    "room": "library kitchen classroom",
    "mountains": "canyon",
    "forest": "branch",
}


def drawn(name, **more):
    sheet = Sheet(width=100, dice=random.Random(5), **more)
    _, behind, front = draw(name, sheet)
    return render(behind, 60, 60).astype(int), render(front, 60, 60).astype(int)


@pytest.mark.parametrize("name", SETTINGS)
def test_every_setting_is_drawn_at_any_hour(name):
    seen = set()
    for hour in ("day", "dawn", "dusk", "night"):
        sheet = Sheet(width=150, dice=random.Random(name), time=hour, weathers=("sun",))
        backdrop, behind, front = draw(name, sheet)
        image = render(behind, 60, 40)
        assert image[..., 3].min() == 255
        assert 0 < backdrop.horizon <= backdrop.floor <= 100
        assert render(front, 60, 40).shape == (40, 60, 4)
        seen.add(image.tobytes())
    assert len(seen) > 1 or name in ("stage", "code", "space", "moon", "cave", "volcano")


@pytest.mark.parametrize("weather", WEATHERS)
def test_every_weather_shows(weather):
    def in_weather(weathers):
        hour = "night" if weather in ("aurora", "moon", "fireworks") else "day"
        sheet = Sheet(width=100, dice=random.Random(1), time=hour, weathers=weathers, afloat=True)
        _, behind, front = draw("forest" if weather == "autumn" else "sea", sheet)
        return render(behind, 48, 48).astype(int), render(front, 48, 48).astype(int)

    with_it, without = in_weather((weather,)), in_weather(())
    assert sum(np.abs(a - b).sum() for a, b in zip(with_it, without, strict=True)) > 2_000


def test_settings_of_the_word_table_can_all_be_drawn(bank):
    shown_on = {"table", "velvet", "flat", "leaf", "border", "moss", "pavement"}  # which things ask for
    of_the_land = {"waterfall", "eruption", "summit", "bricks", "isle", "building", "shopfront", "haunted"}
    of_the_land |= NAMED.keys() | {"rink", "spring"}
    assert set(bank.words["settings"]) == set(SETTINGS) - shown_on - of_the_land
    assert set(bank.words["homes"]) <= set(SETTINGS)


@pytest.mark.parametrize(("name", "word"), [(name, word) for name, words in FACES.items() for word in words.split()])
def test_the_words_for_a_place_say_which_face_it_shows(name, word):
    plain, told = drawn(name), drawn(name, said=frozenset({word}))
    assert np.abs(plain[0] - told[0]).mean() > 0.5


@pytest.mark.parametrize("name", sorted(INDOORS))
def test_no_rain_falls_indoors(name):
    assert np.array_equal(drawn(name)[1], drawn(name, weathers=("rain",))[1])


@pytest.mark.parametrize("name", ["room", "sea", "ice", "city", "beach", "space", "plain"])
def test_what_will_stand_in_front_changes_the_setting(name):
    given = {"room": {"large": True}, "sea": {"afloat": True}, "ice": {"afloat": True}, "city": {"bare": True}}
    given |= {"beach": {"things": frozenset({"palm"})}, "space": {"bare": True}, "plain": {"pale": True}}
    assert not np.array_equal(drawn(name)[0], drawn(name, **given[name])[0])


def test_the_seed_frames_a_city_in_more_than_one_way():
    def edge(seed):
        sheet = Sheet(width=100, dice=random.Random(seed), time="dusk", weathers=("sun",), bare=True)
        return render(draw("city", sheet)[2], 60, 60)[..., 3]

    assert len({edge(seed).sum() // 40_000 for seed in range(8)}) > 1


def test_a_village_under_snow_is_snow_with_a_village(bank):
    lookup = look_up(bank, "a village in the snow", no_eye)
    assert lookup.place.setting == "snow"
    assert "village" in lookup.place.said


def test_rain_is_seen_through_a_window():
    assert not np.array_equal(drawn("room")[0], drawn("room", weathers=("rain",))[0])


@pytest.mark.parametrize(
    ("text", "setting", "word"),
    [
        ("a train on a bridge", "sea", "river"),
        ("a wizard reading a book", "room", "library"),
        ("an owl on a branch", "forest", "branch"),
        ("a frog on a lily pad", "sea", "lilypad"),
        ("cliffs by the ocean", "sea", "cliff"),
        ("stonehenge at sunrise", "meadow", "stonehenge"),
        ("a cactus in a pot on a windowsill", "table", "pot"),
    ],
)
def test_things_bring_their_place_along(bank, text, setting, word):
    place = settled(look_up(bank, text, no_eye), bank)
    assert place.setting == setting
    assert word in place.said


def test_a_boat_on_a_lake_has_a_bank_in_front_and_a_bear_a_shoal_to_stand_on():
    boat, bear = (drawn("sea", said=frozenset({"lake"}), afloat=afloat) for afloat in (True, False))
    assert boat[1][..., 3].any()
    assert not bear[1][..., 3].any()


def test_a_city_by_day_may_have_a_square_before_it():
    seen = {drawn("city")[0].tobytes(), drawn("city", afloat=True)[0].tobytes()}
    assert len(seen) == 2


def test_busts_look_in_from_the_edge_in_one_row(bank):
    crowd = look_up(bank, "three mages", no_eye)
    feet = [spot.foot for spot in staged(crowd, bank, (96, 96), 1).spots]
    assert len(feet) == 3
    assert min(feet) > 90


def test_what_rolls_goes_along_its_road(bank):
    def road(text):
        return staged(look_up(bank, text, no_eye), bank, (96, 96), 1).behind

    assert road("a red car on a country road") != road("a robot on a country road")


@pytest.mark.parametrize("name", "meadow mountains snow forest".split())  # noqa: SIM905 - a list to read
def test_seeds_that_follow_each_other_have_other_land_and_other_clouds(name):
    pictures = [drawn(name, mood=mood)[0] for mood in range(6)]
    for one, other in pairwise(pictures):
        assert np.abs(one[:36] - other[:36]).mean() > 3  # sky and distance


def test_mountains_leave_a_gap_for_a_low_sun_and_sky_for_a_moon():
    low = Sheet(width=100, dice=random.Random(1), time="dusk", weathers=("sun",), sun=0.3)
    assert gap(low, (30, 66), 40) * 40 < 8
    assert gap(low, (90, 66), 40) == 1
    assert gap(Sheet(width=100, dice=random.Random(1)), (30, 66), 40) == 1
    assert gap(Sheet(width=100, dice=random.Random(1), things=frozenset({"full", "moon"})), (90, 66), 60) * 60 <= 26


@pytest.mark.parametrize("text", ["a full moon over a pine forest", "a full moon over the mountains"])
@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_is_in_the_sky_is_clear_of_the_land(bank, text, seed):
    stage = staged(look_up(bank, text, no_eye), bank, (128, 128), seed)
    moon = next(spot for spot in stage.spots if spot.risen)
    line = skyline(stage.behind) * 128
    columns = line[round((moon.x - 0.3 * moon.width) * 0.75) : round((moon.x + 0.3 * moon.width) * 0.75)]
    assert moon.foot <= columns.min()
    assert moon.box[1] >= 0


def test_a_roof_of_leaves_lifts_nothing_out_of_the_frame():
    roof = document(Sheet(width=100, dice=random.Random(1)), LAND + rect((0, 0, 100, 100), "#000"))
    moon = Spot(part=0, x=64, foot=80, width=40, height=40, depth=0.1)
    assert above_land([moon], roof, (128, 128)) == [moon]


def test_furniture_under_a_tree_is_outdoors(bank):
    assert settled(look_up(bank, "a red chair under a green tree", no_eye), bank).setting == "meadow"
    for text in ("a red chair beside a table", "a christmas tree by the fireplace"):
        assert settled(look_up(bank, text, no_eye), bank).setting == "room"


@pytest.mark.parametrize("mood", range(6))
@pytest.mark.parametrize("horizon", [8, 40, 100])
def test_clouds_of_every_kind_come_to_an_end_under_any_sky(mood, horizon):
    sheet = Sheet(width=178, dice=random.Random(2), mood=mood)
    assert 100 < len(clouds(sheet, horizon)) < 300_000


def test_a_moon_over_a_lake_lies_over_its_own_light(bank):
    for seed in (1, 2, 3):
        stage = staged(look_up(bank, "a full moon over a lake", no_eye), bank, (128, 128), seed)
        moon = next(spot for spot in stage.spots if spot.risen)
        row = render(stage.behind, 128, 128)[90:126, :, :3].astype(int).sum((0, 2))
        assert abs(np.convolve(row, np.ones(9), "same").argmax() - moon.x) < 10
