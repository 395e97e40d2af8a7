"""The Tversky loss: overlap that tells missed pixels from wrong ones."""

from __future__ import annotations

from torch import Tensor

from segstudio.engine.losses.class_weighing import Weighing
from segstudio.engine.losses.labelled_pixels import LabelledPixels

WRONG, MISSED = 0.3, 0.7
"""α and β of the paper, which found these best for rare classes."""
SMOOTHING = 0.5
"""Added above and below: a class of few pixels does not jump between 0 and 1."""


def tversky(
    scores: Tensor,
    targets: Tensor,
    weighing: Weighing | None = None,
    wrong: float = WRONG,
    missed: float = MISSED,
) -> Tensor:
    """Return 1 − the mean Tversky index of the classes that are there, a scalar.

    The index is right / (right + α · wrong + β · missed), in sums of probabilities over labelled
    pixels. Shapes: see LabelledPixels. Source: Salehi et al. 2017 (Tversky loss), equation 2.
    """
    pixels = LabelledPixels(scores, targets, weighing)
    right = (pixels.probabilities * pixels.truth).sum(0)
    wrongly = pixels.probabilities.sum(0) - right
    missing = pixels.counts - right
    whole = right + wrong * wrongly + missed * missing
    return 1 - pixels.mean_of_classes((right + SMOOTHING) / (whole + SMOOTHING))
