"""What words call to mind, with the real bank and by names alone: no eye is needed, so no torch."""

import numpy as np
import pytest

from generator.phrases import HOST
from generator.references import STANDS_IN, look_up
from tests.fakes import no_eye


@pytest.fixture(scope="module")
def recall(bank):
    return lambda text: look_up(bank, text, no_eye)


def labels(lookup):
    return [part.concept.label for part in lookup.parts]


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("orcas in the north pole", "orca"),
        ("building at sunset in the style of Studio Ghibli", "office building"),
        ("a campfire under the stars", "campfire"),
        ("a yellow submarine", "submarine"),
        ("a goldfish in a bowl", "goldfish"),
        ("a fried egg in a pan", "cooking"),
        ("a dachshund", "dachshund"),
        ("an old oak tree", "deciduous tree"),
        ("killer whale", "orca"),
    ],
)
def test_the_first_answer_is_the_thing(recall, text, label):
    assert labels(recall(text))[0] == label


def test_a_place_is_no_thing(recall):
    city = recall("sunset in the city")
    assert city.parts == ()
    assert (city.place.setting, city.place.time) == ("city", "dusk")


def test_flags_and_signs_answer_only_when_asked_for(recall):
    assert all(part.concept.kind != "flag" for part in recall("japan, ocean, france").parts)
    assert labels(recall("a flag of japan")) == ["flag: Japan"]


def test_counts_colours_and_relations_are_read(recall):
    penguins = recall("two blue penguins in front of a red house").parts
    assert [(p.count, p.colour, p.relation) for p in penguins] == [(2, "blue", ""), (1, "red", "before")]


def test_what_a_thing_is_patterned_with_is_no_further_thing(recall):
    found = recall("a red mushroom with white spots beside a tiger with black stripes")
    assert [part.concept.label for part in found.parts] == ["mushroom", "tiger"]
    assert not found.notes


def test_a_colour_in_a_name_is_not_painted_again(recall):
    assert recall("a red apple").parts[0].colour == ""
    assert recall("a blue apple").parts[0].colour == "blue"


def test_plurals_are_several_and_things_named_in_the_plural_are_one(recall):
    assert recall("orcas").parts[0].count == 3
    assert recall("grapes").parts[0].count == 1
    assert recall("headphones").parts[0].count == 1
    assert recall("boots").parts[0].count == 2
    assert recall("three boots").parts[0].count == 3
    assert recall("a flock of birds").parts[0].count == HOST


def test_what_a_body_has_lies_not_beside_it(recall):
    found = recall("a cat with blue eyes and a red hat")
    assert [(p.concept.label, p.relation) for p in found.parts] == [("cat", ""), ("hat", "wearing")]
    assert found.notes == ("The memory has no drawing of 'blue eyes'; that part is painted from words alone.",)
    assert [p.concept.label for p in recall("an eye in the sky").parts] == ["eye"]


def test_an_action_stands_between_two_things(recall):
    raccoon = recall("a raccoon stealing a pizza")
    assert labels(raccoon) == ["raccoon", "pizza"]
    assert raccoon.parts[1].relation == "holding"


def test_what_is_said_behind_a_name_names_nothing(recall):
    assert labels(recall("a pirate ship attacked by an octopus on the horizon")) == ["pirate ship", "octopus"]
    mirrored = recall("a city skyline at night reflected in the water")
    assert (mirrored.parts, mirrored.notes, mirrored.place.setting) == ((), (), "city")
    assert labels(recall("a bear fishing in a river")) == ["bear", "fish"]


def test_a_blue_sky_is_a_day(recall):
    place = recall("a field of sunflowers under a blue sky").place
    assert (place.setting, place.time) == ("meadow", "day")


def test_names_that_hold_a_relation_stay_whole(recall):
    assert len(recall("a cup of tea on a wooden table").parts) == 1
    assert recall("a fish in a bowl").parts[0].concept.label == "goldfish"


def test_ideas_are_drawn_as_what_stands_for_them(recall):
    assert len(labels(recall("loneliness"))) == 1
    assert recall("loneliness").place.time or recall("loneliness").place.weathers
    assert recall("enter the matrix").place.setting == "code"
    assert labels(recall("the passage of time")) == ["hourglass done"]


def test_a_feast_beside_a_thing_keeps_its_hour(recall):
    eve = recall("a castle on halloween")
    assert (labels(eve), eve.place.setting, eve.place.time) == (["castle", "jack-o-lantern"], "", "night")


def test_style_words_are_dropped(recall):
    plain, styled = recall("a castle"), recall("an oil painting of a castle, highly detailed, by van gogh")
    assert [p.concept for p in styled.parts] == [p.concept for p in plain.parts]


@pytest.mark.parametrize("text", ["floccinaucinihilipilification", "ein Hund im Schnee", "quixotry"])
def test_unknown_words_fetch_nothing_and_are_told(recall, text):
    lookup = recall(text)
    assert lookup.parts == ()
    assert any("memory" in note for note in lookup.notes)


def test_a_missing_part_is_told_and_the_others_stay(recall):
    lookup = recall("a cat and a blorptang")
    assert labels(lookup) == ["cat"]
    assert lookup.notes == ("The memory has no drawing of 'a blorptang'; that part is painted from words alone.",)


def test_a_thing_has_several_drawings_of_the_same_thing(recall):
    pieces = recall("a cat").parts[0].pieces
    assert len({piece.pack.name for piece in pieces}) >= 4
    assert {piece.concept for piece in pieces[:4]} == {pieces[0].concept}


def test_nearness_of_captions_finds_what_no_name_says(bank):
    goal = next(i for i, concept in enumerate(bank.concepts) if concept.label == "octopus")

    def embed(texts):
        return np.repeat(bank.vectors[goal : goal + 1], len(texts), axis=0)

    assert labels(look_up(bank, "steam drum", embed))[0] in ("octopus", "drum")
    assert look_up(bank, "wibbly", embed).parts[0].concept.label == "octopus"


def test_every_prompt_of_nothing_is_survived(recall):
    for text in (",", "the", "in on at", "7", "a " * 300):
        assert recall(text).parts == ()


@pytest.mark.parametrize("text", ["and a cat", ", a cat", "with a cat", "in a cat", "and"])
def test_a_prompt_may_begin_in_the_middle(recall, text):
    assert labels(recall(text)) == (["cat"] if "cat" in text else [])


@pytest.mark.parametrize(
    ("text", "label", "where"),
    [
        ("samurai sunset", "samurai", "dusk"),
        ("epic dragon sunset", "dragon", "dusk"),
        ("lighthouse storm", "lighthouse", "storm"),
        ("dog beach", "dog", "beach"),
    ],
)
def test_a_thing_before_an_hour_or_a_place_is_drawn_in_it(recall, text, label, where):
    found = recall(text)
    assert labels(found) == [label]
    assert where in (found.place.time, found.place.setting, *found.place.weathers)


@pytest.mark.parametrize("text", ["sunset", "epic sunset", "mountain sunrise", "a winter night", "glass city"])
def test_a_place_alone_brings_nothing(recall, text):
    assert labels(recall(text)) == []


def test_what_only_stands_in_for_a_name_is_told(recall):
    (note,) = recall("the colosseum in rome").notes
    assert note == STANDS_IN.format(words="colosseum", thing="stadium")
    assert recall("a butcher and a dog").notes == (STANDS_IN.format(words="butcher", thing="cook"),)
    assert recall("a stadium in rome").notes == ()


def test_no_dish_is_served_twice_under_two_names(recall):
    served = labels(recall("breakfast with pancakes and coffee"))
    assert served.count("hot beverage") == 1
    assert "pancakes" in served


def test_a_famous_name_keeps_the_colour_and_the_count_that_were_said(recall):
    (car,) = recall("a red ferrari").parts
    assert (car.concept.label, car.colour) == ("racing car", "red")
    assert recall("two ferraris").parts[0].count == 2
    assert [part.count for part in recall("friends").parts] == [1, 1, 1]


@pytest.mark.parametrize(
    ("text", "setting"), [("a fire engine", ""), ("a lava lamp", ""), ("a fire dragon", "volcano")]
)
def test_what_a_made_thing_is_called_after_is_no_place(recall, text, setting):
    assert recall(text).place.setting == setting


@pytest.mark.parametrize("calling", ["an explorer", "a barista", "two plumbers", "a nun", "an archer in a forest"])
def test_callings_are_shown_by_somebody(recall, calling):
    assert recall(calling).parts[0].concept.kind == "person"


@pytest.mark.parametrize(
    ("beast", "kin", "count"),
    [
        ("a cheetah", "leopard", 1),
        ("an ostrich", "dodo", 1),
        ("an antelope", "deer", 1),
        ("two hyenas", "wolf", 2),
        ("a brontosaurus", "sauropod", 1),
    ],
)
def test_a_beast_that_is_not_drawn_is_shown_by_its_kin_and_this_is_said(recall, beast, kin, count):
    found = recall(beast)
    assert (found.parts[0].concept.label, found.parts[0].count) == (kin, count)
    assert found.notes


def test_colourful_fish_are_tropical_ones(recall):
    assert labels(recall("a coral reef with colourful fish"))[-1:] == ["tropical fish"]


def test_somebody_on_a_bicycle_is_somebody_and_a_bicycle(recall):
    assert labels(recall("a girl on a bicycle")) == ["girl", "bicycle"]
