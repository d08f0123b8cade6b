"""The eyes that have names. Torch-free, so that they can be listed at once."""

from pathlib import Path

POCKET = Path(__file__).parent / "pocket" / "eye"
FARE = "hf-hub:chs20/FARE4-ViT-B-32-laion2B-s34B-b79K"  # adversarially robust (Schlarmann et al. 2024), plain GELU
PRESETS = {
    "pocket": f"local-dir:{POCKET}",
    "robust": FARE,
    "duo": f"{FARE}+ViT-B-16-SigLIP2/webli",  # the pair that pytti-core v2 measured best
}
ABOUT = {
    "pocket": "a small eye of our own with a memory of drawings; bundled, paints offline in seconds",
    "robust": "FARE4 ViT-B/32: paints freely; 0.6 GB from the model hub at first use",
    "duo": "FARE4 ViT-B/32 with SigLIP2 ViT-B/16: best on a GPU; 2.1 GB from the hub, and pip install -e '.[duo]'",
}
