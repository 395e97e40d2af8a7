"""How well masks agree with the truth: the overlap of each class. NumPy only."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from segstudio.document.label_class import UNLABELLED, ClassTable
from segstudio.document.mask_edit import MaskArray


@dataclass(frozen=True, slots=True)
class Overlap:
    """Pixel counts of one class: agreed, in the truth, and predicted (where there is truth)."""

    agreed_px: int
    truth_px: int
    predicted_px: int

    @property
    def dice(self) -> float | None:
        """2 · agreed / (truth + predicted), 0 … 1; None where the class is in neither."""
        total = self.truth_px + self.predicted_px
        return 2 * self.agreed_px / total if total else None

    @property
    def iou(self) -> float | None:
        """Agreed / (truth or predicted), 0 … 1; None where the class is in neither."""
        union = self.truth_px + self.predicted_px - self.agreed_px
        return self.agreed_px / union if union else None

    @property
    def precision(self) -> float | None:
        """Agreed / predicted, 0 … 1; None where the class is not predicted."""
        return self.agreed_px / self.predicted_px if self.predicted_px else None

    @property
    def recall(self) -> float | None:
        """Agreed / truth, 0 … 1; None where the class is not in the truth."""
        return self.agreed_px / self.truth_px if self.truth_px else None

    @property
    def area_error_px(self) -> int | None:
        """How far the predicted area is off, as a positive number; None where it is in neither."""
        off = abs(self.predicted_px - self.truth_px)
        return off if self.predicted_px or self.truth_px else None

    def __add__(self, other: Overlap) -> Overlap:
        return Overlap(
            self.agreed_px + other.agreed_px,
            self.truth_px + other.truth_px,
            self.predicted_px + other.predicted_px,
        )


def overlaps(
    truth: MaskArray, predicted: MaskArray, class_ids: Sequence[int]
) -> dict[int, Overlap]:
    """Return the overlap of each class.

    truth, predicted: (height, width) class ids. Pixels that are 0 in the truth are unlabelled and
    do not count, whatever is predicted there. Pixels that are 0 in the prediction do: they were
    missed. Raises ValueError where the shapes differ.
    """
    if truth.shape != predicted.shape:
        raise ValueError(f"The truth is {truth.shape}, but the prediction is {predicted.shape}.")
    is_counted = truth != UNLABELLED
    truth, predicted = truth[is_counted], predicted[is_counted]
    agreed = truth[truth == predicted]
    return {
        class_id: Overlap(
            int(np.count_nonzero(agreed == class_id)),
            int(np.count_nonzero(truth == class_id)),
            int(np.count_nonzero(predicted == class_id)),
        )
        for class_id in class_ids
    }


def dice_scores(
    truth: MaskArray, predicted: MaskArray, class_ids: Sequence[int]
) -> dict[int, float | None]:
    """Return the Dice of each class, None where it is neither in the truth nor predicted.

    Pixels that are 0 (unlabelled) in the truth are left out; see `overlaps`.
    """
    found = overlaps(truth, predicted, class_ids)
    return {class_id: each.dice for class_id, each in found.items()}


def mean(scores: Iterable[float | None]) -> float | None:
    """Return the mean of the scores there are, or None where there are none."""
    known = [score for score in scores if score is not None]
    return sum(known) / len(known) if known else None


def overlap_means(
    classes: ClassTable, found: Iterable[Mapping[int, Overlap] | None]
) -> dict[str, object] | None:
    """Return the means over images of each class's Dice and IoU, and over classes; None for none.

    An image counts for a class where the class is in its truth or predicted on it. The first class
    is the background: "mean_dice_without_background" leaves it out.
    """
    images = [each for each in found if each is not None]
    if not images:
        return None
    scores = {
        each.id: (
            mean(image[each.id].dice for image in images),
            mean(image[each.id].iou for image in images),
        )
        for each in classes
    }
    return {
        "images": len(images),
        "mean_dice": mean(dice for dice, _ in scores.values()),
        "mean_iou": mean(iou for _, iou in scores.values()),
        "mean_dice_without_background": mean(scores[each.id][0] for each in list(classes)[1:]),
        "classes": [
            {
                "id": each.id,
                "name": each.name,
                "dice": scores[each.id][0],
                "iou": scores[each.id][1],
            }
            for each in classes
        ],
    }
