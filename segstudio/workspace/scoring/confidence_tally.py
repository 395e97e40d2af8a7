"""How often a prediction is right at each confidence, and the calibration error from it."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from segstudio.document.box_grid import boxes
from segstudio.document.label_class import UNLABELLED
from segstudio.document.mask_edit import MaskArray
from segstudio.document.prediction import PredictedMask
from segstudio.document.region import Region
from segstudio.workspace.scoring.confusion import places_of

BINS = 15
_LEVELS = 256

Sums = npt.NDArray[np.float64]


def confidence_sums(truth: MaskArray, prediction: PredictedMask, class_ids: Sequence[int]) -> Sums:
    """Return (classes, BINS, 3): pixels predicted as each class in equal bins of confidence.

    The 3: how many they are, the sum of their confidences (0 … 1), and how many are right. Pixels
    that are unlabelled in the truth, not predicted, or predicted as another class are left out.
    """
    places = places_of(class_ids)
    size = (len(class_ids) + 2, 2, _LEVELS)
    tally = np.zeros(size, np.int64)
    for box in boxes(Region(0, 0, *truth.shape)):
        right, said = truth[box.slices], prediction.class_ids[box.slices]
        is_counted = (right != UNLABELLED) & (said != UNLABELLED)
        right, said = right[is_counted], said[is_counted]
        keys = places[said] * 2 + (right == said)
        keys = keys * _LEVELS + prediction.confidence[box.slices][is_counted]
        tally += np.bincount(keys, minlength=tally.size).reshape(size)
    wrong, agreed = tally[1:-1, 0].astype(float), tally[1:-1, 1].astype(float)
    confidence = np.arange(_LEVELS) / (_LEVELS - 1)
    levels = np.stack([wrong + agreed, (wrong + agreed) * confidence, agreed], axis=-1)
    sums: Sums = np.zeros((len(class_ids), BINS, 3))
    for level, place in enumerate(np.minimum((confidence * BINS).astype(int), BINS - 1)):
        sums[:, place] += levels[:, level]
    return sums


def calibration_errors(sums: Sums) -> Sums:
    """Return the expected calibration error of each, 0 … 1; not a number without any pixel.

    sums: (…, BINS, 3) as from `confidence_sums`, which may be added up. Over the classes it is the
    error of the likeliest class; of one class, that of the pixels predicted as it.
    Source: Guo et al. 2017 (On calibration of modern neural networks), section 2, equation 3.
    """
    gaps = np.abs(sums[..., 1] - sums[..., 2]).sum(axis=-1)
    counts = sums[..., 0].sum(axis=-1)
    errors: Sums = np.full(gaps.shape, np.nan)
    np.divide(gaps, counts, out=errors, where=counts > 0)
    return errors
