"""What colours a text lets expect where, before anything is painted: the mean of the noise that a picture grows out of.

A robust network paints clearer pictures from a seed distribution that belongs to its class: a Gaussian with the mean of
that class' pictures (Santurkar et al. 2019, "Image synthesis with a single (robust) classifier"). Classes here are
sentences, so their mean is learned as a function of the sentence's embedding, at 8 x 8 places: a blur of colours, which
shows no drawing. Only noise begins with it; what becomes of it, the eye decides.
"""

from __future__ import annotations

from torch import Tensor, nn
from torch.nn import functional

SIDE = 8  # places across and down
HIDDEN = 896  # as many as stay under 25 MB with the towers
LEVEL = 20.0  # brings the components of a unit row of 384 to about one


class Prior(nn.Module):
    """Two layers from a sentence to colours; 574,000 parameters."""

    def __init__(self, dim: int) -> None:
        super().__init__()
        self.known = nn.Linear(dim, HIDDEN)
        self.shown = nn.Linear(HIDDEN, 4 * SIDE * SIDE)

    def forward(self, texts: Tensor) -> Tensor:
        """(n, dim) unit embeddings of texts -> (n, 4, SIDE, SIDE): red, green, blue times cover, and cover, 0…1."""
        hidden = functional.gelu(self.known(texts * LEVEL))
        colours: Tensor = self.shown(hidden)
        return colours.view(-1, 4, SIDE, SIDE)
