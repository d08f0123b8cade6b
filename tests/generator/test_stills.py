"""Small things: where they are shown when no place was named, what they stand on, and that they lie or stand."""

import random

import numpy as np
import pytest

from generator import behind, bowls, garnish, stands, stills, tabletops
from generator.bank import Bank, render
from generator.belongings import shown, written
from generator.company import company
from generator.cutting import cut
from generator.homes import settled
from generator.lighting import lit
from generator.pasting import drawn, painted
from generator.references import look_up
from generator.scene import staged
from generator.settings_drawn import draw
from generator.spots import Spot
from generator.stands import DRAWN, stood
from generator.variants import agreed
from generator.vector import Sheet, document
from tests.fakes import no_eye


@pytest.fixture(scope="module")
def bank():
    return Bank.open()


@pytest.fixture(scope="module")
def show(bank):
    def found(text):
        part = look_up(bank, text, no_eye).parts[0]
        return shown(part.concept, part.pieces, bank)

    return found


@pytest.mark.parametrize(
    ("text", "setting", "said"),
    [
        ("a slice of pizza", "flat", "board"),
        ("a hamburger", "table", "plate"),
        ("a crown", "velvet", "cushion"),
        ("a hammer", "flat", ""),
        ("an alarm clock", "table", ""),
        ("a soccer ball", "meadow", ""),
        ("a teddy bear", "room", "floor"),
    ],
)
def test_a_small_thing_is_shown_where_its_kind_is_looked_at(show, text, setting, said):
    assert show(text).setting == setting
    assert said in show(text).said or not said


@pytest.mark.parametrize("text", ["a cow", "a castle", "a sofa", "a king"])
def test_what_has_a_home_of_its_own_or_is_large_is_not_shown(show, text):
    assert show(text) is None


def test_an_umbrella_comes_with_rain(show):
    assert show("an umbrella").weathers == ("rain",)


def test_a_place_that_was_named_stays(bank):
    stage = staged(look_up(bank, "a crown in the snow", no_eye), bank, (64, 64), 1)
    assert not any(spot.stand or spot.lies for spot in stage.spots)


@pytest.mark.parametrize("text", ["a guitar", "a slice of pizza", "a bunch of grapes"])
def test_what_lies_is_near_the_middle_and_casts_no_shadow_on_a_floor(bank, text):
    [spot] = staged(look_up(bank, text, no_eye), bank, (100, 100), 1).spots
    assert spot.lies
    assert not spot.shadow
    assert abs(spot.x - 50) < 10
    assert abs(spot.foot - spot.height / 2 - 50) < 6


@pytest.mark.parametrize("stand", sorted(DRAWN))
@pytest.mark.parametrize("lies", [False, True])
def test_a_stand_is_drawn_under_the_thing_and_nowhere_far(stand, lies):
    canvas = np.full((100, 100, 3), 0.5, np.float32)
    stood(canvas, Spot(part=0, x=50, foot=70, width=30, height=30, depth=1, stand=stand, lies=lies), 0)
    changed = np.abs(canvas - 0.5).max(-1) > 0.02
    assert changed[68:74, 46:54].all()
    assert not changed[:20].any()


def test_no_surface_hides_the_thing_in_its_own_colour():
    def ground(tone):
        sheet = Sheet(width=100, dice=random.Random(3), mood=1, tone=tone)
        return render(draw("flat", sheet)[1], 40, 40)[..., :3].mean((0, 1))

    for tone in ((236, 234, 232), (92, 100, 112), (186, 124, 76)):
        assert np.abs(ground(tone) - tone).max() > 12


@pytest.mark.parametrize("text", ["a bowl of fruit", "a bowl of cherries", "oranges in a bowl"])
def test_food_in_a_bowl_is_heaped_in_it(bank, text):
    stage = staged(look_up(bank, text, no_eye), bank, (100, 100), 1)
    assert len(stage.spots) == 5
    assert not any(spot.shadow or spot.lies for spot in stage.spots)
    assert max(spot.x for spot in stage.spots) - min(spot.x for spot in stage.spots) < 40
    assert "url(#clay)" in stage.front


@pytest.mark.parametrize("text", ["a bowl of soup", "a red apple", "a cat in a bowl"])
def test_what_has_its_own_bowl_and_what_has_none_stays(bank, text):
    assert "url(#clay)" not in staged(look_up(bank, text, no_eye), bank, (100, 100), 1).front


def test_behind_a_windowsill_is_the_window():
    def behind(mood, *said):
        sheet = Sheet(width=100, dice=random.Random(3), mood=mood, said=frozenset(said))
        return render(draw("table", sheet)[1], 40, 40)[:22].astype(int)

    assert np.abs(behind(2) - behind(2, "windowsill")).max() < 3  # this mood has one anyway
    assert all(np.abs(behind(2) - behind(mood, "windowsill")).max() < 3 for mood in range(6))


def test_what_lies_about_goes_with_the_thing_and_leaves_it_room():
    def about(*things):
        sheet = Sheet(width=100, dice=random.Random(3), things=frozenset(things))
        return render(document(sheet, garnish.about(sheet)), 80, 80).astype(int)

    food, music, key = about("pizza"), about("guitar"), about("key")
    assert min(np.abs(a - b).mean() for a, b in ((food, music), (music, key), (food, key))) > 1
    assert food[28:52, 28:52, 3].max() == key[28:52, 28:52, 3].max() == 0


def test_no_word_says_two_places():
    homes = written()["homes"]
    places = [homes[name] for name in ("meadow", "room", "velvet", "rain")]
    assert sum(map(len, places)) == len(frozenset().union(*places))


def test_beasts_and_fires_alone_are_seen_at_their_best(bank):
    def place(text):
        return settled(look_up(bank, text, no_eye), bank)

    assert (place("an owl").time, "branch" in place("an owl").said) == ("night", True)
    assert place("a campfire").time == "night"
    assert place("a ladybird").setting == "leaf"
    assert place("a campfire at noon").time != "night"
    assert "floor" in place("a sleeping cat").said


def test_an_open_umbrella_lies_where_it_fell_and_a_chair_stands(bank):
    def tilts(text):
        return [spot.tilt for spot in staged(look_up(bank, text, no_eye), bank, (96, 96), 1).spots]

    assert abs(tilts("an umbrella")[0]) > 30
    assert tilts("a chair") == [0.0]


def test_beasts_are_in_the_land_that_is_theirs(bank):
    def place(text):
        return settled(look_up(bank, text, no_eye), bank)

    assert "savannah" in place("a giraffe").said
    assert "farm" in place("a cow").said
    assert (place("a duck").setting, "pond" in place("a duck").said) == ("sea", True)
    assert "savannah" not in place("a giraffe in the snow").said


def test_a_white_table_stays_white_by_whatever_light(bank):
    for seed in range(4):
        stage = staged(look_up(bank, "an apple on a white table", no_eye), bank, (64, 64), seed)
        assert stage.light.time == "day"
        assert render(stage.behind, 64, 64)[48:, :, :3].min(-1).mean() > 190


def test_a_cake_is_shown_at_a_party_and_a_skull_in_the_half_dark():
    def behind(*things):
        sheet = Sheet(width=100, dice=random.Random(3), mood=1, things=frozenset(things))
        return render(draw("table", sheet)[1], 64, 64)[:34, :, :3].mean()

    assert behind("cake") > 2 * behind("skull")


def test_a_table_gives_back_what_stands_on_it(bank):
    assert staged(look_up(bank, "a teapot", no_eye), bank, (64, 64), 1).light.gloss > 0
    assert staged(look_up(bank, "a cow", no_eye), bank, (64, 64), 1).light.gloss == 0


@pytest.mark.parametrize(
    ("text", "setting"),
    [
        ("a rose", "border"),
        ("a butterfly", "border"),
        ("a mushroom", "moss"),
        ("an umbrella", "pavement"),
        ("a tree", "meadow"),
    ],
)
def test_small_things_of_the_open_air_are_seen_from_near_by(bank, text, setting):
    assert settled(look_up(bank, text, no_eye), bank).setting == setting


def test_gifts_are_at_a_party_however_they_are_drawn(show):
    assert show("a gift box").setting == "table"


def test_a_candle_alone_is_lit_in_the_dark(bank):
    assert settled(look_up(bank, "a candle", no_eye), bank).time == "night"


def test_what_is_on_a_plate_stands_in_its_middle(bank):
    stage = staged(look_up(bank, "a lemon on a plate", no_eye), bank, (100, 100), 1)
    lemon, plate = (next(spot for spot in stage.spots if spot.part == number) for number in (0, 1))
    assert plate.box[1] + 0.5 * plate.height < lemon.foot < plate.foot - 0.2 * plate.height


def test_a_colour_that_was_asked_for_outlasts_the_evening(bank):
    part = look_up(bank, "a white horse", no_eye).parts[0]
    spot = Spot(part=0, x=50, foot=70, width=40, height=40, depth=1)
    day, evening = (cut(part.pieces[0], part, spot, (bank, time))[..., :3] for time in ("day", "dusk"))
    plain = lit(cut(part.pieces[0], part, spot, (bank, "day")), "dusk", 0.5)[..., :3]
    assert np.abs(evening - day).mean() < 0.7 * np.abs(plain - day).mean()


def test_a_beetle_that_crawls_aslant_is_in_the_middle_of_its_leaf(bank):
    stage = staged(look_up(bank, "a ladybird", no_eye), bank, (96, 96), 1)
    layers = drawn(stage, None)
    look = (agreed(stage.parts[0], stage.looks[0][0], bank)[0],)
    there = np.abs(painted(stage, look, layers, (bank, None)) - np.round(layers[0] * 255)).max(-1)
    rows = np.flatnonzero((there > 60).any(1))
    assert abs((rows[0] + rows[-1]) / 2 - 49) < 6


def test_nothing_lies_on_the_napkin():
    sheet = Sheet(width=100, dice=random.Random(3))
    assert not any(garnish.covers(where, 6.0) for where in garnish.places(sheet, 12, 6.0))
    assert any(garnish.covers(where, 6.0) for where in garnish.places(sheet, 12, None))


def test_card_is_of_one_piece():
    picture = render(document(sheet := Sheet(width=100, dice=random.Random(3)), tabletops.card(sheet)), 60, 60)
    assert np.abs(np.diff(picture[..., :3].astype(int), axis=1)).max() < 3


def test_what_is_on_a_cushion_has_sunk_into_it_and_the_cushion_is_whole(bank):
    [spot] = staged(look_up(bank, "a crown", no_eye), bank, (300, 300), 1).spots

    def rows(draw):
        canvas = np.full((300, 300, 3), 0.5, np.float32)
        draw(canvas, spot, 1)
        return np.flatnonzero((np.abs(canvas - 0.5).max(-1) > 0.1)[:, round(spot.x)])

    assert rows(stands.sunk_into)[0] < spot.foot < rows(stands.sunk_into)[-1]
    assert rows(stood)[-1] < 296


def test_a_board_seen_from_aside_is_narrower_far_off_and_not_seen_from_above():
    def widths(thick):
        cover = render(
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-58 -58 116 116">{DRAWN["board"](0, thick)}</svg>',
            116,
            116,
        )
        return [(cover[row, :, 3] > 200).sum() for row in (58 - 34, 58 + 20)]

    assert widths(4.0)[0] < 0.85 * widths(4.0)[1]
    assert abs(widths(0.0)[0] - widths(0.0)[1]) < 12


def test_what_keeps_a_thing_company_goes_with_it_and_leaves_the_middle_free():
    def beside(*things):
        sheet = Sheet(width=100, dice=random.Random(3), mood=1, things=frozenset(things))
        return render(document(sheet, company(sheet)), 80, 80).astype(int)

    skull, coffee, cake = beside("skull"), beside("beverage"), beside("cake")
    assert min(np.abs(a - b).mean() for a, b in ((skull, coffee), (coffee, cake), (cake, skull))) > 1
    assert all(one[:, 32:48, 3].max() < 40 for one in (coffee, cake))
    assert all(one[66:, :, 3].max() < 40 for one in (skull, coffee, cake))
    assert not beside("hammer").any()


def test_coffee_is_on_a_real_table():
    assert behind.backdrop not in stills.VIEWS["drink"]


@pytest.mark.parametrize("text", ["a basket of fruit", "a basket of apples"])
def test_a_basket_of_fruit_is_woven_and_has_a_handle_over_it(bank, text):
    stage = staged(look_up(bank, text, no_eye), bank, (100, 100), 1)
    assert len(stage.spots) == 5
    assert "clipPath" in stage.front
    assert "url(#clay)" not in stage.front
    behind, _ = bowls.basket((50.0, 60.0, 33.0))
    view = 'xmlns="http://www.w3.org/2000/svg" viewBox="0 0 100 100"'
    cover = render(f"<svg {view}>{behind}</svg>", 100, 100)[..., 3]
    assert 20 < np.flatnonzero(cover[:, 50] > 200)[0] < 40
    assert cover[45, 50] == 0


def test_who_is_in_a_basket_is_no_food(bank):
    assert "clipPath" not in staged(look_up(bank, "a cat in a basket", no_eye), bank, (100, 100), 1).front


def test_chess_is_played_on_squares():
    def table(*things):
        sheet = Sheet(width=100, dice=random.Random(3), mood=0, things=frozenset(things))
        return render(document(sheet, stills.top(sheet, (255, 255, 255), boards_only=False)), 100, 100)[88].astype(int)

    across = np.abs(np.diff(table("chess", "pawn")[:, :3].mean(-1)))
    assert (across > 40).sum() >= 4
    assert not np.array_equal(table("chess", "pawn"), table("pawn"))
