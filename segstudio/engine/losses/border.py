"""Cross-entropy that weighs pixels near borders more, as the U-Net paper does."""

from __future__ import annotations

import math

import torch
from torch import Tensor
from torch.nn import functional

from segstudio.engine.loss import IGNORED
from segstudio.engine.losses.class_weighing import Weighing
from segstudio.engine.losses.cross_entropy import class_weights
from segstudio.engine.losses.labelled_pixels import LabelledPixels

BORDER_WEIGHT = 10.0
WIDTH_PX = 5.0
"""w₀ and σ of the paper."""
REACH_PX = 10
"""Farther from a border its weight is below 0.004, and is left out."""


def border_cross_entropy(
    scores: Tensor, targets: Tensor, weighing: Weighing | None = None
) -> Tensor:
    """Return cross-entropy weighted by class and by nearness to a border, a scalar.

    Shapes: see LabelledPixels. Source: Ronneberger et al. 2015 (U-Net), equations 1 and 2.
    """
    pixels = LabelledPixels(scores, targets, weighing)
    weights = class_weights(pixels) + pixels.picked(border_weights(targets))
    return pixels.mean(pixels.entropies * weights) / pixels.mean(weights)


@torch.no_grad()
def border_weights(targets: Tensor) -> Tensor:
    """Return w₀ · exp(−(d₁ + d₂)² / 2σ²), (n, h, w). targets: (n, h, w) rows, or IGNORED.

    The paper's d₁ and d₂ lead to the two nearest cells. Labels of classes know no cells: both are
    the distance in px to the nearest labelled pixel that touches another class; the same thing in
    the middle of a gap.
    """
    labels = targets[:, None].float()
    highest = functional.max_pool2d(labels, 3, 1, 1)
    unlabelled_last = torch.where(targets[:, None] == IGNORED, math.inf, labels)
    lowest = -functional.max_pool2d(-unlabelled_last, 3, 1, 1)
    is_border = (targets[:, None] != IGNORED) & (highest != lowest)
    far = torch.where(is_border, 0.0, 1e6)
    squared = _nearest(_nearest(far, 2), 3)[:, 0]
    near = BORDER_WEIGHT * torch.exp(-(4 * squared) / (2 * WIDTH_PX**2))
    return torch.where(squared <= REACH_PX**2, near, 0.0)


def _nearest(squared: Tensor, axis: int) -> Tensor:
    """Return the least of squared + shift² over all shifts along an axis, up to REACH_PX.

    Twice, along rows and columns, it is the squared Euclidean distance (Felzenszwalb and
    Huttenlocher 2012), in shapes that depend on no value.
    """
    before = (REACH_PX, REACH_PX)
    padding = (0, 0, *before) if axis == 2 else before
    padded = functional.pad(squared, padding, value=1e6)
    found, length = squared, squared.shape[axis]
    for shift in range(-REACH_PX, REACH_PX + 1):
        moved = padded.narrow(axis, REACH_PX + shift, length)
        found = torch.minimum(found, moved + shift * shift)
    return found
