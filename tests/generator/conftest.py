"""Eyes for the engine's tests: the bundled one, and a tiny ViT saved in open_clip's own folder format."""

import json
import os
from types import SimpleNamespace

os.environ["HF_HUB_OFFLINE"] = "1"  # read when the hub's client is imported: tests must not depend on a network
os.environ["HF_HUB_CACHE"] = os.devnull  # nor on what somebody downloaded before
os.environ["OMP_WAIT_POLICY"] = "PASSIVE"  # read when torch is imported

import open_clip
import pytest
import torch
from safetensors.torch import save_file

from generator import eyes
from generator.bank import Bank
from generator.homes import settled
from generator.references import look_up
from generator.vistas import of_the_land
from tests.fakes import no_eye

TINY = {
    "embed_dim": 32,
    "vision_cfg": {"image_size": 32, "layers": 4, "width": 64, "head_width": 32, "patch_size": 8},
    "text_cfg": {"context_length": 77, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 1},
}


@pytest.fixture(scope="session")
def vit_folder(tmp_path_factory):
    """A tiny untrained ViT on disk: enough to drive the paths that the large eyes take."""
    folder = tmp_path_factory.mktemp("tiny-vit")
    torch.manual_seed(0)
    model = open_clip.CLIP(**TINY)
    save_file(model.state_dict(), folder / "open_clip_model.safetensors")
    config = {"model_cfg": TINY, "preprocess_cfg": {"mean": [0.5, 0.4, 0.3], "std": [0.2, 0.25, 0.3]}}
    (folder / "open_clip_config.json").write_text(json.dumps(config))
    return folder


@pytest.fixture(scope="session")
def vit(vit_folder):
    return eyes.load(str(vit_folder), "cpu")


@pytest.fixture(scope="session")
def bank():
    """The bundled memory's drawings."""
    return Bank.open()


@pytest.fixture(scope="session")
def found(bank):
    """Words → their place, the things beside it by name, and what somebody is told."""

    def look(text):
        lookup = look_up(bank, text, no_eye)
        parts, place = of_the_land(lookup.parts, settled(lookup, bank))
        return SimpleNamespace(things=[part.concept.label for part in parts], place=place, notes=lookup.notes)

    return look


@pytest.fixture(scope="session")
def pocket():
    return eyes.load("pocket", "cpu")
