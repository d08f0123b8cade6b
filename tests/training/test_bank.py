"""The bank's pipeline: drawings get smaller and look the same; the parts that need no packs."""

import io

import numpy as np
import pytest
import resvg_py
from PIL import Image

from training.pocket import bank_look, bank_packs, bank_svg, bank_tidy, bank_tongues, bank_words
from training.pocket.bank_concepts import compact, rule, wanted

DRAWING = """<svg xmlns="http://www.w3.org/2000/svg" xmlns:x="http://example.org/x" viewBox="0 0 64 64" x:made="here">
<title>a house</title><defs><linearGradient id="long-name">
<stop offset="0" stop-color="#f00"/><stop offset="1" stop-color="#00f"/></linearGradient></defs>
<path style="fill:url(#long-name);display:inline" d="M 10.12345,60.00001 L10.12345 30.5 32.4999 8.25 54.75 30.5V60Z"/>
<path fill="#fff" d="M26 60v-14a6.00001 6 0 0112.0001 0v14z"/></svg>"""


def pixels(svg):
    sized = svg.replace("<svg ", '<svg width="96" height="96" ', 1)
    return np.asarray(Image.open(io.BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=sized))))).astype(float)


def test_a_drawing_gets_smaller_and_looks_the_same():
    small = bank_tidy.shrink(DRAWING, 64, 64)
    assert len(small) < 0.75 * len(DRAWING)
    assert np.abs(pixels(small) - pixels(DRAWING)).mean() < 0.5


def test_what_is_not_drawn_is_dropped():
    small = bank_tidy.shrink(DRAWING, 64, 64)
    assert all(word not in small for word in ("title", "example.org", "long-name", "display"))


@pytest.mark.parametrize(
    ("path", "short"),
    [
        ("M0 0L10 0L10 10Z", "m0 0l10 0 0 10z"),
        ("m.5.5h1v-1", "m.5.5h1v-1"),
        ("M0 0a1 1 0 011 1", "m0 0a1 1 0 0 1 1 1"),
        ("M1 1C1 1 2 2 3 3S5 5 6 6", "m1 1c0 0 1 1 2 2s2 2 3 3"),
    ],
)
def test_paths_are_relative_and_short(path, short):
    assert bank_svg.shrink_path(path, 1) == short


def test_rounding_does_not_add_up():
    long = "M0 0" + "l.04.04" * 1_000
    end = sum(float(n) for n in bank_svg.NUMBER.findall(bank_svg.shrink_path(long, 1))[2::2])
    assert end == pytest.approx(40, abs=0.1)


def test_a_look_has_the_box_of_the_ink():
    seen = bank_look.look(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 64 32"><path fill="#f00" d="M16 8h32v16H16z"/></svg>',
        (0, 0, 64, 32),
    )
    assert seen.box == pytest.approx((16, 8, 32, 16), abs=1.1)
    assert seen.colour[0] > 240
    assert bank_look.framed(seen, "castle")
    assert bank_look.look('<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"/>', (0, 0, 9, 9)) is None


def test_kinds_are_chosen_by_subgroup_and_label():
    assert rule("animal-mammal", "elephant")["size"] == 5
    assert rule("country-flag", "flag: Japan")["asked"] == "flag flags"
    assert rule("face-costume", "robot")["asked"] == ""
    assert rule("", "no such thing") is None


def test_doubles_and_signs_are_left_out():
    assert wanted("person-role", "farmer")
    assert not wanted("person-role", "woman farmer")
    assert not wanted("time", "one o\u2019clock")
    assert not wanted("arrow", "up arrow")
    assert compact("Woman\u2019s Hat") == "womanshat"


def test_every_idea_is_spelled_in_words_that_are_known():
    tables = bank_words.tables()
    assert len(tables["means"]) >= 150
    assert all(drawn.strip() for drawn in tables["means"].values())


def test_heads_and_first_drawings_come_from_packs_of_the_bank():
    tables = bank_words.tables()
    assert set(tables["first"]) <= set(bank_packs.packs())
    assert all(set(packs) <= set(bank_packs.packs()) for packs in tables["heads"].values())


def test_every_own_drawing_is_a_drawing_with_ink():
    for icon in bank_packs.own():
        assert bank_look.look(bank_tidy.shrink(icon.svg, icon.width, icon.height), (0, 0, icon.width, icon.height))


def test_words_of_other_languages_are_pairs_and_may_mean_nothing():
    assert dict(bank_tongues.lines(": der, die\nred: rot, rote")) == {"der": "", "die": "", "rot": "red", "rote": "red"}


@pytest.mark.parametrize(
    ("label", "kept"), [("Fuchs", True), ("Familie: Mann, Frau", False), ("x" * 40, False), ("2 Uhr", False)]
)
def test_names_are_what_people_would_type(label, kept):
    assert bank_tongues.named(label) == kept
