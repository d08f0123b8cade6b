"""Two hands at once: on a processor the dearest term is measured beside all others, each with half of the threads.

Maps of small pictures don't keep two cores busy: a draft took as long with two threads as with one, and takes a third
less with two hands (`benchmarks/engine.py`). What is painted doesn't depend on which hand is faster.
"""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import torch

from generator.views import Scales

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from torch import Tensor

    from generator.losses import Glance, Term

    Look = Callable[[Glance], Glance]
    Values = dict[Term, float]


def pulled(terms: Sequence[Term], glance: Glance, look: Look, *, kept: bool) -> tuple[Values, Tensor]:
    """Every term's value, and the gradient of their sum on the picture of a glance, whose own graph is left alone.

    `look` shows that picture to the eye, which dear terms don't need. What terms know beside the picture (a collage's
    poses) gets its gradient here; `kept` spares the graph that leads there, for the picture's own way back.
    """
    dear = [term for term in terms if term.dear]
    if not dear or glance.image.device.type != "cpu" or torch.get_num_threads() == 1:
        return _measured(terms, glance, look, kept=kept)
    rest = [term for term in terms if not term.dear]
    with _halved(), ThreadPoolExecutor(1) as other:
        theirs = other.submit(_measured, dear, glance)
        values, pull = _measured(rest, glance, look, kept=kept)
        more, beside = theirs.result()
    return values | more, pull + beside


def _measured(
    terms: Sequence[Term], glance: Glance, look: Look | None = None, *, kept: bool = False
) -> tuple[Values, Tensor]:
    leaf = glance.image.detach().requires_grad_()
    glance = replace(glance, image=leaf, scales=Scales(leaf))
    glance = look(glance) if look else glance
    values = {term: term(glance) for term in terms}
    loss = torch.stack(list(values.values())).sum()
    if loss.requires_grad:  # fine sides have nothing to say while only coarse ones are looked at
        loss.backward(retain_graph=kept)  # type: ignore[no-untyped-call]
    pull = torch.zeros_like(leaf) if leaf.grad is None else leaf.grad
    return {term: value.item() for term, value in values.items()}, pull


@contextmanager
def _halved() -> Iterator[None]:
    """Half of torch's threads for each hand; a thread that begins in here takes as many as are set in here."""
    threads = torch.get_num_threads()
    torch.set_num_threads(threads // 2)
    try:
        yield
    finally:
        torch.set_num_threads(threads)
