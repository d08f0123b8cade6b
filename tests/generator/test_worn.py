"""What a subject wears, holds and sits on: where its body has place for it."""

import pytest

from generator.homes import settled
from generator.references import look_up
from generator.scene import compose, staged
from generator.turning import levelled
from tests.fakes import no_eye


@pytest.fixture(scope="module")
def first_two(bank):
    def found(text):
        sources = {}
        for source in compose(look_up(bank, text, no_eye), bank, (96, 96), 1).sources:
            sources.setdefault(source.words, source)
        return list(sources.values())[:2]

    return found


def centre(source):
    left, top, right, bottom = source.box
    return (left + right) / 2, (top + bottom) / 2


def test_what_sits_on_furniture_sits_lower_than_its_back(first_two):
    cat, sofa = first_two("a cat on a sofa")
    assert sofa.box[1] < cat.box[3] < sofa.box[3]
    assert 0.5 < (cat.box[3] - sofa.box[1]) / (sofa.box[3] - sofa.box[1]) < 0.62


def test_glasses_are_before_the_eyes(first_two):
    dog, glasses = first_two("a dog wearing sunglasses")
    assert centre(glasses)[1] < centre(dog)[1]
    assert dog.box[0] - 0.1 < centre(glasses)[0] < dog.box[2] + 0.1
    assert abs(centre(glasses)[0] - centre(dog)[0]) > 0.03  # its head is at one end


def test_a_ball_is_smaller_than_the_dog_beside_it(first_two):
    dog, ball = first_two("a dog beside a soccer ball")
    assert ball.box[3] - ball.box[1] < 0.75 * (dog.box[3] - dog.box[1])


def test_an_umbrella_is_held_over_the_head(first_two):
    penguin, umbrella = first_two("a penguin with an umbrella")
    assert umbrella.box[1] < penguin.box[1]
    assert umbrella.box[0] < centre(penguin)[0] < umbrella.box[2]


def test_two_sit_on_one_bench(first_two):
    cat, dog = first_two("a cat and a dog sitting on a bench")
    assert abs(cat.box[3] - dog.box[3]) < 0.03
    assert cat.box[3] < 0.85


def test_a_dog_in_a_boat_is_within_the_boats_width(first_two):
    dog, boat = first_two("a dog in a boat")
    assert boat.box[0] < dog.box[0]
    assert dog.box[2] < boat.box[2]


def test_who_is_in_a_bath_looks_over_its_rim(first_two):
    duck, bath = first_two("a duck in a bathtub")
    assert duck.box[1] < centre(bath)[1] < bath.box[3]
    assert duck.box[3] > bath.box[1]


def test_a_scarf_beside_a_hat_is_worn_too(bank):
    parts = look_up(bank, "a bear wearing a hat and a scarf", no_eye).parts
    assert [part.relation for part in parts] == ["", "wearing", "wearing"]


def test_a_dish_or_a_garment_is_no_place(bank):
    assert not look_up(bank, "an alien eating ice cream", no_eye).place.setting
    assert not look_up(bank, "a cat wearing a winter hat", no_eye).place.setting
    assert look_up(bank, "a cat on the ice", no_eye).place.setting == "ice"


def test_a_bridge_stands_in_the_water_and_reaches_across(first_two):
    train, bridge = first_two("a train crossing a bridge")
    assert bridge.box[2] - bridge.box[0] > 0.9
    assert train.box[3] < bridge.box[3]


def test_a_piano_is_played_on_the_floor_and_a_flute_in_hand(first_two):
    gorilla, piano = first_two("a gorilla playing the piano")
    assert abs(piano.box[3] - gorilla.box[3]) < 0.06
    player, flute = first_two("a girl playing a flute")
    assert flute.box[3] < player.box[3]


def test_a_saucer_hovers_over_the_cow_in_her_meadow(bank, first_two):
    saucer, cow = first_two("a ufo abducting a cow")
    assert saucer.box[3] < cow.box[3]
    assert settled(look_up(bank, "a ufo abducting a cow", no_eye), bank).setting == "meadow"


def test_a_clown_in_the_rain_is_outdoors_and_a_ship_on_the_water(bank):
    def setting(text):
        return settled(look_up(bank, text, no_eye), bank).setting

    assert setting("a clown in the rain") == "street"
    assert setting("an octopus attacking a ship") == "sea"
    assert setting("a skeleton on a throne") == "room"


def test_a_rider_has_one_leg_before_its_mount_and_all_else_behind_it(bank):
    stage = staged(look_up(bank, "a cowboy riding a horse", no_eye), bank, (256, 256), 1)
    rider, horse, leg = stage.spots
    assert rider.part == leg.part != horse.part
    assert rider.cut is None
    assert leg.cut is not None
    assert (rider.x, rider.foot) == (leg.x, leg.foot)


def test_a_ball_lies_at_the_feet_and_a_kite_is_high_in_the_air(bank):
    def held(text):
        stage = staged(look_up(bank, text, no_eye), bank, (256, 256), 1)
        return (next(spot for spot in stage.spots if spot.part == number) for number in (0, 1))

    child, ball = held("a child kicking a soccer ball")
    assert abs(ball.foot - child.foot) < 0.1 * child.height
    assert ball.height < 0.5 * child.height
    boy, kite = held("a boy flying a kite")
    assert kite.foot < boy.foot - 0.5 * boy.height


def test_a_parrot_is_on_a_shoulder_beside_the_head(first_two):
    parrot, pirate = first_two("a parrot on a pirate's shoulder")
    assert pirate.box[1] < parrot.box[3] < centre(pirate)[1] + 0.06
    assert abs(centre(parrot)[0] - centre(pirate)[0]) > 0.05
    assert parrot.box[3] - parrot.box[1] < 0.5 * (pirate.box[3] - pirate.box[1])


@pytest.fixture(scope="module")
def spots(bank):
    def found(text, seed=1):
        stage = staged(look_up(bank, text, no_eye), bank, (256, 256), seed)
        return {part.words: [spot for spot in stage.spots if spot.part == k] for k, part in enumerate(stage.parts)}

    return found


def test_who_sits_bends_at_the_hips(spots):
    found = spots("an old man on a bench")
    body, lap = sorted(found["an old man"], key=lambda spot: -spot.height)
    (bench,) = found["a bench"]
    hips = body.foot - body.height * (1 - body.cut[3])
    assert hips == pytest.approx(lap.foot - lap.height * (1 - lap.cut[1]), abs=1)
    assert bench.box[1] < hips < bench.foot
    assert bench.foot - 0.15 * bench.height < lap.foot < bench.foot + 0.1 * bench.height


def test_a_beast_at_the_wheel_shows_its_head_alone(spots):
    found = spots("a dog driving a car")
    (dog,), (car,) = found["a dog"], found["a car"]
    assert dog.cut is not None
    assert car.box[1] < dog.foot - dog.height * (1 - dog.cut[3]) < car.foot - 0.3 * car.height


def test_who_leaps_is_close_over_the_hurdle(spots):
    found = spots("a horse jumping over a fence")
    (horse,), (fence,) = found["a horse"], found["a fence"]
    assert horse.tilt > 0
    assert abs(horse.x - fence.x) < 0.1 * 256
    assert -0.3 * horse.height < fence.box[1] - horse.foot < 0.05 * horse.height


def test_a_train_goes_over_a_bridge_on_it_and_a_bird_above_it(spots):
    found = spots("a train going over a bridge in the mountains")
    (train,), (bridge,) = found["a train"], found["a bridge"]
    assert bridge.box[1] < train.foot < bridge.foot
    found = spots("an eagle over a bridge")
    assert found["an eagle"][0].foot < found["a bridge"][0].box[1] + 8


def test_a_swimming_beast_has_its_catch_in_its_mouth(spots):
    found = spots("a bear catching a fish in a river")
    (bear, muzzle), (fish,) = found["a bear"], found["a fish"]
    assert fish.foot < bear.foot - bear.veiled * bear.height
    assert bear.depth < fish.depth < muzzle.depth
    assert muzzle.cut[3] < 0.75
    assert fish.box[1] < bear.box[1] + muzzle.cut[3] * bear.height < fish.foot


def test_a_portrait_is_near(spots):
    near, far = (next(iter(spots(text).values()))[0] for text in ("a portrait of a viking", "a viking"))
    assert near.height > 1.4 * far.height
    assert near.box[1] > 0
    assert near.foot > 256


def test_a_skateboard_that_is_drawn_aslant_is_ridden_level(bank, spots):
    board = look_up(bank, "a skateboard", no_eye).parts[0].pieces[0]
    degrees, wide, high = levelled(bank, board)
    assert 25 < abs(degrees) < 65
    assert wide > 1
    assert high < 0.7
    found = spots("a cat riding a skateboard")
    (cat,), (under,) = found["a cat"], found["a skateboard"]
    assert 25 < abs(under.tilt) < 65
    assert under.box[1] < cat.foot < under.foot


def test_what_is_compact_is_not_turned(bank):
    assert levelled(bank, look_up(bank, "a soccer ball", no_eye).parts[0].pieces[0]) == (0.0, 1.0, 1.0)


def test_a_beast_that_looks_at_us_is_portrayed_by_its_head(spots):
    def lowest(text):
        return max(next(iter(spots(text, seed).values()))[0].foot for seed in range(1, 5))

    assert lowest("a portrait of a dog") > 256
    assert lowest("a dog") < 256
    assert lowest("a portrait of a giraffe") < 256  # from the side it is shown whole


def test_what_is_on_top_is_small_and_high_on_what_bears_it(spots):
    found = spots("a christmas tree with a star on top")
    (tree,), (star,) = found["a christmas tree"], found["a star"]
    assert star.depth > tree.depth
    assert star.height < 0.5 * tree.height
    assert tree.foot - tree.height < star.foot < tree.foot - 0.7 * tree.height


def test_a_blade_in_a_stone_was_driven_into_it_from_above(spots):
    found = spots("a sword in a stone")
    (stone,), (sword,) = found["a stone"], found["a sword"]
    assert sword.tilt == 180
    assert sword.box[1] < stone.box[1] < sword.box[3] - sword.veiled * sword.height < stone.box[3]
    assert stone.box[0] < sword.x < stone.box[2]
