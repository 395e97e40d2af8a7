"""Binary cross-entropy: each class against the rest."""

from __future__ import annotations

from torch import Tensor
from torch.nn import functional

from segstudio.engine.losses.class_weighing import Weighing
from segstudio.engine.losses.labelled_pixels import LabelledPixels


def binary_cross_entropy(
    scores: Tensor, targets: Tensor, weighing: Weighing | None = None
) -> Tensor:
    """Return the mean binary cross-entropy over labelled pixels and classes, a scalar.

    Each score goes through a sigmoid of its own. Shapes: see LabelledPixels.
    """
    pixels = LabelledPixels(scores, targets, weighing)
    entropies = functional.binary_cross_entropy_with_logits(
        pixels.scores, pixels.truth, reduction="none"
    )
    return pixels.mean(entropies.mean(1))
