"""The pocket tower, alone and inside open_clip."""

from pathlib import Path

import open_clip
import pytest
import timm
import torch
from safetensors import safe_open

from generator import tower

EYE = Path(tower.__file__).parent / "pocket" / "eye"
WEIGHTS = EYE / "open_clip_model.safetensors"
BUDGET = 25_000_000  # bytes of the whole folder

pytestmark = pytest.mark.filterwarnings("ignore:.*jit.*:DeprecationWarning")


@pytest.fixture(scope="module", params=["pocket_tower", "pocket_tower_deep"])
def net(request):
    torch.manual_seed(0)
    return timm.create_model(request.param).eval().requires_grad_(requires_grad=False)


@pytest.fixture(scope="module")
def eye():
    return open_clip.create_model(f"local-dir:{EYE}").eval().requires_grad_(requires_grad=False)


@pytest.mark.parametrize(("height", "width"), [(8, 8), (32, 32), (47, 64), (100, 30)])
def test_any_side_gives_an_embedding_and_maps_of_halving_sides(net, height, width):
    views = torch.randn(2, 3, height, width)
    features, maps = net.forward_intermediates(views)
    sides = [(-(-height // stride), -(-width // stride)) for stride in (2, 4, 8)]
    assert net(views).shape == (2, 384)
    assert [tuple(m.shape[2:]) for m in maps] == sides
    assert features.shape[2:] == maps[-1].shape[2:]


def test_the_head_of_the_intermediate_features_is_the_embedding(net):
    views = torch.randn(2, 3, 32, 32)
    features, _ = net.forward_intermediates(views)
    assert torch.equal(net.forward_head(features), net(views))


@pytest.mark.parametrize(
    ("indices", "channels"), [(None, [56, 112, 192]), (2, [112, 192]), ([0, 2], [56, 192]), ([-1], [192])]
)
def test_indices_mean_what_they_mean_to_timm(net, indices, channels):
    maps = net.forward_intermediates(torch.randn(1, 3, 32, 32), indices, intermediates_only=True)
    assert [m.shape[1] for m in maps] == channels


def test_stopping_early_gives_the_same_maps(net):
    views = torch.randn(1, 3, 32, 32)
    early = net.forward_intermediates(views, [0, 1], intermediates_only=True, stop_early=True)
    whole = net.forward_intermediates(views, [0, 1], intermediates_only=True)
    assert all(torch.equal(a, b) for a, b in zip(early, whole, strict=True))


def test_what_the_tower_cannot_give_is_refused(net):
    views = torch.randn(1, 3, 32, 32)
    with pytest.raises(ValueError, match="NCHW"):
        net.forward_intermediates(views, output_fmt="NLC")
    with pytest.raises(ValueError, match="avg"):
        timm.create_model("pocket_tower", global_pool="avg")


def test_one_picture_and_a_batch_of_it_look_alike(net):
    views = torch.randn(3, 3, 32, 32)
    assert torch.allclose(net(views)[:1], net(views[:1]), atol=1e-5)


def test_the_bundled_folder_keeps_to_its_budget_with_short_numbers():
    assert sum(path.stat().st_size for path in EYE.iterdir()) <= BUDGET
    with safe_open(WEIGHTS, "pt") as weights:
        kinds = {name: weights.get_slice(name).get_dtype() for name in weights.keys()}  # noqa: SIM118 - no mapping
    short = {name for name, kind in kinds.items() if kind == "F8_E4M3"}
    assert short == {"token_embedding.weight", *(f"visual.trunk.prior.{layer}.weight" for layer in ("known", "shown"))}
    assert {kinds[name] for name in kinds.keys() - short} == {"F16"}


def test_open_clip_loads_the_bundled_eye_as_float32_without_losing_a_weight(eye):
    state = eye.state_dict()
    with safe_open(WEIGHTS, "pt") as weights:
        assert set(weights.keys()) == set(state)
        assert all(torch.equal(weights.get_tensor(name).float(), state[name]) for name in state)


def test_open_clip_gives_the_maps_of_the_bundled_eye_at_any_side(eye):
    for side in (32, 64, 100):
        found = eye.forward_intermediates(
            image=torch.rand(1, 3, side, side), image_indices=[0, 2], image_output_fmt="NCHW"
        )
        assert [m.shape[2] for m in found["image_intermediates"]] == [side // 2, -(-side // 8)]
        assert found["image_features"].norm().item() == pytest.approx(1, abs=1e-5)


@pytest.mark.parametrize(
    ("text", "near", "far"),
    [
        ("a red apple", "an apple", "a sailing boat"),
        ("sunset in the city", "a skyline at dusk", "a slice of pizza"),
        ("orcas in the north pole", "a whale", "a guitar"),
        ("puppy", "a small dog", "a small house"),
    ],
)
def test_the_text_tower_knows_what_is_alike(eye, text, near, far):
    tokenize = open_clip.get_tokenizer(f"local-dir:{EYE}")
    a, b, c = eye.encode_text(tokenize([text, near, far]), normalize=True)
    assert a @ b > a @ c + 0.1
