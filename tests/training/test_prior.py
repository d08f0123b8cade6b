"""How the prior learns where which colours are, on a handful of drawings."""

import json
import random

import numpy as np
import pytest
import torch

from generator.prior import SIDE, Prior
from training.pocket import prior, text

RED, GREEN = (220, 20, 20, 255), (20, 180, 20, 255)
CAPTIONS = [["red square", "box"], ["green square", "box"], ["red square", "brick"], ["green square", "brick"]]


@pytest.fixture
def folder(tmp_path):
    """A work folder with four square drawings and a text tower that knows nothing yet."""
    images = np.zeros((4, 72, 72, 4), np.uint8)
    images[::2, 20:52, 20:52], images[1::2, 20:52, 20:52] = RED, GREEN
    np.save(tmp_path / "images.npy", images)
    (tmp_path / "captions.json").write_text(json.dumps(CAPTIONS), "utf8")
    torch.manual_seed(0)
    torch.save({"tower": text.build().state_dict()}, tmp_path / "text.pt")
    return tmp_path


def test_a_lesson_shows_what_each_text_captions(folder):
    lesson = prior.read(folder)
    captions = sum(len(strings) for _, strings in prior.variants(CAPTIONS))
    assert lesson.shown[0, :3, 4, 4].argmax() == 0
    assert lesson.shown[len(next(iter(prior.variants(CAPTIONS)))[1]), :3, 4, 4].argmax() == 1
    assert len(lesson.texts) == len(lesson.shown) == len(lesson.weight) == captions + 7 * len(CAPTIONS)


def test_phrases_are_drawn_in_their_colour_on_their_ground_as_often_as_they_say(folder):
    drawings = prior.small(np.load(folder / "images.npy"))
    made = [
        prior.Phrase(text="a blue square", shown=(0,), colour="blue"),
        prior.Phrase(text="a square at night", shown=(0,), ground="at night"),
        prior.Phrase(text="two squares", shown=(0, 1)),
    ]
    blue, night, two = prior.drawn(drawings, made).float()
    assert blue[:3, 4, 4].argmax() == 2
    assert night[3].min() == 1
    assert night[:3, 0, 0].max() < 0.3
    assert (two[:3, 4, 2].argmax(), two[:3, 4, 5].argmax()) == (0, 1)


def test_every_phrase_says_what_it_shows():
    made = list(prior.phrases(CAPTIONS, random.Random(0)))
    assert {len(phrase.shown) for phrase in made} >= {1, 2}
    assert all(phrase.colour in phrase.text and phrase.ground in phrase.text for phrase in made)


def test_learning_goes_on_where_it_stopped_and_brings_colours_to_their_words(folder):
    assert not prior.train(folder, 0, steps=60)
    assert prior.train(folder, 9, steps=60)
    learned = Prior(text.DIM)
    learned.load_state_dict(torch.load(folder / "prior.pt", weights_only=True)["prior"])
    tower = text.build()
    tower.load_state_dict(torch.load(folder / "text.pt", weights_only=True)["tower"])
    with torch.no_grad():
        red, green = learned(torch.from_numpy(text.embed(tower, ["red square", "green square"])))
    assert red.shape == (4, SIDE, SIDE)
    assert red[0, 4, 4] > green[0, 4, 4]
    assert green[1, 4, 4] > red[1, 4, 4]


def test_without_a_text_tower_it_says_what_is_missing(folder):
    (folder / "text.pt").unlink()
    with pytest.raises(SystemExit, match="Train the text tower first"):
        prior.read(folder)
