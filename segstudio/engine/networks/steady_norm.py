"""A norm for tiny batches: what it divides by is measured once, on the first batches."""

from __future__ import annotations

from collections.abc import Sequence

import torch
from torch import Tensor, nn


class SteadyNorm(nn.Module):
    """Each channel minus a mean, over a deviation, times a weight, plus a bias; all of them fixed.

    Where BatchNorm takes the statistics of each batch, which are poor for a few patches, differ
    between training and prediction, and make patches depend on each other, these are measured by
    `settle` before the first step; from there on learning moves the weights alone. So a pixel's
    score never depends on the batch or the window.
    Source: Salimans and Kingma 2016 (Weight normalization), section 3; Mishkin and Matas 2016 (All
    you need is a good init).
    """

    mean: Tensor
    variance: Tensor

    def __init__(self, channels: int) -> None:
        super().__init__()
        self.weight = nn.Parameter(torch.ones(channels))
        self.bias = nn.Parameter(torch.zeros(channels))
        self.register_buffer("mean", torch.zeros(channels))
        self.register_buffer("variance", torch.ones(channels))
        self.is_measuring = False

    def forward(self, features: Tensor) -> Tensor:
        """Return (n, channels, h, w)."""
        if self.is_measuring:
            self.mean.copy_(features.mean((0, 2, 3)))
            self.variance.copy_(features.var((0, 2, 3), unbiased=False))
        scale = self.weight * (self.variance + EPSILON).rsqrt()
        shift = self.bias - self.mean * scale
        return torch.addcmul(shift[:, None, None], features, scale[:, None, None])


EPSILON = 1e-5


@torch.no_grad()
def settle(network: nn.Module, batches: Sequence[Tensor]) -> None:
    """Measure all norms of a new network on batches (n, channels, h, w); without norms do nothing.

    Patches with numbers that are not finite are left out, as a damaged image must not spoil it.
    """
    norms = [each for each in network.modules() if isinstance(each, SteadyNorm)]
    if not norms:
        return
    pixels = torch.cat(list(batches)).to(norms[0].weight.device)
    pixels = pixels[pixels.isfinite().flatten(1).all(1)]
    if not len(pixels):
        return
    for norm in norms:
        norm.is_measuring = True
    network(pixels)
    for norm in norms:
        norm.is_measuring = False
