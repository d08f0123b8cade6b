"""Nature that is the place itself, what comes down from its sky, and palms, falls and lava that are drawn by rule."""

import random
import re

import numpy as np
import pytest

from generator.bank import render
from generator.places import sightings
from generator.references import look_up
from generator.scene import staged
from generator.settings_drawn import draw
from generator.shores import trees
from generator.tempests import BURSTS, jagged, tapered
from generator.vector import Sheet, css, document
from tests.fakes import no_eye


def sheet(**given) -> Sheet:
    return Sheet(**{"width": 100.0, "dice": random.Random(4)} | given)


def seen(name: str, **given) -> np.ndarray:
    return render(draw(name, sheet(**given))[1], 120, 120)[..., :3].astype(int)


@pytest.mark.parametrize(
    ("weather", "mark", "many"),
    [
        ("tornado", '#3a3230"', 22),  # what it has torn up
        ("meteors", '#f6f8ff"', 13),
        ("storm", '#fffdf4"', 5),  # a stroke and its branches
        ("fireworks", f'<polygon [^>]*fill="(?:{"|".join(map(css, BURSTS))})"', 5 * 34),
    ],
)
def test_what_comes_down_from_the_sky_is_seen_there(weather, mark, many):
    there, plain = (draw("meadow", sheet(time="night", weathers=w))[1] for w in ((weather,), ()))
    assert len(re.findall(mark, there)) == many
    assert not re.search(mark, plain)
    views = [render(document, 120, 120)[:60, :, :3].astype(int) for document in (there, plain)]
    assert (np.abs(views[0] - views[1]).max(-1) > 30).mean() > 0.05


def test_lightning_thins_out_from_the_cloud_to_the_ground():
    path = jagged(random.Random(1), (50, 5), (54, 60))
    drawn = render(document(sheet(), tapered(path, "#fff", 1.5)), 200, 200)[..., 3] > 100
    assert len(path) == 33
    assert drawn[12:30].sum() > 2 * drawn[100:118].sum() > 0


def test_a_blizzard_hides_more_than_falling_snow():
    fronts = [draw("snow", sheet(weathers=w))[2] for w in (("snowfall",), ("snowfall", "blizzard"))]
    calm, wild = (render(front, 120, 120)[..., 3].astype(int).sum() for front in fronts)
    assert wild > 2 * calm


def test_palms_that_are_asked_for_stand_near_the_middle_others_at_the_sides():
    bare = [sheet(bare=True, said=frozenset(words)) for words in ({"a-palm"}, {"a-palm", "palms"})]
    asked, many = (trees(one) for one in bare)
    assert len(asked) == 1
    assert 0.35 < asked[0][0] < 0.65
    assert len(many) == 3
    assert all(not 0.2 < x < 0.8 for x, *_ in trees(sheet()))


def test_an_oasis_has_water_where_the_desert_has_sand():
    wet, dry = (seen("desert", said=frozenset(words))[95, 60] for words in ({"oasis"}, {"desert"}))
    assert wet[2] > wet[0]
    assert dry[0] > dry[2]


def test_lava_reaches_the_foot_of_its_mountain():
    night = seen("eruption", time="night", said=frozenset({"erupting"}))[45:80]
    hot = (night[..., 0] > 170) & (night[..., 0] - night[..., 2] > 90)
    assert hot.any(1).mean() > 0.9  # no stream stops in the middle of a slope


@pytest.mark.parametrize(("words", "entry"), [("meteor shower", "meteors"), ("snowstorm", "blizzard")])
def test_meteors_are_no_rain_and_snowstorms_are_storms(bank, words, entry):
    found = {s.entry for s in sightings(bank, tuple(words.split()))}
    assert entry in found
    assert "rain" not in found


@pytest.mark.parametrize(
    ("text", "setting", "told"),
    [("a palm tree", "beach", "a-palm"), ("palm trees", "beach", "palms"), ("a tornado", "meadow", "tornado")],
)
def test_palms_and_whirlwinds_are_part_of_their_land(found, text, setting, told):
    read = found(text)
    assert not read.things
    assert read.place.setting == setting
    assert told in {*read.place.said, *read.place.weathers}


def test_the_ocean_is_no_wave_and_a_wave_is(found):
    assert not found("a moonlit ocean").things
    assert found("a big ocean wave").things == ["water wave"]


def test_a_frozen_lake_is_ice_and_mountains_with_a_river_have_water(found):
    assert found("a frozen lake").place.setting == "rink"
    assert found("a lake").place.setting == "sea"
    assert found("a hot spring").place.setting == found("a geyser in the mountains").place.setting == "spring"
    assert found("tulips in spring").place.setting != "spring"
    land = [
        seen("mountains", said=frozenset(words), mood=1)[88:98] for words in ({"mountains", "river"}, {"mountains"})
    ]
    blue = [(part[..., 2] > part[..., 1]).mean() for part in land]
    assert blue[0] > 0.5 > blue[1]


@pytest.mark.parametrize("weather", ["eclipse", "fireworks"])
def test_an_eclipse_is_black_in_its_light_and_fireworks_are_bright(weather):
    night, plain = (seen("meadow", time="night", weathers=w)[:60] for w in ((weather,), ()))
    assert (night.max(-1) > 150).sum() > 3 * (plain.max(-1) > 150).sum()
    assert (weather == "eclipse") == bool((night.max(-1) < 24).sum() > 100)
    assert (weather == "fireworks") == bool((np.ptp(night, -1) > 90).sum() > 30)  # stars have no colour


def test_palms_behind_somebody_are_part_of_the_beach_and_one_that_somebody_is_under_is_a_thing(found):
    assert found("a woman in front of palm trees on the beach").things == ["woman"]
    assert "palm tree" in found("a couple under a palm tree on the beach").things


@pytest.mark.parametrize(
    ("text", "wet"),
    [("a monkey in a hot spring", True), ("a capybara in an onsen", True), ("a fox beside a hot spring", False)],
)
def test_who_is_in_a_hot_spring_is_in_its_water(bank, text, wet):
    stage = staged(look_up(bank, text, no_eye), bank, (120, 120), 1)
    [spot] = stage.spots
    assert spot.afloat == wet
    assert (spot.veiled > 0.2) == wet


def test_nobody_is_in_the_water_of_a_geyser(bank):
    [spot] = staged(look_up(bank, "a man in a geyser field", no_eye), bank, (120, 120), 1).spots
    assert not spot.afloat


@pytest.mark.parametrize("width", [56.0, 100.0, 178.0])
def test_the_near_rim_of_a_hot_spring_is_before_who_is_in_it(width):
    _, _, front = draw("spring", sheet(width=width, afloat=True, said=frozenset({"hot", "spring"})))
    stones = render(front, round(width), 100)[90:99, :, 3] > 240
    assert stones.mean() > 0.25
