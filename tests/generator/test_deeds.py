"""What somebody does or is, told by things; and what that does to the look-up."""

import pytest

from generator.deeds import told
from generator.ideas import famous
from generator.references import look_up
from tests.fakes import no_eye


@pytest.mark.parametrize(
    ("said", "drawn"),
    [
        ("an old man fishing by a lake", "an old man holding a fishing pole by a lake"),
        ("a bear fishing in a river", "a bear holding a fish in a river"),
        ("a girl reading", "a girl holding an open book"),
        ("a frog king on a throne", "a frog wearing a crown on a throne"),
        ("an astronaut cat", "a cat in space"),
        ("a cute corgi astronaut", "a cute corgi in space"),
        ("a dragon castle", "a castle with a dragon"),
        ("wizard duel", "two wizards"),
        ("an elf archer in a forest", "an elf holding a bow and arrow in a forest"),
        ("a corgi astronaut floating in space", "a corgi floating in space"),
        ("a planet with rings and two moons", "a ringed planet and two moons"),
        ("a cafe in spring", "a cafe"),
        ("a couple holding hands walking on the beach", "a couple on the beach"),
        ("a bathtub full of rubber ducks", "rubber ducks in a bathtub"),
        ("halloween night", "halloween at night"),
        ("four ducklings following their mother", "four ducklings following their duck"),
        ("a capybara with an orange on its head", "a capybara wearing an orange"),
        ("a seal balancing a ball on its nose", "a seal wearing a ball"),
        ("a kangaroo boxing", "a kangaroo holding a boxing glove"),
        ("a cake with a cherry on top", "a cake topped with a cherry"),
        ("a polar bear astronaut", "a polar bear in space"),
        ("a robot army", "an army of robots"),
        ("a lighthouse on a steep cliff", "a lighthouse by the sea"),
        ("a frog on a lily pad", "a frog on a pond"),
        ("a cat in a little boat", "a cat in a rowing boat"),
        ("santa flying over the rooftops", "santa flying over the village"),
        ("a burning house", "a house amid campfire"),
        ("a bowl of soup, smoke from the chimney", "a bowl of soup"),
        ("a ghost in a haunted house", "a ghost in a haunted house at night"),
        ("pikachu surfing", "pikachu on a water wave in the sea"),
        ("shrek as a chef", "shrek holding a fried egg"),
        ("a dog dressed as a pirate", "a dog beside a treasure chest"),
        ("a cow but it's a couch", "a couch with a cow"),
        ("mario kart in real life", "mario kart"),
        ("among us but it's a painting", "among us"),
        ("a cyberpunk samurai", "a samurai in a neon city at night"),
        ("a couple kissing in the rain", "a kiss in the rain"),
        ("a teddy bear tea party", "a teddy bear and a teapot and a cupcake"),
        ("a turtle with a city on its back", "a turtle wearing a houses"),
        ("a knight fights a dragon", "a knight fighting a dragon"),
        ("a wolf in a suit reads the newspaper", "a wolf in a suit reading the newspaper"),
        ("a robot battles an alien", "a robot fighting an alien"),
        ("a cat watches birds", "a cat watching birds"),
        ("darth vader holds a rose", "darth vader holding a rose"),
        ("a cat quietly sits on a mat", "a cat quietly sitting on a mat"),
        ("a bear with his friends", "a bear with two bear"),
        ("a house with walls made of candy", "a pink house with candies and a lollipop"),
        ("fire ants", "red ants"),
        ("star fish", "starfish"),
    ],
)
def test_deeds_and_callings_become_things(bank, said, drawn):
    assert told(bank, said) == drawn


@pytest.mark.parametrize(
    "text",
    [
        "a girl reading a newspaper",
        "a lemon tree",
        "a teddy bear castle",
        "a fire truck",
        "a horse running in a field",
        "the king",
        "a steam train in the mountains",
        "a haunted castle at midnight",
        "An apple",
        "two hard drives on a desk",
        "free hugs",
        "bear hugs",
        "a baby kisses in a jar",
        "men watches on a table",
    ],
)
def test_what_names_its_thing_stays_as_it_is(bank, text):
    assert told(bank, text) == text


def labels(bank, text):
    return [part.concept.label for part in look_up(bank, text, no_eye).parts]


def test_famous_names_are_drawn_by_what_they_look_like(bank):
    assert labels(bank, "darth vader at the beach") == ["man in black", "lightsabers"]
    assert labels(bank, "Taylor Swift on stage") == ["singer"]


def test_a_suit_that_is_worn_is_no_suit_of_cards(bank):
    assert labels(bank, "a banana wearing a suit") == ["banana", "necktie"]


def test_what_flies_over_a_place_is_in_the_air(bank):
    assert look_up(bank, "a whale flying over the city", no_eye).parts[0].aloft
    assert look_up(bank, "a flying pig", no_eye).parts[0].aloft
    assert not look_up(bank, "a whale in the sea", no_eye).parts[0].aloft


def test_two_places_of_which_one_is_behind(bank):
    place = look_up(bank, "swans on a lake, mountains behind", no_eye).place
    assert place.setting == "sea"
    assert "lake" in place.said


def test_every_famous_name_is_drawn(bank):
    missing = [drawn for drawn in set(famous("drawn").values()) if not labels(bank, drawn)]
    assert not missing
    assert not [garment for garment in set(famous("worn").values()) if not labels(bank, f"a cat wearing {garment}")[1:]]


def relations(bank, text):
    return [(part.concept.label, part.relation) for part in look_up(bank, text, no_eye).parts]


def test_who_is_in_a_hat_wears_it_and_who_is_with_a_knife_holds_it(bank):
    assert relations(bank, "a bunny in a top hat") == [("rabbit", ""), ("top hat", "wearing")]
    assert relations(bank, "a goose with a knife") == [("goose", ""), ("kitchen knife", "holding")]
    assert relations(bank, "a dog with a house")[1] == ("house", "with")


def test_what_is_done_to_a_thing_leaves_both(bank):
    assert labels(bank, "an old woman knitting a scarf") == ["old woman", "scarf"]
    assert relations(bank, "a ufo abducting a cow")[1] == ("cow", "over")


def test_a_family_is_told_by_people_but_not_in_other_names(bank):
    assert "child" in told(bank, "a family having a picnic")
    assert told(bank, "a family house") == "a family house"
    assert "microphone" not in told(bank, "a bird singing on a branch")
    assert "microphone" in told(bank, "a man singing")


def test_what_is_done_to_a_thing_after_a_describing_word_leaves_both(bank):
    assert [part.words for part in look_up(bank, "a woman walking her dog in the park", no_eye).parts] == [
        "a woman",
        "her dog",
    ]
    assert look_up(bank, "a red fox", no_eye).parts[0].colour == ""
    assert look_up(bank, "a red dragon", no_eye).parts[0].colour == "red"


def test_what_is_built_leaves_its_builders_and_of_a_nose_its_owner_is_drawn(bank):
    assert labels(bank, "two kids building a snowman") == ["child", "snowman"]
    assert labels(bank, "an apartment building") == ["apartment building"]
    assert labels(bank, "a butterfly landing on a cat's nose") == ["butterfly", "cat"]
