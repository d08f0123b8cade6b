"""How the pocket eye is trained, on data small enough for a test."""

import json
import random

import numpy as np
import open_clip
import pytest
import timm
import torch
from torch.nn import functional

from generator.prior import Prior
from training.pocket import evaluate, export, learner, pictures, reader, render, text, texts, tower, words
from training.pocket.learner import Learner, Plan, Size

NET = words.WordNet(
    common={
        "creature": ["cat"],
        "object": ["lamp"],
        "place": ["harbour"],
        "abstract": ["time"],
        "verb": ["paint"],
        "quality": ["calm"],
    },
    lemmas=["cat", "lamp", "harbour"],
    glosses=[f'thing number {n}; "he saw thing {n} again"' for n in range(3_000)],
)


@pytest.fixture
def drawings():
    noise = np.random.default_rng(0)
    rows = functional.normalize(torch.from_numpy(noise.normal(size=(900, 384))).float(), dim=1)
    images = noise.integers(0, 256, (900, 72, 72, 4), dtype=np.uint8)
    order = np.arange(900)
    return pictures.Drawings(
        images=images, rows=rows, captions=[[n] for n in range(900)], held=order[:500], train=order[500:]
    )


def test_text_cut_to_its_batch_is_read_as_open_clip_reads_all_of_it():
    torch.manual_seed(0)
    model = open_clip.model.CLIP(text.DIM, {"layers": 1, "width": 64, "image_size": 32, "patch_size": 32}, text.SIDE)
    student = text.build()
    student.load_state_dict({key: model.state_dict()[key] for key in student.state_dict()})
    strings = ["a cat", "two orange cats on the roof of a very small house", ""]
    with torch.no_grad():
        whole = model.encode_text(open_clip.tokenize(strings), normalize=True)
    assert np.allclose(text.embed(student, strings), whole.numpy(), atol=1e-5)


def test_the_exported_eye_is_loaded_by_open_clip_with_all_towers_as_trained(tmp_path):
    torch.manual_seed(0)
    painter = Learner("pocket_tower_deep", Plan(steps=1, rate=1e-3, sides={32: 0.5, 64: 0.5}, halves=False))
    reading = Learner("pocket_reader", Plan(steps=1, rate=1e-3, sides={64: 1.0}, halves=False))
    student = text.build()
    torch.save(painter.snapshot(), tmp_path / "painter.pt")
    torch.save(reading.snapshot(), tmp_path / "reader.pt")
    torch.save({"step": 1, "tower": student.state_dict()}, tmp_path / "text.pt")
    hoped = Prior(text.DIM)
    torch.save({"step": 1, "prior": hoped.state_dict()}, tmp_path / "prior.pt")
    kept = [tmp_path / f"{name}.pt" for name in ("painter", "reader", "prior", "text")]
    digest = export.export(*kept, tmp_path / "eye")
    eye = evaluate.open_eye(tmp_path / "eye")
    views = torch.rand(2, 3, 64, 64)
    small = functional.avg_pool2d(views, 2)
    assert len(digest) == 64
    assert eye.visual.image_size == (64, 64)
    with torch.no_grad():
        both = functional.normalize(painter.encode(small) + reading.encode(views), dim=1)
        assert torch.allclose(evaluate.looks(eye)(views), both, atol=0.01)
        assert torch.allclose(evaluate.looks(eye)(small), painter.encode(small), atol=0.01)  # a glance
        row = functional.normalize(torch.randn(1, 384), dim=1)
        assert torch.allclose(eye.visual.trunk.prior(row), hoped(row), atol=0.03)  # a byte for each number
    assert np.allclose(text.embed(eye, ["a cat"]), text.embed(student, ["a cat"]), atol=0.01)


def test_held_out_strings_are_never_learned():
    letters = "abcdefghijklmnopqrst"
    captions = [[f"thing {a}{b}{c}", "tag"] for a in letters for b in letters for c in letters[:4]]
    held, train = texts.split(captions, NET, phrases=500)
    hidden = {string.lower() for strings in held.values() for string in strings}
    assert {name: len(strings) for name, strings in held.items()} == texts.HELD
    assert not hidden & {string.lower() for string in train}
    assert "he saw thing 1 again" in train


def test_phrases_fill_every_slot_and_put_the_right_article():
    known = words.vocabulary(NET.common, ["apple", "sailing boat", "flag: Norway"])
    said = [words.phrase(known, random.Random(n)) for n in range(400)]
    assert not any("{" in phrase or "flag" in phrase for phrase in said)
    assert not any(" a apple" in f" {phrase}" for phrase in said)
    assert said == [words.phrase(known, random.Random(n)) for n in range(400)]


@pytest.mark.parametrize(("one", "many"), [("cat", "cats"), ("box", "boxes"), ("city", "cities"), ("toy", "toys")])
def test_plurals(one, many):
    assert words.plural(one) == many


def test_an_attack_stays_within_its_radius_and_makes_things_worse():
    noise = torch.Generator().manual_seed(0)
    views = 0.25 + 0.5 * torch.rand(4, 3, 8, 8, generator=noise)
    bright = lambda x: x.sum()  # noqa: E731
    attacked = pictures.attack(views, bright, 0.5, noise)
    assert pictures.length(attacked - views).max() <= 0.5 + 1e-5
    assert bright(attacked) > bright(views)


def test_composed_pictures_are_pictures_and_depend_on_the_seed_alone(drawings):
    make = lambda: pictures.compose(drawings.images[:5], 32, torch.Generator().manual_seed(3))  # noqa: E731
    assert make().shape == (5, 3, 32, 32)
    assert 0 <= make().min() <= make().max() <= 1
    assert torch.equal(make(), make())


def test_blocks_that_a_tower_lacks_begin_as_the_identity():
    plan = Plan(steps=1, rate=1e-3, sides={32: 0.5, 64: 0.5})
    small, deep = Learner("pocket_tower", plan), Learner("pocket_tower_deep", plan)
    deep.grow(small.net.state_dict())
    views = torch.rand(2, 3, 32, 32)
    with torch.no_grad():
        assert torch.allclose(small.encode(views), deep.encode(views), atol=0.02)


def test_the_reader_begins_with_the_weights_of_another_port_and_sees_what_they_see():
    torch.manual_seed(0)
    other = timm.create_model("tf_efficientnet_lite0").eval()
    renamed = {f"_{n}": value for n, value in enumerate(other.state_dict().values()) if value.ndim}
    begun = reader.folded(renamed)
    net = timm.create_model("pocket_reader").eval()
    absent = net.load_state_dict(begun, strict=False).missing_keys
    views = torch.rand(2, 3, 64, 64)
    with torch.no_grad():
        seen, expected = net.net.forward_features(views), other.forward_features(views)
    assert absent == ["head.weight", "head.bias"]
    assert torch.allclose(seen, expected, atol=1e-3)


def test_attacks_grow_to_their_full_length_in_two_fifths_of_the_steps():
    student = Learner("pocket_tower", Plan(steps=100, rate=1e-3, sides={32: 1.0}, radius=(0.0, 1.0)))
    grown = []
    for student.step in (0, 20, 40, 90):
        grown.append(learner.radius(student, 64))
    assert grown == [0, 1, 2, 2]


def test_pictures_are_left_alone_where_nothing_attacks():
    views = torch.rand(2, 3, 8, 8)
    assert torch.equal(pictures.attack(views, torch.sum, 0.0, torch.Generator()), views)


def test_blended_weights_lie_on_the_line_between_two_towers():
    old, new = {"a": torch.zeros(2)}, {"a": torch.ones(2)}
    assert learner.blend(new, old, 0.25)["a"].tolist() == [0.25, 0.25]


def test_learning_goes_on_from_a_checkpoint_as_if_it_had_never_stopped(tmp_path, drawings):
    sizes = {32: Size(batch=8, pool=8, visited=8)}
    plan = Plan(steps=4, rate=1e-3, sides={32: 1.0}, negatives=True, sizes=sizes)
    torch.manual_seed(0)
    straight = Learner("pocket_tower", plan)
    resumed = Learner("pocket_tower", plan)
    resumed.net.load_state_dict(straight.net.state_dict())
    resumed.average = {key: value.clone() for key, value in straight.average.items()}
    for _ in range(3):
        told = tower.advance(straight, drawings)
    tower.advance(resumed, drawings)
    torch.save(resumed.snapshot(), tmp_path / "half.pt")
    again = Learner("pocket_tower", plan)
    again.restore(torch.load(tmp_path / "half.pt", weights_only=True))
    for _ in range(2):
        tower.advance(again, drawings)
    assert set(told) == {"side", "contrast", "risen", "real"}
    assert all(torch.equal(again.average[key], straight.average[key]) for key in straight.average)


def test_recall_counts_captions_that_mean_the_same():
    goals = torch.eye(4)
    goals[1] = goals[0]
    assert evaluate.ranked(goals[[1, 0, 3, 2]], goals) == {"@1": 0.5, "@5": 1.0}


def test_look_up_agreement_ranks_by_the_teacher():
    teacher = np.asarray([[0.9, 0.5, 0.1], [0.2, 0.8, 0.4]], np.float32)
    student = np.asarray([[0.9, 0.5, 0.1], [0.2, 0.3, 0.9]], np.float32)
    figures = evaluate.agreement(student, teacher)
    assert figures["first is the teacher's first"] == 0.5
    assert figures["worth of the first"] == pytest.approx(0.75)


def test_a_pack_becomes_drawings_and_captions(tmp_path):
    square = '<rect width="16" height="16" fill="{}"/>'
    home = tmp_path / "package"
    home.mkdir()
    icons = {"red-square": {"body": square.format("red")}, "nothing": {"body": ""}}
    (home / "icons.json").write_text(json.dumps({"icons": icons, "width": 16, "height": 16}))
    full, empty = render.icons(home, {"red-square": ("red square", ["square"])}, "")
    drawn = render.draw(full, tmp_path)
    assert full.captions == ["red square", "square"]
    assert drawn.shape == (72, 72, 4)
    assert drawn[36, 36].tolist() == [255, 0, 0, 255]
    assert render.draw(empty, tmp_path) is None


def test_what_a_clip_art_file_says_of_itself_becomes_captions():
    svg = "<dc:title>red_fox 01.svg</dc:title><rdf:li>animal</rdf:li><rdf:li>clip art</rdf:li>"
    assert render.captions(svg, "mammals") == ["red fox", "animal", "mammals"]
