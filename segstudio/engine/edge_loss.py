"""Lets unlabelled pixels help without guessing their class: like neighbours should agree."""

from __future__ import annotations

import torch
from torch import Tensor
from torch.nn import functional

CONTRAST = 0.15
"""Pixels that differ by about this much (of −1 … 1) are seen as different."""
OFFSETS = tuple(
    (rows, columns)
    for rows in range(4)
    for columns in range(-3, 4)
    if (rows > 0 or columns > 0) and rows * rows + columns * columns <= 9
)
"""Half of the neighbours within three (half-resolution) pixels; the other half are their mirror."""


def agreement_loss(scores: Tensor, pixels: Tensor) -> Tensor:
    """Return how much near pixels of like colour disagree on their class: 0 … 1, a scalar.

    It claims no class for any pixel; it only draws borders to where the image has edges, which
    sparse strokes cannot show.
    scores: (n, classes, h, w). pixels: (n, channels, h, w) float32.
    Source: Tang et al. 2018 (regularised losses for weak supervision); Obukhov et al. 2019 (gated
    CRF loss), here on a small neighbourhood at half resolution.
    """
    probabilities = functional.avg_pool2d(scores.softmax(1), 2, ceil_mode=True)
    with torch.no_grad():
        features = functional.avg_pool2d(pixels, 2, ceil_mode=True) / CONTRAST
    total = scores.new_zeros(())
    weight_sum = scores.new_zeros(())
    for rows, columns in OFFSETS:
        here, there = _pair(features, rows, columns)
        weights = torch.exp(-0.5 * (here - there).square().mean(1))
        one, other = _pair(probabilities, rows, columns)
        total = total + (weights * (1 - (one * other).sum(1))).sum()
        weight_sum = weight_sum + weights.sum()
    return total / (weight_sum + 1e-6)


def _pair(maps: Tensor, rows: int, columns: int) -> tuple[Tensor, Tensor]:
    """Return the map and itself moved by (rows, columns), both cut to where they overlap."""
    height, width = maps.shape[-2:]
    left, right = max(0, columns), max(0, -columns)
    here = maps[..., : height - rows, right : width - left]
    there = maps[..., rows:, left : width - right]
    return here, there
