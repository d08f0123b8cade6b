"""What this machine paints with, by SHA-256: kept in every recipe. Torch is not needed to know it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

from bot.order import Hashes
from generator.presets import POCKET, PRESETS

FILES = ("open_clip_model.safetensors", "open_clip_pytorch_model.bin")  # the names open_clip looks for, in its order


def weights(eye: str) -> str:
    """SHA-256 of an eye's file of weights, or over those of all its towers.

    "" where a file is not on this machine yet, or where only open_clip itself knows its place (`model/pretrained`).
    """
    found = [_file(part) for part in PRESETS.get(eye, eye).split("+")]
    digests = [_sha256(path, path.stat().st_mtime_ns) for path in found if path]
    if len(digests) < len(found):
        return ""
    return digests[0] if len(digests) == 1 else hashlib.sha256("".join(digests).encode()).hexdigest()


def bank() -> str:
    """SHA-256 of the memory's drawings."""
    path = POCKET.parent / "bank.zip"
    return _sha256(path, path.stat().st_mtime_ns)


def _file(source: str) -> Path | None:
    """Where the weights of one tower lie: in a folder, or in the model hub's cache."""
    if source.startswith("hf-hub:"):
        from huggingface_hub import try_to_load_from_cache  # noqa: PLC0415  a second, and only for such eyes

        cached = [try_to_load_from_cache(source.removeprefix("hf-hub:"), name) for name in FILES]
        return next((Path(one) for one in cached if isinstance(one, str)), None)
    folder = Path(source.removeprefix("local-dir:"))
    return next((folder / name for name in FILES if (folder / name).is_file()), None)


@cache
def _sha256(path: Path, _changed: int) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


HASHES = Hashes(weights=weights, bank=bank)
