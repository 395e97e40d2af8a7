"""The soft Dice loss: overlap, each class alike."""

from __future__ import annotations

from torch import Tensor

from segstudio.engine.losses.class_weighing import Weighing
from segstudio.engine.losses.tversky import tversky


def dice(scores: Tensor, targets: Tensor, weighing: Weighing | None = None) -> Tensor:
    """Return 1 − the mean soft Dice of the classes that are there, a scalar.

    It is the Tversky index with α = β = 1/2. Shapes: see LabelledPixels.
    Source: Milletari et al. 2016 (V-Net), with the squares left out.
    """
    return tversky(scores, targets, weighing, 0.5, 0.5)
