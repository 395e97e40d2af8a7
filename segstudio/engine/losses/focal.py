"""The focal loss: what is right already hardly counts."""

from __future__ import annotations

from torch import Tensor

from segstudio.engine.losses.class_weighing import Weighing
from segstudio.engine.losses.labelled_pixels import LabelledPixels

FOCUS = 2.0
"""γ of the paper, which found 2 best."""


def focal(scores: Tensor, targets: Tensor, weighing: Weighing | None = None) -> Tensor:
    """Return the mean of −(1 − p)^γ · log p over labelled pixels, a scalar.

    p: probability of a pixel's class. Shapes: see LabelledPixels.
    Source: Lin et al. 2017 (Focal loss), equation 4.
    """
    pixels = LabelledPixels(scores, targets, weighing)
    return pixels.mean((1 - (-pixels.entropies).exp()) ** FOCUS * pixels.entropies)
