"""What this machine paints with, by SHA-256: kept in every recipe. Torch is not needed to know it."""

from __future__ import annotations

import hashlib
from functools import cache
from pathlib import Path

import generator
from bot.order import Hashes

POCKET = Path(generator.__path__[0]) / "pocket"


@cache
def weights(eye: str) -> str:
    """SHA-256 of a bundled eye's file; "" for the others, which may not be on this machine yet."""
    return _sha256(POCKET / "eye" / "open_clip_model.safetensors") if eye == "pocket" else ""


@cache
def bank() -> str:
    """SHA-256 of the memory's drawings."""
    return _sha256(POCKET / "bank.zip")


def _sha256(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


HASHES = Hashes(weights=weights, bank=bank)
