"""How good predictions of images never touched are: overlap with the truth, and calibration."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

import numpy as np

from segstudio.benchmark.contender import Contender, Probabilities
from segstudio.benchmark.image_set import ImageSet
from segstudio.benchmark.person import class_ids_of
from segstudio.document.mask_edit import MaskArray
from segstudio.workspace.scoring.evaluation import Overlap, mean, overlaps

BINS = 15


@dataclass(frozen=True)
class Score:
    """Of all test images together. dice, iou: means over the classes but the background, 0 … 1.

    dice_with_background: mean over all classes. class_dice: of each class, None where it is
    nowhere. ece: expected calibration error, 0 … 1; None before there is a prediction.
    """

    dice: float
    iou: float
    dice_with_background: float
    class_dice: tuple[float | None, ...]
    ece: float | None


@dataclass
class Calibration:
    """Expected calibration error over BINS equal bins of confidence (Guo et al. 2017, “On
    Calibration of Modern Neural Networks”, section 2): the mean gap of confidence and accuracy.
    """

    count: np.ndarray = field(default_factory=lambda: np.zeros(BINS))
    confidence: np.ndarray = field(default_factory=lambda: np.zeros(BINS))
    right: np.ndarray = field(default_factory=lambda: np.zeros(BINS))

    def add(self, confidence: np.ndarray, is_right: np.ndarray) -> None:
        """Add pixels: confidence 0 … 1 in the predicted class, and whether that is true."""
        bins = np.clip((confidence * BINS).astype(int), 0, BINS - 1)
        self.count += np.bincount(bins, minlength=BINS)
        self.confidence += np.bincount(bins, confidence, BINS)
        self.right += np.bincount(bins, is_right.astype(float), BINS)

    @property
    def error(self) -> float | None:
        """The error, 0 … 1; None without any pixel."""
        total = self.count.sum()
        return float(np.abs(self.confidence - self.right).sum() / total) if total else None


def evaluate(contender: Contender, image_set: ImageSet) -> Score:
    """Predict the test images and score them; nothing is learned from them."""
    ids = image_set.class_ids
    found = {class_id: Overlap(0, 0, 0) for class_id in ids}
    calibration = Calibration()
    for example in image_set.test:
        probabilities = contender.predict_unseen(example.pixels)
        if probabilities is None:
            predicted = np.zeros_like(example.truth)
        else:
            predicted = class_ids_of(probabilities, example.truth)
            _add_confidence(calibration, probabilities, predicted, example.truth)
        for class_id, overlap in overlaps(example.truth, predicted, ids).items():
            found[class_id] += overlap
    return _score(list(found.values()), image_set.has_background, calibration.error)


def _score(found: Sequence[Overlap], has_background: bool, ece: float | None) -> Score:
    objects = found[1:] if has_background else found
    return Score(
        mean(each.dice for each in objects) or 0.0,
        mean(each.iou for each in objects) or 0.0,
        mean(each.dice for each in found) or 0.0,
        tuple(each.dice for each in found),
        ece,
    )


def _add_confidence(
    calibration: Calibration, probabilities: Probabilities, predicted: MaskArray, truth: MaskArray
) -> None:
    is_known = truth > 0
    is_right = (predicted == truth)[is_known]
    calibration.add(probabilities.max(axis=0)[is_known].astype(float), is_right)
