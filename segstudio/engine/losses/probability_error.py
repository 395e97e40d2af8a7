"""Errors of the probabilities themselves: squared and absolute."""

from __future__ import annotations

from torch import Tensor

from segstudio.engine.losses.class_weighing import Weighing
from segstudio.engine.losses.labelled_pixels import LabelledPixels


def mean_squared_error(scores: Tensor, targets: Tensor, weighing: Weighing | None = None) -> Tensor:
    """Return the mean of (p − truth)² over labelled pixels and classes, a scalar.

    Shapes: see LabelledPixels. Source: Brier 1950.
    """
    pixels = LabelledPixels(scores, targets, weighing)
    return pixels.mean((pixels.probabilities - pixels.truth).square().mean(1))


def mean_absolute_error(
    scores: Tensor, targets: Tensor, weighing: Weighing | None = None
) -> Tensor:
    """Return the mean of |p − truth| over labelled pixels and classes, a scalar.

    Shapes: see LabelledPixels. It bears wrong labels: Ghosh et al. 2017.
    """
    pixels = LabelledPixels(scores, targets, weighing)
    return pixels.mean((pixels.probabilities - pixels.truth).abs().mean(1))
