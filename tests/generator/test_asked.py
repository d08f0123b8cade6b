"""What people type at a bot: memes and moods, two that act on one another, cities by their water, rooms and seasons."""

import pytest

from generator.bank import render
from generator.grammar import singular
from generator.references import look_up
from generator.scene import staged
from generator.tongues import in_english
from generator.townscapes import GIANT, WATERS
from tests.fakes import no_eye
from tests.generator.places import seen


def labels(bank, text):
    return [part.concept.label for part in look_up(bank, text, no_eye).parts]


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("godzilla vs king kong", ["T-Rex", "gorilla"]),
        ("angel versus demon", ["angel", "monster"]),
        ("a mech fighting a kaiju", ["robot", "T-Rex"]),
        ("two boxers fighting in a ring", ["man", "boxing glove"]),
        ("two people fighting", ["people wrestling"]),
        ("stock market crash", ["chart decreasing"]),
        ("a farm animal", ["cow"]),
        ("red riding hood in the forest", ["girl", "wolf"]),
        ("a penguin skiing down a mountain", ["penguin", "sled"]),
        ("zombies in a shopping mall", ["zombie"]),
        ("a man running from a bear", ["man", "bear"]),
        ("birthday party for a dog", ["birthday cake", "dog"]),
        ("a cat in a spacesuit floating", ["cat"]),
        ("a fox lying down", ["fox"]),
        ("the early bird catches the worm", ["bird", "worm"]),
        ("a dog chases a cat", ["dog", "cat"]),
        ("a penguin family", ["penguin"]),
        ("a snail with a house on its shell", ["snail", "house"]),
        ("two astronauts shaking hands on mars", ["astronaut"]),
        ("a stack of pancakes, food photography, 8k, reflections", ["pancakes"]),
    ],
)
def test_two_that_act_on_one_another_and_names_of_several_words(bank, text, things):
    assert labels(bank, text) == things


@pytest.mark.parametrize("text", ["a giant cat attacking a city", "godzilla", "a huge robot in the streets of tokyo"])
def test_a_giant_stands_among_the_houses_of_its_city(bank, found, text):
    assert GIANT in found(text).place.said
    giant, cat = (staged(look_up(bank, one, no_eye), bank, (96, 96), 1).front for one in (text, "a cat in a city"))
    houses, bare = (render(front, 96, 96)[90:, :, 3] > 200 for front in (giant, cat))
    assert houses.mean() > 0.9  # from one side to the other
    assert bare.mean() < 0.1


@pytest.mark.parametrize(
    "text", ["a cat in a city", "a giant cat in a meadow", "a cat on a giant sofa in the city", "a cat in a giant city"]
)
def test_nobody_else_is_a_giant(bank, found, text):
    assert GIANT not in found(text).place.said
    assert "<rect" not in staged(look_up(bank, text, no_eye), bank, (96, 96), 1).front


def test_who_is_in_a_costume_has_the_sign_of_its_calling(bank):
    assert labels(bank, "a hamster in a wizard robe") == ["hamster", "magic wand"]


def test_a_farmer_sits_in_the_cab_of_a_tractor(bank):
    stage = staged(look_up(bank, "a farmer on a tractor", no_eye), bank, (96, 96), 1)
    tractor = next(spot for spot in stage.spots if stage.parts[spot.part].concept.label == "tractor")
    farmer = next(spot for spot in stage.spots if stage.parts[spot.part].concept.label == "farmer")
    assert farmer.box[1] > tractor.box[1]


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("northern lights over a cabin", "snow"),
        ("a fox under a rainbow", "meadow"),
        ("northern lights over a cabin in the forest", "forest"),
        ("a fox", "forest"),
    ],
)
def test_what_the_sky_shows_is_over_open_land(found, text, setting):
    assert found(text).place.setting == setting


def test_what_ends_in_us_is_one(bank):
    assert look_up(bank, "big chungus", no_eye).parts[0].count == 1
    assert look_up(bank, "emus in a field", no_eye).parts[0].count > 1
    assert [singular(word) for word in ("menus", "gnus", "tutus", "lotus", "virus")] == [
        "menu",
        "gnu",
        "tutu",
        "lotus",
        "virus",
    ]


def test_a_dream_of_flying_has_no_cat_in_it(bank):
    assert labels(bank, "a dream of flying") == ["pegasus"]


def test_names_of_places_in_stories_are_in_no_language(bank):
    assert in_english(bank, "minas tirith") == "minas tirith"
    assert labels(bank, "minas tirith") == ["castle"]


def test_two_in_love_are_under_a_heart_and_no_third_comes(bank):
    assert labels(bank, "two rabbits in love") == ["rabbit", "red heart"]
    assert labels(bank, "a couple in love") == ["couple with heart"]
    assert "parachute" not in labels(bank, "falling in love")


def test_who_is_two_stays_two_with_what_one_of_them_holds(bank):
    assert look_up(bank, "two boxers", no_eye).parts[0].count == 2
    assert look_up(bank, "two friends", no_eye).parts[0].count == 1


def test_what_is_given_is_held(bank):
    found = look_up(bank, "a robot giving a flower to a girl", no_eye).parts
    assert [part.relation for part in found] == ["", "holding", "beside"]


@pytest.mark.parametrize(
    "text", ["the canals of amsterdam", "amsterdam canal", "new york by the river", "venice", "a cat in venice"]
)
def test_a_city_by_its_river_is_the_city(bank, text):
    assert look_up(bank, text, no_eye).place.setting == "city"


@pytest.mark.parametrize("text", ["a cat in venice", "a dog in amsterdam by the canal"])
def test_somebody_in_a_city_by_its_water_is_on_the_quay_before_it(bank, found, text):
    assert WATERS & {*found(text).place.said}
    assert staged(look_up(bank, text, no_eye), bank, (96, 96), 1).spots[0].shadow
    wet, dry = (seen("city", bare=False, said=frozenset({"city", *words})) for words in (("canal",), ()))
    for rows, water in ((slice(96, 102), True), (slice(116, 126), False)):
        blue = (wet[rows, :, 2] - wet[rows, :, 0]).mean() - (dry[rows, :, 2] - dry[rows, :, 0]).mean()
        assert (blue > 25) == water


@pytest.mark.parametrize(
    ("text", "things", "setting"),
    [
        ("a girl in front of a school", ["girl", "school"], "city"),
        ("a bus in front of a hospital", ["bus", "hospital"], "city"),
        ("a girl beside a school bus", ["girl", "bus"], "street"),
        ("a girl at school", ["girl"], "room"),
        ("a dolphin jumping out of the water at sunset", ["dolphin"], "sea"),
        ("a whale breaching out of the water", ["whale"], "sea"),
        ("a horse made out of water", ["horse"], "sea"),
        ("a fish out of water", ["fish"], "beach"),
        ("a cyberpunk girl on a motorcycle", ["girl", "motorcycle"], "city"),
        ("cyberpunk samurai in a forest", ["samurai"], "forest"),
        ("cyberpunk fox on the moon", ["fox"], "moon"),
        ("cyberpunk car in tokyo", ["automobile"], "city"),
        ("a city in a snow storm", [], "city"),
        ("a train in a snow storm", ["train"], "snow"),
        ("a map of an island with mountains", ["world map"], "flat"),
        ("a map of the world on a wall", ["world map"], "room"),
        ("a bunny couple in love", ["rabbit", "red heart"], "meadow"),
        ("a cyberpunk fox", ["fox"], "city"),
        ("a tiger inside of a house", ["tiger", "house"], "forest"),
        ("the inside of a cozy house", [], "room"),
        ("a golden gate in a garden", [], "garden"),
        ("the golden gate at sunset", ["bridge"], "city"),
        ("a knight holding a map of an island on a beach", ["knight", "world map"], "beach"),
        ("a bear with his friends", ["bear", "bear"], "forest"),
        ("a girl with her friends at the beach", ["girl", "woman", "man"], "beach"),
        ("skaters in venice beach", ["boy", "skateboard"], "beach"),
        ("a whale in the night sky", ["whale"], "sky"),
        ("a castle in the night sky", ["castle"], "isle"),
        ("a lighthouse under the night sky", ["lighthouse"], "sea"),
        ("ice queen", ["princess"], "snow"),
    ],
)
def test_places_stay_where_they_were_said(found, text, things, setting):
    assert (found(text).things, found(text).place.setting) == (things, setting)


def test_a_carnival_mask_of_venice_is_no_boat(bank):
    assert "rowing boat" not in labels(bank, "venice carnival mask")


@pytest.mark.parametrize(
    ("text", "weathers", "time"),
    [
        ("a house in a snow storm", ("snowfall", "blizzard"), ""),
        ("a house in a whiteout", ("snowfall", "blizzard"), ""),
        ("an eclipse of the sun", ("eclipse",), ""),
        ("an owl in the night sky", ("stars",), "night"),
        ("a camel under a starlit sky", ("stars",), "night"),
    ],
)
def test_long_names_of_weathers_tell_all_that_their_words_do(bank, text, weathers, time):
    place = look_up(bank, text, no_eye).place
    assert (place.weathers, place.time) == (weathers, time)


@pytest.mark.parametrize(
    ("text", "things"),
    [
        ("people fighting a dragon", ["woman", "man", "girl", "dragon"]),
        ("a couple hugging a tree", ["couple", "deciduous tree"]),
        ("a skeleton couple dancing", ["skeleton"]),
        ("a penguin couple kissing", ["penguin"]),
        ("ten people dancing", ["dancer"]),
        ("a couple of people dancing", ["dancer", "man dancing"]),
        ("a human couple", ["couple"]),
        ("a photo of a couple kissing", ["kiss"]),
        ("an old couple hugging in the rain", ["people hugging"]),
    ],
)
def test_only_people_by_themselves_are_a_kiss_or_a_fight(bank, text, things):
    assert labels(bank, text) == things
    assert "with" not in {part.relation for part in look_up(bank, text, no_eye).parts}


def test_a_dancing_crowd_is_many(bank):
    assert [part.count for part in look_up(bank, "a crowd of people dancing", no_eye).parts] == [20]


def test_a_town_by_a_lake_is_at_the_lake(bank):
    assert look_up(bank, "a village by a lake", no_eye).place.setting == "sea"


def test_a_room_in_winter_has_its_snow_outside(bank):
    cabin = look_up(bank, "cozy cabin interior with fireplace in winter", no_eye)
    assert cabin.place.setting == "room"
    assert [part.concept.label for part in cabin.parts] == ["fireplace"]
    rain = look_up(bank, "a reading nook with a window and rain outside", no_eye)
    assert rain.place.weathers == ("rain",)
    assert [part.concept.label for part in rain.parts] == ["window"]


def test_somebody_at_the_office_is_in_it_and_a_school_bus_is_on_a_street(found):
    office, bus = found("a dog at the office"), found("a school bus")
    assert (office.things, office.place.setting) == (["dog"], "room")
    assert "floor" in office.place.said
    assert "floor" not in found("a cat on a table in the kitchen").place.said
    assert (bus.things, bus.place.setting) == (["bus"], "street")


@pytest.mark.parametrize(
    ("text", "english"),
    [
        ("un chat sur un toit", "cat on roof"),
        ("un petit garçon avec un ballon rouge", "small boy with a red balloon"),
        ("un astronauta montando a caballo", "astronaut riding a horse"),
        ("ein bär mit honig", "bear with honey pot"),
        ("weihnachtsbaum im wohnzimmer", "Christmas tree in living room"),
        ("富士山と桜", "cherry blossoms, mount fuji"),
        ("el fin del mundo", "end of the world"),
        ("le petit prince", "the little prince"),
    ],
)
def test_rooms_roofs_and_what_is_eaten_have_names_in_other_languages(bank, text, english):
    assert in_english(bank, text) == english
