"""All randomness of a painting, drawn from (seed, step, purpose): equal on every device, and after a resume."""

import hashlib

import torch


def drawn(seed: int, step: int, purpose: str) -> torch.Generator:
    """A CPU generator for one purpose at one step; nothing is left over for another."""
    digest = hashlib.sha256(f"{seed}/{step}/{purpose}".encode()).digest()
    return torch.Generator().manual_seed(int.from_bytes(digest[:7], "big"))
