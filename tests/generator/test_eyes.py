"""Eyes: every kind loads through open_clip with its own preprocessing, and a missing one says what is missing."""

import socket
from dataclasses import replace

import open_clip
import pytest
import torch

from generator import eyes
from generator.errors import EyeError
from generator.presets import ABOUT, POCKET, PRESETS


def test_a_folder_in_open_clips_format_is_an_eye(vit_folder, vit):
    tower = vit.towers[0]
    model, _, preprocess = open_clip.create_model_and_transforms(f"local-dir:{vit_folder}")
    views = torch.rand(2, 3, 32, 32)
    expected = torch.nn.functional.normalize(model.eval().encode_image(preprocess.transforms[-1](views)), dim=-1)
    assert torch.allclose(tower.encode_image(views), expected, atol=1e-5)  # its own mean and deviation, not CLIP's
    assert tower.side == 32


def test_weights_are_frozen_and_named_by_their_values(vit, vit_folder):
    assert not any(parameter.requires_grad for parameter in vit.towers[0].model.parameters())
    assert vit.weights == eyes.load(str(vit_folder), "cpu").weights
    assert len(vit.weights) == 64


def test_texts_and_pictures_meet_in_one_space_of_unit_vectors(vit):
    words = vit.towers[0].encode_text(["a red apple", "the sea"])
    seen = vit.towers[0].encode_image(torch.rand(2, 3, 32, 32))
    assert words.shape == seen.shape
    assert torch.allclose(words.norm(dim=-1), torch.ones(2), atol=1e-5)


def test_pocket_takes_any_side_and_gives_maps_of_three_strides(pocket):
    maps = pocket.towers[0].maps(torch.rand(1, 3, 64, 96), (0, 1, 2))
    assert [tuple(m.shape[-2:]) for m in maps] == [(32, 48), (16, 24), (8, 12)]


def test_pocket_knows_a_red_apple_from_the_sea(pocket):
    tower = pocket.towers[0]
    apple = torch.ones(1, 3, 32, 32)
    y, x = torch.meshgrid(torch.arange(32.0), torch.arange(32.0), indexing="ij")
    apple[:, :, (x - 16) ** 2 + (y - 17) ** 2 < 110] = torch.tensor([0.85, 0.1, 0.1])[:, None]
    likeness = (tower.encode_image(apple) @ tower.encode_text(["a red apple", "the blue sea"]).T)[0]
    assert likeness[0] > likeness[1]


def test_a_vit_gives_maps_of_its_blocks(vit):
    maps = vit.towers[0].maps(torch.rand(1, 3, 32, 32), vit.habit.maps.layers)
    assert vit.habit.maps.layers == (0, 1, 2)
    assert all(m.shape == (1, 64, 4, 4) for m in maps)


def test_a_look_in_bfloat16_gives_float32_and_nearly_the_same(vit):
    rough, shown = replace(vit.towers[0], bfloat16=True), torch.rand(2, 3, 32, 32).requires_grad_()
    seen, exact = rough.encode_image(shown), vit.towers[0].encode_image(shown)
    levels = rough.maps(shown, [0, 2])
    assert {one.dtype for one in (seen, *levels)} == {torch.float32}
    assert not torch.equal(seen, exact)
    assert (seen * exact).sum(-1).min() > 0.99
    (seen.sum() + levels[1].sum()).backward()
    assert shown.grad.dtype == torch.float32
    assert shown.grad.abs().sum() > 0


def test_eyes_joined_by_a_plus_look_together(vit_folder):
    both = eyes.load(f"{vit_folder}+pocket".replace("pocket", str(POCKET)), "cpu")
    assert [tower.side for tower in both.towers] == [32, 64]
    assert both.weights != eyes.load(str(vit_folder), "cpu").weights


def test_words_that_the_tokenizer_would_cut_off_are_named(vit):
    tower = vit.towers[0]
    assert tower.cut_off("a short prompt") == ""
    words = " ".join(f"word{i}" for i in range(60))
    end = tower.cut_off(words)
    assert words.endswith(end)
    assert end.startswith("word")
    assert tower.cut_off(words.removesuffix(end).strip()) == ""


def test_the_presets_are_in_open_clips_own_registry():
    name, tag = PRESETS["duo"].split("+")[1].split("/")
    entry = open_clip.get_pretrained_cfg(name, tag)
    assert entry["hf_hub"] == "timm/ViT-B-16-SigLIP2/"
    assert entry["mean"] == entry["std"] == (0.5, 0.5, 0.5)
    assert PRESETS["duo"].startswith(PRESETS["robust"])
    assert set(ABOUT) == set(PRESETS)


def test_openais_weights_get_their_quick_gelu():
    assert eyes.spelled("ViT-B-32/openai") == ("ViT-B-32-quickgelu", "openai")
    assert eyes.spelled("ViT-B-32/laion2b_s34b_b79k") == ("ViT-B-32", "laion2b_s34b_b79k")
    assert eyes.spelled("hf-hub:owner/model") == ("hf-hub:owner/model", None)


@pytest.mark.parametrize("name", ["nonsense", "ViT-B-32", "no/such/thing"])
def test_an_unknown_eye_is_answered_with_the_known_ones(name):
    with pytest.raises(EyeError, match="pocket, robust, duo"):
        eyes.load(name, "cpu")


def test_a_folder_without_a_model_is_no_eye(tmp_path):
    with pytest.raises(EyeError, match=r"open_clip_config\.json"):
        eyes.load(str(tmp_path), "cpu")


@pytest.mark.parametrize("name", ["robust", "duo"])
def test_without_network_a_preset_says_which_file_is_missing_and_what_works(name):
    with pytest.raises(EyeError, match=r"FARE4.*open_clip_model\.safetensors.*EYE=pocket works"):
        eyes.load(name, "cpu")


def test_a_device_that_is_not_there_is_refused_in_a_sentence():
    assert eyes.choose_device("cpu") == torch.device("cpu")
    with pytest.raises(EyeError, match="no 'tpu' device"):
        eyes.choose_device("tpu")


def test_a_server_is_reachable_while_it_listens():
    with socket.create_server(("127.0.0.1", 0)) as server:
        url = f"http://127.0.0.1:{server.getsockname()[1]}"
        assert eyes.reachable(url)
    assert not eyes.reachable(url)
