"""Groups keep clear of each other, what grows keeps off the road, what is held is where hands are."""

from dataclasses import replace

import pytest

from generator.anatomy import measured
from generator.facing import leant
from generator.homes import settled
from generator.references import look_up
from generator.scene import staged
from tests.fakes import no_eye

SIZE = (256, 256)


@pytest.fixture
def stage(bank):
    return lambda text, seed=1: staged(look_up(bank, text, no_eye), bank, SIZE, seed)


def spots(stage, label):
    return [spot for spot in stage.spots if stage.parts[spot.part].concept.label == label]


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_two_counted_groups_have_a_side_each(stage, seed):
    made = stage("four green apples and two bananas on a wooden table", seed)
    apples, bananas = spots(made, "green apple"), spots(made, "banana")
    assert (len(apples), len(bananas)) == (4, 2)
    one, other = sorted((apples, bananas), key=lambda group: group[0].x)
    assert max(spot.x for spot in one) < min(spot.x for spot in other)


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_grows_stands_beside_a_road(stage, seed):
    assert all(abs(spot.x / 256 - 0.5) > 0.18 for spot in spots(stage("a desert road with cacti", seed), "cactus"))
    assert any(abs(spot.x / 256 - 0.5) < 0.18 for spot in stage("cacti in the desert", seed).spots)


def test_what_is_read_is_before_the_chest_and_a_balloon_beside_the_face(stage):
    made = stage("an old man reading a newspaper in a room")
    man, paper = (next(spot for spot in made.spots if spot.part == part) for part in (0, 1))
    assert abs(paper.x - man.x) < 0.05 * man.width
    made = stage("a boy holding a balloon")
    boy, balloon = (next(spot for spot in made.spots if spot.part == part) for part in (0, 1))
    assert abs(balloon.x - boy.x) >= 0.5 * boy.width


def test_a_board_is_ridden_by_who_is_on_it(stage):
    made = stage("a penguin on a skateboard")
    assert made.spots[0].tilt != 0  # turned level


def test_a_bridge_over_a_river_stands_and_the_river_is_there(bank, stage):
    lookup = look_up(bank, "a bridge over a river in the forest", no_eye)
    assert not lookup.parts[0].aloft
    assert "river" in lookup.place.said
    assert lookup.place.setting == "sea"
    assert look_up(bank, "city, flying cars", no_eye).parts[0].aloft


def test_a_globe_is_no_planet_and_a_crescent_no_full_moon(bank, stage):
    assert look_up(bank, "the globe on a desk next to a book", no_eye).parts[0].concept.place == "table"
    assert "A9.5 9.5" in stage("a cat on a fence under a crescent moon").behind
    assert "A9.5 9.5" not in stage("a cat on a fence under a full moon").behind


def test_a_witch_lies_along_her_broom_and_others_sit_on_one(bank, stage):
    made = stage("a witch flying on a broomstick over a village at night")
    witch = spots(made, "witch")[0]
    assert abs(witch.tilt) > 45
    assert (witch.tilt > 0) == witch.mirrored
    made = stage("a girl riding a broomstick")
    girl, broom = spots(made, "girl")[0], spots(made, "broom")[0]
    assert broom.tilt
    assert broom.depth > girl.depth


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_what_flies_over_a_castle_is_turned_within_the_frame(stage, seed):
    made = stage("a dragon flying over a castle", seed)
    dragon = spots(made, "dragon")[0]
    assert dragon.tilt
    assert dragon.foot - leant(replace(dragon, foot=0), dragon.tilt).foot - dragon.height >= -1


def test_wings_are_behind_who_has_them_and_a_heart_hangs_over_lovers(stage):
    made = stage("a pig with wings")
    wings, pig = spots(made, "wing"), spots(made, "pig")[0]
    assert len(wings) == 2
    assert all(wing.depth < pig.depth for wing in wings)
    assert [part.concept.label for part in stage("a dragon with wings").parts] == ["dragon"]
    made = stage("two rabbits kissing under a heart")
    assert spots(made, "red heart")[0].foot <= min(spot.foot - spot.height for spot in spots(made, "rabbit")) + 8


def test_an_orange_on_its_head_is_there_and_a_knight_rides_the_horse_he_is_on(stage):
    made = stage("a bear with an orange on its head")
    orange, bear = made.spots[-1], made.spots[0]
    assert orange.foot < bear.foot - 0.6 * bear.height
    made = stage("a knight on a white horse")
    assert any(spot.cut for spot in spots(made, "knight"))  # one leg over its flank


@pytest.mark.parametrize("text", ["ice cream on a summer evening", "a cup of tea in autumn"])
def test_a_meal_is_on_a_table_whatever_the_hour(bank, text):
    assert settled(look_up(bank, text, no_eye), bank).setting == "table"


def test_what_is_held_at_a_mouth_is_within_the_frame(stage):
    for seed in (1, 2):
        made = stage("a raccoon stealing a pizza", seed)
        pizza = next(spot for spot in made.spots if spot.part)
        assert pizza.box[0] >= 0
        assert pizza.box[2] <= 256


def test_palms_grow_beside_the_ocean_and_a_road_in_the_hills_has_no_houses(bank):
    assert settled(look_up(bank, "sunset over the ocean with palm trees", no_eye), bank).setting == "beach"
    assert settled(look_up(bank, "two kids building a snowman", no_eye), bank).setting == "snow"
    assert "country" in look_up(bank, "rolling hills with a winding road", no_eye).place.said
    assert "country" not in look_up(bank, "a road in tokyo", no_eye).place.said


def test_a_figure_that_jumps_is_clear_of_what_it_leaps_over(stage):
    made = stage("a boy jumping over a mushroom")
    boy, low = spots(made, "boy")[0], spots(made, "mushroom")[0]
    assert boy.foot < low.foot - low.height


def test_what_stands_beside_a_group_is_within_the_frame(stage):
    for seed in (1, 2):
        girl = spots(stage("a girl and three pink deciduous trees", seed), "girl")[0]
        assert girl.box[0] >= 0
        assert girl.box[2] <= 256


def test_talk_of_materials_and_light_fetches_nothing(bank):
    said = "a steampunk airship, brass, fluffy, golden light, sticker, school uniform, matte painting"
    assert len(look_up(bank, said, no_eye).parts) == 1


def test_a_hat_is_on_a_head_whose_eyes_are_found_and_a_house_is_on_a_back(bank, stage):
    assert look_up(bank, "a dog with a sombrero", no_eye).parts[1].relation == "wearing"
    made = stage("a majestic lion with a crown")
    assert all(measured(bank, look[0]).eyes for look in made.looks[:1])
    made = stage("a turtle with a house on its back")
    turtle, house = spots(made, "turtle")[0], spots(made, "house")[0]
    assert house.foot < turtle.foot - 0.5 * turtle.height


def test_whoever_fights_aboard_is_aboard_and_who_is_in_a_car_looks_out(stage):
    made = stage("a pirate fighting a skeleton on a ship")
    pirate, skeleton, ship = (spots(made, label)[0] for label in ("pirate", "skeleton", "pirate ship"))
    assert abs(pirate.foot - skeleton.foot) < 2
    assert ship.box[0] < skeleton.x < ship.box[2]
    assert spots(stage("a cat in a car"), "cat")[0].cut


def test_a_scarf_is_below_the_face(stage):
    for seed in (1, 2, 3):
        made = stage("a penguin wearing a scarf", seed)
        penguin, scarf = spots(made, "penguin")[0], spots(made, "scarf")[0]
        assert scarf.foot - scarf.height > penguin.foot - 0.85 * penguin.height


def test_boots_are_on_feet(stage):
    made = stage("a cat wearing boots")
    assert abs(made.spots[-1].foot - spots(made, "cat")[0].foot) < 6
