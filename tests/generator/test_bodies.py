"""What bodies have is no thing beside them, and hair is in the colour that was said."""

import numpy as np
import pytest

from generator.hair import dyed, hair_of
from generator.references import look_up
from tests.fakes import no_eye


def drawn(bank, text):
    return look_up(bank, text, no_eye).parts


@pytest.mark.parametrize(
    ("text", "hair"),
    [
        ("portrait of a woman with red hair and blue eyes", "orange"),
        ("a boy with blue hair", "blue"),
        ("a woman with purple hair swimming with fish", "purple"),
        ("a blonde girl", "gold"),
        ("a purple-haired woman", "purple"),
        ("a woman with a hat", ""),
    ],
)
def test_hair_is_read_as_the_colour_of_somebody(bank, text, hair):
    assert drawn(bank, text)[0].hair == hair
    assert not drawn(bank, text)[0].colour


def test_what_a_body_has_lies_beside_nobody(bank):
    assert [part.words for part in drawn(bank, "a baby dragon, big eyes, fluffy, sharp teeth")] == ["a baby dragon"]
    assert len(drawn(bank, "a cat and an eye")) == 2


def test_who_has_dyed_hair_has_a_face_of_another_colour(bank):
    assert {piece.pack.name for piece in drawn(bank, "a woman with red hair")[0].pieces} == {"reverie"}


def test_dyed_hair_is_above_the_face_and_nothing_below_changes(bank):
    woman = drawn(bank, "a girl with pink hair")[0].pieces[0]
    plain, pink = (bank.draw(woman, 120, 120, change).astype(int) for change in (None, dyed(bank, woman, "pink")))
    changed = np.abs(plain - pink).max(-1) > 60
    rows = np.flatnonzero(changed.any(1)) / len(changed)
    assert changed.mean() > 0.02
    assert rows.min() < 0.1
    assert rows.max() < 0.5
    robot = drawn(bank, "a robot")[0].pieces[0]
    assert hair_of(bank, robot) is None
    assert dyed(bank, robot, "pink") is None
