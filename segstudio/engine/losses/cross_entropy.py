"""Cross-entropy: each pixel alike, or each class alike."""

from __future__ import annotations

import torch
from torch import Tensor

from segstudio.engine.losses.class_weighing import Weighing
from segstudio.engine.losses.labelled_pixels import LabelledPixels


def cross_entropy(scores: Tensor, targets: Tensor, weighing: Weighing | None = None) -> Tensor:
    """Return the mean cross-entropy of labelled pixels, a scalar. Shapes: see LabelledPixels."""
    pixels = LabelledPixels(scores, targets, weighing)
    return pixels.mean(pixels.entropies)


def weighted_cross_entropy(
    scores: Tensor, targets: Tensor, weighing: Weighing | None = None
) -> Tensor:
    """Return the mean over classes of the mean cross-entropy of their pixels, a scalar.

    So a pixel weighs 1 / its class's number of pixels in the batch. Shapes: see LabelledPixels.
    """
    pixels = LabelledPixels(scores, targets, weighing)
    return pixels.mean(pixels.entropies * class_weights(pixels))


def class_weights(pixels: LabelledPixels) -> Tensor:
    """Return (pixels,): weights by which all classes there count alike; their mean is 1."""
    is_there = pixels.counts > 0
    shares = pixels.counts.sum() / (is_there.sum() * pixels.counts.clamp(min=1))
    return pixels.truth @ torch.where(is_there, shares, 0)
