"""The collage: pieces strewn in noise find home by the same sum as a painting, and a run stopped anywhere goes on."""

import hashlib
from dataclasses import replace

import numpy as np
import pytest
import torch

from generator import strewing
from generator.codec import check
from generator.collage import choice, firmness
from generator.errors import RecipeError
from generator.memory import Cutout, Library, Recalled, pack, unpack
from generator.paint import paint
from generator.recipe import ImagePrompt, Parent, Recipe, Source

SOURCE = Source(piece="a", pack="Noto", author="Google", licence="Apache-2.0", words="apple", box=(0.1, 0.2, 0.8, 0.9))
BASE = Recipe(text="a red apple", seed=7, width=64, height=64, steps=12, canvas="collage")
SKY, GRASS, RED, DARK = (190, 220, 245), (90, 160, 70), (220, 30, 30), (140, 10, 40)


def disc(colour, side=28):
    """A disc of one colour, see-through around it."""
    paper = np.zeros((side, side, 4), np.uint8)
    y, x = np.mgrid[:side, :side] - (side - 1) / 2
    paper[x**2 + y**2 < (side / 2 - 1) ** 2] = (*colour, 255)
    return paper


class OneScene:
    """A memory of a ball, in two drawings, on a strip of grass under the sky."""

    def __init__(self, *colours):
        self.colours = colours or (RED, DARK)

    def recall(self, _words, recipe, _embed, backdrop):
        setting = np.full((recipe.height, recipe.width, 3), SKY, np.uint8)
        grass = np.full((20, recipe.width, 4), (*GRASS, 255), np.uint8)
        middle, low = recipe.width / 2, recipe.height - 10
        scene = setting.copy()
        scene[-20:] = GRASS
        ball, top, left = disc(RED), low - 22 - 14, round(middle) - 14
        box = scene[top : top + 28, left : left + 28]
        box[ball[..., 3] > 0] = RED
        balls = (Cutout(image=disc(c), x=middle, y=low - 22, thing=0, rival=k) for k, c in enumerate(self.colours))
        return Recalled(
            images=(scene,),
            cutouts=(Cutout(image=grass, x=middle, y=low), *balls),
            setting=setting if backdrop is None else backdrop,
            sources=(SOURCE,),
        )


def library(memory=None, **pictures):
    return Library(image=pictures.__getitem__, state=pictures.__getitem__, memory=memory or OneScene())


def scene(recipe=BASE):
    return OneScene().recall("", recipe, None, None).images[0]


def last(frames):
    *_, frame = frames
    return frame


def distance(one, other):
    return float(np.abs(one.astype(float) - other.astype(float)).mean())


def digest(frame):
    return hashlib.sha256(frame.image.tobytes()).hexdigest()


def test_pieces_that_lie_strewn_in_noise_become_the_scene(pocket):
    frames = list(paint(pocket, library(), replace(BASE, steps=40)))
    assert distance(frames[0].image, scene()) > 45
    assert distance(frames[-1].image, scene()) < 10
    assert frames[0].sources == (SOURCE,)


def test_a_collage_ends_nearer_to_its_words_than_it_began(pocket):
    frames = list(paint(pocket, library(), replace(BASE, steps=40)))
    assert frames[-1].scores[0].value > frames[0].scores[0].value


def test_a_drawing_that_plainly_says_more_of_the_words_stands_in_the_picture(pocket):
    grey, recipe = (90, 90, 90), replace(BASE, text="a bright red ball")
    ended = [last(paint(pocket, library(OneScene(*pair)), recipe)).image for pair in ((grey, RED), (RED, grey))]
    for picture in ended:
        red, _, blue = picture[26:38, 26:38].reshape(-1, 3).mean(0)
        assert red > blue + 60


def test_the_seeds_drawing_stands_unless_another_plainly_says_more():
    pieces = [Cutout(image=disc(RED), x=8, y=8, thing=k // 2, rival=k % 2) for k in range(4)]
    lying = strewing.gathered(pieces, torch.device("cpu"))
    little, much = strewing.PLAINLY / 2, strewing.PLAINLY * 2
    strewing.prefer(lying, torch.tensor([0.3, 0.3 + little, 0.3, 0.3 + much]))
    assert lying.favour.tolist() == pytest.approx([strewing.FAVOUR, 0, 0, strewing.FAVOUR])


def test_another_seed_strews_otherwise_and_the_same_gives_the_same_bytes(pocket):
    one, again, other = (list(paint(pocket, library(), replace(BASE, seed=seed))) for seed in (7, 7, 8))
    assert digest(one[-1]) == digest(again[-1])
    assert distance(one[0].image, other[0].image) > 10


STOPS = {"collage": (0, 1, 6, 12), "collage-then-paint": (5, 6, 7, 12), "style": (5, 6, 8), "start": (5, 7)}


@pytest.mark.parametrize(("kind", "stop"), [(kind, stop) for kind, stops in STOPS.items() for stop in stops])
def test_a_collage_that_was_stopped_and_resumed_ends_in_the_same_bytes(pocket, kind, stop):
    recipe = {
        "collage": BASE,
        "collage-then-paint": replace(BASE, canvas="collage-then-paint", avoid="letters"),
        "style": replace(BASE, canvas="collage-then-paint", style="van-gogh"),
        "start": replace(BASE, canvas="collage-then-paint", start="start"),
    }[kind]
    shelf = library(start=scene())
    frames = paint(pocket, shelf, recipe)
    saved = {name: array.copy() for name, array in next(f for f in frames if f.step == stop).state().items()}
    whole = last(frames) if stop < 12 else None
    resumed = list(paint(pocket, shelf, recipe, saved))
    assert [frame.step for frame in resumed] == list(range(stop, 13))
    assert whole is None or digest(resumed[-1]) == digest(whole)


def test_a_finished_collage_is_painted_on_and_held(pocket):
    frames = list(paint(pocket, library(), replace(BASE, canvas="collage-then-paint", steps=60)))
    collage, first, end = (frames[k].image for k in (30, 31, 60))
    assert distance(collage, scene()) < 12
    assert distance(first, collage) < 8
    assert 1 < distance(end, collage) < 25


def test_a_state_keeps_the_cutouts_and_lets_them_go_at_the_handing_over(pocket):
    recipe = replace(BASE, canvas="collage-then-paint")
    kept = {frame.step: set(frame.state()) for frame in paint(pocket, library(), recipe)}
    assert {"cutout.2", "collage.pose.place"} <= kept[5]
    assert not {"cutout.0", "collage.pose.place"} & kept[6]


def test_cutouts_survive_a_state_and_states_from_before_have_none():
    recalled = OneScene().recall("", BASE, None, None)
    again = unpack(pack(recalled))
    assert [(c.x, c.y, c.thing, c.rival) for c in again.cutouts] == [
        (c.x, c.y, c.thing, c.rival) for c in recalled.cutouts
    ]
    assert all(np.array_equal(a.image, b.image) for a, b in zip(again.cutouts, recalled.cutouts, strict=True))
    assert np.array_equal(again.setting, recalled.setting)
    old = {"recalled.text": np.frombuffer(b'{"sources": [], "notes": []}', np.uint8)}
    assert unpack(old) == Recalled()


class Nothing:
    """A memory that knows none of the words."""

    def recall(self, *_asked):
        return Recalled(notes=("Nothing fits.",))


@pytest.mark.parametrize("canvas", ["collage", "collage-then-paint"])
def test_where_nothing_fits_the_words_the_picture_is_painted(pocket, canvas):
    collage = last(paint(pocket, library(Nothing()), replace(BASE, canvas=canvas)))
    painted = last(paint(pocket, library(Nothing()), replace(BASE, canvas="paint")))
    assert digest(collage) == digest(painted)


def test_a_collage_without_references_is_refused_in_a_sentence():
    with pytest.raises(RecipeError, match="made of the drawings"):
        check(replace(BASE, references="off"))


def test_a_start_picture_is_the_ground_that_pieces_lie_on(pocket):
    green = np.full((64, 64, 3), (60, 200, 90), np.uint8)
    image = last(paint(pocket, library(start=green), replace(BASE, start="start", steps=30))).image
    assert distance(image[:12], green[:12]) < 12
    assert distance(image[24:40, 24:40], green[24:40, 24:40]) > 40


def test_a_persons_target_by_place_pulls_beside_the_springs(pocket):
    target = np.full((64, 64, 3), (40, 60, 160), np.uint8)
    images = (ImagePrompt(sha256="t", kind="place", weight=2.0),)
    plain = last(paint(pocket, library(t=target), replace(BASE, steps=30)))
    pulled = last(paint(pocket, library(t=target), replace(BASE, steps=30, images=images)))
    assert distance(pulled.image, target) < distance(plain.image, target)


def test_an_eye_without_a_table_of_maps_makes_a_collage_too(vit):
    frames = list(paint(vit, library(), replace(BASE, views=3, steps=30)))
    assert distance(frames[-1].image, scene()) < 0.4 * distance(frames[0].image, scene())


@pytest.mark.parametrize(("width", "height"), [(96, 64), (64, 112)])
def test_a_collage_has_any_proportions(pocket, width, height):
    recipe = replace(BASE, width=width, height=height, steps=30)
    assert distance(last(paint(pocket, library(), recipe)).image, scene(recipe)) < 15


def test_a_style_recolours_the_pieces(pocket):
    night = last(paint(pocket, library(), replace(BASE, steps=30, style="van-gogh"))).image
    assert night.mean() < scene().mean() - 15  # The Starry Night is dark


def test_a_neighbour_of_a_collage_begins_near_it(pocket):
    parent = last(paint(pocket, library(), replace(BASE, steps=30)))
    shelf = library(parent=parent.state())
    same = next(paint(pocket, shelf, replace(BASE, parent=Parent(state="parent"))))
    near = next(paint(pocket, shelf, replace(BASE, seed=9, parent=Parent(state="parent", noise=0.3))))
    far = next(paint(pocket, library(), replace(BASE, seed=9)))
    assert distance(same.image, parent.image) < 12
    assert distance(same.image, parent.image) < distance(near.image, parent.image) < distance(far.image, parent.image)


def test_a_parent_that_was_handed_over_is_painted_on(pocket):
    recipe = replace(BASE, canvas="collage-then-paint")
    parent = last(paint(pocket, library(), recipe))
    first = next(paint(pocket, library(parent=parent.state()), replace(recipe, parent=Parent(state="parent"))))
    assert distance(first.image, parent.image) < 10


def test_another_kind_of_canvas_goes_on_from_a_collages_picture(pocket):
    parent = last(paint(pocket, library(), replace(BASE, steps=30)))
    recipe = replace(BASE, canvas="paint", parent=Parent(state="parent"))
    assert distance(next(paint(pocket, library(parent=parent.state()), recipe)).image, parent.image) < 4


def test_the_choice_between_drawings_is_shared_and_ends_as_one(pocket):
    favour, things = torch.tensor([0.2, 0.0, 0.5]), torch.tensor([0, 0, 1])
    open_, final = choice(favour, things, 0.0), choice(favour, things, 1.0)
    assert open_[:2].sum() == pytest.approx(1.0)
    assert 0.5 < float(open_[0]) < 1
    assert final.tolist() == [1.0, 0.0, 1.0]
    assert [firmness(share) for share in (0, 0.5, 0.75, 1)] == [0, 0, 1, 1]
