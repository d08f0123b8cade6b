import numpy as np
import pytest
import torch
from safetensors.torch import save_file

from generator.chance import drawn
from generator.colours import luma, moments, recolour
from generator.looks import PATCH, contrast, load_look, measure, middles, nearest, tensors
from generator.masks import given
from generator.rules import RULES
from generator.strokes import EVERY, Grid, Strokes, indexed, questions, resized, sides
from generator.styles import Knobs

STEPS = 3 * EVERY


def stripes(height=96, width=120, period=8):
    """A picture of slanted blue and yellow stripes, uint8 (h, w, 3)."""
    down, right = np.mgrid[:height, :width]
    wave = (0.5 + 0.5 * np.sin((down + right) * 2 * np.pi / period))[..., None]
    return (wave * (230, 200, 40) + (1 - wave) * (20, 40, 160)).astype(np.uint8)


@pytest.fixture(scope="module")
def look():
    return measure(stripes())


def noise(height=64, width=64):
    return torch.rand(1, 3, height, width, generator=torch.Generator().manual_seed(1))


def scene(height=64, width=64):
    image = torch.full((1, 3, height, width), 0.6)
    image[..., height // 4 : height // 2, width // 4 : width // 2] = 0.2
    return image


def painted(strokes, image, first=0, last=STEPS):
    for step in range(first, last):
        image = image.clone().requires_grad_()
        loss = strokes(image, step / STEPS, step, drawn(5, step, "strokes"))
        (slope,) = torch.autograd.grad(loss, image)
        image = (image.detach() - 0.03 * image.numel() * slope).clamp(0, 1)
    return image


@pytest.mark.parametrize("stop", [1, EVERY - 1, EVERY, EVERY + 3, STEPS - 1])
@pytest.mark.parametrize(("rule", "drawn"), [("", False), ("tiles", False), ("tiles", True)])
def test_a_painting_that_is_stopped_and_resumed_is_bit_equal(look, stop, rule, drawn):
    knobs = Knobs(rule=rule, drawn=drawn)
    whole = painted(Strokes(look, knobs, [scene()]), noise())
    before = Strokes(look, knobs, [scene()])
    half = painted(before, noise(), last=stop)
    after = Strokes(look, knobs, [scene()])
    after.restore({**before.state(), "octave.0": np.zeros(3)})
    assert torch.equal(painted(after, half, first=stop), whole)


@pytest.mark.parametrize(("height", "width"), [(64, 64), (48, 88), (88, 40)])
def test_a_canvas_of_any_proportions_comes_nearer_to_the_look(look, height, width):
    def away(image):
        patches = Grid(image, torch.Generator()).cut(image)
        return (patches - look.books[64][nearest(patches, look.books[64])]).pow(2).mean()

    begun = noise(height, width)
    ended = painted(Strokes(look, Knobs()), begun)
    assert ended.shape == begun.shape
    assert away(ended) < 0.7 * away(begun)


def test_the_scene_can_still_be_seen(look):
    ended = painted(Strokes(look, Knobs(recolour=0, follow=0.9, contrast=0), [scene()]), noise())
    inside = ended[..., 20:28, 20:28].mean()
    assert inside < ended[..., 44:60, 44:60].mean() - 0.1


@pytest.mark.parametrize("asked", [0.5, 1.0, 2.0])
def test_flats_ask_with_the_contrast_that_the_look_usually_has(look, asked):
    book = indexed(look.books[256], look.shares[256])
    faint = look.books[256].mean() + 0.1 * torch.randn(50, 3 * PATCH * PATCH, generator=torch.Generator())
    loud = contrast(questions(faint, book, Knobs(contrast=asked)))
    usual = book.usual[nearest(middles(faint), book.colours)]
    assert torch.allclose(loud, (asked * usual).clamp_min(contrast(faint)), rtol=1e-3)


def test_flats_stay_flat_without_contrast(look):
    faint = 0.5 + 0.01 * torch.rand(4, 3 * PATCH * PATCH)
    assert torch.equal(questions(faint, indexed(look.books[256], look.shares[256]), Knobs(contrast=0)), faint)


def test_patches_that_are_cut_and_joined_give_the_same_image():
    for seed in range(4):
        image = noise(50, 70)
        grid = Grid(image, torch.Generator().manual_seed(seed))
        assert torch.allclose(grid.joined(grid.cut(image)), image, atol=1e-5)


def test_large_sides_join_when_there_is_something_to_see():
    canvas = torch.zeros(1, 3, 256, 256)
    assert sides(canvas, 0.0) == [32, 64]
    assert sides(canvas, 0.5) == [32, 64, 128, 256]
    assert sides(torch.zeros(1, 3, 512, 512), 0.5)[-1] == 512
    assert sides(torch.zeros(1, 3, 32, 32), 0.0) == [32]


def test_resizing_keeps_proportions():
    assert resized(torch.zeros(1, 3, 144, 256), 64).shape == (1, 3, 48, 85)


def test_the_same_picture_gives_the_same_look():
    first, second = measure(stripes()), measure(stripes())
    assert all(torch.equal(first.books[side], second.books[side]) for side in first.books)
    assert torch.equal(first.cov, second.cov)


def test_a_look_of_several_pictures_knows_all_their_colours():
    green = np.full((64, 64, 3), (10, 220, 10), dtype=np.uint8)
    both = measure(stripes(), green)
    flat = torch.tensor([10, 220, 10]).repeat_interleave(PATCH * PATCH)[None] / 255
    assert (both.books[64] - flat).abs().mean(1).min() < 0.01


def test_a_tiny_picture_can_be_measured():
    assert measure(np.zeros((3, 5, 3), dtype=np.uint8)).books[256].shape[1] == 3 * PATCH * PATCH


def test_a_look_comes_back_from_a_file(tmp_path, look):
    path = tmp_path / "looks.safetensors"
    save_file(tensors("mine", look), path)
    found = load_look("mine", path)
    assert torch.allclose(found.mean, look.mean)
    assert all((found.books[side] - look.books[side]).abs().max() <= 0.5 / 255 + 1e-6 for side in look.books)
    with pytest.raises(KeyError):
        load_look("yours", path)


def test_centroids_keep_the_contrast_of_the_strokes_they_stand_for(look):
    strokes = torch.from_numpy(stripes().astype(np.float32) / 255).permute(2, 0, 1).flatten(1)
    assert contrast(look.books[256]).mean() > 0.5 * strokes.std(1).mean()


def test_recolouring_gives_a_scene_the_looks_colours(look):
    moved = recolour(noise() * 0.3 + 0.4, look.mean, look.cov, share=1.0)
    mean, _ = moments(moved[0].flatten(1))
    assert torch.allclose(mean, look.mean, atol=0.03)


def test_recolouring_by_nothing_changes_nothing(look):
    assert torch.equal(recolour(noise(), look.mean, look.cov, share=0.0), noise())


def test_lightness_that_is_kept_stays(look):
    light = 0.3 * noise() + 0.35
    moved = recolour(light, look.mean, look.cov, share=1.0, keep=1.0)
    inside = ((moved > 0) & (moved < 1)).all(1, keepdim=True)
    assert torch.allclose(luma(moved)[inside], luma(light)[inside], atol=1e-4)


@pytest.mark.parametrize("rule", RULES.values(), ids=RULES.keys())
def test_a_rule_redraws_alike_every_time_and_in_all_proportions(look, rule):
    image = noise(72, 104)
    first, second = (rule(image, 7.0, given(look, image)) for _ in range(2))
    assert first.shape == image.shape
    assert torch.isfinite(first).all()
    assert torch.equal(first, second)
    assert (first - image).abs().mean() > 0.02


def test_hatching_is_dense_where_it_is_dark(look):
    image = torch.full((1, 3, 64, 64), 0.3)
    image[..., 32:] = 0.7
    hatched = RULES["hatching"](image, 4.0, given(look, image))
    assert hatched[..., :28].mean() < hatched[..., 36:].mean() - 0.2


def test_code_rain_is_bright_where_the_picture_is(look):
    image = torch.full((1, 3, 96, 96), 0.1)
    image[..., 32:64, 32:64] = 0.9
    rain = RULES["rain"](image, 8.0, given(look, image))
    assert rain[..., 36:60, 36:60].mean() > 1.5 * rain[..., :24].mean()
    assert rain[0, 1].mean() > rain[0, 0].mean()


@pytest.mark.parametrize("axis", [0, 1])
def test_of_a_strip_as_much_is_seen_as_there_is_memory_for(axis):
    strip = np.random.default_rng(1).integers(0, 256, (160, 8, 3), np.uint8)
    whole, middle = (measure(one if axis == 0 else one.swapaxes(0, 1)) for one in (strip, strip[48:112]))
    for side, book in whole.books.items():
        assert torch.equal(book, middle.books[side])
