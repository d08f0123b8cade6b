import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.errors import RecipeError
from generator.recipe import MAX_WORK, QUALITIES, quality, size_for


@pytest.mark.parametrize("family", QUALITIES)
def test_every_family_has_the_same_three_qualities_in_rising_order(family):
    rows = QUALITIES[family]
    assert list(rows) == ["draft", "standard", "fine"]
    work = [row.side**2 * row.steps * row.views for row in rows.values()]
    assert work == sorted(work)
    assert work[-1] * 1.5 <= MAX_WORK  # Continue adds half of the steps


def test_a_quality_is_found_by_eye_and_name():
    assert quality("pocket", "standard") is QUALITIES["pocket"]["standard"]
    assert quality("robust", "standard") is QUALITIES["default"]["standard"]


def test_an_unknown_quality_is_answered_with_the_known_ones():
    with pytest.raises(RecipeError, match="draft, standard, fine"):
        quality("pocket", "best")


@pytest.mark.parametrize(
    ("aspect", "size"),
    [("1:1", (256, 256)), ("3:2", (312, 208)), ("2:3", (208, 312)), ("16:9", (344, 192)), ("9:16", (192, 344))],
)
def test_sizes_of_the_standard_quality(aspect, size):
    assert size_for(256, aspect) == size


@given(st.sampled_from([192, 256, 384, 512]), st.sampled_from(["1:1", "3:2", "2:3", "16:9", "9:16"]))
def test_a_size_keeps_area_and_aspect_in_steps_of_eight(side, aspect):
    width, height = size_for(side, aspect)
    across, down = map(int, aspect.split(":"))
    assert width % 8 == height % 8 == 0
    assert width * height == pytest.approx(side**2, rel=0.03)
    assert width / height == pytest.approx(across / down, rel=0.04)


def test_an_unknown_aspect_is_answered_with_the_known_ones():
    with pytest.raises(RecipeError, match="1:1, 3:2, 2:3, 16:9, 9:16"):
        size_for(256, "4:3")
