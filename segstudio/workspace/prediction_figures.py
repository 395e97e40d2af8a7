"""What a whole prediction says of its image, in two figures to filter and sort by."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from segstudio.document.mask import Mask
from segstudio.document.prediction import PredictedMask
from segstudio.document.region import Region

_STRIP_ROWS = 512


@dataclass(frozen=True, slots=True)
class PredictionFigures:
    """confidence: mean of the predicted pixels, 0 … 1. disagreement: share of the labelled pixels
    that are predicted otherwise, 0 … 1. None where there is nothing to say it of.
    """

    confidence: float | None
    disagreement: float | None


def figures_of(prediction: PredictedMask, mask: Mask | None) -> PredictionFigures:
    """Measure a prediction, and compare it with what is drawn; mask: of the same shape, or None."""
    height, width = prediction.shape
    predicted = sureness = labelled = wrong = 0
    for top in range(0, height, _STRIP_ROWS):
        strip = Region(top, 0, min(_STRIP_ROWS, height - top), width).slices
        class_ids = prediction.class_ids[strip]
        is_predicted = class_ids != 0
        predicted += int(np.count_nonzero(is_predicted))
        sureness += int(prediction.confidence[strip].sum(where=is_predicted, dtype=np.int64))
        if mask is not None:
            drawn = mask.class_ids[strip]
            is_compared = is_predicted & (drawn != 0)
            labelled += int(np.count_nonzero(is_compared))
            wrong += int(np.count_nonzero(is_compared & (drawn != class_ids)))
    return PredictionFigures(
        sureness / (255 * predicted) if predicted else None,
        wrong / labelled if labelled else None,
    )
